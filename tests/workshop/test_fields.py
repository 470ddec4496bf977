"""The list of fields is the view's own: nothing is missing in it, nothing in it is not there, and every tag prints."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen import kinds
from reportgen.cli import run
from reportgen.locale import Wording
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package
from reportgen.sources import load
from reportgen.workshop.data_fields import fields_of_data, remarks
from reportgen.workshop.field import Field, every
from reportgen.workshop.field_texts import table_lines, width
from reportgen.workshop.view_fields import fields_of_kind, sample_view, view_of
from tests.workshop.placing import filled, filled_view, placed, template

ENGLISH, CHINESE = {"REPORTGEN_LANG": "en"}, {"REPORTGEN_LANG": "zh"}
NOTICE = fields_of_kind(kinds.load("notice"))
DATA = """\
会议名称: 安全例会
空着: ""
参会单位: [监管一科, 监管二科]
议题:
  - 名称: 通报
    材料: {名称: 台账, 份数 合计: 12}
    发言: [甲, 乙]
  - 名称: 部署
说明:
  - 一句话
  - 标题: 二
    内容: 三
  - [四, 五]
"""


def paths_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of everything in a view, found by going over the values, not the types."""
    if isinstance(value, list):
        for one in value:
            yield (*path, "[]")
            yield from paths_of(one, (*path, "[]"))
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield (*path, each.name)
            yield from paths_of(getattr(value, each.name), (*path, each.name))


def paths_to_print(value: Any) -> set[tuple[str, ...]]:
    """Return the paths, without the items of lists that have fields of their own."""
    found = set(paths_of(value))
    return {
        path
        for path in found
        if path[-1] != "[]" or not any(len(other) > len(path) and other[: len(path)] == path for other in found)
    }


@pytest.mark.parametrize("name", kinds.names())
def test_every_field_that_a_sample_shows_is_listed(name: str) -> None:
    listed = {each.path for each in every(fields_of_kind(kinds.load(name)))}
    shown = paths_to_print(sample_view(kinds.load(name)))
    assert shown - listed == set()


@pytest.mark.parametrize("name", kinds.names())
def test_every_field_listed_is_one_of_the_view(name: str) -> None:
    kind = kinds.load(name)
    listed = [each.path for each in every(fields_of_kind(kind))]
    assert len(set(listed)) == len(listed)
    assert set(listed) == paths_to_print(filled(view_of(kind)))


@pytest.mark.parametrize("language", ["chinese", "english"])
@pytest.mark.parametrize("field", every(NOTICE), ids=lambda each: ".".join(each.path))
def test_a_tag_prints_its_field(field: Field, language: str) -> None:
    around, tag = [getattr(each, language) for each in field.around], getattr(field.tag, language)
    made = template(placed(around, tag)).render(filled_view())
    text = "\n".join(line.text for line in outline(read_package(made, "made.docx")))
    path = ".".join(field.path).replace(".[]", "[]")
    wanted = {"text": path, "values of your own": path, "number": "0.5", "Word file": "并入"}.get(field.type, "里")
    assert wanted in text if field.type != "Word file" else "{{" in text


def test_fields_in_loops_tell_the_loop() -> None:
    field = next(
        each
        for each in every(NOTICE)
        if each.path == ("blocks", "[]", "table", "rows", "[]", "cells", "[]", "lines", "[]")
    )
    assert [each.chinese for each in field.around] == [
        "{%p for 块 in 内容块 %}", "{%p if 块.表格 %}", "{%tr for 行 in 块.表格.行 %}", "{%tc for 格 in 行.单元格 %}",
        "{%p for 段 in 格.行 %}",
    ]  # fmt: skip
    assert field.tag.chinese == "{{ 段 }}"


@pytest.mark.parametrize("room", [60, 80, 120])
def test_in_a_narrow_window_name_and_tag_stay_whole(room: int) -> None:
    wording = Wording("zh")
    lines = list(table_lines(NOTICE, wording, room))
    for field, line in zip(every(NOTICE), lines[1:], strict=False):
        tag = field.tag.chinese
        assert line.strip().startswith(field.name.chinese) and line.endswith(tag)
    widest = max(width("  " * each.depth + each.name.chinese) for each in every(NOTICE))
    tags = max(width(each.tag.chinese) for each in every(NOTICE))
    assert max(map(width, lines[: len(every(NOTICE)) + 1])) <= max(room, widest + 2 + tags)


def test_examples_come_from_the_sample() -> None:
    examples = {each.path: each.example for each in every(NOTICE)}
    assert examples["document_number",] == "云应急〔2026〕7号"
    assert examples["imprint", "printing_office"] == "云溪市应急管理局办公室"


def test_kinds_of_blocks_are_told() -> None:
    values = next(each.values for each in every(NOTICE) if each.path == ("blocks", "[]", "kind"))
    used = {block.kind for name in kinds.names() for block in sample_view(kinds.load(name)).blocks}
    assert used <= set(values) and {"一级标题", "整改情况", "附件说明首项"} <= used


def data_file(folder: Path) -> Path:
    path = folder / "例会.yaml"
    path.write_text(DATA, "utf-8")
    return path


def test_every_tag_of_data_without_a_kind_prints_with_it(tmp_path: Path) -> None:
    data = load(data_file(tmp_path)).data
    printed = {}
    for field in every(fields_of_data(data)):
        made = template(placed([each.chinese for each in field.around], field.tag.chinese)).render(data)
        printed[field.path, field.type] = [line.text for line in outline(read_package(made, "made.docx")) if line.text]
    assert printed[("会议名称",), "text"] == ["安全例会"]
    assert printed[("空着",), "text"] == []
    assert printed[("参会单位", "[]"), "text"] == ["监管一科", "监管二科"]
    assert printed[("议题", "[]", "材料", "份数 合计"), "text"] == ["12"]
    assert printed[("议题", "[]", "发言", "[]"), "text"] == ["甲", "乙"]
    assert printed[("说明", "[]"), "text"] == ["一句话"]
    assert printed[("说明", "[]", "内容"), "text"] == ["三"]
    assert printed[("说明", "[]", "[]"), "text"] == ["四", "五"]


def test_a_key_that_no_tag_can_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("2026年: a\n工作 重点: b\nif: c\n要点: d\n", "utf-8")
    assert [each.params["key"] for each in remarks(load(path))] == ["2026年", "工作 重点", "if"]


def test_the_table_says_it_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "fields", "通知"], CHINESE) == 0
    lines = capsys.readouterr().out.splitlines()
    title = next(line for line in lines if line.startswith("标题 "))
    assert title.split()[1:4] == ["title", "文字", "标题，不分行"] and title.endswith("{{ 标题 }}")
    assert any(line.startswith("  块.内容 ") and line.endswith("{{ 块.内容 }}") for line in lines)
    assert lines[-1].startswith("块.类型 的取值：一级标题、")


def test_programs_get_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "fields", "notice", "--format", "json"], ENGLISH) == 0
    said = json.loads(capsys.readouterr().out)
    blocks = next(each for each in said["fields"] if each["path"] == ["blocks"])
    text = next(each for each in blocks["fields"] if each["path"] == ["blocks", "[]", "text"])
    assert text["name"] == {"zh": "块.内容", "en": "block.text"} and text["in"][0]["en"] == "{%p for block in blocks %}"


def test_the_sheet_has_a_row_for_each_field(tmp_path: Path) -> None:
    file = tmp_path / "模板说明.docx"
    assert run(["template", "fields", "notice", "-o", str(file)], CHINESE) == 0
    rows = [line.cells for line in outline(read_package(file.read_bytes(), "a")) if line.in_table]
    names = [f"{each.name.chinese} {each.name.english}" for each in every(NOTICE)]
    assert [cells[0] for cells in rows] == ["字段 field", *names]
    assert run(["template", "fields", "notice", "-o", str(file)], CHINESE) == 1
    assert run(["template", "fields", "notice", "-o", str(file), "--force"], CHINESE) == 0


def test_a_sheet_needs_a_name_and_a_kind_a_known_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "fields", "notice", "--format", "docx"], CHINESE) == 2
    assert "请写 -o 文件.docx" in capsys.readouterr().err
    assert run(["template", "fields", "通告"], CHINESE) == 2
    assert "通知" in capsys.readouterr().err


def test_a_file_that_names_its_kind_gets_the_fields_of_the_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("文种: 通知\n标题: 关于开展夏季检查的通知\n主送机关: 各科室\n内容: 请照办。\n", "utf-8")
    assert run(["template", "fields", str(path)], CHINESE) == 0
    said = capsys.readouterr()
    assert "文种是通知" in said.err and "内容块" in said.out and "关于开展夏季检查的通知" in said.out
