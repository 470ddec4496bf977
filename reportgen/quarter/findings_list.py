"""The list of a quarter's findings, as a document of its own.

In: the facts of a quarter. Out: the drafted document; nothing where nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.quarter.drafted import Drafted
from reportgen.quarter.facts import Facts
from reportgen.quarter.rectification_report import findings_table, table_origins
from reportgen.quarter.sentences import sentence
from reportgen.sources.source import Plain

KIND, NAME = "progress-report", "问题隐患清单"


def findings_list(facts: Facts) -> Iterator[Drafted]:
    """Yield the list."""
    if not facts.found:
        return
    lead = sentence(
        "{period}发现的问题隐患共{found}项，整改状态如下：",
        period=facts.period.words, found=facts.figure("发现隐患数"),
    )  # fmt: skip
    data: dict[str, Plain] = {
        "kind": KIND,
        "title": f"{facts.period.words}{NAME}",
        "letterhead": "false",
        "document_number": None,
        "signature": "false",
        "content": [lead.text, {"table": findings_table(facts.found)}],
    }
    origins = table_origins(facts.found, "content", 1, "table")
    yield Drafted(KIND, NAME, data, origins, [lead], facts.found)
