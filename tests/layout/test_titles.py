"""Titles break at sense, in lines of at most twenty characters, as a trapezoid or a diamond."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.layout.titles import break_title

BUREAU = "云溪市应急管理局"
BROKEN = {
    "关于做好防汛工作的通知": ["关于做好防汛工作的通知"],
    "云溪市2026年第一季度安全生产工作总结": ["云溪市2026年第一季度安全生产工作总结"],
    f"{BUREAU}关于进一步做好汛期安全生产工作的通知": [BUREAU, "关于进一步做好汛期安全生产工作的通知"],
    f"{BUREAU}关于印发《云溪市工贸企业粉尘防爆整治方案》的通知": [
        "云溪市应急管理局关于印发",
        "《云溪市工贸企业粉尘防爆整治方案》的通知",
    ],
    f"{BUREAU}关于对市安全生产第三督导检查组反馈问题整改情况的通报": [
        BUREAU,
        "关于对市安全生产第三督导检查组反馈问题",
        "整改情况的通报",
    ],
    "云溪市安全生产委员会办公室关于切实加强国庆、中秋期间文化旅游行业安全生产工作的紧急通知": [
        "云溪市安全生产委员会办公室",
        "关于切实加强国庆、中秋期间文化旅游",
        "行业安全生产工作的紧急通知",
    ],
}  # fmt: skip


@pytest.mark.parametrize("title", BROKEN, ids=str)
def test_a_title_breaks_where_a_reader_would_pause(title: str) -> None:
    assert break_title(title, names=[BUREAU]) == BROKEN[title]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("关于学习贯彻《云溪市安全生产责任规定》和做好本年度宣传工作的通知", "《云溪市安全生产责任规定》"),
        ("关于开展“安全生产月”宣传咨询日活动并报送2026年度活动总结材料的通知", "“安全生产月”"),
        ("关于公布云溪市2026年3月15日前完成整改的重大事故隐患单位名单的通知", "2026年3月15日"),
    ],
)
def test_quoted_titles_and_dates_stay_whole(title: str, whole: str) -> None:
    assert any(whole in line for line in break_title(title))


def test_the_issuing_authority_stays_whole() -> None:
    names = ["云溪市应急管理局", "云溪市住房和城乡建设局"]
    lines = break_title("".join(names) + "关于联合开展建筑施工领域安全生产专项检查的通知", names=names)
    assert all(any(name in line for line in lines) for name in names)


@given(st.text(st.sampled_from("关于开展的、《》“”（）2026年月日第一季度安全生产应急管理局云溪市"), max_size=200))
def test_no_title_loses_a_character_or_overfills_a_line(title: str) -> None:
    lines = break_title(title, names=[BUREAU])
    assert "".join(lines) == title
    assert all(0 < len(line) <= 20 for line in lines) or title == ""


@pytest.mark.parametrize("title", ["的" * 24, "、" * 30, "关于《" + "第" * 40 + "》的通知", "”" * 60])
def test_a_title_that_no_sense_can_break_is_cut_all_the_same(title: str) -> None:
    lines = break_title(title)
    assert "".join(lines) == title and all(0 < len(line) <= 20 for line in lines)
