"""Headers and footers of a finished document: its own title and number become tags there, all else stays and is told.

In: the parts, and what was recognised in the text. Out: the parts that changed; what was said where, before and now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.finished import PARAGRAPH, own_text
from reportgen.ooxml.likeness import looks, say
from reportgen.ooxml.outline import parse
from reportgen.workshop import patterns
from reportgen.workshop.head_words import NUMBER
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Told, shortened

UNSAID = tuple(qualified(f"w:{name}") for name in ("fldChar", "fldSimple", "drawing", "pict"))
"""What a paragraph may hold that its words do not tell: such a one stays as it is."""
BESIDE = ("word/header", "word/footer")


def retagged_beside(parts: Mapping[str, bytes], found: Parts) -> tuple[dict[str, bytes], list[Told]]:
    """Return the headers and footers that name the old document, with tags in its place, and what is told of them."""
    values = dict(_values(found))
    changed, told = {}, []
    for name in sorted(each for each in parts if each.startswith(BESIDE) and each.endswith(".xml")):
        root = parse(parts[name])
        said = list(_paragraphs(root.iter(PARAGRAPH), values, name))
        if said:
            changed[name] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
            told += said
    return changed, told


def _values(found: Parts) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the words that are of the old document alone, each with the part it is and its tag; the longest first."""
    title = "".join(item.text for item in found.title).replace("\t", "")
    if title:
        yield title, ("标题", "{{ 标题 }}")
    for item in (*found.number, *found.tables):
        if number := patterns.NUMBER.search(item.text):
            yield number[0], (NUMBER, f"{{{{ {NUMBER} }}}}")


def _paragraphs(lines: Iterable[Element], values: Mapping[str, tuple[str, str]], part: str) -> Iterator[Told]:
    for line in lines:
        text = own_text(line)
        known = [each for each in values if each in text]
        if not known or any(True for _ in line.iter(*UNSAID)):
            continue
        said = text
        for each in known:
            said = said.replace(each, values[each][1])
            yield Told({"part": part}, values[each][0], shortened(each), values[each][1])
        say(line, [(said, looks(line)[1])])
