"""Typed: tags as an input method types them: ｛｛ 标题 ｝｝, ｛％ｐ if 密级 ％｝, with ， （ ） “ ” ３ inside.

In: the XML of a part, or a plain text. Out: the same with these tags as everybody else types them. What stands between
quotes, and what is no tag, stays as it is; a text keeps its length, so that places in it stay true.
"""

from __future__ import annotations

import re

TAG = re.compile(
    r"(?P<open>[{｛])(?P<a>(?:<[^>]*>)*)(?P<kind>[{｛%％])(?P<inside>(?:(?!</w:p>).)*?)"
    r"(?P<end>[}｝%％])(?P<b>(?:<[^>]*>)*)(?P<close>[}｝])",
    re.DOTALL,
)
"""A tag may be cut by the XML of its runs anywhere, but ends in its paragraph."""
MARKUP = re.compile(r"(<[^>]*>)")
KINDS = {"{": "{", "｛": "{", "%": "%", "％": "%"}
ENDS = {"}": "{", "｝": "{", "%": "%", "％": "%"}
WIDE = "，。：．（）［］｜＝！＋－＊／　％；"
NARROW = ",.:.()[]|=!+-*/ %;"
IN_TEXT: dict[int, int | str] = dict(str.maketrans(WIDE + "＜＞", NARROW + "<>"))
IN_XML: dict[int, int | str] = {**str.maketrans(WIDE, NARROW), ord("＜"): "&lt;", ord("＞"): "&gt;"}
QUOTES = {'"': '"', "'": "'", "“": '"', "”": '"', "‘": "'", "’": "'", "＂": '"', "＇": "'"}
"""Which quote ends at which: an input method does not always turn them the right way."""
STRAIGHT = {"＂": '"', "＇": "'"}
LETTERS = {
    wide: wide - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ", "＿＿") for wide in range(ord(first), ord(last) + 1)
}
"""Full-width letters and digits; the plain ones follow each other in the same order."""
WORD = re.compile(r"\w+")
ANY = re.compile(r"[｛｝％" + WIDE + "＜＞＂＇０-９Ａ-Ｚａ-ｚ＿]")


def as_typed_plainly(xml: str) -> str:
    """Return the XML of a part with tags of an input method as plain ones."""
    return TAG.sub(lambda found: _tag(found, IN_XML), xml) if ANY.search(xml) else xml


def plain_text(text: str) -> str:
    """Return a text with tags of an input method as plain ones, of the same length."""
    return TAG.sub(lambda found: _tag(found, IN_TEXT), text) if ANY.search(text) else text


def _tag(found: re.Match[str], table: dict[int, int | str]) -> str:
    kind = KINDS[found["kind"]]
    if ENDS[found["end"]] != kind:
        return found[0]
    end = "}" if kind == "{" else "%"
    inside = _inside(found["inside"], table)
    return f"{{{found['a']}{kind}{inside}{end}{found['b']}}}"


def _inside(inside: str, table: dict[int, int | str]) -> str:
    """Return what stands inside a tag, plain but for what stands between quotes and for markup."""
    quote, pieces = "", []
    for number, piece in enumerate(MARKUP.split(inside)):
        if number % 2:
            pieces.append(piece)
            continue
        for typed, letter in zip(piece, WORD.sub(_plain_word, piece), strict=True):
            shown = typed
            if quote:
                if QUOTES.get(typed) == quote:
                    quote, shown = "", STRAIGHT.get(typed, typed)
            elif letter in QUOTES:
                quote, shown = QUOTES[letter], STRAIGHT.get(letter, letter)
            else:
                shown = letter.translate(table)
            pieces.append(shown)
    return "".join(pieces)


def _plain_word(word: re.Match[str]) -> str:
    """Return a word of full-width letters as plain ones; beside Chinese they belong to a name, such as that of a field."""
    plain = word[0].translate(LETTERS)
    return plain if plain.isascii() else word[0]
