"""Fuzzing: whatever stands in a file, it is read or refused in words, with places inside the file, and soon."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import InputError
from reportgen.sources import Source, load
from tests.sources.loading import written

SAMPLE = (Path(__file__).parents[2] / "inputs" / "notice.yaml").read_text("utf-8")
SAMPLE_JSON = """{
  "kind": "notice",
  "标题": "关于做好安全生产工作的通知",
  "主送机关": ["甲局", "乙局"],
  "seal": true, "附件": null,
  "正文": [{"heading": "总体\\u8981求", "措施": [{"title": "一", "deadline": "2026-05-31", "n": 12.50}]}]
}
"""
SECONDS = 10
LINE_END = re.compile("\r\n|\r|\n")
PIECES = [
    *"：，、｛｝“”（） \t\r\n　:#-?*&!|>'\"%@`{}[],\\~<=0一a\x00\x1b\x85\u2028\ufeff\ufffe",
    *(
        "a: ",
        "甲: ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "<<: ",
        "{{",
        "}}",
        "\n  ",
        "\n- ",
        "!!str ",
        "|\n  ",
        "'x'",
        '"x"',
        '"甲": ',
        "---\n",
    ),
]
LIKELY = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a file as an editor shows them, broken bytes as one character each."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return LINE_END.split(data.decode("utf-16", "replace"))
    try:
        return LINE_END.split(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return LINE_END.split(data.decode("gb18030", "replace"))


def outcome(folder: Path, data: bytes, suffix: str) -> Source | Sequence[Diagnostic]:
    """Return what becomes of a file, after looking at all that must hold for any."""
    path = written(folder, data, suffix)
    begun = time.process_time()
    try:
        result: Source | Sequence[Diagnostic] = load(path)
    except InputError as error:
        result = error.diagnostics
    assert time.process_time() - begun < SECONDS
    path.unlink()
    found = result.diagnostics if isinstance(result, Source) else result
    assert any(each.severity is Severity.ERROR for each in found) is not isinstance(result, Source)
    lines = lines_of(data)
    for each in found:
        str(each)  # raises where a parameter of the sentence is missing
        check_place(each, lines)
    return result


def check_place(found: Diagnostic, lines: list[str]) -> None:
    """Look whether a place lies in the file; the end of a line is a place too."""
    place = found.location.place
    if place:
        line, column = int(place["line"]), int(place["column"])
        assert 1 <= line <= len(lines), found
        assert found.code == "undecodable" or 1 <= column <= len(lines[line - 1]) + 1, found


def modest(examples: int) -> settings:
    """Return settings that do not depend on how fast a machine is."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


SUFFIXES = pytest.mark.parametrize("suffix", [".yaml", ".json"])


@SUFFIXES
@modest(200)
@given(text=st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str, suffix: str, folder: Path) -> None:
    outcome(folder, text.encode(), suffix)


@SUFFIXES
@modest(200)
@given(data=st.binary(max_size=80))
@example(data=b"\xff\xfe\x00")
@example(data=b"\xef\xbb\xbf\xff")
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str, folder: Path) -> None:
    outcome(folder, data, suffix)


@SUFFIXES
@pytest.mark.usefixtures("each_parser")
@modest(500)
@given(text=LIKELY)
@example(text="- 甲: {\r　\n  @")
@example(text="甲: \n}\n  　\t,")
@example(text=". ~ .一\n'%a: a]#,*a|\n　\t\n  \\：")
@example(text='"\x00key: |\n  　')
@example(text="{")
@example(text="　!!x [")
@example(text="*a")
@example(text=": ")
def test_any_text_of_meaningful_pieces_is_read_or_refused(text: str, suffix: str, folder: Path) -> None:
    outcome(folder, text.encode(), suffix)


@st.composite
def encoded(draw: st.DrawFn) -> bytes:
    """Draw a text in one of the encodings of a Chinese desktop, at times with broken bytes in it."""
    data = draw(LIKELY).encode(draw(st.sampled_from(["gb18030", "utf-8-sig", "utf-16", "utf-16-le"])))
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(max_size=2)) + data[at:]


@SUFFIXES
@modest(200)
@given(data=encoded())
def test_any_encoding_of_a_text_is_read_or_refused(data: bytes, suffix: str, folder: Path) -> None:
    outcome(folder, data, suffix)


@st.composite
def mutations(draw: st.DrawFn, sample: str) -> str:
    """Draw a sample with a few slips: characters deleted, put in, typed twice."""
    text = sample
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        end = at + draw(st.sampled_from([1, 1, 2, 5, 60]))
        slip = draw(st.sampled_from(["delete", "insert", "repeat"]))
        middle = {"delete": "", "insert": draw(st.sampled_from(PIECES)) + text[at:end], "repeat": text[at:end] * 2}
        text = text[:at] + middle[slip] + text[end:]
    return text


@pytest.mark.usefixtures("each_parser")
@modest(60)
@given(text=mutations(SAMPLE[:1500]))
def test_a_slip_in_the_head_of_the_sample_is_read_or_refused(text: str, folder: Path) -> None:
    outcome(folder, text.encode(), ".yaml")


@modest(60)
@given(text=mutations(SAMPLE))
def test_a_slip_anywhere_in_the_sample_is_read_or_refused(text: str, folder: Path) -> None:
    outcome(folder, text.encode(), ".yaml")


@modest(300)
@given(text=mutations(SAMPLE_JSON))
def test_a_slip_in_a_json_sample_is_read_or_refused(text: str, folder: Path) -> None:
    outcome(folder, text.encode(), ".json")


@pytest.mark.parametrize(("sample", "suffix"), [(SAMPLE, ".yaml"), (SAMPLE_JSON, ".json")])
def test_the_samples_without_a_slip_are_read(sample: str, suffix: str, folder: Path) -> None:
    result = outcome(folder, sample.encode(), suffix)
    assert isinstance(result, Source)
    assert result.data["kind"] == "notice"
    assert result.diagnostics == ()


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_json_sample_cut_short_is_refused(cut: int, folder: Path) -> None:
    result = outcome(folder, SAMPLE_JSON.rstrip()[:cut].rstrip("}").encode(), ".json")
    assert not isinstance(result, Source)
