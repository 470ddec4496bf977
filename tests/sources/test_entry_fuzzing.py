"""Fuzzing of entry workbooks: whatever stands in the file, it is read or refused in words."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import kinds, resources
from reportgen.errors import InputError
from reportgen.ooxml.package import read_package, write_package
from reportgen.outputs.annotated import annotated_copy
from reportgen.pipeline import load_document
from reportgen.sources import load
from reportgen.sources.entry_workbook import is_entry_workbook
from reportgen.starter import workbook_of
from tests.sources.entry_books import book

KIND = kinds.load("rectification-report")
WORKBOOK = workbook_of(KIND, load(resources.sample_file(KIND.name)).data)
PARTS = read_package(WORKBOOK, "")
NAMES = sorted(name for name in PARTS if "sheet" in name or "workbook" in name or "String" in name or "styles" in name)
PIECES = [
    b"",
    b"<",
    b">",
    b"&",
    b'"',
    b"0",
    b"-1",
    b"99999999999",
    b"A",
    b"XFE1",
    b' t="e"',
    b' t="n"',
    b"<f>1</f>",
    b"\xff",
    b"/>",
    b"1e999",
]
FUZZ = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip

edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=4)


def edited(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, piece in changes:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


def is_told_or_read(path: Path) -> None:
    loaded = load_document(path)
    assert loaded.document is not None or loaded.diagnostics
    try:
        is_entry_workbook(path)
        annotated_copy(path, loaded.diagnostics, str)
    except InputError as error:
        assert error.diagnostics


@given(edits)
@FUZZ
def test_bytes_of_the_file_may_be_anything(tmp_path: Path, changes: list[tuple[float, int, bytes]]) -> None:
    path = tmp_path / "通知.xlsx"
    path.write_bytes(edited(WORKBOOK, changes))
    is_told_or_read(path)


@given(st.sampled_from(NAMES), edits)
@FUZZ
def test_bytes_of_a_part_may_be_anything(tmp_path: Path, name: str, changes: list[tuple[float, int, bytes]]) -> None:
    path = tmp_path / "通知.xlsx"
    path.write_bytes(write_package({**PARTS, name: edited(PARTS[name], changes)}))
    is_told_or_read(path)


words = st.sampled_from(
    ["", "示例", "小节", "段落", "措施", "表格", "图表", "1", "2", "9", "0", "标题", "内容", "甲/乙", "甲", "附件.1", "附件.0", "附件.1.正文.2",
     "版记.印发机关", "版记", ".", "..", "文种", "通知", "整改.整改状态", "行", "[[]]", '[{"标题": 1}]', '{"a": {"b": null}}', "[[[[", "|", "甲|乙\n丙"]
)  # fmt: skip
rows = st.lists(st.lists(words, max_size=5), max_size=6)
headed = st.sampled_from([["层级", "类型", "标题", "内容"], ["所属小节", "标题", "内容", "要点"], ["项目", "内容"], []])


sheets_of_words = st.fixed_dictionaries({"基本信息": rows, "正文": rows, "措施": rows, "问题整改": rows})


@given(sheets_of_words, st.tuples(headed, headed, headed))
@FUZZ
def test_cells_may_hold_anything(
    tmp_path: Path, cells: dict[str, list[list[str]]], heads: tuple[list[str], list[str], list[str]]
) -> None:
    path = tmp_path / "通知.xlsx"
    first = {"基本信息": [["项目", "内容"], ["文种", "通知"], *cells["基本信息"]]}
    others = {name: [head, *cells[name]] for name, head in zip(("正文", "措施", "问题整改"), heads, strict=True)}
    path.write_bytes(book({**first, **others}))
    is_told_or_read(path)
