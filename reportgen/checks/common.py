"""Checks that every kind of document passes: what must be there, and what must fit together.

In: a `CheckContext`. Out: diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.context import CheckContext, walk
from reportgen.checks.typed import nothing_prints_twice
from reportgen.diagnostics import Diagnostic, Word
from reportgen.model.listing import Listing, listing
from reportgen.model.official import Attachment, Content, Text
from reportgen.model.problems import Path
from reportgen.model.records import Finding, Measure, Table


def has_title(context: CheckContext) -> Iterator[Diagnostic]:
    """Require a title, typed or known by the kind."""
    if not str(context.document.full_title):
        yield context.error("missing-title", "the title (标题) is missing")


def has_authority(context: CheckContext) -> Iterator[Diagnostic]:
    """Require the issuing authority where red head or signature are to be made from it."""
    document = context.document
    if document.issuing_authority:
        return
    if document.document_number and document.letterhead is None:
        message = (
            "a document with a number has a red head; add issuing_authority (发文机关), or letterhead: false for none"
        )
        yield context.error("missing-authority", message, ("document_number",))
    if document.issue_date and document.signature is None:
        message = (
            "nobody signs above the date; add issuing_authority (发文机关) or signature (署名), or signature: false"
        )
        yield context.warning("missing-signature", message, ("issue_date",))


def levels_suffice(context: CheckContext) -> Iterator[Diagnostic]:
    """Refuse records that stand deeper than there are levels."""
    yield from _text_levels(context, context.document, ())


def _text_levels(context: CheckContext, text: Text, path: Path) -> Iterator[Diagnostic]:
    yield from _content_levels(context, text, path, len(text.levels))
    for index, attachment in enumerate(text.attachments):
        yield from _text_levels(context, attachment, (*path, "attachments", index))


def _content_levels(context: CheckContext, content: Content, path: Path, left: int) -> Iterator[Diagnostic]:
    parts = [(path, content)] if not content.content else []
    items = [((*path, "content", index), item) for index, item in enumerate(content.content)]
    for here, part in [*parts, *items]:
        for name in ("measures", "findings", "phases", "sections"):
            for index, record in enumerate(getattr(part, name)):
                yield from _record_levels(context, record, (*here, name, index), left)


def _record_levels(context: CheckContext, record: object, path: Path, left: int) -> Iterator[Diagnostic]:
    if left == 0:
        message = "this stands deeper than there are levels (层次); move it up, or add a level"
        yield context.error("too-deep", message, path)
    elif isinstance(record, Content):
        yield from _content_levels(context, record, path, left - 1)
    elif isinstance(record, Measure):
        for name in ("measures", "findings"):
            for index, child in enumerate(getattr(record, name)):
                yield from _record_levels(context, child, (*path, name, index), left - 1)


def rectifications_find_their_findings(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that each rectification that stands apart names one finding, and no finding has two."""
    document = context.document
    findings = {record.id: record for _, record in walk(document) if isinstance(record, Finding) and record.id}
    seen: set[str] = set()
    for index, rectification in enumerate(document.rectifications):
        path: Path = ("rectifications", index)
        name = rectification.finding
        if name is None:
            yield context.error(
                "rectification-unnamed", "this rectification does not name its finding (问题编号)", path
            )
        elif name not in findings:
            message = "there is no finding (问题) with the id (编号) {id}"
            yield context.error("finding-unknown", message, (*path, "finding"), id=name)
        elif name in seen or findings[name].rectification is not None:
            message = "the finding {id} has a rectification (整改) already; keep one of them"
            yield context.error("rectified-twice", message, (*path, "finding"), id=name)
        seen.add(name or "")


def ids_are_unique(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that no two findings, and no two measures, share an id."""
    messages = {Finding: "two findings have the id (编号) {id}", Measure: "two measures have the id (编号) {id}"}
    seen: set[tuple[type, str]] = set()
    for path, record in context.records:
        if isinstance(record, Finding | Measure) and record.id:
            if (type(record), record.id) in seen:
                yield context.error("id-twice", messages[type(record)], (*path, "id"), id=record.id)
            seen.add((type(record), record.id))


def tables_have_rows(context: CheckContext) -> Iterator[Diagnostic]:
    """Require measures for a task list, findings for a list of findings."""
    yield from _empty_tables(context, context.document, (), Listing())


def _empty_tables(context: CheckContext, text: Text, path: Path, above: Listing) -> Iterator[Diagnostic]:
    here = listing(text, above)
    for place, record in walk(text, path):
        if isinstance(record, Table) and record.source and "attachments" not in place[len(path) :]:
            records = here.measures if record.source == "measures" else here.findings
            if not records:
                message = "this table lists the document's {source}, but it has none"
                yield context.error("table-empty", message, place, source=Word(record.source))
    for index, attachment in enumerate(text.attachments):
        yield from _empty_tables(context, attachment, (*path, "attachments", index), here)


def seal_has_a_place(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a seal asked for where nothing is signed and dated."""
    document = context.document
    if document.seal and not (document.issue_date and document.signature is not False):
        message = "a seal (印章) needs a signature and an issue date (成文日期) under it"
        yield context.warning("seal-nowhere", message, ("seal",))


def number_matches_date(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a document number of another year than the issue date, and of a printing date before it."""
    document = context.document
    number, issued = document.document_number, document.issue_date
    if number and issued and number.value.year != issued.year:
        message = "the year of the document number, {number}, is not the year of the issue date, {date}"
        yield context.warning("number-year", message, ("document_number",), number=str(number), date=document.dated)
    printed = document.imprint.printing_date if document.imprint else None
    if issued and printed and printed < issued:
        message = "the printing date (印发日期) is before the issue date (成文日期)"
        yield context.warning("printed-early", message, ("imprint", "printing_date"))


def attachments_are_named_once(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of two attachments with one title."""
    seen: set[str] = set()
    for path, record in context.records:
        if isinstance(record, Attachment):
            title = str(record.title)
            if title in seen:
                yield context.warning(
                    "attachment-twice", "two attachments are named {title}", (*path, "title"), title=title
                )
            seen.add(title)


def numbered_is_dated(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a document with a number but no date: without one neither signature nor date prints (7.3.5)."""
    document = context.document
    if document.document_number and not document.issue_date:
        message = "a document with a number is signed and dated; add issue_date (成文日期)"
        yield context.warning("missing-date", message, ("document_number",))


FORMS = {
    "copy_number": (re.compile(r"\d{6}"), "a copy number (份号) has six digits, such as 000001"),
    "classification": (
        re.compile(r"(?:绝密|机密|秘密)(?:★.+)?"),
        "a classification (密级) is 绝密, 机密 or 秘密, such as 机密★1年",
    ),
    "urgency": (re.compile(r"特急|加急"), "an urgency (紧急程度) is 特急 or 加急"),
}
"""GB/T 9704-2012, 7.2.1 to 7.2.3."""


def marks_have_their_form(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a copy number, classification or urgency in another form than the standard's."""
    for name, (form, message) in FORMS.items():
        value = getattr(context.document, name)
        if value and not form.fullmatch(value):
            yield context.warning("mark-form", message, (name,))


COMMON_CHECKS = (
    has_title,
    has_authority,
    levels_suffice,
    rectifications_find_their_findings,
    ids_are_unique,
    tables_have_rows,
    seal_has_a_place,
    number_matches_date,
    numbered_is_dated,
    marks_have_their_form,
    nothing_prints_twice,
    attachments_are_named_once,
)
