"""The matters that the reader brings to the head or the plenary, for the start page."""

from datetime import date

from workbench.matters import queries
from workbench.people import Actor
from workbench.store import Database
from workbench.web.matters.board import MatterRow, row


def matter_rows(db: Database, actor: Actor, today: date) -> tuple[MatterRow, ...]:
    """Those that wait for their decision, first due first."""
    mine = (each for each in queries.matters(db, actor) if each.is_open and each.now.owner_id == actor.person_id)
    return tuple(row(each, today) for each in mine)
