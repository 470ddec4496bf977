"""Behind the date: what stands between the date of a document and its annexes is no text of its body.

In: the blocks with their kinds. Out: those that stay as they are: a line such as （共印50份）, a table of contacts.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.body import kinds_of_blocks
from reportgen.ooxml.finished import Item
from reportgen.workshop import patterns

MOST_SIGNED = 8
"""Paragraphs above a date in which its signature may stand, and behind it in which such lines may."""
ANNEX = "附件标签"


def beside_body(kinds: Sequence[tuple[str, Item]], date: int | None) -> set[int]:
    """Return which blocks are no body: few lines right behind the date, and tables of contacts anywhere."""
    stays = {at for at, (_, item) in enumerate(kinds) if item.is_table and contacts_in(item)}
    if date is None:
        return stays
    end = next((at for at in range(date, len(kinds)) if kinds[at][0] == ANNEX), len(kinds))
    lines = [at for at in range(date + 1, end) if not kinds[at][1].is_blank]
    plain = [at for at in lines if kinds[at][0] == "正文" and kinds[at][1].style not in kinds_of_blocks()]
    few = len(lines) <= MOST_SIGNED and all(kinds[at][0] in ("正文", "附注", "") or at in stays for at in lines)
    return stays | set(plain if few else ())


def contacts_in(table: Item) -> list[tuple[int, int]]:
    """Return the cells behind labels such as 联系人 and 电话, by row and column; none where a table says anything else."""
    found: list[tuple[int, int]] = []
    for at, cells in enumerate(table.rows):
        if any(cells) and not _are_pairs(cells):
            return []
        found += [(at, column) for column in range(1, len(cells), 2) if cells[column - 1]]
    return found


def _are_pairs(cells: Sequence[str]) -> bool:
    labels, values = cells[::2], cells[1::2]
    named = all(not label or patterns.CONTACT.match(label.replace("　", "").replace(" ", "")) for label in labels)
    return named and len(cells) % 2 == 0 and not any(patterns.CONTACT.match(each) for each in values)
