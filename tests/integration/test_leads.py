"""Documents are tied, untied, replaced, restored, corrected: nothing that was kept of what they recommend is lost."""

import random
from collections import defaultdict
from datetime import datetime, timedelta

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.around import reach_of
from workbench.recommendations.clustering import clusters
from workbench.recommendations.documents import tying, versions
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, kept, linking
from workbench.recommendations.ledger.importing import ImportedFact, put_imported
from workbench.recommendations.ledger.joining import copy_kept, drop_kept
from workbench.recommendations.ledger.undoing import undo
from workbench.recommendations.lists.rows import evidence_of
from workbench.recommendations.records import Facet, Fact, Kept
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

ASKED = ("recommendation", "The Committee recommends that the State party open schools to all children.")
OTHER = ("recommendation", "The Committee recommends that the State party train judges.")
ASKED_FR = ("recommendation", "Le Comité recommande à l'État partie d'ouvrir les écoles à tous les enfants.")
OTHER_FR = ("recommendation", "Le Comité recommande à l'État partie de former les juges.")
TURNS = 60
SEEDS = range(24)
SAMPLE = 4


def put_observations(db: Database, *texts: tuple[str, str], **changes: object) -> str:
    document_id = put_document(db, texts, **{"state": "ARC", **changes})
    put_units(db, document_id)
    return document_id


def unit(db: Database, document_id: str, number: int = 1) -> str:
    sql = "select id from recommendation where document_id = :id and number = :number and not no_longer_read"
    return str(next(db.query(sql, {"id": document_id, "number": str(number)}))["id"])


def standing(db: Database, recommendation_id: str) -> Kept:
    lead = str(next(db.query("select lead from recommendation where id = ?", [recommendation_id]))["lead"])
    return kept.kept_of(db, [lead]).get(lead, Kept())


def history(db: Database, recommendation_id: str) -> list[tuple[str, str]]:
    lead = str(next(db.query("select lead from recommendation where id = ?", [recommendation_id]))["lead"])
    return [(each.what, each.after) for each in kept.history_of(db, lead)]


def two_languages(db: Database) -> tuple[str, str]:
    english = put_observations(db, ASKED, OTHER, symbol=None, title="Observations", slug="en")
    french = put_observations(db, ASKED_FR, OTHER_FR, symbol=None, title="Observations", slug="fr", language="fr")
    return english, french


def test_what_was_kept_of_either_is_kept_of_both_once_they_are_tied(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        english, french = two_languages(db)
        keeping.put_tag(db, [unit(db, english)], Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        keeping.put_tag(db, [unit(db, french)], Facet.SDG, "5.1", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [unit(db, french)], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        tying.tie(db, document_id=french, other_id=english, by=cast.amina, at=MORNING)
        for each in (english, french):
            found = standing(db, unit(db, each))
            assert (found.values(Facet.SDG), found.fact(Fact.STATUS)) == (("4.1", "5.1"), "under_way")
            assert len(history(db, unit(db, each))) == 3
        assert queries.wanted_ones(db, cast.amina, Wanted()).total == 2


def test_each_keeps_what_was_kept_of_both_once_they_are_untied(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        english, french = two_languages(db)
        tying.tie(db, document_id=french, other_id=english, by=cast.amina, at=MORNING)
        act = keeping.put_tag(db, [unit(db, french)], Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        tying.untie(db, document_id=english, by=cast.amina, at=MORNING)
        keeping.put_fact(db, [unit(db, french)], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        assert queries.wanted_ones(db, cast.amina, Wanted()).total == 4
        assert standing(db, unit(db, english)).values(Facet.SDG) == ("4.1",)
        assert standing(db, unit(db, french)).values(Facet.SDG) == ("4.1",)
        assert standing(db, unit(db, english)).fact(Fact.STATUS) == ""
        assert history(db, unit(db, french)) == [("status", "under_way"), ("sdg", "confirmed")]
        assert undo(db, act.id, by=cast.amina, at=MORNING).changed == 2  # it was said of both
        assert standing(db, unit(db, english)).tags == standing(db, unit(db, french)).tags == ()


def test_a_tie_that_is_undone_and_made_again_tells_its_history_once(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        english, french = two_languages(db)
        act = keeping.put_tag(db, [unit(db, french)], Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        for _ in range(3):
            tying.tie(db, document_id=french, other_id=english, by=cast.amina, at=MORNING)
            tying.untie(db, document_id=french, by=cast.amina, at=MORNING)
        assert history(db, unit(db, english)) == history(db, unit(db, french)) == [("sdg", "confirmed")]
        tying.tie(db, document_id=french, other_id=english, by=cast.amina, at=MORNING)
        assert reach_of(db, [act.id]) == {act.id: 1}


def test_of_two_words_the_later_one_stands_and_a_persons_before_a_tables(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        english, french = two_languages(db)
        later = MORNING + timedelta(days=1)
        keeping.put_fact(db, [unit(db, french)], Fact.STATUS, "implemented", by=cast.amina, at=later)
        keeping.put_fact(db, [unit(db, english)], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [unit(db, english)], Fact.PRIORITY, "high", by=cast.amina, at=MORNING)
        put_imported(db, [], [ImportedFact(unit(db, french), Fact.PRIORITY, "low")], by=cast.amina, at=later)
        tying.tie(db, document_id=english, other_id=french, by=cast.amina, at=later)
        found = standing(db, unit(db, english))
        assert (found.fact(Fact.STATUS), found.fact(Fact.PRIORITY)) == ("implemented", "high")
        lines = kept.history_of(db, unit(db, english))
        assert {(each.what, each.before, each.after, each.origin) for each in lines} == {
            ("status", "", "implemented", "person"),
            ("status", "", "under_way", "person"),
            ("priority", "", "high", "person"),
            ("priority", "low", "high", "import"),
        }


def test_what_shows_the_status_is_that_of_the_later_word_whichever_was_written_first(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        english, french = two_languages(db)
        later = MORNING + timedelta(days=1)
        for document, status, evidence, at in (
            (english, "implemented", "Law 9", later), (french, "under_way", "a bill", MORNING)
        ):  # fmt: skip
            keeping.put_fact(db, [unit(db, document)], Fact.STATUS, status, evidence=evidence, by=cast.amina, at=at)
        tying.tie(db, document_id=english, other_id=french, by=cast.amina, at=later)
        lead = next(db.query("select lead from recommendation where id = :id", [unit(db, english)]))["lead"]
        assert evidence_of(db, [lead]) == {lead: "Law 9"}


def test_what_was_said_of_either_is_suggested_of_neither_once_they_are_tied(
    installation: Installation, cast: Cast
) -> None:
    theme = "Right to education"
    with installation.store.writing() as db:
        english, french = two_languages(db)
        for document in (english, french):
            db.execute(
                "insert into suggestion (recommendation_id, facet, value, confidence, sure, reason) "
                "values (:id, 'theme', :theme, 0.9, 1, '')", {"id": unit(db, document), "theme": theme}
            )  # fmt: skip
        keeping.take_tag(db, [unit(db, french)], Facet.THEME, theme, by=cast.amina, at=MORNING)
        tying.tie(db, document_id=english, other_id=french, by=cast.amina, at=MORNING)
        assert db.execute("select count(*) from suggestion").fetchone()[0] == 0


def test_a_better_copy_has_what_was_kept_of_the_one_before_and_gives_it_back(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        old = put_observations(db, ASKED, OTHER, symbol=None, title="Scan", slug="scan")
        keeping.put_tag(db, [unit(db, old)], Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        new = put_observations(db, ASKED, OTHER, symbol=None, title="Print", slug="print")
        tying.put_in_place(db, new, old_id=old, by=cast.amina, at=MORNING)
        (found, _) = queries.wanted_ones(db, cast.amina, Wanted()).recommendations
        assert (found.document_id, standing(db, found.id).values(Facet.SDG)) == (new, ("4.1",))
        tying.restore(db, old, by=cast.amina, at=MORNING)
        assert queries.wanted_ones(db, cast.amina, Wanted()).total == 4
        assert (
            standing(db, unit(db, old)).values(Facet.SDG) == standing(db, unit(db, new)).values(Facet.SDG) == ("4.1",)
        )


def test_a_symbol_that_was_read_wrongly_and_corrected_parts_two_documents(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        english = put_observations(db, ASKED, symbol="CAT/C/ARC/CO/2", slug="en")
        french = put_observations(db, OTHER_FR, symbol="CAT/C/ARC/CO/2", slug="fr", language="fr")
        keeping.put_tag(db, [unit(db, french)], Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        db.table("document").update(english, {"symbol": "CAT/C/ARC/CO/3"})
        put_units(db, english)
        found = queries.wanted_ones(db, cast.amina, Wanted()).recommendations
        assert {each.document_id for each in found} == {english, french}
        assert {standing(db, each.id).values(Facet.SDG) for each in found} == {("4.1",)}


def test_numbers_that_are_repeated_are_told_apart_by_their_turn(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        english = put_document(db, [ASKED, OTHER], symbol="CAT/C/ARC/CO/2", slug="en")
        french = put_document(db, [ASKED_FR, OTHER_FR], symbol="CAT/C/ARC/CO/2", slug="fr", language="fr")
        db.execute("update paragraph set number = '7'")
        for each in (english, french):
            put_units(db, each)
        leads = [
            (row["lead"], row["text"][:6])
            for row in db.query("select lead, text from recommendation order by document_id, place")
        ]
        assert [lead for lead, _ in leads[:2]] == [lead for lead, _ in leads[2:]]
        assert leads[0][0] != leads[1][0]


def test_what_becomes_another_number_leaves_what_was_kept_with_those_it_parts_from(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        english = put_observations(db, ASKED, OTHER, symbol="CAT/C/ARC/CO/2", slug="en")
        french = put_observations(db, ASKED_FR, OTHER_FR, symbol="CAT/C/ARC/CO/2", slug="fr", language="fr")
        keeping.put_tag(db, [unit(db, english, 1)], Facet.SDG, "4.1", by=cast.amina, at=MORNING)
        moved = unit(db, french, 1)
        db.execute("update paragraph set number = '3' where document_id = ? and number = '2'", [french])
        db.execute("update paragraph set number = '2' where document_id = ? and number = '1'", [french])
        put_units(db, french)
        assert standing(db, unit(db, english, 1)).values(Facet.SDG) == ("4.1",)
        assert standing(db, moved).values(Facet.SDG) == standing(db, unit(db, english, 2)).values(Facet.SDG) == ()


def test_an_earlier_one_is_tied_to_what_stands_in_its_place_and_untied_again(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        older = put_observations(db, ASKED, symbol=None, slug="scan", title="Scan")
        earlier = put_observations(db, ASKED, symbol=None, slug="print", title="Print", added_at="2026-05-05")
        later = put_observations(db, ASKED, symbol="CAT/C/ARC/CO/9", slug="later")
        pair = (unit(db, later), unit(db, earlier))
        act = linking.confirm(db, linking.Tie.TWIN, [pair], by=cast.amina, at=MORNING)
        tying.put_in_place(db, earlier, old_id=older, by=cast.amina, at=MORNING)
        twins = list(db.query("select earlier_id, later_id from twin"))
        assert [(row["earlier_id"], row["later_id"]) for row in twins] == [(unit(db, older), pair[0])]
        undo(db, act.id, by=cast.amina, at=MORNING)
        assert not list(db.query("select 1 from twin"))


class Library:
    """Documents that somebody ties, unties, replaces, restores and corrects, and what was said of each unit."""

    def __init__(self, db: Database, cast: Cast, chance: random.Random) -> None:
        self.db, self.cast, self.chance = db, cast, chance
        self.minute = 0
        self.tags: dict[str, set[str]] = defaultdict(set)
        self.status: dict[str, str] = {}
        self.goals = iter(f"{goal}.{target}" for goal in range(1, 18) for target in range(1, 4))
        self.cluster = clusters.create_cluster(db, "All", by=cast.amina, at=MORNING).id
        self.documents = [
            put_observations(
                db, ASKED, OTHER, symbol=symbol, slug=f"slug-{place}", title=f"T{place}", language=language
            )
            for place, (symbol, language) in enumerate(
                [("CAT/C/ARC/CO/2", "en"), ("CAT/C/ARC/CO/2", "fr"), (None, "es"), (None, "en"), (None, "ru")]
            )
        ]

    def at(self) -> datetime:
        self.minute += 1
        return MORNING + timedelta(minutes=self.minute)

    def units(self) -> dict[str, str]:
        return {row["id"]: row["lead"] for row in self.db.query("select id, lead from recommendation")}

    def step(self) -> None:
        verbs = (
            self.say,
            self.say,
            self.tie,
            self.tie,
            self.untie,
            self.replace,
            self.restore,
            self.correct,
            self.table,
        )
        one, other = self.chance.sample(self.documents, 2)
        try:
            self.chance.choice(verbs)(one, other)
        except WorkbenchError:  # as refusals go: the same language, replaced already
            return

    def say(self, document_id: str, _other: str) -> None:
        units = self.units()
        said_of = unit(self.db, document_id, self.chance.choice((1, 2)))
        goal, by = next(self.goals, "17.19"), self.cast.amina
        keeping.put_tag(self.db, [said_of], Facet.SDG, goal, by=by, at=self.at())
        clusters.put_members(self.db, self.cluster, [said_of], by=by, at=self.at())
        for each in (each for each, lead in units.items() if lead == units[said_of]):
            self.tags[each].add(goal)

    def tie(self, one: str, other: str) -> None:
        tying.tie(self.db, document_id=one, other_id=other, by=self.cast.amina, at=self.at())

    def untie(self, one: str, _other: str) -> None:
        tying.untie(self.db, document_id=one, by=self.cast.amina, at=self.at())

    def replace(self, one: str, other: str) -> None:
        tying.put_in_place(self.db, one, old_id=other, by=self.cast.amina, at=self.at())

    def restore(self, one: str, _other: str) -> None:
        tying.restore(self.db, one, by=self.cast.amina, at=self.at())

    def correct(self, one: str, _other: str) -> None:
        symbol = self.chance.choice(("CAT/C/ARC/CO/2", "CAT/C/ARC/CO/3", None))
        self.db.table("document").update(one, {"symbol": symbol})
        put_units(self.db, one)

    def table(self, one: str, _other: str) -> None:
        """A table made it known before: the row leads."""
        units, first = self.units(), unit(self.db, one)
        if next(self.db.query("select document_id from recommendation where id = ?", [units[first]]))["document_id"]:
            row, lead = f"row {self.minute} {len(units)}", units[first]
            known = {"text": "Open schools.", "place": 1, "counted": 0, "symbol": None}
            self.db.table("recommendation").insert({"id": row, "lead": row, **known})
            copy_kept(self.db, lead, row)
            self.db.execute("update recommendation set lead = :row where lead = :lead", {"row": row, "lead": lead})
            drop_kept(self.db, lead)

    def check(self) -> None:
        units = self.units()
        found = kept.kept_of(self.db, units.values())
        for each, lead in units.items():
            assert units[lead] == lead
            held = found.get(lead, Kept())
            assert self.tags[each] <= set(held.values(Facet.SDG))
            assert bool(held.clusters) >= bool(self.tags[each])
            told = {change.value for change in kept.history_of(self.db, lead) if change.what == "sdg"}
            assert self.tags[each] <= told
        under = {row["recommendation_id"] for row in self.db.query("select recommendation_id from recommendation_tag")}
        assert under <= set(units.values())
        doubly = (
            "select lead from recommendation where counted group by lead having count(*) > 1 "
            "union select document_id from recommendation join document on document.id = document_id "
            "where replaced_by is not null and counted"
        )
        assert not list(self.db.query(doubly))
        for row in list(self.db.query("select id from document")):  # settled already: nothing is left to settle
            versions.settle(self.db, row["id"])
        assert self.units() == units


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_was_kept_is_lost_whatever_is_done_to_documents(
    installation: Installation, cast: Cast, seed: int, full_count: bool
) -> None:
    if seed >= SAMPLE and not full_count:
        pytest.skip("in full with make proof")
    with installation.store.writing() as db:
        library = Library(db, cast, random.Random(seed))
        for _ in range(TURNS):
            library.step()
            library.check()
