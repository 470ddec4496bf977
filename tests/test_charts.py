"""Charts in finished documents: editable in Word, with their workbook, where the template wants them."""

from __future__ import annotations

import builtins
import io
import json
import math
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docxcompose.composer import Composer
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen import kinds, resources
from reportgen.errors import TemplateError, ToolError
from reportgen.ooxml.chart_reading import read_charts
from reportgen.ooxml.charts import Face, NativeChart, NativeSeries, add_chart
from reportgen.ooxml.elements import DRAWING_NAMESPACES, NAMESPACES
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.properties import is_untouched
from reportgen.pipeline import TemplateChoice
from tests.producing import Made, make

SPACES = {**NAMESPACES, **DRAWING_NAMESPACES}
ONE = {"title": "各月发现问题数量", "unit": "项", "categories": ["1月", "2月", "3月"], "values": ["38", "27", "61"]}
RATES = {"title": "整改率", "type": "line", "categories": ["去年", "今年"], "values": ["86.4%", "101.25%"]}
FINDING = {"text": "配电箱未上锁", "requirement": "上锁", "deadline": "2026-01-31"}
REQUIRED: dict[str, dict[str, Any]] = {
    "rectification-order": {"inspected_entity": "城关水厂", "legal_basis": "《安全生产法》"},
    "reminder-letter": {"recipients": "城关水厂", "issue_date": "2026-03-09"},
}
"""What a kind cannot do without."""
SEVERAL = {
    "title": "各单位发现与整改",
    "type": "bar",
    "categories": ["云州港务公司", "云州机械厂"],
    "series": [{"name": "发现", "values": ["12", "9"]}, {"name": "已整改", "values": ["2.5", "—"]}],
}
HOSTILE = ["<x>&\"'", "=1+1", "+A1", "@SUM(A1)", "7 }}", "_x0041_", "http://a.b", "0012", "𠮷😀"]
FACE = Face("仿宋_GB2312", 10.5, ("1F4E79",), ("1F4E79",))


def document(folder: Path, *charts: dict[str, Any], kind: str = "notice", **more: Any) -> Path:
    content: list[Any] = ["一季度情况见下图。", *({"chart": chart} for chart in charts), "请继续抓好落实。"]
    if kind == "rectification-report":
        content.append({"findings": [{"title": "通道堵塞", "rectification": {"status": "已完成"}}]})
    if kind in REQUIRED:
        content.append({"findings": [FINDING]})
    data = {"kind": kind, "title": "关于一季度情况的通知", "recipients": "各站", "content": content, **more}
    path = folder / "稿.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def made(folder: Path, *charts: dict[str, Any], choice: TemplateChoice | None = None, **more: Any) -> Made:
    return make(document(folder, *charts, **more), choice)


def said(document: Made) -> list[str]:
    return [line.text for line in document.lines if line.text]


def workbook(parts: dict[str, bytes], number: int = 1) -> list[list[Any]]:
    data = parts[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)]


def as_workbook(chart: NativeChart) -> list[list[Any]]:
    columns = zip(*(each.values for each in chart.series), strict=True)
    rows = [[name, *values] for name, values in zip(chart.categories, columns, strict=True)]
    return [[None, *(each.name for each in chart.series)], *rows]


def is_sound(data: bytes, folder: Path) -> bool:
    path = folder / "checked.docx"
    path.write_bytes(data)
    errors = OpenXmlValidator().validate(path).errors
    assert not errors, [str(error) for error in errors]
    return docx.Document(io.BytesIO(data)) is not None


def frame(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return what holds each drawing of the body, and its size."""
    drawings = etree.fromstring(parts["word/document.xml"]).findall(".//w:drawing", SPACES)
    extents = [(each[0], each[0].findall("wp:extent", SPACES)) for each in drawings]
    return [(etree.QName(held).localname, f"{size.get('cx')}x{size.get('cy')}") for held, (size,) in extents]


@pytest.mark.parametrize("kind", kinds.names())
def test_every_kind_prints_charts_that_office_programs_open(kind: str, tmp_path: Path) -> None:
    document = made(tmp_path, ONE, RATES, SEVERAL, kind=kind, **REQUIRED.get(kind, {}))
    assert is_sound(document.produced.data, tmp_path)
    assert [each.kind for each in read_charts(document.parts)] == ["column", "line", "bar"]


def test_a_chart_stands_between_its_neighbours_with_its_caption_below(tmp_path: Path) -> None:
    assert said(made(tmp_path, ONE))[-4:] == [
        "一季度情况见下图。",
        "柱形图：各月发现问题数量：1月38项，2月27项，3月61项。",
        "图1\u3000各月发现问题数量（单位：项）",
        "请继续抓好落实。",
    ]


def test_nothing_of_a_chart_is_told_as_not_printed(tmp_path: Path) -> None:
    assert "not-printed" not in [each.code for each in made(tmp_path, ONE, RATES, SEVERAL).diagnostics]


def test_the_numbers_of_a_chart_are_those_typed_and_those_of_its_workbook(tmp_path: Path) -> None:
    parts = made(tmp_path, ONE, RATES, SEVERAL).parts
    one, rates, several = read_charts(parts)
    assert one.series == (NativeSeries("各月发现问题数量", (38, 27, 61)),)
    assert rates.series[0].values == (0.864, 1.0125) and rates.number_format == "0.00%"
    assert [each.values for each in several.series] == [(12, 9), (2.5, None)]
    assert [workbook(parts, number) for number in (1, 2, 3)] == [as_workbook(each) for each in (one, rates, several)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.none() | st.integers(-(10**9), 10**9) | st.decimals(-9999, 9999, places=3, allow_nan=False).map(float),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["column", "bar", "line"]),
)
def test_any_numbers_are_the_same_in_the_picture_and_in_the_workbook(values: list[float | None], kind: str) -> None:
    names = tuple(f"{number}月" for number in range(1, len(values) + 1))
    chart = NativeChart(kind, "图", names, (NativeSeries("数", tuple(values)),), "0.000")
    parts = blank()
    add_chart(parts, chart, FACE)
    cells = [row[1] if len(row) > 1 else None for row in workbook(parts)[1:]]
    cells += [None] * (len(values) - len(cells))
    assert cells == values
    points = etree.fromstring(parts["word/charts/chart1.xml"]).findall(".//c:val//c:pt", SPACES)
    drawn = {int(each.get("idx") or 0): float("".join(map(str, each.itertext()))) for each in points}
    assert [drawn.get(index) for index in range(len(values))] == values


def blank() -> dict[str, bytes]:
    return dict(read_package(resources.template_file("notice").read_bytes(), ""))


def test_texts_that_look_like_something_else_stay_texts_everywhere(tmp_path: Path) -> None:
    chart = {"title": "<b>&", "categories": HOSTILE, "series": [{"name": "=2*3", "values": ["1"] * len(HOSTILE)}]}
    document = made(tmp_path, chart)
    assert is_sound(document.produced.data, tmp_path)
    (read,) = read_charts(document.parts)
    assert list(read.categories) == HOSTILE and read.series[0].name == "=2*3" and read.title == "<b>&"
    data = document.parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet["A"][1:]] == [(text, "s") for text in HOSTILE]
    assert (sheet["B1"].value, sheet["B1"].data_type) == ("=2*3", "s")
    assert not any(name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "externalLink" in name)


def test_characters_that_no_part_can_hold_do_not_break_it() -> None:
    parts = blank()
    series = (NativeSeries("数\x01", (1.0,)),)
    add_chart(parts, NativeChart("column", "图\x02", ("甲\x00\ufffe",), series), FACE)
    assert workbook(parts) == [[None, "数"], ["甲", 1]]


def test_the_same_input_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    path = document(tmp_path, ONE, RATES)
    first = make(path).produced.data
    code = (
        "import sys; from pathlib import Path; from tests.producing import make; "
        "sys.stdout.buffer.write(make(Path(sys.argv[1])).produced.data)"
    )
    run = [sys.executable, "-c", code, str(path)]
    root = Path(__file__).resolve().parent.parent
    again = subprocess.run(run, capture_output=True, check=True, cwd=root, env={"TZ": "Asia/Shanghai", "PATH": ""})
    assert again.stdout == first


def test_a_changed_figure_of_a_chart_is_noticed_like_any_other_edit(tmp_path: Path) -> None:
    parts = made(tmp_path, ONE).parts
    assert is_untouched(parts)
    for name in ("word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"):
        assert not is_untouched({**parts, name: parts[name] + b" "})


def test_numbers_of_drawings_and_names_of_parts_are_each_used_once(tmp_path: Path) -> None:
    parts = made(tmp_path, ONE, ONE, SEVERAL).parts
    shown = etree.fromstring(parts["word/document.xml"]).findall(".//wp:docPr", SPACES)
    assert len({each.get("id") for each in shown}) == len(shown) == 3
    assert len([name for name in parts if name.startswith("word/charts/chart")]) == 3


def test_charts_survive_the_merging_of_documents(tmp_path: Path) -> None:
    attached = tmp_path / "附表.docx"
    attached.write_bytes(made(tmp_path, RATES).produced.data)
    whole = made(tmp_path, ONE, attachments=[{"title": "整改情况", "file": "附表.docx"}])
    assert is_sound(whole.produced.data, tmp_path)
    assert [each.series[0].values for each in read_charts(whole.parts)] == [(38, 27, 61), (0.864, 1.0125)]
    composer = Composer(docx.Document(io.BytesIO(whole.produced.data)))
    composer.append(docx.Document(str(attached)))
    stream = io.BytesIO()
    composer.save(stream)
    merged = dict(read_package(stream.getvalue(), ""))
    assert [each.series[0].values[0] for each in read_charts(merged)] == [38, 0.864, 0.864]


PICTURE = """<w:p><w:r><w:drawing><wp:{holder} xmlns:wp="{wp}" {attributes}>{before}<wp:extent cx="3600000" cy="1800000"/>
<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="1" name="图片 1" descr="{alt}"/><wp:cNvGraphicFramePr/>
<a:graphic xmlns:a="{a}"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr/><wps:spPr>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:{holder}></w:drawing></w:r></w:p>"""
ANCHORED = {
    "holder": "anchor",
    "attributes": 'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"',
    "before": '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>',
    "wrap": "<wp:wrapTopAndBottom/>",
}
INLINE = {"holder": "inline", "attributes": "", "before": "", "wrap": ""}


def drawing(alt: str, how: dict[str, str]) -> str:
    return PICTURE.format(alt=alt, wp=SPACES["wp"], a=SPACES["a"], **how)


def in_a_choice(paragraph: str) -> str:
    """Return a shape as Word saves it: with what programs of 2007 see instead."""
    start = (
        f'<mc:AlternateContent xmlns:mc="{SPACES["mc"]}"><mc:Choice Requires="wps" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>'
    )
    end = "</w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
    return paragraph.replace("<w:drawing>", start).replace("</w:drawing>", end)


def template(folder: Path, change: Callable[[str], str]) -> TemplateChoice:
    parts = blank()
    text = parts["word/document.xml"].decode()
    changed = change(text)
    assert changed != text
    path = folder / "模板.docx"
    path.write_bytes(write_package({**parts, "word/document.xml": changed.encode()}))
    return TemplateChoice(path)


def first_in_body(paragraph: str) -> Callable[[str], str]:
    return lambda text: text.replace("<w:body>", f"<w:body>{paragraph}")


@pytest.mark.parametrize("how", [INLINE, ANCHORED], ids=["in the line", "anchored"])
@pytest.mark.parametrize("saved", [str, in_a_choice], ids=["picture", "shape"])
def test_a_drawing_of_the_template_decides_place_and_size(
    how: dict[str, str], saved: Callable[[str], str], tmp_path: Path
) -> None:
    choice = template(tmp_path, first_in_body(saved(drawing("图表：各月发现问题数量", how))))
    document = made(tmp_path, ONE, RATES, choice=choice)
    assert is_sound(document.produced.data, tmp_path)
    assert frame(document.parts)[0] == (how["holder"], "3600000x1800000")
    lines = said(document)
    assert lines[:2] == [
        "柱形图：各月发现问题数量：1月38项，2月27项，3月61项。",
        "图1\u3000各月发现问题数量（单位：项）",
    ]
    assert lines[-4:-2] == ["一季度情况见下图。", "折线图：整改率：去年86.4%，今年101.25%。"]
    assert "not-printed" not in [each.code for each in document.diagnostics]


def test_a_chart_may_name_its_place(tmp_path: Path) -> None:
    choice = template(tmp_path, first_in_body(drawing("图表: 月度趋势", INLINE)))
    assert frame(made(tmp_path, {**ONE, "place": "月度趋势"}, choice=choice).parts) == [("inline", "3600000x1800000")]


def test_a_place_without_a_chart_is_taken_away_and_told(tmp_path: Path) -> None:
    choice = template(tmp_path, first_in_body(drawing("图表：月度趋势", INLINE)))
    for charts in ([], [RATES]):
        document = made(tmp_path, *charts, choice=choice)
        assert len(frame(document.parts)) == len(charts)
        assert said(document)[0] == "关于一季度情况的通知"
        assert [each.params["name"] for each in document.diagnostics if each.code == "no-chart"] == ["月度趋势"]


def test_other_pictures_of_a_template_stay(tmp_path: Path) -> None:
    choice = template(tmp_path, first_in_body(drawing("云州局徽", INLINE)))
    document = made(tmp_path, ONE, choice=choice)
    assert frame(document.parts)[0] == ("inline", "3600000x1800000") and len(read_charts(document.parts)) == 1
    assert is_sound(document.produced.data, tmp_path)


def loop_branch(content: str) -> Callable[[str], str]:
    """Return a change that gives charts a branch of their own in the loop over the blocks."""

    def tag(text: str) -> str:
        return f"<w:p><w:r><w:t>{{%p {text} %}}</w:t></w:r></w:p>"

    def change(text: str) -> str:
        at = text.index("{%p if block.kind ==")
        start, end = text.rindex("<w:p>", 0, at), text.index("</w:p>", at) + len("</w:p>")
        old = text[start:end].replace("{%p if block", "{%p elif block")
        return text[:start] + tag("if block.kind == '图表'") + content + old + text[end:]

    return change


def test_the_loop_of_a_template_may_hold_a_drawing_that_gives_every_chart_its_size(tmp_path: Path) -> None:
    choice = template(tmp_path, loop_branch(drawing("{{ block.text }}", INLINE)))
    document = made(tmp_path, ONE, RATES, choice=choice)
    assert is_sound(document.produced.data, tmp_path)
    assert frame(document.parts) == [("inline", "3600000x1800000")] * 2
    assert said(document)[-3:-1] == ["折线图：整改率：去年86.4%，今年101.25%。", "图2\u3000整改率"]


@pytest.mark.parametrize("content", ["", "<w:p><w:r><w:t>图：{{ block.text }}</w:t></w:r></w:p>"])
def test_a_template_that_has_no_room_for_a_chart_is_refused(content: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        made(tmp_path, ONE, choice=template(tmp_path, loop_branch(content)))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "template-loses" and "各月发现问题数量" in str(diagnostic)


def test_a_text_that_reads_like_the_mark_of_a_chart_stays(tmp_path: Path) -> None:
    document = made(tmp_path, ONE, closing="[[图表1]]")
    assert said(document)[-1] == "[[图表1]]" and len(read_charts(document.parts)) == 1


def test_numbers_that_come_as_numbers_are_taken(tmp_path: Path) -> None:
    chart = {"title": "数量", "categories": ["甲", "乙", "丙"], "values": [3, 0, None]}
    path = document(tmp_path)
    from reportgen.model.official import Official
    from reportgen.model.validation import validate

    data = json.loads(path.read_text("utf-8"))
    data["content"] = [{"chart": chart}, {"chart": {**chart, "values": [0.5, 1e-7, math.inf]}}]
    checked = validate(Official, data)
    assert [(each.code, each.path[-1]) for each in checked.problems] == [("bad-number", 2)]


def test_without_python_pptx_the_extra_part_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pptx"):
            raise ImportError(name)
        return real(name, *rest, **more)

    path = document(tmp_path, ONE)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ToolError, match=r"gongwen-reportgen\[charts\]"):
        make(path)


def test_a_document_without_charts_loads_nothing_of_them(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.producing import make; make(Path(sys.argv[1])); "
        "print([name for name in sys.modules if name.startswith(('pptx', 'xlsxwriter', 'PIL')) or 'chart' in name])"
    )
    run = [sys.executable, "-c", code, str(document(tmp_path))]
    root = Path(__file__).resolve().parent.parent
    found = subprocess.run(run, capture_output=True, check=True, cwd=root, text=True, env={"PATH": ""})
    loaded = [name for name in found.stdout.strip()[1:-1].replace("'", "").split(", ") if name]
    assert loaded == ["reportgen.model.chart"]
