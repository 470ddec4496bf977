"""Rebuilding: one input and one template become a document again and again, in one process.

In: which files changed. Out: `Rebuilt`: the document, or everything that is wrong with the template or the input. What did
not change is kept: the document of the input, and the compiled template.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen import GENERATOR
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import ReportgenError, TemplateError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.outputs.files import Change, write_docx
from reportgen.pipeline import Loaded, Produced, TemplateChoice, has_errors, load_document, produce
from reportgen.workshop.check import check_template
from reportgen.workshop.faults import Fault


@frozen
class Rebuilt:
    """What became of a rebuild; without a change nothing was written."""

    diagnostics: Sequence[Diagnostic] = ()
    faults: Sequence[Fault] = ()
    """What is wrong with the template, all of it."""
    kind: Kind | None = None
    produced: Produced | None = None
    change: Change | None = None

    @property
    def unwritten(self) -> bool:
        """Whether there is a document that could not be written."""
        return self.produced is not None and self.change is None


@dataclass
class Rebuilder:
    """Rebuilds `output` from the template and the input."""

    template: Path
    source: Path
    output: Path
    force: bool = False
    loaded: Loaded | None = None
    choice: TemplateChoice | None = None

    def files(self) -> Iterator[Path]:
        """Yield the files that the document depends on."""
        yield self.template
        yield self.source
        if self.loaded is not None:
            yield from (each.path for each in self.loaded.attached)
            ledger = self.loaded.document.ledger if self.loaded.document else None
            if ledger:
                yield self.source.parent / ledger

    def rebuild(self, changed: Collection[Path] = ()) -> Rebuilt:
        """Return what becomes of the files as they are now; with none named, all of them are read."""
        if not changed or self.template in changed:
            self.choice = None
        if self.loaded is None or not changed or set(changed) - {self.template}:
            self.loaded = load_document(self.source)
        if self.loaded.failed:
            return Rebuilt(self.loaded.diagnostics, kind=self.loaded.kind)
        return self._rendered(self.loaded)

    def _rendered(self, loaded: Loaded) -> Rebuilt:
        try:
            self.choice = self.choice or TemplateChoice(self.template)
            produced = produce(loaded, self.choice, GENERATOR)
        except TemplateError as error:
            return self._mistakes(loaded, error)
        except ReportgenError as error:
            return Rebuilt([*loaded.diagnostics, *error.diagnostics], kind=loaded.kind)
        if has_errors(produced.diagnostics):
            return Rebuilt(produced.diagnostics, kind=loaded.kind)
        return self.write(Rebuilt(produced.diagnostics, kind=loaded.kind, produced=produced))

    def write(self, rebuilt: Rebuilt) -> Rebuilt:
        """Return a rebuild once it was written; where that cannot be done, with what stands in the way."""
        assert rebuilt.produced is not None
        made = rebuilt.produced
        try:
            change = write_docx(self.output, made.data, force=self.force, durable=False).change
        except ReportgenError as error:
            return Rebuilt([*made.diagnostics, *error.diagnostics], kind=rebuilt.kind, produced=made)
        return Rebuilt(made.diagnostics, kind=rebuilt.kind, produced=made, change=change)

    def _mistakes(self, loaded: Loaded, error: TemplateError) -> Rebuilt:
        """Return all that is wrong with the template; where the check knows nothing, why this input failed."""
        try:
            faults = check_template(self.template.read_bytes(), str(self.template), loaded.kind)
        except (ReportgenError, OSError):
            faults = []
        explained = any(each.severity is Severity.ERROR for each in faults)
        more = () if explained else error.diagnostics
        return Rebuilt([*loaded.diagnostics, *more], faults, loaded.kind)
