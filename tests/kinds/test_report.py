"""报告: sent to somebody, signed for by somebody, and asking for nothing."""

from __future__ import annotations

import pytest

from reportgen import kinds, resources
from reportgen.kinds.report import asks_for_nothing, names_its_signatory
from reportgen.locale import Wording
from reportgen.ooxml.outline import Line
from tests.checks.checking import checked, told
from tests.producing import make

NUMBER = "发文字号: 云安办〔2026〕23号\n"


def all_told(text: str) -> list[str]:
    return [each.code for check in kinds.load("report").checks for each in told(check, text)]


def test_a_report_is_sent_to_somebody() -> None:
    assert all_told("导语: 情况如下。") == ["missing-recipients"]
    assert all_told("主送机关: 省安委会办公室\n导语: 情况如下。") == []


def test_a_report_with_a_number_names_its_signatory() -> None:
    assert told(names_its_signatory, NUMBER) == [("missing-signatory", "warning", ("发文字号",))]
    assert told(names_its_signatory, NUMBER + "签发人: 沈国梁") == []


def test_a_report_with_the_parts_of_a_number_names_its_signatory() -> None:
    text = "document_number: {authority_code: 云安办, year: '2026', serial_number: '23'}"
    assert told(names_its_signatory, text) == [("missing-signatory", "warning", ("document_number",))]


def test_a_report_without_a_number_needs_no_signatory() -> None:
    assert told(names_its_signatory, "标题: 工作报告") == []


@pytest.mark.parametrize(
    ("closing", "asked"),
    [
        ("妥否，请批示。", "妥否"),
        ("以上报告当否，请审批。", "当否"),
        ("可否，请指示", "可否"),
        ("是否妥当，盼复。", "是否妥当"),
        ("以上报告如无不妥，请批转各县（区）执行。", "如无不妥"),
        ("特此请示。", "特此请示"),
        ("请批示。", "请批示"),
        ("以上报告，请予审批！", "请予审批"),
        ("以上事项，恳请省安委会办公室批准。", "请省安委会办公室批准"),
        ("现将方案一并呈上，敬请审定", "请审定"),
        ("现报请审核，盼早日回复。", "请审核"),
    ],
)
def test_a_closing_that_asks_for_a_decision_is_told(closing: str, asked: str) -> None:
    (found,) = checked(asks_for_nothing, f"结语: {closing}")
    assert (found.code, str(found.severity)) == ("asks-for-decision", "warning")
    assert found.params == {"words": asked}


@pytest.mark.parametrize(
    "closing",
    [
        "特此报告。",
        "以上报告，请审阅。",
        "以上报告，请审议。",
        "专此报告，请批评指正。",
        "有关方案已报请市政府批准。",
        "我们将适时提请市政府审定，并及时请示报告。",
        "项目资金已申请批复。",
        "下一步，我们将认真贯彻省领导批示，抓好落实。",
        "请各督查组按照批示要求抓好整改。",
        "经请示同意，有关工作已经启动。",
    ],
)
def test_a_closing_that_only_reports_is_fine(closing: str) -> None:
    assert told(asks_for_nothing, f"结语: {closing}") == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("结语: |\n  下一步，我们将抓好落实。\n  妥否，请批示。", ("结语",)),
        ("closing: [特此报告。, 请批示。]", ("closing",)),
        ("联系方式: 妥否，请批示。", ("联系方式",)),
        ("导语: |\n  情况如下。\n  妥否，请批示。", ("导语",)),
        ("内容: [情况如下。, 请批示。]", ("内容",)),
        (
            "正文: [{标题: 甲, 内容: 乙}, {标题: 丙, 小节: [{标题: 丁, 内容: 请批示。}]}]",
            ("正文", 1, "小节", 0, "内容"),
        ),
        ("正文: [{标题: 甲, 措施: [{标题: 乙, 内容: 请批示。}]}]", ("正文", 0, "措施", 0, "内容")),
        ("内容项: [甲, {要点: [乙, {内容: 请批示。}]}]", ("内容项", 1, "要点", 1, "内容")),
    ],
)
def test_the_warning_points_at_the_key_that_asks(text: str, path: tuple[str | int, ...]) -> None:
    assert told(asks_for_nothing, text) == [("asks-for-decision", "warning", path)]


@pytest.mark.parametrize(
    "text",
    [
        "内容: [专家意见，请批示。, 情况如下。]",
        "正文: [{标题: 甲, 内容: 请批示。}, {标题: 乙, 内容: 丙}]",
        "发文字号: {全文: 云安办〔2026〕23号}\n内容: 情况如下。",
        "内容: 情况如下。\n附件: [{标题: 甲, 内容: 妥否，请批示。}]",
    ],
)
def test_what_does_not_close_the_report_is_not_asked_by_it(text: str) -> None:
    assert told(asks_for_nothing, text) == []


def test_the_warnings_are_said_in_chinese() -> None:
    wording = Wording("zh", dict(kinds.load("report").wording))
    found = [*checked(names_its_signatory, NUMBER), *checked(asks_for_nothing, "结语: 妥否，请批示。")]
    assert [wording.text(each.message, **each.params) for each in found] == [
        "上行文有发文字号的，应当标注签发人：请填写 签发人（signatory）",
        "报告不得夹带请示事项（妥否）；需要上级答复的，另用请示行文",
    ]


@pytest.fixture(scope="module")
def sample() -> list[Line]:
    return make(resources.sample_file("report")).lines


def test_the_number_stands_beside_the_last_signatory(sample: list[Line]) -> None:
    head = [line.cells for line in sample if line.style == "发文字号和签发人"]
    assert ["".join(cells).split() for cells in head] == [
        ["签发人：沈国梁", "赵秉文"],
        ["云安办〔2026〕23号", "高岚"],
    ]


def test_the_head_is_in_order(sample: list[Line]) -> None:
    order = [line.style for line in sample if "".join(line.cells)]
    assert order[:5] == ["紧急程度", "发文机关标志", "发文字号和签发人", "发文字号和签发人", "公文标题"]
