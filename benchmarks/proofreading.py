"""Proofreading: pages a second, without rendering, of a Word file of some hundred pages.

In: the samples' documents, one behind the other. Out: pages a second, reading and rules together.
"""

from __future__ import annotations

import sys
import time
from copy import deepcopy
from pathlib import Path

from reportgen import GENERATOR, kinds, resources
from reportgen.ooxml.elements import Element, descendants, find
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.tagged import part_of
from reportgen.pipeline import TemplateChoice, load_document, produce
from reportgen.proofreading.docx_reading import read_docx
from reportgen.proofreading.proofread import proofread_docx

ROUNDS = 3
PAGE = 22 * 28
"""Characters of a full page (GB/T 9704-2012, 5.2.3)."""
WANTED = 100
"""Pages of one document."""
BODY = "word/document.xml"


def long_document() -> tuple[bytes, float]:
    """Return a docx whose body is the samples' bodies again and again, and how many full pages of text it holds."""
    made = [read_package(_sample(name), name) for name in kinds.names()]
    bodies = [_body(parse(each[BODY])) for each in made]
    length = sum(len(each.text or "") for body in bodies for each in descendants(body, "w:t"))
    times = max(round(WANTED * PAGE / length), 1)
    root = parse(made[0][BODY])
    last = _body(root)[-1]
    for block in [deepcopy(each) for _ in range(times) for body in bodies for each in list(body)[:-1]]:
        last.addprevious(block)
    return write_package({**made[0], BODY: part_of(root)}), times * length / PAGE


def _body(root: Element) -> Element:
    found = find(root, "w:body")
    assert found is not None
    return found


def _sample(name: str) -> bytes:
    loaded = load_document(Path(resources.sample_file(name)))
    return produce(loaded, TemplateChoice(), GENERATOR).data


def proofread_once(data: bytes) -> float:
    """Return the seconds that one document takes."""
    begun = time.perf_counter()
    proofread_docx(read_docx(read_package(data, "long.docx")))
    return time.perf_counter() - begun


def main() -> int:
    """Print pages a second."""
    data, pages = long_document()
    seconds = sorted(proofread_once(data) for _ in range(ROUNDS))[ROUNDS // 2]
    print(f"proofreading: {pages:.0f} pages in {seconds:.2f} s, {pages / seconds:.0f} pages a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
