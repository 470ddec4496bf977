"""The cold start of one build against a script that only imports docxtpl and renders the same.

In: the notice sample and its template. Out: a table of ratios with their spread; absolute times are of this machine only.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from reportgen import resources
from reportgen.pipeline import load_document
from reportgen.views.fields import context

ROUNDS = 21
SCRIPT = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render(json.load(open(sys.argv[2], encoding="utf-8")), autoescape=True)
template.save(sys.argv[3])
"""


ENGINE = """
import json, sys
from pathlib import Path
from reportgen.templating import CompiledTemplate
template = CompiledTemplate.from_file(Path(sys.argv[1]), Path(sys.argv[4]))
with open(sys.argv[3], "wb") as stream:
    template.render_to(json.load(open(sys.argv[2], encoding="utf-8")), stream)
"""


def main() -> int:
    """Measure and print the ratios of cold starts: with the compiled template in the cache, and without any cache."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "view.json").write_text(json.dumps(_view(), ensure_ascii=False), "utf-8")
        cached = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
        print("cold start, `reportgen build inputs/notice.yaml` against a docxtpl script, same template and data")
        for words, environ in (
            ("template compiled by an earlier call", cached),
            ("nothing kept from an earlier call", {**os.environ, "REPORTGEN_NO_CACHE": "1"}),
        ):
            _print(words, *_interleaved(_build(folder), _script(folder), environ))
        print("cold start of the engine alone, from its cache, against the same script")
        _print("engine", *_interleaved(_engine(folder), _script(folder), os.environ))
    return 0


def _view() -> object:
    loaded = load_document(resources.sample_file("notice"))
    assert loaded.kind is not None and loaded.document is not None
    return context(loaded.kind.view(loaded.document))


def _build(folder: Path) -> list[str]:
    sample = str(resources.sample_file("notice"))
    return [sys.executable, "-m", "reportgen", "build", sample, "-o", str(folder / "ours.docx"), "--force"]


def _script(folder: Path) -> list[str]:
    template = str(resources.template_file("notice"))
    return [sys.executable, "-c", SCRIPT, template, str(folder / "view.json"), str(folder / "theirs.docx")]


def _engine(folder: Path) -> list[str]:
    template = str(resources.template_file("notice"))
    return [sys.executable, "-c", ENGINE, template, str(folder / "view.json"), str(folder / "engine.docx"), str(folder)]


def _interleaved(ours: list[str], theirs: list[str], environ: Mapping[str, str]) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for round_number in range(ROUNDS + 1):
        for command, kept in zip((ours, theirs), times, strict=True):
            elapsed = _time(command, environ)
            if round_number:  # the first round warms the disk
                kept.append(elapsed)
    return times


def _time(command: list[str], environ: Mapping[str, str]) -> float:
    """Return the seconds of a call; its modules are byte-compiled by the first, as pip leaves those of an installation."""
    compiled = {name: value for name, value in environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=compiled)
    return time.perf_counter() - began


def _print(words: str, ours: list[float], theirs: list[float]) -> None:
    ratios = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
    quartiles = statistics.quantiles(ratios, n=4)
    print(f"  {words}: rounds {ROUNDS}, interleaved; times of this machine: {_ms(ours)} against {_ms(theirs)}")
    print(f"  ratio {statistics.median(ratios):.2f} (quartiles {quartiles[0]:.2f} to {quartiles[2]:.2f})")


def _ms(times: list[float]) -> str:
    return f"{1000 * statistics.median(times):.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
