"""Files: a path and bytes in; the file whole or as it was, nothing of a person's lost, and a sentence when refused."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import OutputError
from reportgen.outputs import files
from reportgen.outputs.files import Change, Outcome, is_edited, write_docx, write_whole
from tests.disks import small_disk
from tests.outputs.documents import document, edited

OLD, NEW = document("旧"), document("新")
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has its own permissions and links")
not_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere: run as an ordinary user"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "通知.docx"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refusal(action: Callable[[], object]) -> str:
    """Return the code of the OutputError that the action ends in."""
    with pytest.raises(OutputError) as caught:
        action()
    assert caught.value.diagnostics[0].location.file
    return caught.value.diagnostics[0].code


def fail(number: int, *named: str) -> Callable[..., Any]:
    def failing(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number), *named)

    return failing


class FullStream:
    """A stream on a disk that is full after a few bytes."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __enter__(self) -> FullStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, data: bytes) -> int:
        self.stream.write(data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(params=["open", "write", "flush to disk", "rename"])
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, path: Path) -> str:
    """Let one step of writing to the path fail."""
    real = os.fdopen
    steps: dict[str, tuple[str, Any]] = {
        "open": ("open", fail(errno.EIO)),
        "write": ("fdopen", lambda *args: FullStream(real(*args))),
        "flush to disk": ("fsync", fail(errno.EIO)),
        "rename": ("replace", fail(errno.EIO)),
    }
    monkeypatch.setattr(os, *steps[request.param])
    return str(request.param)


@pytest.mark.usefixtures("broken")
def test_a_step_that_fails_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    path.write_bytes(OLD)
    assert refusal(lambda: write_whole(path, NEW)) in {"output-failed", "output-disk-full"}
    assert path.read_bytes() == OLD
    assert names(path.parent) == [path.name]


@pytest.mark.usefixtures("broken")
def test_a_step_that_fails_leaves_no_new_file(path: Path) -> None:
    assert refusal(lambda: write_docx(path, NEW, force=False)) in {"output-failed", "output-disk-full"}
    assert names(path.parent) == []


@pytest.mark.usefixtures("broken")
def test_a_step_that_fails_leaves_an_edited_file_and_no_backup(path: Path) -> None:
    path.write_bytes(edited(OLD))
    assert refusal(lambda: write_docx(path, NEW, force=True)) in {"output-failed", "output-disk-full"}
    assert path.read_bytes() == edited(OLD)
    assert names(path.parent) == [path.name]


def test_an_interruption_leaves_the_old_file_and_nothing_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path.write_bytes(edited(OLD))
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_docx(path, NEW, force=True)
    assert names(path.parent) == [path.name] and path.read_bytes() == edited(OLD)


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "二级" / "三级" / "通知.docx"
    assert write_docx(path, NEW, force=False) == Outcome(Change.WRITTEN)
    assert path.read_bytes() == NEW and names(path.parent) == [path.name]


def test_the_same_document_is_not_written_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(NEW)
    monkeypatch.setattr(files, "_temporary", fail(errno.EIO))
    before = path.stat()
    assert write_docx(path, NEW, force=False) == Outcome(Change.UNCHANGED)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_document_of_ours_is_replaced_without_a_backup(path: Path) -> None:
    path.write_bytes(OLD)
    assert write_docx(path, NEW, force=False) == Outcome(Change.REPLACED)
    assert path.read_bytes() == NEW and names(path.parent) == [path.name]


FOREIGN = {
    "edited": edited(OLD),
    "text": b"plain text",
    "empty": b"",
    "broken": OLD[:100],
    "old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
}


@pytest.mark.parametrize("there", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_ours_is_refused(path: Path, there: bytes) -> None:
    path.write_bytes(there)
    assert is_edited(path)
    assert refusal(lambda: write_docx(path, NEW, force=False)) == "output-edited"
    assert path.read_bytes() == there and names(path.parent) == [path.name]


@pytest.mark.parametrize("there", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_ours_is_kept_with_force(path: Path, there: bytes) -> None:
    path.write_bytes(there)
    backup = path.with_name("通知.备份1.docx")
    assert write_docx(path, NEW, force=True) == Outcome(Change.REPLACED, backup)
    assert (path.read_bytes(), backup.read_bytes()) == (NEW, there)
    assert names(path.parent) == ["通知.docx", "通知.备份1.docx"]


def test_backups_are_numbered_and_never_lost(path: Path) -> None:
    versions = [edited(OLD, text) for text in ("一", "二", "三")]
    for version in versions:
        path.write_bytes(version)
        write_docx(path, NEW, force=True)
    assert [path.with_name(f"通知.备份{n}.docx").read_bytes() for n in (1, 2, 3)] == versions
    assert len(names(path.parent)) == 4


def test_a_free_number_between_is_taken(path: Path) -> None:
    path.with_name("通知.备份1.docx").write_bytes(b"1")
    path.with_name("通知.备份3.docx").write_bytes(b"3")
    path.write_bytes(edited(OLD))
    assert write_docx(path, NEW, force=True).backup == path.with_name("通知.备份2.docx")


def test_a_disk_without_links_keeps_the_backup_as_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.with_name("通知.备份1.docx").write_bytes(b"1")
    path.write_bytes(edited(OLD))
    monkeypatch.setattr(os, "link", _no_link)
    assert write_docx(path, NEW, force=True).backup == path.with_name("通知.备份2.docx")
    assert path.with_name("通知.备份1.docx").read_bytes() == b"1"
    assert path.with_name("通知.备份2.docx").read_bytes() == edited(OLD)
    assert path.read_bytes() == NEW and len(names(path.parent)) == 3


def _no_link(source: Path, target: Path) -> None:
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_copy_that_fails_leaves_no_empty_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(edited(OLD))
    monkeypatch.setattr(os, "link", fail(errno.EPERM))
    monkeypatch.setattr(os, "replace", fail(errno.EIO))
    assert refusal(lambda: write_docx(path, NEW, force=True)) == "output-failed"
    assert names(path.parent) == [path.name] and path.read_bytes() == edited(OLD)


def test_a_file_changed_in_between_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    _meanwhile(monkeypatch, lambda: path.write_bytes(edited(OLD)))
    assert refusal(lambda: write_docx(path, NEW, force=False)) == "output-busy"
    assert path.read_bytes() == edited(OLD) and names(path.parent) == [path.name]


def test_a_file_that_appears_in_between_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _meanwhile(monkeypatch, lambda: path.write_bytes(b"theirs"))
    assert refusal(lambda: write_docx(path, NEW, force=True)) == "output-busy"
    assert path.read_bytes() == b"theirs" and names(path.parent) == [path.name]


def test_a_file_that_goes_in_between_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    _meanwhile(monkeypatch, path.unlink)
    assert refusal(lambda: write_docx(path, NEW, force=False)) == "output-busy"
    assert names(path.parent) == []


def _meanwhile(monkeypatch: pytest.MonkeyPatch, action: Callable[[], object]) -> None:
    """Let somebody act while the new file is being flushed to the disk."""
    real = os.fsync

    def flush(handle: int) -> None:
        real(handle)
        action()

    monkeypatch.setattr(os, "fsync", flush)


def test_a_folder_in_the_way_is_named(path: Path) -> None:
    path.mkdir()
    assert refusal(lambda: write_docx(path, NEW, force=True)) == "output-is-folder"
    assert refusal(lambda: write_whole(path, NEW)) == "output-is-folder"
    assert refusal(lambda: is_edited(path)) == "output-is-folder"
    assert names(path.parent) == [path.name] and names(path) == []


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    assert refusal(lambda: write_docx(tmp_path / "文件" / "通知.docx", NEW, force=False)) == "output-no-folder"
    assert refusal(lambda: write_docx(tmp_path / "文件" / "二" / "通知.docx", NEW, force=False)) == "output-no-folder"


@posix_only
def test_what_is_no_ordinary_file_is_refused(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(lambda: write_docx(path, NEW, force=True)) == "output-not-a-file"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    long = tmp_path / ("长" * 300 + ".docx")
    with pytest.raises(OutputError) as caught:
        write_docx(long, NEW, force=False)
    assert caught.value.diagnostics[0].code == "output-path-too-long"
    assert caught.value.diagnostics[0].params["length"] == len(str(long))


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: write_docx(tmp_path / "甲\ud800.docx", NEW, force=False)) == "output-bad-name"
    assert refusal(lambda: write_docx(tmp_path / "甲\0.docx", NEW, force=False)) == "output-bad-name"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "output-disk-full"),
        (errno.EDQUOT, "output-disk-full"),
        (errno.EACCES, "output-no-permission"),
        (errno.EROFS, "output-no-permission"),
        (errno.ENAMETOOLONG, "output-path-too-long"),
        (errno.ENOENT, "output-no-folder"),
        (errno.EINVAL, "output-bad-name"),
        (errno.EIO, "output-failed"),
    ],
)
def test_what_the_system_says_is_put_in_words(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(os, "fsync", fail(number))
    assert refusal(lambda: write_docx(path, NEW, force=False)) == code


def test_a_file_open_in_word_is_told_from_a_closed_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "replace", fail(errno.EACCES, str(path)))
    assert refusal(lambda: write_docx(path, NEW, force=False)) == "output-in-use"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 KB."""
    with small_disk(tmp_path / "盘", "64k") as folder:
        yield folder


def test_a_disk_that_is_really_full_keeps_the_old_file(tiny_disk: Path) -> None:
    path = tiny_disk / "通知.docx"
    path.write_bytes(OLD)
    assert refusal(lambda: write_whole(path, os.urandom(200_000))) == "output-disk-full"
    assert path.read_bytes() == OLD and names(tiny_disk) == [path.name]
    assert write_docx(path, NEW, force=False).change is Change.REPLACED


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_permissions_are_kept(path: Path, mode: int) -> None:
    path.write_bytes(OLD)
    path.chmod(mode)
    write_docx(path, NEW, force=False)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_new_file_has_the_permissions_of_any_new_file(path: Path) -> None:
    beside = path.with_name("随便")
    beside.touch()
    write_docx(path, NEW, force=False)
    assert path.stat().st_mode == beside.stat().st_mode


@posix_only
@not_root
def test_a_folder_closed_for_writing_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "只读"
    folder.mkdir(mode=0o500)
    assert refusal(lambda: write_docx(folder / "通知.docx", NEW, force=False)) == "output-no-permission"


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """Return a link beside the folder of the file it names."""
    (tmp_path / "库").mkdir()
    made = tmp_path / "链.docx"
    made.symlink_to(tmp_path / "库" / "真.docx")
    return made


@posix_only
def test_an_edited_document_behind_a_link_is_refused(link: Path) -> None:
    link.write_bytes(edited(OLD))
    assert is_edited(link)
    assert refusal(lambda: write_docx(link, NEW, force=False)) == "output-edited"
    assert link.is_symlink() and link.resolve().read_bytes() == edited(OLD)


@posix_only
@pytest.mark.parametrize("write", [write_whole, lambda path, data: write_docx(path, data, force=False)])
def test_a_link_is_replaced_and_what_it_names_stays(link: Path, write: Callable[[Path, bytes], object]) -> None:
    link.write_bytes(OLD)
    real = link.resolve()
    write(link, NEW)
    assert not link.is_symlink() and link.read_bytes() == NEW
    assert real.read_bytes() == OLD and names(real.parent) == ["真.docx"]


@posix_only
def test_an_edited_document_behind_a_link_can_still_be_read_after_force(link: Path) -> None:
    link.write_bytes(edited(OLD))
    real = link.resolve()
    backup = write_docx(link, NEW, force=True).backup
    assert backup is not None and backup.read_bytes() == edited(OLD)
    assert real.read_bytes() == edited(OLD) and link.read_bytes() == NEW


@posix_only
def test_a_link_to_nothing_is_replaced(link: Path) -> None:
    assert write_docx(link, NEW, force=False) == Outcome(Change.WRITTEN)
    assert not link.is_symlink() and names(link.parent / "库") == []


@posix_only
def test_a_link_that_goes_round_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "链.docx"
    link.symlink_to(link)
    assert refusal(lambda: write_docx(link, NEW, force=True)) == "output-failed"


def test_no_document_is_not_an_edited_one(path: Path) -> None:
    assert not is_edited(path)
    path.write_bytes(NEW)
    assert not is_edited(path)
