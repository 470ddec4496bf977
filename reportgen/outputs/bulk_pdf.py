"""Many docx become PDFs: several in one call of LibreOffice, whose start costs more than a short document.

In: any number of documents, taken as they are needed. Out: for each, in the same order, its PDF, byte for byte the one
that `convert_long` makes of it alone, or what went wrong with it alone. Documents with long tables are converted one by
one, since theirs are split.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Generic, TypeVar

from reportgen.diagnostics import Diagnostic
from reportgen.errors import OutputError, ToolError
from reportgen.frozen import frozen
from reportgen.outputs.long_pdf import converted_long, has_many_rows
from reportgen.outputs.pdf import Office, call, command, finished, make_profile, workroom, written

Key = TypeVar("Key")
CHUNK = 20
"""Documents in one call: with more the start no longer shows, and a crash takes more of them along."""
TOGETHER, ALONE = 120.0, 600.0
"""Seconds a call may last with several documents, and with one."""


@frozen
class PdfJob(Generic[Key]):
    """A document to convert; `key` is the caller's, the other fields are the arguments of `convert_long`."""

    key: Key
    docx: bytes
    created: date | None
    content_hash: str


@frozen
class PdfResult(Generic[Key]):
    """What became of a document: its PDF and what is to be said of it, or nothing and the failure."""

    key: Key
    pdf: bytes = b""
    failure: ToolError | OutputError | None = None
    notes: Sequence[Diagnostic] = ()


class _Calls:
    """Calls of LibreOffice, for several documents and for one; `stop` ends those under way."""

    def __init__(self, soffice: Path, together: float, alone: float) -> None:
        self.stop = Event()
        self.together = Office(soffice, together, self.stop)
        self.alone = Office(soffice, alone, self.stop)


def convert_many(
    jobs: Iterable[PdfJob[Key]],
    *,
    soffice: Path,
    workers: int = 2,
    limits: tuple[float, float] = (TOGETHER, ALONE),
    chunk: int = CHUNK,
) -> Iterator[PdfResult[Key]]:
    """Yield the results of jobs in their order; at most `2 * workers * chunk` jobs are taken ahead of them.

    `workers` calls of LibreOffice, of at most `chunk` documents each, run at the same time, each in a folder and with
    a profile of its own. `limits` are how long a call of several may last, and one of a single document, in seconds;
    those that were ready by then are kept. A document that failed among others is tried once more alone, so that one
    failure touches no other document.
    """
    calls = _Calls(soffice, *limits)
    waiting: deque[Future[list[PdfResult[Key]]]] = deque()
    with ThreadPoolExecutor(workers, "pdf") as pool:
        try:
            for batch in _batches(iter(jobs), workers, chunk):
                waiting.append(pool.submit(_results, batch, calls))
                while len(waiting) > workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            calls.stop.set()
            pool.shutdown(cancel_futures=True)


def _batches(jobs: Iterator[PdfJob[Key]], workers: int, chunk: int) -> Iterator[list[PdfJob[Key]]]:
    """Yield jobs in chunks; the last ones are shared out, so that few documents keep all workers busy too."""
    while window := list(islice(jobs, workers * chunk)):
        size = -(-len(window) // workers)
        yield from (window[start : start + size] for start in range(0, len(window), size))


def _results(batch: Sequence[PdfJob[Key]], calls: _Calls) -> list[PdfResult[Key]]:
    """Return the results of a chunk: of what is missing after a call, the first is tried alone, the others together.

    Where LibreOffice crashed or hung, the first that is missing is the one it worked on.
    """
    done: dict[int, PdfResult[Key]] = {}
    missing = [each for each, job in enumerate(batch) if not has_many_rows(job.docx)]
    while missing and not calls.stop.is_set():
        if len(missing) > 1:
            made = _together([batch[each] for each in missing], calls)
            done |= {each: result for each, result in zip(missing, made, strict=True) if result.pdf}
            missing = [each for each in missing if each not in done]
        done |= {each: _alone(batch[each], calls) for each in missing[:1]}
        missing = missing[1:]
    for each, job in enumerate(batch):
        if each not in done and not calls.stop.is_set():
            done[each] = _alone(job, calls)
    return [done.get(each) or PdfResult(job.key) for each, job in enumerate(batch)]


def _alone(job: PdfJob[Key], calls: _Calls) -> PdfResult[Key]:
    """Return the result of one document, by itself."""
    try:
        made = converted_long(job.docx, calls.alone, job.created, job.content_hash)
    except (ToolError, OutputError) as error:
        return PdfResult(job.key, failure=error)
    return PdfResult(job.key, made.pdf, notes=made.notes)


def _together(jobs: Sequence[PdfJob[Key]], calls: _Calls) -> list[PdfResult[Key]]:
    """Return the results of one call, without a PDF where there is none; what went wrong is found out one by one."""
    pdfs = [b""] * len(jobs)
    with suppress(OutputError), workroom() as folder:
        sources = [folder / f"{number:04}.docx" for number in range(len(jobs))]
        for source, job in zip(sources, jobs, strict=True):
            source.write_bytes(job.docx)
        with suppress(ToolError):
            call(command(calls.together.soffice, sources, make_profile(folder)), folder, calls.together)
        pdfs = [written(source) for source in sources]
    return [
        PdfResult(job.key, finished(pdf, job.content_hash, job.created) if pdf else b"")
        for job, pdf in zip(jobs, pdfs, strict=True)
    ]
