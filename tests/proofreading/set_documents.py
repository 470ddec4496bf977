"""Fictional sets of documents: lawful ones, however awkward, and edits that plant one contradiction each."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.frozen import frozen

Texts = Mapping[str, str]
CITY, TEAM = "云溪市应急管理局", "云溪市应急管理综合行政执法支队"


def document(title: str, *body: str, number: str = "", to: str = "", organ: str = CITY, date: str = "") -> str:
    """Return a document as plain text, each paragraph a line."""
    head = [f"{organ}文件", number] if number else []
    return "\n".join([*head, title, *([f"{to}："] if to else []), *body, organ, *([date] if date else [])])


def letter(entity: str, number: int, count: int) -> str:
    return document(
        "关于逾期未整改问题隐患的提醒函",
        f"2026年第一季度检查中，你单位共发现问题隐患{count}项，其中{count - 1}项逾期没有整改。",
        f"请于2026年4月{number}日前将整改情况报告报我局。",
        "联系人：林晓舟，联系电话：0940-5550126，手机：13900000006",
        number=f"云应急函〔2026〕{number}号", to=entity, date="2026年4月1日",
    )  # fmt: skip


def month(number: int, checked: int, found: int) -> str:
    return document(
        f"关于2026年{number}月安全生产执法检查情况的通报",
        f"2026年{number}月，全市共检查生产经营单位{checked}家，发现问题隐患{found}项，整改{found - 3}项。",
        "一、危险化学品",
        f"全市共检查企业{checked // 4}家。",
        "二、工贸",
        f"全市共检查企业{checked // 3}家。",
        number=f"云应急〔2026〕{10 + number}号", to="各县（市、区）应急管理局", date=f"2026年{number + 1}月4日",
    )  # fmt: skip


ISSUE = document(
    "关于开展工贸企业粉尘防爆专项检查的通知",
    "一、检查时间", "2026年3月10日至4月30日。",
    "二、报送要求", "请各单位于2026年5月8日前将检查总结报送我局。",
    "联系人：周明远，联系电话：0940-5550130",
    number="云应急〔2026〕21号", to="各县（市、区）应急管理局", date="2026年3月5日",
)  # fmt: skip
TASKS = "序号\t任务\t完成时限\t责任单位\t责任人\n1\t更新涉爆粉尘企业基础台账\t2026年3月31日\t工贸科\t周明远\n2\t组织除尘系统专项检测\t2026年4月15日\t工贸科、基础科\t何思齐"
REMIND = document(
    "关于报送粉尘防爆专项检查总结的函",
    "按照《关于开展工贸企业粉尘防爆专项检查的通知》（云应急〔2026〕21号）要求，请于5月8日前将检查总结报送我局。",
    "联系人：周明远，电话：5550130",
    number="云应急函〔2026〕30号", to="临湖区应急管理局", date="2026年4月28日",
)  # fmt: skip
QUARTER = "2026年第一季度，全市共检查生产经营单位1204家，发现问题隐患365项，整改率92.3%，罚款12.5万元。"
LAWFUL: Mapping[str, Texts] = {
    "letters of one title to many": {f"{name}.txt": letter(name, at, at + 2) for at, name in enumerate(
        ("云溪恒泰化工有限公司", "晨光包装制品厂", "东津客运枢纽站", "精诚木业有限公司"), 5)},
    "bulletins of several months": {f"{at}月.txt": month(at, 40 + 7 * at, 60 + 5 * at) for at in range(1, 6)},
    "a notice, its list, a reminder, and a correction": {
        "通知.txt": ISSUE,
        "清单.txt": document("粉尘防爆专项检查任务清单", TASKS),
        "提醒.txt": REMIND,
        "更正.txt": document(
            "关于更正《关于开展工贸企业粉尘防爆专项检查的通知》的通知",
            "《关于开展工贸企业粉尘防爆专项检查的通知》（云应急〔2026〕21号）中总结报送时间更正为2026年5月15日，"
            "请于2026年5月15日前将检查总结报送我局。",
            "联系人应为何思齐，联系电话应为：0940-5550131",
            number="云应急〔2026〕26号", to="各县（市、区）应急管理局", date="2026年3月20日",
        ),
        "延期.txt": document(
            "关于做好粉尘防爆专项检查有关工作的通知",
            "《关于开展工贸企业粉尘防爆专项检查的通知》（云应急〔2026〕21号）的总结报送时间延长，"
            "请于2026年5月20日前将检查总结报送我局。",
            number="云应急〔2026〕33号", to="各县（市、区）应急管理局", date="2026年5月6日",
        ),
    },
    "one quarter told by bulletin, summary and a district": {
        "通报.txt": document("关于2026年第一季度安全生产检查情况的通报", QUARTER, date="2026年4月6日"),
        "总结.txt": document(
            "2026年第一季度安全生产工作总结",
            "2026年一季度，全市共检查生产经营单位1,204家，发现问题隐患365项，整改率92%，罚款125000元。",
            "其中，临湖区共检查生产经营单位112家，发现问题隐患30项。", date="2026年4月8日",
        ),
        "临湖.txt": document(
            "关于2026年第一季度安全生产检查情况的报告",
            "2026年第一季度，全区共检查生产经营单位112家，发现问题隐患30项。",
            organ="临湖区应急管理局", date="2026年4月2日",
        ),
        "危化.txt": document(
            "关于2026年第一季度危险化学品安全检查情况的通报",
            "2026年第一季度，全市共检查生产经营单位96家，发现问题隐患41项。", date="2026年4月9日",
        ),
        "进展.txt": document(
            "2026年安全生产工作情况通报（第3期）", "全市共检查生产经营单位1390家。", date="2026年4月20日"),
    },
    "joint documents, namesakes and shared telephones": {
        "联合.txt": document(
            "关于开展燃气安全联合检查的通知", "请于2026年6月10日前将检查总结报送市应急管理局。",
            "市应急管理局联系人：张建国，电话：0940-5550111", "市住房和城乡建设局联系人：张建国，电话：0940-5550222",
            number="云应急〔2026〕40号", to="各有关单位", date="2026年5月10日"),
        "住建.txt": document(
            "关于开展供热管网检查的通知", "请于2026年7月10日前将检查总结报送我局。", "联系人：张建国，电话：0940-5550999",
            number="云建〔2026〕40号", to="各有关单位", date="2026年5月12日", organ="云溪市住房和城乡建设局"),
        "执法.txt": document(
            "关于开展执法练兵的通知", "联系人：吴启航，电话：0940-5550111，13900000001",
            number="云应急执〔2026〕40号", to="各大队", date="2026年5月12日", organ=TEAM),
        "值班.txt": document(
            "关于做好值班工作的通知", "联系人：赵文博，电话：0940-5550111", "联系人：吴启航，手机：13900000001",
            number="云应急〔2026〕41号", to="各科室", date="2026年5月13日"),
    },
    "years of one title, and a circular passed on": {
        "去年.txt": document(
            "关于开展防汛安全检查的通知", "请于2025年6月1日前将自查报告报送我局。", QUARTER.replace("2026", "2025"),
            number="云应急〔2025〕21号", to="各县（市、区）应急管理局", date="2025年4月5日"),
        "今年.txt": document(
            "关于开展防汛安全检查的通知", "请于2026年6月5日前将自查报告报送我局。",
            number="云应急〔2026〕22号", to="各县（市、区）应急管理局", date="2026年4月5日"),
        "转发.txt": document(
            "临湖区应急管理局转发《关于开展防汛安全检查的通知》的通知",
            "现将《关于开展防汛安全检查的通知》（云应急[2026]22号）转发给你们，请于2026年5月30日前将检查台账报送我局。",
            number="临应急〔2026〕22号", to="各乡镇", date="2026年4月9日", organ="临湖区应急管理局"),
    },
}  # fmt: skip


@frozen
class Plant:
    """A contradiction: in a document of a lawful set one text stands for another."""

    folder: str
    file: str
    right: str
    wrong: str
    code: str
    other: str
    """The document that says it otherwise."""


NOTICE, ONE, JOINT, LETTERS = (
    "a notice, its list, a reminder, and a correction", "one quarter told by bulletin, summary and a district",
    "joint documents, namesakes and shared telephones", "letters of one title to many",
)  # fmt: skip
PLANTS = (
    Plant(ONE, "总结.txt", "问题隐患365项", "问题隐患356项", "set-figure-differs", "通报.txt"),
    Plant(ONE, "总结.txt", "1,204家", "1,240家", "set-figure-differs", "通报.txt"),
    Plant(ONE, "总结.txt", "125000元", "135000元", "set-figure-differs", "通报.txt"),
    Plant(ONE, "总结.txt", "整改率92%", "整改率93%", "set-figure-differs", "通报.txt"),
    Plant(NOTICE, "提醒.txt", "请于5月8日", "请于5月18日", "set-deadline-differs", "通知.txt"),
    Plant(NOTICE, "提醒.txt", "5550130", "5550103", "set-phone-differs", "通知.txt"),
    Plant(NOTICE, "提醒.txt", "周明远，电话：5550130", "周明运，电话：0940-5550130", "set-person-differs", "通知.txt"),
    Plant(NOTICE, "提醒.txt", "（云应急〔2026〕21号）", "（云应急〔2026〕12号）", "set-document-number-differs", "通知.txt"),
    Plant(NOTICE, "提醒.txt", "工贸企业粉尘", "粮食企业粉尘", "set-title-differs", "通知.txt"),
    Plant(NOTICE, "更正.txt", "云应急〔2026〕26号", "云应急[2026]21号", "set-number-twice", "通知.txt"),
    Plant(JOINT, "值班.txt", "云应急〔2026〕41号", "云应急〔2026〕40号", "set-number-twice", "联合.txt"),
    Plant(LETTERS, "晨光包装制品厂.txt", "云应急函〔2026〕6号", "云应急函（2026）5号", "set-number-twice", "云溪恒泰化工有限公司.txt"),
)  # fmt: skip
