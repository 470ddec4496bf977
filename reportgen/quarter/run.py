"""A quarter's run: one ledger in, the whole set of documents out, with the manifest that proves its numbers.

In: a `Request`. Out: `Outcome`: what was made, what was left as it was, and everything there is to say. Each file is
written whole or not at all; one that a person has edited is kept. The same ledger gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.drafting.opening import Ledgers
from reportgen.errors import InputError, OutputError
from reportgen.frozen import frozen
from reportgen.model.dates import Period
from reportgen.outputs.files import refuse_foreign, write_beside, write_docx, write_whole
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.pipeline import TemplateChoice
from reportgen.quarter.clean_ledger import DIGEST, contents, ledger_name
from reportgen.quarter.common import Common
from reportgen.quarter.drafted import Drafted
from reportgen.quarter.facts import Facts
from reportgen.quarter.findings_list import findings_list
from reportgen.quarter.make import Made, Maker
from reportgen.quarter.manifest import FILE, Manifest, Member, file_hash, to_json
from reportgen.quarter.orders import orders
from reportgen.quarter.read_back import UNMADE, check_documents, earlier_manifest, refuse_other_period
from reportgen.quarter.rectification_report import rectification_report
from reportgen.quarter.remarks import after_the_report_date, nothing_common, of_nobody, withdrawn
from reportgen.quarter.reminders import reminders
from reportgen.quarter.summary import summary

DRAFTS: tuple[Callable[[Facts], Iterable[Drafted]], ...] = (
    summary, rectification_report, findings_list, orders, reminders,
)  # fmt: skip
"""The documents of a set, in the order in which they take their numbers."""


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
    refuse_other_period(earlier.about, request.period, request.folder)
    opened = ledgers.open(request.ledger)
    if opened.failed:
        raise InputError(*opened.diagnostics)
    outcome, facts = Outcome(), Facts(request.ledger, opened.store, request.period, request.on)
    outcome.diagnostics += [*opened.remarks(Severity.WARNING), *after_the_report_date(facts), *of_nobody(facts)]
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
    outcome.diagnostics += nothing_common(outcome.diagnostics) if request.common is None else ()
    about = {**_about(request), DIGEST: contents(ledger)}
    manifest = _manifest(about, members, outcome.failed, earlier)
    outcome.diagnostics += (withdrawn(each, request.folder) for each in manifest.withdrawn)
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
