"""The cache of compiled templates: private, trusted only where it is whole and the user's own, and never missed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import TemplateError
from reportgen.ooxml.package import write_package
from reportgen.templating import CompiledTemplate, cache, compiling
from reportgen.templating.cache import cache_folder
from tests.oracle.corpus import CORPUS
from tests.oracle.oracle import OurObjects
from tests.templating.making import paragraph, parts_of, said

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile private by itself")
TEMPLATE = write_package(parts_of(paragraph("{{ 值 }}", "{{r '' }}"), header="{{ 值 }}"))
OTHER = write_package(parts_of(paragraph("别的{{ 值 }}")))
SCRIPT = """
import sys
from pathlib import Path
from reportgen.templating import CompiledTemplate
template = CompiledTemplate.from_file(Path(sys.argv[1]), Path(sys.argv[2]))
sys.stdout.buffer.write(template.render({"值": "甲\\n乙"}))
loaded = [name for name in ("docxtpl", "docx", "lxml") if name in sys.modules]
print(loaded, file=sys.stderr)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "templates"


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were compiled."""
    names: list[str] = []
    real = compiling.compile_template

    def counted(template: Any) -> Any:
        names.append(template.name)
        return real(template)

    monkeypatch.setattr(compiling, "compile_template", counted)
    return names


def printed(folder: Path | None, data: bytes = TEMPLATE) -> str:
    return said(CompiledTemplate.from_bytes(data, "模板.docx", folder).render({"值": "甲"}))


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_template_is_compiled_once(folder: Path, compilations: list[str]) -> None:
    assert [printed(folder), printed(folder), printed(folder)] == ["甲"] * 3
    assert len(compilations) == 1


def test_what_lies_in_the_cache_is_all_of_the_template(folder: Path) -> None:
    fresh, kept = (CompiledTemplate.from_bytes(TEMPLATE, "模板.docx", folder) for _ in range(2))
    assert kept._program == fresh._program
    assert kept.slow_tags and kept.slow_tags == fresh.slow_tags


def test_each_template_has_a_file_of_its_own(folder: Path, compilations: list[str]) -> None:
    assert (printed(folder), printed(folder, OTHER)) == ("甲", "别的甲")
    assert (len(list(folder.iterdir())), len(compilations)) == (2, 2)


@posix
def test_folder_and_file_are_for_the_user_only(folder: Path) -> None:
    printed(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(only_file(folder).stat().st_mode) == 0o600


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def keep_only_the_mark(path: Path) -> None:
    path.write_bytes(cache.MARK)


def older_mark(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(cache.MARK, b"reportgen-template-0\n"))


def group_writable(path: Path) -> None:
    path.chmod(0o620)


def writable_by_all(path: Path) -> None:
    path.chmod(0o602)


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


@posix
@pytest.mark.parametrize(
    "spoil", [flip, cut, empty, keep_only_the_mark, older_mark, group_writable, writable_by_all, folder_instead]
)
def test_a_file_that_is_not_to_be_trusted_is_made_anew(
    spoil: Callable[[Path], None], folder: Path, compilations: list[str]
) -> None:
    printed(folder)
    spoil(only_file(folder))
    assert printed(folder) == "甲"
    assert len(compilations) == 2


@posix
def test_a_file_made_anew_is_used_the_next_time(folder: Path, compilations: list[str]) -> None:
    printed(folder)
    flip(only_file(folder))
    printed(folder)
    printed(folder)
    assert len(compilations) == 2
    assert stat.S_IMODE(only_file(folder).stat().st_mode) == 0o600


@posix
def test_a_file_of_somebody_else_is_not_used(
    folder: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(folder)
    monkeypatch.setattr(os, "getuid", lambda: only_file(folder).stat().st_uid + 1)
    assert printed(folder) == "甲"
    assert len(compilations) == 2


def test_the_program_of_one_template_is_not_that_of_another(folder: Path) -> None:
    printed(folder)
    first = only_file(folder)
    printed(folder, OTHER)
    (second,) = set(folder.iterdir()) - {first}
    second.write_bytes(first.read_bytes())
    assert printed(folder, OTHER) == "别的甲"


def test_another_version_of_the_tool_compiles_anew(
    folder: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(folder)
    monkeypatch.setattr(cache, "__version__", "0.0.1")
    printed(folder)
    assert len(compilations) == 2


@pytest.mark.parametrize("name", ["jinja2", "docxtpl"])
def test_another_version_of_a_package_compiles_anew(
    name: str, folder: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(folder)
    real = cache._installed
    monkeypatch.setattr(cache, "_installed", lambda package: "other" if package == name else real(package))
    printed(folder)
    assert len(compilations) == 2


def test_a_place_that_is_no_folder_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert printed(tmp_path / "file" / "templates") == "甲"


@posix
def test_a_folder_that_cannot_be_written_costs_only_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True, mode=0o500)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError("read only")

    monkeypatch.setattr(os, "open", refuse)  # root may write where others may not
    assert printed(folder) == "甲"
    assert not list(folder.iterdir())


def test_a_full_disk_leaves_nothing_half_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert printed(folder) == "甲"
    assert not list(folder.iterdir())


def test_a_wrong_template_leaves_nothing_in_the_cache(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(TemplateError):
            CompiledTemplate.from_bytes(write_package(parts_of(paragraph("{% if 1 %}"))), "模板.docx", folder)
    assert not folder.exists()


def _started(template: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SCRIPT, str(template), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_processes_at_once_do_not_disturb_each_other(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(TEMPLATE)
    processes = [_started(path, folder) for _ in range(2)]
    results = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert results[0] == results[1]
    assert said(results[0]) == "甲\n乙"
    assert len(list(folder.iterdir())) == 1


def test_what_comes_from_the_cache_needs_neither_docxtpl_nor_lxml(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(TEMPLATE)
    (first, compiled), (second, loaded) = (_started(path, folder).communicate() for _ in range(2))
    assert compiled.decode().strip() == "['docxtpl', 'docx', 'lxml']"
    assert loaded.decode().strip() == "[]"
    assert first == second


def test_every_template_renders_alike_with_the_cache_and_without(folder: Path) -> None:
    for case in CORPUS:
        plain, _, kept = (CompiledTemplate.from_bytes(case.template, cache=each) for each in (None, folder, folder))
        assert kept._program == plain._program, case.name
        assert kept.render(case.view(OurObjects())) == plain.render(case.view(OurObjects())), case.name


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/reportgen/templates"),
        ("linux", {"HOME": "/h"}, "/h/.cache/reportgen/templates"),
        ("linux", {"XDG_CACHE_HOME": "here"}, None),
        ("linux", {}, None),
        ("linux", {"HOME": "/h", "REPORTGEN_NO_CACHE": "1"}, None),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/reportgen/templates"),
    ],
)
@posix
def test_the_folder_is_where_the_system_keeps_such_things(
    platform: str, environ: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder(environ) == (Path(expected) if expected else None)
