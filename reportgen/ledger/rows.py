"""Rows under a header: which are findings, and which are blank, a note, a title, the header again, or only a number.

In: the texts of a row and what is merged in it. Out: why it is left out, empty for a row that is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportgen.ledger.header import Header
from reportgen.ledger.sheet import Cells, text_of

BLANK, TITLE, HEADER, NOTE, NUMBER_ONLY = "blank", "title", "header", "note", "number-only"

_NOTE = re.compile(
    r"(?:说\s*明|注\d?|备\s*注|附\s*注|填表|填报|制表|编制|审核|审批|批准|合\s*计|小\s*计|总\s*计|共\s*计|单位负责人|主要负责人|负责人"
    r"|分管领导|联系人|联系电话|报送|签\s*字|检查人员?签字|受检单位|单位（?盖章|盖\s*章|日\s*期)\s*(?:[（(][^）)]*[）)])?\s*(?:人|说明|日期|时间|单位)?\s*(?:[:：]|$)"
)
_NUMBER = re.compile(r"\d+(?:[.\-—]\d+)*[.、]?")
FEW = 2


class RowSorter:
    """Sorts the rows of one sheet; notes go on from one row to the next."""

    def __init__(self, header: Header) -> None:
        fields = {field: index for index, field in header.fields}
        self._number = fields.get("row_number", -1)
        self._text = fields.get("description", -1)
        self._labels: Mapping[int, str] = header.labels
        self._label = self._labels.get(self._text) or self._labels.get(fields.get("held_on", -1), "")
        self._text = self._text if self._text >= 0 else fields.get("held_on", -1)
        self._width = len(header.labels)
        self._in_notes = False

    def why_left_out(self, cells: Cells, filled: Sequence[int], merged: int) -> str:
        """Return why a row is not read; `filled` are its own cells that hold anything, `merged` its widest cell."""
        if not filled:
            return BLANK
        if len(filled) > FEW + 1:
            self._in_notes = False
            again = self._text < len(cells) and cells[self._text] == self._label
            return HEADER if again and self._is_header(cells, filled) else ""
        first = text_of(cells[filled[0]])
        if len(filled) == 1 and filled[0] == self._number and _NUMBER.fullmatch(first):
            return NUMBER_ONLY
        if self._is_header(cells, filled):
            return HEADER
        return self._note(cells, filled, first, merged)

    def _note(self, cells: Cells, filled: Sequence[int], first: str, merged: int) -> str:
        numbered = filled[0] == self._number and _NUMBER.fullmatch(first)
        if numbered or len(filled) > FEW:
            is_note = not numbered and bool(_NOTE.match(first))
        else:
            is_note = (
                bool(_NOTE.match(first))
                or self._in_notes
                or (filled[0] == self._number and set(filled) <= {self._number, self._text})
            )
        wide = merged * 2 > self._width and len(filled) == 1
        self._in_notes = is_note
        if is_note:
            return NOTE
        return TITLE if wide and not numbered else ""

    def _is_header(self, cells: Cells, filled: Sequence[int]) -> bool:
        same = sum(1 for index in filled if self._labels.get(index) == cells[index])
        return same > FEW and same * 2 > len(filled)
