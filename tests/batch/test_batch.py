"""A batch as an office meets it: good records are made, bad ones are told, and nothing is lost or made twice."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.records import COMMON, FINDINGS, batch, common_file, csv_file, documents, entries, rows, texts


def test_each_record_becomes_a_document_with_what_is_common(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert batch(csv_file(tmp_path, rows(3)), out, common=common_file(tmp_path)) == 0
    made = documents(out)
    assert sorted(made) == [
        "2026-03-09 关于限期整改的通知.docx",
        "2026-03-09 关于限期整改的通知（2）.docx",
        "2026-03-09 关于限期整改的通知（3）.docx",
    ]
    second = texts(made["2026-03-09 关于限期整改的通知（2）.docx"])
    assert "第2水务站：" in second and "青水改〔2026〕12号" in second and "第2号事项。" in second
    assert "已生成 3 份" in capsys.readouterr().out


def test_a_bad_record_is_told_with_its_cell_and_the_rest_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = rows(4)
    records[1]["成文日期"] = "2026-02-30"
    for each in records:
        each.setdefault("成文日期", "")
    out = tmp_path / "out"
    assert batch(csv_file(tmp_path, records), out, common=common_file(tmp_path)) == 1
    assert len(documents(out)) == 3
    assert "记录.csv!D3" in capsys.readouterr().err
    with (out / "failures.csv").open(encoding="utf-8-sig", newline="") as stream:
        (failed,) = csv.DictReader(stream)
    assert failed["错误位置"] == "D3" and "2026-02-30" in failed["错误说明"] and failed["主送机关"] == "第2水务站"


def test_failures_are_mended_and_run_again_without_a_gap_or_a_second_use_of_a_number(tmp_path: Path) -> None:
    records = rows(4)
    records[1]["内容"] = "请填写"
    out, common = tmp_path / "out", common_file(tmp_path)
    assert batch(csv_file(tmp_path, records), out, common=common) == 1
    before = documents(out)
    mended = tmp_path / "改.csv"
    mended.write_text((out / "failures.csv").read_text("utf-8-sig").replace(",请填写,", ",=改好了,"), "utf-8")
    assert batch(mended, out, "--resume", common=common) == 0
    assert [each["serial_number"] for each in entries(out)] == [11, 12, 13, 14]
    after = documents(out)
    assert len(after) == 4 and before.items() <= after.items(), "no document of another record is touched"
    assert not (out / "failures.csv").exists()


def test_running_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, out, common = csv_file(tmp_path, rows(5)), tmp_path / "out", common_file(tmp_path)
    assert batch(records, out, common=common) == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()}
    capsys.readouterr()
    assert batch(records, out, common=common) == 0
    assert batch(records, out, "--resume", common=common) == 0
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()} == before
    assert capsys.readouterr().out.count("已生成 0 份，未变 5 份") == 2


def test_resume_makes_what_is_missing_or_damaged_and_nothing_else(tmp_path: Path) -> None:
    records, out, common = csv_file(tmp_path, rows(4)), tmp_path / "out", common_file(tmp_path)
    batch(records, out, common=common)
    whole = documents(out)
    (out / "2026-03-09 关于限期整改的通知（2）.docx").unlink()
    assert batch(records, out, "--resume", common=common) == 0
    assert documents(out) == whole


def test_an_edited_document_is_a_failure_and_stays_as_it_is(tmp_path: Path) -> None:
    records, out, common = csv_file(tmp_path, rows(2)), tmp_path / "out", common_file(tmp_path)
    batch(records, out, common=common)
    path = out / "2026-03-09 关于限期整改的通知.docx"
    path.write_bytes(b"PK edited")
    assert batch(records, out, "--resume", common=common) == 1
    assert path.read_bytes().endswith(b"PK edited")


def test_two_processes_make_the_same_files_as_one(tmp_path: Path) -> None:
    records, common = csv_file(tmp_path, rows(60)), common_file(tmp_path)
    assert batch(records, tmp_path / "one", common=common) == 0
    assert batch(records, tmp_path / "two", "--jobs", "2", common=common) == 0
    assert documents(tmp_path / "one") == documents(tmp_path / "two")


def test_the_shards_of_a_run_make_together_what_the_run_makes(tmp_path: Path) -> None:
    records, common = csv_file(tmp_path, rows(7)), common_file(tmp_path)
    assert batch(records, tmp_path / "whole", common=common) == 0
    for number in (1, 2, 3):
        assert batch(records, tmp_path / f"part{number}", "--shard", f"{number}/3", common=common) == 0
    parts = [documents(tmp_path / f"part{number}") for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [3, 2, 2]
    assert parts[0] | parts[1] | parts[2] == documents(tmp_path / "whole")


@pytest.mark.parametrize("text", ["0/2", "3/2", "x", "1", "1/0"])
def test_a_shard_that_is_none_is_a_usage_error(text: str, tmp_path: Path) -> None:
    assert batch(csv_file(tmp_path, rows(1)), tmp_path / "out", "--shard", text) == 2


def test_names_follow_a_pattern_and_never_leave_the_folder(tmp_path: Path) -> None:
    records = rows(2)
    records[1]["主送机关"] = "../../外"
    out = tmp_path / "out"
    assert (
        batch(csv_file(tmp_path, records), out, "--name", "{{ 序号 }} {{ 主送机关 }}", common=common_file(tmp_path))
        == 0
    )
    assert sorted(documents(out)) == ["1 第1水务站.docx", "2 ..／..／外.docx"]


def test_a_pattern_that_names_no_field_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = batch(csv_file(tmp_path, rows(1)), tmp_path / "out", "--name", "{{ 没有 }}", common=common_file(tmp_path))
    assert code == 2 and "没有" in capsys.readouterr().err


def test_a_record_of_another_kind_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = rows(2)
    records[0]["文种"], records[1]["文种"] = "通知", "实施方案"
    assert batch(csv_file(tmp_path, records), tmp_path / "out", common=common_file(tmp_path)) == 1
    assert "这条记录的文种是“实施方案”" in capsys.readouterr().err
    assert len(documents(tmp_path / "out")) == 1


@pytest.mark.parametrize("start", ["零", "0", "-3", "1.5"])
def test_a_series_starts_with_a_whole_number(start: str, tmp_path: Path) -> None:
    common = common_file(tmp_path, COMMON.replace("起始号: 11", f"起始号: '{start}'"))
    assert batch(csv_file(tmp_path, rows(1)), tmp_path / "out", common=common) == 1
    assert not (tmp_path / "out").exists()


def test_a_record_may_bring_its_own_number(tmp_path: Path) -> None:
    records = rows(2)
    records[0]["发文字号"], records[1]["发文字号"] = "青水改〔2026〕99号", ""
    out = tmp_path / "out"
    assert batch(csv_file(tmp_path, records), out, common=common_file(tmp_path)) == 0
    assert [each["serial_number"] for each in entries(out)] == [None, 11]


def test_a_run_that_is_killed_goes_on_to_the_very_same_files(tmp_path: Path) -> None:
    records, common = csv_file(tmp_path, rows(300)), common_file(tmp_path)
    batch(records, tmp_path / "undisturbed", common=common)
    out = tmp_path / "killed"
    command = [
        sys.executable,
        "-m",
        "reportgen",
        "batch",
        "通知",
        str(records),
        "-o",
        str(out),
        "--common",
        str(common),
    ]
    for moment in (0.5, 0.7, 0.9):
        process = subprocess.Popen([*command, "--resume"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert subprocess.run([*command, "--resume"], check=False, capture_output=True).returncode == 0
    assert documents(out) == documents(tmp_path / "undisturbed")
    assert sorted(path.suffix for path in out.iterdir() if path.suffix != ".docx") == [".jsonl"]
    assert len({each["file"] for each in entries(out)}) == len({each["serial_number"] for each in entries(out)}) == 300


def test_records_are_read_from_yaml_and_json_lists_too(tmp_path: Path) -> None:
    data = [{"主送机关": "甲站", "问题": FINDINGS}, {"主送机关": "乙站", "内容": "一句。"}]
    out = {}
    for name, text in (
        ("a.json", json.dumps(data, ensure_ascii=False)),
        ("b.json", json.dumps({"records": data}, ensure_ascii=False)),
        ("c.yaml", json.dumps(data, ensure_ascii=False)),
        (
            "d.yaml",
            "记录:\n  - 主送机关: 甲站\n    问题: [{标题: 渠道淤积, 整改要求: 清淤, 整改期限: 2026-04-01}]\n  - {主送机关: 乙站, 内容: 一句。}\n",
        ),
    ):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        assert batch(path, tmp_path / f"out-{name}", common=common_file(tmp_path)) == 0
        out[name] = documents(tmp_path / f"out-{name}")
    assert len(out["a.json"]) == 2
    assert out["a.json"] == out["b.json"] == out["c.yaml"] == out["d.yaml"]
