"""Reading YAML events: from the lines of a file to plain data, without ever building a Python object from a tag.

In: the lines of a YAML file. Out: plain data, places and diagnostics in a `Reading`; a `Failure` where YAML ends.
PyYAML's composer and constructor are not used: they turn `0012` into 10, keep the last of two keys and recurse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from reportgen.diagnostics import Severity
from reportgen.sources.reading import Reading, quotable
from reportgen.sources.source import Mark, PathKey, Plain, nearest_key
from reportgen.sources.yaml_aliases import Anchors
from reportgen.sources.yaml_failure import BRACES, FOREIGN_KEY, FULL_WIDTH_COLON, NO_KEYS, Failure
from reportgen.sources.yaml_folding import folded_line, looks_like_keys, scalar_lines
from reportgen.sources.yaml_lines import foreign_indent

_NONE = frozenset(("", "~", "null", "Null", "NULL"))
_PLACEHOLDER = "?"
DASHED = re.compile(r"[-－–—](?![-－–—\d])")
_GLUED = re.compile(r"[ \t]+#[^\s#]")


class _PyYamlMark(Protocol):
    """What the marks of both parsers have."""

    line: int
    column: int


class YamlReader:
    """Turns the events of one YAML stream into plain data."""

    def __init__(self, lines: list[str], reading: Reading) -> None:
        self.lines, self.reading = lines, reading
        self._anchors = Anchors(reading)
        self._events = Events(lines)

    def root(self) -> Plain:
        """Return the data of the only document."""
        self._events.next()
        if isinstance(self._events.next(), yaml.StreamEndEvent):
            self.reading.collector.refuse("empty-file", "the file is empty")
        first = self._events.next()
        data = self._value(first, ())
        self._events.next()
        self._end(self._events.next())
        if not (isinstance(data, dict) or self.reading.is_list(data)):
            self._refuse_root(_start(first), data)
        return data

    def _end(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.StreamEndEvent):
            message = "a second document begins here (---); one file holds one document"
            self.reading.collector.refuse("several-documents", message, _start(event))
        self._anchors.warn_unused()

    def _refuse_root(self, mark: Mark, data: Plain) -> None:
        if data is None and self.reading.collector.has_errors:
            self.reading.collector.stop()
        if data is None:
            self.reading.collector.refuse("empty-file", "the file is empty")
        if isinstance(data, str):
            raise Failure(NO_KEYS, Mark(len(self.lines), 1))
        message = "the file begins with a list; it must begin with a key, as in `title: …`"
        self.reading.collector.refuse("no-keys", message, mark)

    def _value(self, event: yaml.Event, path: PathKey) -> Plain:
        mark = _start(event)
        if isinstance(event, yaml.AliasEvent):
            return self._anchors.repeat(event.anchor or "", path, mark)
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            raise Failure("unexpected event", mark)
        self.reading.value(path, mark)
        self._refuse_tag(event, path)
        if not event.anchor:
            return self._content(event, path)
        self._anchors.open(event.anchor, mark)
        value = self._content(event, path)
        self._anchors.close(event.anchor, path, value)
        return value

    def _content(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: PathKey) -> Plain:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        self.reading.enter(path, _start(event))
        return self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _sequence(self, path: PathKey) -> Plain:
        items: list[Plain] = []
        while not isinstance(event := self._events.next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: PathKey) -> Plain:
        data: dict[str, Plain] = {}
        while not isinstance(event := self._events.next(), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key is not None:
                self.reading.key(path, key, _start(event), data)
            key = _PLACEHOLDER if key is None else key
            data[key] = self._value(self._events.next(), (*path, key))
        return data

    def _key(self, event: yaml.Event, path: PathKey) -> str | None:
        """Return a key as typed; None when it is none, which is then reported."""
        mark = _start(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text_key(event, path)
        if "{{" in self.lines[mark.line - 1][max(mark.column - 2, 0) : mark.column + 1]:
            raise Failure(BRACES, mark)
        message = "a list or a group of keys stands here where a key is expected"
        self.reading.collector.add("not-a-key", message, mark, field=nearest_key(path))
        self._value(event, (*path, _PLACEHOLDER))
        return None

    def _text_key(self, event: yaml.ScalarEvent, path: PathKey) -> str | None:
        mark = _start(event)
        if not event.style and foreign_indent(event.value):
            raise Failure(FOREIGN_KEY, mark)
        self._refuse_tag(event, path)
        if event.value == "<<" and not event.style:
            message = "<< does not merge keys here; write the keys out"
            self.reading.collector.add("merge-key", message, mark, field="<<")
            return None
        if "：" in event.value and not event.style:
            key = quotable(event.value.partition("：")[0])
            self.reading.collector.add("full-width-colon", FULL_WIDTH_COLON, mark, field=key, key=key)
        if event.anchor:
            self._anchors.open(event.anchor, mark)
            self._anchors.close(event.anchor, path, event.value)
        return event.value

    def _scalar(self, event: yaml.ScalarEvent, path: PathKey) -> str | None:
        style, mark, end = event.style or "", _start(event), _mark(event.end_mark)
        if not style:
            self._check_comment(end, path, event.value)
        if not style and event.value in _NONE:
            return None
        self.reading.text(path, event.value, mark, literal=style == "|")
        if end.line > mark.line:
            self._check_folding(scalar_lines(self.lines, mark, end), style, mark, path)
        return event.value

    def _check_comment(self, end: Mark, path: PathKey, value: str) -> None:
        """Warn of `第 #3 号`: YAML takes it for a comment, and the rest of the text would be lost without a word."""
        rest = "".join(self.lines[end.line - 1 : end.line])  # the end of an empty value may lie behind the last line
        if _GLUED.match(rest, end.column - 1):
            message = "from # on this is a comment and is left out; if it belongs to the text, put the text in quotes"
            field = quotable(nearest_key(path))
            severity = Severity.WARNING if value else Severity.ERROR
            self.reading.collector.add("comment-in-text", message, end, field=field, severity=severity)

    def _place_in(self, mark: Mark, number: int) -> Mark:
        """Return where a line of a text begins that itself begins at a mark."""
        if number == 0:
            return mark
        line = self.lines[mark.line - 1 + number]
        return Mark(mark.line + number, len(line) - len(line.lstrip()) + 1)

    def _check_folding(self, texts: list[str], style: str, mark: Mark, path: PathKey) -> None:
        field = quotable(nearest_key(path))
        dashed = next((number for number, text in enumerate(texts) if DASHED.match(text)), None)
        if not style and dashed is not None:
            message = "an entry of a list begins with a half-width - and a space"
            self.reading.collector.add("dash-without-space", message, self._place_in(mark, dashed), field=field)
            return
        folded = folded_line(texts, style)
        if not folded:
            return
        message = "line {line} is joined to the text above with a blank; write one line, or begin the text with |"
        if looks_like_keys(texts):
            message = (
                "line {line} is joined to the text above with a blank; for a text of several lines begin with |, "
                "for keys type a half-width colon followed by a space"
            )
        warning, line = Severity.WARNING, mark.line + folded
        self.reading.collector.add("folded-text", message, mark, field=field, severity=warning, line=line)

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: PathKey) -> None:
        if event.tag is not None:
            message = "{tag} is a YAML tag, which is not accepted; a text that begins with ! must stand in quotes"
            tag = quotable(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.reading.collector.add("tag", message, _start(event), field=nearest_key(path), tag=tag)


class Events:
    """The events of a YAML stream; where they end too early there is a `Failure`."""

    def __init__(self, lines: list[str]) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[yaml.Event] = iter(yaml.parse("\n".join(lines), Loader=loader))
        self._last: yaml.Event | None = None
        self._open: list[Mark] = []

    def next(self) -> yaml.Event:
        """Return the next event."""
        try:
            self._last = next(self._events)
        except yaml.MarkedYAMLError as error:
            raise self._failure(error) from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the Python parser on "\U00110000"
            raise Failure(str(error), _mark(self._last.end_mark if self._last else None)) from error
        if isinstance(self._last, yaml.CollectionStartEvent):
            self._open.append(_start(self._last))
        elif isinstance(self._last, yaml.CollectionEndEvent):
            self._open.pop()
        return self._last

    def _failure(self, error: yaml.MarkedYAMLError) -> Failure:
        problem = f"{error.context or ''}; {error.problem or ''}"
        at, last = _mark(error.problem_mark), self._last
        opened = _mark(error.context_mark) if error.context_mark else None
        if "flow node" in problem and self._open:  # the parser only knows where the missing node should begin
            opened = self._open[-1]
        ends_here = isinstance(last, yaml.ScalarEvent) and _mark(last.end_mark).line == at.line
        quoted = _start(last) if ends_here and last and getattr(last, "style", "") in ("'", '"') else None
        return Failure(problem, at, opened, quoted)


def _start(event: yaml.Event) -> Mark:
    return _mark(event.start_mark)


def _mark(mark: _PyYamlMark | None) -> Mark:
    """Return a place of PyYAML, which counts from 0, as ours."""
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
