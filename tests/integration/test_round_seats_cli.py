"""The seats of a round from the command line; what is an institution's own to say has no command."""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, Round, a_frozen_report, a_round
from tests.cast import Cast
from tests.integration.test_rounds_cli import Desk
from workbench.cli import main
from workbench.cli.rounds import round_command
from workbench.comments import operations
from workbench.comments.records import Position
from workbench.drafting import queries as drafting
from workbench.installation import Installation

FAR = "2099-01-01"


@pytest.fixture
def desk(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return Desk(installation.settings.home)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast, closes=datetime.now(UTC).date() + timedelta(days=30))


def test_a_round_is_opened_with_all_its_terms(desk: Desk, installation: Installation, cast: Cast) -> None:
    _, snapshot_id = a_frozen_report(installation, cast)
    with installation.store.reading() as db:
        asked = drafting.snapshot(db, None, snapshot_id).sections[0].id
    call = ("open", snapshot_id, "--invite", "NHRC", "--invite", "MoE", "--closes", FAR)
    terms = ("--section", asked, "--enforce-deadline", "--capacity", "MoE", "expert", "--publication", "reviewers")
    made = desk.run(*call, *terms)["round"]
    (told,) = desk.run("list")
    assert (told["publication"], told["enforced"], told["sections"]) == ("reviewers", True, [asked])
    invited = {each["institution"]: each for each in desk.run("invited", made)}
    assert (invited["Ministry of Education"]["capacity"], invited["Ministry of Education"]["independent"]) == (
        "expert",
        False,
    )
    assert "owed the answers" in desk.run(*call, "--publication", "none", status=1)


def test_without_a_word_on_it_the_kind_says_who_reads_the_answers(
    desk: Desk, installation: Installation, cast: Cast
) -> None:
    _, snapshot_id = a_frozen_report(installation, cast)
    desk.run("open", snapshot_id, "--kind", "internal", "--invite", "MoE", "--closes", FAR)
    assert [each["publication"] for each in desk.run("list")] == ["to_commenter"]


def test_more_time_is_given_with_a_reason_and_told(desk: Desk, held: Round) -> None:
    assert desk.run("extend", held.id, "--until", FAR, "--reason", "A feast.", "--for", "NHRC") == {
        "round": held.id,
        "until": FAR,
        "institutions": ["National Human Rights Commission"],
    }
    (told,) = desk.run("invited", held.id)
    assert (told["last_day"], told["extensions"][0]["reason"], told["status"]) == (FAR, "A feast.", "nothing_sent")
    again = ("extend", held.id, "--until", FAR, "--reason", "Again.", "--for", "NHRC")
    assert "never taken away" in desk.run(*again, status=1)


def test_the_text_is_maintained_by_a_person_with_a_name(desk: Desk, held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.send(
            db, round_id=held.id, position=Position.SERIOUS_CONCERN, by=cast.chidi, at=LATER, remark="Article 5."
        )
    call = ("maintain", held.id, "--for", "NHRC", "--reason", "It is the law.")
    assert "serious concerns stand open" in desk.run("close", held.id, status=1)
    assert "person with a name" in desk.run(*call, status=1)
    assert desk.run(*call, acting="amina@arcadia.example")["by"] == "Amina Haddad"
    (told,) = desk.run("invited", held.id)
    assert told["concern"]["state"] == "text_maintained"
    assert (told["concern"]["remarks"], told["concern"]["by"]) == (["Article 5."], "Amina Haddad")
    assert told["position"] == "serious_concern"


def test_what_came_late_is_listed(desk: Desk, held: Round) -> None:
    assert desk.run("late", held.id) == []
    held.sent(at=datetime.now(UTC) + timedelta(days=33))
    (late,) = desk.run("late", held.id)
    assert (late["comment"], late["days_late"], late["after_closing"]) == ("NHRI-001", 3, False)


def test_nothing_of_an_institutions_own_has_a_command() -> None:
    assert not {"decline", "resolve", "deputy", "come-back", "confirm", "withdraw", "correct"} & set(
        round_command.commands
    )


def test_whoever_acts_for_an_institution_manages_nothing(desk: Desk, held: Round) -> None:
    for words in (("invited", held.id), ("late", held.id)):
        result = CliRunner().invoke(
            main, ["--home", str(desk.home), "--as", "chidi@arcadia.example", "round", *words, "--json"]
        )
        assert result.exit_code == 1
        assert "no comment round here" in result.stderr
