"""The oracle: docxtpl's own rendering of a template, to which ours is compared part by part, canonically."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from xml.etree import ElementTree
from zipfile import ZipFile

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText

from reportgen.templating import CompiledTemplate, Link, Picture, Subdocument
from reportgen.templating.environment import environment

COMPARED = re.compile(r"word/(document|header.*|footer.*|footnotes|endnotes)\.xml")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange"),
)


class Objects(Protocol):
    """Makes the values that belong to one document: docxtpl's own, or ours."""

    def picture(self, data: bytes, width: float | None = None, height: float | None = None) -> Any: ...

    def link(self, text: str, url: str) -> Any: ...

    def document(self, data: bytes) -> Any: ...


class OurObjects:
    """Values of `reportgen.templating`."""

    def picture(self, data: bytes, width: float | None = None, height: float | None = None) -> Any:
        return Picture(data, width, height)

    def link(self, text: str, url: str) -> Any:
        return Link(text, url)

    def document(self, data: bytes) -> Any:
        return Subdocument(data, "附件.docx")


@dataclass
class TheirObjects:
    """Values of docxtpl, each made for one template."""

    template: Any

    def picture(self, data: bytes, width: float | None = None, height: float | None = None) -> Any:
        sizes = (None if size is None else Mm(size) for size in (width, height))
        return InlineImage(self.template, io.BytesIO(data), *sizes)

    def link(self, text: str, url: str) -> Any:
        made = RichText()
        made.add(text, url_id=self.template.build_url_id(url))
        return made

    def document(self, data: bytes) -> Any:
        return self.template.new_subdoc(io.BytesIO(data))


View = Callable[[Objects], Mapping[str, Any]]


def theirs(template: bytes, view: View) -> bytes:
    """Return what docxtpl makes of a template, in the same environment."""
    made = DocxTemplate(io.BytesIO(template))
    made.render(dict(view(TheirObjects(made))), environment(), autoescape=True)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def ours(template: bytes, view: View) -> bytes:
    """Return what the compiled template makes."""
    return CompiledTemplate.from_bytes(template).render(view(OurObjects()))


def canonical(docx: bytes) -> dict[str, str]:
    """Return the body, headers, footers and notes of a docx in canonical XML, cells as the format asks for them."""
    with ZipFile(io.BytesIO(docx)) as archive:
        names = sorted(filter(COMPARED.fullmatch, archive.namelist()))
        return {name: ElementTree.canonicalize(_sound(archive.read(name))) for name in names}


def _sound(part: bytes) -> str:
    """Return a part with what docxtpl leaves undone: properties of cells in order, a paragraph in each emptied cell."""
    root = ElementTree.fromstring(part)
    for cell in root.iter(f"{W}tc"):
        for properties in cell.iter(f"{W}tcPr"):
            properties[:] = sorted(properties, key=lambda each: PROPERTIES.index(each.tag.removeprefix(W)))
        if len(cell) == 0 or cell[-1].tag in (f"{W}tcPr", f"{W}tbl"):
            cell.append(ElementTree.Element(f"{W}p"))
    return ElementTree.tostring(root, encoding="unicode")


def said(docx: bytes, part: str = "word/document.xml") -> str:
    """Return all text of a part, a line a paragraph, a break as `|`, a tab as `→`."""
    with ZipFile(io.BytesIO(docx)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    lines = []
    for paragraph in root.iter():
        if paragraph.tag.endswith("}p"):
            marks = {"t": "", "br": "|", "tab": "→"}
            names = ((each, each.tag.rpartition("}")[2]) for each in paragraph.iter())
            lines.append("".join(marks[name] + (each.text or "") for each, name in names if name in marks))
    return "\n".join(lines)
