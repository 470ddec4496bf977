"""Charts in a batch: each document its own, from one worker or from several, and merged into one."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.ooxml.chart_reading import read_charts
from reportgen.ooxml.package import read_package
from tests.batch.records import batch, common_file, csv_file, documents


def records(folder: Path, count: int) -> Path:
    def content(number: int) -> str:
        chart = {"标题": "各月数量", "类别": ["1月", "2月"], "数值": [str(number), "0"]}
        return json.dumps([f"第{number}号事项。", {"图表": chart}], ensure_ascii=False)

    rows = [{"主送机关": f"第{number}水务站", "内容项": content(number)} for number in range(1, count + 1)]
    return csv_file(folder, rows)


def numbers(data: bytes) -> list[float | None]:
    return [each.series[0].values[0] for each in read_charts(read_package(data, ""))]


def test_each_document_of_a_batch_has_its_own_chart_whoever_makes_it(tmp_path: Path) -> None:
    common = common_file(tmp_path)
    alone, shared = tmp_path / "一", tmp_path / "二"
    assert batch(records(tmp_path, 5), alone, common=common) == 0
    assert batch(records(tmp_path, 5), shared, "--jobs", "2", common=common) == 0
    made = documents(alone)
    assert made == documents(shared)
    assert sorted(value or 0 for data in made.values() for value in numbers(data)) == [1, 2, 3, 4, 5]


def test_charts_are_there_when_the_documents_of_a_batch_are_merged(tmp_path: Path) -> None:
    whole = tmp_path / "全部.docx"
    assert batch(records(tmp_path, 3), tmp_path / "出", "--merge", str(whole), common=common_file(tmp_path)) == 0
    assert numbers(whole.read_bytes()) == [1, 2, 3]
