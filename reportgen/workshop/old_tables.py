"""Tables of a finished document as templates of tables: the head's look, one row that is printed for each row.

In: a table with a head. Out: a table of tags, for blocks of as many columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.layout.tags import TAG, row_tag
from reportgen.ooxml.elements import Element, find, find_all
from reportgen.ooxml.finished import Finished, Item
from reportgen.ooxml.likeness import cell_like, like, looks, row_like, table_like, texts_of
from reportgen.ooxml.writing import paragraph
from reportgen.workshop.block_tags import BLOCK, condition

COLUMNS, ROWS = f"{BLOCK}.表格.列", f"{BLOCK}.表格.行"


def columns_of(table: Item) -> int:
    """Return how many columns a table with a head has."""
    return len(find_all(table.element, "w:tr")[0].findall("{*}tc"))


def table_condition(columns: int) -> str:
    """Return the condition under which a block is a table of so many columns."""
    return f"{condition('表格')} and {COLUMNS}|length == {columns}"


def tagged_table(table: Item, finished: Finished) -> Element:
    """Return the table with tags: its head's row, and one row for all others."""
    head, *rows = find_all(table.element, "w:tr")
    columns = len(find_all(head, "w:tc"))
    body = next((each for each in rows if len(find_all(each, "w:tc")) == columns), head)
    wide = next((each for each in rows if len(find_all(each, "w:tc")) == 1), None)
    return table_like(table.element, _rows(_Rows(finished, head, body, wide, columns)))


class _Rows:
    """The rows to look like: the head, one of the body, one over all columns, if there is any."""

    def __init__(self, finished: Finished, head: Element, body: Element, wide: Element | None, columns: int) -> None:
        self.finished, self.head, self.body, self.wide, self.columns = finished, head, body, wide, columns

    def said(self, row: Element, at: int, text: str) -> Element:
        """Return a paragraph in the look of that of a cell."""
        cells = find_all(row, "w:tc")
        found = next(texts_of([cells[at]]))
        return like(self.finished.item(found, {}), [(text, looks(found)[1])])


def _rows(rows: _Rows) -> Iterator[Element]:
    titles = [[rows.said(rows.head, at, f"{{{{ {COLUMNS}[{at}].标题 }}}}")] for at in range(rows.columns)]
    yield row_like(rows.head, _cells(rows.head, titles))
    yield row_tag(f"for 行 in {ROWS}", rows.columns)
    yield row_tag("if 行.通栏", rows.columns)
    yield _wide(rows)
    yield row_tag("else", rows.columns)
    yield row_like(rows.body, _cells(rows.body, [list(_lines(rows, at)) for at in range(rows.columns)]))
    yield row_tag("endif", rows.columns)
    yield row_tag("endfor", rows.columns)


def _cells(row: Element, contents: Sequence[Sequence[Element]]) -> Iterator[Element]:
    return (cell_like(cell, content) for cell, content in zip(find_all(row, "w:tc"), contents, strict=True))


def _lines(rows: _Rows, at: int) -> Iterator[Element]:
    """Yield a paragraph a line; a cell without lines still needs one."""
    yield paragraph(TAG, f"{{%p for 段 in 行.单元格[{at}].行 %}}")
    yield rows.said(rows.body, at, "{{ 段 }}")
    yield paragraph(TAG, "{%p else %}")
    yield rows.said(rows.body, at, "")
    yield paragraph(TAG, "{%p endfor %}")


def _wide(rows: _Rows) -> Element:
    row = rows.body if rows.wide is None else rows.wide
    cell = find(row, "w:tc")
    assert cell is not None
    return row_like(row, [cell_like(cell, [rows.said(row, 0, "{{ 行.内容 }}")], span=rows.columns)])
