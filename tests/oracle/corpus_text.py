"""Templates of paragraphs: tags of every kind in running text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.oracle.case import case
from tests.oracle.making import para, text

PEOPLE = [{"name": "张三", "age": 42}, {"name": "李四 & 王五", "age": 7}, {"name": "<赵六>", "age": None}]
BOLD = "<w:b/>"
NUMBERED = '<w:jc w:val="both"/>'

VALUES = [
    case("a value", para("前{{ 值 }}后"), 值="甲"),
    case("values that look like markup", para("{{ a }}{{ b }}{{ c }}"), a="<w:br/>", b="A & B", c="\"q\" 'q' ]]>"),
    case("numbers, dates and nothing", para("{{ a }};{{ b }};{{ c }};{{ d }};{{ e }};{{ f }}"), a=1, b=2.5, c=None, d=True, e=Decimal("1.10"), f=date(2026, 3, 1)),
    case("attributes, items and methods", para("{{ a.b.c }}{{ a['b']['c'] }}{{ l[1] }}{{ a.get('x', '无') }}"), a={"b": {"c": "甲"}}, l=[1, 2]),
    case("filters", para("{{ l|join('、') }}{{ s|upper }}{{ s|default('无') }}{{ l|length }}{{ s|replace('a', 'ä') }}"), l=["甲", "<乙>"], s="abc"),
    case("tests and conditional expressions", para("{{ '有' if l else '无' }}{{ x is defined }}{{ 'a' in l }}"), l=["a"]),
    case("texts put together", para("{{ a ~ '+' ~ 1 }}{{ a + a }}{{ a * 3 }}"), a="甲<"),
    case("a tag cut into runs by Word", para("前{", "{ 值", " ", "}", "}后"), 值="甲"),
    case("a tag cut into runs of several looks", para("前", text("{{", BOLD), text("值"), text("}}", BOLD), "后"), 值="甲"),
    case("a tag cut in the middle of a name", para(text("{{ 很长的", BOLD), text("名称 }}")), 很长的名称="甲"),
    case("a statement cut into runs", para("{", "% if", " 值 %", "}对{% ", "endif %}"), 值=True),
    case("blanks that are kept", para("前 {{ 值 }} 后"), 值="  甲  "),
    case("a run that keeps its blanks", para('<w:r><w:t xml:space="preserve"> {{ 值 }} </w:t></w:r>'), 值=" "),
    case("an empty value", para("前{{ 值 }}后"), 值=""),
    case("text without tags", para("没有标签 &amp; &lt;文字&gt; 50% {单} #"), 值=""),
    case("characters beyond the first plane", para("{{ 值 }}"), 值="𠮷野家😀"),
    case("a body with escapes only", para("{_{ 值 }_} {_% if %_}")),
    case("escapes beside tags", para("{_{ {{ 值 }} }_} {_% {{ 值 }} %_}"), 值="甲"),
    case("escapes in a loop", para("{% for i in l %}{_{{ i }}_}{_% x %_}{% endfor %}"), l=[1, 2]),
    case("a raw block", para("{% raw %}{{ 值 }} {% if %}{% endraw %}{{ 值 }}"), 值="甲"),
    case("curly quotes as quotes", para("{{ “甲” }}{{ ‘乙’ }}{% if 值 == “丙” %}对{% endif %}"), 值="丙"),
    case("comparisons as Word writes them", para("{% if 1 &lt; 2 and 3 &gt; 2 %}对{% endif %}{{ 1 &lt; 2 }}"), 值=1),
    case("curly quotes in the text of the template", para("“引”‘号’{{ 值 }}"), 值="“甲”"),
    case("an expression over two lines", para("{{ 值\n}}"), 值="甲"),
]  # fmt: skip

STATEMENTS = [
    case("a condition in a paragraph", para("{% if a %}甲{% elif b %}乙{% else %}丙{% endif %}"), a=False, b=True),
    case("a condition over runs", para("{% if a %}", text("甲", BOLD), "{% else %}", text("乙"), "{% endif %}"), a=False),
    case("a condition over paragraphs torn inside", para("{% if a %}甲"), para("乙{% endif %}丙"), a=True),
    case("a loop in a paragraph", para("{% for p in people %}{{ loop.index }}.{{ p.name }}{% if not loop.last %}、{% endif %}{% endfor %}"), people=PEOPLE),
    case("a loop with else and a condition", para("{% for p in people if p.age %}{{ p.age }};{% else %}无{% endfor %}{% for p in [] %}x{% else %}无{% endfor %}"), people=PEOPLE),
    case("what a loop knows", para("{% for i in l %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.first }}{{ loop.length }}{{ loop.cycle('奇', '偶') }}{{ loop.previtem }}{{ loop.nextitem|default('末') }}{% endfor %}".replace("{{ loop.previtem }}", "{{ loop.previtem|default('首') }}")), l=[3, 1, 2]),
    case("loops in loops", para("{% for a in l %}{% for b in a %}{{ loop.index }}{{ b }},{% endfor %};{% endfor %}"), l=[[1, 2], [], ["<"]]),
    case("a loop over a table of names", para("{% for k, v in t.items() %}{{ k }}={{ v }};{% endfor %}"), t={"甲": 1, "<": "&"}),
    case("set and namespace", para("{% set x = 1 %}{% set ns = namespace(n=0) %}{% for i in l %}{% set ns.n = ns.n + i %}{% endfor %}{{ x }}{{ ns.n }}"), l=[1, 2]),
    case("a set block", para("{% set x %}甲{{ v }}&amp;{% endset %}{{ x }}{{ x|length }}"), v="<&\"'>"),
    case("a macro", para("{% macro m(a, b='乙') %}[{{ a }}{{ b }}]{% endmacro %}{{ m(v) }}{{ m(1, 2) }}"), v="<"),
    case("a macro with its caller", para("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}甲{{ v }}{% endcall %}"), v="<"),
    case("a macro that prints runs", para("{% macro m(a) %}", text("{{ a }}", BOLD), "{% endmacro %}{{ m(v) }}{{ m('乙') }}"), v="<"),
    case("a macro of paragraphs", para("{%p macro m(a) %}"), para("甲{{ a }}"), para("{%p endmacro %}"), para("{{p m(1) }}"), para("{{p m(v) }}"), v="<"),
    case("a filter block", para("{% filter upper %}a{{ v }}{% endfilter %}"), v="b\""),
    case("with", para("{% with x = 1, y = v %}{{ x }}{{ y }}{% endwith %}"), v="<"),
    case("a block", para("{% block a %}甲{{ v }}{% endblock %}{{ self.a() }}"), v="<"),
    case("comments", para("前{# 注 #}后{# {{ 没有 }} #}"), para("{#p 一段注 #}"), para("末")),
    case("minus signs", para("前 {%- if a -%} 中 {%- endif -%} 后"), para("甲 {{- v -}} 乙"), a=True, v="值"),
    case("minus signs that join paragraphs", para("甲{% if a -%}"), para("乙"), para("{%- endif %}丙"), a=True),
    case("minus signs that drop paragraphs", para("甲{% if a -%}"), para("乙"), para("{%- endif %}丙"), a=False),
]  # fmt: skip

PARAGRAPHS = [
    case("a loop over paragraphs", para("{%p for p in people %}"), para("{{ p.name }}：{{ p.age }}", properties=NUMBERED), para("{%p endfor %}"), para("末"), people=PEOPLE),
    case("a condition over paragraphs", para("{%p if a %}"), para("甲"), para("{%p elif b %}"), para("乙"), para("{%p else %}"), para("丙"), para("{%p endif %}"), a=0, b=0),
    case("paragraph loops in paragraph loops", para("{%p for a in l %}"), para("{{ loop.index }}"), para("{%p for b in a %}"), para("{{ b }}", "({{ loop.index }})"), para("{%p endfor %}"), para("{%p endfor %}"), l=[[1], [2, "<"], []]),
    case("a set in a paragraph of its own", para("{%p set x = v %}"), para("{{ x }}"), v="<"),
    case("paragraph tags cut into runs", para("{%p", " for i in l %}"), para("{{ i }}"), para("{", "%p endfor", " %}"), l=[1, 2]),
    case("a run tag", para("前", "{%r if a %}", text("甲", BOLD), "{%r endif %}", "后"), a=True),
    case("a run tag left out", para("前", "{%r if a %}", text("甲", BOLD), "{%r endif %}", "后"), a=False),
    case("run loops", para("{%r for i in l %}", text("{{ i }}", BOLD), "{%r endfor %}"), l=["甲", "<"]),
    case("paragraph and run comments", para("{#p {{ 没有 }} #}"), para("甲{# 注 #}乙", "丙"), v=1),
    case("a section in a loop", para("{%p for i in l %}"), para("{{ i }}", properties='<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'), para("{%p endfor %}"), l=[1, 2]),
]  # fmt: skip

BREAKS = [
    case("a line break in a value", para("前{{ v }}后"), v="甲\n乙"),
    case("a Windows line break in a value", para("前{{ v }}后"), v="甲\r\n乙\r丙"),
    case("a tab in a value", para("前{{ v }}后"), v="甲\t乙"),
    case("new paragraphs in a value", para("前", text("{{ v }}", BOLD), "后", properties=NUMBERED), v="甲\a乙\a丙"),
    case("a new page in a value", para("前{{ v }}后", properties=NUMBERED), v="甲\f乙"),
    case("all breaks in one value", para("前", text("{{ v }}", BOLD)), v="\t甲\n\a乙\f丙\n\n<\t"),
    case("breaks in a loop", para("{%p for v in l %}"), para("{{ v }}"), para("{%p endfor %}"), l=["甲\n乙", "丙", "\t"]),
    case("a break behind much text", *[para("正文" * 200)] * 30, para("{% for i in range(2000) %}{{ i }}{% endfor %}"), para("{{ v }}"), v="甲\n乙"),
    case("a line break in the text of the template", para("甲\n乙{{ v }}"), v="丙"),
    case("a line break before a tag that compares", para("甲\n{% if 1 &lt; v %}乙{% endif %}"), v=2),
    case("a line break out of a tag", para("{{ '甲\\n乙' }}{{ l|join('\\n') }}"), l=[1, 2]),
    case("a line break out of a set block", para("{% set x %}{{ v }}{% endset %}"), para("{{ x }}"), v="甲\n乙"),
    case("a line break out of a filter block", para("{% filter replace('-', '\\n') %}甲-{{ v }}{% endfilter %}"), v="乙"),
    case("a line break out of a macro", para("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(v) }}"), v="甲\n乙"),
    case("a break in an attribute", para("<w:bookmarkStart w:id=\"1\" w:name=\"{{ v }}\"/>", "甲"), v="甲\n乙\t"),
]  # fmt: skip

TEXT = [*VALUES, *STATEMENTS, *PARAGRAPHS, *BREAKS]
