"""A template: a docx with docxtpl's tags, opened behind limits, and what is said of one that cannot be used.

In: the bytes of a docx. Out: a `Template`, or a TemplateError that says what its author has to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.diagnostics import Diagnostic, Location, Word
from reportgen.errors import TemplateError
from reportgen.frozen import frozen
from reportgen.ooxml.package import PackageError, read_package, write_package
from reportgen.templating.faults import NoExtra, ValueFault

NO_EXTRA = 'the template prints {name} of extra (附加), and this input has none there; add it to the input, or write 附加.{name}|默认("")'
NO_DOCUMENT = "this is not a Word document (.docx)"
UNSOUND = (
    "the tags of the template do not fit together: after filling it in, it is no longer a Word document ({reason})"
)


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
        """Return what Jinja found wrong as an error of this template; with the view it failed with, where it stands."""
        from reportgen.templating.located import located

        found = located(self, view)
        explained = TemplateError(_diagnose(error, Location(self.name, found.place)))
        explained.met = found.met
        return explained

    def explained_without_place(self, error: JinjaError) -> TemplateError:
        """Return what Jinja found wrong with a view that cannot be gone over again."""
        return TemplateError(_diagnose(error, Location(self.name)))


def unusable(name: str, message: str, **params: str) -> TemplateError:
    """Return the error for a file that cannot be a template."""
    return TemplateError(Diagnostic("template-unusable", message, params, location=Location(name)))


def _diagnose(error: JinjaError, location: Location) -> Diagnostic:
    around = _around(getattr(error, "docx_context", ()))
    params = {"reason": Word(error.message or ""), "around": around}
    if isinstance(error, ValueFault):
        return Diagnostic("template-value", error.told, error.params, location=location)
    if isinstance(error, NoExtra):
        return Diagnostic("template-extra", NO_EXTRA, {"name": error.message or ""}, location=location)
    if isinstance(error, UndefinedError):
        message = "the template uses a field that does not exist: {reason}"
        return Diagnostic("template-field", message, params, location=location)
    if isinstance(error, SecurityError):
        message = "the template does something that is not allowed: {reason}"
        return Diagnostic("template-unsafe", message, params, location=location)
    if isinstance(error, TemplateSyntaxError):
        message = "a tag of the template is wrong: {reason}; near: {around}"
        return Diagnostic("template-syntax", message, params, location=location)
    return Diagnostic("template-error", "the template cannot be filled in: {reason}", params, location=location)


def _around(lines: Iterable[str]) -> str:
    return " / ".join(line.strip() for line in lines if line.strip())[:300]
