"""A long table costs no memory but its own packed bytes: rows in, the peak of the memory out."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from typing import Any

from reportgen.ooxml.package import write_package
from reportgen.templating import CompiledTemplate
from tests.templating.making import paragraph, parts_of, row, table

FEW, MANY = 10_000, 50_000
CELLS = ("{{ loop.index }}", "{{ 行.名称 }}", "{{ 行.状态 }}", "{{ 行.备注 }}")
TEMPLATE = write_package(
    parts_of(table(4, row("号", "名", "态", "注"), row("{%tr for 行 in 行们 %}"), row(*CELLS), row("{%tr endfor %}")))
)


class Counted(io.RawIOBase):
    """A file that keeps nothing but its size."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.size += len(data)
        return len(data)


def rows(number: int, note: str = "注") -> Iterator[dict[str, str]]:
    """Yield rows that nobody keeps, so that what is measured is the rendering."""
    return ({"名称": f"设备{each}", "状态": "正常", "备注": note} for each in range(number))


def peak(number: int, note: str = "注") -> int:
    """Return the most bytes that were in use while a table of so many rows was written."""
    template = CompiledTemplate.from_bytes(TEMPLATE)
    template.render({"行们": []})
    tracemalloc.start()
    try:
        template.render_to({"行们": rows(number, note)}, Counted())  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def unpacked(number: int) -> int:
    return len(CompiledTemplate.from_bytes(TEMPLATE).render_parts({"行们": list(rows(number))})["word/document.xml"])


def test_five_times_the_rows_cost_a_fraction_of_the_document_they_add() -> None:
    added = (unpacked(FEW * 2) - unpacked(FEW)) / FEW * (MANY - FEW)
    assert peak(MANY) - peak(FEW) < added / 10


def test_line_breaks_in_all_rows_do_not_change_that() -> None:
    assert peak(MANY // 5, "甲\n乙") - peak(FEW // 5, "甲\n乙") < unpacked(MANY // 5) / 10


def test_a_table_that_has_to_be_held_whole_is_told_by_its_template() -> None:
    widths = parts_of(table(3, row("{%tc for c in 行们 %}", "{{ c.名称 }}", "{%tc endfor %}")), paragraph("甲"))
    (part,) = CompiledTemplate.from_bytes(write_package(widths))._program.parts
    (streamed,) = CompiledTemplate.from_bytes(TEMPLATE)._program.parts
    assert (part.whole, streamed.whole) == (True, False)
