"""Attached files: what lies beside the input is taken, what lies elsewhere is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic, Location
from reportgen.model.official import Official
from reportgen.model.problems import Path as KeyPath
from reportgen.model.validation import validate
from reportgen.sources.attached import MAX_SIZE, Attached, attached_files


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an input, with files in it, and a secret beside it."""
    folder = tmp_path / "通知"
    for name in ("清单.docx", "图.PNG", "附件/方案.DOCX", "附件/表 一.xlsx", "..名单.docx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (tmp_path / "secret.docx").write_bytes(b"x")
    (tmp_path / "通知二").mkdir()
    (tmp_path / "通知二" / "secret.docx").write_bytes(b"x")
    return folder


def attach(folder: Path, *names: str) -> tuple[list[Attached], list[Diagnostic]]:
    """Return what becomes of the files that the attachments of a document name."""
    attachments = [{"title": f"附件{number}", "file": name} for number, name in enumerate(names, 1)]
    document = validate(Official, {"title": "通知", "attachments": attachments}).document
    assert document is not None

    def locate(path: KeyPath) -> tuple[Location, str]:
        return Location("通知.yaml", {"line": int(path[1]) + 10, "column": 1}), str(path[-1])

    return attached_files(CheckContext(document, locate), folder)


@pytest.mark.parametrize(
    ("name", "inside", "merged"),
    [
        ("清单.docx", "清单.docx", True),
        ("图.PNG", "图.PNG", False),
        ("附件/方案.DOCX", "附件/方案.DOCX", True),
        ("附件\\方案.DOCX", "附件/方案.DOCX", True),
        ("./附件/./表 一.xlsx", "附件/表 一.xlsx", False),
        ("..名单.docx", "..名单.docx", True),
    ],
)
def test_a_file_beside_the_input_or_below_is_taken(name: str, inside: str, merged: bool, office: Path) -> None:
    assert attach(office, name) == ([Attached(name, office / inside, merged)], [])


@pytest.mark.parametrize(
    "name",
    [
        "../secret.docx",
        "..\\secret.docx",
        "附件/../../secret.docx",
        "附件\\..\\..\\secret.docx",
        "附件/../清单.docx",
        "../通知二/secret.docx",
        "..",
        "/etc/passwd",
        "\\etc\\passwd",
        "C:\\文件\\清单.docx",
        "C:/文件/清单.docx",
        "C:清单.docx",
        "\\\\server\\share\\清单.docx",
        "//server/share/清单.docx",
    ],
)
def test_a_name_that_leaves_the_folder_is_refused(name: str, office: Path) -> None:
    found, (problem,) = attach(office, name)
    assert found == []
    assert problem.code == "attached-file"
    assert str(problem).startswith(f"the file {name} lies outside the folder of this input")


def test_a_full_name_is_refused_even_of_a_file_inside(office: Path) -> None:
    found, (problem,) = attach(office, str(office / "清单.docx"))
    assert found == []
    assert "lies outside the folder of this input" in str(problem)


def test_a_link_to_the_outside_is_refused(office: Path) -> None:
    (office / "链接.docx").symlink_to(office.parent / "secret.docx")
    (office / "别处").symlink_to(office.parent / "通知二", target_is_directory=True)
    found, problems = attach(office, "链接.docx", "别处/secret.docx")
    assert found == []
    assert ["lies outside the folder" in str(each) for each in problems] == [True, True]


def test_a_link_to_the_inside_is_taken(office: Path) -> None:
    (office / "链接.docx").symlink_to(office / "附件" / "方案.DOCX")
    assert attach(office, "链接.docx") == ([Attached("链接.docx", office / "链接.docx", True)], [])


def test_a_folder_that_is_itself_reached_through_a_link_is_fine(office: Path) -> None:
    alias = office.parent / "别名"
    alias.symlink_to(office, target_is_directory=True)
    assert attach(alias, "清单.docx") == ([Attached("清单.docx", alias / "清单.docx", True)], [])


@pytest.mark.parametrize("name", ["没有.docx", "附件", "清单.docx/一", "没有/清单.docx", ".", "字" * 300])
def test_what_is_no_file_is_refused(name: str, office: Path) -> None:
    found, (problem,) = attach(office, name)
    assert found == []
    assert str(problem) == f"there is no file {name} beside this input"


def test_a_link_to_itself_is_refused(office: Path) -> None:
    (office / "环.docx").symlink_to(office / "环.docx")
    found, (problem,) = attach(office, "环.docx")
    assert found == []
    assert str(problem) == "there is no file 环.docx beside this input"


@pytest.mark.parametrize(("size", "taken"), [(MAX_SIZE, True), (MAX_SIZE + 1, False)])
def test_a_file_larger_than_100_mb_is_refused(size: int, taken: bool, office: Path) -> None:
    with (office / "图.PNG").open("r+b") as file:
        file.truncate(size)
    found, problems = attach(office, "图.PNG")
    assert bool(found) is taken
    assert [str(each) for each in problems] == [] if taken else ["the file 图.PNG is larger than 100 MB"]


def test_every_file_is_looked_at_and_each_refusal_has_its_place(office: Path) -> None:
    found, problems = attach(office, "../secret.docx", "清单.docx", "没有.docx")
    assert [each.name for each in found] == ["清单.docx"]
    assert [(each.location.place["line"], each.field) for each in problems] == [(10, "file"), (12, "file")]


def test_a_file_of_an_inner_attachment_is_found(office: Path) -> None:
    inner = {"title": "内", "file": "清单.docx"}
    document = validate(Official, {"title": "外", "attachments": [{"title": "方案", "attachments": [inner]}]}).document
    assert document is not None
    found, problems = attached_files(CheckContext(document, lambda path: (Location(), str(path[-1]))), office)
    assert [each.name for each in found] == ["清单.docx"]
    assert problems == []


def test_an_attachment_that_is_only_named_takes_no_file(office: Path) -> None:
    assert attach(office, "", "") == ([], [])
