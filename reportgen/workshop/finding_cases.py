"""Cases of findings 问题: none, one, many, and one action, worked out in plain data wherever a kind's sample has findings.

In: a model and the sample's data with canonical keys, which are changed. Out: the same data, or None where that makes no case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import cycle, islice

from reportgen.model.keys import shape
from reportgen.model.record import Record
from reportgen.model.records import Action, Finding, Table
from reportgen.workshop.made import Group, groups, made

MANY = 60
HEADING = "检查发现的问题"
BELONGS_TO_FINDINGS = ("finding", "rectification")


def without_findings(model: type[Record], data: Group) -> Group | None:
    """Return the data without any finding, and without the tables and rectifications that need one."""
    if not list(_holders(model, data)):
        return None
    _keep(model, data, [])
    return data


def with_findings(model: type[Record], data: Group, count: int, actions: int | None = None) -> Group:
    """Return the data with so many findings, all where its first stands; `actions` says how many each was met with."""
    wanted = _copies(_inlined(model, data), count)
    for each in wanted if actions is not None else ():
        each["rectification"] = _with_actions(each.get("rectification") or {}, actions or 0)
    _keep(model, data, wanted)
    return data


def _holders(model: type[Record], data: Group) -> Iterator[tuple[Group, str]]:
    """Yield the groups that have findings, each with its key for them."""
    for each, group in groups(model, data):
        yield from (
            (group, name) for name in each.model_fields if shape(each, name) == (Finding, True) and group.get(name)
        )


def _inlined(model: type[Record], data: Group) -> list[Group]:
    """Return the findings of the data, each with the rectification that may stand apart from it; one is made if none is."""
    apart = {each.get("finding"): each for each in data.get("rectifications", ())}
    found = [deepcopy(each) for group, name in _holders(model, data) for each in group[name]]
    for each in found:
        if each.get("id") in apart:
            rectification = apart[each["id"]]
            each["rectification"] = {key: value for key, value in rectification.items() if key != "finding"}
    return found or [made(Finding, leave=("found_on", "deadline"))]


def _copies(findings: Sequence[Group], count: int) -> list[Group]:
    """Return so many findings: those there are, over and over, with ids that differ."""
    taken = [deepcopy(each) for each in islice(cycle(findings), count)]
    for number, each in enumerate(taken, 1):
        each["id"] = f"WT-{number:02}"
    return taken


def _with_actions(rectification: Group, count: int) -> Group:
    known = list(rectification.get("actions", ()))[:count]
    more = [made(Action, number, leave=("done_on", "evidence")) for number in range(len(known) + 1, count + 1)]
    return {**rectification, "actions": [*known, *more]}


def _keep(model: type[Record], data: Group, wanted: list[Group]) -> None:
    """Put the wanted findings in the place of the first that there are, and leave out the others with what belongs to them."""
    data.pop("rectifications", None)
    places = list(_holders(model, data))
    for group, name in places:
        del group[name]
    if wanted and places:
        places[0][0][places[0][1]] = wanted
    elif wanted:
        _append(data, wanted)
    else:
        _drop_tables(model, data)
    _drop_empty(model, data)


def _append(data: Group, findings: list[Group]) -> None:
    """Put findings behind the body of a document that has none."""
    if data.get("sections"):
        data["sections"].append({"heading": HEADING, "findings": findings})
    elif data.get("content"):
        data["content"].append({"findings": findings})
    else:
        data["findings"] = findings


def _drop_tables(model: type[Record], data: Group) -> None:
    """Leave out the tables that list findings."""
    for each, group in groups(model, data):
        for name in [name for name in group if name in each.model_fields and shape(each, name)[0] is Table]:
            if group[name].get("source") in ("findings", "问题"):
                del group[name]


def _drop_empty(model: type[Record], data: Group) -> None:
    """Leave out the items of a body that say nothing any more."""
    for _, group in groups(model, data):
        if "content" in group:
            group["content"] = [each for each in group["content"] if each]
