"""Names of files: any title in, a name out that every disk takes and nobody is deceived by."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.outputs.names import MAX_BYTES, MAX_CHARACTERS, Taken, file_stem

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("关于防汛的通知", "关于防汛的通知"),
        ("", "未命名"),
        ("   ", "未命名"),
        ("...", "未命名"),
        (". .", "未命名"),
        ("\u200b\u202e", "未命名"),
        ("..", "未命名"),
        ("结尾。. . ", "结尾。"),
        (" .前后. ", "前后"),
        ("甲/乙\\丙", "甲／乙＼丙"),
        ('<>:"/\\|?*', "＜＞：＂／＼｜？＊"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("C:\\Windows", "C：＼Windows"),
        ("甲\x00乙\x1b丙\x7f", "甲乙丙"),
        ("甲\u202e乙\u2066丙\u200f", "甲乙丙"),
        ("通知\u202excod.exe", "通知xcod.exe"),
        ("甲\u200b乙\ufeff丙\u00ad", "甲乙丙"),
        ("甲\ud800乙", "甲乙"),
        ("关于防汛\n的通知", "关于防汛的通知"),
        ("关于防汛 \r\n 的通知", "关于防汛的通知"),
        ("flood\ncontrol", "flood control"),
        ("甲\u2028乙\x85丙", "甲乙丙"),
        ("甲  乙\t丙\u3000丁", "甲 乙 丙 丁"),
        ("cafe\u0301", "caf\u00e9"),
        ("CON", "_CON"),
        ("con", "_con"),
        ("Nul.通知", "_Nul.通知"),
        ("AUX .txt", "_AUX .txt"),
        ("COM1", "_COM1"),
        ("com¹", "_com¹"),
        ("LPT9.a.b", "_LPT9.a.b"),
        ("CONIN$", "_CONIN$"),
        ("COM10", "COM10"),
        ("CONSOLE", "CONSOLE"),
        ("~$临时", "~$临时"),
    ],
)
def test_a_title_becomes_a_safe_name(title: str, stem: str) -> None:
    assert file_stem(title, [], None) == stem


@pytest.mark.parametrize(
    ("title", "authority", "stem"),
    [
        ("青禾县水务局关于防汛的通知", ["青禾县水务局"], "关于防汛的通知"),
        ("青禾县水务局 关于防汛的通知", ["青禾县水务局"], "关于防汛的通知"),
        ("青禾县水务局\n关于防汛的通知", ["青禾县水务局"], "关于防汛的通知"),
        ("青禾县水务局通知", ["青禾县水务局"], "青禾县水务局通知"),
        ("转发青禾县水务局关于防汛的通知", ["青禾县水务局"], "转发青禾县水务局关于防汛的通知"),
        ("青禾县水务局", ["青禾县水务局"], "青禾县水务局"),
        ("青禾县水务局关于白石乡关于清淤的批复", ["青禾县水务局"], "关于白石乡关于清淤的批复"),
        ("青禾县水务局、青禾县应急局关于防汛的通知", ["青禾县水务局", "青禾县应急局"], "关于防汛的通知"),
        ("青禾县应急局 青禾县水务局关于防汛的通知", ["青禾县水务局", "青禾县应急局"], "关于防汛的通知"),
        ("青禾县水务局青禾县应急局关于防汛的通知", ["青禾县水务局", "青禾县应急局"], "关于防汛的通知"),
        ("青禾县水务局等三部门关于防汛的通知", ["青禾县水务局"], "青禾县水务局等三部门关于防汛的通知"),
        ("青禾县水务局办公室关于防汛的通知", ["青禾县水务局", "青禾县水务局办公室"], "关于防汛的通知"),
        ("关于防汛的通知", ["关于"], "关于防汛的通知"),
        ("关于防汛的通知", [""], "关于防汛的通知"),
        ("甲\u200b局关于防汛的通知", ["甲局"], "关于防汛的通知"),
    ],
)
def test_authorities_are_left_out_only_before_what_it_is_about(title: str, authority: list[str], stem: str) -> None:
    assert file_stem(title, authority, None) == stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [("关于防汛的通知", "2024-03-05 关于防汛的通知"), ("", "2024-03-05 未命名"), ("CON", "2024-03-05 CON")],
)
def test_the_date_stands_in_front(title: str, stem: str) -> None:
    assert file_stem(title, [], DAY) == stem


def test_a_year_has_four_digits() -> None:
    assert file_stem("甲", [], date(800, 1, 2)) == "0800-01-02 甲"


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("甲" * 66, "甲" * 66),
        ("甲" * 67, "甲" * 65 + "…"),
        ("a" * 120, "a" * 120),
        ("a" * 121, "a" * 119 + "…"),
        ("𠮷" * 51, "𠮷" * 49 + "…"),
        ("a" * 118 + "e\u0323\u0301" * 4, "a" * 118 + "…"),
        ("a" * 100 + "." * 30 + "b", "a" * 100 + "…"),
    ],
)
def test_a_long_title_is_cut_at_a_whole_character(title: str, stem: str) -> None:
    assert file_stem(title, [], None) == stem


@pytest.mark.parametrize(
    ("stems", "answers"),
    [
        (["甲", "甲", "甲"], ["甲", "甲（2）", "甲（3）"]),
        (["A", "a"], ["A", "a（2）"]),
        (["caf\u00e9", "cafe\u0301"], ["caf\u00e9", "cafe\u0301（2）"]),
        (["stra\u00dfe", "STRASSE"], ["stra\u00dfe", "STRASSE（2）"]),
        (["甲", "甲（2）", "甲"], ["甲", "甲（2）", "甲（3）"]),
        (["甲（2）", "甲", "甲"], ["甲（2）", "甲", "甲（3）"]),
        (["甲", "乙"], ["甲", "乙"]),
    ],
)
def test_no_two_documents_take_one_name(stems: list[str], answers: list[str]) -> None:
    taken = Taken()
    assert [taken.add(stem) for stem in stems] == answers


def test_a_name_that_is_taken_from_the_start_is_not_given_out() -> None:
    taken = Taken(["甲", "甲（2）"])
    assert [taken.add("甲"), taken.add("甲"), taken.add("乙")] == ["甲（3）", "甲（4）", "乙"]


NASTY = st.text(st.sampled_from('甲乙关于AZcon.$ /\\:*?"<>|\x00\n\r\t\u202e\u200bé\u0301𠮷1¹～'), max_size=300)
NAMES = st.lists(st.text(max_size=8), max_size=3)
RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"
}


@given(title=NASTY | st.text(max_size=400), authority=NAMES, day=st.none() | st.dates())
def test_any_title_gives_a_name_that_every_disk_takes(title: str, authority: list[str], day: date | None) -> None:
    stem = file_stem(title, authority, day)
    assert stem.strip(" .")
    assert not set('<>:"/\\|?*') & set(stem)
    assert all(unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for each in stem)
    assert stem[-1] not in " ." and stem[0] != " "
    assert stem.partition(".")[0].rstrip().upper() not in RESERVED
    assert len(stem) <= MAX_CHARACTERS and len(stem.encode()) <= MAX_BYTES
    assert len(f"{stem}（100）.备份100.docx".encode()) <= 255
    assert day is None or stem.startswith(f"{day.isoformat()} ")


@given(stems=st.lists(NASTY.map(lambda text: file_stem(text, [], None)), max_size=12))
def test_names_given_out_never_collide(stems: list[str]) -> None:
    taken = Taken()
    given_out = [taken.add(stem) for stem in stems]
    assert len({unicodedata.normalize("NFC", each).casefold() for each in given_out}) == len(stems)
