"""The check of a template as a whole: all mistakes in one run, none told twice, what a tag was meant to be."""

from __future__ import annotations

import pytest

from reportgen import kinds
from reportgen.diagnostics import Severity
from reportgen.errors import TemplateError
from reportgen.locale import Wording
from reportgen.workshop.check import check_template
from reportgen.workshop.faults import Fault
from reportgen.workshop.required_fields import ALWAYS, FILLED
from reportgen.workshop.telling import advice, as_text
from tests.oracle.making import Beside, docx, para, tbl, tc, text, tr
from tests.workshop.corpus.making import BODY, WHOLE, before
from tests.workshop.templates import edited, gone, says

NOTICE = kinds.load("notice")
CHINESE = Wording("zh")


def check(*blocks: str, beside: Beside | None = None) -> list[Fault]:
    data = before(*blocks, beside=beside) if beside else before(*blocks)
    return [each for each in check_template(data, "模板.docx", NOTICE) if each.severity is not Severity.INFO]


def codes(*blocks: str) -> list[str]:
    return [each.code for each in check(*blocks)]


def test_all_mistakes_are_told_in_one_run_from_the_top_down() -> None:
    found = check(
        para("{{ 标提 }}和{{ 蜜级 }}"),
        tbl((1,), tr("{%tr for 每 in 标题行 %}"), tr("{{ 每|uper }}")),
        para("{% if 密级 = '机密' %}甲{% endif %}"),
        beside=Beside(headers={"default": para("{{ 标题")}),
    )
    assert [(each.code, each.place.get("paragraph"), each.place.get("row")) for each in found] == [
        ("field-unknown", 1, None),
        ("field-unknown", 1, None),
        ("block-not-closed", None, 1),
        ("filter-unknown", None, 2),
        ("equals-sign", 2, None),
        ("tag-not-closed", 1, None),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{{ 标提 }}", "{{ 标题 }}"),
        ("{{ titel }}", "{{ title }}"),
        ("{{ 发文 字号 }}", "{{ 发文字号 }}"),
        ("甲{{ 密级 }乙", "{{ 密级 }}"),
        ("甲{密级}}乙", "{{ 密级 }}"),
        ("{% else if 密级 %}", "{% elif 密级 %}"),
        ("{% 密级 %}", "{{ 密级 }}"),
        ("{{ 标题|uper }}", "{{ 标题|upper }}"),
        ("{% if 密级 = 份号 %}{% endif %}", "{% if 密级 == 份号 %}"),
        ('{% if 密级 == "机密 %}{% endif %}', '{% if 密级 == "机密" %}'),
        ("{%ct if 密级 %}", "{%tc if 密级 %}"),
        ("{% 循环 每 in 标题行 %}", "{% for 每 in 标题行 %}"),
        ("{%P if 密级 %}", "{%p if 密级 %}"),
        ("{%p- if 密级 %}", "{%p if 密级 %}"),
        ("{%-p if 密级 %}", "{%p if 密级 %}"),
        ("{% 结束 %}", "{% endif %}"),
        ("｛｛ 标提 ｝｝", "{{ 标题 }}"),
        ("{{ 标题|safe }}", "{{ 标题 }}"),
        ("{{ 标题|defalt('无') }}", "{{ 标题|default('无') }}"),
        ("{{ 标题|金额 }}", "{{ 标题|大写金额 }}"),
    ],
)
def test_it_says_what_to_type_instead(typed: str, meant: str) -> None:
    assert meant in advice(check(para(typed))[0], CHINESE)


@pytest.mark.parametrize("name", ["map('名')", "format(3)", "tojson", "indent"])
def test_a_filter_that_is_near_to_none_is_told_with_those_that_there_are(name: str) -> None:
    assert "顿号连接" in advice(check(para(f"{{{{ 标题|{name} }}}}"))[0], CHINESE)


@pytest.mark.parametrize(
    ("opened", "meant"), [("{% for 每 in 标题行 %}", "{% endfor %}"), ("{% with 甲 = 1 %}", "{% endwith %}")]
)
def test_an_end_without_its_name_is_that_of_the_block_that_is_open(opened: str, meant: str) -> None:
    for end in ("{% 结束 %}", "{% end %}"):
        found = check(para("{% if 密级 %}", opened, end, "{% endif %}"))
        assert [each.code for each in found] == ["word-unknown"]
        assert meant in advice(found[0], CHINESE)


def test_letters_of_rows_may_not_be_capitals() -> None:
    found = check(tbl((1,), tr("{%TR for 每 in 标题行 %}"), tr("{{ 每 }}"), tr("{%TR endfor %}")))
    assert [advice(each, CHINESE) for each in found] == ["请写成 {%tr for 每 in 标题行 %}", "请写成 {%tr endfor %}"]


def test_no_tag_is_told_to_be_understood_and_to_be_wrong() -> None:
    found = check_template(before(para("｛｛ 标提 ｝｝"), para("｛｛ 标题 ｝｝")), "模板.docx", NOTICE)
    assert [(each.code, each.place["paragraph"]) for each in found] == [("field-unknown", 1), ("tag-typed-wide", 2)]


LOOP = (
    "{%tr for 每 in 标题行 %}",
    "{%tr if 每 %}",
    "{{ 每 }}",
    "{%tr else %}",
    "无",
    "{%tr endif %}",
    "{%tr endfor %}",
)


@pytest.mark.parametrize(
    ("number", "told"), [(1, "block-not-opened"), (5, "block-not-closed"), (6, "block-not-closed")]
)
def test_one_tag_that_is_missing_is_one_mistake(number: int, told: str) -> None:
    rows = [tr(each) for index, each in enumerate(LOOP) if index != number]
    assert codes(tbl((1,), *rows)) == [told]


SLIPS = [("%}", "%"), ("{%", "{ %"), ("tr ", "t ")]
OF_BLOCKS = [number for number, each in enumerate(LOOP) if "{%" in each]


@pytest.mark.parametrize("number", OF_BLOCKS)
@pytest.mark.parametrize(("typed", "wrong"), SLIPS)
def test_one_tag_that_is_wrong_is_one_mistake(number: int, typed: str, wrong: str) -> None:
    rows = [tr(each.replace(typed, wrong) if index == number else each) for index, each in enumerate(LOOP)]
    assert len(codes(tbl((1,), *rows))) == 1


def test_a_loop_in_a_cell_that_was_never_opened_is_one_mistake() -> None:
    cells = tr("{%tc for 每 in 标题行 %}", "{{ 每 }}{% endfor %}", "{%tc endfor %}")
    assert codes(tbl((1, 1, 1), cells)) == ["block-not-opened"]


def test_both_places_of_a_block_are_told() -> None:
    found = check(para("{%p for 每 in 标题行 %}"), para("{%p if 每 %}"), para("甲"), para("{%p endfor %}"))
    assert [(each.place, each.other) for each in found] == [
        ({"part": BODY, "paragraph": 2}, {"part": BODY, "paragraph": 4})
    ]
    assert "另见：正文 第4段" in as_text(found[0], "模板.docx", CHINESE)


def test_a_fault_that_only_some_documents_show_names_such_a_document() -> None:
    (found,) = check(para("{{ 版记.印发机关 }}"))
    assert found.code == "part-missing"
    assert "出现在这样的公文里：" in as_text(found, "模板.docx", CHINESE)


def test_what_a_title_of_one_line_lacks_is_told() -> None:
    (found,) = check(para("{{ 标题行[1] }}"))
    assert found.place == {"part": BODY, "paragraph": 1}
    assert "标题很短，只有一行" in as_text(found, "模板.docx", CHINESE)


FIELDS = {names[0]: fixed for names, fixed in (*ALWAYS.items(), *FILLED.items())}


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_to_be_typed_for_a_missing_field_is_taken(name: str) -> None:
    assert codes(*map(para, FIELDS[name].split(" ↵ "))) == []


def whole_with(old: str, new: str) -> list[Fault]:
    """Return what is told of the whole template with one of its texts written otherwise."""
    assert any(old in each for each in WHOLE)
    made = docx(*(each.replace(old, new) for each in WHOLE))
    return [each for each in check_template(made, "模板.docx", NOTICE) if each.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("{{ 版记.印发日期 }}", "", "版记.印发日期"),
        ("{{ 发文字号 }}", "{% if 发文字号 %}（有文号）{% endif %}", "发文字号"),
        ("{{ 主送机关 }}：", "{% if 主送机关 %}各单位：{% endif %}", "主送机关"),
    ],
)
def test_a_field_that_is_asked_for_and_not_printed_is_lost(old: str, new: str, field: str) -> None:
    (found,) = whole_with(old, new)
    assert (found.code, found.severity, found.params["field"]) == ("trial-unprinted", Severity.ERROR, field)


def test_a_field_that_is_never_asked_for_and_lost_is_an_error_told_once() -> None:
    (found,) = whole_with("{{ 发文字号 }}", "")
    assert (found.code, found.severity) == ("field-left-out", Severity.ERROR)


def test_all_losses_are_told_in_one_run() -> None:
    lost = {str(each.params["kind"]) for each in whole_with("{{ 块.内容 }}", "") if each.code == "template-loses"}
    assert {"正文", "三级措施", "附注", "署名盖章", "成文日期盖章"} <= lost


def test_a_loss_is_told_beside_a_mistake_that_has_a_place() -> None:
    found = whole_with("{{ 标题 }}", "{{ 标题 }}{% if 密级 %}{{ 蜜级 }}{% endif %}")
    lost = whole_with("{{ 发文字号 }}", "{% if 发文字号 %}{% if 密级 %}{{ 蜜级 }}{% endif %}{% endif %}")
    assert [each.code for each in found] == ["field-unknown"]
    assert [each.code for each in lost] == ["field-unknown", "trial-unprinted"]


def test_a_table_that_loses_all_its_rows_is_told() -> None:
    assert set(codes(tbl((1,), tr("{%tr if 份号 %}"), tr("甲"), tr("{%tr endif %}")))) == {"trial-invalid"}


def test_a_cell_that_loses_all_its_paragraphs_is_right() -> None:
    cell = tc(para("{%p if 份号 %}"), para("{{ 份号 }}"), para("{%p endif %}"))
    assert codes(tbl((1,), tr(cell))) == []


def test_what_the_trial_of_a_template_finds_the_check_finds() -> None:
    pytest.importorskip("openxml_audit")
    marked = '<w:p><w:bookmarkStart w:id="5" w:name="a"/><w:bookmarkEnd w:id="5"/></w:p>'
    found = check(para("{%p for 块 in 内容块 %}"), marked, para("{%p endfor %}"))
    assert {each.code for each in found} == {"trial-schema"}


def test_words_around_are_cut_at_a_sensible_length() -> None:
    (found,) = check(para("甲" * 40 + "{{ 没有 }}" + "乙" * 40))
    assert found.around.before == "…" + "甲" * 16 and found.around.behind == "乙" * 16 + "…"


def test_comments_cannot_keep_the_check_quiet() -> None:
    assert codes(para("{# docxtpl-lint: disable=DTL001 #}"), para("{{ 密级 甲")) == ["tag-not-closed"]


def test_without_a_kind_any_field_may_be() -> None:
    found = check_template(docx(para("{{ 客户.名称 }}{% if 金额 > 5 %}{{ 金额 }}{% endif %}")), "模板.docx", None)
    assert [each.code for each in found] == ["no-kind"]


def test_without_a_kind_a_tag_that_cannot_be_read_is_still_told() -> None:
    found = check_template(docx(para("{{ 客户 名称 }}")), "模板.docx", None)
    assert [each.code for each in found] == ["tag-unreadable", "no-kind"]


def test_what_is_no_template_is_refused() -> None:
    with pytest.raises(TemplateError):
        check_template(b"PK\x03\x04", "模板.docx", NOTICE)


def test_a_large_template_is_checked_in_a_few_seconds() -> None:
    rows = [tr(f"{number}", "{{ 标题 }}{% if 密级 %}{{ 密级 }}{% endif %}") for number in range(1000)]
    data = docx(tbl((1, 1), *rows), *WHOLE)
    assert [each.code for each in check_template(data, "模板.docx", NOTICE)] == []


def shipped_without(text: str) -> list[Fault]:
    return check_template(edited("notice", {text: gone}), "模板.docx", NOTICE)


def test_a_loop_that_is_missing_is_told_once_and_its_end_says_which() -> None:
    first, end = shipped_without("{%p for block in blocks %}")
    assert (first.code, first.params["loop"]) == ("loop-missing", "{%p for block in blocks %}")
    assert (end.code, end.around.at) == ("block-not-opened", "{%p endfor %}")
    assert "{%p for block in blocks %}" in advice(end, CHINESE)


def test_what_is_asked_of_the_item_of_a_loop_that_is_missing_is_still_checked() -> None:
    found = check(
        para("{{ block.title }}{{ block.titel }}{% for of in block.table.columns %}{{ of.titel }}{% endfor %}")
    )
    assert [each.code for each in found] == ["loop-missing", "field-unknown", "field-unknown"]


TEXT = "{{ block.text }}"
LOST = {"正文", "署名盖章", "成文日期盖章"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{{ title|序数 }}", "template-value"),
        ("{{ title title }}", "tag-unreadable"),
        ("{{ title|大些 }}", "filter-unknown"),
        ("{{ title", "tag-not-closed"),
    ],
)
def test_what_is_lost_is_told_beside_tags_that_are_wrong(typed: str, code: str) -> None:
    found = check_template(edited("notice", {TEXT: says(typed)}), "模板.docx", NOTICE)
    assert {each.code for each in found} >= {code, "template-loses"}
    assert {each.params["kind"] for each in found if each.code == "template-loses"} >= LOST


@pytest.mark.parametrize("typed", ["{{ block.text|序数 }}", "{{ block.text|大些 }}", "{{ block.text block }}"])
def test_what_a_wrong_tag_was_to_print_is_not_told_as_lost(typed: str) -> None:
    found = check_template(edited("notice", {TEXT: says(typed)}), "模板.docx", NOTICE)
    assert "template-loses" not in {each.code for each in found}


def test_a_field_that_is_not_there_hides_no_other_loss() -> None:
    address = {"{{ recipients }}：": says("{{ 印章.日期 }}：")}
    found = check_template(edited("notice", {TEXT: says("{{ title|序数 }}"), **address}), "模板.docx", NOTICE)
    assert {each.params["kind"] for each in found if each.code == "template-loses"} >= LOST


def test_values_of_several_documents_that_cannot_be_filled_in_are_told_at_once() -> None:
    found = check(para("{{ 标题|序数 }}"), para("{{ 标题|中文日期 }}甲{{ 标题|序数 }}"))
    told = [(each.code, each.place["paragraph"], each.around.at) for each in found]
    assert told == [
        ("template-value", 1, "{{ 标题|序数 }}"),
        ("template-value", 2, "{{ 标题|中文日期 }}"),
        ("template-value", 2, "{{ 标题|序数 }}"),
    ]
    assert all(advice(each, CHINESE) for each in found)


def test_a_tag_that_a_link_cuts_in_two_is_told_with_its_place_and_words() -> None:
    (found,) = check(para("甲"), para("乙", f"<w:hyperlink>{text('{{ 标')}</w:hyperlink>", "题 }}"))
    assert (found.code, found.place["paragraph"], found.around.at) == ("template-unusable", 2, "{{ 标题 }}")
    assert "重新打一遍" in as_text(found, "模板.docx", CHINESE)
