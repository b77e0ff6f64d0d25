"""Nothing that was said can be altered unseen: triggers abort, and the ledger finds what went past them."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_word import COMMENTED
from workbench.comments import ledger, operations
from workbench.comments.checking import Verdict
from workbench.comments.ledger import LISTED
from workbench.comments.records import Answer
from workbench.installation import Installation
from workbench.store import Database, timestamp
from workbench.store.migrations.comments import APPEND_ONLY
from workbench.store.sqlite import sqlite3


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """A round with a row in every table: sent, received, confirmed, placed, answered, released."""
    held = a_round(installation, cast)
    held.sent("One.", "Two.")
    held.received(held.file(*COMMENTED), by=cast.operator)
    with installation.store.writing() as db:
        operations.confirm(db, round_id=held.id, by=cast.chidi, at=LATER)
        operations.place(
            db, round_id=held.id, comment_id="NHRI-001", paragraph_id=held.paragraphs[2], by=cast.chidi, at=LATER
        )
        operations.dispose(
            db, round_id=held.id, comment_id="NHRI-001", value=Answer.NOTED, reason="Yes.", by=cast.farid, at=LATER
        )
        operations.release(db, round_id=held.id, by=cast.amina, at=LATER)
        reply = {"round_id": held.id, "comment_id": held.comments(cast.amina)[0].id, "organisation_id": cast.commission}
        words = {"text": "Thank you.", "visibility": "reviewers", "at": timestamp(LATER)}
        ledger.append(
            db, round_id=held.id, kind="replied", by=cast.chidi, at=LATER, written=[("reply", {**reply, **words})]
        )
    return held


def verified(held: Round) -> Verdict:
    with held.installation.store.reading() as db:
        return operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina)


def without_guards(db: Database) -> None:
    for table in APPEND_ONLY:
        db.execute(f"drop trigger {table}_is_never_changed")
        db.execute(f"drop trigger {table}_is_never_cut")
    db.execute("pragma defer_foreign_keys = on")


def test_a_round_that_nobody_touched_holds(held: Round) -> None:
    verdict = verified(held)
    assert (verdict.ok, verdict.first_bad, verdict.detail) == (True, None, "")
    assert verdict.entries == 9


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_every_update_and_every_delete_is_aborted(held: Round, table: str) -> None:
    with held.installation.store.writing() as db:
        assert db.table(table).count
        with pytest.raises(sqlite3.IntegrityError, match="keeps what was said"):
            db.execute(f"delete from {table}")
        for column in db.table(table).columns_dict:
            with pytest.raises(sqlite3.IntegrityError, match="keeps what was said"):
                db.execute(f"update {table} set {column} = {column}")


def test_replacing_a_row_is_no_way_round(held: Round) -> None:
    with held.installation.store.writing() as db:
        db.execute("pragma recursive_triggers = off")
        row = next(db.query("select rowid as number, * from comment where label = 'NHRI-002'"))
        columns = ", ".join(f":{name}" for name in row if name != "number")
        for other in ({}, {"id": "other"}, {"id": "other", "label": "NHRI-099"}):
            with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
                db.execute(f"replace into comment values ({columns})", {**row, "text": "We agree.", **other})
        named = ", ".join(name for name in row if name != "number")
        other = {"id": "other", "label": "NHRI-099", "identity": "other"}
        with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
            db.execute(f"replace into comment (rowid, {named}) values (:number, {columns})", {**row, **other})


def _cells(db: Database, round_id: str) -> Iterator[tuple[str, str, str, Any]]:
    """Every cell of the round's tables: table, key as SQL, column, value."""
    for table in LISTED:
        column = "id" if table == "comment_round" else "round_id"
        for row in list(db.query(f"select * from {table} where {column} = :id", {"id": round_id})):
            for name, value in row.items():
                yield table, f"id = '{row['id']}'", name, value
    for row in list(db.query("select * from round_event where round_id = :id", {"id": round_id})):
        for name, value in row.items():
            yield "round_event", f"round_id = '{round_id}' and seq = {row['seq']}", name, value


def _one_byte_off(value: Any, chance: random.Random) -> Any:
    if value is None:
        return "x"
    if isinstance(value, int):
        return value + 1
    if not value:
        return "x"
    at = chance.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


def test_one_changed_byte_anywhere_in_the_comment_tables_is_found(held: Round) -> None:
    chance = random.Random(20261123)
    store = held.installation.store
    with store.reading() as db:
        cells = list(_cells(db, held.id))
    missed, tried = [], 0
    for table, key, column, value in cells:
        with store._open() as db:
            db.execute("pragma foreign_keys = off")
            db.execute("pragma ignore_check_constraints = on")
            db.execute("begin")
            without_guards(db)
            try:
                db.execute(f"update {table} set {column} = :value where {key}", {"value": _one_byte_off(value, chance)})
            except sqlite3.IntegrityError:
                db.execute("rollback")  # a type, a uniqueness: the table itself refuses it
                continue
            tried += 1
            if operations.verify(db, store.files, round_id=held.id, by=held.cast.amina).ok:
                missed.append((table, column))
            db.execute("rollback")
    assert tried > 200
    assert missed == []


def test_a_dropped_comment_is_missed_and_named(held: Round) -> None:
    with held.installation.store._open() as db:
        db.execute("pragma foreign_keys = off")
        db.execute("begin")
        without_guards(db)
        db.execute("delete from comment where label = 'NHRI-002'")
        verdict = operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina)
        db.execute("rollback")
    assert not verdict.ok
    assert verdict.first_bad == 2
    assert "is missing" in verdict.detail


def test_bytes_that_are_no_text_are_found(held: Round) -> None:
    with held.installation.store._open() as db:
        db.execute("begin")
        without_guards(db)
        db.execute("update comment set text = cast(x'ff4f' as text) where label = 'NHRI-001'")
        verdict = operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina)
        db.execute("rollback")
    assert verdict.first_bad == 2


def test_a_kept_file_with_one_byte_changed_is_found(held: Round) -> None:
    with held.installation.store.reading() as db:
        sha256 = next(db.query("select sha256 from round_file"))["sha256"]
    path = held.installation.store.files.path(sha256)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(bytes(data))
    verdict = verified(held)
    assert not verdict.ok
    assert "kept file" in verdict.detail
