"""What is no usable template is named, and merged documents are opened with the same care."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import InputError, ReportgenError, TemplateError, ToolError
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.validity import flaws
from reportgen.templating import CompiledTemplate, Subdocument, Template
from tests.oracle.making import docx, para, tbl, tc, tr
from tests.templating.making import MAIN, paragraph, parts_of, said, template


def code_of(error: ReportgenError) -> str:
    return error.diagnostics[0].code


def changed(part: str, content: bytes | None) -> bytes:
    parts = {**parts_of(paragraph("甲")), part: content or b""}
    return write_package({name: data for name, data in parts.items() if content is not None or name != part})


UNUSABLE = {
    "no package": b"plain text",
    "no main part": changed("word/document.xml", None),
    "no relationships": changed("_rels/.rels", None),
    "broken main part": changed("word/document.xml", b"<w:document"),
    "another root": changed("word/document.xml", b"<html/>"),
    "no body": changed(
        "word/document.xml",
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    ),
    "a link to nothing": changed("_rels/.rels", parts_of()["_rels/.rels"].replace(b"document.xml", b"missing.xml")),
    "a Word template": write_package(parts_of(main=MAIN.replace("document.main", "template.main"))),
    "a sheet": write_package(
        parts_of(main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    ),
}


@pytest.mark.parametrize("data", UNUSABLE.values(), ids=UNUSABLE)
def test_what_is_no_word_document_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        Template.from_bytes(data, "模板.docx").render({})
    assert caught.value.diagnostics[0].location.file == "模板.docx"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="cannot be read") as caught:
        Template.from_file(tmp_path / "没有.docx")
    assert caught.value.diagnostics[0].location.file == str(tmp_path / "没有.docx")


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="cannot be read"):
        Template.from_file(tmp_path)


def test_a_file_is_a_template(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(write_package(parts_of(paragraph("{{ 值 }}"))))
    assert said(Template.from_file(path).render({"值": "甲"})) == "甲"


def merged(data: bytes) -> str:
    made = template(paragraph("前"), paragraph("{{p 文件 }}"), paragraph("后"))
    return said(made.render({"文件": Subdocument(data, "附件.docx")}))


def test_a_document_is_merged_in_its_place() -> None:
    pytest.importorskip("docxcompose", reason="the extra part merge is not installed")
    assert merged(write_package(parts_of(paragraph("附件 {{ 标记 }} A & B")))) == "前\n附件 {{ 标记 }} A & B\n后"


@pytest.mark.parametrize("data", UNUSABLE.values(), ids=UNUSABLE)
def test_a_file_to_merge_that_is_no_word_document_is_the_clerks_to_mend(data: bytes) -> None:
    pytest.importorskip("docxcompose", reason="the extra part merge is not installed")
    with pytest.raises(InputError) as caught:
        merged(data)
    assert caught.value.diagnostics[0].location.file == "附件.docx"


def test_a_bomb_is_not_merged() -> None:
    bomb = write_package({**parts_of(paragraph("甲")), "word/bomb.bin": bytes(30_000_000)})
    with pytest.raises(InputError) as caught:
        merged(bomb)
    assert code_of(caught.value) == "package-ratio"


def test_merging_without_the_extra_part_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith(("docxcompose", "subdoc", "docxtpl.subdoc")):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ToolError, match=r"pip install gongwen-reportgen\[merge\]"):
        merged(write_package(parts_of(paragraph("甲"))))


def test_the_properties_of_a_cell_stand_in_the_order_of_the_format() -> None:
    width = '<w:tcW w:w="1" w:type="dxa"/>'
    made = docx(tbl((1,), tr(tc(para("{% cellbg 'FF0000' %}甲"), properties=width), tc(para("{% colspan 2 %}乙")))))
    found = read_package(CompiledTemplate.from_bytes(made).render({}), "模板.docx")["word/document.xml"].decode()
    assert re.search(r"<w:tcW [^>]*/><w:shd [^>]*/></w:tcPr>", found)
    assert re.search(r"<w:tcW [^>]*/><w:gridSpan [^>]*/></w:tcPr>", found)


@pytest.mark.parametrize(
    "cell",
    [
        tc(para("{%p if 无 %}"), para("甲"), para("{%p endif %}")),
        tc(tbl((1,), tr("甲")), para("{%p if 无 %}"), para("{%p endif %}")),
    ],
)
@pytest.mark.parametrize("make", [CompiledTemplate.from_bytes, lambda data: Template.from_bytes(data, "模板.docx")])
def test_a_cell_that_filling_in_empties_has_a_paragraph(cell: str, make: Callable[[bytes], Any]) -> None:
    parts = read_package(make(docx(tbl((1,), tr(cell)))).render({"无": False}), "模板.docx")
    assert not list(flaws(parts))
