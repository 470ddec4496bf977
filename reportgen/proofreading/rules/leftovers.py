"""Rules of what was left over of a template, a mask or a web page.

In: an outline. Out: X局, ***, {{, <p>, 整改期限：）, words of a form to be filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

THINGS = "[局市县区省厅部委办科处室镇乡村街家个名次类期月日年项处条人（]"
MASK = re.compile(
    f"(?<![A-Za-z0-9*])(?:X{{2,8}}(?![A-Za-z0-9])|X(?={THINGS})|\\*{{2,8}}(?={THINGS})|[×xＸ]{{2,8}}(?={THINGS}))"
)
TAG = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|｛｛|｝｝|</?(?:p|br|div|span|td|tr|th|table|tbody|b|i|u|strong|em|font|a|img|h[1-6]|ul|ol|li)\b[^<>\n]{0,80}>"
    r"|&(?:nbsp|lt|gt|amp|quot|#\d{1,5});"
)
EMPTY = re.compile("(?<=[一-鿿]{2})：(?=[）；，。])|《》|“”|〔〕")
FORM = re.compile(
    "[（(【\\[]请(?:填写|输入|选择|在此)[^（()）】\\]\\n]{0,20}[）)】\\]]|^\\s*请(?:填写|输入)[^，。\\n]{1,12}(?:…{1,2}|\\.{3})?\\s*$"
    "|(?:单击|点击)(?:或(?:单击|点击))?此处(?:以?输入|添加|键入)[^，。\\n]{0,6}|请填写[^，。；\\n]{0,8}(?:…{1,2}|\\.{3})"
)
VALUE = re.compile(
    r"#(?:REF|VALUE|NAME|NUM|NULL)[!?]|#N/A|#DIV/0!|(?<=[一-鿿：])(?:None|NaN|nan|null|undefined)(?![A-Za-z])"
)


def _once(pattern: re.Pattern[str]) -> Callable[[Outline], Iterator[Found]]:
    """Return the search for a pattern, told once a document with all places."""

    def find(outline: Outline) -> Iterator[Found]:
        places = [
            (index, *match.span())
            for index, paragraph in enumerate(outline.paragraphs)
            for match in pattern.finditer(paragraph.text)
        ]
        if places:
            index, start, end = places[0]
            text = outline.paragraphs[index].text
            params = {"found": text[max(start - 4, 0) : end + 4], "count": len(places)}
            yield Found(*places[0], params, None, tuple(places[1:]))

    return find


RULES = (
    Rule(
        "leftover-mask",
        "a masked name or number was left: {found} ({count} places)",
        Severity.WARNING,
        "a finished document says names and numbers",
        "X局组织检查企业XX家。",
        "云溪市应急管理局组织检查企业26家。",
        _once(MASK),
    ),
    Rule(
        "leftover-tag",
        "a tag of a template or a web page was left: {found} ({count} places)",
        Severity.WARNING,
        "a finished document holds no markup",
        "共检查企业{{ 企业数 }}家。",
        "共检查企业26家。",
        _once(TAG),
    ),
    Rule(
        "leftover-field",
        "nothing stands where something was to be filled in: {found} ({count} places)",
        Severity.WARNING,
        "a finished document has no empty fields",
        "更换超期探测器（整改期限：）",
        "更换超期探测器（整改期限：2026年3月20日前）",
        _once(EMPTY),
    ),
    Rule(
        "leftover-form",
        "words of a form to be filled in were left: {found} ({count} places)",
        Severity.WARNING,
        "a finished document has no hints to its author",
        "联系人：（请填写姓名）",
        "联系人：林晓舟",
        _once(FORM),
    ),
    Rule(
        "leftover-value",
        "a program's word for no value was left: {found} ({count} places)",
        Severity.WARNING,
        "a finished document says names and numbers",
        "本季度共检查企业#REF!家。",
        "本季度共检查企业26家。",
        _once(VALUE),
    ),
)
