"""The English sentences of the package, read from its source.

In: the modules of the package. Out: every string constant, and those that are said to a user. Two nets catch the
latter: what is handed to a function that words, and what reads like a sentence wherever it stands. So a message
that goes through a name, a table or a conditional is not lost, nor is one of a single word.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "reportgen"
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:)}]* [({]?[a-z]+")
LITERAL = re.compile(r"\n|[a-z]\.[a-z]+([ .|]|$)|^<[?a-z]|^w:[a-zA-Z]+ |\[str, |\b(FROM|JOIN|WHERE|PRAGMA|CAST|NULL) ")
"""What holds words but no sentence: lists over several lines, expressions of a template, XML, SQL."""

SAYING = {
    "Diagnostic": 1, "Mistake": 1, "Problem": 2, "ValueFault": 0, "Word": 0, "_diagnostic": 1, "_stop": 0, "_unexpected": 0, "add": 1,
    "error": 1, "info": 1, "key": 1, "note": 0, "refusal": 1, "refuse": 1, "say": 0, "shown": 1, "text": 0, "warning": 1,
}  # fmt: skip
"""Functions that are handed a message, and at which place."""

NOT_SAID = frozenset(
    (
        # words that the YAML parsers use, looked for in what they say
        "simple key", "document start", "values are not allowed", "nesting depth", "quoted scalar", "expected key",
        "block end", "not allowed", "flow node",
        # words that Jinja uses, looked for in what it says
        "Expected an expression", "end of", "expected token 'in'", "unexpected char",
        "'None' has no attribute '(.+)'",
        "begin of print statement", "begin of statement block", "end of print statement", "end of statement block",
        "end of template", "unclosed tag",
        # told as the reason inside a sentence, as the words of a parser are
        "a text stands where keys are expected", "a key begins with a blank that is no space",
        "braces stand where a key is expected",
        # how Jinja says what is missing
        "'None' has no attribute '(.+)'",
        # conditions in a template, package names, the usage of a module that only template authors run
        "document_number or number_lines", "document_number and not number_lines",
        "libreoffice-writer-nogui fonts-noto-cjk fonts-arphic-ukai",
        "usage: python -m reportgen.layout.base_template OUT.docx TITLE",
    )
)  # fmt: skip


def trees() -> Iterator[ast.Module]:
    """Yield the syntax tree of every module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"), str(path.relative_to(PACKAGE)))


def constants() -> set[str]:
    """Return every text in the package, docstrings and comments of fields left out."""
    return {text for tree in trees() for text in _texts(tree, _documentation(tree))}


def said() -> set[str]:
    """Return every text that a user may be told."""
    return {text for tree in trees() for text in (*_handed(tree), *_like_sentences(tree))} - NOT_SAID


def _like_sentences(tree: ast.Module) -> Iterator[str]:
    aside = _documentation(tree) | _reasons(tree) | _patterns(tree)
    return (text for text in _texts(tree, aside) if SENTENCE.search(text) and not LITERAL.search(text))


def _handed(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = SAYING.get(_name(node.func))
            words = node.args[place] if place is not None and place < len(node.args) else None
            if isinstance(words, ast.Constant) and isinstance(words.value, str) and words.value:
                yield words.value


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _texts(tree: ast.Module, aside: set[int]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.value


def _documentation(tree: ast.Module) -> set[int]:
    """Return docstrings and the pieces of f-strings, by identity."""
    found = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    pieces = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    return found | {id(piece) for node in pieces for piece in node.values}


def _patterns(tree: ast.Module) -> set[int]:
    """Return the forms of what Jinja and Python say, which are looked for and never said."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) == "told_as"]
    return {id(call.args[0]) for call in calls}


def _reasons(tree: ast.Module) -> set[int]:
    """Return what exceptions of ours are handed directly: words for a programmer, or a reason inside a sentence."""
    raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    return {
        id(each)
        for call in raised
        if _name(call.func).endswith(("Error", "Failure", "NotADocument"))
        for each in call.args
    }
