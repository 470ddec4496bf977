"""A template: a docx with docxtpl's tags, loaded behind limits and rendered in the sandbox.

In: bytes of a docx and a context. Out: bytes of a docx; a TemplateError says what the author has to mend.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from reportgen.diagnostics import Diagnostic, Location, Word
from reportgen.errors import InputError, TemplateError, ToolError
from reportgen.ooxml.package import PackageError, read_package
from reportgen.templating.environment import environment, printable
from reportgen.templating.strict_docx import FOREIGN, NotADocument, StrictDocx

NO_DOCUMENT = "this is not a Word document (.docx)"


@dataclass(frozen=True)
class Subdocument:
    """A docx to merge where `{{p … }}` prints this value."""

    data: bytes
    name: str


class Template:
    """A docx template: `render` may be called any number of times."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name

    @classmethod
    def from_file(cls, path: Path) -> Template:
        """Return the template in a file; TemplateError where it is no usable docx."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise unusable(
                str(path), "the template cannot be read: {reason}", reason=error.strerror or str(error)
            ) from None
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
        return cls(data, name)

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Return the docx that this template becomes with the values of `context`."""
        document = StrictDocx(self.data)
        try:
            document.render(dict(context), environment(_printer(document)))
        except JinjaError as error:
            raise self.explained(error) from None
        except NotADocument:
            raise unusable(self.name, NO_DOCUMENT) from None
        except etree.XMLSyntaxError as error:
            raise self._unsound(error) from None
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    def require_sound(self, part: bytes) -> None:
        """Raise TemplateError where a rendered part is no longer XML."""
        try:
            etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True))
        except etree.XMLSyntaxError as error:
            raise self._unsound(error) from None

    def _unsound(self, error: etree.XMLSyntaxError) -> TemplateError:
        message = "the tags of the template do not fit together: after filling it in, it is no longer a Word document ({reason})"
        return unusable(self.name, message, reason=str(error))

    def explained(self, error: JinjaError) -> TemplateError:
        """Return what Jinja found wrong as an error of this template."""
        return TemplateError(_diagnose(error, self.name))


def _printer(document: StrictDocx) -> Callable[[Any], Any]:
    def finalize(value: Any) -> Any:
        return _merged(document, value) if isinstance(value, Subdocument) else printable(value)

    return finalize


def _merged(document: StrictDocx, value: Subdocument) -> Any:
    """Return the document to merge; it comes from anybody and is opened behind the same limits as a template."""
    try:
        read_package(value.data, value.name)
        return document.new_subdoc(io.BytesIO(value.data))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    except ImportError:
        message = "merging {name} needs the extra part merge; install it with: pip install gongwen-reportgen[merge]"
        raise ToolError(Diagnostic("merge-missing", message, {"name": value.name})) from None
    except FOREIGN:
        raise InputError(Diagnostic("merge-unusable", NO_DOCUMENT, location=Location(value.name))) from None


def unusable(name: str, message: str, **params: str) -> TemplateError:
    """Return the error for a file that cannot be a template."""
    return TemplateError(Diagnostic("template-unusable", message, params, location=Location(name)))


def _diagnose(error: JinjaError, name: str) -> Diagnostic:
    location = Location(name)
    around = _around(getattr(error, "docx_context", ()))
    params = {"reason": Word(error.message or ""), "around": around}
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
