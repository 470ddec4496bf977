"""Looks: how a paragraph and its runs appear, with what they inherit from styles and defaults.

In: the parts of a docx, and paragraphs. Out: `Look`s. What nobody says is empty or None: a rule must not guess it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import DRAWING_NAMESPACES, Element, find, find_all, qualified, value_of
from reportgen.ooxml.outline import parse

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
CHARACTERS = 100


@frozen
class RunLook:
    """How some characters appear: the font of Chinese ones, points, colour."""

    font: str = ""
    size: float = 0
    color: str = ""


@frozen
class Look:
    """How a paragraph appears; indents in characters of its own size, None where nothing says."""

    style: str = ""
    align: str = ""
    first_line: float | None = None
    left: float | None = None
    outline: str = ""


class Looks:
    """The styles of a document."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        root = parse(parts[STYLES]) if STYLES in parts else etree.Element("none")
        self._by_id = {each.get(qualified("w:styleId")) or "": each for each in find_all(root, "w:style")}
        self._defaults = [
            each for name in ("pPrDefault", "rPrDefault") for each in find_all(root, f"w:docDefaults/w:{name}")
        ]
        self._theme = parts.get(THEME)
        self._chains: dict[str, list[Element]] = {}

    @cached_property
    def _default(self) -> str:
        found = (
            name
            for name, each in self._by_id.items()
            if each.get(qualified("w:default")) in ("1", "true", "on") and each.get(qualified("w:type")) == "paragraph"
        )
        return next(found, "")

    def chain(self, paragraph: Element) -> list[Element]:
        """Return the style of a paragraph and those it is based on."""
        named = value_of(paragraph, "w:pPr/w:pStyle")
        return self._chain(named if named in self._by_id else self._default)

    def _chain(self, identifier: str) -> list[Element]:
        if identifier not in self._chains:
            found: list[Element] = []
            style = self._by_id.get(identifier)
            while style is not None and not any(style is each for each in found):
                found.append(style)
                style = self._by_id.get(value_of(style, "w:basedOn"))
            self._chains[identifier] = found
        return self._chains[identifier]

    def style(self, paragraph: Element) -> str:
        """Return the name of the style of a paragraph."""
        chain = self.chain(paragraph)
        return value_of(chain[0], "w:name") if chain else ""

    def look(self, paragraph: Element) -> Look:
        """Return how a paragraph appears."""
        sources = [paragraph, *self.chain(paragraph), *self._defaults]
        size = self.run(None, paragraph).size
        return Look(
            self.style(paragraph),
            _first(sources, "w:pPr/w:jc"),
            _indent(sources, "firstLine", size),
            _indent(sources, "left", size),
            _first(sources, "w:pPr/w:outlineLvl"),
        )

    def runs(self, paragraph: Element) -> Iterator[tuple[str, RunLook]]:
        """Yield the texts of a paragraph's own runs, and how each appears."""
        for run in paragraph.iter(qualified("w:r")):
            owner = next(run.iterancestors(qualified("w:p")), None)
            text = "".join(each.text or "" for each in find_all(run, "w:t"))
            if text and owner is paragraph:
                yield text, self.run(run, paragraph)

    def run(self, run: Element | None, paragraph: Element) -> RunLook:
        """Return how a run appears; None stands for one without properties of its own."""
        own = [] if run is None else [run, *self._chain(value_of(run, "w:rPr/w:rStyle"))]
        sources = [*own, *self.chain(paragraph), *self._defaults]
        size = _first(sources, "w:rPr/w:sz")
        return RunLook(self._font(sources), int(size) / 2 if size.isdigit() else 0, _first(sources, "w:rPr/w:color"))

    def _font(self, sources: list[Element]) -> str:
        for each in sources:
            fonts = find(each, "w:rPr/w:rFonts")
            if fonts is None:
                continue
            if themed := fonts.get(qualified("w:eastAsiaTheme")):
                return self._of_theme("majorFont" if themed.startswith("major") else "minorFont")
            if named := fonts.get(qualified("w:eastAsia")):
                return named
        return ""

    def _of_theme(self, name: str) -> str:
        """Return the theme's font for simplified Chinese."""
        if self._theme is None:
            return ""
        space = {"a": DRAWING_NAMESPACES["a"]}
        holder = parse(self._theme).find(f".//a:{name}", space)
        if holder is None:
            return ""
        asian = holder.find("a:ea", space)
        named = "" if asian is None else asian.get("typeface") or ""
        script = next((each for each in holder.findall("a:font", space) if each.get("script") == "Hans"), None)
        return named or ("" if script is None else script.get("typeface") or "")


def _first(sources: list[Element], path: str) -> str:
    """Return what the nearest of some sources says; `w:rPrDefault` holds `w:rPr` as a style does."""
    return next((said for each in sources if (said := value_of(each, path))), "")


@cache
def _names(name: str) -> tuple[str, str, str]:
    return f"w:{name}Chars", f"w:{name}", "w:start" if name == "left" else "w:hanging"


def _indent(sources: list[Element], name: str, size: float) -> float | None:
    characters, twips, other = map(qualified, _names(name))
    for each in sources:
        found = find(each, "w:pPr/w:ind")
        if found is None:
            continue
        said = found.get(characters) or ""
        if said.lstrip("-").isdigit() and int(said):
            return int(said) / CHARACTERS
        said = found.get(twips) or (found.get(other) if name == "left" else "") or ""
        if said.lstrip("-").isdigit() and size:
            return int(said) / 20 / size
        if name == "firstLine" and found.get(other):
            return 0.0
    return None
