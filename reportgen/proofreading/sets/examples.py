"""Examples of what a set may contradict: a document, another one that says otherwise, and one that agrees.

In: nothing. Out: the examples by code, which docs/rules.md prints; they are the first tests of each.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.frozen import frozen


@frozen
class Example:
    """Lines of a document, of another one that differs from it, and of the other one as it should be; what for."""

    first: str
    wrong: str
    right: str
    why: str


HEAD = "云溪市应急管理局2026年第一季度安全生产工作情况通报"
TASK = "序号\t任务\t完成时限\t责任单位\n1\t更新常压储罐安全档案\t{due}\t{unit}"
CITED = "依据《关于开展{what}安全检查的通知》（云应急〔2026〕{number}号），认真自查。"
OWN = "云溪市应急管理局文件\n云应急〔2026〕{number}号\n关于开展{what}安全检查的通知"
PERSON = "联系人：{name}，电话：{phone}"
ONE_PLACE = "documents of one set say the same of one thing"
EXAMPLES: Mapping[str, Example] = {
    "set-figure-differs": Example(
        f"{HEAD}\n全市共发现问题隐患25项。",
        f"{HEAD}\n全市共发现问题隐患26项。",
        f"{HEAD}\n全市共发现问题隐患25项。",
        ONE_PLACE,
    ),
    "set-deadline-differs": Example(
        TASK.format(due="2026年6月底前", unit="危化科"),
        TASK.format(due="2026年7月31日", unit="危化科"),
        TASK.format(due="2026年6月30日", unit="危化科"),
        ONE_PLACE,
    ),
    "set-name-differs": Example(
        TASK.format(due="2026年6月底前", unit="危化科"),
        TASK.format(due="2026年6月底前", unit="基础科"),
        TASK.format(due="2026年6月底前", unit="危化科、基础科"),
        ONE_PLACE,
    ),
    "set-person-differs": Example(
        PERSON.format(name="林晓舟", phone="0940-5550126"),
        PERSON.format(name="林晓周", phone="0940-5550126"),
        PERSON.format(name="林晓舟", phone="0940-5550126"),
        "the same name but for one character, beside one telephone number or post of an organ",
    ),
    "set-phone-differs": Example(
        PERSON.format(name="林晓舟", phone="0940-5550126"),
        PERSON.format(name="林晓舟", phone="0940-5550162"),
        PERSON.format(name="林晓舟", phone="5550126"),
        ONE_PLACE,
    ),
    "set-document-number-differs": Example(
        CITED.format(what="储罐", number=7),
        CITED.format(what="储罐", number=9),
        CITED.format(what="储罐", number=7),
        ONE_PLACE,
    ),
    "set-number-twice": Example(
        OWN.format(what="储罐", number=7),
        OWN.format(what="管道", number=7),
        OWN.format(what="管道", number=8),
        "GB/T 9704-2012, 7.2.5",
    ),
    "set-title-differs": Example(
        CITED.format(what="储罐", number=7),
        CITED.format(what="管道", number=7),
        CITED.format(what="储罐", number=7),
        ONE_PLACE,
    ),
}
