"""Titles: broken at sense into lines that stand as a trapezoid or a diamond (GB/T 9704-2012, 7.3.1).

In: a title, and names that stay whole. Out: its lines, the shortest way to write it. Nothing is added or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from reportgen.frozen import frozen
from reportgen.layout.gbt9704 import TITLE_CHARACTERS

# What a break costs; a line that ends between two words nobody knows is the last resort.
AT_CLAUSE, AT_PARTICLE, AT_WORD, BETWEEN_WORDS, BEFORE_WORD, ANYWHERE = 0.0, 1.0, 3.0, 4.0, 6.0, 9.0
MUST_NOT = float("inf")
LINE = 3.0
"""What one more line costs."""
MOST_WEIGHED = 5
"""Lines up to which every way to break is weighed."""
LOST = 6
"""Characters below which a line looks lost."""
OPENERS, CLOSERS = "《“‘（〈〔[(", "》”’）〉〕])"
NEVER_FIRST = "、，。：；！？》”’）〉〕)的了"
NEVER_LAST = "《“‘（〈〔("
QUOTED = re.compile(r"《[^》]*》|“[^”]*”|〈[^〉]*〉|〔[^〕]*〕|（[^）]*）")
NUMBER = re.compile(
    r"[\dA-Za-z.,%％〇-]+(?:年(?:\d+月(?:\d+日)?)?|月(?:\d+日)?|日|号|次|个|项|季度|周年)?|第[一二三四五六七八九十百]+[^\W\d]{1,2}"
)
BEGINS_CLAUSE = ("关于",)
ENDS_CLAUSE = ("的", "、", "，", "》", "）", "暨")
BEGINS_PHRASE = (
    "进一步", "做好", "开展", "印发", "转发", "贯彻", "落实", "切实", "加强", "推进", "实施", "全面", "深入", "组织", "认真",
    "和", "与", "及", "暨", "对", "在", "建立", "完善", "规范", "调整", "成立", "举办", "召开", "表彰", "《", "“", "（",
)  # fmt: skip
ENDS_PHRASE = ("开展", "做好", "加强", "推进", "落实", "贯彻", "实施", "组织", "印发", "转发", "建立", "完善")
WORDS = (
    "安全生产", "应急管理", "隐患排查", "隐患整改", "专项整治", "专项行动", "监督检查", "督导检查", "执法检查", "整改落实",
    "危险化学品", "非煤矿山", "烟花爆竹", "燃气", "消防", "防汛", "抗旱", "森林防火", "防灭火", "道路交通", "建筑施工",
    "有限空间", "特种设备", "食品安全", "文化旅游", "文化市场", "生态环境", "城乡建设", "交通运输", "市场监管", "人民政府",
    "办公室", "委员会", "领导小组", "工作方案", "实施方案", "实施意见", "实施细则", "管理办法", "工作要点", "工作总结",
    "情况汇报", "情况通报", "情况报告", "情况", "通知", "通报", "报告", "请示", "批复", "意见", "方案", "办法", "总结", "汇报",
    "重大", "事故", "隐患", "风险", "防范", "化解", "整治", "整改", "检查", "督查", "督导", "巡查", "排查", "治理", "攻坚",
    "行动", "活动", "工作", "责任", "措施", "任务", "清单", "培训", "演练", "宣传", "教育", "系统", "行业", "领域", "重点",
    "企业", "单位", "部门", "场所", "设施", "设备", "期间", "季度", "年度", "全市", "全县", "全区", "全省", "全国", "会议",
    "精神", "决策", "部署", "要求", "有关", "问题", "事项", "管理", "监管", "执法", "服务", "建设", "规划", "防控", "处置",
    "标准化", "信息化", "基层", "乡镇", "街道", "社区", "农村", "春节", "国庆", "中秋", "汛期", "冬季", "夏季", "春季", "秋季",
)  # fmt: skip


def break_title(text: str, limit: int = TITLE_CHARACTERS, names: Sequence[str] = ()) -> list[str]:
    """Return the lines of a title, each of at most `limit` characters; a name too long for a line is cut all the same."""
    if len(text) <= limit:
        return [text]
    return _Breaking(text, limit, tuple(names)).lines()


@frozen
class _Breaking:
    text: str
    limit: int
    names: tuple[str, ...]

    def lines(self) -> list[str]:
        fewest = -(-len(self.text) // self.limit)
        if fewest > MOST_WEIGHED:
            return self._filled()
        for count in range(fewest, MOST_WEIGHED + 1):
            if ways := [*self._ways(0, count), *self._ways(0, count + 1)]:
                return self._cut(min(ways, key=self._cost))
        return self._filled()

    def _filled(self) -> list[str]:
        """Return lines each as full as sense allows: no title is so long, but a mistake may be."""
        cuts, start = [0], 0
        while len(self.text) - start > self.limit:
            places = range(start + 1, start + self.limit + 1)
            start = min(
                places, key=lambda place: (self.costs[place] >= ANYWHERE, self.costs[place] >= MUST_NOT, -place)
            )
            cuts.append(start)
        return self._cut(tuple(cuts[1:]))

    def _ways(self, start: int, count: int) -> Iterator[tuple[int, ...]]:
        """Yield the ways to cut the rest into `count` lines that fit, each way as the places of its cuts."""
        if count == 1:
            if self._fits(start, len(self.text)):
                yield ()
            return
        for end in self.places:
            if end > start and self._fits(start, end) and self._can_follow(end, count - 1):
                yield from ((end, *rest) for rest in self._ways(end, count - 1))

    def _fits(self, start: int, end: int) -> bool:
        return end - start <= self.limit

    def _can_follow(self, start: int, count: int) -> bool:
        return len(self.text) - start <= count * self.limit

    def _cost(self, way: tuple[int, ...]) -> float:
        shape = _shape_cost([len(line) for line in self._cut(way)], self.limit)
        return shape + LINE * len(way) + sum(self.costs[place] for place in way)

    def _cut(self, way: tuple[int, ...]) -> list[str]:
        ends = [*way, len(self.text)]
        return [self.text[start:end] for start, end in zip([0, *way], ends, strict=True)]

    @cached_property
    def places(self) -> list[int]:
        """The places worth a break: those at sense, and the others only where sense leaves a line too long."""
        sensible = [place for place, cost in self.costs.items() if cost < ANYWHERE]
        bounds = [0, *sensible, len(self.text)]
        gaps = pairwise(bounds)
        if all(self._fits(start, end) for start, end in gaps):
            return sensible
        return [place for place, cost in self.costs.items() if cost < MUST_NOT]

    @cached_property
    def costs(self) -> dict[int, float]:
        """What a break before each character costs."""
        whole = {place for start, end in self._wholes() for place in range(start + 1, end)}
        return {place: MUST_NOT if place in whole else self._sense(place) for place in range(1, len(self.text))}

    def _wholes(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches that stay whole: quoted titles, numbers, names, words; those no line could hold are cut."""
        for pattern in (QUOTED, NUMBER, _either(self.names), _either(WORDS)):
            for found in pattern.finditer(self.text) if pattern else ():
                if self._fits(*found.span()):
                    yield found.span()

    def _sense(self, place: int) -> float:
        before, after = self.text[:place], self.text[place:]
        if after.startswith(tuple(NEVER_FIRST)) or before.endswith(tuple(NEVER_LAST)):
            return MUST_NOT
        if after.startswith(BEGINS_CLAUSE) or before.endswith(self.names or (" ",)):
            return AT_CLAUSE
        if before.endswith(BEGINS_CLAUSE):
            return ANYWHERE
        if before.endswith(ENDS_CLAUSE):
            return AT_PARTICLE
        if after.startswith(BEGINS_PHRASE) or before.endswith((" ", *ENDS_PHRASE)):
            return AT_WORD
        if after.startswith(WORDS):
            return BETWEEN_WORDS if before.endswith(WORDS) else BEFORE_WORD
        return ANYWHERE


def _either(words: Sequence[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if words else None


def _shape_cost(widths: Sequence[int], limit: int) -> float:
    """Return how far lines are from a trapezoid or a diamond: equal lengths and waists cost, so do lost characters."""
    cost = sum(2.0 * (LOST - each) for each in widths if each < LOST)
    cost += (max(widths) - min(widths)) / limit * 6
    steps = [after - before for before, after in pairwise(widths)]
    waists = sum(1 for first, second in pairwise(steps) if first < 0 < second)
    rectangles = sum(1 for step in steps if step == 0)
    return cost + 8.0 * waists + 2.0 * rectangles
