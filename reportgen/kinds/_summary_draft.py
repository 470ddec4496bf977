"""The draft of a summary: what a ledger's figures can say of a period, in the words that offices use.

In: figures. Out: a lead and sections as plain data, whose texts hold expressions; they are filled in, and taken down, like
those that a person writes. A figure without data, and a number that is nothing, is not spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.ledger.comparing import period_on_period, year_on_year
from reportgen.ledger.counting import Figures
from reportgen.ledger.groupings import CATEGORY, MONTH, SEVERITY, UNIT, Grouping
from reportgen.model.chart import MAX_NAME

LEAD = "现将{{ 台账.报告期 }}安全生产检查和隐患整改情况总结如下："
UNDATED = "台账中的隐患均未填写检查日期，{{ 台账.报告期 }}发现隐患和整改的情况待核实。"
FEW_TYPES, MANY_TYPES, MANY_UNITS, TOP = 6, 12, 15, 10
OPEN = ("整改中数", "未开始数", "状态不明数")
COLUMNS = ("发现隐患数", "已整改数", *OPEN, "逾期数", "整改率")
TITLES = {"类型": "隐患类型"}


def lead() -> str:
    """Return the lead."""
    return LEAD


def sections(figures: Figures) -> list[dict[str, Any]]:
    """Return the sections."""
    made = [{"heading": "检查和整改总体情况", "body": [*_overview(figures)]}]
    if _number(figures, "发现隐患数"):
        made.append({"heading": "隐患分布情况", "content": [*_distribution(figures)]})
        if _says(figures, UNIT):
            made.append({"heading": "责任单位整改情况", "content": [*_units(figures)]})
    return made


def _number(figures: Figures, name: str) -> Any:
    """Return a number, 0 where there is no data: neither is spoken of."""
    return figures.named(name).number or 0


def _known(figures: Figures, *names: str) -> list[str]:
    return [name for name in names if _number(figures, name)]


def _overview(figures: Figures) -> Iterator[str]:
    visits = {"检查次数": "开展检查{}次", "出动人次": "出动检查人员{}人次", "检查家次": "检查单位{}家次"}
    if known := _known(figures, *visits):
        said = "，".join(visits[name].format(_tag(name)) for name in visits if name in known)
        yield f"{{{{ 台账.报告期 }}}}，共{said}。"
    yield "".join(_found(figures))
    if ordered := [*_ordered(figures)]:
        yield f"对检查发现的隐患依法作出处置，{'，'.join(ordered)}。"


def _found(figures: Figures) -> Iterator[str]:
    """Yield the sentence of what was found and rectified, and of what is still open."""
    if figures.period and figures.undated:
        yield UNDATED
        return
    yield f"共发现隐患{_tag('发现隐患数')}项{_compared(figures, '发现隐患数')}"
    found = _number(figures, "发现隐患数")
    if not found:
        yield "。"
        return
    if _number(figures, "重大隐患数"):
        yield f"，其中重大隐患{_tag('重大隐患数')}项"
    yield f"；已整改{_tag('已整改数')}项"
    if _number(figures, "立行立改数"):
        yield f"，其中立行立改{_tag('立行立改数')}项"
    yield f"，整改率{_tag('整改率')}{_compared(figures, '整改率')}。"
    if _number(figures, "已整改数") < found:
        yield from _open(figures)


def _open(figures: Figures) -> Iterator[str]:
    listed = ", ".join(f"台账.{name}" for name in OPEN)
    yield f"尚未完成整改的隐患中，{{{{ 列举([{listed}]) }}}}"
    if _number(figures, "逾期数"):
        yield f"；截至{{{{ 台账.报告日 }}}}，逾期未整改{_tag('逾期数')}项"
    yield "。"


def _ordered(figures: Figures) -> Iterator[str]:
    words = {
        "限期整改数": "责令限期整改{}项", "停业整顿家数": "责令停业整顿{}家", "查封家数": "查封{}家", "提醒函数": "发出提醒函{}份",
    }  # fmt: skip
    for name in _known(figures, *words):
        yield words[name].format(_tag(name))


def _compared(figures: Figures, name: str) -> str:
    """Return the comparisons that have a base, in brackets."""
    value = figures.named(name)
    if value.number is None or figures.period is None:
        return ""
    words = {"同比": year_on_year(value, figures), "环比": period_on_period(value, figures)}
    tags = [f"{{{{ 台账.{name} | {word} }}}}" for word, phrase in words.items() if not phrase.text.startswith("无")]
    if len(set(tags)) == 2 and figures.of_last_year() is figures.of_previous():
        tags = tags[:1]  # of a whole year both are the same
    return f"（{'；'.join(tags)}）" if tags else ""


def _distribution(figures: Figures) -> Iterator[Any]:
    groups = figures.groups(CATEGORY)
    if _says(figures, SEVERITY):
        yield "按隐患级别分，{{ 台账.按级别 | 列举 }}。"
    if not _says(figures, CATEGORY):
        return
    if len(groups) <= FEW_TYPES:
        yield "按隐患类型分，{{ 台账.按类型 | 列举 }}。"
    else:
        yield from _leading(figures, CATEGORY, "按隐患类型分，{}的是{{{{ 台账.按类型 | 前({}) | 列举 }}}}。")
    yield {"table": _table(figures, CATEGORY, "隐患分类统计表", len(groups))}
    names = [group.name for group in groups]
    if 1 < len(groups) <= MANY_TYPES and _fits(names):
        yield {"chart": _chart("各类隐患数量", CATEGORY, len(groups))}
    months = figures.groups(MONTH)
    if len(months) > 1 and all(group.key for group in months):
        yield {"chart": {**_chart("各月发现隐患数量", MONTH, len(months)), "type": "line"}}


def _leading(figures: Figures, grouping: Grouping, sentence: str) -> Iterator[str]:
    """Yield the sentence of the largest three groups, of fewer where more are alike, none where even the first two are."""
    found = [figures.named("发现隐患数", group).number or 0 for group in figures.groups(grouping)]
    for count, words in ((3, "居前三位"), (2, "居前两位"), (1, "居首位")):
        if len(found) > count and found[count - 1] > found[count]:
            yield sentence.format(words, count)
            return


def _fits(names: Sequence[str]) -> bool:
    """Whether names can be read along the axis of a chart."""
    return all(len(name) <= MAX_NAME and name.isprintable() for name in names)


def _chart(title: str, grouping: Grouping, count: int, name: str = "数量", unit: str = "项") -> dict[str, Any]:
    places = range(count)
    return {
        "title": title,
        "unit": unit,
        "categories": [_of(grouping, place, "名称") for place in places],
        "values": [_of(grouping, place, name) for place in places],
    }


def _units(figures: Figures) -> Iterator[Any]:
    count = len(figures.groups(UNIT))
    if count > 3:
        yield from _leading(figures, UNIT, "隐患数量{}的责任单位是{{{{ 台账.按责任单位 | 前({}) | 列举 }}}}。")
    else:
        yield "按责任单位分，{{ 台账.按责任单位 | 列举 }}。"
    if _number(figures, "逾期数"):
        yield "逾期未整改的隐患分布如下：{{ 台账.按责任单位 | 列举('逾期数') }}。"
    if count <= MANY_UNITS:
        yield {"table": _table(figures, UNIT, "责任单位整改情况统计表", count)}
        if count > 1 and _fits([group.name for group in figures.groups(UNIT)]):
            yield {"chart": {**_chart("各责任单位整改率", UNIT, count, "整改率", "%"), "type": "bar"}}
    else:
        yield {"table": _table(figures, UNIT, "隐患数量居前十位的责任单位", TOP, whole=False)}


def _table(figures: Figures, grouping: Grouping, title: str, count: int, *, whole: bool = True) -> dict[str, Any]:
    """Return a table of the first groups; a column that is nothing everywhere is left out."""
    columns = [name for name in COLUMNS if name in ("发现隐患数", "已整改数", "整改率") or _number(figures, name)]
    rows = [[_of(grouping, place, "名称"), *(_of(grouping, place, name) for name in columns)] for place in range(count)]
    if whole:
        rows.append(["合计", *map(_tag, columns)])
    heads = [name.removesuffix("数") for name in columns]
    return {"title": title, "columns": [TITLES.get(grouping.name, grouping.name), *heads], "rows": rows}


def _says(figures: Figures, grouping: Grouping) -> bool:
    """Whether any row says what group it is of."""
    groups: Sequence[Any] = figures.groups(grouping)
    return any(group.key for group in groups)


def _tag(name: str) -> str:
    return f"{{{{ 台账.{name} }}}}"


def _of(grouping: Grouping, place: int, name: str) -> str:
    """Return the expression for a group by its place: names out of a ledger never become part of an expression."""
    return f"{{{{ 台账.{grouping.in_text}[{place}].{name} }}}}"
