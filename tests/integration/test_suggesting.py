"""Suggestions made in the library: what is new is looked at, and a person's word counts for good."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.people.queries import NoSuchOrganisation
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.leading import RecommendationNotFound
from workbench.recommendations.ledger import keeping, undoing
from workbench.recommendations.offices import naming, own_words
from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting import confirming, making, suggested
from workbench.recommendations.suggesting.examples import examples
from workbench.recommendations.suggesting.suggested import Suggestion
from workbench.store import Database, jobs
from workbench.store.jobs import JobState
from workbench.worker import Worker

DEATH = ("recommendation", "The Committee recommends that the State party abolish the death penalty.")
SCHOOLS = ("recommendation", "The Committee recommends that the State party guarantee the right to education.")


def put_observations(db: Database, *texts: tuple[str, str], number: int = 5, **changes: str) -> str:
    document_id = put_document(db, texts, symbol=f"CCPR/C/ARC/CO/{number}", state="ARC", treaty="ICCPR", **changes)
    put_units(db, document_id)
    return document_id


def made(installation: Installation) -> int:
    return making.suggest_new(installation.store, goes_on=lambda _done: True)


def waiting(installation: Installation, cast: Cast, **asked: Any) -> tuple[Suggestion, ...]:
    with installation.store.reading() as db:
        return confirming.waiting_for(db, cast.amina, **asked)


def values(installation: Installation, cast: Cast, facet: Facet = Facet.THEME) -> list[str]:
    return [each.value for each in waiting(installation, cast, facet=facet)]


def test_a_new_document_is_looked_at_once(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, DEATH, SCHOOLS)
    assert made(installation) == 2
    assert {"Death penalty", "Right to education"} <= set(values(installation, cast))
    assert cast.education in values(installation, cast, Facet.MINISTRY)
    assert made(installation) == 0


def test_a_text_that_is_read_anew_with_other_words_is_looked_at_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        document_id = put_observations(db, DEATH)
    made(installation)
    with installation.store.writing() as db:
        words = DEATH[1] + " It should free all prisoners of conscience."
        db.execute("update paragraph set text = :words, full_text = :words", {"words": words})
        put_units(db, document_id)
    assert made(installation) == 1
    assert "Arbitrary arrest & detention" in values(installation, cast)


def test_what_is_confirmed_waits_no_more_and_undoing_it_brings_the_suggestion_back(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        put_observations(db, DEATH)
    made(installation)
    (found,) = [each for each in waiting(installation, cast, facet=Facet.THEME) if each.value == "Death penalty"]
    with installation.store.writing() as db:
        chosen = [(found.recommendation_id, Facet.THEME, "Death penalty")]
        act = confirming.confirm_these(db, chosen, by=cast.amina, at=MORNING)
        assert act.changed == 1
    made(installation)
    assert "Death penalty" not in values(installation, cast)
    with installation.store.writing() as db:
        undoing.undo(db, act.id, by=cast.amina, at=MORNING)
        assert making.number_new(db) == 1
    made(installation)
    assert "Death penalty" in values(installation, cast)


def test_many_are_confirmed_in_one_act_and_only_what_was_suggested(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, DEATH, SCHOOLS)
    made(installation)
    every = [(each.recommendation_id, each.facet, each.value) for each in waiting(installation, cast)]
    not_suggested = (every[0][0], Facet.THEME, "Kites")
    with installation.store.writing() as db:
        act = confirming.confirm_these(db, [*every, not_suggested], by=cast.amina, at=MORNING)
        assert act.changed == 2
        assert suggested.waiting(db, cast.amina) == ()
        kept = {row["value"] for row in db.query("select value from recommendation_tag")}
        acts = {row["act_id"] for row in db.query("select act_id from recommendation_change")}
    assert kept == {value for _, _, value in every}
    assert acts == {act.id}


def test_what_was_set_aside_is_never_suggested_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, DEATH)
    made(installation)
    (found,) = [each for each in waiting(installation, cast, facet=Facet.THEME) if each.value == "Death penalty"]
    with installation.store.writing() as db:
        confirming.set_these_aside(
            db, [(found.recommendation_id, Facet.THEME, "Death penalty")], by=cast.amina, at=MORNING
        )
        making.look_again(db, by=cast.amina, at=MORNING)
    assert made(installation) == 1
    assert "Death penalty" not in values(installation, cast)


def test_beside_what_was_said_only_the_likely_is_suggested(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ("recommendation", "The State party should improve prisons and end the death penalty."))
    made(installation)
    before = waiting(installation, cast, facet=Facet.SDG)
    assert any(each.confidence < 0.5 for each in before)
    with installation.store.writing() as db:
        keeping.put_tag(db, [before[0].recommendation_id], Facet.SDG, "16.a", by=cast.amina, at=MORNING)
        making.look_again(db, by=cast.amina, at=MORNING)
    made(installation)
    assert all(each.confidence >= 0.5 for each in waiting(installation, cast, facet=Facet.SDG))


def test_suggestions_for_what_counts_no_more_vanish(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        document_id = put_observations(db, DEATH)
    made(installation)
    with installation.store.writing() as db:
        db.execute("update paragraph set kind = 'other'")
        put_units(db, document_id)
    assert waiting(installation, cast) == ()
    made(installation)
    with installation.store.reading() as db:
        assert db.execute("select count(*) from suggestion").fetchone()[0] == 0


def test_what_was_confirmed_teaches_what_comes_after(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        for number in range(6):
            texts = [
                f"The State party should plant mangroves along coast {number}.",
                f"It should mend bridge {number}.",
            ]
            put_observations(db, *(("recommendation", text) for text in texts), number=number)
        rows = list(db.query("select id, text from recommendation"))
        trees = [row["id"] for row in rows if "mangroves" in row["text"]]
        others = [row["id"] for row in rows if "bridge" in row["text"]]
        keeping.put_tag(db, trees, Facet.THEME, "Coasts", by=cast.amina, at=MORNING)
        keeping.put_tag(db, others, Facet.THEME, "Roads", by=cast.amina, at=MORNING)
        put_observations(db, ("recommendation", "The State party should protect its mangroves."), number=20)
    made(installation)
    with installation.store.reading() as db:
        (new,) = (row["id"] for row in db.query("select id from recommendation where text like '%protect%'"))
        found = suggested.suggested(db, [new])[new]
    (coasts,) = (each for each in found if each.value == "Coasts")
    assert "mangroves" in coasts.reason
    assert "CCPR/C/ARC/CO/" in coasts.reason


def test_nothing_is_learned_or_named_from_what_not_everyone_may_read(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        audience = f"organisation:{cast.commission}"
        put_observations(db, ("recommendation", "The State party should plant canary trees."), audience=audience)
        (own,) = (row["id"] for row in db.query("select id from recommendation"))
        row = {"recommendation_id": own, "facet": "theme", "value": "Coasts", "standing": "confirmed"}
        db.table("recommendation_tag").insert({**row, "at": "2026-05-04", "by_name": "Amina Haddad"})
        assert all(each == () for each in examples(db).values())


def test_the_states_own_words_are_used_and_taken_back(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ("recommendation", "The State party should repair its irrigation canals."))
        own_words.add_words(db, Facet.MINISTRY, "MoE", ["irrigation  canal"], by=cast.amina, at=MORNING)
    made(installation)
    assert cast.education in values(installation, cast, Facet.MINISTRY)
    with installation.store.writing() as db:
        assert [each.words for each in own_words.words_kept(db)] == [("irrigation canal",)]
        own_words.remove_word(db, Facet.MINISTRY, "MoE", "irrigation canal", by=cast.amina, at=MORNING)
    made(installation)
    assert cast.education not in values(installation, cast, Facet.MINISTRY)


def test_another_name_of_a_ministry_is_looked_for(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ("recommendation", "The State party should staff the National Scholars Bureau."))
    made(installation)
    assert cast.education not in values(installation, cast, Facet.MINISTRY)
    with installation.store.writing() as db:
        names = ["National Scholars Bureau"]
        naming.call_ministry(db, cast.education, names=names, words=[], by=cast.amina, at=MORNING)
    made(installation)
    assert values(installation, cast, Facet.MINISTRY) == [cast.education]


def test_a_word_that_means_nothing_is_refused_and_nothing_changes(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        for word in ("", "   ", "…", "x" * 101):
            with pytest.raises(own_words.NotAWord):
                own_words.add_words(db, Facet.THEME, "Education", ["schools", word], by=cast.amina, at=MORNING)
        with pytest.raises(own_words.WordNotThere):
            own_words.remove_word(db, Facet.THEME, "Education", "schools", by=cast.amina, at=MORNING)
        with pytest.raises(NoSuchOrganisation):
            own_words.add_words(db, Facet.MINISTRY, "Ministry of Kites", ["kites"], by=cast.amina, at=MORNING)
        assert own_words.words_kept(db) == ()


def test_what_one_may_not_read_is_neither_shown_nor_confirmed(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, DEATH, audience=f"organisation:{cast.commission}")
    made(installation)
    with installation.store.writing() as db:
        assert suggested.waiting(db, cast.amina) == ()
        assert confirming.waiting_for(db, cast.amina) == ()
        (own,) = (row["id"] for row in db.query("select id from recommendation"))
        with pytest.raises(RecommendationNotFound):
            confirming.confirm_these(db, [(own, Facet.THEME, "Death penalty")], by=cast.amina, at=MORNING)
        with pytest.raises(DoorClosed):
            confirming.confirm_these(db, [(own, Facet.THEME, "Death penalty")], by=cast.chidi, at=MORNING)


def test_the_task_works_portion_by_portion_stops_and_goes_on(
    installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PORTION", 2)
    worker = Worker(installation, clock=lambda: MORNING)
    with installation.store.writing() as db:
        put_observations(db, DEATH, SCHOOLS, DEATH, SCHOOLS, DEATH)
        job_id = making.ask(db, by=cast.amina, at=MORNING)
        assert job_id
        assert making.ask(db, by=cast.amina, at=MORNING) is None  # one that waits is enough
        assert jobs.get(db, job_id).total == 3
        jobs.request_stop(db, job_id)
    assert worker.work_once()
    with installation.store.writing() as db:
        assert jobs.get(db, job_id).state is JobState.STOPPED
        assert making.number_new(db) == 3
        jobs.go_on(db, job_id)
    assert worker.work_once()
    with installation.store.reading() as db:
        assert jobs.get(db, job_id).state is JobState.DONE
        assert making.number_new(db) == 0


def test_words_given_while_the_task_runs_are_used_for_all(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, ("recommendation", "The State party should repair its irrigation canals."))

    def a_word_comes(_done: int) -> bool:
        with installation.store.writing() as db:
            if not own_words.words_kept(db):
                own_words.add_words(db, Facet.MINISTRY, "MoE", ["canal"], by=cast.amina, at=MORNING)
        return True

    assert making.suggest_new(installation.store, goes_on=a_word_comes) == 2
    assert values(installation, cast, Facet.MINISTRY) == [cast.education]


def test_the_command_line_suggests_shows_confirms_and_sets_aside(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_observations(db, DEATH, SCHOOLS)
    home = installation.settings.home

    def said(*words: str, who: str = "", status: int = 0) -> Any:
        acting = ["--as", who] if who else []
        result = CliRunner().invoke(main, ["--home", str(home), *acting, "recommendations", *words, "--json"])
        assert result.exit_code == status, result.output
        return json.loads(result.stdout) if status == 0 else result.stderr

    assert said("suggest")["looked_at"] == 2
    sure = said("suggestions", "--sure", "--facet", "theme")
    assert [(each["value"], each["sure"]) for each in sure] == [("Death penalty", True)]
    assert sure[0]["citation"] == "CCPR/C/ARC/CO/5, para. 1"
    assert sure[0]["reason"] == "the words “death penalty”"
    assert {"facet": "theme", "value": "Death penalty", "shown": "Death penalty", "many": 1, "sure": 1} in said(
        "suggestions", "--counts"
    )
    assert said("confirm", "--facet", "theme")["suggestions"] == 1
    (schools,) = (each for each in said("suggestions") if each["value"] == "Right to education")
    assert (
        said("set-aside", schools["recommendation"], "--facet", "theme", "--value", schools["value"])["suggestions"]
        == 1
    )
    assert said("words", "add", "theme", "Right to education", "kindergarten") == {"added": 1}
    assert said("words", "list")[0]["words"] == ["kindergarten"]
    assert said("suggest")["looked_at"] == 2
    assert not any(each["value"] == "Right to education" for each in said("suggestions"))
    for words in (("suggest",), ("suggestions",), ("confirm",), ("words", "list")):
        assert said(*words, who="chidi@arcadia.example", status=1)
