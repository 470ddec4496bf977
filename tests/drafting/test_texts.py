"""Texts with figures: what a clerk writes between braces comes out as a number with its rows, or as a mistake in its line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.drafting.opening import Ledgers, state_of, stored
from reportgen.ledger.entries import LedgerFinding
from reportgen.locale import Wording
from reportgen.pipeline import Loaded, load_document
from tests.drafting.ledgers import HEAD, NAME, EntriesFile, body, loaded, quarter
from tests.ledger.samples import finding


def printed(result: Loaded) -> str:
    assert result.document is not None, [str(each) for each in result.diagnostics]
    return "\n".join(result.document.body)


def told(result: Loaded) -> list[tuple[str, int]]:
    return [
        (each.code, int(each.location.place.get("line", 0)))
        for each in result.diagnostics
        if each.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发现{{ 台账.发现隐患数 }}项", "发现15项"),
        ("整改率{{台账.整改率}}", "整改率93.3%"),
        ("{{ ledger.rectification_rate }}", "93.3%"),
        ("出动{{ 台账.出动人次 }}人次，检查{{ 台账.检查家次 }}家次", "出动5人次，检查4家次"),
        ("{{ 台账.报告期 }}，{{ 台账.报告期简称 }}", "2026年第一季度，一季度"),
        ("{{ 台账.上年同期.发现隐患数 }}", "12"),
        ("{{ ledger.last_year.found }}", "12"),
        ("{{ 台账.上期.发现隐患数 }}", "0"),
        ("{{ 台账.发现隐患数 | 同比 }}", "同比增长25.0%"),
        ("{{ 同比(台账.发现隐患数) }}", "同比增长25.0%"),
        ("{{ ledger.found | year_on_year }}", "同比增长25.0%"),
        ("{{ 台账.整改率 | 同比 }}", "同比下降6.7个百分点"),
        ("{{ 台账.发现隐患数 | 环比 }}", "上季度为0，本期增加15"),
        ("{{ 台账.按级别 | 其中 }}", "其中：重大隐患1项、一般隐患14项"),
        ("{{ 台账.发现隐患数 | 其中(台账.已整改数, 台账.整改中数) }}", "其中：已整改14项、整改中1项"),
        ("{{ 其中(台账.发现隐患数, 台账.按类型) }}", "其中：用电安全8项、消防设施4项、危险化学品3项"),
        ("{{ 台账.按类型 | 前(2) | 列举 }}", "用电安全8项、消防设施4项"),
        ("{{ ledger.by_unit | top(1) | listed }}", "甲厂8项"),
        ("{{ 台账.按单位 | 列举('整改中数') }}", "丙厂1项"),
        ("{% for 组 in 台账.按类型 %}{{ 组.名称 }}{{ 组.数量 }}；{% endfor %}", "用电安全8；消防设施4；危险化学品3；"),
        ("{{ 台账.按类型[0].name }}整改率{{ 台账.按类型[0].整改率 }}", "用电安全整改率100.0%"),
        ("{{ 台账.按类型['危险化学品'].整改率 }}", "66.7%"),
        ("{% if 台账.整改中数 > 0 %}尚有{{ 台账.整改中数 }}项{% endif %}", "尚有1项"),
        ("{% if 台账.未开始数 %}有{% else %}无{% endif %}", "无"),
        ("{% if 台账.查封家数 is 有数据 %}有{% else %}无数据{% endif %}", "无数据"),
        ("A & B <{{ 台账.发现隐患数 }}>", "A & B <15>"),
        ("没有数字，也没有{单个}括号", "没有数字，也没有{单个}括号"),
    ],
)
def test_a_text_is_filled_in(text: str, expected: str, tmp_path: Path) -> None:
    assert printed(body(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{{ 台账.整改律 }}", "unknown-figure", "是不是“整改率”"),
        ("{{ 台帐.整改率 }}", "unknown-figure", "是不是“台账”"),
        ("{{ 台账.按种类 }}", "unknown-figure", "是不是"),
        ("{{ 台账.发现隐患数 | 同笔 }}", "unknown-figure", "是不是“同比”"),
        ("{{ 台账.按类型['消防设备'].数量 }}", "unknown-figure", "是不是“消防设施”"),
        ("{{ 台账.按类型[9].数量 }}", "unknown-figure", "只有 3"),
        ("{{ 台账.查封家数 }}", "no-data", "查封家数无数据"),
        ("{{ 台账.发现隐患数 | 其中(台账.已整改数) }}", "parts", "相加为 14"),
        ("{{ 台账.按类型 | 前(2) | 其中 }}", "parts", "相加为 12"),
        ("{{ 台账.按类型 }}", "not-printed", "列举"),
        ("{{ 台账 }}", "not-printed", "列举"),
        ("{{ 台账.发现隐患数 - 台账.已整改数 }}", "figure-reckoned", "不能在文字里计算"),
        ("{{ 台账.发现隐患数 ~ 5 }}", "figure-reckoned", "前后分开写"),
        ("{{ 台账.整改率 > 50 }}", "not-printed", "要写在条件里"),
        ("{{ 台账.整改率（3） }}", "bad-expression", "半角"),
        ("{{ 台账.整改率", "bad-expression", "半角"),
        ("{{ 台账.按类型 | 前(0) | 列举 }}", "bad-top", "前(3)"),
        ("{{ '甲' | 同比 }}", "not-a-figure", "台账.发现隐患数"),
        ("｛｛ 台账.整改率 ｝｝", "wide-braces", "半角"),
        ("{{ 台账.__class__ }}", "bad-expression", "半角"),
        ("{{ 台账.整改率._value.figure }}", "bad-expression", "半角"),
        ("{{ 台账.整改率.数量 }}", "unknown-figure", "按类型"),
        ("{{ 'a' * 100000000 }}", "bad-expression", "半角"),
        (
            "{% for i in [1,2,3] * 400000 %}{% for j in [1,2,3] * 400000 %}{% endfor %}{% endfor %}",
            "bad-expression",
            "半角",
        ),
        ("{% include '台账.xlsx' %}", "bad-expression", "半角"),
    ],
)
def test_what_cannot_be_said_is_told_in_its_line(text: str, code: str, words: str, tmp_path: Path) -> None:
    result = body(tmp_path, text)
    assert told(result) == [(code, 6)]
    sentence = next(Wording("zh").diagnostic(each) for each in result.diagnostics if each.code == code)
    assert words in sentence
    assert sentence.startswith(f"{tmp_path / '汇报.yaml'}:6:")


def test_people_sent_without_a_sheet_of_inspections_are_an_error_and_never_zero(tmp_path: Path) -> None:
    entries = [each for each in quarter() if isinstance(each, LedgerFinding)]
    assert told(body(tmp_path, "出动{{ 台账.出动人次 }}人次", entries)) == [("no-data", 6)]


def test_all_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    text = (
        f"{HEAD}措施:\n  - 标题: 一\n    内容: '{{{{ 台账.甲甲 }}}}'\n  - 标题: '{{{{ 台账.乙乙 }}}}'\n结语: 请填写\n"
    )
    codes = told(loaded(tmp_path, text, quarter()))
    assert codes == [("unknown-figure", 8), ("unknown-figure", 9), ("placeholder", 10)]


def test_any_text_may_hold_figures_titles_and_tables_too(tmp_path: Path) -> None:
    text = (
        f"{HEAD}内容项:\n  - 表格: {{标题: '共{{{{ 台账.发现隐患数 }}}}项', 列: [类型, 数量], "
        "行: [[用电, '{{ 台账.按类型[0].数量 }}']]}\n"
    )
    result = loaded(tmp_path, text, quarter())
    assert result.document is not None
    table = result.document.content[0].table
    assert table is not None and (table.title, table.rows[0].cells[1]) == ("共15项", ("8",))
    assert [each.path for each in result.uses] == [("内容项", 0, "表格", "标题"), ("内容项", 0, "表格", "行", 0, 1)]


def test_every_figure_that_is_printed_is_taken_down_with_its_rows_and_place(tmp_path: Path) -> None:
    result = body(tmp_path, "整改率{{ 台账.整改率 }}，{{ 台账.发现隐患数 | 同比 }}；{{ 台账.按类型 | 前(1) | 列举 }}")
    kept = [(each.figure, each.period, each.group, each.value, each.text) for each in result.uses]
    assert kept == [
        ("整改率", "2026Q1", "", "93.3", "93.3%"),
        ("发现隐患数（同比）", "2026Q1/2025Q1", "", "25.0", "同比增长25.0%"),
        ("发现隐患数", "2026Q1", "类型：用电安全", "8", "8"),
    ]
    rows = [" ".join(map(str, each.rows)) for each in result.uses]
    assert rows == ["台账!3-17", "台账!3-17 台账!20-31", "台账!3-10"]
    assert {each.path for each in result.uses} == {("内容",)}


def test_a_name_in_the_ledger_is_never_read_as_an_expression(tmp_path: Path) -> None:
    entries = [finding(category="{{ 台账.发现隐患数 }}"), finding(category="{{ 台账.发现隐患数 }}")]
    assert printed(body(tmp_path, "{{ 台账.按类型 | 列举 }}", entries)) == "{{ 台账.发现隐患数 }}2项"


def test_without_a_ledger_a_tag_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "汇报.yaml"
    path.write_text("文种: progress-report\n标题: 甲\n内容: '{{ 台账.整改率 }}'\n", "utf-8")
    assert ("tag-in-text", 3) in told(load_document(path))


@pytest.mark.parametrize("name", ["../台账.xlsx", "/etc/台账.xlsx", "C:\\台账.xlsx", "没有.xlsx"])
def test_a_ledger_that_is_not_beside_the_input_is_refused_in_its_line(name: str, tmp_path: Path) -> None:
    text = f"{HEAD}内容: '{{{{ 台账.整改率 }}}}'\n".replace(NAME, f"'{name}'")
    assert told(loaded(tmp_path, text, [])) == [("ledger-file", 4)]


def test_a_ledger_with_errors_is_told_at_the_line_that_names_it(tmp_path: Path) -> None:
    wrong = Diagnostic("bad-day", "the date {date} does not exist", {"date": "2月30日"}, location=Location(NAME))
    result = loaded(tmp_path, f"{HEAD}内容: '{{{{ 台账.整改率 }}}}'\n", quarter(), [wrong])
    assert sorted(told(result)) == [("bad-day", 0), ("ledger-unusable", 4)]


def test_remarks_on_the_ledger_are_told_in_one_line(tmp_path: Path) -> None:
    remark = Diagnostic("odd", "the date {date} does not exist", {"date": "甲"}, Severity.WARNING)
    result = loaded(tmp_path, f"{HEAD}内容: 无\n", quarter(), [remark, remark])
    assert [each.params["count"] for each in result.diagnostics if each.code == "ledger-remarks"] == [2]


def test_findings_in_no_period_are_told(tmp_path: Path) -> None:
    result = body(tmp_path, "{{ 台账.发现隐患数 }}", [*quarter(), finding(row=99, found_on=None)])
    assert printed(result) == "15"
    assert [each.params["rows"] for each in result.diagnostics if each.code == "undated-findings"] == ["台账!99"]


def test_a_wrong_period_is_one_mistake(tmp_path: Path) -> None:
    text = f"{HEAD}内容: '{{{{ 台账.整改率 }}}}'\n".replace("2026Q1", "2026Q7")
    assert told(loaded(tmp_path, text, quarter())) == [("bad-period", 5)]


def test_without_a_period_the_whole_ledger_is_counted_to_the_issue_date(tmp_path: Path) -> None:
    text = HEAD.replace("报告期: 2026Q1", "成文日期: 2026-03-01") + "内容: '{{ 台账.发现隐患数 }}，{{ 台账.逾期数 }}'\n"
    assert printed(loaded(tmp_path, text, quarter())) == "27，1"


def test_json_is_filled_in_too(tmp_path: Path) -> None:
    path, ledger = tmp_path / "汇报.json", tmp_path / NAME
    ledger.write_bytes(b"")
    path.write_text('{"kind": "progress-report", "title": "甲", "ledger": "台账.xlsx", "period": "2026Q1",\n'
                    '"issuing_authority": "乙局", "body": "{{ 台账.整改率 }}"}', "utf-8")  # fmt: skip
    ledgers = Ledgers()
    ledgers.opened[state_of(ledger)] = stored(ledger, EntriesFile(quarter()))
    assert printed(load_document(path, ledgers)) == "93.3%"


def test_an_input_without_a_ledger_imports_nothing_that_counts(tmp_path: Path) -> None:
    path = tmp_path / "汇报.yaml"
    path.write_text("文种: progress-report\n标题: 甲\n内容: 乙\n", "utf-8")
    script = (
        "import sys; from pathlib import Path; from reportgen.pipeline import load_document;"
        "load_document(Path(sys.argv[1]));"
        "sys.exit(any(name in sys.modules for name in ('sqlite3', 'reportgen.drafting', 'reportgen.ledger.store', 'jinja2')))"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == 0


def test_an_input_beside_a_link_to_another_folder_does_not_reach_out_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "内").mkdir()
    (tmp_path / NAME).write_bytes(b"")
    try:
        (tmp_path / "内" / NAME).symlink_to(tmp_path / NAME)
    except OSError:
        pytest.skip("this system makes no links")
    source = tmp_path / "内" / "汇报.yaml"
    source.write_text(f"{HEAD}内容: 好。\n", "utf-8")
    ledgers = Ledgers()
    ledgers.opened[state_of(tmp_path / NAME)] = stored(tmp_path / NAME, EntriesFile(quarter()))
    ledgers.open(tmp_path / "内" / NAME)
    assert "ledger-file" in {each.code for each in load_document(source, ledgers).diagnostics}
