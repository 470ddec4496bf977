"""Any number of docx become PDFs, each the way that suits it: short ones many to a call, long tables in pieces.

In: documents, taken as they are needed. Out: for each its PDF or what went wrong with it; the short ones in their order,
behind them the long ones in theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reportgen.errors import ToolError
from reportgen.outputs.bulk_pdf import PdfJob, PdfResult, convert_many
from reportgen.outputs.long_pdf import convert_long, may_be_long

Key = TypeVar("Key")


def convert_all(jobs: Iterable[PdfJob[Key]], *, soffice: Path, workers: int = 2) -> Iterator[PdfResult[Key]]:
    """Yield the result of each job; the same document gives the same bytes whatever it is converted with."""
    long: list[PdfJob[Key]] = []
    yield from convert_many(_short(jobs, long), soffice=soffice, workers=workers)
    yield from (_converted(job, soffice) for job in long)


def _short(jobs: Iterable[PdfJob[Key]], long: list[PdfJob[Key]]) -> Iterator[PdfJob[Key]]:
    """Yield the jobs without long tables; the others are kept in `long`."""
    for job in jobs:
        if may_be_long(job.docx):
            long.append(job)
        else:
            yield job


def _converted(job: PdfJob[Key], soffice: Path) -> PdfResult[Key]:
    result: PdfResult[Key] = PdfResult(job.key)
    try:
        made = convert_long(job.docx, soffice=soffice, created=job.created, content_hash=job.content_hash)
    except ToolError as error:
        return replace(result, failure=error.diagnostics[0])
    return replace(result, pdf=made.pdf, notes=made.notes)
