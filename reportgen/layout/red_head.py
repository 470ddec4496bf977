"""The red head: as large as it can be on one line, its upper edge 35 mm under that of the core (7.2.4).

In: the blocks of a document. Out: the same, the head scaled to its length and the room above it set.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.frozen import frozen
from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as styles
from reportgen.layout.units import pt
from reportgen.ooxml.body import Cell, Paragraph, Table
from reportgen.ooxml.formats import ParagraphFormat, TextFormat

MARKS = (styles.COPY_NUMBER, styles.CLASSIFICATION, styles.URGENCY)


@frozen
class Letters:
    """The size of a head's characters in points, their width in percent, the height of their line in twips."""

    size: float
    scale: int

    @property
    def line(self) -> int:
        """The height of the line."""
        return round(gb.HEAD_LINE * pt(self.size))

    @property
    def above_ink(self) -> int:
        """From the upper edge of the line to that of the characters."""
        return round(gb.BASELINE * self.line - gb.INK_ABOVE * pt(self.size))

    def put_on(self, paragraph: Paragraph, align: str | None = None) -> None:
        """Set a paragraph of the head in these letters."""
        paragraph.set(ParagraphFormat(line=self.line, align=align))
        paragraph.set_text(TextFormat(size=self.size, scale=self.scale))


def letters(characters: float, room: int, largest: float) -> Letters:
    """Return the letters for so many characters in so many twips: first they get narrower, then smaller."""
    share = room / (characters * pt(largest))
    if share >= gb.HEAD_NARROWEST:
        return Letters(largest, min(100, int(100 * share)))
    size = int(2 * room / (characters * gb.HEAD_NARROWEST * 20)) / 2
    return Letters(size, round(100 * gb.HEAD_NARROWEST))


def fit_head(blocks: Sequence[Paragraph | Table]) -> None:
    """Scale the head, single or joint, and set the room above it."""
    spacer = next((each for each in blocks if isinstance(each, Paragraph) and each.style == styles.HEAD_SPACER), None)
    if spacer is None:
        return
    marks = [each for each in blocks if isinstance(each, Paragraph) and each.style in MARKS]
    above_ink = _fit_any(blocks)
    room = gb.HEAD_TOP - len(marks) * gb.LINE - above_ink
    spacer.set(ParagraphFormat(line=max(room, 20)))


def _fit_any(blocks: Sequence[Paragraph | Table]) -> int:
    """Fit the head of a document and return the room between its upper edge and that of its characters."""
    for each in blocks:
        if isinstance(each, Paragraph) and each.style == styles.HEAD:
            return _fit_single(each)
        if isinstance(each, Table) and _is_joint(each):
            return _fit_joint(each)
    return 0


def _fit_single(head: Paragraph) -> int:
    made = letters(len(head.text), gb.CORE_WIDTH, head.facts.size or gb.HEAD_LARGEST)
    made.put_on(head)
    return made.above_ink


def _is_joint(table: Table) -> bool:
    first = next((cell for row in table.rows for cell in row.cells), None)
    return first is not None and any(each.style == styles.JOINT_HEAD for each in first.paragraphs)


def _fit_joint(table: Table) -> int:
    """Stack the names, each as wide as the longest, with 文件 in the middle of their height beside them."""
    names, word = table.rows[0].cells
    name_letters, word_letters, widths = _joint_letters(names, word)
    table.set_widths(widths)
    longest = max(map(len, names.lines))
    for paragraph in names.paragraphs:
        name_letters.put_on(paragraph, "distribute" if len(paragraph.text) < longest else "center")
    for paragraph in word.paragraphs:
        word_letters.put_on(paragraph)
    heights = (len(names.lines) * name_letters.line, len(word.lines) * word_letters.line)
    tops = zip(heights, (name_letters, word_letters), strict=True)
    return min((max(heights) - height) // 2 + each.above_ink for height, each in tops)


def _joint_letters(names: Cell, word: Cell) -> tuple[Letters, Letters, list[int]]:
    """Return the letters of names and word, and the widths of their columns."""
    longest = max(map(len, names.lines))
    beside = gb.JOINT_WORD * max(map(len, word.lines)) + gb.JOINT_GAP
    cap = (names.paragraphs[0].facts.size or gb.HEAD_LARGEST) / gb.JOINT_WORD
    largest = min(cap, gb.JOINT_HEIGHT / 20 / (gb.HEAD_LINE * len(names.lines)))
    scale = (gb.CORE_WIDTH / pt(largest) - beside) / longest
    made = letters(longest, round(scale * longest * pt(largest)), largest)
    if made.size < largest:
        size = int(2 * gb.CORE_WIDTH / 20 / (longest * gb.HEAD_NARROWEST + beside)) / 2
        made = Letters(size, made.scale)
    names_width = round(longest * pt(made.size) * made.scale / 100) + gb.JOINT_ROOM
    word_letters = Letters(int(2 * made.size * gb.JOINT_WORD) / 2, 100)
    word_width = round(beside * pt(made.size)) - gb.JOINT_ROOM
    return made, word_letters, [names_width, word_width]
