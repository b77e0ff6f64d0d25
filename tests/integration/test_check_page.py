"""The page of what is found in a report."""

import io
import re

from tests.cast import MORNING, Cast
from tests.drafting import a_report
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.installation import Installation


def test_the_page_shows_the_words_that_a_mend_changes_and_mends_them(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        section = queries.sections(db, report.id)[0]
        operations.add_paragraph(db, section_id=section.id, text="Some 12% of it.", by=cast.farid, at=MORNING)
    client = signed_in(installation, "farid")
    shown = client.get(f"/reports/{report.id}/check?rule=table.numbers").text
    assert "<ins>" in shown
    assert "<del>" in shown
    assert client.post(f"/reports/{report.id}/check", data={"mend": "table.numbers"}).status_code == 303
    with installation.store.reading() as db:
        assert queries.paragraphs(db, report.id)[0].text == "Some 12 per cent of it."
    assert "table.numbers" not in client.get(f"/reports/{report.id}/check.csv").text


def test_the_pages_of_words_and_statistics_open(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
    client = signed_in(installation, "farid")
    assert client.post("/statistics", data={"name": "Pupils"}).status_code == 303
    for address in ("/statistics", f"/reports/{report.id}/budget", f"/reports/{report.id}/statistics"):
        assert client.get(address).status_code == 200
    sheet = {"file": (io.BytesIO(b"Name;2023;2024\nPupils;10;12\n"), "figures.csv")}
    assert "Pupils" in client.post("/statistics/import", data=sheet).text


def test_a_spreadsheet_is_taken_in_by_who_handed_it_in(installation: Installation, cast: Cast) -> None:
    """The hash of somebody else's file in the form opens nothing."""
    client, other = signed_in(installation, "farid"), signed_in(installation, "amina")
    sheet = {"file": (io.BytesIO(b"Name;2023;2024\nPupils;10;12\n"), "figures.csv")}
    page = client.post("/statistics/import", data=sheet).text
    found = re.search(r'name="sha256" value="([0-9a-f]{64})"', page)
    assert found is not None
    sha256 = found[1]

    refused = other.post("/statistics/import", data={"sha256": sha256, "file_name": "figures.csv", "do": "look"})
    assert refused.status_code == 422
    assert "Pupils" not in refused.text
    assert client.post("/statistics/import", data={"sha256": sha256, "do": "take"}).status_code == 303
    assert "Pupils" in client.get("/statistics").text
