"""Mistakes planted into the project's own samples, by edits that know nothing of the rules.

In: the lines of a sample. Out: edits, each with the lines it leaves; a third of them is held out by hash.
The list of edits was fixed before the first rule was written: what a hand does to a text that it types or copies.
A test asks for the edits that a rule claims, takes as many as it needs by hash, and plants each alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TWINS = Path(__file__).resolve().parent.parent / "twins"
OWN = Path(__file__).resolve().parent / "samples"
"""Samples written for what the others have too little of: numbers of documents, phases, sums, counted items."""
HALVES = dict(zip("，：；（）？！", ",:;()?!", strict=True))
MARK = "，。；：、（）“”《》〔〕"
LEADING = r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）|[一二三四五六七八九十]+是)"
DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
HAN = "一-鿿"
SOUNDS = {
    "台账": "台帐",
    "形势": "形式",
    "形式": "形势",
    "截至": "截止",
    "压实": "压死",
    "复工复产": "工复产",
    "排查整治": "排整治",
    "必要性": "必须要性",
    "充分": "充份",
    "部署": "布署",
    "制定": "制订",
    "履行": "屡行",
    "贯彻": "贯砌",
    "再次": "在次",
    "其他": "其它",
    "账户": "帐户",
    "相左": "向左",
}
"""Words and what an input method offers for them."""


@dataclass(frozen=True)
class Edit:
    """One planted mistake: what stood at a place of a line, and what stands there now."""

    sample: str
    kind: str
    line: int
    start: int
    before: str
    after: str

    @property
    def digest(self) -> int:
        key = f"{self.sample}|{self.kind}|{self.line}|{self.start}|{self.after}"
        return int(hashlib.sha256(key.encode()).hexdigest()[:12], 16)

    @property
    def held_out(self) -> bool:
        return self.digest % 3 == 0


Change = Callable[[str], Iterator[tuple[int, str, str]]]


def replaced(pattern: str, *forms: Callable[[str], str]) -> Change:
    """Return the edit that puts each match of a pattern into other forms."""

    def change(line: str) -> Iterator[tuple[int, str, str]]:
        for match in re.finditer(pattern, line):
            for form in forms:
                if (after := form(match[0])) != match[0]:
                    yield match.start(), match[0], after

    return change


def to(text: str) -> Callable[[str], str]:
    return lambda _: text


def widened(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def within(pattern: str, form: Callable[[str], str]) -> Callable[[str], str]:
    """Return a form that changes the first match of a pattern inside a text."""
    return lambda text: re.sub(pattern, lambda match: form(match[0]), text, count=1)


def spelled(year: str) -> str:
    return "".join("〇一二三四五六七八九"[int(each)] for each in year)


def moved(by: int) -> Callable[[list[str], int], list[str]]:
    """Return the edit that puts a line further down, or up."""

    def move(lines: list[str], number: int) -> list[str]:
        others = [*lines[:number], *lines[number + 1 :]]
        place = max(number + by, 0)
        return [*others[:place], lines[number], *others[place:]]

    return move


CHANGES: dict[str, Change] = {
    "drop a mark": replaced(f"[{MARK}]", to("")),
    "double a mark": replaced("[，。；：、]", lambda each: each * 2),
    "two marks": replaced("[，。；]", lambda each: each + "，", lambda each: each + "。"),
    "another mark": replaced("[，。；、]", *(to(each) for each in "，。；、")),
    "halve a mark": replaced("[，：；（）]", lambda each: HALVES[each]),
    "other quotes": replaced("[“”]", to('"')),
    "angle for title": replaced("《[^《》]+》", lambda each: f"<{each[1:-1]}>", lambda each: f"《<{each[1:-1]}>》"),
    "join titles": replaced("《[^《》]+》", lambda each: f"{each}、{each}"),
    "join quotations": replaced("“[^“”]+”", lambda each: f"{each}、{each}"),
    "widen a number": replaced(r"\d+", widened),
    "a space": replaced(f"(?<=[{HAN}，。、；])(?=[{HAN}])", to(" ")),
    "a space behind a mark": replaced("[，。、；]", lambda each: each + " "),
    "space a date": replaced(DATE, within(r"\d+(?=月)", lambda each: f" {each} ")),
    "drop a character": replaced(f"[{HAN}]", to("")),
    "double a character": replaced(f"[{HAN}]", lambda each: each * 2),
    "double two characters": replaced(f"[{HAN}]{{2}}", lambda each: each * 2),
    "swap two characters": replaced(f"[{HAN}]{{2}}", lambda each: each[::-1]),
    "drop a character of 安全生产": replaced(
        "安全生产", *(lambda each, n=n: each[:n] + each[n + 1 :] for n in range(4))
    ),
    "sound-alike": replaced(
        "|".join(SOUNDS),
        SOUNDS.__getitem__,
    ),
    "mask a name": replaced(r"云溪(?=市)", to("X"), to("XX"), to("***"), to("某某")),
    "mask a number": replaced(r"\d+(?=[家个处项次人])", to("XX"), to("**")),
    "brackets of a number": replaced(
        r"〔\d{4}〕", *(lambda each, a=a: a[0] + each[1:-1] + a[1] for a in ("[]", "()", "（）", "【】", "﹝﹞"))
    ),
    "zero before a number": replaced(r"(?<=〕)\d+(?=号)", lambda each: "0" + each, lambda each: "00" + each),
    "第 before a number": replaced(r"(?<=〕)\d+(?=号)", lambda each: "第" + each, lambda each: "第 " + each),
    "drop a leading number": replaced(LEADING, to("")),
    "change a leading number": replaced(
        LEADING,
        lambda each: re.sub(
            "[一二三四五六七八九]", lambda m: "二三四五六七八九十"["一二三四五六七八九".index(m[0])], each
        ),
        within(r"\d+", lambda each: str(int(each) + 1)),
    ),
    "1、 for 1.": replaced(r"^\d+\.", lambda each: each[:-1] + "、", lambda each: each[:-1] + "．"),
    "narrow a leading number": replaced(r"^（[一二三四五六七八九十\d]+）", lambda each: f"({each[1:-1]})"),
    "drop 是": replaced("(?<![一-鿿])[一二三四五六七八九]是", lambda each: each[0]),
    "change a number": replaced(r"\d+", lambda each: str(int(each) + 1)),
    "change an announced number": replaced(
        "[二三四五六七八](?=[个项类条点件])",
        *(lambda each, n=n: "一二三四五六七八九十"["一二三四五六七八九".index(each) + n] for n in (-1, 1, 2)),
    ),
    "month 13": replaced(DATE, within(r"\d+(?=月)", to("13"))),
    "day 32": replaced(DATE, within(r"\d+(?=日)", to("32"))),
    "30 February": replaced(DATE, within(r"\d+月\d+", to("2月30"))),
    "drop a month": replaced(r"\d{4}年\d{1,2}月\d{1,2}日", within(r"(?<=年)\d+", to(""))),
    "drop a day": replaced(r"\d{4}年\d{1,2}月\d{1,2}日", within(r"(?<=月)\d+", to(""))),
    "zero in a date": replaced(
        DATE, within(r"(?<!\d)\d(?=月)", lambda each: "0" + each), within(r"(?<!\d)\d(?=日)", lambda each: "0" + each)
    ),
    "spell a year": replaced(r"\d{4}(?=年)", spelled),
    "hyphen for a dash": replaced("[—–～](?=[0-9])", to("-")),
    "a year later": replaced(r"\d{4}(?=年)", lambda each: str(int(each) + 1)),
    "a year earlier": replaced(r"\d{4}(?=年)", lambda each: str(int(each) - 1)),
    "another month": replaced(
        r"(?<!\d)\d{1,2}(?=月)", *(lambda each, n=n: str((int(each) + n) % 12 + 1) for n in range(11))
    ),
    "another day": replaced(r"\d{1,2}(?=日)", *(lambda each, n=n: str((int(each) + n) % 28 + 1) for n in range(27))),
    "another quarter": replaced("[一二三四](?=季度)", *(to(each) for each in "一二三四")),
    "a year off": replaced(r"\d{4}(?=年)", *(lambda each, n=n: str(int(each) + n) for n in (-5, -3, -2, 2, 3, 5))),
    "a number off": replaced(r"\d+", *(lambda each, n=n: str(int(each) + n) for n in (-1, 2, 5, 9))),
    "no 的 in a title": replaced("《[^《》]*关于[^《》]*》", lambda each: each.replace("的", "")),
    "halve brackets": replaced("（[^（）]+）", lambda each: f"({each[1:-1]})"),
    "straight quotes": replaced("“[^“”]+”", lambda each: f'"{each[1:-1]}"'),
    "a mark behind a bracket": replaced("(?<=）)(?=[一-鿿])", *(to(each) for each in "、，")),
    "change a point": replaced(
        "(?:^|(?<=[。；：]))[一二三四五六七八](?=是)", lambda each: "二三四五六七八九"["一二三四五六七八".index(each)]
    ),
    "empty a field": replaced("(?<=：)[^：；，。（）]{1,30}(?=[；）。，])", to("")),
    "a hint for a name": replaced("(?<=：)[一-鿿]{2,3}(?=[；，）])", to("（请填写姓名）"), to("[请输入]")),
    "a spreadsheet's error": replaced(r"\d+(?=[家个处项起])", to("#REF!"), to("#N/A"), to("None")),
    "another clock": replaced(
        "(?<=[上下]午)\\d{1,2}(?=时)", *(lambda each, n=n: str(int(each) + n) for n in (11, 12, 13))
    ),
    "a second 将": replaced("(?=纳入|列入|作为)", to("将")),
    "drop a title": replaced("(?<=《)[^《》]+(?=》)", to("")),
    "a tag": replaced("^.{8,}$", lambda each: f"<p>{each}</p>"),
    "a field left": replaced(r"\d+(?=[家个处项])", to("{{ 数 }}")),
}
"""The list of edits within a line."""
LINES: dict[str, Callable[[list[str], int], list[str]]] = {
    "drop a line": lambda lines, n: lines[:n] + lines[n + 1 :],
    "double a line": lambda lines, n: [*lines[: n + 1], lines[n], *lines[n + 1 :]],
    **{f"move a line down {by}": moved(by) for by in (*range(1, 13), 16, 24, 32)},
    **{f"move a line up {by}": moved(-by) for by in (3, 6, 9, 12, 15)},
    "swap two lines": lambda lines, n: [*lines[:n], *reversed(lines[n : n + 2]), *lines[n + 2 :]],
    "cut a line": lambda lines, n: [
        *lines[:n],
        lines[n][: len(lines[n]) // 2],
        lines[n][len(lines[n]) // 2 :],
        *lines[n + 1 :],
    ],
}
"""The list of edits of whole lines."""


def samples() -> dict[str, list[str]]:
    """Return the texts of the project's samples: what each must say, a line a paragraph, cells with tabs between."""
    paths = [*sorted(TWINS.glob("*.expected.txt")), *sorted(OWN.glob("*.txt"))]
    return {path.name.split(".")[0]: path.read_text("utf-8").rstrip("\n").split("\n") for path in paths}


def edits(kind: str) -> list[Edit]:
    """Return every edit of a kind, in the order of their hashes."""
    return sorted(_lines(kind) if kind in LINES else _within(kind), key=lambda each: each.digest)


def _within(kind: str) -> Iterator[Edit]:
    for name, lines in samples().items():
        for number, line in enumerate(lines):
            for start, before, after in CHANGES[kind](line):
                yield Edit(name, kind, number, start, before, after)


def _lines(kind: str) -> Iterator[Edit]:
    for name, lines in samples().items():
        for number, line in enumerate(lines):
            if line:
                yield Edit(name, kind, number, 0, line, "")


def planted(lines: list[str], edit: Edit) -> list[str]:
    """Return the lines of a sample with one edit made."""
    if edit.kind in LINES:
        return LINES[edit.kind](lines, edit.line)
    line = lines[edit.line]
    changed = line[: edit.start] + edit.after + line[edit.start + len(edit.before) :]
    return [*lines[: edit.line], changed, *lines[edit.line + 1 :]]
