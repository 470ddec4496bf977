"""SARIF 2.1.0: diagnostics as code review and CI services read them.

In: diagnostics, and how they are worded. Out: a log with one run (OASIS sarif-v2.1.0, 3.13 and 3.27).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from urllib.parse import quote

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.frozen import frozen

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "%SRCROOT%"
"""What relative paths begin at: the folder in which the command ran (3.14.14); where that is, its reader knows."""
Say = Callable[[Diagnostic], str]
Name = Callable[[Location], str]


@frozen
class Words:
    """How a log is worded: what is wrong, what a rule looks at, its help, the name of a place."""

    explain: Say
    about: Say
    help: Mapping[str, str]
    place: Name
    root: str


def sarif(diagnostics: Iterable[Diagnostic], words: Words, off: Mapping[str, str], version: str) -> dict[str, object]:
    """Return the log; `off` holds the rules that were switched off, with the reason of each."""
    found = list(diagnostics)
    first = {each.code: each for each in reversed(found)}
    codes = list(dict.fromkeys(each.code for each in found))
    described = [_rule(first[code], words) for code in codes] + [{"id": code} for code in off]
    run: dict[str, object] = {
        "tool": {"driver": {"name": "reportgen", "version": version, "rules": described}},
        "originalUriBaseIds": {ROOT: {"description": {"text": words.root}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), words) for each in found],
    }
    if off:
        overrides = [_switched(code, at, off[code]) for at, code in enumerate(off, len(codes))]
        run["invocations"] = [{"executionSuccessful": True, "ruleConfigurationOverrides": overrides}]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(diagnostic: Diagnostic, words: Words) -> dict[str, object]:
    about = words.about(diagnostic)
    return {
        "id": diagnostic.code,
        "shortDescription": {"text": about},
        "help": {"text": words.help.get(diagnostic.code, about)},
        "defaultConfiguration": {"level": LEVELS[diagnostic.severity]},
    }


def _switched(code: str, index: int, reason: str) -> dict[str, object]:
    return {
        "descriptor": {"id": code, "index": index},
        "configuration": {"enabled": False},
        "properties": {"reason": reason},
    }


def _result(diagnostic: Diagnostic, index: int, words: Words) -> dict[str, object]:
    made: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": words.explain(diagnostic)},
    }
    if diagnostic.location.file:
        made["locations"] = [_location(diagnostic.location, words.place, diagnostic.excerpt)]
    if diagnostic.also:
        made["relatedLocations"] = [_location(each, words.place) for each in diagnostic.also]
    return made


def _location(location: Location, name: Name, excerpt: str = "") -> dict[str, object]:
    """Return a place: lines have a region of their own, places of Word and Excel are named in words."""
    physical: dict[str, object] = {"artifactLocation": _artifact(location.file)}
    place = location.place
    if "line" in place:
        region: dict[str, object] = {"startLine": place["line"], "startColumn": place.get("column", 1)}
        if excerpt:
            region["snippet"] = {"text": excerpt}
        physical["region"] = region
        return {"physicalLocation": physical}
    logical: dict[str, object] = {"fullyQualifiedName": name(location)}
    if excerpt:
        logical["properties"] = {"excerpt": excerpt}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _artifact(file: str) -> dict[str, object]:
    """Return a file by its URI (RFC 3986): a relative path stays so, and begins at the root where it does not lead out of it."""
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    made: dict[str, object] = {"uri": quote(path.as_posix())}
    return made if ".." in path.parts else {**made, "uriBaseId": ROOT}
