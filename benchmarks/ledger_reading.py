"""Reading a ledger of 100,000 rows: rows of typed cells in our hands, against openpyxl's read-only mode, in turn.

Also told: how long the whole reading takes, each row interpreted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measuring import compare
from reportgen.sources.ledger_file import open_ledger, open_sheets

ROWS, ROUNDS = 100_000, 3
HEADER = (
    "序号", "隐患内容", "排查日期", "隐患类型", "隐患级别", "责任单位", "责任人", "整改期限", "整改要求", "复查结果",
    "复查日期", "复查人", "隐患状态",
)  # fmt: skip
DAYS = (2, 7, 10)


def cells(number: int) -> Iterator[object]:
    """Yield the cells of a row; no two rows are alike."""
    found = date(2026, 1, 1) + timedelta(number % 90)
    yield from (number, f"云州第{number}号设备间配电箱门未关闭，电缆沟缺少盖板，存在触电和坠落风险。", found)
    yield from (("触电", "火灾", "高处坠落、物体打击")[number % 3], "一般事故隐患", f"云州第{number % 50}水务站")
    yield from (f"王{number % 200}、李{number % 50}", found + timedelta(7))
    yield from (f"立即关闭配电箱门，加装盖板，{number % 1000}日内报送。", "已整改", found + timedelta(5))
    yield from (f"赵{number % 20}", ("关闭", "整改中")[number % 2])


def write(path: Path) -> None:
    """Write the workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER)
        for number in range(1, ROWS + 1):
            for column, value in enumerate(cells(number)):
                if column in DAYS:
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write(number, column, value)


def ours(path: Path) -> int:
    """Return how many rows there are."""
    return sum(1 for sheet in open_sheets(path) for _ in sheet.read())


def theirs(path: Path) -> int:
    """Return how many rows openpyxl reads."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
    finally:
        book.close()


def main() -> int:
    """Measure and print; 1 where the readers do not agree on the number of rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        write(path)
        if not ours(path) == theirs(path) == ROWS + 1:
            return 1
        print(f"ledger of {ROWS:,} rows, rows handed over, against openpyxl read-only:")
        print(compare(lambda: ours(path), lambda: theirs(path), (1, 1), ROUNDS))
        began = time.perf_counter()
        findings = sum(1 for _ in open_ledger(path))
        print(f"the same, every row interpreted: {time.perf_counter() - began:.1f} s here, {findings:,} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
