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


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("请于2026.2.30前报送。截止2026-13-05，共收到材料26份。", "检查时间：2026/4/31"), {"date-impossible"}),
        (
            ("云应急〔2025〕7号", "请各科室于2026年4月1日前报送总结。", "云溪市应急管理局", "二〇二六年五月六日"),
            {"number-of-another-year", "due-before-signed"},
        ),
        (
            ("（一）部署阶段（2026年12月1日-20日）。", "（二）整治阶段（12月10日-次年1月20日）。"),
            {"phase-out-of-order"},
        ),
        (
            (
                "一、依照《条例》第八条规定：",
                "（三）建立档案；",
                "（五）定期检测；",
                "二、开展演练。",
                "四、定期检测。",
            ),
            {"number-out-of-order"},
        ),
        (
            (
                "附件：1.检测安排表",
                "2.储罐清单（另发）",
                "3.储罐检测工作任务表",
                "2026年3月12日",
                "附件1",
                "检测安排表",
                "附件3",
                "储罐检测工任务表",
            ),
            {"attachment-title"},
        ),
    ],
    ids=[
        "a day in digits that no calendar has",
        "a date in Chinese numerals",
        "a phase that runs into the next year",
        "a gap behind a quoted item",
        "a title beside an attachment that is sent apart",
    ],
)
def test_a_mistake_in_an_unusual_form_is_told(lines: tuple[str, ...], codes: set[str]) -> None:
    assert {rule.code for rule, _ in found(outline_of(lines))} == codes
