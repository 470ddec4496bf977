"""The head of a finished document as tags: marks, red head, number and signatories, title, recipients.

In: what was recognised. Out: the same places with tags.
"""

from __future__ import annotations

import re

from reportgen.layout import style_names as style
from reportgen.layout.style_names import SIGNATORY_LABEL
from reportgen.ooxml.elements import Element, find_all
from reportgen.ooxml.finished import PARAGRAPH, Item, own_text
from reportgen.ooxml.likeness import after, before, like, looks, say
from reportgen.workshop import patterns
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging, each, one, when

HEAD, NUMBER, LINES = "发文机关标志", "发文字号", "文号行"
WHOLE_HEAD = f"{{% if {HEAD} %}}{{{{ {HEAD}.机关名称|join('') }}}}{{{{ {HEAD}.文件字样 }}}}{{% endif %}}"
WORD = f"{{{{ {HEAD}.文件字样 }}}}"
SIGNED = f"{{% if 签发人 %}}{SIGNATORY_LABEL}{{{{ 签发人|join('　') }}}}{{% endif %}}"
GAP = re.compile(r"号(\s+)签\s*发\s*人")


def put_head(work: Retagging, parts: Parts) -> None:
    """Put tags in the place of everything above the body."""
    for name, item in parts.marks:
        work.put([item], when(name, [one(item, f"{{{{ {name} }}}}")]), f"{{{{ {name} }}}}")
        work.tell(item, name, f"{{{{ {name} }}}}")
    _letterhead(work, parts.letterhead)
    _number(work, parts.number)
    _title(work, parts)
    if parts.recipients is not None:
        item = parts.recipients
        inline = "{% if 主送机关 %}{{ 主送机关 }}：{% endif %}"
        work.put([item], when("主送机关", [one(item, "{{ 主送机关 }}：")]), inline)
        work.tell(item, "主送机关", "{{ 主送机关 }}：")


def _letterhead(work: Retagging, items: list[Item]) -> None:
    paragraphs = [item for item in items if not item.is_table]
    if paragraphs:
        line = one(paragraphs[0], "{{ 机关 }}" + f"{{% if loop.last %}}{WORD}{{% endif %}}")
        work.named(line, style.HEAD)
        work.put(paragraphs, when(HEAD, each("机关", f"{HEAD}.机关名称", [line])), WHOLE_HEAD)
        work.tell(paragraphs[0], HEAD, "{{ 机关 }}" + WORD, len(paragraphs) - 1)
    for item in items:
        if item.is_table:
            _joint(work, item)


def _joint(work: Retagging, table: Item) -> None:
    """Put tags into a table with names and 文件 beside them, or with the whole head in a cell."""
    work.tell(table, HEAD, "{{ 机关 }} " + WORD)
    for cell in table.element.iter("{*}tc"):
        lines = [each for each in find_all(cell, "w:p") if own_text(each).strip()]
        text = "".join(own_text(each).strip() for each in lines)
        if not lines:
            continue
        if text == "文件":
            _say(lines[0], WORD)
        elif patterns.LETTERHEAD.match(text):
            _say(lines[0], WHOLE_HEAD)
        else:
            name = like(work.finished.item(lines[0], {}), [("{{ 机关 }}", looks(lines[0])[1])])
            before(lines[0], each("机关", f"{HEAD}.机关名称", [name]))
            cell.remove(lines[0])
        for line in lines[1:]:
            cell.remove(line)
    condition = when(HEAD, [])
    before(table.element, condition[:1])
    after(table.element, condition[1:])


def _say(paragraph: Element, text: str) -> None:
    say(paragraph, [(text, looks(paragraph)[1])])


def _number(work: Retagging, items: list[Item]) -> None:
    paragraphs = [item for item in items if not item.is_table]
    for item in items:
        if item.is_table:
            _number_cells(work, item)
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


def _number_cells(work: Retagging, table: Item) -> None:
    """Put tags into a table that holds the number in one cell and the signatory in another."""
    work.tell(table, NUMBER, f"{{{{ {NUMBER} }}}}")
    for paragraph in table.element.iter(PARAGRAPH):
        text = own_text(paragraph)
        numbered, signed = patterns.NUMBER.search(text), patterns.SIGNATORY.search(text)
        if numbered or signed:
            gap = GAP.search(text)
            said = f"{{{{ {NUMBER} }}}}" * bool(numbered) + (gap[1] if gap else "") + SIGNED * bool(signed)
            _say(paragraph, said)


def _title(work: Retagging, parts: Parts) -> None:
    for what, items, values in (("标题", parts.title, "标题行"), ("副标题", parts.subtitle, "副标题行")):
        if items:
            inline = "{{ 标题 }}" if what == "标题" else f"{{{{ {values}|join('') }}}}"
            work.put(items, each("行", values, [one(items[0], "{{ 行 }}")]), inline)
            work.tell(items[0], what, f"{{%p for 行 in {values} %}} {{{{ 行 }}}}", len(items) - 1)
