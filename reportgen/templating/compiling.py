"""Compiling: a template's tags are read by docxtpl's own rules, once, and become Jinja code.

In: a template. Out: a `Program`, or a TemplateError. Everything slow is done here; only this needs docxtpl and python-docx.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import nodes
from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.nested_grid import has_fixed_columns
from reportgen.templating.balance import is_balanced
from reportgen.templating.cells import may_empty
from reportgen.templating.finish import TABLE_END, TABLE_START
from reportgen.templating.printing import PrintingEnvironment
from reportgen.templating.program import PartProgram, Program
from reportgen.templating.slow_tags import slow_tags
from reportgen.templating.strict_docx import CORE_TYPE, FOOTNOTES_TYPE, NotADocument, StrictDocx
from reportgen.templating.template import BROKEN, NO_DOCUMENT, Template, unusable
from reportgen.templating.typed import as_typed_plainly

TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TABLE = re.compile(r"<w:tbl[ >]|</w:tbl>")
ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How a template writes a brace that is no tag. Only its own text is looked at: values that hold the same are kept."""
CHANGING = re.compile(r"\{[{%#]|" + "|".join(map(re.escape, ESCAPES)))
BREAK = re.compile(r"<w:t(?: [^>]*)?>[^<]*[\t\n\a\f]")
DRAWING = "<wp:docPr"
UNNUMBERED = re.compile(r"<wp:docPr\b(?![^>]*\sid=\")")
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
PLACEHOLDER = "reportgen-body"


@frozen
class _Source:
    name: str
    before: str
    text: str
    after: str
    xml: str
    body: bool = False


def compile_template(template: Template) -> Program:
    """Return the program of a template; TemplateError where it cannot be used."""
    try:
        document = StrictDocx(template.data)
        document.init_docx()
        sources = {each.name: each for each in _sources(document)}.values()
        programs = [_compiled(each) for each in sources]
        tags = [tag for each in sources for tag in slow_tags(each.name, etree.fromstring(each.xml))]
    except JinjaError as error:
        raise template.explained(error) from None
    except NotADocument:
        raise unusable(template.name, NO_DOCUMENT) from None
    except (etree.XMLSyntaxError, UnicodeError):
        raise unusable(template.name, BROKEN) from None
    return Program(tuple(each for each in programs if each), tuple(tags))


def _sources(document: StrictDocx) -> Iterator[_Source]:
    yield _body(document)
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield _part(document, part.partname, part.blob)
    for part in document.docx.part.package.parts:
        if part.content_type in (FOOTNOTES_TYPE, CORE_TYPE):
            yield _part(document, part.partname, part.blob)


def _part(document: StrictDocx, name: str, blob: bytes) -> _Source:
    xml = as_typed_plainly(etree.tostring(etree.fromstring(blob), encoding="unicode"))
    return _Source(str(name).lstrip("/"), "", document.patch_xml(xml), "", xml)


def _body(document: StrictDocx) -> _Source:
    root = copy.deepcopy(document.docx._element)
    body = next(each for each in root if etree.QName(each).localname == "body")
    root.replace(body, etree.Element(PLACEHOLDER))
    before, after = etree.tostring(root, encoding="unicode").split(f"<{PLACEHOLDER}/>")
    xml = as_typed_plainly(document.get_xml())
    name = str(document.docx.part.partname).lstrip("/")
    return _Source(name, before, document.patch_xml(xml), after, xml, body=True)


def _compiled(source: _Source) -> PartProgram | None:
    """Return the program of a part; None where no value and no rule of docxtpl changes it."""
    made = PrintingEnvironment()
    plain = UNNUMBERED.sub('<wp:docPr id="0"', source.text) if source.body else source.text
    drawings = source.body and DRAWING in plain
    text, tables = _marked(plain) if source.body else (plain, False)
    tree = made.parse(text)
    balanced = is_balanced(tree)
    if not balanced:
        text, tables, tree = plain, source.body, made.parse(plain)
    resolves = bool(BREAK.search(TAGS.sub("", text)))
    if not (tables or drawings or resolves or CHANGING.search(text)):
        return None
    code: Any = made.compile(_unescaped(tree))
    return PartProgram(
        name=source.name,
        before=(DECLARATION + source.before).encode(),
        after=source.after.encode(),
        code=code,
        body=source.body,
        resolves=resolves,
        tables=tables,
        drawings=drawings,
        parses=not balanced,
        empties=may_empty(text),
    )


def _unescaped(tree: nodes.Template) -> Any:
    for data in tree.find_all(nodes.TemplateData):
        for written, meant in ESCAPES.items():
            data.data = data.data.replace(written, meant)
    return tree


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
