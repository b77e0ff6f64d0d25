"""What the present reading does not find any more is shown, and what was kept of it is handed on."""

import json

import pytest
from click.testing import CliRunner

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.ledger.handing import NotOneOther, StillRead, hand_on
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import LEFT_BEHIND, Wanted
from workbench.store import Database

SYMBOL = "CERD/C/ARC/CO/5"
ASKED = ("recommendation", "The Committee recommends that the State party open schools to all children.")
OTHER = ("recommendation", "The Committee recommends that the State party train judges.")


def left_behind(db: Database, cast: Cast) -> tuple[str, str]:
    """One that was assigned and is read no more, and one that is read."""
    document_id = put_document(db, [ASKED, OTHER], symbol=SYMBOL, state="ARC")
    put_units(db, document_id)
    left, heir = (each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations)
    keeping.put_tag(db, [left], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
    keeping.put_fact(db, [left], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
    db.execute("update paragraph set kind = 'concern', text = 'Schools.', full_text = 'Schools.' where number = '1'")
    put_units(db, document_id)
    return left, heir


def test_it_is_found_among_what_is_left_behind_and_counted_nowhere(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        left, heir = left_behind(db, cast)
        assert [each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations] == [heir]
        wanted = Wanted(marked=LEFT_BEHIND)
        assert [each.id for each in queries.wanted_ones(db, cast.bruno, wanted).recommendations] == [left]
        assert [each.id for each in queries.wanted_ones(db, cast.chidi, wanted).recommendations] == [heir]


def test_what_was_kept_is_kept_of_the_heir_with_its_history(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        left, heir = left_behind(db, cast)
        keeping.put_fact(db, [heir], Fact.PRIORITY, "high", by=cast.amina, at=MORNING)
        found = hand_on(db, left, f"{SYMBOL}, para. 2", by=cast.amina, at=MORNING)
        held = kept.kept_of(db, [found.lead])[heir]
        assert held.values(Facet.MINISTRY) == ("Ministry of Education",)
        assert (held.fact(Fact.STATUS), held.fact(Fact.PRIORITY)) == ("under_way", "high")
        assert {each.what for each in kept.history_of(db, heir)} == {"ministry", "status", "priority"}
        assert queries.wanted_ones(db, cast.amina, Wanted(marked=LEFT_BEHIND)).total == 0


def test_what_is_read_keeps_its_own(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        left, heir = left_behind(db, cast)
        with pytest.raises(StillRead):
            hand_on(db, heir, left, by=cast.amina, at=MORNING)
        with pytest.raises(NotOneOther):
            hand_on(db, left, left, by=cast.amina, at=MORNING)
        with pytest.raises(queries.RecommendationNotFound):
            hand_on(db, left, "none", by=cast.amina, at=MORNING)
        with pytest.raises(DoorClosed):
            hand_on(db, left, heir, by=cast.bruno, at=MORNING)
        assert kept.kept_of(db, [left])[left].fact(Fact.STATUS) == "under_way"


def test_it_is_handed_on_from_its_page(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        left, heir = left_behind(db, cast)
    client = signed_in(installation, "amina")
    assert f'action="/recommendations/{left}/hand-on"' in client.get(f"/recommendations/{left}").text
    assert f'action="/recommendations/{heir}/hand-on"' not in client.get(f"/recommendations/{heir}").text
    answer = client.post(f"/recommendations/{left}/hand-on", data={"heir": "nobody"}, follow_redirects=True)
    assert "no recommendation nobody" in answer.text
    answer = client.post(f"/recommendations/{left}/hand-on", data={"heir": f"{SYMBOL}, para. 2"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/recommendations/{heir}")


def test_it_is_handed_on_from_the_command_line(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        left, heir = left_behind(db, cast)

    def run(*words: str) -> object:
        call = ["--home", str(installation.settings.home), "recommendations", *words, "--json"]
        return json.loads(CliRunner().invoke(main, call).stdout)

    assert [each["id"] for each in run("list", "--marked", "left_behind")] == [left]  # type: ignore[attr-defined]
    assert run("hand-on", left, heir)["id"] == heir  # type: ignore[index]
    assert run("list", "--marked", "left_behind") == []
