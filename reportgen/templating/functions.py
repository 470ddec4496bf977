"""Functions: what a template may call to print more than text: `{{ 图片("公章.png", 宽=40) }}`.

In: what reads a file that lies beside the input. Out: functions by their English and Chinese names; a ValueFault where
one of them cannot do what it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

from jinja2.runtime import Undefined

from reportgen.templating.chinese_filters import shown
from reportgen.templating.extra import StandIn
from reportgen.templating.faults import ValueFault
from reportgen.templating.pictures import refuse_unusable
from reportgen.templating.template import Picture, Piece, RichText, Subdocument

ReadFile = Callable[[str], bytes]
"""Returns the bytes of a file that lies beside the input; a ValueFault where there is none, or it lies elsewhere."""
OPTIONS = {
    "宽": "width", "高": "height", "说明": "alt", "文字": "text", "加粗": "bold", "倾斜": "italic", "下划线": "underline",
    "颜色": "color", "字号": "size", "链接": "link",
}  # fmt: skip
"""Chinese names of what the functions take by name."""
FUNCTIONS = {"picture": "图片", "subdocument": "文档", "rich_text": "富文本", "link": "链接"}
"""The Chinese name of each function."""
YES, NO = ("是", "true", "yes", "1"), ("否", "false", "no", "0", "")
COLORS = {"红": "FF0000", "红色": "FF0000", "蓝": "0000FF", "蓝色": "0000FF", "绿": "00B050", "绿色": "00B050",
          "黑": "000000", "黑色": "000000", "灰": "808080", "灰色": "808080"}  # fmt: skip
SIZES = {"初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
         "小四": 12, "五号": 10.5, "小五": 9}  # fmt: skip
HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
URL = re.compile(r"(https?://|mailto:)[^\s<>\"]{1,2000}")
LONGEST_MM = 500


def functions(read_file: ReadFile) -> dict[str, Callable[..., Any]]:
    """Return the functions of a view, each under both its names."""
    made = {
        "picture": _pictures(read_file),
        "subdocument": _subdocuments(read_file),
        "rich_text": rich_text,
        "link": link,
    }
    named = {name: _in_chinese(function) for name, function in made.items()}
    return {**named, **{chinese: named[name] for name, chinese in FUNCTIONS.items()}}


def _in_chinese(function: Any) -> Callable[..., Any]:
    """Return the function that takes its options under Chinese names too, and nothing that is not there."""

    @wraps(function)
    def called(*values: Any, **options: Any) -> Any:
        for each in (*values, *options.values()):
            if isinstance(each, Undefined):
                str(each)  # which says what is not there
        return function(*values, **{OPTIONS.get(name, name): value for name, value in options.items()})

    return called


def _pictures(read_file: ReadFile) -> Callable[..., Any]:
    @cache
    def sound(name: str) -> bytes:
        data = read_file(name)
        refuse_unusable(data, name)
        return data

    def picture(file: Any, width: Any = None, height: Any = None, alt: Any = "") -> Picture:
        return Picture(sound(_text(file)), _millimetres(width), _millimetres(height), _text(alt))

    return picture


def _subdocuments(read_file: ReadFile) -> Callable[..., Any]:
    def subdocument(file: Any) -> Subdocument:
        name = _text(file)
        if not name.lower().endswith(".docx") and not isinstance(file, StandIn):
            raise ValueFault("the file {file} is not a Word document (.docx) and cannot be put in", file=name)
        return Subdocument(read_file(f"{name}.docx" if isinstance(file, StandIn) else name), name)

    return subdocument


def link(text: Any, url: Any) -> RichText:
    """Return a text that leads to an address."""
    return rich_text(text, link=url)


def rich_text(value: Any, **looks: Any) -> RichText:
    """Return a text, or a list of texts and groups with a text and its look, each with the look given here beside."""
    entries = value if isinstance(value, list | tuple) else [value]
    return RichText(tuple(_piece(entry, looks) for entry in entries))


def _piece(entry: Any, looks: Mapping[str, Any]) -> Piece:
    own = entry if isinstance(entry, Mapping) else {"text": entry}
    given = {**looks, **{OPTIONS.get(name, name): value for name, value in own.items()}}
    unknown = set(given) - {"text", "bold", "italic", "underline", "color", "size", "link"}
    if unknown or "text" not in given:
        told = "{name} is no part of a rich text; its parts are 文字 text, 加粗 bold, 倾斜 italic, 下划线 underline, 颜色 color, 字号 size, 链接 link"
        raise ValueFault(told, name="、".join(sorted(unknown)) or shown(entry))
    flags = {name: _flag(given.get(name, False)) for name in ("bold", "italic", "underline")}
    color, size, url = (given.get(name) for name in ("color", "size", "link"))
    return Piece(_text(given["text"]), **flags, color=_color(color), size=_points(size), url=_url(url))


def _text(value: Any) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueFault("{value} is not a text", value=shown(value))


def _flag(value: Any) -> bool:
    if isinstance(value, StandIn):
        return False
    word = str(value).strip().lower()
    if word in (*YES, *NO):
        return word in YES
    raise ValueFault("{value} is neither yes nor no; write true or false (是 or 否)", value=shown(value))


def _color(value: Any) -> str:
    if value is None or value == "" or isinstance(value, StandIn):
        return ""
    found = HEX.fullmatch(COLORS.get(str(value), str(value)))
    if found is None:
        raise ValueFault("{value} is not a color; write 红 or six digits such as C00000", value=shown(value))
    return found[1].upper()


def _points(value: Any) -> float | None:
    return None if value is None or isinstance(value, StandIn) else _measured(SIZES.get(str(value), value), 1, 200)


def _millimetres(value: Any) -> float | None:
    return None if value is None or isinstance(value, StandIn) else _measured(value, 1, LONGEST_MM)


def _measured(value: Any, least: float, most: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1
    if isinstance(value, bool) or not least <= number <= most:
        limits = {"least": str(least), "most": str(most)}
        raise ValueFault("{value} is not a size from {least} to {most}", value=shown(value), **limits)
    return number


def _url(value: Any) -> str:
    if value is None or value == "" or isinstance(value, StandIn):
        return ""
    if not isinstance(value, str) or not URL.fullmatch(value):
        raise ValueFault("{value} is not an address; write it with https://", value=shown(value))
    return value
