"""Located: where in a template a tag stands that Jinja could not read or fill in, found by doing it once more with marks.

In: a template, and the view it failed with (none where it could not even be read). Out: the place as a diagnostic tells it,
empty where it cannot be found. Each tag is marked with its number in blanks, which no rule of docxtpl and Jinja minds, and
then put on a line of its own, so that the line of an error is the number of its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from types import TracebackType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import Frame
from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.spots import Spot, property_spots, spots
from reportgen.templating.code import GuardedCode
from reportgen.templating.environment import Environment, printable
from reportgen.templating.printing import NeedsDocxtplError, PrintingEnvironment
from reportgen.templating.strict_docx import NotADocument, StrictDocx
from reportgen.templating.template import Link, Picture, RichText, Subdocument, Template
from reportgen.templating.typed import as_typed_plainly, plain_text
from reportgen.templating.wrappers import opens_block

Place = Mapping[str, int | str]
RENDERED = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes)\.xml|docProps/core\.xml")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NUMBER = re.compile(r"\t([ \t]{20})\t")
BITS = str.maketrans("01", " \t")
STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)([^%]*)")
SOURCE = "<template>"
LOCAL = re.compile(r"l_([1-9]\d*)_\w+")
"""How Jinja calls what a loop stands at, with the depth of the loop; 0 are the values of the whole document."""
PROPERTIES = "docProps/core.xml"


class _LineByLine(GuardedCode):
    """A code generator that tells the line of every value."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write each text and value as a statement of its own."""
        for child in node.nodes:
            super().visit_Output(nodes.Output([child], lineno=child.lineno), frame)


class _Locating(PrintingEnvironment):
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
class _Source:
    text: str
    places: tuple[Place, ...]
    """Where each tag stands, in the order of the lines."""


@frozen
class Located:
    """Where a fault is: the place of its tag, and the values that the loops around it stood at, the innermost first."""

    place: Place = field(default_factory=dict)
    met: tuple[Any, ...] = ()


def place_of_fault(template: Template, view: Mapping[str, Any] | None = None) -> Place:
    """Return where the first tag stands that cannot be read, or not be filled in with a view."""
    return located(template, view).place


def located(template: Template, view: Mapping[str, Any] | None = None) -> Located:
    """Return where the first tag stands that cannot be read, or not be filled in with a view, and what it met."""
    with suppress(NotADocument, etree.XMLSyntaxError, UnicodeError, RecursionError):
        made = _Locating()
        for source in _sources(template):
            if (fault := _fault(source.text, view, made)) is not None:
                line, met = fault
                return Located(source.places[line - 2] if 2 <= line <= len(source.places) + 1 else {}, met)
    return Located()


def place_of_tag(template: Template, pattern: re.Pattern[str]) -> Place:
    """Return where the first text stands that holds a tag of this pattern."""
    found = (
        spot.place
        for name, root in rendered_parts(template)
        for spot in spots_of(name, root)
        if pattern.search(plain_text("".join(piece.text for piece in spot.pieces)))
    )
    return next(found, {})


def rendered_parts(template: Template) -> Iterator[tuple[str, Element]]:
    """Yield the names and roots of the parts that a template fills in, the body first."""
    names = [name for name in template.parts if RENDERED.fullmatch(name)]
    for name in sorted(names, key=lambda each: (each != "word/document.xml", each == PROPERTIES, each)):
        yield name, parse(template.parts[name])


def spots_of(name: str, root: Element) -> Iterator[Spot]:
    """Yield the places of a part in which tags may stand."""
    return property_spots(name, root) if name == PROPERTIES else spots(name, root)


def _sources(template: Template) -> Iterator[_Source]:
    document = StrictDocx(template.data)
    document.init_docx()
    for name, root in rendered_parts(template):
        places = _marked(name, root)
        filled = root.find(qualified("w:body")) if name == "word/document.xml" else root
        xml = as_typed_plainly(etree.tostring(root if filled is None else filled, encoding="unicode"))
        yield _on_lines(document.patch_xml(xml), places)


def _marked(name: str, root: Element) -> list[Place]:
    """Put the number of its place into each tag of a part; return the places."""
    places: list[Place] = []
    for spot in list(spots_of(name, root)):
        _mark(spot, len(places))
        places.append(spot.place)
    return places


def _mark(spot: Spot, number: int) -> None:
    """Put the number of a place before the end of each tag in it, whichever run that stands in."""
    bits = format(number, "020b").translate(BITS)
    plain = plain_text("".join(each.text for each in spot.pieces))
    ends = [found.end() - 2 - (found[0][-3] == "-") for found in TAG.finditer(plain)]
    at = len(plain)
    for piece in reversed(spot.pieces):
        at -= len(piece.text)
        while ends and ends[-1] >= at:
            cut = ends.pop() - at
            text = piece.element.text or ""
            piece.element.text = f"{text[:cut]}\t{bits}\t{text[cut:]}"


def _on_lines(xml: str, places: list[Place]) -> _Source:
    found: list[Place] = []

    def begun(tag: re.Match[str]) -> str:
        number = NUMBER.search(tag[0])
        found.append(places[int(number[1].replace(" ", "0").replace("\t", "1"), 2)] if number else {})
        return f"{tag[0][:2]}{tag[0][2] if tag[0][2] in '-+' else ''}\n{tag[0][2:].lstrip('-+')}"

    text = TAG.sub(begun, re.sub(r"\s*\n\s*", " ", xml))
    return _Source(text, tuple(found))


def _fault(text: str, view: Mapping[str, Any] | None, made: Environment) -> tuple[int, tuple[Any, ...]] | None:
    """Return the line of what is wrong with a text, and what its loops stood at; None where nothing is wrong."""
    made.reset()
    try:
        template: Any = made.from_string(text)
    except jinja2.TemplateSyntaxError as error:
        return _unclosed_line(text) or error.lineno, ()
    if view is None:
        return None
    try:
        for _ in template.encoded(dict(view)):
            pass
    except jinja2.TemplateError as error:
        step = _last_step(error.__cause__ or error)
        return (template.get_corresponding_lineno(step.tb_lineno), _met(step)) if step else (0, ())
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
    """Return the step of the generated code in which an error was raised, None for one raised elsewhere."""
    last, step = None, error.__traceback__
    while isinstance(step, TracebackType):
        if step.tb_frame.f_code.co_filename == SOURCE:
            last = step
        step = step.tb_next
    return last


def _met(step: TracebackType) -> tuple[Any, ...]:
    """Return what the loops around a step of the generated code stand at, the innermost first."""
    found = ((LOCAL.fullmatch(name), value) for name, value in step.tb_frame.f_locals.items())
    depths = {int(local[1]): value for local, value in found if local and isinstance(value, dict)}
    return tuple(depths[depth] for depth in sorted(depths, reverse=True))
