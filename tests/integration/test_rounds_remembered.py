"""What was read of a round is kept in memory as long as its record stands as it stood, and no longer."""

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from workbench.comments import ledger, operations, queries
from workbench.comments.records import Answer
from workbench.installation import Installation

_READ = 20  # SQLITE_READ, of which the second word is a table
_OF_A_ROUND = {*ledger.LISTED, "round_event", "organisation"}  # the names of institutions are part of the key


def answered(held: Round, comment_id: str, reason: str) -> None:
    with held.installation.store.writing() as db:
        given = {"value": Answer.NOTED, "reason": reason}
        operations.dispose(db, round_id=held.id, comment_id=comment_id, **given, by=held.cast.farid, at=LATER)


def test_all_that_makes_a_comment_as_it_is_read_stands_in_tables_that_the_ledger_lists(
    installation: Installation, cast: Cast
) -> None:
    held = a_round(installation, cast)
    held.sent("One.", "Two.")
    tables: set[str] = set()

    def seen(action: int, table: str | None, *_: str | None) -> int:
        if action == _READ and table:
            tables.add(table)
        return 0

    with installation.store.reading() as db:
        seat = queries.seat(db, cast.amina, held.id)
        db.conn.set_authorizer(seen)
        queries.comments_at(db, held.id, seat, organisation_id=None)
        db.conn.set_authorizer(None)
    assert "comment" in tables
    assert {table for table in tables if not table.startswith("json_")} - _OF_A_ROUND <= {"round_invitation"}


def test_every_act_in_a_round_is_read_by_whoever_asks_next(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast)
    (sent,) = held.sent("One.")
    for reason in ("First.", "Second."):
        answered(held, sent.id, reason)
        (found,) = held.comments(cast.amina)
        assert found.disposition is not None
        assert found.disposition.reason == reason


def test_an_act_that_was_taken_back_is_not_read_by_anybody(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast)
    (sent,) = held.sent("One.")
    try:
        with installation.store.writing() as db:
            given = {"value": Answer.NOTED, "reason": "No."}
            operations.dispose(db, round_id=held.id, comment_id=sent.id, **given, by=cast.farid, at=LATER)
            assert queries.comments(db, cast.amina, held.id)[0].disposition is not None
            raise RuntimeError
    except RuntimeError:
        pass
    assert held.comments(cast.amina)[0].disposition is None


def test_an_institution_that_is_renamed_is_named_so_in_its_comments(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast)
    held.sent("One.")
    assert held.comments(cast.amina)[0].organisation == "National Human Rights Commission"
    with installation.store.writing() as db:
        db.execute("update organisation set name = 'Human Rights Commission' where id = ?", [cast.commission])
    assert held.comments(cast.amina)[0].organisation == "Human Rights Commission"


def test_what_those_who_manage_read_is_not_given_to_an_institution(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast)
    (sent,) = held.sent("One.")
    answered(held, sent.id, "Not released.")
    assert held.comments(cast.amina)[0].disposition is not None
    assert held.comments(cast.chidi)[0].disposition is None
    assert held.comments(cast.amina)[0].author_id is None
    assert held.comments(cast.chidi)[0].author_id == cast.ines.person_id
