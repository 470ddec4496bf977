"""Whatever stands between the braces, a text is filled in or refused in words; nothing else is raised, nothing is reached."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.drafting.expressions import SENTENCES, Expressions
from reportgen.drafting.names import FIGURE_NAMES, LEDGER_NAMES
from reportgen.drafting.uses import Recorder
from reportgen.ledger.counting import Figures
from reportgen.ledger.figure_values import FigureError
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import parse_period
from tests.drafting.ledgers import quarter

FIGURES = Figures(LedgerStore.filled(quarter()), parse_period("2026Q1"))
TOKENS = st.sampled_from(
    [
        "台账", ".", "|", "(", ")", "[", "]", "0", "-1", "99", "'甲'", ",", " ", "~", "+", "-", "*", "**", "/", "%", ">", "==",
        "not ", " if ", " else ", " is ", "有数据", "for x in ", "x", "none", "loop", "self", "__class__", "_figures", "items",
        "join", "first", "last", "{{", "}}", "{%", "%}", "{#", "#}", "\n",
        *SENTENCES, *FIGURE_NAMES, *LEDGER_NAMES,
    ]
)  # fmt: skip


def filled(text: str) -> str:
    return Expressions(FIGURES, Recorder()).fill(text)


@settings(max_examples=400)
@given(st.lists(TOKENS, max_size=8).map("".join))
def test_anything_between_braces_is_filled_in_or_refused_in_words(inside: str) -> None:
    for text in (f"{{{{ {inside} }}}}", f"{{{{ 台账.{inside} }}}}", f"{{% if {inside} %}}甲{{% endif %}}", inside):
        try:
            assert isinstance(filled(text), str)
        except FigureError as error:
            assert error.diagnostic.code in (
                "bad-expression", "unknown-figure", "no-data", "parts", "not-printed", "figure-reckoned", "bad-top",
                "not-a-figure", "no-period",
            )  # fmt: skip


@given(st.text(max_size=40).filter(lambda text: not any(tag in text for tag in ("{{", "{%", "{#"))))
def test_what_is_no_expression_stays_as_it_was_typed(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert filled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 台账.__init__.__globals__ }}",
        "{{ 台账._figures.store.database }}",
        "{{ 台账.按类型._groups }}",
        "{{ 台账.整改率._value.find_rows() }}",
        "{{ range(10) }}",
        "{{ self }}",
        "{{ 台账['_figures'] }}",
        "{{ '%s' % 台账 }}",
        "{{ 台账.整改率 | int }}",
        "{{ 台账.整改率 | float }}",
        "{{ 台账.按类型 | length }}",
        "{% set 台账 = 3 %}{{ 台账.整改率 }}",
        "{{ 3 ** 999999 }}",
    ],
)
def test_nothing_of_python_and_no_way_round_the_record_is_within_reach(text: str) -> None:
    with pytest.raises(FigureError):
        filled(text)
