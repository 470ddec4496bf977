"""The fonts inside a PDF in the order in which the document first uses them.

In: the objects of a PDF that LibreOffice wrote. Out: the same objects with the fonts sorted: LibreOffice writes them in
the order of their addresses in its memory, which now and then is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from reportgen.outputs.pdf_objects import PdfObjects

RESOURCES = re.compile(rb"\d+ 0 obj\s*<<(?:/F\d+ \d+ 0 R\s*)+>>")
FONT = re.compile(rb"/F(\d+) (\d+) 0 R")
REFERENCE = re.compile(rb"(\d+)(?= 0 R\b)")
NUMBER = re.compile(rb"\d+")
STREAM = b"stream\n"


def sort_fonts(objects: PdfObjects) -> None:
    """Sort the fonts by their names F1, F2, …, and set right what refers to them; what is not understood stays."""
    listed = next((objects[number] for number in objects if RESOURCES.match(objects[number])), b"")
    names = {int(number): int(name) for name, number in FONT.findall(listed)}
    groups = list(_groups(objects, names))
    wanted = sorted(groups, key=lambda group: names[group[-1]])
    if groups == wanted or len(groups) < len(names):
        return
    places = list(chain.from_iterable(groups))
    renamed = dict(zip(chain.from_iterable(wanted), places, strict=True))
    texts = {number: objects[number] for number in objects}
    for number, text in texts.items():
        new = renamed.get(number, number)
        changed = _renamed(text, renamed)
        if new != number or changed != text:
            objects[new] = NUMBER.sub(b"%d" % new, changed, count=1)


def _groups(objects: PdfObjects, fonts: Mapping[int, int]) -> Iterator[Sequence[int]]:
    """Yield the numbers of each font's objects: its program comes first, the font itself last."""
    group: list[int] = []
    for number in objects:
        if not group and b"/Length1 " not in objects[number].partition(STREAM)[0]:
            continue
        group.append(number)
        if number in fonts:
            yield group
            group = []


def _renamed(text: bytes, renamed: Mapping[int, int]) -> bytes:
    head, stream, rest = text.partition(STREAM)
    return REFERENCE.sub(lambda found: b"%d" % renamed.get(int(found[0]), int(found[0])), head) + stream + rest
