"""Recognition: which parts of a finished document are what, by their styles, their words and where they stand.

In: the items of its body. Out: `Parts`: head, title, recipients, the blocks of the body with their kinds, the imprint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.layout import style_names as style
from reportgen.layout.body import kinds_of_blocks
from reportgen.ooxml.elements import find, find_all
from reportgen.ooxml.finished import Item
from reportgen.workshop import patterns as like
from reportgen.workshop.behind_date import MOST_SIGNED, beside_body
from reportgen.workshop.head_tables import has_number, is_head_table, is_loud
from reportgen.workshop.imprint_words import imprint_of

BIG = 18
"""Points: from these a line is a title."""
MARKS = (style.COPY_NUMBER, style.CLASSIFICATION, style.URGENCY)
TITLES = (style.TITLE, "Title", "title", "标题")
CENTRED = ("center", "distribute")
RIGHT = ("right", "end")
HEADING = re.compile(r"(?:heading|标题) ([1-4])", re.IGNORECASE)


@dataclass
class Parts:
    """What was recognised; an item that stands in none of these stays as it is."""

    marks: list[tuple[str, Item]] = field(default_factory=list)
    tables: list[Item] = field(default_factory=list)
    """Tables that hold marks, a red head, or a number."""
    letterhead: list[Item] = field(default_factory=list)
    number: list[Item] = field(default_factory=list)
    title: list[Item] = field(default_factory=list)
    subtitle: list[Item] = field(default_factory=list)
    recipients: Item | None = None
    blocks: list[tuple[str, Item]] = field(default_factory=list)
    """The body, its blank lines too, each with the kind of block it is."""
    imprint: list[Item] = field(default_factory=list)


def recognised(items: Sequence[Item]) -> Parts:
    """Return the parts of a document."""
    found = Parts()
    found.imprint = imprint_of(items)
    rest = [each for each in items if each not in found.imprint]
    start = _head(rest, found)
    found.blocks = _blocks(rest[start:])
    return found


def _head(items: Sequence[Item], found: Parts) -> int:
    """Fill in the head and return where the body begins."""
    end = next((at for at, each in enumerate(items) if _begins_body(each)), len(items))
    recipients = next((at for at, each in enumerate(items[: end + 1]) if _is_recipients(each)), None)
    if recipients is not None:
        end = recipients
        found.recipients = items[recipients]
    head = [each for each in items[:end] if not each.is_blank]
    found.tables = [each for each in head if is_head_table(each)]
    found.number = [each for each in head if not each.is_table and _is_number(each)]
    _marks([each for each in head if each not in found.number], found)
    numbered = [head.index(each) for each in (*found.number[:1], *(each for each in found.tables if has_number(each)))]
    _letterhead(head[: min(numbered, default=len(head))], found)
    taken = [*found.number, *found.letterhead, *found.tables, *(item for _, item in found.marks)]
    behind = max((items.index(each) for each in taken), default=-1) + 1
    _title(items[behind:end], found)
    if recipients is None:
        last = max((items.index(each) for each in (*found.title, *found.subtitle)), default=behind - 1)
        return last + 1
    return end + 1


def _begins_body(item: Item) -> bool:
    """Whether a paragraph can only be of the body: it is long, ends as a sentence, or has the number of a heading."""
    if item.is_table or _is_title_style(item):
        return False
    if item.style in kinds_of_blocks() and item.style != style.BLANK:
        return True
    text = item.text
    named = any(pattern.match(text) for _, pattern in like.LEVELS[:2])
    return text.endswith(("。", "！", "？")) or named or (len(text) > 2 * like.LONG and not _is_recipients(item))


def _is_recipients(item: Item) -> bool:
    if item.style == style.RECIPIENTS:
        return True
    text = "" if item.is_table else item.text
    return bool(like.RECIPIENTS.match(text)) and not like.SIGNATORY.search(text) and item.align not in CENTRED


def _is_number(item: Item) -> bool:
    if item.style in (style.NUMBER, style.UPWARD_NUMBER):
        return True
    text = item.text
    return len(text) < 120 and bool(like.NUMBER.search(text) or like.SIGNATORY.search(text)) and "关于" not in text


def _marks(head: Iterable[Item], found: Parts) -> None:
    for item in head:
        if not item.is_table and (item.style in MARKS or like.MARKS.match(item.text)):
            found.marks.append((item.style if item.style in MARKS else "", item))


def _letterhead(above: Sequence[Item], found: Parts) -> None:
    """Fill in the red head: lines of its style, in red or huge letters, or that end with 文件."""
    marks = [item for _, item in found.marks]
    found.letterhead = [each for each in above if each not in marks and _is_letterhead(each)]


def _is_letterhead(item: Item) -> bool:
    if item.is_table:
        return False
    if item.style == style.HEAD:
        return True
    if not item.text or _is_title_style(item):
        return False
    return is_loud(item) or bool(like.LETTERHEAD.match(item.text) and not like.TITLE.search(item.text))


def _is_title_style(item: Item) -> bool:
    return item.style in TITLES


def _title(between: Sequence[Item], found: Parts) -> None:
    """Fill in title and subtitle: the last lines that stand together above the body, and look or read like one."""
    groups: list[list[Item]] = [[]]
    for item in between:
        if item.is_blank or item.is_table or not item.text:
            groups.append([])
        else:
            groups[-1].append(item)
    for group in filter(None, groups):
        lines = [each for each in group if _is_title_style(each)] or _title_lines(group)
        if lines and not found.title:
            found.title = lines
            found.subtitle = [each for each in group[group.index(lines[-1]) + 1 :] if _is_subtitle(each)]
        elif found.title and not found.subtitle and all(map(_is_subtitle, group)):
            found.subtitle = group


def _title_lines(group: Sequence[Item]) -> list[Item]:
    """Return the lines of a title: those before a subtitle, where they are large, centred, or end as titles do."""
    lines = list(group)
    while len(lines) > 1 and (like.BRACKETED.match(lines[-1].text) or lines[-1].style == style.SUBTITLE):
        lines.pop()
    text = "".join(each.text for each in lines)
    shown = all(each.align in CENTRED or each.size >= BIG for each in lines)
    return lines if like.TITLE.search(text) or (shown and len(text) > 3) else []


def _is_subtitle(item: Item) -> bool:
    return item.style == style.SUBTITLE or item.align in CENTRED or bool(like.BRACKETED.match(item.text))


def _blocks(items: Sequence[Item]) -> list[tuple[str, Item]]:
    """Return the body with the kind of each block."""
    date = next((at for at, each in enumerate(items) if _is_date(each)), None)
    signed = _signature(items, date) if date is not None else []
    kinds: list[tuple[str, Item]] = []
    for at, item in enumerate(items):
        kind = "署名" if at in signed else _kind(item, kinds, bool(date is not None and at > date))
        kinds.append((kind, item))
    kinds = [(_above_table(kind, item, kinds[at + 1 :]), item) for at, (kind, item) in enumerate(kinds)]
    stays = beside_body(kinds, date)
    return [("" if at in stays else kind, item) for at, (kind, item) in enumerate(kinds)]


def _above_table(kind: str, item: Item, behind: Sequence[tuple[str, Item]]) -> str:
    """Return the kind, or that of the title of a table where a short line in the middle stands right above one."""
    following = behind[0][0] if behind else ""
    short = item.align in CENTRED and len(item.text) <= like.LONG
    return "表题" if kind == "正文" and following == "表格" and short else kind


def _is_date(item: Item) -> bool:
    if item.style in (style.DATE, style.SEALED_DATE):
        return True
    return not item.is_table and bool(like.WHOLE_DATE.match(item.text.replace(" ", "")))


def _signature(items: Sequence[Item], date: int) -> list[int]:
    """Return where the signature stands: the short lines right above the date."""
    found: list[int] = []
    for at in range(date - 1, max(date - MOST_SIGNED, -1), -1):
        item = items[at]
        if item.is_blank and not found:
            continue
        if not _may_sign(item):
            break
        found.append(at)
    return found


def _may_sign(item: Item) -> bool:
    if item.is_table or item.style in (style.ATTACHMENT, style.FIRST_ATTACHMENT, style.NEXT_ATTACHMENT):
        return False
    text = item.text
    return (
        0 < len(text) <= like.LONG and not re.search("[。，；：:！？、]", text) and like.paragraph_kind(text) == "正文"
    )


def _kind(item: Item, before: Sequence[tuple[str, Item]], behind_date: bool) -> str:
    """Return the kind of a block, given those before it."""
    if item.is_table:
        return "表格" if has_header(item) else ""
    if item.is_blank:
        return style.BLANK
    if item.style in kinds_of_blocks():
        return item.style
    if not item.text:
        return ""
    last = next((kind for kind, each in reversed(before) if not each.is_blank), "")
    if _is_date(item):
        return "成文日期"
    found = next((kind for kind, holds in _RULES if holds(item, last, behind_date)), "")
    found = found or like.paragraph_kind(item.text)
    level = HEADING.fullmatch(item.style)
    return f"{style.LEVELS[int(level[1]) - 1]}级标题" if level and found == "正文" else found


Rule = Callable[[Item, str, bool], object]
LISTED = (style.FIRST_ATTACHMENT, style.NEXT_ATTACHMENT)
_RULES: tuple[tuple[str, Rule], ...] = (
    (
        "附注",
        lambda item, last, _: (
            last.startswith("成文日期") and like.BRACKETED.match(item.text) and not like.PRINT_RUN.match(item.text)
        ),
    ),
    ("附件标签", lambda item, _, behind: behind and like.ATTACHMENT_LABEL.match(item.text)),
    (style.FIRST_ATTACHMENT, lambda item, *_: (found := like.ATTACHMENT.match(item.text)) and found["first"]),
    (style.ATTACHMENT, lambda item, *_: like.ATTACHMENT.match(item.text)),
    (style.NEXT_ATTACHMENT, lambda item, last, _: last in LISTED and like.NEXT_ATTACHMENT.match(item.text)),
    ("附件副标题", lambda item, last, _: last in ("附件标题", "附件副标题") and _is_annex_subtitle(item)),
    ("附件标题", lambda item, last, _: last in ("附件标签", "附件标题") and _is_heading(item)),
    ("图题", lambda item, *_: item.align in CENTRED and like.CHART_TITLE.match(item.text)),
    ("表题", lambda item, *_: item.align in CENTRED and like.TABLE_TITLE.match(item.text)),
)


def _is_annex_subtitle(item: Item) -> bool:
    return bool(like.BRACKETED.match(item.text) or item.text.startswith("——")) and item.align in CENTRED


def _is_heading(item: Item) -> bool:
    return (
        item.align in CENTRED or item.size >= BIG or bool(like.TITLE.search(item.text) and len(item.text) < like.LONG)
    )


def has_header(table: Item) -> bool:
    """Whether a table has a head that names its columns, and at least one row below it."""
    rows = find_all(table.element, "w:tr")
    if len(rows) < 2 or any(True for _ in table.element.iter("{*}tbl") if _ is not table.element):
        return False
    cells, texts = find_all(rows[0], "w:tc"), table.rows[0]
    merged = any(find(cell, f"w:tcPr/w:{name}") is not None for cell in cells for name in ("gridSpan", "vMerge"))
    return len(cells) > 1 and all(texts) and len(set(texts)) == len(texts) and not merged
