"""What `check` does with the files it is given: they are checked, told of, and copied with comments or fixes.

In: the choices of the command line. Out: lines or JSON on the standard output, copies, and the exit code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.annotating import annotate, prepare
from reportgen.cli.session import Session, blocks
from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.frozen import frozen
from reportgen.locale import Wording
from reportgen.pipeline import TemplateChoice

if TYPE_CHECKING:
    from reportgen.checking.run import Checked

DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?")
WORD = ".docx"
MIDNIGHT = "T00:00:00Z"


@frozen
class Asked:
    """The options of the command."""

    inputs: tuple[Path, ...]
    folder: Path | None
    pages: bool
    strict: bool
    form: str
    annotate: Path | None
    fix: Path | None
    author: str
    date: str
    profile: Path | None
    baseline: Path | None
    write_baseline: Path | None
    force: bool

    @property
    def stamp(self) -> str:
        """The date as Word has it, empty for none; UsageError where it is no date."""
        if not self.date:
            return ""
        if not DATE.fullmatch(self.date):
            message = "{value} is no date; write 2026-03-12 or 2026-03-12T09:00:00Z"
            raise UsageError(Diagnostic("bad-date", message, {"value": self.date}))
        return self.date if "T" in self.date else f"{self.date}{MIDNIGHT}"


def run_check(session: Session, templates: TemplateChoice, asked: Asked) -> int:
    """Check, tell, and write what was asked for; return the exit code."""
    from reportgen.checking.baseline import load_baseline, unknown, unmet
    from reportgen.checking.folders import SET_CODES, differing, documents_of, without_strangers
    from reportgen.checking.profile import load_check_profile
    from reportgen.checking.run import Choice, add_pages, checked, distinct
    from reportgen.proofreading.known_units import unit_rule
    from reportgen.proofreading.registry import codes

    _refuse(asked)
    profile = load_check_profile(asked.profile, (*codes(), *SET_CODES))
    known = load_baseline(asked.baseline) if asked.baseline else None
    session.watch()
    of_set, left_out = documents_of(asked.folder) if asked.folder is not None else ([], [])
    choice = Choice(templates, profile.off, [unit_rule(profile.units)] if profile.units else [])
    given = distinct(asked.inputs)
    files = [checked(path, choice) for path in distinct((*given, *of_set))]
    for each in files:
        session.learn(each.kind)
    if asked.pages:
        add_pages(files, session.environ)
    left_out += without_strangers(files[len(given) :])
    found = [diagnostic for each in files for diagnostic in each.diagnostics]
    if asked.folder is not None:
        found += [*(each for each in differing(files) if each.code not in profile.off), *left_out]
    new = unknown(found, known)
    over = unmet(known, found, [str(each.path) for each in files], _unasked(asked, profile.off)) if known else []
    told = [*new, *over]
    _show(session, told, asked.form, len(files), profile.off)
    if len(new) < len(found):
        session.note("{count} known ones are accepted by {file}", count=len(found) - len(new), file=str(asked.baseline))
    for rule, reason in profile.off.items():
        session.note("{rule} is switched off: {reason}", rule=rule, reason=reason)
    _write(session, files, told, found, asked)
    return 1 if blocks(told, asked.strict) else 0


def _unasked(asked: Asked, off: Collection[str]) -> set[str]:
    """Return the rules that a run does not ask: those of printed pages and of sets are asked only where it says so."""
    from reportgen.checking.folders import SET_CODES
    from reportgen.proofreading.layouts.printed import PAGE_RULES

    pages = () if asked.pages else (rule.code for rule in PAGE_RULES)
    return {*off, *pages, *(() if asked.folder is not None else SET_CODES)}


def _refuse(asked: Asked) -> None:
    """Refuse before the work what could not be done after it."""
    from reportgen.checking.copies import refuse_copy
    from reportgen.outputs.files import refuse_existing

    if not asked.inputs and asked.folder is None:
        raise UsageError(Diagnostic("nothing-to-check", "name the files to check, or a folder with --set"))
    if asked.annotate is not None and _in_word(asked.inputs, asked.annotate):
        refuse_copy("--annotate", asked.inputs, asked.annotate, asked.force)
    else:
        prepare(asked.inputs, asked.annotate, asked.force)
    if asked.fix is not None:
        refuse_copy("--fix", asked.inputs, asked.fix, asked.force)
    if asked.write_baseline is not None:
        refuse_existing(asked.write_baseline, asked.force)
    _ = asked.stamp


def _in_word(files: Sequence[Path], target: Path) -> bool:
    """Whether comments are asked for rather than notes in a workbook."""
    return any(path.suffix.lower() == WORD for path in (*files, target))


def _show(session: Session, found: Sequence[Diagnostic], form: str, count: int, off: Mapping[str, str]) -> None:
    if form == "json":
        click.echo(json.dumps([session.as_json(each) for each in found], ensure_ascii=False, indent=2))
    elif form == "sarif":
        click.echo(json.dumps(_sarif(session, found, off), ensure_ascii=False, indent=2))
    else:
        session.show(found, err=False)
        if not found:
            session.say("{count} checked, nothing found.", count=count)


def _sarif(session: Session, found: Sequence[Diagnostic], off: Mapping[str, str]) -> dict[str, object]:
    from reportgen import __version__
    from reportgen.outputs.sarif import Words, sarif

    wording = session.wording
    root = wording.text("the folder in which the files were checked")
    words = Words(
        lambda each: wording.text(each.message, **each.params),
        lambda each: wording.text(each.message),
        _help(wording),
        wording.place,
        root,
    )
    return sarif(found, words, off, __version__)


def _help(wording: Wording) -> dict[str, str]:
    """Return for each rule its source and its examples."""
    from reportgen.proofreading.registry import described

    worded = "{clause}. Wrong: {wrong} Right: {right}"
    return {
        rule.code: wording.text(
            worded, clause=wording.text(rule.clause), wrong=_line(rule.wrong), right=_line(rule.right)
        )
        for rule in described()
    }


def _line(example: str | tuple[str, ...]) -> str:
    return example if isinstance(example, str) else " / ".join(example)


def _write(session: Session, files: Sequence[Checked], told: Sequence[Diagnostic], found: Sequence[Diagnostic], asked: Asked) -> None:  # fmt: skip
    """Write the copies and the baseline that were asked for."""
    from reportgen.checking.baseline import baseline_of
    from reportgen.outputs.files import write_whole

    if asked.annotate is not None and not _in_word(asked.inputs, asked.annotate):
        annotate(session, asked.inputs[0], asked.annotate, told)
    elif asked.annotate is not None and files[0].reading is not None:
        _annotate(session, files[0], told, asked.annotate, asked.stamp)
    if asked.fix is not None:
        _fix(session, files[0], asked.fix, asked)
    if asked.write_baseline is not None:
        write_whole(asked.write_baseline, baseline_of(found, asked.write_baseline))
        session.note("written: {file}, which accepts {count}", file=str(asked.write_baseline), count=len(found))


def _annotate(session: Session, file: Checked, told: Sequence[Diagnostic], target: Path, date: str) -> None:
    from reportgen.checking.copies import commented_copy
    from reportgen.outputs.files import write_whole

    data, count = commented_copy(file, told, session.wording, date)
    if not count:
        session.note("there is nothing to note; {file} was not written", file=str(target))
        return
    write_whole(target, data)
    session.note("written: {file}, with {count} notes", file=str(target), count=count)


def _fix(session: Session, file: Checked, target: Path, asked: Asked) -> None:
    from reportgen.checking.copies import fixed_copy
    from reportgen.outputs.files import write_whole
    from reportgen.proofreading.fixing import Hand

    if file.reading is None:
        return
    data, made = fixed_copy(file, file.off, Hand(asked.author, asked.stamp))
    for code in made.left:
        session.note("the fixes of {rule} are left out: after them more would be found", rule=code)
    for code in dict.fromkeys(made.kept):
        session.note(
            "{count} places of {rule} are to be mended by hand: a link, field, note or somebody's change stands there",
            count=made.kept.count(code),
            rule=code,
        )
    if not made.places:
        session.note("there is nothing that can be fixed for certain; {file} was not written", file=str(target))
        return
    write_whole(target, data)
    session.note("written: {file}, with {count} tracked changes", file=str(target), count=made.places)
