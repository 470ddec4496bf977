"""A template: a docx with docxtpl's tags, opened behind limits, and what is said of one that cannot be used.

In: the bytes of a docx. Out: a `Template`, or a TemplateError that says what its author has to mend.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError

from reportgen.diagnostics import Diagnostic, Location, Place
from reportgen.errors import TemplateError
from reportgen.frozen import frozen
from reportgen.ooxml.package import PackageError, read_package, write_package
from reportgen.templating.faults import TableFault
from reportgen.templating.reasons import said
from reportgen.templating.told_codes import CODES

if TYPE_CHECKING:
    from reportgen.templating.located import Located

NO_DOCUMENT = "this is not a Word document (.docx)"
BROKEN = "the file is broken or far too large; open it in Word or WPS and save it again"
UNUSABLE = "template-unusable"
NOWHERE: Place = {}
OF_COLUMNS = re.compile(r"\{%[-+]?\s*(?:colspan|tc)\b")
"""What can break a table without breaking anything else."""


@frozen
class Subdocument:
    """A docx to merge where `{{p … }}` prints this value."""

    data: bytes
    name: str


@frozen
class Picture:
    """A picture (PNG, JPEG, GIF, BMP, TIFF) that stands in the line where a tag prints this value.

    With one size given, the other follows from its proportions; with none it is as large as it says itself.
    """

    data: bytes
    width_mm: float | None = None
    height_mm: float | None = None
    alt: str = ""
    """What is read to those who do not see it."""


@frozen
class Link:
    """A text that leads to an address, where `{{r … }}` prints this value."""

    text: str
    url: str


@frozen
class Piece:
    """A text with a look of its own; what is not given is as the paragraph's style has it."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = ""
    """Six hexadecimal digits."""
    size: float | None = None
    """In points."""
    url: str = ""


@frozen
class RichText:
    """Pieces of text that stand in a line, where `{{r … }}` prints this value."""

    pieces: tuple[Piece, ...]

    def __add__(self, other: object) -> RichText:
        """Return this text with another one behind it."""
        if isinstance(other, str):
            return RichText((*self.pieces, Piece(other)))
        return RichText((*self.pieces, *other.pieces)) if isinstance(other, RichText) else NotImplemented

    def __radd__(self, other: object) -> RichText:
        """Return a plain text with this one behind it."""
        return RichText((Piece(other), *self.pieces)) if isinstance(other, str) else NotImplemented


@frozen
class Template:
    """A docx template as it was opened; `name` is for messages."""

    data: bytes
    name: str
    parts: Mapping[str, bytes]

    @classmethod
    def from_file(cls, path: Path) -> Template:
        """Return the template in a file; TemplateError where it is no usable docx."""
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise unusable(str(path), "the template cannot be read: {reason}", reason=reason) from None
        return cls.from_bytes(data, str(path))

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Template:
        """Return the template in `data`; `name` is for messages."""
        try:
            parts = read_package(data, name)
        except PackageError as error:
            raise TemplateError(error.diagnostic) from None
        if "word/document.xml" not in parts:
            raise unusable(name, NO_DOCUMENT)
        return cls(data, name, parts)

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Return the docx that docxtpl itself makes of this template with the values of `context`."""
        return write_package(self.render_parts(context))

    def render_parts(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the parts of that docx."""
        from reportgen.templating.slow import render

        return render(self, context)

    def explained(self, error: JinjaError, view: Mapping[str, Any] | None = None) -> TemplateError:
        """Return what Jinja found wrong as an error of this template, and all else that is wrong with the view it failed with.

        Each mistake has its place, so far as it can be found.
        """
        from reportgen.templating.located import located, place_of_tag

        if isinstance(error, TableFault):
            return TemplateError(_diagnose(error, self.name, place_of_tag(self, OF_COLUMNS)))
        return _explained(self.name, error, located(self, view))

    def explained_without_place(self, error: JinjaError) -> TemplateError:
        """Return what Jinja found wrong with a view that cannot be gone over again."""
        return TemplateError(_diagnose(error, self.name))

    def torn(self, view: Mapping[str, Any]) -> TemplateError:
        """Return why the template is no Word document any more with a view: a value it cannot hold, or tags that tear it."""
        from reportgen.templating.located import located, place_of_tear

        if found := located(self, view):
            return _explained(self.name, found[0].error, found)
        message, instead = CODES[UNUSABLE]
        location = Location(self.name, place_of_tear(self, view))
        return TemplateError(Diagnostic(UNUSABLE, message, location=location, instead=instead))


def unusable(name: str, message: str, **params: str) -> TemplateError:
    """Return the error for a file that cannot be a template."""
    return TemplateError(Diagnostic(UNUSABLE, message, params, location=Location(name)))


def _explained(name: str, error: JinjaError, found: Sequence[Located]) -> TemplateError:
    """Return an error of a template, and all else that was found wrong."""
    known = any(_same(error, each.error) for each in found)
    diagnostics = [_diagnose(each.error, name, each.tag.place, each.tag.typed) for each in found]
    explained = TemplateError(*(diagnostics if known else [_diagnose(error, name), *diagnostics]))
    explained.met = tuple(each.met for each in found if each.met)
    return explained


def _same(error: JinjaError, found: JinjaError) -> bool:
    """Whether both say the same, whatever the place within the source; of a wrong tag what is found has its place."""
    if isinstance(error, TemplateSyntaxError) and isinstance(found, TemplateSyntaxError):
        return True
    return str(error) == str(found)


def _diagnose(error: JinjaError, name: str, place: Place = NOWHERE, typed: str = "") -> Diagnostic:
    told = said(error)
    return Diagnostic(
        told.code, told.message, told.params, location=Location(name, place), excerpt=typed, instead=told.instead
    )
