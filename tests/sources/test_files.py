"""Files: what is no text, no file or no input is refused in words; every encoding of a Chinese desktop is read."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from reportgen.errors import InputError
from reportgen.sources import load
from reportgen.sources.files import MAX_BYTES
from tests.sources.loading import refusal_of, source_of, told, written

TEXT = "标题: 关于做好安全生产工作的通知\n主送机关: [各县（区）应急管理局]\n"
DATA = {"标题": "关于做好安全生产工作的通知", "主送机关": ["各县（区）应急管理局"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str, folder: Path) -> None:
    source = source_of(folder, TEXT.encode(encoding))
    assert source.data == DATA
    assert source.diagnostics == ()


@pytest.mark.parametrize(("bom", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_is_read_in_both_byte_orders(bom: bytes, encoding: str, folder: Path) -> None:
    assert source_of(folder, bom + TEXT.encode(encoding)).data == DATA


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_read_and_said_so(encoding: str, folder: Path) -> None:
    source = source_of(folder, TEXT.encode(encoding))
    assert source.data == DATA
    assert told(source.diagnostics) == [("read-as-gbk", 0, 0)]
    assert source.diagnostics[0].severity is Severity.INFO


def test_json_is_read_in_gbk_too(folder: Path) -> None:
    source = source_of(folder, '{"标题": "通知"}'.encode("gbk"), ".json")
    assert source.data == {"标题": "通知"}
    assert told(source.diagnostics) == [("read-as-gbk", 0, 0)]


@pytest.mark.parametrize(
    ("data", "place", "number"),
    [
        ("标题: 通知\n正文: 一\n".encode() + b"\xff\n", (3, 1), 28),
        ("标题: 通知\r\n正文: 文".encode() + b"\xe6\x96\n" + "附件: 二\n".encode(), (2, 6), 28),
        ("\ufeff标题: 通".encode() + b"\xff" + "知\n".encode(), (1, 6), 15),
        ("标题: 通知\n".encode("gbk") + b"\xff\n", (2, 1), 12),
    ],
)
def test_a_broken_byte_is_told_with_its_place(data: bytes, place: tuple[int, int], number: int, folder: Path) -> None:
    (found,) = refusal_of(folder, data)
    assert told([found]) == [("undecodable", *place)]
    assert str(found) == f"byte {number} of the file cannot be read as text; save the file as UTF-8"


def test_utf_16_cut_in_the_middle_of_a_character_is_refused(folder: Path) -> None:
    (found,) = refusal_of(folder, "甲: 一\n".encode("utf-16-le").join([b"\xff\xfe", b"\x4e"]))
    assert told([found]) == [("undecodable", 2, 1)]


CONTROLS = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"]
FORBIDDEN = [*CONTROLS, "\x7f", "\x80", "\x85", "\x9f", "\ufffe", "\uffff", "\ufeff", "\u2028", "\u2029"]


@pytest.mark.parametrize("character", FORBIDDEN, ids=ascii)
@pytest.mark.parametrize(
    ("suffix", "text"), [(".yaml", "甲: 一\n乙: 二{}三\n"), (".json", '{{"甲": "一",\n"": "{}"}}')]
)
def test_a_forbidden_character_is_told_with_its_place(character: str, suffix: str, text: str, folder: Path) -> None:
    found = refusal_of(folder, text.format(character), suffix)
    column = 5 if suffix == ".yaml" else 6
    (told_character,) = (each for each in found if each.code == "forbidden-character")
    assert told([told_character]) == [("forbidden-character", 2, column)]
    assert told_character.params["character"] == f"U+{ord(character):04X}"


def test_every_forbidden_character_is_told(folder: Path) -> None:
    found = refusal_of(folder, "甲: \x00一\x1b\n乙\u2028丙\x07: 二\ufeff\n")
    assert told(found) == [
        ("forbidden-character", 1, 4),
        ("forbidden-character", 1, 6),
        ("forbidden-character", 2, 2),
        ("forbidden-character", 2, 4),
        ("forbidden-character", 2, 8),
    ]


def test_a_forbidden_character_hides_no_other_slip(folder: Path) -> None:
    found = refusal_of(folder, "甲: 一\x0c\n甲: 二\n丙: {{ x }}个\n")
    assert told(found) == [("forbidden-character", 1, 5), ("duplicate-key", 2, 1), ("reserved-character", 3, 4)]


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
def test_a_word_file_under_another_name_is_refused(suffix: str, folder: Path) -> None:
    path = folder / f"renamed{suffix}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(InputError, match="Word, Excel or zip file under another name") as caught:
        load(path)
    assert told(caught.value.diagnostics) == [("not-a-text-file", 0, 0)]


def test_an_old_word_file_under_another_name_is_refused(folder: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert told(refusal_of(folder, data)) == [("not-a-text-file", 0, 0)]


def test_a_missing_file_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="there is no such file") as caught:
        load(folder / "没有.yaml")
    assert told(caught.value.diagnostics) == [("file-missing", 0, 0)]
    assert caught.value.diagnostics[0].location.file == str(folder / "没有.yaml")


def test_a_folder_is_refused(folder: Path) -> None:
    inner = folder / "输入.yaml"
    inner.mkdir()
    with pytest.raises(InputError, match="this is a folder"):
        load(inner)


def test_a_name_too_long_for_the_system_is_refused(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(folder / f"{'长' * 300}.yaml")
    assert told(caught.value.diagnostics) == [("file-unreadable", 0, 0)]


@pytest.mark.parametrize("name", ["通知.txt", "通知.docx", "通知", "通知.yaml.bak", ".yaml"])
def test_another_suffix_is_refused(name: str, folder: Path) -> None:
    path = folder / name
    path.write_text("甲: 一\n", "utf-8")
    with pytest.raises(InputError, match=r"ends in \.yaml, \.yml, \.json") as caught:
        load(path)
    assert told(caught.value.diagnostics) == [("unknown-format", 0, 0)]


def test_what_is_no_workbook_is_refused_in_its_own_words(folder: Path) -> None:
    assert "this is not a Word or Excel file" in str(refusal_of(folder, "甲: 一\n", ".xlsx")[0])


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".YAML", ".Yml"])
def test_a_suffix_counts_in_upper_and_lower_case(suffix: str, folder: Path) -> None:
    assert source_of(folder, "甲: 一\n", suffix).data == {"甲": "一"}


def test_a_json_suffix_in_upper_case_is_read_as_json(folder: Path) -> None:
    assert told(refusal_of(folder, "甲: 一\n", ".JSON")) == [("json-syntax", 1, 1)]


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 1)() == 0, reason="root may read every file")
def test_an_unreadable_file_is_refused(folder: Path) -> None:
    path = written(folder, "甲: 一\n")
    path.chmod(0)
    with pytest.raises(InputError, match="the file cannot be read") as caught:
        load(path)
    assert told(caught.value.diagnostics) == [("file-unreadable", 0, 0)]


def test_a_file_that_another_program_holds_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(folder, "甲: 一\n")
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\)"):
        load(path)


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_file_too_large_for_one_document_is_refused(suffix: str, folder: Path) -> None:
    path = written(folder, "", suffix)
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 16 MB") as caught:
        load(path)
    assert told(caught.value.diagnostics) == [("file-too-large", 0, 0)]


def test_a_file_of_exactly_the_largest_size_is_looked_at(folder: Path) -> None:
    assert told(refusal_of(folder, b" " * (16 * 1024 * 1024))) == [("empty-file", 0, 0)]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t", "　\n".encode()])
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_an_empty_file_is_refused(data: bytes, suffix: str, folder: Path) -> None:
    assert told(refusal_of(folder, data, suffix)) == [("empty-file", 0, 0)]
