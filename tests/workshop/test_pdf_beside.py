"""The PDF beside a watched document is of its latest state; one that is under way is given up for the next."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.errors import ReportgenError
from reportgen.outputs.soffice import find_soffice
from reportgen.workshop.pdf_beside import PdfBeside
from reportgen.workshop.rebuilding import Rebuilder, Rebuilt

SOFFICE = find_soffice(os.environ)
Told = list[tuple[Path, ReportgenError | None]]


@pytest.fixture
def rebuilt(tmp_path: Path) -> Rebuilt:
    rebuilder = Rebuilder(
        resources.template_file("reminder-letter"), resources.sample_file("reminder-letter"), tmp_path / "out.docx"
    )
    return rebuilder.rebuild()


def begin(maker: PdfBeside, rebuilt: Rebuilt, docx: Path) -> None:
    assert rebuilt.produced is not None and rebuilt.change is not None
    maker.make(docx, rebuilt.produced, rebuilt.change, None)


@pytest.mark.pages
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: no PDF")
def test_the_pdf_of_the_last_save_is_made_and_told_once(rebuilt: Rebuilt, tmp_path: Path) -> None:
    assert SOFFICE is not None
    told: Told = []
    maker = PdfBeside(SOFFICE, lambda path, failure: told.append((path, failure)))
    for _ in range(3):
        begin(maker, rebuilt, tmp_path / "out.docx")
    maker.wait()
    assert told == [(tmp_path / "out.pdf", None)]
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that is a script")
def test_a_pdf_that_cannot_be_made_is_told(rebuilt: Rebuilt, tmp_path: Path) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    office.chmod(0o755)
    told: Told = []
    maker = PdfBeside(office, lambda path, failure: told.append((path, failure)))
    begin(maker, rebuilt, tmp_path / "out.docx")
    maker.wait()
    ((path, failure),) = told
    assert path == tmp_path / "out.pdf" and not path.exists()
    assert failure is not None and failure.diagnostics[0].code == "pdf-failed"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that is a script")
def test_ending_does_not_wait_for_a_slow_pdf_and_tells_nothing(rebuilt: Rebuilt, tmp_path: Path) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nsleep 100\n", "utf-8")
    office.chmod(0o755)
    told: Told = []
    maker = PdfBeside(office, lambda path, failure: told.append((path, failure)))
    begin(maker, rebuilt, tmp_path / "out.docx")
    maker.end()
    assert maker.thread is None and not told
