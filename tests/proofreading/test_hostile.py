"""Word files from anybody: damaged, deep or odd ones are refused in words or read, and never end in a traceback."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.checking.finished import reading_of
from reportgen.errors import InputError
from reportgen.proofreading.fixing import Hand, fixed
from reportgen.proofreading.proofread import proofread_docx
from tests.proofreading.docx_files import SPACE, docx, paragraph, parts, run, table

NAMES = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "pPr",
    "numPr",
    "numId",
    "ilvl",
    "sectPr",
    "pgSz",
    "pgMar",
    "ins",
    "del",
    "sdt",
)
VALUES = ("", "1", "-1", "x", "999999999999", "一")
PATH = Path("甲.docx")


def test_a_file_nested_without_end_is_refused() -> None:
    deep = "<w:sdt>" * 50_000 + "</w:sdt>" * 50_000
    try:
        reading_of(docx(parts(deep)), PATH)
    except InputError as error:
        assert error.diagnostics[0].location.file == str(PATH)


elements = st.recursive(
    st.builds(
        lambda text: run(text) if text else "<w:t>台帐</w:t>",
        st.sampled_from(("", "健全台帐", "云应急[2026]7号", "\t")),
    ),
    lambda inner: st.builds(
        lambda name, value, children: (
            f'<w:{name} w:val="{value}" w:w="{value}" w:top="{value}">{"".join(children)}</w:{name}>'
        ),
        st.sampled_from(NAMES),
        st.sampled_from(VALUES),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(elements, max_size=4), st.sampled_from(VALUES))
def test_odd_elements_are_read_and_fixed_without_a_fault(blocks: list[str], value: str) -> None:
    numbering = (
        f'<w:numbering {SPACE}><w:num w:numId="{value}"><w:abstractNumId w:val="{value}"/></w:num></w:numbering>'
    )
    made = parts(*blocks, table(("甲", "健全台帐")), paragraph("健全台帐"), numbering=numbering)
    reading = reading_of(docx(made), PATH)
    result = fixed(reading, proofread_docx, Hand())
    assert result.places >= 1
    again = reading_of(docx(result.parts), PATH)
    assert len(proofread_docx(again)) < len(proofread_docx(reading))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read(data: st.DataObject) -> None:
    whole = bytearray(docx(parts("健全台帐", table(("甲", "乙")))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        proofread_docx(reading_of(bytes(whole), PATH))
    except InputError as error:
        assert error.diagnostics
