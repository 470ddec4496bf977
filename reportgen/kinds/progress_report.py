"""贯彻落实情况汇报: how a superior's demands were carried out, point by point."""

from collections.abc import Iterator

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic
from reportgen.kinds._kind import Kind
from reportgen.model.official import CONTENT_KEYS

EMPTY = "a progress report needs a body: measures (措施), sections (正文) or paragraphs (内容)"


def has_body(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that something is reported."""
    if not any(getattr(context.document, name) for name in (*CONTENT_KEYS, "content", "lead")):
        yield context.warning("missing-body", EMPTY)


KIND = Kind(
    name="progress-report",
    title="贯彻落实情况汇报",
    checks=(has_body,),
    wording={EMPTY: "汇报没有正文：请写 措施（measures）、正文（sections）或 内容（body）"},
    summary="汇报上级要求的贯彻落实情况。",
)
