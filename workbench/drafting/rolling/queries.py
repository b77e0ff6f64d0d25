"""Reads of what a report was begun from, and how far its paragraphs are renewed."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.drafting import queries as drafting
from workbench.drafting.records import BlockKind
from workbench.drafting.rolling.figures import figures_in
from workbench.drafting.rolling.records import PieceBlock, RolledForward, Waiting
from workbench.drafting.rolling.renewing import Renewal, Renewed
from workbench.drafting.rows import time_from
from workbench.drafting.sources.listing import bases_of_report
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


class WaitingNotFound(NotFound):
    message = N_("There is no such paragraph that waits to be placed in a report that you can open.")


def rolled(db: Database, report_id: str) -> tuple[RolledForward, ...]:
    """Each time the report was begun from another, latest first. It was fetched with the actor before; so below."""
    sql = (
        "select id, report_id, source_id, name, at, by_name, undone_at, undone_by from rolled "
        "where report_id = :id order by rowid desc"
    )
    return tuple(
        RolledForward(
            **{
                **row,
                "at": time_from(row["at"]),
                "undone_at": time_from(row["undone_at"]) if row["undone_at"] else None,
            }
        )
        for row in db.query(sql, {"id": report_id})
    )


_WAITING = (
    "waiting_piece.id, waiting_piece.rolled_id, waiting_piece.source_paragraph_id, waiting_piece.document_id, "
    "waiting_piece.citation, waiting_piece.heading, waiting_piece.text, waiting_piece.blocks, "
    "waiting_piece.set_aside_by"
)


def waiting(db: Database, report_id: str) -> tuple[Waiting, ...]:
    """What is still to be placed, in the order of the last report; what was set aside comes last."""
    sql = (
        f"select {_WAITING} from waiting_piece join rolled on rolled.id = waiting_piece.rolled_id "
        "where rolled.report_id = :id and rolled.undone_at is null and waiting_piece.placed_at is null "
        "order by waiting_piece.set_aside_by <> '', rolled.rowid, waiting_piece.position"
    )
    return tuple(_waiting(row) for row in db.query(sql, {"id": report_id}))


def waiting_piece(db: Database, actor: Actor, waiting_id: str) -> tuple[Waiting, str]:
    """One piece that waits or waited, and the id of its report. Raises WaitingNotFound."""
    sql = (
        f"select {_WAITING}, rolled.report_id from waiting_piece join rolled on rolled.id = waiting_piece.rolled_id "
        "join report on report.id = rolled.report_id where waiting_piece.id = :id "
        f"and {audience_clause('report.audience')}"
    )
    for row in db.query(sql, {"id": waiting_id, **audience_parameters(actor)}):
        report_id = str(row.pop("report_id"))
        return _waiting(row), report_id
    raise WaitingNotFound


def _waiting(row: Mapping[str, Any]) -> Waiting:
    blocks = tuple(PieceBlock(**{**each, "kind": BlockKind(each["kind"])}) for each in json.loads(row["blocks"]))
    return Waiting(**{**row, "blocks": blocks})


def renewals(db: Database, report_id: str) -> tuple[Renewal, ...]:
    """Every paragraph of the report, in order: unchanged, updated or new against what it was begun from."""
    bases = bases_of_report(db, report_id)
    return tuple(
        Renewal(
            paragraph=each,
            basis=bases.get(each.id),
            state=Renewed.of(each.markup, bases.get(each.id)),
            figures=figures_in(each.text) if each.id in bases else (),
        )
        for each in drafting.paragraphs(db, report_id)
    )
