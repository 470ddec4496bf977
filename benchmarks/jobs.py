"""The jobs that engines are compared by: a template and its data each, made here with python-docx.

In: nothing. Out: `Job`s: a document of some pages with a table of 21 rows, a short notice, a table of 10,000 rows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx import Document
from docx.document import Document as Docx

KEYS = ("序号", "名称", "状态", "数值", "单位", "备注")
SENTENCE = (
    "{{ 单位 }}要对照清单逐项检查，于{{ 期限 }}前报送{% if 复查 %}复查{% else %}整改{% endif %}情况，"
    "并把责任落实到每个岗位、每名人员；情况有变化的，随时补报。"
)


@dataclass(frozen=True)
class Job:
    """A template and a view of so many rows."""

    words: str
    make: Callable[[], Docx]
    rows: int

    @cached_property
    def template(self) -> bytes:
        """The bytes of the template."""
        stream = io.BytesIO()
        self.make().save(stream)
        return stream.getvalue()

    @cached_property
    def view(self) -> Mapping[str, Any]:
        """The data."""
        return view(self.rows)


def view(rows: int) -> dict[str, Any]:
    """Return the data of a job with so many rows in its table."""
    listed = [
        dict(
            zip(
                KEYS,
                (
                    n,
                    f"设备{n}号",
                    "停用" if n % 3 else "正常",
                    f"{n * 1.5}",
                    f"第{n % 7}车间",
                    f"备注{n * 7919 % 10007}",
                ),
                strict=True,
            )
        )
        for n in range(rows)
    ]
    measures = [{"名称": f"第{n}项措施", "负责人": "林某"} for n in range(12)]
    facts = {"标题": "关于检查设备的通知", "单位": "青禾县农机站", "期限": "2026年3月31日", "复查": True}
    return {**facts, "措施": measures, "行": listed}


def _long() -> Docx:
    document = Document()
    document.add_heading("{{ 标题 }}", 0)
    for number in range(1, 9):
        document.add_heading(f"{number}. {{{{ 单位 }}}}", 1)
        for _ in range(4):
            document.add_paragraph(SENTENCE * 2)
    for text in ("{%p for 项 in 措施 %}", "{{ loop.index }}. {{ 项.名称 }}（{{ 项.负责人 }}）", "{%p endfor %}"):
        document.add_paragraph(text)
    return _with_table(document)


def _notice() -> Docx:
    document = Document()
    document.add_heading("{{ 标题 }}", 1)
    document.add_paragraph("{{ 单位 }}：")
    for _ in range(8):
        document.add_paragraph(SENTENCE)
    document.add_paragraph("{{ 期限 }}")
    document.sections[0].footer.paragraphs[0].text = "{{ 单位 }}"
    return document


def _with_table(document: Docx) -> Docx:
    table = document.add_table(4, len(KEYS))
    lines = (KEYS, ("{%tr for 项 in 行 %}",), tuple(f"{{{{ 项.{key} }}}}" for key in KEYS), ("{%tr endfor %}",))
    for row, texts in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return document


LONG = Job("1. one document of 5 to 10 pages, 21 rows", _long, 21)
NOTICE = Job("2. a notice of 1 to 2 pages", _notice, 0)
TABLE = Job("3. a table of 10,000 rows of 6 cells", lambda: _with_table(Document()), 10_000)
