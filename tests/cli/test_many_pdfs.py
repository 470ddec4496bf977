"""Many inputs with --pdf: they share the calls of LibreOffice, and one that fails touches no other."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from reportgen.cli import run

STAND_IN = """
    import sys, zipfile
    from pathlib import Path
    sources = [Path(each) for each in sys.argv if each.endswith(".docx")]
    with (Path(__file__).parent / "calls.txt").open("a") as calls:
        print(len(sources), file=calls)
    for source in sources:
        text = zipfile.ZipFile(source).read("word/document.xml").decode()
        if "坏了" not in text:
            source.with_suffix(".pdf").write_text(f"%PDF-1.6 {len(text)} %%EOF")
"""
INPUT = """\
文种: 通知
发文机关: 青禾县水务局
标题: 青禾县水务局关于做好{name}工作的通知
主送机关: 各乡镇水务站
内容: {text}
成文日期: 2026-03-05
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\n" + dedent(STAND_IN), "utf-8")
    program.chmod(0o755)
    return {**os.environ, "REPORTGEN_LANG": "zh", "REPORTGEN_SOFFICE": str(program)}


def inputs(folder: Path, *names: str, bad: str = "") -> list[str]:
    made = []
    for name in names:
        path = folder / f"{name}.yaml"
        path.write_text(INPUT.format(name=name, text="坏了。" if name == bad else "请做好准备。"), "utf-8")
        made.append(str(path))
    return made


def calls(folder: Path) -> list[int]:
    return sorted(map(int, (folder / "calls.txt").read_text().split()))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a script")
class TestManyPdfs:
    def test_several_inputs_share_calls(self, tmp_path: Path, environ: dict[str, str]) -> None:
        out = tmp_path / "out"
        names = inputs(tmp_path, "防汛", "抗旱", "春灌", "普查", "巡查")
        assert run(["build", *names, "--pdf", "-o", str(out)], environ) == 0
        assert calls(tmp_path) == [2, 3]
        assert len(list(out.glob("*.docx"))) == len(list(out.glob("*.pdf"))) == 5

    def test_one_that_fails_is_named_and_the_others_come_out(
        self, tmp_path: Path, environ: dict[str, str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out"
        names = inputs(tmp_path, "防汛", "抗旱", "春灌", bad="抗旱")
        assert run(["build", *names, "--pdf", "-o", str(out)], environ) == 3
        assert len(list(out.glob("*.docx"))) == 3
        assert sorted(path.stem for path in out.glob("*.pdf")) == [
            "2026-03-05 关于做好春灌工作的通知",
            "2026-03-05 关于做好防汛工作的通知",
        ]
        said = capsys.readouterr().err
        assert said.count("pdf-failed") == 1 and "抗旱" in said

    def test_an_input_with_mistakes_keeps_no_other_from_its_pdf(
        self, tmp_path: Path, environ: dict[str, str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        names = inputs(tmp_path, "防汛", "抗旱")
        Path(names[0]).write_text("文种: 通知\n", "utf-8")
        assert run(["build", *names, "--pdf", "-o", str(tmp_path / "out")], environ) == 1
        assert len(list((tmp_path / "out").glob("*.pdf"))) == 1
        assert "防汛.yaml" in capsys.readouterr().err
