"""Columns of an entry workbook: which there are, what they mean, what can be chosen in them.

In: a kind's model, and the rows that are to be written. Out: columns, and an example of each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.entry_sheets import BODY, EXAMPLE, LEVEL, RECTIFICATION, TEXT, TITLE, TYPE, TYPES, UNDER, VALUE
from reportgen.model.keys import names_of, reader, shape
from reportgen.model.official import CONTENT_KEYS, Official
from reportgen.model.record import Record
from reportgen.model.records import Rectification
from reportgen.model.values import offered
from reportgen.outputs.entry_cells import Row

BODY_KEYS = (*CONTENT_KEYS, "content", "rectifications")
"""Keys of the document that have a sheet of their own, or that no clerk needs."""
FIRST = (
    "kind", "issuing_authority", "document_number", "title", "subtitle", "recipients", "lead", "closing", "contact",
    "attachments", "signature", "issue_date", "annotation", "copy_recipients", "imprint",
)  # fmt: skip
"""The keys that most documents fill in, in the order of the page; behind them a kind's own, then the others."""
UNIT_KEYS = ("责任单位", "牵头单位", "被检查单位")
WIDE, MIDDLE, NARROW = 50, 20, 10
EXAMPLES: dict[str, Row] = {
    BODY: {LEVEL: EXAMPLE, TYPE: "段落", TEXT: "这一行是示例，生成公文时不读；可以删除。层级写 1、2、3，类型从下拉框选。"},
    "措施": {UNDER: EXAMPLE, TITLE: "开展隐患排查", TEXT: "对重点部位逐一排查，建立台账。", "责任单位": "安全科", "完成时限": "2026-06-30"},
    "问题整改": {
        UNDER: EXAMPLE, TITLE: "疏散通道堆放杂物", TEXT: "一楼东侧通道堆放纸箱。", "级别": "一般", "被检查单位": "云州示范商场",
        "发现日期": "2026-03-05", "整改期限": "2026-03-20", "责任单位": "云州示范商场", "整改措施": "已清理纸箱\n已张贴标识",
        "整改状态": "已完成", "完成日期": "2026-03-18",
    },
    "阶段": {UNDER: EXAMPLE, TITLE: "动员部署", "开始": "2026-03-01", "结束": "2026-03-10", TEXT: "制定方案，召开动员会。"},
    "要点": {UNDER: EXAMPLE, TITLE: "提高认识", TEXT: "各单位要充分认识此项工作的重要性。"},
}  # fmt: skip


class Column:
    """A column: its name, what it means, what can be chosen in it."""

    def __init__(self, name: str, meaning: str = "", choices: Sequence[str] = (), many: bool = False) -> None:
        self.name, self.meaning, self.choices, self.many = name, meaning, choices, many

    @property
    def width(self) -> int:
        """How wide it is, in characters."""
        if self.name in (LEVEL, TYPE) or self.choices:
            return NARROW
        return WIDE if self.name in (TEXT, VALUE) else MIDDLE


def example(title: str, wanted: bool) -> list[Row]:
    """Return the example row of a sheet, where one is wanted."""
    return [EXAMPLES[title]] if wanted else []


def key_columns(model: type[Record]) -> Iterator[Column]:
    """Yield a column for each key of a record that one cell can hold, groups of keys under dotted names."""
    for name, info in model.model_fields.items():
        below, many = shape(model, name)
        if below is None:
            yield Column(info.title, info.description, offered(reader(model, name)), many)
        elif below is Rectification:
            inner = (each for each in key_columns(below) if each.name != "问题编号")
            yield from (
                _renamed(each, f"{RECTIFICATION}.{each.name}") if each.name in names_of(model) else each
                for each in inner
            )
        elif below.shorthand and name not in ("measures", "findings", "table"):
            yield Column(info.title, info.description, many=many)
        elif not many and name not in ("table", "chart"):
            yield from (_renamed(each, f"{info.title}.{each.name}") for each in key_columns(below))


def _renamed(column: Column, name: str) -> Column:
    return Column(name, column.meaning, column.choices, column.many)


def _with_others(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """Return the columns, and behind them those that only these rows need."""
    known = {column.name for column in columns}
    return [
        *columns,
        *(Column(name) for name in dict.fromkeys(name for row in rows for name in row) if name not in known),
    ]


def body_columns(rows: Sequence[Row]) -> list[Column]:
    """Return the columns of the sheet 正文."""
    levels = Column(LEVEL, "how deep the row stands: 1 for the first level", ("1", "2", "3", "4"))
    types = Column(TYPE, "what the row is", tuple(TYPES))
    texts = (Column(TITLE, "the heading of a section, or the title of a record"), Column(TEXT, "the text; several lines are several paragraphs"))  # fmt: skip
    return _with_others([levels, types, *texts], rows)


def record_columns(record: type[Record], rows: Sequence[Row]) -> list[Column]:
    """Return the columns of a sheet of records."""
    under = Column(UNDER, "the heading in the sheet 正文 below which this stands; empty for the first level")
    return _with_others([under, *key_columns(record)], rows)


def envelope(model: type[Official]) -> type[Record]:
    """Return a model with the keys of a document that stand in the sheet 基本信息."""
    own = [name for name in model.model_fields if name not in Official.model_fields]
    names = dict.fromkeys([*FIRST, *own, *model.model_fields])
    kept = {name: model.model_fields[name] for name in names if name not in BODY_KEYS}
    return type("Envelope", (model,), {"model_fields": kept, "__module__": model.__module__})
