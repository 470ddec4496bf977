"""Whatever the values hold, ours and docxtpl print the same: texts of all kinds, nothing, numbers; any number of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docxtpl import Listing, RichText
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.making import Beside, docx, drawing, para, tbl, tc, text, text_box, tr
from tests.oracle.oracle import canonical, ours, theirs

ESCAPES = ("{_{", "}_}", "{_%", "%_}")
EDGES = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "]]>",
    "&amp;",
    "\n",
    "\r",
    "\t",
    "\a",
    "\f",
    "{{",
    "}}",
    "{%",
    "“",
    "𠮷",
    "\u3000",
    "</w:t>",
]
CONTROLS = "".join(map(chr, [*range(7), 8, 11, *range(14, 32), 0xFFFE, 0xFFFF]))
characters = st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS)


def _is_plain(value: str) -> bool:
    return not any(each in value for each in ESCAPES)


texts = st.lists(st.sampled_from(EDGES) | st.text(characters, max_size=4), max_size=6).map("".join).filter(_is_plain)
lines = texts.map(lambda value: value.replace("\a", "").replace("\f", ""))
values = st.one_of(st.none(), st.integers(-(10**12), 10**12), st.booleans(), st.floats(-1e9, 1e9), texts)

PLACES = docx(
    para("前{{ v }}后", text("{{ v }}", "<w:b/>"), properties='<w:jc w:val="both"/>'),
    para("{% for each in l %}{{ each }}{% if not loop.last %}、{% endif %}{% endfor %}"),
    para("{% set x %}{{ v }}{% endset %}{% macro m(a) %}[{{ a }}]{% endmacro %}{{ x }}{{ m(v) }}{{ m(x) }}"),
    para('<w:bookmarkStart w:id="1" w:name="{{ a }}"/>', drawing(1, "{{ a }}"), text_box(para("{{ v }}"))),
    para("{{ v ~ a }}{{ l|join(a) }}{{ a|upper }}{{ a|replace('a', v) }}"),
    para("{{ listing }}", "{{r rich }}"),
    beside=Beside({"default": para("{{ v }}")}, {"even": para("{{ a }}")}, para("{{ v }}")),
)
TABLES = docx(
    tbl(
        (1000, 2000, 3000),
        tr("{%tr for row in rows %}"),
        tr("{{ loop.index }}", "{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
        tr("{%tr endfor %}"),
    ),
    tbl((1000, 2000), tr("甲", "乙"), tr("{%tr for row in rows %}"), tr("{% vm %}{{ row|length }}", "{{ row|join }}"), tr("{%tr endfor %}")),
    tbl((1000,), tr(tc(tbl((1, 2), tr("{%tc for cell in rows|first|default([]) %}", "{{ cell }}", "{%tc endfor %}")), para("")))),
    tbl((1000, 1000), tr("{% colspan rows|length + 1 %}合"), tr("{%tc for row in rows %}", "{% cellbg color %}{{ row|length }}", "{%tc endfor %}")),
)  # fmt: skip


def _same(template: bytes, view: Mapping[str, Any]) -> bool:
    return canonical(ours(template, lambda objects: view)) == canonical(theirs(template, lambda objects: view))


@given(v=values, a=lines, l=st.lists(values, max_size=4), foreign=texts)
@settings(max_examples=120, deadline=None)
def test_any_value_is_printed_as_docxtpl_prints_it(v: object, a: str, l: list[object], foreign: str) -> None:  # noqa: E741
    objects = {"listing": Listing(foreign), "rich": RichText(foreign, bold=True)}
    assert _same(PLACES, {"v": v, "a": a, "l": l, **objects})


@given(rows=st.lists(st.lists(values, max_size=5), max_size=6), color=lines)
@settings(max_examples=120, deadline=None)
def test_any_table_is_printed_as_docxtpl_prints_it(rows: list[list[object]], color: str) -> None:
    assert _same(TABLES, {"rows": rows, "color": color})
