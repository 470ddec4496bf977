"""The slow path: docxtpl itself renders, in the same sandbox, what a compiled template cannot: pictures, documents, links.

In: a template and a context. Out: the parts of a docx. It also knows where in the Word file a mistake stands.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docxtpl import InlineImage, RichText, RichTextParagraph
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import TemplateRuntimeError
from lxml import etree
from markupsafe import Markup

from reportgen.diagnostics import Diagnostic, Location, Word
from reportgen.errors import InputError, TemplateError
from reportgen.ooxml.package import read_package
from reportgen.ooxml.rich_runs import Look, is_misplaced, linked_run
from reportgen.templating.environment import environment, printable
from reportgen.templating.located import place_of_tag
from reportgen.templating.merging import merged
from reportgen.templating.strict_docx import NotADocument, StrictDocx
from reportgen.templating.template import NO_DOCUMENT, Link, Picture, Piece, Subdocument, Template, unusable
from reportgen.templating.template import RichText as Rich
from reportgen.templating.told_codes import CODES

BROKEN_PICTURE = (
    *(InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError),
    *(ArithmeticError, LookupError, OverflowError, TypeError, ValueError, struct.error),
)
"""What python-docx raises for data that is no picture, or for a size that no document can hold."""
LETTERLESS = "template-letterless"
EXAMPLES = {"example_p": '{{p 文档("附录.docx") }}', "example_r": "{{r 富文本(附加.提示) }}"}
LETTERLESS_TAG = re.compile(
    r"\{\{(?:(?!r\s)[^}]*?(?:富文本|rich_text|链接|link)|(?!p\s)[^}]*?(?:文档|subdocument))\s*\("
)
"""A tag that prints what needs another letter than it has."""
DESCRIBED = "<wp:docPr "
LINK = re.compile(r'\br:id="([^"]*)"')


def render(template: Template, context: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the parts of what the template becomes with the values of `context`; TemplateError where it cannot.

    Parts and no file: python-docx writes the hour into every file that it saves.
    """
    document = StrictDocx(template.data)
    try:
        document.render(dict(context), environment(_printer(document)))
        _refuse_misplaced(document, template)
    except JinjaError as error:
        raise template.explained(error, context) from None
    except NotADocument:
        raise unusable(template.name, NO_DOCUMENT) from None
    except (etree.XMLSyntaxError, UnicodeError):
        raise template.torn(context) from None
    buffer = io.BytesIO()
    document.save(buffer)
    return read_package(buffer.getvalue(), template.name)


def _refuse_misplaced(document: StrictDocx, template: Template) -> None:
    """Refuse rich content that a plain tag printed into a text: Word would call the file damaged."""
    if any(map(is_misplaced, _roots(document))):
        location = Location(template.name, place_of_tag(template, LETTERLESS_TAG))
        message, instead = CODES[LETTERLESS]
        raise TemplateError(Diagnostic(LETTERLESS, message, EXAMPLES, location=location, instead=instead))


def _roots(document: StrictDocx) -> Iterator[Any]:
    yield document.docx._element
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        yield from (etree.fromstring(part.blob) for _, part in document.get_headers_footers(uri))


def _printer(document: StrictDocx) -> Callable[[Any], Any]:
    def finalize(value: Any) -> Any:
        if isinstance(value, Subdocument):
            return merged(document, value)
        if isinstance(value, Picture):
            return _shown(document, value)
        if isinstance(value, Link):
            return RichText(value.text, url_id=_target(document, value.url))
        if isinstance(value, Rich):
            return _runs(document, value)
        if isinstance(value, InlineImage):
            value.tpl = document  # wherever it was made, it belongs to this document now
        if isinstance(value, RichText | RichTextParagraph):
            _refuse_foreign_links(document, value.xml)
        return printable(value)

    return finalize


def _shown(document: StrictDocx, picture: Picture) -> Markup:
    """Return the XML of a picture, which becomes a part of the document."""
    if not hasattr(document.current_rendering_part, "new_pic_inline"):
        raise TemplateRuntimeError(Word("a picture cannot stand in a footnote"))
    sizes = (None if size is None else Mm(size) for size in (picture.width_mm, picture.height_mm))
    try:
        xml = str(InlineImage(document, io.BytesIO(picture.data), *sizes))
        return Markup(xml.replace(DESCRIBED, f"{DESCRIBED}descr={quoteattr(picture.alt)} ", 1) if picture.alt else xml)
    except BROKEN_PICTURE as error:
        message = (
            "a picture cannot be used: it is damaged, of another kind than PNG, JPEG, GIF, BMP and TIFF, or too large"
        )
        raise InputError(Diagnostic("picture-unusable", message)) from error


def _runs(document: StrictDocx, rich: Rich) -> Markup:
    """Return the XML of a rich text; its links belong to the part that is being filled in."""
    runs = (
        linked_run(piece.text, _look(piece), _target(document, piece.url) if piece.url else "") for piece in rich.pieces
    )
    return Markup("".join(runs))


def _look(piece: Piece) -> Look:
    return Look(piece.bold, piece.italic, piece.underline, piece.color, piece.size)


def _target(document: StrictDocx, url: str) -> str:
    """Return the identifier of an address in the part that is being filled in, which may be a header."""
    identifier: str = document.current_rendering_part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return identifier


def _refuse_foreign_links(document: StrictDocx, xml: str) -> None:
    """Refuse rich text whose links were made for another document: here they would lead nowhere, or astray."""
    for identifier in LINK.findall(xml):
        if identifier not in document.current_rendering_part.rels:
            raise TemplateRuntimeError(Word("a link in rich text belongs to another document"))
