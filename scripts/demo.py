"""Build every sample under inputs/ into outputs/: what `make demo` runs, on Windows too.

In: the samples beside this folder. Out: a Word file each, and a PDF each where LibreOffice is there.
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
    code = run(["build", *samples, "-o", str(ROOT / "outputs"), *(["--pdf"] if soffice else [])], environ)
    if soffice is None:
        print(Wording(choose_language(environ)).text(LEFT_OUT))
    return code


if __name__ == "__main__":
    sys.exit(main())
