"""Templates that are wrong in one way: a shipped one with some of its paragraphs written otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from reportgen import GENERATOR, kinds, resources
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.spots import Spot, spots
from reportgen.templating import Template
from reportgen.workshop.cases import cases
from reportgen.workshop.trials import Bench, Trial

BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Change = Callable[[Spot], None]


def shipped(kind: str) -> bytes:
    return resources.template_file(kind).read_bytes()


def says(text: str) -> Change:
    """Write a paragraph anew, in the form of its first text."""

    def change(spot: Spot) -> None:
        for number, piece in enumerate(spot.pieces):
            piece.element.text = "" if number else text

    return change


def gone(spot: Spot) -> None:
    parent = spot.element.getparent()
    assert parent is not None
    parent.remove(spot.element)


def behind(xml: str) -> Change:
    """Put paragraphs behind one."""

    def change(spot: Spot) -> None:
        root = etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>')
        for each in reversed(list(root)):
            spot.element.addnext(each)

    return change


def edited(kind: str, changes: Mapping[str, Change]) -> bytes:
    """Return a shipped template with the paragraphs that say something changed; each must be there."""
    parts = read_package(shipped(kind), kind)
    root = parse(parts[BODY])
    found = list(spots(BODY, root))
    for text, change in changes.items():
        matching = [each for each in found if each.text == text]
        assert matching, text
        for each in matching:
            change(each)
    parts[BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_package(parts)


def trials(kind: str, template: bytes, *names: str, soffice: Path | None = None) -> dict[str, Trial]:
    """Return what becomes of each case, or of those named; with LibreOffice, of the pages of all of them."""
    bench = Bench.of(Template.from_bytes(template, "模板.docx"), kinds.load(kind), GENERATOR)
    if soffice:
        return {each.case.name: each for each in bench.trials(soffice)}
    return {each.name: bench.trial(each) for each in cases(bench.kind) if not names or each.name in names}


def codes(trial: Trial) -> list[str]:
    return [each.code for each in trial.diagnostics]
