"""A thousand changes in the tables of a round, past every trigger and type: each is found, at its entry."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from tests.builders.full_round import a_full_round
from tests.builders.rounds import Round
from tests.builders.tampering import TABLES, laid_open, one_change, taken_back
from tests.cast import Cast
from workbench.comments import chain, ledger, operations
from workbench.comments.checking import Verdict
from workbench.installation import Installation
from workbench.store import Database

A_THOUSAND, MANY = 1000, 10_000


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_full_round(installation, cast)


def checked(held: Round, db: Database, *seals: str) -> Verdict:
    return operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina, seals=seals)


def test_a_thousand_changes_are_a_thousand_found_each_at_its_entry(held: Round, full_count: bool) -> None:
    chance = random.Random(20261126)
    made: Counter[str] = Counter()
    missed = []
    with laid_open(held) as db:
        assert checked(held, db).ok
        while made.total() < (MANY if full_count else A_THOUSAND):
            with taken_back(db):
                if done := one_change(db, held.id, chance):
                    made[done.how.partition(".")[0]] += 1
                    verdict = checked(held, db)
                    if verdict.ok or verdict.first_bad != done.at:
                        missed.append((done, verdict.ok, verdict.first_bad, verdict.detail))
        assert checked(held, db).ok
    assert missed == []


def test_every_column_of_every_table_is_covered_by_the_ledger(held: Round) -> None:
    with laid_open(held) as db:
        for table in TABLES:
            (row,) = db.query(f"select rowid as number, * from {table} limit 1")  # every table has a row to change
            for column in row:
                with taken_back(db):
                    if column != "number":
                        db.execute(f"update {table} set {column} = ? where rowid = ?", ["other words", row["number"]])
                        assert not checked(held, db).ok, (table, column)


def test_entries_cut_off_the_end_are_missed_by_whoever_kept_a_seal(installation: Installation, cast: Cast) -> None:
    held = a_full_round(installation, cast, erased=False)
    with laid_open(held) as db:
        events = ledger.events(db, held.id)
        for last in range(len(events) - 1, 0, -1):
            with taken_back(db):
                _rewind(db, held.id, last)
                assert checked(held, db).ok  # a state that was true once holds in itself
                verdict = checked(held, db, events[-1].hash)
                assert (verdict.ok, verdict.first_bad) == (False, last + 1)
                assert checked(held, db, events[last - 1].hash).ok  # and so does every seal from before


def test_a_ledger_written_anew_whole_is_found_by_the_receipt_of_the_institution(held: Round) -> None:
    with held.installation.store.reading() as db:
        kept = [event.hash for event in ledger.events(db, held.id) if event.kind == "sent"]
    with laid_open(held) as db:
        db.execute("update comment set text = 'We agree with the State.' where label = 'NHRI-001'")
        _written_anew(db, held.id)
        assert checked(held, db).ok  # nothing inside tells of it
        verdict = checked(held, db, *kept)
        assert not verdict.ok
        assert kept[0] in verdict.detail


def test_a_wholly_recomputed_entry_breaks_where_the_next_one_follows_it(held: Round) -> None:
    with laid_open(held) as db:
        events = ledger.events(db, held.id)
        forged = replace(events[1], by="The State")
        db.execute(
            "update round_event set by = ?, hash = ? where round_id = ? and seq = 2",
            [forged.by, chain.entry_hash(forged), held.id],
        )
        assert checked(held, db).first_bad == 3


def _rewind(db: Database, round_id: str, last: int) -> None:
    """The tables as they stood when that entry was the last."""
    for table in TABLES:
        column = "seq" if table == "round_event" else "event_seq"
        key = "id" if table == "comment_round" else "round_id"
        db.execute(f"delete from {table} where {key} = ? and {column} > ?", [round_id, last])


def _written_anew(db: Database, round_id: str) -> None:
    """The ledger as somebody would write it who has the file, the code and a day's time."""
    rows = ledger.listed_rows(db, round_id)
    previous = chain.GENESIS
    for event in ledger.events(db, round_id):
        mine = [(table, row) for (table, _), row in rows.items() if row["event_seq"] == event.seq]
        made = replace(event, payload=chain.payload({}, mine), previous_hash=previous)
        previous = chain.entry_hash(made)
        db.execute(
            "update round_event set payload = ?, previous_hash = ?, hash = ? where round_id = ? and seq = ?",
            [made.payload, made.previous_hash, previous, round_id, event.seq],
        )
