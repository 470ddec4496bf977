"""A copy with Word comments: at the place of each fault, sound to Word's schema, nothing of the author's lost."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import OpenXmlValidator

from reportgen import kinds
from reportgen.locale import Wording
from reportgen.ooxml.elements import descendants, qualified
from reportgen.ooxml.outline import parse, text_of
from reportgen.ooxml.package import read_package, write_package
from reportgen.workshop.annotating import NOWHERE, annotated_copy
from reportgen.workshop.check import check_template
from reportgen.workshop.faults import Fault
from tests.oracle.making import Beside, docx, para, tbl, tc, text_box, tr
from tests.workshop.corpus.making import BODY, before, shipped

COMMENTS = "word/comments.xml"
CHINESE = Wording("zh")


def annotated(data: bytes) -> dict[str, bytes]:
    faults = check_template(data, "模板.docx", kinds.load("notice"))
    copy, count = annotated_copy(data, "模板.docx", faults, CHINESE)
    assert count == len(faults)
    return dict(read_package(copy, "副本.docx"))


def comments(parts: dict[str, bytes]) -> list[str]:
    return [
        "\n".join(text_of(each) for each in descendants(comment, "w:p"))
        for comment in descendants(parse(parts[COMMENTS]), "w:comment")
    ]


def marked(parts: dict[str, bytes]) -> list[str]:
    """Return the text between the marks of each comment."""
    found: dict[str, str] = {}
    open_now: list[str] = []
    for each in parse(parts[BODY]).iter():
        number = str(each.get(qualified("w:id")))
        if each.tag == qualified("w:commentRangeStart"):
            open_now.append(number)
            found[number] = ""
        elif each.tag == qualified("w:commentRangeEnd"):
            open_now.remove(number)
        elif each.tag == qualified("w:t"):
            for number in open_now:
                found[number] += each.text or ""
    return list(found.values())


def test_a_comment_stands_around_the_words_it_is_about() -> None:
    parts = annotated(before(para("甲"), para("乙", "{{ 标提 }}", "丙"), tbl((1,), tr(tc(para("丁{{ 没有 }}"))))))
    assert marked(parts) == ["{{ 标提 }}", "丁{{ 没有 }}"]
    assert comments(parts)[0] == "错误：没有“标提”这个字段\n请写成 {{ 标题 }}"


def test_what_stands_where_word_has_no_comments_is_told_with_its_place() -> None:
    parts = annotated(
        before(para("甲", text_box(para("{{ 没有 }}"))), beside=Beside(headers={"default": para("{{ 无 }}")}))
    )
    assert [each.split("\n")[0] for each in comments(parts)] == ["正文 第1段 文本框1", "页眉 第1段"]
    assert marked(parts) == ["甲{{ 没有 }}{{ 没有 }}", "甲{{ 没有 }}{{ 没有 }}"]


def test_what_has_no_place_says_that_it_does_not_belong_to_the_paragraph() -> None:
    parts = annotated(docx(para("甲"), para("{{ 标题 }}")))
    assert {each.split("\n")[0] for each in comments(parts)} == {CHINESE.text(NOWHERE)}
    assert set(marked(parts)) == {"甲"}


def test_a_place_that_is_not_in_the_copy_is_said() -> None:
    fault = Fault(
        "template-field", "there is no field {name}", "", {"name": "甲"}, place={"part": BODY, "paragraph": 9}
    )
    copy, _ = annotated_copy(docx(para("甲")), "模板.docx", [fault], CHINESE)
    assert comments(dict(read_package(copy, "副本.docx"))) == ["正文 第9段\n错误：没有“甲”这个字段"]


def test_comments_that_were_there_are_kept() -> None:
    once = annotated(before(para("{{ 标提 }}")))
    twice = annotated(write_package(once))
    assert len(comments(once)) == 1 and len(comments(twice)) == 2
    numbers = [each.get(qualified("w:id")) for each in descendants(parse(twice[COMMENTS]), "w:comment")]
    assert len(set(numbers)) == 2


def test_nothing_of_the_author_is_lost() -> None:
    data = shipped("notice", ("{{ block.tail }}", "{{ block.tial }}"))
    before_it, parts = read_package(data, "甲"), annotated(data)
    changed = {name for name in before_it if parts[name] != before_it[name]}
    assert changed == {BODY, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    texts = [[each.text for each in descendants(parse(part), "w:t")] for part in (before_it[BODY], parts[BODY])]
    assert texts[0] == texts[1]


def test_a_copy_is_sound_to_words_schema(tmp_path: Path) -> None:
    data = shipped("notice", ("{{ block.tail }}", "{{ block.tial }}"), ("{{ column.title }}", "{{ column.titel }}"))
    faults = check_template(data, "模板.docx", kinds.load("notice"))
    target = tmp_path / "副本.docx"
    target.write_bytes(annotated_copy(data, "模板.docx", faults, CHINESE)[0])
    result = OpenXmlValidator().validate(target)
    assert faults and result.is_valid, result.errors


def test_a_template_without_paragraphs_has_nowhere_to_put_comments() -> None:
    data = docx()
    faults = check_template(data, "模板.docx", kinds.load("notice"))
    copy, _ = annotated_copy(data, "模板.docx", faults, CHINESE)
    assert COMMENTS not in read_package(copy, "副本.docx")
