"""The matters that the reader brings to the head or the plenary, for the start page."""

from datetime import date

from workbench.drafting.sharing.groups import leads_report
from workbench.matters import queries
from workbench.people import Actor
from workbench.store import Database
from workbench.web.matters.board import MatterRow, row


def matter_rows(db: Database, actor: Actor, today: date) -> tuple[MatterRow, ...]:
    """Those that wait for their decision, first due first; those left alone for whoever leads the report."""
    found = (row(db, actor, each, today) for each in queries.matters(db, actor) if each.is_open)
    return tuple(each for each in found if _is_mine(db, actor, each))


def _is_mine(db: Database, actor: Actor, line: MatterRow) -> bool:
    mine = line.matter.now.owner_id == actor.person_id
    return mine or (line.left_alone and leads_report(db, actor, line.matter.report_id))
