"""Helpers of tests that produce whole documents: build an input in memory and read the result back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen import GENERATOR
from reportgen.diagnostics import Diagnostic
from reportgen.ooxml.outline import Line, outline
from reportgen.ooxml.package import read_package
from reportgen.pipeline import Loaded, Produced, TemplateChoice, load_document, produce

TITLE_STYLES = ("公文标题", "标题", "附件标题")


@dataclass
class Made:
    """An input and what became of it."""

    loaded: Loaded
    produced: Produced
    parts: dict[str, bytes]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return self.produced.diagnostics

    @property
    def lines(self) -> list[Line]:
        return outline(self.parts)


def make(path: Path, choice: TemplateChoice | None = None) -> Made:
    """Build an input in memory; fails where it has errors."""
    loaded = load_document(path)
    assert not loaded.failed, "\n".join(map(str, loaded.diagnostics))
    produced = produce(loaded, choice or TemplateChoice(), GENERATOR)
    return Made(loaded, produced, read_package(produced.data, path.name))


def squash(text: str) -> str:
    return "".join(text.split())


def said(lines: list[Line]) -> list[str]:
    """Return what a document says: a line a paragraph, a row of a table with tabs between its cells, spaces removed.

    Tables that only put things in their places (red head, imprint) count as their paragraphs.
    """
    return [text for line in lines for text in _line(line) if text.strip("\t")]


def _line(line: Line) -> list[str]:
    if line.in_table and line.style == "表格":
        return ["\t".join(map(squash, line.cells))]
    return [squash(part) for cell in line.cells for part in (cell.split("\t") if line.in_table else [cell])]


def expected_lines(text: str) -> list[str]:
    """Return the lines of an expected text in the same form; office and date of an imprint are paragraphs."""
    lines = ["\t".join(map(squash, line.split("\t"))) for line in text.splitlines() if line.strip()]
    return [part for line in lines for part in (line.split("\t") if line.endswith("印发") else [line])]


def joined(lines: list[str], title: str) -> list[str]:
    """Return lines with those that together are a title joined into one."""
    wanted, result, start = squash(title), [], 0
    while start < len(lines):
        end = start
        text = ""
        while end < len(lines) and wanted.startswith(text + lines[end]):
            text += lines[end]
            end += 1
        whole = text == wanted
        result.append(text if whole else lines[start])
        start = end if whole else start + 1
    return result
