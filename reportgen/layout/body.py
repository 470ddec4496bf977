"""The body of an official document: every kind of block once, in the style of its name (7.3.3 to 7.3.7).

In: nothing. Out: the paragraphs of a template with the tags of the view.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as style
from reportgen.layout import styles
from reportgen.layout.tags import Choice, cell_tag, choose, each, field, row_tag
from reportgen.ooxml.elements import Element
from reportgen.ooxml.writing import TableFormat, bare_run, cell, paragraph, row, run, table

NUMBER, TITLE, TEXT, TAIL = (field(f"block.{name}") for name in ("number", "title", "text", "tail"))
COLUMNS = 3
WIDTH = gb.CORE_WIDTH // COLUMNS

SIMPLE = (
    ("整改意见", "整改意见：" + TEXT + TAIL),
    ("整改期限", "整改期限：" + TEXT),
    ("整改情况", "整改情况：" + TEXT),
    ("责任单位", TEXT),
    ("要点", NUMBER + TITLE + TEXT),
    ("正文", TEXT),
    ("表题", TITLE),
    ("图表", TEXT),
    ("图题", NUMBER + TITLE),
    ("附件说明", "附件：" + TITLE),
    ("附件说明首项", "附件：" + NUMBER + TITLE),
    ("附件说明次项", NUMBER + TITLE),
    ("署名", TEXT),
    ("成文日期", TEXT),
    ("署名盖章", TEXT),
    ("联合署名盖章", TEXT),
    ("成文日期盖章", TEXT),
    ("附注", "（" + TEXT + "）"),
    ("换页", ""),
    ("空行", ""),
    ("附件标签", TITLE),
    ("附件标题", TITLE),
    ("附件副标题", TITLE),
)

LEVELLED, SPECIAL = ("标题", "措施", "问题"), ("表格", "附件文件")


def body() -> Iterator[Element]:
    """Yield the loop over the blocks; a kind that no branch knows prints all its parts as body text."""
    unknown = paragraph(style.BODY, NUMBER + TITLE + TEXT + TAIL)
    yield from each("block", "blocks", choose([*_levels(), *_simple(), *_special()], [unknown]))


def kinds_of_blocks() -> tuple[str, ...]:
    """Return the kinds of block that a template may tell apart."""
    levels = (f"{level}级{word}" for word in LEVELLED for level in style.LEVELS)
    return (*levels, *(kind for kind, _ in SIMPLE), *SPECIAL)


def _levels() -> Iterator[Choice]:
    for level in style.LEVELS:
        title = run(NUMBER + TITLE, styles.level_font_style(level))
        yield _kind(f"{level}级标题", paragraph(f"{level}级标题", NUMBER + TITLE))
        yield _kind(f"{level}级措施", paragraph(f"{level}级措施", title, TEXT))
        again = run(NUMBER + TITLE, styles.level_font_style(level))
        yield _kind(f"{level}级问题", paragraph(f"{level}级问题", again, TEXT + TAIL))


def _simple() -> Iterator[Choice]:
    for kind, content in SIMPLE:
        yield _kind(kind, paragraph(kind, content) if content else paragraph(kind))


def _special() -> Iterator[Choice]:
    yield _kind("表格", free_table(), paragraph(style.AFTER_TABLE))
    yield _kind("附件文件", paragraph(style.BODY, "{{p block.document }}"))


def _kind(kind: str, *content: Element) -> Choice:
    return f"block.kind == '{kind}'", content


def free_table(block: str = "block") -> Element:
    """Return a table of as many columns and rows as the block has; `fit` sets the widths."""
    title = paragraph(style.COLUMN_TITLE, field("column.title"))
    rows = [
        row(_cells("column", f"{block}.table.columns", [title]), header=True),
        row_tag(f"for row in {block}.table.rows", COLUMNS),
        row_tag("if row.spans", COLUMNS),
        row([_spanning(block)]),
        row_tag("else", COLUMNS),
        row(_cells("cell", "row.cells", _lines())),
        row_tag("endif", COLUMNS),
        row_tag("endfor", COLUMNS),
    ]
    return table(TableFormat((WIDTH,) * COLUMNS, style=style.TABLE), rows)


def _cells(name: str, values: str, content: list[Element]) -> list[Element]:
    return [cell_tag(f"for {name} in {values}", WIDTH), cell(content, WIDTH), cell_tag("endfor", WIDTH)]


def _lines() -> list[Element]:
    """Return a paragraph a line; a cell without lines still needs one."""
    return list(each("line", "cell.lines", [paragraph(style.CELL, field("line"))], [paragraph(style.CELL)]))


def _spanning(block: str) -> Element:
    columns = bare_run(f"{{% colspan {block}.table.columns|length %}}")
    return cell([paragraph(style.SPANNING_CELL, columns, field("row.text"))], span=COLUMNS)
