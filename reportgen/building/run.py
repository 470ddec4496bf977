"""A run of `build`: any number of inputs, their PDFs made together, several in one call of LibreOffice.

In: a builder and the inputs. Out: for each input, in order, what became of it. An input that attaches what an earlier one
of the run makes waits until that is written, so that many inputs give what each gives by itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.building.builder import Builder, Built, Ready
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import ReportgenError, ToolError
from reportgen.pipeline import Loaded

if TYPE_CHECKING:
    from reportgen.outputs.bulk_pdf import PdfJob, PdfResult

NOT_THERE = "attached-file"


def build_all(builder: Builder, sources: Iterable[Path]) -> Iterator[Built]:
    """Yield what became of each input, in order; one that fails does not keep the others."""
    if not builder.pdf:
        for source in sources:
            prepared = _prepared(builder, source, builder.load(source))
            yield prepared if isinstance(prepared, Built) else _written(builder, prepared)
        return
    run = _PdfRun(builder, sources)
    while run.sources:
        yield from run.stretch()


class _PdfRun:
    """A run with PDFs, in stretches: each ends before an input that may attach what the stretch itself makes."""

    def __init__(self, builder: Builder, sources: Iterable[Path]) -> None:
        self.builder = builder
        self.sources = deque(sources)
        self.waiting: deque[Built | Ready] = deque()

    def stretch(self) -> Iterator[Built]:
        """Yield what became of the inputs up to one that waits for them."""
        for result in self._results():
            yield from self._failed()
            yield self._with_pdf(result)
        yield from self._failed()

    def _results(self) -> Iterator[PdfResult[None]]:
        from reportgen.outputs.bulk_pdf import PdfResult, convert_many
        from reportgen.outputs.pdf import require_soffice

        try:
            soffice = require_soffice(self.builder.environ)
        except ToolError as error:
            missing = error
            return (PdfResult(None, failure=missing) for _ in self._jobs())
        return convert_many(self._jobs(), soffice=soffice)

    def _jobs(self) -> Iterator[PdfJob[None]]:
        from reportgen.outputs.bulk_pdf import PdfJob

        while self.sources:
            loaded = self.builder.load(self.sources[0])
            if self._may_attach_what_is_made(loaded):
                return
            prepared = _prepared(self.builder, self.sources.popleft(), loaded)
            self.waiting.append(prepared)
            if isinstance(prepared, Ready):
                produced, document = prepared.produced, loaded.document
                issued = document.issue_date if document else None
                yield PdfJob(None, produced.data, issued, produced.content_hash)

    def _may_attach_what_is_made(self, loaded: Loaded) -> bool:
        outputs = {path.resolve() for each in self.waiting if isinstance(each, Ready) for path in each.outputs()}
        lacks = any(each.code == NOT_THERE for each in loaded.diagnostics)
        return bool(outputs) and (lacks or any(each.path.resolve() in outputs for each in loaded.attached))

    def _failed(self) -> Iterator[Built]:
        """Yield the inputs whose turn it is and that came to nothing."""
        while self.waiting and isinstance(self.waiting[0], Built):
            built = self.waiting.popleft()
            assert isinstance(built, Built)
            yield built

    def _with_pdf(self, result: PdfResult[None]) -> Built:
        ready = self.waiting.popleft()
        assert isinstance(ready, Ready)
        ready.built.diagnostics = [*ready.built.diagnostics, *result.notes]
        if result.failure is not None:
            ready.built.failures.append(_named(result.failure, ready.path))
        return _written(self.builder, ready, result.pdf)


def _prepared(builder: Builder, source: Path, loaded: Loaded) -> Built | Ready:
    try:
        return builder.prepare(loaded)
    except ReportgenError as error:
        return Built(source, (), loaded.kind, failures=[error])


def _written(builder: Builder, ready: Ready, pdf: bytes = b"") -> Built:
    try:
        builder.write(ready, pdf)
    except ReportgenError as error:
        ready.built.path = None
        ready.built.diagnostics, ready.built.failures = (), [error]
    return ready.built


def _named(error: ReportgenError, document: Path) -> ReportgenError:
    """Return the error with the document it is about, where it names no file itself."""
    return type(error)(*(_with_file(each, document) for each in error.diagnostics))


def _with_file(diagnostic: Diagnostic, document: Path) -> Diagnostic:
    if diagnostic.location.file or diagnostic.code.startswith("soffice-"):
        return diagnostic
    return replace(diagnostic, location=Location(str(document)))
