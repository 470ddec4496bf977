"""A fresh template: a title in, the bytes of a .docx out that holds every tag of the view in the layout of GB/T 9704.

`python -m reportgen.layout.base_template OUT.docx TITLE` writes one; from then on people edit it in Word.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportgen.layout import gbt9704 as gb
from reportgen.layout import styles
from reportgen.layout.body import body
from reportgen.layout.head import head
from reportgen.layout.tail import even_footer, imprint, odd_footer
from reportgen.ooxml.new_document import Font, NewDocument, Page

PAGE = Page(
    width=gb.PAGE_WIDTH,
    height=gb.PAGE_HEIGHT,
    top=gb.MARGIN_TOP,
    right=gb.MARGIN_RIGHT,
    bottom=gb.MARGIN_BOTTOM,
    left=gb.MARGIN_LEFT,
    footer=gb.FOOTER_DISTANCE,
    pitch=gb.LINE,
)
FONTS = (
    Font(gb.FANGSONG, "仿宋", "modern"),
    Font(gb.KAITI, "楷体", "modern"),
    Font(gb.HEITI, "SimHei", "modern"),
    Font(gb.SONGTI, "SimSun", "auto"),
    Font(gb.XIAOBIAOSONG, "方正小标宋_GBK", "auto"),
)


def base_template(title: str) -> bytes:
    """Return a fresh template called `title` in its properties; the same title gives the same bytes."""
    made = NewDocument(
        title=title,
        body=[*head(), *body(), *imprint()],
        styles=styles.style_sheet(),
        page=PAGE,
        odd_footer=odd_footer(),
        even_footer=even_footer(),
        theme_fonts=(gb.HEITI, gb.FANGSONG),
        fonts=FONTS,
    )
    return made.to_bytes()


def main(arguments: list[str]) -> int:
    """Write a fresh template to OUT, called TITLE."""
    if len(arguments) != 2:
        print("usage: python -m reportgen.layout.base_template OUT.docx TITLE", file=sys.stderr)
        return 2
    Path(arguments[0]).write_bytes(base_template(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
