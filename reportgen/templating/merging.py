"""Merging: a whole document printed into another.

In: the document that is being filled in, and the bytes of another from anybody. Out: what docxtpl prints for it.
"""

from __future__ import annotations

import io
from typing import Any

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError, ToolError
from reportgen.ooxml.list_numbers import lists_numbered
from reportgen.ooxml.package import PackageError, read_package, write_package
from reportgen.ooxml.sections import without_sections
from reportgen.templating.strict_docx import FOREIGN, StrictDocx
from reportgen.templating.template import NO_DOCUMENT, Subdocument

MAIN = "word/document.xml"


def merged(document: StrictDocx, value: Subdocument) -> Any:
    """Return the document to merge; it comes from anybody and is opened behind the same limits as a template."""
    try:
        with lists_numbered(document.docx):
            return document.new_subdoc(io.BytesIO(_without_sections(value)))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    except ImportError:
        message = "merging {name} needs the extra part merge; install it with: pip install gongwen-reportgen[merge]"
        raise ToolError(Diagnostic("merge-missing", message, {"name": value.name})) from None
    except FOREIGN:
        raise InputError(Diagnostic("merge-unusable", NO_DOCUMENT, location=Location(value.name))) from None


def _without_sections(value: Subdocument) -> bytes:
    parts = dict(read_package(value.data, value.name))
    if MAIN in parts:
        parts[MAIN] = without_sections(parts[MAIN])
    return write_package(parts)
