"""The same document, the same PDF: identifiers and times from the document, lengths and streams as they were."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.outputs.stable_pdf import stable

DAY = date(2024, 3, 5)
DIGEST = sha256(b"abc").hexdigest().upper().encode()


def pdf(time: str = "20260101120000+01'00'", identifier: str = "A1" * 16, stream: str = "") -> bytes:
    return (
        f"%PDF-1.7\n1 0 obj\n<< /Length 9 >>\nstream\n{stream}\nendstream\nendobj\n"
        f"2 0 obj\n<</Creator<FEFF0057>/CreationDate(D:{time})/ModDate (D:{time})>>\nendobj\n"
        f"trailer\n<</Size 3/ID [ <{identifier}>\n<{identifier}> ]\n/DocChecksum /{identifier}\n>>\nstartxref\n99\n%%EOF"
    ).encode()


def test_two_runs_become_one() -> None:
    first = stable(pdf("20260101120000+01'00'", "A1" * 16), "abc", DAY)
    second = stable(pdf("20270202130000-05'30'", "B2" * 16), "abc", DAY)
    assert first == second


def test_times_are_those_of_the_document() -> None:
    made = stable(pdf(), "abc", DAY)
    assert re.findall(rb"Date ?\(([^)]*)\)", made) == [b"D:20240305000000Z"] * 2
    assert b"2026" not in made


def test_without_a_date_there_are_no_times() -> None:
    made = stable(pdf(), "abc", None)
    assert b"Date" not in made and b"2026" not in made


def test_identifiers_are_those_of_the_document() -> None:
    made = stable(pdf(), "abc", DAY)
    assert made.count(DIGEST[:32]) == 3
    assert b"A1A1" not in made


def test_another_document_has_other_identifiers() -> None:
    assert stable(pdf(), "abc", DAY) != stable(pdf(), "abd", DAY)


def test_a_long_identifier_is_filled() -> None:
    assert stable(pdf(identifier="A1" * 40), "abc", DAY).count((DIGEST * 2)[:80]) == 3


@pytest.mark.parametrize("inside", ["/CreationDate(D:20260101120000Z)", f"/ID[<{'A1' * 16}><{'A1' * 16}>]", "trailer"])
def test_streams_are_not_touched(inside: str) -> None:
    assert f"stream\n{inside}\nendstream".encode() in stable(pdf(stream=inside), "abc", DAY)


@given(data=st.binary(max_size=200), times=st.integers(0, 3), day=st.none() | st.dates())
def test_no_length_changes(data: bytes, times: int, day: date | None) -> None:
    source = (pdf() + data) * times + data
    assert len(stable(source, "abc", day)) == len(source)


@given(day=st.none() | st.dates())
def test_what_is_stable_stays(day: date | None) -> None:
    once = stable(pdf(), "abc", day)
    assert stable(once, "abc", day) == once
