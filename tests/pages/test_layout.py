"""The places of GB/T 9704-2012 on rendered pages, each with its clause."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Render
from tests.pages.measuring import MeasuredPage

LEFT, RIGHT, TOP, FOOT = 28.0, 184.0, 37.0, 262.0
LINE = 225 / 22
CHARACTER = 15.75 * 25.4 / 72
PLAIN = """\
kind: progress-report
title: 关于版面的汇报
issuing_authority: 青禾县水务局
body: {text}
"""
HEADED = """\
kind: notice
issuing_authority: {authority}
document_number: 青水〔2026〕8号
title: 关于做好春灌的通知
recipients: 各乡镇水务站
lead: 现将有关事项通知如下。
{more}"""
TAIL = """\
issue_date: 2026-03-09
copy_recipients: 县政府办公室
imprint: {printing_office: 青禾县水务局办公室, printing_date: 2026-03-10}
"""


def headed(rendered: Render, authority: str = "青禾县水务局", more: str = TAIL) -> list[MeasuredPage]:
    return rendered(HEADED.format(authority=authority, more=more))


def test_a_full_page_of_plain_text_has_22_lines_of_28_characters(rendered: Render) -> None:  # 5.2.3
    pages = rendered(PLAIN.format(text="水" * 28 * 60))
    full = pages[1].body
    assert len(full) == 22
    assert {len(line.text) for line in full} == {28}
    upper, lower = pages[1].ink(30, 265)
    assert TOP <= upper <= TOP + 4 and FOOT - 4 <= lower <= FOOT
    assert full[0].left == pytest.approx(LEFT, abs=0.3) and full[0].right == pytest.approx(RIGHT, abs=0.5)


def test_a_paragraph_begins_two_characters_in(rendered: Render) -> None:  # 7.3.3
    first, second = rendered(PLAIN.format(text="始" + "水" * 40))[0].body[-2:]
    assert first.text.startswith("始") and len(first.text) == 26
    assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=0.3)
    assert second.left == pytest.approx(LEFT, abs=0.3)


@pytest.mark.parametrize("authority", ["青禾县水务局", "青禾县水利工程建设质量与安全监督管理服务中心办公室"])
def test_the_red_head_begins_35_mm_under_the_core_on_one_line(rendered: Render, authority: str) -> None:  # 7.2.4
    page = headed(rendered, authority)[0]
    name = page.line(authority + "文件")
    assert name.left >= LEFT - 0.2 and name.right <= RIGHT + 0.2
    assert page.ink(40, 110, red=True)[0] == pytest.approx(TOP + 35, abs=1)


def test_marks_above_the_red_head_do_not_move_it(rendered: Render) -> None:  # 7.2.1 to 7.2.4
    more = "copy_number: '000003'\nclassification: 机密★1年\nurgency: 特急\n" + TAIL
    page = headed(rendered, more=more)[0]
    marks = [page.line(text) for text in ("000003", "机密", "特急")]
    assert [mark.left for mark in marks] == pytest.approx([LEFT] * 3, abs=0.3)
    assert page.ink(40, 110, red=True)[0] == pytest.approx(TOP + 35, abs=1)


def test_number_and_red_line_stand_under_the_head(rendered: Render) -> None:  # 7.2.5, 7.2.7
    page = headed(rendered)[0]
    head_foot = page.line("青禾县水务局文件").bottom
    number = page.line("青水〔2026〕8号")
    assert (number.left + number.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert number.bottom - head_foot == pytest.approx(3 * LINE, abs=4)
    rule = page.rules[0]
    assert rule.color == (1.0, 0.0, 0.0)
    assert rule.right - rule.left == pytest.approx(156, abs=0.2)
    ink = page.ink(head_foot + 2, rule.top - 1)
    assert rule.top - ink[1] == pytest.approx(4, abs=0.6)


def test_the_title_stands_two_lines_under_the_red_line_and_recipients_one_under_it(
    rendered: Render,
) -> None:  # 7.3.1, 7.3.2
    page = headed(rendered)[0]
    rule, title, recipients = page.rules[0], page.line("关于做好春灌的通知"), page.line("各乡镇水务站：")
    assert title.bottom - rule.top == pytest.approx(3 * LINE, abs=3)
    assert recipients.bottom - title.bottom == pytest.approx(2 * LINE, abs=1)
    assert recipients.left == pytest.approx(LEFT, abs=0.3)


def test_a_sealed_date_ends_four_characters_in_with_the_name_above_its_middle(rendered: Render) -> None:  # 7.3.5.1
    page = headed(rendered)[0]
    name, date = page.lines[-5], page.line("2026年3月9日")
    assert name.text == "青禾县水务局"
    # LibreOffice adds blanks beside the digits, Word does not: the left edge of the six characters is what both share.
    assert date.left == pytest.approx(RIGHT - (4 + 6) * CHARACTER, abs=0.5)
    assert (name.left + name.right) / 2 == pytest.approx(date.left + 3 * CHARACTER, abs=0.5)


def test_an_unsealed_date_begins_two_characters_right_of_the_name(rendered: Render) -> None:  # 7.3.5.2
    page = headed(rendered, "青禾县水利工程建设服务中心", "seal: false\n" + TAIL)[0]
    name, date = page.lines[-5], page.line("2026年3月9日")
    assert name.text == "青禾县水利工程建设服务中心"
    assert name.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
    assert date.left - name.left == pytest.approx(2 * CHARACTER, abs=0.5)


def test_the_imprint_stands_at_the_foot_of_the_last_page(rendered: Render) -> None:  # 7.4
    page = headed(rendered)[-1]
    lines = page.rules[-3:]
    assert lines[-1].top == pytest.approx(FOOT, abs=0.4)
    assert [rule.thickness for rule in lines] == pytest.approx([0.35, 0.265, 0.35], abs=0.02)
    assert all(rule.right - rule.left == pytest.approx(156, abs=0.5) for rule in lines)
    office = page.line("青禾县水务局办公室")
    assert office.size == 14 and office.left == pytest.approx(LEFT + 4.94, abs=0.4)
    assert office.text == "青禾县水务局办公室2026年3月10日印发"
    assert office.right == pytest.approx(RIGHT - 4.94, abs=0.4)
    assert page.line("抄送：").text == "抄送：县政府办公室。"


@pytest.mark.parametrize("count", range(12, 22))
def test_text_never_runs_into_the_imprint_and_no_page_holds_it_alone(rendered: Render, count: int) -> None:
    text = "body:\n" + "".join(f"  - 第{number}件工作按期做完。\n" for number in range(count)) + TAIL
    pages = headed(rendered, more="letterhead: false\n" + text)
    last = pages[-1]
    above = [line for line in last.body if line.bottom < last.rules[-3].top]
    assert last.line("2026年3月9日") in above
    assert last.line("抄送：").bottom > last.rules[-3].top
    assert len(last.body) - len(above) == 2


@pytest.mark.parametrize("count", [*range(43, 49), *range(70, 75)])
def test_a_table_before_the_imprint_keeps_its_head_on_every_page(rendered: Render, count: int) -> None:
    rows = "".join(f"      - [检修第{number}段渠道, 三月底]\n" for number in range(count))
    table = f"attachments:\n  - title: 春灌任务表\n    table:\n     columns: [事项, 时限]\n     rows:\n{rows}"
    _, *annex = headed(rendered, more=table + TAIL)
    with_rows = [page for page in annex if any("渠道" in line.text for line in page.lines)]
    assert all(any("时限" in line.text for line in page.lines) for page in with_rows)
    numbers = [line.text for page in annex for line in page.lines if "渠道" in line.text]
    assert len(numbers) == count


def test_an_attachment_begins_a_page_with_its_label_and_its_title_on_the_third_line(rendered: Render) -> None:  # 7.3.7
    more = "attachments:\n  - {title: 春灌任务表, table: {columns: [事项, 时限], rows: [[检修渠道, 三月底]]}}\n" + TAIL
    page = headed(rendered, more=more)[1]
    label, title = page.line("附件"), page.line("春灌任务表")
    assert label.left == pytest.approx(LEFT, abs=0.3)
    assert TOP < label.bottom < TOP + LINE
    assert title.bottom == pytest.approx(TOP + 2.8 * LINE, abs=1.5)
    assert title.size == 22


def test_lines_of_a_long_attachment_name_begin_under_its_first_character(rendered: Render) -> None:  # 7.3.4
    name = "青禾县水务局春季灌溉期间渠道巡查养护和安全管理工作责任分工一览表"
    more = (
        "attachments:\n" + "".join(f"  - {name}之{word}\n" for word in "一二三四五六七八九十") + "seal: false\n" + TAIL
    )
    pages = headed(rendered, more=more)
    lines = [line for page in pages for line in page.body]
    for number in ("2.", "10."):
        index = next(i for i, line in enumerate(lines) if line.text.startswith(number))
        width = len(number) / 2 * CHARACTER
        assert lines[index + 1].left == pytest.approx(lines[index].left + width, abs=0.7)
    first = next(line for line in lines if line.text.startswith("附件：1."))
    second = next(line for line in lines if line.text.startswith("2."))
    assert second.left - first.left == pytest.approx(3 * CHARACTER, abs=0.5)


def test_names_of_a_joint_document_are_stacked_with_the_word_beside(rendered: Render) -> None:  # 7.2.4
    page = headed(rendered, "[青禾县水务局, 青禾县农业农村局]")[0]
    first, second = page.line("青禾县水务局"), page.line("青禾县农业农村局")
    assert second.bottom > first.bottom
    assert first.left == pytest.approx(second.left, abs=1)
    word = page.line("文件")
    assert word.left > second.right - 1
    assert first.bottom < word.bottom < second.bottom
    assert page.ink(40, 110, red=True)[0] == pytest.approx(TOP + 35, abs=1)


def test_signatories_begin_under_each_other_and_the_number_stands_beside_the_last(
    rendered: Render,
) -> None:  # 7.2.5, 7.2.6
    page = headed(rendered, more="signatory: [沈国梁, 赵秉文, 周以宁]\n" + TAIL)[0]
    above, last = page.line("签发人：沈国梁"), page.line("周以宁")
    assert above.right == pytest.approx(RIGHT - CHARACTER, abs=0.6)
    assert last.text.startswith("青水〔2026〕8号")
    assert last.left == pytest.approx(LEFT + CHARACTER, abs=0.4)
    names = {each["text"]: each["x0"] for each in page.page.chars if each["text"] in "沈周"}
    assert names["沈"] == pytest.approx(names["周"], abs=1)
