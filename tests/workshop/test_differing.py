"""Two templates are compared as a clerk would: fields, wording, layout; two saves of one file do not differ."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportgen import kinds
from reportgen.cli import run
from reportgen.locale import Wording
from reportgen.ooxml.package import read_package, write_package
from reportgen.templating import Template
from reportgen.workshop.differing import Difference, differences
from reportgen.workshop.matching import changed_stretch, pairs
from reportgen.workshop.used_fields import used_fields
from tests.templating.making import paragraph, parts_of
from tests.workshop.templates import behind, edited, gone, says, shipped

ADDRESS = "{{ recipients }}："
CHINESE = Wording("zh")


def template(data: bytes) -> Template:
    return Template.from_bytes(data, "模板.docx")


def differ(old: bytes, new: bytes) -> list[Difference]:
    return differences(template(old), template(new))


def told(found: list[Difference]) -> list[str]:
    return [f"{each.area} {CHINESE.text(each.message, **each.params)}" for each in found]


def replaced(kind: str, part: str, *changes: tuple[str, str]) -> bytes:
    """Return a shipped template with texts of a part replaced, each of which must be there."""
    parts = read_package(shipped(kind), kind)
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return write_package({**parts, part: text.encode()})


@pytest.mark.parametrize("kind", kinds.names())
def test_a_template_does_not_differ_from_itself(kind: str) -> None:
    assert differ(shipped(kind), shipped(kind)) == []


def saved_again(data: bytes) -> bytes:
    """Return a template as the next save of Word leaves it: other ids, other runs, other names of parts and styles."""
    parts = read_package(data, "again")
    body = parts["word/document.xml"].decode()
    body = re.sub(r"<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00EF3456" w:rsidP="00778899">', body)
    body = re.sub(r"<w:r>", '<w:r w:rsidRPr="00112233">', body)
    cut = re.compile(r"(<w:r [^>]*>)(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t( [^>]*)?>([^<]{6,})</w:t></w:r>")
    assert cut.search(body)
    body = cut.sub(_in_two, body)
    body = body.replace(
        "<w:body>", '<w:body><w:bookmarkStart w:id="77" w:name="_GoBack"/><w:bookmarkEnd w:id="77"/>', 1
    )
    body = body.replace('w:val="Normal"', 'w:val="a"')
    parts["word/document.xml"] = body.encode()
    styles = parts["word/styles.xml"].decode().replace('w:styleId="Normal"', 'w:styleId="a"')
    parts["word/styles.xml"] = styles.replace('w:basedOn w:val="Normal"', 'w:basedOn w:val="a"').encode()
    first, second = parts.pop("word/footer1.xml"), parts.pop("word/footer2.xml")
    parts |= {"word/footer2.xml": first, "word/footer1.xml": second}
    links = parts["word/_rels/document.xml.rels"].decode()
    links = (
        links.replace("footer1.xml", "footerX.xml").replace("footer2.xml", "footer1.xml").replace("footerX", "footer2")
    )
    return write_package({**parts, "word/_rels/document.xml.rels": links.encode()})


def _in_two(found: re.Match[str]) -> str:
    run, look, space, text = found[1], found[2] or "", ' xml:space="preserve"', found[4]
    if "&" in text:
        return found[0]
    lang = '<w:lang w:val="en-US"/>'
    first = f"{look.removesuffix('</w:rPr>') or '<w:rPr>'}{lang}</w:rPr>"
    middle = len(text) // 2
    one, other = f"<w:t{space}>{text[:middle]}</w:t></w:r>", f"<w:t{space}>{text[middle:]}</w:t></w:r>"
    return f'{run}{first}{one}<w:proofErr w:type="spellStart"/>{run.replace("00112233", "00998877")}{look}{other}'


@pytest.mark.parametrize("kind", ["notice", "report"])
def test_two_saves_of_one_file_do_not_differ(kind: str) -> None:
    again = saved_again(shipped(kind))
    assert again != shipped(kind)
    assert told(differ(shipped(kind), again)) == []


def test_fields_that_came_and_went_are_told_in_both_languages_with_their_places() -> None:
    new = edited("notice", {ADDRESS: says("{{ 标题 }}{{ imprint.printing_date }}：")})
    found = [each for each in differ(shipped("notice"), new) if each.area == "fields"]
    assert told(found) == ["fields 新增字段 标题（title）"]
    assert dict(found[0].place) == {"part": "word/document.xml", "paragraph": 42}
    without = edited("notice", {"{{ copy_number }}": says("份号"), "{%p if copy_number %}": says("{%p if title %}")})
    assert "fields 去掉了字段 份号（copy_number）" in told(differ(shipped("notice"), without))


def test_a_field_under_its_other_name_is_the_same_field() -> None:
    new = edited("notice", {ADDRESS: says("{{ 主送机关 }}：")})
    assert [each.area for each in differ(shipped("notice"), new)] == ["wording"]


def test_variables_of_loops_are_followed_to_their_lists() -> None:
    data = parts_of(
        paragraph("{%p for 块 in 内容块 %}"), paragraph("{% if 块.表格 %}{% endif %}"), paragraph("{{ 块.标题|trim }}"),
        paragraph("{%p for 行 in 块.表格.行 %}"), paragraph("{{ 行['内容'] }}{{ loop.index }}"), paragraph("{%p endfor %}"),
        paragraph("{%p endfor %}"), paragraph("{% set 名 = 版记.印发机关 %}{{ 名 }}{{ 块 }}"),
    )  # fmt: skip
    found = used_fields(template(write_package(data)))
    assert list(found) == ["blocks", "blocks.table", "blocks.title", "blocks.table.rows", "blocks.table.rows.text",
                           "imprint.printing_office", "块"]  # fmt: skip
    assert found["blocks.table.rows.text"].chinese == "内容块.表格.行.内容"


def test_functions_are_no_fields_and_what_a_method_belongs_to_is_one() -> None:
    says_more = says('{{ 图片("公章.png", 宽=40) }}{{ 附加.组.items()|join }}{{ recipients }}：')
    found = told(differ(shipped("notice"), edited("notice", {ADDRESS: says_more})))
    assert [each for each in found if each.startswith("fields")] == ["fields 新增字段 附加.组（extra.组）"]


def test_an_empty_paragraph_and_a_text_that_was_cut_are_told_as_such() -> None:
    long = "本通知自印发之日起施行" * 8
    xml = f"<w:p/><w:p><w:r><w:t>{long}</w:t></w:r></w:p>"
    found = told(differ(shipped("notice"), edited("notice", {ADDRESS: behind(xml)})))
    assert found == [f"wording 新增：“{long[:60]}……”", "layout 新增：空段落"]


def test_changed_wording_is_told_with_what_it_was_and_became_and_its_place() -> None:
    new = edited("notice", {"附件：{{ block.title }}": says("附件: {{ block.title }}")})
    (found,) = differ(shipped("notice"), new)
    assert told([found]) == ["wording “：”改为“: ”，整段是：附件: {{ block.title }}".replace("”改为“", "” 改为 “")]
    assert dict(found.place) == {"part": "word/document.xml", "paragraph": 84}


def test_paragraphs_that_came_and_went_are_told() -> None:
    new = edited("notice", {ADDRESS: gone, "{{ copy_number }}": behind("<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>")})
    found = [each for each in differ(shipped("notice"), new) if each.area == "wording"]
    assert told(found) == ["wording 新增：“内部资料”", "wording 删去：“{{ recipients }}：”"]
    assert found[1].in_old


@pytest.mark.parametrize(
    ("part", "change", "expected"),
    [
        ("word/document.xml", (r'w:top="(\d+)"', 'w:top="1134"'), "layout 第 1 节的页面：上边距由 37 mm 改为 20 mm"),
        ("word/document.xml", (r'<w:pgSz w:w="\d+" w:h="\d+"', '<w:pgSz w:w="16838" w:h="11906"'), "layout 第 1 节的页面：页宽由 210 mm 改为 297 mm"),
        ("word/styles.xml", (r'(<w:name w:val="公文标题"/>.*?)<w:sz w:val="44"/>', r'\1<w:sz w:val="36"/>'), "layout 样式“公文标题”：字号由 二号 (22 pt) 改为 小二 (18 pt)"),
        ("word/styles.xml", (r'(<w:name w:val="公文标题"/>.*?)<w:jc w:val="center"/>', r'\1<w:jc w:val="left"/>'), "layout 样式“公文标题”：对齐方式由 居中 改为 左对齐"),
        ("word/styles.xml", (r'(<w:name w:val="公文标题"/>.*?w:eastAsia=")[^"]+"', r'\1黑体"'), "layout 样式“公文标题”：中文字体由 方正小标宋简体 改为 黑体"),
        ("word/document.xml", (r"<w:gridCol [^>]*/>(?=(?:<w:gridCol [^>]*/>)*</w:tblGrid>)", ""), "layout 表1：列数由 2 改为 1"),
    ],
)  # fmt: skip
def test_layout_is_told_in_the_words_of_word(part: str, change: tuple[str, str], expected: str) -> None:
    parts = read_package(shipped("notice"), "notice")
    text = parts[part].decode()
    new = re.sub(change[0], change[1], text, count=1, flags=re.DOTALL)
    assert new != text, change
    found = told(differ(shipped("notice"), write_package({**parts, part: new.encode()})))
    assert expected in found
    assert all(each.startswith("layout") for each in found)


def look(xml: str) -> bytes:
    return write_package(parts_of(xml))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<w:r><w:t>甲乙丙</w:t></w:r>", "<w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r><w:r><w:t>丙</w:t></w:r>", ["layout 文字“乙”：加粗由 无 改为 是"]),
        ("<w:r><w:t>甲乙丙</w:t></w:r>", "<w:r><w:t>甲</w:t></w:r><w:r><w:t>乙丙</w:t></w:r>", []),
        ("<w:r><w:t>甲</w:t></w:r>", '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:r><w:t>甲</w:t></w:r>', ["layout 段落“甲”：首行缩进由 无 改为 2 字"]),
        ("<w:r><w:t>甲</w:t></w:r>", '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:r><w:t>甲</w:t></w:r>', ["layout 段落“甲”：行距由 无 改为 28 pt"]),
        ("<w:r><w:t>甲</w:t></w:r>", '<w:pPr><w:pBdr><w:top w:val="single"/></w:pBdr></w:pPr><w:r><w:t>甲</w:t></w:r>', ["layout 段落“甲”：其他设置由 无 改为 pBdr(top(val=single))"]),
    ],
)  # fmt: skip
def test_formats_of_single_paragraphs_and_words_are_told(old: str, new: str, expected: list[str]) -> None:
    assert told(differ(look(f"<w:p>{old}</w:p>"), look(f"<w:p>{new}</w:p>"))) == expected


def test_a_picture_that_was_exchanged_is_told() -> None:
    parts = read_package(shipped("notice"), "notice")
    types = parts["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    old = write_package({**parts, "[Content_Types].xml": types, "word/media/image1.png": b"one"})
    new = write_package({**parts, "[Content_Types].xml": types, "word/media/image9.png": b"two"})
    assert told(differ(old, new)) == ["layout 图片：去掉 1 张，新增 1 张"]


def test_texts_are_matched_by_likeness() -> None:
    assert list(pairs(["甲", "主送机关名单：", "丙"], ["甲", "新的一段", "主送机关名单:", "丙"])) == [
        (0, 0),
        (None, 1),
        (1, 2),
        (2, 3),
    ]
    assert list(pairs(["甲甲甲"], ["乙乙乙"])) == [(0, None), (None, 0)]
    assert changed_stretch("各单位：", "各有关单位：") == ("", "有关")
    assert changed_stretch("aaa", "aa") == ("a", "")


def test_the_command_tells_areas_and_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(shipped("notice"))
    new.write_bytes(edited("notice", {ADDRESS: says("{{ recipients }}，{{ title }}：")}))

    def ask(*more: str) -> int:
        return run(["template", "diff", str(old), str(new), *more], {"REPORTGEN_LANG": "zh"})

    assert ask() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "字段"
    assert lines[1] == "  正文 第42段 新增字段 标题（title）"
    assert lines[2:] == ["文字", "  正文 第42段 无 改为 “，{{ title }}”，整段是：{{ recipients }}，{{ title }}："]
    assert ask("--format", "json") == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["area"], first["place"], first["params"]["english"]) == ("fields", "正文 第42段", "title")
    new.write_bytes(shipped("notice"))
    assert ask() == 0
    assert "没有不同" in capsys.readouterr().out


def wordml(kind: str, behind_text: str, more: str) -> bytes:
    """Return a shipped template with XML put at the end of the paragraph that says a text."""
    parts = dict(read_package(shipped(kind), kind))
    body = parts["word/document.xml"].decode("utf-8")
    at = body.index("</w:p>", body.index(behind_text))
    parts["word/document.xml"] = (body[:at] + more + body[at:]).encode("utf-8")
    return write_package(parts)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('<w:r><w:br w:type="page"/></w:r>', "段内的分页符（个）由 无 改为 1"),
        ('<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>', "Word 的域由 无 改为 PAGE"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TO</w:instrText></w:r>'
            '<w:r><w:instrText>C \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "Word 的域由 无 改为 TOC",
        ),
    ],
)
def test_page_breaks_and_fields_of_word_are_told(more: str, expected: str) -> None:
    old, new = shipped("notice"), wordml("notice", "{{ recipients }}", more)
    assert told(differ(old, new)) == [f"layout 段落“{ADDRESS}”：{expected}"]
    back = re.sub("由 无 改为 (.+)", r"由 \1 改为 无", expected)
    assert told(differ(new, old)) == [f"layout 段落“{ADDRESS}”：{back}"]


def test_a_page_break_in_a_paragraph_of_its_own_is_told() -> None:
    lone = '</w:p><w:p><w:r><w:br w:type="page"/></w:r>'
    found = told(differ(shipped("notice"), wordml("notice", "{{ recipients }}", lone)))
    assert found == ["layout 新增：空段落", "layout 段落“”：段内的分页符（个）由 无 改为 1"]
