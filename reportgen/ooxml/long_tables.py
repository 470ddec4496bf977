"""The long tables of a document, and whether each may be cut into several without showing it.

In: the parts `word/document.xml` and `word/styles.xml`. Out: for each long table what its pages depend on, or why it
is left whole. Only what is known to look the same in pieces is cut: rows of plain text, each whole on its page, under
header rows that are repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, descendants, find, find_all, qualified, value_of

# Elements of rows and properties that reach no further than their row.
KNOWN = """
    tr trPr cantSplit tblHeader trHeight tc tcPr tcW gridSpan tcBorders top left start bottom right end tl2br tr2bl shd
    noWrap tcMar textDirection tcFitText vAlign hideMark cnfStyle p pPr pStyle keepNext keepLines widowControl
    suppressLineNumbers pBdr tabs tab suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment r rPr rStyle rFonts b bCs
    i iCs caps smallCaps strike dstrike color w kern position sz szCs highlight u bdr vertAlign em lang t br noBreakHyphen
    proofErr lastRenderedPageBreak"""
KNOWN_IN_PIECES = {qualified(f"w:{name}") for name in KNOWN.split()}
BREAK_TYPE, BREAKS = qualified("w:type"), ("page", "column")
OFF = ("0", "false", "off")

NO_HEADER = "it has no header row that is repeated on every page"
NOT_FIXED = "its columns have no fixed widths"
BROKEN_ROWS = "its rows may be broken across pages"
FLOATS = "it does not stand in the flow of the text"
NOT_PLAIN = "it holds more than plain rows of text, or cells merged over rows"
LINES_DIFFER = "its outer lines differ from those between its rows"


@frozen
class LongTable:
    """A long table of the body; `reason` says why it is left whole and is empty where it may be cut."""

    number: int
    rows: int
    page_bottom: int = 0
    keeps: tuple[bool, ...] = ()
    reason: str = ""
    """`number` counts the tables of the body from 0, `rows` those under the header; `page_bottom` is the lower edge
    of the text in twips from the top of the page; `keeps` says of each row whether it stays with the next."""


def parsed(part: bytes) -> Element:
    """Return the root of a large part."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True))


def body_tables(root: Element) -> list[Element]:
    """Return the tables of the body, those inside others left aside."""
    return find_all(root, "w:body/w:tbl")


def header_and_rows(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the header rows of a table and the others."""
    rows = find_all(table, "w:tr")
    count = next((index for index, row in enumerate(rows) if not is_on(row, "w:trPr/w:tblHeader")), len(rows))
    return rows[:count], rows[count:]


def section_of(table: Element) -> Element | None:
    """Return the properties of the section a table of the body stands in."""
    following = (find(each, "w:pPr/w:sectPr") for each in table.itersiblings(qualified("w:p")))
    within = next((each for each in following if each is not None), None)
    parent = table.getparent()
    return within if within is not None or parent is None else find(parent, "w:sectPr")


def is_on(owner: Element, path: str) -> bool:
    """Whether a switch is there and on."""
    found = find(owner, path)
    return found is not None and found.get(qualified("w:val")) not in OFF


def long_tables(document: bytes, styles: bytes, more_than: int) -> list[LongTable]:
    """Return the tables of the body with more rows than that."""
    sheet, root = _Styles(styles), parsed(document)
    counted = ((number, table, header_and_rows(table)) for number, table in enumerate(body_tables(root)))
    return [
        _judged(number, table, header, rows, sheet)
        for number, table, (header, rows) in counted
        if len(rows) > more_than
    ]


class _Styles:
    """The style sheet, asked for what a style says or inherits."""

    def __init__(self, part: bytes) -> None:
        self._styles = {style.get(qualified("w:styleId")): style for style in descendants(parsed(part), "w:style")}

    def lineage(self, identifier: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        seen = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = value_of(self._styles[identifier], "w:basedOn")

    def first(self, identifier: str, path: str) -> Element | None:
        """Return what the nearest of them says."""
        found = (find(style, path) for style in self.lineage(identifier))
        return next((each for each in found if each is not None), None)

    @cached_property
    def keeping(self) -> set[str | None]:
        """The paragraph styles that stay with the next paragraph."""
        kept = {name: self.first(name or "", "w:pPr/w:keepNext") for name in self._styles}
        return {name for name, found in kept.items() if found is not None and found.get(qualified("w:val")) not in OFF}

    def is_plain(self, paragraph_style: str) -> bool:
        """Whether a paragraph style neither counts nor begins pages."""
        return all(self.first(paragraph_style, f"w:pPr/w:{each}") is None for each in ("numPr", "pageBreakBefore"))


def _judged(number: int, table: Element, header: list[Element], rows: list[Element], sheet: _Styles) -> LongTable:
    reason = next(_reasons(table, header, rows, sheet), "")
    section = section_of(table)
    bottom = 0 if section is None else _page_bottom(section)
    if reason or not bottom:
        return LongTable(number, len(rows), reason=reason or FLOATS)
    within = (_keeps(row, sheet) for row in rows[:-1])  # the last one may stay with what stands behind the table
    return LongTable(number, len(rows), bottom, (*within, False))


def _reasons(table: Element, header: list[Element], rows: list[Element], sheet: _Styles) -> Iterator[str]:
    if not header:
        yield NO_HEADER
    if value_of_attribute(table, "w:tblPr/w:tblLayout", "w:type") != "fixed":
        yield NOT_FIXED
    if find(table, "w:tblPr/w:tblpPr") is not None:
        yield FLOATS
    if not all(is_on(row, "w:trPr/w:cantSplit") for row in (*header, *rows)):
        yield BROKEN_ROWS
    if not all(_is_plain_row(row) for row in (*header, *rows)) or not _has_only_rows(table):
        yield NOT_PLAIN
    if not all(map(sheet.is_plain, _paragraph_styles(table))):
        yield NOT_PLAIN
    if not _lines_are_alike(table, sheet):
        yield LINES_DIFFER


def value_of_attribute(owner: Element, path: str, attribute: str) -> str:
    """Return an attribute of the element at a path, or an empty text."""
    found = find(owner, path)
    return "" if found is None else found.get(qualified(attribute)) or ""


def _page_bottom(section: Element) -> int:
    """Return the lower edge of the text, or 0 where the text runs in columns or the measures are missing."""
    height = value_of_attribute(section, "w:pgSz", "w:h")
    margin = value_of_attribute(section, "w:pgMar", "w:bottom")
    columns = value_of_attribute(section, "w:cols", "w:num") or "1"
    return int(height) - int(margin) if height.isdigit() and margin.isdigit() and columns == "1" else 0


def _has_only_rows(table: Element) -> bool:
    usual = {qualified(f"w:{name}") for name in ("tblPr", "tblGrid", "tr")}
    return all(each.tag in usual for each in table) and find(table, "w:tblPr/w:tblCellSpacing") is None


def _is_plain_row(row: Element) -> bool:
    return all(each.tag in KNOWN_IN_PIECES and each.get(BREAK_TYPE) not in BREAKS for each in row.iter())


def _paragraph_styles(table: Element) -> Iterable[str]:
    return {each.get(qualified("w:val")) or "" for each in descendants(table, "w:pStyle")}


def _lines_are_alike(table: Element, sheet: _Styles) -> bool:
    """Whether each piece ends and begins with the line that stands between rows, and no row is formatted by its place."""
    style = value_of(table, "w:tblPr/w:tblStyle")
    if any(find(each, "w:tblStylePr") is not None for each in sheet.lineage(style)):
        return False
    sides = [_line(table, style, side, sheet) for side in ("top", "bottom", "insideH")]
    return sides[0] == sides[1] == sides[2]


def _line(table: Element, style: str, side: str, sheet: _Styles) -> tuple[str | None, ...]:
    path = f"w:tblPr/w:tblBorders/w:{side}"
    own = find(table, path)
    line = sheet.first(style, path) if own is None else own
    return () if line is None else tuple(line.get(qualified(f"w:{name}")) for name in ("val", "sz", "color"))


def _keeps(row: Element, sheet: _Styles) -> bool:
    """Whether a row stays with the next: LibreOffice asks the first paragraph of its first cell."""
    paragraph = find(row, "w:tc/w:p")
    if paragraph is None:
        return False
    if find(paragraph, "w:pPr/w:keepNext") is not None:
        return is_on(paragraph, "w:pPr/w:keepNext")
    return value_of(paragraph, "w:pPr/w:pStyle") in sheet.keeping
