"""Telling: faults as a person reads them, and as a program does.

In: faults. Out: lines of text, or values for JSON.
"""

from __future__ import annotations

from reportgen.diagnostics import Location, Word
from reportgen.locale import Wording
from reportgen.workshop.faults import Fault

MARK = "    "


def as_text(fault: Fault, file: str, wording: Wording) -> str:
    """Return a fault on a few lines: place and what is wrong, the words around it, what to type instead."""
    around = fault.around
    lines = [wording.diagnostic(fault.diagnostic(file))]
    if around.at:
        lines.append(f"{MARK}{around.before}【{around.at}】{around.behind}")
    if fault.other:
        lines.append(MARK + wording.text("see also: {place}", place=where(fault, wording, other=True)))
    if fault.case:
        lines.append(MARK + wording.text("it shows in a document with: {case}", case=Word(fault.case)))
    if fault.instead:
        lines.append(MARK + wording.text("instead: {advice}", advice=advice(fault, wording)))
    return "\n".join(lines)


def as_json(fault: Fault, file: str, wording: Wording) -> dict[str, object]:
    """Return a fault as the JSON of `template check --format json`."""
    around = fault.around
    return {
        "code": fault.code,
        "severity": str(fault.severity),
        "file": file,
        "location": dict(fault.place),
        "place": where(fault, wording),
        "before": around.before,
        "at": around.at,
        "behind": around.behind,
        "message": wording.text(fault.message, **fault.params),
        "instead": advice(fault, wording),
        "other": dict(fault.other),
        "case": wording.text(fault.case) if fault.case else "",
    }


def where(fault: Fault, wording: Wording, other: bool = False) -> str:
    """Return the place in the template as a person looks it up, without the file."""
    return wording.place(Location("", fault.other if other else fault.place)).strip()


def advice(fault: Fault, wording: Wording) -> str:
    """Return what to type instead."""
    return wording.text(fault.instead, **fault.params) if fault.instead else ""
