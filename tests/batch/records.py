"""Small files of records for tests of batches."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from pathlib import Path

from reportgen.cli import run
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package

COMMON = """\
发文机关: 青禾县水务局
发文字号: {机关代字: 青水改, 年份: 2026, 起始号: 11}
标题: 青禾县水务局关于限期整改的通知
导语: 经检查，你单位存在以下问题，请按期整改：
成文日期: 2026-03-09
"""
FINDINGS = [{"标题": "渠道淤积", "整改要求": "清淤", "整改期限": "2026-04-01"}]
CHINESE = {"REPORTGEN_LANG": "zh", "HOME": os.environ.get("HOME", "")}


def rows(count: int) -> list[dict[str, str]]:
    findings = json.dumps(FINDINGS, ensure_ascii=False)
    return [
        {"主送机关": f"第{number}水务站", "内容": f"第{number}号事项。", "问题": findings}
        for number in range(1, count + 1)
    ]


def csv_file(folder: Path, records: list[dict[str, str]], encoding: str = "utf-8") -> Path:
    path = folder / "记录.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(records[0]))
        writer.writeheader()
        writer.writerows(records)
    return path


def common_file(folder: Path, text: str = COMMON) -> Path:
    path = folder / "共有.yaml"
    path.write_text(text, "utf-8")
    return path


def batch(records: Path, out: Path, *more: str, common: Path | None = None) -> int:
    shared = ["--common", str(common)] if common else []
    return run(["batch", "通知", str(records), "-o", str(out), *shared, *more], CHINESE)


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def texts(data: bytes) -> str:
    return "\n".join(line.text for line in outline(read_package(data, "")))


def members(archive: Path) -> dict[str, bytes]:
    """Return what is in an archive, its manifest aside."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist() if name != "manifest.jsonl"}


def entries(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("manifest*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
