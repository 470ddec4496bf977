"""Rule of body and task list: an item of the body and the row of the same number say the same.

In: an outline. Out: titles and texts that differ a little, with the difference; a row that is worded anew is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.proofreading.cells import cell_paragraphs
from reportgen.proofreading.leads import begins_attachment, sections
from reportgen.proofreading.outline import Outline, Table
from reportgen.proofreading.rule import Found, Rule

LEAST = 40
"""Characters from which a cell is a text that was copied, not a note."""
ALIKE = 0.8
"""From this ratio a row's text is a copy of the item's, and what differs was not meant."""
TITLES, SLIP = 0.75, 2
"""Titles that differ by more than this are two names."""
LONGER = 1.6
"""From this ratio the body goes on with something else behind the item."""
LONGEST = 1500


Difference = tuple[str, str, int]
"""What the body says, what the row says, and at which character of the row."""


@frozen
class Item:
    """A numbered item of the body: title and text without spaces."""

    title: str
    text: str


def differs(outline: Outline) -> Iterator[Found]:
    """Find rows whose title or text differs a little from the item's of the same number."""
    items = _items(outline)
    cells = cell_paragraphs(outline) if len(items) > 1 else {}
    for table, number, columns in _rows(outline) if cells else ():
        row = table.rows[number]
        item = items.get(row[0].strip())
        for column, said in _differences(row, columns, item) if item else ():
            index = cells.get((table.number, number + 1, column + 1))
            if index is not None:
                start, end = _where(outline.paragraphs[index].text, said[2])
                params = {"row": row[0].strip(), "body": said[0] or "—", "annex": said[1] or "—"}
                yield Found(index, start, end, params)


def _rows(outline: Outline) -> Iterator[tuple[Table, int, tuple[int, int]]]:
    """Yield the rows of task lists by table and number, with the columns of title and text."""
    columns: tuple[int, int] | None = None
    for table in outline.tables:
        columns = columns if _goes_on(table) else _columns(table)
        for number, row in enumerate(table.rows):
            if columns and len(row) > max(columns):
                yield table, number, columns


def _columns(table: Table) -> tuple[int, int] | None:
    """Return the columns of title and text of a list whose rows are numbered."""
    head = ["".join(cell.split()) for cell in table.rows[0]] if table.rows else []
    titles = [
        n for n, cell in enumerate(head) if cell in {"任务", "工作任务", "重点任务", "任务名称", "工作内容", "项目"}
    ]
    texts = [
        n for n, cell in enumerate(head) if cell in {"主要内容", "具体内容", "任务内容", "工作措施", "具体措施", "内容"}
    ]
    return (titles[0], texts[0]) if head[:1] == ["序号"] and titles and texts else None


def _goes_on(table: Table) -> bool:
    """Say whether a table begins with a numbered row: a page break or a blank line cut it from the one before."""
    return bool(table.rows and table.rows[0] and table.rows[0][0].strip().isdigit())


def _items(outline: Outline) -> dict[str, Item]:
    """Return the items 1. 2. 3. … of the body by number; none where numbers begin anew."""
    texts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for index, head in sections(outline):
        paragraph = outline.paragraphs[index]
        if begins_attachment(paragraph.text):
            break
        if head and head.level == 3:
            if str(head.value) in texts:
                return {}
            current = texts.setdefault(str(head.value), [])
            current.append(paragraph.text[head.end :])
        elif head or paragraph.role == "cell":
            current = None
        elif current is not None:
            current.append(paragraph.text)
    return {number: _item("".join(parts)) for number, parts in texts.items()}


def _item(text: str) -> Item:
    title, _, rest = "".join(text.split()).partition("。")
    return Item(title, rest)


def _differences(row: tuple[str, ...], columns: tuple[int, int], item: Item) -> Iterator[tuple[int, Difference]]:
    """Yield the columns of a copied row that differ from the item, with the difference."""
    title, text = ("".join(row[column].split()) for column in columns)
    text = re.sub("</?p>", "", text)
    body = item.text if len(item.text) < LONGER * len(text) else item.text[: len(text)]
    if len(text) < LEAST or not body or not _copied(text, body):
        return
    wordings = [(columns[0], item.title, title)] if _alike(title, item.title) else []
    for column, wanted, said in (*wordings, (columns[1], body, text)):
        if said != wanted and (difference := _difference(wanted, said)):
            yield column, difference


def _alike(title: str, other: str) -> bool:
    """Say whether two titles are one with a slip in it; a row may be named anew on purpose."""
    return (
        abs(len(title) - len(other)) <= SLIP and SequenceMatcher(None, title, other, autojunk=False).ratio() >= TITLES
    )


def _copied(text: str, item: str) -> bool:
    """Say whether a row's text was copied from the item's: most of it stands there in the same order."""
    matcher = SequenceMatcher(None, item[:LONGEST], text[:LONGEST], autojunk=False)
    if matcher.real_quick_ratio() < ALIKE:
        return False
    return sum(block.size for block in matcher.get_matching_blocks() if block.size > 2) >= ALIKE * len(item[:LONGEST])


def _difference(body: str, annex: str) -> Difference | None:
    """Return the first difference: what the body says, what the row says, and where the row says it."""
    for tag, a, b, c, d in SequenceMatcher(None, body[:LONGEST], annex[:LONGEST], autojunk=False).get_opcodes():
        if tag != "equal":
            return body[max(a - 2, 0) : b + 2][:24], annex[max(c - 2, 0) : d + 2][:24], c
    return None


def _where(text: str, offset: int) -> tuple[int, int]:
    """Return the character of a cell at an offset that does not count spaces and tags."""
    visible = [at for at, each in enumerate(re.sub("</?p>", lambda tag: " " * len(tag[0]), text)) if not each.isspace()]
    at = visible[min(offset, len(visible) - 1)] if visible else 0
    return at, min(at + 1, len(text))


RULES = (
    Rule(
        "annex-differs",
        "row {row} of the list says “{annex}” where the body says “{body}”",
        Severity.WARNING,
        "a task list repeats the body; what differs was changed in one of them only",
        (
            "1.更新储罐档案。各县（区）逐罐核对容积、投用年份和检测日期，建立电子档案，每季度末更新一次，报市局综合协调科备案。",
            "2.强化夜间值守。企业夜间值班不少于两人。",
            "序号\t任务\t主要内容",
            "1\t更新储罐档案\t各县（区）逐罐核对容积、投用年份和检测日期，建立电子档案，每半年末更新一次，报市局综合协调科备案。",
        ),
        (
            "1.更新储罐档案。各县（区）逐罐核对容积、投用年份和检测日期，建立电子档案，每季度末更新一次，报市局综合协调科备案。",
            "2.强化夜间值守。企业夜间值班不少于两人。",
            "序号\t任务\t主要内容",
            "1\t更新储罐档案\t各县（区）逐罐核对容积、投用年份和检测日期，建立电子档案，每季度末更新一次，报市局综合协调科备案。",
        ),
        differs,
    ),
)
