"""The commenting table is filled in and saved by LibreOffice: it comes back as the table that it was."""

from dataclasses import replace

import pytest

from tests.office.office import Office
from tests.unit.export.test_commenting_table import ROWS, a_table, came_back
from workbench.export import commenting_table as form

pytestmark = pytest.mark.office


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_form_saved_by_libreoffice_says_what_it_said(each_office: Office, language: str) -> None:
    made = form.word(a_table(language, (*ROWS, *(replace(ROWS[0], text=f"Comment {at}.") for at in range(40)))))
    before, after = came_back(made), came_back(each_office.returned(made))
    assert (after.snapshot_id, after.warnings) == (before.snapshot_id, ())
    assert [one.identity for one in after.comments] == [one.identity for one in before.comments]
    assert [one.anchor for one in after.comments] == [one.anchor for one in before.comments]
