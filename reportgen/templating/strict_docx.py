"""docxtpl's template made strict: what it would drop, straighten or mend by losing text is kept or is an error.

In: the bytes of a docx and the environment its tags run in. Out: the filled-in docx; NotADocument, a Jinja error or
an XMLSyntaxError.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import jinja2
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from reportgen.diagnostics import Word
from reportgen.templating.cells import filled, properties_in_order
from reportgen.templating.faults import TableFault
from reportgen.templating.typed import as_typed_plainly
from reportgen.templating.wrappers import unwrapped

FOREIGN = (AttributeError, LookupError, TypeError, ValueError, etree.XMLSyntaxError)
"""What python-docx and docxtpl raise for a document that is not made as they expect."""
QUOTES = "“”‘’"
HIDDEN = "\x01\x02\x03\x04"  # no XML holds them
STRAIGHT = '""' + "''"
HIDE, SHOW = str.maketrans(QUOTES, HIDDEN), str.maketrans(HIDDEN, QUOTES)
STRAIGHTEN = str.maketrans(HIDDEN, STRAIGHT)
TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'", re.DOTALL)
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"


class NotADocument(Exception):
    """The package is sound, but not a Word document that python-docx opens."""


class StrictDocx(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template, but text that does not fit is an error instead of being dropped while parsing."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))

    def init_docx(self, reload: bool = True) -> None:
        """Open the document; NotADocument where python-docx cannot."""
        try:
            super().init_docx(reload)
        except FOREIGN as error:
            raise NotADocument(str(error)) from error
        if self.docx._element.find(BODY) is None:
            raise NotADocument("no body")

    def patch_xml(self, src_xml: str) -> str:
        """Return the XML with its tags as Jinja reads them, curly quotes and & inside a text of a tag kept.

        Tags that an input method typed are tags too, and so are those that a tracked insertion cuts in two.
        """
        patched: str = super().patch_xml(unwrapped(as_typed_plainly(src_xml)).translate(HIDE))
        return properties_in_order(TAG.sub(lambda found: _tag(found[0]), patched).translate(SHOW))

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: jinja2.Environment | None = None
    ) -> str:
        """Return a part filled in, with a paragraph in each cell that filling in emptied."""
        return filled(super().render_xml_part(src_xml, part, context, jinja_env).encode()).decode()

    def fix_tables(self, xml: str) -> Any:
        """Refuse XML that docxtpl's recovering parser would mend by losing text."""
        _refuse_broken(xml)
        try:
            return super().fix_tables(xml)
        except FOREIGN as error:
            raise TableFault(Word("a table is broken after filling it in")) from error

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: jinja2.Environment | None = None) -> None:
        """Fill in the footnotes once; docxtpl does it for each section, and then runs tags that stand in values."""
        self._render_parts(FOOTNOTES_TYPE, context, jinja_env)

    def render_properties(self, context: Mapping[str, Any], jinja_env: jinja2.Environment | None = None) -> None:
        """Fill in the properties like any other part; docxtpl escapes their values twice, and leaves some alone."""
        self._render_parts(CORE_TYPE, context, jinja_env)

    def _render_parts(self, kind: str, context: Mapping[str, Any], jinja_env: jinja2.Environment | None) -> None:
        for part in self.docx.part.package.parts:
            if part.content_type == kind:
                source = etree.tostring(etree.fromstring(part.blob), encoding="unicode")
                xml = self.render_xml_part(self.patch_xml(source), part, context, jinja_env)
                _refuse_broken(xml)
                if hasattr(part, "_element"):
                    part._element = parse_xml(xml)
                else:
                    part._blob = xml.encode("utf-8")


def _refuse_broken(xml: str) -> None:
    etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))


def _tag(tag: str) -> str:
    """Return a tag whose curly quotes are straight where they stand for quotes, and themselves inside a text."""
    pieces, end = [], 0
    for found in STRING.finditer(tag):
        pieces += [tag[end : found.start()].translate(STRAIGHTEN), found[0]]
        end = found.end()
    pieces.append(tag[end:].translate(STRAIGHTEN))
    return "".join(pieces).replace("&amp;", "&")
