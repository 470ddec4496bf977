"""Names of a batch's files: from the data of each document, safe everywhere, and no two alike.

In: documents, and a pattern such as `{{ 发文字号 }} {{ 标题 }}`. Out: file names without their suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import TemplateError as JinjaError

from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.outputs.names import Taken, file_stem
from reportgen.pipeline import Loaded
from reportgen.templating.environment import environment
from reportgen.views.fields import context


class Naming:
    """Names documents in the order of their records; `taken` are the names that earlier runs gave."""

    def __init__(self, pattern: str, taken: Iterable[str]) -> None:
        self.pattern = pattern
        self._taken = Taken(taken)
        self._environment = environment()
        try:
            self._template = self._environment.from_string(pattern) if pattern else None
        except JinjaError as error:
            raise _wrong(pattern, error) from None

    def name(self, loaded: Loaded, number: int, earlier: str = "") -> str:
        """Return the name of a document; `number` counts the records, `earlier` is the name an earlier run gave it."""
        document = loaded.document
        assert document is not None
        if self._template is None:
            stem = file_stem(str(document.full_title), document.issuing_authority, document.issue_date)
        else:
            stem = file_stem(self._filled(loaded, number), (), None)
        if earlier and re.fullmatch(re.escape(stem) + r"(?:（\d+）)?", earlier):
            return earlier
        return self._taken.add(stem)

    def _filled(self, loaded: Loaded, number: int) -> str:
        assert self._template is not None and loaded.kind is not None
        values: dict[str, Any] = {**context(loaded.kind.view(loaded.document)), "序号": number, "row_number": number}
        self._environment.reset()
        try:
            return str(self._template.render(values))
        except JinjaError as error:
            raise _wrong(self.pattern, error) from None


def _wrong(pattern: str, error: JinjaError) -> UsageError:
    message = "the pattern of names {pattern} is wrong: {reason}"
    return UsageError(Diagnostic("name-pattern", message, {"pattern": pattern, "reason": error.message or ""}))
