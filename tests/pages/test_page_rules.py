"""Rules of printed pages: a signature alone, blank pages, a first page without text, an imprint in the middle."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen import kinds, resources
from reportgen.checking.finished import reading_of
from reportgen.checking.pages import page_marks
from reportgen.cli import run
from tests.producing import make
from tests.proofreading.docx_files import docx, paragraph, parts, table

HEAD = ("云溪市应急管理局文件", "云应急〔2026〕7号", "关于开展检查的通知", "各县（区）应急管理局：")
TEXT = "为做好常压储罐安全管理工作，现就开展专项检查通知如下，请认真组织实施并按时报送。"
SIGNED = ("云溪市应急管理局", "2026年3月12日")
IMPRINT = "云溪市应急管理局办公室　2026年3月12日印发"
BREAK = "<w:r><w:br w:type='page'/></w:r>"
BEFORE = "<w:pageBreakBefore/>"
SECTION = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1985" w:left="1588" w:right="1474" w:header="851" w:footer="992" w:gutter="0"/>'
DOCUMENTS = {
    "page-signature-alone": (*HEAD, TEXT, paragraph(SIGNED[0], properties=BEFORE), SIGNED[1]),
    "page-blank": (*HEAD, TEXT, *SIGNED, paragraph(BREAK), paragraph(BREAK)),
    "page-first-without-text": (*HEAD, paragraph(TEXT, properties=BEFORE), *SIGNED),
    "page-imprint-above": (*HEAD, TEXT, *SIGNED, IMPRINT),
    "": (*HEAD, TEXT, *SIGNED),
}


def told(*files: bytes) -> list[set[str]]:
    readings = [reading_of(data, Path("甲.docx")) for data in files]
    return [{mark.rule.code for mark in marks} for marks in page_marks(readings, os.environ, ())]


def test_each_rule_tells_its_page_and_no_other_rule_speaks() -> None:
    files = [docx(parts(*blocks, section=SECTION)) for blocks in DOCUMENTS.values()]
    assert told(*files) == [{code} - {""} for code in DOCUMENTS]


def test_a_blank_page_before_the_imprint_is_lawful() -> None:
    blocks = (*HEAD, TEXT, *SIGNED, paragraph(BREAK), paragraph(IMPRINT, properties=BEFORE))
    assert "page-blank" not in told(docx(parts(*blocks, section=SECTION)))[0]


def test_a_page_with_nothing_but_a_floating_table_is_not_blank() -> None:
    floating = (
        '<w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="1588" w:tblpYSpec="bottom"/></w:tblPr>'
    )
    imprint = table((IMPRINT,)).replace("<w:tbl>", f"<w:tbl>{floating}")
    blocks = (*HEAD, TEXT, *SIGNED, paragraph(BREAK), imprint, paragraph(""))
    assert "page-blank" not in told(docx(parts(*blocks, section=SECTION)))[0]


def test_our_own_documents_have_nothing_wrong() -> None:
    assert told(*(make(resources.sample_file(name)).produced.data for name in kinds.names())) == [
        set() for _ in kinds.names()
    ]


def test_the_command_line_tells_them_with_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(docx(parts(*DOCUMENTS["page-signature-alone"], section=SECTION)))
    run(["check", str(path), "--pages"], dict(os.environ) | {"REPORTGEN_LANG": "zh"})
    assert "正文 第6段" in capsys.readouterr().out
