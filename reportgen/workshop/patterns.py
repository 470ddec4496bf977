"""Patterns: how the parts of an official document are told by their words.

In: a text. Out: what it is, as far as its words show.
"""

from __future__ import annotations

import re

DATE = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
NUMBER = re.compile(r"[一-龥（）()]{1,20}[〔\[（(【﹝]\s*\d{4}\s*[〕\]）)】﹞]\s*第?\s*\d+\s*号")
SIGNATORY = re.compile(r"签\s*发\s*人\s*[：:]")
WHOLE_DATE = re.compile(rf"{DATE}$")
PRINTED = re.compile(rf"^(?P<office>.*?)(?P<gap>\s*)(?P<date>{DATE})\s*(?P<word>印发|印制|印)$")
COPIES = re.compile(r"^抄\s*送\s*[：:]\s*(?P<names>.*?)[。.]?$", re.DOTALL)
MARK = re.compile(
    r"(?P<label>(?:份\s*号|密\s*级|紧\s*急\s*程\s*度)\s*[：:]\s*)?"
    r"(?:(?P<份号>(?:№|No\.?)?\s?\d{6})|(?P<密级>(?:绝\s?密|机\s?密|秘\s?密)(?:\s?★\s?\S*)?)"
    r"|(?P<紧急程度>特\s?急|加\s?急|特\s?提|平\s?急|急\s?件))(?!\S)"
)
MARKS = re.compile(rf"^\s*(?:{re.sub(r'[?]P<.+?>', '?:', MARK.pattern)}\s*)+$")
"""A line that holds marks, one or more, and nothing beside."""
ORGAN = re.compile(
    r"^[一-龥（）()·\s]{2,30}(?:局|厅|部|委|署|院|处|办|会|队|所|站|中心|公司|政府|办公室|集团|支队|银行|学校|大学|医院|街道|镇|乡)$"
)
CONTACT = re.compile(
    r"^(?:联系人|联系电话|联系方式|联系地址|联系单位|电话|座机|手机|传真|邮箱|电子邮箱|电子邮件|地址|邮编|邮政编码|经办人|收件人|网址|微信|单位|部门|科室|姓名|职务)[：:]?$"
)
LETTERHEAD = re.compile(r"^.{2,40}文\s*件$")
TITLE = re.compile(
    r"(?:通知|通报|报告|请示|批复|意见|决定|决议|公告|通告|命令|议案|函|纪要|方案|计划|办法|规定|细则|要点|总结|通知书|清单|规则|条例|讲话|简报)"
    r"(?:（.{1,12}）)?$"
)
RECIPIENTS = re.compile(r"^[^。；！？]{2,200}[：:]$")
BRACKETED = re.compile(r"^[（(].*[）)]$", re.DOTALL)
PRINT_RUN = re.compile(r"^[（(]\s*(?:共印|印数)")
ATTACHMENT_LABEL = re.compile(r"^附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?$")
ATTACHMENT = re.compile(r"^附\s*件\s*[：:]\s*(?P<first>\d+[.．、])?")
NEXT_ATTACHMENT = re.compile(r"^\d+[.．、]")
CHINESE = "[一二三四五六七八九十百]+"
LEVELS = (
    ("一", re.compile(rf"^(?:{CHINESE}、|第{CHINESE}(?:章|部分)[ 、　]?)")),
    ("二", re.compile(rf"^[（(]{CHINESE}[）)]")),
    ("三", re.compile(r"^\d+[.．、](?!\d)")),
    ("四", re.compile(r"^[（(]\d+[）)]|^[①-⑳]")),
)
LABELS = (("整改意见", "整改意见："), ("整改期限", "整改期限："), ("整改情况", "整改情况："))
POINT = re.compile(rf"^{CHINESE}(?:是|要)")
UNITS = re.compile(r"^(?:牵头单位|责任单位|牵头科室|责任科室|责任部门|牵头部门)\s*[：:]")
TABLE_TITLE = re.compile(r"^(?:表\s*\d+|附表\s*\d*)")
CHART_TITLE = re.compile(r"^图\s*\d+")
LONG = 40


def paragraph_kind(text: str) -> str:
    """Return which kind of block a paragraph of the body is, by its words."""
    for level, pattern in LEVELS:
        if found := pattern.match(text):
            return f"{level}级{_word(text[found.end() :])}"
    for kind, label in LABELS:
        if text.startswith((label, label.replace("：", ":"))):
            return kind
    if POINT.match(text):
        return "要点"
    return "责任单位" if UNITS.match(text) and len(text) < 2 * LONG else "正文"


def _word(rest: str) -> str:
    """Return whether what follows a number is a heading alone, a finding, or a title that a text follows."""
    if re.search(r"[）)]。?$", rest) and re.search("（责任(?:单位|人员|人)：", rest):
        return "问题"
    if len(rest) <= LONG and not re.search("[。；：:！？]", rest):
        return "标题"
    return "措施"


def title_end(text: str) -> int:
    """Return where the title of a measure ends: behind the first 。, or the number where it has none."""
    stop = text.find("。")
    if 0 <= stop < len(text) - 1:
        return stop + 1
    for _, pattern in LEVELS:
        if found := pattern.match(text):
            return found.end()
    return 0
