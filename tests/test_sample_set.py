"""The sample set: a ledger as awkward as a real one, from which the whole quarter follows without a complaint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.ledger.entries import Inspection, LedgerFinding, LeftOut
from reportgen.sources.ledger_file import open_ledger
from reportgen.sources.ledger_profile import load_profile

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "2026Q1"


def test_it_is_as_large_and_as_awkward_as_a_real_one() -> None:
    reader = open_ledger(SAMPLE / "台账.xlsx", load_profile(SAMPLE / "单位.yaml"))
    entries = list(reader)
    found = [
        each for each in entries if isinstance(each, LedgerFinding) and each.found_on and each.found_on.year == 2026
    ]
    visits = [each for each in entries if isinstance(each, Inspection) and each.held_on and each.held_on.year == 2026]
    assert len(found) >= 120 and len(visits) >= 30
    assert len({each.inspected_entity for each in found}) == 12
    left_out = {each.why for each in entries if isinstance(each, LeftOut)}
    assert {"title", "note", "blank", "header"} <= left_out
    told = {each.code for each in reader.diagnostics}
    assert {"status-empty", "department-as-person", "sheet-not-read", "name-aside"} <= told


def test_the_whole_quarter_follows_from_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--ledger", "台账.xlsx", "--common", "共有.yaml", "--profile", "单位.yaml"]
    arguments = [str(SAMPLE / each) if "." in each else each for each in options]
    assert run(["quarter", "2026Q1", *arguments, "-o", str(tmp_path)], {"REPORTGEN_LANG": "zh"}) == 0
    told = capsys.readouterr()
    assert "每个数字都在清单中有出处" in told.out
    assert told.err == ""
    assert len(list(tmp_path.glob("*限期整改通知书*.docx"))) >= 5
    assert len(list(tmp_path.glob("*提醒函*.docx"))) >= 5
    capsys.readouterr()
    assert run(["check", "--set", str(tmp_path), "--format", "json"], {"REPORTGEN_LANG": "zh"}) == 0
    codes = {each["code"] for each in json.loads(capsys.readouterr().out)}
    assert codes == {"set-left-out"}, "the ledger and the manifest are no documents; nothing else is to be said"
