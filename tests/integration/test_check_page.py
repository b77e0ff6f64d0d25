"""The page of what is found in a report."""

import io

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
