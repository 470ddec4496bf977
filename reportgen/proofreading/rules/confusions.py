"""Rule of certain confusions of official writing: a small lexicon, each entry with the contexts in which it is sure.

In: an outline. Out: 形势 for 形式, 截止到 for 截至, 台帐 for 台账, 压死 for 压实 …, with what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

BACK = 60
"""Characters before and behind a word that its context may look at."""


@frozen
class Confusion:
    """A wrong word and the right one; `before` ends at the word, `behind` begins there, `unless` may stand nowhere near."""

    wrong: str
    right: str
    before: str = ""
    behind: str = ""
    unless: str = ""


WORK = (
    "(?:培训|知识|责任|工作|形势|管理|检查|教育|隐患|监管|事故|投入|条件|制度|规章|标准|许可|分类|法|执法|宣传|"
    "大检查|专项|领域|主体|措施|监督|目标|考核|费用|信息|举报|状况|意识|警示|应急|整治|治理|大排查|领导|委员会|例会|风险|"
    "方面|情况|操作|任务|指标|技术|基础|保障|经营|巡查|督导|月活动)"
)
ACCOUNT = ("台帐", "帐户", "帐号", "记帐", "对帐", "结帐", "挂帐", "销帐", "查帐", "帐目", "帐面", "总帐", "入帐", "报帐", "转帐", "欠帐", "帐本", "帐册", "明细帐", "建帐")  # fmt: skip
PLAIN = {
    "贯砌": "贯彻",
    "幅射": "辐射",
    "追朔": "追溯",
    "松驰": "松弛",
    "震摄": "震慑",
    "震憾": "震撼",
    "坐谈会": "座谈会",
    "再接再励": "再接再厉",
    "一如继往": "一如既往",
    "按步就班": "按部就班",
    "融汇贯通": "融会贯通",
    "默守成规": "墨守成规",
    "如火如茶": "如火如荼",
    "责无旁待": "责无旁贷",
    "居安思微": "居安思危",
    "标本兼制": "标本兼治",
    "各施其职": "各司其职",
    "临时而惧": "临事而惧",
    "必须要性": "必要性",
    "穿流不息": "川流不息",
    "挺而走险": "铤而走险",
    "不径而走": "不胫而走",
    "走头无路": "走投无路",
    "不记其数": "不计其数",
}
"""Words that are wrong wherever they stand."""
LEXICON = (
    *(Confusion(wrong, right) for wrong, right in PLAIN.items()),
    *(Confusion(wrong, wrong.replace("帐", "账"), behind="(?![篷幕子房])") for wrong in ACCOUNT),
    Confusion("充份", "充分", "(?<![补扩填])$", "(?![数额量])"),
    Confusion("防犯", "防范", "(?<![预谨严])$", "(?![罪法人错规])"),
    Confusion("布署", "部署", "(?<![公宣发颁])$", "(?!名)"),
    Confusion("屡行", "履行", "", "职|责|约|义务|程序|手续"),
    Confusion("按装", "安装", "", "(?![置备机配修卸载订箱袋车船盒盘])"),
    Confusion("复盖", "覆盖", "(?<![重恢修回答批函来电])$", "(?![章房楼印庙上公戳有])"),
    Confusion("座落", "坐落", "(?<![一二三四五六七八九十几每这那数整\\d])$", "[于在]"),
    Confusion("己经", "已经", "(?<![自知克律利])$", "(?![营济验])"),
    Confusion("等形势", "等形式", "(?:采取|采用|通过)[^。；]{0,60}$", "[，。；、]|开展|进行", "分析|研判|面对|把握|判断|应对|适应|针对|根据|结合"),
    Confusion("形式", "形势", "(?:安全|生产|防汛|稳定|治安|国内外|国际|国内|当前|面临的)$|(?<!种)经济$", "严峻|总体|依然|仍然|持续|平稳|复杂|分析|研判|逼人|稳定|根本"),
    Confusion("截止到", "截至", "(?:^|[，。；：（])$", r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末|份)?，|目前", "逾期|过期|不再|报名|申报|受理|征集|投稿|提交|报送|开始|起"),
    Confusion("截止", "截至", "(?:^|[，。；：（])$", r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末|份)?，|目前", "逾期|过期|不再|报名|申报|受理"),
    Confusion("压死", "压实", "(?<![车被人致倒])$", "[^，。；]{0,12}责任"),
    Confusion("工复产", "复工复产", "(?:[年月日业企后节区市县推抓]|[，。；：、“])$"),
    Confusion("复工复", "复工复产", "", "(?=[，。；、：]|工作|企业|$)"),
    Confusion("安全生", "安全生产", "", WORK),
    Confusion("安全产", "安全生产", "", WORK),
    Confusion("排整治", "排查整治", "(?:隐患|大|风险|问题|全面|深入)$"),
    Confusion("排治理", "排查治理", "(?:隐患|风险|问题)$"),
    Confusion("性和必须要", "性和必要性", "", "[，。、；]"),
    Confusion("议事议程", "议事日程", "重要$"),
    Confusion("冲压", "充压", "灭火器[^。；]{0,20}$", "灌|充装|检测"),
    Confusion("冲压", "充压", "", "灌粉|灌装干粉"),
    Confusion("向左", "相左", "(?:形态|价值观|规定|政策|意见|观点|精神|初衷|原则)$", "[，。；、]"),
    Confusion("消号", "销号", "(?:整改|验收|问题|隐患|逐项|闭环)$"),
    Confusion("毫不动摇的", "毫不动摇地", "", "[抓盯走把]|推进|做好|执行"),
    Confusion("坚定不移的", "坚定不移地", "", "[抓走把]|推进|做好|执行"),
    Confusion("常态化的", "常态化地", "[都要也应须]$", "(?:安排|开展|组织|进行)(?!保障|体系|机制|方式|计划|架构|建设|形式|活动)"),
    *(Confusion(f"{each}级", f"{each.upper()}级", "(?<![A-Za-z])$", "(?![a-zA-Z])") for each in "abcd"),
)  # fmt: skip


def confusions(outline: Outline) -> Iterator[Found]:
    """Find the words of the lexicon in their contexts."""
    for index, paragraph in enumerate(outline.paragraphs):
        taken: set[int] = set()
        for each in LEXICON:
            for start in _places(paragraph.text, each):
                if start not in taken:
                    taken.add(start)
                    params = {"found": each.wrong, "expected": each.right}
                    yield Found(index, start, start + len(each.wrong), params, each.right)


def _places(text: str, each: Confusion) -> Iterator[int]:
    start = text.find(each.wrong)
    while start >= 0:
        end = start + len(each.wrong)
        before, behind = text[max(start - BACK, 0) : start], text[end : end + BACK]
        if _in_context(each, before, behind):
            yield start
        start = text.find(each.wrong, end)


def _in_context(each: Confusion, before: str, behind: str) -> bool:
    if each.unless and re.search(each.unless, before[-20:] + behind[:20]):
        return False
    return bool(re.search(each.before, before)) and bool(re.match(each.behind, behind))


RULES = (
    Rule(
        "confused-word",
        "{expected} is meant, not {found}",
        Severity.WARNING,
        "a lexicon of certain confusions of official writing",
        "各科室要更新隐患台帐，压死监管责任。",
        "各科室要更新隐患台账，压实监管责任。",
        confusions,
    ),
)
