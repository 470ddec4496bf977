"""报告: an upward document that tells a superior of work done, and asks for nothing."""

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.context import CheckContext
from reportgen.checks.genre import has_recipients
from reportgen.diagnostics import Diagnostic
from reportgen.kinds._kind import Kind
from reportgen.model.problems import Path

UNSIGNED = "an upward document with a number names who signs it; add signatory (签发人)"
ASKING = "a report must not ask for a decision ({words}); send a request (请示) of its own for that"

DOUBTS = "妥否|当否|可否|是否妥当|如无不妥|特此请示"
DECISIONS = "批示|批复|批准|批转|审批|审定|审核|审示|核准|核定|指示|裁定"
ASKED = re.compile(
    rf"(?:{DOUBTS})"
    rf"|(?<!已报)(?<![提申邀])请[^，。；！？]{{0,12}}?(?:{DECISIONS})(?=[，。；！]|$)"  # not what others were asked
)


def names_its_signatory(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that a report with a document number names who signs it (GB/T 9704-2012, 7.2.6)."""
    if context.document.document_number and not context.document.signatory:
        yield context.warning("missing-signatory", UNSIGNED, ("document_number",))


def asks_for_nothing(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a report that closes with a request for a decision: 报告不得夹带请示事项."""
    for path, paragraphs in _endings(context):
        if asked := ASKED.search("\n".join(paragraphs)):
            yield context.warning("asks-for-decision", ASKING, path, words=asked[0])


def _endings(context: CheckContext) -> Iterator[tuple[Path, Sequence[str]]]:
    """Yield what a report may close with: the last paragraph of its body, its closing and contact."""
    for path, paragraphs in [*_texts(context)][-1:]:
        yield path, paragraphs[-1:]
    for name in ("closing", "contact"):
        yield (name,), getattr(context.document, name)


def _texts(context: CheckContext) -> Iterator[tuple[Path, Sequence[str]]]:
    """Yield the texts of the document itself, in printed order."""
    for path, record in context.records:
        for name in ("lead", "body", "text"):
            paragraphs = getattr(record, name, ())
            if isinstance(paragraphs, tuple) and paragraphs and not {"attachments", "annex"} & {*path}:
                yield (*path, name), paragraphs


KIND = Kind(
    name="report",
    title="报告",
    checks=(has_recipients, names_its_signatory, asks_for_nothing),
    wording={
        UNSIGNED: "上行文有发文字号的，应当标注签发人：请填写 签发人（signatory）",
        ASKING: "报告不得夹带请示事项（{words}）；需要上级答复的，另用请示行文",
    },
    summary="向上级机关汇报工作、反映情况、回复询问；上行文，标注签发人。",
)
