"""Compiled templates: a template's tags are read once; each document then costs its own text and little else.

In: the bytes of a docx with docxtpl's tags, and views. Out: finished docx files, as docxtpl itself would make them, in
the sandbox, strict and escaped. What only docxtpl can make (pictures, sub-documents, links) goes through docxtpl, and so
does what it can say better: what is wrong with a template, and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from jinja2 import TemplateError as JinjaError

from reportgen.diagnostics import Place
from reportgen.ooxml.package import write_package
from reportgen.ooxml.raw_package import Block, block, packed, write_packed
from reportgen.templating.cache import cached
from reportgen.templating.part import Part
from reportgen.templating.printing import NeedsDocxtplError, PrintingEnvironment
from reportgen.templating.program import Program, SlowTag
from reportgen.templating.template import Template
from reportgen.templating.watchdog import watching

Made = TypeVar("Made")


class CompiledTemplate:
    """A template compiled once, rendered many times, one rendering at a time.

    A view is plain data: what can be gone over only once (a generator) may stand at its top, and then nothing else in
    the view may need docxtpl.
    """

    def __init__(self, template: Template, program: Program) -> None:
        self._fallback = template
        self._program = program
        self._environment = PrintingEnvironment()
        self.slow_renderings = 0
        """How many documents went through docxtpl so far."""
        self._parts = [Part(each, self._environment) for each in program.parts]

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
        with watching(template.name):
            return cls(template, cached(template.data, cache, lambda _: _compiled(template)))

    @property
    def slow_tags(self) -> tuple[SlowTag, ...]:
        """The tags that may print what goes through docxtpl, with their places in the template."""
        return self._program.slow_tags

    @cached_property
    def own_texts(self) -> tuple[str, ...]:
        """What it prints whatever the view: the words between its tags."""
        from reportgen.templating.own_texts import own_texts

        return tuple(own_texts(self._fallback))

    def place_of_leftover(self, tag: str) -> Place:
        """Return where a tag may come from that is left in a document: out of raw text, or out of quotation marks."""
        from reportgen.templating.located import place_of_tag

        quoted = rf"['\"][^'\"]*{re.escape(tag)}"
        return place_of_tag(self._fallback, re.compile(rf"\{{%[-+]?\s*raw\b|{quoted}"))

    def render(self, view: Mapping[str, Any]) -> bytes:
        """Return the docx that the template becomes with a view; TemplateError where it cannot."""
        buffer = BytesIO()
        self.render_to(view, buffer)
        return buffer.getvalue()

    def render_to(self, view: Mapping[str, Any], file: BinaryIO) -> None:
        """Write the docx to a file; its parts are packed piece by piece and need not stand in memory whole."""
        with watching(self._fallback.name):
            changed = self._each(Part.pack, view)
            if changed is None:
                file.write(write_package(self._slowly(view)))
                return
        write_packed(changed, file, self._untouched)

    def render_parts(self, view: Mapping[str, Any]) -> dict[str, bytes]:
        """Return all parts of the docx, for those who have more to do with them before they are packed."""
        with watching(self._fallback.name):
            changed = self._each(_whole, view)
            if changed is None:
                return self._slowly(view)
        names = (part.name for part in self._parts)
        return {**self._fallback.parts, **dict(zip(names, changed, strict=True))}

    def _each(self, make: Callable[[Part, dict[str, Any]], Made], view: Mapping[str, Any]) -> list[Made] | None:
        """Return what is made of each part; None where docxtpl has to do it, or to say what is wrong and where."""
        self._environment.reset()
        try:
            return [make(part, dict(view)) for part in self._parts]
        except JinjaError as error:
            if _can_be_read_again(view):
                return None
            raise self._fallback.explained_without_place(error) from None
        except NeedsDocxtplError:
            if _can_be_read_again(view):
                return None
            raise ValueError("what only docxtpl can print needs a view of lists, not of iterators") from None

    def _slowly(self, view: Mapping[str, Any]) -> dict[str, bytes]:
        self.slow_renderings += 1
        return self._fallback.render_parts(view)

    @cached_property
    def _untouched(self) -> Block:
        """The parts without tags, packed once."""
        changing = {each.name for each in self._program.parts}
        return block(packed(name, data) for name, data in self._fallback.parts.items() if name not in changing)


def _whole(part: Part, values: dict[str, Any]) -> bytes:
    return b"".join(part.pieces(values))


def _can_be_read_again(view: Mapping[str, Any]) -> bool:
    return not any(hasattr(each, "__next__") for each in view.values())


def _compiled(template: Template) -> Program:
    from reportgen.templating.compiling import compile_template

    return compile_template(template)
