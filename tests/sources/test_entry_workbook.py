"""Entry workbooks: what a clerk typed into Excel is read like YAML, and every mistake names its cell."""

from __future__ import annotations

import random
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.diagnostics import Severity
from reportgen.errors import InputError
from reportgen.ooxml.package import read_package, write_package
from reportgen.pipeline import load_document
from reportgen.sources import load
from tests.sources.entry_books import BASIC, code_and_place, entry, read, refused

HEAD = ["层级", "类型", "标题", "内容"]


def test_keys_and_values_stand_in_the_first_sheet(tmp_path: Path) -> None:
    rows = [*BASIC, ["版记.印发机关", "甲局办公室"], ["版记.印发日期", "2026-03-01"], ["附件", "一览表\n名单"]]
    data = read(tmp_path, 基本信息=rows).data
    assert data["版记"] == {"印发机关": "甲局办公室", "印发日期": "2026-03-01"}
    assert data["附件"] == ["一览表", "名单"]
    assert data["主送机关"] == "甲站\n乙站"


def test_attachments_may_be_numbered(tmp_path: Path) -> None:
    rows = [*BASIC, ["附件.1.标题", "任务清单"], ["附件.1.表格", "措施"], ["附件.2", "名单"]]
    assert read(tmp_path, 基本信息=rows).data["附件"] == [{"标题": "任务清单", "表格": "措施"}, "名单"]


def test_rows_with_levels_become_sections(tmp_path: Path) -> None:
    body = [
        HEAD,
        [1, "小节", "总体要求", "第一段\n第二段"],
        [1, "小节", "重点任务"],
        [2, "小节", "压实责任"],
        [3, "措施", "落实责任", "明确到人。"],
        [4, "要点", None, "在措施里"],
        [3, "阶段", "动员"],
    ]  # fmt: skip
    data: Any = read(tmp_path, body).data
    first, second = data["小节"]
    assert first == {"标题": "总体要求", "内容": "第一段\n第二段"}
    (below,) = second["小节"]
    assert below["措施"] == [{"标题": "落实责任", "内容": "明确到人。", "要点": [{"内容": "在措施里"}]}]
    assert below["阶段"] == [{"标题": "动员"}]


def test_a_row_without_level_stands_in_the_section_above_it(tmp_path: Path) -> None:
    body = [HEAD, [1, "小节", "甲"], [2, "小节", "乙"], [None, "要点", None, "一"], [None, "措施", "二"]]
    data: Any = read(tmp_path, body).data
    assert data["小节"][0]["小节"] == [{"标题": "乙", "要点": [{"内容": "一"}], "措施": [{"标题": "二"}]}]


def test_an_order_of_its_own_is_kept(tmp_path: Path) -> None:
    body = [HEAD, [1, "小节", "总体要求"], [None, "要点", None, "甲"], [None, "段落", None, "其后一段"]]
    data: Any = read(tmp_path, body).data
    (section,) = data["小节"]
    assert section == {"标题": "总体要求", "内容项": [{"要点": [{"内容": "甲"}]}, {"内容": "其后一段"}]}


def test_records_of_their_own_sheets_go_below_their_heading(tmp_path: Path) -> None:
    body = [HEAD, [1, "小节", "主要问题"], [2, "小节", "其他"], [1, "小节", "打算"]]
    findings = [
        ["所属小节", "标题", "责任单位", "整改措施", "整改状态"],
        ["主要问题", "通道堵塞", "甲厂\n乙厂", "已清理\n已公示", "已完成"],
    ]
    measures = [["所属小节", "标题"], ["打算", "加强检查"], [None, "最先一条"]]
    data: Any = read(tmp_path, body, 问题整改=findings, 措施=measures).data
    assert data["小节"][0]["问题"] == [
        {"标题": "通道堵塞", "责任单位": "甲厂\n乙厂", "整改": {"整改措施": ["已清理", "已公示"], "整改状态": "已完成"}}
    ]
    assert data["小节"][1]["措施"] == [{"标题": "加强检查"}]
    assert data["措施"] == [{"标题": "最先一条"}]


def test_a_heading_that_stands_twice_is_named_with_the_one_above(tmp_path: Path) -> None:
    body = [HEAD, [1, "小节", "甲"], [2, "小节", "打算"], [1, "小节", "乙"], [2, "小节", "打算"]]
    points = [["所属小节", "内容"], ["打算", "不清楚"]]
    assert refused(tmp_path, body, 要点=points) == [("section-ambiguous", "要点", "A2")]
    data: Any = read(tmp_path, body, 要点=[points[0], ["乙/打算", "清楚"]]).data
    assert data["小节"][1]["小节"][0]["要点"] == [{"内容": "清楚"}]


def test_a_table_is_typed_with_bars(tmp_path: Path) -> None:
    body = [HEAD, [1, "小节", "安排"], [None, "表格", "时间表", "序号|事项\n1|动员\n第二阶段\n2|检查"]]
    data: Any = read(tmp_path, body).data
    assert data["小节"][0]["内容项"] == [
        {"表格": {"标题": "时间表", "列": ["序号", "事项"], "行": [["1", "动员"], "第二阶段", ["2", "检查"]]}}
    ]


def test_numbers_and_dates_come_in_as_they_were_typed(tmp_path: Path) -> None:
    rows = [*BASIC, ["份号", 1.0], ["成文日期", datetime(2026, 3, 5)], ["印章", True], ["附注", 0.1]]
    data = read(tmp_path, 基本信息=rows).data
    assert [data[key] for key in ("份号", "成文日期", "印章", "附注")] == ["1", "2026-03-05", "true", "0.1"]


def test_a_percentage_comes_in_as_it_is_shown(tmp_path: Path) -> None:
    path = entry(tmp_path, 基本信息=[*BASIC, ["附注", 0.935]])
    book = openpyxl.load_workbook(path)
    book["基本信息"]["B5"].number_format = "0.0%"
    book.save(path)
    assert load(path).data["附注"] == "93.5%"


def test_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path, 基本信息=[*BASIC, ["附注", '="甲"&"乙"']]) == [("formula-not-computed", "基本信息", "B5")]


def test_a_cell_with_an_error_is_told(tmp_path: Path) -> None:
    path = entry(tmp_path, 基本信息=[*BASIC, ["附注", "x"]])
    book = openpyxl.load_workbook(path)
    book["基本信息"]["B5"].value = "#REF!"
    book["基本信息"]["B5"].data_type = "e"
    book.save(path)
    with pytest.raises(InputError) as caught:
        load(path)
    assert [code_and_place(each) for each in caught.value.diagnostics] == [("cell-error", "基本信息", "B5")]


def test_the_example_row_is_left_out_and_that_is_said_once(tmp_path: Path) -> None:
    body = [HEAD, ["示例", "小节", "样子"], [1, "小节", "真的"]]
    source = read(tmp_path, body, 要点=[["所属小节", "内容"], ["示例", "样子"]])
    assert source.data["小节"] == [{"标题": "真的"}]
    assert [(each.code, each.severity) for each in source.diagnostics] == [("example-row", Severity.INFO)]


def test_required_marks_are_no_part_of_a_name(tmp_path: Path) -> None:
    rows = [["项目", "内容＊"], ["文种＊", "通知"], ["标题 *", "关于防汛的通知"]]
    assert read(tmp_path, 基本信息=rows).data == {"文种": "通知", "标题": "关于防汛的通知"}


MISTAKES: list[tuple[str, Any, tuple[str, str, str]]] = [
    ("a column", {"措施": [["所属小节", "标题", "责任单为"], [None, "甲", "乙"]]}, ("unknown-column", "措施", "C1")),
    ("a column twice", {"措施": [["标题", "标题"], ["甲", "乙"]]}, ("column-twice", "措施", "B1")),
    ("a cell beside the columns", {"措施": [["标题"], ["甲", "乙"]]}, ("no-column", "措施", "B2")),
    ("a sheet", {"措拖": [["标题"], ["甲"]]}, ("unknown-sheet", "措拖", "A1")),
    ("a section", {"措施": [["所属小节", "标题"], ["没有", "甲"]]}, ("section-unknown", "措施", "A2")),
    ("a key twice", {"基本信息": [*map(list, BASIC), ["标题", "又一个"]]}, ("duplicate-key", "基本信息", "B5")),
    ("no key", {"基本信息": [*map(list, BASIC), [None, "什么"]]}, ("empty-key", "基本信息", "B5")),
    ("a gap", {"基本信息": [*map(list, BASIC), ["附件.2.标题", "甲"]]}, ("entry-number", "基本信息", "B5")),
    ("a group", {"基本信息": [*map(list, BASIC), ["附注.甲", "甲"], ["附注.甲.乙", "乙"]]}, ("not-a-group", "基本信息", "B6")),
    ("no columns", {"基本信息": [["甲", "乙"], ["文种", "通知"]]}, ("columns-missing", "基本信息", "A1")),
    ("a level", {"正文": [HEAD, ["二", "小节", "甲"]]}, ("bad-level", "正文", "A2")),
    ("no level", {"正文": [HEAD, [None, "小节", "甲"]]}, ("level-missing", "正文", "B2")),
    ("a level skipped", {"正文": [HEAD, [1, "小节", "甲"], [3, "小节", "乙"]]}, ("level-skipped", "正文", "A3")),
    ("a type", {"正文": [HEAD, [1, "小结", "甲"]]}, ("unknown-type", "正文", "B2")),
    ("no type", {"正文": [HEAD, [1, None, "甲"]]}, ("unknown-type", "正文", "A2")),
    ("a paragraph's title", {"正文": [HEAD, [1, "段落", "甲", "乙"]]}, ("not-in-paragraph", "正文", "C2")),
    ("below a measure", {"正文": [HEAD, [1, "措施", "甲"], [2, "段落", None, "乙"]]}, ("below-measure", "正文", "D3")),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "expected"), [each[1:] for each in MISTAKES], ids=[each[0] for each in MISTAKES])
def test_a_mistake_names_its_cell(tmp_path: Path, sheets: Any, expected: tuple[str, str, str]) -> None:
    assert expected in refused(tmp_path, **sheets)


def test_an_unknown_column_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, 措施=[["标题", "责任单为"], ["甲", "乙"]])
    assert caught.value.diagnostics[-1].params["near"] == "责任单位"


def test_mistakes_of_the_model_name_their_cells(tmp_path: Path) -> None:
    findings = [
        ["所属小节", "标题", "整改期限", "整改状态", "完成日期"],
        [None, "通道堵塞", "2026-02-30", "完成了", "昨天"],
    ]
    rows = [*BASIC, ["主题词", "防汛"], ["成文日期", "3月5日左右"]]
    found = load_document(entry(tmp_path, 基本信息=rows, 问题整改=findings)).diagnostics
    assert {code_and_place(each) for each in found if each.severity is Severity.ERROR} >= {
        ("unknown-key", "基本信息", "A5"),
        ("bad-date", "基本信息", "B6"),
        ("impossible-date", "问题整改", "C2"),
        ("bad-choice", "问题整改", "D2"),
        ("bad-date", "问题整改", "E2"),
    }


def test_checks_name_their_cells(tmp_path: Path) -> None:
    body = [HEAD, [1, "小节", "一、总体要求", "请填写"]]
    found = load_document(entry(tmp_path, body)).diagnostics
    assert ("placeholder", "正文", "D2") in [code_and_place(each) for each in found]
    found = load_document(entry(tmp_path, [HEAD, [1, "小节", "一、总体要求", "甲"]])).diagnostics
    assert ("typed-number", "正文", "C2") in [code_and_place(each) for each in found]


def test_a_key_left_blank_is_told_at_its_cell(tmp_path: Path) -> None:
    found = load_document(entry(tmp_path, 基本信息=[["项目", "内容"], ["文种", "通知"], ["标题＊", None]])).diagnostics
    assert ("missing-title", "基本信息", "B3") in [code_and_place(each) for each in found]


def test_mistakes_are_told_sheet_by_sheet_from_the_top_down(tmp_path: Path) -> None:
    findings = [
        ["标题", "整改期限", "整改状态"],
        ["甲", "2026-02-30", None],
        ["乙", None, "好"],
        ["丙", "2026-13-01", None],
    ]
    found = load_document(entry(tmp_path, 问题整改=findings)).diagnostics
    assert [code_and_place(each)[2] for each in found if each.severity is Severity.ERROR] == ["B2", "C3", "B4"]


def test_another_workbook_is_told_where_it_belongs(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.diagnostics[0].code == "no-entry-workbook"
    assert "reportgen batch" in str(caught.value.diagnostics[0])


def test_a_text_that_looks_like_a_list_stays_a_text(tmp_path: Path) -> None:
    rows = [*BASIC, ["导语", "[2026]年"], ["附注", "{甲}"], ["结语", '\'["甲"]']]
    data = read(tmp_path, 基本信息=rows).data
    assert [data[key] for key in ("导语", "附注", "结语")] == ["[2026]年", "{甲}", '["甲"]']


def test_a_cell_in_the_last_corner_is_refused_and_soon(tmp_path: Path) -> None:
    path = entry(tmp_path)
    book = openpyxl.load_workbook(path)
    book["基本信息"]["XFD1048576"] = "甲"
    stream = BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    with pytest.raises(InputError) as caught:
        load(path)
    assert [code_and_place(each) for each in caught.value.diagnostics] == [
        ("sheet-too-large", "基本信息", "XFD1048576")
    ]


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = entry(tmp_path)
    parts = read_package(path.read_bytes(), "")
    noise = random.Random(1).randbytes(600_000).hex().encode()
    parts |= {f"xl/media/{number}.bin": noise for number in range(60)}
    path.write_bytes(write_package(parts))
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.diagnostics[0].code == "file-too-large"


def test_deep_json_in_a_cell_is_a_text(tmp_path: Path) -> None:
    found = load_document(entry(tmp_path, 基本信息=[*BASIC, ["附件", "[" * 30_000]])).diagnostics
    assert all(each.location.place for each in found)


def test_forbidden_characters_name_their_cell(tmp_path: Path) -> None:
    assert ("forbidden-character", "基本信息", "B5") in refused(tmp_path, 基本信息=[*BASIC, ["附注", "甲\x7f乙"]])
