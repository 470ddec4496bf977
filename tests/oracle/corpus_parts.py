"""Templates with more than a body: headers, footers, notes, properties; boxes, links, drawings, controls, sections."""

from __future__ import annotations

from typing import Any

from tests.oracle.case import case
from tests.oracle.corpus_tables import content_control
from tests.oracle.making import Beside, drawing, para, tbl, tc, text, text_box, tr

VALUES: dict[str, Any] = {"v": "甲<&", "l": ["一", "二"], "n": 2}
LINE = para("{{ v }}")
PLACES = ("default", "first", "even")
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HEADERS = {place: para(f"页眉{place}{{{{ v }}}}") for place in PLACES}
FOOTERS = {place: para(f"页脚{place}", "{% for i in l %}{{ i }}{% endfor %}") for place in PLACES}
NOTE = para('<w:r><w:footnoteReference w:id="2"/></w:r>', "{{ v }}")
PROPERTIES = {"dc:title": "{{ t }}", "dc:creator": "{% for i in l %}{{ i }}{% endfor %}", "dc:subject": "不变"}

BESIDE = [
    case("a header", LINE, beside=Beside(headers={"default": para("{{ v }}")}), **VALUES),
    case("headers and footers of all kinds", LINE, beside=Beside(headers=HEADERS, footers=FOOTERS), **VALUES),
    case("a header without tags", LINE, beside=Beside(headers={"default": para("页眉")}, footers={"default": para("{{ n }}")}), **VALUES),
    case("tags in the header only", para("正文"), beside=Beside(headers={"default": para("{%p for i in l %}") + LINE + para("{%p endfor %}")}), **VALUES),
    case("escapes in the footer only", para("正文"), beside=Beside(footers={"default": para("{_{ v }_}")}), **VALUES),
    case("breaks in a header and a footer", LINE, beside=Beside(headers={"default": LINE}, footers={"default": para(text("{{ v }}", "<w:i/>"))}), v="甲\n乙\t丙\a丁"),
    case("a page number in a footer", LINE, beside=Beside(footers={"default": para("第", FIELD.format("PAGE"), "页，{{ n }}份")}), **VALUES),
    case("a table in a header", LINE, beside=Beside(headers={"default": tbl((100, 100), tr("{%tr for i in l %}"), tr("{{ i }}", "2", "3"), tr("{%tr endfor %}")) + para("")}), **VALUES),
    case("a footnote", NOTE, beside=Beside(footnotes=para("注：{{ v }}")), **VALUES),
    case("a footnote with a loop and a break", NOTE, beside=Beside(footnotes=para("{% for i in l %}{{ i }};{% endfor %}{{ b }}")), **VALUES, b="甲\n乙"),
    case("a footnote without tags", NOTE, beside=Beside(footnotes=para("注")), **VALUES),
    case("an endnote is left alone", LINE, beside=Beside(endnotes=para("{{ v }}")), **VALUES),
    case("properties with tags", LINE, beside=Beside(properties=PROPERTIES), **VALUES, t="题目"),
    case("everything beside the body", NOTE, beside=Beside(HEADERS, FOOTERS, para("{{ v }}"), para("尾注"), PROPERTIES), **VALUES, t="题目"),
    case("two sections", para("{{ v }}", properties='<w:sectPr><w:headerReference w:type="default" r:id="rIdheaderdefault"/></w:sectPr>'), LINE, beside=Beside(headers={"default": para("{{ v }}")}, footnotes=para("{{ v }}")), **VALUES),
]  # fmt: skip

INSIDE = [
    case("a text box", para(text_box(para("{{ v }}"), para("{% for i in l %}{{ i }}{% endfor %}"))), **VALUES),
    case("a text box with paragraph tags", para(text_box(para("{%p for i in l %}"), para("{{ i }}"), para("{%p endfor %}"))), **VALUES),
    case("text boxes in a loop", para("{%p for i in l %}"), para("{{ i }}", text_box(para("{{ v }}"))), para("{%p endfor %}"), **VALUES),
    case("breaks in and beside a text box", para("前{{ b }}", text_box(para("{{ b }}")), "后{{ b }}"), b="甲\n乙\t丙"),
    case("a table in a text box", para(text_box(tbl((100, 100), tr("{%tr for i in l %}"), tr("{{ i }}"), tr("{%tr endfor %}")), para(""))), **VALUES),
    case("a hyperlink", para(f'<w:hyperlink r:id="rIdLink">{text("{{ v }}")}</w:hyperlink>'), beside=Beside(linked=True), **VALUES),
    case("a hyperlink in a loop", para("{%p for i in l %}"), para(f'<w:hyperlink r:id="rIdLink">{text("{{ i }}")}</w:hyperlink>'), para("{%p endfor %}"), beside=Beside(linked=True), **VALUES),
    case("a drawing", para(drawing(5), "{{ v }}"), **VALUES),
    case("drawings in a loop", para("{%p for i in l %}"), para(drawing(5, "{{ i }}"), drawing(6)), para("{%p endfor %}"), **VALUES),
    case("drawings without tags", para(drawing(5), drawing(5))),
    case("a drawing without a number", para(drawing(5).replace(' id="5"', ""), "{{ v }}"), **VALUES),
    case("a description of a drawing", para(drawing(5, "{{ v }}")), v="甲\"<&>'乙"),
    case("drawings in a table to mend", tbl((100, 100), tr("{%tc for i in l %}", tc(para(drawing(5), "{{ i }}")), "{%tc endfor %}", "尾")), para(drawing(6)), **VALUES),
    case("a drawing in a header", LINE, beside=Beside(headers={"default": para("{% for i in l %}{{ i }}{% endfor %}", drawing(9))}), **VALUES),
    case("a content control of paragraphs", content_control(para("{{ v }}") + para("{%p for i in l %}") + LINE + para("{%p endfor %}")), **VALUES),
    case("a content control in a paragraph", para("前", content_control(text("{{ v }}")), "后"), **VALUES),
    case("a content control over a table", content_control(tbl((100, 100), tr("{{ v }}"))), **VALUES),
    case("bookmarks and proofing marks", para("{{", '<w:proofErr w:type="spellStart"/>', " v", '<w:proofErr w:type="spellEnd"/>', " }}"), **VALUES),
    case("tracked changes", para(f'<w:ins w:id="1" w:author="a">{text("{{ v }}")}</w:ins>', '<w:del w:id="2" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'), **VALUES),
    case("a formula", para("<m:oMath><m:r><m:t>x={{ n }}</m:t></m:r></m:oMath>"), **VALUES),
    case("fields with tags", para(FIELD.format("REF {{ n }}"), '<w:fldSimple w:instr=" DATE {{ n }} "><w:r><w:t>{{ v }}</w:t></w:r></w:fldSimple>'), **VALUES),
    case("sections with their own pages", para("{{ v }}", properties='<w:sectPr><w:pgSz w:w="{{ n }}" w:h="2"/></w:sectPr>'), LINE, beside=Beside(last_section='<w:pgNumType w:start="{{ n }}"/>'), **VALUES),
    case("attributes with conditions", para(text("甲", '<w:color w:val="{% if n %}FF{{ n }}{% else %}00{% endif %}"/>')), **VALUES),
    case("comments and instructions of XML", para("{{ v }}", "<!-- 注 -->", "<?mso 1?>", "乙"), **VALUES),
]  # fmt: skip


PARTS = [*BESIDE, *INSIDE]
