"""Build every sample under inputs/ into outputs/: what `make demo` runs, on Windows too.

In: the samples beside this folder. Out: a Word file each, and a PDF each where LibreOffice is there; of a folder named after
a quarter the whole set of its documents.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reportgen.cli import run
from reportgen.locale import Wording, choose_language
from reportgen.outputs.pdf import find_soffice

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "Left out: PDF files, because LibreOffice was not found (`reportgen doctor` tells more)."


def main() -> int:
    environ = dict(os.environ)
    samples = [str(path) for path in sorted((ROOT / "inputs").glob("*.yaml"))]
    soffice = find_soffice(environ)
    code = max(_set(folder, environ) for folder in sorted((ROOT / "inputs").glob("*Q[1-4]")))
    built = run(["build", *samples, "-o", str(ROOT / "outputs"), *(["--pdf"] if soffice else [])], environ)
    if soffice is None:
        print(Wording(choose_language(environ)).text(LEFT_OUT))
    return max(code, built)


def _set(folder: Path, environ: dict[str, str]) -> int:
    """Make the documents of a quarter out of its ledger."""
    files = {"--ledger": "台账.xlsx", "--common": "共有.yaml", "--profile": "单位.yaml"}
    options = [part for name, file in files.items() for part in (name, str(folder / file))]
    return run(["quarter", folder.name, *options, "-o", str(ROOT / "outputs" / folder.name)], environ)


if __name__ == "__main__":
    sys.exit(main())
