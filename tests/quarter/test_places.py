"""Where a document's texts stand, and how that is told."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Location
from reportgen.locale import Wording
from reportgen.ooxml.places import Place, location_of, place_of, placed_texts

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def of(body: str) -> list[tuple[Place, str]]:
    part = f"<w:document {SPACE} {COMPATIBLE}><w:body>{body}</w:body></w:document>".encode()
    return [(each.place, each.text) for each in placed_texts({"word/document.xml": part})]


def paragraph(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(paragraph=3), "甲.docx 正文 第3段"),
        (Place(chart=2, row=1, column=4), "甲.docx 正文 图2 系列1 第4个"),
        (Place(chart=2), "甲.docx 正文 图2 的替代文字"),
        (Place(paragraph=1, part="word/header2.xml"), "甲.docx 页眉 第1段"),
        (Place(chart=1, row=1, column=2, part="word/embeddings/Microsoft_Excel_Sheet1.xlsx"),
         "甲.docx 内嵌的数据表 图1 系列1 第2个"),
    ],
)  # fmt: skip
def test_a_place_is_told_in_words_and_kept_as_data(place: Place, told: str) -> None:
    assert Wording("zh").place(Location("甲.docx", location_of(place))) == told
    assert place_of(location_of(place)) == place


def test_a_text_box_is_told_once_and_apart_from_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('12项')}</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert of(paragraph("甲", drawn) + paragraph("乙")) == [
        (Place(paragraph=1), "甲"),
        (Place(paragraph=1, box=1), "12项"),
        (Place(paragraph=2), "乙"),
    ]


def test_a_text_box_in_a_cell_is_told_with_the_cell() -> None:
    box = f"<w:r><w:txbxContent>{paragraph('5')}</w:txbxContent></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('4', box)}</w:tc></w:tr></w:tbl>"
    assert of(table)[1:] == [
        (Place(table=1, row=1, column=2), "4"),
        (Place(table=1, row=1, column=2, box=1), "5"),
    ]
