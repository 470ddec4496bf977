"""Finished documents say what was typed, whole, and a template that would lose any of it is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT

from reportgen import resources
from reportgen.errors import TemplateError
from reportgen.ooxml.package import read_package, write_package
from reportgen.pipeline import TemplateChoice
from tests.producing import Made, make

HEAD = "文种: 通知\n标题: 关于测试的通知\n主送机关: 各站\n"
FULL = (
    HEAD
    + """\
正文:
  - 标题: 一节
    要点: [先做的事, 后做的事]
附件:
  - {标题: 附表, 表格: {列: [甲, 乙], 行: [[格一, 格二]]}}
"""
)


def made(folder: Path, text: str, choice: TemplateChoice | None = None) -> Made:
    path = folder / "稿.yaml"
    path.write_text(text, "utf-8")
    return make(path, choice)


def said(document: Made) -> list[str]:
    return [line.text for line in document.lines if line.text]


def test_a_demand_of_several_lines_keeps_its_deadline(tmp_path: Path) -> None:
    text = HEAD + "问题:\n  - {标题: 渠道淤积, 整改要求: [立即清淤。, 加强巡查。], 整改期限: 2026-05-09}\n"
    assert said(made(tmp_path, text))[-2:] == ["整改意见：立即清淤。", "加强巡查。（整改期限：2026年5月9日前）"]


@pytest.mark.parametrize("typed", ["甲}}乙", "增长50% } 以后", "a < b && c > d", "“引号”、'单引号'", "𠮷野家😀"])
def test_what_looks_like_a_tag_prints_as_typed(typed: str, tmp_path: Path) -> None:
    path = tmp_path / "稿.json"
    data = {"文种": "通知", "标题": "关于测试的通知", "主送机关": "各站", "内容": typed}
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert typed in said(make(path))


def template(folder: Path, old: str, new: str) -> TemplateChoice:
    parts = dict(read_package(resources.template_file("notice").read_bytes(), ""))
    document = parts["word/document.xml"].decode()
    assert old in document
    parts["word/document.xml"] = document.replace(old, new).encode()
    path = folder / "模板.docx"
    path.write_bytes(write_package(parts))
    return TemplateChoice(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ block.number }}{{ block.title }}{{ block.text }}", "{{ block.title }}{{ block.text }}"),
        ("block.kind == '要点'", "false"),
        ("for line in cell.lines", "for line in []"),
        ("for line in title_lines", "for line in []"),
    ],
)
def test_a_template_that_loses_a_number_a_paragraph_a_cell_or_the_title_is_refused(
    old: str, new: str, tmp_path: Path
) -> None:
    choice = template(tmp_path, old, new)
    if old.startswith("block.kind"):
        parts = dict(read_package((tmp_path / "模板.docx").read_bytes(), ""))
        whole = "{{ block.number }}{{ block.title }}{{ block.text }}{{ block.tail }}"
        parts["word/document.xml"] = parts["word/document.xml"].decode().replace(whole, "").encode()
        (tmp_path / "模板.docx").write_bytes(write_package(parts))
    with pytest.raises(TemplateError) as caught:
        made(tmp_path, FULL, choice)
    assert caught.value.diagnostics[0].code == "template-loses"


@pytest.mark.parametrize("left", ["{% raw %}{{ 标题 }}{% endraw %}", "{{ '{{ 标题' }}"])
def test_a_tag_that_is_left_is_told_with_its_place(left: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        made(tmp_path, FULL, template(tmp_path, "{{ recipients }}：", f"{{{{ recipients }}}}：{left}"))
    found = caught.value.diagnostics[0]
    assert (found.code, found.location.place.get("part")) == ("template-leftover", "word/document.xml")
    assert "paragraph" in found.location.place and found.instead


def attachment(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph("外来的正文")
    document.sections[0].header.paragraphs[0].text = "外来的页眉"
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("横排的一页")
    document.save(str(folder / "外来.docx"))


def test_a_merged_document_takes_the_pages_of_the_notice_and_what_is_lost_is_told(tmp_path: Path) -> None:
    attachment(tmp_path)
    document = made(tmp_path, HEAD + "附件: [{标题: 外来材料, 文件: 外来.docx}]\n")
    opened = docx.Document(io.BytesIO(document.produced.data))
    assert [
        (each.page_width.mm, each.page_height.mm) for each in opened.sections if each.page_width and each.page_height
    ] == [(pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))]
    assert {"外来的正文", "横排的一页"} <= set(said(document))
    told = [each.params["lost"] for each in document.diagnostics if each.code == "attached-pages"]
    assert told == ["外来的页眉", "landscape"]


def test_a_value_of_ones_own_that_is_not_printed_is_told_at_its_line(tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    text = resources.sample_file("notice").read_text("utf-8")
    source.write_text(text + "附加:\n  电话: 甲\n  照片:\n    - {文件: 坝.png}\n", "utf-8")
    told = {each.params["name"]: each for each in make(source).diagnostics if each.code == "not-printed"}
    last = len(text.splitlines())
    assert {name: each.location.place["line"] for name, each in told.items()} == {"电话": last + 2, "照片": last + 3}
    assert told["照片"].field == "照片"
