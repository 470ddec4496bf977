"""Merging: a whole document printed into another, its numbering renumbered the same way every time.

In: the document that is being filled in, and the bytes of another from anybody. Out: what docxtpl prints for it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError, ToolError
from reportgen.ooxml.package import PackageError, read_package, write_package
from reportgen.ooxml.sections import without_sections
from reportgen.templating.strict_docx import FOREIGN, StrictDocx
from reportgen.templating.template import NO_DOCUMENT, Subdocument

MAIN = "word/document.xml"
MERGED_LIST = 0x4D000000
"""Where the numbers begin that tell the merged lists apart (w:nsid)."""


def merged(document: StrictDocx, value: Subdocument) -> Any:
    """Return the document to merge; it comes from anybody and is opened behind the same limits as a template."""
    known = set(_lists(document))
    try:
        made = document.new_subdoc(io.BytesIO(_without_sections(value)))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    except ImportError:
        message = "merging {name} needs the extra part merge; install it with: pip install gongwen-reportgen[merge]"
        raise ToolError(Diagnostic("merge-missing", message, {"name": value.name})) from None
    except FOREIGN:
        raise InputError(Diagnostic("merge-unusable", NO_DOCUMENT, location=Location(value.name))) from None
    _number([each for each in _lists(document) if each not in known], {each.get(qn("w:val")) for each in known})
    return made


def _without_sections(value: Subdocument) -> bytes:
    parts = dict(read_package(value.data, value.name))
    if MAIN in parts:
        parts[MAIN] = without_sections(parts[MAIN])
    return write_package(parts)


def _lists(document: StrictDocx) -> Iterator[Any]:
    """The numbers by which Word tells the lists of the document apart."""
    for each in document.docx.part.rels.values():
        if each.reltype == RELATIONSHIP_TYPE.NUMBERING and not each.is_external:
            yield from each.target_part.element.iter(qn("w:nsid"))


def _number(lists: list[Any], taken: set[str]) -> None:
    """Number the lists that came in: docxcompose draws lots, and the same input has to give the same bytes."""
    free = (number for number in map("{:08X}".format, count(MERGED_LIST)) if number not in taken)
    for each in lists:
        each.set(qn("w:val"), next(free))
