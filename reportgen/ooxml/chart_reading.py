"""Charts read back: what the charts of a finished document say.

In: the parts of a docx. Out: the charts as Word shows them, with the alt texts of their drawings.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import chain
from math import isfinite

from lxml import etree

from reportgen.ooxml.charts import MAIN_LINKS, NativeChart, NativeSeries
from reportgen.ooxml.elements import Element, descendants, qualified

KINDS = {"c:lineChart": "line", "c:barChart": "column"}


def read_charts(parts: Mapping[str, bytes]) -> list[NativeChart]:
    """Return the charts of the body, in order; the title is the name of the drawing."""
    return [chart for _, chart in charts_by_part(parts)]


def charts_by_part(parts: Mapping[str, bytes]) -> list[tuple[str, NativeChart]]:
    """Return the charts of the body, in order, with the names of their parts."""
    links = (
        {each.get("Id"): each.get("Target", "") for each in _parsed(parts[MAIN_LINKS])} if MAIN_LINKS in parts else {}
    )
    root = _parsed(parts["word/document.xml"])
    return [chart for drawing in descendants(root, "w:drawing") for chart in _charts_of(drawing, links, parts)]


def text_of_charts(parts: Mapping[str, bytes]) -> str:
    """Return all that the charts of the body say: alt texts, names of categories and series."""
    charts = read_charts(parts)
    return "".join(chain.from_iterable((c.alt_text, *c.categories, *(s.name for s in c.series)) for c in charts))


def drawn_texts(part: bytes) -> list[str]:
    """Return what somebody wrote into a chart: its title, its axes, labels of its points."""
    found = (
        "".join(each.text or "" for each in descendants(rich, "a:t")) for rich in descendants(_parsed(part), "c:rich")
    )
    return [text for text in found if text.strip()]


def _charts_of(
    drawing: Element, links: Mapping[str | None, str], parts: Mapping[str, bytes]
) -> Iterator[tuple[str, NativeChart]]:
    for named in descendants(drawing, "c:chart"):
        target = links.get(named.get(qualified("r:id")), "")
        name = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        shown = next(descendants(drawing, "wp:docPr"), None)
        if name in parts and shown is not None:
            title = (shown.get("name") or "").removeprefix("图表 ")
            yield name, _chart(_parsed(parts[name]), title, shown.get("descr") or "")


def _chart(root: Element, title: str, alt_text: str) -> NativeChart:
    series = [*descendants(root, "c:ser")]
    categories = _texts(series[0], "c:cat") if series else ()
    number_format = next((each.text or "" for each in descendants(root, "c:formatCode")), "")
    read = tuple(NativeSeries("".join(_texts(each, "c:tx")), _numbers(each)) for each in series)
    return NativeChart(_kind(root), title, categories, read, number_format, alt_text)


def _kind(root: Element) -> str:
    if any(each.get("val") == "bar" for each in descendants(root, "c:barDir")):
        return "bar"
    return next((kind for name, kind in KINDS.items() if any(True for _ in descendants(root, name))), "")


def _texts(series: Element, name: str) -> tuple[str, ...]:
    found = series.find(qualified(name))
    return () if found is None else tuple(each.text or "" for each in descendants(found, "c:v"))


def _numbers(series: Element) -> tuple[float | None, ...]:
    found = series.find(qualified("c:val"))
    if found is None:
        return ()
    count = next((int(each.get("val") or 0) for each in descendants(found, "c:ptCount")), 0)
    points = {
        int(each.get("idx") or 0): number_in("".join(map(str, each.itertext()))) for each in descendants(found, "c:pt")
    }
    return tuple(points.get(index) for index in range(count))


def number_in(text: str) -> float | None:
    """Return the number that a point or a cell holds, None where it holds something else: #N/A."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _parsed(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True))
