"""What came back by mail in the round of the demonstration: a draft with comments that waits, a table taken in."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from workbench.comments import arrivals, operations, queries
from workbench.comments.arrivals import Arrival
from workbench.comments.commenting_table import CommentingTable, FilledRow, commenting_table
from workbench.comments.records import CommentType, Severity
from workbench.demonstration.commenting import ROUND
from workbench.demonstration.people import actor
from workbench.demonstration.sources import read
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.export import commenting_table as table_export
from workbench.export import report as report_export
from workbench.export.commented.file import frozen_blocks
from workbench.people import Actor
from workbench.store import Store
from workbench.text.quotes import find
from workbench.word.commenting.records import Stretch, WrittenChange, WrittenComment
from workbench.word.commenting.writing import with_comments


def bring_back(store: Store, *, at: datetime) -> None:
    """Amina logs both files: the table is taken in, the draft with comments waits for whoever looks through it."""
    told = read(ROUND)
    with store.reading() as db:
        amina = actor(db, "amina")
        (held,) = queries.rounds(db, amina)
        (invitation,) = queries.invitations(db, held.id)
        snapshot = drafting.snapshot(db, None, held.snapshot_id)
        table = commenting_table(db, amina, held.id, invitation.organisation_id)
    form = _filled(table, told["table"]["rows"])
    came = _log(store, held.id, invitation.organisation_id, form, told["table"]["name"], by=amina, at=at)
    looked = arrivals.look(store, amina, held.id, came.id)
    later = at + timedelta(minutes=20)
    with store.writing() as db:
        operations.take_in(db, round_id=held.id, arrival_id=came.id, returned=looked.returned, by=amina, at=later)
    draft = _commented(store, snapshot, told["returned"], at=at)
    _log(store, held.id, invitation.organisation_id, draft, told["returned"]["name"], by=amina, at=later)


def _log(
    store: Store, round_id: str, organisation_id: str, data: bytes, name: str, *, by: Actor, at: datetime
) -> Arrival:
    returned = arrivals.read(store, by, round_id, data)
    store.files.put(data)
    with store.writing() as db:
        return operations.arrive(
            db,
            round_id=round_id,
            organisation_id=organisation_id,
            data=data,
            name=name,
            returned=returned,
            by=by,
            at=at,
        )


def _filled(table: CommentingTable, rows: list[Mapping[str, Any]]) -> bytes:
    """The form that the mechanism gives out, filled in."""
    filled = tuple(
        FilledRow(
            id="",
            place=row["place"],
            whole=False,
            quote=row["quote"],
            type=CommentType(row["type"]),
            severity=Severity(row["severity"]),
            text=row["text"],
            proposed="",
            language="en",
        )
        for row in rows
    )
    return table_export.FILES[".docx"](CommentingTable(table.snapshot, table.institution, table.closes, filled))


def _commented(store: Store, snapshot: Snapshot, told: Mapping[str, Any], *, at: datetime) -> bytes:
    """The version for comments as a member of the Commission returned it: comments in the margin, changes tracked."""
    blocks, written = frozen_blocks(snapshot), at - timedelta(days=1)
    dates = [(written + timedelta(minutes=7 * place)).strftime("%Y-%m-%dT%H:%M:%SZ") for place in range(20)]
    remarks = tuple(
        WrittenComment(
            f"c{place}", told["author"], dates[place], each["text"], (_stretch(blocks.texts, each["quote"]),)
        )
        for place, each in enumerate(told["comments"])
    )
    changes = tuple(
        WrittenChange(
            f"t{place}", told["author"], dates[-1 - place], _stretch(blocks.texts, each["quote"]), each["inserted"]
        )
        for place, each in enumerate(told["changes"])
    )
    return with_comments(
        report_export.for_comments(snapshot, files=store.files), blocks.texts, remarks=remarks, changes=changes
    )


def _stretch(texts: Mapping[str, str], quote: str) -> Stretch:
    """The words where they stand; the demonstration quotes words that stand once."""
    (found,) = ((uid, place) for uid, text in texts.items() if (place := find(quote, text)) is not None)
    return Stretch(found[0], *found[1])
