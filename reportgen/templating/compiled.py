"""Compiled templates: a template's tags are read once; each document then costs its own text and little else.

In: the bytes of a docx with docxtpl's tags, and views. Out: finished docx files, as docxtpl itself would make them, in
the sandbox, strict and escaped. What only docxtpl can make (pictures, sub-documents) goes through docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError

from reportgen.ooxml.package import read_package
from reportgen.ooxml.raw_package import Block, Packed, block, packed, packed_pieces, write_packed
from reportgen.templating.cache import cached
from reportgen.templating.environment import GuardedTemplate, environment, printable
from reportgen.templating.finish import fit_tables, number_drawings, resolve
from reportgen.templating.program import PartProgram, Program
from reportgen.templating.template import NO_DOCUMENT, Subdocument, Template, unusable

DOCUMENT = "word/document.xml"
ODD = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
SPECIAL = "\t\n\a\f"
PIECES = 200


class NeedsDocxtplError(Exception):
    """A value that only docxtpl itself can print."""


class CompiledTemplate:
    """A template compiled once, rendered many times, one rendering at a time."""

    def __init__(self, template: Template, program: Program) -> None:
        self._fallback = template
        self._program = program
        self._printer = _Printer()
        self._environment = environment(self._printer)
        self._templates = [(each, self._loaded(each)) for each in program.parts]

    @classmethod
    def from_file(cls, path: Path, cache: Path | None = None) -> CompiledTemplate:
        """Return the template in a file; TemplateError where it cannot be used. `cache` is the folder of compiled ones."""
        return cls._of(Template.from_file(path), cache)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "template.docx", cache: Path | None = None) -> CompiledTemplate:
        """Return the template in `data`; `name` is for messages."""
        return cls._of(Template.from_bytes(data, name), cache)

    @classmethod
    def _of(cls, template: Template, cache: Path | None) -> CompiledTemplate:
        return cls(template, cached(template.data, cache, lambda _: _compiled(template)))

    @property
    def slow_tags(self) -> tuple[str, ...]:
        """The tags that may print what goes through docxtpl, as they stand in the template."""
        return self._program.slow_tags

    def render(self, view: Mapping[str, Any]) -> bytes:
        """Return the docx that the template becomes with a view; TemplateError where it cannot."""
        buffer = BytesIO()
        self.render_to(view, buffer)
        return buffer.getvalue()

    def render_to(self, view: Mapping[str, Any], file: BinaryIO) -> None:
        """Write the docx to a file; its parts are packed piece by piece and never stand in memory whole."""
        try:
            changed = [self._packed(part, template, view) for part, template in self._templates]
        except NeedsDocxtplError:
            file.write(self._fallback.render(view))
            return
        write_packed(changed, file, self._untouched)

    def render_parts(self, view: Mapping[str, Any]) -> dict[str, bytes]:
        """Return all parts of the docx, for those who have more to do with them before they are packed."""
        try:
            changed = {part.name: self._whole(part, template, view) for part, template in self._templates}
        except NeedsDocxtplError:
            return dict(read_package(self._fallback.render(view), self._fallback.name))
        return {**self._fallback.parts, **changed}

    @cached_property
    def _untouched(self) -> Block:
        """The parts without tags, packed once."""
        changing = {each.name for each in self._program.parts}
        return block(packed(name, data) for name, data in self._fallback.parts.items() if name not in changing)

    def _loaded(self, part: PartProgram) -> GuardedTemplate:
        made = GuardedTemplate.from_code(self._environment, part.code, {**self._environment.globals}, None)
        assert isinstance(made, GuardedTemplate)
        return made

    def _packed(self, part: PartProgram, template: GuardedTemplate, view: Mapping[str, Any]) -> Packed:
        """Return a part packed: streamed where nothing is left to do after rendering, else whole."""
        if not (self._printer.special or part.whole):
            done = packed_pieces(part.name, _encoded(part, self._pieces(template, view)))
            if not self._printer.special:
                return done
        return packed(part.name, self._whole(part, template, view))

    def _whole(self, part: PartProgram, template: GuardedTemplate, view: Mapping[str, Any]) -> bytes:
        text = "".join(self._pieces(template, view))
        if part.resolves or self._printer.special:
            text = resolve(text)
        if part.tables:
            text = fit_tables(text, part.before)
        if part.drawings:
            text = number_drawings(text)
        made = (part.before + text + part.after).encode()
        if part.parses:
            from reportgen.templating.slow import require_sound

            require_sound(made, self._fallback.name)
        return made

    def _pieces(self, template: GuardedTemplate, view: Mapping[str, Any]) -> Iterator[str]:
        """Yield the rendered text; a mistake is told by the slow path, which knows where it stands."""
        self._environment.reset()
        try:
            yield from template.pieces(dict(view))
        except JinjaError as error:
            self._fallback.render(view)
            raise self._fallback.explained(error) from None


class _Printer:
    """Prints values, and remembers whether any held a tab or a line break, which are made Word's own afterwards."""

    def __init__(self) -> None:
        self.special = False

    def __call__(self, value: Any) -> Any:
        """Return a value as it is printed."""
        if value.__class__ is str:
            if ODD.search(value):
                self._look(value)
            return value
        if isinstance(value, Subdocument):
            raise NeedsDocxtplError
        shown = printable(value)
        if hasattr(shown, "__html__") and shown.__class__.__module__.startswith("docxtpl."):
            return self._foreign(shown)
        return shown

    def _look(self, text: str) -> None:
        if forbidden := next((each for each in ODD.findall(text) if each not in SPECIAL), ""):
            raise SecurityError(f"the character U+{ord(forbidden):04X} cannot stand in a document")
        self.special = True

    def _foreign(self, value: Any) -> Any:
        """Return rich text as its XML; pictures, sub-documents and links need docxtpl itself."""
        xml = getattr(value, "xml", None)
        if not isinstance(xml, str) or "r:id=" in xml:
            raise NeedsDocxtplError
        if ODD.search(xml):
            self._look(xml)
        return value


def _compiled(template: Template) -> Program:
    from reportgen.templating.compiling import compile_program
    from reportgen.templating.strict_docx import NotADocument

    try:
        return compile_program(template.data)
    except JinjaError as error:
        template.render({})  # says where in the template it is
        raise template.explained(error) from None
    except NotADocument:
        raise unusable(template.name, NO_DOCUMENT) from None


def _encoded(part: PartProgram, pieces: Iterator[str]) -> Iterator[bytes]:
    yield part.before.encode()
    while batch := "".join(islice(pieces, PIECES)):
        yield batch.encode()
    yield part.after.encode()
