"""A set read back after somebody edited it: what was changed is told, once and at its place, and nothing else is."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.places import Place, location_of, placed_texts
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.quarter.numbers import numbers
from reportgen.quarter.read_back import check
from reportgen.quarter.statements import without_ordinals
from tests.ledger.samples import finding
from tests.quarter.test_run import LATER, office, quarter

__all__ = ["office"]
BODY = "word/document.xml"
TEXT = re.compile(r"(<w:t[^>]*>)([^<]*)(</w:t>)")


@pytest.fixture
def made(office: Path) -> Path:
    assert quarter(office) == 0
    return office / "out"


def file_of(folder: Path, name: str) -> Path:
    documents = json.loads((folder / "manifest.json").read_text("utf-8"))["documents"]
    return folder / next(str(each["file"]) for each in documents if each["name"] == name)


def edited(path: Path, edit: Callable[[str], str], part: str = BODY) -> None:
    parts = dict(read_package(path.read_bytes(), path.name))
    before = parts[part].decode()
    after = edit(before)
    assert after != before
    parts[part] = after.encode()
    path.write_bytes(write_package(parts))


def told(folder: Path) -> list[tuple[str, object]]:
    return [(each.code, each.location.place.get("paragraph")) for each in check(folder)]


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def before(words: str, added: str) -> Callable[[str], str]:
    """Return an edit that puts a paragraph before the one that says something."""

    def edit(xml: str) -> str:
        start = max(xml.rindex("<w:p>", 0, xml.index(words)), xml.rfind("<w:p ", 0, xml.index(words)))
        return xml[:start] + added + xml[start:]

    return edit


def numbers_of(parts: dict[str, bytes]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield each number of a body that stands in one piece, with where it stands in the XML."""
    for found in TEXT.finditer(parts[BODY].decode()):
        for number in numbers(found[2]):
            yield found, found.start(2) + number.start, found.start(2) + number.end


def test_each_number_that_is_changed_is_told_once_at_its_place(made: Path) -> None:
    files = sorted(each for each in made.iterdir() if each.suffix == ".docx")
    chosen = random.Random(7)
    for path in files:
        data = path.read_bytes()
        parts = dict(read_package(data, path.name))
        found = list(numbers_of(parts))
        for _, start, end in chosen.sample(found, min(8, len(found))):
            body = parts[BODY].decode()
            old = body[start:end]
            new = old.translate(str.maketrans("0123456789", "1234567899"))
            new = new if new != old else "8" + old[1:]
            path.write_bytes(write_package({**parts, BODY: (body[:start] + new + body[end:]).encode()}))
            if (place := place_of_change(data, path.read_bytes())) is None:
                continue  # it only counts the rows of a table
            said = check(made)
            assert len(said) == 1, (path.name, old, new, [(each.code, each.params) for each in said])
            assert said[0].location.file == path.name and place == dict(said[0].location.place)
        path.write_bytes(data)
    assert check(made) == []


def place_of_change(first: bytes, second: bytes) -> dict[str, int | str] | None:
    texts = [list(without_ordinals(placed_texts(read_package(each, "x")))) for each in (first, second)]
    pairs = zip(*texts, strict=True)
    return next((location_of(one.place) for one, other in pairs if one.text != other.text), None)


def test_a_paragraph_that_is_put_in_is_told_only_for_its_numbers(made: Path) -> None:
    path = file_of(made, "rectification-report")
    edited(path, before("共发现问题隐患12项", paragraph("内部资料，请勿外传。")))
    assert check(made) == []
    edited(path, before("共发现问题隐患12项", paragraph("另有7项正在核实。")))
    (said,) = check(made)
    assert said.code == "set-unknown-number" and "7" in str(said)


def test_a_paragraph_that_is_taken_out_is_told_for_its_figures_alone(made: Path) -> None:
    path = file_of(made, "progress-report:问题隐患清单")
    edited(path, lambda xml: re.sub(r"<w:p>(?:(?!<w:p>).)*?问题隐患共12项.*?</w:p>", "", xml))
    assert [code for code, _ in told(made)] == ["set-number-gone"]


def test_a_row_that_is_taken_out_is_told_for_what_was_typed_in_it(made: Path) -> None:
    path = file_of(made, "progress-report:问题隐患清单")
    edited(path, lambda xml: re.sub(r"<w:tr>(?:(?!<w:tr>).)*?12号闸门.*?</w:tr>", "", xml))
    assert {code for code, _ in told(made)} == {"set-typed-gone"}


def test_paragraphs_and_rows_may_be_moved(made: Path) -> None:
    path = file_of(made, "rectification-report")

    def moved(xml: str) -> str:
        found = re.search(r"<w:p>(?:(?!<w:p>).)*?共发现问题隐患12项.*?</w:p>", xml)
        assert found is not None
        rest = xml.replace(found[0], "")
        at = rest.rindex("<w:sectPr")
        return rest[:at] + found[0] + rest[at:]

    edited(path, moved)
    assert check(made) == []


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes"])
def test_a_number_that_somebody_writes_beside_the_text_is_told(made: Path, kind: str) -> None:
    path = file_of(made, "quarterly-summary")
    parts = dict(read_package(path.read_bytes(), path.name))
    word = "ftr" if kind == "footer" else "hdr" if kind == "header" else "footnotes"
    wrapped = f'<w:footnote w:id="2">{paragraph("共99项")}</w:footnote>' if kind == "footnotes" else paragraph("共99项")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts[f"word/{kind}9.xml" if kind != "footnotes" else "word/footnotes.xml"] = (
        f'<w:{word} xmlns:w="{space}">{wrapped}</w:{word}>'.encode()
    )
    path.write_bytes(write_package(parts))
    (said,) = check(made)
    assert said.code == "set-unknown-number" and kind in str(said.location.place["part"])


def test_a_number_of_a_charts_alt_text_is_told(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: re.sub(r'(descr="[^"]*?)6项', r"\g<1>9项", xml, count=1))
    said, *more = check(made)
    assert not more, [(str(each), each.location.place) for each in (said, *more)]
    assert said.code == "set-number" and said.location.place == {"part": BODY, "chart": 1}


def test_a_number_in_the_workbook_behind_a_chart_is_told(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    parts = dict(read_package(path.read_bytes(), path.name))
    name = sorted(each for each in parts if each.endswith(".xlsx"))[0]
    with ZipFile(BytesIO(parts[name])) as book:
        inside = {each: book.read(each) for each in book.namelist()}
    sheet = inside["xl/worksheets/sheet1.xml"].decode()
    inside["xl/worksheets/sheet1.xml"] = re.sub(r"<v>6</v>", "<v>60</v>", sheet, count=1).encode()
    stream = BytesIO()
    with ZipFile(stream, "w") as book:
        for each, data in inside.items():
            book.writestr(each, data)
    path.write_bytes(write_package({**parts, name: stream.getvalue()}))
    (said,) = check(made)
    assert said.code == "set-chart-data" and said.params == {"shown": "6", "held": "60"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("共发现隐患12项", "共发现隐患12项，历时99月"),
        ("共发现隐患12项", "共发现隐患12项，其中三十五项较重"),
        ("现将2026年", "88、现将2026年"),
        ("现将2026年", "图99现将2026年"),
        ("共发现隐患12项", "共发现隐患12项，占百分之五"),
    ],
)
def test_no_form_of_a_number_hides_it(made: Path, old: str, new: str) -> None:
    edited(file_of(made, "quarterly-summary"), lambda xml: xml.replace(old, new))
    assert [code for code, _ in told(made)] == ["set-unknown-number"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("共发现隐患12项", "落实每一项责任，逐一次性解决，共发现隐患12项"),
        ("共发现隐患12项", "会同两部门共发现隐患12项"),
        ("共发现隐患12项", "第三季度以来首次，共发现隐患12项"),
        ("现将2026年", "1.现将2026年"),
        ("共发现隐患12项", "截至2026年3月31日，统一部署、共发现隐患12项"),
    ],
)
def test_words_dates_and_numbering_may_be_added(made: Path, old: str, new: str) -> None:
    edited(file_of(made, "quarterly-summary"), lambda xml: xml.replace(old, new))
    assert check(made) == []


def test_a_changed_cell_of_the_clean_ledger_is_told_and_saving_it_again_is_not(made: Path) -> None:
    path = made / "台账 2026Q1.xlsx"
    book = openpyxl.load_workbook(path)
    book.save(path)
    assert check(made) == []
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "整改中")
    cell.value = "已销号"
    book.save(path)
    assert [each.code for each in check(made)] == ["set-ledger-changed"]
    path.unlink()
    assert [each.code for each in check(made)] == ["set-missing"]


def test_a_paragraph_may_be_split_and_two_may_be_joined(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: xml.replace("共发现隐患12项", "共发现隐患12项</w:t></w:r></w:p><w:p><w:r><w:t>", 1))
    assert check(made) == []
    edited(path, lambda xml: xml.replace("共发现隐患12项</w:t></w:r></w:p><w:p><w:r><w:t>", "共发现隐患12项", 1))
    assert check(made) == []


def test_a_number_moved_far_away_is_told(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: xml.replace("共发现隐患12项", "共发现隐患若干项", 1))
    edited(path, lambda xml: xml.replace("<w:sectPr", paragraph("另有12项") + "<w:sectPr", 1))
    assert sorted(code for code, _ in told(made)) == ["set-number-gone", "set-unknown-number"]


def test_page_numbers_are_written_anew_by_word_and_are_not_told(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: xml.replace(">1</w:t>", ">12</w:t>"), "word/footer1.xml")
    assert check(made) == []


def test_a_broken_document_is_told_with_its_file_and_the_others_are_read(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: xml[:-20])
    (said,) = check(made)
    assert (said.code, said.location.file) == ("package-part-broken", path.name)


@pytest.mark.parametrize(("old", "new"), [(r"(\d+)号闸门", r"7\1号闸门"), (r"(\d+)号闸门", r"3.\1号闸门")])
def test_a_digit_put_before_what_was_typed_is_told_as_the_number_it_makes(made: Path, old: str, new: str) -> None:
    path = file_of(made, "rectification-order:红旗水库")
    edited(path, lambda xml: re.sub(old, new, xml, count=1))
    (said,) = check(made)
    assert said.code == "set-typed-changed"
    assert (
        str(said.params["found"]).endswith(str(said.params["expected"]))
        and said.params["found"] != said.params["expected"]
    )


def test_what_was_moved_while_changes_were_tracked_is_read_once(made: Path) -> None:
    path = file_of(made, "quarterly-summary")

    def moved(xml: str) -> str:
        found = re.search(r"<w:r>(?:(?!<w:r>).)*?共发现隐患12项.*?</w:r>", xml)
        assert found is not None
        return xml.replace(found[0], f"<w:moveFrom>{found[0]}</w:moveFrom><w:moveTo>{found[0]}</w:moveTo>")

    edited(path, moved)
    assert check(made) == []


def test_a_number_in_a_text_box_that_older_programs_show_too_is_told_once(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('另有77项')}</w:txbxContent>"
    both = f'<mc:AlternateContent xmlns:mc="{space}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    edited(path, before("共发现隐患12项", f"<w:p><w:r>{both}</w:r></w:p>"))
    (said,) = check(made)
    assert (said.code, said.params["found"]) == ("set-unknown-number", "77")


def test_a_changed_number_of_a_chart_is_told_once_and_not_for_its_workbook_too(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: xml.replace("<c:v>6</c:v>", "<c:v>61</c:v>", 1), "word/charts/chart1.xml")
    (said,) = check(made)
    assert said.code == "set-number" and said.location.place["point"] == 1


def test_a_chart_taken_away_is_told_by_its_figures_alone(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    parts = read_package(path.read_bytes(), path.name)
    charts = sum(each.place.chart == 1 and each.place.row > 0 for each in placed_texts(parts))
    edited(path, lambda xml: re.sub(r"<w:drawing>.*?</w:drawing>", "", xml, flags=re.DOTALL))
    said = check(made)
    assert {each.code for each in said} == {"set-number-gone"}
    assert charts and all("series" in each.location.place for each in said)


def test_a_point_of_a_chart_that_is_no_number_is_told_as_gone(made: Path) -> None:
    path = file_of(made, "quarterly-summary")
    edited(path, lambda xml: xml.replace("<c:v>6</c:v>", "<c:v>#N/A</c:v>", 1), "word/charts/chart1.xml")
    assert "set-number-gone" in [code for code, _ in told(made)]


def test_the_places_of_charts_and_other_parts_are_told_in_words() -> None:
    from reportgen.diagnostics import Location
    from reportgen.locale import Wording

    told_of = Wording("zh").place(Location("总结.docx", location_of(Place(chart=2, row=1, column=3))))
    assert told_of == "总结.docx 正文 图2 系列1 第3项"


def swapped(xml: str, one: str, other: str) -> str:
    """Exchange two texts that each stand in a cell of the table of units."""
    start = xml.rindex("<w:tbl>", 0, xml.rindex(f">{one}<"))
    end = xml.index("</w:tbl>", start)
    table = xml[start:end]
    assert table.count(f">{one}<") == 1 and table.count(f">{other}<") == 1
    table = table.replace(f">{one}<", ">\0<").replace(f">{other}<", f">{one}<").replace(">\0<", f">{other}<")
    return xml[:start] + table + xml[end:]


def test_names_exchanged_beside_their_numbers_are_told(made: Path) -> None:
    edited(file_of(made, "quarterly-summary"), lambda xml: swapped(xml, "东风泵站", "红旗水库"))
    found = check(made)
    assert [each.code for each in found] == ["set-name", "set-name"]
    assert {str(each.params["name"]) for each in found} == {"东风泵站", "红旗水库"}


def chart_of(folder: Path, words: str) -> str:
    path = file_of(folder, "quarterly-summary")
    parts = read_package(path.read_bytes(), path.name)
    return next(
        name for name in sorted(parts) if name.startswith("word/charts/chart") and words in parts[name].decode()
    )


def test_a_category_of_a_chart_that_is_another_now_is_told(made: Path) -> None:
    part = chart_of(made, "用电安全")
    edited(file_of(made, "quarterly-summary"), lambda xml: xml.replace("用电安全", "消防安全"), part)
    assert "set-name" in [each.code for each in check(made)]


def test_a_number_drawn_into_a_chart_is_told(made: Path) -> None:
    title = (
        '<c:title xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:tx><c:rich><a:p><a:r>'
        "<a:t>共99项</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    part = chart_of(made, "用电安全")
    edited(file_of(made, "quarterly-summary"), lambda xml: xml.replace("<c:chart>", f"<c:chart>{title}", 1), part)
    assert [each.code for each in check(made)] == ["set-unknown-number"]


@pytest.mark.parametrize(
    ("new", "told_of"),
    [
        ("共发现隐患-12项", ["set-number"]),
        ("共发现隐患⑬项12项", ["set-unknown-number"]),
        ("共发现隐患12项，约占三成", ["set-unknown-number"]),
        ("共发现隐患12项，罚款五万元", ["set-unknown-number"]),
    ],
)
def test_other_ways_to_write_a_number_are_seen(made: Path, new: str, told_of: list[str]) -> None:
    edited(file_of(made, "quarterly-summary"), lambda xml: xml.replace("共发现隐患12项", new))
    assert [code for code, _ in told(made)] == told_of


def test_a_hidden_number_is_not_there(made: Path) -> None:
    hidden = '</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>12</w:t></w:r><w:r><w:t xml:space="preserve">'
    edited(file_of(made, "quarterly-summary"), lambda xml: xml.replace("共发现隐患12项", f"共发现隐患{hidden}多项"))
    assert [code for code, _ in told(made)] == ["set-number-gone"]


def test_a_part_of_a_typed_text_with_a_number_that_is_gone_is_told(office: Path) -> None:
    found = [finding(description="共有3处缺陷，另有5处渗漏", requirement="修", deadline=LATER)]
    (office / "台账.xlsx").write_bytes(ledger_workbook(found))
    assert quarter(office) == 0
    path = file_of(office / "out", "progress-report:问题隐患清单")
    edited(path, lambda xml: xml.replace("另有5处渗漏", "没有渗漏"))
    assert [code for code, _ in told(office / "out")] == ["set-typed-gone"]
