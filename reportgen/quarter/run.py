"""A quarter's run: one ledger in, the whole set of documents out, with the manifest that proves its numbers.

In: a `Request`. Out: `Outcome`: what was made, what was left as it was, and everything there is to say. Each file is
written whole or not at all; one that a person has edited is kept. The same ledger gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen import kinds
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.drafting.opening import Ledgers
from reportgen.errors import InputError, OutputError
from reportgen.frozen import frozen
from reportgen.model.dates import Period, format_date
from reportgen.ooxml.package import PackageError, read_package
from reportgen.outputs.files import refuse_foreign, write_beside, write_docx, write_whole
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.pipeline import TemplateChoice
from reportgen.quarter.agreement import disagreements
from reportgen.quarter.clean_ledger import DIGEST, changed, contents, ledger_name
from reportgen.quarter.common import Common
from reportgen.quarter.drafted import Drafted
from reportgen.quarter.facts import NOBODY, Facts, by_unit, entities_of, units_of
from reportgen.quarter.findings_list import findings_list
from reportgen.quarter.make import Made, Maker
from reportgen.quarter.manifest import FILE, Manifest, Member, file_hash, from_json, to_json
from reportgen.quarter.orders import orders
from reportgen.quarter.rectification_report import rectification_report
from reportgen.quarter.reminders import reminders
from reportgen.quarter.summary import summary

DRAFTS: tuple[Callable[[Facts], Iterable[Drafted]], ...] = (
    summary, rectification_report, findings_list, orders, reminders,
)  # fmt: skip
"""The documents of a set, in the order in which they take their numbers."""
UNMADE = "set-unmade"


@frozen
class Request:
    """What is asked for: which quarter of which ledger, at which report date, and where to."""

    ledger: Path
    period: Period
    folder: Path
    on: date
    common: Path | None = None
    force: bool = False


@dataclass
class Outcome:
    """What became of a run."""

    written: list[Path] = field(default_factory=list)
    failed: list[Drafted] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether some document could not be made, or the set does not agree."""
        return bool(self.failed) or any(each.severity is Severity.ERROR for each in self.diagnostics)


def run(request: Request, choice: TemplateChoice, ledgers: Ledgers) -> Outcome:
    """Make the set of a quarter; InputError for a ledger that cannot be used as it is."""
    earlier = earlier_manifest(request.folder)
    _refuse_other_period(earlier, request)
    opened = ledgers.open(request.ledger)
    if opened.failed:
        raise InputError(*opened.diagnostics)
    outcome, facts = Outcome(), Facts(request.ledger, opened.store, request.period, request.on)
    outcome.diagnostics += [*opened.remarks(Severity.WARNING), *_found_later(facts, request)]
    outcome.diagnostics += nobodys(facts, str(request.ledger))
    clean = _clean(facts)  # before anything is written: what Excel cannot hold is refused
    ours = _refuse_ledger_in_the_way(request, clean, earlier)
    maker = Maker(
        request.ledger, Common.of(request.common), choice, ledgers, {each.name: each for each in earlier.everything}
    )
    members = [member for made in _made(facts, maker) if (member := _written(made, request, outcome)) is not None]
    ledger = request.folder / ledger_name(request.period)
    if ours:
        _write(outcome, ledger, clean)
    else:
        write_beside(ledger, clean, force=request.force)
        outcome.written.append(ledger)
    outcome.diagnostics += _nothing_common(request, outcome)
    about = {**_about(request), DIGEST: contents(ledger)}
    manifest = _manifest(about, members, outcome.failed, earlier)
    outcome.diagnostics += (_withdrawn(each, request.folder) for each in manifest.withdrawn)
    _write(outcome, request.folder / FILE, to_json(manifest).encode())
    told_now = (UNMADE,)  # with the reason
    outcome.diagnostics += (each for each in check_documents(request.folder) if each.code not in told_now)
    return outcome


def _manifest(
    about: Mapping[str, str], members: Sequence[Member], failed: Sequence[Drafted], earlier: Manifest
) -> Manifest:
    """Return the manifest of this run: what was made, what no longer follows from the ledger, what could not be made."""
    names = {each.name for each in members}
    before = {each.name: each for each in earlier.everything if each.name not in names}
    unmade = {each.name: each for each in failed if each.name not in names}
    lost = [before.get(name) or Member(name, each.kind, each.unit, "", "", ()) for name, each in unmade.items()]
    return Manifest(about, members, [each for name, each in before.items() if name not in unmade], lost)


def _refuse_other_period(earlier: Manifest, request: Request) -> None:
    """Refuse a folder that holds the set of another period: its documents would lose their numbers and their files."""
    there = earlier.about.get("period", "")
    if there and there != str(request.period):
        message = "this folder holds the set of {there}; choose another one for {period} with -o"
        params = {"there": there, "period": str(request.period)}
        raise InputError(Diagnostic("set-of-other-period", message, params, location=Location(str(request.folder))))


def _refuse_ledger_in_the_way(request: Request, clean: bytes, earlier: Manifest) -> bool:
    """Refuse now to write over a workbook that is not ours any more; whether what lies there may be replaced."""
    path = request.folder / ledger_name(request.period)
    if path.exists() and path.samefile(request.ledger):
        message = (
            "the clean ledger of this set has the name of the ledger itself; put the set into another folder with -o"
        )
        raise InputError(Diagnostic("ledger-in-the-way", message, location=Location(str(path))))
    if path.is_file() and DIGEST in earlier.about and _is_as_made(path, earlier.about[DIGEST]):
        return True
    refuse_foreign(path, clean, force=request.force)
    return False


def _is_as_made(path: Path, digest: str) -> bool:
    try:
        return contents(path) == digest
    except InputError:
        return False


def _nothing_common(request: Request, outcome: Outcome) -> Iterator[Diagnostic]:
    """Say where what documents lack is written, where no file says anything common."""
    if request.common is None and any(each.code.startswith("missing-") for each in outcome.diagnostics):
        message = "what documents lack is written under their kind in a YAML file, which is named with --common"
        yield Diagnostic("nothing-common", message, severity=Severity.WARNING)


def _found_later(facts: Facts, request: Request) -> Iterator[Diagnostic]:
    """Tell of findings of the period that the report date leaves out, and of what became of others after it."""
    if facts.found_later:
        message = (
            "{count} findings of {period} were found after the report date {on}; no document of this set counts them"
        )
        params = {"count": facts.found_later, "period": str(request.period), "on": format_date(request.on)}
        yield Diagnostic("found-later", message, params, Severity.WARNING, Location(str(request.ledger)))
    if facts.rectified_later:
        message = "{count} findings count as rectified that were so only after the report date {on}: documents show the state of the ledger"
        params = {"count": facts.rectified_later, "on": format_date(request.on)}
        yield Diagnostic("rectified-later", message, params, Severity.WARNING, Location(str(request.ledger)))


def _made(facts: Facts, maker: Maker) -> Iterator[Made]:
    for draft in DRAFTS:
        for drafted in draft(facts):
            yield maker.make(drafted)


def _written(made: Made, request: Request, outcome: Outcome) -> Member | None:
    """Write a document; one that could not be made, or that a person has edited, is told and the others go on."""
    outcome.diagnostics += made.diagnostics
    if made.member is None:
        outcome.failed.append(made.drafted)
        return None
    path = request.folder / made.member.file
    try:
        write_docx(path, made.data, force=request.force)
    except OutputError as error:
        if any(each.code == "output-disk-full" for each in error.diagnostics):
            raise
        outcome.diagnostics += error.diagnostics
        outcome.failed.append(made.drafted)
    else:
        outcome.written.append(path)
    return made.member


def _write(outcome: Outcome, path: Path, data: bytes) -> None:
    write_whole(path, data)
    outcome.written.append(path)


def _clean(facts: Facts) -> bytes:
    return ledger_workbook(facts.store.findings(), facts.store.inspections())


def _about(request: Request) -> Mapping[str, str]:
    ledger = request.ledger
    return {
        "period": str(request.period), "report_date": request.on.isoformat(), "ledger": ledger.name,
        "ledger_hash": file_hash(ledger.read_bytes()),
    }  # fmt: skip


def _withdrawn(member: Member, folder: Path) -> Diagnostic:
    message = (
        "this document of an earlier run no longer follows from the ledger; it is left as it is, its number stays taken"
    )
    return Diagnostic("set-withdrawn", message, severity=Severity.WARNING, location=Location(str(folder / member.file)))


def nobodys(facts: Facts, ledger: str) -> Iterator[Diagnostic]:
    """Tell of findings for which nobody can be ordered or reminded: they name no unit."""
    message = "this finding names no unit; nobody is ordered or reminded to rectify it"
    nobody = [
        *by_unit(facts.to_order, entities_of).get(NOBODY, ()),
        *by_unit(facts.overdue, units_of).get(NOBODY, ()),
    ]
    seen: set[tuple[str, int]] = set()
    for each in nobody:
        if (each.sheet, each.row) not in seen:
            seen.add((each.sheet, each.row))
            place = {"sheet": each.sheet, "cell": each.cells.get("description", f"A{each.row}")}
            yield Diagnostic("finding-of-nobody", message, {}, Severity.WARNING, Location(ledger, place))


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


def check(folder: Path) -> list[Diagnostic]:
    """Read a set back and return where it does not agree with its manifest, or with itself."""
    about = earlier_manifest(folder).about
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
