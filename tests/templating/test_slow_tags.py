"""Tags that may need docxtpl's own path are listed with their places; pictures, links and documents take it."""

from __future__ import annotations

import io
import re
import time
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.shared import Mm

from reportgen.errors import InputError, TemplateError
from reportgen.ooxml.package import read_package, write_package
from reportgen.templating import CompiledTemplate, Link, Picture, SlowTag, Subdocument
from tests.oracle.making import Beside, docx, para, png, tbl, tc, text_box, tr
from tests.templating.making import paragraph, parts_of, row, said, table

BODY = "word/document.xml"
ADDRESS = "https://example.org/?a=1&b=2"


def compiled(*blocks: str, beside: Beside | None = None) -> CompiledTemplate:
    return CompiledTemplate.from_bytes(docx(*blocks, beside=beside or Beside()), "模板.docx")


def tags(*blocks: str, **others: Any) -> tuple[SlowTag, ...]:
    return CompiledTemplate.from_bytes(write_package(parts_of(*blocks, **others))).slow_tags


def test_tags_for_rich_content_are_listed_with_their_paragraphs() -> None:
    assert tags(
        paragraph("{{ 甲 }}"), paragraph("前{{r 乙 }}{{r 丙 }}"), table(1, row("")), paragraph("{{p 丁 }}")
    ) == (
        SlowTag("{{r 乙 }}", BODY, paragraph=2),
        SlowTag("{{r 丙 }}", BODY, paragraph=2),
        SlowTag("{{p 丁 }}", BODY, paragraph=3),
    )


def test_tags_in_tables_are_listed_with_table_row_and_column() -> None:
    assert tags(table(1, row("")), table(2, row("", ""), row("", "{{p 甲 }}"))) == (
        SlowTag("{{p 甲 }}", BODY, table=2, row=2, column=2),
    )


def test_a_tag_in_a_table_in_a_table_stands_in_the_outer_one() -> None:
    template = compiled(tbl((1,), tr(tc(tbl((1, 1), tr("", "{{r 甲 }}")), para("")))))
    assert template.slow_tags == (SlowTag("{{r 甲 }}", BODY, table=1, row=1, column=1),)


def test_tags_beside_the_body_name_their_part() -> None:
    assert tags(paragraph("甲"), header="{{r 乙 }}") == (SlowTag("{{r 乙 }}", "word/header.xml", paragraph=1),)


def test_a_tag_cut_into_runs_is_one_tag() -> None:
    assert tags(paragraph("{", "{r 甲", " }}")) == (SlowTag("{{r 甲 }}", BODY, paragraph=1),)


def test_a_tag_in_a_text_box_stands_in_its_paragraph() -> None:
    assert compiled(para("甲"), para(text_box(para("{{r 甲 }}")))).slow_tags == (
        SlowTag("{{r 甲 }}", BODY, paragraph=2),
    )


def test_a_place_is_told_as_diagnostics_tell_it() -> None:
    assert SlowTag("{{r 甲 }}", BODY, paragraph=2).place == {"part": BODY, "paragraph": 2}
    assert SlowTag("{{r 甲 }}", BODY, 0, 1, 2, 3).place == {"part": BODY, "table": 1, "row": 2, "column": 3}


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def test_a_picture_is_as_large_as_was_asked() -> None:
    view = {"图": Picture(png(40, 20), width_mm=30)}
    shape = opened(compiled(para("前{{ 图 }}后")).render(view)).inline_shapes[0]
    assert (shape.width, shape.height) == (Mm(30), Mm(15))


def test_a_picture_has_both_sizes_where_both_are_given() -> None:
    shape = opened(compiled(para("{{ 图 }}")).render({"图": Picture(png(), 30, 40)})).inline_shapes[0]
    assert (shape.width, shape.height) == (Mm(30), Mm(40))


def test_the_same_picture_is_stored_once() -> None:
    made = compiled(para("{% for i in range(3) %}{{ 图 }}{% endfor %}")).render({"图": Picture(png())})
    assert [name for name in read_package(made, "a.docx") if name.startswith("word/media/")] == [
        "word/media/image1.png"
    ]


@pytest.mark.parametrize(
    "picture",
    [Picture(b"no picture"), Picture(b""), Picture(png()[:20]), Picture(png(), width_mm=-1), Picture(png(), 1e30)],
    ids=["text", "nothing", "a piece", "a negative width", "a huge width"],
)
def test_a_picture_that_is_none_is_the_clerks_to_mend(picture: Picture) -> None:
    with pytest.raises(InputError) as caught:
        compiled(para("{{ 图 }}")).render({"图": picture})
    assert caught.value.diagnostics[0].code == "picture-unusable"


def test_a_picture_cannot_stand_in_a_footnote() -> None:
    with pytest.raises(TemplateError, match="cannot stand in a footnote"):
        compiled(para("甲"), beside=Beside(footnotes=para("{{ 图 }}"))).render({"图": Picture(png())})


def target(data: bytes, part: str) -> tuple[str, str]:
    """Return the text of the only link in a part, and where it leads."""
    parts = read_package(data, "结果.docx")
    folder, _, name = part.rpartition("/")
    link = re.search(r'<w:hyperlink r:id="([^"]+)".*?</w:hyperlink>', parts[part].decode(), re.DOTALL)
    assert link
    for relationship in ElementTree.fromstring(parts[f"{folder}/_rels/{name}.rels"]):
        if relationship.get("Id") == link[1]:
            text = re.sub("<[^>]+>", "", link[0])
            return text, relationship.get("Target", "")
    raise AssertionError("a link that leads nowhere")


def test_a_link_leads_to_its_address() -> None:
    made = compiled(para("前{{r 处 }}后")).render({"处": Link("那<里", ADDRESS)})
    assert target(made, BODY) == ("那&lt;里", ADDRESS)


def test_a_link_in_a_header_leads_to_its_address() -> None:
    made = compiled(para("甲"), beside=Beside(headers={"default": para("{{r 处 }}")})).render(
        {"处": Link("那里", ADDRESS)}
    )
    assert target(made, "word/header-default.xml") == ("那里", ADDRESS)


def test_a_link_in_a_footnote_leads_to_its_address() -> None:
    made = compiled(para("甲"), beside=Beside(footnotes=para("{{r 处 }}"))).render({"处": Link("那里", ADDRESS)})
    assert target(made, "word/footnotes.xml") == ("那里", ADDRESS)


def test_rich_text_with_a_link_of_another_document_is_refused() -> None:
    from docxtpl import RichText

    with pytest.raises(TemplateError, match="belongs to another document"):
        compiled(para("{{r 处 }}")).render({"处": RichText("那里", url_id="rId99")})


def test_all_parts_are_given_where_docxtpl_made_them() -> None:
    parts = compiled(para("{{ 图 }}")).render_parts({"图": Picture(png())})
    assert {"word/media/image1.png", BODY} <= set(parts)


def test_the_hour_stands_in_no_document_that_docxtpl_made(monkeypatch: pytest.MonkeyPatch) -> None:
    template, view = compiled(para("{{ 图 }}")), {"图": Picture(png())}
    first = template.render(view)
    monkeypatch.setattr(time, "time", lambda: 1_000_000_000.0)
    assert template.render(view) == first


def test_what_docxtpl_prints_cannot_stand_beside_rows_that_come_only_once() -> None:
    template = compiled(para("{% for i in 行 %}{{ i }}{% endfor %}{{ 图 }}"))
    with pytest.raises(ValueError, match="lists, not of iterators"):
        template.render({"行": iter("甲乙"), "图": Picture(png())})


def test_a_document_is_merged_by_a_compiled_template() -> None:
    pytest.importorskip("docxcompose", reason="the extra part merge is not installed")
    made = compiled(para("前"), para("{{p 文 }}"), para("后")).render(
        {"文": Subdocument(docx(para("附 A &amp; B")), "附件.docx")}
    )
    assert said(made) == "前\n附 A & B\n后"


def test_the_lists_of_merged_documents_are_numbered_alike_each_time() -> None:
    pytest.importorskip("docxcompose", reason="the extra part merge is not installed")
    view = {"文": _listed("List Number"), "又": _listed("List Bullet")}
    template = compiled(para("{{p 文 }}"), para("{{p 又 }}"))
    first, second = (template.render(view) for _ in range(2))
    assert first == second
    numbers = re.findall(rb'<w:nsid w:val="(.*?)"', read_package(first, "a.docx")["word/numbering.xml"])
    assert len(numbers) == len(set(numbers)) == 2


def _listed(style: str) -> Subdocument:
    stream = io.BytesIO()
    document = Document()
    document.add_paragraph("甲", style=style)
    document.save(stream)
    return Subdocument(stream.getvalue(), "附件.docx")
