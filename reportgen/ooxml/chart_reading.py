"""Charts read back: what the charts of a finished document say.

In: the parts of a docx. Out: the charts as Word shows them, with the alt texts of their drawings; the workbooks inside
them.
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
    return [chart for _, chart in _named(parts)]


def chart_workbooks(parts: Mapping[str, bytes]) -> list[str]:
    """Return the part of the workbook inside each chart of the body, an empty text where a chart has none."""
    return [_workbook(name, parts) for name, _ in _named(parts)]


def text_of_charts(parts: Mapping[str, bytes]) -> str:
    """Return all that the charts of the body say: alt texts, names of categories and series."""
    charts = read_charts(parts)
    return "".join(chain.from_iterable((c.alt_text, *c.categories, *(s.name for s in c.series)) for c in charts))


def _named(parts: Mapping[str, bytes]) -> Iterator[tuple[str, NativeChart]]:
    """Yield the charts of the body with the names of their parts."""
    links = _links(parts, MAIN_LINKS)
    for drawing in descendants(_parsed(parts["word/document.xml"]), "w:drawing"):
        shown = next(descendants(drawing, "wp:docPr"), None)
        for named in descendants(drawing, "c:chart"):
            name = _part("word", links.get(named.get(qualified("r:id")), ("", ""))[1])
            if name in parts and shown is not None:
                title = (shown.get("name") or "").removeprefix("图表 ")
                yield name, _chart(_parsed(parts[name]), title, shown.get("descr") or "")


def _links(parts: Mapping[str, bytes], name: str) -> dict[str | None, tuple[str, str]]:
    """Return the relationships of a part: kind and target by identifier."""
    found = _parsed(parts[name]) if name in parts else ()
    return {each.get("Id"): (each.get("Type", ""), each.get("Target", "")) for each in found}


def _part(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def _workbook(chart: str, parts: Mapping[str, bytes]) -> str:
    folder, _, file = chart.rpartition("/")
    targets = (
        each[1] for each in _links(parts, f"{folder}/_rels/{file}.rels").values() if each[0].endswith("/package")
    )
    return next((name for name in (_part(folder, target) for target in targets) if name in parts), "")


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
