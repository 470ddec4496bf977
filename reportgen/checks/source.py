"""Checks of what was typed, before it becomes a document: nothing unfinished, no tags of a template.

In: plain data. Out: problems with the path of each text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportgen.model.problems import Path, Problem
from reportgen.model.verbatim import Verbatim

TAGS = re.compile(r"\{\{|\{%|\{#|\{_[{%]|[%}]_\}")
PLACEHOLDER = "请填写"
LEFT = re.compile(rf"(?<![\u4e00-\u9fff]){PLACEHOLDER}(?![\u4e00-\u9fff“《])")
"""The placeholder itself; 请填写登记表 is a sentence."""


def source_problems(data: Any) -> list[Problem]:
    """Return a problem for each text that is left to fill in, or holds a tag."""
    return [problem for path, text in texts(data) if (problem := _problem(path, text))]


def _problem(path: Path, text: str) -> Problem | None:
    if LEFT.search(text):
        return Problem(path, "placeholder", "this is still to be filled in: {text}", {"text": text.strip()[:40]})
    if not isinstance(text, Verbatim) and (tag := TAGS.search(text)):
        message = "{tag} stands for a figure out of a ledger, and none is named; add 台账 (ledger), or write the number itself"
        return Problem(path, "tag-in-text", message, {"tag": tag[0]})
    return None


def texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in plain data with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from texts(item, (*path, index))
