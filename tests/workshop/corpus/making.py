"""How the templates of the corpus are made: a small whole template of a notice, with something put before it."""

from __future__ import annotations

from dataclasses import replace

from reportgen import resources
from reportgen.ooxml.package import read_package, write_package
from tests.oracle.making import NOTHING_BESIDE, Beside, docx, para, tbl, tc, tr

BODY = "word/document.xml"
TABLE = tbl(
    (2000,),
    tr(tc(para("{%tc for 栏 in 块.表格.列 %}")), tc(para("{{ 栏.标题 }}")), tc(para("{%tc endfor %}"))),
    tr("{%tr for 行 in 块.表格.行 %}"),
    tr("{%tr if 行.通栏 %}"),
    tr("{{ 行.内容 }}"),
    tr("{%tr else %}"),
    tr(
        tc(para("{%tc for 格 in 行.单元格 %}")),
        tc(para("{% for 句 in 格.行 %}{{ 句 }}{% endfor %}")),
        tc(para("{%tc endfor %}")),
    ),
    tr("{%tr endif %}"),
    tr("{%tr endfor %}"),
)
HEAD = (
    para("{%p if 发文机关标志 %}"),
    para("{% for 名称 in 发文机关标志.机关名称 %}{{ 名称 }}{% endfor %}{{ 发文机关标志.文件字样 }}"),
    para("{%p endif %}"),
    para("{{ 发文字号 }}"),
    para("{{ 标题 }}"),
    para("{{ 主送机关 }}："),
)
BLOCKS = (
    para("{%p for 块 in 内容块 %}"),
    para("{%p if 块.类型 == '表格' %}"),
    TABLE,
    para("{%p else %}"),
    para("{{ 块.编号 }}{{ 块.标题 }}{{ 块.内容 }}{{ 块.后缀 }}"),
    para("{%p endif %}"),
    para("{%p endfor %}"),
)
FOOT = (
    para("{% if 抄送机关 %}抄送：{{ 抄送机关 }}。{% endif %}"),
    para("{% if 版记 %}{{ 版记.印发机关 }}{{ 版记.印发日期 }}印发{% endif %}"),
)
WHOLE = (*HEAD, *BLOCKS, *FOOT)


def before(*blocks: str, beside: Beside = NOTHING_BESIDE) -> bytes:
    """Return the whole template with blocks before it, so that their paragraphs and tables count from 1."""
    return docx(*blocks, *WHOLE, beside=beside)


def with_header(content: str) -> bytes:
    return before(beside=replace(NOTHING_BESIDE, headers={"default": content}))


def shipped(kind: str, *changes: tuple[str, str], part: str = BODY) -> bytes:
    """Return the template that ships for a kind, with some of its XML changed once each."""
    parts = dict(read_package(resources.template_file(kind).read_bytes(), kind))
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return write_package({**parts, part: text.encode()})
