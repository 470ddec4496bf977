"""SARIF 2.1.0: diagnostics as code review and CI services read them.

In: diagnostics, and how they are worded. Out: a log with one run (OASIS sarif-v2.1.0, 3.13 and 3.27).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from urllib.parse import quote

from reportgen.diagnostics import Diagnostic, Location, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
Explain = Callable[[Diagnostic], str]
Name = Callable[[Location], str]


def sarif(
    diagnostics: Iterable[Diagnostic], explain: Explain, name: Name, rules: Mapping[str, str], version: str
) -> dict[str, object]:
    """Return the log; `rules` says by code what a rule is about, `name` words a place."""
    found = list(diagnostics)
    codes = list(dict.fromkeys(each.code for each in found))
    described = [{"id": code, "shortDescription": {"text": rules.get(code, code)}} for code in codes]
    driver = {"name": "reportgen", "version": version, "rules": described}
    results = [_result(each, codes.index(each.code), explain(each), name) for each in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(diagnostic: Diagnostic, index: int, text: str, name: Name) -> dict[str, object]:
    made: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
    }
    if diagnostic.location.file:
        made["locations"] = [_location(diagnostic.location, name, diagnostic.excerpt)]
    if diagnostic.also:
        made["relatedLocations"] = [_location(each, name) for each in diagnostic.also]
    return made


def _location(location: Location, name: Name, excerpt: str = "") -> dict[str, object]:
    """Return a place: lines have a region of their own, places of Word and Excel are named in words."""
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(location.file)}}
    place = location.place
    if "line" in place:
        region: dict[str, object] = {"startLine": place["line"], "startColumn": place["column"]}
        if excerpt:
            region["snippet"] = {"text": excerpt}
        physical["region"] = region
        return {"physicalLocation": physical}
    logical: dict[str, object] = {"fullyQualifiedName": name(location)}
    if excerpt:
        logical["properties"] = {"excerpt": excerpt}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _uri(file: str) -> str:
    """Return a path as a URI: relative ones stay so (RFC 3986)."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
