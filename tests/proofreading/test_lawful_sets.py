"""Whole sets: of lawful ones nothing is said; of one contradiction planted in them, that one, with both places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reportgen.checking.finished import reading_of
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.plain_text import outline_of_text
from reportgen.proofreading.sets.comparing import differences
from tests.proofreading.docx_files import docx, parts, table
from tests.proofreading.set_documents import LAWFUL, PLANTS, Plant


def texts(documents: Mapping[str, str]) -> list[Outline]:
    return [outline_of_text(text, name) for name, text in documents.items()]


def word(documents: Mapping[str, str]) -> list[Outline]:
    return [reading_of(docx(parts(*blocks(text))), Path(name)).outline for name, text in documents.items()]


def blocks(text: str) -> list[str]:
    made: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(tuple(line.split("\t")))
            continue
        made += [table(*rows)] if rows else []
        rows = []
        made.append(line)
    return made


@pytest.mark.parametrize("read", [texts, word])
@pytest.mark.parametrize("name", LAWFUL)
def test_nothing_is_said_of_a_lawful_set(name: str, read: object) -> None:
    outlines = (texts if read is texts else word)(LAWFUL[name])
    assert [str(each) for each in differences(outlines)] == []
    assert [str(each) for each in differences(outlines[::-1])] == []


@pytest.mark.parametrize("read", [texts, word])
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.file} {plant.wrong}")
def test_a_contradiction_is_told_with_both_places(plant: Plant, read: object) -> None:
    documents = dict(LAWFUL[plant.folder])
    changed = documents[plant.file].replace(plant.right, plant.wrong, 1)
    assert changed != documents[plant.file]
    documents[plant.file] = changed
    outlines = (texts if read is texts else word)(documents)
    found = differences(outlines)
    assert {each.code for each in found} == {plant.code}, [str(each) for each in found]
    places = {each.location.file for each in found} | {each.also[0].file for each in found}
    assert {plant.file, plant.other} <= places
    assert all(each.location.place and each.also[0].place for each in found)
