"""A batch into one archive or one merged document: what the folder would hold, whole or not at all, and to be added to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from reportgen.batch.archive import EarlierArchive, new_archive
from reportgen.batch.manifest import Entry
from reportgen.errors import OutputError
from reportgen.ooxml.package import read_package, write_package
from tests.batch.records import batch, common_file, csv_file, documents, members, rows, texts


def test_an_archive_holds_what_the_folder_would(tmp_path: Path) -> None:
    records, common = csv_file(tmp_path, rows(3)), common_file(tmp_path)
    batch(records, tmp_path / "out", common=common)
    assert batch(records, tmp_path / "unused", "--zip", str(tmp_path / "全部.zip"), common=common) == 0
    assert members(tmp_path / "全部.zip") == documents(tmp_path / "out")
    assert not (tmp_path / "unused").exists()


def test_an_archive_made_twice_or_by_two_processes_has_the_same_bytes(tmp_path: Path) -> None:
    records, common, made = csv_file(tmp_path, rows(60)), common_file(tmp_path), []
    for name, more in (("a", ()), ("a", ()), ("b", ("--jobs", "2"))):
        assert batch(records, tmp_path, "--zip", str(tmp_path / f"{name}.zip"), *more, common=common) == 0
        made.append((tmp_path / f"{name}.zip").read_bytes())
    assert made[0] == made[1] == made[2]


def test_mended_failures_are_added_to_the_archive_without_a_number_used_twice(tmp_path: Path) -> None:
    records, common, archive = rows(4), common_file(tmp_path), tmp_path / "全部.zip"
    records[1]["内容"] = "请填写"
    assert batch(csv_file(tmp_path, records), tmp_path, "--zip", str(archive), common=common) == 1
    before = members(archive)
    failures = tmp_path / "全部.failures.csv"
    mended = tmp_path / "改.csv"
    mended.write_text(failures.read_text("utf-8-sig").replace(",请填写,", ",改好了。,"), "utf-8")
    assert batch(mended, tmp_path, "--zip", str(archive), "--resume", common=common) == 0
    after = members(archive)
    assert len(before) == 3 and len(after) == 4 and before.items() <= after.items()
    assert sorted(number for data in after.values() for number in range(11, 16) if f"〕{number}号" in texts(data)) == [
        11, 12, 13, 14,
    ]  # fmt: skip
    assert not failures.exists()


def test_resume_takes_what_is_in_the_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common, archive = common_file(tmp_path), tmp_path / "全部.zip"
    assert batch(csv_file(tmp_path, rows(3)), tmp_path, "--zip", str(archive), common=common) == 0
    before = members(archive)
    capsys.readouterr()
    assert batch(csv_file(tmp_path, rows(5)), tmp_path, "--zip", str(archive), "--resume", common=common) == 0
    assert "已生成 2 份，未变 3 份" in capsys.readouterr().out
    assert len(members(archive)) == 5 and before.items() <= members(archive).items()


def test_other_names_leave_no_document_twice(tmp_path: Path) -> None:
    records, common, archive = csv_file(tmp_path, rows(2)), common_file(tmp_path), tmp_path / "全部.zip"
    for pattern in ("{{ 序号 }}", "{{ 主送机关 }}", "{{ 主送机关 }}"):
        assert batch(records, tmp_path, "--zip", str(archive), "--name", pattern, "--resume", common=common) == 0
    assert sorted(members(archive)) == ["第1水务站.docx", "第2水务站.docx"]


def changed(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("说明.txt", "手工加入")


def emptied(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        manifest = opened.read("manifest.jsonl")
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("manifest.jsonl", manifest)


def no_archive(archive: Path) -> None:
    archive.write_bytes(b"notes")


@pytest.mark.parametrize("change", [changed, emptied, no_archive])
def test_an_archive_that_is_somebody_elses_is_kept(change: object, tmp_path: Path) -> None:
    records, common, archive = csv_file(tmp_path, rows(2)), common_file(tmp_path), tmp_path / "全部.zip"
    assert batch(records, tmp_path, "--zip", str(archive), common=common) == 0
    change(archive)  # type: ignore[operator]
    theirs = archive.read_bytes()
    assert batch(records, tmp_path, "--zip", str(archive), common=common) == 1
    assert archive.read_bytes() == theirs
    assert batch(records, tmp_path, "--zip", str(archive), "--force", common=common) == 0
    assert len(members(archive)) == 2
    assert (tmp_path / "全部.备份1.zip").read_bytes() == theirs


def test_a_run_that_is_killed_leaves_the_earlier_archive_or_none(tmp_path: Path) -> None:
    records, common, archive = csv_file(tmp_path, rows(400)), common_file(tmp_path), tmp_path / "zip" / "全部.zip"
    command = [sys.executable, "-m", "reportgen", "batch", "通知", str(records), "--common", str(common)]
    for moment in (0.8, 1.1):
        process = subprocess.Popen(
            [*command, "--zip", str(archive)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert not archive.exists() or len(members(archive)) == 400
    assert batch(records, tmp_path, "--zip", str(archive), "--resume", common=common) == 0
    assert len(members(archive)) == 400
    assert [each.name for each in archive.parent.iterdir()] == ["全部.zip"]


def test_an_archive_that_another_run_wrote_in_the_meantime_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with pytest.raises(OutputError, match="somebody else changed"), new_archive(EarlierArchive(path)):
        path.write_bytes(b"the other's")
    assert path.read_bytes() == b"the other's"
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


def test_an_archive_takes_no_memory_for_what_is_in_it(tmp_path: Path) -> None:
    data = os.urandom(1_000_000)
    tracemalloc.start()
    with new_archive(EarlierArchive(tmp_path / "a.zip")) as archive:
        for number in range(40):
            archive.add(Entry(str(number), "", f"{number}.docx", "", ""), data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "a.zip").stat().st_size > 40_000_000
    assert peak < 10_000_000


def test_all_documents_can_be_merged_into_one(tmp_path: Path) -> None:
    records, common = csv_file(tmp_path, rows(2)), common_file(tmp_path)
    assert batch(records, tmp_path / "out", "--merge", str(tmp_path / "合.docx"), common=common) == 0
    merged = texts((tmp_path / "合.docx").read_bytes())
    assert merged.index("第1水务站：") < merged.index("第2水务站：")


def test_a_merged_document_is_the_same_after_a_resume_and_beside_an_archive(tmp_path: Path) -> None:
    records, common, made = csv_file(tmp_path, rows(3)), common_file(tmp_path), []
    for more in ((), ("--resume",), ("--zip", str(tmp_path / "全部.zip"))):
        assert batch(records, tmp_path / "out", "--merge", str(tmp_path / "合.docx"), *more, common=common) == 0
        made.append((tmp_path / "合.docx").read_bytes())
    assert made[0] == made[1] == made[2]
    assert "第3水务站：" in texts(made[0])


def test_a_merged_document_that_was_edited_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, common, path = csv_file(tmp_path, rows(2)), common_file(tmp_path), tmp_path / "合.docx"
    assert batch(records, tmp_path / "out", "--merge", str(path), common=common) == 0
    parts = read_package(path.read_bytes(), path.name)
    body = parts["word/document.xml"].replace("第1号事项".encode(), "改过的事项".encode())
    path.write_bytes(write_package({**parts, "word/document.xml": body}))
    edited = path.read_bytes()
    capsys.readouterr()
    assert batch(records, tmp_path / "out", "--merge", str(path), common=common) == 1
    assert path.read_bytes() == edited
    said = capsys.readouterr()
    assert "合.docx" in said.err and "未变 2 份" in said.out
