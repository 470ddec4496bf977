"""A template that fails at one entry of the input names its own place and the entry's."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import run
from tests.oracle.making import para
from tests.workshop.corpus.making import before

CHINESE = {"REPORTGEN_LANG": "zh"}
INPUT = """\
文种: 通知
标题: 关于防汛工作的通知
发文机关: 青禾县水务局
主送机关: 各水库管理所
成文日期: 2026-03-09
正文:
  - 标题: 工作要求
    内容: 各所要落实值班制度。
  - 标题: 值班安排
    内容: 值班人员由办公室汇总。
"""
NESTED = """\
文种: 通知
标题: 关于防汛工作的通知
发文机关: 青禾县水务局
主送机关: 各水库管理所
成文日期: 2026-03-09
正文:
  - 标题: 工作要求
    措施:
      - 标题: 第一条
      - 标题: 第二条
        内容: 各所要落实值班制度。
"""
RECORDS = """\
- 标题: 关于甲的通知
  发文机关: 青禾县水务局
  主送机关: 各所
  成文日期: 2026-03-09
  版记:
    印发机关: 办公室
  正文:
    - 标题: 工作要求
      内容: 各所要落实值班制度。
- 标题: 关于乙的通知
  发文机关: 青禾县水务局
  主送机关: 各所
  成文日期: 2026-03-09
  正文:
    - 标题: 工作要求
      内容: 各所要落实值班制度。
"""
FAILING = (
    para("{%p for 块 in 内容块 %}"),
    para("{%p if '值班安排' in 块.标题 %}"),
    para("{{ 块.表格.列 }}"),
    para("{%p endif %}"),
    para("{%p endfor %}"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "稿.yaml").write_text(INPUT, "utf-8")
    (tmp_path / "模板.docx").write_bytes(before(*FAILING))
    return tmp_path


def test_both_places_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["build", str(folder / "稿.yaml"), "--template", str(folder / "模板.docx"), "-o", str(folder / "成文.docx")]
    assert run(call, CHINESE) == 1
    said = capsys.readouterr().err
    assert f"{folder / '模板.docx'} 正文 第3段 错误" in said
    assert f"{folder / '稿.yaml'}:9:" in said and "template-entry" in said


def test_each_tag_that_fails_is_told_with_its_entry(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = (para("{%p if '工作要求' in 块.标题 %}"), para("{{ 块.标题|中文日期 }}"), para("{%p endif %}"))
    (folder / "模板.docx").write_bytes(before(*FAILING[:-1], *other, FAILING[-1]))
    call = ["build", str(folder / "稿.yaml"), "--template", str(folder / "模板.docx"), "-o", str(folder / "成文.docx")]
    assert run(call, CHINESE) == 1
    said = capsys.readouterr().err
    assert "正文 第3段 错误" in said and "正文 第6段 错误" in said
    assert said.count("template-entry") == 2


def test_a_field_of_the_whole_document_has_no_entry(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "模板.docx").write_bytes(before(para("{{ 版记.印发机关 }}")))
    call = ["build", str(folder / "稿.yaml"), "--template", str(folder / "模板.docx"), "-o", str(folder / "成文.docx")]
    assert run(call, CHINESE) == 1
    said = capsys.readouterr().err
    assert "正文 第1段 错误" in said and "template-entry" not in said


def test_the_innermost_entry_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿.yaml").write_text(NESTED, "utf-8")
    failing = [each.replace("值班安排", "第二条") for each in FAILING]
    (folder / "模板.docx").write_bytes(before(*failing))
    call = ["build", str(folder / "稿.yaml"), "--template", str(folder / "模板.docx"), "-o", str(folder / "成文.docx")]
    assert run(call, CHINESE) == 1
    assert f"{folder / '稿.yaml'}:10:" in capsys.readouterr().err


def test_of_many_records_the_one_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "模板.docx").write_bytes(before(para("{{ 版记.印发机关 }}")))
    (folder / "多份.yaml").write_text(RECORDS, "utf-8")
    call = [
        "batch",
        "通知",
        str(folder / "多份.yaml"),
        "--template",
        str(folder / "模板.docx"),
        "-o",
        str(folder / "出"),
    ]
    assert run(call, CHINESE) == 1
    said = capsys.readouterr().err
    assert "正文 第1段 错误" in said and f"{folder / '多份.yaml'}:10:" in said
