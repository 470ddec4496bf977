"""Roles: what each paragraph of a finished document is, by its style, its words and where it stands.

In: paragraphs in order. Out: the same with roles, and the texts of the envelope by name. What is not sure has no role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.layout import style_names as style
from reportgen.proofreading.outline import Paragraph

DATE = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
WHOLE_DATE = re.compile(DATE)
NUMBER = re.compile(r"[一-龥（）()]{1,20}[〔\[（(【﹝]\d{4}[〕\]）)】﹞]第?\d+号")
LETTERHEAD = re.compile(r"([一-龥（）、]{3,60}?)文件")
TITLE = re.compile(
    r"关于.{2,}|.*(?:通知|通报|报告|请示|批复|意见|决定|决议|公告|通告|命令|议案|函|纪要|方案|计划|办法|规定|细则|要点|总结|简报)"
    r"(?:（[^（）]{1,12}）)?"
)
PRINTED = re.compile(rf"(?P<office>[^\d]*?)(?P<date>{DATE})印发")
COPIES = re.compile(r"(?:抄送|分送|抄报)[：:]")
RECIPIENTS = re.compile(r"[^。；！？]{2,300}[：:]")
SIGNATORY = re.compile(r"签发人[：:]")
LISTED = re.compile(r"附件[：:]")
ENTRY = re.compile(r"\d{1,2}[.．、]")
NUMERALS = "[一二三四五六七八九十]{1,3}"
HEADINGS = (
    ("heading1", re.compile(f"{NUMERALS}、")),
    ("heading2", re.compile(f"[（(]{NUMERALS}[）)]")),
    ("heading3", re.compile(r"\d{1,2}[.．、](?!\d)")),
    ("heading4", re.compile(r"[（(]\d{1,2}[）)]")),
)
SENTENCE_ENDS = ("。", "！", "？", "；")
HEAD, LONGEST_HEADING, LONGEST_NAME, MOST_SIGNED = 12, 40, 40, 6
"""Lines of the head; characters of a heading alone and of a name; lines that may sign."""
STYLED = {
    style.TITLE: "title", "Title": "title", style.RECIPIENTS: "recipients", style.DATE: "date",
    style.SEALED_DATE: "date",
}  # fmt: skip


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def _numbers(found: re.Match[str]) -> bool:
    """Whether a line holds the document's own number: alone, or with the names of those who sign."""
    text = found.string
    return found[0] == text or (bool(SIGNATORY.search(text) or found.start() == 0) and "关于" not in text)


@dataclass
class _Roles:
    paragraphs: Sequence[Paragraph]
    roles: dict[int, str] = field(default_factory=dict)
    envelope: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = [
            (index, squeezed(each.number + each.text))
            for index, each in enumerate(self.paragraphs)
            if not each.role and each.text.strip()
        ]

    def fill(self) -> None:
        """Fill in all roles; the sure ones first."""
        self._styled()
        self._imprint()
        start = self._head()
        self._title(start)
        self._attachments()
        self._signed()
        self._headings()

    def _take(self, index: int, role: str, name: str = "", text: str = "") -> None:
        self.roles.setdefault(index, role)
        if name:
            self.envelope[name] = self.envelope.get(name, "") + text if name == "title" else text

    def _styled(self) -> None:
        for index, _ in self.lines:
            if role := STYLED.get(self.paragraphs[index].style):
                self.roles[index] = role

    def _imprint(self) -> None:
        for index, each in enumerate(self.paragraphs):
            text = squeezed(each.text)
            if each.role in ("", "cell") and (match := PRINTED.fullmatch(text)):
                self.roles[index] = "imprint"
                self.envelope["print_date"] = match["date"]
                if match["office"] or index:
                    self.envelope["printer"] = match["office"] or squeezed(self.paragraphs[index - 1].text)
            elif each.role in ("", "cell") and COPIES.match(text):
                self.roles[index] = "imprint"

    def _head(self) -> int:
        """Fill in letterhead and number; return behind which line of the head they end."""
        end = 0
        for at, (index, text) in enumerate(self.lines[:HEAD]):
            if text.endswith(SENTENCE_ENDS):
                break
            if match := LETTERHEAD.fullmatch(text):
                self.envelope |= {"letterhead": match[1], "authority": match[1]}
                end = at + 1
            elif (found := NUMBER.search(text)) and _numbers(found):
                self.envelope["number"] = found[0]
                end = at + 1
            elif SIGNATORY.match(text):
                end = at + 1
            elif self.roles.get(index) == "title":
                break
        return end

    def _title(self, start: int) -> None:
        """Fill in title and recipients: between head and text, where the lines together end as titles do."""
        titled = [(index, text) for index, text in self.lines[: start + HEAD] if self.roles.get(index) == "title"]
        stop = next((at for at in range(start, len(self.lines)) if self._begins_text(at)), len(self.lines))
        between = self.lines[start:stop]
        if stop < len(self.lines) and self._addresses(stop):
            self._take(self.lines[stop][0], "recipients", "recipients", self.lines[stop][1].rstrip("：:"))
        if not titled and 0 < len(between) <= 4 and TITLE.fullmatch("".join(text for _, text in between)):
            titled = between
        for index, text in titled:
            self._take(index, "title", "title", text)

    def _begins_text(self, at: int) -> bool:
        index, text = self.lines[at]
        if self.roles.get(index) == "title":
            return False
        numbered = any(pattern.match(text) for _, pattern in HEADINGS[:2])
        return text.endswith(("：", ":", *SENTENCE_ENDS)) or numbered or len(text) > 2 * LONGEST_NAME

    def _addresses(self, at: int) -> bool:
        index, text = self.lines[at]
        return self.roles.get(index) == "recipients" or (
            bool(RECIPIENTS.fullmatch(text)) and not any(pattern.match(text) for _, pattern in HEADINGS)
        )

    def _signed(self) -> None:
        """Fill in the dates that stand alone, and the names above the first of them."""
        for at, (index, text) in enumerate(self.lines):
            if not WHOLE_DATE.fullmatch(text):
                continue
            if at > 2:
                self._take(index, "date")
                if "date" not in self.envelope:
                    self.envelope["date"] = text
                    self._names(at)

    def _names(self, date: int) -> None:
        names: list[str] = []
        for index, text in reversed(self.lines[max(date - MOST_SIGNED, 0) : date]):
            named = len(text) <= LONGEST_NAME and not re.search("[。，；：:！？、《》]", text)
            if not named or index in self.roles or any(pattern.match(text) for _, pattern in HEADINGS):
                break
            self._take(index, "signature")
            names.insert(0, text)
        if names:
            self.envelope["signature"] = "、".join(names)

    def _attachments(self) -> None:
        listed = False
        for at, (index, text) in enumerate(self.lines):
            begins = bool(LISTED.match(text)) and len(text) > 3
            entry = bool(ENTRY.match(text)) or self._before_entry(at)
            listed = begins or (listed and entry and not text.endswith(SENTENCE_ENDS))
            if listed:
                self._take(index, "attachment_note")

    def _before_entry(self, at: int) -> bool:
        """Whether a line may be the rest of an entry: the entry of the next number stands below it, the last one above."""
        if at + 1 == len(self.lines) or not at or len(self.lines[at][1]) > LONGEST_NAME:
            return False
        above, below = (ENTRY.match(LISTED.sub("", self.lines[n][1], count=1)) for n in (at - 1, at + 1))
        return bool(above and below and int(below[0][:-1]) == int(above[0][:-1]) + 1)

    def _headings(self) -> None:
        for index, text in self.lines:
            named = (role for role, pattern in HEADINGS if pattern.match(text))
            role = next(named, "")
            if role and len(text) <= LONGEST_HEADING and not text.rstrip("。").endswith(SENTENCE_ENDS):
                self._take(index, role if "。" not in text.rstrip("。") else "body")


def with_roles(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], dict[str, str]]:
    """Return paragraphs with their roles, and the envelope of the document."""
    work = _Roles(paragraphs)
    work.fill()
    return tuple(_each(paragraphs, work.roles)), work.envelope


def _each(paragraphs: Sequence[Paragraph], roles: dict[int, str]) -> Iterator[Paragraph]:
    for index, paragraph in enumerate(paragraphs):
        role = roles.get(index, "")
        yield replace(paragraph, role=role) if role else paragraph
