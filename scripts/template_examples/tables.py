"""Examples with tables: a row for each record, a column for each value."""

from __future__ import annotations

from reportgen.ooxml.elements import Element
from template_examples.common import grid, small


def examples() -> dict[str, bytes]:
    """Return the examples by their names."""
    return {
        "05-table-rows": small("表格的行", _rows()),
        "06-table-columns": small("表格的列", _columns()),
    }


def _rows() -> Element:
    return grid(
        ("序号", "单位", "隐患数", "整改期限"),
        ("{%tr for 行 in 附加.单位 %}",),
        ("{{ loop.index }}", "{{ 行.名称 }}", "{{ 行.隐患数 }}", "{{ 行.期限|月日 }}"),
        ("{%tr else %}",),
        ("", "没有单位", "0", ""),
        ("{%tr endfor %}",),
        ("", "合计", '{{ 附加.单位|求和("隐患数") }}', ""),
    )


def _columns() -> Element:
    return grid(
        ("指标", "{%tc for 月 in 附加.月份 %}", "{{ 月 }}", "{%tc endfor %}"),
        ("{%tr for 行 in 附加.指标 %}",),
        ("{{ 行.名称 }}", "{%tc for 数 in 行.数值 %}", "{{ 数 }}", "{%tc endfor %}"),
        ("{%tr endfor %}",),
    )
