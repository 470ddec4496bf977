"""Borrowing: styles that a document lacks, taken over from another style sheet.

In: the style sheets. Out: the ids of the styles in the document, by their names; those that it lacked are added to it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from reportgen.ooxml.elements import Element, Value, drop, element, find, find_all, qualified, value_of, valued

ID, KIND, DEFAULT = (qualified(f"w:{name}") for name in ("styleId", "type", "default"))


def borrow(own: Element, other: Element, names: Iterable[str]) -> dict[str, str]:
    """Return the ids of the styles of these names, which `own` has from now on."""
    ids = {value_of(each, "w:name"): each.get(ID) or "" for each in find_all(own, "w:style")}
    theirs = {value_of(each, "w:name"): each for each in find_all(other, "w:style")}
    for name in names:
        if name not in ids:
            ids[name] = _free(name, ids.values())
            own.append(_adopted(own, theirs[name], ids[name]))
    return {name: ids[name] for name in names}


def derive(own: Element, name: str, base: str) -> str:
    """Return the id of a new paragraph style in `own` that looks like another, or like the default."""
    identifier = _free(name, [each.get(ID) or "" for each in find_all(own, "w:style")])
    facts: dict[str, Value] = {"w:type": "paragraph", "w:customStyle": 1, "w:styleId": identifier}
    made = element("w:style", facts, valued("w:name", name))
    base = base or next((each.get(ID) or "" for each in find_all(own, "w:style") if _is_default(each, "paragraph")), "")
    if base:
        made.append(valued("w:basedOn", base))
    made.append(element("w:qFormat"))
    own.append(made)
    return identifier


def _free(name: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(each for each in _numbered(name) if each not in known)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}{number}"
        number += 1


def _adopted(own: Element, style: Element, identifier: str) -> Element:
    """Return a copy of a style that is based on the document's own default."""
    made = copy.deepcopy(style)
    made.set(ID, identifier)
    for name in ("w:basedOn", "w:next"):
        drop(made, name)
    base = next((each for each in find_all(own, "w:style") if _is_default(each, made.get(KIND))), None)
    place = find(made, "w:name")
    if base is not None and place is not None:
        place.addnext(valued("w:basedOn", base.get(ID) or ""))
    return made


def _is_default(style: Element, kind: str | None) -> bool:
    return style.get(KIND) == kind and style.get(DEFAULT) in ("1", "true")


def rename_styles(root: Element, ids: dict[str, str]) -> None:
    """Let paragraphs and tables refer to styles by these ids instead of by their names."""
    for name in ("w:pStyle", "w:tblStyle"):
        for each in root.iter(qualified(name)):
            value = each.get(qualified("w:val")) or ""
            each.set(qualified("w:val"), ids.get(value, value))
