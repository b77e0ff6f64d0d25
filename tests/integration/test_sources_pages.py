"""Where each sentence comes from, through the pages and the command line."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.drafting import CANARY, CONTRIBUTION, CORE, OBSERVATIONS, RACISM, a_library, a_report, later
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.corpus import queries as library
from workbench.drafting import operations, queries
from workbench.drafting.records import StateReport
from workbench.drafting.sources.provenance import marks_ever
from workbench.installation import Installation
from workbench.recommendations.documents import tying
from workbench.store import outbox


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        for row in list(db.query("select id from document")):
            outbox.put(db, topic="document", key=row["id"])
        found = a_report(db, cast.amina)
        section = queries.sections(db, found.id)[0]
        for text in ("We count.", "Schools are open."):
            operations.add_paragraph(db, section_id=section.id, text=text, by=cast.amina, at=MORNING)
    installation.sync()
    return found


def first(installation: Installation, report: StateReport) -> str:
    with installation.store.reading() as db:
        return queries.paragraphs(db, report.id)[0].id


def cite(installation: Installation, cast: Cast, paragraph_id: str, citation: str, quote: str = "") -> None:
    with installation.store.writing() as db:
        operations.cite(db, paragraph_id=paragraph_id, citation=citation, quote=quote, by=cast.amina, at=MORNING)


def test_the_list_names_the_paragraphs_that_say_nowhere_where_they_come_from(
    installation: Installation, cast: Cast, report: StateReport, client: FlaskClient
) -> None:
    cite(installation, cast, first(installation, report), f"{CORE}, para. 7")
    page = client.get(f"/reports/{report.id}/sources").text
    assert "Schools are open." in page
    assert "We count." not in page
    assert "We count." in client.get(f"/reports/{report.id}/sources?only=all").text
    with installation.store.reading() as db:
        other = queries.sections(db, report.id)[1].id
    assert "Schools are open." not in client.get(f"/reports/{report.id}/sources?section={other}").text


def test_the_list_is_taken_away_as_a_file_that_says_it_is_internal(report: StateReport, client: FlaskClient) -> None:
    answer = client.get(f"/reports/{report.id}/sources.csv?only=all")
    assert "internal" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert [row[2] for row in rows[1:]] == ["We count.", "Schools are open."]
    assert {row[-1] for row in rows[1:]} == {"no"}


def test_own_knowledge_is_one_click_and_is_taken_away_with_a_trace(
    installation: Installation, report: StateReport, client: FlaskClient
) -> None:
    paragraph = first(installation, report)
    answer = client.post(f"/paragraphs/{paragraph}/provenance", data={"kind": "own_knowledge", "from": "sources"})
    assert answer.status_code == 303
    page = client.get(f"/reports/{report.id}/sources?only=all").text
    assert "Amina Haddad" in page
    with installation.store.reading() as db:
        (mark,) = marks_ever(db, paragraph)
    client.post(f"/paragraphs/{paragraph}/provenance", data={"remove": mark.id, "from": "sources"})
    with installation.store.reading() as db:
        (mark,) = marks_ever(db, paragraph)
    assert mark.taken_away_by == "Amina Haddad"


def test_minutes_without_words_are_refused_in_words(
    installation: Installation, report: StateReport, client: FlaskClient
) -> None:
    paragraph = first(installation, report)
    answer = client.post(
        f"/paragraphs/{paragraph}/provenance", data={"kind": "minutes", "from": "sources"}, follow_redirects=True
    )
    assert "Say which minutes" in answer.text


def test_a_source_withdrawn_is_flagged_in_the_list_and_checked_in_one_click(
    installation: Installation, cast: Cast, report: StateReport, client: FlaskClient
) -> None:
    paragraph = first(installation, report)
    cite(installation, cast, paragraph, f"{OBSERVATIONS}, para. 20", RACISM)
    with installation.store.writing() as db:
        document = library.document(db, cast.amina, OBSERVATIONS).id
        tying.withdraw(db, document, reason="Reissued.", by=cast.amina, at=later(1))
    page = client.get(f"/reports/{report.id}/sources?only=flagged").text
    assert "withdrawn: Reissued." in page
    assert "Schools are open." not in page
    form = {"note": "1", "from": "sources", "only": "flagged"}
    client.post(f"/paragraphs/{paragraph}/citations/renew", data={**form, "right": "yes"})
    assert "We count." not in client.get(f"/reports/{report.id}/sources?only=flagged").text
    refused = client.post(f"/paragraphs/{paragraph}/citations/renew", data=form, follow_redirects=True)
    assert "cannot be told" in refused.text


def test_a_ministry_sees_what_became_of_its_contribution_and_nothing_of_the_draft(
    installation: Installation, cast: Cast, report: StateReport, client: FlaskClient
) -> None:
    with installation.store.writing() as db:
        document = library.document_named(db, cast.amina, CONTRIBUTION)
        owned = {"audience": f"contribution:{cast.education}", "owner_organisation_id": cast.education}
        db.table("document").update(document.id, owned)
    cite(installation, cast, first(installation, report), f"{CONTRIBUTION}, ¶ 1", CANARY[:20])
    with installation.store.writing() as db:
        operations.freeze(db, report_id=report.id, by=cast.amina, at=later(1))
    theirs = signed_in(installation, "bruno")
    for address in (f"/documents/{document.slug}/used", f"/documents/{document.slug}"):
        page = theirs.get(address).text
        assert f"used in {report.title}" in page
        assert "version 1" in page
        assert "We count." not in page
        assert f"/reports/{report.id}" not in page
    assert f"/reports/{report.id}" in client.get(f"/documents/{document.slug}/used").text
    assert "used in" not in signed_in(installation, "bruno").get(f"/documents/{_slug(installation, cast)}").text


def _slug(installation: Installation, cast: Cast) -> str:
    """The core document, which the ministry did not write and which is not cited."""
    with installation.store.reading() as db:
        return library.document(db, cast.amina, CORE).slug


def test_a_use_that_was_taken_out_of_the_draft_is_still_known_of_the_version_that_went_out(
    installation: Installation, cast: Cast, report: StateReport, client: FlaskClient
) -> None:
    paragraph = first(installation, report)
    cite(installation, cast, paragraph, f"{CORE}, para. 7")
    with installation.store.writing() as db:
        snapshot = operations.freeze(db, report_id=report.id, by=cast.amina, at=later(1)).snapshot
        operations.submit(
            db, snapshot_id=snapshot.id, day="2026-06-30", cleared_by=["The Cabinet"], by=cast.amina, at=later(2)
        )
        operations.uncite(db, paragraph_id=paragraph, note_id="1", by=cast.amina, at=later(3))
    page = client.get(f"/documents/{_slug(installation, cast)}/used").text
    assert "no longer in the draft" in page
    assert "version 1, submitted" in page


def test_the_command_line_lists_marks_renews_and_says_where_it_was_used(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    def run(*words: str, status: int = 0) -> list[dict[str, object]]:
        result = CliRunner().invoke(main, ["--home", str(installation.store.home), *words, "--json"])
        assert result.exit_code == status, result.output
        value = json.loads(result.stdout) if result.stdout.strip() else []
        return value if isinstance(value, list) else [value]

    paragraph = first(installation, report)
    assert len(run("report", "sources", report.id, "--without")) == 2
    run("paragraph", "source", paragraph, "--minutes", "Plenary of 3 March")
    assert len(run("report", "sources", report.id, "--without")) == 1
    cite(installation, cast, paragraph, f"{CORE}, para. 7")
    (use,) = run("corpus", "used", CORE)
    assert (use["paragraph"], use["label"]) == (paragraph, "1")
    assert run("corpus", "used", f"{CORE}, para. 7") == [use]
    run("corpus", "withdraw", CORE, "--reason", "In error.")
    (flagged,) = run("report", "sources", report.id, "--flagged")
    assert flagged["citations"][0]["flag"] == "withdrawn"  # type: ignore[index]
    run("paragraph", "source", paragraph, "--renew", "1", status=1)
    run("paragraph", "source", paragraph, "--still-right", "1")
    assert run("report", "sources", report.id, "--flagged") == []


def _desk(installation: Installation, report: StateReport, **asked: str) -> str:
    with installation.store.reading() as db:
        section = queries.sections(db, report.id)[0].id
    query = "&".join(f"{name}={value}" for name, value in {"panel": "found", **asked}.items())
    return f"/reports/{report.id}/sections/{section}?{query}"


def test_beside_the_text_stand_what_it_rests_on_and_passages_to_cite_in_one_click(
    installation: Installation, cast: Cast, report: StateReport, client: FlaskClient
) -> None:
    paragraph = first(installation, report)
    page = client.get(_desk(installation, report, at=paragraph, q="census")).text
    assert "Paragraph 1 rests on" in page
    assert "no source" in page.split('id="rests-on"')[1]
    assert f'aria-label="Cite {CORE}, para. 7 in paragraph 1"' in page
    form = {"citation": f"{CORE}, para. 7", "panel": "found", "q": "census"}
    assert client.post(f"/paragraphs/{paragraph}/citations", data=form).status_code == 303
    rests = client.get(_desk(installation, report, at=paragraph)).text.split('id="rests-on"')[1]
    assert f"{CORE}, para. 7" in rests.split("</section>")[0]


def test_what_comes_unasked_is_told_apart_by_who_said_it(
    installation: Installation, cast: Cast, report: StateReport, client: FlaskClient
) -> None:
    with installation.store.writing() as db:
        section = queries.sections(db, report.id)[0]
        text = "Structural racism persists in schools, though 1,240 teachers were trained."
        added = operations.add_paragraph(db, section_id=section.id, text=text, by=cast.amina, at=MORNING)
        for number in range(3):
            put_document(
                db,
                ["Of 1,240 teachers all were trained in schools.", "Water is free."],
                symbol=f"CERD/C/ARC/1{number}",
                slug=f"before-{number}",
                kind="state_report",
                state="ARC",
            )
    installation.sync()
    page = client.get(_desk(installation, report, at=added.paragraph_id)).text
    assert "Said in reports before" in page
    assert "CERD/C/ARC/10, para. 1" in page.split("Said in reports before")[1]
