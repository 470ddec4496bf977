"""What a document speaks of: its organ and place, its period, its subject; which of its paragraphs change what others said.

In: an outline. Out: what two statements must have in common before they can be of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.leads import lead
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.sets.stated import squeezed

CHANGING = re.compile("更正|勘误|改为|调整为|变更为|延长|延期|顺延|推迟|提前至|应为|有误|原定|原为")
"""Words by which a document says lawfully something else than an earlier one."""
ORGANS = ("authority", "signature", "letterhead")
PLACE = re.compile("[一-鿿]{2,8}?[省市县区]")
GENERAL = re.compile(
    r"关于|情况|通报|通知|报告|简报|总结|月报|季报|年报|专报|快报|信息|统计|分析|汇总|公报|说明"
    r"|安全生产|安全|生产|应急|管理|工作|监管|监督|检查|隐患|问题|形势|总体|主要|基本|全面|有关|开展"
    r"|本季度|本月|上月|本年|成效|进展|结果|数据|概况|的|及|和|与|[、，。：:《》〈〉（）()“”\s]|第?[一二三四1-4]季度"
    r"|(?:19|20)\d\d年?|\d{1,2}月份?|[上下]半年|全年|年度|全[省市县区局系]统?|我[省市县区局]"
)
"""What a title or heading may say without narrowing what the figures under it count."""
LONGEST_HEADING = 40


def changes(text: str) -> bool:
    """Whether a paragraph says that something is other than it was."""
    return bool(CHANGING.search(text))


def organ(outline: Outline) -> str:
    """Return the organ that speaks, empty where the document does not show it."""
    return next((squeezed(outline.envelope[name]) for name in ORGANS if outline.envelope.get(name)), "")


def place(outline: Outline) -> str:
    """Return the place whose organ speaks: 全市 is another city in the text of another one."""
    spoken = (outline.envelope.get(name, "") for name in ("authority", "signature", "title"))
    return next((match[0] for each in spoken if (match := PLACE.match(squeezed(each)))), "")


def subject(text: str, of: str) -> str:
    """Return the words of a title or heading that narrow what is counted; none for 安全生产检查情况. `of` is the organ."""
    words, town = squeezed(text), PLACE.match(of)
    for name in (of, town[0] if town else ""):
        words = words.replace(name, "") if name else words
    return GENERAL.sub("", words)


def under(outline: Outline, of: str) -> Iterator[tuple[str, ...]]:
    """Yield for each paragraph the subjects of the headings above it, and of its own."""
    path: dict[int, str] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        if found := lead(index, paragraph):
            path = {level: words for level, words in path.items() if level < found.level}
            path[found.level] = subject(_heading(paragraph.text[found.end :]), of)
        yield tuple(filter(None, path.values()))


def _heading(text: str) -> str:
    """Return the heading that a numbered paragraph begins with: up to its first 。, nothing of one that is all sentence."""
    words = text.split("。", maxsplit=1)[0]
    return words if len(words) <= LONGEST_HEADING and not re.search(r"[，；\d]", words) else ""
