"""Insertion: more text into an XML part, every byte that was there kept.

In: the bytes of a part, and where in it something is to stand. Out: the bytes with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.parsers import expat
from xml.sax.saxutils import escape

from reportgen.frozen import frozen
from reportgen.ooxml.safe_xml import refusal

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ENCODING = re.compile(r"(<\?xml[^>]*encoding\s*=\s*[\"'])[^\"']*")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@frozen
class Element:
    """An element of a part: its name as written and without prefix, its attributes, where its tags stand."""

    name: str
    local: str
    path: tuple[str, ...]
    attributes: dict[str, str]
    start: int
    end: int
    """Where its closing tag begins; behind its only tag where it has one."""

    @property
    def prefix(self) -> str:
        """What stands before its name, with the colon."""
        return self.name.removesuffix(self.local)


def as_utf8(data: bytes) -> bytes:
    """Return a part in UTF-8, as nearly every part is."""
    if not data.startswith(UTF_16):
        return data
    return ENCODING.sub(r"\1UTF-8", data.decode("utf-16"), count=1).encode()


def elements(part: str, data: bytes, depth: int = 99) -> list[Element]:
    """Return the elements of a part down to a depth, each before what stands behind it; PackageError if it is broken."""
    reading = _Reading(depth)
    try:
        reading.parse(data)
    except expat.ExpatError as error:
        message = "the part {part} is broken or far too large; open the file in Word or WPS and save it again"
        raise refusal("package-part-broken", message, part) from error
    return sorted(reading.found, key=lambda each: each.start)


class _Reading:
    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.found: list[Element] = []
        self._open: list[tuple[str, dict[str, str], int]] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def parse(self, data: bytes) -> None:
        self._parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append((name, attributes, self._parser.CurrentByteIndex))

    def _end(self, _: str) -> None:
        if len(self._open) <= self.depth:
            names = tuple(each.rpartition(":")[2] for each, _, _ in self._open)
            name, attributes, start = self._open[-1]
            index = self._parser.CurrentByteIndex
            self.found.append(Element(name, names[-1], names, attributes, start, index))
        self._open.pop()


def inside(data: bytes, element: Element, text: str) -> bytes:
    """Return the part with a text as the last thing inside an element."""
    before, behind = data[: element.end], data[element.end :]
    if _closing(element).match(behind):
        return before + text.encode() + behind
    return before.rstrip()[:-2] + b">" + f"{text}</{element.name}>".encode() + behind


def instead_of(data: bytes, element: Element, text: str) -> bytes:
    """Return the part with a text in the place of an element."""
    behind = data[element.end :]
    closing = _closing(element).match(behind)
    return data[: element.start] + text.encode() + (behind[closing.end() :] if closing else behind)


def _closing(element: Element) -> re.Pattern[bytes]:
    return re.compile(rb"</" + re.escape(element.name.encode()) + rb"\s*>")


def before_first(data: bytes, root: Element, children: Collection[Element], names: Collection[str], text: str) -> bytes:
    """Return the part with a text before the first child of these names, else as the last thing inside the root."""
    first = next((each for each in children if each.local in names), None)
    if first is None:
        return inside(data, root, text)
    return data[: first.start] + text.encode() + data[first.start :]


def escaped(text: str) -> str:
    """Return a text as it can stand in an element or between quotation marks."""
    return escape(NOT_XML.sub("\ufffd", text), {'"': "&quot;"})
