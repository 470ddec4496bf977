"""Templates that print objects: rich text, listings; pictures, links and documents, which go the slow path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph

from tests.oracle.case import Case, case, made
from tests.oracle.making import Beside, docx, drawing, para, png, tbl, text, tr
from tests.oracle.oracle import Objects

ATTACHED = docx(para("附件", "第二"), tbl((100, 100), tr("1", "2")), para("{_{ 不是标签 }_}"))
PICTURE_STYLES = '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
BOLD = "<w:b/>"


def rich() -> RichText:
    value = RichText("粗<", bold=True, color="#FF0000", size=32, font="eastAsia:仿宋")
    value.add("斜&", italic=True, underline="wave", highlight="#ffff00", strike=True)
    value.add(RichText("里", superscript=True, style="a", lang="zh-CN", rtl=True))
    value.add(7)
    return value


def rich_paragraph() -> RichTextParagraph:
    value = RichTextParagraph()
    value.add(rich(), parastyle="标题")
    value.add("只是文字<\n")
    return value


RICH = [
    case("rich text", para("前{{r v }}后"), v=rich()),
    case("rich text in a run of its own", para("前", "{{r v }}", "后"), v=rich()),
    case("rich text without r", para("前{{ v }}后"), v=rich()),
    case("rich text in a loop", para("{%p for v in l %}"), para("{{r v }}"), para("{%p endfor %}"), l=[rich(), RichText("乙"), RichText()]),
    case("rich text in a table", tbl((100, 100), tr("{%tr for v in l %}"), tr("{{r v }}", "{% cellbg 'FF' %}{{r v }}"), tr("{%tr endfor %}")), l=[rich(), RichText("乙")]),
    case("rich text with breaks", para("{{r v }}"), v=RichText("甲\n乙\t丙\a丁\f戊", bold=True)),
    case("rich text in header, footer and footnote", para("正文"), beside=Beside({"default": para("{{r v }}")}, {"first": para("{{r v }}")}, para("{{r v }}")), v=rich()),
    case("a rich paragraph", para("前"), para("{{p v }}"), para("后"), v=rich_paragraph()),
    case("a rich paragraph in a cell", tbl((100,), tr("{{p v }}")), v=rich_paragraph()),
    case("a listing", para("前", text("{{ v }}", BOLD), properties="<w:keepNext/>"), v=Listing("甲\n乙\a丙<&\f丁\t戊")),
    case("listings in a loop", para("{% for v in l %}{{ v }}{% endfor %}"), l=[Listing("甲\n乙"), Listing(7), Listing("<")]),
    case("a listing with rich text after it", para("{{ a }}{{r b }}"), a=Listing("甲\n乙"), b=rich()),
    case("rows by a value", tbl((100, 100), tr("1", "2"), tr("{{tr v }}")), v=RichText("甲")),
    case("cells by a value", tbl((100, 100), tr("1", "{{tc v }}")), v=RichText("甲")),
]  # fmt: skip


def pictures(objects: Objects) -> Mapping[str, Any]:
    return {
        "a": objects.picture(png()),
        "b": objects.picture(png(8, 8), 20.5),
        "c": objects.picture(png(), 30, 10),
        "l": [1, 2],
    }


def links(objects: Objects) -> Mapping[str, Any]:
    return {"a": objects.link("甲<&", "https://example.org/?a=1&b=2"), "b": objects.link("乙", "mailto:a@example.org")}


def documents(objects: Objects) -> Mapping[str, Any]:
    return {"d": objects.document(ATTACHED)}


FOREIGN: list[Case] = [
    made("pictures", pictures, para("前{{ a }}后"), para("{{ b }}"), para(drawing(3), "{% for i in l %}{{ c }}{% endfor %}")),
    made("pictures in a table", pictures, tbl((100, 100), tr("{%tr for i in l %}"), tr("{{ i }}", "{{ a }}"), tr("{%tr endfor %}"))),
    made("a picture in a header", pictures, para("{{ b }}"), beside=Beside(headers={"default": para("{{ a }}")})),
    made("links", links, para("前{{r a }}后", "{{r b }}"), beside=Beside(styles=PICTURE_STYLES)),
    made("a merged document", documents, para("前"), para("{{p d }}"), para("后"), beside=Beside(styles=PICTURE_STYLES)),
]  # fmt: skip

OBJECTS = [*RICH, *FOREIGN]
