"""The sheet of a template's fields, to print: one page, for each kind and in both languages."""

from __future__ import annotations

import pytest

from reportgen import kinds
from reportgen.locale import Wording
from reportgen.outputs.pdf import convert
from reportgen.workshop.field import every
from reportgen.workshop.field_sheet import field_sheet
from reportgen.workshop.view_fields import fields_of_kind
from tests.pages.conftest import SOFFICE
from tests.pages.measuring import measured


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", kinds.names())
def test_all_fields_stand_on_one_page_in_letters_that_can_be_read(name: str, language: str) -> None:
    assert SOFFICE is not None
    fields = fields_of_kind(kinds.load(name))
    sheet = field_sheet(fields, kinds.load(name).title, Wording(language))
    (page,) = measured(convert(sheet, soffice=SOFFICE, created=None, content_hash=""))
    said = "".join(line.text for line in page.lines).replace(" ", "")
    assert all(each.name.english in said for each in every(fields))
    assert min(line.size for line in page.lines) >= 5.5
