"""Notes in a workbook: they stand at their cells, and nothing else of the file is touched."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from reportgen.ooxml.package import CONTENT_TYPES, PackageError, read_package, write_package
from reportgen.ooxml.sheet_notes import annotated
from reportgen.ooxml.workbook_parts import sheet_parts

TOUCHED = (".rels", ".vml", "comments", CONTENT_TYPES)


def book(**comments: str) -> bytes:
    """Return a workbook of two sheets, the first with comments by cell."""
    made = openpyxl.Workbook()
    first: Any = made.active
    first.title = "甲"
    first["B2"] = "=1+1"
    for cell, text in comments.items():
        first[cell].comment = Comment(text, "张三")
    made.create_sheet("乙")["A1"] = "文字"
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def notes_of(data: bytes) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        for row in sheet.iter_rows():
            found |= {(sheet.title, cell.coordinate): cell.comment.text for cell in row if cell.comment}
    return found


def test_a_note_stands_at_its_cell() -> None:
    made = annotated(book(), {("甲", "B2"): ["第一处", "第二处"], ("乙", "A1"): ["第三处"]})
    assert notes_of(made) == {("甲", "B2"): "第一处\n第二处", ("乙", "A1"): "第三处"}


def test_notes_that_were_there_are_kept() -> None:
    made = annotated(book(A1="原有批注", B2="也是原有"), {("甲", "B2"): ["错了"], ("甲", "C3"): ["也错了"]})
    assert notes_of(made) == {("甲", "A1"): "原有批注", ("甲", "B2"): "也是原有\n错了", ("甲", "C3"): "也错了"}


def test_a_copy_can_be_annotated_again() -> None:
    once = annotated(book(), {("甲", "A1"): ["一"]})
    assert notes_of(annotated(once, {("甲", "A2"): ["二"]})) == {("甲", "A1"): "一", ("甲", "A2"): "二"}


def test_every_other_part_stays_byte_for_byte() -> None:
    before = read_package(book(), "")
    after = read_package(annotated(book(), {("甲", "A1"): ["错"]}), "")
    sheet = sheet_parts(before)["甲"]
    for name, data in before.items():
        if name != sheet and not any(each in name for each in TOUCHED):
            assert after[name] == data, name
    start, _, end = after[sheet].partition(b"<legacyDrawing")
    assert start + end.partition(b"/>")[2] == before[sheet]


def test_the_drawing_stands_where_the_schema_wants_it() -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        sheet = made.add_worksheet("甲")
        sheet.add_table(0, 0, 2, 1, {"columns": [{"header": "一"}, {"header": "二"}]})
    data = annotated(stream.getvalue(), {("甲", "A1"): ["错"]})
    parts = read_package(data, "")
    order = [node.tag.rpartition("}")[2] for node in ElementTree.fromstring(parts[sheet_parts(parts)["甲"]])]
    assert order.index("pageMargins") < order.index("legacyDrawing") < order.index("tableParts")


def test_the_drawing_says_where_each_note_is() -> None:
    parts = read_package(annotated(book(A1="原有"), {("甲", "AB12"): ["错"]}), "")
    drawings = [ElementTree.fromstring(data) for name, data in parts.items() if name.endswith(".vml")]
    places = {
        (data.findtext("{*}Row"), data.findtext("{*}Column"))
        for each in drawings
        for data in each.iter("{urn:schemas-microsoft-com:office:excel}ClientData")
    }
    assert places == {("0", "0"), ("11", "27")}


def test_a_sheet_that_is_not_there_has_no_notes() -> None:
    assert notes_of(annotated(book(), {("丙", "A1"): ["错"], ("甲", "不是单元格"): ["错"]})) == {}


def test_the_same_notes_give_the_same_bytes() -> None:
    data = book()
    assert annotated(data, {("甲", "A1"): ["错"]}) == annotated(data, {("甲", "A1"): ["错"]})


@given(st.text(min_size=1, max_size=60))
def test_any_text_can_be_noted(text: str) -> None:
    made = annotated(book(), {("甲", "A1"): [text]})
    for name, data in read_package(made, "").items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(data)


def test_a_workbook_in_utf_16_is_annotated_too() -> None:
    parts = read_package(book(), "")
    sheet = sheet_parts(parts)["甲"]
    parts[sheet] = ('<?xml version="1.0" encoding="UTF-16"?>' + parts[sheet].decode()).encode("utf-16")
    assert notes_of(annotated(write_package(parts), {("甲", "A1"): ["错"]})) == {("甲", "A1"): "错"}


@pytest.mark.parametrize("tag", ['<legacyDrawing r:id="rId9"/>', '<legacyDrawing r:id="rId9"></legacyDrawing>'])
def test_a_drawing_that_is_not_there_is_replaced(tag: str) -> None:
    parts = read_package(book(), "")
    sheet = sheet_parts(parts)["甲"]
    space = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    broken = tag.replace(" r:id", f"{space} r:id")
    parts[sheet] = parts[sheet].replace(b"</worksheet>", f"{broken}</worksheet>".encode())
    made = annotated(write_package(parts), {("甲", "A1"): ["错"]})
    after = read_package(made, "")[sheet]
    assert after.count(b"<legacyDrawing") == 1
    assert b"rId9" not in after
    assert notes_of(made) == {("甲", "A1"): "错"}


def test_a_broken_sheet_is_refused() -> None:
    parts = read_package(book(), "")
    parts[sheet_parts(parts)["甲"]] = b"<worksheet><sheetData>"
    with pytest.raises(PackageError):
        annotated(write_package(parts), {("甲", "A1"): ["错"]})
