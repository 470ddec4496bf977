"""What looks like a mistake and is none: no rule says anything of it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from reportgen.proofreading.known_units import unit_rule
from tests.proofreading.texts import all_rules, found, outline_of

DOCUMENTS = dict(
    re.findall(
        r"^### (.+)\n((?:(?!### ).*\n)+)", (Path(__file__).parent / "lawful.txt").read_text("utf-8"), re.MULTILINE
    )
)
"""Awkward documents of every day, each under a line ### with its name."""
LAWFUL = {
    "numbers go on over sections": ("一、责任", "1.落实责任。", "2.签订责任书。", "二、隐患", "3.排查隐患。"),
    "numbers begin anew": ("一、责任", "1.落实责任。", "2.签订责任书。", "二、隐患", "1.排查隐患。"),
    "an attachment numbers anew": ("一、责任", "二、隐患", "附件1", "检查要点", "一、台账", "二、现场"),
    "points within points": ("一是抓排查。重点做到：一是查设备，二是查人员。", "二是抓整改。", "三是抓验收。"),
    "首先 instead of 一是": ("首先要查清底数，二是要落实措施。",),
    "a number that is no heading": ("1.5万名职工参加培训。", "3.2级地震没有造成损失。"),
    "a year behind a number": ("附件：1.2026年任务清单", "2.2026年活动安排表"),
    "words that may stand twice": ("很多很多企业一条一条核对，点对点对接、面对面对话，支队支队长、检查检查站台账。",),
    "pairs that are no doubling": (
        "抓实抓细、边查边改、立查立改、创业创新，日常常态化开展，目的的确明确，为了了解情况。",
    ),
    "厂所所长 and what else has 所所": ("派出所所长、研究所所属单位、经营场所所在地、公共场所所用材料。",),
    "numbers and formulas": ("氧含量<19.5%或者>23.5%的，8:30至17:00不得作业，比例为1:200，坐标为(3, 5)。",),
    "a mail address and a web address": ("电子邮箱：a_b@example.com，网址：https://example.com/a,b;c。",),
    "brackets of other series": ("食品经营许可证〔2026〕第0012号仍然有效。", "（2026）云01民初123号判决已经生效。"),
    "units of a mark": ("预计2026年6月底前完成，每2小时记录1次，X光机、X射线装置各1台。",),
    "截止 as a verb": ("报名于5月10日截止。申报时间为5月1日起，截止5月10日，逾期不予受理。",),
    "形式 and 形势 where they belong": ("分析国内外经济、安全等形势，采取会议、培训等形式，形式主义有所抬头。",),
    "排整治 in 安排整治": ("市局已安排整治工作，编排整治计划。",),
    "a count that is no list": ("全市共有三个方面军。各县（区）要突出三个重点，统筹抓好落实。",),
    "a title that breaks inside a pair": ("云溪市人民政府办公室关于印发《储罐安全", "管理办法》的通知"),
    "names and fields with spaces": (
        "组　长：沈国梁",
        "联系人：林晓舟 联系电话：0940-5550126",
        "第一条 为规范管理，制定本办法。",
    ),
    "phases side by side": ("（一）自查阶段（2026年7月1日-9月30日）。", "（二）督查阶段（2026年6月1日-11月30日）。"),
    "a short name within the full one": ("市局成立检查工作领导小组（以下简称领导小组）。领导小组每月调度。",),
    "a whole that is said of something else": (
        "对4个县、11个部门开展督查，发现问题63个，已整改57个，其余6个正在整改。",
    ),
    "a share of another whole": ("全年计划3000人次，本季度培训734人次，完成24.5%，占全省的3.1%。",),
    "a signature behind an early deadline": (
        "企业已于2026年3月1日前报送整改情况。",
        "云溪市应急管理局",
        "2026年3月12日",
    ),
    "a text out of a PDF": tuple("本年度安全监管工作总体平稳有序，各县（区）按计划推进" for _ in range(14)),
    "a row that is worded anew": (
        "1.更新储罐档案。各县（区）逐罐核对容积、投用年份和检测日期，建立电子档案，每季度末更新一次，报市局综合协调科备案。",
        "2.强化夜间值守。企业夜间值班不少于两人。",
        "序号\t任务\t主要内容",
        "1\t建立“一罐一档”\t全面摸清常压储罐底数，分县（区）形成清单，年底前录入省级平台，由综合协调科按季度通报各地进度和质量。",
    ),
    "a table with rates": ("地区\t隐患数\t整改率", "东津区\t18\t90", "青岭县\t16\t80", "合计\t34\t85"),
    "words across which a confusion seems to stand": (
        "文书按装订顺序整理，货物按装箱单核对。请将书面回复盖公章后报市局，补充份数不足的要补充份额。",
        "要采取有力措施，积极应对汛情严峻、台风频发等形势。各地要常态化的组织保障，谨防犯错误，多种经济形式依然并存。",
        "支持企业复工复商复市、复工复航。作品征集自5月1日开始，截止5月10日，逾期不收。",
    ),
    "日 behind a month": (
        "云溪市应急管理局2026年3月日常检查情况已经通报，2026年5月日均用电量平稳，2026年8月日最高气温上升。",
    ),
    "months and quarters that head a paragraph": (
        "一、总体情况",
        "3、4月份是森林防火紧要期，要加强巡护。",
        "6、7月份进入主汛期，要加强值守。",
        "三、四季度要继续巩固成果，抓好收尾。",
        "二、下步打算",
    ),
    "spaces of titles, slogans and joint organs": (
        "《中共中央 国务院关于推进安全生产领域改革发展的意见》印发以来，“人人讲安全 个个会应急”深入人心。",
        "应急管理部 公安部联合印发通知，各地认真落实。",
    ),
    "a number of things before 一是": ("今年以来，全市共检查企业56个。一是查设备，二是查人员，三是查制度。",),
    "coordinates, sizes and formulas": (
        '位于东经105°12\'30"、北纬33°10\'20"处，配24"显示器2台、27"显示器1台。',
        "实测压力<设计压力且温度>设计温度的，立即停用。",
    ),
    "certificates and cases of a year": (
        "云房权证字（2010）第0123号，危险化学品经营许可证（2026）12号，云公受案字（2026）12号。",
    ),
    "a table of parts": ("类别\t数量", "企业\t30", "其中：化工\t12", "合计\t30"),
}


@pytest.mark.parametrize("name", LAWFUL)
def test_it_is_lawful(name: str) -> None:
    assert [(rule.code, dict(each.params)) for rule, each in found(outline_of(LAWFUL[name]))] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_every_day_gives_no_alarm(name: str) -> None:
    outline = outline_of(DOCUMENTS[name])
    assert [(rule.code, str(dict(each.params))) for rule, each in found(outline)] == []


@pytest.mark.parametrize(
    "text",
    [
        "（《“" * 7000,
        "1" * 20000,
        "安全生" * 7000,
        "一是" * 10000,
        " 安" * 10000,
        "《关于" * 7000,
        "水:" * 10000,
        "(1," * 7000,
    ],
)
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    """Twenty thousand characters of one kind: each rule is done within two seconds, where a quadratic one is not."""
    outline = outline_of([text, text])
    for rule in all_rules():
        start = time.process_time()
        for _ in rule.find(outline):
            pass
        assert time.process_time() - start < 2, rule.code


def test_only_a_unit_that_the_profile_does_not_know_is_told() -> None:
    rule = unit_rule(("云溪市应急管理局", "市应急局", "危险化学品监管科"))
    text = (
        "任务\t责任单位\n排查\t危险化学品监管科、市应急局\n整改\t各县区应急管理局、有关企业公司\n验收\t危险化学品管理科"
    )
    assert [each.params["name"] for each in rule.find(outline_of(text.split("\n")))] == ["危险化学品管理科"]
    assert list(rule.find(outline_of(rule.wrong))) and not list(rule.find(outline_of(rule.right)))
