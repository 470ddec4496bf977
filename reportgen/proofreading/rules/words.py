"""Rules of words: doubled by mistake, and titles that have lost their 的.

In: an outline. Out: 执法执法, 的的, 场所所; 《关于…制度》 for 《关于…的制度》.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

DOUBLED = re.compile(r"([一-鿿]{2,8})\1")
LAWFUL_CHARACTERS = set(
    "一二三四五六七八九十百千两几不没的了是有这那个逐对把连靠碰每越又边再着很大小多少请如何来去过好"
)
"""点对点对接, 一条一条, 是不是不是, 大片大片: with one of these what stands twice says something."""
WORDS = frozenset(
    re.findall(
        "..",
        "执法法规法律企业隐患责任制度措施单位部门市场行业领域机关政府群众人民社会经济文化旅游消防应急进行开展实施加强推进确保严格"
        "坚持贯彻印发按照根据通过以及或者并且因此有关相关关于各级各类全面深入进一切实积极认真及时同时目前其中现将要求问题情况意见"
        "通知方案机制体系标准规范台账清单整改治理整治排查防控防范预防保障事故风险危险重大重点突出主要主体人员干部职工员工公司集团"
        "县区城市农村街道乡镇社区项目工程设施设备装置场所现场化工矿山交通运输建筑施工燃气电力时间期限年度季度上半下半本年全年全市"
        "全省全县全区市局我局我市",
    )
)
"""Words of two characters that nobody says twice; verbs that one may (研究研究) are not among them."""
SUFFIX = re.compile(
    "[后前时过家线图网观论品史群层地主站员师者组科队中所办部表单室人会局处厅长机法权率点面量器证费型化性力区市县镇乡村院校厂店]|人员|机构|单位|房"
)
"""What makes another word of the second: 检查检查站, 支队支队长."""
NOUNS = frozenset(
    ("工程", "项目", "企业", "机关", "城市", "农村", "市场", "社区", "街道", "执法", "主体", "事故", "风险", "隐患", "公司", "单位", "场所", "设备", "设施", "人员")
)  # fmt: skip
MODIFIED = re.compile(
    "(?<=[一-鿿])[一-鿿](?<!开展|加强|落实|组织|推进|做好|抓好|强化|深入|进行|严格|全面|建立|完善|指导|督促|支持|要求|确保|保障|检查|排查|整改|提高|提升)(?<![的和与及或对在各由向为让被把是有了本该])$"
)
HEADED = re.compile(
    "质量|管理|负责|主体|责任|法人|名称|名录|台账|清单|档案|等级|评估|调查|原因|现场|处理|经理|党委|事务|干部|队伍|人员|证件|记录|设施|设备|建设|标准|目录|条件|造价|监理|安全|进度|编号|级别|类别|数据|信息"
)
"""What a noun stands before in a compound: 工程质量, 项目经理, 企业主体责任."""
TWICE = re.compile(
    "(?<![目标中有真确打])的的(?![确士])|(?<=[一-鿿])(?<!不)了了(?![解之结无然事却不断账当心夙一这那])|所所(?=[，。；、]|按照|按|根据|依据|必须|均|都|和|及)"
)
SECOND_WILL = re.compile("(?<![即必])将(?![来近军士领要才相])[^，。；：、的将于在会对把\\n]{2,14}将(?=纳入|列入|作为)")
TITLE = re.compile("《([^《》\\n]{4,120})》")
INNER = re.compile("〈[^〈〉]*〉|<[^<>]*>")
GENRE = re.compile(
    "(?:通知|意见|决定|决议|报告|通报|方案|办法|制度|规定|请示|批复|公告|通告|纪要|细则|规则|要点|规划|计划|预案)$"
)


def doubled(outline: Outline) -> Iterator[Found]:
    """Find a word that stands twice, and 的的, 了了, 所所, and 将 before one verb."""
    for index, paragraph in enumerate(outline.paragraphs):
        text = paragraph.text
        for match in DOUBLED.finditer(text):
            behind = text[match.end() : match.end() + 3]
            if not _lawful(match[1], behind) and not _compounds(match[1], text[: match.start()], behind):
                yield Found(index, *match.span(), {"found": match[0], "word": match[1]})
        for match in TWICE.finditer(text):
            yield Found(index, *match.span(), {"found": match[0], "word": match[0][0]})
        for match in SECOND_WILL.finditer(text):
            yield Found(index, match.end() - 1, match.end(), {"found": match[0], "word": "将"})


def _lawful(word: str, behind: str) -> bool:
    """Say whether a word may stand twice before the characters behind it."""
    if len(set(word)) == 1 or LAWFUL_CHARACTERS & set(word):
        return True
    if len(word) > 2:
        return False
    return word not in WORDS or bool(SUFFIX.match(behind)) or behind.startswith(("再", f"、{word}"))


def _compounds(word: str, before: str, behind: str) -> bool:
    """Say whether a noun may end one compound and begin the next: 建设工程 工程质量."""
    return word in NOUNS and bool(MODIFIED.search(before[-3:])) and bool(HEADED.match(behind))


def titles_without_de(outline: Outline) -> Iterator[Found]:
    """Find a title 《关于…》 that ends with its genre and has no 的 behind 关于."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in TITLE.finditer(paragraph.text):
            about = INNER.sub("", match[1]).rpartition("关于")
            if about[1] and "的" not in about[2] and (genre := GENRE.search(about[2])):
                yield Found(index, match.end() - 1 - len(genre[0]), match.end() - 1, {"genre": genre[0]})


RULES = (
    Rule(
        "doubled-word",
        "{word} stands twice: {found}",
        Severity.WARNING,
        "no word of official writing is said twice at once",
        "联合开展执法执法检查。",
        "联合开展执法检查。",
        doubled,
    ),
    Rule(
        "title-without-de",
        "a title 《关于…》 has a 的 before {genre}",
        Severity.INFO,
        "the title of a document: organ, subject and genre (GB/T 9704-2012, 7.3.1)",
        "印发《关于加强值班值守工作通知》。",
        "印发《关于加强值班值守工作的通知》。",
        titles_without_de,
    ),
)
