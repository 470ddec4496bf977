"""A disk that fills up in the middle of a batch: a message, no half file, and the next run goes on."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from reportgen.cli import run
from tests.batch.records import common_file, csv_file, documents, entries, members, rows
from tests.disks import fill, small_disk
from tests.outputs_pdf.office import printer

ENGLISH = {**os.environ, "REPORTGEN_LANG": "en"}


def batch(folder: Path, count: int, *more: str, environ: dict[str, str] = ENGLISH) -> int:
    command = ["batch", "通知", str(csv_file(folder, rows(count))), "--common", str(common_file(folder)), *more]
    return run(command, environ)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert "the disk is full" in said and "Traceback" not in said
    return said


def left(disk: Path) -> list[str]:
    """Return what is left on a disk beside whole documents and the manifest."""
    names = [each.name for each in disk.iterdir() if each.suffix not in (".docx", ".jsonl")]
    return [name for name in names if name != ".ballast"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_documents(jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(tmp_path, 80, "-o", str(tmp_path / "whole")) == 0
    with small_disk(tmp_path / "disk", "300k") as disk:
        assert batch(tmp_path, 80, "-o", str(disk), "--jobs", jobs) == 1
        assert "--resume" in told(capsys)
        made = documents(disk)
        assert made.items() < documents(tmp_path / "whole").items()
        assert left(disk) == []
        assert {each["file"] for each in entries(disk)} <= set(made)


def test_the_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with small_disk(tmp_path / "disk", "64k") as disk:
        (disk / "manifest.jsonl").touch()
        (out / "manifest.jsonl").symlink_to(disk / "manifest.jsonl")
        assert batch(tmp_path, 30, "-o", str(out)) == 0
        capsys.readouterr()
        before = (disk / "manifest.jsonl").read_bytes()
        fill(disk)
        assert batch(tmp_path, 90, "-o", str(out)) == 1
        told(capsys)
        after = (disk / "manifest.jsonl").read_bytes()
        assert after.startswith(before) and after.endswith(b"}\n"), "whole lines only"
        assert all(len(each) > 1 for each in entries(out))
        (disk / ".ballast").unlink()
        assert batch(tmp_path, 90, "-o", str(out), "--resume") == 0
        numbers = [each["serial_number"] for each in entries(out)]
        assert sorted(numbers) == list(range(11, 101))  # type: ignore[type-var]
        assert len(documents(out)) == 90


@pytest.mark.parametrize("leave", [0, 30_000, 120_000])
def test_an_archive(leave: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk(tmp_path / "disk", "900k") as disk:
        archive = disk / "全部.zip"
        assert batch(tmp_path, 3, "--zip", str(archive)) == 0
        before = archive.read_bytes()
        capsys.readouterr()
        fill(disk, leave)
        assert batch(tmp_path, 60, "--zip", str(archive)) == 1
        told(capsys)
        assert archive.read_bytes() == before
        assert sorted(each.name for each in disk.iterdir()) == [".ballast", "全部.zip"]
        (disk / ".ballast").unlink()
        assert batch(tmp_path, 40, "--zip", str(archive), "--resume") == 0
        assert len(members(archive)) == 40


def test_a_merged_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk(tmp_path / "disk", "64k") as disk:
        fill(disk, 4096)
        assert batch(tmp_path, 5, "-o", str(tmp_path / "out"), "--merge", str(disk / "合.docx")) == 1
        told(capsys)
        assert [each.name for each in disk.iterdir()] == [".ballast"]
    assert len(documents(tmp_path / "out")) == 5


@pytest.mark.skipif(os.name == "nt", reason="the program of this test is a script")
def test_pdfs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environ = {**ENGLISH, "REPORTGEN_SOFFICE": str(printer(tmp_path))}
    with small_disk(tmp_path / "disk", "3m") as disk:
        assert batch(tmp_path, 12, "-o", str(disk)) == 0
        capsys.readouterr()
        fill(disk, 20_000)
        assert batch(tmp_path, 12, "-o", str(disk), "--resume", "--pdf", environ=environ) == 1
        assert "documents have no PDF yet" in told(capsys)
        made = {each.name: each.read_bytes() for each in disk.glob("*.pdf")}
        assert 0 < len(made) < 12 and all(data.endswith(b"%%EOF") for data in made.values())
        assert sorted(left(disk)) == sorted(made)
        (disk / ".ballast").unlink()
        assert batch(tmp_path, 12, "-o", str(disk), "--resume", "--pdf", environ=environ) == 0
        assert len(list(disk.glob("*.pdf"))) == 12


def test_the_list_of_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [{**each, "内容": "请填写"} for each in rows(3)]
    with small_disk(tmp_path / "disk", "64k") as disk:
        fill(disk)
        command = ["batch", "通知", str(csv_file(tmp_path, records)), "--common", str(common_file(tmp_path))]
        assert run([*command, "-o", str(disk)], ENGLISH) == 1
        told(capsys)
        assert left(disk) == []
        (disk / ".ballast").unlink()
        assert run([*command, "-o", str(disk)], ENGLISH) == 1
        with (disk / "failures.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert len(list(csv.DictReader(stream))) == 3
