"""The body of a finished document as one loop over its blocks, each kind of paragraph once, in the look it had there.

In: what was recognised. Out: the loop in the place of the body; a kind that the document does not have looks like the
nearest that it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from reportgen.layout import style_names as style
from reportgen.layout.body import free_table
from reportgen.layout.signature import DATED, SIGNED
from reportgen.layout.tags import choose
from reportgen.ooxml.elements import Element, drop, element, find, put, valued
from reportgen.ooxml.finished import Item
from reportgen.ooxml.likeness import before, like, looks, outermost
from reportgen.ooxml.writing import paragraph
from reportgen.workshop import patterns
from reportgen.workshop.block_tags import BLOCK, BLOCKS, Words, condition, unknown, words_of
from reportgen.workshop.old_tables import columns_of, table_condition, tagged_table
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging, each

NEAR: Mapping[str, tuple[str, ...]] = {
    **{
        f"{level}级{word}": tuple(f"{level}级{other}" for other in ("措施", "问题", "标题") if other != word)
        for level in style.LEVELS for word in ("标题", "措施", "问题")
    },
    "附件说明": ("附件说明首项",), "附件说明首项": ("附件说明",), "附件说明次项": ("附件说明首项", "附件说明"),
    "署名": ("署名盖章",), "署名盖章": ("署名",), "联合署名盖章": ("署名盖章", "署名"),
    "成文日期": ("成文日期盖章", "署名"), "成文日期盖章": ("成文日期", "署名盖章", "署名"),
    "附件标题": ("公文标题",), "附件副标题": ("公文副标题",), "图题": ("表题",), "表题": ("图题",),
}  # fmt: skip
"""Whose look a kind takes that the document does not have; else that of its body."""
CENTRED, AT_RIGHT = (
    ("图表", "图题", "表题", "附件标题", "附件副标题"),
    ("署名", "成文日期", "署名盖章", "成文日期盖章", "联合署名盖章"),
)
NEW_PAGE = ("换页", "附件标签")


def put_blocks(work: Retagging, parts: Parts) -> None:
    """Put the loop over the blocks in the place of the body."""
    items = [item for kind, item in parts.blocks if kind]
    loop = _Loop(work, parts).elements()
    anchor = next((item for item in items if not item.is_blank), None)
    _tell(work, parts)
    body = work.finished.body
    if anchor is not None:
        before(outermost(anchor.element, body), loop)
    else:
        _append(body, loop)
    for item in items:
        work.remove(item)


def _append(body: Element, loop: Sequence[Element]) -> None:
    """Put the loop at the end of the body, where no paragraph of it was found."""
    last = find(body, "w:sectPr")
    body.extend(loop) if last is None else before(last, loop)


def _tell(work: Retagging, parts: Parts) -> None:
    """Tell the first of each kind, and how many more there were."""
    counts = Counter(kind for kind, item in parts.blocks if not item.is_blank)
    words = words_of()
    for kind in dict.fromkeys(kind for kind, item in parts.blocks if kind and not item.is_blank):
        first = next(item for each, item in parts.blocks if each == kind)
        said = words[kind].whole if kind in words else f"{{%tr for 行 in {BLOCK}.表格.行 %}}"
        work.tell(first, kind, said, counts[kind] - 1)


class _Loop:
    """Makes the loop out of the examples that the document has."""

    def __init__(self, work: Retagging, parts: Parts) -> None:
        self.work = work
        self.examples = dict(_examples(parts))
        self.tables = {columns_of(item): item for kind, item in reversed(parts.blocks) if kind == "表格"}
        self.plain = self._plain(parts)

    def _plain(self, parts: Parts) -> Item:
        """Return the paragraph whose look is that of body text."""
        if "正文" in self.examples:
            return self.examples["正文"]
        others = [*self.examples.values(), *filter(None, [parts.recipients])]
        return others[0] if others else self.work.finished.item(element("w:p"), {})

    def elements(self) -> list[Element]:
        """Return the loop."""
        choices = [(condition(kind), [self._paragraph(kind, words)]) for kind, words in words_of().items()]
        choices += [(table_condition(columns), [self._table(item), _behind()]) for columns, item in self.tables.items()]
        choices += [(condition("表格"), [free_table(BLOCK), _behind()])]
        choices += [(condition("附件文件"), [self._like(self.plain, Words("", f"{{{{p {BLOCK}.文件 }}}}"))])]
        otherwise = [self._like(self.plain, unknown())]
        return each(BLOCK, BLOCKS, [*choose(choices, otherwise)])

    def _table(self, item: Item) -> Element:
        return tagged_table(item, self.work.finished)

    def _paragraph(self, kind: str, words: Words) -> Element:
        """Return the paragraph of a kind; `fit` knows signatures and dates by their styles, and keeps them with the text."""
        made = self._looking(kind, words)
        return self.work.named(made, kind) if kind in (*SIGNED, *DATED, style.NEXT_ATTACHMENT) else made

    def _looking(self, kind: str, words: Words) -> Element:
        if kind in self.examples:
            own_break = kind in NEW_PAGE and self.examples[kind].style != kind
            return self._like(self.examples[kind], words, own_break)
        if kind in self.work.finished.style_ids and kind not in ("正文", "空行"):
            return paragraph(self.work.finished.style_ids[kind], *filter(None, [words.whole]))
        near = next((self.examples[name] for name in NEAR.get(kind, ()) if name in self.examples), None)
        made = self._like(near or self.plain, words, kind in NEW_PAGE)
        if near is None and kind in (*CENTRED, *AT_RIGHT):
            _align(made, "center" if kind in CENTRED else "right")
        return made

    def _like(self, item: Item, words: Words, page_break: bool = False) -> Element:
        behind = max(patterns.title_end(item.text) - len(item.number), 0) if words.first and words.rest else 0
        first, main = looks(item.element, behind)
        pieces = ((words.first, first if words.rest else main), (words.rest, main))
        return like(item, [piece for piece in pieces if piece[0]], page_break)


def _align(made: Element, align: str) -> None:
    """Let a paragraph stand otherwise than the body whose look it has."""
    drop(made[0], "w:ind")
    if align == "center":
        put(made[0], element("w:ind", {"w:firstLine": 0, "w:firstLineChars": 0}))
    put(made[0], valued("w:jc", align))


def _examples(parts: Parts) -> Iterator[tuple[str, Item]]:
    """Yield for each kind the first paragraph in the look that most of them have."""
    if parts.title:
        yield style.TITLE, parts.title[0]
    if parts.subtitle:
        yield style.SUBTITLE, parts.subtitle[0]
    for kind in dict.fromkeys(kind for kind, _ in parts.blocks if kind and kind != "表格"):
        items = [item for each, item in parts.blocks if each == kind]
        yield kind, _usual(items)


def _usual(items: Iterable[Item]) -> Item:
    looking: dict[bytes, list[Item]] = {}
    for item in items:
        own = find(item.element, "w:pPr")
        looking.setdefault(b"" if own is None else etree.tostring(own, method="c14n"), []).append(item)
    return max(looking.values(), key=len)[0]


def _behind() -> Element:
    """Return the small paragraph behind a table, which keeps it apart from the next."""
    return paragraph(style.AFTER_TABLE)
