"""A template reaches nothing of Python and changes nothing: escapes from the literature in, a TemplateError out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import pytest

from reportgen.errors import TemplateError
from tests.templating.making import filled, paragraph, row, said, table, template

REFUSED = {"template-unsafe", "template-syntax", "template-field", "template-error"}

WALKS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ().__class__.__base__.__subclasses__()[40]('/etc/passwd').read() }}",
    "{{ [].__class__.__bases__[0] }}",
    "{{ {}.__class__.mro()[-1] }}",
    "{{ ''['__class__'] }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ (1).__class__ }}",
    "{{ dict.__base__ }}",
    "{{ dict.mro() }}",
    "{{ range.__class__ }}",
    "{{ None.__class__ }}",
    "{{ true.__class__.__doc__ }}",
    "{{ 值.__class__.__init__.__globals__ }}",
    "{{ 值.__dict__ }}",
    "{{ 值['__module__'] }}",
    "{{ 值.method.__func__.__globals__ }}",
    "{{ 值.method.__self__ }}",
    "{{ 函数.__globals__ }}",
    "{{ 函数.__code__ }}",
    "{{ 函数.__closure__ }}",
    "{{ 生成.gi_frame.f_globals }}",
    "{{ 生成.gi_code }}",
]
GLOBALS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "{{ namespace.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ lipsum(100) }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{{ namespace.__init__ }}",
    "{{ url_for.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config.__class__ }}",
    "{{ request.application.__globals__ }}",
    "{{ __import__('os').popen('id') }}",
    "{{ open('/etc/passwd') }}",
    "{{ eval('1') }}",
    "{{ os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ self['_TemplateReference__context'] }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os') }}",
    "{% for each in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for each in [1] %}{{ loop._undefined.__init__ }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% block a %}{{ super.__class__ }}{% endblock %}",
    "{{ 没有.__class__ }}",
    "{{ 没有.__init__.__globals__ }}",
    "{{ (没有|default(没有)).__class__ }}",
]
FORMATS = [
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{0.__class__.__mro__}'.format('') }}",
    "{{ '{a.__init__.__globals__}'.format(a=值) }}",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "{{ ''.format.__self__ }}",
    "{{ '%s' % 值 }}",
    "{{ '%(a)s' % {'a': 1} }}",
    "{{ ('{0.__class__}'|e).format(1) }}",
    "{{ ('%s'|e) % 值 }}",
    "{{ '%s'|format(值) }}",
    "{{ '{0.__class__}'['format'](1) }}",
    "{{ 'a'['for' ~ 'mat']() }}",
]
FILTERS = [
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ ['']|map(attribute='__class__')|list|string }}",
    "{{ ['']|map('attr', '__class__')|first }}",
    "{{ ['{0.__class__}']|map('format', 1)|first }}",
    "{{ ['']|join(attribute='__class__') }}",
    "{{ [值]|sum(attribute='__class__') }}",
    "{{ [值]|sum(attribute='method.__func__') }}",
    "{{ [值]|sort(attribute='__class__.__name__')|first|string }}",
    "{{ ([值]|groupby('__class__.__name__')|first).grouper }}",
    "{{ [值]|selectattr('__class__')|first }}",
    "{{ [值]|selectattr('__class__.__name__', 'eq', 'Thing')|list|length }}",
    "{{ [值]|max(attribute='__init__.__globals__') }}",
    "{{ 值|pprint }}",
    "{{ 值|tojson }}",
    "{{ {'a': 1}|xmlattr }}",
    "{{ [1, 2]|random }}",
    "{{ 值|string }}",
]
CHANGES = [
    "{{ 列.append('a') }}",
    "{{ 列['append']('a') }}",
    "{{ 列.clear() }}",
    "{{ 列.sort() }}",
    "{{ 表.update(a=1) }}",
    "{{ 表.pop('a') }}",
    "{{ 表.setdefault('b', 1) }}",
    "{{ 表.popitem() }}",
    "{% set 表.a = 2 %}",
    "{% set 值.field = 2 %}",
]
TEMPLATES = [
    "{% include '/etc/passwd' %}",
    "{% include 'x' ignore missing %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% extends 值 %}",
    "{% include [] ignore missing %}",
    "{% debug %}",
    "{% do 列.append(1) %}",
    "{% trans %}a{% endtrans %}",
]


@dataclass
class Thing:
    """A value of a program, with something to reach for."""

    field: str = "字段"

    def method(self) -> str:
        return "方法"


def values() -> dict[str, Any]:
    def function() -> str:
        return "函数"

    return {"值": Thing(), "函数": function, "生成": (each for each in "ab"), "列": ["z", "a"], "表": {"a": "1"}}


@pytest.mark.parametrize("tag", [*WALKS, *GLOBALS, *FORMATS, *FILTERS, *CHANGES, *TEMPLATES])
def test_it_refuses(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "popen", _never)
    context = values()
    with pytest.raises(TemplateError) as caught:
        filled(tag, **context)
    assert caught.value.diagnostics[0].code in REFUSED
    assert (context["列"], context["表"], context["值"]) == (["z", "a"], {"a": "1"}, Thing())


@pytest.mark.parametrize("part", ["header", "footer", "footnote"])
def test_it_refuses_outside_the_body_too(part: str) -> None:
    with pytest.raises(TemplateError) as caught:
        template(paragraph("正文"), **{part: "{{ ''.__class__ }}"}).render({})
    assert caught.value.diagnostics[0].code == "template-unsafe"


def test_a_program_reached_by_a_value_cannot_be_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "popen", _never)
    with pytest.raises(TemplateError):
        filled("{{ 值.__init__.__globals__['os'].popen('id').read() }}", 值=Thing())


def _never(*_: object) -> None:
    raise SystemExit("a template has run a program")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ 值.field }}{{ 值['field'] }}", "字段字段"),
        ("{{ 列|join('、') }}", "z、a"),
        ("{{ 列|sort|join('、') }}", "a、z"),
        ("{{ 列|length }}{{ 列|first }}{{ 列|last }}", "2za"),
        ("{% for 键, 值 in 表.items() %}{{ 键 }}={{ 值 }}{% endfor %}", "a=1"),
        (
            "{% for each in 列 %}{{ loop.index }}/{{ loop.length }}{{ each }}{{ ';' if not loop.last }}{% endfor %}",
            "1/2z;2/2a",
        ),
        ("{% for each in 列 if each != 'z' %}{{ loop.index }}{{ each }}{% else %}无{% endfor %}", "1a"),
        ("{% for each in [] %}甲{% else %}无{% endfor %}", "无"),
        ("{% for each in 列 %}{{ loop.cycle('甲', '乙') }}{{ loop.changed(each) }}{% endfor %}", "甲True乙True"),
        ("{% for each in range(3) %}{{ each }}{% endfor %}", "012"),
        ("{% set ns = namespace(n=0) %}{% for each in 列 %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}", "2"),
        ("{% macro m(x, y='乙') %}[{{ x }}{{ y }}]{% endmacro %}{{ m('<') }}{{ m(1, 2) }}", "[<乙][12]"),
        ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}甲{% endcall %}", "(甲)"),
        ("{% block a %}甲{% endblock %}{{ self.a() }}", "甲甲"),
        ("{% set x %}甲{{ 列[0] }}&{% endset %}{{ x }}{{ x }}", "甲z&甲z&"),
        ("{% filter upper %}a{{ 列[0] }}{% endfilter %}", "AZ"),
        ("{% with x = 1 %}{{ x + 1 }}{% endwith %}", "2"),
        ("{{ 5000000 * 3 }}{{ 7 % 4 }}{{ 1.5 * 20000000 }}", "15000000330000000.0"),
        ("{{ '甲' * 3 }}{{ 2 * '乙' }}{{ ([1] * 2)|length }}", "甲甲甲乙乙2"),
        ("{{ '甲' ~ 1 ~ none ~ '&' }}{{ '<' + '&' }}", "甲1&<&"),
        ("{{ 'a,b'.split(',')|join('、') }}{{ ' x '.strip() }}{{ 'Ab'.upper() }}", "a、bxAB"),
        ("{{ 'a&b'|replace('&', '<') }}{{ none|replace('a', 'b') }}", "a<b"),
        ("{{ [1, 2, 3]|sum }}{{ [{'n': 2}, {'n': 3}]|sum('n') }}{{ 2.567|round(1) }}", "652.6"),
        ("{% for two in range(5)|batch(2, '-') %}{{ two|join }};{% endfor %}", "01;23;4-;"),
        ("{{ [{'n': '甲'}, {'n': '乙'}]|join('、', attribute='n') }}", "甲、乙"),
        ("{{ ([{'n': 1}, {'n': 2}]|selectattr('n', 'gt', 1)|first).n }}", "2"),
        (
            "{% for each in [{'k': 'a'}, {'k': 'a'}]|groupby('k') %}{{ each.grouper }}{{ each.list|length }}{% endfor %}",
            "a2",
        ),
        ("{{ 'abcdefghij'|truncate(2, true, '…') }}{{ 'x y'|wordcount }}{{ 'a'|title }}", "a…2A"),
        ("{{ '甲' if 列 else '乙' }}{{ 没有 is defined }}{{ 'z' in 列 }}", "甲FalseTrue"),
    ],
)
def test_an_honest_template_does_its_work(text: str, printed: str) -> None:
    assert filled(text, **values()) == printed


def test_a_table_of_many_rows_is_printed_whole() -> None:
    rows = [[f"第{number}行{letter}" for letter in "甲乙丙丁戊己庚辛壬癸"] for number in range(10_000)]
    cells = [f"{{{{ row[{number}] }}}}" for number in range(10)]
    made = template(table(10, row("{%tr for row in rows %}"), row(*cells), row("{%tr endfor %}")))
    assert said(made.render({"rows": rows})).split("\n") == [cell for each in rows for cell in each]
