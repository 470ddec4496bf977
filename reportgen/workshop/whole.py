"""The whole file: tags an input method typed, tags nobody fills in, braces left over, styles that are not there.

In: a template and its parts. Out: faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.layout import style_names as styles
from reportgen.ooxml.elements import value_of
from reportgen.ooxml.outline import parse
from reportgen.ooxml.spots import spots
from reportgen.ooxml.style_facts import style_facts
from reportgen.templating.template import Template
from reportgen.templating.typed import plain_text
from reportgen.workshop.faults import Fault, at_tag, at_words, of_file
from reportgen.workshop.shapes import Shape
from reportgen.workshop.tags import TAG, PartOfTemplate, Tag, straight, tags_in, whole_tag

ENDNOTES, STYLES = "word/endnotes.xml", "word/styles.xml"
ENDS = re.compile(r"\}\}|%\}|#\}|\{\{|\{%|\{#")
ENDED = {"}}": "{{", "%}": "{%", "#}": "{#"}
BEGUN = re.compile(r"\{?%?\s*[^{}%，。；、]*$")
WORD = re.compile(r"\{?%?(?:p|tr|tc|r)?\s*(?:end|el)?(?:if|for|se|set|with)\b")
LOOKED_FOR = {
    styles.HEAD: ("letterhead", "发文机关标志"),
    styles.UPWARD_NUMBER: ("number_lines", "文号行"),
    styles.NEXT_ATTACHMENT: ("附件说明次项",),
    styles.TABLE: ("table", "表格"),
    styles.SIGNATURE: ("署名",),
    styles.DATE: ("成文日期",),
    styles.SEALED_SIGNATURE: ("署名盖章",),
    styles.SEALED_DATE: ("成文日期盖章",),
}
"""The styles by which the layout finds what it puts in its place, and what a template prints that has need of them."""


def faults_of_file(template: Template, parts: Sequence[PartOfTemplate], root: Shape) -> Iterator[Fault]:
    """Yield what is wrong with a template beside its tags."""
    for part in parts:
        yield from (at_tag("tag-typed-wide", tag) for tag in part.tags if _is_wide(tag))
        yield from _left_over(part, root)
    yield from _out_of_reach(template)
    if STYLES in template.parts:
        yield from _styles(template, parts)


def _is_wide(tag: Tag) -> bool:
    """Whether an input method typed a tag, or a part of it."""
    return not tag.beside and straight(plain_text(tag.typed)) != tag.typed


def _left_over(part: PartOfTemplate, root: Shape) -> Iterator[Fault]:
    """Yield the ends of tags that have no beginning, in their paragraph or in one before."""
    begun = False
    for spot in part.spots:
        plain = TAG.sub(lambda found: "\0" * len(found[0]), plain_text(spot.text))
        for found in ENDS.finditer(plain):
            if found[0] in ENDED and not begun:
                start = _start(plain, found.start(), root)
                whole = whole_tag(ENDED[found[0]], plain[start : found.start()].strip("{% "), found[0])
                yield at_words("tag-not-opened", spot, (start, found.end()), whole=whole)
            begun = found[0] not in ENDED


def _start(text: str, end: int, root: Shape) -> int:
    """Return where the tag seems to begin that ends at a place: at a brace, a word of a statement or a known field."""
    begun = BEGUN.search(text[:end].rpartition("\0")[2])
    start = end - len(begun[0]) if begun else end
    code = text[start:end]
    if text[end] == "%":
        word = WORD.search(code)
        return start + word.start() if word else start
    known = (at for at in range(len(code)) if re.split(r"\W", code[at:], maxsplit=1)[0] in root.fields)
    return start if "{" in code else start + next(known, 0)


def _out_of_reach(template: Template) -> Iterator[Fault]:
    """Yield the tags in parts that are printed and not filled in."""
    if ENDNOTES in template.parts:
        for spot in spots(ENDNOTES, parse(template.parts[ENDNOTES])):
            yield from (at_tag("tag-out-of-reach", tag) for tag in tags_in(spot.text, spot))


def _styles(template: Template, parts: Sequence[PartOfTemplate]) -> Iterator[Fault]:
    facts = style_facts(template.parts[STYLES])
    for part in parts:
        for spot in part.spots:
            used = value_of(spot.element, "w:pPr/w:pStyle")
            if used and used not in facts:
                yield at_words("style-unknown", spot, (0, len(spot.text)), name=used)
    names = {each.name for each in facts.values()}
    lacking = [each for each in _wanted(parts) if each not in names]
    if lacking and names & set(LOOKED_FOR):
        yield of_file("style-missing", names="、".join(lacking))


def _wanted(parts: Sequence[PartOfTemplate]) -> Iterator[str]:
    code = "\n".join(tag.code for part in parts for tag in part.tags)
    words = frozenset(re.findall(r"\w+", code))
    return (style for style, names in LOOKED_FOR.items() if words.intersection(names))
