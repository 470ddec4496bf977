"""Rule of the issuing organ: letterhead, title, signature and printing office name one.

In: an outline. Out: names that differ from the letterhead's by a slip; what several organs issue together is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.signature import names_above, several_sign, signed

HEAD = 6
"""Lines with a text from the top among which letterhead and title stand."""
LETTERHEAD = re.compile(r"([一-鿿（）]{4,40}?)文件")
ABOUT = re.compile(r"([一-鿿（）]{4,40}?)关于")
PRINTED = re.compile(r"([一-鿿（）]{4,40}?)[\s\u3000]*\d{4}年\d{1,2}月\d{1,2}日印发")
PRINTED_LINE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发\s*$")
ORGANS = "[局厅部委会府室院]"
JOINT = re.compile(f"{ORGANS}[、和与 \\u3000]+[一-鿿]{{2,20}}{ORGANS}[^。]{{0,40}}关于|联合(?:印发|发布|转发|开展)")
LEFT_OUT = re.compile("人民(?=政府)|(?:监督)?管理(?=局)|(?<=委)员会")
"""What a usual short name of an organ leaves out."""
SLIP = 2
"""Characters by which two forms of one name differ through a slip; what differs by more is another name."""


def texts(outline: Outline) -> list[tuple[int, str]]:
    """Return the paragraphs that say something, by their index."""
    return [(n, each.text.strip()) for n, each in enumerate(outline.paragraphs) if each.text.strip()]


def organs(outline: Outline) -> Iterator[Found]:
    """Find names of the issuing organ that differ from the letterhead's by a slip."""
    head = letterhead(outline)
    if head and not _joint(outline, *head):
        at, organ = head
        for index, start, name in _named(outline, at):
            lawful = (organ, f"{organ}办公室")
            if _short(name) not in map(_short, lawful) and any(_slip(name, each) for each in lawful):
                yield Found(index, start, start + len(name), {"found": name, "letterhead": organ})


def letterhead(outline: Outline) -> tuple[int, str] | None:
    """Return the line of the letterhead and the organ that it names; -1 where it stands in the envelope."""
    if organ := outline.envelope.get("letterhead", "").removesuffix("文件"):
        return -1, organ
    for index, text in texts(outline)[:HEAD]:
        if match := LETTERHEAD.fullmatch("".join(text.split())):
            return index, match[1]
    return None


def _joint(outline: Outline, at: int, organ: str) -> bool:
    """Say whether several organs issue the document, under the letterhead of one, of each, or of one with 等."""
    title = "".join(text for _, text in texts(outline)[:HEAD] if "。" not in text)
    above = bool(names_above(outline, at)) if at > 0 else False
    return "等" in organ or above or several_sign(outline) or bool(JOINT.search(title))


def _short(name: str) -> str:
    return LEFT_OUT.sub("", name)


def _named(outline: Outline, head: int) -> Iterator[tuple[int, int, str]]:
    """Yield where the organ is named: at the head of the title, as signature, as printing office."""
    lines = texts(outline)
    dated = day[0] if (day := signed(outline)) else -1
    for place, (index, text) in enumerate(lines):
        raw = outline.paragraphs[index].text
        if index > head and place <= HEAD and (match := ABOUT.match(text)):
            yield index, raw.index(match[1]), match[1]
        below, following = lines[place + 1] if place + 1 < len(lines) else (-1, "")
        if below == dated >= 0 and re.fullmatch("[一-鿿（）]{4,40}", text):
            yield index, raw.index(text), text
        if match := PRINTED.fullmatch(text):
            yield index, raw.index(match[1]), match[1]
        elif "印发" in following and PRINTED_LINE.fullmatch(following) and re.fullmatch("[一-鿿（）]{4,40}", text):
            yield index, raw.index(text), text


def _slip(name: str, wanted: str) -> bool:
    return abs(len(name) - len(wanted)) <= SLIP and _changed(name, wanted) <= SLIP


def _changed(name: str, wanted: str) -> int:
    """Return how many characters differ between two forms of a name."""
    codes = SequenceMatcher(None, wanted, name, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal")


RULES = (
    Rule(
        "organ-differs",
        "the organ is called {found} here, and {letterhead} in the letterhead",
        Severity.WARNING,
        "GB/T 9704-2012, 7.2.4, 7.3.5, 7.4.3",
        ("云溪市应急管理局文件", "云应急〔2026〕7号", "云溪市应急管局", "2026年3月12日"),
        ("云溪市应急管理局文件", "云应急〔2026〕7号", "云溪市应急管理局", "2026年3月12日"),
        organs,
    ),
)
