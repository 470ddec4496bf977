"""Finished documents as offices have them, made by no tool of ours: without styles, with Word's lists, with text boxes.

Each is called by what is odd in it. All say the same: a notice of a bureau that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

Align = WD_PARAGRAPH_ALIGNMENT
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBER, DATE = "河监〔2024〕12号", "2024年5月6日"
TITLE = ("河湾市水务局关于开展", "2024年汛前检查的通知")
TABLE = (
    ("序号", "重点任务", "责任部门", "完成时限"),
    ("1", "排查堤防", "工管科", "5月底前"),
    ("2", "检修泵站", "设备科", "6月底前"),
)
BODY = (
    "为做好2024年防汛工作，现将有关事项通知如下。",
    "一、检查范围",
    "（一）堤防。检查堤顶、堤坡和穿堤建筑物。",
    "（二）泵站。检查机电设备和备用电源。",
    "二、工作要求",
    "各单位要高度重视，按期完成。",
)


def _data(made: Docx) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _line(
    made: Docx,
    text: str,
    size: float = 16,
    align: WD_PARAGRAPH_ALIGNMENT | None = None,
    *,
    font: str = "仿宋",
    color: str = "",
) -> Paragraph:
    line = made.add_paragraph()
    run = line.add_run(text)
    run.font.size = Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    if align is not None:
        line.alignment = align
    return line


def _table(made: Docx) -> None:
    table = made.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    for texts in TABLE:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def _tail(made: Docx) -> None:
    _line(made, "附件：汛前检查任务清单")
    made.add_paragraph()
    _line(made, "河湾市水务局", align=Align.RIGHT)
    _line(made, DATE, align=Align.RIGHT)
    _line(made, "附件").paragraph_format.page_break_before = True
    _line(made, "汛前检查任务清单", 22, Align.CENTER, font="小标宋")
    _table(made)
    _line(made, "抄送：省水利厅。", 14)
    _line(made, "河湾市水务局办公室　　　　2024年5月7日印发", 14)


def formatted_by_hand() -> bytes:
    """Everything in the style Normal, formatted paragraph by paragraph."""
    made = Document()
    _line(made, "河湾市水务局文件", 42, Align.CENTER, font="小标宋", color="FF0000")
    _line(made, NUMBER, align=Align.CENTER)
    for text in TITLE:
        _line(made, text, 22, Align.CENTER, font="小标宋")
    made.add_paragraph()
    _line(made, "各区水务局：")
    for text in BODY:
        line = _line(made, text, font="黑体" if text.startswith(("一", "二")) else "仿宋")
        if text.startswith("（"):
            head, _, rest = text.partition("。")
            line.runs[0].text = head + "。"
            line.runs[0].bold = True
            line.add_run(rest).font.size = Pt(16)
    _tail(made)
    return _data(made)


def plain_text() -> bytes:
    """No format at all, as pasted from a message."""
    made = Document()
    for text in (
        "河湾市水务局文件",
        NUMBER,
        "".join(TITLE),
        "各区水务局：",
        *BODY,
        "附件：1.任务清单",
        "2.联系表",
        "河湾市水务局",
        DATE,
    ):
        made.add_paragraph(text)
    return _data(made)


NUMBERED = '<w:numPr {ns}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'


def numbered_by_word() -> bytes:
    """Headings in Word's styles, their numbers printed by Word's lists: of the paragraph, or of the style."""
    made = Document()
    root = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="640" w:hanging="640"/></w:pPr></w:lvl>'
        for level, text in enumerate(("%1、", "（%2）"))
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    made.add_paragraph("".join(TITLE), style="Title")
    made.add_paragraph("各区水务局：")
    for text in BODY:
        level = 0 if text.startswith(("一", "二")) else 1
        said = text.partition("、" if level == 0 else "）")[2] if text[0] in "一二（" else text
        line = made.add_paragraph(said, style=f"Heading {level + 1}" if said != text else None)
        if said != text and level == 0:
            line._element.get_or_add_pPr().append(parse_xml(NUMBERED.format(ns=W, level=0)))
    made.styles["Heading 2"].element.get_or_add_pPr().insert(0, parse_xml(NUMBERED.format(ns=W, level=1)))
    _tail(made)
    return _data(made)


BOX = """<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="5000000" cy="900000"/><wp:docPr id="{id}" name="框{id}"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5000000" cy="900000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:rect style="width:400pt;height:70pt"><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox>
</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def _box(line: Paragraph, number: int, *texts: str) -> None:
    inside = "".join(
        f'<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>{text}</w:t></w:r></w:p>' for text in texts
    )
    line._element.append(parse_xml(BOX.format(ns=W, id=number, text=inside)))


def head_in_text_boxes() -> bytes:
    """The red head and the number in text boxes, a note in another, a header, an annex in a section across the page."""
    made = Document()
    made.sections[0].header.paragraphs[0].text = "内部资料"
    _box(made.add_paragraph(), 11, "河湾市水务局文件", NUMBER)
    _box(made.add_paragraph(), 12, "一号楼三层")
    _line(made, "\n".join(TITLE), 22, Align.CENTER)
    _line(made, "各区水务局：")
    for text in BODY:
        _line(made, text)
    _line(made, "河湾市水务局", align=Align.RIGHT)
    _line(made, DATE, align=Align.RIGHT)
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        section.page_height,
        section.page_width,
    )
    _line(made, "附件1")
    _line(made, "汛前检查任务清单", 22, Align.CENTER)
    _table(made)
    return _data(made)


def upward_in_a_table() -> bytes:
    """Number and signatory in the cells of a table without lines; the title in a content control; a form at the end."""
    made = Document()
    _line(made, "河湾市水务局文件", 42, Align.CENTER, color="FF0000")
    head = made.add_table(rows=1, cols=2)
    head.rows[0].cells[0].text, head.rows[0].cells[1].text = NUMBER, "签发人：周正"
    title = _line(made, "".join(TITLE).replace("通知", "报告"), 22, Align.CENTER)._element
    control = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
    title.addprevious(control)
    control[1].append(title)
    _line(made, "省水利厅：")
    for text in BODY:
        _line(made, text)
    _line(made, "河湾市水务局", align=Align.RIGHT)
    _line(made, "二〇二四年五月六日", align=Align.RIGHT)
    _line(made, "（联系人：周正）")
    form = made.add_table(rows=1, cols=1)
    form.rows[0].cells[0].text = "存档栏"
    return _data(made)


def signed_in_one_line() -> bytes:
    """Number and signatory on one line with blanks between; an imprint in a table; insertions and deletions tracked."""
    made = Document()
    _line(made, "河湾市水务局文件", 42, Align.CENTER, color="FF0000")
    _line(made, f"{NUMBER}　　　　　签发人：周正")
    title = _line(made, "".join(TITLE), 22, Align.CENTER)
    gone = f'<w:del {W} w:id="5" w:author="甲"><w:r><w:delText>（草稿）</w:delText></w:r></w:del>'
    title._element.append(parse_xml(gone))
    _line(made, "各区水务局：")
    lead = _line(made, BODY[0])
    lead._element.insert(1, parse_xml(f'<w:bookmarkStart {W} w:id="3" w:name="起"/>'))
    for text in BODY[1:]:
        _line(made, text)._element.append(
            parse_xml(f'<w:ins {W} w:id="6" w:author="甲"><w:r><w:t>补</w:t></w:r></w:ins>')
        )
    _line(made, "河湾市水务局", align=Align.RIGHT)
    _line(made, DATE, align=Align.RIGHT)
    imprint = made.add_table(rows=2, cols=2)
    imprint.rows[0].cells[0].merge(imprint.rows[0].cells[1]).text = "抄送：省水利厅。"
    imprint.rows[1].cells[0].text, imprint.rows[1].cells[1].text = "河湾市水务局办公室", "2024年5月7日印发"
    return _data(made)


ODD: dict[str, Callable[[], bytes]] = {
    each.__name__: each
    for each in (
        formatted_by_hand,
        plain_text,
        numbered_by_word,
        head_in_text_boxes,
        upward_in_a_table,
        signed_in_one_line,
    )
}
