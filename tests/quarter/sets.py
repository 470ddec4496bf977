"""Sets that were made, and what is said of them when something in them has changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from reportgen.diagnostics import Diagnostic
from reportgen.locale import Wording
from reportgen.ooxml.outline import W
from reportgen.ooxml.package import read_package
from reportgen.ooxml.places import PlacedText, placed_texts
from reportgen.ooxml.places import said as said_by
from reportgen.quarter.agreement import disagreements
from reportgen.quarter.as_made import kept_texts, texts_from_plain, texts_to_plain
from reportgen.quarter.manifest import Member, from_json

BODY = "word/document.xml"
Parts = Mapping[str, bytes]


@dataclass
class MadeSet:
    """A set as it was made: its manifest, its documents, and their texts as a manifest keeps them."""

    members: list[Member]
    documents: dict[str, Parts]
    texts: dict[str, list[PlacedText]]

    def member(self, name: str) -> Member:
        return next(each for each in self.members if each.name == name)

    def parts(self, name: str) -> Parts:
        return self.documents[self.member(name).file]

    def read_back(self, name: str, parts: Parts, texts_kept: bool = True) -> list[Diagnostic]:
        """Return what is said when one document has changed."""
        documents = {**self.documents, self.member(name).file: parts}
        return list(disagreements(self.members, documents, self.texts if texts_kept else {}))


def made_set(folder: Path) -> MadeSet:
    """Return the set in a folder, just made."""
    manifest = from_json((folder / "manifest.json").read_text("utf-8"))
    documents: dict[str, Parts] = {
        each.file: read_package((folder / each.file).read_bytes(), each.file) for each in manifest.members
    }
    texts = {file: texts_from_plain(texts_to_plain(kept_texts(parts, file))) for file, parts in documents.items()}
    return MadeSet(list(manifest.members), documents, texts)


def changed(parts: Parts, old: str, new: str, part: str = BODY, count: int = 1) -> dict[str, bytes]:
    """Return the parts with a text changed as Word would, without telling anybody."""
    text = parts[part].decode()
    assert text.count(old) >= 1, f"{old} is not in {part}"
    return {**parts, part: text.replace(old, new, count).encode()}


def appended(parts: Parts, more: str) -> dict[str, bytes]:
    """Return the parts with more at the end of the body."""
    before, mark, after = parts[BODY].decode().rpartition("<w:sectPr")
    return {**parts, BODY: f"{before}{more}{mark}{after}".encode()}


def paragraph_with(parts: Parts, text: str) -> str:
    """Return the paragraph of the body that says a text."""
    return _one(parts, r"<w:p(?: [^>]*)?>(?:(?!</w:p>).)*?</w:p>", text)


def row_with(parts: Parts, text: str) -> str:
    """Return the first row of a table in which a text stands."""
    return _one(parts, r"<w:tr(?: [^>]*)?>(?:(?!</w:tr>).)*?</w:tr>", text)


def _one(parts: Parts, pattern: str, text: str) -> str:
    found = (each[0] for each in re.finditer(pattern, parts[BODY].decode(), re.DOTALL))
    return next(each for each in found if text in re.sub(r"<[^>]+>", "", each))


def with_text(parts: Parts, placed: PlacedText, new: str) -> dict[str, bytes]:
    """Return the parts with the text at a place of the body replaced by one of the same lines."""
    lines = zip(placed.text.split("\n"), new.split("\n"), strict=True)
    old, other = next((old, other) for old, other in lines if old != other)
    for index in range(parts[BODY].decode().count("<w:p")):
        tried = _with_line(parts, old, other, index)
        if any(each.place == placed.place and each.text == new for each in placed_texts(tried)):
            return tried
    raise AssertionError(placed)


def _with_line(parts: Parts, old: str, new: str, index: int) -> dict[str, bytes]:
    """Return the parts with the text of the paragraph that says a line, the one of that index, in its first run."""
    root = etree.fromstring(parts[BODY])
    paragraph = [each for each in root.iter(f"{W}p") if said_by(each) == old][index]
    for number, node in enumerate(paragraph.iter(f"{W}t")):
        node.text = "" if number else new
    return {**parts, BODY: etree.tostring(root)}


def plain(text: str) -> str:
    """Return a paragraph as XML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def said(diagnostics: list[Diagnostic]) -> list[str]:
    """Return the lines that a clerk reads."""
    return [Wording("zh").diagnostic(each) for each in diagnostics]


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [each.code for each in diagnostics]
