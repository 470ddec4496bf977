"""Words of real ledgers: what columns, states and levels are called.

In: nothing. Out: tables from words to the fields of `entries`; an office adds its own words in a profile.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.ledger.entries import Status

TITLES = {
    "row_number": "序号", "id": "编号", "description": "问题", "category": "类别", "severity": "级别", "source": "检查来源",
    "location": "地点", "inspected_entity": "被检查单位", "inspectors": "检查人", "found_on": "发现日期",
    "requirement": "整改要求", "deadline": "整改期限", "responsible_units": "责任单位", "responsible_persons": "责任人",
    "disposal": "处置措施", "actions": "整改措施", "status": "整改状态", "rectification": "整改情况",
    "completed_on": "完成日期", "accepted_by": "验收人", "accepted_on": "验收日期", "acceptance": "复查结果",
    "remark": "备注", "held_on": "检查日期", "people": "出动人次", "inspected_entities": "受检单位",
}  # fmt: skip
"""The Chinese name of each field; a profile may use either."""


def _words(*lines: str) -> tuple[str, ...]:
    """Return the words of lines; `隐患+问题|内容+描述` stands for each of the first with each of the last."""
    found: list[str] = []
    for word in " ".join(lines).split():
        heads, _, tails = word.partition("|")
        found += [head + tail for head in heads.split("+") for tail in tails.split("+")]
    return tuple(dict.fromkeys(found))


FINDING_COLUMNS: dict[str, tuple[str, ...]] = {
    "row_number": _words("序号 序 项次 行号 No NO."),
    "id": _words("编号 编码 隐患+问题+台账+整改+记录+事项+清单|编号+编码+ID 整改单号 整改通知单编号 单号 唯一编号 ID"),
    "description": _words(
        "隐患+问题+安全隐患+事故隐患+存在问题+存在隐患+存在的问题+存在的隐患+不合格项+不符合项+检查问题+检查发现问题"
        "+发现问题+发现的问题+问题隐患+隐患问题|+内容+描述+简述+详情+具体内容+具体描述+情况+情况描述+名称",
        "隐患具体内容 检查发现 问题及隐患 隐患及问题 隐患和问题 问题和隐患 主要问题 存在主要问题 存在的主要问题",
        "问题（隐患）描述 隐患（问题）描述 不安全因素 违章内容 检查内容及问题 隐患部位及内容 隐患部位及描述",
    ),
    "category": _words(
        "隐患+问题+风险+事故|类型+类别+分类+种类+性质 类别 类型 分类 专业 专业类别 问题属性 隐患类别及类型"
    ),
    "severity": _words("隐患+问题+风险|级别+等级+分级+程度+定级 级别 等级 严重程度 隐患大小 风险程度"),
    "source": _words(
        "检查+问题+隐患+信息|来源 来源 检查类型 检查类别 检查名称 检查活动 检查形式 检查方式 检查层级 检查组织单位",
        "检查机关 检查部门 督查来源 排查来源 专项行动 专项检查名称 检查主体 组织检查单位 检查组",
    ),
    "location": _words(
        "隐患+问题+存在+所在+检查+具体+发现+作业|位置+地点+部位+区域+场所 地点 部位 位置 区域 场所 隐患所在部位"
    ),
    "inspected_entity": _words(
        "受检+被检+被检查+受检查+被查+受查|单位+企业+部门+对象+单位名称+企业名称+单位（企业）",
        "企业名称 单位名称 单位 企业 检查对象 被检查对象 被督查单位 隐患单位 存在隐患单位 问题单位 施工单位 场所名称",
    ),
    "inspectors": _words(
        "检查+排查+督查+巡查+发现+检查发现|人+人员+者+人姓名 上报人 检查组成员 检查人员姓名 登记人 录入人 查出人"
    ),
    "found_on": _words(
        "检查+排查+发现+隐患发现+问题发现+查出+巡查+督查+登记+上报+隐患排查|日期+时间 日期 时间 检查发现日期 隐患登记时间 检查月日"
    ),
    "requirement": _words(
        "整改+整改的+处理+隐患整改+整治|要求+意见+建议+标准 整改措施与要求 整改措施及要求 整改要求及措施 整改要求和措施 整改意见及要求",
        "措施与要求 措施及要求 整改措施（要求） 整改内容 要求 整改意见和建议 监管意见 检查意见 整改任务",
    ),
    "deadline": _words(
        "整改+完成+限期+限时+整改完成+要求整改+要求完成+计划完成+拟完成+预计完成+应完成+规定+整改限时+限期整改+计划整改"
        "|期限+时限+时间要求 限期 期限 时限 限时时间 限定时间 限期时间 要求整改日期 要求整改时间 要求完成日期 要求完成时间",
        "整改截止日期 整改截止时间 截止日期 截止时间 限期整改日期 限期整改时间 整改完成期限 计划完成日期 计划完成时间 计划整改日期",
        "应完成日期 应完成时间 拟完成时间 预计完成时间 整改到期日 到期日 最迟完成日期 计划整改时间 要求整改完成时间 要求整改完成日期",
    ),
    "responsible_units": _words(
        "责任+整改+整改责任+主体责任+主要责任+隐患责任+问题责任+落实+责任主体+牵头+主责|单位+部门+科室+单位名称+部门（单位）+单位（部门）",
        "责任单位/部门 责任部门/单位 责任区域单位 分包单位 责任单位及部门 承办单位 责任主体",
    ),
    "responsible_persons": _words(
        "责任+整改+整改责任+直接责任+隐患责任+落实+单位责任+区域责任|人+人员+人姓名+者 负责人 整改负责人 单位负责人 现场负责人 责任领导 包保责任人"
    ),
    "disposal": _words(
        "处置+处理+处罚|措施+方式+结果+情况+决定 处置 处罚 执法措施 采取措施 采取的措施 执法处置 处理办法 监管措施 现场处理措施 现场处理 整改类型 整改方式 执法文书"
    ),
    "actions": _words(
        "整改+治理+防范+已采取+落实+纠正|措施 整改落实措施 整改内容及措施 整改过程 整改完成情况描述 整改结果描述 整改落实情况描述 具体整改措施 具体措施"
    ),
    "status": _words(
        "隐患+整改+问题+当前+销号+闭环+完成+治理+事项+关闭|状态 状态 是否销号 是否闭环 是否关闭 是否完成 是否整改 是否整改完成 是否完成整改",
        "是否整改到位 是否已整改 是否按期整改 隐患闭环情况 闭环情况 销号情况 是否销项 销项情况 整改完成状态 整改与否 隐患销号情况 是否已销号",
    ),
    "rectification": _words(
        "整改+隐患整改+问题整改+整改落实+整改完成+治理+完成|情况 整改结果 整改进展 整改进度 落实情况 进展情况 整改进展情况 整改落实及完成情况"
    ),
    "completed_on": _words(
        "整改+完成+实际完成+整改完成+实际整改+实际整改完成+完成整改+治理完成|日期+时间 办结日期 办结时间 整改结束时间 实际完成整改时间"
    ),
    "accepted_by": _words(
        "复查+验收+复核+销号+验证+复检+核查+确认+整改验收+闭环+整改复查+整改验证+关闭|人+人员+人姓名+责任人 复查验收人 验收签字 复查人签字"
    ),
    "accepted_on": _words(
        "复查+验收+复核+销号+验证+复检+核查+确认+整改验收+闭环+整改复查+关闭+销项|日期+时间 复查验收时间 复查验收日期"
    ),
    "acceptance": _words(
        "复查+验收+复核+验证+复检+核查+整改验收+整改复查|结果+情况+意见+结论 复查 验收 复查验收情况 复查验收意见 复查结果及意见"
    ),
    "remark": _words("备注 说明 备注说明 其他 附注"),
}
"""The names that real ledgers give the columns of findings."""

INSPECTION_COLUMNS: dict[str, tuple[str, ...]] = {
    "row_number": FINDING_COLUMNS["row_number"],
    "held_on": _words("检查+督查+巡查+出动+执法|日期+时间 日期 时间"),
    "source": FINDING_COLUMNS["source"],
    "inspectors": _words(
        "检查+督查+巡查+参加+执法+出动|人+人员+人员姓名 检查组成员 参检人员 参加检查人员 带队领导及成员"
    ),
    "people": _words(
        "出动+检查+参加+执法+参检|人次+人数+人员数+人员人数+人次数 人数 人次 出动检查人次 出动人员人次 出动人员数量"
    ),
    "inspected_entities": (
        *FINDING_COLUMNS["inspected_entity"],
        *_words("检查单位 检查企业 被检查单位名称 受检单位名称 检查场所 检查单位名称 检查地点 检查项目 被检查企业"),
    ),
    "remark": FINDING_COLUMNS["remark"],
}
"""The names of the columns of a sheet of inspections."""

YES = ("是", "√", "✓", "✔", "☑", "Y", "y", "yes", "Yes", "YES", "对", "有")
NO = ("否", "×", "✗", "✘", "X", "x", "N", "n", "no", "No", "NO", "未")
STATUS_WORDS: dict[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: _words("未开始 未整改 尚未整改 待整改 未启动 未动 新建 待处理 未处理 尚未开始 没有整改 未落实"),
    Status.UNDER_WAY: _words(
        "整改中 正在整改 正整改 进行中 整改进行中 处理中 未完成 未完成整改 未整改完成 尚未完成 开放 打开 未关闭 未销号 未闭环 部分整改 部分完成 推进中 待复查",
        "持续整改 正在推进 正在进行 未办结 限期整改中 在整改 open Open OPEN 未整改到位 已部分整改 整改未完成 基本完成",
    ),
    Status.COMPLETED: _words(
        "已完成 已整改 完成 已完成整改 整改完成 已整改完成 完成整改 已整改到位 整改到位 整改完毕 已整改完毕 已办结 办结 已落实 已处理 已改 已完成整改任务",
        "已立行立改 立行立改已完成 当场整改 现场整改 现场已整改 当场已整改 整改 合格 已整改合格 整改合格 待验收 待销号 已解决",
    ),
    Status.CLOSED: _words(
        "已销号 销号 关闭 已关闭 已闭环 闭环 已验收 验收合格 已验收合格 复查合格 已销项 销项 closed Closed CLOSED 已整改销号 整改销号 已完成销号 验收通过"
    ),
    Status.LASTING: _words(
        "长期坚持 长期 持续坚持 长期整改 长期保持 常态化 持续推进 坚持长期 已整改并长期坚持 长期落实"
    ),
}
"""What real ledgers write for each state; a cell that says none of these has no known state."""

SEVERITY_WORDS: dict[str, tuple[str, ...]] = {
    "一般": _words(
        "一般 一般事故隐患 一般隐患 一般问题 一般安全隐患 一般性隐患 一般级 一般风险 普通 轻微 低 低风险 一般不符合 一般不合格"
    ),
    "较大": _words("较大 较大事故隐患 较大隐患 较大问题 较大安全隐患 较大风险 较重 中 严重 比较大"),
    "重大": _words("重大 重大事故隐患 重大隐患 重大问题 重大安全隐患 重大风险 特别重大 高 高风险"),
}

_ASIDE = re.compile(r"[（(【\[][^（(【\[）)】\]]*[）)】\]]")
_MARKS = re.compile(r"[\s*＊:：、,，。.]+")


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Return a header as it is looked up: without blanks, line breaks, stars, colons; wide letters as narrow ones."""
    return _MARKS.sub("", text).replace("（", "(").replace("）", ")").replace("／", "/").upper()


def without_aside(text: str) -> str:
    """Return a header without what stands in brackets."""
    return _ASIDE.sub("", text)
