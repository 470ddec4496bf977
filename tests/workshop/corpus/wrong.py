"""Templates of a notice that are wrong in one way: what is done to them, the code and the place, fixed by hand."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.making import Beside, docx, drawing, para, tbl, tc, text_box, tr
from tests.workshop.corpus.making import BLOCKS, BODY, FOOT, HEAD, before, shipped, with_header

Place = dict[str, int | str]
HEADER, FOOTER, NOTES = "word/header-default.xml", "word/footer-default.xml", "word/footnotes.xml"
ROWS = ("{%tr for 每 in 标题行 %}", "{{ 每 }}", "{%tr endfor %}")


@dataclass(frozen=True)
class Wrong:
    """A template wrong in one way."""

    code: str
    name: str
    data: bytes
    place: Place


def at(paragraph: int) -> Place:
    return {"part": BODY, "paragraph": paragraph}


def cell(row: int, column: int = 1, table: int = 1) -> Place:
    return {"part": BODY, "table": table, "row": row, "column": column}


def deleted(text: str) -> str:
    return f'<w:del w:id="9" w:author="甲"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def styled(style: str) -> str:
    return para("甲", properties=f'<w:pStyle w:val="{style}"/>')


OWN_STYLES = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/></w:style>'
HALF_STYLES = OWN_STYLES + '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="表格"/></w:style>'
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

WRONG = [
    # tags
    Wrong("tag-not-closed", "no end", before(para("甲"), para("乙{{ 密级 丙")), at(2)),
    Wrong("tag-not-closed", "one brace at the end", before(para("乙{{ 密级 }丙")), at(1)),
    Wrong("tag-not-closed", "another tag begins", before(para("{{ 密级 {{ 份号 }}")), at(1)),
    Wrong("tag-not-closed", "a condition with one sign at its end", before(para("{% if 密级 }甲{% endif %}")), at(1)),
    Wrong("tag-not-closed", "a loop with one brace too few", before(para("{% for 每 in 标题行 %{{ 每 }}{% endfor %}")), at(1)),
    Wrong("tag-not-opened", "no beginning", before(para("甲"), para("乙，密级 }}丙")), at(2)),
    Wrong("tag-not-opened", "one brace at the beginning", before(para("乙{密级}}丙")), at(1)),
    Wrong("tag-not-opened", "a condition without its beginning", before(para("，if 密级 %}甲{% endif %}")), at(1)),
    Wrong("tag-not-opened", "a blank in the beginning", before(para("{% if 密级 %}甲{ % endif %}")), at(1)),
    Wrong("tag-over-paragraphs", "a field", before(para("甲{{ 密"), para("级 }}乙")), at(1)),
    Wrong("tag-over-paragraphs", "a condition", before(para("甲"), para("{% if"), para(" 密级 %}乙{% endif %}")), at(2)),
    Wrong("tag-deleted", "a field", before(para("甲"), para("乙", deleted("{{ 密级 }}"))), at(2)),
    Wrong("tag-deleted", "in a cell", before(tbl((1, 1), tr("甲", tc(para("乙", deleted("{{ 份号 }}")))))), cell(1, 2)),
    Wrong("tag-out-of-reach", "an endnote", before(beside=Beside(endnotes=para("{{ 标题 }}"))),
          {"part": "word/endnotes.xml", "paragraph": 1}),
    Wrong("tag-out-of-reach", "the second paragraph of an endnote", before(beside=Beside(endnotes=para("甲") + para("{% if 密级 %}"))),
          {"part": "word/endnotes.xml", "paragraph": 2}),
    # code
    Wrong("tag-unreadable", "a blank in a name", before(para("{{ 成文 日期 }}")), at(1)),
    Wrong("tag-unreadable", "a bracket too many", before(para("甲"), para("{{ (密级 }}")), at(2)),
    Wrong("tag-unreadable", "a loop without in", before(para("{% for 每 标题行 %}{{ 每 }}{% endfor %}")), at(1)),
    Wrong("tag-unreadable", "a sign that no tag has", before(para("{{ 密级 ？ }}")), at(1)),
    Wrong("tag-empty", "braces", before(para("甲{{ }}乙")), at(1)),
    Wrong("tag-empty", "braces of a statement", before(para("甲"), para("{% %}乙")), at(2)),
    Wrong("equals-sign", "a condition", before(para('{% if 密级 = "机密" %}甲{% endif %}')), at(1)),
    Wrong("equals-sign", "another branch", before(para('{% if 密级 %}甲{% elif 紧急程度 = "特急" %}乙{% endif %}')), at(1)),
    Wrong("quotation-mark", "not closed", before(para('{% if 密级 == "机密 %}甲{% endif %}')), at(1)),
    Wrong("quotation-mark", "not opened", before(para("甲"), para("{% if 密级 == 机密' %}甲{% endif %}")), at(2)),
    Wrong("wrong-braces", "a field", before(para("甲{% 密级 %}")), at(1)),
    Wrong("wrong-braces", "a condition", before(para("甲"), para("{{ if 密级 }}甲{% endif %}")), at(2)),
    Wrong("wrong-braces", "an end", before(para("{% if 密级 %}甲{{ endif }}")), at(1)),
    Wrong("word-unknown", "in Chinese", before(para("{% 如果 密级 %}甲{% endif %}")), at(1)),
    Wrong("word-unknown", "an end without its name", before(para("{% if 密级 %}甲{% end %}")), at(1)),
    Wrong("word-unknown", "else if", before(para("{% if 密级 %}甲{% else if 份号 %}乙{% endif %}")), at(1)),
    Wrong("word-unknown", "misspelt", before(para("{% fro 每 in 标题行 %}{{ 每 }}{% endfor %}")), at(1)),
    Wrong("filter-unknown", "misspelt", before(para("{{ 标题|uper }}")), at(1)),
    Wrong("filter-unknown", "Jinja's, not ours", before(para("甲"), para("{{ 标题|center(40) }}")), at(2)),
    Wrong("test-unknown", "empty", before(para("{% if 密级 is empty %}甲{% endif %}")), at(1)),
    Wrong("test-unknown", "in Chinese", before(para("{% if 密级 is 空 %}甲{% endif %}")), at(1)),
    Wrong("not-available", "another file", before(para('{% include "甲.docx" %}')), at(1)),
    Wrong("not-available", "a power", before(para("甲"), para("{{ 2 ** 3 }}")), at(2)),
    Wrong("not-available", "a way out", before(para("{{ 标题.__class__ }}")), at(1)),
    Wrong("not-available", "a method", before(para('{{ 标题.format("甲") }}')), at(1)),
    Wrong("not-available", "a function", before(para("{{ now() }}")), at(1)),
    Wrong("percent-in-tag", "the rest of a division", before(para("{%p if 标题|length % 2 == 0 %}"), para("甲"), para("{%p endif %}")), at(1)),
    Wrong("percent-in-tag", "in a row", before(tbl((1,), tr("{%tr for 每 in 标题行 if 5 % 2 %}"), tr("{{ 每 }}"), tr("{%tr endfor %}"))), cell(1)),
    # blocks
    Wrong("block-not-closed", "a condition", before(para("甲"), para("{% if 密级 %}乙")), at(2)),
    Wrong("block-not-closed", "in a loop that ends", before(para("{%p for 每 in 标题行 %}"), para("{% if 每 %}乙"), para("{%p endfor %}")), at(2)),
    Wrong("block-not-closed", "rows", before(tbl((1,), tr("甲"), tr("{%tr for 每 in 标题行 %}"), tr("{{ 每 }}"))), cell(2)),
    Wrong("block-not-opened", "an end", before(para("甲{% endif %}乙")), at(1)),
    Wrong("block-not-opened", "else", before(para("甲"), para("{% else %}乙")), at(2)),
    Wrong("block-not-opened", "an end too many", before(tbl((1,), *(tr(each) for each in (*ROWS, "{%tr endfor %}")))), cell(4)),
    Wrong("prefix-spaced", "a row", before(tbl((1,), tr("{% tr for 每 in 标题行 %}"), tr("{{ 每 }}"), tr("{%tr endfor %}"))), cell(1)),
    Wrong("prefix-spaced", "a paragraph", before(para("{%p if 密级 %}"), para("甲"), para("{% p endif %}")), at(3)),
    Wrong("prefix-outside-table", "the beginning", before(para("{%tr if 密级 %}"), tbl((1,), tr("甲"), tr("{%tr endif %}"))), at(1)),
    Wrong("prefix-outside-table", "a printed field", before(para("甲"), para("{{tc 密级 }}")), at(2)),
    Wrong("prefix-differs", "rows", before(tbl((1,), tr("{%tr for 每 in 标题行 %}"), tr("{{ 每 }}"), tr("{% endfor %}"))), cell(3)),
    Wrong("prefix-differs", "paragraphs", before(para("{%p if 密级 %}"), para("甲"), para("{% endif %}")), at(3)),
    Wrong("rows-over-tables", "a loop", before(tbl((1,), tr(ROWS[0]), tr(ROWS[1])), para("甲"), tbl((1,), tr("乙"), tr(ROWS[2]))), cell(2, table=2)),
    Wrong("rows-over-tables", "a condition", before(tbl((1,), tr("{%tr if 密级 %}"), tr("甲")), tbl((1,), tr("{%tr endif %}"))), cell(1, table=2)),
    Wrong("rows-in-one-row", "a loop", before(tbl((1, 1, 1), tr(*ROWS))), cell(1, 3)),
    Wrong("rows-in-one-row", "a condition", before(tbl((1, 1), tr("甲", "乙"), tr("{%tr if 密级 %}", "{%tr endif %}"))), cell(2, 2)),
    Wrong("cells-over-rows", "a loop", before(tbl((1, 1), tr("{%tc for 每 in 标题行 %}", "{{ 每 }}"), tr("甲", "{%tc endfor %}"))), cell(2, 2)),
    Wrong("cells-over-rows", "a condition", before(tbl((1, 1), tr("甲", "{%tc if 密级 %}"), tr("{%tc endif %}", "乙"))), cell(2, 1)),
    Wrong("cell-tag-outside", "a colour", before(para("甲"), para('{% cellbg "FF0000" %}乙')), at(2)),
    Wrong("cell-tag-outside", "merged cells", before(para("{% vm %}乙")), at(1)),
    Wrong("text-beside-tag", "a paragraph", before(para("密级：{%p if 密级 %}"), para("甲"), para("{%p endif %}")), at(1)),
    Wrong("text-beside-tag", "a row", before(tbl((1, 1), tr(ROWS[0], "甲"), tr(ROWS[1], "乙"), tr(ROWS[2], ""))), cell(1)),
    Wrong("text-beside-tag", "a picture", before(para("{%p if 标题 %}", drawing(3, "图")), para("甲"), para("{%p endif %}")), at(1)),
    Wrong("text-beside-tag", "a text box", before(para("{%p if 标题 %}", text_box(para("甲"))), para("乙"), para("{%p endif %}")), at(1)),
    Wrong("text-beside-tag", "a section", before(para("{%p if 标题 %}"), para("甲"), para("{%p endif %}", properties="<w:sectPr/>")), at(3)),
    Wrong("text-beside-tag", "a page break", before(para("{%p if 标题 %}", PAGE_BREAK), para("甲"), para("{%p endif %}")), at(1)),
    Wrong("text-beside-tag", "a field", before(para("{%p if 标题 %}", FIELD), para("甲"), para("{%p endif %}")), at(1)),
    Wrong("text-beside-tag", "a break before it", before(para("{%p if 标题 %}", properties="<w:pageBreakBefore/>"), para("{%p endif %}")), at(1)),
    Wrong("text-beside-tag", "a picture in a row", before(tbl((1, 1), tr(ROWS[0], tc(para(drawing(3, "图")))), tr(ROWS[1], "乙"), tr(ROWS[2], ""))), cell(1)),
    Wrong("paragraph-in-one", "a condition", before(para("{%p if 密级 %}{%p endif %}")), at(1)),
    Wrong("paragraph-in-one", "a loop", before(para("甲"), para("{%p for 每 in 标题行 %}{%p endfor %}")), at(2)),
    # fields
    Wrong("field-unknown", "misspelt", before(para("{{ 标提 }}")), at(1)),
    Wrong("field-unknown", "in a row", before(tbl((1, 1), tr("甲", "乙"), tr("{{ 密级 }}", "丙{{ 发文字好 }}"))), cell(2, 2)),
    Wrong("field-unknown", "in a header", with_header(para("甲") + para("{{ titel }}")), {"part": HEADER, "paragraph": 2}),
    Wrong("field-unknown", "in a footer", before(beside=Beside(footers={"default": para("{{ 页码 }}")})), {"part": FOOTER, "paragraph": 1}),
    Wrong("field-unknown", "in a footnote", before(beside=Beside(footnotes=para("{{ 脚注 }}"))), {"part": NOTES, "paragraph": 1}),
    Wrong("field-unknown", "in a text box", before(para("甲"), para("乙", text_box(para("{{ 没有 }}")))), {**at(2), "box": 1}),
    Wrong("field-unknown", "in an alt text", before(para("甲"), para(drawing(3, "{{ 图 }}"))), at(2)),
    Wrong("field-unknown", "in the title of the file", before(beside=Beside(properties={"dc:title": "{{ 题目 }}"})), {"part": "docProps/core.xml"}),
    Wrong("field-unknown", "of a part", before(para("{% if 版记 %}{{ 版记.印发人 }}{% endif %}")), at(1)),
    Wrong("field-unknown", "cut into runs", before(para("甲"), para("{", "{ 发文", "字耗", " }", "}")), at(2)),
    Wrong("field-unknown", "in the second table of a real template", shipped("notice", ("{{ column.title }}", "{{ column.titel }}")), cell(1, 2, table=2)),
    Wrong("loop-missing", "of blocks", before(para("甲"), para("{{ block.number }}{{ block.title }}")), at(2)),
    Wrong("loop-missing", "of rows, in English", before(para("{% for block in blocks %}{{ row.text }}{% endfor %}")), at(1)),
    Wrong("field-outside-loop", "a field of a block", before(para("甲"), para("{{ 编号 }}")), at(2)),
    Wrong("field-outside-loop", "a field of the list", before(para("{{ 内容块.编号 }}")), at(1)),
    Wrong("field-outside-loop", "behind its loop", before(para("{% for 每 in 标题行 %}{{ 每 }}{% endfor %}"), para("{{ 每 }}")), at(2)),
    Wrong("field-outside-loop", "the counter", before(para("{% for 每 in 标题行 %}{{ 每 }}{% endfor %}{{ loop.index }}")), at(1)),
    Wrong("field-of-text", "a part", before(para("{{ 标题.名称 }}")), at(1)),
    Wrong("field-of-text", "a part of a part", before(para("甲"), para("{% if 发文字号.年份 %}乙{% endif %}")), at(2)),
    Wrong("loop-over-text", "a text", before(para("{% for 每 in 标题 %}{{ 每 }}{% endfor %}")), at(1)),
    Wrong("loop-over-text", "a group", before(tbl((1,), tr("{%tr for 每 in 版记 %}"), tr("甲"), tr("{%tr endfor %}"))), cell(1)),
    Wrong("list-as-text", "lines", before(para("甲{{ 标题行 }}")), at(1)),
    Wrong("list-as-text", "blocks", before(para("甲"), para("{{ blocks }}")), at(2)),
    Wrong("group-as-text", "the imprint", before(para("{{ 版记 }}")), at(1)),
    Wrong("group-as-text", "the red head", before(para("甲"), para("{{ letterhead }}")), at(2)),
    Wrong("part-missing", "the imprint", before(para("{{ 版记.印发日期 }}")), at(1)),
    Wrong("part-missing", "the red head, in English", before(para("甲"), para("{% for 名 in letterhead.names %}{{ 名 }}{% endfor %}")), at(2)),
    Wrong("rich-tag", "as a paragraph", before(para("{{p 标题 }}")), at(1)),
    Wrong("rich-tag", "as a run", before(para("甲"), para("{{r 标题 }}")), at(2)),
    Wrong("letter-wrong", "a document", before(para('{{ 文档("附录.docx") }}')), at(1)),
    Wrong("letter-wrong", "rich text", before(para("甲"), para('{{p 富文本("甲", 加粗=true) }}')), at(2)),
    Wrong("letter-wrong", "a picture", before(para("甲"), para('{{r picture("甲.png", width=20) }}')), at(2)),
    Wrong("word-of-kind", "misspelt", before(para("{%p for 甲 in 内容块 %}"), para("{% if 甲.类型 == '一级标提' %}乙{% endif %}"), para("{%p endfor %}")), at(2)),
    Wrong("word-of-kind", "one of several", before(para("{%p for 甲 in blocks %}"), para('{% if 甲.kind in ("正文", "段落") %}乙{% endif %}'), para("{%p endfor %}")), at(2)),
    # the whole
    Wrong("field-never-printed", "the body", docx(*HEAD, *FOOT), {}),
    Wrong("field-never-printed", "the title", docx(*HEAD[:4], HEAD[5], *BLOCKS, *FOOT), {}),
    Wrong("field-left-out", "the number", docx(*HEAD[:3], *HEAD[4:], *BLOCKS, *FOOT), {}),
    Wrong("field-left-out", "the copies", docx(*HEAD, *BLOCKS, FOOT[1]), {}),
    Wrong("style-unknown", "a paragraph", before(para("甲"), styled("没有"), beside=Beside(styles=OWN_STYLES)), at(2)),
    Wrong("style-unknown", "in a cell", before(tbl((1,), tr(tc(styled("没有")))), beside=Beside(styles=OWN_STYLES)), cell(1)),
    Wrong("style-missing", "the red head", shipped("notice", ('w:val="发文机关标志"', 'w:val="红头"'), part="word/styles.xml"), {}),
    Wrong("style-missing", "most of them", before(beside=Beside(styles=HALF_STYLES)), {}),
    # what shows only when it is used
    Wrong("template-loses", "a kind of paragraph", docx(*HEAD, para("{%p for 块 in 内容块 %}"), para("{{ 块.编号 }}{{ 块.标题 }}{{ 块.内容 }}{{ 块.后缀 }}"), para("{%p endfor %}"), *FOOT), {}),
    Wrong("template-field", "an item that is not there", before(para("甲"), para("{{ 标题行[9] }}")), at(2)),
]  # fmt: skip
