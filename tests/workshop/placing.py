"""Puts a tag into a template, in the loops and conditions it must stand in, as its author would in Word."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, get_args, get_origin, get_type_hints

from reportgen.layout import gbt9704 as gb
from reportgen.layout import styles
from reportgen.layout.base_template import PAGE, base_template
from reportgen.ooxml.elements import Element
from reportgen.ooxml.new_document import NewDocument
from reportgen.ooxml.writing import TableFormat, cell, paragraph, row, table
from reportgen.templating import CompiledTemplate, Subdocument
from reportgen.views.fields import context
from reportgen.views.view import OfficialView
from reportgen.workshop.field import ANY_OF_OWN

ENDS = {"for": "endfor", "if": "endif"}


def template(body: Sequence[Element]) -> CompiledTemplate:
    """Return a template that holds nothing but these paragraphs and tables."""
    made = NewDocument(
        "试", body, styles.style_sheet(), PAGE, [paragraph("正文")], [paragraph("正文")], ("黑体", "仿宋")
    )
    return CompiledTemplate.from_bytes(made.to_bytes())


def placed(around: Sequence[str], tag: str) -> list[Element]:
    """Return a tag within the tags it must stand in; one that begins a loop of rows or cells stands in a table too."""
    if tag.startswith("{%"):
        return placed([*around, tag], "里")
    if not around:
        return [paragraph("正文", tag)]
    first, *inner = around
    if first.startswith("{%p"):
        return [paragraph("正文", first), *placed(inner, tag), paragraph("正文", _end(first))]
    if first.startswith("{%tr"):
        rows = [_tag_row(first), row(_cells(inner, tag)), _tag_row(_end(first))]
    else:
        rows = [row(_cells(around, tag))]
    return [table(TableFormat((gb.CORE_WIDTH,)), rows), paragraph("正文")]


def _cells(around: Sequence[str], tag: str) -> list[Element]:
    if around and around[0].startswith("{%tc"):
        ends = [cell([paragraph("正文", each)], 900) for each in (around[0], _end(around[0]))]
        return [ends[0], cell(placed(around[1:], tag), 900), ends[1]]
    return [cell(placed(around, tag), 900)]


def _tag_row(tag: str) -> Element:
    return row([cell([paragraph("正文", tag)], gb.CORE_WIDTH)])


def _end(tag: str) -> str:
    letters, word = tag.removeprefix("{%").split()[:2]
    return f"{{%{letters} {ENDS[word]} %}}"


def filled(hint: Any, path: str = "") -> Any:
    """Return a value of a view's type in which everything says where it stands."""
    if get_origin(hint) is list:
        return [filled(get_args(hint)[0], f"{path}[]")]
    if get_origin(hint) is dict:
        return dict.fromkeys(ANY_OF_OWN, path)
    for each in (hint, *get_args(hint)):
        if dataclasses.is_dataclass(each):
            hints = get_type_hints(each)
            names = [one.name for one in dataclasses.fields(each)]
            return each(**{name: filled(hints[name], f"{path}.{name}".strip(".")) for name in names})  # type: ignore[operator]
        if each in (bool, float):
            return True if each is bool else 0.5
    return path if hint is str else None


def filled_view() -> dict[str, Any]:
    """Return the view of an official document, as a template sees it, in which every field says where it stands."""
    values: dict[str, Any] = context(filled(OfficialView))
    for block in values["blocks"]:
        block["document"] = block["文件"] = Subdocument(base_template("并入"), "并入.docx")
    return values
