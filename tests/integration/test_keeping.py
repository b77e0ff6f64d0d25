"""What is kept of recommendations: one act for many, history, and whose word counts."""

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.offices import own_words
from workbench.recommendations.offices.naming import call_ministry
from workbench.recommendations.records import Facet, Fact, Recommendation, Role, Standing
from workbench.recommendations.wanted import NONE, Wanted
from workbench.store import Database

ASKED = ("recommendation", "The Committee recommends that the State party open schools to all children.")
OTHER = ("recommendation", "The Committee recommends that the State party train judges.")
ASKED_FR = ("recommendation", "Le Comité recommande à l'État partie d'ouvrir les écoles à tous les enfants.")


def put_observations(db: Database, *texts: tuple[str, str], **changes: str) -> None:
    put_units(db, put_document(db, texts, symbol="CERD/C/ARC/CO/5", state="ARC", **changes))


def listed(installation: Installation, cast: Cast, wanted: Wanted) -> tuple[Recommendation, ...]:
    with installation.store.reading() as db:
        return queries.wanted_ones(db, cast.amina, wanted).recommendations


def test_a_ministry_is_assigned_to_many_at_once_and_found_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ASKED, OTHER)
        ids = [each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations]
        act = keeping.put_tag(db, ids, Facet.MINISTRY, "MoE", role=Role.SUPPORTING, by=cast.amina, at=MORNING)
        assert act.changed == 2
        found = kept.kept_of(db, ids)[ids[0]]
        assert found.ministries(Role.SUPPORTING) == ("Ministry of Education",)
        assert [each.act_id for each in kept.history_of(db, ids[0])] == [act.id]
    assert len(listed(installation, cast, Wanted(ministry=cast.education))) == 2
    assert listed(installation, cast, Wanted(ministry=NONE)) == ()


def test_what_was_taken_away_is_remembered_as_set_aside(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ASKED)
        ids = [queries.wanted_ones(db, cast.amina, Wanted()).recommendations[0].id]
        keeping.put_tag(db, ids, Facet.SDG, "SDG 4.1", by=cast.amina, at=MORNING)
        keeping.take_tag(db, ids, Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        found = kept.kept_of(db, ids)[ids[0]]
    assert found.tags == ()
    assert [(each.value, each.standing) for each in found.set_aside] == [("4.1", Standing.SET_ASIDE)]
    assert listed(installation, cast, Wanted(sdg="4")) == ()


def test_another_language_shares_what_is_kept_and_counts_once(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ASKED_FR, language="fr", slug="co-5-fr")
        ids = [queries.wanted_ones(db, cast.amina, Wanted()).recommendations[0].id]
        keeping.put_fact(
            db, ids, Fact.STATUS, "under_way", evidence="Law 7 is before Parliament.", by=cast.amina, at=MORNING
        )
        put_observations(db, ASKED, language="en", slug="co-5-en")
        found = queries.wanted_ones(db, cast.amina, Wanted()).recommendations
        assert [each.text for each in found] == [ASKED[1]]
        assert kept.kept_of(db, [found[0].lead])[ids[0]].fact(Fact.STATUS) == "under_way"


def test_a_status_that_is_none_is_refused(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ASKED)
        ids = [queries.wanted_ones(db, cast.amina, Wanted()).recommendations[0].id]
        with pytest.raises(keeping.NotAStatus):
            keeping.put_fact(db, ids, Fact.STATUS, "done", by=cast.amina, at=MORNING)
        with pytest.raises(DoorClosed):
            keeping.put_fact(db, ids, Fact.STATUS, "implemented", by=cast.chidi, at=MORNING)
        assert kept.history_of(db, ids[0]) == ()


def test_a_ministry_with_one_other_name_and_one_word_is_known_by_both(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        found = call_ministry(db, cast.education, names=["Schools"], words=["pupils"], by=cast.amina, at=MORNING)
        assert (found.names, found.words) == (("schools",), ("pupils",))
        call_ministry(db, cast.education, names=["Schools"], words=["pupils"], by=cast.amina, at=MORNING)
        assert own_words.add_words(db, Facet.MINISTRY, "MoE", ["pupils"], by=cast.amina, at=MORNING) == 0
