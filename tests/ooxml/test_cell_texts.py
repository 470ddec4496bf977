"""Texts of cells: whatever is typed stands in a workbook as a text, and is read back as it was."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import kinds
from reportgen.ooxml.cell_texts import decoded, escaped
from reportgen.ooxml.chart_workbook import chart_workbook
from reportgen.ooxml.charts import NativeChart, NativeSeries
from reportgen.outputs.figures_workbook import figures_workbook
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.starter import workbook_of
from tests.ledger.samples import finding

PIECES = st.lists(
    st.sampled_from(["_", "x", "0041", "005F", "_x0041_", "\x07", "\ufffe", "<r>", "</r>", "A", "😀"])
).map("".join)
MARKUP = "<r><t>甲</t></r></is></c><c r='Z9'><f>1+1</f></c><c r='AA9' t='inlineStr'><is><r><t>乙</t></r>"
SHARED = "<r><t>甲</t></r></si><si><r><t>乙</t></r>"


@given(PIECES)
def test_what_is_escaped_is_decoded_to_what_it_was(text: str) -> None:
    assert decoded(escaped(text)) == text


def _chart(text: str) -> bytes:
    return chart_workbook(NativeChart("column", text, (text,), (NativeSeries(text, (1.0,)),), "0"))


WRITERS: list[Callable[[str], bytes]] = [
    lambda text: ledger_workbook([finding(remark=text)]),
    lambda text: figures_workbook([("甲", [[text, "乙"], [text, 1]])]),
    lambda text: workbook_of(kinds.load("notice"), {"kind": "notice", "title": text, "content": [text]}),
    _chart,
]


@pytest.mark.parametrize("write", WRITERS, ids=["ledger", "figures", "entry", "chart"])
@pytest.mark.parametrize("text", [MARKUP, SHARED])
def test_a_text_like_rich_text_is_no_markup(write: Callable[[str], bytes], text: str) -> None:
    book = openpyxl.load_workbook(BytesIO(write(text)))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.coordinate == "AA9"]
    assert text in {decoded(str(cell.value)) for cell in cells}
