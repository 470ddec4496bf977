"""Pictures that a tag printed: their lines are as high as they need; one of an exact height would show a strip of them.

In: the rendered body. Out: the same with these lines open.
"""

from __future__ import annotations

from reportgen.ooxml.body import Body
from reportgen.ooxml.formats import ParagraphFormat
from reportgen.ooxml.rich_runs import paragraphs_with_pictures

LINE_AS_HIGH_AS_IT_NEEDS = ParagraphFormat(line=240, line_rule="auto")


def open_lines(body: Body) -> None:
    """Open the lines in which pictures stand."""
    for paragraph in paragraphs_with_pictures(body.root):
        body.paragraph(paragraph).set(LINE_AS_HIGH_AS_IT_NEEDS)
