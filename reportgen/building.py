"""Building: inputs become files, whole or not at all.

In: the path of an input, a destination. Out: `Built`: what was written where, and every diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from reportgen import GENERATOR
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import OutputError, ReportgenError, ToolError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.outputs.files import Change, Outcome, refuse_foreign, write_beside, write_docx, write_whole
from reportgen.outputs.names import Taken, file_stem
from reportgen.pipeline import Loaded, Produced, TemplateChoice, load_document, produce

if TYPE_CHECKING:
    from reportgen.outputs.bulk_pdf import PdfJob, PdfResult

AHEAD = 40
"""Documents that wait for their PDFs together: two calls of LibreOffice, of twenty each."""
Result = TypeVar("Result")
Given = ParamSpec("Given")


def _tried(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result | ReportgenError:
    """Return what a piece of work gives, or what kept it from being done."""
    try:
        return work(*given, **named)
    except ReportgenError as error:
        return error


def _placed(result: PdfResult[Path]) -> PdfResult[Path]:
    """Return a result whose failure names the PDF that was not made."""
    if result.failure is None:
        return result
    return replace(result, failure=replace(result.failure, location=Location(str(result.key.with_suffix(".pdf")))))


@frozen
class Destination:
    """Where documents go: one file, a folder, or beside their inputs."""

    file: Path | None = None
    folder: Path | None = None

    def folder_for(self, source: Path) -> Path:
        """Return the folder for the document of an input."""
        if self.file is not None:
            return self.file.parent
        return self.folder if self.folder is not None else source.parent


@dataclass
class Built:
    """What became of one input; `path` is None where nothing was written."""

    source: Path
    diagnostics: Sequence[Diagnostic]
    kind: Kind | None = None
    path: Path | None = None
    written: list[Path] = field(default_factory=list)
    backup: Path | None = None
    failure: ReportgenError | None = None
    """What kept the PDF from being made, where the document was."""
    replaced: list[Path] = field(default_factory=list)
    """Those of the written files that replaced an earlier one."""

    def take(self, path: Path, outcome: Outcome) -> None:
        """Take down a file that was written."""
        self.written.append(path)
        self.backup = outcome.backup or self.backup
        if outcome.change is Change.REPLACED:
            self.replaced.append(path)


@dataclass
class _Begun:
    """An input that has become a document, to be written once its PDF is there."""

    built: Built
    loaded: Loaded
    produced: Produced
    path: Path
    copies: Mapping[Path, bytes]

    @property
    def pdf_path(self) -> Path:
        """Where its PDF goes."""
        return self.path.with_suffix(".pdf")

    @property
    def job(self) -> PdfJob[Path]:
        """What LibreOffice has to do for it."""
        from reportgen.outputs.bulk_pdf import PdfJob

        issued: date | None = self.loaded.document.issue_date if self.loaded.document else None
        return PdfJob(self.path, self.produced.data, issued, self.produced.content_hash)


@dataclass
class Builder:
    """Builds one input after the other; names do not collide within one run."""

    choice: TemplateChoice
    destination: Destination
    force: bool = False
    pdf: bool = False
    strict: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)
    taken: dict[Path, Taken] = field(default_factory=dict)

    def build(self, source: Path) -> Built:
        """Build one input: errors (with `strict` warnings too) keep it from being written."""
        ((_, built),) = self.build_all([source])
        if isinstance(built, ReportgenError):
            raise built
        return built

    def build_all(self, sources: Sequence[Path]) -> Iterator[tuple[Path, Built | ReportgenError]]:
        """Yield what became of each input, in order; with PDFs some are made ahead, to share the calls of LibreOffice."""
        size = AHEAD if self.pdf else 1
        for start in range(0, len(sources), size):
            window = sources[start : start + size]
            begun = [_tried(self._begin, source) for source in window]
            pdfs = self._pdfs([each for each in begun if isinstance(each, _Begun)])
            for source, each in zip(window, begun, strict=True):
                yield source, _tried(self._finish, each, pdfs) if isinstance(each, _Begun) else each

    def _begin(self, source: Path) -> _Begun | Built:
        loaded = load_document(source)
        if self._stops(loaded.diagnostics):
            return Built(source, loaded.diagnostics, loaded.kind)
        produced = produce(loaded, self.choice, GENERATOR)
        if self._stops(produced.diagnostics):
            return Built(source, produced.diagnostics, loaded.kind)
        path = self._path(loaded)
        built = Built(source, produced.diagnostics, loaded.kind, path)
        begun = _Begun(built, loaded, produced, path, self._copies(loaded, path))
        self._check_pdf(path, begun.pdf_path)
        return begun

    def _stops(self, diagnostics: Sequence[Diagnostic]) -> bool:
        stopping = (Severity.ERROR, Severity.WARNING) if self.strict else (Severity.ERROR,)
        return any(each.severity in stopping for each in diagnostics)

    def _path(self, loaded: Loaded) -> Path:
        if self.destination.file is not None:
            return self.destination.file
        document, folder = loaded.document, self.destination.folder_for(loaded.path)
        assert document is not None
        stem = file_stem(str(document.full_title), document.issuing_authority, document.issue_date)
        return folder / (self.taken.setdefault(folder.resolve(), Taken()).add(stem) + ".docx")

    def _finish(self, begun: _Begun, pdfs: Mapping[Path, PdfResult[Path]]) -> Built:
        """Write document, PDF and copied attachments; what stands in the way of one kept all from being written."""
        built, result = begun.built, pdfs.get(begun.path)
        outcome = write_docx(begun.path, begun.produced.data, force=self.force)
        built.take(begun.path, outcome)
        if result is not None:
            built.diagnostics = [*built.diagnostics, *result.notes]
            built.failure = None if result.failure is None else ToolError(result.failure)
        if result is not None and result.pdf:
            built.take(begun.pdf_path, self._write_pdf(begun.pdf_path, result.pdf, outcome))
        elif begun.pdf_path.is_file() and outcome.change is not Change.UNCHANGED:
            message = "the PDF beside it is older than the document; make it anew with --pdf, or delete it"
            stale = Diagnostic("pdf-stale", message, severity=Severity.WARNING, location=Location(str(begun.pdf_path)))
            built.diagnostics = [*built.diagnostics, stale]
        for target, data in begun.copies.items():
            built.take(target, write_beside(target, data, force=self.force))
        return built

    def _write_pdf(self, path: Path, pdf: bytes, document: Outcome) -> Outcome:
        """Write a PDF: one is replaced only with its document; beside an unchanged one it may be somebody's own."""
        if document.change is Change.UNCHANGED:
            return write_beside(path, pdf, force=self.force)
        write_whole(path, pdf)
        return Outcome(Change.WRITTEN)

    def _pdfs(self, begun: Sequence[_Begun]) -> Mapping[Path, PdfResult[Path]]:
        """Return the PDFs; where a tool is missing or fails the document is written all the same, and this is told."""
        if not (self.pdf and begun):
            return {}
        from reportgen.outputs.bulk_pdf import PdfResult
        from reportgen.outputs.pdfs import convert_all
        from reportgen.outputs.soffice import require_soffice

        try:
            soffice = require_soffice(self.environ)
            return {each.key: _placed(each) for each in convert_all((each.job for each in begun), soffice=soffice)}
        except ToolError as error:
            return {each.path: PdfResult(each.path, failure=error.diagnostics[0]) for each in begun}

    def _check_pdf(self, docx: Path, pdf: Path) -> None:
        """Refuse to replace a PDF that has no docx beside it: it is not one of ours."""
        if self.pdf and pdf.is_dir():
            message = "this is a folder; give the name of a file in it"
            raise OutputError(Diagnostic("output-is-folder", message, location=Location(str(pdf))))
        if self.pdf and pdf.exists() and not docx.exists() and not self.force:
            message = "{file} exists, but not the docx it would belong to; rename it, or use --force"
            raise OutputError(Diagnostic("pdf-not-ours", message, {"file": pdf.name}, location=Location(str(pdf))))

    def _copies(self, loaded: Loaded, document: Path) -> dict[Path, bytes]:
        """Return the attached files to copy beside the document; OutputError where one of them cannot stand there."""
        copies = {}
        for each in loaded.attached:
            target = document.parent / each.path.name
            if each.merged or target.resolve() == each.path.resolve():
                continue
            data = each.path.read_bytes()
            if target in (document, document.with_suffix(".pdf")):
                message = "the attached file {file} has the name of the document; rename it"
                params = {"file": target.name}
                raise OutputError(Diagnostic("attached-name", message, params, location=Location(str(each.path))))
            refuse_foreign(target, data, force=self.force)
            copies[target] = data
        return copies
