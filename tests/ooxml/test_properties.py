"""Properties: parts in; parts that say what the document is, nothing about its author, and whether it was edited."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from reportgen.ooxml.package import PackageError, content_hash, read_package, write_package
from reportgen.ooxml.properties import is_untouched, seal, stored_hash
from tests.ooxml.archives import GOOD

TYPES, LINKS = "[Content_Types].xml", "_rels/.rels"
CORE, CUSTOM, APP = "docProps/core.xml", "docProps/custom.xml", "docProps/app.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE_KIND = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
AUTHOR = "张三"
LINKED = {
    "officeDocument": "word/document.xml",
    "core-properties": CORE,
    "extended-properties": APP,
    "custom-properties": CUSTOM,
}
CORE_XML = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<dc:creator>{AUTHOR}</dc:creator><cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy><dc:description>{AUTHOR}</dc:description>"
    f"<cp:keywords>{AUTHOR}</cp:keywords></cp:coreProperties>"
).encode()
CUSTOM_XML = (
    f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="密级"><vt:lpwstr>内部</vt:lpwstr></property>'
    "</Properties>"
).encode()
APP_XML = (
    f'<Properties xmlns="{OFFICE}/extended-properties"><Application>Microsoft Office Word</Application>'
    f"<Company>{AUTHOR}的公司</Company><Manager>{AUTHOR}</Manager></Properties>"
).encode()


def sealed(
    parts: dict[str, bytes], title: str = "题", creator: str = "局", day: date | None = date(2024, 3, 5)
) -> dict[str, bytes]:
    return seal(parts, title=title, creator=creator, created=day, generator="reportgen 1")


def with_properties(core: str = CORE, custom: str = CUSTOM, kind: str = "Override") -> dict[str, bytes]:
    """Return a docx whose properties stand under these names."""
    if kind == "Override":
        more = f'<Override PartName="/{core}" ContentType="{CORE_KIND}"/><Override PartName="/{custom}" ContentType="{CUSTOM_KIND}"/>'
    else:
        more = f'<Default Extension="core" ContentType="{CORE_KIND}"/><Default Extension="custom" ContentType="{CUSTOM_KIND}"/>'
    links = (
        f'<Relationship Id="rId8" Type="{PACKAGE}/relationships/metadata/core-properties" Target="/{core}"/>'
        f'<Relationship Id="rId9" Type="{OFFICE}/relationships/custom-properties" Target="{custom}"/>'
    )
    return {
        **GOOD,
        TYPES: GOOD[TYPES].replace(b"</Types>", f"{more}</Types>".encode()),
        LINKS: GOOD[LINKS].replace(b"</Relationships>", f"{links}</Relationships>".encode()),
        core: CORE_XML,
        custom: CUSTOM_XML,
        APP: APP_XML,
    }


def texts(part: bytes) -> dict[str, str]:
    return {each.tag.rpartition("}")[2]: each.text or "" for each in ElementTree.fromstring(part)}


def links(parts: dict[str, bytes]) -> dict[str, str]:
    """Return what the package links to, by the last word of the kind of link."""
    return {
        each.get("Type", "").rpartition("/")[2]: each.get("Target", "") for each in ElementTree.fromstring(parts[LINKS])
    }


def kinds(parts: dict[str, bytes]) -> dict[str, str]:
    return {each.get("PartName", ""): each.get("ContentType", "") for each in ElementTree.fromstring(parts[TYPES])}


def custom(parts: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """Return the custom properties: name to number and text."""
    root = ElementTree.fromstring(parts[CUSTOM])
    return {each.get("name", ""): (each.get("pid", ""), "".join(each.itertext())) for each in root}


def test_a_sealed_document_is_untouched() -> None:
    parts = sealed(GOOD)
    assert stored_hash(parts) == content_hash(parts)
    assert is_untouched(parts)
    assert is_untouched(read_package(write_package(parts), "a.docx"))


def test_a_document_says_what_it_is() -> None:
    parts = sealed(GOOD, "题目 <1> & 2", "甲局、乙局")
    assert texts(parts[CORE]) == {
        "title": "题目 <1> & 2",
        "creator": "甲局、乙局",
        "lastModifiedBy": "甲局、乙局",
        "created": "2024-03-05T00:00:00Z",
        "modified": "2024-03-05T00:00:00Z",
    }


def test_a_document_without_a_date_has_the_first_date_of_zip() -> None:
    assert texts(sealed(GOOD, day=None)[CORE])["created"] == "1980-01-01T00:00:00Z"


def test_sealing_leaves_the_parts_it_was_given_alone() -> None:
    before = dict(GOOD)
    assert sealed(GOOD) != GOOD and before == GOOD


def test_the_same_document_is_sealed_alike() -> None:
    assert sealed(GOOD) == sealed(dict(reversed(GOOD.items())))


def test_sealing_again_changes_nothing() -> None:
    assert sealed(sealed(with_properties())) == sealed(with_properties())


@pytest.mark.parametrize("part", ["word/document.xml", "word/header.xml", CORE, TYPES, LINKS])
def test_a_changed_part_is_noticed(part: str) -> None:
    parts = sealed(GOOD)
    assert not is_untouched({**parts, part: parts[part] + b" "})


def test_a_part_more_or_less_is_noticed() -> None:
    parts = sealed(GOOD)
    assert not is_untouched({**parts, "word/media/a.png": b""})
    assert not is_untouched({name: data for name, data in parts.items() if name != "word/header.xml"})


def test_a_part_that_is_renamed_is_noticed() -> None:
    parts = sealed(GOOD)
    parts["word/header2.xml"] = parts.pop("word/header.xml")
    assert not is_untouched(parts)


@pytest.mark.parametrize("data", [None, b"", b"<broken", b"<a/>", b"\xff\xfe", b"<!DOCTYPE x><x/>"])
def test_without_a_readable_hash_a_document_counts_as_edited(data: bytes | None) -> None:
    parts = {**sealed(GOOD), CUSTOM: data or b""}
    if data is None:
        del parts[CUSTOM]
    assert stored_hash(parts) is None
    assert not is_untouched(parts)


def test_a_document_never_sealed_counts_as_edited() -> None:
    assert not is_untouched(GOOD)


def test_an_empty_hash_is_none() -> None:
    parts = sealed(GOOD)
    digest = stored_hash(parts) or ""
    assert stored_hash({**parts, CUSTOM: parts[CUSTOM].replace(digest.encode(), b"")}) is None


@pytest.mark.parametrize("kind", ["Override", "Default"])
@pytest.mark.parametrize(
    ("core", "own"),
    [
        (CORE, CUSTOM),
        ("docProps/core0.core", "docProps/custom7.custom"),
        ("package/services/metadata/core-properties/1.core", "own.custom"),
        ("metadata.core", "word/custom.custom"),
    ],
)
def test_properties_under_another_name_are_moved_to_the_usual_one(core: str, own: str, kind: str) -> None:
    parts = sealed(with_properties(core, own, kind))
    assert {name for name in parts if name not in GOOD} == {CORE, CUSTOM, APP}
    assert {name: target.lstrip("/") for name, target in links(parts).items()} == LINKED
    typed = kinds(parts)
    assert (typed[f"/{CORE}"], typed[f"/{CUSTOM}"]) == (CORE_KIND, CUSTOM_KIND)
    assert {f"/{core}", f"/{own}"} & set(typed) <= {f"/{CORE}", f"/{CUSTOM}"}
    assert custom(parts)["密级"] == ("2", "内部")
    assert custom(parts)["reportgen-content-hash"] == ("3", content_hash(parts))
    assert is_untouched(parts)


def test_a_document_without_properties_gets_them() -> None:
    parts = sealed(GOOD)
    assert links(parts) == LINKED
    assert kinds(parts)[f"/{CORE}"] == CORE_KIND and kinds(parts)[f"/{CUSTOM}"] == CUSTOM_KIND
    assert [each.get("Id") for each in ElementTree.fromstring(parts[LINKS])] == ["rId1", "rId2", "rId3", "rId4"]


def test_nothing_of_the_templates_author_stays() -> None:
    parts = sealed(with_properties())
    assert AUTHOR.encode() not in b"".join(parts.values())
    assert texts(parts[APP]) == {"Application": "reportgen 1"}


@pytest.mark.parametrize("core", ["docProps/core0.xml", "docProps/CORE.XML"])
def test_nothing_of_the_templates_author_stays_under_another_name(core: str) -> None:
    assert AUTHOR.encode() not in b"".join(sealed(with_properties(core)).values())


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_that_xml_does_not_hold_is_left_out_of_a_title(character: str) -> None:
    parts = sealed(GOOD, f"前{character}后")
    assert texts(parts[CORE])["title"] == "前后"


@pytest.mark.parametrize("part", [TYPES, LINKS])
def test_broken_parts_of_the_package_are_refused(part: str) -> None:
    with pytest.raises(PackageError):
        sealed({**GOOD, part: b"<broken"})
