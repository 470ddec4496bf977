"""A style sheet: styles as plain values in, the part `word/styles.xml` out; and the style names in such a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, Value, element, switched, valued
from reportgen.ooxml.formats import ParagraphFormat, TextFormat

NORMAL = "Normal"
TABLE_NORMAL = "TableNormal"
INHERITED, INHERITED_TEXT = ParagraphFormat(), TextFormat()


@frozen
class ParagraphStyle:
    """A paragraph style; `following` is the style of the next paragraph typed in Word."""

    name: str
    base: str = NORMAL
    paragraph: ParagraphFormat = INHERITED
    text: TextFormat = INHERITED_TEXT
    following: str | None = None


@frozen
class CharacterStyle:
    """A character style."""

    name: str
    text: TextFormat


@frozen
class TableStyle:
    """A table style with single lines of that width, and room around each cell's text in twips."""

    name: str
    eighths: int
    padding: int
    """Left and right."""
    room: int
    """Above and below."""


@frozen
class Defaults:
    """What holds where no style says otherwise."""

    paragraph: ParagraphFormat
    text: TextFormat


def stylesheet(
    defaults: Defaults,
    paragraphs: Iterable[ParagraphStyle],
    characters: Iterable[CharacterStyle],
    tables: Iterable[TableStyle],
) -> Element:
    """Return `w:styles`; each style's id is its name."""
    made = [_paragraph_style(style, rank) for rank, style in enumerate(paragraphs, 1)]
    made += [_character_style(style) for style in characters]
    made += [_table_style(style) for style in tables]
    return element("w:styles", None, _document_defaults(), _latent(), *_builtin(defaults), *made)


def east_asian_typography() -> Iterator[Element]:
    """Yield what Chinese text wants: no line begins with ，, no blanks between Chinese and digits, no grid."""
    yield switched("w:widowControl", False)
    yield switched("w:kinsoku")
    yield switched("w:overflowPunct")
    yield switched("w:autoSpaceDE", False)
    yield switched("w:autoSpaceDN", False)
    yield switched("w:adjustRightInd", False)
    yield switched("w:snapToGrid", False)


def _document_defaults() -> Element:
    language = element("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"})
    text = element("w:rPrDefault", None, element("w:rPr", None, language))
    paragraph = element("w:pPrDefault", None, element("w:pPr", None, *east_asian_typography()))
    return element("w:docDefaults", None, text, paragraph)


def _latent() -> Element:
    """Keep Word's own styles out of the list that people choose from."""
    switches = {"w:defLockedState": 0, "w:defUIPriority": 99, "w:defSemiHidden": 1}
    return element("w:latentStyles", {**switches, "w:defUnhideWhenUsed": 1, "w:defQFormat": 0})


def _builtin(defaults: Defaults) -> Iterator[Element]:
    normal = element("w:style", {"w:type": "paragraph", "w:default": 1, "w:styleId": NORMAL}, valued("w:name", NORMAL))
    normal.append(element("w:pPr", None, *east_asian_typography()))
    defaults.paragraph.put_on(normal)
    defaults.text.put_on(normal)
    yield normal
    yield _hidden("character", "DefaultParagraphFont", "Default Paragraph Font")
    table = _hidden("table", TABLE_NORMAL, "Normal Table")
    table.append(element("w:tblPr", None, _margins(108)))
    yield table
    yield _hidden("numbering", "NoList", "No List")


def _hidden(kind: str, identifier: str, name: str) -> Element:
    attributes = {"w:type": kind, "w:default": "1", "w:styleId": identifier}
    hints = (valued("w:uiPriority", 99), element("w:semiHidden"), element("w:unhideWhenUsed"))
    return element("w:style", attributes, valued("w:name", name), *hints)


def _custom(kind: str, name: str, base: str | None, following: str | None, rank: int) -> Element:
    made = element("w:style", {"w:type": kind, "w:customStyle": 1, "w:styleId": name}, valued("w:name", name))
    if base is not None:
        made.append(valued("w:basedOn", base))
    if following is not None:
        made.append(valued("w:next", following))
    made.append(valued("w:uiPriority", rank))
    made.append(element("w:qFormat"))
    return made


def _paragraph_style(style: ParagraphStyle, rank: int) -> Element:
    made = _custom("paragraph", style.name, style.base, style.following, rank)
    style.paragraph.put_on(made)
    style.text.put_on(made)
    return made


def _character_style(style: CharacterStyle) -> Element:
    made = _custom("character", style.name, None, None, 90)
    style.text.put_on(made)
    return made


def _table_style(style: TableStyle) -> Element:
    made = _custom("table", style.name, TABLE_NORMAL, None, 95)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line: dict[str, Value] = {"w:val": "single", "w:sz": style.eighths, "w:space": 0, "w:color": "000000"}
    borders = element("w:tblBorders", None, *(element(f"w:{side}", line) for side in sides))
    made.append(element("w:tblPr", None, borders, _margins(style.padding, style.room)))
    return made


def _margins(beside: int, above: int = 0) -> Element:
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    return element(
        "w:tblCellMar", None, *(element(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in sides.items())
    )
