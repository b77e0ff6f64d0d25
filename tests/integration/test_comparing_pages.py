"""Two moments of a report compared: on a page, as a file, from the command line; a section brought back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.drafting import operations, queries
from workbench.installation import Installation
from workbench.web.home.changes import of_reports
from workbench.word.projection import View, project
from workbench.word.reading import read

FIRST = later(5).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def written(installation: Installation, cast: Cast) -> tuple[str, str]:
    """A report with a version, in which a word was changed since: its id and its section's."""
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        one = operations.add_paragraph(db, section_id=section, text="A law stands.", by=cast.amina, at=later(1))
        operations.freeze(db, report_id=report.id, by=cast.amina, at=later(4))
        operations.write_paragraph(
            db, paragraph_id=one.paragraph_id, text="A law stood.", by=cast.farid, at=later(5) + timedelta(minutes=5)
        )
    return report.id, section


def test_what_changed_since_a_version_is_shown_word_by_word(
    installation: Installation, cast: Cast, written: tuple[str, str]
) -> None:
    report, _ = written
    client = signed_in(installation, "amina")
    page = client.get(f"/reports/{report}/compare/1/now").get_data(as_text=True)
    assert "<del>stands</del><ins>stood</ins>" in page
    assert client.get(f"/reports/{report}/compare").status_code == 200
    sent = client.get(f"/reports/{report}/compare?a=1&b=now")
    assert sent.headers["Location"].endswith(f"/reports/{report}/compare/1/now")
    assert client.get(f"/reports/{report}/compare/yesterday/now").status_code == 422
    assert client.get(f"/reports/{report}/compare/2001-01-01/now").status_code == 404


def test_one_comes_to_the_comparison_from_the_report_from_a_version_and_from_my_work(
    installation: Installation, cast: Cast, written: tuple[str, str]
) -> None:
    report, _ = written
    with installation.store.reading() as db:
        version = queries.snapshots(db, cast.amina, report)[0].id
    client = signed_in(installation, "amina")
    assert f'href="/reports/{report}/compare"' in client.get(f"/reports/{report}").text
    assert f'href="/reports/{report}/compare/1/now"' in client.get(f"/snapshots/{version}").text
    with installation.store.reading() as db:
        (changed,) = of_reports(db, cast.amina, later(20))
    assert "<del>" in client.get(changed.compared).text or "<ins>" in client.get(changed.compared).text


def test_an_earlier_text_that_was_brought_back_is_shown_against_the_one_that_it_replaced(
    installation: Installation, cast: Cast, written: tuple[str, str]
) -> None:
    with installation.store.writing() as db:
        key = queries.paragraphs(db, written[0])[0].id
        first = queries.history(db, cast.amina, key)[0].id
        operations.restore_revision(db, paragraph_id=key, revision_id=first, by=cast.amina, at=later(12))
    page = signed_in(installation, "amina").get(f"/paragraphs/{key}/history").text
    assert "<del>stood</del><ins>stands</ins>" in page


def test_the_file_holds_both_texts_as_tracked_changes(
    installation: Installation, cast: Cast, written: tuple[str, str]
) -> None:
    answer = signed_in(installation, "amina").get(f"/reports/{written[0]}/compare/1/now/file")
    document = read(answer.data)
    assert "A law stood." in project(document, View.PROPOSED).texts
    assert "A law stands." in project(document, View.FROZEN).texts


def test_a_section_is_brought_back_from_the_page(
    installation: Installation, cast: Cast, written: tuple[str, str]
) -> None:
    report, section = written
    client = signed_in(installation, "amina")
    page = client.get(f"/reports/{report}/compare/{FIRST}/now").get_data(as_text=True)
    assert f'action="/reports/{report}/sections/{section}/moment"' in page
    answer = client.post(f"/reports/{report}/sections/{section}/moment", data={"moment": FIRST})
    assert answer.status_code == 303
    with installation.store.reading() as db:
        assert [each.text for each in queries.paragraphs(db, report)] == ["A law stands."]


def test_the_command_line_says_what_changed_and_writes_the_file(
    installation: Installation, cast: Cast, written: tuple[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "compared.docx"
    words = ["report", "compare", written[0], "1", "now", "-o", str(target), "--json"]
    said = json.loads(CliRunner().invoke(main, ["--home", str(installation.store.home), *words]).output)
    assert said["counts"]["changed"] == 1
    assert said["sections"][0]["paragraphs"][0]["after"] == "A law stood."
    assert "A law stood." in project(read(target.read_bytes()), View.PROPOSED).texts
