"""What was done to recommendations is taken back, act by act."""

from dataclasses import replace

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations import queries
from workbench.recommendations.clustering import clusters
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.ledger.importing import ImportedFact, ImportedTag, put_imported
from workbench.recommendations.ledger.undoing import NotKept, undo
from workbench.recommendations.records import Facet, Fact, Kept, Role, Standing
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

ASKED = ("recommendation", "The Committee recommends that the State party open schools to all children.")
OTHER = ("recommendation", "The Committee recommends that the State party train judges.")


def observed(db: Database, cast: Cast) -> list[str]:
    put_units(db, put_document(db, [ASKED, OTHER], symbol="CERD/C/ARC/CO/5", state="ARC"))
    return [each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations]


def standing(db: Database, lead: str) -> Kept:
    return kept.kept_of(db, [lead]).get(lead, Kept())


def test_an_assignment_of_many_is_undone_at_once_and_done_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        act = keeping.put_tag(db, ids, Facet.MINISTRY, "MoE", role=Role.SUPPORTING, by=cast.amina, at=MORNING)
        undone = undo(db, act.id, by=cast.amina, at=MORNING)
        assert undone.changed == 2
        assert standing(db, ids[0]).tags == ()
        assert undo(db, undone.id, by=cast.amina, at=MORNING).changed == 2
        assert standing(db, ids[0]).ministries(Role.SUPPORTING) == ("Ministry of Education",)
        assert len(kept.history_of(db, ids[0])) == 3


def test_what_was_said_since_stays(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        act = keeping.put_fact(db, ids, Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids[:1], Fact.STATUS, "implemented", by=cast.farid, at=MORNING)
        assert undo(db, act.id, by=cast.amina, at=MORNING).changed == 1
        assert standing(db, ids[0]).fact(Fact.STATUS) == "implemented"
        assert standing(db, ids[1]).fact(Fact.STATUS) == ""


def test_an_act_is_undone_once(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        act = keeping.put_fact(db, ids, Fact.PRIORITY, "high", by=cast.amina, at=MORNING)
        undo(db, act.id, by=cast.amina, at=MORNING)
        for unknown in (act.id, "no such act"):
            with pytest.raises(NotKept):
                undo(db, unknown, by=cast.amina, at=MORNING)
        with pytest.raises(DoorClosed):
            undo(db, act.id, by=cast.chidi, at=MORNING)


def test_a_focal_point_undoes_nothing_of_the_secretariat(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        act = keeping.put_fact(db, observed(db, cast), Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        with pytest.raises(NotKept):
            undo(db, act.id, by=cast.bruno, at=MORNING)


def test_what_a_table_said_stands_again_as_the_tables_word(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        (lead, _) = ids = observed(db, cast)
        tag, fact = ImportedTag(lead, Facet.SDG, "4.1"), ImportedFact(lead, Fact.STATUS, "under_way")
        put_imported(db, [tag], [fact], by=cast.amina, at=MORNING)
        acts = [
            keeping.take_tag(db, ids, Facet.SDG, "4.1", by=cast.amina, at=MORNING),
            keeping.put_fact(db, ids, Fact.STATUS, "implemented", by=cast.amina, at=MORNING),
        ]
        for act in acts:
            undo(db, act.id, by=cast.amina, at=MORNING)
        found = standing(db, lead)
        assert [(each.value, each.standing) for each in found.tags] == [("4.1", Standing.IMPORTED)]
        assert (found.fact(Fact.STATUS), found.facts[Fact.STATUS].standing) == ("under_way", Standing.IMPORTED)


def test_a_persons_earlier_word_stands_again_under_their_name(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        keeping.put_fact(db, ids, Fact.DUE, "2027-03-31", by=cast.farid, at=MORNING)
        act = keeping.put_fact(db, ids, Fact.DUE, "2028-03-31", by=cast.amina, at=MORNING)
        undo(db, act.id, by=cast.amina, at=MORNING)
        said = standing(db, ids[0]).facts[Fact.DUE]
        assert (said.value, said.standing, said.by_name) == ("2027-03-31", Standing.CONFIRMED, "Farid Osei")


def test_members_of_a_cluster_leave_it_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        schools = clusters.create_cluster(db, "Schools", by=cast.amina, at=MORNING)
        act = clusters.put_members(db, schools.id, ids, by=cast.amina, at=MORNING)
        undo(db, act.id, by=cast.amina, at=MORNING)
        assert standing(db, ids[0]).clusters == ()
        told = [(each.what, each.shown, each.after) for each in kept.history_of(db, ids[0])]
        assert told == [("cluster", "Schools", ""), ("cluster", "Schools", "member")]


def test_an_act_on_what_one_may_not_read_is_not_undone(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        act = keeping.put_fact(db, observed(db, cast), Fact.PRIORITY, "low", by=cast.amina, at=MORNING)
        with pytest.raises(queries.RecommendationNotFound):
            undo(db, act.id, by=replace(cast.farid, audiences=frozenset()), at=MORNING)
