"""Every page of every sample keeps to the core and its lines (GB/T 9704-2012, 5.2, 7.5)."""

from __future__ import annotations

import pytest

from reportgen import kinds
from tests.pages.conftest import sample_pages
from tests.pages.measuring import LAST

BODY = 16
LEFT, RIGHT = 28.0, 184.0
HANGING = 3.0
"""Half a character: how far a punctuation mark may hang over the right edge."""


@pytest.fixture(params=kinds.names())
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_page_has_more_than_22_lines_of_body(kind: str) -> None:
    for page in sample_pages(kind):
        assert len([line for line in page.body if line.size == BODY]) <= 22


def test_nothing_stands_outside_the_core_but_the_page_number(kind: str) -> None:
    for page in sample_pages(kind):
        for line in page.body:
            assert line.left > LEFT - 0.5, line
            assert line.right < RIGHT + HANGING, line
            assert line.bottom > 37, line
        assert all(rule.top <= LAST + 0.3 for rule in page.rules)


def test_page_numbers_stand_outside_on_facing_pages(kind: str) -> None:
    for number, page in enumerate(sample_pages(kind), 1):
        assert page.number.text == f"— {number} —"
        assert page.number.size == 14
        edge = page.number.right if number % 2 else page.number.left
        assert edge == pytest.approx(RIGHT - 4.94 if number % 2 else LEFT + 4.94, abs=0.3)
        upper, lower = page.ink(263, 285, left=edge - 4 if number % 2 else edge, right=edge if number % 2 else edge + 4)
        assert (upper + lower) / 2 == pytest.approx(LAST + 7, abs=0.4)


def test_a_signature_never_stands_on_a_page_without_text_above_it(kind: str) -> None:
    for page in sample_pages(kind):
        dates = [index for index, line in enumerate(page.body) if line.text.endswith("日") and line.left > 100]
        assert all(index >= 2 for index in dates)


def test_titles_are_22_points_in_lines_of_at_most_20_characters(kind: str) -> None:
    titles = [line for line in sample_pages(kind)[0].body if line.size == 22]
    assert titles
    for line in titles:
        assert len(line.text.replace(" ", "")) <= 20
        assert (line.left + line.right) / 2 == pytest.approx(106, abs=0.7)
