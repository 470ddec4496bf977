"""Chinese tags: a template whose tags are English, with the Chinese name of each field, as its author will type them.

In: the bytes of a template, the view it prints. Out: the same template; what is no field of the view stays as it is.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from reportgen.ooxml.package import read_package, write_package
from reportgen.templating.chinese_filters import ALIASES

TAG = re.compile(r"\{[{%].*?[}%]\}")
WORD = re.compile(r"""('[^']*'|"[^"]*")|(\|?)\b([A-Za-z_]+(?:\.[A-Za-z_]+)*)""")
LOOP = re.compile(r"\bfor (\w+) in ([\w.]+)")
PRINTED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
FILTERS = {english: chinese for chinese, english in ALIASES.items()}

Named = tuple[str, Any]
"""The Chinese name of a field or of the item of a loop, and the view that it is."""


def in_chinese(data: bytes, view: Any) -> bytes:
    """Return the template with Chinese names in its tags."""
    parts = dict(read_package(data, "template"))
    for name in filter(PRINTED.fullmatch, parts):
        parts[name] = _Part(view).said(parts[name].decode("utf-8")).encode("utf-8")
    return write_package(parts)


class _Part:
    """A part that is gone through from its beginning, with the loops that are open."""

    def __init__(self, view: Any) -> None:
        self.view = view
        self.open: list[dict[str, Named]] = []

    def said(self, text: str) -> str:
        """Return the text with all tags in Chinese."""
        return TAG.sub(lambda found: self._tag(found[0]), text)

    def _tag(self, tag: str) -> str:
        if re.search(r"\bendfor\b", tag):
            self.open.pop()
        elif loop := LOOP.search(tag):
            self.open.append({loop[1]: self._item(loop[2])})
        return WORD.sub(self._word, tag)

    def _item(self, path: str) -> Named:
        *before, last = path.split(".")
        owner = self._owner(before)
        field = _fields(owner).get(last)
        return (field.item, field.view) if field and field.item else (last, None)

    def _owner(self, path: list[str]) -> Any:
        owner = self.view
        for at, name in enumerate(path):
            owner = self._named(name)[1] if not at else getattr(_fields(owner).get(name), "view", None)
        return owner

    def _named(self, name: str) -> Named:
        """Return the name of what a path begins with: the item of a loop, else a field."""
        for each in reversed(self.open):
            if name in each:
                return each[name]
        field = _fields(self.view).get(name)
        return (field.chinese, field.view) if field else (name, None)

    def _word(self, found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        first, *rest = found[3].split(".")
        if found[2]:
            return "|" + FILTERS.get(first, first)
        said, view = self._named(first)
        names = [said]
        for name in rest:
            field = _fields(view).get(name)
            names.append(field.chinese if field else name)
            view = field.view if field else None
        return ".".join(names)


@dataclasses.dataclass(frozen=True)
class _Field:
    chinese: str
    item: str
    view: Any


@cache
def _fields(view: Any) -> Mapping[str, _Field]:
    """Return the fields of a view by their English names."""
    if view is None or not dataclasses.is_dataclass(view):
        return {}
    hints = get_type_hints(view)
    return {each.name: _field(each.metadata, hints[each.name]) for each in dataclasses.fields(view)}


def _field(told: Mapping[str, Any], hint: Any) -> _Field:
    views = [each for each in (hint, *get_args(hint)) if dataclasses.is_dataclass(each)]
    return _Field(told["chinese"], told["each"].chinese if told["each"] else "", views[0] if views else None)
