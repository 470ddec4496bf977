"""Each rule finds its wrong example, no rule finds anything in a right one, and a fix makes a wrong text right."""

from __future__ import annotations

import pytest

from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from tests.proofreading.texts import all_rules, found, outline_of

RULES = all_rules()
FIXING = [rule for rule in RULES if any(each.fix is not None for each in rule.find(outline_of(rule.wrong)))]


def mended(outline: Outline, fixes: list[Found]) -> list[str]:
    """Return the texts with all certain fixes made, from the end of each paragraph to its beginning."""
    texts = [each.text for each in outline.paragraphs]
    places = [(*place, each.fix) for each in fixes for place in ((each.paragraph, each.start, each.end), *each.also)]
    for paragraph, start, end, fix in sorted(places, reverse=True):
        texts[paragraph] = texts[paragraph][:start] + str(fix) + texts[paragraph][end:]
    return texts


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_finds_its_wrong_example(rule: Rule) -> None:
    outline = outline_of(rule.wrong)
    places = list(rule.find(outline))
    assert places
    for each in places:
        assert 0 <= each.start <= each.end <= len(outline.paragraphs[each.paragraph].text)
        assert rule.message.format_map(each.params)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_rule_finds_anything_in_its_right_example(rule: Rule) -> None:
    assert [each.code for each, _ in found(outline_of(rule.right))] == []


@pytest.mark.parametrize("rule", FIXING, ids=lambda rule: rule.code)
def test_its_fix_makes_the_text_right(rule: Rule) -> None:
    outline = outline_of(rule.wrong)
    fixes = [each for each in rule.find(outline) if each.fix is not None]
    texts = mended(outline, fixes)
    assert not list(rule.find(outline_of(texts)))


def test_codes_are_each_of_one_rule() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
