"""Round trips: whatever data a program writes as JSON or YAML is read back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportgen.sources import Mark, PathKey
from reportgen.sources.characters import Lines
from tests.sources.loading import source_of

# What XML 1.0 allows, without what this tool refuses in any file: controls of C1, line breaks of Unicode, a stray BOM.
REFUSED = "".join(map(chr, [*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]))
CHARACTERS = st.one_of(
    st.sampled_from("：，、。“”‘’（）〔〕《》 　\t\n:#-?*&!|>'\"%@`{}[],\\~=<0一甲a"),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=REFUSED),
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.sampled_from(
        ["0012", "12:30", "no", "1.10", "2023-05-09", "1e3", "0x10", "~", "null", "true", "<<", "=", "{{ x }}"]
    ),
)
KEYS = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=10),
    st.text("一二三标题正文措施问题整改期限责任单位", min_size=1, max_size=6),
    st.sampled_from(["no", "null", "<<", "~", "0012", "?", "发文 字号", "a: b", "#", "-"]),
)
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)
DATA = st.dictionaries(KEYS, VALUES, max_size=5)
MODEST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def leaves(value: Any, path: PathKey = ()) -> Iterator[tuple[PathKey, Any]]:
    """Yield every value with its path, lists and groups too."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))


@MODEST
@given(data=DATA, indent=st.sampled_from([None, 0, 2]), escaped=st.booleans())
@example(data={"甲": "\U0010ffff\ufffd\r\n"}, indent=None, escaped=True)
def test_data_written_as_json_is_read_back(
    data: dict[str, Any], indent: int | None, escaped: bool, folder: Path
) -> None:
    text = json.dumps(data, ensure_ascii=escaped, indent=indent)
    assert source_of(folder, text, ".json").data == data


@MODEST
@given(data=DATA, width=st.sampled_from([20, 80, 10_000]), style=st.sampled_from([None, "'", '"']))
@example(data={"甲": "一\n　\n二"}, width=80, style=None)
def test_data_written_as_yaml_is_read_back(data: dict[str, Any], width: int, style: str | None, folder: Path) -> None:
    # Quoted nulls would be texts, so a style is only asked for where there are none.
    style = None if any(value is None for _, value in leaves(data)) else style
    text = yaml.safe_dump(data, allow_unicode=True, width=width, default_style=style, sort_keys=False)
    assert source_of(folder, text).data == data


@MODEST
@given(data=DATA)
def test_yaml_and_json_of_the_same_data_are_the_same_source(data: dict[str, Any], folder: Path) -> None:
    as_json = source_of(folder, json.dumps(data, ensure_ascii=False), ".json")
    as_yaml = source_of(folder, yaml.safe_dump(data, allow_unicode=True))
    assert as_yaml.data == as_json.data
    assert as_yaml.origins.keys() == as_json.origins.keys()
    assert as_yaml.key_origins.keys() == as_json.key_origins.keys()


@MODEST
@given(data=DATA, indent=st.sampled_from([None, 1, 4]))
def test_json_text_means_the_same_in_a_yaml_file_and_stands_in_the_same_places(
    data: dict[str, Any], indent: int | None, folder: Path
) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    as_json, as_yaml = source_of(folder, text, ".json"), source_of(folder, text, ".yaml")
    assert as_yaml.data == as_json.data
    assert as_yaml.origins == as_json.origins
    assert as_yaml.key_origins == as_json.key_origins


@MODEST
@given(data=DATA, indent=st.sampled_from([None, 0, 3]), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_each_value_and_key_begins_at_its_place(
    data: dict[str, Any], indent: int | None, end: str, folder: Path
) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent).replace("\n", end)
    source, lines, decoder = source_of(folder, text, ".json"), text.split(end), json.JSONDecoder()
    for path, value in leaves(data):
        mark = source.origins[path]
        assert isinstance(mark, Mark)
        rest = end.join([lines[mark.line - 1][mark.column - 1 :], *lines[mark.line :]])
        assert decoder.raw_decode(rest)[0] == value
        if path and isinstance(path[-1], str):
            key = source.key_origins[path]
            assert isinstance(key, Mark)
            assert decoder.raw_decode(lines[key.line - 1][key.column - 1 :])[0] == path[-1]


@MODEST
@given(number=st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_is_read_as_the_text_that_was_written(number: float, folder: Path) -> None:
    text = json.dumps({"数": number})
    assert source_of(folder, text, ".json").data == {"数": repr(number)}
    assert source_of(folder, text, ".yaml").data == {"数": repr(number)}


@MODEST
@given(text=st.text(st.sampled_from("a一𠮷 \n\r"), max_size=30), data=st.data())
def test_the_place_of_an_offset_is_counted_as_an_editor_does(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    # Between \r and \n there is no place of its own: a line ends with both.
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        before = before[:-1] + " "
    rows = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert Lines(text).mark(offset) == (len(rows), len(rows[-1]) + 1)
