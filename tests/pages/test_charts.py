"""Charts on rendered pages: whole, inside the core, with their captions."""

from __future__ import annotations

from tests.pages.conftest import Render

LEFT, RIGHT, FOOT = 28.0, 184.0, 262.0
HALF_A_PAGE = "水" * 28 * 12
TEXT = """\
kind: progress-report
title: 关于图表的汇报
content:
  - {before}
  - chart: {{title: 各月数量, categories: [1月, 2月, 3月], values: [317, 20, 448]}}
  - chart:
      title: 各单位整改率
      type: bar
      categories: [云州港务公司, 云州商业广场管理有限公司]
      values: [93.5%, 108.2%]
"""


def test_every_figure_stands_in_the_core_and_the_caption_on_the_page_of_its_chart(rendered: Render) -> None:
    pages = rendered(TEXT.format(before=HALF_A_PAGE))
    said = ["".join("".join(line.text.split()) for line in page.lines) for page in pages]
    for figures, caption in ((("317", "20", "448"), "图1各月数量"), (("93.5%", "108.2%"), "图2各单位整改率")):
        (number,) = [index for index, text in enumerate(said) if caption in text]
        assert all(figure in said[number] for figure in figures)
    for page in pages:
        assert all(line.left >= LEFT - 1 and line.right <= RIGHT + 1 for line in page.body)


def test_a_chart_is_not_cut_to_the_height_of_a_line(rendered: Render) -> None:
    (page,) = rendered(TEXT.format(before="见下图。"))
    places = {line.text.replace(" ", "").replace("\u3000", ""): line.bottom for line in page.lines}
    top = next(bottom for text, bottom in places.items() if "见下图" in text)
    caption = next(bottom for text, bottom in places.items() if "图1" in text)
    assert caption - top > 75
