"""The view of an official document, filled from the model.

In: an `Official`. Out: an `OfficialView`; kinds use it as it is or build on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.dates import format_date
from reportgen.model.listing import listed_measures
from reportgen.model.official import Official
from reportgen.model.parties import join_names
from reportgen.model.records import Rectification
from reportgen.views.attachments import BLANK, TextWriter, title_lines
from reportgen.views.body import Shared
from reportgen.views.view import Block, ImprintView, LetterheadView, NumberLine, OfficialView

WIDE_SPACE = "\u3000"
SIGNATORY_LABEL = "签发人："
LETTERHEAD_WORD = "文件"
NAMES_A_LINE = 2  # 7.2.6: as a rule two signatories a line


def official_view(document: Official) -> OfficialView:
    """Return everything a template may print of a document."""
    number = str(document.document_number or "")
    copies = join_names(document.copy_recipients).rstrip("。")
    imprint = imprint_view(document)
    return OfficialView(
        title=str(document.full_title),
        title_lines=title_lines(document.full_title, document.issuing_authority),
        subtitle_lines=list(document.subtitle),
        letterhead=letterhead_view(document),
        upward=bool(document.signatory),
        document_number=number,
        number_lines=number_lines(number, document.signatory),
        signatories=list(document.signatory),
        copy_number=document.copy_number or "",
        classification=document.classification or "",
        urgency=document.urgency or "",
        issuing_authority=join_names(document.issuing_authority),
        recipients=join_names(document.recipients).rstrip("：:"),
        blocks=list(document_blocks(document)),
        signature=signature_lines(document),
        issue_date=document.dated,
        annotation="\n".join(annotation_lines(document)),
        copy_recipients=copies,
        imprint=imprint,
        has_imprint=bool(copies or imprint),
        extra=document.extra,
    )


def document_blocks(document: Official) -> Iterator[Block]:
    """Yield every paragraph from the lead to the last annex."""
    listed = frozenset(id(measure) for measure in listed_measures(document))
    shared = Shared(rectifications_by_id(document), listed)
    return TextWriter(document, shared, document.issuing_authority, list(tail_blocks(document))).blocks()


def rectifications_by_id(document: Official) -> dict[str, Rectification]:
    """Return the rectifications that stand apart, by the id of their finding."""
    return {each.finding: each for each in document.rectifications if each.finding}


def letterhead_view(document: Official) -> LetterheadView | None:
    """Return the red head: as typed, or the authority's names where there is a document number (7.2.4)."""
    if document.letterhead is False:
        return None
    if document.letterhead:
        return _typed_letterhead(document.letterhead)
    if document.document_number is None or not document.issuing_authority:
        return None
    return LetterheadView(list(document.issuing_authority), LETTERHEAD_WORD, document.joint)


def _typed_letterhead(lines: tuple[str, ...]) -> LetterheadView:
    """Return a red head of the lines typed; of several names 文件 stands beside them where it was typed."""
    names = [name.removesuffix(LETTERHEAD_WORD) for name in lines if name != LETTERHEAD_WORD]
    if len(names) < 2:
        return LetterheadView(["".join(lines)], "", False)
    word = LETTERHEAD_WORD if any(name.endswith(LETTERHEAD_WORD) for name in lines) else ""
    return LetterheadView(names, word, True)


def number_lines(number: str, signatories: tuple[str, ...]) -> list[NumberLine]:
    """Return the head lines of an upward document: the number stands beside the last signatory (7.2.5, 7.2.6)."""
    rows = [signatories[start : start + NAMES_A_LINE] for start in range(0, len(signatories), NAMES_A_LINE)]
    return [
        NumberLine(
            number=number if index == len(rows) - 1 else "",
            label=SIGNATORY_LABEL if index == 0 else WIDE_SPACE * len(SIGNATORY_LABEL),
            names=WIDE_SPACE.join(row),
        )
        for index, row in enumerate(rows)
    ]


def signature_lines(document: Official) -> list[str]:
    """Return who signs: as typed, or the issuing authority of a dated document."""
    if document.signature is False:
        return []
    if document.signature:
        return list(document.signature)
    return list(document.issuing_authority) if document.issue_date else []


def annotation_lines(document: Official) -> list[str]:
    """Return the annotation without its brackets: a line each, or as one where the brackets go around several."""
    lines, text = document.annotation, "\n".join(document.annotation)
    if _is_bracketed(text) and not all(map(_is_bracketed, lines)):
        return [text[1:-1]]
    return [line[1:-1] if _is_bracketed(line) else line for line in lines]


def _is_bracketed(text: str) -> bool:
    return text.startswith(("（", "(")) and text.endswith(("）", ")"))


def tail_blocks(document: Official) -> Iterator[Block]:
    """Yield signature, date and annotation (7.3.5, 7.3.6)."""
    lines, suffix = signature_lines(document), "盖章" if document.sealed else ""
    if lines or document.dated:
        yield from [BLANK] * (2 if document.sealed else 1)
    joint = document.joint and document.sealed and len(lines) > 1
    for number, line in enumerate(lines, 1):
        yield Block("联合署名盖章" if joint and number < len(lines) else f"署名{suffix}", text=line)
    if document.dated:
        yield Block(f"成文日期{suffix}", text=document.dated)
    for line in annotation_lines(document):
        yield Block("附注", text=line)


def imprint_view(document: Official) -> ImprintView | None:
    """Return the imprint, where either of its parts is given (7.4)."""
    imprint = document.imprint
    if imprint is None or not (imprint.printing_office or imprint.printing_date):
        return None
    printed = format_date(imprint.printing_date) if imprint.printing_date else ""
    return ImprintView(imprint.printing_office or "", printed)
