"""Document numbers: the right form is read, a wrong one is refused and the right one named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.document_number import DocumentNumber, parse_document_number, right_form

CODES = st.text("青禾县水应急办规函电云溪市", min_size=1, max_size=8)
NUMBERS = st.builds(DocumentNumber, CODES, st.integers(1000, 9999), st.integers(1, 999_999))
RIGHT = DocumentNumber("青水", 2024, 7)


@given(NUMBERS)
def test_a_printed_number_reads_back(number: DocumentNumber) -> None:
    assert parse_document_number(str(number)) == number


def test_a_number_prints_in_the_brackets_of_the_standard() -> None:
    assert str(RIGHT) == "青水\u30142024\u30157号"


WRONG = [
    "青水[2024]7号", "青水(2024)7号", "青水（2024）7号", "青水【2024】7号", "青水﹝2024﹞7号", "青水［2024］7号", "青水<2024>7号",
    "青水〈2024〉7号", "青水〔2024]7号", "青水〔2024〕第7号", "青水[2024]第7号", "青水〔2024〕07号", "青水〔2024〕007号",
    "青水〔2024〕第07号", "青水〔2024年〕7号", "青水〔2024〕7", "青水 〔2024〕 7 号", "青水〔２０２４〕７号", "青水〔2024〕０７号",
]  # fmt: skip


@pytest.mark.parametrize("typed", WRONG)
def test_a_wrong_number_is_not_read_and_its_right_form_is_known(typed: str) -> None:
    assert parse_document_number(typed) is None
    assert right_form(typed) == RIGHT


@given(NUMBERS, st.sampled_from(["[]", "()", "（）", "【】", "［］"]), st.sampled_from(["", "第"]), st.integers(0, 2))
def test_the_right_form_of_any_number_is_named(number: DocumentNumber, marks: str, word: str, zeros: int) -> None:
    typed = f"{number.authority_code}{marks[0]}{number.year}{marks[1]}{word}{'0' * zeros}{number.serial_number}号"
    assert parse_document_number(typed) is None
    assert right_form(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "青水", "2024", "〔2024〕7号", "青水〔24〕7号", "青水〔2024〕号", "青水〔2024〕0号", "7号"]
)
def test_what_is_no_number_has_no_right_form(typed: str) -> None:
    assert parse_document_number(typed) is None
    assert right_form(typed) is None
