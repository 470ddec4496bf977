"""The view of an official document: every field a template may use.

In: nothing. Out: the declared types; `official.py` fills them.
"""

from __future__ import annotations

from reportgen.frozen import frozen
from reportgen.views.fields import Each, shown


@frozen
class CellView:
    """A cell of a table."""

    lines: list[str] = shown(
        "行", "the lines of the cell, one paragraph each", default=list, each=Each("p", "line", "段")
    )


@frozen
class RowView:
    """A row of a table: cells, or one text that spans the table."""

    spans: bool = shown("通栏", "whether the row is one text over all columns", default=False)
    text: str = shown("内容", "the text of a spanning row", "一、知识培训类")
    cells: list[CellView] = shown("单元格", "the cells of the row", default=list, each=Each("tc", "cell", "格"))


@frozen
class ColumnView:
    """A column of a table."""

    title: str = shown("标题", "the column's name", "责任单位")


@frozen
class TableView:
    """A table: columns and rows."""

    columns: list[ColumnView] = shown("列", "the columns", default=list, each=Each("tc", "column", "栏"))
    rows: list[RowView] = shown("行", "the rows", default=list, each=Each("tr", "row", "行"))
    source: str = shown(
        "来源", "措施 for the task list, 问题 for the list of findings, empty for a table of its own", "措施"
    )


@frozen
class SeriesView:
    """A series of a chart."""

    name: str = shown("名称", "what its numbers are of", "发现")
    values: list[float | None] = shown(
        "数值", "a number for each category; percentages as shares of 1", default=list, each=Each("p", "value", "值")
    )


@frozen
class ChartView:
    """A chart; it stands where the template prints the text of its block, alone in a paragraph or as alt text."""

    type: str = shown("类型", "column, bar or line", "column")
    title: str = shown("标题", "its title", "各月发现问题数量")
    place: str = shown("位置", "the place of the template that it takes", "月度趋势")
    categories: list[str] = shown("类别", "what stands along the axis", default=list, each=Each("p", "category", "类"))
    series: list[SeriesView] = shown("系列", "its rows of numbers", default=list, each=Each("p", "series", "系"))
    number_format: str = shown("数字格式", "how Excel and Word print its numbers", "0.0%")
    alt_text: str = shown("替代文字", "a sentence that tells all its figures", "柱形图：……")


@frozen
class Block:
    """A paragraph of the document, or a table: its kind, and its parts ready to print."""

    kind: str = shown("类型", "which kind of paragraph it is", "一级标题")
    number: str = shown("编号", "its number", "（一）")
    title: str = shown("标题", "its title, with the end mark where a text follows", "落实责任。")
    text: str = shown("内容", "its text", "各单位要……")
    tail: str = shown("后缀", "what follows in brackets", "（责任单位：安全监管科）")
    table: TableView | None = shown("表格", "the table, where it is one", default=None)
    chart: ChartView | None = shown("图表", "the chart, where it is one", default=None)
    document: object = shown("文件", "the document merged here, where it is one", default=None)


@frozen
class LetterheadView:
    """The red head 发文机关标志."""

    names: list[str] = shown("机关名称", "the names, the lead one first", default=list, each=Each("p", "name", "机关"))
    word: str = shown("文件字样", "the word 文件, empty where it was typed with the name", "文件")
    joint: bool = shown("联合", "whether several authorities stand in it", default=False)


@frozen
class NumberLine:
    """A line of the head of an upward document: number at the left, signatories at the right."""

    number: str = shown("发文字号", "the document number, on the last line")
    label: str = shown("签发人标签", "签发人： on the first line")
    names: str = shown("签发人姓名", "one or two names")


@frozen
class ImprintView:
    """The imprint 版记."""

    printing_office: str = shown("印发机关", "who printed it", "云溪市应急管理局办公室")
    printing_date: str = shown("印发日期", "when", "2026年3月9日")


@frozen
class OfficialView:
    """Everything a template of an official document may print."""

    title: str = shown("标题", "the title in one line")
    title_lines: list[str] = shown(
        "标题行", "the title broken into lines of at most 20 characters", default=list, each=Each("p", "line", "行")
    )
    subtitle_lines: list[str] = shown(
        "副标题行", "the lines under the title", default=list, each=Each("p", "line", "行")
    )
    letterhead: LetterheadView | None = shown("发文机关标志", "the red head, or none", default=None)
    upward: bool = shown("上行", "whether it is an upward document with signatories", default=False)
    document_number: str = shown("发文字号", "the document number", "云应急〔2026〕5号")
    number_lines: list[NumberLine] = shown(
        "文号行", "number and signatories of an upward document", default=list, each=Each("p", "line", "行")
    )
    signatories: list[str] = shown(
        "签发人", "who signs an upward document", default=list, each=Each("p", "name", "姓名")
    )
    copy_number: str = shown("份号", "the copy's number", "000001")
    classification: str = shown("密级", "the classification", "机密★1年")
    urgency: str = shown("紧急程度", "the urgency", "特急")
    issuing_authority: str = shown("发文机关", "who issues it", "云溪市应急管理局")
    recipients: str = shown("主送机关", "to whom it is sent, without the ：", "各县（区）应急管理局")
    blocks: list[Block] = shown(
        "内容块",
        "every paragraph from the lead to the last annex, in order",
        default=list,
        each=Each("p", "block", "块"),
    )
    signature: list[str] = shown("署名", "who signs, a line each", default=list, each=Each("p", "line", "行"))
    issue_date: str = shown("成文日期", "the day it was made", "2026年3月9日")
    annotation: str = shown("附注", "the note, without its brackets")
    copy_recipients: str = shown("抄送机关", "to whom a copy is sent, without end mark")
    imprint: ImprintView | None = shown("版记", "printing office and date, or none", default=None)
    has_imprint: bool = shown("有版记", "whether anything stands at the foot of the last page", default=False)
    extra: dict[str, object] = shown(
        "附加", "values of your own out of the input, under their names there: 附加.联系电话", default=dict
    )
