"""Loops: which loop a name belongs to that stands outside it.

In: the fields of a kind, a name and the tag that asks for it. Out: how that loop begins, and what its items are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.frozen import frozen
from reportgen.workshop.faults import Fault
from reportgen.workshop.shapes import GROUP, LIST, UNKNOWN, Shape

MISSING, END = "loop-missing", re.compile(r"\{%\S*\s+endfor\b")


@frozen
class Loop:
    """A loop over a list of a kind: what an item is called in it, the tag it begins with, and what an item is."""

    name: str
    opening: str
    item: Shape

    @property
    def end(self) -> str:
        """The tag that it ends with."""
        return self.opening.split(maxsplit=1)[0] + " endfor %}"


def loop_of(root: Shape, name: str, code: str) -> Loop | None:
    """Return the loop that brings a name along, None where there is none, or several that what is asked for fits."""
    named = [each for each in _loops(root) if each.name == name]
    asked = re.findall(rf"(?<![\w.]){re.escape(name)}\.(\w+)", code)
    fitting = [each for each in named if asked and all(field in each.item.fields for field in asked)] or named
    return fitting[0] if len(fitting) == 1 else None


def _loops(shape: Shape, path: str = "") -> Iterator[Loop]:
    """Yield the loops below a group, in both languages, each with its list as one writes it there."""
    for each in shape.fields.values():
        if path and each.name.isascii() != path.isascii():
            continue
        if each.kind == LIST and each.loop:
            item = each.item or UNKNOWN
            yield Loop(each.each, each.loop.replace("…", f"{path}{each.name}"), item)
            yield from _loops(item, f"{each.each}.")
        elif each.kind == GROUP:
            yield from _loops(each, f"{path}{each.name}.")


def with_loops(faults: Sequence[Fault]) -> Iterable[Fault]:
    """Yield faults; the end of a loop that nothing opens says which loop is missing, where that is known."""
    missing = {each.place.get("part"): each for each in faults if each.code == MISSING}
    for each in faults:
        lacks = missing.get(each.place.get("part"))
        if lacks is None or each.code != "block-not-opened" or not END.match(each.around.at):
            yield each
        else:
            yield replace(each, params={**each.params, "open": lacks.params["loop"]}, other=lacks.place)
