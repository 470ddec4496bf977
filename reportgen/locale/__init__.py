"""Wording: every sentence a user reads, in Chinese or English.

In: English message ids with {named} parameters. Out: sentences in the user's language (gettext; zh_CN catalogue).
"""

from __future__ import annotations

import gettext
import locale as system_locale
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location, Place, Severity, Word

DOMAIN = "messages"
FOLDER = Path(__file__).parent
PARTS = {
    "document": "body", "header": "page header", "footer": "page footer",
    "footnotes": "footnotes", "endnotes": "endnotes", "core": "properties",
}  # fmt: skip
"""What the parts of a Word file are called in Word."""
PAGES = {
    ("first", "page header"): "page header of the first page", ("first", "page footer"): "page footer of the first page",
    ("even", "page header"): "page header of even pages", ("even", "page footer"): "page footer of even pages",
    ("odd", "page header"): "page header of odd pages", ("odd", "page footer"): "page footer of odd pages",
}  # fmt: skip
ALSO = 3
"""Further places that are told in a line."""
SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def choose_language(environ: Mapping[str, str]) -> str:
    """Return zh or en: REPORTGEN_LANG wins, then the locale of the environment, then the system's."""
    for name in ("REPORTGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := environ.get(name):
            return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    system = system_locale.getlocale()[0] or ""
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"


@dataclass
class Wording:
    """Says things in one language; `more` holds the sentences that a kind brings along, in Chinese."""

    language: str
    more: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        languages = ["zh_CN"] if self.language == "zh" else []
        self._catalogue = gettext.translation(DOMAIN, FOLDER, languages, fallback=True)

    def text(self, message: str, **params: object) -> str:
        """Return a message in this language, its parameters filled in."""
        worded = self.more.get(message) if self.language == "zh" else None
        worded = worded or self._catalogue.gettext(message)
        return worded.format_map({name: self._param(value) for name, value in params.items()}) if params else worded

    def _param(self, value: object) -> object:
        return self._catalogue.gettext(value) if isinstance(value, Word) else value

    def diagnostic(self, diagnostic: Diagnostic) -> str:
        """Return one line: file, line, column, severity, field, what is wrong, code, the words around it."""
        place = self.place(diagnostic.location)
        head = f"{place} " if place else ""
        words = f" …{diagnostic.excerpt}…" if diagnostic.excerpt else ""
        return f"{head}{self.sentence(diagnostic)} [{diagnostic.code}]{words}{self._also(diagnostic)}"

    def _also(self, diagnostic: Diagnostic) -> str:
        """Return the first further places of a diagnostic, in brackets."""
        if not diagnostic.also:
            return ""
        file = diagnostic.location.file
        shown = [replace(each, file="" if each.file == file else each.file) for each in diagnostic.also[:ALSO]]
        places = "; ".join(self.place(each).lstrip(" :") for each in shown)
        more = "; …" if len(diagnostic.also) > ALSO else ""
        return f" ({self.text('see also: {place}', place=places)}{more})"

    def sentence(self, diagnostic: Diagnostic) -> str:
        """Return what is wrong, without the place: severity, field, what is wrong, what to write instead."""
        severity = self.text(SEVERITY_WORDS[diagnostic.severity])
        sentence = self.text(diagnostic.message, **diagnostic.params)
        named = f"{diagnostic.field}{self.text(': ')}" if diagnostic.field else ""
        instead = self.text("; ") + self.text(diagnostic.instead, **diagnostic.params) if diagnostic.instead else ""
        return f"{severity}{self.text(': ')}{named}{sentence}{instead}"

    def place(self, location: Location) -> str:
        """Return a place as a person looks it up: file, line and column; sheet and cell; part and paragraph of a template."""
        place = location.place
        if "line" in place:
            return f"{location.file}:{place['line']}:{place['column']}"
        if "cell" in place:
            return "!".join(str(each) for each in (location.file, place["sheet"], place["cell"]) if each)
        if "part" in place:
            return " ".join([location.file, self.text(_part(place)), *self._numbers(place)])
        return location.file

    def _numbers(self, place: Place) -> list[str]:
        worded = {
            "paragraph": "paragraph {n}",
            "table": "table {n}",
            "row": "row {n}",
            "column": "column {n}",
            "inner_table": "in it table {n}",
            "inner_row": "row {n}",
            "inner_column": "column {n}",
            "box": "text box {n}",
            "chart": "chart {n}",
            "series": "series {n}",
            "point": "point {n}",
        }
        return [self.text(text, n=place[name]) for name, text in worded.items() if name in place]


def _part(place: Place) -> str:
    """Return what a part of a Word file is called in Word, a header or footer with the pages that it is for."""
    name = str(place["part"])
    words = next((words for part, words in PARTS.items() if name.rpartition("/")[2].startswith(part)), name)
    return PAGES.get((str(place.get("pages", "")), words), words)


def translate_click(language: str) -> None:
    """Let click's own messages follow: it asks the process-wide gettext domain."""
    import os

    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    os.environ["LANGUAGE"] = "zh_CN" if language == "zh" else "en"
