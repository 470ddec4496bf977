"""Charts put into their places after rendering: size, place and caption.

In: the rendered body, the parts of the docx, and charts with the text that stands for each in the body. Out: body and
parts with native charts. A chart stands, in this order of preference,

1. where the template has a drawing with its name in the alt text (图表：月度趋势), with its caption below it;
2. in a drawing whose alt text the template's loop fills with the text of the block;
3. in the paragraph that says nothing but the text of the block, as wide as the core.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.frozen import frozen
from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as styles
from reportgen.ooxml.body import Body, Paragraph
from reportgen.ooxml.chart_places import (
    DrawnPlace,
    Link,
    Size,
    drawn_places,
    drop_paragraph,
    fill_paragraph,
    number_drawings,
    paragraphs_saying,
)  # fmt: skip
from reportgen.ooxml.charts import Face, NativeChart, add_chart
from reportgen.ooxml.elements import Element
from reportgen.ooxml.formats import ParagraphFormat, TextFormat

EMU_A_TWIP = 635
FACE = Face(gb.FANGSONG, gb.CHART_SIZE, gb.CHART_COLOURS, gb.CHART_LINES)
LINE_AS_HIGH_AS_IT_NEEDS = ParagraphFormat(line=240, line_rule="auto")
"""A line of an exact height would show only a strip of the chart."""


@frozen
class PlacedChart:
    """A chart, the name of its place, the text that stands for it in the rendered body, and its title there."""

    chart: NativeChart
    place: str
    marker: str
    caption: str


def size_of(chart: NativeChart) -> Size:
    """Return how large a chart is where no template says it: as wide as the core, and higher where many bars need it."""
    rows = len(chart.categories) * (len(chart.series) + 1) if chart.kind == "bar" else 0
    height = min(gb.CHART_HIGHEST, max(gb.CHART_HEIGHT, rows * gb.CHART_BAR))
    return Size(gb.CORE_WIDTH * EMU_A_TWIP, height * EMU_A_TWIP)


@dataclass
class _Placing:
    body: Body
    parts: dict[str, bytes]
    places: list[DrawnPlace] = field(init=False)

    def __post_init__(self) -> None:
        self.places = drawn_places(self.body.root)

    def place(self, placed: PlacedChart) -> bool:
        """Put a chart where it belongs; False where the body has no place for it."""
        named = next((each for each in self.places if each.name == placed.place), None)
        looped = next((each for each in self.places if placed.marker in each.alt_texts), None)
        said = next(paragraphs_saying(self.body.root, placed.marker), None)
        if looped is None and said is None:
            return False
        host = looped.paragraph if said is None and looped is not None else said
        assert host is not None
        caption = self._caption(host, placed.caption)
        if drawn := named or looped:
            self.places.remove(drawn)
            drawn.fill(self._link(placed.chart))
        else:
            fill_paragraph(host, self._link(placed.chart), size_of(placed.chart))
        if named is not None:
            self._move(host, caption, named)
        else:
            self._set(self.body.paragraph(host), keep=caption is not None)
        return True

    def _link(self, chart: NativeChart) -> Link:
        return Link(add_chart(self.parts, chart, FACE), chart.title, chart.alt_text)

    def _caption(self, host: Element, text: str) -> Element | None:
        """Return the paragraph of the caption behind that of the chart, made like a caption where its style is none."""
        following = host.getnext()
        if following is None or following.tag != host.tag:
            return None
        paragraph = self.body.paragraph(following)
        if "".join(text.split()) not in "".join(paragraph.text.split()):
            return None
        if paragraph.style == styles.BODY:
            paragraph.set(ParagraphFormat(align="center", first_line=0))
            paragraph.set_text(TextFormat(font=gb.HEITI, size=gb.TABLE_SIZE, spacing=0))
        return following

    def _set(self, paragraph: Paragraph, keep: bool) -> None:
        paragraph.set(LINE_AS_HIGH_AS_IT_NEEDS)
        if paragraph.style == styles.BODY:
            paragraph.set(ParagraphFormat(align="center", first_line=0))
        if keep:
            paragraph.set(ParagraphFormat(keep_next=True))

    def _move(self, host: Element, caption: Element | None, named: DrawnPlace) -> None:
        """Bring the caption to a chart that stands elsewhere."""
        if caption is not None:
            named.paragraph.addnext(caption)
        if host is not named.paragraph:
            drop_paragraph(host)

    def drop_empty(self) -> list[str]:
        """Take away the places that no chart took; return their names."""
        empty = [each for each in self.places if each.name]
        for each in empty:
            each.drop()
        return [each.name for each in empty]


def place_charts(
    body: Body, parts: dict[str, bytes], charts: Sequence[PlacedChart]
) -> tuple[list[PlacedChart], list[str]]:
    """Put charts into a body; return those it has no place for, and the names of places that no chart took."""
    placing = _Placing(body, parts)
    lost = [each for each in charts if not placing.place(each)]
    empty = placing.drop_empty()
    if charts:
        number_drawings(body.root)
    return lost, empty
