"""Many docx become PDFs: several in one call of LibreOffice, whose start costs more than a short document.

In: any number of documents, taken as they are needed. Out: for each, in the same order, its PDF, byte for byte the one
that `convert` makes, or what went wrong with it alone.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import field
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Generic, TypeVar

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.frozen import frozen
from reportgen.outputs.pdf import call, command, finished, make_profile, printed, written

Key = TypeVar("Key")
CHUNK = 20
"""Documents in one call: with more the start no longer shows, and a crash takes more of them along."""


@frozen
class PdfJob(Generic[Key]):
    """A document to convert; `key` is the caller's, the other fields are the arguments of `convert`."""

    key: Key
    docx: bytes
    created: date | None
    content_hash: str


@frozen
class PdfResult(Generic[Key]):
    """What became of a document: its PDF, or nothing and the failure; and what a user should know of its PDF."""

    key: Key
    pdf: bytes = b""
    failure: Diagnostic | None = None
    notes: Sequence[Diagnostic] = ()


@frozen
class _Office:
    """How LibreOffice is called; `stop` ends the calls under way."""

    soffice: Path
    timeout: float
    stop: Event = field(default_factory=Event)


def convert_many(
    jobs: Iterable[PdfJob[Key]], *, soffice: Path, workers: int = 2, timeout: float = 120, chunk: int = CHUNK
) -> Iterator[PdfResult[Key]]:
    """Yield the results of jobs in their order; at most `2 * workers * chunk` jobs are taken ahead of them.

    `workers` calls of LibreOffice, of at most `chunk` documents each, run at the same time, each in a folder and with
    a profile of its own. `timeout` is the longest a call may last, in seconds; documents that were ready by then are
    kept. A document that failed among others is tried once more alone, so that one failure touches no other document.
    """
    office = _Office(soffice, timeout)
    waiting: deque[Future[list[PdfResult[Key]]]] = deque()
    with ThreadPoolExecutor(workers, "pdf") as pool:
        try:
            for batch in _batches(iter(jobs), workers, chunk):
                waiting.append(pool.submit(_results, batch, office))
                while len(waiting) > workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            office.stop.set()
            pool.shutdown(cancel_futures=True)


def _batches(jobs: Iterator[PdfJob[Key]], workers: int, chunk: int) -> Iterator[list[PdfJob[Key]]]:
    """Yield jobs in chunks; the last ones are shared out, so that few documents keep all workers busy too."""
    while window := list(islice(jobs, workers * chunk)):
        size = -(-len(window) // workers)
        yield from (window[start : start + size] for start in range(0, len(window), size))


def _results(batch: Sequence[PdfJob[Key]], office: _Office) -> list[PdfResult[Key]]:
    """Return the results of a chunk: of what is missing after a call, the first is tried alone, the others together.

    Where LibreOffice crashed or hung, the first that is missing is the one it worked on.
    """
    pdfs: dict[int, bytes] = {}
    failures: dict[int, Diagnostic] = {}
    missing = list(range(len(batch)))
    while missing and not office.stop.is_set():
        if len(missing) > 1:
            made = _together([batch[each].docx for each in missing], office)
            pdfs |= {each: pdf for each, pdf in zip(missing, made, strict=True) if pdf}
            missing = [each for each in missing if each not in pdfs]
        for suspect in missing[:1]:
            try:
                pdfs[suspect] = _alone(batch[suspect], office)
            except ToolError as error:
                failures[suspect] = error.diagnostics[0]
        missing = missing[1:]
    return [_result(job, pdfs.get(each, b""), failures.get(each)) for each, job in enumerate(batch)]


def _result(job: PdfJob[Key], pdf: bytes, failure: Diagnostic | None) -> PdfResult[Key]:
    return PdfResult(job.key, finished(pdf, job.content_hash, job.created) if pdf else b"", failure)


def _alone(job: PdfJob[Key], office: _Office) -> bytes:
    return printed(job.docx, soffice=office.soffice, timeout=office.timeout, stop=office.stop)


def _together(documents: Sequence[bytes], office: _Office) -> list[bytes]:
    """Return the PDFs of one call, empty where there is none; what went wrong is found out one by one."""
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        sources = [folder / f"{number:04}.docx" for number in range(len(documents))]
        for source, docx in zip(sources, documents, strict=True):
            source.write_bytes(docx)
        with suppress(ToolError):
            call(command(office.soffice, sources, make_profile(folder)), folder, office.timeout, office.stop)
        return [written(source) for source in sources]
