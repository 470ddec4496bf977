"""No template takes a machine down: what explodes in time or memory in, a TemplateError soon out."""

from __future__ import annotations

import sys
import time

import pytest

from reportgen.errors import TemplateError
from reportgen.templating import limits
from tests.templating.making import filled, paragraph, template

SECONDS = 4.0  # of the processor; half of that on a machine with nothing else to do
MEGABYTES = 400
RANGE = "range(100000)"
GROWING = "{%% set ns = namespace(x=%s) %%}{%% for each in range(100) %%}%s{%% endfor %%}"

BIG_VALUES = [
    "{{ 'a'*10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ 1000000000 * 'a' }}",
    "{{ ('a'|e) * 1000000000 }}",
    "{{ [0] * 1000000000 }}",
    "{{ (0,) * 1000000000 }}",
    "{% set x = 'a' * 1000000 %}{{ x * 1000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 2 ** 10000000 }}",
    "{{ 'a'.center(100000000) }}",
    "{{ 'a'['center'](100000000) }}",
    "{{ 'a'.ljust(100000000) }}",
    "{{ 'a'.rjust(100000000) }}",
    "{{ 'a'.zfill(100000000) }}",
    "{{ '\\t'.expandtabs(100000000) }}",
    "{{ ('a' * 1000000).replace('a', 'b' * 1000000) }}",
    "{{ 'a'.translate({97: 'b' * 1000000}) }}",
    "{{ ('a' * 1000000).join(range(100000)|list) }}",
    "{{ 'a'.encode('utf-32') }}",
    "{{ (1).to_bytes(1000000000, 'big') }}",
    "{{ (1.5).hex() }}",
    "{{ dict.fromkeys(range(100000), 1) }}",
    "{{ '%0100000000d' % 1 }}",
    "{{ '%*d' % (100000000, 1) }}",
    "{{ '{:0100000000d}'.format(1) }}",
    "{{ '{:>{}}'.format(1, 100000000) }}",
    "{{ '{a:>100000000}'.format_map({'a': 1}) }}",
    "{{ 'a'|center(100000000) }}",
    "{{ 'a'|indent(100000000) }}",
    "{{ ('a\\n' * 100000)|indent(100000) }}",
    "{{ '%0100000000d'|format(1) }}",
    "{{ 'a'|wordwrap(1) }}",
    "{{ range(100000)|join('a' * 1000000) }}",
    "{{ ['a' * 1000000] * 100000|int }}{{ ['a' * 1000000] * 1000 }}",
    "{{ (['a' * 1000000] * 1000)|join }}",
    "{{ (['a' * 1000000] * 1000)|string }}",
    "{{ ('a' * 1000000)|replace('a', 'b' * 1000000) }}",
    "{{ ('a' * 1000000)|replace('', 'b' * 1000) }}",
    "{{ [1]|batch(1000000000, 'x')|list }}",
    "{{ [1]|slice(1000000000)|list }}",
    "{{ 5|round(1000000000, 'floor') }}",
    "{{ 5|round(-1000000000) }}",
    "{{ ([['a'] * 100000] * 100)|sum(start=[]) }}",
    "{{ range(10**9) }}",
    "{{ range(1000000000)|list }}",
    "{% for each in range(1000000000) %}{% endfor %}",
    "{{ lipsum(100000) }}",
    "{{ " + "9" * 5000 + " }}",
]
GROWTH = [
    GROWING % ("'a'", "{% set ns.x = ns.x ~ ns.x %}"),
    GROWING % ("'a'", "{% set ns.x = ns.x + ns.x %}"),
    GROWING % ("[1]", "{% set ns.x = ns.x + ns.x %}"),
    GROWING % ("'a'", "{% set ns.x = ns.x * 2 %}"),
    GROWING % ("9", "{% set ns.x = ns.x * ns.x %}"),
    GROWING % ("'a'", "{% set ns.x = [ns.x, ns.x]|join %}"),
    GROWING % ("'a'", "{% set ns.x = ns.x|replace('a', 'aa') %}"),
    GROWING % ("'a'", "{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}"),
    GROWING % ("'a'", "{% set ns.x %}{% filter upper %}{{ ns.x }}{{ ns.x }}{% endfilter %}{% endset %}"),
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ ns.x }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ ns.x ~ '' }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ ns.x|string }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ ns.x|upper }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ ns.x|join }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ '甲'|replace('甲', ns.x) }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ '甲'|join(ns.x) }}{{ ['甲', '乙']|join(ns.x) }}",
    GROWING % ("['a']", "{% set ns.x = [ns.x, ns.x] %}") + "{{ '甲'[ns.x] }}",
    GROWING % ("('a',)", "{% set ns.x = (ns.x, ns.x) %}") + "{{ {}[ns.x] }}",
    "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}" + GROWING % ("'a'", "{% set ns.x = m(ns.x) %}"),
    "{% set x = 'a' * 1000000 %}{% for each in range(1000) %}{{ x }}{% endfor %}",
    "{% set x %}{% for each in range(100000) %}" + "甲" * 2000 + "{% endfor %}{% endset %}",
    "{% block a %}{% for each in range(100000) %}" + "甲" * 2000 + "{% endfor %}{% endblock %}",
    "{% if false %}{% block a %}{% for each in range(100000) %}"
    + "甲" * 2000
    + "{% endfor %}{% endblock %}{% endif %}{{ self.a() }}",
]
LONG_WORK = [
    f"{{% for a in {RANGE} %}}{{% for b in {RANGE} %}}{{% endfor %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% for b in {RANGE} %}}{{% if loop.last %}}{{% endif %}}{{% endfor %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% for b in {RANGE} if false %}}{{% endfor %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% set x = {RANGE}|list %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% set x = {RANGE}|sum %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% set x = {RANGE}|sort %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% set x = {RANGE}|select('odd')|list %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% set x = {RANGE}|join %}}{{% endfor %}}",
    f"{{% for a in {RANGE} %}}{{% set x = 'a' * 1000000 %}}{{% endfor %}}",
    f"{{% for a in {RANGE} recursive %}}{{{{ loop({RANGE}) }}}}{{% endfor %}}",
    f"{{% macro m() %}}{{% for a in {RANGE} %}}{{% endfor %}}{{% endmacro %}}{{% for a in {RANGE} %}}{{{{ m() }}}}{{% endfor %}}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(100) }}",
    "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% macro m() %}{{ caller() }}{% call m() %}{% endcall %}{% endmacro %}{% call m() %}{% endcall %}",
    "{% block a %}{{ self.a() }}{% endblock %}",
    "{% block a %}{% if 1 %}{{ self.a() }}{{ self.a() }}{% endif %}{% endblock %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "{% if 1 %}" * 2000 + "{% endif %}" * 2000,
    "{% for each in [1] %}" * 30 + "{% endfor %}" * 30,
]


@pytest.mark.parametrize("text", [*BIG_VALUES, *GROWTH, *LONG_WORK], ids=lambda text: text[:90])
def test_it_is_refused_soon_and_in_little_memory(text: str) -> None:
    resource = pytest.importorskip("resource", reason="this system does not tell what a process has used")
    memory, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(TemplateError) as caught:
        filled(text)
    assert str(caught.value)
    assert time.process_time() - start < SECONDS
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / unit < MEGABYTES


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 'a' * 1000001 }}", "a computed text or list is too long"),
        ("{{ 2 ** 2 }}", "the operator ** is not available in a template"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "it calls itself without end"),
        ("{% for each in range(5) recursive %}{% endfor %}", "a loop that calls itself is not available in a template"),
        ("{% include 'a' %}", "a template cannot use another template"),
        ("{{ 1 // 0 }}", "a number is divided by 0"),
        ("{{ 1 + 'a' }}", "a number and a text cannot be put together with +"),
        ("{{ [1, 'a']|sort|first }}", "a text cannot be compared with a number by <"),
        ("{{ 'a'.index('b') }}", "cannot be worked out"),
    ],
)
def test_the_message_says_what_is_too_much(text: str, reason: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(text)
    assert reason in str(caught.value)


def test_what_just_fits_is_printed() -> None:
    assert filled("{{ ('a' * 1000000)|length }}") == "1000000"


def test_steps_are_counted_over_all_parts_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", 150)
    loop = "{% for each in range(80) %}{% endfor %}"
    template(paragraph(loop)).render({})
    with pytest.raises(TemplateError, match="too many steps"):
        template(paragraph(loop), header=loop).render({})


def test_each_rendering_begins_to_count_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", 150)
    made = template(paragraph("{% for each in range(80) %}{{ each }}{% endfor %}"))
    assert made.render({}) == made.render({})
