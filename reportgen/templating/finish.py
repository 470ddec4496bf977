"""Finishing: what a rendered part still needs, each step only where it is needed.

In: the text of a part as Jinja made it. Out: the part as docxtpl would have made it; NeedsDocxtplError where docxtpl
refuses it, which then says why.
"""

from __future__ import annotations

import re

from reportgen.ooxml.grid import fit_grid
from reportgen.templating.printing import NeedsDocxtplError
from reportgen.templating.program import PartProgram

SPECIAL = re.compile(r"[\t\n\a\f]")
PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
TEXT = re.compile(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>")
RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>")
DRAWING = re.compile(r"(<wp:docPr\b[^>]*?\sid=\")[^\"]*(\")")
FIRST_DRAWING = 1001
TABLE_START, TABLE_END = "<?reportgen-table?>", "<?reportgen-end?>"
"""Around a table whose columns depend on the values; no value can bring them in, for `<` is escaped."""
TABLES = re.compile(f"{re.escape(TABLE_START)}(.*?){re.escape(TABLE_END)}", re.DOTALL)
ROOT = re.compile(r"<[A-Za-z_][^>]*>", re.DOTALL)
START_TEXT = '<w:t xml:space="preserve">'
BROKEN_TABLE = (ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError, ValueError)
"""What a table raises that docxtpl refuses; lxml's own errors are syntax errors."""


def finished(part: PartProgram, text: str) -> bytes:
    """Return the bytes of a part whose text is resolved."""
    if part.parses:
        from reportgen.templating.parsed_part import finish_parsed

        return finish_parsed(part.before + text.encode() + part.after, part.body)
    if part.tables:
        text = fit_tables(text, part.before.decode())
    if part.drawings:
        text = number_drawings(text)
    return part.before + text.encode() + part.after


def resolve(text: str) -> str:
    """Return the part with tabs, line breaks, new paragraphs and pages in its texts as Word's own."""
    return PARAGRAPH.sub(lambda found: _paragraph(found[0]) if SPECIAL.search(found[0]) else found[0], text)


def _paragraph(xml: str) -> str:
    found = PARAGRAPH_PROPERTIES.search(xml)
    properties = found[0] if found else ""
    return RUN.sub(lambda run: _run(run[0], properties), xml)


def _run(xml: str, paragraph: str) -> str:
    found = RUN_PROPERTIES.search(xml)
    run = found[0] if found else ""
    new_paragraph = f"<w:p>{paragraph}<w:r>{run}{START_TEXT}"
    instead = {
        "\t": f"</w:t></w:r><w:r>{run}<w:tab/></w:r><w:r>{run}{START_TEXT}",
        "\a": f"</w:t></w:r></w:p>{new_paragraph}",
        "\n": f"</w:t><w:br/>{START_TEXT}",
        "\f": f'</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>{new_paragraph}',
    }
    return TEXT.sub(lambda text: SPECIAL.sub(lambda each: instead[each[0]], text[0]), xml)


def number_drawings(text: str) -> str:
    """Return the body with its drawings numbered anew: a loop would give several the same number."""
    numbers = iter(range(FIRST_DRAWING, FIRST_DRAWING + text.count("<wp:docPr")))
    return DRAWING.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", text)


def fit_tables(text: str, before: str) -> str:
    """Return the body with the grids of its marked tables made to fit; `before` declares the name spaces."""
    root = ROOT.search(before.partition("?>")[2])
    opening = root[0] if root else "<x>"
    try:
        return TABLES.sub(lambda found: fit_grid(found[1], opening), text)
    except BROKEN_TABLE as error:
        raise NeedsDocxtplError from error
