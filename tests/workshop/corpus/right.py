"""Templates of a notice with nothing wrong in them: small ones that show one thing, and whole real ones."""

from __future__ import annotations

from reportgen import kinds
from tests.oracle.making import Beside, docx, drawing, para, tbl, tc, text, text_box, tr
from tests.workshop.corpus.making import WHOLE, before, shipped, with_header

SMALL = {
    "as small as it can be": docx(*WHOLE),
    "in English": before(para("{{ title }}{% if letterhead %}{{ letterhead.word }}{% endif %}{{ document_number }}")),
    "values of one's own": before(para("{% if 附加.电话 is defined %}{{ 附加.电话 }}{% endif %}{{ 附加.传真|默认('无') }}")),
    "tables of one's own": before(
        para("{{ 附加.get('电话', '无') }}{{ 附加.keys()|join('、') }}"),
        para("{% for 名, 值 in 附加.get('组', {}).items() %}{{ 名 }}：{{ 值 }}{% endfor %}"),
        para("{% if 附加.组 is defined %}{% for 名, 值 in 附加.组|dictsort %}{{ 名 }}：{{ 值 }}{% endfor %}{% endif %}"),
        para("{% for 人 in 附加.人|默认([]) %}{% for 名, 值 in 人.items() %}{{ 名 }}{{ 值 }}{% endfor %}{% endfor %}"),
        para("{% if 附加.人 is defined %}{{ (附加.人|selectattr('姓名', 'equalto', '王')|first).岁 }}{% endif %}"),
        para("{% for 名 in 附加 %}{{ 附加[名] }}{% endfor %}"),
    ),
    "rich text put together": before(para('{{r "甲" + 富文本("乙", 加粗=true) + link("丙", "https://yunxi.example") }}')),
    "typed with an input method": before(para("｛｛ 标题 ｝｝｛％ if 密级 ％｝甲｛％ endif ％｝")),
    "curly quotation marks": before(para("{% if 密级 == “机密” %}甲{% endif %}")),
    "cut into runs": before(para("{", "{ 标", "题 ", "}", "}")),
    "another title in a header and a footer": before(
        beside=Beside(headers={"default": para("{{ 标题 }}")}, footers={"first": para("{{ 发文字号 }}")})
    ),
    "a text box": before(para(text_box(para("{{ 标题 }}")))),
    "a footnote": before(beside=Beside(footnotes=para("{{ 主送机关 }}"))),
    "an alt text": before(para(drawing(3, "{{ 标题 }}"))),
    "the title of the file": before(beside=Beside(properties={"dc:title": "{{ 标题 }}"})),
    "rows, the last of them told": before(
        tbl(
            (1, 1),
            tr("{%tr for 每 in 标题行 %}", ""),
            tr("{{ loop.index }}", "{{ 每 }}{% if loop.last %}。{% endif %}"),
            tr("{%tr endfor %}", ""),
        )
    ),
    "a loop in one paragraph": before(para("{% for 人 in 签发人 %}{{ 人 }}{% if not loop.last %}、{% endif %}{% endfor %}")),
    "names of its own": before(para("{% set 题 = 标题 %}{{ 题 }}{% set 全称 %}{{ 标题 }}{% endset %}{{ 全称 }}")),
    "a macro": before(para("{% macro 括(文) %}（{{ 文 }}）{% endmacro %}{{ 括(标题) }}")),
    "what it asks for itself": before(para("{{ 没有|default('') }}{% if 别的 is defined %}{{ 别的 }}{% endif %}")),
    "comments and text that is no tag": before(
        para("{# {{ 没有 }} #}{% raw %}没有{% endraw %}{ 甲 } 50% 100%"), para("{#p 说明 #}")
    ),
    "filters and conditions": before(
        para("{{ 标题|replace('关于', '')|trim }}{{ 标题行|join('') }}{{ 标题行|first }}{{ 标题行|length }}"),
        para("{{ '甲' if 密级 else '乙' }}{{ 标题 ~ 份号 }}{{ 版记.印发机关 if 版记 else '' }}"),
    ),
    "columns and cells": before(
        tbl((1, 1), tr(tc(para("{% cellbg 'FFFF00' %}{{ 标题 }}")), tc(para("{% colspan 标题行|length %}甲")))),
    ),
    "a list by number": before(para("{{ 标题行[0] }}{{ 内容块[0].内容 }}{{ 内容块|length }}")),
    "two loops one in the other": before(
        para("{%p for 外 in 内容块 %}"),
        para("{%p if 外.表格 %}"),
        para("{% for 栏 in 外.表格.列 %}{{ 栏.标题 }}{% endfor %}"),
        para("{%p endif %}"),
        para("{%p endfor %}"),
    ),
    "deleted text without tags": before(
        para("甲", '<w:del w:id="9" w:author="甲"><w:r><w:delText>乙</w:delText></w:r></w:del>')
    ),
    "bold, tabs and breaks": before(para(text("{{ 标题 }}", "<w:b/>"), "<w:r><w:tab/><w:br/></w:r>", "{{ 份号 }}")),
    "a header of a table": with_header(tbl((1,), tr("{{ 发文字号 }}"))),
    "fields by their names in brackets": before(para("{% if 版记 %}{{ 版记['印发机关'] }}{% endif %}")),
}  # fmt: skip
REAL = {
    **{f"ships for {name}": (name, shipped(name)) for name in kinds.names()},
    "a notice whose letterhead was changed": ("notice", shipped("notice", ("{{ document_number }}", "{{ 发文字号 }}（样）"))),
    "a notice in an input method's hands": ("notice", shipped("notice", ("{{ recipients }}", "｛｛ 主送机关 ｝｝"))),
}  # fmt: skip
