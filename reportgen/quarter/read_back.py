"""A set read back: its manifest, its documents and its clean ledger as they lie in a folder now.

In: the folder of a set. Out: diagnostics, none where every number is the one of the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportgen import kinds
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.model.dates import Period
from reportgen.ooxml.package import PackageError, read_package
from reportgen.quarter.agreement import disagreements
from reportgen.quarter.clean_ledger import DIGEST, changed
from reportgen.quarter.drafted import Drafted
from reportgen.quarter.manifest import FILE, Manifest, Member, from_json

UNMADE = "set-unmade"


def earlier_manifest(folder: Path) -> Manifest:
    """Return the manifest of an earlier run in a folder, an empty one where there is none; InputError for a broken one."""
    path = folder / FILE
    if not path.is_file():
        return Manifest({}, [], [])
    try:
        return from_json(path.read_text("utf-8"))
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        message = "the manifest of an earlier run cannot be read; move it away, or make the set in another folder"
        raise InputError(Diagnostic("manifest-broken", message, location=Location(str(path)))) from error


def refuse_other_period(about: Mapping[str, str], period: Period, folder: Path) -> None:
    """Refuse a folder that holds the set of another period: its documents would lose their numbers and their files."""
    there = about.get("period", "")
    if there and there != str(period):
        message = "this folder holds the set of {there}; choose another one for {period} with -o"
        params = {"there": there, "period": str(period)}
        raise InputError(Diagnostic("set-of-other-period", message, params, location=Location(str(folder))))


def check(folder: Path, period: Period | None = None) -> list[Diagnostic]:
    """Read a set back and return where it does not agree with its manifest, or with itself.

    InputError where it is of another period than the one that is asked for.
    """
    about = earlier_manifest(folder).about
    if period is not None:
        refuse_other_period(about, period, folder)
    ledger = changed(folder, about.get("period", ""), about[DIGEST]) if DIGEST in about else ()
    return [*check_documents(folder), *ledger]


def check_documents(folder: Path) -> list[Diagnostic]:
    """Read the documents of a set back."""
    manifest = earlier_manifest(folder)
    if not manifest.members and not manifest.failed:
        message = "there is no set of documents in this folder (no manifest.json); make one with: reportgen quarter"
        return [Diagnostic("no-set", message, location=Location(str(folder)))]
    parts, found = _read(folder, manifest.members)
    return [*found, *(_unmade(each, folder) for each in manifest.failed), *disagreements(manifest.members, parts)]


def _unmade(member: Member, folder: Path) -> Diagnostic:
    message = "{document} belongs to this set and could not be made; mend what was told then, and make the set again"
    location = Location(str(folder / member.file) if member.file else str(folder))
    return Diagnostic(UNMADE, message, {"document": label(member)}, location=location)


def label(document: Drafted | Member) -> str:
    """Return what a document is, for a clerk: 限期整改通知书（城关水厂）."""
    title = kinds.load(document.kind).title
    return f"{title}（{document.unit}）" if document.unit else title


def _read(folder: Path, members: Sequence[Member]) -> tuple[dict[str, Mapping[str, bytes]], list[Diagnostic]]:
    parts: dict[str, Mapping[str, bytes]] = {}
    found: list[Diagnostic] = []
    for each in members:
        path = folder / each.file
        try:
            if path.is_file():
                parts[each.file] = read_package(path.read_bytes(), each.file)
        except PackageError as error:
            found.append(error.diagnostic)
    return parts, found
