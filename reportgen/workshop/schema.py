"""The schema of Office Open XML, where its checker openxml-audit is installed (the extra `templates`).

In: the bytes of a docx. Out: what the schema refuses. `ooxml.validity` finds without it what templates usually break.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import DRAWING_NAMESPACES, NAMESPACES, Element
from reportgen.ooxml.outline import parse

UNREAD = ("word/stylesWithEffects.xml",)
"""Parts that Word 2010 left for itself, and that no program reads any more."""


@frozen
class SchemaFault:
    """What the schema refuses: the part, a path of steps to the element, and the checker's words, which are English."""

    part: str
    path: str
    reason: str

    def element(self, parts: Mapping[str, bytes]) -> Element | None:
        """Return the element, or None where the path leads to none."""
        if self.part not in parts or not self.path:
            return None
        try:
            found = parse(parts[self.part]).xpath(self.path, namespaces={**NAMESPACES, **DRAWING_NAMESPACES})
        except etree.XPathError:
            return None
        return (
            next((each for each in found if isinstance(each, etree._Element)), None)
            if isinstance(found, list)
            else None
        )


def schema_faults(docx: bytes) -> Iterator[SchemaFault]:
    """Yield what the schema refuses of a docx; nothing where the checker is not installed."""
    try:
        from openxml_audit import OpenXmlValidator
    except ImportError:
        return
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(docx)
        errors = OpenXmlValidator().validate(path).errors
        for each in (error for error in errors if error.part_uri.lstrip("/") not in UNREAD):
            yield SchemaFault(each.part_uri.lstrip("/"), each.path, each.description)
