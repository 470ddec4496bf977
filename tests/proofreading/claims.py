"""What each rule claims of the planted mistakes: kinds of edit, and where in a text they are its business.

In: the lines of a sample and an edit. Out: whether the rule of a code must tell it. Written without the rules' own code, but for the list of words that may stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tests.proofreading.planting import HAN, Edit

Lines = list[str]
Predicate = Callable[[Lines, Edit], bool]
NUMERALS = "一二三四五六七八九十"
HEADED = re.compile(r"([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）|(\d{1,2})\.(?:(?!\d)|(?=20\d\d年))")
SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
CHARACTERS = ("drop a character", "double a character", "swap two characters")
MOVED_DOWN = tuple(f"move a line down {by}" for by in (*range(1, 13), 16, 24, 32))
MOVED_UP = tuple(f"move a line up {by}" for by in (3, 6, 9, 12, 15))
DATES = ("another month", "another day", "a year off", "a year later", "a year earlier")


def anywhere(_: Lines, __: Edit) -> bool:
    return True


def around(lines: Lines, edit: Edit) -> tuple[str, str]:
    line = lines[edit.line]
    return line[: edit.start], line[edit.start + len(edit.before) :]


def between_han(lines: Lines, edit: Edit) -> bool:
    before, after = around(lines, edit)
    return bool(re.search(f"[{HAN}”》）]$", before)) and bool(re.match(f"[{HAN}“《（]|$", after))


def row(lines: Lines, edit: Edit) -> bool:
    return "\t" in lines[edit.line]


def attachment_list(lines: Lines, number: int) -> bool:
    while re.match(r"\d{1,2}\.", lines[number]) and number:
        number -= 1
    return lines[number].startswith("附件：")


def head(line: str) -> tuple[int, str] | None:
    match = HEADED.match(line)
    return (next(n for n in range(3) if match[n + 1]), next(filter(None, match.groups()))) if match else None


def in_the_middle(lines: Lines, number: int) -> bool:
    """Say whether a numbered line stands between its neighbours of one list."""
    own = head(lines[number])
    if not own or attachment_list(lines, number):
        return False
    others = [each for n, line in enumerate(lines) if n != number and (each := head(line)) and each[0] <= own[0]]
    before = [each for line in lines[:number] if (each := head(line)) and each[0] <= own[0]]
    after = others[len(before) :]
    return bool(
        before and after and before[-1][0] == own[0] and after[0][0] == own[0] and after[0][1] not in {"一", "1"}
    )


def numbered(lines: Lines, edit: Edit) -> bool:
    return bool(head(lines[edit.line])) and not attachment_list(lines, edit.line) and not row(lines, edit)


def middle_point(lines: Lines, edit: Edit) -> bool:
    """Say whether 三 of 三是 stands between 二是 and 四是 and is not read as a number of something."""
    at = NUMERALS.index(edit.before[0])
    before, after = around(lines, edit)
    near_before = before or "".join(lines[max(edit.line - 3, 0) : edit.line])
    near_after = after if before else after + "".join(lines[edit.line + 1 : edit.line + 4])
    neighbours = f"{NUMERALS[at - 1]}是" in near_before and f"{NUMERALS[at + 1]}是" in near_after
    return (
        at > 0
        and neighbours
        and bool(re.search("(?:^|[。；])$", before))
        and after[:1] not in set("个项年月日类级次一")
    )


def announced(lines: Lines, edit: Edit) -> bool:
    """Say whether a list follows at once: points behind the sentence, or headings behind an announcement."""
    _, after = around(lines, edit)
    following = lines[edit.line + 1] if edit.line + 1 < len(lines) else ""
    inline = re.match("[^，。；：]{0,9}[：。]一是", after)
    apart = re.fullmatch("[^，。；：]{0,9}[：。]", after) and following.startswith(("一是", "（一）"))
    return bool(inline or apart) and "对照" not in after[:6]


def paired_item(lines: Lines, edit: Edit) -> bool:
    """Say whether an edit breaks one of the two words of which every item has one."""
    inside = "核对、" in "".join(lines) and edit.sample == "campaign" and lines[edit.line].startswith("（")
    changed = lines[edit.line][: edit.start] + edit.after + lines[edit.line][edit.start + len(edit.before) :]
    words = ("核对", "查看")
    here = all(word in lines[edit.line] for word in words) and "对" in lines[edit.line]
    return inside and here and not all(word in changed for word in words)


def at_end(lines: Lines, edit: Edit) -> bool:
    return edit.start + len(edit.before) == len(lines[edit.line])


def cut(lines: Lines, edit: Edit) -> bool:
    line = lines[edit.line]
    if not at_end(lines, edit) or row(lines, edit) or edit.line + 1 == len(lines) or line.startswith("抄送"):
        return False
    body = len(line) > 40 and "。" in line[:-1]
    return (edit.after == "，" and len(line) > 15 and body) or (edit.after == "、" and body)


def lost_end(lines: Lines, edit: Edit) -> bool:
    line = lines[edit.line]
    last = re.split("[。！？；]", line[:-1])[-1]
    long = len(line) > 41 and "。" in line[:-1] and len(last) > 3 and not set("：—") & set(last)
    return (
        edit.before == "。"
        and at_end(lines, edit)
        and long
        and not row(lines, edit)
        and bool(re.search(f"[{HAN}]。$", line))
    )


def alone_in_list(lines: Lines, edit: Edit) -> bool:
    """Say whether no 、 joins the list of titles or quotations around an edit to something without marks, and no title holds it."""
    before, after = around(lines, edit)
    marked = "(?:《[^《》]+》|“[^“”]+”)*"
    nested = before.count("《") > before.count("》") or before.count("“") > before.count("”")
    return not nested and not re.search(f"、{marked}$", before) and not re.match(f"{marked}、", after)


def sentence_space(lines: Lines, edit: Edit) -> bool:
    if re.search("《[^《》]*$|“[^“”]*$", lines[edit.line][: edit.start]):
        return False  # titles and slogans may have one
    before, after = around(lines, edit)
    inside = re.search(f"[{HAN}]{{3}}$", before) and re.match(f"[{HAN}]{{2}}[^：]{{0,60}}(?:[，。；、]|$)", after)
    label = re.match("[^，。；、]{0,60}：", after) or "：" in before[-8:] or re.match(r"\s*(?:第|附件|图|表)", before)
    return bool(inside) and not label and "。" in lines[edit.line] and not row(lines, edit)


def partner(lines: Lines, edit: Edit) -> bool:
    return edit.before in "（）《》“”〔〕"


def doubled_pair(lines: Lines, edit: Edit) -> bool:
    """Say whether two characters that were doubled are no word which may stand twice."""
    from reportgen.proofreading.rules.words import _lawful

    _, after = around(lines, edit)
    before = lines[edit.line][: edit.start]
    whole = before[-2:] + edit.before + after[:2]
    return not _lawful(edit.before, after[:2]) and edit.before[0] != edit.before[1] and len(set(whole)) == len(whole)


def in_safety(lines: Lines, edit: Edit) -> bool:
    """Say whether 安全生产 lost its last characters before a word that only 安全生产 has before it."""
    _, after = around(lines, edit)
    work = "培训|知识|责任|工作|形势|管理|检查|教育|隐患|监管|事故|条件|制度|规章|标准|许可|法|执法|宣传|考核|信息|举报"
    return edit.after in {"安全生", "安全产"} and bool(re.match(work, after))


def sounds(lines: Lines, edit: Edit) -> bool:
    before, after = around(lines, edit)
    contexts = {
        "截止": re.search("(?:^|[，。；：（])$", before) and re.match(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末)?，", after),
        "形式": re.search("(?:安全|生产)$", before) and re.match("严峻|总体|依然|持续|平稳|复杂|稳定", after),
        "压死": re.match("[^，。；]{0,10}责任", after),
        "排整治": re.search("隐患$", before),
        "工复产": re.search("[年月日业企后节区市县推抓，。；：、“]$", before),
        "屡行": re.match("职|责|约|义务|程序|手续", after),
        "向左": False, "形势": False, "制订": False, "其它": False, "在次": False,
    }  # fmt: skip
    return bool(contexts.get(edit.after, True))


def mask(lines: Lines, edit: Edit) -> bool:
    before, _ = around(lines, edit)
    return edit.after != "某某" and not re.search(r"[A-Za-z\d*.]$", before)


def value(lines: Lines, edit: Edit) -> bool:
    before, _ = around(lines, edit)
    return edit.after.startswith("#") or bool(re.search(f"[{HAN}：]$", before))


def chinese_year(lines: Lines, edit: Edit) -> bool:
    return bool(re.match(r"年\d{1,2}月", around(lines, edit)[1]))


def phase_days(line: str, year: int = 2026) -> tuple[date, date] | None:
    match = re.search(r"阶段（(\d{4})年(\d{1,2})月(\d{1,2})日[-—至](?:(\d{1,2})月)?(\d{1,2})日）", line)
    if not match:
        return None
    try:
        first = date(int(match[1]), int(match[2]), int(match[3]))
        return first, date(int(match[1]), int(match[4] or match[2]), int(match[5]))
    except ValueError:
        return None


def changed(lines: Lines, edit: Edit) -> str:
    before, after = around(lines, edit)
    return before + edit.after + after


def phase_order(lines: Lines, edit: Edit) -> bool:
    """Say whether a changed date puts a phase before the end of the one above it, or its end before its beginning.

    A phase that begins before and ends behind the one above it runs beside it, which is lawful.
    """
    now = phase_days(changed(lines, edit))
    above = [each for line in lines[: edit.line] if (each := phase_days(line))]
    if not now or now[1] < now[0] or not above:
        return bool(now and now[1] < now[0])
    return now[0] < above[-1][1] and not (now[0] <= above[-1][0] and now[1] >= above[-1][1])


def phase_end(lines: Lines, edit: Edit) -> bool:
    """Say whether a changed date puts the end of a phase behind the end of the whole."""
    now = phase_days(changed(lines, edit))
    whole = {"plan": date(2026, 12, 31), "campaign": date(2026, 11, 30)}.get(edit.sample)
    return bool(now and whole and now[1] > whole)


def early_report(lines: Lines, edit: Edit) -> bool:
    match = re.search(
        r"阶段（.*?）[^。]*?[。，](?:[^。，]*[。，])?(\d{1,2})月(\d{1,2})日前，各县（区）.{0,6}报送",
        changed(lines, edit),
    )
    days = phase_days(lines[edit.line])
    try:
        return bool(
            match
            and days
            and date(2026, int(match[1]), int(match[2])) < days[0]
            and phase_days(changed(lines, edit)) == days
        )
    except ValueError:
        return False


def signature(lines: Lines) -> int:
    return max((n for n, line in enumerate(lines) if SIGNED.fullmatch(line)), default=-1)


def day_in(line: str) -> date | None:
    match = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", line)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def printed(lines: Lines, edit: Edit) -> bool:
    at = signature(lines)
    imprint = next((n for n, line in enumerate(lines) if line.endswith("日印发")), -1)
    if imprint < 0 or at < 0 or edit.line not in {at, imprint}:
        return False
    texts = {n: changed(lines, edit) if n == edit.line else lines[n] for n in (at, imprint)}
    days = day_in(texts[imprint]), day_in(texts[at])
    return bool(days[0] and days[1] and days[0] < days[1])


def other_year(lines: Lines, edit: Edit) -> bool:
    at = signature(lines)
    number = next((n for n, line in enumerate(lines[:6]) if re.match(r"[一-鿿]{2,9}〔\d{4}〕\d+号(?:\s|$)", line)), -1)
    text = changed(lines, edit)
    still = bool(day_in(text)) if edit.line == at else bool(re.search(r"〔20\d\d〕", text))
    return number >= 0 and at >= 0 and edit.line in {at, number} and edit.before in {"2026", "2025"} and still and (
        edit.line == at or "〔" in lines[edit.line][: edit.start + 1]
    )  # fmt: skip


def due(lines: Lines, edit: Edit) -> bool:
    every = re.finditer(
        r"(?:请|要)[^。；，]{0,30}于(\d{4}年\d{1,2}月\d{1,2}日)前(?:报送|反馈|上报)", changed(lines, edit)
    )
    match = next((each for each in every if each.start(1) <= edit.start < each.end(1)), None)
    inside = match is not None
    signed = signature(lines)
    days = (day_in(match[1]) if match else None), (day_in(lines[signed]) if signed >= 0 else None)
    return bool(inside and days[0] and days[1] and days[0] < days[1])


def own_name(lines: Lines, edit: Edit) -> bool:
    """Say whether an edit stands in the organ's name: letterhead, title, signature, printing office."""
    first = lines[0] if lines[0].endswith("文件") else lines[1] if len(lines) > 1 and lines[1].endswith("文件") else ""
    organ, line = first.removesuffix("文件"), lines[edit.line]
    start = line.find(organ) if organ else -1
    inside = start == 0 and edit.start >= 0 and edit.start + len(edit.before) <= len(organ)
    named = line in {organ, first} or line.startswith((f"{organ}关于", f"{organ}办公室\t"))
    return bool(organ) and inside and named and changed(lines, edit) != line


def period(lines: Lines, edit: Edit) -> bool:
    head_ = re.search("(\\d{4})年(?:第(.)季度|(.)半年)", lines[0])
    body = next((n for n, line in enumerate(lines) if "。" in line), -1)
    first = re.match("(\\d{4})年(?:第(.)季度|(.)半年)", lines[body])
    inside = head_ and first and first.groups() == head_.groups()
    span = head_.span() if edit.line == 0 and head_ else first.span() if edit.line == body and first else (1, 0)
    return bool(inside) and span[0] <= edit.start < span[1]


def imprint_line(lines: Lines, edit: Edit) -> bool:
    by = int(edit.kind.rsplit(" ", 1)[1])
    behind = lines[edit.line - by : edit.line]
    return (
        edit.before.endswith("日印发")
        and len([each for each in behind if each]) > 2
        and not any("〔" in each or each.endswith("文件") for each in behind[:4])
    )


def signature_date(lines: Lines, edit: Edit) -> bool:
    has = any(line.endswith("文件") for line in lines[:3]) and any(line.endswith("日印发") for line in lines)
    at = signature(lines)
    if not has or edit.line != at or [line for line in lines if SIGNED.fullmatch(line)] != [lines[at]]:
        return False
    return edit.kind == "drop a line" or not re.search(r"\d{4}年\d{1,2}月\d{1,2}日$", changed(lines, edit))


def defined_late(lines: Lines, edit: Edit) -> bool:
    """Say whether a line that defines a short name was moved below a sentence that uses it in 《》 or “”."""
    match = re.search("[（，]以下(?:简|统|合)?称(《[^《》]+》|“[^“”]+”)）", edit.before)
    by = int(edit.kind.rsplit(" ", 1)[1])
    passed = lines[edit.line + 1 : edit.line + 1 + by]
    return match is not None and any(match[1] in line and "。" in line for line in passed)


def group(lines: Lines, edit: Edit) -> bool:
    """Say whether the only earlier mention of a group that has an office is broken."""
    return any(_only_mention(lines, edit, name) for name in ("领导小组", "工作专班", "指挥部"))


def _only_mention(lines: Lines, edit: Edit, name: str) -> bool:
    at = lines[edit.line].find(name)
    if not 0 <= at <= edit.start <= edit.start + len(edit.before) <= at + len(name):
        return False
    sub = next((n for n, each in enumerate(lines) if re.search(f"(?:^|[。；]){name}下设办公室", each)), -1)
    before = "".join(lines[: sub + 1]).split(f"{name}下设办公室")[0]
    return sub >= edit.line and before.count(name) == 1 and name not in changed(lines, edit)[: at + 5]


def attachment_titles(lines: Lines) -> dict[int, int]:
    """Return the line of each listed title with the line of the same title behind 附件N."""
    listed = [n for n, line in enumerate(lines) if line.startswith("附件：") or attachment_list(lines, n)]
    there = [n + 1 for n, line in enumerate(lines) if re.fullmatch(r"附件\d?", line)]
    return dict(zip(listed, there, strict=False))


def attachment_title(lines: Lines, edit: Edit) -> bool:
    if not lines[edit.line - 1].startswith("附件") and not re.match(r"附件：|\d\.", lines[edit.line]):
        return False
    pairs = attachment_titles(lines)
    if edit.line in pairs:
        title = re.sub(r"^(?:附件：)?(?:\d\.)?", "", lines[edit.line])
        return edit.start >= len(lines[edit.line]) - len(title)
    return edit.line in pairs.values() and changed(lines, edit) != lines[edit.line]


def attachment_head(lines: Lines, edit: Edit) -> bool:
    """Say whether a line 附件N is lost or cannot be read as one, or an entry of the list is lost at its end."""
    is_head = bool(re.fullmatch(r"附件\d?", lines[edit.line]))
    if not is_head and edit.kind != "drop a line":
        return False
    if edit.kind == "drop a line":
        last = (
            attachment_list(lines, edit.line)
            and lines[edit.line][0].isdigit()
            and not attachment_list(lines, edit.line + 1)
        )
        return (
            is_head
            and bool(attachment_titles(lines))
            and sum(bool(re.fullmatch(r"附件\d?", each)) for each in lines) > 1
        ) or last
    many = sum(bool(re.fullmatch(r"附件\d?", each)) for each in lines) > 1
    return is_head and many and bool(attachment_titles(lines))


def reference(lines: Lines, edit: Edit) -> bool:
    before, _ = around(lines, edit)
    listed = len(attachment_titles(lines))
    body = edit.line < min(attachment_titles(lines), default=0)
    return (
        bool(re.search("(?:（|填写)附件$", before))
        and body
        and edit.after.isdigit()
        and not 1 <= int(edit.after) <= listed
    )


def percentage(lines: Lines, edit: Edit) -> bool:
    """Say whether a number of a share that is stated beside its parts was changed so far that the quotient shows it."""
    text = changed(lines, edit)
    for pattern in (
        r"发现隐患(\d+)项，已整改(\d+)项，整改率([\d.]+)%",
        r"排查隐患(\d+)项，已整改(\d+)项，整改率([\d.]+)%",
        r"举报投诉(\d+)件，办结(\d+)件，办结率([\d.]+)%",
    ):
        if (match := re.search(pattern, text)) and match.start() <= edit.start <= match.end():
            return abs(100 * int(match[2]) / max(int(match[1]), 1) - float(match[3])) >= 0.1001
    for pattern in (
        r"(\d+)([家台人])，占[^，。；\d]+(\d+)[家台人]的([\d.]+)%",
        r"(\d+)([台人])，完成[^，。；\d]+(\d+)[台人]的([\d.]+)%",
    ):
        for match in re.finditer(pattern, text):
            if match.start() <= edit.start <= match.end() and match[4].count(".") == 1:
                return abs(100 * int(match[1]) / max(int(match[3]), 1) - float(match[4])) >= 0.1001
    return False


def over_hundred(lines: Lines, edit: Edit) -> bool:
    """Say whether a rate of what is done once was changed to more than all."""
    text = changed(lines, edit)
    found = re.finditer(r"(?:整改|合格|办结|培训覆盖|检查覆盖)率(?:达到)?(1\d\d)(?:\.\d)?%", text)
    return any(match.start(1) <= edit.start < match.end(1) and int(match[1]) > 100 for match in found)


def rest(lines: Lines, edit: Edit) -> bool:
    """Say whether whole, part or rest of a sentence that states all three was changed."""
    for match in re.finditer(
        r"(\d+)([项份台件])，已?(?:整改|办结|检)(\d+)\2(?:，[^，。；\d]*[\d.]+%)?，其余(\d+)\2", changed(lines, edit)
    ):
        if any(match.start(n) <= edit.start < match.end(n) for n in (1, 3, 4)) and "%" not in match[0]:
            return int(match[1]) != int(match[3]) + int(match[4]) and int(match[1]) > int(match[3])
    return False


def total(lines: Lines, edit: Edit) -> bool:
    """Say whether a number of a plainly added column was changed, in a table of the samples that has such."""
    columns = {"figures": {1, 2, 3}, "campaign": {2, 3, 4}, "report": {1, 3}}
    line = lines[edit.line]
    cells = line.split("\t")
    column = line[: edit.start].count("\t")
    end = next((n for n in range(edit.line, len(lines)) if lines[n].startswith("合计\t")), -1)
    inside = end >= 0 and all("\t" in each for each in lines[edit.line : end + 1])
    return inside and len(cells) > 3 and column in columns.get(edit.sample, set()) and cells[column].isdigit()


def copied(lines: Lines, edit: Edit) -> bool:
    """Say whether an edit stands in a cell that repeats the body word for word."""
    cells, column = lines[edit.line].split("\t"), lines[edit.line][: edit.start].count("\t")
    body = "".join(line for line in lines if "\t" not in line)
    return (
        edit.sample == "notice"
        and len(cells) > 3
        and column == 2
        and len(cells[2]) > 60
        and cells[2] in body
        and edit.before != edit.after
    )


def unit(lines: Lines, edit: Edit) -> bool:
    """Say whether an edit stands inside the name of a unit that the same column has at least twice more."""
    cells, column = lines[edit.line].split("\t"), lines[edit.line][: edit.start].count("\t")
    top = edit.line
    while top and "\t" in lines[top - 1]:
        top -= 1
    if "\t" not in lines[edit.line] or lines[top].split("\t")[column : column + 1] != ["责任单位"] or top == edit.line:
        return False
    start = edit.start - len("\t".join(cells[:column])) - 1
    names = [
        each for line in lines[top + 1 :] for cell in line.split("\t")[column : column + 1] for each in cell.split("、")
    ]
    at = next(
        (
            m
            for m in re.finditer(f"[{HAN}]{{5,}}", cells[column])
            if m.start() < start and start + len(edit.before) < m.end()
        ),
        None,
    )
    own = at[0] if at else ""
    lawful = set("一二三四五六七八九十东西南北上下甲乙丙丁大小新老") & set(edit.before)
    return names.count(own) >= 3 and not lawful and changed(lines, edit) != lines[edit.line]


def bare_number(lines: Lines, edit: Edit) -> bool:
    return numbered(lines, edit) and not re.match("[一二三四五六七八九]是", edit.before) and edit.start == 0


CLAIMS: dict[str, tuple[tuple[str, ...], Predicate]] = {
    "number-out-of-order": (("change a leading number", "drop a line"), lambda lines, edit: in_the_middle(lines, edit.line)),
    "number-mark": (("1、 for 1.",), lambda lines, edit: numbered(lines, edit) and not around(lines, edit)[1][:1].isdigit()),
    "number-brackets": (("narrow a leading number",), numbered),
    "number-mark-too-many": (
        ("a mark behind a bracket",),
        lambda lines, edit: bool(re.fullmatch("（[一二三四五六七八九十]+）", around(lines, edit)[0])),
    ),
    "point-missing": (("change a point",), anywhere),
    "point-without-is": (("drop 是",), middle_point),
    "count-differs": (("change an announced number",), announced),
    "count-lacking": (("drop a character", "swap two characters"), paired_item),
    "document-number-brackets": (("brackets of a number",), anywhere),
    "document-number-ordinal": (("第 before a number",), anywhere),
    "document-number-zero": (("zero before a number",), anywhere),
    "half-width-mark": (("halve a mark",), lambda lines, edit: edit.before in "，：；？！" and between_han(lines, edit)),
    "half-width-brackets": (
        ("halve brackets",),
        lambda lines, edit: bool(re.search(f"[{HAN}]$", around(lines, edit)[0])) and bool(re.search(f"[{HAN}]", edit.before)) and len(edit.before) < 60,
    ),
    "straight-quotes": (("straight quotes",), lambda lines, edit: bool(re.search(f"[{HAN}]", edit.before))),
    "angle-brackets": (("angle for title",), lambda _, edit: bool(re.search(f"^.?<[{HAN}“].*[{HAN}”]>", edit.after))),
    "doubled-mark": (("double a mark", "two marks"), anywhere),
    "mark-between-titles": (
        ("join titles", "join quotations"),
        alone_in_list,
    ),
    "full-width-digits": (("widen a number",), anywhere),
    "mark-without-partner": (("drop a mark",), partner),
    "brackets-of-two-widths": (("halve a mark",), lambda lines, edit: edit.before in "（）"),
    "space-beside-mark": (
        ("a space behind a mark",),
        lambda lines, edit: bool(re.match(f"[{HAN}\\d“《]", around(lines, edit)[1])),
    ),
    "space-in-sentence": (("a space",), sentence_space),
    "space-in-date": (("space a date",), anywhere),
    "paragraph-cut": (("another mark",), cut),
    "paragraph-without-end": (("drop a mark",), lost_end),
    "doubled-word": (("double two characters",), doubled_pair),
    "title-without-de": (
        ("no 的 in a title",),
        lambda _, edit: bool(re.search("(?:通知|意见|方案|公告|批复|办法|报告|通告|规定)》$", edit.after)),
    ),
    "leftover-mask": (("mask a name", "mask a number"), mask),
    "leftover-tag": (("a tag", "a field left"), anywhere),
    "leftover-field": (("empty a field", "drop a title"), lambda lines, edit: edit.kind == "drop a title" or bool(re.search(f"[{HAN}]{{2}}：$", around(lines, edit)[0]))),
    "leftover-form": (("a hint for a name",), anywhere),
    "leftover-value": (("a spreadsheet's error",), value),
    "confused-word": (("drop a character of 安全生产", "sound-alike"), lambda lines, edit: (in_safety if "安全" in edit.before else sounds)(lines, edit)),
    "date-impossible": (("month 13", "day 32", "30 February"), anywhere),
    "date-part-lost": (("drop a month", "drop a day"), anywhere),
    "date-zero": (("zero in a date",), anywhere),
    "date-mixed": (("spell a year",), chinese_year),
    "clock-mixed": (("another clock",), lambda _, edit: 12 < int(edit.after) < 24),
    "phase-out-of-order": (DATES, phase_order),
    "phase-past-end": (DATES, phase_end),
    "report-before-phase": (("another month", "another day"), early_report),
    "printed-before-signed": (DATES, printed),
    "number-of-another-year": (("a year off", "a number off"), other_year),
    "due-before-signed": (DATES, due),
    "percentage-differs": (("change a number", "a number off"), percentage),
    "rate-over-hundred": (("change a number", "a number off"), over_hundred),
    "rest-differs": (("change a number", "a number off"), rest),
    "total-differs": (("change a number", "a number off"), total),
    "annex-differs": (("drop a character", "swap two characters"), copied),
    "unit-differs": (CHARACTERS, unit),
    "organ-differs": (CHARACTERS, own_name),
    "period-differs": (("a year off", "a year later", "a year earlier", "another quarter"), period),
    "behind-imprint": (MOVED_UP, imprint_line),
    "signature-missing": (("drop a line", "drop a character", "drop a month", "drop a day", "spell a year"), signature_date),
    "short-name-early": (MOVED_DOWN, defined_late),
    "group-unknown": (CHARACTERS, group),
    "attachment-title": (CHARACTERS, attachment_title),
    "attachment-count": (("drop a line", "drop a character", "swap two characters"), attachment_head),
    "attachment-unknown": (("change a number", "a number off"), reference),
}  # fmt: skip
"""Kinds of edit and where they are the business of the rule of a code."""
