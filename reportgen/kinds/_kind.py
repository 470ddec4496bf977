"""What a kind of document is: five facts in one small object.

In: nothing. Out: the type that every module of this folder fills in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from reportgen.checks.context import Check
from reportgen.frozen import frozen
from reportgen.model.official import Official
from reportgen.views.official import official_view

if TYPE_CHECKING:
    from reportgen.ledger.counting import Figures

Draft = Callable[["Figures", frozenset[str]], Mapping[str, Any]]


@frozen
class Kind:
    """A kind of document: its name, title, model, view and checks; `wording` puts its own messages into Chinese."""

    name: str
    title: str
    model: type[Official] = Official
    view: Callable[[Any], Any] = official_view
    checks: tuple[Check, ...] = ()
    wording: Mapping[str, str] = field(default_factory=dict)
    draft: Draft | None = None
    """What the kind can say out of a ledger's figures: given them and the keys a person wrote, keys with their values."""
    summary: str = ""
    """One Chinese sentence for the clerk: what this kind is for."""
