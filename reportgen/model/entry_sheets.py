"""Entry workbooks: which sheets and columns they have, and what a cell holds that is more than a text.

In: nothing. Out: the names that reader and writer of entry workbooks share, and both ways between values and cells.
"""

from __future__ import annotations

import json
import re
from typing import Any

from reportgen.model.record import Record
from reportgen.model.records import Finding, Measure, Phase, Point

BASIC, BODY = "基本信息", "正文"
UNITS = "单位"
"""A sheet of the units that drop-downs offer; it says nothing of the document."""
KEY, VALUE, NOTE = "项目", "内容", "说明"
LEVEL, TYPE, TITLE, TEXT = "层级", "类型", "标题", "内容"
UNDER = "所属小节"
REQUIRED = "＊"
EXAMPLE = "示例"
MAX_LEVEL = 9
RECTIFICATION = "整改"
"""The key of a finding whose keys stand in columns of their own."""

RECORD_SHEETS: dict[str, tuple[str, type[Record]]] = {
    "措施": ("measures", Measure),
    "问题整改": ("findings", Finding),
    "阶段": ("phases", Phase),
    "要点": ("points", Point),
}
"""The sheets of records: under which key their rows stand, and what a row is."""
TYPES = {
    "小节": "sections",
    "段落": "body",
    "要点": "points",
    "措施": "measures",
    "问题": "findings",
    "阶段": "phases",
    "表格": "table",
    "图表": "chart",
}
"""What a row of the body can be, and under which key it stands."""
CHINESE = {
    "body": "内容", "points": "要点", "measures": "措施", "findings": "问题", "phases": "阶段", "sections": "小节",
    "table": "表格", "chart": "图表", "content": "内容项",
}  # fmt: skip

_ESCAPED = re.compile(r"'+\s*[\[{]")


def groups_in(text: str) -> Any:
    """Return the lists and groups that a cell holds as JSON, every number a text; None where it holds a text."""
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    try:
        value = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_group)
    except (ValueError, RecursionError):
        return None
    return _plain(value)


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        raise ValueError("a key stands twice")
    return group


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def cell_of(value: Any) -> str:
    """Return the text of a cell that `value_in` reads back as this value."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    needs_escape = _ESCAPED.match(value) or groups_in(value) is not None
    return f"'{value}" if needs_escape else value


def value_in(text: str) -> Any:
    """Return what a cell holds: lists and groups written as JSON, otherwise its text."""
    groups = groups_in(text)
    if groups is not None:
        return groups
    return text[1:] if _ESCAPED.match(text) else text
