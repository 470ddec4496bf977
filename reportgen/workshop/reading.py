"""Reading: what a tag asks for, and whether a template of this kind may ask for it.

In: a tag, the names known where it stands. Out: its faults, and what the expression in it gives. Each tag is read by
itself, so that one that cannot be read hides nothing of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from reportgen.model.keys import nearest
from reportgen.templating.environment import METHODS, Environment
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.loops import loop_of
from reportgen.workshop.misspelt import STATEMENTS, unknown_filter, unreadable
from reportgen.workshop.scopes import Scopes
from reportgen.workshop.shapes import ANY, GROUP, LIST, PLAIN_TEXT, TEXT, UNKNOWN, Shape, lists_with
from reportgen.workshop.tags import Tag

DEFAULTS = ("default", "d")
GUARDS = ("defined", "undefined")
KEEPS = frozenset(("list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"))
ONE_OF = frozenset(("first", "last", "max", "min"))
OPERATORS: dict[type[nodes.Node], str] = {nodes.Pow: "**"}
TEXT_METHODS, GROUP_METHODS, LIST_METHODS = (METHODS[each] for each in (str, dict, list))
METHODS_OF = {TEXT: TEXT_METHODS, GROUP: GROUP_METHODS, LIST: LIST_METHODS}
KIND_FIELDS = ("kind", "类型")


@dataclass
class Reader:
    """Reads the tags of one part in order; `faults` grows while it reads."""

    environment: Environment
    scopes: Scopes
    kinds_of_block: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    def parsed(self, tag: Tag, source: str) -> nodes.Template | None:
        """Return the source of a tag parsed, or None where it cannot be read, which is a fault."""
        try:
            return self.environment.parse(source)
        except TemplateSyntaxError as error:
            self.faults.append(unreadable(tag, error.message or "", self.scopes))
            return None

    def shape(self, node: nodes.Node, tag: Tag) -> Shape:
        """Return what an expression gives, after having looked at everything in it."""
        method: Callable[[Any, Tag], Shape] | None = None
        if not isinstance(node, nodes.BinExpr):
            method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is not None:
            return method(node, tag)
        if type(node) in OPERATORS:
            self._add("not-available", tag, what=OPERATORS[type(node)])
        for child in node.iter_child_nodes():
            self.shape(child, tag)
        return UNKNOWN

    def _add(self, code: str, tag: Tag, **params: object) -> None:
        self.faults.append(at_tag(code, tag, **params))

    def _name(self, node: nodes.Name, tag: Tag) -> Shape:
        found = self.scopes.find(node.name)
        if found is None:
            self._unknown(node.name, self.scopes.root, tag)
            return UNKNOWN
        return found

    def _const(self, node: nodes.Const, tag: Tag) -> Shape:
        return PLAIN_TEXT

    def _getattr(self, node: nodes.Getattr, tag: Tag) -> Shape:
        return self._field(self.shape(node.node, tag), node.attr, tag, node)

    def _getitem(self, node: nodes.Getitem, tag: Tag) -> Shape:
        owner = self.shape(node.node, tag)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(owner, node.arg.value, tag, node)
        self.shape(node.arg, tag)
        return owner.item or UNKNOWN if owner.kind == LIST and not isinstance(node.arg, nodes.Slice) else owner

    def _field(self, owner: Shape, name: str, tag: Tag, node: nodes.Getattr | nodes.Getitem) -> Shape:
        if name in owner.fields:
            return owner.fields[name]
        if name.startswith("_"):
            self._add("not-available", tag, what=name)
        elif owner.kind != ANY and name not in METHODS_OF[owner.kind]:
            self._no_such(owner, name, tag, node)
        return UNKNOWN

    def _no_such(self, owner: Shape, name: str, tag: Tag, node: nodes.Getattr | nodes.Getitem) -> None:
        typed = _typed(node.node)
        if owner.kind == TEXT:
            self._add("field-of-text", tag, owner=typed, name=name, fixed=f"{{{{ {typed} }}}}")
        elif owner.kind == LIST:
            self._outside(name, typed, tag)
        else:
            self._unknown(name, owner, tag)

    def _unknown(self, name: str, owner: Shape, tag: Tag) -> None:
        """Say of a name that nobody knows here what it may be."""
        if name.startswith("_"):
            self._add("not-available", tag, what=name)
        elif name in STATEMENTS and tag.kind == "print" and tag.code.split()[0] == name:
            self._add("wrong-braces", tag, fixed=f"{{% {tag.code} %}}")
        elif (loop := loop_of(self.scopes.root, name, tag.code)) and self._lacks_loop(name):
            self._add("loop-missing", tag, name=name, loop=loop.opening, end=loop.end)
            self.scopes.own[name] = loop.item
        elif of := self.scopes.loops_over.get(name):
            self._outside(name, of, tag, variable=True)
        elif owner.kind != GROUP or self.scopes.is_guarded(name):
            return
        elif owner is self.scopes.root and (path := next((path for path, _ in lists_with(owner, name)), "")):
            self._outside(name, path, tag)
        else:
            self._misspelt(name, owner, tag)

    def _lacks_loop(self, name: str) -> bool:
        """Whether the loop itself is missing that a name is of, and does not only stand elsewhere."""
        return name not in self.scopes.loops_over or self.scopes.orphaned

    def _misspelt(self, name: str, owner: Shape, tag: Tag) -> None:
        near = nearest(name, [*owner.fields, *(self.scopes.names() if owner is self.scopes.root else ())])
        if near:
            fixed = tag.plain.replace(name, near)
            self.faults.append(at_tag("field-unknown", tag, "write {fixed}", name=name, fixed=fixed))
        else:
            self._add("field-unknown", tag, name=name)

    def _outside(self, name: str, of: str, tag: Tag, variable: bool = False) -> None:
        each = name if variable else "每项"
        printed = tag.code if variable else f"{each}.{name}"
        loop = f"{{% for {each} in {of} %}}{{{{ {printed} }}}}{{% endfor %}}"
        self._add("field-outside-loop", tag, name=name, list=of, loop=loop)

    def _filter(self, node: nodes.Filter, tag: Tag) -> Shape:
        if node.name not in self.environment.filters:
            self.faults.append(unknown_filter(tag, node.name, self.environment.filters))
        guarded = node.name in DEFAULTS and isinstance(node.node, nodes.Name)
        if node.node is None or (guarded and self.scopes.find(getattr(node.node, "name", "")) is None):
            return UNKNOWN
        given = self.shape(node.node, tag)
        for child in (*node.args, *node.kwargs):
            self.shape(child, tag)
        if given.kind == LIST and node.name in (*KEEPS, *ONE_OF):
            return given if node.name in KEEPS else given.item or UNKNOWN
        return given if node.name in DEFAULTS else UNKNOWN

    def _test(self, node: nodes.Test, tag: Tag) -> Shape:
        if node.name not in self.environment.tests:
            self._add("test-unknown", tag, name=node.name)
        if not (node.name in GUARDS and isinstance(node.node, nodes.Name)):
            for child in node.iter_child_nodes():
                self.shape(child, tag)
        return PLAIN_TEXT

    def _compare(self, node: nodes.Compare, tag: Tag) -> Shape:
        for child in node.iter_child_nodes():
            self.shape(child, tag)
        if getattr(node.expr, "attr", "") in KIND_FIELDS:
            for word in self._words(node):
                near = nearest(word, self.kinds_of_block) or self.kinds_of_block[0]
                self._add("word-of-kind", tag, name=word, fixed=tag.plain.replace(word, near))
        return PLAIN_TEXT

    def _words(self, node: nodes.Compare) -> Iterator[str]:
        """Yield the words that a kind of block is compared with and that no block has."""
        for constant in node.find_all(nodes.Const):
            if isinstance(constant.value, str) and self.kinds_of_block and constant.value not in self.kinds_of_block:
                yield constant.value

    def _operand(self, node: nodes.Operand, tag: Tag) -> Shape:
        return self.shape(node.expr, tag)

    def _call(self, node: nodes.Call, tag: Tag) -> Shape:
        called = node.node
        if isinstance(called, nodes.Getattr):
            owner = self.shape(called.node, tag)
            if owner.kind != ANY and called.attr not in METHODS_OF[owner.kind]:
                self._add("not-available", tag, what=f"{called.attr}()")
        elif isinstance(called, nodes.Name) and self.scopes.find(called.name) is None:
            self._add("not-available", tag, what=f"{called.name}()")
        for child in (*node.args, *node.kwargs):
            self.shape(child, tag)
        return UNKNOWN

    def _condexpr(self, node: nodes.CondExpr, tag: Tag) -> Shape:
        self.shape(node.test, tag)
        shapes = [self.shape(each, tag) for each in (node.expr1, node.expr2) if each is not None]
        return shapes[0] if len(shapes) == 2 and shapes[0].kind == shapes[1].kind else UNKNOWN


def _typed(node: nodes.Node) -> str:
    """Return a name as it is typed."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_typed(node.node)}.{node.attr}"
    return "…"


typed_name = partial(_typed)
