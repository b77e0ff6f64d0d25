"""One recommendation on its page: where it stands, what is kept of it, and who may see and say what."""

import json
import re

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations import queries
from workbench.recommendations.clustering import clusters
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.records import Facet, Fact, Kept, Standing
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

CONCERN = ("concern", "The Committee is concerned that judges apply the Convention rarely.")
ASKED = ("recommendation", "The Committee recommends that the State party train judges.")
ASKED_FR = ("recommendation", "Le Comité recommande à l'État partie de former les juges.")
HTMX = {"HX-Request": "true"}


def put_observations(db: Database, *texts: tuple[str, str], **changes: str) -> str:
    document = put_document(db, texts, symbol="CERD/C/ARC/CO/5", state="ARC", **changes)
    put_units(db, document)
    return document


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> str:
    """The id of the one recommendation there is; a concern stands before it."""
    with installation.store.writing() as db:
        put_observations(db, CONCERN, ASKED)
        return queries.wanted_ones(db, cast.amina, Wanted()).recommendations[0].id


def held(installation: Installation, asked: str) -> Kept:
    with installation.store.reading() as db:
        return kept.kept_of(db, [asked]).get(asked, kept.NOTHING)


def test_it_stands_in_its_place_with_the_concern_before_it(client: FlaskClient, asked: str) -> None:
    page = client.get(f"/recommendations/{asked}").text
    assert CONCERN[1] in page
    assert ASKED[1] in page
    assert "/documents/cerd-c-arc-co-5#para-2" in page
    assert f"/search?recommendation={asked}" in page


def test_another_language_stands_beside_it(installation: Installation, client: FlaskClient, asked: str) -> None:
    with installation.store.writing() as db:
        put_observations(db, ("concern", "Le Comité est préoccupé."), ASKED_FR, language="fr", slug="co-5-fr")
    page = client.get(f"/recommendations/{asked}").text
    assert 'lang="fr"' in page
    assert "de former les juges" in page


def test_a_theme_is_confirmed_and_the_page_says_by_whom(client: FlaskClient, asked: str) -> None:
    sent = {"facet": "theme", "value": "Racial discrimination"}
    answer = client.post(f"/recommendations/{asked}/tags", data=sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/recommendations/{asked}#part-theme")
    page = client.get(f"/recommendations/{asked}").text
    assert "Racial discrimination" in page
    assert "confirmed by Amina Haddad" in page


def test_htmx_gets_the_part_that_changed_alone(client: FlaskClient, asked: str) -> None:
    sent = {"facet": "sdg", "value": "SDG 16.3"}
    fragment = client.post(f"/recommendations/{asked}/tags", data=sent, headers=HTMX).text
    assert fragment.lstrip().startswith("<section")
    assert "16.3" in fragment
    assert 'data-status="Confirmed"' in fragment


def test_what_is_no_goal_comes_back_with_what_was_typed(
    installation: Installation, client: FlaskClient, asked: str
) -> None:
    for headers in ({}, HTMX):
        answer = client.post(
            f"/recommendations/{asked}/tags", data={"facet": "sdg", "value": "ninety"}, headers=headers
        )
        assert answer.status_code == 422
        assert 'value="ninety"' in answer.text
        assert "is not the number of a goal or target" in answer.text
    assert held(installation, asked) == kept.NOTHING


def test_a_suggestion_says_why_and_is_set_aside_for_good(
    installation: Installation, client: FlaskClient, asked: str
) -> None:
    with installation.store.writing() as db:
        row = {"recommendation_id": asked, "facet": "person", "value": "Judges, lawyers and prosecutors"}
        db.table("suggestion").insert({**row, "confidence": 0.93, "sure": 1, "reason": "the word “judges”"})
    page = client.get(f"/recommendations/{asked}").text
    assert "the word “judges”" in page
    assert "sure, 93 %" in page
    sent = {"facet": "person", "value": "Judges, lawyers and prosecutors", "do": "set_aside"}
    fragment = client.post(f"/recommendations/{asked}/tags", data=sent, headers=HTMX).text
    assert "sure, 93 %" not in fragment
    assert "1 set aside" in fragment
    assert held(installation, asked).set_aside[0].standing is Standing.SET_ASIDE


def test_a_ministry_is_chosen_from_those_that_may_answer(client: FlaskClient, cast: Cast, asked: str) -> None:
    page = client.get(f"/recommendations/{asked}").text
    assert f'<option value="{cast.education}">' in page
    assert f'<option value="{cast.commission}">' not in page
    sent = {"facet": "ministry", "value": cast.education, "role": "supporting"}
    fragment = client.post(f"/recommendations/{asked}/tags", data=sent, headers=HTMX).text
    assert "Ministry of Education" in fragment
    assert "supporting" in fragment
    refused = client.post(f"/recommendations/{asked}/tags", data={"facet": "ministry", "value": "nobody"})
    assert refused.status_code == 422
    assert "Choose a ministry from the list" in refused.text


def test_a_status_is_said_with_what_shows_it(installation: Installation, client: FlaskClient, asked: str) -> None:
    sent = {"value": "under_way", "evidence": "Forty judges were trained.", "citation": "CERD/C/ARC/CO/5, para. 1"}
    assert client.post(f"/recommendations/{asked}/status", data=sent).status_code == 303
    client.post(f"/recommendations/{asked}/status", data={"value": "implemented", "evidence": "All are trained."})
    page = client.get(f"/recommendations/{asked}").text
    assert "All are trained." in page
    assert "1 earlier status" in page
    assert "/documents/cerd-c-arc-co-5#para-1" in page
    assert held(installation, asked).fact(Fact.STATUS) == "implemented"


def test_a_citation_that_leads_nowhere_saves_nothing(
    installation: Installation, client: FlaskClient, asked: str
) -> None:
    sent = {"value": "implemented", "evidence": "All are trained.", "citation": "CERD/C/ARC/CO/5, para. 99"}
    answer = client.post(f"/recommendations/{asked}/status", data=sent)
    assert answer.status_code == 422
    assert "All are trained." in answer.text
    assert held(installation, asked).fact(Fact.STATUS) == ""


def test_a_day_that_is_none_is_refused_and_a_priority_is_kept(
    installation: Installation, client: FlaskClient, asked: str
) -> None:
    assert client.post(f"/recommendations/{asked}/facts", data={"what": "due", "value": "soon"}).status_code == 422
    client.post(f"/recommendations/{asked}/facts", data={"what": "priority", "value": "high"})
    assert held(installation, asked).fact(Fact.PRIORITY) == "high"
    assert (
        "high"
        in client.post(f"/recommendations/{asked}/facts", data={"what": "priority", "value": "high"}, headers=HTMX).text
    )


def test_it_is_put_into_a_cluster_and_taken_out(
    installation: Installation, cast: Cast, client: FlaskClient, asked: str
) -> None:
    with installation.store.writing() as db:
        made = clusters.create_cluster(db, "Training of judges", by=cast.amina, at=MORNING)
    client.post(f"/recommendations/{asked}/clusters", data={"cluster": made.id})
    assert held(installation, asked).clusters == ((made.id, "Training of judges"),)
    fragment = client.post(
        f"/recommendations/{asked}/clusters", data={"cluster": made.id, "do": "take_out"}, headers=HTMX
    ).text
    assert "in none yet" in fragment
    assert client.post(f"/recommendations/{asked}/clusters", data={"cluster": "none"}).status_code == 422


def test_what_was_done_is_told_act_by_act_and_undone(
    installation: Installation, cast: Cast, client: FlaskClient, asked: str
) -> None:
    with installation.store.writing() as db:
        act = keeping.put_tag(db, [asked], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
    page = client.get(f"/recommendations/{asked}/history").text
    assert "Ministry of Education (responsible): confirmed" in page
    assert client.post(f"/recommendations/{asked}/acts/{act.id}/undo").status_code == 303
    assert held(installation, asked).tags == ()
    again = client.post(f"/recommendations/{asked}/acts/{act.id}/undo")
    assert again.status_code == 404
    assert "nothing left to undo" in again.text


def put_secrets(db: Database, asked: str, by: Actor) -> None:
    keeping.put_tag(db, [asked], Facet.MINISTRY, "MoE", by=by, at=MORNING)
    keeping.put_tag(db, [asked], Facet.THEME, "Racial discrimination", by=by, at=MORNING)
    keeping.put_fact(db, [asked], Fact.STATUS, "not_started", evidence="canary-evidence", by=by, at=MORNING)
    keeping.put_fact(db, [asked], Fact.NOTE, "canary-note", by=by, at=MORNING)
    table = {"id": new_table(db, by), "source": "sheet"}
    db.table("row_taken_in").insert(
        {"source": "sheet", "key": "1", "recommendation_id": asked, "table_id": table["id"], "row": 5,
         "place": "Monitoring, row 5", "cells": json.dumps({"Owner": "canary-cell"}),
         "notes": json.dumps(["canary-comment"]), "sha256": "0"}
    )  # fmt: skip


def new_table(db: Database, by: Actor) -> str:
    row = {"id": "t", "source": "sheet", "file_sha256": "0", "file_name": "canary.xlsx", "at": "2026-05-04T09:00:00Z"}
    db.table("table_taken_in").insert({**row, "by_id": by.person_id, "by_name": by.name})
    return "t"


def test_the_row_it_came_with_is_there_as_it_stood(
    installation: Installation, cast: Cast, client: FlaskClient, asked: str
) -> None:
    with installation.store.writing() as db:
        put_secrets(db, asked, cast.amina)
    page = client.get(f"/recommendations/{asked}").text
    for words in ("Monitoring, row 5", "canary-cell", "canary-comment", "canary-evidence", "canary-note"):
        assert words in page


def test_a_reviewer_sees_what_it_is_about_and_nothing_of_how_the_state_follows_it_up(
    installation: Installation, cast: Cast, asked: str
) -> None:
    with installation.store.writing() as db:
        put_secrets(db, asked, cast.amina)
        row = {"recommendation_id": asked, "facet": "theme", "value": "Administration of justice & fair trial"}
        db.table("suggestion").insert({**row, "confidence": 0.9, "sure": 1, "reason": "canary-reason"})
    page = signed_in(installation, "chidi").get(f"/recommendations/{asked}").text
    assert ASKED[1] in page
    assert "Racial discrimination" in page
    for words in (
        "canary",
        "Ministry of Education",
        "not started",
        "Amina",
        "History",
        '<form method="post" action="/reco',
    ):
        assert words not in page, words


def test_a_focal_point_reads_all_and_says_how_far_its_own_are(
    installation: Installation, cast: Cast, asked: str
) -> None:
    with installation.store.writing() as db:
        put_secrets(db, asked, cast.amina)
    bruno = signed_in(installation, "bruno")
    page = bruno.get(f"/recommendations/{asked}").text
    assert "canary-evidence" in page
    assert re.findall(r'action="(/recommendations[^"]*)"', page) == [f"/recommendations/{asked}/status"]
    assert bruno.post(f"/recommendations/{asked}/tags", data={"facet": "theme", "value": "x"}).status_code == 404


def test_evidence_in_a_document_one_may_not_open_is_not_named(
    installation: Installation, cast: Cast, asked: str
) -> None:
    with installation.store.writing() as db:
        secret = put_document(db, ["Secret."], symbol=None, kind="other", title="Secret note", audience="secretariat")
        source = next(db.query("select id from paragraph where document_id = ?", (secret,)))["id"]
        keeping.put_fact(db, [asked], Fact.STATUS, "under_way", evidence_paragraph_id=source, by=cast.amina, at=MORNING)
    page = signed_in(installation, "bruno").get(f"/recommendations/{asked}").text
    assert "Evidence in a document that you cannot open" in page
    assert "Secret note" not in page


def test_one_known_from_a_table_alone_says_so_and_what_to_do(installation: Installation, client: FlaskClient) -> None:
    with installation.store.writing() as db:
        db.table("recommendation").insert(
            {"id": "alone", "lead": "alone", "place": 1, "text": "Open the schools.", "symbol": "CRC/C/ARC/CO/4",
             "number": "12", "state": "ARC", "language": "en"}
        )  # fmt: skip
    page = client.get("/recommendations/alone").text
    assert "CRC/C/ARC/CO/4, para. 12" in page
    assert "Known from a table alone" in page
    assert "/documents/add" in page


def test_one_that_the_reader_may_not_open_is_not_there(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ASKED, audience="secretariat")
        hidden = queries.wanted_ones(db, cast.amina, Wanted()).recommendations[0].id
    assert signed_in(installation, "bruno").get(f"/recommendations/{hidden}").status_code == 404


@pytest.fixture
def before(installation: Installation, cast: Cast, asked: str) -> str:
    """An earlier recommendation, of another year, that is suggested for the one at hand."""
    with installation.store.writing() as db:
        earlier = put_document(db, [ASKED], symbol="CERD/C/ARC/CO/4", state="ARC", date="2014-03-01", slug="co-4")
        put_units(db, earlier)
        found = next(db.query("select id from recommendation where document_id = ?", (earlier,)))["id"]
        row = {"recommendation_id": asked, "facet": "twin", "value": found, "reason": "train, judges"}
        db.table("suggestion").insert({**row, "confidence": 0.97, "sure": 1})
    return str(found)


def test_an_earlier_one_is_suggested_confirmed_and_seen_from_both_sides(
    installation: Installation, client: FlaskClient, asked: str, before: str
) -> None:
    page = client.get(f"/recommendations/{asked}").text
    assert "shared: train, judges" in page
    chidi = signed_in(installation, "chidi")
    assert "CERD/C/ARC/CO/4" not in chidi.get(f"/recommendations/{asked}").text
    client.post(f"/recommendations/{asked}/twins", data={"later": asked, "earlier": before})
    assert f'href="/recommendations/{before}"' in client.get(f"/recommendations/{asked}").text
    assert f'href="/recommendations/{asked}"' in client.get(f"/recommendations/{before}").text
    assert "CERD/C/ARC/CO/4" in chidi.get(f"/recommendations/{asked}").text
    assert "CERD/C/ARC/CO/4, para. 1: confirmed" in client.get(f"/recommendations/{asked}/history").text


def test_one_on_another_matter_is_not_suggested_again(client: FlaskClient, asked: str, before: str) -> None:
    sent = {"later": asked, "earlier": before, "do": "set_aside"}
    fragment = client.post(f"/recommendations/{asked}/twins", data=sent, headers=HTMX).text
    assert "none known yet" in fragment


def test_another_is_tied_by_its_citation_the_earlier_day_being_the_earlier(
    client: FlaskClient, asked: str, before: str
) -> None:
    answer = client.post(f"/recommendations/{before}/twins", data={"citation": "CERD/C/ARC/CO/5, para. 2"})
    assert answer.status_code == 303
    page = client.get(f"/recommendations/{before}").text
    assert ">Later<" in page
    for citation in ("CERD/C/ARC/CO/5, para. 77", "CERD/C/ARC/CO/4, para. 1", ""):
        refused = client.post(f"/recommendations/{before}/twins", data={"citation": citation})
        assert refused.status_code == 422, citation


def test_what_a_report_says_is_added_by_its_citation_confirmed_and_set_aside(
    installation: Installation, client: FlaskClient, asked: str
) -> None:
    with installation.store.writing() as db:
        put_document(db, ["Forty judges were trained in 2025."], symbol="CERD/C/ARC/6", kind="state_report", slug="r6")
    sent = {"citation": "CERD/C/ARC/6, para. 1"}
    assert client.post(f"/recommendations/{asked}/said", data=sent).status_code == 303
    page = client.get(f"/recommendations/{asked}").text
    assert "Forty judges were trained" in page
    assert "Forty judges" in signed_in(installation, "bruno").get(f"/recommendations/{asked}").text
    assert "Forty judges" not in signed_in(installation, "chidi").get(f"/recommendations/{asked}").text
    found = re.search(r'name="paragraph" value="([^"]+)"', page)
    assert found
    gone = {"paragraph": found[1], "do": "set_aside"}
    assert "Forty judges" not in client.post(f"/recommendations/{asked}/said", data=gone, headers=HTMX).text
    refused = client.post(f"/recommendations/{asked}/said", data={"citation": "CERD/C/ARC/6, para. 9"})
    assert refused.status_code == 422
    assert 'value="CERD/C/ARC/6, para. 9"' in refused.text
    assert client.post(f"/recommendations/{asked}/said", data={"paragraph": "elsewhere"}).status_code == 422
