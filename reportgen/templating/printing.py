"""Printing: how a compiled template shows values as XML, each checked as it goes in, so that no result need be read again.

In: values. Out: their XML; NeedsDocxtplError for what only docxtpl can show, or knows what is wrong with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import escape, soft_str

from reportgen.templating.environment import Environment, printable
from reportgen.templating.faults import ValueFault
from reportgen.templating.template import Link, Picture, RichText, Subdocument

BREAKS = "\t\n\a\f"
"""What docxtpl makes Word's own: a tab, a line break, a new paragraph, a new page."""
FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold, but for the breaks (XML 1.0, production 2)."""
SPECIAL = re.compile(f"[{BREAKS}]")
NOTEWORTHY = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff<>&'\"]")
"""What keeps a text from being shown as it is."""
OF_THE_PACKAGE = ("<w:tbl", "<wp:docPr")
"""What docxtpl mends in the whole body; tables and drawings of the template itself are known when it is compiled."""
MARKED = re.compile("[<&]")
TO_BLANKS = str.maketrans("\a\f", "  ")


class NeedsDocxtplError(Exception):
    """Something that only docxtpl itself can print, or can say what is wrong with."""


class PrintingEnvironment(Environment):
    """The sandbox of a compiled template; `special` tells whether a value held a break, `trusting` whether markup is checked."""

    encodes = True

    def __init__(self) -> None:
        super().__init__(_needing_no_docxtpl)
        self.noteworthy = NOTEWORTHY.search
        self.special = False
        self.trusting = False

    def reset(self) -> None:
        """Begin another rendering."""
        super().reset()
        self.special = False

    def concat(self, pieces: Iterable[Any]) -> str:
        """Return in one text what was kept aside, or what a block gives, which is bytes."""
        return super().concat(each.decode() if isinstance(each, bytes) else each for each in pieces)

    def show(self, value: Any) -> str:
        """Return the XML of a value."""
        if value.__class__ is str:
            return self._shown(value) if self.noteworthy(value) else value
        if value.__class__ is int:
            return str(value)
        value = self.printed(value)
        return self._markup(value.__html__()) if hasattr(value, "__html__") else self._shown(soft_str(value))

    def show_in_tag(self, value: Any) -> str:
        """Return the XML of a value inside `<…>`; there markup can only do harm."""
        shown = self.show(value)
        if "<" in shown:
            raise NeedsDocxtplError
        return shown.replace('"', "&#34;")

    def _shown(self, text: str) -> str:
        self._look(text)
        return str(escape(text))

    def _look(self, text: str) -> None:
        if found := FORBIDDEN.search(text):
            raise ValueFault("the character {character} cannot stand in a document", character=f"U+{ord(found[0]):04X}")
        if SPECIAL.search(text):
            self.special = True

    def _markup(self, xml: str) -> str:
        """Return markup (of a macro, a `set` of several lines, rich text) if nothing in it can break the document."""
        self._look(xml)
        if not self.trusting and MARKED.search(xml) and not _is_sound(xml):
            raise NeedsDocxtplError
        return str(xml)


def _needing_no_docxtpl(value: Any) -> Any:
    """Return a value as it is printed; pictures, documents and links need docxtpl itself."""
    if isinstance(value, Subdocument | Picture | Link | RichText):
        raise NeedsDocxtplError
    if value.__class__.__module__.startswith("docxtpl."):
        xml = getattr(value, "xml", None)
        if not isinstance(xml, str) or "r:id=" in xml:
            raise NeedsDocxtplError
    return printable(value)


def _is_sound(xml: str) -> bool:
    """Whether markup is whole, and holds nothing that docxtpl would mend."""
    from xml.parsers.expat import ExpatError, ParserCreate

    try:
        ParserCreate().Parse(f"<x>{xml.translate(TO_BLANKS)}</x>", True)
    except ExpatError:
        return False
    return not any(each in xml for each in OF_THE_PACKAGE)
