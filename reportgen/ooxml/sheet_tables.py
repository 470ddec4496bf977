"""What the cells of a workbook refer to: the shared texts, and which styles are dates.

In: the parts of a scanned workbook. Out: a list of texts, and for each style whether its numbers are days.
"""

from __future__ import annotations

import re
from zipfile import ZipFile

from reportgen.frozen import frozen
from reportgen.ooxml.cell_texts import decoded
from reportgen.ooxml.safe_xml import parse_xml

SHARED, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Built-in formats that are dates, those of Chinese Excel among them (ECMA-376-1, 18.8.30)."""

_PLAIN = re.compile(r"<si><t(?: [^>]*)?>([^<]*)</t></si>")
_ITEM = re.compile(r"\s*<si>(.*?)</si>|\s*<si\s*/>", re.DOTALL)
_TEXT = re.compile(r"<t(?:\s[^>]*)?>([^<]*)</t>")
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


@frozen
class Tables:
    """Shared texts by their number; whether each style is a date."""

    texts: list[str]
    dated: list[bool]


def read_tables(archive: ZipFile) -> Tables:
    """Return the tables of a workbook."""
    names = set(archive.namelist())
    texts = _texts(archive.read(SHARED).decode("utf-8-sig")) if SHARED in names else []
    return Tables(texts, _dated(archive.read(STYLES)) if STYLES in names else [False])


def _texts(xml: str) -> list[str]:
    start = xml.find("<si")
    body = xml[start : xml.rfind("</sst>")] if start >= 0 else ""
    found = _PLAIN.findall(body)
    if len(found) != body.count("<si>") + body.count("<si/>"):
        found = ["".join(_TEXT.findall(_PHONETIC.sub("", match[1] or ""))) for match in _ITEM.finditer(body)]
    return [unescaped(text) if "&" in text or "_x" in text or "\r" in text else text for text in found]


def unescaped(text: str) -> str:
    """Return a text of XML as it is read."""
    return decoded(_ENTITY.sub(_character, text))


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    number = int(match[1], 16) if match[1] else int(match[2])
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"


def _dated(data: bytes) -> list[bool]:
    root = parse_xml(STYLES, data)
    own = {
        int(each.get("numFmtId", "0")): _is_date(each.get("formatCode", ""))
        for each in root.iter()
        if each.tag.endswith("}numFmt")
    }
    styles = next((each for each in root if each.tag.endswith("}cellXfs")), ())
    numbers = [int(each.get("numFmtId", "0")) for each in styles]
    return [own.get(number, number in DATE_FORMATS) for number in numbers] or [False]


def _is_date(code: str) -> bool:
    bare = _ASIDE.sub("", code.split(";", maxsplit=1)[0]).lower()
    return "general" not in bare and any(letter in bare for letter in "ymdhs")
