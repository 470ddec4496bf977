"""What a run tells beside its documents: that some cost much more, and that a process was lost."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import docx
import pytest

from reportgen.batch import run as running
from reportgen.batch.work import Done, Run, Task
from reportgen.drafting import opening
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package
from reportgen.outputs.ledger_workbook import ledger_workbook
from tests.batch.records import COMMON, batch, common_file, csv_file, documents, rows
from tests.ledger.samples import finding


def attached(folder: Path) -> Path:
    """Return a common part with a Word file to merge behind each document."""
    made = docx.Document()
    made.add_paragraph("随文附送的表样。")
    made.save(str(folder / "表样.docx"))
    return common_file(folder, COMMON + "附件:\n- {标题: 表样, 文件: 表样.docx}\n")


def test_it_says_once_which_tags_cost_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert batch(csv_file(tmp_path, rows(3)), out, common=attached(tmp_path)) == 0
    said = capsys.readouterr().err
    assert said.count("由 docxtpl 制作") == 1
    assert "有 3 份" in said
    assert "notice.docx 正文 第" in said and "{{p block.document }}" in said


def test_it_says_nothing_of_tags_that_cost_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(csv_file(tmp_path, rows(2)), tmp_path / "out", common=common_file(tmp_path)) == 0
    assert "docxtpl" not in capsys.readouterr().err


def dying(run: Run, tasks: list[Task]) -> list[Done]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_lost_process_is_told_and_the_run_goes_on_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    records, out, common = csv_file(tmp_path, rows(3)), tmp_path / "out", common_file(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(running, "work", dying)
        assert batch(records, out, "--jobs", "2", common=common) == 3
    said = capsys.readouterr().err
    assert "进程突然结束" in said and "--resume" in said and "Traceback" not in said
    assert batch(records, out, "--resume", common=common) == 0
    assert len(documents(out)) == 3


def test_a_ledger_that_all_records_name_is_read_once_and_again_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    reading = opening.open_ledger

    def counted(path: Path, profile: Path | None = None) -> opening.Opened:
        read.append(path)
        return reading(path, profile)

    monkeypatch.setattr(opening, "open_ledger", counted)
    ledger = tmp_path / "台账.xlsx"
    common = common_file(tmp_path, COMMON + "台账: 台账.xlsx\n报告期: 2026Q1\n结语: 共{{ 台账.发现隐患数 }}项。\n")
    for count in (2, 3):
        ledger.write_bytes(ledger_workbook([finding() for _ in range(count)]))
        assert batch(csv_file(tmp_path, rows(3)), tmp_path / f"out{count}", common=common) == 0
        text = "".join(
            line.text for line in outline(read_package(next(iter(documents(tmp_path / f"out{count}").values())), ""))
        )
        assert f"共{count}项。" in text
    assert len(read) == 2
