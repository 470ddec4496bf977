"""Watching goes on whatever happens to template, input and output, and ends with Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time as real
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.cli import run
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package
from reportgen.outputs.files import Change
from reportgen.workshop.rebuilding import Rebuilder, Rebuilt
from reportgen.workshop.watching import AGAIN, INTERVAL, Watching
from tests.workshop.saving import Time, save_as_word, save_as_wps
from tests.workshop.templates import edited, says, shipped

ADDRESS = "{{ recipients }}："
ANEW = edited("reminder-letter", {ADDRESS: says("{{ recipients }}并报有关部门：")})
BROKEN = edited("reminder-letter", {ADDRESS: says("{{ recipents }}："), "{{ block.title }}": says("{{ block.titel }}")})


@pytest.fixture
def rebuilder(tmp_path: Path) -> Rebuilder:
    template, source = tmp_path / "提醒函.docx", tmp_path / "input.yaml"
    template.write_bytes(shipped("reminder-letter"))
    source.write_bytes(resources.sample_file("reminder-letter").read_bytes())
    return Rebuilder(template, source, tmp_path / "out.docx")


def watch(rebuilder: Rebuilder, time: Time) -> list[Rebuilt]:
    """Return the rebuilds until Ctrl-C."""
    shown: list[Rebuilt] = []
    with pytest.raises(KeyboardInterrupt):
        Watching(rebuilder, lambda rebuilt, _: shown.append(rebuilt), time.clock, time.sleep).run()
    return shown


def wrote(path: Path, data: bytes) -> Callable[[], None]:
    """Return the event that a file is written."""

    def write() -> None:
        path.write_bytes(data)

    return write


def text(path: Path) -> str:
    return "\n".join(line.text for line in outline(read_package(path.read_bytes(), path.name)))


def test_it_builds_at_once_and_not_again_without_a_save(rebuilder: Rebuilder) -> None:
    shown = watch(rebuilder, Time(None, None, None))
    assert [each.change for each in shown] == [Change.WRITTEN]
    assert "青岭县人民政府：" in text(rebuilder.output)


def test_it_rebuilds_after_each_save_of_the_template(rebuilder: Rebuilder) -> None:
    time = Time(
        lambda: save_as_word(rebuilder.template, ANEW),
        None,
        lambda: save_as_wps(rebuilder.template, shipped("reminder-letter")),
    )
    shown = watch(rebuilder, time)
    assert [each.change for each in shown] == [Change.WRITTEN, Change.REPLACED, Change.REPLACED]
    assert "并报有关部门" not in text(rebuilder.output)


def test_it_rebuilds_after_a_save_of_the_input(rebuilder: Rebuilder) -> None:
    anew = rebuilder.source.read_text("utf-8").replace("青岭县人民政府\n", "柳河县人民政府\n", 1)
    shown = watch(rebuilder, Time(wrote(rebuilder.source, anew.encode()), None, None))
    assert [each.change for each in shown] == [Change.WRITTEN, Change.REPLACED]
    assert "柳河县人民政府：" in text(rebuilder.output)


def test_a_broken_template_shows_all_its_mistakes_with_places_and_the_next_save_is_built(rebuilder: Rebuilder) -> None:
    time = Time(lambda: save_as_word(rebuilder.template, BROKEN), None, lambda: save_as_word(rebuilder.template, ANEW))
    _, broken, mended = watch(rebuilder, time)
    assert broken.change is None
    assert {"recipents", "titel"} <= {
        word for each in broken.faults for word in ("recipents", "titel") if word in str(each)
    }
    assert all("paragraph" in each.place for each in broken.faults if each.severity == "error")
    assert mended.change is Change.REPLACED
    assert "并报有关部门" in text(rebuilder.output)


def test_what_only_this_input_brings_to_light_is_told_with_its_place(rebuilder: Rebuilder) -> None:
    lacking = "{% if '青岭县人民政府' in recipients %}{{ blocks[999].text }}{% endif %}"
    template = edited("reminder-letter", {ADDRESS: says("{{ recipients }}：" + lacking)})
    _, told = watch(rebuilder, Time(lambda: save_as_word(rebuilder.template, template), None))
    assert told.change is None
    assert [*told.diagnostics, *told.faults]


def test_what_is_no_word_file_is_told_and_watched_on(rebuilder: Rebuilder) -> None:
    time = Time(wrote(rebuilder.template, b"no docx at all"), None, None, None)
    time.events += [None] * int(4 / INTERVAL)
    time.events.append(lambda: save_as_word(rebuilder.template, ANEW))
    _, told, mended = watch(rebuilder, time)
    assert [each.code for each in told.diagnostics if each.severity == "error"] == ["package-foreign"]
    assert mended.change is Change.REPLACED


def test_a_wrong_input_is_told_and_watched_on(rebuilder: Rebuilder) -> None:
    right = rebuilder.source.read_text("utf-8")
    time = Time(
        wrote(rebuilder.source, right.replace("文种: 提醒函", "文种: 提醒").encode()),
        None,
        wrote(rebuilder.source, right.encode()),
        None,
    )
    _, wrong, again = watch(rebuilder, time)
    assert [each.code for each in wrong.diagnostics] == ["unknown-kind"]
    assert again.change is Change.UNCHANGED


def test_an_output_that_is_open_in_word_is_told_once_and_written_when_it_is_closed(
    rebuilder: Rebuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, opened = os.replace, threading.Event()

    def replace_unless_open(source: Path, target: Path) -> None:
        if opened.is_set() and Path(target) == rebuilder.output:
            raise PermissionError(13, "in use", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_unless_open)

    def save() -> None:
        opened.set()
        save_as_word(rebuilder.template, ANEW)

    waits = [None] * int(2 * AGAIN / INTERVAL)
    _, locked, written = watch(rebuilder, Time(save, *waits, opened.clear, *waits))
    assert locked.unwritten
    assert [each.code for each in locked.diagnostics] == ["output-in-use"]
    assert written.change is Change.REPLACED
    assert "并报有关部门" in text(rebuilder.output)


def test_what_a_person_wrote_into_the_output_is_not_overwritten(rebuilder: Rebuilder) -> None:
    rebuilder.output.write_bytes(b"my own")
    (told,) = watch(rebuilder, Time())
    assert [each.code for each in told.diagnostics] == ["output-edited"]
    assert rebuilder.output.read_bytes() == b"my own"


def test_what_does_not_change_is_kept(rebuilder: Rebuilder) -> None:
    rebuilder.rebuild()
    loaded, choice = rebuilder.loaded, rebuilder.choice
    rebuilder.rebuild([rebuilder.source])
    assert rebuilder.choice is choice and rebuilder.loaded is not loaded
    loaded = rebuilder.loaded
    rebuilder.rebuild([rebuilder.template])
    assert rebuilder.loaded is loaded and rebuilder.choice is not choice


def test_saves_of_both_programs_are_followed_in_real_time(rebuilder: Rebuilder) -> None:
    done, ended = threading.Event(), threading.Event()
    shown: list[Rebuilt] = []

    def sleep(seconds: float) -> None:
        if ended.wait(seconds):
            raise KeyboardInterrupt

    def show(rebuilt: Rebuilt, _: float) -> None:
        shown.append(rebuilt)
        done.set()

    def loop() -> None:
        with pytest.raises(KeyboardInterrupt):
            Watching(rebuilder, show, real.monotonic, sleep).run()

    thread = threading.Thread(target=loop)
    thread.start()
    try:
        assert done.wait(30)
        for save, data in ((save_as_word, ANEW), (save_as_wps, shipped("reminder-letter")), (save_as_word, ANEW)):
            done.clear()
            rebuilder.template.with_name("~$提醒函.docx").write_bytes(b"lock")
            save(rebuilder.template, data)
            assert done.wait(30)
    finally:
        ended.set()
        thread.join(30)
    assert not thread.is_alive()
    assert len(shown) == 4
    assert all(each.change is not None for each in shown)
    assert "并报有关部门" in text(rebuilder.output)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be pressed for another process there")
def test_ctrl_c_ends_the_command_cleanly(rebuilder: Rebuilder) -> None:
    arguments = ["template", "watch", str(rebuilder.template), "--data", str(rebuilder.source), "--no-pdf"]
    environ = {**os.environ, "REPORTGEN_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "reportgen", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("正在盯着")
        assert "提醒函.预览.docx" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said, trouble = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.startswith("已结束")
    assert not trouble
    assert (rebuilder.template.parent / "提醒函.预览.docx").is_file()


@pytest.mark.parametrize("name", ["~$提醒函.docx", "提醒函.docx"])
def test_it_does_not_watch_a_lock_file_nor_write_over_what_it_watches(
    name: str, rebuilder: Rebuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    path = rebuilder.template.with_name(name)
    arguments = ["template", "watch", str(path), "--data", str(rebuilder.source), "-o", str(rebuilder.template)]
    assert run(arguments, {"REPORTGEN_LANG": "en"}) == 2
    assert name in capsys.readouterr().err
    assert rebuilder.template.read_bytes() == shipped("reminder-letter")
