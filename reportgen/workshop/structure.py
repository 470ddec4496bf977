"""Structure: tags that are not closed, blocks that are not, tags of rows and paragraphs in the wrong place.

In: the parts of a template. Out: faults, found by docxtpl-lint; which of its rules are taken, and which are not and why,
stands in one table. It is handed the parts alone, tags of an input method made plain, so that it meets nothing but them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.frozen import frozen
from reportgen.ooxml.elements import descendants
from reportgen.ooxml.package import write_package
from reportgen.ooxml.spots import Spot
from reportgen.ooxml.tagged import as_paragraphs, xml_of
from reportgen.templating.typed import as_typed_plainly, plain_text
from reportgen.workshop.blocks import Blocks
from reportgen.workshop.faults import Fault, at_deleted, at_tag, at_words
from reportgen.workshop.tags import PartOfTemplate, Tag, whole_tag

if TYPE_CHECKING:
    from docxtpl_lint.core import Issue

TAKEN = {
    "DTL001": "tag-not-closed",
    "DTL002": "tag-over-paragraphs",
    "DTL003": "tag-deleted",
    "DTL101": "block-not-closed",
    "DTL201": "percent-in-tag",
    "DTL202": "prefix-spaced",
    "DTL203": "prefix-outside-table",
    "DTL205": "rows-over-tables",
    "DTL206": "rows-in-one-row",
    "DTL207": "cells-over-rows",
    "DTL208": "cell-tag-outside",
    "DTL209": "text-beside-tag",
    "DTL210": "paragraph-in-one",
}
"""The rules of docxtpl-lint that are taken, and what they are called here; of blocks that are not closed, raw text only."""
RAW = "raw"
LEFT = {
    "DTL005": "a template cannot keep the check quiet: comments that switch rules off are not heeded",
    "DTL102": "which tag of a block is missing is worked out here, by its letters too, so that one that lacks is one mistake",
    "DTL103": "it stops at the first tag that cannot be read; here each tag is read by itself",
    "DTL104": "it takes all filters of Jinja for granted; the sandbox has fewer, and some with Chinese names",
    "DTL105": "looked for here tag by tag, also where something else is wrong",
    "DTL106": "looked for here tag by tag, also where something else is wrong",
    "DTL204": "which tag of a block is missing is worked out here, by its letters too, so that one that lacks is one mistake",
    "DTL301": "the fields come from the view of the kind, with both their names, not from one set of data",
    "DTL302": "a template need not print everything; what a document loses is found by rendering it",
    "DTL303": "the fields come from the view of the kind, with both their names, not from one set of data",
    "DTL304": "the fields come from the view of the kind, with both their names, not from one set of data",
    "DTL305": "the fields come from the view of the kind, with both their names, not from one set of data",
    "DTL306": "the fields come from the view of the kind, with both their names, not from one set of data",
    "DTL307": "the fields come from the view of the kind, which says what is rich content",
    "DTL308": "this engine always escapes",
    "DTL401": "documents are rendered by this engine instead, with the kind's own sample",
    "DTL402": "documents are rendered by this engine instead, with the kind's own sample",
}
"""The rules of docxtpl-lint that are not taken, and why."""
BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
QUIET = "docxtpl-lint:"
SPACED_TAG = re.compile(r"\{%-?\s+(tr|tc|p|r)\s")
HALF = re.compile(r"\{[{%#]\s*([^{}%#]*)")
PAIRED = frozenset(("rows-over-tables", "rows-in-one-row", "cells-over-rows", "paragraph-in-one"))


@frozen
class _Handed:
    """What docxtpl-lint is handed for a part: its name there, its XML, the paragraphs by their number."""

    label: str
    xml: bytes
    spots: tuple[Spot | None, ...]


def faults_of_structure(parts: Sequence[PartOfTemplate]) -> Iterator[Fault]:
    """Yield what docxtpl-lint finds; ToolError where it is not installed."""
    try:
        from docxtpl_lint import lint
    except ImportError:
        message = "checking templates needs the extra part templates; install it with: pip install gongwen-reportgen[templates]"
        raise ToolError(Diagnostic("templates-missing", message)) from None
    handed = {
        each.label: (part, each) for part, each in zip(parts, map(_handed, parts, range(len(parts))), strict=True)
    }
    found = lint(write_package({_name(each): each.xml for _, each in handed.values()}))
    for issue in found.issues:
        if _is_taken(issue) and issue.location.part in handed:
            part, there = handed[issue.location.part]
            spot = there.spots[issue.location.paragraph - 1]
            if spot is not None:
                yield _fault(issue, part, there, spot)


def _is_taken(issue: Issue) -> bool:
    """Whether a finding is one of ours; a brace too many beside a tag is lost without harm."""
    if issue.rule == "DTL209" and not issue.params["rest"].strip("{}% "):
        return False
    return issue.rule in TAKEN and (issue.rule != "DTL101" or issue.params["kw"] == RAW)


def _name(handed: _Handed) -> str:
    return BODY if handed.label == "body" else f"word/{handed.label}.xml"


def _handed(part: PartOfTemplate, number: int) -> _Handed:
    label = "body" if part.name == BODY else f"header{number}"
    root = as_paragraphs(each.text for each in part.spots) if part.name == PROPERTIES else part.root
    paragraphs = list(descendants(root, "w:p"))
    if part.name == PROPERTIES:
        spots: tuple[Spot | None, ...] = part.spots
    else:
        by_element = {id(each.element): each for each in part.spots}
        spots = tuple(by_element.get(id(each)) for each in paragraphs)
    xml = as_typed_plainly(xml_of(root)).replace(QUIET, "")
    return _Handed(label, xml.encode(), spots)


def _fault(issue: Issue, part: PartOfTemplate, there: _Handed, spot: Spot) -> Fault:
    code = TAKEN[issue.rule]
    if code == "tag-deleted":
        return at_deleted(code, spot, issue.snippet)
    if code in ("tag-not-closed", "tag-over-paragraphs"):
        return _half(code, issue, there, spot)
    tag = _tag(issue, part, spot)
    if tag is None:
        start = max(spot.text.find(issue.snippet), 0)
        return at_words(code, spot, (start, start + len(issue.snippet)), **_params(code, issue, None))
    other = Blocks.of(part, ()).opening(tag) if code in PAIRED else None
    return at_tag(code, tag, "", other.spot.place if other else None, **_params(code, issue, tag, other))


def _half(code: str, issue: Issue, there: _Handed, spot: Spot) -> Fault:
    """Return the fault of a tag that is not closed, or not in its paragraph."""
    opened = issue.snippet[:2]
    start = max(_nearest(plain_text(spot.text), opened, issue.location.column - 1), 0)
    close = {"{{": "}}", "{%": "%}", "{#": "#}"}[opened]
    rest = issue.snippet if code == "tag-over-paragraphs" else plain_text(spot.text)[start:]
    half = HALF.match(rest)
    whole = whole_tag(opened, half[1] if half else "", close)
    end = start + len(half[0].rstrip()) if half else len(spot.text)
    ending = there.spots[issue.params["end_para"] - 1] if code == "tag-over-paragraphs" else None
    return at_words(code, spot, (start, end), ending.place if ending else None, whole=whole)


def _nearest(text: str, wanted: str, at: int) -> int:
    found = [each.start() for each in re.finditer(re.escape(wanted), text)]
    return min(found, key=lambda start: abs(start - at), default=-1)


def _tag(issue: Issue, part: PartOfTemplate, spot: Spot) -> Tag | None:
    same = [each for each in part.tags if each.spot is spot and plain_text(each.typed).startswith(issue.snippet)]
    return min(same, key=lambda each: abs(each.start + 1 - issue.location.column), default=None)


def _params(code: str, issue: Issue, tag: Tag | None, other: Tag | None = None) -> dict[str, object]:
    fixed = tag.with_code(tag.code) if tag else issue.snippet
    if code == "prefix-spaced":
        fixed = SPACED_TAG.sub(rf"{{%{issue.params['prefix']} ", issue.snippet)
    elif code == "prefix-outside-table":
        fixed = issue.snippet.replace(issue.params["prefix"], "p", 1)
    elif code == "percent-in-tag":
        fixed = "{% set 结果 = … %}"
    return {
        "end": "{% endraw %}",
        "opening": other.typed if other else issue.params.get("open_raw", ""),
        "prefix": str(issue.params.get("prefix", "")).lstrip("{%"),
        "lost": issue.params.get("rest", ""),
        "fixed": fixed,
    }
