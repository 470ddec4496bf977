"""The template guide as a test reads it: the examples it names, and what it shows of each.

In: a page. Out: examples in their order, each with its blocks: `template` (what is typed in Word), `yaml` (what stands in the
data), `prints` (what comes out), `says` (what is told of a template with a mistake), `check` (what `template check` tells of it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "templates"
GUIDES = {"en": ROOT / "docs" / "template-guide.md", "zh": ROOT / "docs" / "template-guide.zh-CN.md"}
PIECE = re.compile(
    r"\]\(templates/(?!appendix)(?P<name>[\w-]+)\.docx\)|^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
"""An example, but for the document that one of them puts in; or a block."""
FILE = re.compile(r"\]\(templates/([\w.-]+)\)")
KINDS = ("template", "yaml", "prints", "says", "check")


@dataclass
class Example:
    """An example and the lines shown of it, by the kind of their block."""

    name: str
    shown: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    @property
    def template(self) -> Path:
        return FOLDER / f"{self.name}.docx"

    @property
    def data(self) -> Path:
        own = self.template.with_suffix(".yaml")
        return own if own.exists() else FOLDER / "wrong.yaml"


def examples(language: str) -> list[Example]:
    """Return the examples of a guide in their order."""
    found: dict[str, Example] = {}
    current: Example | None = None
    for piece in PIECE.finditer(GUIDES[language].read_text("utf-8")):
        if name := piece["name"]:
            current = found.setdefault(name, Example(name))
        elif current is not None and piece["kind"] in KINDS:
            current.shown[piece["kind"]] += [line for line in piece["text"].splitlines() if line.strip()]
    return list(found.values())


def named_files(language: str) -> set[str]:
    """Return the files of docs/templates that a guide names."""
    return set(FILE.findall(GUIDES[language].read_text("utf-8")))
