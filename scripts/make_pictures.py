"""Make the pictures of the README and of the template guide: pages of the samples, as LibreOffice renders them.

In: the samples under inputs/ and the examples under docs/templates/. Out: docs/pictures/*.png. Needs LibreOffice and the fonts (scripts/install-libreoffice.sh).
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pdfplumber

from reportgen import GENERATOR, resources
from reportgen.outputs.pdf import convert, require_soffice
from reportgen.pipeline import TemplateChoice, load_document, produce

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
RESOLUTION = 60
PAGES: dict[str, tuple[int, ...]] = {
    "notice": (1, 2, 11, -1),
    "quarterly-summary": (1,),
    "rectification-report": (3,),
    "inspection-plan": (2,),
}
"""Which pages of which sample are shown; -1 is the last."""
EXAMPLES: dict[str, tuple[int, ...]] = {
    "05-table-rows": (1,),
    "08-letterhead": (1,),
    "09-task-column": (3,),
    "11-pictures": (1,),
    "13-rich-text": (1,),
}
"""The same for the examples of the template guide."""
TEMPLATES = FOLDER.parent / "templates"


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    shown: dict[str, tuple[Path, TemplateChoice, tuple[int, ...]]] = {}
    shown |= {kind: (resources.sample_file(kind), TemplateChoice(), numbers) for kind, numbers in PAGES.items()}
    for name, numbers in EXAMPLES.items():
        shown[name] = (TEMPLATES / f"{name}.yaml", TemplateChoice(TEMPLATES / f"{name}.docx"), numbers)
    for kind, (path, choice, numbers) in shown.items():
        with pdfplumber.open(io.BytesIO(_pdf(path, choice))) as pdf:
            for number in numbers:
                page = pdf.pages[number - 1 if number > 0 else number]
                name = f"{kind}-{page.page_number}.png"
                page.to_image(resolution=RESOLUTION).original.quantize(32).save(FOLDER / name, optimize=True)
                print(f"docs/pictures/{name}")
    return 0


def _pdf(path: Path, choice: TemplateChoice) -> bytes:
    loaded = load_document(path)
    produced = produce(loaded, choice, GENERATOR)
    created = loaded.document.issue_date if loaded.document else None
    soffice = require_soffice(os.environ)
    return convert(produced.data, soffice=soffice, created=created, content_hash=produced.content_hash)


if __name__ == "__main__":
    sys.exit(main())
