"""Cases: a kind's sample, and the edge cases that its model allows, as the inputs a template has to stand.

In: a kind. Out: `Case`s, each plain data under a name, made from the sample and the model's definitions. A case that does
not apply to a kind (an order without findings) is one that the kind itself refuses, and is left out by that rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cached_property
from pathlib import Path

from reportgen import resources
from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.model.keys import canonical
from reportgen.model.record import Record
from reportgen.pipeline import Loaded, load_source
from reportgen.sources import Source, load
from reportgen.workshop.finding_cases import MANY, with_findings, without_findings
from reportgen.workshop.made import Group
from reportgen.workshop.thinning import thinned

JOINT = ("云溪市生态环境局", "云溪市住房和城乡建设局")
LONG = "关于进一步加强重点行业领域安全风险分级管控和隐患排查治理双重预防工作"
LONG_TITLE = f"{LONG}并{LONG[2:]}以及{LONG[2:]}有关情况的"
"""About a hundred characters; the kind's Chinese name follows."""
SHORT = "关于防汛的"
"""The beginning of a title that stands on one line."""
MARKS: Group = {
    "copy_number": "000001",
    "classification": "机密★1年",
    "urgency": "特急",
    "annotation": ["此件公开发布"],
    "copy_recipients": ["市人民政府办公室", "市安全生产委员会各成员单位"],
    "imprint": {"printing_office": "云溪市应急管理局办公室", "printing_date": "2027-03-09"},
}
"""What a document may carry around its text (GB/T 9704-2012, 7.2, 7.3.6, 7.4)."""
ATTACHMENTS: list[Group] = [
    {"title": "重点任务清单"},
    {"title": "检查情况统计表", "table": {"columns": ["序号", "单位", "数量"], "rows": [["1", "第一检查组", "12"]]}},
    {"title": "现场检查有关要求", "body": ["现场检查人员不少于两人。", "检查情况当场记录、当场签字。"]},
]

Change = Callable[[Kind, Group], Group | None]


@frozen
class Case:
    """An input that a template of a kind has to stand: its name, what it is in an English sentence, its data."""

    name: str
    words: str
    kind: Kind
    data: Group

    @cached_property
    def loaded(self) -> Loaded:
        """The document of this data; files beside it are those of the sample."""
        return _load(self.kind, self.data)


def cases(kind: Kind) -> list[Case]:
    """Return the sample of a kind and its edge cases, those left out that the kind refuses."""
    return [each for each in _proposed(kind) if not each.loaded.failed]


def _proposed(kind: Kind) -> Iterator[Case]:
    sample = _sample(kind)
    yield Case("sample", WORDS["sample"], kind, sample)
    for name, change in CHANGES.items():
        data = change(kind, deepcopy(sample))
        if data is not None:
            yield Case(name, WORDS[name], kind, data)


def _sample(kind: Kind) -> Group:
    """Return the sample's data under canonical keys, its shorthand written out."""
    return dict(canonical(kind.model, load(resources.sample_file(kind.name)).data).data)


def _load(kind: Kind, data: Group) -> Loaded:
    return load_source(Source(Path(resources.sample_file(kind.name)), data, {}, {}))


def _no_findings(kind: Kind, data: Group) -> Group | None:
    return without_findings(kind.model, data)


def _one_finding(kind: Kind, data: Group) -> Group:
    return with_findings(kind.model, data, 1)


def _many_findings(kind: Kind, data: Group) -> Group:
    return with_findings(kind.model, data, MANY)


def _one_action(kind: Kind, data: Group) -> Group:
    return with_findings(kind.model, data, 1, actions=1)


def _long_title(kind: Kind, data: Group) -> Group:
    return {**data, "title": LONG_TITLE + kind.title}


def _short_title(kind: Kind, data: Group) -> Group:
    return {**data, "title": SHORT + kind.title}


def _three_attachments(_: Kind, data: Group) -> Group:
    return {**data, "attachments": deepcopy(ATTACHMENTS)}


def _marks(_: Kind, data: Group) -> Group:
    return {**deepcopy(MARKS), **data}


def _joint(_: Kind, data: Group) -> Group:
    """Return the data as of several authorities: red head and signatures follow from their names (GB/T 9704-2012, 7.2.4)."""
    own = data.get("issuing_authority", [])
    first = own if isinstance(own, str) else "".join(own[:1])
    kept = {name: held for name, held in data.items() if name not in ("letterhead", "signature")}
    return {**kept, "issuing_authority": [first, *JOINT]}


def _least(kind: Kind, data: Group) -> Group:
    """Return the data without all that may be left out: without it nothing is wrong, nor is there anything to warn of."""

    def passes(tried: Group) -> bool:
        found = _load(kind, tried).diagnostics
        return all(each.severity is Severity.INFO for each in found)

    model: type[Record] = kind.model
    return thinned(model, data, passes)


CHANGES: dict[str, Change] = {
    "no-findings": _no_findings,
    "one-finding": _one_finding,
    "many-findings": _many_findings,
    "one-action": _one_action,
    "long-title": _long_title,
    "short-title": _short_title,
    "least": _least,
    "three-attachments": _three_attachments,
    "joint": _joint,
    "every-mark": _marks,
}
WORDS: dict[str, str] = {
    "sample": "the sample of the kind",
    "no-findings": "no finding at all",
    "one-finding": "one finding only",
    "many-findings": "sixty findings",
    "one-action": "one finding with one action",
    "long-title": "a title of more than a hundred characters",
    "short-title": "a short title on one line",
    "least": "everything left out that may be",
    "three-attachments": "three attachments: named only, a table, a text",
    "joint": "a joint document of three authorities",
    "every-mark": "every mark: copy number, classification, urgency, note, copy recipients, imprint",
}
"""What each case is, for those who read of it."""
