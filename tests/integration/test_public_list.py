"""The public list: opened and closed by the secretariat alone, with what it shows and nothing else."""

import json
from datetime import timedelta

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_document, a_library, a_passage, a_recommendation
from workbench.export.recommendations import public
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations import keeping
from workbench.recommendations.publishing import (
    NotOpen,
    NotShown,
    Shown,
    close_list,
    open_list,
    public_list,
    public_rows,
)
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import Wanted

LATER = MORNING + timedelta(days=1)


@pytest.fixture
def kept(installation: Installation, cast: Cast) -> None:
    """Three recommendations of a published document, one of a document that is not; notes and a status on all."""
    with installation.store.writing() as db:
        a_library(db)
        hidden = a_document(
            db, symbol="CERD/C/ARC/CO/99", kind="concluding_observations", published=False, audience="state"
        )
        a_recommendation(db, hidden, a_passage(db, hidden, "1", "Canary of a text."), "", 1)
        ids = [row["id"] for row in db.query("select id from recommendation")]
        keeping.put_fact(db, ids, Fact.NOTE, "Canary", by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids, Fact.STATUS, "under_way", evidence="Canary", by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids, Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids, Facet.THEME, "Right to education", by=cast.amina, at=MORNING)


def test_until_it_is_opened_nobody_sees_anything(installation: Installation, kept: None) -> None:
    with installation.store.reading() as db:
        assert public_list(db) is None
        assert public_rows(db, Wanted(), language="en") == ((), 0)


def test_it_shows_what_was_chosen_of_what_is_published(installation: Installation, cast: Cast, kept: None) -> None:
    with installation.store.writing() as db:
        open_list(db, ["status"], by=cast.amina, at=LATER)
        rows, total = public_rows(db, Wanted(), language="en")
        assert total == len(rows) == 3
        assert {(row.status, row.responsible, row.themes) for row in rows} == {("under_way", (), ())}
        data = public.csv(rows, frozenset({Shown.STATUS})).decode("utf-8-sig")
        assert "Canary" not in data
        assert "Right to education" not in data
        assert "Ministry" not in data
        headers = list(json.loads(public.json(rows, frozenset({Shown.STATUS})))[0])
        assert headers[-1] == "Status"


def test_no_count_tells_what_is_not_shown(installation: Installation, cast: Cast, kept: None) -> None:
    with installation.store.writing() as db:
        open_list(db, [], by=cast.amina, at=LATER)
        for asked in (Wanted(ministry=cast.education), Wanted(status="implemented"), Wanted(theme="Right to food")):
            assert public_rows(db, asked, language="en")[1] == 3
        open_list(db, ["themes"], by=cast.amina, at=LATER)
        assert public_rows(db, Wanted(theme="Right to food"), language="en")[1] == 0


def test_notes_evidence_and_history_are_nothing_that_can_be_shown(
    installation: Installation, cast: Cast, kept: None
) -> None:
    with installation.store.writing() as db:
        for each in ("notes", "note", "evidence", "history"):
            with pytest.raises(NotShown):
                open_list(db, ["status", each], by=cast.amina, at=LATER)
        assert public_list(db) is None


def test_it_is_closed_again_and_only_the_secretariat_does_either(
    installation: Installation, cast: Cast, kept: None
) -> None:
    with installation.store.writing() as db:
        for other in (cast.farid, cast.bruno, cast.chidi, cast.dana):
            with pytest.raises(DoorClosed):
                open_list(db, [], by=other, at=LATER)
        open_list(db, ["themes"], by=cast.amina, at=LATER)
        with pytest.raises(DoorClosed):
            close_list(db, by=cast.farid, at=LATER)
        close_list(db, by=cast.amina, at=LATER)
        assert public_rows(db, Wanted(), language="en") == ((), 0)
        with pytest.raises(NotOpen):
            close_list(db, by=cast.amina, at=LATER)
