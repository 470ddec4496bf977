"""YAML: the input language as people write it, read more strictly than YAML itself asks for.

In: the text of a YAML file. Out: a `Source`, every scalar as it was typed; only empty, `~` and `null` are None.
Where the parser gives up, the slip is told and mended in a copy of the lines, and that is read again: so one run
tells the later slips too. What was mended never becomes a `Source`.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Severity
from reportgen.errors import InputError
from reportgen.sources.characters import Lines
from reportgen.sources.collector import Collector
from reportgen.sources.reading import Reading
from reportgen.sources.source import Plain, Source
from reportgen.sources.yaml_failure import Failure, Mistake
from reportgen.sources.yaml_mistakes import diagnose
from reportgen.sources.yaml_reader import YamlReader

MAX_MENDED = 20
_MENDABLE = 1024 * 1024


def load_yaml(path: Path, text: str, collector: Collector) -> Source:
    """Return what a YAML text says."""
    return _Attempts(text, collector).source(path)


class _Attempts:
    """Reads a text again and again, each time with one more slip mended."""

    def __init__(self, text: str, collector: Collector) -> None:
        self.collector = collector
        self.lines = Lines(text).lines
        self.left = MAX_MENDED if len(text) < _MENDABLE else 0
        self.guessed = False

    def source(self, path: Path) -> Source:
        again = True
        while again:
            reading = Reading(Collector(self.collector.file))
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
            return None, self._mend(diagnose(self.lines, failure))

    def _mend(self, mistake: Mistake) -> bool:
        """Tell a mistake, unless it may come from our own mending; mend it if we know how."""
        if not (mistake.vague and self.guessed):
            field, error = mistake.field, Severity.ERROR
            self.collector.add(
                mistake.code, mistake.message, mistake.mark, field=field, severity=error, **mistake.params
            )
        self.guessed = self.guessed or mistake.guess
        if mistake.mended is None or self.left == 0:
            return False
        self.left -= 1
        self.lines = mistake.mended
        return True
