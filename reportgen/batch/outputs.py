"""What a batch puts together beside its folder: an archive, one merged document, PDFs.

In: what was made, as it comes. Out: files, each whole or not at all.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen.batch.manifest import Entry
from reportgen.batch.work import Done
from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.outputs.files import write_whole

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass
class Gathered:
    """Gathers the documents of a run by their rows."""

    folder: Path
    archive: Path | None
    merge: Path | None
    soffice: Path | None
    entries: dict[int, Entry] = field(default_factory=dict)
    issued: dict[int, date | None] = field(default_factory=dict)
    bytes_of: dict[int, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def take(self, done: Done) -> None:
        """Take a document that was made."""
        if done.entry is not None:
            self.entries[done.row] = done.entry
            self.issued[done.row] = done.issued
            if done.data:
                self.bytes_of[done.row] = done.data

    def finish(self) -> Iterator[Path]:
        """Write what was asked for, and yield each file."""
        if self.archive is not None:
            write_whole(self.archive, self._zipped())
            yield self.archive
        if self.merge is not None and self.entries:
            write_whole(self.merge, self._merged())
            yield self.merge
        if self.soffice is not None:
            yield from self._pdfs(self.soffice)

    def _documents(self) -> Iterator[tuple[Entry, bytes]]:
        for row, entry in sorted(self.entries.items()):
            yield entry, self.bytes_of.get(row) or (self.folder / entry.file).read_bytes()

    def _zipped(self) -> bytes:
        """Return the archive; its documents are packed already, so they are only stored."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for made, data in self._documents():
                entry = zipfile.ZipInfo(made.file, FIRST_DAY)
                entry.create_system = 0
                archive.writestr(entry, data)
        return stream.getvalue()

    def _merged(self) -> bytes:
        try:
            from docx import Document
            from docxcompose.composer import Composer
        except ImportError:
            message = "merging {name} needs the extra part merge; install it with: pip install gongwen-reportgen[merge]"
            raise ToolError(Diagnostic("merge-missing", message, {"name": str(self.merge)})) from None
        first, *others = (Document(io.BytesIO(data)) for _, data in self._documents())
        composer = Composer(first)
        for each in others:
            first.add_page_break()  # type: ignore[no-untyped-call]
            composer.append(each)
        stream = io.BytesIO()
        composer.save(stream)
        return stream.getvalue()

    def _pdfs(self, soffice: Path) -> Iterator[Path]:
        from reportgen.outputs.bulk_pdf import PdfJob, convert_many

        dates = {entry.file: self.issued[row] for row, entry in self.entries.items()}
        jobs = (PdfJob(made.file, data, dates[made.file], made.content_hash) for made, data in self._documents())
        for result in convert_many(jobs, soffice=soffice):
            path = (self.folder / result.key).with_suffix(".pdf")
            if result.failure is not None:
                self.diagnostics += result.failure.diagnostics
            else:
                write_whole(path, result.pdf)
                yield path


def gathering(
    folder: Path, archive: Path | None, merge: Path | None, pdf: bool, environ: Mapping[str, str]
) -> Gathered:
    """Return what gathers the documents of a run; ToolError where a PDF is asked for and LibreOffice is not there."""
    from reportgen.outputs.soffice import require_soffice

    return Gathered(folder, archive, merge, require_soffice(environ) if pdf else None)
