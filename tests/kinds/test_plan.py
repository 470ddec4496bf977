"""实施方案: what a plan must have, and a plan that stands alone or is issued by a notice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen import kinds, resources
from reportgen.checks.genre import has_body
from reportgen.ooxml.outline import Line
from tests.checks.checking import told
from tests.producing import make

TITLE = "云溪市工贸企业有限空间作业安全专项整治实施方案"
FIRST_WORDS = "有限空间作业点多面广"
LAST_LINE_OF_ITS_LIST = "2.有限空间作业安全自查要点"
CONTACT = "联系人：韩砚；联系电话：0940-5550137；电子邮箱：yxyj_gmk@example.com。"
"""A line of the sample that an attachment has no key for: the notice gives it."""
OF_AN_ATTACHMENT = ("title", "subtitle", "lead", "sections", "closing", "attachments")
"""The keys that a plan and an attachment have in common, of those the sample uses."""


def test_a_plan_without_anything_planned_is_told() -> None:
    assert told(has_body, "标题: 工作实施方案") == [("missing-body", "warning", ())]


@pytest.mark.parametrize(
    "text",
    [
        "导语: 制定本方案。",
        "内容: 任务如下。",
        "正文: [{标题: 工作目标}]",
        "措施: [{标题: 摸清底数}]",
        "要点: [加强领导]",
        "阶段: [{标题: 动员部署}]",
        "内容项: [{措施: [{标题: 摸清底数}]}]",
    ],
)
def test_a_plan_with_anything_planned_has_a_body(text: str) -> None:
    assert told(has_body, text) == []


def test_an_attachment_is_no_body() -> None:
    assert told(has_body, "附件: [{标题: 任务清单, 内容: 任务如下。}]") == [("missing-body", "warning", ())]


def test_phases_of_a_plan_follow_each_other() -> None:
    text = "导语: 甲\n阶段:\n  - {标题: 乙, 结束: 2026-06-30}\n  - {标题: 丙, 开始: 2026-06-01}\n"
    found = [each for check in kinds.load("plan").checks for each in told(check, text)]
    assert found == [("phase-overlap", "error", ("阶段", 1, "开始"))]


@pytest.fixture(scope="module")
def alone() -> list[Line]:
    return make(resources.sample_file("plan")).lines


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """Return the lines of a notice that issues the sample."""
    path = tmp_path_factory.mktemp("issued") / "notice.yaml"
    path.write_text(notice_that_issues(resources.sample_file("plan")), "utf-8")
    made = make(path)
    assert made.diagnostics == []
    return made.lines


def notice_that_issues(plan: Path) -> str:
    data = yaml.load(plan.read_text("utf-8"), yaml.BaseLoader)
    notice = {
        "kind": "notice",
        "issuing_authority": "云溪市应急管理局",
        "title": "关于印发专项整治实施方案的通知",
        "recipients": "各县（区）应急管理局",
        "body": "现将《云溪市工贸企业有限空间作业安全专项整治实施方案》印发给你们，请认真组织实施。",
        "issue_date": "2026-04-28",
        "attachments": [{**{key: data[key] for key in OF_AN_ATTACHMENT if key in data}, "issued": "true"}],
    }
    return yaml.safe_dump(notice, allow_unicode=True, sort_keys=False)


def texts(lines: list[Line]) -> list[str]:
    """Return what lines say, empty ones left out."""
    return [text for line in lines if (text := "\t".join(line.cells))]


def index(lines: list[Line], style: str) -> int:
    return next(number for number, line in enumerate(lines) if line.style == style)


def plan_in(lines: list[Line]) -> list[Line]:
    """Return the lines from the plan's first paragraph to the end of its list of attachments."""
    said = ["".join(line.cells) for line in lines]
    start = next(number for number, text in enumerate(said) if text.startswith(FIRST_WORDS))
    return lines[start : said.index(LAST_LINE_OF_ITS_LIST) + 1]


def annexes_in(lines: list[Line]) -> list[Line]:
    return lines[index(lines, "附件标签") :]


def test_a_plan_stands_alone_under_its_own_title_without_a_red_head(alone: list[Line]) -> None:
    assert "".join(line.cells[0] for line in alone if line.style == "公文标题") == TITLE
    styles = {line.style for line in alone}
    assert styles & {"发文机关标志", "发文字号", "红色分隔线", "主送机关", "换页"} == set()


def test_an_issued_plan_says_what_it_says_alone(alone: list[Line], issued: list[Line]) -> None:
    expected = [text for text in texts(plan_in(alone)) if text != CONTACT]
    assert len(expected) == len(texts(plan_in(alone))) - 1
    assert texts(plan_in(issued)) == expected
    assert texts(annexes_in(issued)) == texts(annexes_in(alone))


def test_an_issued_plan_begins_a_page_under_its_own_title(issued: list[Line]) -> None:
    new_page = index(issued, "换页")
    title = [line for line in issued[new_page:] if line.style == "附件标题"]
    before = issued[new_page : issued.index(title[0])]
    assert texts(before) == []
    assert "".join("".join(line.cells) for line in title).startswith(TITLE)


def test_an_issued_plan_is_neither_listed_nor_marked_as_an_attachment(issued: list[Line]) -> None:
    said = texts(issued)
    assert [text for text in said if text.startswith("附件")] == [
        "附件：1.有限空间作业安全专项整治重点任务清单",
        "附件1",
        "附件2",
    ]
    of_the_notice = texts(issued[: index(issued, "换页")])
    assert of_the_notice[-2:] == ["云溪市应急管理局", "2026年4月28日"]
    assert not [text for text in of_the_notice if text.startswith("附件")]
