"""Outlines: of plain texts and of Word files, ours and anybody's."""

from __future__ import annotations

from reportgen.ooxml.places import BODY
from reportgen.proofreading.docx_reading import read_docx
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.plain_text import outline_of_text
from tests.proofreading.docx_files import SPACE, paragraph, parts, run, table

NOTICE = (
    "云溪市应急管理局文件",
    "云应急〔2026〕7号",
    "云溪市应急管理局关于开展储罐安全检查的通知",
    "各县（区）应急管理局：",
    "为做好储罐安全管理，现将有关事项通知如下。",
    "一、检查范围",
    "（一）常压储罐",
    "1.企业自查。各企业按照清单自查。",
    "附件：1.检查清单",
    "2.责任分工",
    "云溪市应急管理局",
    "2026年3月12日",
    "抄送：云溪市人民政府办公室。",
    "云溪市应急管理局办公室　2026年3月12日印发",
)
ROLES = {
    2: "title", 3: "recipients", 5: "heading1", 6: "heading2", 8: "attachment_note", 9: "attachment_note",
    10: "signature", 11: "date", 12: "imprint", 13: "imprint",
}  # fmt: skip


def roles(outline: Outline) -> dict[int, str]:
    return {index: each.role for index, each in enumerate(outline.paragraphs) if each.role not in ("", "body")}


def test_a_plain_text_has_roles_and_an_envelope() -> None:
    outline = outline_of_text("\n".join(NOTICE), "通知.txt")
    assert roles(outline) == ROLES
    assert outline.envelope == {
        "letterhead": "云溪市应急管理局",
        "authority": "云溪市应急管理局",
        "number": "云应急〔2026〕7号",
        "title": "云溪市应急管理局关于开展储罐安全检查的通知",
        "recipients": "各县（区）应急管理局",
        "signature": "云溪市应急管理局",
        "date": "2026年3月12日",
        "printer": "云溪市应急管理局办公室",
        "print_date": "2026年3月12日",
    }


def test_a_word_file_of_the_same_text_reads_the_same() -> None:
    read = read_docx(parts(*NOTICE), "通知.docx").outline
    text = outline_of_text("\n".join(NOTICE))
    assert roles(read) == roles(text)
    assert read.envelope == text.envelope
    assert [each.text for each in read.paragraphs] == list(NOTICE)
    assert read.paragraphs[4].place == {"part": BODY, "paragraph": 5}


def test_rows_of_a_plain_text_are_a_table() -> None:
    outline = outline_of_text("清单\n序号\t任务\n1\t自查\n\n二、要求")
    assert [each.rows for each in outline.tables] == [(("序号", "任务"), ("1", "自查"))]
    assert [(each.text, dict(each.place)) for each in outline.paragraphs[3:5]] == [
        ("1", {"line": 3, "table": 1, "row": 2, "column": 1, "offset": 0}),
        ("自查", {"line": 3, "table": 1, "row": 2, "column": 2, "offset": 2}),
    ]


def test_word_numbers_tabs_and_breaks_are_read_and_what_was_deleted_is_not() -> None:
    numbering = (
        f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    body = (
        paragraph("检查范围", properties=listed),
        paragraph("检查要求", properties=listed),
        paragraph(
            run("自查"), deleted, "<w:r><w:tab/></w:r>", run("自", "<w:vanish/>"), run("互查"), "<w:r><w:br/></w:r>"
        ),
    )
    outline = read_docx(parts(*body, numbering=numbering)).outline
    assert [(each.number, each.text, each.role) for each in outline.paragraphs] == [
        ("一、", "检查范围", "heading1"),
        ("二、", "检查要求", "heading1"),
        ("", "自查\t互查\n", ""),
    ]


def test_cells_stand_in_the_columns_of_the_grid_and_are_told_by_their_own_number() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("合计")}</w:tc>'
    rows = f"<w:tr>{wide}<w:tc>{paragraph('9')}</w:tc></w:tr>"
    made = table(("甲", "乙", "丙")).replace("</w:tbl>", rows + "</w:tbl>")
    outline = read_docx(parts(made)).outline
    assert outline.tables[0].rows == (("甲", "乙", "丙"), ("合计", "", "9"))
    assert outline.paragraphs[-1].place == {"part": BODY, "table": 1, "row": 2, "column": 3, "cell": 2}


def test_headers_boxes_and_notes_are_read_and_a_table_of_contents_is_not() -> None:
    styles = (
        f'<w:styles {SPACE}><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    box = (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        f"{paragraph('框内')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    made = parts(
        paragraph("一、目录", properties='<w:pStyle w:val="T1"/>'),
        paragraph("框外", box),
        styles=styles,
        header1=f"<w:hdr {SPACE}>{paragraph('页眉')}</w:hdr>",
        footnotes=f"<w:footnotes {SPACE}><w:footnote>{paragraph('脚注')}</w:footnote></w:footnotes>",
    )
    read = read_docx(made).outline.paragraphs
    assert [(each.text, each.role) for each in read] == [
        ("框外", ""), ("框内", ""), ("脚注", "footer"), ("页眉", "header"),
    ]  # fmt: skip
