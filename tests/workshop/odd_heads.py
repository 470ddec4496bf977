"""More finished documents as offices have them: marks and heads in lines and tables of their own, contacts, odd imprints."""

from __future__ import annotations

from docx import Document
from docx.document import Document as Docx

from tests.workshop.odd_documents import BODY, DATE, NUMBER, TITLE, Align, _data, _line


def _rows(made: Docx, *rows: tuple[str, ...]) -> None:
    table = made.add_table(rows=0, cols=len(rows[0]))
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def _text(made: Docx) -> None:
    _line(made, "".join(TITLE), 22, Align.CENTER)
    _line(made, "各区水务局：")
    for text in BODY:
        _line(made, text)
    _line(made, "河湾市水务局", align=Align.RIGHT)
    _line(made, DATE, align=Align.RIGHT)


def _head(made: Docx) -> None:
    _line(made, "河湾市水务局文件", 42, Align.CENTER, color="FF0000")
    _line(made, NUMBER, align=Align.CENTER)


def marks_in_a_line() -> bytes:
    made = Document()
    _line(made, "000123　　　　机密★1年　　　　特　急")
    _head(made)
    _text(made)
    return _data(made)


def marks_with_labels() -> bytes:
    made = Document()
    _line(made, "份号：000123")
    _line(made, "机　密")
    _head(made)
    _text(made)
    return _data(made)


def marks_in_a_table() -> bytes:
    made = Document()
    _rows(made, ("000123", "机密"))
    _head(made)
    _text(made)
    return _data(made)


def letter_head_in_a_table() -> bytes:
    made = Document()
    _rows(made, ("河湾市水务局",), (NUMBER,), ("内部资料",))
    _text(made)
    return _data(made)


def two_offices_in_a_table() -> bytes:
    made = Document()
    table = made.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[1].cells[0].text = "河湾市水务局", "河湾市财政局"
    table.rows[0].cells[1].merge(table.rows[1].cells[1]).text = "文件"
    _line(made, NUMBER, align=Align.CENTER)
    _text(made)
    return _data(made)


def contacts_in_a_table() -> bytes:
    made = Document()
    _head(made)
    _text(made)
    _rows(made, ("联系人", "周正", "联系电话", "0990-7654321"), ("传　真", "0990-7654322", "", ""))
    return _data(made)


def imprint_line_by_line() -> bytes:
    made = Document()
    _head(made)
    _text(made)
    for text in (
        "抄送：河湾市审计局。",
        "　　　河湾市统计局。",
        "河湾市水务局办公室",
        "2024年5月7日印发",
        "（共印50份）",
    ):
        _line(made, text, 14)
    return _data(made)


def commented_and_indented_by_blanks() -> bytes:
    made = Document()
    _head(made)
    _line(made, "".join(TITLE), 22, Align.CENTER)
    _line(made, "各区水务局：")
    for text in BODY:
        _line(made, f"　　{text}")
    _line(made, "　　　　　　　　　　河湾市水务局")
    _line(made, f"　　　　　　　　　　{DATE}")
    made.add_comment(made.paragraphs[4].runs, text="河湾市的批注", author="周正")
    return _data(made)


def nothing_but_a_text() -> bytes:
    made = Document()
    _line(made, "".join(TITLE), 22, Align.CENTER)
    for text in BODY:
        _line(made, text)
    return _data(made)


def imprint_of_one_row() -> bytes:
    made = Document()
    _head(made)
    _text(made)
    _rows(made, ("河湾市水务局办公室", "2024年5月7日印制"))
    return _data(made)


def copies_in_words_of_its_own() -> bytes:
    made = Document()
    _head(made)
    _text(made)
    _line(made, "抄报：河湾市审计局。")
    return _data(made)


def named_in_its_header() -> bytes:
    made = Document()
    made.sections[0].header.paragraphs[0].text = f"内部资料　{NUMBER}"
    made.sections[0].footer.paragraphs[0].text = "".join(TITLE)
    _head(made)
    _text(made)
    return _data(made)
