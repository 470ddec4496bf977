"""Limits: what is made to exhaust a reader is refused soon, and in words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.sources import Plain, load
from tests.sources.loading import errors, refusal_of, source_of, told, written

SECONDS = 10
DEPTH = 20_000


def codes(folder: Path, text: str, suffix: str = ".yaml") -> set[str]:
    """Return the codes of the errors, told within the time that any file may take."""
    begun = time.process_time()
    found = errors(refusal_of(folder, text, suffix))
    assert time.process_time() - begun < SECONDS
    return {each.code for each in found}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "[" * DEPTH,
        "甲: " + "[" * DEPTH + "]" * DEPTH,
        "甲: " + "{甲: " * DEPTH,
        "甲:\n  " + "- " * DEPTH + "一",
        "甲: " + "[{甲: " * DEPTH,
        "\n".join(" " * depth + "甲:" for depth in range(300)),
        "? " * DEPTH,
    ],
    ids=["lists", "closed lists", "groups", "dashes", "lists and groups", "indentation", "keys"],
)
def test_deep_nesting_in_yaml_is_refused(text: str, folder: Path) -> None:
    assert "too-deep" in codes(folder, text)


@pytest.mark.parametrize("text", ['{"甲": ' + "[" * DEPTH, '{"甲": ' * DEPTH, '{"甲": ' + '[{"甲": ' * DEPTH])
def test_deep_nesting_in_json_is_refused(text: str, folder: Path) -> None:
    assert codes(folder, text, ".json") == {"too-deep"}


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_the_deepest_nesting_is_sixty(suffix: str, folder: Path) -> None:
    expected: Plain = "一"
    for _ in range(59):
        expected = [expected]
    data = source_of(folder, '{"甲": ' + "[" * 59 + '"一"' + "]" * 59 + "}", suffix).data
    assert data == {"甲": expected}
    found = refusal_of(folder, '{"甲": ' + "[" * 60 + '"一"' + "]" * 60 + "}", suffix)
    assert told(found) == [("too-deep", 1, 66)]


def bomb(width: int, depth: int) -> str:
    lines = ["a0: &a0 [笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, depth)]
    return "\n".join(lines)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", [bomb(9, 10), bomb(2, 59), f"a: &a [{'一, ' * 1000}]\nb: [{'*a, ' * 1000}]"])
def test_aliases_that_grow_without_bound_are_refused(text: str, folder: Path) -> None:
    assert codes(folder, text) == {"too-many-values"}


def test_aliases_of_groups_that_grow_without_bound_are_refused(folder: Path) -> None:
    lines = ["a0: &a0 {甲: 一, 乙: 二}"]
    lines += [f"a{level}: &a{level} {{甲: *a{level - 1}, 乙: *a{level - 1}}}" for level in range(1, 40)]
    assert codes(folder, "\n".join(lines)) == {"too-many-values"}


def test_aliases_that_grow_too_deep_are_refused(folder: Path) -> None:
    lines = ["a0: &a0 [一]", *(f"a{level}: &a{level} [*a{level - 1}]" for level in range(1, 80))]
    assert codes(folder, "\n".join(lines)) == {"too-deep"}


def test_aliases_within_bounds_are_copied(folder: Path) -> None:
    data = source_of(folder, f"a: &a [{', '.join('一' * 100)}]\nb: [{', '.join(['*a'] * 100)}]\n").data
    assert data["b"] == [["一"] * 100] * 100


PATHOLOGICAL = [
    "甲: " + '"' * 100_000,
    "甲: " + "'" * 100_001,
    '甲: "' + "\\" * 100_001,
    "甲: " + "值: " * 50_000,
    "- " + "值：" * 50_000,
    "{{" * 50_000,
    "甲: {{" * 2_000 + "\n",
    "甲：一\n" * 20_000,
    "甲:一\n" * 20_000,
    "甲: @一\n" * 20_000,
    "甲: 一\n  二: 三\n" * 10_000,
    "\t甲: 一\n" * 20_000,
    "　\n" * 50_000 + "甲",
    " " * 100_000 + "甲",
    "文" * 200_000,
    "文字\n" * 50_000,
    "甲: &a 一\n" * 20_000,
    "*a : *a\n" * 10_000,
    "? \n" * 20_000,
    ": " * 50_000,
    "---\n" * 50_000,
    "%YAML 1.1\n" * 20_000,
    "甲: 一\x00\n" * 50_000,
    "!" * 100_000,
    ", " * 50_000,
    "[{" * 20_000,
    '{"甲": "' + "\\" * 100_001,
    '{"甲": ' + "1" * 200_000 + "x",
    '{"甲": ' + "文" * 200_000,
    '{"甲": 1, ' * 20_000,
    '{"甲": [' + "[], " * 20_000,
    '{"' + '\\"' * 50_000,
]


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("number", range(len(PATHOLOGICAL)))
def test_a_long_monotonous_file_is_refused_soon(number: int, suffix: str, folder: Path) -> None:
    assert codes(folder, PATHOLOGICAL[number], suffix)


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("甲:\n" + "  - 一\n" * 150_000, ".yaml"),
        ('{"甲": [' + '"一", ' * 149_999 + '"一"]}', ".json"),
    ],
)
def test_a_long_list_is_read(text: str, suffix: str, folder: Path) -> None:
    path = written(folder, text, suffix)
    begun = time.process_time()
    assert load(path).data == {"甲": ["一"] * 150_000}
    assert time.process_time() - begun < SECONDS


def test_a_longer_list_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="more than 200000 values"):
        load(written(folder, '{"甲": [' + "1, " * 200_000 + "1]}", ".json"))
