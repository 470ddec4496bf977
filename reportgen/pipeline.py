"""One document, from its input file to bytes: this module ties the rooms together; it calls, it does not do.

In: the path of an input and the choices of a command. Out: `Loaded` and `Produced`, with every diagnostic on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reportgen import kinds, resources
from reportgen.checks.common import COMMON_CHECKS
from reportgen.checks.context import CheckContext
from reportgen.checks.source import source_problems
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError, TemplateError, UsageError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.model.keys import spellings
from reportgen.model.official import NumberEntry, Official
from reportgen.model.problems import Path as KeyPath
from reportgen.model.problems import Problem
from reportgen.model.validation import Validated, validate
from reportgen.sources import Source, load
from reportgen.sources.attached import Attached, attached_files
from reportgen.sources.source import PartlyReadError

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ECHOES = (
    "table-empty",
    "finding-unknown",
    "not-rectified",
    "rectification-unnamed",
    "seal-nowhere",
    "signatory-missing",
)
"""Codes that follow from something else that is not there."""

LEDGER = ("ledger", "台账")
"""The keys that name a ledger; without one of them nothing that counts is imported."""

TABLES = (".xlsx", ".xlsm", ".csv", ".xls", ".ods")
"""What ends the name of a file that may be a ledger."""

if TYPE_CHECKING:
    from reportgen.drafting.opening import Ledgers
    from reportgen.drafting.uses import FigureUse
    from reportgen.rendering import Rendered, Renderer


@frozen
class TemplateChoice:
    """Where templates come from: one file, or an office's own folder before those that ship; each is read once."""

    file: Path | None = None
    folder: Path | None = None
    cache: Path | None = None
    """The folder of compiled templates, which makes the next call faster."""
    renderers: dict[Path, Renderer] = field(default_factory=dict, compare=False, repr=False)

    def path(self, kind: Kind) -> Path:
        """Return the template for a kind."""
        if self.file is not None:
            return self.file
        return next((each for each in self._own(kind) if each.is_file()), resources.template_file(kind.name))

    def _own(self, kind: Kind) -> list[Path]:
        """Return where the office's own template for a kind may lie, under its English or its Chinese name."""
        if self.folder is None:
            return []
        if not self.folder.is_dir():
            message = "there is no folder of templates {folder}; look at --templates and REPORTGEN_TEMPLATES"
            raise UsageError(Diagnostic("no-templates-folder", message, {"folder": str(self.folder)}))
        return [self.folder / f"{name}.docx" for name in (kind.name, kind.title)]

    def remarks(self, kind: Kind) -> list[Diagnostic]:
        """Return what a user should know of the template that is taken."""
        own = self._own(kind)
        if self.file is not None or not own or any(each.is_file() for each in own):
            return []
        message = "the folder of templates has no {name} ({title}); the template that ships with reportgen is used"
        params = {"name": own[0].name, "title": own[1].name}
        return [Diagnostic("no-own-template", message, params, Severity.INFO, Location(str(self.folder)))]

    def renderer(self, kind: Kind) -> Renderer:
        """Return what renders documents of a kind; TemplateError where its template cannot be used."""
        from reportgen.rendering import Renderer

        path = self.path(kind)
        if path not in self.renderers:
            self.renderers[path] = Renderer.from_file(path, self.cache)
        return self.renderers[path]


@dataclass
class Loaded:
    """An input that was read: its document, unless errors kept it from becoming one."""

    path: Path
    diagnostics: list[Diagnostic]
    kind: Kind | None = None
    document: Official | None = None
    attached: list[Attached] = field(default_factory=list)
    context: CheckContext | None = None
    uses: list[FigureUse] = field(default_factory=list)
    """Every figure of a ledger that its texts print."""

    def renumbered(self, serial_number: int) -> Loaded:
        """Return the same document under another serial number, which no check looks at."""
        assert self.document is not None and self.document.document_number is not None and self.context is not None
        number = self.document.document_number.value
        entry = NumberEntry(text=str(replace(number, serial_number=serial_number)))
        document = self.document.with_values(document_number=entry)
        return replace(self, document=document, context=replace(self.context, document=document))

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return has_errors(self.diagnostics)


@dataclass
class Produced:
    """A document that was produced: its bytes, and every diagnostic from the input to here, in the order of the input."""

    data: bytes
    content_hash: str
    diagnostics: list[Diagnostic]


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(each.severity is Severity.ERROR for each in diagnostics)


def load_document(path: Path, ledgers: Ledgers | None = None) -> Loaded:
    """Return the document in an input file, with every diagnostic of input, model and checks."""
    try:
        source = load(path)
    except PartlyReadError as error:
        return load_source(error.source, ledgers)
    except InputError as error:
        return Loaded(path, list(error.diagnostics))
    return load_source(source, ledgers)


def load_source(source: Source, ledgers: Ledgers | None = None) -> Loaded:
    """Return the document in a source, with every diagnostic of source, ledger, model and checks."""
    kind, problems = _kind_of(source)
    if not any(source.data.get(key) for key in LEDGER):
        return _loaded(source, kind, problems, source_problems(source.data))
    from reportgen.drafting.texts import with_figures

    figured = with_figures(source, kind, ledgers)
    left = [each for each in source_problems(figured.source.data) if each.path not in figured.settled]
    loaded = _loaded(figured.source, kind, problems, [*figured.problems, *left])
    loaded.diagnostics = _sorted([*loaded.diagnostics, *figured.diagnostics])
    loaded.uses = figured.uses
    return loaded


def _loaded(source: Source, kind: Kind | None, problems: Sequence[Problem], typed: Sequence[Problem]) -> Loaded:
    found = list(source.diagnostics)
    if kind is None:
        return Loaded(source.path, _sorted([*found, *_diagnostics([*typed, *problems], source)]))
    validated = validate(kind.model, source.data)
    found += _diagnostics([*typed, *_beside(typed, validated.problems)], source)
    if typed or validated.sound is None or has_errors(source.diagnostics):
        return Loaded(source.path, _sorted(found), kind)
    checked = _checked(source, kind, validated, validated.sound)
    if validated.document is None:
        more = [each for each in checked.diagnostics if not _echoes(each, validated)]
        return Loaded(source.path, _sorted([*found, *more]), kind)
    checked.diagnostics = _sorted([*found, *checked.diagnostics])
    return checked


def _echoes(diagnostic: Diagnostic, validated: Validated[Any]) -> bool:
    """Whether a check may only miss what was refused: a key that was misspelt, or a value that could not be taken."""
    if not diagnostic.code.startswith("missing-"):
        return diagnostic.code in ECHOES
    key = diagnostic.code.removeprefix("missing-")
    misspelt = any(problem.on_key and len(problem.path) == 1 for problem in validated.problems)
    return misspelt or bool(diagnostic.field) or key in (*validated.keyed.data, "body", "findings")


def _checked(source: Source, kind: Kind, validated: Validated[Any], document: Official) -> Loaded:
    def locate(path: KeyPath) -> tuple[Location, str]:
        typed = validated.keyed.typed(path)
        own = path[1:] if path[:1] == ("extra",) else ()  # values of the input's own have no names but those typed
        typed = (*typed[:1], *own) if own else typed
        return source.location(typed, key=bool(own)), _field(typed)

    context = CheckContext(document, locate)
    found = [_at_blank(each, source, kind) for check in (*COMMON_CHECKS, *kind.checks) for each in check(context)]
    attached, problems = attached_files(context, source.path.parent)
    return Loaded(source.path, _sorted([*found, *problems]), kind, document, attached, context)


def _at_blank(diagnostic: Diagnostic, source: Source, kind: Kind) -> Diagnostic:
    """Return a diagnostic of a missing key at the cell that was left blank for it, in a workbook to fill in."""
    name = diagnostic.code.removeprefix("missing-").replace("-", "_")
    info = kind.model.model_fields.get(name)
    if not source.blanks or name == diagnostic.code or info is None or diagnostic.field:
        return diagnostic
    mark = next((source.blanks[each] for each in spellings(name, info) if each in source.blanks), None)
    return replace(diagnostic, location=Location(str(source.path), mark.place)) if mark else diagnostic


def _kind_of(source: Source) -> tuple[Kind | None, list[Problem]]:
    key = next((name for name in ("kind", "文种") if source.data.get(name)), None)
    if key is None:
        message = "the kind (文种) is missing; write one of {names}"
        return None, [Problem((), "missing-kind", message, {"names": _kind_names()})]
    word = source.data[key]
    kind = kinds.find(word.strip()) if isinstance(word, str) else None
    if kind is not None:
        return kind, []
    return None, [_unknown_kind(key, str(word))]


def _unknown_kind(key: str, word: str) -> Problem:
    near = kinds.suggestion(word)
    params = {"word": word, "near": near, "names": _kind_names()}
    if near:
        return Problem((key,), "unknown-kind", "there is no kind {word}; did you mean {near}?", params)
    return Problem((key,), "unknown-kind", "there is no kind {word}; write one of {names}", params)


def _kind_names() -> str:
    return "、".join(f"{name} {kinds.load(name).title}" for name in kinds.names())


def _beside(typed: Sequence[Problem], problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems but for those of values that are refused already as typed."""
    refused = [problem.path for problem in typed]
    return [problem for problem in problems if not any(_overlap(problem.path, path) for path in refused)]


def _overlap(first: KeyPath, second: KeyPath) -> bool:
    """Whether one path is the other, or leads to it: a list is not judged while an entry is still to be filled in."""
    shorter = min(len(first), len(second))
    return bool(shorter) and first[:shorter] == second[:shorter]


def _diagnostics(problems: Sequence[Problem], source: Source) -> list[Diagnostic]:
    return [_diagnostic(problem, source) for problem in problems]


def _diagnostic(problem: Problem, source: Source) -> Diagnostic:
    params = dict(problem.params)
    location = source.location(problem.path, key=problem.on_key)
    if first := params.pop("first_path", None):
        places = (source.location(cast("KeyPath", first), key=True).place, location.place)
        params["first_line"], params["second_line"] = (each.get("line", each.get("cell")) for each in places)
    return Diagnostic(problem.code, problem.message, params, problem.severity, location, _field(problem.path))


def _field(path: KeyPath) -> str:
    """Return the key that a path ends in, as typed."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _sorted(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics from the top down: by line; in a workbook sheet by sheet, as first met, and by row."""
    sheets = list(dict.fromkeys(each.location.place.get("sheet") for each in diagnostics))

    def order(each: Diagnostic) -> tuple[int, int, int, str]:
        place = each.location.place
        row = str(place.get("cell", "")).lstrip(LETTERS)
        return int(place.get("line", 0)), sheets.index(place.get("sheet")), int(row or 0), each.code

    return sorted(diagnostics, key=order)


def produce(loaded: Loaded, choice: TemplateChoice, generator: str) -> Produced:
    """Return the finished docx of a loaded document; raises TemplateError where the template cannot be used."""
    from reportgen.rendering import beside

    assert loaded.document is not None and loaded.kind is not None and loaded.context is not None
    files, renderer = beside(loaded.path.parent), choice.renderer(loaded.kind)
    with telling_entry(loaded.context):
        rendered = renderer.render(loaded.document, loaded.kind, loaded.attached, generator, files)
    unasked = (_unasked(loaded.context, name) for name in rendered.unasked)
    remarks = [*choice.remarks(loaded.kind), *_empty_places(rendered), *unasked]
    found = _sorted([*loaded.diagnostics, *remarks, *_printed(loaded.context, rendered.text)])
    return Produced(rendered.data, rendered.content_hash, found)


@contextmanager
def telling_entry(context: CheckContext, one_of_many: bool = False) -> Iterator[None]:
    """Let the error of a template name the entry of the input, too, that it could not be filled in with."""
    try:
        yield
    except TemplateError as error:
        if not (error.met or one_of_many):
            raise
        from reportgen.checks.met import entry_met

        met = [each for values in error.met or [()] for each in entry_met(context, values, one_of_many)]
        raise TemplateError(
            *error.diagnostics, *(each for at, each in enumerate(met) if each not in met[:at])
        ) from None


def _empty_places(rendered: Rendered) -> Iterator[Diagnostic]:
    """Say of each place of a template for a chart that nothing stands there."""
    for name in rendered.empty_places:
        message = "the template has a place for a chart {name}, and no chart (图表) has this title or place (位置)"
        yield Diagnostic("no-chart", message, {"name": name}, Severity.INFO)


def _unasked(context: CheckContext, name: str) -> Diagnostic:
    """Say of a value of the input's own that the template never asks for it."""
    message = "the template never asks for {name} of extra (附加): entered, not printed"
    return context.info("not-printed", message, ("extra", name), name=name)


def _printed(context: CheckContext, text: str) -> Iterator[Diagnostic]:
    from reportgen.checks.printed import everything_is_printed

    return iter(everything_is_printed(replace(context, printed=text)))


def _of_ledger(path: Path) -> list[Diagnostic] | None:
    if path.suffix.lower() not in TABLES:
        return None
    from reportgen.sources.ledger_check import ledger_diagnostics

    return ledger_diagnostics(path)


@frozen
class Examined:
    """An input that was looked at: all its diagnostics, those of its document included; that document where one was made."""

    kind: Kind | None
    diagnostics: list[Diagnostic]
    context: CheckContext | None = None
    data: bytes = b""


def examine(path: Path, choice: TemplateChoice, generator: str) -> Examined:
    """Return an input examined; nothing is written. A ledger is no document: of it is told what its reader notices."""
    ledger = _of_ledger(path)
    if ledger is not None:
        return Examined(None, ledger)
    loaded = load_document(path)
    if loaded.failed:
        return Examined(loaded.kind, loaded.diagnostics)
    try:
        produced = produce(loaded, choice, generator)
    except TemplateError as error:
        return Examined(loaded.kind, [*loaded.diagnostics, *error.diagnostics])
    return Examined(loaded.kind, produced.diagnostics, loaded.context, produced.data)
