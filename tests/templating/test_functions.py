"""Pictures, sub-documents, rich text and links from a template: what they make, and what of hostile files is refused."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import kinds
from reportgen.errors import InputError, TemplateError
from reportgen.locale import Wording
from reportgen.ooxml.package import read_package, write_package
from reportgen.rendering import beside
from reportgen.templating import CompiledTemplate
from reportgen.templating.extra import Extra, OpenExtra, never_asked
from reportgen.templating.faults import ValueFault
from reportgen.templating.functions import FUNCTIONS, functions
from reportgen.templating.pictures import refuse_unusable
from reportgen.views.fields import field_names
from tests.templating.making import paragraph, parts_of, row, said, table
from tests.templating.pictures import huge_png, png

MAIN = "word/document.xml"
JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00H\x00H\x00\x00"
FRAME = b"\xff\xc0\x00\x0b\x08\x00\x0a\x00\x14\x01\x01\x11\x00"
JPEG = b"\xff\xd8" + JFIF + FRAME + b"\xff\xda\x00\x02\x00\xff\xd9"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "输入"
    inputs.mkdir()
    (inputs / "公章.png").write_bytes(png())
    (inputs / "附录.docx").write_bytes(write_package(parts_of(paragraph("附录正文"))))
    (tmp_path / "外面.png").write_bytes(png())
    return inputs


def rendered(folder: Path, *blocks: str, header: str = "", **values: Any) -> bytes:
    view = {**functions(beside(folder)), **values}
    return CompiledTemplate.from_bytes(write_package(parts_of(*blocks, header=header)), "模板.docx").render(view)


def xml(docx: bytes, part: str = MAIN) -> str:
    return read_package(docx, "结果.docx")[part].decode()


def refused(folder: Path, code: str, **values: Any) -> str:
    with pytest.raises((TemplateError, InputError)) as caught:
        rendered(folder, paragraph("前文"), paragraph(code), **values)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.location.place == {"part": MAIN, "paragraph": 2}
    return Wording("zh").diagnostic(diagnostic)


def test_a_picture_stands_in_its_size_with_its_text(folder: Path) -> None:
    made = rendered(folder, paragraph('{{ 图片("公章.png", 宽=40, 说明="云溪市应急管理局<公章>") }}'))
    assert 'cx="1440000" cy="720000"' in xml(made)  # 40 mm of 36,000 EMU, half as high
    assert 'descr="云溪市应急管理局&lt;公章&gt;"' in xml(made)
    assert png() in read_package(made, "结果.docx").values()


def test_the_file_may_come_from_the_data_and_the_names_may_be_english(folder: Path) -> None:
    made = rendered(folder, paragraph("{{ picture(照片, height=10) }}"), 照片="公章.png")
    assert 'cx="720000" cy="360000"' in xml(made)


def test_a_picture_may_stand_in_the_page_header(folder: Path) -> None:
    made = rendered(folder, paragraph("正文"), header='{{ 图片("公章.png", 宽=20) }}')
    assert "<pic:pic" in xml(made, "word/header.xml")
    assert png() in read_package(made, "结果.docx").values()


def test_the_same_template_gives_the_same_bytes(folder: Path) -> None:
    code = paragraph('{{ 图片("公章.png") }}{{r 富文本("甲", 链接="https://www.yunzhou.example") }}')
    assert rendered(folder, code) == rendered(folder, code)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../外面.png", "不在本输入文件所在的文件夹里"),
        ("..\\\\外面.png", "不在本输入文件所在的文件夹里"),
        ("/etc/hostname", "不在本输入文件所在的文件夹里"),
        ("C:\\\\公章.png", "不在本输入文件所在的文件夹里"),
        ("没有.png", "输入文件旁边没有"),
        ("链接.png", "不在本输入文件所在的文件夹里"),
        ("附录.docx", "不是 PNG 或 JPEG"),
        ("矢量.png", "不是 PNG 或 JPEG"),
        ("半张.png", "已损坏或不完整"),
        ("巨大.png", "太大"),
        ("空.png", "不是 PNG 或 JPEG"),
        ("半张.jpg", "已损坏或不完整"),
        ("无头.jpg", "已损坏或不完整"),
    ],
)
def test_hostile_and_broken_pictures_are_refused_with_the_place_of_their_tag(
    folder: Path, name: str, told: str
) -> None:
    (folder / "链接.png").symlink_to(folder.parent / "外面.png")
    (folder / "矢量.png").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (folder / "半张.png").write_bytes(png()[:-20])
    (folder / "巨大.png").write_bytes(huge_png())
    (folder / "空.png").write_bytes(b"")
    (folder / "半张.jpg").write_bytes(JPEG[:30])
    (folder / "无头.jpg").write_bytes(JPEG.replace(JFIF, b""))
    assert told in refused(folder, f'{{{{ 图片("{name}") }}}}')


def test_a_jpeg_is_taken_and_one_that_says_it_is_huge_is_not(folder: Path) -> None:
    (folder / "照片.jpg").write_bytes(JPEG)
    assert "<pic:pic" in xml(rendered(folder, paragraph('{{ 图片("照片.jpg", 宽=20) }}')))
    (folder / "照片.jpg").write_bytes(JPEG.replace(struct.pack(">HH", 10, 20), struct.pack(">HH", 60_000, 60_000)))
    assert "太大" in refused(folder, '{{ 图片("照片.jpg", 宽=20) }}')


@pytest.mark.parametrize("width", ["0", "-3", "'很宽'", "1000", "true"])
def test_a_width_that_is_none_is_refused(folder: Path, width: str) -> None:
    assert "不是 1 到 500 之间的大小" in refused(folder, f'{{{{ 图片("公章.png", 宽={width}) }}}}')


def test_a_sub_document_is_put_in(folder: Path) -> None:
    pytest.importorskip("docxcompose")
    made = rendered(folder, paragraph("前"), paragraph('{{p 文档("附录.docx") }}'), paragraph("后"))
    assert said(made).split() == ["前", "附录正文", "后"]


@pytest.mark.parametrize("name", ["公章.png", "../附录.docx", "没有.docx", "假的.docx"])
def test_a_sub_document_that_is_none_is_refused(folder: Path, name: str) -> None:
    (folder / "假的.docx").write_bytes(b"PK")
    with pytest.raises((TemplateError, InputError)):
        rendered(folder, paragraph(f'{{{{p 文档("{name}") }}}}'))


@pytest.mark.parametrize(
    "code",
    [
        '{{ 文档("附录.docx") }}',
        '{{r 文档("附录.docx") }}',
        '{{ 富文本("甲", 加粗=true) }}',
        '{{p 富文本("甲", 加粗=true) }}',
        '甲{{ 链接("甲", "https://yunzhou.example") }}',
        '{{p 链接("甲", "https://yunzhou.example") }}',
    ],
)
def test_a_tag_with_the_wrong_letter_is_refused_instead_of_a_damaged_file(folder: Path, code: str) -> None:
    pytest.importorskip("docxcompose")
    assert "要带 p" in refused(folder, code)


def test_a_tag_with_the_wrong_letter_is_found_in_the_page_header_too(folder: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(folder, paragraph("正文"), header='{{ 富文本("甲", 加粗=true) }}')
    assert caught.value.diagnostics[0].location.place == {"part": "word/header.xml", "paragraph": 1}


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10JFIF", png(), JPEG]),
    st.binary(max_size=60),
    st.integers(0, 80),
)
def test_whatever_a_picture_holds_it_is_taken_or_refused(head: bytes, noise: bytes, at: int) -> None:
    try:
        refuse_unusable(head[:at] + noise + head[at:] + noise, "噪声.png")
    except ValueFault as fault:
        assert fault.params == {"file": "噪声.png"}


@pytest.mark.parametrize(
    "code",
    [
        "图片.__globals__",
        "图片.__wrapped__",
        "图片.__closure__",
        "图片('公章.png').__class__",
        "富文本('甲').__init__",
        "图片",
        "图片('公章.png').data",
    ],
)
def test_nothing_of_python_is_reached_through_the_functions(folder: Path, code: str) -> None:
    with pytest.raises(TemplateError):
        rendered(folder, paragraph(f"{{{{ {code} }}}}"))


def test_rich_text_has_its_looks(folder: Path) -> None:
    hint = [
        "请于",
        {"文字": "6月30日前", "加粗": "是", "颜色": "红", "字号": "四号"},
        {"text": "<报送>", "下划线": "是", "倾斜": "是"},
    ]
    made = xml(rendered(folder, paragraph("{{r 富文本(提示) }}"), 提示=hint))
    assert '<w:b/><w:bCs/><w:color w:val="FF0000"/><w:sz w:val="28"/><w:szCs w:val="28"/>' in made
    assert "&lt;报送&gt;" in made
    assert made.count("<w:b/>") == made.count("<w:i/>") == 1


def test_pieces_of_rich_text_can_be_put_together(folder: Path) -> None:
    made = rendered(folder, paragraph('{{r "请于" + 富文本("本周", 加粗=true) + "报送" }}'))
    assert said(made) == "请于本周报送"


def test_a_link_leads_to_its_address(folder: Path) -> None:
    made = rendered(folder, paragraph('{{r 链接("市局网站", "https://www.yunzhou.example/a?b=1&c=2") }}'))
    assert said(made) == "市局网站"
    assert 'Target="https://www.yunzhou.example/a?b=1&amp;c=2"' in xml(made, "word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('{{r 链接("甲", "javascript:alert(1)") }}', "不是网址"),
        ('{{r 链接("甲", "file:///etc/passwd") }}', "不是网址"),
        ('{{r 富文本("甲", 颜色="很红") }}', "不是颜色"),
        ('{{r 富文本("甲", 字号=900) }}', "不是 1 到 200.0 之间的大小"),
        ('{{r 富文本("甲", 加粗="也许") }}', "既不是“是”也不是“否”"),
        ("{{r 富文本(值) }}", "斜体”不是富文本的组成部分"),
        ("{{r 富文本(没有) }}", "没有"),
    ],
)
def test_rich_text_that_cannot_be_is_refused(folder: Path, code: str, told: str) -> None:
    assert told.replace("200.0", "200") in refused(folder, code, 值=[{"文字": "甲", "斜体": "是"}])


def test_a_picture_in_a_table_is_told_by_its_cell(folder: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(folder, table(2, row("甲", '{{ 图片("没有.png") }}')))
    place = {"part": MAIN, "table": 1, "row": 1, "column": 2}
    assert caught.value.diagnostics[0].location.place == place


def test_what_a_tag_never_asks_for_is_known() -> None:
    extra = Extra({"电话": "0999-1234567", "网址": "甲", "名单": ["甲"]})
    template = CompiledTemplate.from_bytes(
        write_package(parts_of(paragraph("{{ 附加.电话 }}{% if 附加.名单 %}有{% endif %}")))
    )
    template.render({"附加": extra})
    assert never_asked(extra) == ("网址",)


@pytest.mark.parametrize(
    "code", ["{% for 键 in 附加 %}{{ 键 }}{% endfor %}", "{% for 键, 值 in 附加.items() %}{{ 值 }}{% endfor %}"]
)
def test_a_loop_over_all_asks_for_all(code: str) -> None:
    extra = Extra({"电话": "甲", "网址": "乙"})
    CompiledTemplate.from_bytes(write_package(parts_of(paragraph(code)))).render({"附加": extra})
    assert never_asked(extra) == ()


def test_what_the_input_does_not_have_is_told_by_its_name_and_may_have_a_default() -> None:
    template = CompiledTemplate.from_bytes(write_package(parts_of(paragraph("{{ 附加.电话 }}"))), "模板.docx")
    with pytest.raises(TemplateError) as caught:
        template.render({"附加": Extra({})})
    assert "“附加”里的“电话”" in Wording("zh").diagnostic(caught.value.diagnostics[0])
    spared = CompiledTemplate.from_bytes(write_package(parts_of(paragraph("{{ 附加.电话|默认('无') }}"))))
    assert said(spared.render({"附加": Extra({})})) == "无"


@pytest.mark.parametrize(
    "code", ["{{ 附加._asked }}", "{{ 附加.update }}", "{{ 附加.__class__ }}", "{{ 附加.pop('a') }}"]
)
def test_nothing_of_python_is_reached_through_it(code: str) -> None:
    with pytest.raises(TemplateError):
        CompiledTemplate.from_bytes(write_package(parts_of(paragraph(code)))).render({"附加": Extra({"a": "甲"})})


@pytest.mark.parametrize("name", kinds.names())
def test_no_field_of_a_kind_has_the_name_of_a_function(name: str) -> None:
    kind = kinds.load(name)
    view: Any = type(kind.view(kind.model()))
    shown = {each for pair in field_names(view) for each in pair}
    assert not shown & {*FUNCTIONS, *FUNCTIONS.values()}


@pytest.mark.parametrize(
    ("code", "said_of_it"),
    [
        ("{{ 附加.电话 }}", "附加.电话"),
        ("{{ 附加.人.姓名 }}", "附加.人.姓名"),
        ("{% for 人 in 附加.人员 %}{{ 人.姓名 }}；{% endfor %}", "附加.人员之一.姓名；"),
        ("{{ 附加.日期|中文日期 }}", "附加.日期"),
        ("{{ 附加.人员|顿号连接(属性='姓名') }}", "附加.人员之一.姓名"),
        ("{{ 附加.单位|求和('数') }}", "1"),
        ("{% if 附加.人数|数字 > 100 %}多{% else %}少{% endif %}", "少"),
        ("{{ 附加.传真|默认('无') }}", "附加.传真"),
        ("{{r 富文本(附加.提示, 颜色=附加.颜色, 加粗=附加.粗) }}", "附加.提示"),
        ("{{r 链接(附加.名, 附加.网址) }}", "附加.名"),
        ("{{ 图片(附加.照片, 宽=附加.宽) }}", ""),
        ("{{ 附加.get('电话', '无') }}", "附加.电话"),
        ("{{ 附加.keys()|join }}", "附加之名"),
        ("{% for 名 in 附加 %}{{ 名 }}{% endfor %}", "附加之名"),
        ("{% for 名, 值 in 附加.组.items() %}{{ 名 }}是{{ 值.数 }}；{% endfor %}", "附加.组之名是附加.组之一.数；"),
        ("{% for 名, 值 in 附加.组|dictsort %}{{ 名 }}；{% endfor %}", "附加.组之名；"),
        ("{% for 名, 值 in 附加.组|items %}{{ 名 }}；{% endfor %}", "附加.组之名；"),
        (
            "{% for 人 in 附加.人员 %}{% for 名, 值 in 人.items() %}{{ 名 }}{% endfor %}{% endfor %}",
            "附加.人员之一之名",
        ),
        ("{{ 附加.人员[0].get('岁') }}{{ 附加.组.values()|first }}", "附加.人员.0.岁附加.组之一"),
        ("{{ (附加.人|selectattr('姓名', 'equalto', '王')|first).岁 }}", "附加.人之一.岁"),
        ("{{ (附加.人|list|rejectattr('姓名')|list|first).岁 }}", "附加.人之一.岁"),
        ("{{ 附加.组.items }}{{ 附加.组.title }}", "附加.组.items附加.组.title"),
        ("{{ 附加.电话.split('-')[1] }}{{ 附加.电话.startswith('0') }}", "附加.电话.1False"),
    ],
)
def test_a_template_on_trial_finds_whatever_it_asks_for(folder: Path, code: str, said_of_it: str) -> None:
    values: dict[str, Any] = {"附加": OpenExtra({}), **functions(lambda _: png())}
    made = rendered(folder, paragraph(code), **values)
    assert said(made) == said_of_it


@pytest.mark.parametrize("code", ["1 + 附加.数", "附加.数()", "附加.数.format('甲')", "附加 + 1", "附加.名 - 附加.数"])
def test_what_stands_in_for_a_value_is_not_named_in_a_message(folder: Path, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(folder, paragraph(f"{{{{ {code} }}}}"), 附加=OpenExtra({}))
    assert not any(name in str(each.params) for each in caught.value.diagnostics for name in ("StandIn", "Extra"))


def test_a_template_that_goes_over_the_keys_asks_for_all_of_them(folder: Path) -> None:
    extra = Extra({"电话": "1", "传真": "2"})
    rendered(folder, paragraph("{{ 附加.keys()|join }}"), 附加=extra)
    assert never_asked(extra) == ()
