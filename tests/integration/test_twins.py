"""Earlier ones are suggested, confirmed, set aside and undone; what a person said is not suggested again."""

import json

import pytest
from click.testing import CliRunner

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import kept, undoing
from workbench.recommendations.ledger.linking import NoSuchParagraph, SameOne, Tie, confirm, set_aside
from workbench.recommendations.twins import suggesting
from workbench.recommendations.twins.reading import on_same_matter, suggested_twins
from workbench.store import jobs
from workbench.store.jobs import JobState
from workbench.worker import Worker

SCHOOLS = ("recommendation", "The Committee recommends that the State party open schools in rural areas to all girls.")
COURTS = ("recommendation", "The Committee recommends that the State party train its judges in the Convention.")


@pytest.fixture
def world(installation: Installation, cast: Cast) -> dict[str, str]:
    """Two cycles of Arcadia and one of Brazil; name → id."""
    found = {}
    with installation.store.writing() as db:
        for name, symbol, state, day in (
            ("earlier", "CERD/C/ARC/CO/4", "ARC", "2018-05-01"),
            ("later", "CERD/C/ARC/CO/5", "ARC", "2023-05-01"),
            ("elsewhere", "CERD/C/BRA/CO/4", "BRA", "2018-05-01"),
        ):
            document = put_document(db, (SCHOOLS, COURTS), symbol=symbol, state=state, date=day)
            put_units(db, document)
            for row in db.query("select id, place from recommendation where document_id = :id", {"id": document}):
                found[f"{name} {('schools', 'courts')[row['place'] - 1]}"] = row["id"]
    return found


def suggested(installation: Installation, cast: Cast, lead: str) -> list[str]:
    with installation.store.reading() as db:
        return [each.earlier.id for each in suggested_twins(db, cast.amina, [lead])]


def test_the_earlier_one_to_the_same_state_is_suggested(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    suggesting.suggest_for(installation.store, "ARC")
    assert suggested(installation, cast, world["later schools"])[0] == world["earlier schools"]
    assert suggested(installation, cast, world["earlier schools"]) == []
    with installation.store.reading() as db:
        reason = suggested_twins(db, cast.amina, [world["later schools"]])[0].reason
    assert "rural" in reason


def test_what_was_confirmed_or_set_aside_is_not_suggested_again(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    schools = (world["later schools"], world["earlier schools"])
    courts = (world["later courts"], world["earlier courts"])
    suggesting.suggest_for(installation.store, "ARC")
    with installation.store.writing() as db:
        confirm(db, Tie.TWIN, [schools], by=cast.amina, at=MORNING)
        set_aside(db, Tie.TWIN, [courts], by=cast.amina, at=MORNING)
    suggesting.suggest_for(installation.store, "ARC")
    assert world["earlier schools"] not in suggested(installation, cast, schools[0])
    assert world["earlier courts"] not in suggested(installation, cast, courts[0])
    with installation.store.reading() as db:
        assert [each.id for each in on_same_matter(db, cast.amina, schools[0]).earlier] == [schools[1]]
        assert [each.id for each in on_same_matter(db, cast.amina, schools[1]).later] == [schools[0]]
        assert on_same_matter(db, cast.amina, courts[0]).earlier == ()


def test_many_are_confirmed_in_one_act_and_undone_in_one(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    pairs = [(world[f"later {name}"], world[f"earlier {name}"]) for name in ("schools", "courts")]
    with installation.store.writing() as db:
        act = confirm(db, Tie.TWIN, pairs, by=cast.amina, at=MORNING)
        assert act.changed == 2
        assert [each.what for each in kept.history_of(db, pairs[0][0])] == ["twin"]
        undoing.undo(db, act.id, by=cast.amina, at=MORNING)
        assert [on_same_matter(db, cast.amina, later).earlier for later, _ in pairs] == [(), ()]


def test_a_reviewer_ties_nothing_and_nothing_is_its_own_earlier_one(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    with installation.store.writing() as db:
        with pytest.raises(DoorClosed):
            confirm(db, Tie.TWIN, [(world["later schools"], world["earlier schools"])], by=cast.chidi, at=MORNING)
        with pytest.raises(SameOne):
            confirm(db, Tie.TWIN, [(world["later schools"], world["later schools"])], by=cast.amina, at=MORNING)
        with pytest.raises(NoSuchParagraph):
            confirm(db, Tie.SAID, [(world["later schools"], "nowhere")], by=cast.amina, at=MORNING)


def test_the_task_goes_state_by_state(installation: Installation, cast: Cast, world: dict[str, str]) -> None:
    with installation.store.writing() as db:
        job_id = suggesting.ask(db, by=cast.amina, at=MORNING)
    assert Worker(installation, clock=lambda: MORNING).work_once()
    with installation.store.reading() as db:
        job = jobs.get(db, job_id)
    assert (job.state, job.done, job.total) == (JobState.DONE, 1, 1)  # Brazil has no second cycle
    assert job.outcome[0]["suggested"] >= 2
    assert suggested(installation, cast, world["later courts"])[0] == world["earlier courts"]


def test_where_there_is_no_second_cycle_nothing_is_looked_at(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        assert suggesting.ask_about(db, ["ARC"], by=cast.amina, at=MORNING) is None  # nothing to compare yet


def test_a_state_that_waits_is_not_asked_for_again(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    with installation.store.writing() as db:
        assert suggesting.ask_about(db, ["ARC", None, "BRA", "ARC"], by=cast.amina, at=MORNING)
        assert suggesting.ask_about(db, ["ARC"], by=cast.amina, at=MORNING) is None
        (job,) = jobs.recent(db)
    assert job.payload == {"states": ["ARC"]}


def test_pairs_are_gone_through_on_a_page_confirmed_and_undone_in_bulk(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    suggesting.suggest_for(installation.store, "ARC")
    amina = signed_in(installation, "amina")
    page = amina.get("/recommendations/twins").text
    ticked = [f"{world[f'later {name}']} {world[f'earlier {name}']}" for name in ("schools", "courts")]
    assert all(f'name="pair" value="{pair}" checked' in page for pair in ticked)
    assert "/recommendations/twins" in amina.get("/recommendations/suggestions").text
    answer = amina.post("/recommendations/twins", data={"pair": ticked, "do": "confirm"})
    assert answer.status_code == 303
    after = amina.get("/recommendations/twins").text
    assert "Confirmed for 2 recommendations." in after
    assert not any(pair in after for pair in ticked)
    with installation.store.reading() as db:
        (act,) = {each.act_id for name in ("schools", "courts") for each in kept.history_of(db, world[f"later {name}"])}
    amina.post("/recommendations/undo", data={"act": act, "back": "suggestions"})
    with installation.store.reading() as db:
        assert on_same_matter(db, cast.amina, world["later schools"]).earlier == ()
    assert signed_in(installation, "bruno").get("/recommendations/twins").status_code == 404


@pytest.mark.parametrize("page", ["7", "99999999999999999999"])
def test_there_is_no_page_of_pairs_past_the_end(installation: Installation, cast: Cast, page: str) -> None:
    answer = signed_in(installation, "amina").get(f"/recommendations/twins?page={page}")
    assert (answer.status_code, answer.location) == (303, "/recommendations/twins")


def test_where_nothing_is_ticked_the_page_comes_back_and_says_so(installation: Installation, cast: Cast) -> None:
    answer = signed_in(installation, "amina").post(
        "/recommendations/twins", data={"do": "aside"}, follow_redirects=True
    )
    assert answer.request.path == "/recommendations/twins"
    assert "No recommendation is chosen." in answer.text


def test_the_sure_ones_are_confirmed_from_the_command_line_and_undone_by_their_act(
    installation: Installation, cast: Cast, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    words = ["--home", str(installation.settings.home), "recommendations", "twins", "--state", "ARC"]
    found = json.loads(CliRunner().invoke(main, [*words, "--confirm-sure", "--json"]).stdout)
    assert [each["state"] for each in found["states"]] == ["ARC"]
    assert found["confirmed"] == 2
    with installation.store.writing() as db:
        assert [each.id for each in on_same_matter(db, cast.amina, world["later courts"]).earlier] == [
            world["earlier courts"]
        ]
        assert undoing.undo(db, found["act"], by=cast.amina, at=MORNING).changed == 2
    refused = CliRunner().invoke(main, ["--home", words[1], "--as", "bruno@arcadia.example", *words[2:]])
    assert refused.exit_code == 1
