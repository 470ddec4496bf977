"""Sets: what two documents state differently is told with both places; what might be something else is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen import kinds, resources
from reportgen.checking.finished import reading_of
from reportgen.cli import run
from reportgen.proofreading.plain_text import outline_of_text
from reportgen.proofreading.sets.comparing import MESSAGES, differences
from reportgen.proofreading.sets.examples import EXAMPLES
from tests.producing import make

HEAD = "云溪市应急管理局\n关于2026年第一季度安全生产工作情况的通报\n"
LIST = "序号\t任务\t完成时限\t责任单位\n"
DIFFERENT = {
    "a document number": (
        "依据《关于开展储罐安全检查的通知》（云应急〔2026〕7号），认真自查。",
        "按照《关于开展储罐安全检查的通知》（云应急〔2026〕9号）要求上报。",
        "set-document-number-differs",
        ("云应急〔2026〕9号", "云应急〔2026〕7号"),
    ),
    "a title": (
        "依据《关于开展储罐安全检查的通知》（云应急〔2026〕7号），认真自查。",
        "按照《关于开展管道安全检查的通知》（云应急〔2026〕7号）要求上报。",
        "set-title-differs",
        ("关于开展管道安全检查的通知", "关于开展储罐安全检查的通知"),
    ),
    "a deadline in two tables": (
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底前\t危化科",
        f"{LIST}1\t更新常压储罐安全档案\t2026年7月31日\t危化科",
        "set-deadline-differs",
        ("2026年7月31日", "2026年6月底前"),
    ),
    "a deadline in the body and in a table": (
        "一、任务\n1.更新常压储罐安全档案。逐罐核对。完成时限：2026年5月31日。",
        f"{LIST}1\t更新常压储罐安全档案\t6月30日前\t危化科",
        "set-deadline-differs",
        ("6月30日前", "2026年5月31日"),
    ),
    "units": (
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科",
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月30日\t基础科",
        "set-name-differs",
        ("基础科", "危化科"),
    ),
    "a figure of the same period": (
        f"{HEAD}全市共检查各类生产经营单位112家，发现隐患34处。",
        f"{HEAD}2026年第一季度，全市共检查各类生产经营单位121家，发现隐患34处。",
        "set-figure-differs",
        ("121家", "112家"),
    ),
    "a deadline of a finding at the same entity": (
        "问题隐患\t被检查单位\t整改期限\n三级安全教育没有落实到位\t云溪恒泰化工有限公司\t2026年1月15日",
        "问题隐患\t被检查单位\t整改期限\n三级安全教育没有落实到位\t云溪恒泰化工有限公司\t2026年2月15日",
        "set-deadline-differs",
        ("2026年2月15日", "2026年1月15日"),
    ),
    "a number that two documents bear": (
        "云溪市应急管理局文件\n云应急〔2026〕7号\n关于开展储罐安全检查的通知",
        "云溪市应急管理局文件\n云应急〔2026〕7号\n关于开展管道安全检查的通知",
        "set-number-twice",
        ("《关于开展管道安全检查的通知》", "《关于开展储罐安全检查的通知》"),
    ),
    "a telephone number": (
        "（联系人：林晓舟，联系电话：0940-5550126）",
        "联系人：林晓舟；电话：0940-5550162。",
        "set-phone-differs",
        ("0940-5550162", "0940-5550126"),
    ),
    "a short sentence of one object": (
        f"{HEAD}2026年第一季度发现问题25项。\n云溪市应急管理局\n2026年4月5日",
        f"{HEAD}2026年一季度，共发现问题26项。\n云溪市应急管理局\n2026年4月6日",
        "set-figure-differs",
        ("26项", "25项"),
    ),
    "a name with another character in a post": (
        f"{HEAD}组长：林晓舟",
        f"{HEAD}组长：林晓周",
        "set-person-differs",
        ("林晓周", "林晓舟"),
    ),
}
LAWFUL = {
    "namesakes of two organs": (
        "云溪市应急管理局文件\n云应急〔2026〕7号\n关于开展储罐安全检查的通知\n联系人：林晓舟，电话：0940-5550126。",
        "云溪市水利局文件\n云水〔2026〕7号\n关于开展水库安全检查的通知\n联系人：林晓舟，电话：0940-5550999。",
    ),
    "a number without its area code, and one of two": (
        "联系人：林晓舟，电话：0940-5550126、0940-5550127。",
        "联系人：林晓舟，电话：5550127。",
    ),
    "two persons at one telephone": (
        "联系人：林晓舟，电话：0940-5550126。",
        "联系人：张伟，电话：0940-5550126。",
    ),
    "figures of different nouns": (
        f"{HEAD}全市危险化学品领域共有112家企业。",
        f"{HEAD}全市危险化学品领域共有121家加油站。",
    ),
    "figures under headings of different subjects": (
        f"{HEAD}一、危险化学品\n全市共检查各类生产经营单位112家。",
        f"{HEAD}一、工贸\n全市共检查各类生产经营单位121家。",
    ),
    "a year that is not over, at two dates": (
        "关于2026年安全生产工作情况的通报\n全市共检查各类生产经营单位112家。\n云溪市应急管理局\n2026年4月5日",
        "关于2026年安全生产工作情况的通报\n全市共检查各类生产经营单位121家。\n云溪市应急管理局\n2026年5月5日",
    ),
    "a month that is not over, at two dates": (
        "关于2026年3月安全生产检查情况的通报\n全市共检查各类生产经营单位112家。\n云溪市应急管理局\n2026年3月5日",
        "关于2026年3月安全生产检查情况的通报\n全市共检查各类生产经营单位121家。\n云溪市应急管理局\n2026年3月12日",
    ),
    "two issues of a bulletin": (
        "2026年3月安全生产检查情况通报（第3期）\n全市共检查各类生产经营单位112家。\n云溪市应急管理局\n2026年4月5日",
        "2026年3月安全生产检查情况通报（第4期）\n全市共检查各类生产经营单位121家。\n云溪市应急管理局\n2026年4月12日",
    ),
    "inspections of another sort": (
        "关于2026年3月执法检查情况的通报\n全市共检查各类生产经营单位112家。\n云溪市应急管理局\n2026年4月5日",
        "关于2026年3月隐患排查治理情况的通报\n全市共检查各类生产经营单位121家。\n云溪市应急管理局\n2026年4月12日",
    ),
    "a sum in other units, rounded": (
        f"{HEAD}全市共处罚款12.5万元。",
        f"{HEAD}全市共处罚款124960元。",
    ),
    "a deadline that is changed by a document that says so": (
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科",
        "一、任务\n1.更新常压储罐安全档案。完成时限：2026年7月31日，由6月底延长。",
    ),
    "another year": (
        "依据《关于开展储罐安全检查的通知》（云应急〔2026〕7号），认真自查。",
        "依据《关于开展储罐安全检查的通知》（云应急〔2025〕9号），认真自查。",
    ),
    "another organ": (
        "依据《关于开展储罐安全检查的通知》（云应急〔2026〕7号），认真自查。",
        "依据《关于开展储罐安全检查的通知》（青应急〔2026〕9号），认真自查。",
    ),
    "a title given shorter": (
        "依据《云溪市应急管理局关于印发〈储罐安全检查方案〉的通知》（云应急〔2026〕7号），认真自查。",
        "依据《储罐安全检查方案》（云应急〔2026〕7号），认真自查。",
    ),
    "other brackets of the same number": (
        "依据《关于开展储罐安全检查的通知》（云应急〔2026〕7号），认真自查。",
        "依据《关于开展储罐安全检查的通知》（云应急[2026]07号），认真自查。",
    ),
    "the same day written otherwise": (
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底前\t危化科、基础科",
        f"{LIST}1\t更新常压储罐安全档案\t6月30日\t基础科、危化科",
    ),
    "a deadline in words": (
        f"{LIST}1\t更新常压储罐安全档案\t长期坚持\t危化科",
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科",
    ),
    "more units beside the same": (
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科",
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科、基础科",
    ),
    "units in lines of a cell, and run together": (
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科 基础科 各县区局",
        f"{LIST}1\t更新常压储罐安全档案\t2026年6月底\t危化科基础科各县区局",
    ),
    "another period": (
        f"{HEAD}全市共检查各类生产经营单位112家。",
        "云溪市应急管理局\n关于2026年第二季度安全生产工作情况的通报\n全市共检查各类生产经营单位121家。",
    ),
    "another city": (
        f"{HEAD}全市共检查各类生产经营单位112家。",
        f"{HEAD}全市共检查各类生产经营单位121家。".replace("云溪", "青禾"),
    ),
    "another whole": (
        f"{HEAD}临湖区共检查各类生产经营单位112家。",
        f"{HEAD}青岭县共检查各类生产经营单位121家。",
    ),
    "a document that says two numbers itself": (
        f"{HEAD}全市共检查各类生产经营单位112家。全市共检查各类生产经营单位15家。",
        f"{HEAD}全市共检查各类生产经营单位121家。",
    ),
    "the same finding at another entity": (
        "序号\t问题隐患\t整改期限\n1\t三级安全教育没有落实到位\t2026年1月15日",
        "序号\t问题隐患\t整改期限\n1\t三级安全教育没有落实到位\t2026年2月15日",
    ),
    "documents of one title to two addressees": (
        "云溪市应急管理局文件\n云应急函〔2026〕7号\n关于逾期未整改问题隐患的提醒函\n甲厂：\n请及时整改。",
        "云溪市应急管理局文件\n云应急函〔2026〕8号\n关于逾期未整改问题隐患的提醒函\n乙厂：\n请及时整改。",
    ),
    "a mobile number beside a fixed one": (
        "联系人：林晓舟，电话：0940-5550126。",
        "联系人：林晓舟，电话：13900000000。",
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_it_is_told_with_both_places(name: str) -> None:
    first, second, code, shown = DIFFERENT[name]
    found = differences([outline_of_text(first, "甲.txt"), outline_of_text(second, "乙.txt")])
    assert [each.code for each in found] == [code]
    assert (found[0].params["found"], found[0].params["other"]) == shown
    assert (found[0].location.file, found[0].also[0].file, found[0].params["file"]) == ("乙.txt", "甲.txt", "甲.txt")
    for location, shown_there, text in ((found[0].location, shown[0], second), (found[0].also[0], shown[1], first)):
        line = text.split("\n")[int(location.place["line"]) - 1]
        assert shown_there.rstrip("家处") in line or code in ("set-title-differs", "set-number-twice")


@pytest.mark.parametrize("name", LAWFUL)
def test_nothing_is_said_of_what_agrees_or_may_be_something_else(name: str) -> None:
    outlines = [outline_of_text(text, f"{number}.txt") for number, text in enumerate(LAWFUL[name])]
    assert differences(outlines) == []
    assert differences(outlines[::-1]) == []


@pytest.mark.parametrize("code", MESSAGES)
def test_each_example_is_true(code: str) -> None:
    example = EXAMPLES[code]
    first, wrong, right = (outline_of_text(text, text) for text in (example.first, example.wrong, example.right))
    assert [each.code for each in differences([first, wrong])] == [code]
    assert differences([first, right]) == []


def test_the_document_that_bears_a_number_is_the_one_that_knows_it() -> None:
    cited = "按照《关于开展储罐安全检查的通知》（云应急〔2026〕9号）要求上报。"
    own = "云溪市应急管理局文件\n云应急〔2026〕7号\n关于开展储罐安全检查的通知\n本通知自即日起执行。"
    found = differences([outline_of_text(cited, "甲.txt"), outline_of_text(own, "乙.txt")])
    assert [(each.code, each.location.file, each.also[0].file) for each in found] == [
        ("set-document-number-differs", "甲.txt", "乙.txt")
    ]


def test_a_document_agrees_with_itself() -> None:
    for first, second, *_ in DIFFERENT.values():
        for text in (first, second):
            assert differences([outline_of_text(text, "甲"), outline_of_text(text, "乙")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "2026年第一季度" + "检查检查人员" * 60 + "坏25项",
        "全市共发现问题" + "1" * 200_000 + "年",
        "全市共发现问题" + "3项，" * 50_000,
        "联系人：林晓舟，电话：" + "0940-5550126、" * 20_000,
        "请" * 50_000 + "于3月5日前将",
        "《" * 50_000,
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    outline = outline_of_text(f"{HEAD}{text}\n云溪市应急管理局\n2026年4月5日", "甲.txt")
    begun = time.perf_counter()
    differences([outline, outline])
    assert time.perf_counter() - begun < 60  # quadratic ways took minutes; a busy machine takes seconds


def test_a_folder_is_checked_as_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, *_ = DIFFERENT["units"]
    (tmp_path / "甲.txt").write_text(first, "utf-8")
    (tmp_path / "乙.txt").write_text(second, "utf-8")
    (tmp_path / "图.png").write_bytes(b"")
    (tmp_path / "清单.json").write_text('{"documents": []}', "utf-8")
    (tmp_path / "~$甲.docx").write_bytes(b"")
    assert run(["check", "--set", str(tmp_path)], {"REPORTGEN_LANG": "zh"}) == 0
    shown = capsys.readouterr().out
    assert (
        "set-name-differs" in shown
        and "甲.txt:2" in shown
        and "乙.txt:2" in shown
        and "图.png" in shown
        and "清单.json" in shown
    )
    assert "missing-kind" not in shown
    assert run(["check", "--set", str(tmp_path / "无")], {}) == 2
    assert run(["check"], {}) == 2


def test_an_input_of_a_set_is_told_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = resources.sample_file("notice").read_text("utf-8")
    (tmp_path / "甲.yaml").write_text(sample, "utf-8")
    (tmp_path / "乙.txt").write_text("依据《关于开展储罐安全检查的通知》（云应急〔2026〕7号），认真自查。", "utf-8")
    run(["check", "--set", str(tmp_path)], {"REPORTGEN_LANG": "en"})
    shown = capsys.readouterr().out
    line = next(n for n, text in enumerate(sample.splitlines(), 1) if text.startswith("document_number"))
    assert "set-title-differs" in shown and f"甲.yaml:{line}:" in shown


def test_the_samples_agree_with_each_other() -> None:
    made = [(name, make(resources.sample_file(name)).produced.data) for name in kinds.names()]
    outlines = [reading_of(data, Path(f"{name}.docx")).outline for name, data in made]
    assert [str(each) for each in differences(outlines)] == []
