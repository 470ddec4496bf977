"""Rules of spaces and of paragraphs that break in the middle of a sentence.

In: an outline. Out: spaces beside marks, inside sentences and dates; paragraphs that end with ， or without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline, Paragraph
from reportgen.proofreading.rule import Found, Rule

HAN = "一-鿿"
SPACE = "[ \\u00a0\\u3000]"
BESIDE = re.compile(
    f"(?<=[，。；、])({SPACE}{{1,8}})(?=[{HAN}\\d“《]|(?<=[，；、。]{SPACE})（)|(?<=[《“〔])({SPACE}{{1,8}})(?=\\S)"
)
WITHIN = re.compile(f"(?<=[{HAN}][{HAN}])({SPACE}{{1,3}})(?=[{HAN}][{HAN}])")
"""A wider space is a blank to be filled in."""
HEAD = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,5}[条章节款编]|附件?\s?\d{0,2}|[图表]\s?\d{1,3}|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?)$"
)
"""What stands before a space that is lawful: a number, 第一条, 附件1."""
SIGNED_OFF = re.compile("（[^（），。；]*$")
SHORT_BRACKET = 12
"""A bracket of names: （记者 林晓舟 摄）."""
DATE = re.compile(
    r"\d{4} {1,2}年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?|\d{4}年 {1,2}\d|(?<!\d)\d{1,2} {1,2}月 ?\d{1,2} ?日|月 {1,2}\d{1,2} ?日"
)
ENDS = ("。", "！", "？", "…", "；", "：", "）", "”", "》", ":", ";", ".", "!", "?", ")", "—", "】", "’", '"')
APART = ("title", "cell", "header", "footer", "imprint", "recipients", "date", "signature")
SHORT, MANY, WIDEST = 13, 12, 60
"""Characters of a line and lines from which a text is looked at for its ends; the longest line of a page's width."""
LONG = 40
"""Characters from which a text with a full stop inside it is a paragraph, not a heading or a field."""


def beside_marks(outline: Outline) -> Iterator[Found]:
    """Find spaces behind ，。；、 and behind opening marks."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in BESIDE.finditer(paragraph.text):
            start, end = match.span()
            yield Found(index, start, end, {"mark": paragraph.text[start - 1]}, "")


def within_sentences(outline: Outline) -> Iterator[Found]:
    """Find spaces between the characters of a sentence, once a document with all places."""
    places = [
        (index, *match.span())
        for index, paragraph in enumerate(outline.paragraphs)
        if "。" in paragraph.text and paragraph.role != "title"
        for match in WITHIN.finditer(paragraph.text)
        if _inside_sentence(paragraph.text, *match.span()) and not _may_be_spaced(paragraph.text, *match.span())
    ]
    if places:
        index, start, end = places[0]
        text = outline.paragraphs[index].text
        params = {"around": text[max(start - 4, 0) : end + 4], "count": len(places)}
        yield Found(*places[0], params, None, tuple(places[1:]))


def _inside_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a space separates no fields: names, labels, numbers of a heading."""
    clause = re.split("[，。；：、]", text[end : end + 60], maxsplit=1)
    if SIGNED_OFF.search(text[max(start - SHORT_BRACKET, 0) : start]) and "）" in text[end : end + SHORT_BRACKET]:
        return False
    label = text[end + len(clause[0]) : end + len(clause[0]) + 1] in {"：", ":"}
    return (
        not label
        and not HEAD.fullmatch(text[:start].rpartition("。")[2])
        and "：" not in text[max(start - 8, 0) : start]
    )


def in_dates(outline: Outline) -> Iterator[Found]:
    """Find spaces inside a date, once a document with all places."""
    places = [
        (index, *match.span())
        for index, paragraph in enumerate(outline.paragraphs)
        for match in DATE.finditer(paragraph.text)
    ]
    if places:
        index, start, end = places[0]
        params = {"found": outline.paragraphs[index].text[start:end], "count": len(places)}
        yield Found(*places[0], params, None, tuple(places[1:]))


def cut_by_comma(outline: Outline) -> Iterator[Found]:
    """Find a paragraph that ends with ，, or one of sentences that ends with 、, though another follows."""
    if _wrapped(outline):
        return
    for index, paragraph in enumerate(outline.paragraphs[:-1]):
        text = paragraph.text.rstrip()
        cut = (text.endswith("，") and len(text) >= SHORT) or (
            text.endswith("、") and len(text) >= LONG and "。" in text
        )
        if cut and _body(outline, index) and not _of_list(outline, index):
            yield Found(index, len(text) - 1, len(text), {"end": text[-6:]})


def _of_list(outline: Outline, index: int) -> bool:
    """Say whether a short line is the first of some that are listed behind ：."""
    lines = (outline.paragraphs[above].text.rstrip() for above in range(index - 1, -1, -1))
    above = next((line for line in lines if line), "")
    text = outline.paragraphs[index].text
    return above.endswith(("：", ":")) and "。" not in text and len(text.strip()) < LONG


def _wrapped(outline: Outline) -> bool:
    """Say whether the lines of a text are broken by width, as out of a PDF: none is long, many end within a sentence."""
    lines = [text for each in outline.paragraphs if len(text := each.text.rstrip()) >= SHORT and each.role != "cell"]
    inside = [text for text in lines if text[-1] in "，、" or re.match(f"[{HAN}]", text[-1])]
    return len(lines) > MANY and len(inside) * 3 > len(lines) and max(map(len, lines)) < WIDEST


def without_end(outline: Outline) -> Iterator[Found]:
    """Find a paragraph of sentences whose last one has no mark at its end."""
    for index, paragraph in enumerate(() if _wrapped(outline) else outline.paragraphs):
        text = paragraph.text.rstrip()
        if len(text) >= LONG and "。" in text and _body(outline, index) and _no_end(text):
            yield Found(index, len(text) - 1, len(text), {"end": text[-6:]})


def _no_end(text: str) -> bool:
    last = re.split("[。！？；]", text[-200:])[-1]
    return bool(re.match(f"[{HAN}]", text[-1])) and len(last) > 3 and not re.search("[：:—]|(?:摄|供稿)$", last)


def _body(outline: Outline, index: int) -> bool:
    paragraph = outline.paragraphs[index]
    return paragraph.role not in APART and "\t" not in paragraph.text and not _envelope(outline, index)


def _envelope(outline: Outline, index: int) -> bool:
    """Say whether a line may be one of a list of recipients: before the first sentence, or behind 抄送."""
    text = outline.paragraphs[index].text.lstrip()
    if text.startswith(("抄送", "主送", "分送", "抄报")):
        return True
    if text.startswith(("尊敬的", "亲爱的", "各位")):
        return True
    following = next((each.text.rstrip() for each in outline.paragraphs[index + 1 :] if each.text.strip()), "")
    return following.endswith(("：", ":")) and not _sentences(outline.paragraphs[:index])


def _sentences(paragraphs: tuple[Paragraph, ...]) -> bool:
    return any("。" in each.text for each in paragraphs)


ORGAN = re.compile("[部委局署院办厅会省市县区府]$")
TITLED = re.compile("《[^《》]*$|“[^“”]*$")


def _may_be_spaced(text: str, start: int, end: int) -> bool:
    """Whether a space is part of a title or a slogan, or stands between two organs that issue together."""
    if TITLED.search(text[:start]):
        return True
    following = re.match("[一-鿿]{2,14}?[部委局署院办厅会府](?=[ 　]|联合|共同|印发|发布|等|$)|国务院", text[end:])
    return bool(ORGAN.search(text[:start]) or text[:start].endswith("中央")) and following is not None


RULES = (
    Rule(
        "space-beside-mark",
        "no space stands behind {mark}",
        Severity.WARNING,
        "GB/T 15834-2011",
        "各单位要高度重视， 抓好落实。",
        "各单位要高度重视，抓好落实。",
        beside_marks,
    ),
    Rule(
        "space-in-sentence",
        "a space stands inside a sentence: {around}; is a mark missing, or is the space too many? ({count} places)",
        Severity.WARNING,
        "GB/T 15834-2011",
        "全部储罐均已检测 近期将组织复查。",
        "全部储罐均已检测，近期将组织复查。",
        within_sentences,
    ),
    Rule(
        "space-in-date",
        "no space stands in a date: {found} ({count} places)",
        Severity.INFO,
        "GB/T 9704-2012, 7.3.5.4",
        "请于2026年 5 月 15 日前报送。",
        "请于2026年5月15日前报送。",
        in_dates,
    ),
    Rule(
        "paragraph-cut",
        "this paragraph ends in the middle of a sentence: {end}",
        Severity.WARNING,
        "GB/T 9704-2012, 7.3.3",
        ("各科室要逐项核对清单，对到期的问题及时提醒，", "对逾期的上门督办。"),
        ("各科室要逐项核对清单，对到期的问题及时提醒，对逾期的上门督办。",),
        cut_by_comma,
    ),
    Rule(
        "paragraph-without-end",
        "the last sentence of this paragraph has no mark at its end: {end}",
        Severity.WARNING,
        "GB/T 15834-2011, 4.1",
        "各科室要按月更新问题清单，逐项写明责任人和完成日期。对到期没有整改到位的企业，由执法支队上门督",
        "各科室要按月更新问题清单，逐项写明责任人和完成日期。对到期没有整改到位的企业，由执法支队上门督办。",
        without_end,
    ),
)
