"""Findings for tests of the ledger: whole ones, of which a test says only what it is about."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from reportgen.ledger.entries import LedgerFinding, Status

_numbers = count(1)


def finding(**values: Any) -> LedgerFinding:
    """Return a finding; what is not said of it is something ordinary."""
    number = next(_numbers)
    ordinary: dict[str, Any] = {
        "id": f"YH-{number}",
        "sheet": "台账",
        "row": number + 1,
        "description": f"第{number}号配电箱未上锁",
        "category": "用电安全",
        "severity": "一般",
        "inspected_entity": "云溪市晨光包装厂",
        "found_on": date(2026, 2, 3),
        "deadline": date(2026, 2, 20),
        "responsible_units": ("云溪市晨光包装厂",),
        "status": Status.UNDER_WAY,
    }
    return LedgerFinding(**{**ordinary, **values})


days = st.dates(date(2025, 10, 1), date(2026, 9, 30))


@st.composite
def findings(draw: st.DrawFn) -> LedgerFinding:
    """Draw a finding with any state and any dates, sensible or not."""
    optional = st.none() | days
    return finding(
        found_on=draw(optional),
        deadline=draw(optional),
        completed_on=draw(optional),
        accepted_on=draw(optional),
        status=draw(st.sampled_from(Status)),
    )
