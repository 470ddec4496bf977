"""Many documents in one call: each has the PDF it has alone, and none suffers from another."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reportgen.outputs import long_pdf
from reportgen.outputs.bulk_pdf import PdfJob, PdfResult, convert_many
from reportgen.outputs.long_pdf import convert_long
from reportgen.outputs.pdf import convert
from tests.disks import small_disk
from tests.outputs_pdf.office import SOFFICE, notice, numbered_rows, rendering, stand_in

RENDERS = rendering()
DAY = date(2026, 3, 9)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which temporary folders are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def texts(*words: str) -> list[PdfJob[int]]:
    return [PdfJob(number, word.encode(), None, "") for number, word in enumerate(words)]


def said(results: Iterator[PdfResult[int]]) -> list[str]:
    return [result.pdf.decode() or str(result.failure) for result in results]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


class TestRendered:
    pytestmark = RENDERS

    def test_a_long_table_among_others_is_split_as_it_is_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(long_pdf, "LONG", 100)
        long, short = notice(tmp_path, numbered_rows(range(150))), notice(tmp_path, numbered_rows(range(9)))
        jobs = [PdfJob(0, short, DAY, "0"), PdfJob(1, long, DAY, "1"), PdfJob(2, short, DAY, "2")]
        results = list(convert_many(jobs, soffice=SOFFICE, workers=1))
        assert [result.key for result in results] == [0, 1, 2] and not any(result.failure for result in results)
        alone = convert_long(long, soffice=SOFFICE, created=DAY, content_hash="1")
        assert (results[1].pdf, results[1].notes) == (alone.pdf, [])
        assert alone.pdf != convert(long, soffice=SOFFICE, created=DAY, content_hash="1")

    def test_every_pdf_has_the_bytes_it_has_alone_and_a_broken_docx_fails_alone(
        self, tmp_path: Path, temporary: Path
    ) -> None:
        titles = ("关于做好春灌的通知", "关于开展汛前检查的通知", "关于举办培训班的通知")
        documents = [notice(tmp_path, numbered_rows(range(12)), title=title) for title in titles]
        alone = [
            convert(docx, soffice=SOFFICE, created=DAY, content_hash=str(number))
            for number, docx in enumerate(documents)
        ]
        jobs = [PdfJob(number, docx, DAY, str(number)) for number, docx in enumerate(documents)]
        jobs.insert(1, PdfJob(9, b"no docx", DAY, "9"))
        results = list(convert_many(jobs, soffice=SOFFICE, workers=1))
        assert [result.key for result in results] == [0, 9, 1, 2]
        assert [result.pdf for result in results] == [alone[0], b"", alone[1], alone[2]]
        assert [str(result.failure) for result in results] == [
            "None", "LibreOffice made no PDF: Error: source file could not be loaded", "None", "None",
        ]  # fmt: skip
        assert list(temporary.iterdir()) == []


def test_results_keep_the_order_of_the_jobs(tmp_path: Path) -> None:
    jobs = texts("slow 0", "1", "slow 2", "3", "4", "slow 5", "6")
    results = convert_many(jobs, soffice=stand_in(tmp_path), workers=3, chunk=2)
    assert said(results) == [f"%PDF-1.6 {job.docx.decode()} %%EOF" for job in jobs]


def test_documents_after_a_crash_still_come_out(tmp_path: Path) -> None:
    results = convert_many(texts("0", "crash 1", "2", "crash 3", "4"), soffice=stand_in(tmp_path), workers=1)
    assert said(results) == [
        "%PDF-1.6 0 %%EOF",
        "LibreOffice made no PDF and did not say why",
        "%PDF-1.6 2 %%EOF",
        "LibreOffice made no PDF and did not say why",
        "%PDF-1.6 4 %%EOF",
    ]


def test_a_time_out_ends_all_that_was_started_and_the_others_come_out(tmp_path: Path, temporary: Path) -> None:
    results = convert_many(texts("0", "hang 1", "2"), soffice=stand_in(tmp_path), workers=1, limits=(1, 1))
    assert said(results) == [
        "%PDF-1.6 0 %%EOF",
        "LibreOffice did not finish the PDF within 1 seconds and was ended",
        "%PDF-1.6 2 %%EOF",
    ]
    children = [int(line) for line in (tmp_path / "children.txt").read_text().split()]
    assert len(children) == 2  # among the others, then alone
    assert not any(map(is_alive, children))
    assert list(temporary.iterdir()) == []


def test_jobs_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken = []

    def endless() -> Iterator[PdfJob[int]]:
        for number in range(1_000_000):
            taken.append(number)
            yield PdfJob(number, b"1", None, "")

    results = convert_many(endless(), soffice=stand_in(tmp_path), workers=2, chunk=3)
    assert next(results).key == 0
    assert len(taken) <= 2 * 2 * 3
    results.close()  # type: ignore[attr-defined]


def test_leaving_early_ends_what_runs_and_leaves_nothing_behind(tmp_path: Path, temporary: Path) -> None:
    results = convert_many(texts("0", "1", "hang 2", "hang 3"), soffice=stand_in(tmp_path), workers=2, chunk=1)
    assert next(results).key == 0
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 30  # the time limits are 120 and 600
    assert list(temporary.iterdir()) == []


def test_no_two_calls_share_a_profile(tmp_path: Path) -> None:
    list(convert_many(texts(*"123456"), soffice=stand_in(tmp_path), workers=2, chunk=1))
    profiles = (tmp_path / "calls.txt").read_text().splitlines()
    assert len(profiles) == len(set(profiles)) == 6


def test_a_few_documents_are_shared_out_among_the_workers(tmp_path: Path) -> None:
    list(convert_many(texts(*"1234"), soffice=stand_in(tmp_path), workers=2, chunk=20))
    assert len((tmp_path / "calls.txt").read_text().splitlines()) == 2


def test_a_program_that_cannot_be_started_is_named_for_every_document(tmp_path: Path) -> None:
    results = list(convert_many(texts("1", "2"), soffice=tmp_path / "nothing", workers=1))
    assert [result.failure.diagnostics[0].code for result in results if result.failure] == ["soffice-unusable"] * 2


@pytest.fixture
def tiny_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let temporary folders be made on a disk of 64 KB."""
    with small_disk(tmp_path / "临时", "64k") as folder:
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        yield folder


def test_a_full_disk_for_temporary_files_is_told_with_its_folder(tmp_path: Path, tiny_temporary: Path) -> None:
    jobs = [PdfJob(number, b"0" * 100_000, None, "") for number in range(2)]
    results = list(convert_many(jobs, soffice=stand_in(tmp_path)))
    failures = [result.failure.diagnostics[0] for result in results if result.failure]
    assert [each.code for each in failures] == ["output-disk-full"] * 2
    assert {each.location.file for each in failures} == {str(tiny_temporary)}
    assert list(tiny_temporary.iterdir()) == []


def test_a_disk_that_libreoffice_fills_is_told_as_full(tmp_path: Path, tiny_temporary: Path) -> None:
    (result,) = convert_many(texts("broken"), soffice=stand_in(tmp_path))
    assert result.failure is not None and result.failure.diagnostics[0].code == "output-disk-full"


def test_without_documents_nothing_is_called(tmp_path: Path) -> None:
    assert list(convert_many(texts(), soffice=stand_in(tmp_path))) == []
    assert not (tmp_path / "calls.txt").exists()
