"""Helpers of the tests of views: a document typed in YAML, and its view."""

from __future__ import annotations

import yaml

from reportgen.model.official import Official
from reportgen.model.validation import validate
from reportgen.views.official import official_view
from reportgen.views.view import Block, OfficialView


def view(text: str) -> OfficialView:
    validated = validate(Official, yaml.load(text, yaml.BaseLoader))
    assert validated.document is not None, validated.problems
    return official_view(validated.document)


def kinds(text: str) -> list[str]:
    """Return the kinds of a document's blocks."""
    return [block.kind for block in view(text).blocks]


def only(text: str) -> Block:
    """Return the only block of a document."""
    (block,) = view(text).blocks
    return block
