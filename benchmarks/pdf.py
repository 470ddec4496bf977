"""`python -m benchmarks.pdf`: PDFs in bulk and of a long table against plain conversions, one by one.

The bulk is measured by itself and through both commands, `build --pdf` of many inputs and `batch --pdf` of many records,
which read, check, render and write the documents as well; one by one is the conversion alone, of ready documents.
In: notices made by the project's own pipeline; `--rows` is the length of the annex (0: none), `--whole` lists more
lengths, which show how the time of whole tables grows. Out: ratios with their spread; absolute times are of this machine only.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from reportgen import GENERATOR
from reportgen.cli import run
from reportgen.outputs.bulk_pdf import PdfJob, convert_many
from reportgen.outputs.long_pdf import convert_long
from reportgen.outputs.pdf import convert, require_soffice
from reportgen.pipeline import TemplateChoice, load_document, produce

NOTICES, ROUNDS = 40, 3
DAY = date(2026, 3, 9)
NO_LIMIT = 3600.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--whole", type=int, nargs="*", default=[2_000, 4_000])
    options = parser.parse_args(arguments)
    soffice = require_soffice(os.environ)
    with tempfile.TemporaryDirectory() as name:
        _compare_bulk(Path(name), soffice, options.rounds)
        _compare_long(Path(name), soffice, options.rows, options.whole)
    return 0


def _compare_bulk(folder: Path, soffice: Path, rounds: int) -> None:
    jobs = [PdfJob(number, *_produced(folder, _notice(number))) for number in range(NOTICES)]
    inputs, records = _written(folder)
    slow = "one by one"
    ways: Mapping[str, Callable[[], object]] = {
        slow: lambda: [_alone(job, soffice) for job in jobs],
        "convert_many, workers=1": lambda: list(convert_many(jobs, soffice=soffice, workers=1)),
        "convert_many, workers=2": lambda: list(convert_many(jobs, soffice=soffice, workers=2)),
        "build --pdf, all inputs": lambda: _command(folder, "build", *inputs),
        "batch --pdf, all records": lambda: _command(folder, "batch", "notice", records),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, work in ways.items():
            times[way].append(_time(work))
    print(f"{NOTICES} different notices of two pages, rounds {rounds}, interleaved, against one `convert` each")
    for way in ways:
        if way != slow:
            _print(way, times[slow], times[way])


def _written(folder: Path) -> tuple[list[str], str]:
    """Write the notices as inputs and as records; return the paths."""
    notices = [_notice(number) for number in range(NOTICES)]
    inputs = [folder / f"input-{number}.json" for number in range(NOTICES)]
    for path, notice in zip(inputs, notices, strict=True):
        path.write_text(json.dumps(notice, ensure_ascii=False), "utf-8")
    records = folder / "records.json"
    records.write_text(json.dumps(notices, ensure_ascii=False), "utf-8")
    return list(map(str, inputs)), str(records)


def _command(folder: Path, *arguments: str) -> None:
    """Call the command line with a new folder for what it makes."""
    out = tempfile.mkdtemp(dir=folder)
    with contextlib.redirect_stdout(io.StringIO()):
        code = run([*arguments, "--pdf", "-o", out], dict(os.environ))
    assert code == 0 and len(list(Path(out).glob("*.pdf"))) == NOTICES


def _compare_long(folder: Path, soffice: Path, rows: int, others: Sequence[int]) -> None:
    print("an annex of many rows, whole against in pieces, once each")
    for count in filter(None, (*others, rows)):
        docx, created, content_hash = _produced(folder, _notice(0, count))
        with_table = {"soffice": soffice, "created": created, "content_hash": content_hash, "timeout": NO_LIMIT}
        pieces = _time(lambda: convert_long(docx, **with_table))  # type: ignore[arg-type] # noqa: B023
        whole = _time(lambda: convert(docx, **with_table))  # type: ignore[arg-type] # noqa: B023
        print(f"  {count} rows: {whole:.1f} s against {pieces:.1f} s, ratio {whole / pieces:.1f}", flush=True)


def _alone(job: PdfJob[int], soffice: Path) -> bytes:
    return convert(job.docx, soffice=soffice, created=job.created, content_hash=job.content_hash)


def _time(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _print(title: str, slow: Sequence[float], fast: Sequence[float]) -> None:
    ratios = sorted(one / other for one, other in zip(slow, fast, strict=True))
    middle = statistics.median(ratios)
    times = f"{statistics.median(slow):.1f} s against {statistics.median(fast):.1f} s"
    print(f"  {title}: {middle:.1f} times as fast ({ratios[0]:.1f} to {ratios[-1]:.1f}); {times}", flush=True)


def _produced(folder: Path, content: Mapping[str, object]) -> tuple[bytes, date, str]:
    path = folder / "notice.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    made = produce(load_document(path), TemplateChoice(), GENERATOR)
    return made.data, DAY, made.content_hash


def _notice(number: int, rows: int = 0) -> dict[str, object]:
    content: dict[str, object] = {
        "kind": "notice",
        "issuing_authority": "青禾县水务局",
        "document_number": f"青水〔2026〕{number + 1}号",
        "title": f"关于做好第{number + 1}灌区春灌工作的通知",
        "recipients": "各乡镇水务站",
        "lead": "现将有关事项通知如下。",
        "body": [f"第{each}件工作由第{number + 1}灌区按期做完，做好记录，报县水务局备案。" for each in range(1, 10)],
        "issue_date": "2026-03-09",
    }
    if rows:
        table = {"columns": ["序号", "名称", "事项", "时限"], "rows": [_row(each) for each in range(1, rows + 1)]}
        content["attachments"] = [{"title": "春灌任务表", "table": table}]
    return content


def _row(number: int) -> list[str]:
    place = ("水库", "灌区渠道", "泵站机电设备")[number % 3]
    work = "检修闸门启闭设备并试运行" + "，做好记录" * (number % 4)
    return [str(number), f"青禾县{place}{number * 7919 % 997}号", work, f"{number % 12 + 1}月底"]


if __name__ == "__main__":
    sys.exit(main())
