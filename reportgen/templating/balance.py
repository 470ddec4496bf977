"""Balance: whether every way through the tags of a template gives well-formed XML.

In: the parsed source of a part. Out: yes or no. Where each branch and loop opens and closes the same elements, no values can
break the document, and its result need not be parsed to be trusted; elsewhere it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes

ELEMENT = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?(/?)>")
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);")
INSTRUCTION = re.compile(r"<\?[^<>]*\?>")
"""Opens nothing and closes nothing; the marks around a table are instructions."""
VALUE = "0"
BLOCK = "<block/>"
"""Stands for a block, whose code is made elsewhere, and so does not see whether it stands in an attribute."""


class _UnbalancedError(Exception):
    """A branch or loop that opens what it does not close."""


def is_balanced(source: nodes.Template) -> bool:
    """Whether all branches and loops of the source are balanced, and the whole is."""
    try:
        _require_balance(_text(source.body))
    except _UnbalancedError:
        return False
    return True


def _text(body: Iterable[nodes.Node]) -> str:
    """Return the XML of a body, values replaced by a character, what stands in branches and loops checked and left out."""
    return "".join(piece for node in body for piece in _pieces(node))


def _pieces(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Output):
        yield from (each.data if isinstance(each, nodes.TemplateData) else VALUE for each in node.nodes)
    elif isinstance(node, nodes.If):
        branches = [node.body, *(each.body for each in node.elif_), node.else_]
        yield _inner(branches)
    elif isinstance(node, nodes.For):
        yield _inner([node.body, node.else_])
    elif isinstance(node, nodes.Block):
        yield _inner([node.body]) + BLOCK
    elif body := getattr(node, "body", None):
        yield _inner([body] if isinstance(body, list) else [])


def _inner(bodies: Iterable[list[nodes.Node]]) -> str:
    for body in bodies:
        _require_balance(_text(body))
    return ""


def _require_balance(text: str) -> None:
    opened: list[str] = []
    for close, name, empty in ELEMENT.findall(text):
        if close:
            if not opened or opened.pop() != name:
                raise _UnbalancedError
        elif not empty:
            opened.append(name)
    if opened or "<" in INSTRUCTION.sub("", ELEMENT.sub("", text)) or "&" in ENTITY.sub("", text):
        raise _UnbalancedError
