"""Sample trial: a new template is tried out on the sample of its kind, beside the one that ships.

In: a kind, the path of a template. Out: what keeps the sample from printing; nothing is written.
"""

from __future__ import annotations

from pathlib import Path

from reportgen import GENERATOR, resources
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import TemplateError
from reportgen.kinds import Kind
from reportgen.pipeline import TemplateChoice, load_document, produce


def faults_with_sample(kind: Kind, path: Path) -> list[Diagnostic]:
    """Return the errors and warnings that the kind's sample meets with this template and not with the one that ships."""
    loaded = load_document(resources.sample_file(kind.name))
    try:
        produced = produce(loaded, TemplateChoice(file=path), GENERATOR)
    except TemplateError as error:
        return list(error.diagnostics)
    return [
        each for each in produced.diagnostics if each.severity is not Severity.INFO and each not in loaded.diagnostics
    ]
