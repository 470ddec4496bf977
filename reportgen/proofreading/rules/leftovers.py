"""Rules of what was left over of a template, a mask or a web page.

In: an outline. Out: X局, ***, {{, <p>, 整改期限：）, words of a form to be filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.leads import begins_attachment
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.quoted import TITLED
from reportgen.proofreading.rule import Found, Rule

THINGS = "[局市县区省厅部委办科处室镇乡村街家个名次类期月日年项处条人（]"
MASK = re.compile(
    f"(?<![A-Za-z0-9*])(?:X{{2,8}}(?![A-Za-z0-9]|-\\d)|X(?={THINGS})|\\*{{2,8}}(?={THINGS})|[×xＸ]{{2,8}}(?={THINGS}))"
)
TAG = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|｛｛|｝｝|</?(?:p|br|div|span|td|tr|th|table|tbody|strong|em|font|img|h[1-6]|ul|ol|li)(?:\s[^<>\n]{0,80})?/?>"
    r"|(?<![A-Za-z0-9])</?[biua](?:\s[^<>\n]{0,80})?>"
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


TALKS = re.compile(
    "代替|替代|字样|表示|表述|标注|标明|标为|显示|隐去|遮盖|脱敏|格式|形如|引号|书名号|括号|标点|符号|掩码|占位|写作|写成|写为"
)
"""Words of a sentence that speaks of a mark, not with it."""
SAMPLE = re.compile(
    "参考格式|参考样式|参考模板|(?:[格样]式|式样|模板|范本|范文|样表|样本|示例|填写说明|填表说明)[）)]?$"
)
FORM_TITLE = re.compile(
    f"{SAMPLE.pattern}|(?:承诺书|委托书|申请书|责任书|授权书|确认书|告知书|通知书|决定书|意见书|协议书|回执单?|笔录|证明|介绍信|申请表|申报表|报名表|登记表|推荐表|审批表|审核表|统计表"
    "|汇总表|自查表|检查表|评分表|信息表|备案表|签到表|调查表|反馈表)(?:（[^（）]{1,14}）)?$"
)
QUOTED, AROUND = 40, 60
"""Characters from a mark to its quotation marks, and to the words that speak of it."""
TOP = 4
"""Lines from the head of an attachment among which its title stands."""


def _forms(outline: Outline) -> set[int]:
    """Return the paragraphs of forms to be filled in: an attachment, or a whole text, of which the title says so."""
    texts = [(index, "".join(each.text.split())) for index, each in enumerate(outline.paragraphs) if each.text.strip()]
    found: set[int] = set()
    head, pattern, inside = 0, SAMPLE, False
    for place, (index, text) in enumerate(texts):
        attached = begins_attachment(text) or TITLED.fullmatch(text)
        if attached and outline.paragraphs[index].role != "attachment_note":
            head, pattern, inside = place, FORM_TITLE, False
        title = place < head + TOP and outline.paragraphs[index].role != "cell"
        if title and not inside and pattern.search(text):
            inside = True
            found.update(each for each, _ in texts[head:place])
        found.update({index} if inside else ())
    return found


def _spoken_of(text: str, start: int, end: int) -> bool:
    """Say whether a sentence speaks of the mark: it stands in quotation marks, beside words such as 字样."""
    opening = text.rfind("“", max(start - QUOTED, 0), end)
    closing = text.find("”", max(end - 1, start), end + QUOTED)
    if opening < 0 or closing < 0 or "”" in text[opening : max(end - 1, opening)]:
        return False
    before = text[max(start - AROUND, 0) : start].rpartition("。")[2]
    return bool(TALKS.search(before) or TALKS.search(text[end : end + AROUND].partition("。")[0]))


def _once(pattern: re.Pattern[str], *, lawful_in_forms: bool = False) -> Callable[[Outline], Iterator[Found]]:
    """Return the search for a pattern, told once a document with all places."""

    def find(outline: Outline) -> Iterator[Found]:
        places = [
            (index, *match.span())
            for index, paragraph in enumerate(outline.paragraphs)
            for match in pattern.finditer(paragraph.text)
            if not _spoken_of(paragraph.text, *match.span())
        ]
        forms = _forms(outline) if lawful_in_forms and places else set()
        places = [each for each in places if each[0] not in forms]
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
        _once(MASK, lawful_in_forms=True),
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
        _once(EMPTY, lawful_in_forms=True),
    ),
    Rule(
        "leftover-form",
        "words of a form to be filled in were left: {found} ({count} places)",
        Severity.WARNING,
        "a finished document has no hints to its author",
        "联系人：（请填写姓名）",
        "联系人：林晓舟",
        _once(FORM, lawful_in_forms=True),
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
