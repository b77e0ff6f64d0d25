"""What was read of a round is kept in memory as long as its record stands as it stood, and no longer."""

import json

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from workbench.comments import ledger, operations, queries
from workbench.comments.queries import said
from workbench.comments.queries.said import OF_ANSWERS
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


def test_an_answer_changes_nothing_in_what_is_remembered_of_the_words(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast)
    first, second = held.sent("One.", "Two.")
    before = {each.id: each for each in held.comments(cast.amina)}
    answered(held, first.id, "Noted.")
    after = {each.id: each for each in held.comments(cast.amina)}
    assert after[second.id] is before[second.id]
    with installation.store.reading() as db:
        last = ledger.events(db, held.id)[-1]
        assert last.kind in OF_ANSWERS
        assert {row["table"] for row in json.loads(last.payload)["rows"]} == {"disposition"}


def test_the_words_are_read_without_any_table_that_an_answer_writes(installation: Installation, cast: Cast) -> None:
    held = a_round(installation, cast)
    held.sent("One.")
    tables: set[str] = set()

    def seen(action: int, table: str | None, *_: str | None) -> int:
        if action == _READ and table:
            tables.add(table)
        return 0

    with installation.store.reading() as db:
        db.conn.set_authorizer(seen)
        said._read(db, held.id, None, with_author=False)
        db.conn.set_authorizer(None)
    assert "comment" in tables
    assert tables & {"disposition", "answer_reopening"} == set()
