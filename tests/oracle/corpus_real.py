"""Templates of real size, made with python-docx: a report, a notice, an annex table, a contract, a form."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt

from tests.oracle.case import Case

SENTENCE = "各单位要认真贯彻落实“安全第一、预防为主、综合治理”的方针，{{ 单位 }}负责于{{ 期限 }}前完成整改并报送{% if 复查 %}复查{% else %}整改{% endif %}情况。"
VALUES: dict[str, Any] = {
    "单位": "某某矿业有限公司<一矿>",
    "期限": "2026年3月31日",
    "复查": True,
    "标题": "关于印发《安全生产“十五五”规划》的通知",
    "措施": [
        {
            "名称": f"第{n}项措施 & 要求",
            "内容": ["第一点", "第二点\n换行"][: n % 3],
            "负责人": None if n % 4 else "张三",
        }
        for n in range(12)
    ],
    "行": [{"序号": n, "名称": f"设备{n}", "状态": "正常" if n % 3 else "停用", "值": n * 1.5} for n in range(21)],
    "列": ["一季度", "二季度", "三季度", "四季度", "合计"],
}


def _bytes(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _rows(table: Any, *rows: Sequence[str]) -> None:
    for texts in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text


def report() -> bytes:
    document = Document()
    document.core_properties.title = "报告"
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{ 单位 }}"
    section.first_page_header.paragraphs[0].text = "{{ 标题 }}"
    section.footer.paragraphs[0].text = "{% for 行 in 行[:3] %}{{ 行.序号 }}{% endfor %}"
    document.add_heading("{{ 标题 }}", 0)
    for number in range(1, 9):
        document.add_heading(f"{number}. {{{{ 单位 }}}}", 1)
        for _ in range(4):
            run = document.add_paragraph(SENTENCE * 2).add_run("重点：{{ 标题 }}")
            run.bold, run.font.size = True, Pt(12)
    document.add_paragraph("{%p for 项 in 措施 %}")
    document.add_paragraph("{{ loop.index }}. {{ 项.名称 }}（{{ 项.负责人 }}）", style="List Number")
    document.add_paragraph("{%p for 点 in 项.内容 %}")
    document.add_paragraph("{{ 点 }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(1, 4, style="Light Grid Accent 1")
    table.rows[0].cells[0].text = "表头"
    _rows(table, ["{%tr for 项 in 行 %}"], [f"{{{{ 项.{name} }}}}" for name in VALUES["行"][0]], ["{%tr endfor %}"])
    return _bytes(document)


def notice() -> bytes:
    document = Document()
    document.add_heading("{{ 标题 }}", 1)
    document.add_paragraph("{{ 单位 }}：")
    for _ in range(5):
        document.add_paragraph(SENTENCE)
    document.add_paragraph("{{ 期限 }}")
    document.sections[0].footer.paragraphs[0].text = "{{ 单位 }}"
    return _bytes(document)


def annex() -> bytes:
    document = Document()
    document.sections[0].page_width = Mm(297)
    table = document.add_table(1, 6)
    cells = [
        "{{ loop.index }}",
        *(f"{{{{ 项.{name} }}}}" for name in VALUES["行"][0]),
        "{{ 项.状态 }}{{ 项.值|round(1) }}",
    ]
    _rows(table, ["{%tr for 项 in 行 * 40 %}"], cells, ["{%tr endfor %}"])
    return _bytes(document)


def matrix() -> bytes:
    document = Document()
    table = document.add_table(1, 3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ["{%tc for c in 列 %}", "{{ c }}", "{%tc endfor %}"], strict=True):
        cell.text = text
    _rows(
        table,
        ["{%tr for 项 in 行 %}"],
        [
            "{%tc for c in 列 %}",
            "{% cellbg 'FFFF00' if loop.last else 'FFFFFF' %}{{ 项.值 * loop.index }}",
            "{%tc endfor %}",
        ],
        ["{%tr endfor %}"],
    )
    return _bytes(document)


def contract() -> bytes:
    document = Document()
    outer = document.add_table(2, 2)
    inner = outer.cell(0, 0).add_table(1, 2)
    _rows(inner, ["{%tr for 项 in 行[:5] %}"], ["{{ 项.名称 }}", "{{ 项.状态 }}"], ["{%tr endfor %}"])
    outer.cell(1, 0).merge(outer.cell(1, 1)).text = SENTENCE
    document.add_section(WD_SECTION.NEW_PAGE).header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "{{ 期限 }}"
    for _ in range(20):
        document.add_paragraph(SENTENCE)
    return _bytes(document)


def _case(name: str, template: bytes) -> Case:
    return Case(name, template, lambda objects: VALUES)


REAL = [
    _case("a report of eight pages with a table", report()),
    _case("a notice", notice()),
    _case("an annex of hundreds of rows", annex()),
    _case("a matrix of rows and columns", matrix()),
    _case("a contract with a table in a table and two sections", contract()),
]
