"""Compiling: a template's tags are read by docxtpl's own rules, once, and become Jinja code.

In: the bytes of a template. Out: a `Program`. Everything slow is done here; only this needs docxtpl and python-docx.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from reportgen.ooxml.nested_grid import has_fixed_columns
from reportgen.templating.balance import is_balanced
from reportgen.templating.environment import environment
from reportgen.templating.program import PartProgram, Program
from reportgen.templating.strict_docx import StrictDocx

CORE = "docProps/core.xml"
TAG = re.compile(r"\{[{%#]")
TABLE = re.compile(r"<w:tbl[ >]|</w:tbl>")
TABLE_START, TABLE_END = "\x02", "\x03"
"""Around a table whose columns depend on the values; no XML holds these characters, so no value can bring them in."""
ESCAPES = {"{_{": "{{ '{{' }}", "}_}": "{{ '}}' }}", "{_%": "{{ '{%' }}", "%_}": "{{ '%}' }}"}
"""How a template writes a brace that is no tag, and the tag that prints it: values that hold the same stay as they are."""
BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|" + "|".join(map(re.escape, ESCAPES)), re.DOTALL)
DRAWING = "<wp:docPr"
SPECIAL_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*[\t\n\a\f][^<]*</w:t>")
SLOW = re.compile(r"\{\{p\s+([^}]*?)\s*\}\}")
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
PLACEHOLDER = "reportgen-body"


@dataclass(frozen=True)
class _Source:
    name: str
    before: str
    text: str
    after: str
    body: bool = False


def compile_program(data: bytes) -> Program:
    """Return the program of a template; a Jinja error where its tags are wrong."""
    document = StrictDocx(data)
    document.init_docx()
    sources = [each for each in _sources(document) if TAG.search(each.text) or SPECIAL_TEXT.search(each.text)]
    return Program(tuple(_compiled(each) for each in sources), _slow_tags(document))


def _slow_tags(document: StrictDocx) -> tuple[str, ...]:
    """Return the tags that stand for a whole paragraph: what they print may be a sub-document."""
    text = str(etree.fromstring(document.get_xml()).xpath("string()"))
    return tuple(dict.fromkeys(found[0] for found in SLOW.finditer(text)))


def _sources(document: StrictDocx) -> Iterator[_Source]:
    yield _body(document)
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield _part(document, part.partname, document.get_part_xml(part))
    for part in document.docx.part.package.parts:
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield _part(document, part.partname, part.blob.decode("utf-8"))
        elif str(part.partname) == f"/{CORE}":
            yield _part(document, part.partname, etree.tostring(etree.fromstring(part.blob), encoding="unicode"))


def _part(document: StrictDocx, name: str, xml: str) -> _Source:
    return _Source(str(name).lstrip("/"), "", document.patch_xml(re.sub(r"^<\?xml[^>]*\?>\s*", "", xml)), "")


def _body(document: StrictDocx) -> _Source:
    root = copy.deepcopy(document.docx._element)
    body = next(each for each in root if etree.QName(each).localname == "body")
    root.replace(body, etree.Element(PLACEHOLDER))
    before, after = etree.tostring(root, encoding="unicode").split(f"<{PLACEHOLDER}/>")
    text = document.patch_xml(document.get_xml())
    return _Source(str(document.docx.part.partname).lstrip("/"), before, text, after, body=True)


def _compiled(source: _Source) -> PartProgram:
    text, tables = _marked(source.text) if source.body else (source.text, False)
    text = BRACES.sub(lambda found: ESCAPES.get(found[0], found[0]), text)
    made = environment()
    code: Any = made.compile(text)
    return PartProgram(
        name=source.name,
        before=DECLARATION + source.before,
        after=source.after,
        code=code,
        resolves=bool(SPECIAL_TEXT.search(text)),
        tables=tables,
        drawings=source.body and DRAWING in text,
        parses=not is_balanced(text, made),
    )


def _marked(text: str) -> tuple[str, bool]:
    """Return the body with marks around each table whose columns depend on the values."""
    pieces, end, found = [], 0, False
    for start, stop in _tables(text):
        table = text[start:stop]
        pieces.append(text[end:start])
        fixed = has_fixed_columns(table)
        pieces.append(table if fixed else TABLE_START + table + TABLE_END)
        end, found = stop, found or not fixed
    return "".join([*pieces, text[end:]]), found


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost table begins and ends."""
    depth, start = 0, 0
    for found in TABLE.finditer(text):
        if found[0] == "</w:tbl>":
            depth -= 1
            if depth == 0:
                yield start, found.end()
        else:
            start = start if depth else found.start()
            depth += 1
