"""Contacts as a set states them: who answers under which number, who holds a post, each within one organ.

In: an outline. Out: the telephone numbers of each contact person; names but for one character, beside a number or a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.outline import Outline
from reportgen.proofreading.sets.scope import changes, organ
from reportgen.proofreading.sets.stated import Stated, squeezed

PHONE = r"(?:0\d{2,3}[-—－ ]?)?\d{7,8}(?!\d)|1\d{10}(?!\d)"
NAME = r"(?P<name>[一-鿿][ 　]?[一-鿿]{1,3})"
CONTACT = re.compile(
    rf"(?P<whose>[一-鿿]{{2,20}})?联\s?系\s?人\s?[：:]\s?{NAME}(?=[\s，；,;、（(])[\s，；,;（(]{{1,4}}"
    rf"(?:联系|办公|手机)?(?:电\s?话|手\s?机|号码)?\s?[：:]\s?"
    rf"(?P<phones>(?:{PHONE})(?:[\s、，,；;/或（(]{{1,2}}(?:手机|办公)?[：:]?(?:{PHONE})[）)]?)*)"
)
EACH = re.compile(PHONE)
POSTS = "局长|主任|科长|处长|支队长|大队长|组长|负责人|签发人"
POST = re.compile(rf"(?<![一-鿿])(?P<post>{POSTS})\s?[：:]\s?{NAME}(?=[\s，；,;、（(。）)]|$)")
SHORTEST = 3
"""Characters of a name from which another one with all but one of them is a slip."""


def contacts(outline: Outline) -> Iterator[Stated]:
    """Yield the contact persons of a document with their numbers, and the names beside numbers and posts."""
    of = organ(outline)
    for index, paragraph in enumerate(outline.paragraphs):
        if changes(paragraph.text):
            continue
        for match in CONTACT.finditer(paragraph.text):
            yield from _contact(index, match, squeezed(match["whose"] or "") or of)
        for match in POST.finditer(paragraph.text):
            yield from _names(index, match, of, match["post"], match["post"])


def _contact(index: int, match: re.Match[str], of: str) -> Iterator[Stated]:
    """Yield what is said of a contact person: numbers of the desk and of the pocket apart."""
    name = squeezed(match["name"])
    found = [(re.sub(r"\D", "", each[0]), each) for each in EACH.finditer(match["phones"])]
    for mobile in (False, True):
        numbers = [(digits, each) for digits, each in found if (len(digits) == 11 and digits[0] == "1") is mobile]
        if numbers:
            start = match.start("phones")
            place = (start + numbers[0][1].start(), start + numbers[-1][1].end())
            value, shown = "、".join(digits for digits, _ in numbers), "、".join(each[0] for _, each in numbers)
            key = ("phone", of, name, "mobile" if mobile else "line")
            yield Stated("set-phone-differs", key, value, shown, index, *place, name)
        for digits, each in numbers:
            yield from _names(index, match, of, digits, each[0])


def _names(index: int, match: re.Match[str], of: str, beside: str, about: str) -> Iterator[Stated]:
    """Yield a name under each form of it that leaves one character open: only such another name is a slip."""
    name = squeezed(match["name"])
    for at in range(len(name)) if len(name) >= SHORTEST else ():
        key = ("person", of, beside, f"{name[:at]}＊{name[at + 1 :]}")
        yield Stated("set-person-differs", key, name, name, index, *match.span("name"), about)
