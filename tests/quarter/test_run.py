"""A quarter's set as an office meets it: every document out of one ledger, and every number in them the same number."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from reportgen.cli import run
from reportgen.ledger.entries import Inspection, LedgerFinding, Status
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package, write_package
from reportgen.outputs.ledger_workbook import ledger_workbook
from tests.ledger.samples import finding

CHINESE = {"REPORTGEN_LANG": "zh"}
COMMON = """\
发文机关: 青禾县水务局
季度工作总结: {发文字号: {机关代字: 青水, 年份: 2026, 起始号: 7}}
整改情况通报: {发文字号: {机关代字: 青水, 年份: 2026, 起始号: 7}}
限期整改通知书:
  发文字号: {机关代字: 青水改, 年份: 2026, 起始号: 1}
  法律依据: 《中华人民共和国安全生产法》第六十五条
"""
LATER = date(2026, 5, 1)


def entries() -> list[LedgerFinding]:
    names = ("城关水厂", "东风泵站", "红旗水库")
    made = []
    for number in range(12):
        done = number % 3 == 0
        unit = names[number % 3 if number % 4 else 1]
        made.append(
            finding(
                id=f"2026-{number + 1:03}", row=number + 2, inspected_entity=unit, responsible_units=(unit,),
                description=f"{number + 1}号闸门启闭机{'漏油' if number % 2 else '未接地'}", category="设备设施" if number % 2 else "用电安全",
                requirement="限期修复", severity="较大" if number == 5 else "一般", found_on=date(2026, 1 + number % 3, 3 + number),
                deadline=date(2026, 3, 1) if number in (4, 7) else LATER,
                status=Status.CLOSED if done else Status.UNDER_WAY,
                completed_on=date(2026, 3, 20) if done else None, accepted_by=("丙某",) if done else (),
            )
        )  # fmt: skip
    return made


VISITS = [
    Inspection("检查", n + 2, date(2026, 1 + n, 8), "汛前检查", ("甲某", "乙某"), 2 + n, ("城关水厂",))
    for n in range(3)
]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "台账.xlsx").write_bytes(ledger_workbook(entries(), VISITS))
    (tmp_path / "共有.yaml").write_text(COMMON, "utf-8")
    return tmp_path


def quarter(office: Path, *more: str, out: str = "out") -> int:
    paths = ["--ledger", str(office / "台账.xlsx"), "--common", str(office / "共有.yaml"), "-o", str(office / out)]
    return run(["quarter", "2026Q1", *paths, *more], CHINESE)


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".docx"}


def manifest(folder: Path) -> dict[str, dict[str, object]]:
    made = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {each["name"]: each for each in made["documents"]}


def text(path: Path) -> str:
    return "\n".join(line.text for line in outline(read_package(path.read_bytes(), path.name)))


def replaced(path: Path, old: str, new: str) -> None:
    """Change a text in a document as Word would, without telling anybody."""
    parts = dict(read_package(path.read_bytes(), path.name))
    body = parts["word/document.xml"].decode()
    assert body.count(old) == 1, body.count(old)
    parts["word/document.xml"] = body.replace(old, new).encode()
    path.write_bytes(write_package(parts))


def summary(office: Path) -> Path:
    return office / "out" / str(manifest(office / "out")["quarterly-summary"]["file"])


def test_one_ledger_becomes_the_whole_set(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quarter(office) == 0
    made = manifest(office / "out")
    assert list(made) == [
        "quarterly-summary", "rectification-report", "progress-report:问题隐患清单",
        "rectification-order:东风泵站", "rectification-order:红旗水库",
        "reminder-letter:东风泵站",
    ]  # fmt: skip
    assert len(documents(office / "out")) == len(made)
    assert (office / "out" / "台账 2026Q1.xlsx").is_file()
    assert "每个数字都在清单中有出处" in capsys.readouterr().out


def test_every_document_says_the_same_numbers(office: Path) -> None:
    quarter(office)
    said = {name: text(office / "out" / str(each["file"])) for name, each in manifest(office / "out").items()}
    assert "共发现隐患12项" in said["quarterly-summary"]
    assert "共发现问题隐患12项，已整改4项，整改中8项" in said["rectification-report"]
    assert "问题隐患共12项" in said["progress-report:问题隐患清单"]
    assert "整改率33.3%" in said["quarterly-summary"] and "整改率33.3%" in said["rectification-report"]


def test_each_figure_in_the_manifest_names_its_rows(office: Path) -> None:
    quarter(office)
    numbers = manifest(office / "out")["rectification-report"]["numbers"]
    assert isinstance(numbers, list)
    (rectified,) = [each for each in numbers if each.get("figure") == "已整改数"]
    assert rectified["text"] == "4" and rectified["rows"] == ["台账!2", "台账!5", "台账!8", "台账!11"]
    assert all("figure" in each or "typed" in each for each in numbers)


def test_a_changed_digit_is_found_and_both_places_are_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    path = summary(office)
    replaced(path, "共发现隐患12项", "共发现隐患13项")
    capsys.readouterr()
    assert quarter(office, "--check") == 1
    said = capsys.readouterr().out
    other = str(manifest(office / "out")["rectification-report"]["file"])
    (line,) = [each for each in said.splitlines() if "set-number" in each]
    assert path.name in line and "正文 第" in line and other in line
    assert "13" in line and "12" in line


def test_a_changed_digit_of_what_was_typed_is_found_too(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    order = office / "out" / str(manifest(office / "out")["rectification-order:红旗水库"]["file"])
    body = text(order)
    typed = re.search(r"(\d+)号闸门启闭机", body)
    assert typed is not None
    replaced(order, typed[0], "99号闸门启闭机")
    capsys.readouterr()
    assert quarter(office, "--check") == 1
    assert "99" in capsys.readouterr().out


def test_a_number_that_somebody_adds_is_found(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    replaced(summary(office), "共发现隐患12项", "共发现隐患12项（另有5项）")
    capsys.readouterr()
    assert quarter(office, "--check") == 1
    assert "set-unknown-number" in capsys.readouterr().out


def test_words_may_be_changed_as_long_as_the_numbers_stay(office: Path) -> None:
    quarter(office)
    replaced(summary(office), "共发现隐患12项", "累计查出各类隐患12项")
    assert quarter(office, "--check") == 0


def test_the_same_ledger_gives_the_same_bytes_and_a_second_run_changes_nothing(office: Path) -> None:
    quarter(office)
    quarter(office, out="again")
    assert documents(office / "out") == documents(office / "again")
    before = {path.name: path.read_bytes() for path in (office / "out").iterdir()}
    assert quarter(office) == 0
    assert {path.name: path.read_bytes() for path in (office / "out").iterdir()} == before


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rows_changes_no_document(office: Path, seed: int) -> None:
    quarter(office)
    shuffled = entries()
    random.Random(seed).shuffle(shuffled)
    (office / "台账.xlsx").write_bytes(ledger_workbook(shuffled, list(reversed(VISITS))))
    assert quarter(office, out="shuffled") == 0
    assert documents(office / "shuffled") == documents(office / "out")


def test_numbers_leave_no_gap_and_stay_where_they_are_when_units_come_and_go(office: Path) -> None:
    quarter(office)
    first = {name: each["serial_number"] for name, each in manifest(office / "out").items()}
    assert (first["quarterly-summary"], first["rectification-report"]) == (7, 8)
    assert (first["rectification-order:东风泵站"], first["rectification-order:红旗水库"]) == (1, 2)
    gone = [each for each in entries() if each.inspected_entity != "东风泵站"]
    new = finding(
        id="2026-090",
        row=90,
        inspected_entity="白杨水站",
        responsible_units=("白杨水站",),
        requirement="修复",
        deadline=LATER,
    )
    (office / "台账.xlsx").write_bytes(ledger_workbook([*gone, new], VISITS))
    quarter(office, "--force")
    second = {name: each["serial_number"] for name, each in manifest(office / "out").items()}
    assert second["rectification-order:红旗水库"] == 2
    assert second["rectification-order:白杨水站"] == 3, "1 was given away and is not given again"


def test_a_document_that_a_person_edited_is_kept_and_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    replaced(summary(office), "共发现隐患12项", "累计发现隐患12项")
    edited = summary(office).read_bytes()
    capsys.readouterr()
    assert quarter(office) == 1
    assert summary(office).read_bytes() == edited
    assert summary(office).name in capsys.readouterr().err


def test_ids_that_stand_twice_are_told_once_and_every_document_is_made(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [replace(each, id=each.id.replace("-005", "-008").replace("-003", "-002")) for each in entries()]
    (office / "台账.xlsx").write_bytes(ledger_workbook([*rows, rows[-1]], VISITS))
    assert quarter(office) == 0
    capsys.readouterr()
    assert run(["ledger", "show", str(office / "台账.xlsx")], CHINESE) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "2026-008" in line]
    assert len(told) == 1 and "台账!A9" in told[0] and "台账!A6" in told[0]
    assert "reminder-letter:东风泵站" in manifest(office / "out")


def test_a_ledger_that_is_a_link_to_another_folder_becomes_the_whole_set(office: Path) -> None:
    kept = office / "共享" / "原件.xlsx"
    kept.parent.mkdir()
    (office / "台账.xlsx").rename(kept)
    try:
        (office / "台账.xlsx").symlink_to(kept)
    except OSError:
        pytest.skip("this system makes no links")
    assert quarter(office) == 0
    assert "quarterly-summary" in manifest(office / "out")


def test_a_text_that_no_cell_holds_is_told_before_anything_is_written(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office / "台账.csv"
    path.write_text(
        f"序号,隐患内容,检查日期,被检查单位,整改状态\n1,{'长' * 32_768},2026-03-05,城关水厂,整改中\n", "utf-8"
    )
    paths = ["--ledger", str(path), "--common", str(office / "共有.yaml"), "-o", str(office / "out")]
    assert run(["quarter", "2026Q1", *paths], CHINESE) == 1
    assert "台账.csv!B2" in capsys.readouterr().err and not (office / "out").exists()
    made = office / "下季.xlsx"
    assert run(["ledger", "rollover", str(path), "--from", "2026Q1", "--to", "2026Q2", "-o", str(made)], CHINESE) == 1
    assert "台账.csv!B2" in capsys.readouterr().err and not made.exists()


def test_a_ledger_without_days_has_its_summary(office: Path) -> None:
    (office / "台账.xlsx").write_bytes(ledger_workbook([replace(each, found_on=None) for each in entries()], VISITS))
    assert quarter(office) == 0
    assert "待核实" in text(summary(office))


def test_a_ledger_without_deadlines_is_told_where_to_write_one_and_that_is_enough(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "台账.xlsx").write_bytes(ledger_workbook([replace(each, deadline=None) for each in entries()], VISITS))
    assert quarter(office) == 1
    said = capsys.readouterr().err
    assert "“整改期限”一列" in said and "共有文件：写在“限期整改通知书”下面" in said
    (office / "共有.yaml").write_text(COMMON + "  整改期限: 2026-05-01\n", "utf-8")
    assert quarter(office) == 0
    assert "rectification-order:红旗水库" in manifest(office / "out")


def test_a_finding_of_nobody_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = finding(
        id="2026-099", row=14, inspected_entity="", responsible_units=(), requirement="修复", deadline=LATER
    )
    (office / "台账.xlsx").write_bytes(ledger_workbook([*entries(), alone], VISITS))
    assert quarter(office) == 0
    assert "没有单位" in capsys.readouterr().err


def test_a_mistake_in_the_common_part_is_told_with_its_line(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "共有.yaml").write_text(COMMON + "成文日期: 2026-02-30\n", "utf-8")
    assert quarter(office) == 1
    assert "共有.yaml:7:7 错误：成文日期：" in capsys.readouterr().err


def test_what_documents_lack_is_told_once_at_the_file_where_it_is_written(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "共有.yaml").write_text(COMMON.replace("  法律依据", "  #"), "utf-8")
    assert quarter(office) == 1
    (line,) = [each for each in capsys.readouterr().err.splitlines() if "缺少法律依据" in each]
    assert "共有.yaml 错误" in line
    assert run(["quarter", "2026Q1", "--ledger", str(office / "台账.xlsx"), "-o", str(office / "bare")], CHINESE) == 1
    assert "用 --common 指定" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["quarter", "2026Q5", "--ledger", "x.xlsx"], "不是报告期"),
        (["quarter", "2026Q1"], "--ledger"),
        (["quarter", "2026Q1", "--ledger", "x.xlsx", "--on", "2026-02-30"], "不存在"),
        (["quarter", "2026Q1", "--ledger", "x.xlsx", "--on", "月底"], "不是日期"),
    ],
)
def test_a_call_that_cannot_be_carried_out_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments, CHINESE) == 2
    assert said in capsys.readouterr().err


def test_a_quarter_without_findings_says_so(office: Path) -> None:
    assert run(["quarter", "2025Q4", "--ledger", str(office / "台账.xlsx"), "-o", str(office / "leer")], CHINESE) in (
        0,
        1,
    )
    assert "rectification-report" not in manifest(office / "leer")


@pytest.mark.parametrize("unit", ["1号站", "3#泵房", "云州第12中学（2号校区）", "A/B*站?", "a" * 90, "城关水厂\u200b"])
def test_any_name_of_a_unit_can_be_told_and_written(office: Path, unit: str) -> None:
    found = [finding(id=f"2026-{n}", row=n + 2, inspected_entity=unit, responsible_units=(unit,), requirement="修复",
                     deadline=LATER if n else date(2026, 3, 1)) for n in range(3)]  # fmt: skip
    (office / "台账.xlsx").write_bytes(ledger_workbook(found, VISITS))
    assert quarter(office) == 0


def test_units_whose_names_differ_only_in_case_have_files_of_their_own(office: Path) -> None:
    found = [
        finding(id=unit, inspected_entity=unit, responsible_units=(unit,), requirement="修复", deadline=LATER)
        for unit in ("ABC站", "abc站")
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found, VISITS))
    assert quarter(office) == 0
    files = [str(each["file"]).casefold() for each in manifest(office / "out").values()]
    assert len(set(files)) == len(files)


@pytest.mark.parametrize(
    "change",
    [
        {"deadline": None},
        {"deadline": None, "deadline_words": "立行立改"},
        {"status": Status.CLOSED, "completed_on": date(2026, 2, 9), "accepted_by": ("丙某",)},
        {"status": Status.UNKNOWN, "deadline": LATER},
        {"status": Status.NOT_STARTED, "deadline": LATER},
        {"category": "", "severity": "", "deadline": LATER},
        {"responsible_units": (), "deadline": LATER},
        {"responsible_units": ("甲厂", "乙厂"), "deadline": date(2026, 3, 1)},
        {"description": "1.灭火器2具过期；\n2.通道宽0.8米，不足1.2米", "deadline": LATER},
        {"requirement": "于3月31日前更换2具", "actions": "更换1具，另1具待购", "deadline": LATER},
        {"source": "2026年第1次检查", "deadline": LATER},
    ],
)
@pytest.mark.parametrize("count", [1, 7])
def test_odd_findings_make_a_whole_set_all_the_same(office: Path, change: dict[str, object], count: int) -> None:
    text = COMMON + "  整改期限: 2026-04-30\n联系方式: 联系人：顾某，电话：0000-8120016。\n"
    (office / "共有.yaml").write_text(text, "utf-8")
    found = [finding(**{"id": f"2026-{n}", "row": n + 2, "requirement": "修复", **change}) for n in range(count)]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found))
    assert quarter(office) == 0


@pytest.mark.parametrize("common", ["", "台账: 台账.xlsx\n"])
def test_a_text_of_the_ledger_is_printed_as_it_stands_and_is_no_expression(office: Path, common: str) -> None:
    typed = "{{ 台账.发现隐患数 }}号标牌{% if %}"
    names = {"category": typed, "inspected_entity": typed, "responsible_units": (typed,), "requirement": typed}
    found = [
        finding(**{"id": f"A{n}", "row": n + 2, "description": typed, "deadline": day, **names})
        for n, day in enumerate((LATER, date(2026, 3, 1)))
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found))
    (office / "共有.yaml").write_text(COMMON + common, "utf-8")
    assert quarter(office) == 0
    for name, member in manifest(office / "out").items():
        assert typed in text(office / "out" / str(member["file"])).replace("\n", ""), name


def test_figures_may_stand_in_the_common_file_for_every_document(office: Path) -> None:
    closing = "截至{{ 台账.报告日 }}，全局整改率{{ 台账.整改率 }}。"
    (office / "共有.yaml").write_text(COMMON + f"结语: {closing}\n", "utf-8")
    assert quarter(office) == 0
    for name, member in manifest(office / "out").items():
        assert "截至2026年3月31日，全局整改率33.3%。" in text(office / "out" / str(member["file"])), name
    assert quarter(office, "--check") == 0


def test_the_report_date_is_the_same_in_every_document(office: Path) -> None:
    late = [
        finding(id="L1", row=30, requirement="修复", deadline=date(2026, 4, 10), found_on=date(2026, 2, 1)),
        *entries(),
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(late, VISITS))
    assert quarter(office, "--on", "2026-04-20") == 0
    made = {name: text(office / "out" / str(each["file"])) for name, each in manifest(office / "out").items()}
    assert "截至2026年4月20日，逾期未整改3项" in made["quarterly-summary"]
    assert "截至2026年4月20日，逾期未整改3项" in made["rectification-report"]
    assert all("2026年4月20日" in said for name, said in made.items() if "清单" not in name)


def test_what_was_found_after_an_early_report_date_is_in_no_document_and_is_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quarter(office, "--on", "2026-02-20") == 0
    assert "有4条隐患发现于报告日2026年2月20日之后" in capsys.readouterr().err
    for name, member in manifest(office / "out").items():
        said = text(office / "out" / str(member["file"]))
        assert "12号闸门" not in said and "3号闸门" not in said.replace("13号闸门", ""), name
    assert "共发现隐患8项" in text(summary(office))


def test_the_common_file_may_date_the_summary_otherwise(office: Path) -> None:
    (office / "共有.yaml").write_text(
        COMMON.replace("季度工作总结: {", "季度工作总结: {成文日期: 2026-04-03, "), "utf-8"
    )
    assert quarter(office) == 0
    assert "2026年4月3日" in text(summary(office))


def test_another_quarter_is_not_made_into_the_same_folder(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    before = {path.name: path.read_bytes() for path in (office / "out").iterdir()}
    capsys.readouterr()
    paths = ["--ledger", str(office / "台账.xlsx"), "-o", str(office / "out")]
    assert run(["quarter", "2026Q2", *paths], CHINESE) == 1
    assert "这个文件夹里是2026Q1的成套公文" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in (office / "out").iterdir()} == before


def test_files_keep_their_names_on_another_report_date(office: Path) -> None:
    quarter(office)
    first = {name: each["file"] for name, each in manifest(office / "out").items()}
    assert not any(re.match(r"\d{4}-\d\d-\d\d", str(name)) for name in first.values())
    assert quarter(office, "--on", "2026-04-20", "--force") == 0
    second = {name: each["file"] for name, each in manifest(office / "out").items()}
    assert {name: second[name] for name in first} == first


def test_a_document_that_fails_in_a_later_run_is_not_called_withdrawn_and_the_set_is_not_whole(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quarter(office)
    (office / "共有.yaml").write_text(COMMON.replace("  法律依据", "  #"), "utf-8")
    capsys.readouterr()
    assert quarter(office, "--force") == 1
    said = capsys.readouterr().err
    assert "限期整改通知书（红旗水库）" in said and "不再" not in said
    assert quarter(office, "--check") == 1
    assert "限期整改通知书（红旗水库）属于本套公文，但没有生成" in capsys.readouterr().out
    (office / "共有.yaml").write_text(COMMON, "utf-8")
    assert quarter(office, "--force") == 0
    assert quarter(office, "--check") == 0
    numbers = {name: each["serial_number"] for name, each in manifest(office / "out").items()}
    assert numbers["rectification-order:红旗水库"] == 2


@pytest.mark.parametrize("typed", ["3", "5%", "3处；", "=1+2", "厂(3)", "1.5", "12、", "3/4", "88号"])
def test_the_shortest_cells_make_a_whole_set(office: Path, typed: str) -> None:
    names = {"category": typed, "inspected_entity": typed, "responsible_units": (typed,), "requirement": typed}
    found = [
        finding(**{"id": f"A{n}", "row": n + 2, "description": typed, "actions": typed, "deadline": day, **names})
        for n, day in enumerate((LATER, date(2026, 3, 1), date(2026, 3, 1)))
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found))
    assert quarter(office) == 0
    letter = next(each for name, each in manifest(office / "out").items() if name.startswith("reminder-letter"))
    rows = [each["rows"] for each in letter["numbers"] if each.get("figure") == "逾期天数"]  # type: ignore[attr-defined]
    assert len(rows) == 2 and rows[0] != rows[1]


def test_a_long_name_with_digits_may_be_broken_over_lines_of_a_title(office: Path) -> None:
    authority = "云州省云溪市经济技术开发区第12街道办事处安全生产委员会第3办公室"
    (office / "共有.yaml").write_text(COMMON.replace("青禾县水务局", authority), "utf-8")
    assert quarter(office) == 0


def test_the_clean_ledger_never_takes_the_place_of_the_ledger_itself(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = office / "台账 2026Q1.xlsx"
    own.write_bytes((office / "台账.xlsx").read_bytes())
    assert run(["quarter", "2026Q1", "--ledger", str(own), "-o", str(office)], CHINESE) == 1
    assert "与台账本身同名同处" in capsys.readouterr().err
    assert own.read_bytes() == (office / "台账.xlsx").read_bytes() and not documents(office)


@pytest.mark.parametrize("foreign", [b"mine", None])
def test_a_workbook_that_is_not_the_clean_ledger_as_it_was_made_is_kept(office: Path, foreign: bytes | None) -> None:
    quarter(office)
    path = office / "out" / "台账 2026Q1.xlsx"
    if foreign is None:
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["X9"] = "我加的一格"
        book.save(path)
    else:
        path.write_bytes(foreign)
    before = path.read_bytes()
    assert quarter(office) == 1 and path.read_bytes() == before
    assert quarter(office, "--force") == 0
    assert any(each.read_bytes() == before for each in path.parent.iterdir() if each != path), "kept as a backup"
    assert quarter(office) == 0


def test_what_the_reader_did_not_understand_is_printed_as_typed_and_stands_in_the_clean_ledger(office: Path) -> None:
    row = "隐患编号,检查日期,被检查单位,责任单位,隐患内容,整改要求,整改期限,整改状态,完成日期\n"
    (office / "台账.csv").write_text(
        row + "A-1,2026-01-05,甲厂,甲厂,灯不亮,换灯,2026-05-01,复查中,2026年2月\n", "utf-8"
    )
    paths = ["--ledger", str(office / "台账.csv"), "--common", str(office / "共有.yaml"), "-o", str(office / "out")]
    assert run(["quarter", "2026Q1", *paths], CHINESE) == 0
    made = manifest(office / "out")
    assert "整改情况：复查中" in text(office / "out" / str(made["rectification-report"]["file"]))
    assert "复查中" in text(office / "out" / str(made["progress-report:问题隐患清单"]["file"]))
    cells = [
        str(cell.value)
        for row in openpyxl.load_workbook(office / "out" / "台账 2026Q1.xlsx").worksheets[0].iter_rows()
        for cell in row
    ]
    assert "复查中" in cells and "2026年2月" in cells


def test_what_was_rectified_after_the_report_date_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = finding(
        requirement="修", deadline=LATER, status=Status.CLOSED, completed_on=date(2026, 4, 20), accepted_by=("丙某",)
    )
    (office / "台账.xlsx").write_bytes(ledger_workbook([*entries(), late], VISITS))
    assert quarter(office) == 0
    assert "有1条隐患按台账算作已整改，但完成日期在报告日2026年3月31日之后" in capsys.readouterr().err


def test_an_empty_cell_and_the_word_for_it_are_one_group(office: Path) -> None:
    found = [
        finding(id=f"A{n}", row=n + 2, category=category, responsible_units=units, requirement="修", deadline=LATER)
        for n, (category, units) in enumerate(
            [("未分类", ("甲厂",)), ("", ()), ("未分类", ("未注明责任单位",)), ("合计", ("甲厂",))]
        )
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found, VISITS))
    assert quarter(office) == 0
    assert "未分类3项" in text(summary(office)) and "未注明责任单位2项" in text(summary(office))


def test_each_unit_of_a_cell_gets_an_order_of_its_own(office: Path) -> None:
    found = [
        finding(id=f"A{n}", row=n + 2, inspected_entity=entity, requirement="修", deadline=LATER)
        for n, entity in enumerate(["甲厂（一分厂、二分厂）、乙厂", "乙厂"])
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found, VISITS))
    assert quarter(office) == 0
    orders = [name for name in manifest(office / "out") if name.startswith("rectification-order")]
    assert orders == ["rectification-order:乙厂", "rectification-order:甲厂（一分厂、二分厂）"]


@pytest.mark.parametrize("broken", ["[]", "{}", '{"documents": [], "withdrawn": 3}', "not json"])
def test_a_broken_manifest_is_told(office: Path, broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    (office / "out" / "manifest.json").write_text(broken, "utf-8")
    assert quarter(office) == 1 and quarter(office, "--check") == 1
    assert "manifest.json" in capsys.readouterr().err


def test_a_set_of_another_period_is_not_checked_for_this_one(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter(office)
    assert run(["quarter", "2026Q2", "-o", str(office / "out"), "--check"], CHINESE) == 1
    assert "2026Q1" in capsys.readouterr().err


def test_the_largest_groups_are_named_only_where_they_are_larger(office: Path) -> None:
    categories = ["甲类"] * 4 + ["乙类"] * 3 + [f"{n}类" for n in "丙丁戊己庚"]
    found = [
        finding(id=f"A{n}", row=n + 2, category=name, requirement="修", deadline=LATER)
        for n, name in enumerate(categories)
    ]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found, VISITS))
    assert quarter(office) == 0
    assert "居前两位的是甲类4项、乙类3项" in text(summary(office))


def test_a_number_that_is_typed_beside_a_figure_in_the_common_file_has_its_source(office: Path) -> None:
    lead = "'上年共发现隐患88项，本季度发现{{ 台账.发现隐患数 }}项。'"
    (office / "共有.yaml").write_text(COMMON.replace("季度工作总结: {", f"季度工作总结: {{导语: {lead}, "), "utf-8")
    assert quarter(office) == 0
    assert "上年共发现隐患88项，本季度发现12项。" in text(summary(office))
