"""A docx becomes a PDF: by the real LibreOffice where it is installed, by programs that play it where it must fail."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import ToolError
from reportgen.outputs import soffice
from reportgen.outputs.fonts import FONTS, FONTS_CONF, families_of, fonts_available, windows_families
from reportgen.outputs.pdf import convert, find_soffice, require_soffice
from tests.outputs.documents import document

DAY = date(2024, 3, 5)
PDF = "%%PDF-1.7\\n%%%%EOF"  # as printf writes it
posix_only = pytest.mark.skipif(os.name == "nt", reason="the programs of these tests are shell scripts")


@pytest.fixture
def real() -> Path:
    found = find_soffice(os.environ)
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


def program(folder: Path, script: str, name: str = "soffice") -> Path:
    """Return a program that plays LibreOffice: $OUT is the folder for the PDF, $IN the docx."""
    path = folder / name
    path.write_text('#!/bin/sh\nfor IN in "$@"; do :; done\nOUT=$(dirname "$IN")\n' + script + "\n", "utf-8")
    path.chmod(0o755)
    return path


def made(path: Path, timeout: float = 20) -> bytes:
    return convert(b"docx", soffice=path, created=DAY, content_hash="abc", timeout=timeout)


def failure(path: Path, timeout: float = 20) -> tuple[str, str]:
    """Return the code and the sentence of the ToolError that converting ends in."""
    with pytest.raises(ToolError) as caught:
        made(path, timeout)
    return caught.value.diagnostics[0].code, str(caught.value)


@pytest.fixture(autouse=True)
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let conversions work in a folder where what they leave can be seen."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@posix_only
def test_the_variable_names_the_program(tmp_path: Path) -> None:
    path = program(tmp_path, "")
    assert find_soffice({"REPORTGEN_SOFFICE": str(path), "PATH": ""}) == path
    assert require_soffice({"REPORTGEN_SOFFICE": str(path)}) == path


@posix_only
def test_the_variable_wins_over_the_path(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    on_path, named = program(tmp_path / "bin", ""), program(tmp_path, "", "own")
    environ = {"PATH": str(tmp_path / "bin")}
    assert find_soffice(environ) == on_path
    assert find_soffice({**environ, "REPORTGEN_SOFFICE": str(named)}) == named


@posix_only
def test_the_other_name_of_the_program_is_found(tmp_path: Path) -> None:
    assert find_soffice({"PATH": str(tmp_path)}) is None or sys.platform == "darwin"
    path = program(tmp_path, "", "libreoffice")
    assert find_soffice({"PATH": str(tmp_path)}) == path


def test_a_variable_that_names_nothing_is_not_passed_over(tmp_path: Path) -> None:
    environ = {**os.environ, "REPORTGEN_SOFFICE": str(tmp_path / "nothing")}
    assert find_soffice(environ) is None
    with pytest.raises(ToolError, match="there is no such program") as caught:
        require_soffice(environ)
    assert caught.value.diagnostics[0].params["path"] == str(tmp_path / "nothing")


def test_a_folder_is_no_program(tmp_path: Path) -> None:
    assert find_soffice({"REPORTGEN_SOFFICE": str(tmp_path)}) is None


@pytest.mark.parametrize(
    ("platform", "advice"), [("linux", "sudo apt-get install"), ("win32", "LibreOffice for Windows")]
)
def test_a_missing_program_comes_with_what_to_do(monkeypatch: pytest.MonkeyPatch, platform: str, advice: str) -> None:
    monkeypatch.setattr(soffice, "MAC_APPLICATION", Path("/nowhere"))
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(ToolError, match=advice) as caught:
        require_soffice({"PATH": ""})
    assert caught.value.diagnostics[0].code == "soffice-missing"
    assert "REPORTGEN_SOFFICE" in str(caught.value)


def test_windows_program_folders_are_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    path.parent.mkdir(parents=True)
    path.touch()
    assert find_soffice({"PATH": "", "ProgramFiles": str(tmp_path)}) == path


@posix_only
def test_a_pdf_comes_back(tmp_path: Path) -> None:
    assert made(program(tmp_path, f'printf "{PDF}" > "$OUT/document.pdf"')) == b"%PDF-1.7\n%%EOF"


@posix_only
def test_the_exit_code_says_nothing(tmp_path: Path) -> None:
    assert made(program(tmp_path, f'printf "{PDF}" > "$OUT/document.pdf"; exit 7')) == b"%PDF-1.7\n%%EOF"


@posix_only
def test_no_output_is_a_failure_though_the_program_ends_with_0(tmp_path: Path) -> None:
    code, sentence = failure(program(tmp_path, "exit 0"))
    assert (code, sentence) == ("pdf-failed", "LibreOffice made no PDF and did not say why")


@posix_only
def test_what_the_program_says_is_told(tmp_path: Path) -> None:
    script = "echo 'Warning: failed to launch javaldx'; echo 'Error: source file could not be loaded' >&2; echo; exit 0"
    code, sentence = failure(program(tmp_path, script))
    assert (code, sentence) == ("pdf-failed", "LibreOffice made no PDF: Error: source file could not be loaded")


@posix_only
def test_what_the_program_says_at_length_is_cut(tmp_path: Path) -> None:
    _, sentence = failure(program(tmp_path, "head -c 100000 /dev/zero | tr '\\0' x; echo; echo end"))
    assert len(sentence) < 600 and sentence.endswith("end")


@posix_only
@pytest.mark.parametrize("garbage", ["", "garbage", " %PDF-1.7", "<html>", "PK"])
def test_garbage_is_no_pdf(tmp_path: Path, garbage: str) -> None:
    code, _ = failure(program(tmp_path, f'printf "{garbage}" > "$OUT/document.pdf"'.replace("%PDF", "%%PDF")))
    assert code == "pdf-failed"


@posix_only
def test_a_folder_is_no_pdf(tmp_path: Path) -> None:
    assert failure(program(tmp_path, 'mkdir "$OUT/document.pdf"'))[0] == "pdf-failed"


@posix_only
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    script = f"sleep 300 & echo $! >> {pids}; (sleep 300 & echo $! >> {pids}; wait) & echo $! >> {pids}; echo $$ >> {pids}; wait"
    start = time.monotonic()
    code, sentence = failure(program(tmp_path, script), timeout=1)
    assert (code, sentence) == ("pdf-timeout", "LibreOffice did not finish the PDF within 1 seconds and was ended")
    assert time.monotonic() - start < 15
    started = [int(line) for line in pids.read_text().split()]
    assert len(started) == 4
    assert [pid for pid in started if _runs(pid)] == []


@posix_only
def test_a_program_that_ends_takes_its_children_along(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    failure(program(tmp_path, f"sleep 300 & echo $! > {pid}; exit 0"))
    assert not _runs(int(pid.read_text()))


def _runs(pid: int, patience: float = 5) -> bool:
    """Return whether a process still runs after a while; one that only waits to be buried does not."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False).stdout.decode()
        if not state.strip() or state.startswith("Z"):
            return False
        time.sleep(0.05)
    return True


@posix_only
def test_what_cannot_be_started_is_named(tmp_path: Path) -> None:
    path = tmp_path / "soffice"
    path.write_bytes(b"\0\1\2 no program")
    code, sentence = failure(path)
    assert code == "soffice-unusable" and str(path) in sentence
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    assert failure(path)[0] == "soffice-unusable"


@posix_only
def test_nothing_is_left_behind(tmp_path: Path, rooms: Path) -> None:
    made(program(tmp_path, f'printf "{PDF}" > "$OUT/document.pdf"'))
    failure(program(tmp_path, 'mkdir -p "$OUT/deep/er"; touch "$OUT/deep/er/a"'))
    assert list(rooms.iterdir()) == []


@posix_only
def test_each_call_has_a_profile_of_its_own_with_the_doors_closed(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f'echo "$1" >> {seen}; cat "$OUT/profile/user/registrymodifications.xcu" > {tmp_path}/settings; env > {tmp_path}/env'
    for _ in range(2):
        failure(program(tmp_path, script))
    first, second = seen.read_text().split()
    assert first.startswith("-env:UserInstallation=file:///") and first != second
    settings = (tmp_path / "settings").read_text("utf-8")
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetProxyType"):
        assert f'<prop oor:name="{name}"' in settings
    environ = (tmp_path / "env").read_text("utf-8").splitlines()
    assert f"FONTCONFIG_FILE={FONTS_CONF}" in environ and "TZ=UTC" in environ


@pytest.mark.pages
def test_a_document_converted_twice_gives_the_same_bytes(real: Path) -> None:
    docx = document("关于防汛的通知")
    first, second = (convert(docx, soffice=real, created=DAY, content_hash="abc") for _ in range(2))
    assert first == second
    assert b"D:20240305000000Z" in first and first.startswith(b"%PDF-")


@pytest.mark.pages
def test_a_pdf_says_what_the_document_says(real: Path, tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(convert(document("关于防汛的通知"), soffice=real, created=DAY, content_hash="abc"))
    with pdfplumber.open(path) as opened:
        assert ["".join((page.extract_text() or "").split()) for page in opened.pages] == ["关于防汛的通知"]
        assert opened.metadata["Title"] == "关于防汛的通知"


@pytest.mark.pages
def test_a_file_that_only_calls_itself_docx_gives_no_pdf(real: Path) -> None:
    with pytest.raises(ToolError) as caught:
        convert(b"<html><body>page</body></html>", soffice=real, created=DAY, content_hash="abc")
    assert caught.value.diagnostics[0].code == "pdf-failed"


def test_every_font_of_official_documents_has_an_answer() -> None:
    answers = fonts_available(os.environ)
    assert list(answers) == ["仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"]
    for font, answer in answers.items():
        assert answer in ("", font, *FONTS[font][1])


def test_without_fontconfig_no_font_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert set(fonts_available({"PATH": ""}).values()) == {""}


@posix_only
@pytest.mark.parametrize(
    ("families", "answer"),
    [
        ("FangSong_GB2312,仿宋_GB2312", "仿宋_GB2312"),
        ("FangSong,仿宋", "仿宋"),
        ("FandolFang", "FandolFang"),
        ("DejaVu Sans", ""),
        ("", ""),
    ],
)
def test_a_font_or_its_best_stand_in_is_named(tmp_path: Path, families: str, answer: str) -> None:
    program(tmp_path, f'printf "{families}"', "fc-match")
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    assert fonts_available(environ)["仿宋_GB2312"] == answer


def test_names_in_registry_titles_are_told_apart() -> None:
    titles = ["SimSun & NSimSun (TrueType)", "仿宋_GB2312 (TrueType)", "FangSong", "A (B) (OpenType)"]
    assert families_of(titles) == {"SimSun", "NSimSun", "仿宋_GB2312", "FangSong", "A (B)"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")
def test_without_a_registry_it_names_no_fonts() -> None:
    assert windows_families() == frozenset()
