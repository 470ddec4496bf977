"""LibreOffice for the tests that render, a stand-in for those that need its misbehaviour, and documents to convert."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from reportgen.outputs.pdf import find_soffice
from tests.producing import make

SOFFICE = find_soffice(os.environ) or Path()
WITHOUT = "LibreOffice is not installed: no pages"


def rendering() -> list[pytest.MarkDecorator]:
    """Return the marks of a module that renders."""
    return [pytest.mark.pages, pytest.mark.skipif(Path() == SOFFICE, reason=WITHOUT)]


STAND_IN = """
    import os, subprocess, sys, time
    from pathlib import Path
    here = Path(__file__).parent
    with (here / "calls.txt").open("a") as calls:
        print(*(each for each in sys.argv if each.startswith("-env:")), file=calls)
    for source in (Path(each) for each in sys.argv if each.endswith(".docx")):
        text = source.read_text()
        if text.startswith("crash"):
            os._exit(1)
        if text.startswith("hang"):
            child = subprocess.Popen(["sleep", "600"])
            with (here / "children.txt").open("a") as children:
                print(child.pid, file=children)
            time.sleep(600)
        if text.startswith("slow"):
            time.sleep(0.3)
        if text.startswith("broken"):
            print("Error: source file could not be loaded")
        else:
            source.with_suffix(".pdf").write_text(f"%PDF-1.6 {text} %%EOF")
"""


PRINTER = """
    import random, sys, zipfile
    from pathlib import Path
    here, sources = Path(__file__).parent, [Path(each) for each in sys.argv if each.endswith(".docx")]
    with (here / "calls.txt").open("a") as calls:
        print(len(sources), file=calls)
    for source in sources:
        text = zipfile.ZipFile(source).read("word/document.xml").decode()
        if "不能转换" in text:
            print("Error: source file could not be loaded")
            continue
        identifier = "%032X" % random.getrandbits(128)
        trailer = f"trailer\\n<</ID [ <{identifier}>\\n<{identifier}> ]\\n/DocChecksum /{identifier}>>\\nstartxref\\n0"
        lines = "%PDF-1.6", "stream", text, "endstream", trailer, "%%EOF"
        source.with_suffix(".pdf").write_text("\\n".join(lines), "utf-8")
"""


def printer(folder: Path) -> Path:
    """Return a program that is called like LibreOffice; its PDFs hold the XML of the docx, and have a true trailer."""
    program = folder / "printer"
    program.write_text(f"#!{sys.executable}\n" + dedent(PRINTER), "utf-8")
    program.chmod(0o755)
    return program


def calls_of(program: Path) -> list[int]:
    """Return how many documents each call of a stand-in had."""
    lines = program.with_name("calls.txt")
    return [int(line) for line in lines.read_text().split()] if lines.exists() else []


def stand_in(folder: Path) -> Path:
    """Return a program that is called like LibreOffice and makes of each text what its first word says."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n" + dedent(STAND_IN), "utf-8")
    program.chmod(0o755)
    return program


def notice(folder: Path, *tables: Sequence[Sequence[str] | str], title: str = "关于做好春灌的通知") -> bytes:
    """Return the docx of a notice with a table in each of its attachments."""
    attachments = [
        {"title": f"春灌任务表{number}", "table": {"columns": ["序号", "名称", "事项", "时限"], "rows": rows}}
        for number, rows in enumerate(tables, 1)
    ]
    content = {
        "kind": "notice",
        "issuing_authority": "青禾县水务局",
        "document_number": "青水〔2026〕8号",
        "title": title,
        "recipients": "各乡镇水务站",
        "lead": "现将有关事项通知如下。",
        "attachments": attachments,
        "issue_date": "2026-03-09",
        "copy_recipients": "县政府办公室",
        "imprint": {"printing_office": "青禾县水务局办公室", "printing_date": "2026-03-10"},
    }
    path = folder / "notice.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return make(path).produced.data


def numbered_rows(numbers: Iterable[int]) -> list[list[str]]:
    """Return rows of one and two lines, every one with a text of its own."""
    more = ("", "，做好记录", "，做好记录，报县水务局备案")
    return [[str(n), f"闸门{n}号", "检修闸门启闭设备并试运行" + more[n % 3], "三月底"] for n in numbers]
