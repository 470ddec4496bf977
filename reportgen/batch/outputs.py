"""What a batch puts together beside its folder: an archive, one merged document, PDFs.

In: what was made, as it comes. Out: files, each whole or not at all; what cannot be written is told, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.archive import EarlierArchive, NewArchive, new_archive, pdf_name
from reportgen.batch.merging import merged, require_composer
from reportgen.batch.work import Done
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError, ReportgenError
from reportgen.frozen import frozen
from reportgen.outputs.files import Change, write_docx
from reportgen.outputs.pdf_files import is_of, write_pdf
from reportgen.outputs.trouble import is_disk_full

if TYPE_CHECKING:
    from reportgen.outputs.bulk_pdf import PdfJob


@frozen
class Wanted:
    """What is wanted beside the documents."""

    folder: Path
    earlier: EarlierArchive | None = None
    merge: Path | None = None
    soffice: Path | None = None
    force: bool = False
    resume: bool = False


@dataclass
class Gathered:
    """Gathers the documents of a run by their rows; in an archive they go into it at once."""

    wanted: Wanted
    archive: NewArchive | None = None
    made: dict[int, Done] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failed: bool = False

    def take(self, done: Done) -> None:
        """Take a document that was made."""
        if done.entry is None:
            return
        if self.archive is not None:
            self.archive.add(done.entry, done.data)
        self.made[done.row] = replace(done, data=b"", diagnostics=())

    def merge(self) -> Iterator[Path]:
        """Write the merged document where one is wanted, and yield its path."""
        path = self.wanted.merge
        if path is None or not self.made:
            return
        try:
            outcome = write_docx(path, merged(map(self._data, self._in_order()), path), force=self.wanted.force)
        except ReportgenError as error:
            self._fail(error)
        else:
            if outcome.change is not Change.UNCHANGED:
                yield path

    @property
    def pdfs(self) -> int:
        """How many documents want a PDF."""
        return len(self.made) if self.wanted.soffice is not None else 0

    def print(self, step: Callable[[], None]) -> Iterator[Path]:
        """Make the PDFs where they are wanted, and yield each that was written; `step` is called for each document."""
        from reportgen.outputs.bulk_pdf import convert_many

        assert self.wanted.soffice is not None
        results = convert_many(self._jobs(step), soffice=self.wanted.soffice)
        for result in results:
            self.diagnostics += (_about(each, self._pdf_path(result.key)) for each in result.notes)
            if result.failure is not None:
                self._fail(result.failure, self._pdf_path(result.key))
            else:
                try:
                    yield from self._write_pdf(result.key, result.pdf)
                except OutputError as error:
                    self._fail(error)
                    if is_disk_full(error):
                        return
            step()

    def _jobs(self, step: Callable[[], None]) -> Iterator[PdfJob[Done]]:
        from reportgen.outputs.bulk_pdf import PdfJob

        for done in self._in_order():
            if self._is_printed(done):
                step()
            else:
                assert done.entry is not None
                yield PdfJob(done, self._data(done), done.issued, done.entry.content_hash)

    def _is_printed(self, done: Done) -> bool:
        """Whether an earlier run made the very PDF of an unchanged document."""
        assert done.entry is not None
        if not self.wanted.resume or done.change is not Change.UNCHANGED:
            return False
        if self.wanted.earlier is not None:
            return bool(self.wanted.earlier.pdf(done.entry))  # it is carried over
        path = self._pdf_path(done)
        return path.is_file() and is_of(path.read_bytes(), done.entry.content_hash)

    def _write_pdf(self, done: Done, pdf: bytes) -> Iterator[Path]:
        assert done.entry is not None
        if self.archive is not None:
            self.archive.add_pdf(done.entry, pdf)
            return
        path = self._pdf_path(done)
        if write_pdf(path, pdf, done.change, force=self.wanted.force).change is not Change.UNCHANGED:
            yield path

    def _pdf_path(self, done: Done) -> Path:
        assert done.entry is not None
        return self.wanted.folder / pdf_name(done.entry)

    def _in_order(self) -> Iterator[Done]:
        return (self.made[row] for row in sorted(self.made))

    def _data(self, done: Done) -> bytes:
        assert done.entry is not None
        return self.archive.read(done.entry) if self.archive else (self.wanted.folder / done.entry.file).read_bytes()

    def _fail(self, error: ReportgenError, path: Path | None = None) -> None:
        if self.archive is not None and any(each.location.file == str(self.archive.path) for each in error.diagnostics):
            raise error  # the archive cannot become whole any more
        self.failed = True
        self.diagnostics += (_about(each, path) for each in error.diagnostics)


def _about(diagnostic: Diagnostic, path: Path | None) -> Diagnostic:
    """Return a diagnostic with the file it is about, where it names none itself."""
    if path is None or diagnostic.location.file:
        return diagnostic
    return replace(diagnostic, location=Location(str(path)))


@contextmanager
def gathering(wanted: Wanted) -> Iterator[Gathered]:
    """Gather the documents of a run; an archive is finished when the block ends well."""
    if wanted.merge is not None:
        require_composer(wanted.merge)
    with new_archive(wanted.earlier) if wanted.earlier else nullcontext() as archive:
        yield Gathered(wanted, archive)


def soffice_for(pdf: bool, environ: Mapping[str, str]) -> Path | None:
    """Return LibreOffice where PDFs are wanted; ToolError where it is not there."""
    from reportgen.outputs.soffice import require_soffice

    return require_soffice(environ) if pdf else None
