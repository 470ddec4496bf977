"""`build --pdf` of many inputs: few calls of LibreOffice, and for each input what it has by itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package
from tests.disks import fill, small_disk
from tests.outputs_pdf.office import calls_of, printer

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program of these tests is a script")
INPUT = """\
文种: 通知
发文机关: 青禾县水务局
标题: 青禾县水务局关于做好第{number}项工作的通知
主送机关: 各乡镇水务站
正文:
  - 标题: 工作要求
    内容: {text}
成文日期: 2024-03-05
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    return printer(folder)


def inputs(folder: Path, *texts: str) -> list[str]:
    """Write an input for each text, and return their paths."""
    paths = [folder / f"{number}.yaml" for number in range(1, len(texts) + 1)]
    for number, (path, text) in enumerate(zip(paths, texts, strict=True), 1):
        path.write_text(INPUT.format(number=number, text=text), "utf-8")
    return [str(path) for path in paths]


def build(office: Path, out: Path, *arguments: str) -> int:
    environ = {**os.environ, "REPORTGEN_LANG": "en", "REPORTGEN_SOFFICE": str(office)}
    return run(["build", "--pdf", "-o", str(out), *arguments], environ)


def name(number: int, suffix: str = ".pdf") -> str:
    return f"2024-03-05 关于做好第{number}项工作的通知{suffix}"


def test_many_inputs_share_a_few_calls(office: Path, tmp_path: Path) -> None:
    assert build(office, tmp_path / "out", *inputs(tmp_path, *"甲乙丙丁戊己庚辛壬癸")) == 0
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 10
    assert sorted(calls_of(office)) == [5, 5]


def test_together_they_are_what_they_are_alone(office: Path, tmp_path: Path) -> None:
    paths = inputs(tmp_path, *"甲乙丙")
    assert build(office, tmp_path / "together", *paths) == 0
    for path in paths:
        assert build(office, tmp_path / "alone", path) == 0
    together, alone = (
        {each.name: each.read_bytes() for each in (tmp_path / where).iterdir()} for where in ("together", "alone")
    )
    assert len(together) == 6 and together == alone


def test_one_that_cannot_be_converted_is_named_and_the_rest_goes_on(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(office, tmp_path / "out", *inputs(tmp_path, "甲", "不能转换", "丙")) == 3
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        name(1, ".docx"), name(1), name(2, ".docx"), name(3, ".docx"), name(3),
    ]  # fmt: skip
    (line,) = capsys.readouterr().err.splitlines()
    assert name(2, ".docx") in line and "source file could not be loaded" in line


def test_inputs_are_told_of_in_their_order_whatever_becomes_of_them(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = inputs(tmp_path, *"甲乙丙丁")
    Path(paths[0]).write_text("文种: 通知", "utf-8")
    Path(paths[2]).write_text("文种: 没有", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / name(4)).write_bytes(b"%PDF-own")
    assert build(office, out, *paths) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"written: {out / name(2, suffix)}" for suffix in (".docx", ".pdf")]
    noted = [line for line in said.err.splitlines() if line.endswith("not built")]
    assert noted == [f"{paths[each]}: not built" for each in (0, 2, 3)]
    assert (out / name(4)).read_bytes() == b"%PDF-own" and not (out / name(4, ".docx")).exists()


def test_an_input_may_attach_what_an_earlier_one_makes(office: Path, tmp_path: Path) -> None:
    paths = inputs(tmp_path, "第一版", "乙", "丙")
    second = Path(paths[1])
    second.write_text(second.read_text("utf-8") + f"附件:\n  - {{标题: 工作, 文件: {name(1, '.docx')}}}\n", "utf-8")
    assert build(office, tmp_path, *paths) == 0
    assert "第一版" in text(tmp_path / name(2, ".docx"))
    inputs(tmp_path, "第二版")
    assert build(office, tmp_path, *paths) == 0
    assert "第二版" in text(tmp_path / name(2, ".docx")), "not the one of the earlier run"
    assert "第二版" in (tmp_path / name(2)).read_text("utf-8")


def text(path: Path) -> str:
    return "".join(line.text for line in outline(read_package(path.read_bytes(), path.name)))


def test_a_copied_attachment_is_not_overwritten_by_the_pdf_of_a_later_input(office: Path, tmp_path: Path) -> None:
    paths = inputs(tmp_path, "甲", "乙")
    (tmp_path / name(2)).write_bytes(b"%PDF-attached")
    first = Path(paths[0])
    first.write_text(first.read_text("utf-8") + f"附件:\n  - {{标题: 材料, 文件: {name(2)}}}\n", "utf-8")
    assert build(office, tmp_path / "out", *paths) == 1
    assert (tmp_path / "out" / name(2)).read_bytes() == b"%PDF-attached"
    assert not (tmp_path / "out" / name(2, ".docx")).exists()


def test_a_pdf_that_failed_is_made_by_the_next_run(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(office, tmp_path, *inputs(tmp_path, "甲")) == 0
    (path,) = inputs(tmp_path, "乙")
    assert build(tmp_path / "nothing", tmp_path, path) == 3
    assert "pdf-stale" in capsys.readouterr().err
    assert build(office, tmp_path, path) == 0
    assert "乙" in (tmp_path / name(1)).read_text("utf-8")


def test_a_pdf_that_was_signed_is_kept_beside_an_unchanged_document(office: Path, tmp_path: Path) -> None:
    paths = inputs(tmp_path, "甲")
    assert build(office, tmp_path, *paths) == 0
    pdf = tmp_path / name(1)
    signed = pdf.read_bytes() + b"\n9 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF"
    pdf.write_bytes(signed)
    assert build(office, tmp_path, *paths) == 1
    assert pdf.read_bytes() == signed
    assert build(office, tmp_path, "--force", *paths) == 0
    assert pdf.read_bytes() != signed
    assert [each.read_bytes() for each in tmp_path.glob("*.备份1.pdf")] == [signed]


@pytest.mark.parametrize("leave", [0, 16_000, 40_000, 70_000, 100_000, 130_000])
def test_a_full_disk_is_told_and_leaves_no_half_file(
    leave: int, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = inputs(tmp_path, *(f"{number}" * 30 for number in range(8)))
    whole = tmp_path / "whole"
    assert build(office, whole, *paths) == 0
    capsys.readouterr()
    with small_disk(tmp_path / "disk", "300k") as disk:
        fill(disk, leave)
        assert build(office, disk, *paths) == 1
        said = capsys.readouterr()
        assert "the disk is full" in said.err and "Traceback" not in said.err
        made = [each for each in disk.iterdir() if each.name != ".ballast"]
        assert all(each.read_bytes() == (whole / each.name).read_bytes() for each in made)
        assert {f"written: {each}" for each in made} == set(said.out.splitlines())
