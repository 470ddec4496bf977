"""Templates of tables: rows and cells from loops, merged cells, grids that fit no longer, tables in tables."""

from __future__ import annotations

from tests.oracle.case import case
from tests.oracle.making import para, tbl, tc, text, tr

WIDTH = '<w:tcW w:w="2000" w:type="dxa"/>'
SPAN = WIDTH + '<w:gridSpan w:val="{}"/>'
ROWS = [{"a": "甲<", "b": 1, "c": ["x", "y", "z"]}, {"a": "乙", "b": None, "c": ["&", "", "末"]}]
THREE = (2000, 2500, 3000)


def content_control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


ROW_LOOPS = [
    case("a row loop", tbl(THREE, tr("一", "二", "三"), tr("{%tr for r in rows %}", "", ""), tr("{{ loop.index }}", "{{ r.a }}", "{{ r.b }}"), tr("{%tr endfor %}", "", "")), rows=ROWS),
    case("a row loop over nothing", tbl(THREE, tr("一", "二", "三"), tr("{%tr for r in rows %}", "", ""), tr("{{ r }}", "", ""), tr("{%tr endfor %}", "", "")), rows=[]),
    case("a table of nothing but a row loop over nothing", tbl((2000, 1000), tr("{%tr for r in rows %}"), tr("{{ r }}", ""), tr("{%tr endfor %}")), rows=[]),
    case("a table of nothing but a row loop", tbl((2000, 1000), tr("{%tr for r in rows %}"), tr("{{ r.a }}", "{{ r.b }}"), tr("{%tr endfor %}")), rows=ROWS),
    case("a row condition", tbl(THREE, tr("{%tr if a %}"), tr("1", "2", "3"), tr("{%tr else %}"), tr("4", "5", "6"), tr("{%tr endif %}")), a=False),
    case("rows of several widths by a condition", tbl((100, 100), tr("1", "2"), tr("{%tr if a %}"), tr("1", "2", "3"), tr("{%tr endif %}")), a=True),
    case("row loops in row loops", tbl((1000, 1000), tr("{%tr for r in rows %}"), tr("{{ r.a }}", ""), tr("{%tr for c in r.c %}"), tr("{{ loop.index }}", "{{ c }}"), tr("{%tr endfor %}"), tr("{%tr endfor %}")), rows=ROWS),
    case("paragraph loops in a cell", tbl((1000,), tr(tc("{%p for r in rows %}", "{{ r.a }}", "{%p endfor %}"))), rows=ROWS),
    case("a loop in a cell", tbl((1000, 2000), tr("{% for r in rows %}{{ r.a }}、{% endfor %}", "{% if rows %}有{% endif %}")), rows=ROWS),
    case("a table in a paragraph loop", para("{%p for r in rows %}"), tbl((1000, 2000), tr("{{ r.a }}", "{{ r.b }}")), para("{%p endfor %}"), rows=ROWS),
    case("a row comment", tbl((1000,), tr("{#tr 注 #}"), tr("甲{{ v }}")), v=1),
    case("row tags cut into runs", tbl((1000,), tr(tc(para("{%", "tr for r in rows", " %}"))), tr("{{ r.a }}"), tr(tc(para("{%tr", " endfor %}")))), rows=ROWS),
    case("a set in a row of its own", tbl((1000,), tr("{%tr set x = v %}"), tr("{{ x }}")), v="<"),
    case("a table over a torn condition", para("{% if a %}前"), tbl((1000, 1000), tr("甲")), para("后{% endif %}末"), a=True),
    case("a table over a torn condition that is not met", para("{% if a %}前"), tbl((1000, 1000), tr("甲")), para("后{% endif %}末"), a=False),
]  # fmt: skip

CELL_LOOPS = [
    case("a cell loop", tbl(THREE, tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=["甲", "<", ""]),
    case("a cell loop with more cells than columns", tbl(THREE, tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=list("abcdefg")),
    case("a cell loop with fewer cells than columns", tbl(THREE, tr("名", "{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=["甲"]),
    case("a cell loop over nothing", tbl(THREE, tr("名", "{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=[]),
    case("cells and rows from loops", tbl(THREE, tr("{%tc for c in rows[0].c %}", "{{ loop.index }}", "{%tc endfor %}"), tr("{%tr for r in rows %}"), tr("{%tc for c in r.c %}", "{{ c }}", "{%tc endfor %}"), tr("{%tr endfor %}")), rows=ROWS),
    case("a cell condition", tbl(THREE, tr("1", "{%tc if a %}", "2", "{%tc endif %}", "3")), a=False),
    case("a cell condition that is met", tbl(THREE, tr("1", "{%tc if a %}", "2", "{%tc endif %}", "3")), a=True),
    case("a cell comment", tbl((1000, 1000), tr("1", "{#tc 注 #}", "2{{ v }}")), v=1),
    case("rows of several lengths", tbl((1000,), tr("{%tr for r in rows %}"), tr("{%tc for c in r %}", "{{ c }}", "{%tc endfor %}"), tr("{%tr endfor %}")), rows=[[1], [1, 2, 3], [], [1, 2]]),
    case("columns whose widths are no whole numbers", tbl(THREE, tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")).replace("2500", "2500.7"), cs=list("abcd")),
    case("columns of no width", tbl((0, 0), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=list("abcd")),
    case("a table without columns", tbl((), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=list("ab")),
    case("cells in a content control", tbl((1000, 1000), tr("甲", content_control(tc("{{ v }}"))), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), v="<", cs=[1]),
    case("rows in a content control", tbl((1000, 1000), tr("甲", "乙"), content_control(tr("{%tr for c in cs %}") + tr("{{ c }}", "{{ c }}", "{{ c }}") + tr("{%tr endfor %}"))), cs=[1, 2]),
]  # fmt: skip

MERGED = [
    case("colspan", tbl(THREE, tr("1", "2", "3"), tr("{% colspan n %}合", "尾")), n=2),
    case("colspan over the whole row", tbl(THREE, tr("{% colspan cs|length %}合"), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=[1, 2, 3, 4]),
    case("colspan in a cell that has a span", tbl(THREE, tr(tc("{% colspan n %}合", properties=SPAN.format(2)), "尾")), n=3),
    case("cellbg", tbl(THREE, tr("{% cellbg color %}红", "{% cellbg 'FF0000' %}", "3")), color="00FF00"),
    case("cellbg in a row loop", tbl((1000, 1000), tr("{%tr for r in rows %}"), tr("{% cellbg r.color %}{{ r.a }}", "2"), tr("{%tr endfor %}")), rows=[{"a": "<", "color": "AA"}, {"a": "&", "color": '"'}]),
    case("cellbg and colspan from conditions", tbl((1000, 1000), tr("{% cellbg 'A' if x else 'B' %}{% colspan 2 if x else 1 %}甲")), x=False),
    case("vm", tbl((1000, 1000), tr("{%tr for r in rows %}"), tr("{% vm %}合并", "{{ r.a }}"), tr("{%tr endfor %}")), rows=ROWS),
    case("vm with text around it", tbl((1000, 1000), tr("{%tr for r in rows %}"), tr("前{% vm %}{{ r.a }}后", "{{ r.b }}"), tr("{%tr endfor %}")), rows=ROWS),
    case("hm", tbl(THREE, tr("{%tc for c in cs %}", "{% hm %}合并", "{%tc endfor %}"), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=[1, 2, 3]),
    case("hm with a span", tbl(THREE, tr("{%tc for c in cs %}", tc("{% hm %}合并", properties=SPAN.format(2)), "{%tc endfor %}"), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), cs=[1, 2]),
    case("vm and hm", tbl((1000, 1000), tr("{%tr for r in rows %}"), tr("{% vm %}竖", "{%tc for c in r.c %}", "{% hm %}横", "{%tc endfor %}"), tr("{%tr endfor %}")), rows=ROWS),
    case("spans of the template itself", tbl(THREE, tr(tc("{{ v }}", properties=SPAN.format(3))), tr("1", tc("2", properties=SPAN.format(2)))), v="<"),
    case("a span that is too long", tbl(THREE, tr(tc("{{ v }}", properties=SPAN.format(5)))), v="<"),
    case("vertical merges of the template itself", tbl((100, 100), tr(tc("甲", properties=WIDTH + '<w:vMerge w:val="restart"/>'), "1"), tr(tc("", properties=WIDTH + "<w:vMerge/>"), "{{ v }}")), v="<"),
    case("a former span in a tracked change", tbl((100, 100, 100), tr("1", tc("{{ v }}", properties=WIDTH + '<w:tcPrChange w:id="1" w:author="a"><w:tcPr><w:gridSpan w:val="4"/></w:tcPr></w:tcPrChange>')), tr("{%tr if a %}"), tr("1"), tr("{%tr endif %}")), v="<", a=True),
]  # fmt: skip

GRIDS = [
    case("more cells than columns without tags", tbl((1000, 1000), tr("1", "2", "3")), para("{{ v }}"), v=1),
    case("fewer cells than columns without tags", tbl(THREE, tr("1", "2")), para("{{ v }}"), v=1),
    case("a grid to mend and no tags at all", tbl(THREE, tr("1", "2"))),
    case("a table in a table", tbl((4000, 100), tr(tc(tbl((1000, 1000), tr("{%tr for r in rows %}"), tr("{{ r.a }}", "{{ r.b }}"), tr("{%tr endfor %}")), para("")))), rows=ROWS),
    case("a table in a table with cells from a loop", tbl((4000, 100), tr(tc(tbl((1000, 1000), tr("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), para("")), "右")), cs=[1, 2, 3]),
    case("three tables deep", tbl((900,), tr(tc(tbl((800, 1), tr(tc(tbl((700, 2, 3), tr("{{ v }}", "乙")), para("")), "丙")), para("")), "丁")), v="<"),
    case("a table in a table of a row loop", tbl((4000, 100), tr("{%tr for r in rows %}"), tr("{{ r.a }}", tc(tbl((1000, 1), tr("{%tc for c in r.c %}", "{{ c }}", "{%tc endfor %}")), para(""))), tr("{%tr endfor %}")), rows=ROWS),
    case("a grid of columns without widths", tbl((1, 1), tr("{%tr for r in rows %}"), tr("{{ r.a }}", "2"), tr("{%tr endfor %}")).replace(' w:w="1"', ""), rows=ROWS),
    case("a grid with a former grid in it", tbl((1000, 900, 800), tr("{{ v }}", "2")).replace("</w:tblGrid>", '<w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid></w:tblGridChange></w:tblGrid>'), v="<"),
    case("text with breaks in a table to mend", tbl(THREE, tr("{{ v }}", "{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}")), v="甲\n乙\a丙", cs=["\t"]),
    case("several tables, one to mend", tbl((100, 100), tr("{{ v }}", "2")), tbl((100, 100), tr("{{ v }}")), tbl((100,), tr("{{ v }}", text("x") and "y")), v="<"),
]  # fmt: skip

TABLES = [*ROW_LOOPS, *CELL_LOOPS, *MERGED, *GRIDS]
