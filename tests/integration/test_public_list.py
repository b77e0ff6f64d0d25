"""The public list: opened by the secretariat, read by anybody; what is not chosen is nowhere in it."""

import pytest
from flask.testing import FlaskClient

from tests.applications import application
from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in, without_tokens
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import Wanted

TEXT = "The Committee recommends that the State party open schools to all children."
SECRET = "The Committee recommends that the State party canary-unpublished."
ADDRESS = "/public/recommendations"
SETTINGS = "/recommendations/public-list"


@pytest.fixture
def anybody(installation: Installation, cast: Cast) -> FlaskClient:
    """Somebody who is not signed in; one recommendation is published, two are not."""
    with installation.store.writing() as db:
        put_units(db, put_document(db, [("recommendation", TEXT)], symbol="CERD/C/ARC/CO/5", state="ARC"))
        unit = queries.wanted_ones(db, cast.amina, Wanted()).recommendations[0].id
        hidden = {"audience": "state", "published": 0}
        put_units(db, put_document(db, [("recommendation", SECRET)], symbol="CRC/C/ARC/CO/1", slug="hid", **hidden))
        put_units(db, put_document(db, [("recommendation", SECRET)], symbol="CAT/C/ARC/CO/1", slug="un", published=0))
        keeping.put_tag(db, [unit], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        keeping.put_tag(db, [unit], Facet.THEME, "Right to education", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [unit], Fact.STATUS, "under_way", evidence="canary-evidence", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [unit], Fact.NOTE, "canary-note", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [unit], Fact.PRIORITY, "high", by=cast.amina, at=MORNING)
    return application(installation, tokens=True).test_client()


def test_a_list_that_is_not_open_looks_like_what_does_not_exist(anybody: FlaskClient) -> None:
    for address in (ADDRESS, f"{ADDRESS}.csv", f"{ADDRESS}.xlsx"):
        closed, absent = anybody.get(address), anybody.get("/public/nothing")
        assert closed.status_code == absent.status_code == 404
        assert without_tokens(closed.text) == without_tokens(absent.text)


def test_it_shows_what_was_chosen_and_nothing_else(client: FlaskClient, anybody: FlaskClient) -> None:
    client.post(SETTINGS, data={"do": "open", "shown": ["themes"]})
    pages = anybody.get(ADDRESS).text + anybody.get(f"{ADDRESS}.csv").text + anybody.get(f"{ADDRESS}.json").text
    assert TEXT in pages
    assert "Right to education" in pages
    for words in ("canary", "Ministry of Education", "under way", "high", "Amina"):
        assert words not in pages, words


def test_of_what_tables_alone_brought_only_that_of_the_public_index_is_in_it(
    installation: Installation, client: FlaskClient, anybody: FlaskClient
) -> None:
    with installation.store.writing() as db:
        for source in ("uhri", "sheet"):
            row = {"id": source, "lead": source, "place": 1, "text": f"Text that {source} brought.", "state": "ARC"}
            db.table("recommendation").insert(row)
            told = {"id": f"t-{source}", "source": source, "file_sha256": "0", "file_name": "t", "at": "2026-05-04"}
            db.table("table_taken_in").insert({**told, "by_name": "Amina"})
            cells = {"key": "1", "recommendation_id": source, "row": 2, "cells": "{}", "sha256": "0"}
            db.table("row_taken_in").insert({"source": source, "table_id": f"t-{source}", **cells})
    client.post(SETTINGS, data={"do": "open"})
    page = anybody.get(ADDRESS).text
    assert "Text that uhri brought." in page
    assert "Text that sheet brought." not in page


def test_ministries_and_status_are_shown_where_they_were_chosen(client: FlaskClient, anybody: FlaskClient) -> None:
    client.post(SETTINGS, data={"do": "open", "shown": ["ministries", "status"]})
    page = anybody.get(ADDRESS).text
    assert "Responsible: Ministry of Education" in page
    assert "under way" in page
    assert "canary" not in page
    assert "Right to education" not in page


def test_it_is_narrowed_by_what_it_shows_alone(client: FlaskClient, anybody: FlaskClient) -> None:
    client.post(SETTINGS, data={"do": "open", "shown": []})
    assert TEXT in anybody.get(f"{ADDRESS}?theme=Nothing&status=implemented&ministry=none").text
    assert TEXT not in anybody.get(f"{ADDRESS}?words=prisons").text
    client.post(SETTINGS, data={"do": "open", "shown": ["themes"]})
    assert TEXT not in anybody.get(f"{ADDRESS}?theme=Nothing").text
    assert '<option value="Right to education"' in anybody.get(ADDRESS).text


def test_it_is_taken_away_as_a_workbook(client: FlaskClient, anybody: FlaskClient) -> None:
    client.post(SETTINGS, data={"do": "open", "shown": ["status"]})
    answer = anybody.get(f"{ADDRESS}.xlsx")
    assert answer.data[:2] == b"PK"
    assert anybody.get(f"{ADDRESS}.exe").status_code == 404


def test_closed_again_it_is_gone(client: FlaskClient, anybody: FlaskClient) -> None:
    client.post(SETTINGS, data={"do": "open"})
    assert "It is open" in client.get(SETTINGS).text
    client.post(SETTINGS, data={"do": "close"})
    assert anybody.get(ADDRESS).status_code == 404
    assert client.post(SETTINGS, data={"do": "close"}).status_code == 409
    assert client.post(SETTINGS, data={"do": "open", "shown": ["notes"]}).status_code == 422


def test_it_says_how_many_there_are_and_the_secretariat_reads_that_it_is_open(
    client: FlaskClient, anybody: FlaskClient
) -> None:
    assert "Anybody can then read" in client.get(SETTINGS).text
    client.post(SETTINGS, data={"do": "open"})
    assert "Anybody can read" in client.get(SETTINGS).text
    page = anybody.get(ADDRESS).text
    many = page.count('class="card-title"')
    assert f'<p class="soft">{many} recommendation' in page


def test_only_the_secretariat_opens_it(installation: Installation, anybody: FlaskClient) -> None:
    for name in ("farid", "bruno", "chidi"):
        who = signed_in(installation, name)
        assert who.get(SETTINGS).status_code == 404
        assert who.post(SETTINGS, data={"do": "open"}).status_code == 404
    assert anybody.get(ADDRESS).status_code == 404
