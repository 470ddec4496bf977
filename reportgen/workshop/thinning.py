"""Thinning: plain data without all that may be left out.

In: data that passes, and the question whether it still does. Out: the least of it that passes, found by leaving out one key
after the other, from the top down.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from reportgen.model.keys import shape
from reportgen.model.record import Record
from reportgen.workshop.made import Group


def thinned(model: type[Record], data: Group, passes: Callable[[Group], bool]) -> Group:
    """Return the data with every key left out, and and every entry of a list, without which it still passes."""
    whole = deepcopy(data)
    _Thinning(whole, passes).group(model, whole)
    return whole


@dataclass
class _Thinning:
    whole: Group
    passes: Callable[[Group], bool]

    def group(self, model: type[Record], group: Group) -> None:
        """Leave out what may be of a group."""
        for name in [name for name in group if name in model.model_fields and name != "kind"]:
            held = group.pop(name)
            if self.passes(self.whole):
                continue
            group[name] = held
            self._list(group, name)
            self._below(model, name, group[name])

    def _list(self, group: Group, name: str) -> None:
        """Leave out what may be of a list, from its end; the lines of a title are one text."""
        held = group[name]
        for index in (
            range(len(held) - 1, -1, -1) if isinstance(held, list) and name != "title" and len(held) > 1 else ()
        ):
            without = [*group[name][:index], *group[name][index + 1 :]]
            kept, group[name] = group[name], without
            if not without or not self.passes(self.whole):
                group[name] = kept

    def _below(self, model: type[Record], name: str, held: Any) -> None:
        child, many = shape(model, name)
        for each in (held if many else [held]) if child else ():
            if child and isinstance(each, dict):
                self.group(child, each)
