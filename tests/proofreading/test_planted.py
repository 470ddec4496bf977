"""Planted mistakes are found: by rule, at least 20 places, and of those it claims 98 in 100; samples as they are give no alarm."""

from __future__ import annotations

from functools import cache

import pytest

from reportgen.proofreading.rule import Rule
from tests.proofreading.claims import CLAIMS
from tests.proofreading.planting import LINES, Edit, edits, planted, samples
from tests.proofreading.texts import all_rules, found, line_of, outline_of

MOST = 60
"""Places planted of one rule; which, the hash decides."""
LEAST = 20
RECALL = 0.98
RULES = {rule.code: rule for rule in all_rules()}
TEXTS = samples()


@cache
def kind(name: str) -> list[Edit]:
    return edits(name)


@cache
def claimed(code: str) -> list[Edit]:
    kinds, is_its = CLAIMS[code]
    every = (each for name in kinds for each in kind(name) if is_its(TEXTS[each.sample], each))
    return sorted(every, key=lambda each: each.digest)[:MOST]


def tells(rule: Rule, edit: Edit) -> bool:
    """Say whether a rule tells a planted mistake: at its line, or anywhere where lines were moved."""
    outline = outline_of(planted(TEXTS[edit.sample], edit), edit.sample)
    return any(True for _ in rule.find(outline))


@pytest.mark.parametrize("sample", sorted(TEXTS))
def test_a_sample_as_it_is_gives_no_alarm(sample: str) -> None:
    outline = outline_of(TEXTS[sample], sample)
    assert [(rule.code, line_of(outline, each), str(each.params)) for rule, each in found(outline)] == []


def test_every_rule_says_what_it_claims() -> None:
    assert set(CLAIMS) == set(RULES)
    assert set().union(*(kinds for kinds, _ in CLAIMS.values())) <= {*LINES, *_kinds()}


def _kinds() -> set[str]:
    from tests.proofreading.planting import CHANGES

    return set(CHANGES)


@pytest.mark.parametrize("code", sorted(CLAIMS))
def test_planted_mistakes_are_told(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    places = claimed(code)
    told = {each for each in places if tells(RULES[code], each)}
    held = [each for each in places if each.held_out]
    with capsys.disabled():
        print(
            f"\n{code:28} planted {len(places):3} told {len(told):3}; held out {len(held):3} told {len([e for e in held if e in told]):3}",
            end="",
        )
    missed = [each for each in places if each not in told and not each.held_out][:5]
    assert len(places) >= LEAST
    assert len(told) >= RECALL * len(places), missed
    assert len([each for each in held if each in told]) >= RECALL * len(held)
