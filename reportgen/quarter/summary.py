"""The summary of a quarter: what `quarterly-summary` drafts out of a ledger by itself, as a document of the set.

In: the facts of a quarter. Out: the drafted document; its texts hold expressions, which are filled in like a person's.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.quarter.drafted import Drafted, dated
from reportgen.quarter.facts import Facts
from reportgen.sources.source import Plain

KIND = "quarterly-summary"


def summary(facts: Facts) -> Iterator[Drafted]:
    """Yield the summary, also of a quarter in which nothing was found: it says so."""
    data: dict[str, Plain] = {"kind": KIND, "period": str(facts.period), "ledger": facts.ledger.name}
    yield Drafted(KIND, "", data, findings=facts.found, defaults=dated(facts.on), has_expressions=True)
