"""Texts of cells: what OOXML writes as `_xHHHH_`, and how much a cell holds.

In: a text as it stands in a workbook, or is to stand there. Out: the text as Excel shows it, or as it is written
(ECMA-376-1, 22.9.2.19, ST_Xstring).
"""

from __future__ import annotations

import re
from typing import Any

ESCAPED = "_x"
_ESCAPE = re.compile("_x([0-9a-fA-F]{4})_")
_NOT_XML = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_TO_ESCAPE = re.compile(f"[{_NOT_XML}]|_(?=x[0-9a-fA-F]{{4}}[_{_NOT_XML}])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(text: str) -> str:
    """Return a text with its escapes as the characters they stand for; line ends as Python has them."""
    if ESCAPED in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def escaped(text: str) -> str:
    """Return a text with what XML cannot hold, and what would be taken for an escape, as escapes; its markup as it is.

    xlsxwriter writes what looks like a run of rich text into the file as it is, whatever else stands in it.
    """
    text = _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return f"_x003C_{text[1:]}" if text.startswith("<r>") and text.endswith("</r>") else text


def write_literally(book: Any) -> None:
    """Make a new workbook of xlsxwriter write every text as it is: xlsxwriter takes some for markup or for escapes."""
    from xlsxwriter.sharedstrings import SharedStrings

    kind = book.worksheet_class
    book.worksheet_class = type(kind.__name__, (kind,), {"_escape_control_characters": staticmethod(escaped)})
    SharedStrings._escape_control_characters = staticmethod(escaped)  # the packager takes no class of ours
