"""The matrix on its page: narrowed, confirmed many at once, asked besides, left out, taken away."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.applications import application
from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_document, a_library, a_passage, a_recommendation, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.asked.confirming import Word
from workbench.drafting.asked.counts import tally_recommendations, tally_requirements
from workbench.drafting.records import StateReport
from workbench.drafting.sharing.assigning import assign
from workbench.drafting.sharing.records import Task
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations.ledger import keeping, reporting
from workbench.recommendations.records import Facet, Role
from workbench.web.drafting.asked import heat

ASKED = "icerd.art-2.01"
A = f"{OBSERVATIONS}, para. 21 (a)"
Client = Callable[[Actor], FlaskClient]


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


@pytest.fixture
def client(installation: Installation) -> Client:
    app = application(installation)

    def of(actor: Actor) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as session:
            session["person_id"], session["session_version"] = actor.person_id, 1
        return client

    return of


@pytest.fixture
def paragraph(installation: Installation, cast: Cast, report: StateReport) -> str:
    with installation.store.writing() as db:
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        key = operations.add_paragraph(
            db, section_id=section, text="A law was adopted.", by=cast.amina, at=later(1)
        ).paragraph_id
        operations.answer(db, paragraph_id=key, requirement=ASKED, by=cast.amina, at=later(2))
    return key


def row(page: str, target: str) -> str:
    """The row of the matrix that is about it."""
    start = page.index(f'id="asked-{target}"')
    return page[start : page.index("</tr>", start)]


def unit(installation: Installation, cast: Cast, report: StateReport, citation: str = A) -> str:
    with installation.store.reading() as db:
        return next(each.id for each in queries.recommendations(db, cast.amina, report) if each.citation == citation)


def test_a_link_is_shown_as_proposed_until_rows_are_ticked_and_confirmed(
    installation: Installation, cast: Cast, report: StateReport, paragraph: str, client: Client
) -> None:
    address, farid = f"/reports/{report.id}/coverage", client(cast.farid)
    assert "proposed by a link" in row(farid.get(address).text, ASKED)
    assert f'id="asked-{ASKED}"' in farid.get(f"{address}?word=unconfirmed").text
    done = farid.post(f"{address}/chosen", data={"do": "confirm", "chosen": [ASKED], "narrowed": "?state=answered"})
    assert (done.status_code, done.location) == (303, f"{address}?state=answered")
    assert "confirmed by Farid Osei" in row(farid.get(address).text, ASKED)
    assert f'id="asked-{ASKED}"' not in farid.get(f"{address}?word=unconfirmed").text
    with installation.store.writing() as db:
        operations.write_paragraph(db, paragraph_id=paragraph, text="Another law.", by=cast.amina, at=later(9))
    assert "before the text changed" in row(farid.get(f"{address}?word=lapsed").text, ASKED)


def test_what_is_open_is_not_confirmed_and_the_page_says_why(cast: Cast, report: StateReport, client: Client) -> None:
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    refused = amina.post(f"{address}/chosen", data={"do": "confirm", "chosen": ["icerd.art-3.01"]})
    assert refused.status_code == 422
    assert "Nothing in the report speaks to icerd.art-3.01" in refused.text
    assert amina.post(f"{address}/chosen", data={"do": "confirm"}).status_code == 422
    assert amina.post(f"{address}/chosen", data={"do": "burn", "chosen": [ASKED]}).status_code == 422


def test_gaps_come_first_and_the_rows_are_narrowed_by_person_ministry_and_section(
    installation: Installation, cast: Cast, report: StateReport, paragraph: str, client: Client
) -> None:
    recommendation = unit(installation, cast, report)
    with installation.store.writing() as db:
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        farid = str(cast.farid.person_id)
        assign(
            db,
            report_id=report.id,
            section_id=section,
            person_id=farid,
            task=Task.WRITE,
            by=cast.amina,
            at=later(3),
        )
        keeping.put_tag(
            db, [recommendation], Facet.MINISTRY, cast.education, role=Role.RESPONSIBLE, by=cast.amina, at=later(3)
        )
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    page = amina.get(address).text
    assert page.index('id="asked-icerd.art-3.01"') < page.index(f'id="asked-{ASKED}"')
    in_order = amina.get(f"{address}?order=report").text
    assert in_order.index(f'id="asked-{ASKED}"') < in_order.index('id="asked-icerd.art-3.01"')
    hers = amina.get(f"{address}?person={farid}").text
    assert f'id="asked-{ASKED}"' in hers
    assert 'id="asked-icerd.art-3.01"' not in hers
    of_ministry = amina.get(f"{address}?ministry={cast.education}").text
    assert f'id="asked-{recommendation}"' in of_ministry
    assert f'id="asked-{ASKED}"' not in of_ministry
    assert f'id="asked-{recommendation}"' not in amina.get(f"{address}?ministry={cast.commission}").text
    assert f'id="asked-{ASKED}"' in amina.get(f"{address}?section={section}").text


def test_what_a_deleted_section_was_asked_stands_on_the_page_without_a_section(
    installation: Installation, cast: Cast, report: StateReport, paragraph: str, client: Client
) -> None:
    with installation.store.writing() as db:
        db.execute("update section set deleted = 1 where id = (select section_id from draft_paragraph)")
    shown = row(client(cast.amina).get(f"/reports/{report.id}/coverage?section=none").text, ASKED)
    assert "without a section" in shown
    assert "Write here" not in shown


def test_the_ledgers_word_is_offered_and_taken_over_for_the_ticked_ones(
    installation: Installation, cast: Cast, report: StateReport, client: Client
) -> None:
    recommendation = unit(installation, cast, report)
    with installation.store.writing() as db:
        reporting.report_status(db, [recommendation], "implemented", by=cast.amina, at=later(1))
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    assert "the ledger says: implemented" in row(amina.get(address).text, recommendation)
    assert amina.post(f"{address}/chosen", data={"do": "take_over", "chosen": [recommendation]}).status_code == 303
    assert "the ledger says" not in row(amina.get(address).text, recommendation)


def test_a_recommendation_is_left_out_with_a_reason_and_asked_again(
    installation: Installation, cast: Cast, report: StateReport, client: Client
) -> None:
    recommendation = unit(installation, cast, report)
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    chosen = {"do": "leave_out", "chosen": [recommendation]}
    assert "needs a reason" in amina.post(f"{address}/chosen", data=chosen).text
    assert amina.post(f"{address}/chosen", data={**chosen, "reason": "It is <old>."}).status_code == 303
    page = amina.get(address).text
    assert f'id="asked-{recommendation}"' not in page
    assert "It is &lt;old&gt;." in page
    assert amina.post(f"{address}/asked", data={"recommendation": "CERD/C/XXX, para. 9"}).status_code == 422
    again = amina.post(f"{address}/asked", data={"recommendation": recommendation})
    assert again.location == f"{address}#asked-{recommendation}"
    assert f'id="asked-{recommendation}"' in amina.get(address).text


def test_what_seems_to_answer_a_row_is_linked_or_set_aside_from_it(
    installation: Installation, cast: Cast, report: StateReport, paragraph: str, client: Client
) -> None:
    recommendation = unit(installation, cast, report)
    with installation.store.writing() as db:
        db.execute("update recommendation set text = 'Adopt a law on adoption' where id = :id", {"id": recommendation})
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    page = row(amina.get(f"{address}?seems={recommendation}").text, recommendation)
    assert "Paragraph 1 seems to answer it" in page
    desk = amina.get(f"/reports/{report.id}/sections/icerd.art-2?panel=asked&at={paragraph}").text
    assert "Paragraph 1 seems to answer" in desk
    back = {"back": "coverage", "narrowed": "?state=open"}
    aside = amina.post(f"/paragraphs/{paragraph}/suggestions", data={**back, "target": recommendation})
    assert aside.location == f"{address}?state=open"
    assert "Paragraph 1 seems" not in amina.get(f"{address}?seems={recommendation}").text
    amina.post(f"/paragraphs/{paragraph}/responses", data={**back, "citation": recommendation})
    with installation.store.reading() as db:
        found = queries.coverage(db, cast.amina, report).recommendations[0]
    assert found.paragraphs == (paragraph,)
    assert found.confirmed
    assert found.confirmed.word is Word.PROPOSED


def test_the_matrix_is_taken_away(cast: Cast, report: StateReport, paragraph: str, client: Client) -> None:
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    listed = json.loads(amina.get(f"{address}.json").data)
    (found,) = (each for each in listed if each["key"] == ASKED)
    assert (found["state"], found["confirmed"], found["paragraphs"]) == ("answered", "proposed", "1")
    assert ASKED in amina.get(f"{address}.csv").data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(amina.get(f"{address}.xlsx").data)) as book:
        assert ASKED in book.read("xl/sharedStrings.xml").decode()
    assert amina.get(f"{address}.exe").status_code == 404


def test_a_mark_of_implementation_alone_leaves_what_was_confirmed(
    installation: Installation, cast: Cast, report: StateReport, paragraph: str, client: Client
) -> None:
    recommendation = unit(installation, cast, report)
    with installation.store.writing() as db:
        operations.respond(db, paragraph_id=paragraph, citation=A, by=cast.amina, at=later(3))
        operations.confirm(db, report_id=report.id, targets=[A], by=cast.amina, at=later(3))
    amina = client(cast.amina)
    form = row(amina.get(f"/reports/{report.id}/coverage?mark={recommendation}").text, recommendation)
    assert '<option value="open" selected>' in form
    data = {"target": recommendation, "state": "open", "implementation": "partly"}
    assert amina.post(f"/reports/{report.id}/coverage", data=data).status_code == 303
    with installation.store.reading() as db:
        found = queries.coverage(db, cast.amina, report).recommendations[0]
    assert found.confirmed
    assert (found.implementation, found.confirmed.word) == ("partly", Word.CONFIRMED)


def test_the_report_at_a_glance_shows_section_by_section_what_is_open_in_part_answered_and_confirmed_by_nobody(
    installation: Installation, cast: Cast, report: StateReport, paragraph: str, client: Client
) -> None:
    with installation.store.writing() as db:
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        sections, covered = queries.sections(db, report.id), queries.coverage(db, cast.amina, report)
    with application(installation).test_request_context():
        rows = heat.heat(report, sections, covered)
    (found,) = (each for each in rows if f"/sections/{section}" in each.address)
    asked = [each for each in covered.requirements if each.section_id == section and each.requirement.required]
    assert [each.count for each in found.cells] == [len(asked) - 1, 0, 1, 0, 1]
    assert (rows[-1].title, rows[-1].of) == ("Without a section", 2)
    counted = tally_requirements(covered.requirements).of + tally_recommendations(covered.recommendations).of
    assert sum(row.of for row in rows) == counted
    page = client(cast.amina).get(f"/reports/{report.id}").text
    address = next(each.address for each in found.cells if each.count == 1)
    assert f'href="{address.replace("&", "&amp;")}"' in page
    assert f'id="asked-{ASKED}"' in client(cast.amina).get(address).text


def test_what_the_state_supported_on_a_matter_that_the_treaty_only_touches_is_offered_and_asked_by_hand(
    installation: Installation, cast: Cast, report: StateReport, client: Client
) -> None:
    with installation.store.writing() as db:
        document = a_document(
            db, symbol="A/HRC/50/9", kind="hrc_document", published=True, treaty="UPR", body="HRC", date="2025-01-20"
        )
        passage = a_passage(db, document, "101", "The following are supported.")
        made = [
            a_recommendation(db, document, passage, label, place, text=theme, position=position)
            for place, (label, theme, position) in enumerate(
                (
                    ("1", "Labour rights and right to work", "supported"),
                    ("2", "Freedom of movement", "supported"),
                    ("3", "Labour rights and right to work", "noted"),
                )
            )
        ]
        for unit_id, theme in zip(made, ("Labour rights and right to work", "Freedom of movement") * 2, strict=False):
            keeping.put_tag(db, [unit_id], Facet.THEME, theme, by=cast.amina, at=later(1))
    address, amina = f"/reports/{report.id}/coverage", client(cast.amina)
    page = amina.get(address).text
    assert [f'id="offered-{each}"' in page for each in made] == [True, False, False]
    assert f'id="asked-{made[0]}"' not in page
    assert amina.post(f"{address}/asked", data={"recommendation": [made[0]]}).status_code == 303
    page = amina.get(address).text
    assert f'id="asked-{made[0]}"' in page
    assert "chosen by Amina Haddad" in row(page, made[0])
    assert f'id="offered-{made[0]}"' not in page
