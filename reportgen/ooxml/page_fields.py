"""Page fields: the page numbers of headers and footers, which Word writes anew and which state nothing.

In: the root of a part. Out: the same, its page numbers taken away.
"""

from __future__ import annotations

import re

from lxml import etree

from reportgen.ooxml.outline import W

PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
BEGIN, SEPARATE, END = "begin", "separate", "end"


def empty_page_fields(root: etree._Element) -> None:
    """Take away the page numbers that stand in fields."""
    for field in root.iter(f"{W}fldSimple"):
        if PAGES.match(field.get(f"{W}instr") or ""):
            for text in field.iter(f"{W}t"):
                text.text = ""
    _empty_complex(root)


def _empty_complex(root: etree._Element) -> None:
    """Take away the results of fields that are written as several runs: begin, instruction, separate, result, end."""
    fields: list[list[str]] = []  # instruction, and whether the result has begun; outermost first
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if kind == BEGIN:
            fields.append(["", ""])
        elif kind == END and fields:
            fields.pop()
        elif kind == SEPARATE and fields:
            fields[-1][1] = SEPARATE
        elif node.tag == f"{W}instrText" and fields:
            fields[-1][0] += node.text or ""
        elif node.tag == f"{W}t" and any(begun and PAGES.match(code) for code, begun in fields):
            node.text = ""
