"""The ledger finds every byte that was changed, every row that went and every row that came."""

from dataclasses import replace
from typing import Any

import pytest

from workbench.comments import chain, checking
from workbench.comments.records import RoundEvent


def a_row(name: str, seq: int, **columns: Any) -> dict[str, Any]:
    return {"id": name, "text": "Add the figures of 2024.", "proposed": None, "event_seq": seq, "salt": "s", **columns}


def a_ledger(*rows: dict[str, Any]) -> tuple[RoundEvent, ...]:
    """An entry for each row, each following the one before it."""
    events: list[RoundEvent] = []
    for row in rows:
        event = RoundEvent(
            round_id="round",
            seq=row["event_seq"],
            kind="sent",
            payload=chain.payload({"comments": 1}, [("comment", row)]),
            by="National Human Rights Commission",
            by_id=None,
            at="2026-05-04T09:00:00.000000Z",
            previous_hash=events[-1].hash if events else chain.GENESIS,
            hash="",
        )
        events.append(replace(event, hash=chain.entry_hash(event)))
    return tuple(events)


def kept(*rows: dict[str, Any]) -> dict[chain.RowKey, dict[str, Any]]:
    return {("comment", row["id"]): row for row in rows}


ROWS = (a_row("a", 1), a_row("b", 2), a_row("c", 3))


def test_a_ledger_that_nobody_touched_holds_and_names_its_head() -> None:
    events = a_ledger(*ROWS)
    verdict = checking.verify(events, kept(*ROWS))
    assert (verdict.ok, verdict.entries, verdict.head, verdict.first_bad) == (True, 3, events[-1].hash, None)


@pytest.mark.parametrize("column", ["id", "text", "proposed", "event_seq", "salt"])
def test_one_changed_column_of_a_comment_is_found_at_its_entry(column: str) -> None:
    changed = {**ROWS[1], column: 7 if column == "event_seq" else "changed"}
    verdict = checking.verify(
        a_ledger(*ROWS), {("comment", "a"): ROWS[0], ("comment", "b"): changed, ("comment", "c"): ROWS[2]}
    )
    assert (verdict.ok, verdict.first_bad) == (False, 2)


@pytest.mark.parametrize("column", [name for name in RoundEvent.__dataclass_fields__ if name != "seq"])
def test_one_changed_column_of_an_entry_is_found(column: str) -> None:
    events = list(a_ledger(*ROWS))
    events[1] = replace(events[1], **{column: "changed"})
    verdict = checking.verify(events, kept(*ROWS))
    assert not verdict.ok
    assert verdict.first_bad is not None
    assert verdict.first_bad <= 2


def test_a_comment_that_was_dropped_is_missed() -> None:
    assert checking.verify(a_ledger(*ROWS), kept(ROWS[0], ROWS[2])).first_bad == 2


def test_a_comment_that_was_slipped_in_is_found() -> None:
    verdict = checking.verify(a_ledger(*ROWS), kept(*ROWS, a_row("d", 3)))
    assert "outside the ledger" in verdict.detail


def test_an_entry_taken_out_of_the_middle_breaks_the_chain() -> None:
    events = a_ledger(*ROWS)
    assert checking.verify([events[0], events[2]], kept(ROWS[0], ROWS[2])).first_bad == 2


def test_an_entry_dropped_with_its_hash_recomputed_still_does_not_follow() -> None:
    first, _, third = a_ledger(*ROWS)
    forged = replace(third, seq=2)
    forged = replace(forged, hash=chain.entry_hash(forged))
    assert not checking.verify([first, forged], kept(ROWS[0], ROWS[2])).ok


def test_an_empty_text_and_no_text_are_two_things() -> None:
    assert chain.digests(a_row("a", 1, proposed="")) != chain.digests(a_row("a", 1, proposed=None))


def test_a_number_and_its_digits_are_two_things() -> None:
    assert chain.digests(a_row("a", 1, text=1)) != chain.digests(a_row("a", 1, text="1"))


def test_a_ledger_without_any_entry_does_not_hold() -> None:
    assert not checking.verify((), {}).ok


def test_a_byte_that_is_no_character_is_a_difference_and_not_a_crash() -> None:
    broken = {**ROWS[0], "text": b"Add \xff".decode("utf-8", "surrogateescape")}
    assert checking.verify(a_ledger(*ROWS), kept(broken, *ROWS[1:])).first_bad == 1
