"""Balance: a template whose tags keep its elements whole is never parsed again; one whose tags tear them is."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from reportgen import kinds, resources
from reportgen.templating import CompiledTemplate
from reportgen.templating.balance import is_balanced

WHOLE = [
    "<w:p>{{ 值 }}</w:p>",
    "{% for each in 行 %}<w:tr><w:tc/></w:tr>{% else %}<w:p/>{% endfor %}",
    '<w:p w:id="{{ 值 }}">{% if 值 %}<w:r>a</w:r>{% endif %}</w:p>',
    "<?reportgen-table?><w:tbl>{% for each in 列 %}<w:tc/>{% endfor %}</w:tbl><?reportgen-end?>",
]
TORN = [
    "{% if 值 %}<w:p>{% endif %}</w:p>",
    "<w:p>{% for each in 行 %}</w:p><w:p>{% endfor %}</w:p>",
    "<w:p>{{ 值 }}</w:r>",
    "<w:p>a < b</w:p>",
    "<w:p>a & b</w:p>",
    "<?reportgen-table?<w:p/>",
]


@pytest.mark.parametrize("source", WHOLE)
def test_what_every_branch_leaves_whole_is_balanced(source: str) -> None:
    assert is_balanced(Environment().parse(source))


@pytest.mark.parametrize("source", TORN)
def test_what_some_branch_tears_is_not(source: str) -> None:
    assert not is_balanced(Environment().parse(source))


@pytest.mark.parametrize("name", kinds.names())
def test_the_templates_that_ship_are_never_parsed_again(name: str) -> None:
    template = CompiledTemplate.from_file(resources.template_file(name))
    assert [each.name for each in template._program.parts if each.parses] == []
