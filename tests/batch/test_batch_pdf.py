"""PDFs of a batch: in few calls, none made twice, none of somebody else lost."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.outputs import long_pdf
from reportgen.outputs.long_pdf import convert_long
from reportgen.outputs.pdf import convert
from reportgen.outputs.pdf_files import is_ours
from tests.batch.records import COMMON, common_file, csv_file, documents, entries, members, rows
from tests.outputs_pdf.office import SOFFICE, calls_of, numbered_rows, printer, rendering
from tests.pages.measuring import measured

posix_only = pytest.mark.skipif(os.name == "nt", reason="the program of these tests is a script")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    return printer(folder)


def batch(office: Path, records: list[dict[str, str]], *more: str, common: str = COMMON) -> int:
    folder = office.parent.parent
    command = ["batch", "通知", str(csv_file(folder, records)), "--common", str(common_file(folder, common)), "--pdf"]
    return run([*command, *more], {**os.environ, "REPORTGEN_LANG": "en", "REPORTGEN_SOFFICE": str(office)})


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


@posix_only
def test_resume_makes_the_pdfs_that_are_missing_and_no_other(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert batch(office, rows(6), "-o", str(out)) == 0
    assert sum(calls_of(office)) == 6
    whole = pdfs(out)
    first, second, *_ = sorted(whole)
    (out / first).unlink()
    (out / second).write_bytes(whole[second][:-50])
    assert batch(office, rows(6), "-o", str(out), "--resume", "--force") == 0
    assert pdfs(out).items() >= whole.items()
    assert sum(calls_of(office)) == 8


@posix_only
def test_a_run_that_ended_before_its_pdfs_is_gone_on_with(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert batch(office, rows(2), "-o", str(out)) == 0
    (out / "manifest.jsonl").unlink()
    changed = COMMON.replace("请按期整改", "请立即整改")
    command = [
        "batch",
        "通知",
        str(tmp_path / "记录.csv"),
        "--common",
        str(common_file(tmp_path, changed)),
        "-o",
        str(out),
    ]
    assert run(command, {"REPORTGEN_LANG": "en"}) == 0
    assert all("请立即整改" not in data.decode() for data in pdfs(out).values()), "those of the earlier documents"
    assert batch(office, rows(2), "-o", str(out), "--resume", common=changed) == 0
    assert len(pdfs(out)) == 2 and all("请立即整改" in data.decode() for data in pdfs(out).values())


@posix_only
def test_one_that_cannot_be_converted_is_named_and_the_rest_is_made(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = rows(3)
    records[1]["内容"] = "不能转换。"
    assert batch(office, records, "-o", str(tmp_path / "out"), "--name", "{{ 序号 }}") == 1
    assert sorted(pdfs(tmp_path / "out")) == ["1.pdf", "3.pdf"]
    said = capsys.readouterr()
    assert "2.pdf" in said.err and "source file could not be loaded" in said.err
    assert "3 made, 0 unchanged, 0 failed" in said.out


@posix_only
def test_a_pdf_of_somebody_else_is_kept_and_its_record_told(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "1.pdf").write_bytes(b"%PDF-own")
    assert batch(office, rows(2), "-o", str(out), "--name", "{{ 序号 }}") == 1
    assert sorted(documents(out)) == ["2.docx"]
    assert pdfs(out)["1.pdf"] == b"%PDF-own" and len(pdfs(out)) == 2


@posix_only
def test_a_signed_pdf_is_kept(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert batch(office, rows(1), "-o", str(out), "--name", "{{ 序号 }}") == 0
    signed = (out / "1.pdf").read_bytes() + b"\nstartxref\n9\n%%EOF"
    (out / "1.pdf").write_bytes(signed)
    assert batch(office, rows(1), "-o", str(out), "--name", "{{ 序号 }}", "--resume") == 0
    assert batch(office, rows(1), "-o", str(out), "--name", "{{ 序号 }}") == 1
    assert (out / "1.pdf").read_bytes() == signed


@posix_only
def test_an_archive_holds_the_pdfs_too(office: Path, tmp_path: Path) -> None:
    archive, out = tmp_path / "全部.zip", tmp_path / "out"
    assert batch(office, rows(3), "-o", str(out)) == 0
    assert batch(office, rows(3), "-o", str(tmp_path / "unused"), "--zip", str(archive)) == 0
    assert members(archive) == documents(out) | pdfs(out)
    assert not (tmp_path / "unused").exists()
    assert batch(office, rows(4), "--zip", str(archive), "--resume") == 0
    assert len(members(archive)) == 8
    assert sum(calls_of(office)) == 3 + 3 + 1


class TestRendered:
    pytestmark = rendering()

    def test_a_record_with_a_long_table_is_printed_in_pieces_and_the_others_as_ever(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(long_pdf, "LONG", 60)
        table = {"columns": ["序号", "名称", "事项", "时限"], "rows": numbered_rows(range(90))}
        records = [{"主送机关": f"第{number}水务站", "内容": "请落实。"} for number in range(3)]
        records[1] |= {"attachments": [{"title": "任务表", "table": table}]}  # type: ignore[dict-item]
        out = tmp_path / "out"
        (tmp_path / "记录.json").write_text(json.dumps(records, ensure_ascii=False), "utf-8")
        command = ["batch", "通知", str(tmp_path / "记录.json"), "--common", str(common_file(tmp_path)), "-o", str(out)]
        environ = {**os.environ, "REPORTGEN_SOFFICE": str(SOFFICE)}
        assert run([*command, "--pdf", "--name", "{{ 序号 }}"], environ) == 0
        hashes = {str(each["file"]): str(each["content_hash"]) for each in entries(out)}
        facts = {"soffice": SOFFICE, "created": date(2026, 3, 9)}
        for name, data in documents(out).items():
            assert is_ours((out / name).with_suffix(".pdf"))
            alone = convert_long(data, content_hash=hashes[name], **facts)  # type: ignore[arg-type]
            assert (out / name).with_suffix(".pdf").read_bytes() == alone.pdf, "the very bytes"
        whole = convert(documents(out)["2.docx"], content_hash=hashes["2.docx"], **facts)  # type: ignore[arg-type]
        pieces = (out / "2.pdf").read_bytes()
        assert pieces != whole
        for mine, other in zip(measured(pieces), measured(whole), strict=True):
            assert [*mine.lines, *mine.rules] == [*other.lines, *other.rules]
