"""Every sentence a user may read has a Chinese wording, and the catalogue holds nothing else."""

from __future__ import annotations

import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from reportgen import kinds
from reportgen.diagnostics import Severity
from reportgen.locale import FOLDER, SEVERITY_WORDS, Wording
from tests.locale.sentences import NOT_SAID, constants, said

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_catalogue.py"
CATALOGUE = FOLDER / "zh_CN" / "LC_MESSAGES" / "messages.po"


def entries() -> list[Message]:
    with CATALOGUE.open("rb") as source:
        return [message for message in read_po(source, abort_invalid=True) if message.id]


def is_of_click(message: Message) -> bool:
    return "click" in message.auto_comments


ENTRIES = entries()
OWN = {str(message.id): str(message.string) for message in ENTRIES if not is_of_click(message)}
CLICK = [message for message in ENTRIES if is_of_click(message)]
OF_KINDS = {text: worded for name in kinds.names() for text, worded in kinds.load(name).wording.items()}


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" or character in "：，；" for character in text)


def test_sentences_are_found_whichever_way_they_are_said() -> None:
    found = said()
    assert "the title (标题) is missing" in found, "handed to a check"
    assert "there is no file {file} beside this input" in found, "returned by a function"
    assert "a group of keys is expected here, such as 标题: …" in found, "in a table"
    assert "missing" in found, "a single word"
    assert "who carries it out" in found, "the meaning of a key"


@pytest.mark.parametrize("message", sorted(said()))
def test_a_sentence_has_a_chinese_wording(message: str) -> None:
    worded = OWN.get(message) or OF_KINDS.get(message)
    assert worded, "add it to messages.po, and run scripts/make_catalogue.py"
    assert is_chinese(worded)


@pytest.mark.parametrize("message", sorted({*OWN, *OF_KINDS}))
def test_a_wording_has_the_parameters_of_its_sentence(message: str) -> None:
    assert parameters(OWN.get(message) or OF_KINDS[message]) == parameters(message)


@pytest.mark.parametrize("message", CLICK, ids=[str(message.id) for message in CLICK])
def test_a_wording_of_click_has_parameters_of_its_sentence(message: Message) -> None:
    sentences = message.id if isinstance(message.id, tuple | list) else [message.id]
    wordings = message.string if isinstance(message.string, tuple | list) else [message.string]
    known = set().union(*map(parameters, sentences))
    assert all(worded and is_chinese(worded) and parameters(worded) <= known for worded in wordings)


def test_no_entry_is_unused() -> None:
    assert set(OWN) - constants() == set()


def test_no_sentence_is_in_the_catalogue_and_with_a_kind() -> None:
    assert set(OWN) & set(OF_KINDS) == set()


def test_what_is_not_said_is_still_in_the_package() -> None:
    assert NOT_SAID - constants() == set()
    assert NOT_SAID & set(OWN) == set()


def test_the_compiled_catalogue_is_fresh() -> None:
    outcome = subprocess.run([sys.executable, str(SCRIPT), "--check"], check=False)
    assert outcome.returncode == 0, "run scripts/make_catalogue.py"


def test_every_severity_has_a_word() -> None:
    assert [SEVERITY_WORDS[each] for each in Severity] == ["error", "warning", "note"]
    assert [Wording("zh").text(SEVERITY_WORDS[each]) for each in Severity] == ["错误", "警告", "提示"]
