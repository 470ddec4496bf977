"""Places: every key and every value is found again where it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.sources import PathKey, Source
from tests.sources.loading import source_of

YAML = """\
# 样例
标题: 关于工作的通知
主送机关:
  - 甲局
  -   乙局
正文:
  - 标题: 总体要求
    措施:
    - 内容: |
        一
        二
      责任单位: [甲科, "乙科",丙科]
    - {内容: 三, 期限:   每季度}
'印章' : no
空:
"""
JSON = """\
{"标题": "通知",
 "主送机关": ["甲局",  "乙局"],
\t"正文" : [
    {"措施": [{"内容": 12, "期限":null}, []]}
  ]
}
"""
Place = tuple[int, int]
YAML_PLACES: list[tuple[PathKey, Place | None, Place]] = [
    (("标题",), (2, 1), (2, 5)),
    (("主送机关",), (3, 1), (4, 3)),
    (("主送机关", 0), None, (4, 5)),
    (("主送机关", 1), None, (5, 7)),
    (("正文", 0), None, (7, 5)),
    (("正文", 0, "标题"), (7, 5), (7, 9)),
    (("正文", 0, "措施"), (8, 5), (9, 5)),
    (("正文", 0, "措施", 0, "内容"), (9, 7), (9, 11)),
    (("正文", 0, "措施", 0, "责任单位"), (12, 7), (12, 13)),
    (("正文", 0, "措施", 0, "责任单位", 0), None, (12, 14)),
    (("正文", 0, "措施", 0, "责任单位", 1), None, (12, 18)),
    (("正文", 0, "措施", 0, "责任单位", 2), None, (12, 23)),
    (("正文", 0, "措施", 1), None, (13, 7)),
    (("正文", 0, "措施", 1, "内容"), (13, 8), (13, 12)),
    (("正文", 0, "措施", 1, "期限"), (13, 15), (13, 21)),
    (("印章",), (14, 1), (14, 8)),
]
JSON_PLACES: list[tuple[PathKey, Place | None, Place]] = [
    (("标题",), (1, 2), (1, 8)),
    (("主送机关",), (2, 2), (2, 10)),
    (("主送机关", 0), None, (2, 11)),
    (("主送机关", 1), None, (2, 18)),
    (("正文",), (3, 2), (3, 9)),
    (("正文", 0), None, (4, 5)),
    (("正文", 0, "措施"), (4, 6), (4, 12)),
    (("正文", 0, "措施", 0, "内容"), (4, 14), (4, 20)),
    (("正文", 0, "措施", 0, "期限"), (4, 24), (4, 29)),
    (("正文", 0, "措施", 1), None, (4, 36)),
]


def place(source: Source, path: PathKey, key: bool = False) -> Place:
    location = source.location(path, key=key)
    assert location.file == str(source.path)
    return int(location.place["line"]), int(location.place["column"])


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_keys_and_values_of_yaml_are_found_where_they_stand(bom: str, end: str, folder: Path) -> None:
    source = source_of(folder, bom + YAML.replace("\n", end))
    for path, key, value in YAML_PLACES:
        assert place(source, path) == value, path
        assert key is None or place(source, path, key=True) == key, path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_keys_and_values_of_json_are_found_where_they_stand(bom: str, end: str, folder: Path) -> None:
    source = source_of(folder, bom + JSON.replace("\n", end), ".json")
    for path, key, value in JSON_PLACES:
        assert place(source, path) == value, path
        assert key is None or place(source, path, key=True) == key, path


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_places_are_the_same_in_other_encodings(encoding: str, folder: Path) -> None:
    source = source_of(folder, YAML.encode(encoding))
    for path, _, value in YAML_PLACES:
        assert place(source, path) == value, path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("正文", 0, "标题", 0), (7, 9)),
        (("正文", 5), (7, 3)),
        (("正文", 0, "没有", 3, "没有"), (7, 5)),
        (("没有",), (2, 1)),
        ((), (2, 1)),
    ],
)
def test_what_does_not_stand_in_the_file_is_placed_at_its_nearest_ancestor(
    path: PathKey, expected: Place, folder: Path
) -> None:
    source = source_of(folder, YAML)
    assert place(source, path) == expected
    assert place(source, path, key=True) == expected


@pytest.mark.usefixtures("parser")
def test_a_repeated_value_stands_where_it_is_repeated_and_its_parts_where_they_were_typed(folder: Path) -> None:
    source = source_of(folder, "甲: &a\n  子: [一, 二]\n乙: *a\n")
    assert place(source, ("乙",)) == (3, 4)
    assert place(source, ("乙",), key=True) == (3, 1)
    assert place(source, ("乙", "子"), key=True) == (2, 3)
    assert place(source, ("乙", "子", 1)) == (2, 10)
    assert place(source, ("甲", "子", 1)) == (2, 10)
