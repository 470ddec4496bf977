"""A save is noticed once the file is whole, in whichever way a program saves; what is no save is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.workshop.watched import PATIENCE, Watched
from tests.workshop.saving import Time, save_as_word, save_as_wps
from tests.workshop.templates import edited, says, shipped

OLD = shipped("notice")
NEW = edited("notice", {"{{ recipients }}：": says("{{ recipients }}:")})


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "通知.docx"
    path.write_bytes(OLD)
    return path


def watched(time: Time, *paths: Path) -> Watched:
    made = Watched(time.clock)
    made.watch(paths)
    return made


def test_nothing_changes_by_itself(time: Time, template: Path) -> None:
    assert [watched(time, template).changed() for _ in range(3)] == [[], [], []]


@pytest.mark.parametrize("save", [save_as_word, save_as_wps])
def test_a_save_is_seen_at_the_next_look_and_once(save: object, time: Time, template: Path) -> None:
    looked = watched(time, template)
    assert callable(save)
    save(template, NEW)
    assert looked.changed() == [template]
    assert looked.changed() == []


def test_a_file_that_is_still_being_written_is_waited_for(time: Time, template: Path) -> None:
    looked = watched(time, template)
    for end in (0, 100, len(NEW) // 2, len(NEW) - 1):
        template.write_bytes(NEW[:end])
        time.now += 0.05
        assert looked.changed() == []
    template.write_bytes(NEW)
    assert looked.changed() == [template]


def test_old_and_new_halves_together_are_not_whole(time: Time, template: Path) -> None:
    looked = watched(time, template)
    assert len(OLD) != len(NEW) or OLD != NEW
    template.write_bytes(NEW[: len(NEW) // 2] + OLD[len(NEW) // 2 :])
    assert looked.changed() == []


def test_a_file_that_is_away_for_a_moment_is_waited_for(time: Time, template: Path) -> None:
    looked = watched(time, template)
    template.unlink()
    assert looked.changed() == []
    time.now += 0.5
    template.write_bytes(NEW)
    assert looked.changed() == [template]


def test_a_file_that_stays_away_or_broken_is_told_once(time: Time, template: Path) -> None:
    looked = watched(time, template)
    template.unlink()
    assert looked.changed() == []
    time.now += PATIENCE
    assert looked.changed() == [template]
    time.now += 2 * PATIENCE
    assert looked.changed() == []
    template.write_bytes(NEW[:1000])
    assert looked.changed() == []
    time.now += PATIENCE
    assert looked.changed() == [template]
    template.write_bytes(NEW)
    assert looked.changed() == [template]


def test_lock_files_and_temporary_ones_beside_it_do_not_count(time: Time, template: Path) -> None:
    looked = watched(time, template)
    template.with_name("~$通知.docx").write_bytes(b"\x05Zhang San")
    template.with_name("~WRD0003.tmp").write_bytes(NEW)
    assert looked.changed() == []


def test_a_save_without_a_change_is_none(time: Time, template: Path) -> None:
    looked = watched(time, template)
    save_as_word(template, OLD)
    os.utime(template, ns=(1, 1))
    assert looked.changed() == []


def test_a_text_counts_when_two_looks_are_the_same(time: Time, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text("title: 甲\n", "utf-8")
    looked = watched(time, path)
    path.write_text("title: 乙", "utf-8")
    assert looked.changed() == []
    path.write_text("title: 乙丙\nlead: 丁\n", "utf-8")
    assert looked.changed() == []
    assert looked.changed() == [path]
    assert looked.changed() == []


def test_a_save_of_the_same_length_and_time_is_seen_by_its_inode_or_not_lost(time: Time, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text("title: 甲\n", "utf-8")
    stamp = path.stat().st_mtime_ns
    looked = watched(time, path)
    other = tmp_path / "other"
    other.write_text("title: 乙\n", "utf-8")
    os.utime(other, ns=(stamp, stamp))
    os.replace(other, path)
    assert [looked.changed(), looked.changed()] == [[], [path]]
