"""Used fields: which fields a template asks for, by their paths, whichever of their names it uses.

In: a template. Out: paths such as `blocks.title`, each with the place where it is first asked for; variables of loops are
followed to the lists they go over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

import jinja2
from jinja2 import TemplateSyntaxError, nodes

from reportgen.diagnostics import Place
from reportgen.frozen import frozen
from reportgen.templating.template import Template
from reportgen.views.view import OfficialView
from reportgen.workshop.tags import Tag, parts_of

LOOP = "loop"
ENDS = {"for": "{% endfor %}", "if": "{% endif %}", "set": ""}
Path = tuple[str, ...]


@frozen
class UsedField:
    """A field: its path in English and in Chinese, and where it is asked for first."""

    english: str
    chinese: str
    place: Place


def used_fields(template: Template) -> dict[str, UsedField]:
    """Return the fields that a template asks for, by their English paths, in order."""
    found: dict[str, UsedField] = {}
    for part in parts_of(template):
        scopes = _Scopes()
        for tag in part.tags:
            for path in scopes.asked(tag):
                english, chinese = _names(path)
                found.setdefault(english, UsedField(english, chinese, tag.spot.place))
    return found


class _Scopes:
    """What the names stand for at a place of a template: variables of loops and of set, by the paths of their values."""

    def __init__(self) -> None:
        self._environment = jinja2.Environment(autoescape=True)
        self._levels: list[dict[str, Path]] = [{}]

    def asked(self, tag: Tag) -> list[Path]:
        """Return the fields that a tag asks for; a loop opens a level, and its end closes it."""
        if tag.word == "endfor" and len(self._levels) > 1:
            self._levels.pop()
        parsed = self._parsed(tag)
        if parsed is None:
            return []
        found = list(self._paths(parsed))
        loop = next(parsed.find_all(nodes.For), None)
        if loop is not None:
            self._open(loop.target, self._path(loop.iter))
        for assigned in parsed.find_all(nodes.Assign):
            self._bind(self._levels[-1], assigned.target, self._path(assigned.node))
        return found

    def _parsed(self, tag: Tag) -> nodes.Template | None:
        try:
            return None if tag.kind == "comment" else self._environment.parse(_source(tag))
        except TemplateSyntaxError:
            return None

    def _paths(self, parsed: nodes.Template) -> Iterator[Path]:
        """Yield the longest paths: of a.b.c neither a nor a.b."""
        inner = {id(each.node) for each in parsed.find_all(nodes.Getattr)}
        inner |= {id(each.node) for each in parsed.find_all(nodes.Getitem)}
        called = {id(each.node) for each in parsed.find_all(nodes.Call)}
        for each in parsed.find_all((nodes.Name, nodes.Getattr, nodes.Getitem)):
            if id(each) in called:  # a function is no field; what a method belongs to is one
                if isinstance(each, nodes.Getattr) and (path := self._path(each.node)):
                    yield path
                continue
            stored = isinstance(each, nodes.Name) and each.ctx != "load"
            if id(each) not in inner and not stored and (path := self._path(each)):
                yield path

    def _path(self, node: nodes.Node) -> Path:
        """Return the path of a value, empty for one that is no field."""
        if isinstance(node, nodes.Name):
            known = next((level[node.name] for level in reversed(self._levels) if node.name in level), None)
            return known if known is not None else (() if node.name == LOOP else (node.name,))
        if isinstance(node, nodes.Getattr):
            owner = self._path(node.node)
            return (*owner, node.attr) if owner else ()
        if isinstance(node, nodes.Getitem):
            owner = self._path(node.node)
            named = isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)
            return (*owner, node.arg.value) if owner and named and isinstance(node.arg, nodes.Const) else owner
        return self._path(node.node) if isinstance(node, nodes.Filter) and node.node is not None else ()

    def _open(self, target: nodes.Node, path: Path) -> None:
        level: dict[str, Path] = {}
        self._bind(level, target, path)
        self._levels.append(level)

    @staticmethod
    def _bind(level: dict[str, Path], target: nodes.Node, path: Path) -> None:
        for each in target.find_all(nodes.Name) if not isinstance(target, nodes.Name) else (target,):
            level[each.name] = path if isinstance(target, nodes.Name) else ()


def _source(tag: Tag) -> str:
    """Return what a tag asks as a template of its own; of a tag that only docxtpl knows, such as colspan, what follows its name."""
    code = tag.code.removeprefix("el") if tag.word == "elif" else tag.code
    word = code.partition(" ")[0]
    if tag.kind == "statement" and word in ENDS:
        return f"{{% {code} %}}{ENDS[word]}"
    return f"{{{{ {tag.code if tag.kind == 'print' else tag.code.partition(' ')[2]} }}}}"


def _names(path: Sequence[str]) -> tuple[str, str]:
    """Return a path in English and in Chinese; what no view has stays as it is typed."""
    english, chinese = [], []
    view: Any = OfficialView
    for name in path:
        known = _fields(view).get(name) if view is not None else None
        english.append(known[0] if known else name)
        chinese.append(known[1] if known else name)
        view = known[2] if known else None
    return ".".join(english), ".".join(chinese)


@cache
def _fields(view: type[Any]) -> Mapping[str, tuple[str, str, Any]]:
    """Return the fields of a view under both their names: English, Chinese, and the view that they or their items are."""
    hints = get_type_hints(view)
    found = {}
    for each in fields(view):
        held = (hints[each.name], *get_args(hints[each.name]))
        below = next((kind for kind in held if isinstance(kind, type) and is_dataclass(kind)), None)
        known = (each.name, each.metadata["chinese"], below)
        found[each.name] = found[each.metadata["chinese"]] = known
    return found
