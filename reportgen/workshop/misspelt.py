"""Misspelt: what is wrong with a tag that cannot be read, and what its author meant.

In: a tag, what Jinja says of it. Out: a fault that says what to type instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from jinja2.filters import FILTERS

from reportgen.diagnostics import Word
from reportgen.model.keys import nearest
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.scopes import Scopes
from reportgen.workshop.tags import Tag

WORDS = (
    *("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "with", "endwith", "macro", "endmacro"),
    *("call", "endcall", "filter", "endfilter", "block", "endblock", "colspan", "cellbg", "vm", "hm", "raw", "endraw"),
)
MEANT = {
    "如果": "if", "否则": "else", "否则如果": "elif", "结束": "endif", "结束如果": "endif", "循环": "for",
    "结束循环": "endfor", "elseif": "elif", "elsif": "elif", "foreach": "for", "end": "endif", "loop": "for",
    "endloop": "endfor", "fi": "endif", "next": "endfor", "each": "for", "while": "for",
}  # fmt: skip
ENDS = frozenset(("结束", "end"))
"""What ends whichever block is open."""
PREFIXES = ("p", "tr", "tc", "r")
UNNEEDED = frozenset(("safe", "forceescape"))
"""Filters for web pages: what a template prints is text here, whatever stands in it."""
OF_JINJA = frozenset(FILTERS)
NEAR = 0.7
STATEMENTS = frozenset(("if", "elif", "else", "endif", "for", "endfor", "set"))
ONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
REASONS = (
    ("Expected an expression", Word("something is missing in it")),
    ("end of", Word("something stands in it that does not belong there")),
    ("unexpected char", Word("a character stands in it that no tag has")),
    ("expected token 'in'", Word("a loop reads: for a name in a list")),
    ("unexpected", Word("a bracket or a comma stands in the wrong place")),
)
OTHER_REASON = Word("it does not follow the rules of tags")
"""What Jinja says, by the words in it, as a template's author understands it."""


def unreadable(tag: Tag, said: str, scopes: Scopes) -> Fault:
    """Return the fault of a tag that Jinja cannot read."""
    if not tag.code:
        return at_tag("tag-empty", tag)
    if tag.kind == "print" and tag.code.split()[0] in STATEMENTS:
        return at_tag("wrong-braces", tag, fixed=f"{{% {tag.code} %}}")
    if tag.code.count('"') % 2 or tag.code.count("'") % 2:
        return at_tag("quotation-mark", tag, fixed=_quoted(tag))
    if tag.word in ("if", "elif") and ONE_EQUALS.search(tag.code):
        return at_tag("equals-sign", tag, fixed=tag.with_code(ONE_EQUALS.sub("==", tag.code)))
    if fixed := _joined(tag, scopes):
        return at_tag("tag-unreadable", tag, "write {fixed}", reason=REASONS[1][1], fixed=fixed)
    reason = next((meant for words, meant in REASONS if words in said), OTHER_REASON)
    return at_tag("tag-unreadable", tag, reason=reason)


def unknown_word(tag: Tag, scopes: Scopes, opening: Tag | None = None) -> Fault:
    """Return the fault of a statement that begins with a word nobody knows; `opening` opened the block that it closes."""
    prefixed = meant_prefix(tag) != tag.prefix
    known = not prefixed and scopes.find(tag.word.partition(".")[0].partition("|")[0]) is not None
    if known and tag.word not in MEANT:
        return at_tag("wrong-braces", tag, fixed=f"{{{{ {tag.code} }}}}")
    word, rest = meant(tag)
    if opening is not None and word.startswith("end"):
        fixed = f"{{%{opening.prefix} end{opening.word} %}}" if opening.word in WORDS else ""
        return at_tag("word-unknown", tag, word=tag.word, fixed=fixed or f"{{%{meant_prefix(tag)} {word} %}}")
    code = " ".join(filter(None, (word or "if", "" if word.startswith("end") else rest)))
    return at_tag("word-unknown", tag, word=tag.word, fixed=f"{{%{meant_prefix(tag)} {code} %}}")


def unknown_filter(tag: Tag, name: str, known: Iterable[str]) -> Fault:
    """Return the fault of a filter that nobody knows."""
    if name in UNNEEDED:
        fixed = re.sub(rf"\s*\|\s*{name}\b(?:\(\s*\))?", "", tag.plain)
        return at_tag("filter-unknown", tag, "it is not needed; leave it out: {fixed}", name=name, fixed=fixed)
    if near := _near_filter(name, known := list(known)):
        return at_tag("filter-unknown", tag, "write {fixed}", name=name, fixed=tag.plain.replace(name, near))
    return at_tag("filter-unknown", tag, name=name, names="、".join(each for each in known if not each.isascii()))


def _near_filter(name: str, known: Sequence[str]) -> str:
    """Return the filter that a name is near to by its spelling; that of another filter of Jinja is near to none."""
    if not name.isascii():
        return nearest(name, [each for each in known if not each.isascii()])
    return "" if name in OF_JINJA else next(iter(get_close_matches(name.lower(), known, 1, NEAR)), "")


def meant(tag: Tag) -> tuple[str, str]:
    """Return the word that a statement was meant to begin with, empty where nothing is near, and what follows it."""
    rest = tag.code.removeprefix(tag.word).strip()
    if tag.prefix != meant_prefix(tag):
        word, _, rest = rest.partition(" ")
        return word, rest
    word = MEANT.get(tag.word.lower()) or nearest(tag.word.lower(), WORDS)
    if tag.word == "else" and rest.startswith("if "):
        return "elif", rest.removeprefix("if ")
    if word == "endif" and rest in ("for", "loop", "循环"):
        return "endfor", ""
    return ("if" if tag.word == "fi" and rest else word), rest


def meant_prefix(tag: Tag) -> str:
    """Return the letters that were meant to stand behind the sign %, which may be misspelt (`ct`) or stand wrong (`%p`)."""
    first, _, rest = tag.code.partition(" ")
    letters = set(first.strip("%{+-").lower())
    if tag.prefix or tag.kind != "statement" or not rest.strip() or rest.split()[0] not in WORDS:
        return tag.prefix
    exact = (each for each in PREFIXES if set(each) == letters)
    return next(exact, next((each for each in PREFIXES if letters and letters < set(each)), ""))


def _joined(tag: Tag, scopes: Scopes) -> str:
    """Return a tag whose name was typed with blanks in it, without them, where that is a name."""
    joined = "".join(tag.code.split())
    known = tag.kind == "print" and tag.code != joined and scopes.find(joined) is not None and scopes.root.fields
    return tag.with_code(joined) if known else ""


def _quoted(tag: Tag) -> str:
    mark = '"' if tag.code.count('"') % 2 else "'"
    return tag.with_code(tag.code + mark)
