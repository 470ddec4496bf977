"""The styles of an official document: each kind of paragraph is a style of the same name.

In: the numbers of `gbt9704`. Out: the style sheet of a template. Clerks see these names in Word's list of styles.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.layout import gbt9704 as gb
from reportgen.layout.style_names import (
    AFTER_TABLE,
    ATTACHMENT,
    BLANK,
    BODY,
    CAPTION,
    CELL,
    CHART,
    CLASSIFICATION,
    COLUMN_TITLE,
    COPIES,
    COPY_NUMBER,
    DATE,
    EVEN_PAGE,
    FIRST_ATTACHMENT,
    HEAD,
    HEAD_SPACER,
    HEAD_WORD,
    IMPRINT_ANCHOR,
    JOINT_HEAD,
    JOINT_SEALED_SIGNATURE,
    LEVELS,
    NEXT_ATTACHMENT,
    NUMBER,
    ODD_PAGE,
    PRINTING,
    PRINTING_DATE,
    RECIPIENTS,
    RULE,
    SEALED_DATE,
    SEALED_SIGNATURE,
    SIGNATORY_NAMES,
    SIGNATURE,
    SPANNING_CELL,
    SUBTITLE,
    TABLE,
    TITLE,
    UPWARD_NUMBER,
    URGENCY,
)
from reportgen.layout.tags import TAG
from reportgen.ooxml.elements import Element
from reportgen.ooxml.formats import Line, ParagraphFormat, Tab, TextFormat
from reportgen.ooxml.stylesheet import CharacterStyle, Defaults, ParagraphStyle, TableStyle, stylesheet

LEVEL_FONTS = (gb.HEITI, gb.KAITI, gb.FANGSONG, gb.FANGSONG)  # 7.3.3
FLUSH = ParagraphFormat(first_line=0, line=gb.LINE)
CENTRED = replace(FLUSH, align="center")
TITLE_LINE = replace(CENTRED, left=-gb.TITLE_OVERHANG, right=-gb.TITLE_OVERHANG)
BLACK_FACE = TextFormat(font=gb.HEITI)
TITLE_FACE = TextFormat(font=gb.XIAOBIAOSONG, size=gb.TITLE_SIZE, spacing=0)
SUBTITLE_FACE = TextFormat(font=gb.KAITI)
HIDDEN = ParagraphFormat(first_line=0, line=20)
HIDDEN_FACE = TextFormat(size=1, spacing=0)
TAG_FACE = TextFormat("Consolas", size=9, color="0070C0", spacing=0)
TAG_STYLE = ParagraphStyle(TAG, paragraph=ParagraphFormat(first_line=0, line=320), text=TAG_FACE)


def level_font_style(level: str) -> str:
    """Return the character style of a run-in title of that level."""
    return f"{level}级标题文字"


def style_sheet() -> Element:
    """Return the style sheet of an official document."""
    paragraph = ParagraphFormat(align="both", line=gb.LINE, line_rule="atLeast")
    text = TextFormat(font=gb.FANGSONG, size=gb.BODY_SIZE, color=gb.BLACK, spacing=gb.BODY_SPACING)
    paragraphs = [*_body(), *_head(), *_attachments(), *_signature(), *_tables(), *_foot(), TAG_STYLE]
    table = TableStyle(TABLE, gb.TABLE_EIGHTHS, gb.TABLE_PADDING, gb.TABLE_ROOM)
    return stylesheet(Defaults(paragraph, text), paragraphs, _characters(), [table])


def _like_body(name: str, font: str | None = None, outline: int | None = None) -> ParagraphStyle:
    """Return a style on top of 正文; one with an outline level stays with what it heads."""
    paragraph = ParagraphFormat(outline=outline, keep_next=True if outline else None)
    return ParagraphStyle(name, BODY, paragraph, TextFormat(font=font), following=BODY)


def _body() -> list[ParagraphStyle]:
    made = [ParagraphStyle(BODY, paragraph=replace(FLUSH, align="both", first_line=gb.INDENT))]
    for rank, (level, font) in enumerate(zip(LEVELS, LEVEL_FONTS, strict=True), 1):
        made.append(_like_body(f"{level}级标题", font, rank))
        made.append(_like_body(f"{level}级措施"))
        made.append(_like_body(f"{level}级问题", outline=rank))
    made += [_like_body(name) for name in ("要点", "整改意见", "整改期限", "整改情况", "责任单位", "附注")]
    return [*made, ParagraphStyle(BLANK, paragraph=FLUSH)]


def _head() -> list[ParagraphStyle]:
    left = replace(FLUSH, align="left")
    tab = Tab(gb.CORE_WIDTH - gb.SIGNATORY_RIGHT, "right")
    rule = ParagraphFormat(first_line=0, line=gb.RULE_HEIGHT, bottom=Line(gb.RULE_EIGHTHS, gb.RED))
    return [
        ParagraphStyle(COPY_NUMBER, paragraph=left),
        ParagraphStyle(CLASSIFICATION, paragraph=left, text=BLACK_FACE),
        ParagraphStyle(URGENCY, paragraph=left, text=BLACK_FACE),
        ParagraphStyle(HEAD_SPACER, paragraph=replace(FLUSH, line=gb.HEAD_TOP)),
        *(_red_head(name) for name in (HEAD, JOINT_HEAD, HEAD_WORD)),
        ParagraphStyle(NUMBER, paragraph=CENTRED),
        ParagraphStyle(UPWARD_NUMBER, paragraph=replace(left, left=gb.NUMBER_LEFT, tabs=(tab,))),
        ParagraphStyle(RULE, paragraph=rule, text=HIDDEN_FACE),
        ParagraphStyle(TITLE, paragraph=TITLE_LINE, text=TITLE_FACE),
        ParagraphStyle(SUBTITLE, paragraph=CENTRED, text=SUBTITLE_FACE),
        ParagraphStyle(RECIPIENTS, paragraph=replace(FLUSH, align="both"), following=BODY),
    ]


def _red_head(name: str) -> ParagraphStyle:
    """Return a style of the red head in its largest size; `fit` makes it as much smaller as a long name needs."""
    size = gb.HEAD_LARGEST
    paragraph = replace(CENTRED, line=round(gb.HEAD_LINE * size * 20))
    return ParagraphStyle(name, paragraph=paragraph, text=TextFormat(gb.XIAOBIAOSONG, size, gb.RED, spacing=0))


def _attachments() -> list[ParagraphStyle]:
    label, digit = 3 * gb.CHARACTER, gb.CHARACTER
    below_label = (gb.ANNEX_TITLE_LINE - 2) * gb.LINE
    annex_label = replace(FLUSH, align="left", page_break=True, after=below_label)
    return [
        _hanging(ATTACHMENT, gb.INDENT, label),
        _hanging(FIRST_ATTACHMENT, gb.INDENT, label + digit),
        _hanging(NEXT_ATTACHMENT, gb.INDENT + label, digit),
        ParagraphStyle("换页", paragraph=replace(FLUSH, page_break=True)),
        ParagraphStyle("附件标签", paragraph=annex_label, text=BLACK_FACE),
        ParagraphStyle("附件标题", paragraph=TITLE_LINE, text=TITLE_FACE),
        ParagraphStyle("附件副标题", paragraph=CENTRED, text=SUBTITLE_FACE),
    ]


def _hanging(name: str, start: int, hanging: int) -> ParagraphStyle:
    """Return a style whose first line begins at `start` and whose others begin under the name (7.3.4)."""
    paragraph = replace(FLUSH, align="left", left=start + hanging, first_line=-hanging)
    return ParagraphStyle(name, paragraph=paragraph)


def _signature() -> list[ParagraphStyle]:
    plain = replace(FLUSH, align="right", right=gb.SIGNATURE_RIGHT)
    sealed = replace(FLUSH, align="right", right=gb.SEALED_DATE_RIGHT)
    room_for_seal = gb.SEAL + gb.LINE // 4 - gb.LINE
    return [
        ParagraphStyle(SIGNATURE, paragraph=replace(plain, keep_next=True)),
        ParagraphStyle(DATE, paragraph=plain),
        ParagraphStyle(SEALED_SIGNATURE, paragraph=replace(sealed, keep_next=True)),
        ParagraphStyle(JOINT_SEALED_SIGNATURE, paragraph=replace(sealed, keep_next=True, after=room_for_seal)),
        ParagraphStyle(SEALED_DATE, paragraph=sealed),
    ]


def _tables() -> list[ParagraphStyle]:
    lined = ParagraphFormat(first_line=0, line=gb.TABLE_LINE)
    head, small = TextFormat(gb.HEITI, gb.TABLE_SIZE, spacing=0), TextFormat(size=gb.TABLE_SIZE, spacing=0)
    title = TextFormat(gb.HEITI, gb.TABLE_TITLE_SIZE)
    return [
        ParagraphStyle("表题", paragraph=replace(CENTRED, keep_next=True), text=title),
        ParagraphStyle(COLUMN_TITLE, paragraph=replace(lined, align="center"), text=head),
        ParagraphStyle(CELL, paragraph=replace(lined, align="both"), text=small),
        ParagraphStyle(SPANNING_CELL, paragraph=replace(lined, align="left", keep_next=True), text=head),
        ParagraphStyle(AFTER_TABLE, paragraph=HIDDEN, text=HIDDEN_FACE),
        ParagraphStyle(CHART, paragraph=replace(CENTRED, line=240, line_rule="auto", keep_next=True)),
        ParagraphStyle(CAPTION, paragraph=CENTRED, text=head),
    ]


def _foot() -> list[ParagraphStyle]:
    small = TextFormat(size=gb.SMALL_SIZE, spacing=0)
    number = TextFormat(gb.SONGTI, gb.SMALL_SIZE, spacing=0)
    room, label = gb.IMPRINT_INDENT, 3 * gb.SMALL_CHARACTER
    lined = ParagraphFormat(first_line=0, line=gb.IMPRINT_LINE)
    copies = replace(lined, align="both", left=room + label, right=room, first_line=-label)
    printing, date = replace(lined, align="left", left=room), replace(lined, align="right", right=room)
    page = ParagraphFormat(first_line=0, line=gb.PAGE_NUMBER_LINE)
    return [
        ParagraphStyle(COPIES, paragraph=copies, text=small),
        ParagraphStyle(PRINTING, paragraph=printing, text=small),
        ParagraphStyle(PRINTING_DATE, paragraph=date, text=small),
        ParagraphStyle(IMPRINT_ANCHOR, paragraph=HIDDEN, text=HIDDEN_FACE),
        ParagraphStyle(ODD_PAGE, paragraph=replace(page, align="right", right=gb.PAGE_NUMBER_INDENT), text=number),
        ParagraphStyle(EVEN_PAGE, paragraph=replace(page, align="left", left=gb.PAGE_NUMBER_INDENT), text=number),
    ]


def _characters() -> list[CharacterStyle]:
    levels = zip(LEVELS, LEVEL_FONTS, strict=True)
    fonts = [CharacterStyle(level_font_style(level), TextFormat(font=font)) for level, font in levels]
    return [*fonts, CharacterStyle(SIGNATORY_NAMES, TextFormat(font=gb.KAITI))]
