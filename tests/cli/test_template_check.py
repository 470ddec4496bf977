"""`reportgen template check` as an author meets it: text, JSON, a copy with comments, exit codes."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

from reportgen import resources
from reportgen.cli import run
from tests.oracle.making import para
from tests.workshop.corpus.making import before

CHINESE = {"REPORTGEN_LANG": "zh"}


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "模板.docx"
    path.write_bytes(before(para("密级：{{ 蜜级 }}，特急"), para("{% if 份号 %}甲")))
    return path


def test_it_says_everything_with_place_words_and_what_to_type(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "check", str(wrong), "--kind", "通知"], CHINESE) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{wrong} 正文 第1段 错误：没有“蜜级”这个字段 [field-unknown]",
        "    密级：【{{ 蜜级 }}】，特急",
        "    改法：请写成 {{ 密级 }}",
        f"{wrong} 正文 第2段 错误：{{% if 份号 %}} 没有对应的结束标记 [block-not-closed]",
        "    【{% if 份号 %}】甲",
        "    改法：请在内容结束处写上 {% endif %}",
    ]


def test_programs_get_json(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "check", str(wrong), "--kind", "notice", "--format", "json"], CHINESE) == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["code"], first["severity"], first["place"]) == ("field-unknown", "error", "正文 第1段")
    assert first["location"] == {"part": "word/document.xml", "paragraph": 1}
    assert (first["before"], first["at"], first["behind"]) == ("密级：", "{{ 蜜级 }}", "，特急")
    assert first["instead"] == "请写成 {{ 密级 }}"


def test_the_kind_is_the_one_that_the_file_is_called_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(resources.template_file("notice").read_bytes())
    assert run(["template", "check", str(path)], CHINESE) == 0
    assert capsys.readouterr().out.splitlines() == ["检查了1个文件，没有发现问题。"]


def test_without_a_kind_it_says_so(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "check", str(wrong)], CHINESE) == 1
    out = capsys.readouterr().out
    assert "block-not-closed" in out and "no-kind" in out and "field-unknown" not in out


def test_an_unknown_kind_is_a_mistake_of_the_call(wrong: Path) -> None:
    assert run(["template", "check", str(wrong), "--kind", "通之"], CHINESE) == 2


def test_a_warning_fails_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(before(para("{{ 密"), para("级 }}")))
    assert run(["template", "check", str(path)], CHINESE) == 0
    assert run(["template", "check", str(path), "--strict"], CHINESE) == 1


def test_a_copy_with_comments_is_written_beside(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    was, copy = wrong.read_bytes(), wrong.with_name("批注.docx")
    call = ["template", "check", str(wrong), "--kind", "通知", "--annotate", str(copy)]
    assert run(call, CHINESE) == 1
    assert "加了 2 条批注" in capsys.readouterr().err
    assert wrong.read_bytes() == was and copy.is_file()
    assert run(call, CHINESE) == 1
    assert "已经存在" in capsys.readouterr().err
    assert run([*call, "--force"], CHINESE) == 1


@pytest.mark.parametrize("name", ["模板.docx", "批注.pdf"])
def test_a_copy_is_refused_that_cannot_be(wrong: Path, name: str) -> None:
    was = wrong.read_bytes()
    assert run(["template", "check", str(wrong), "--annotate", str(wrong.with_name(name))], CHINESE) in (1, 2)
    assert wrong.read_bytes() == was


@pytest.mark.parametrize("content", [b"", b"no zip", resources.sample_file("notice").read_bytes()])
def test_what_is_no_word_file_is_refused_in_words(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(content)
    assert run(["template", "check", str(path)], CHINESE) == 1
    assert "错误" in capsys.readouterr().err


def test_a_missing_extra_is_named(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("docxtpl_lint"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert run(["template", "check", str(wrong)], CHINESE) == 3
    assert "gongwen-reportgen[templates]" in capsys.readouterr().err
