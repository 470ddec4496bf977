"""The PDF beside a document that is rebuilt again and again: made in the background, the latest one only.

In: a document that was written. Out: its PDF beside it, and a word when it is there or could not be made; a document that
is already replaced gets none.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.outputs.files import Change
from reportgen.outputs.long_pdf import converted_long
from reportgen.outputs.pdf import Office
from reportgen.outputs.pdf_files import write_pdf
from reportgen.pipeline import Produced

TIMEOUT = 600.0
Tell = Callable[[Path, ReportgenError | None], None]


@dataclass
class PdfBeside:
    """Makes the PDFs; `tell` is called with the path, and what went wrong if anything."""

    soffice: Path
    tell: Tell
    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    def make(self, docx: Path, produced: Produced, change: Change, created: date | None) -> None:
        """Begin the PDF of a document; one that is still being made is given up."""
        self.end()
        self.stop = threading.Event()
        job = (docx.with_suffix(".pdf"), produced, change, created, self.stop)
        self.thread = threading.Thread(target=self._make, args=job, name="reportgen-pdf", daemon=True)
        self.thread.start()

    def end(self) -> None:
        """Give up what is being made."""
        self.stop.set()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is being made."""
        if self.thread is not None:
            self.thread.join()
            self.thread = None

    def _make(
        self, path: Path, produced: Produced, change: Change, created: date | None, stop: threading.Event
    ) -> None:
        failure: ReportgenError | None = None
        try:
            office = Office(self.soffice, TIMEOUT, stop)
            made = converted_long(produced.data, office, created, produced.content_hash)
            if not stop.is_set():
                write_pdf(path, made.pdf, change, force=False)
        except ReportgenError as error:
            failure = error
        if not stop.is_set():
            with suppress(RuntimeError):  # the terminal may be closed by now
                self.tell(path, failure)
