"""What kinds share that print their findings as a table before whatever else a person wrote.

In: a document and a table. Out: the document with the table first in its body, and everything of its own behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from reportgen.model.official import CONTENT_KEYS, ContentItem, Official
from reportgen.model.records import Finding, Table

Made = TypeVar("Made", bound=Official)


def with_table(document: Made, table: Callable[[list[Finding]], Table]) -> Made:
    """Return a document whose findings are a table; its other parts follow in their order.

    Where a person wrote an order of his own (内容项), findings stand in it and print there as they do everywhere.
    """
    findings: list[Finding] = document.findings
    if not findings:
        return document
    others = [name for name in CONTENT_KEYS if name != "findings" and getattr(document, name)]
    items = [ContentItem(**{name: getattr(document, name)}) for name in others]
    emptied: dict[str, Any] = {name: () if name == "body" else [] for name in (*others, "findings")}
    return document.with_values(**emptied, content=[ContentItem(table=table(findings)), *items])
