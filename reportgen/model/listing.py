"""Listing: which measures and findings the tables of a text list.

In: a document or attachment. Out: its records in printed order, and what a table made from them lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.frozen import frozen
from reportgen.model.official import Attachment, Content, ContentItem, Text
from reportgen.model.records import Finding, Measure, Table


@frozen
class Listing:
    """The measures and findings that tables of one text list."""

    measures: Sequence[Measure] = ()
    findings: Sequence[Finding] = ()


def listing(text: Text, above: Listing) -> Listing:
    """Return what tables of a text list: its own records, else those of the text it issues, else those `above` it."""
    issued = [each for each in text.attachments if each.issued]
    measures = list(measures_in(text)) or [measure for each in issued for measure in measures_in(each)]
    findings = list(findings_in(text)) or [finding for each in issued for finding in findings_in(each)]
    return Listing(measures or above.measures, findings or above.findings)


def listed_measures(text: Text, above: Listing | None = None) -> Iterator[Measure]:
    """Yield every measure that some table of a text or of its attachments lists."""
    here = listing(text, above or Listing())
    if any(table.source == "measures" for table in tables_in(text)):
        yield from here.measures
    for attachment in text.attachments:
        yield from listed_measures(attachment, here)


def tables_in(content: Content) -> Iterator[Table]:
    """Yield every table of a text, those of its attachments left out."""
    if isinstance(content, Attachment) and content.table:
        yield content.table
    for part in content.parts():
        if isinstance(part, ContentItem) and part.table:
            yield part.table
        for section in part.sections:
            yield from tables_in(section)


def measures_in(content: Content) -> Iterator[Measure]:
    """Yield every measure below `content`, in printed order."""
    for part in content.parts():
        for measure in part.measures:
            yield from _with_children(measure)
        for section in part.sections:
            yield from measures_in(section)


def findings_in(content: Content) -> Iterator[Finding]:
    """Yield every finding below `content`, in printed order."""
    for part in content.parts():
        for measure in part.measures:
            yield from _findings_below(measure)
        yield from part.findings
        for section in part.sections:
            yield from findings_in(section)


def _with_children(measure: Measure) -> Iterator[Measure]:
    yield measure
    for child in measure.measures:
        yield from _with_children(child)


def _findings_below(measure: Measure) -> Iterator[Finding]:
    for child in measure.measures:
        yield from _findings_below(child)
    yield from measure.findings
