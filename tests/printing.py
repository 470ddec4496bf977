"""What a view prints, line by line, as the templates arrange it: for tests that need no docx."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.views.view import Block, OfficialView, TableView

LABELS = {
    "整改意见": "整改意见：",
    "整改期限": "整改期限：",
    "整改情况": "整改情况：",
    "附件说明": "附件：",
    "附件说明首项": "附件：",
}


def head_lines(view: OfficialView) -> list[str]:
    """Return the lines down to the last title line."""
    lines = [view.copy_number, view.classification, view.urgency]
    if view.letterhead:
        names = list(view.letterhead.names)
        lines += [*names, view.letterhead.word] if view.letterhead.joint else [names[0] + view.letterhead.word]
    if view.number_lines:
        lines += [f"{line.number}\t{line.label}{line.names}".strip() for line in view.number_lines]
    else:
        lines.append(view.document_number)
    lines += [*view.title_lines, *view.subtitle_lines]
    return [line for line in lines if line]


def body_lines(view: OfficialView) -> list[str]:
    """Return the lines below the title, to the imprint."""
    lines = [f"{view.recipients}："] if view.recipients else []
    for block in view.blocks:
        lines += _block_lines(block)
    if view.copy_recipients:
        lines.append(f"抄送：{view.copy_recipients}。")
    if view.imprint:
        printed = view.imprint.printing_date
        lines.append(f"{view.imprint.printing_office}\t{printed + '印发' if printed else ''}")
    return [line for line in lines if line]


def _block_lines(block: Block) -> Iterator[str]:
    if block.table:
        yield from _table_lines(block.table)
    elif block.chart:
        yield block.chart.alt_text
    elif block.kind == "附注":
        yield f"（{block.text}）"
    else:
        yield LABELS.get(block.kind, "") + block.number + block.title + block.text + block.tail


def _table_lines(table: TableView) -> Iterator[str]:
    yield "\t".join(column.title for column in table.columns)
    for row in table.rows:
        yield row.text if row.spans else "\t".join("".join(cell.lines) for cell in row.cells)
