"""Whole templates, as an author makes them of a fresh one: styles, letterhead, a column of the task list, headers, charts."""

from __future__ import annotations

import copy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reportgen.layout.base_template import base_template
from reportgen.views.view import OfficialView
from reportgen.workshop.chinese_tags import in_chinese
from template_examples.common import edited, small

BLUE, RED = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0xC0, 0x00, 0x00)


def examples() -> dict[str, bytes]:
    """Return the examples by their names."""
    fresh = in_chinese(base_template("通知"), OfficialView)
    return {
        "07-styles": edited(fresh, _restyled),
        "08-letterhead": edited(fresh, _letterhead),
        "09-task-column": edited(fresh, _task_column),
        "10-headers": edited(small("页眉页脚"), _headers),
        "14-charts": edited(fresh, _charts),
    }


def _restyled(document: Any) -> None:
    """The first level stands in dark blue, larger; measures stand a line apart."""
    first = document.styles["一级标题"]
    first.font.color.rgb, first.font.size = BLUE, Pt(18)
    document.styles["二级措施"].paragraph_format.space_before = Pt(6)


def _letterhead(document: Any) -> None:
    """The red head is darker and spaced; address and telephone stand below the number."""
    head = document.styles["发文机关标志"]
    head.font.color.rgb = RED
    rule = next(each for each in document.paragraphs if each.style.name == "红色分隔线")
    text = '地址：云溪市滨河路8号　　电话：{{ 附加.局办电话 }}　　邮编：{{ 附加.邮编|默认("000000") }}'
    line = rule.insert_paragraph_before(text, style="发文字号")
    line.runs[0].font.size = Pt(12)


ONLY_IN_TASK_LIST = '块.表格.来源 == "措施"'


def _task_column(document: Any) -> None:
    """The task list has one column more, 办理情况, to be filled in by hand."""
    listed = next(table for table in document.tables if "块.表格.列" in table._tbl.xml)
    head, cells = (row for row in listed.rows if "{%tc" in row._tr.xml)
    for row, text in ((head, "办理情况"), (cells, "")):
        _add_cell(row, text)
    spanning = next(each for each in listed._tbl.iter(qn("w:t")) if "colspan" in (each.text or ""))
    spanning.text = f"{{% colspan 块.表格.列|个数 + (1 if {ONLY_IN_TASK_LIST} else 0) %}}"


def _add_cell(row: Any, text: str) -> None:
    """Add behind the loop over the columns a cell of one text, between the condition and its end."""
    *_, inside, end = row._tr.tc_lst
    shown, opened, closed = copy.deepcopy(inside), copy.deepcopy(end), copy.deepcopy(end)
    _say(shown, text)
    _say(opened, f"{{%tc if {ONLY_IN_TASK_LIST} %}}")
    _say(closed, "{%tc endif %}")
    for each in (closed, shown, opened):
        end.addnext(each)


def _say(cell: Any, text: str) -> None:
    """Let a cell say only this text, in a paragraph that is no tag."""
    first, *others = sorted(cell.findall(qn("w:p")), key=lambda each: "{%p" in "".join(each.itertext()))
    for each in (*others, *first.findall(qn("w:r"))[1:]):
        each.getparent().remove(each)
    first.find(qn("w:r")).find(qn("w:t")).text = text


def _headers(document: Any) -> None:
    """Every page names the document at its head, and page and pages at its foot."""
    section = document.sections[0]
    section.header_distance = Mm(15)
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].text = "{{ 发文机关 }}　　{{ 标题 }}"
        header.paragraphs[0].style = document.styles["表格内容"]
    for footer in (section.footer, section.even_page_footer):
        line = footer.paragraphs[0]
        line.text = "第"
        _field(line, "PAGE")
        line.add_run("页　共")
        _field(line, "NUMPAGES")
        line.add_run("页")


def _field(paragraph: Any, code: str) -> None:
    """Add a field of Word, as Insert > Page Number does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _charts(document: Any) -> None:
    """Captions stand in dark blue."""
    document.styles["图题"].font.color.rgb = BLUE
