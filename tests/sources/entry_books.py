"""Entry workbooks of tests: a few rows become a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from reportgen.diagnostics import Diagnostic
from reportgen.errors import InputError
from reportgen.sources import Source, load

Rows = Sequence[Any]
BASIC: Rows = [["项目", "内容"], ["文种", "通知"], ["标题", "关于防汛的通知"], ["主送机关", "甲站\n乙站"]]


def book(sheets: Mapping[str, Rows]) -> bytes:
    made = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def entry(folder: Path, body: Rows = (), **sheets: Rows) -> Path:
    """Write an entry workbook: the sheet 基本信息 unless another is given, the body, further sheets."""
    path = folder / "通知.xlsx"
    path.write_bytes(book({"基本信息": BASIC, "正文": body, **sheets}))
    return path


def read(folder: Path, body: Rows = (), **sheets: Rows) -> Source:
    return load(entry(folder, body, **sheets))


def refused(folder: Path, body: Rows = (), **sheets: Rows) -> list[tuple[str, str, str]]:
    """Return code, sheet and cell of what an entry workbook is refused for."""
    try:
        read(folder, body, **sheets)
    except InputError as error:
        return [code_and_place(each) for each in error.diagnostics]
    return []


def code_and_place(diagnostic: Diagnostic) -> tuple[str, str, str]:
    place = diagnostic.location.place
    return diagnostic.code, str(place.get("sheet", "")), str(place.get("cell", ""))
