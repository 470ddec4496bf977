"""YAML: the input language as people write it, read more strictly than YAML itself asks for.

In: the text of a YAML file. Out: a `Source`, every scalar as it was typed; only empty, `~` and `null` are None.
Where the parser gives up, the slip is told and mended in a copy of the lines, and that is read again: so one run
tells the later slips too. What was mended never becomes a `Source`; only lines of nothing but blanks are emptied for it.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Severity
from reportgen.errors import InputError
from reportgen.sources.characters import Lines
from reportgen.sources.collector import Collector
from reportgen.sources.reading import Reading
from reportgen.sources.source import Mark, Plain, Source
from reportgen.sources.yaml_failure import Failure, Mistake
from reportgen.sources.yaml_reader import YamlReader

MAX_MENDED = 20
_MENDABLE = 1024 * 1024


def load_yaml(path: Path, text: str, collector: Collector, accepts_list: bool = False) -> Source:
    """Return what a YAML text says; a list only where one is accepted."""
    return _Attempts(text, collector, accepts_list).source(path)


class _Attempts:
    """Reads a text again and again, each time with one more slip mended."""

    def __init__(self, text: str, collector: Collector, accepts_list: bool) -> None:
        self.collector, self.accepts_list = collector, accepts_list
        self.lines = self.typed = Lines(text).lines
        self.left = MAX_MENDED if len(text) < _MENDABLE else 0
        self.guessed = False

    def source(self, path: Path) -> Source:
        again = True
        while again:
            reading = Reading(Collector(self.collector.file), self.accepts_list)
            data, again = self._attempt(reading)
        if not self.guessed:
            self.collector.merge(reading.collector)
        reading.collector = self.collector
        return reading.source(path, data)

    def _attempt(self, reading: Reading) -> tuple[Plain, bool]:
        """Return the data, and whether another attempt may tell more."""
        try:
            return YamlReader(self.lines, reading).root(), False
        except InputError:
            return None, False
        except Failure as failure:
            from reportgen.sources.yaml_mistakes import diagnose

            return None, self._empty_blank_lines() or self._mend(diagnose(self.lines, failure))

    def _empty_blank_lines(self) -> bool:
        """Empty the lines that only look empty, as one with a tab or a blank as wide as a Chinese character."""
        emptied = ["" if line.isspace() else line for line in self.lines]
        changed = emptied != self.lines
        self.lines = emptied
        return changed

    def _mend(self, mistake: Mistake) -> bool:
        """Tell a mistake, unless it may come from our own mending; mend it if we know how."""
        if not (mistake.vague and self.guessed):
            field, error = mistake.field, Severity.ERROR
            mark = self._as_typed(mistake.mark)
            self.collector.add(mistake.code, mistake.message, mark, field=field, severity=error, **mistake.params)
        self.guessed = self.guessed or mistake.guess
        if mistake.mended is None or self.left == 0:
            return False
        self.left -= 1
        self.lines = mistake.mended
        return True

    def _as_typed(self, mark: Mark) -> Mark:
        """Return a place that lies inside the file as typed; what was mended in a line made it longer."""
        line = self.typed[mark.line - 1]
        return Mark(mark.line, min(mark.column, len(line) + 1))
