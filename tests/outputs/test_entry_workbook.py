"""Entry workbooks as they are written: they read back as the same document, and help whoever fills them in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportgen import kinds, resources
from reportgen.diagnostics import Severity
from reportgen.errors import OutputError
from reportgen.kinds import Kind
from reportgen.model.official import Official
from reportgen.model.validation import validate
from reportgen.pipeline import load_document
from reportgen.sources import load
from reportgen.starter import required_keys, starter_workbook, workbook_of
from tests.producing import make

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
INPUTS = sorted([*(ROOT / "inputs").glob("*.yaml"), *(ROOT / "tests" / "twins").glob("*.yaml")])
NOTICE = kinds.load("notice")
HEADS = ("项目", "层级", "所属小节", "单位名称")


def kind_of(data: dict[str, Any]) -> Kind:
    kind = kinds.find(data.get("kind") or data["文种"])
    assert kind is not None
    return kind


def same_document(path: Path, folder: Path) -> None:
    """Build an input and the workbook made of it; they must not differ in a byte."""
    data: Any = load(path).data
    copy = path if path.parent == folder else folder / path.name
    workbook = copy.with_suffix(".xlsx")
    workbook.write_bytes(workbook_of(kind_of(data), data))
    assert make(workbook).produced.content_hash == make(path).produced.content_hash


@pytest.mark.parametrize("path", INPUTS, ids=[path.stem for path in INPUTS])
def test_yaml_and_workbook_give_the_same_document(path: Path, tmp_path: Path) -> None:
    same_document(path, tmp_path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize(
    "name",
    ["notice", "quarterly-summary", "rectification-report", "progress-report", "inspection-plan"],
)
def test_real_documents_give_the_same_document_as_a_workbook(name: str, tmp_path: Path) -> None:
    same_document(SEEDS / f"{name}.yaml", tmp_path)


text = st.text("甲乙丙，。 [{'\"=+-@1a:|/", min_size=1, max_size=12).map(lambda each: f"字{each}".strip())
odd = st.text("甲[]{}\":,'1 ", min_size=1, max_size=10).filter(lambda each: bool(each.strip()))
lines = st.one_of(text, odd, st.lists(text, min_size=1, max_size=3))
point = st.one_of(text, st.fixed_dictionaries({}, optional={"标题": text, "text": lines}).filter(bool))
measure = st.fixed_dictionaries(
    {"标题": text}, optional={"内容": lines, "要点": st.lists(point, max_size=2), "责任单位": lines, "id": text}
)
nested = st.fixed_dictionaries({"title": text}, optional={"措施": st.lists(measure, max_size=2)})
action = st.one_of(text, st.fixed_dictionaries({"内容": text}, optional={"佐证": lines}))
finding = st.fixed_dictionaries(
    {"内容": lines},
    optional={
        "整改": st.fixed_dictionaries(
            {"整改状态": st.just("整改中")}, optional={"actions": st.lists(action, max_size=3)}
        )
    },
)
phase = st.fixed_dictionaries({"标题": text}, optional={"开始": st.just("2026-01-02"), "内容": lines})
table = st.fixed_dictionaries(
    {"列": st.just(["一", "二"]), "行": st.lists(st.one_of(text, st.lists(text, min_size=2, max_size=2)))}
)
entry = st.one_of(
    text,
    st.fixed_dictionaries({"points": st.lists(point, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"措施": st.lists(nested, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"表格": table}),
)
parts: dict[str, st.SearchStrategy[Any]] = {
    "内容": lines,
    "points": st.lists(point, max_size=3),
    "措施": st.lists(st.one_of(measure, nested), max_size=3),
    "问题": st.lists(finding, max_size=2),
    "阶段": st.lists(phase, max_size=2),
}
own_order = st.fixed_dictionaries({"内容项": st.lists(entry, min_size=1, max_size=4)})
section = st.recursive(
    st.one_of(
        st.fixed_dictionaries({"标题": text}, optional=parts),
        st.builds(lambda heading, rest: {"heading": heading, **rest}, text, own_order),
    ),
    lambda below: st.fixed_dictionaries(
        {"标题": text, "sections": st.lists(below, min_size=1, max_size=3)}, optional=parts
    ),
    max_leaves=4,
)
document = st.fixed_dictionaries(
    {"文种": st.just("通知"), "标题": st.one_of(text, st.lists(text, min_size=1, max_size=2))},
    optional={
        "recipients": lines,
        "导语": lines,
        "正文": st.lists(section, max_size=3),
        "措施": st.lists(measure, max_size=2),
        "附件": st.lists(st.one_of(text, st.fixed_dictionaries({"标题": text, "表格": table})), max_size=2),
        "版记": st.fixed_dictionaries({"印发机关": text}),
        "印章": st.sampled_from(["true", "否"]),
    },
)


RUNS = ["字", {"points": ["字"]}, {"points": ["字"]}]
TRAPS: list[dict[str, Any]] = [
    {"文种": "通知", "标题": "题", "recipients": " []"},
    {"文种": "通知", "标题": "题", "正文": [{"标题": "字/1", "points": ["字"]}]},
    {
        "文种": "通知",
        "标题": "题",
        "正文": [{"heading": "甲", "内容项": ["字", *RUNS]}, {"heading": "乙", "内容项": RUNS}],
    },
]


@given(document)
@example(TRAPS[0])
@example(TRAPS[1])
@example(TRAPS[2])
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_any_document_reads_back(tmp_path: Path, data: dict[str, Any]) -> None:
    path = tmp_path / "文.xlsx"
    path.write_bytes(workbook_of(NOTICE, data))
    expected, got = validate(Official, data), validate(Official, load(path).data)
    assert not expected.problems
    assert _printed(got.document) == _printed(expected.document)


def _printed(document: Any) -> Any:
    """Return what a document prints: its records in order, whatever keys of `content` they were typed under."""
    if hasattr(document, "parts"):
        named = {name: getattr(document, name) for name in document.model_fields if name not in _BODY}
        return {name: _printed(value) for name, value in named.items()}, [
            item for part in document.parts() for item in _of_part(part)
        ]
    if hasattr(document, "model_fields"):
        return {name: _printed(getattr(document, name)) for name in document.model_fields}
    if isinstance(document, list):
        return [_printed(each) for each in document]
    return document


_BODY = ("body", "points", "measures", "findings", "phases", "sections", "content")


def _of_part(part: Any) -> list[Any]:
    found: list[Any] = [("body", line) for line in part.body]
    for name in (*_BODY[1:-1], "table"):
        value = getattr(part, name, None)
        found += [(name, _printed(each)) for each in (value if isinstance(value, list) else [value] if value else [])]
    return found


@pytest.mark.parametrize("name", kinds.names())
def test_an_empty_workbook_asks_only_for_what_is_to_be_filled_in(name: str, tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    path.write_bytes(starter_workbook(kinds.load(name)))
    codes = {each.code for each in load_document(path).diagnostics if each.severity is Severity.ERROR}
    assert codes
    assert all(code.startswith("missing-") for code in codes)


@pytest.mark.parametrize("name", kinds.names())
def test_an_empty_workbook_has_a_row_for_each_key_that_is_required(name: str) -> None:
    kind = kinds.load(name)
    keys = [cell.value for cell in opened(starter_workbook(kind))["基本信息"]["A"]]
    body = {"问题"}  # a sheet of its own
    assert {f"{key}＊" for key in required_keys(kind) if key not in body} <= set(keys)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def offers(sheet: Any, cell: str) -> tuple[str, str]:
    """Return what a cell offers to choose from, and the hint that it shows."""
    rule = next(each for each in sheet.data_validations.dataValidation if cell in each.sqref)
    return (rule.formula1 or "").strip('"'), rule.prompt or ""


def column(sheet: Any, header: str) -> str:
    return next(str(cell.column_letter) for cell in sheet[1] if cell.value == header)


def test_states_levels_types_units_and_yes_or_no_are_offered() -> None:
    book = opened(starter_workbook(NOTICE))
    findings, body, basic = book["问题整改"], book["正文"], book["基本信息"]
    assert offers(findings, f"{column(findings, '整改状态')}2")[0] == "未开始,整改中,已完成,已销号,长期坚持"
    assert offers(findings, f"{column(findings, '级别')}9")[0] == "一般,较大,重大"
    assert offers(findings, f"{column(findings, '责任单位')}9")[0].startswith("单位!")
    assert offers(body, "A5")[0] == "1,2,3,4"
    assert offers(body, "B5")[0].split(",") == ["小节", "段落", "要点", "措施", "问题", "阶段", "表格", "图表"]
    seal = next(cell.row for cell in basic["A"] if cell.value == "印章")
    assert offers(basic, f"B{seal}")[0] == "是,否"


def test_hints_are_in_chinese() -> None:
    book = opened(starter_workbook(kinds.load("rectification-order")))
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            if rule.prompt:
                assert any("\u4e00" <= each <= "\u9fff" for each in rule.prompt), rule.prompt


def test_headers_stay_in_sight_and_cells_are_text() -> None:
    for sheet in opened(starter_workbook(NOTICE)):
        assert sheet.freeze_panes == "A2"
        assert sheet["A1"].value in HEADS
        assert sheet["A1"].number_format == "@"


def test_no_text_becomes_a_formula_or_a_link() -> None:
    data = {"文种": "通知", "标题": "=1+1", "附注": "http://example.com", "导语": "+86", "正文": [{"标题": "@甲"}]}
    book = opened(workbook_of(NOTICE, data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_same_data_gives_the_same_bytes() -> None:
    assert starter_workbook(NOTICE) == starter_workbook(NOTICE)


def test_a_text_that_no_cell_takes_is_refused() -> None:
    with pytest.raises(OutputError, match="a cell of Excel takes"):
        workbook_of(NOTICE, {"文种": "通知", "标题": "题", "导语": "长" * 32_768})


def test_a_long_table_is_spread_over_cells(tmp_path: Path) -> None:
    rows = [[str(number), "字" * 200] for number in range(300)]
    data = {"文种": "通知", "标题": "题", "附件": [{"标题": "表", "表格": {"列": ["一", "二"], "行": rows}}]}
    path = tmp_path / "文.xlsx"
    path.write_bytes(workbook_of(NOTICE, data))
    read: Any = load(path).data
    assert read["附件"][0]["表格"]["行"] == rows


def test_the_units_of_a_document_are_offered() -> None:
    data: Any = load(resources.sample_file("rectification-report")).data
    units = [cell.value for cell in opened(workbook_of(kind_of(data), data))["单位"]["A"]][1:]
    assert units
    assert len(units) == len(set(units))
