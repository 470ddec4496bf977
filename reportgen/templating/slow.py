"""The slow path: docxtpl itself renders, in the same sandbox, what a compiled template cannot: pictures, sub-documents.

In: a template and a context. Out: the bytes of a docx. It also knows where in the Word file a mistake stands.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from docxtpl import InlineImage
from jinja2 import TemplateError as JinjaError
from lxml import etree

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError, ToolError
from reportgen.ooxml.package import PackageError, read_package, write_package
from reportgen.ooxml.sections import without_sections
from reportgen.templating.environment import environment, printable
from reportgen.templating.strict_docx import FOREIGN, NotADocument, StrictDocx
from reportgen.templating.template import NO_DOCUMENT, UNSOUND, Subdocument, Template, unusable

MAIN = "word/document.xml"


def render(template: Template, context: Mapping[str, Any]) -> bytes:
    """Return the docx that the template becomes with the values of `context`; TemplateError where it cannot."""
    document = StrictDocx(template.data)
    try:
        document.render(dict(context), environment(_printer(document)))
    except JinjaError as error:
        raise template.explained(error) from None
    except NotADocument:
        raise unusable(template.name, NO_DOCUMENT) from None
    except etree.XMLSyntaxError as error:
        raise unusable(template.name, UNSOUND, reason=str(error)) from None
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def require_sound(part: bytes, name: str) -> None:
    """Raise TemplateError where a rendered part is no longer XML."""
    try:
        etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True))
    except etree.XMLSyntaxError as error:
        raise unusable(name, UNSOUND, reason=str(error)) from None


def _printer(document: StrictDocx) -> Callable[[Any], Any]:
    def finalize(value: Any) -> Any:
        if isinstance(value, Subdocument):
            return _merged(document, value)
        if isinstance(value, InlineImage):
            value.tpl = document  # wherever it was made, it belongs to this document now
        return printable(value)

    return finalize


def _merged(document: StrictDocx, value: Subdocument) -> Any:
    """Return the document to merge; it comes from anybody and is opened behind the same limits as a template."""
    try:
        parts = dict(read_package(value.data, value.name))
        if MAIN in parts:
            parts[MAIN] = without_sections(parts[MAIN])
        return document.new_subdoc(io.BytesIO(write_package(parts)))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    except ImportError:
        message = "merging {name} needs the extra part merge; install it with: pip install gongwen-reportgen[merge]"
        raise ToolError(Diagnostic("merge-missing", message, {"name": value.name})) from None
    except FOREIGN:
        raise InputError(Diagnostic("merge-unusable", NO_DOCUMENT, location=Location(value.name))) from None
