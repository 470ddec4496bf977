"""Packages: bytes from anybody in; parts, or a PackageError that says what is wrong with which file."""

from __future__ import annotations

import random
import time
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.ooxml import package
from reportgen.ooxml.package import PackageError, content_hash, read_package, write_package
from tests.ooxml.archives import GOOD, announcing, flagged, packed, with_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"
MEGABYTE = 1024 * 1024
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def refusal(data: bytes) -> str:
    """Return the code of the PackageError that reading ends in."""
    with pytest.raises(PackageError) as caught:
        read_package(data, "文件.docx")
    assert caught.value.diagnostic.location.file == "文件.docx"
    assert str(caught.value) == str(caught.value.diagnostic)
    return caught.value.diagnostic.code


def test_a_good_file_is_read_whole() -> None:
    assert read_package(packed(), "文件.docx") == GOOD


def test_a_stored_file_is_read_too() -> None:
    assert read_package(packed(method=ZIP_STORED), "文件.docx") == GOOD


def test_folders_are_no_parts() -> None:
    assert read_package(packed(("word/media/", b"")), "文件.docx") == GOOD


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package-empty"),
        (b"plain text", "package-foreign"),
        (b"%PDF-1.7", "package-foreign"),
        (b"{\\rtf1}", "package-foreign"),
        (b"\x89PNG\r\n", "package-foreign"),
        (b" " + packed(), "package-foreign"),
        (OLE, "package-old-format"),
        (OLE + bytes(1000), "package-old-format"),
        (OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "package-password"),
        (b"PK\x03\x04", "package-damaged"),
        (b"PK\x05\x06" + bytes(18), "package-no-content-types"),
        (packed()[:-30], "package-damaged"),
        (packed()[: len(packed()) // 2], "package-damaged"),
        (write_package({"a.txt": b"a"}), "package-no-content-types"),
        (flagged(packed(("word/a.bin", b"a")), 0x1), "package-password"),
        (flagged(packed(("word/a.bin", b"a")), 0x40), "package-damaged"),
        (packed(method=ZIP_BZIP2), "package-compression"),
        (packed(method=ZIP_LZMA), "package-compression"),
        (packed(("word/document.xml", b"<a/>")), "package-duplicate-part"),
        (packed(("WORD/Document.XML", b"<a/>")), "package-duplicate-part"),
        (packed(("word/a.bin", b"a"), ("word/a.bin", b"a")), "package-duplicate-part"),
        (with_part(TYPES, b""), "package-part-broken"),
        (with_part(TYPES, b"<Types"), "package-part-broken"),
        (with_part(TYPES, b"not xml"), "package-encoding"),
        (with_part(TYPES, b"<Types>" + b" " * 5 * MEGABYTE + b"</Types>"), "package-ratio"),
        (with_part("word/document.xml", b"\xff\xfe\x00garbage"), "package-encoding"),
        (with_part("word/document.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>'), "package-encoding"),
        (with_part("word/document.xml", b"<?xml version='1.0' encoding='gb18030'?><a/>"), "package-encoding"),
    ],
)
def test_what_is_not_opened_is_named(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "word/../../evil.xml",
        "/etc/passwd",
        "word/./a.xml",
        "word//a.xml",
        "C:/a.xml",
        "c:a.xml",
        "word\\a.xml",
        "..",
        ".",
        "word/..",
        "a\nb.xml",
        "a\x1bb.xml",
        "",
    ],
)
def test_an_unsafe_name_is_refused(name: str) -> None:
    assert refusal(packed((name, b"<a/>"))) == "package-unsafe-name"


def test_a_name_with_a_nul_is_refused() -> None:
    hidden = packed(("word/a.xmlX.exe", b"<a/>")).replace(b"word/a.xmlX.exe", b"word/a.xml\x00.exe")
    assert refusal(hidden) == "package-unsafe-name"


def test_the_name_of_a_part_is_shown_without_its_control_characters() -> None:
    with pytest.raises(PackageError) as caught:
        read_package(packed(("a\x1b[31m\u202eb.xml", b"<a/>")), "文件.docx")
    assert caught.value.diagnostic.params["part"] == "a\ufffd[31m\ufffdb.xml"


@pytest.mark.parametrize("size", [2 * MEGABYTE, 50 * MEGABYTE])
def test_a_bomb_is_refused_before_it_goes_off(size: int) -> None:
    assert refusal(packed(("word/bomb.bin", bytes(size)))) == "package-ratio"


def test_what_is_small_may_be_packed_tightly() -> None:
    assert read_package(packed(("word/a.bin", bytes(MEGABYTE // 2))), "文件.docx")["word/a.bin"] == bytes(MEGABYTE // 2)


def test_many_tight_parts_together_are_a_bomb_too() -> None:
    assert refusal(packed(*((f"word/{n}.bin", bytes(MEGABYTE)) for n in range(8)))) == "package-ratio"


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 3 * MEGABYTE)
    noise = random.Random(1).randbytes(3 * MEGABYTE)
    assert refusal(packed(("word/a.bin", noise))) == "package-too-large"
    assert read_package(packed(("word/a.bin", noise[:MEGABYTE])), "文件.docx")["word/a.bin"] == noise[:MEGABYTE]


@pytest.mark.parametrize("announced", [0, 10, 999, 1001, 5000])
def test_a_part_of_another_size_than_announced_is_damaged(announced: int) -> None:
    assert refusal(announcing(packed(("word/a.bin", bytes(1000))), announced)) == "package-damaged"


def test_a_bomb_that_announces_little_stays_little() -> None:
    bomb = announcing(packed(("word/bomb.bin", bytes(60 * MEGABYTE))), 1000)
    resource = pytest.importorskip("resource", reason="this system does not tell what a process has used")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(bomb) == "package-damaged"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.parametrize("count", [5_000 - len(GOOD), 5_001 - len(GOOD), 10_001])
def test_five_thousand_parts_are_enough(count: int) -> None:
    data = packed(*((f"word/{n}.bin", b"") for n in range(count)))
    if count + len(GOOD) <= 5_000:
        assert len(read_package(data, "文件.docx")) == 5_000
    else:
        assert refusal(data) == "package-too-many-parts"


def test_a_huge_list_of_parts_is_not_even_made() -> None:
    start = time.process_time()
    assert refusal(b"PK\x03\x04" + b"PK\x01\x02" * 2_000_000) == "package-too-many-parts"
    assert time.process_time() - start < 1


XML_PARTS = ["word/document.xml", "word/header.xml", TYPES, "_rels/.rels", "customXml/item1.xml", "word/drawing.vml"]


@pytest.mark.parametrize("part", XML_PARTS)
@pytest.mark.parametrize("hostile", [LAUGHS, OUTSIDE, b"<!DOCTYPE x><x/>", b"<?xml version='1.0'?>\n<!DOCTYPE\nx><x/>"])
def test_a_document_type_is_refused_in_any_part(part: str, hostile: bytes) -> None:
    assert refusal(with_part(part, hostile)) == "package-document-type"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/header.xml"])
def test_a_document_type_is_refused_in_any_encoding(part: str, encoding: str) -> None:
    assert refusal(with_part(part, LAUGHS.decode().encode(encoding))) == "package-document-type"


def test_a_part_that_is_xml_by_its_type_alone_is_looked_at() -> None:
    types = GOOD[TYPES].replace(b"</Types>", b'<Default Extension="dat" ContentType="Application/XML; x=y"/></Types>')
    parts = {**GOOD, TYPES: types, "word/a.DAT": LAUGHS}
    assert refusal(write_package(parts)) == "package-document-type"


def test_a_picture_may_have_a_document_type() -> None:
    types = GOOD[TYPES].replace(b"</Types>", b'<Default Extension="svg" ContentType="image/svg+xml"/></Types>')
    parts = {**GOOD, TYPES: types, "word/media/a.svg": b"<!DOCTYPE svg><svg/>"}
    assert read_package(write_package(parts), "文件.docx") == parts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_honest_part_may_have_any_honest_encoding(encoding: str) -> None:
    part = '<?xml version="1.0"?><甲>乙</甲>'.encode(encoding)
    assert read_package(with_part("word/document.xml", part), "文件.docx")["word/document.xml"] == part


def test_the_same_parts_give_the_same_bytes() -> None:
    backwards = dict(reversed(GOOD.items()))
    assert list(backwards) != list(GOOD) and write_package(backwards) == write_package(GOOD)


def test_the_content_types_come_first() -> None:
    assert list(read_package(write_package({**GOOD, "A.bin": b""}), "文件.docx"))[:3] == [TYPES, "_rels/.rels", "A.bin"]


def test_nothing_tells_when_and_where_a_file_was_written() -> None:
    assert write_package({"a": b"a"}).startswith(b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x21\x00")


NAMES = st.text(st.sampled_from("abcXYZ甲乙é-_ "), min_size=1, max_size=12).map(lambda name: f"word/{name}.bin")
PARTS = st.dictionaries(NAMES, st.binary(max_size=200), max_size=8).filter(
    lambda parts: len({name.lower() for name in parts}) == len(parts)
)


@given(parts=PARTS)
def test_what_is_written_is_read_again(parts: dict[str, bytes]) -> None:
    whole = {**GOOD, **parts}
    assert read_package(write_package(whole), "文件.docx") == whole


@given(parts=PARTS, other=PARTS)
def test_only_the_same_parts_have_the_same_hash(parts: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (content_hash(parts) == content_hash(other)) == (parts == other)


def test_a_hash_tells_where_a_name_ends() -> None:
    assert content_hash({"ab": b"c"}) != content_hash({"a": b"bc"})
    assert content_hash({"a": b"", "b": b""}) != content_hash({"a": b"\0" * 7 + b"\x01b"})


def survives(data: bytes) -> None:
    """Read the file; anything but parts or a PackageError fails."""
    try:
        parts = read_package(data, "文件.docx")
    except PackageError as error:
        assert error.diagnostic.code.startswith("package-")
    else:
        assert TYPES in parts


@given(data=st.binary(max_size=400), start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", OLE]))
def test_noise_is_refused_in_order(data: bytes, start: bytes) -> None:
    survives(start + data)


WHOLE = packed()
SPOTS = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(spots=SPOTS)
def test_a_file_with_changed_bytes_is_read_or_refused_in_order(spots: list[tuple[int, int]]) -> None:
    changed = bytearray(WHOLE)
    for at, value in spots:
        changed[at] = value
    survives(bytes(changed))


@given(cut=st.tuples(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE))), more=st.binary(max_size=30))
def test_a_file_cut_and_patched_is_read_or_refused_in_order(cut: tuple[int, int], more: bytes) -> None:
    survives(WHOLE[: min(cut)] + more + WHOLE[max(cut) :])


@given(at=st.sampled_from(range(len(WHOLE) - 400, len(WHOLE))), value=st.integers(0, 255))
def test_a_changed_directory_is_read_or_refused_in_order(at: int, value: int) -> None:
    survives(WHOLE[:at] + bytes([value]) + WHOLE[at + 1 :])


@given(part=st.sampled_from(sorted(GOOD)), data=st.binary(max_size=80) | st.text("<>/?!x= \"'&;").map(str.encode))
def test_a_part_of_noise_is_read_or_refused_in_order(part: str, data: Any) -> None:
    survives(with_part(part, data))


def test_content_types_nested_without_end_are_read_or_refused_in_order() -> None:
    survives(with_part(TYPES, b"<a>" * 100_000 + b"</a>" * 100_000))
    survives(with_part("word/document.xml", b"<a>" * 100_000 + b"</a>" * 100_000))
