"""A batch end to end, read, checked, rendered, written and listed, against a plain docxtpl loop over the same.

`python -m benchmarks.batches`; part of `make bench`. Also: one process against two, and growth with the number.
"""

from __future__ import annotations

import csv
import io
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from docxtpl import DocxTemplate

from reportgen import resources
from reportgen.cli import run
from reportgen.pipeline import load_document
from reportgen.views.fields import context

COUNT = 1_000
ROUNDS = 5
GROWTH = (100, 1_000, 10_000)
COMMON = """\
发文机关: 青禾县水务局
发文字号: {机关代字: 青水改, 年份: 2026, 起始号: 1}
标题: 青禾县水务局关于限期整改的通知
导语: 经检查，你站存在以下问题，请按期整改：
成文日期: 2026-03-09
"""


def main() -> int:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"batch of {COUNT:,} notices, end to end")
        rounds = [(_loop(folder), _batch(folder, COUNT, 1), _batch(folder, COUNT, 2)) for _ in range(ROUNDS)]
        loop, one, two = (statistics.median(times) for times in zip(*rounds, strict=True))
        ratios = sorted(other / mine for other, mine, _ in rounds)
        spread = f"rounds {ratios[0]:.1f} to {ratios[-1]:.1f}; {one:.2f} s against {loop:.1f} s here"
        print(
            f"  one worker: {loop / one:.1f}× a docxtpl loop over ready data, which neither reads nor checks ({spread})"
        )
        print(f"  two workers: {one / two:.2f}× one")
        each = [_batch(folder, count, 1) / count for count in GROWTH]
        counts, ratios_of = (
            ", ".join(f"{count:,}" for count in GROWTH),
            ", ".join(f"{one / each[0]:.2f}" for one in each),
        )
        print(f"  time for each of {counts} documents against that for each of the fewest: {ratios_of}")
    return 0


def _records(folder: Path, count: int) -> Path:
    path = folder / f"{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["主送机关", "内容", "问题"])
        findings = '[{"标题": "渠道淤积", "整改要求": "清淤", "整改期限": "2026-04-01"}]'
        writer.writerows(
            [f"第{number}水务站", f"第{number}号事项，请认真整改并按时上报。", findings] for number in range(count)
        )
    (folder / "common.yaml").write_text(COMMON, "utf-8")
    return path


def _batch(folder: Path, count: int, jobs: int) -> float:
    out = folder / f"out-{count}-{jobs}"
    shutil.rmtree(out, ignore_errors=True)
    records = _records(folder, count)
    arguments = [
        "batch",
        "通知",
        str(records),
        "--common",
        str(folder / "common.yaml"),
        "-o",
        str(out),
        "--jobs",
        str(jobs),
    ]
    began = time.perf_counter()
    assert run(arguments, {"REPORTGEN_LANG": "en"}) == 0
    return time.perf_counter() - began


def _loop(folder: Path) -> float:
    """Return the seconds of a plain loop over the same documents, measured on a tenth of them."""
    path = folder / "one.yaml"
    text = COMMON.replace("起始号: 1", "顺序号: 1") + "主送机关: 第1水务站\n内容: 第1号事项，请认真整改并按时上报。\n"
    path.write_text(text + "文种: 通知\n问题: [{标题: 渠道淤积, 整改要求: 清淤, 整改期限: 2026-04-01}]\n", "utf-8")
    loaded = load_document(path)
    assert loaded.kind is not None and loaded.document is not None
    values = context(loaded.kind.view(loaded.document))
    template = resources.template_file("notice").read_bytes()
    out = folder / "theirs"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    began = time.perf_counter()
    for number in range(COUNT // 10):
        document = DocxTemplate(io.BytesIO(template))
        document.render(values, autoescape=True)
        document.save(out / f"{number}.docx")
    return (time.perf_counter() - began) * 10


if __name__ == "__main__":
    sys.exit(main())
