"""Located: every tag of a template that Jinja cannot read or fill in, and where it stands, found by doing it once more.

In: a template, and the view it failed with (none where it could not even be read). Out: what is wrong with each tag, with its
place as a diagnostic tells it. A tag that is wrong is taken for one that is not, and the rest is tried again, so that all are
found; what only docxtpl can print is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

import jinja2
from jinja2 import nodes
from jinja2.compiler import Frame
from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.origins import marked
from reportgen.ooxml.package import write_package
from reportgen.templating.code import GuardedCode
from reportgen.templating.environment import printable
from reportgen.templating.marks import TAG, Place, Placed, Source, marked_sources, placed_parts
from reportgen.templating.neutral import neutral
from reportgen.templating.printing import NeedsDocxtplError, PrintingEnvironment
from reportgen.templating.strict_docx import NotADocument
from reportgen.templating.template import Link, Picture, RichText, Subdocument, Template
from reportgen.templating.typed import plain_text
from reportgen.templating.wrappers import opens_block

ROUNDS = 20
"""How many tags of a part are told: each costs one more rendering."""
STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)([^%]*)")
HALF = "unclosed tag"
SOURCE = "<template>"
ORIGIN = re.compile(r'w:rsidP="([0-9A-F]{8})"')
"""The mark of a paragraph, see `origins`."""
LOCAL = re.compile(r"l_([1-9]\d*)_\w+")
"""How Jinja calls what a loop stands at, with the depth of the loop; 0 are the values of the whole document."""


class _LineByLine(GuardedCode):
    """A code generator that tells the line of every value."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write each text and value as a statement of its own."""
        for child in node.nodes:
            super().visit_Output(nodes.Output([child], lineno=child.lineno), frame)


class Locating(PrintingEnvironment):
    """The environment in which a template is filled in once more."""

    code_generator_class = _LineByLine

    def __init__(self) -> None:
        super().__init__()
        self.printed = _shown


def _shown(value: Any) -> Any:
    """Return a value as it is printed; what only docxtpl can print is no mistake."""
    rich = isinstance(value, Subdocument | Picture | Link | RichText) or value.__class__.__module__.startswith(
        "docxtpl."
    )
    return "" if rich else printable(value)


@frozen
class Located:
    """What is wrong with a tag, and the values that the loops around it stood at, the innermost first."""

    error: jinja2.TemplateError
    tag: Placed = Placed()
    met: tuple[Any, ...] = ()


def located(template: Template, view: Mapping[str, Any] | None = None) -> list[Located]:
    """Return what is wrong with each tag that cannot be read, or not be filled in with a view."""
    found: list[Located] = []
    with suppress(NotADocument, etree.XMLSyntaxError, UnicodeError, RecursionError):
        made = Locating()
        for source in marked_sources(template):
            faults = (_with_half_tag(each, source) for each in _faults(source, view, made))
            found += {(str(each.tag), str(each.error)): each for each in faults}.values()
    return found


def _with_half_tag(fault: Located, source: Source) -> Located:
    """Return what cannot be read as the fault of the first tag of its part that nothing closes: it swallows others."""
    if not source.half_tags or not isinstance(fault.error, jinja2.TemplateSyntaxError):
        return fault
    return replace(fault, error=jinja2.TemplateSyntaxError(HALF, 1), tag=source.half_tags[0])


def place_of_tag(template: Template, pattern: re.Pattern[str]) -> Place:
    """Return where the first text stands that holds a tag of this pattern."""
    found = (
        spot.place
        for _, _, spots in placed_parts(template)
        for spot in spots
        if pattern.search(plain_text("".join(piece.text for piece in spot.pieces)))
    )
    return next(found, {})


def place_of_tear(template: Template, view: Mapping[str, Any]) -> Place:
    """Return the paragraph at which what a template becomes with a view is no XML any more."""
    origins = marked(template.parts)
    made, again = Locating(), Template(write_package(origins.parts), template.name, origins.parts)
    with suppress(NotADocument, etree.XMLSyntaxError, jinja2.TemplateError, NeedsDocxtplError, RecursionError):
        made.trusting = True
        for source in marked_sources(again):
            made.reset()
            filled_in: Any = made.from_string(source.text)
            if (at := _torn_at(xml := b"".join(filled_in.encoded(dict(view))))) >= 0:
                marks = ORIGIN.findall(xml[:at].decode(errors="ignore"))
                return origins.by_mark[marks[-1]].place if marks else {"part": source.part}
    return {}


def _torn_at(xml: bytes) -> int:
    """Return the byte at which a text stops being XML, -1 where it does not."""
    parser = ParserCreate()
    try:
        parser.Parse(xml, True)
    except ExpatError:
        return parser.ErrorByteIndex
    return -1


def _faults(source: Source, view: Mapping[str, Any] | None, made: Locating) -> Iterator[Located]:
    """Yield the faults of a part, the next one with the tags of those before it taken for others."""
    text, told = source.text, set[int]()
    for _ in range(ROUNDS):
        fault = _fault(text, view, made)
        if fault is None:
            return
        line, found = fault
        if line not in told:
            told.add(line)
            yield Located(found.error, source.tag_on(line), found.met)
        changed = _neutralised(text, line)
        if changed is None:
            return
        text = changed


def _neutralised(text: str, line: int) -> str | None:
    """Return a source in which the tag on a line does no harm; None where it cannot be done, or was done before."""
    tag = next((each for number, each in enumerate(TAG.finditer(text), 2) if number == line), None)
    instead = tag and neutral(tag[0].replace("\n", " ", 1))
    if not tag or not instead or instead == tag[0].replace("\n", "", 1):
        return None
    return f"{text[: tag.start()]}{instead[:2]}\n{instead[2:]}{text[tag.end() :]}"


def _fault(text: str, view: Mapping[str, Any] | None, made: Locating) -> tuple[int, Located] | None:
    """Return the line of what is wrong with a text, and what it is; None where nothing is wrong."""
    made.reset()
    try:
        template: Any = made.from_string(text)
    except jinja2.TemplateSyntaxError as error:
        return _unclosed_line(text) or error.lineno, Located(error)
    if view is None:
        return None
    try:
        for _ in template.encoded(dict(view)):
            pass
    except jinja2.TemplateError as error:
        step = _last_step(error.__cause__ or error)
        line = template.get_corresponding_lineno(step.tb_lineno) if step else 0
        return line, Located(error, met=_met(step) if step else ())
    except NeedsDocxtplError:
        return None
    return None


def _unclosed_line(text: str) -> int:
    """Return the line of the last block that is opened and not closed, 0 where all are, or are closed in another order."""
    opened: list[tuple[str, int]] = []
    for line, tag in enumerate(TAG.findall(text), 2):
        statement = STATEMENT.match(tag)
        word = statement[1] if statement else ""
        if statement and opens_block(word, statement[2]):
            opened.append((word, line))
        elif word.startswith("end"):
            if not opened or opened[-1][0] != word[3:]:
                return 0
            opened.pop()
    return opened[-1][1] if opened else 0


def _last_step(error: BaseException) -> TracebackType | None:
    """Return the step of the generated code in which an error was raised, None for one raised elsewhere.

    How deep a call without end comes depends on what else runs: there it is the first step.
    """
    last, step = None, error.__traceback__
    while isinstance(step, TracebackType):
        if step.tb_frame.f_code.co_filename == SOURCE:
            last = step
            if isinstance(error, RecursionError):
                return last
        step = step.tb_next
    return last


def _met(step: TracebackType) -> tuple[Any, ...]:
    """Return what the loops around a step of the generated code stand at, the innermost first."""
    found = ((LOCAL.fullmatch(name), value) for name, value in step.tb_frame.f_locals.items())
    depths = {int(local[1]): value for local, value in found if local and isinstance(value, dict)}
    return tuple(depths[depth] for depth in sorted(depths, reverse=True))
