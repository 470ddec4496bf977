"""The head of a finished document as tags: marks, red head, number and signatories, title, recipients.

In: what was recognised. Out: the same places with tags.
"""

from __future__ import annotations

from reportgen.layout import style_names as style
from reportgen.ooxml.finished import Item, own_text
from reportgen.ooxml.likeness import like, looks
from reportgen.workshop import patterns
from reportgen.workshop.head_words import GAP, HEAD, NUMBER, SIGNED, WHOLE_HEAD, WORD, marks_in
from reportgen.workshop.old_head_tables import put_head_tables
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging, each, one, when

LINES = "文号行"


def put_head(work: Retagging, parts: Parts) -> None:
    """Put tags in the place of everything above the body."""
    for name, item in parts.marks:
        _mark(work, name, item)
    put_head_tables(work, parts)
    _letterhead(work, parts.letterhead)
    _number(work, parts.number)
    _title(work, parts)
    if parts.recipients is not None:
        item = parts.recipients
        inline = "{% if 主送机关 %}{{ 主送机关 }}：{% endif %}"
        work.put([item], when("主送机关", [one(item, "{{ 主送机关 }}：")]), inline)
        work.tell(item, "主送机关", "{{ 主送机关 }}：")


def _mark(work: Retagging, name: str, item: Item) -> None:
    """Put tags into a line of marks; one whose style says which it is may say anything."""
    alone = f"{{{{ {name} }}}}"
    said, line = marks_in(own_text(item.element)) or (((name, alone),), alone)
    condition = " or ".join(what for what, _ in said)
    work.put([item], when(condition, [one(item, line)]), line)
    for what, tags in said:
        work.tell(item, what, tags)


def _letterhead(work: Retagging, paragraphs: list[Item]) -> None:
    if paragraphs:
        line = one(paragraphs[0], "{{ 机关 }}" + f"{{% if loop.last %}}{WORD}{{% endif %}}")
        work.named(line, style.HEAD)
        work.put(paragraphs, when(HEAD, each("机关", f"{HEAD}.机关名称", [line])), WHOLE_HEAD)
        work.tell(paragraphs[0], HEAD, "{{ 机关 }}" + WORD, len(paragraphs) - 1)


def _number(work: Retagging, paragraphs: list[Item]) -> None:
    if not paragraphs:
        return
    first = paragraphs[0]
    label, names = looks(first.element)
    signed = next((item for item in paragraphs if patterns.SIGNATORY.search(item.text)), None)
    if signed is not None:
        label, names = looks(signed.element, patterns.SIGNATORY.search(own_text(signed.element)).end())  # type: ignore[union-attr]
    gap = next((found[1] for item in paragraphs if (found := GAP.search(own_text(item.element)))), "\t")
    line = like(first, [(f"{{{{ 行.发文字号 }}}}{gap}{{{{ 行.签发人标签 }}}}", label), ("{{ 行.签发人姓名 }}", names)])
    work.named(line, style.UPWARD_NUMBER)
    plain = when(f"{NUMBER} and not {LINES}", [like(first, [(f"{{{{ {NUMBER} }}}}", label)])])
    inline = f"{{{{ {NUMBER} }}}}" + (gap + SIGNED) * (signed is not None)
    work.put(paragraphs, [*each("行", LINES, [line]), *plain], inline)
    _tell_number(work, paragraphs)


def _tell_number(work: Retagging, items: list[Item]) -> None:
    """Tell of every line: those with a number, and those with signatories; one may have both."""
    numbered = [item for item in items if patterns.NUMBER.search(item.text)]
    signed = [item for item in items if item not in numbered or patterns.SIGNATORY.search(item.text)]
    for what, lines, tags in (
        (NUMBER, numbered, f"{{{{ {NUMBER} }}}}"),
        ("签发人", signed, "{{ 行.签发人标签 }}{{ 行.签发人姓名 }}"),
    ):
        if lines:
            work.tell(lines[0], what, tags, len(lines) - 1)


def _title(work: Retagging, parts: Parts) -> None:
    for what, items, values in (("标题", parts.title, "标题行"), ("副标题", parts.subtitle, "副标题行")):
        if items:
            inline = "{{ 标题 }}" if what == "标题" else f"{{{{ {values}|join('') }}}}"
            work.put(items, each("行", values, [one(items[0], "{{ 行 }}")]), inline)
            work.tell(items[0], what, f"{{%p for 行 in {values} %}} {{{{ 行 }}}}", len(items) - 1)
