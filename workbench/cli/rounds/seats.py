"""The seats of a round: who was invited and how each stands, more time, the text maintained, what came late.

What is an institution's own to say (its deputies, that it declines, that its concern is resolved) has no command.
"""

from datetime import datetime
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE
from workbench.comments import operations, queries
from workbench.comments.queries import Late, Standing
from workbench.comments.seats.records import Concern, Extension
from workbench.people import queries as people


@click.command("invited")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def invited(desk: Desk, round_id: str) -> None:
    """Who was invited and how each stands: last day, position, serious concern, declined. Nothing in preparation."""
    with desk.store.reading() as db:
        found = [
            standing_value(each, queries.extensions(db, round_id, each.invitation.organisation_id))
            for each in queries.standings(db, desk.actor, round_id)
        ]
    desk.emit(found, text=lambda: "\n".join(f"{v['institution']}  until {v['last_day']}  {v['status']}" for v in found))


@click.command("extend")
@click.argument("round_id", metavar="ROUND")
@click.option("--until", type=DATE, required=True, help="The new last day: later than the one there is.")
@click.option("--reason", required=True, help="Why; it is kept in the record of the round.")
@click.option("--for", "organisation", default="", metavar="ORGANISATION", help="Whose; without it everybody's.")
@pass_desk
def extend(desk: Desk, round_id: str, until: datetime, reason: str, organisation: str) -> None:
    """Give more time to one institution or to all. Reminders follow the new last day."""
    with desk.store.writing() as db:
        gained = operations.extend(
            db,
            round_id=round_id,
            last_day=until.date(),
            reason=reason,
            organisation=organisation,
            by=desk.actor,
            at=desk.now(),
        )
    names = [each.organisation for each in gained]
    value = {"round": round_id, "until": until.date().isoformat(), "institutions": names}
    desk.emit(value, text=lambda: f"Until {value['until']}: {', '.join(names)}")


@click.command("maintain")
@click.argument("round_id", metavar="ROUND")
@click.option("--for", "organisation", required=True, metavar="ORGANISATION", help="Whose serious concern is answered.")
@click.option("--reason", required=True, help="Why the State maintains its text; the institution reads it.")
@pass_desk
def maintain(desk: Desk, round_id: str, organisation: str, reason: str) -> None:
    """Say for the State that it maintains its text against a serious concern. Needs a name: --as EMAIL.

    Only the institution itself says that its concern is resolved, signed in on the web.
    """
    with desk.store.writing() as db:
        operations.maintain_text(
            db, round_id=round_id, organisation=organisation, reason=reason, by=desk.actor, at=desk.now()
        )
        whose = people.organisation(db, organisation)
    value = {"round": round_id, "institution": whose.name, "state": "text_maintained", "by": desk.actor.name}
    desk.emit(value, text=lambda: f"Recorded and told to {whose.name}.")


@click.command("late")
@click.argument("round_id", metavar="ROUND")
@pass_desk
def late(desk: Desk, round_id: str) -> None:
    """What came after an institution's last day, or after the round closed: kept, each with how late it was."""
    with desk.store.reading() as db:
        found = [_late_value(each) for each in queries.late_bucket(db, desk.actor, round_id, zone=desk.now().tzinfo)]
    desk.emit(found, text=lambda: "\n".join(_late_line(each) for each in found) or "Nothing came late.")


def standing_value(standing: Standing, given: tuple[Extension, ...]) -> dict[str, Any]:
    """How an institution stands, as those who manage the round may know it."""
    invitation = standing.invitation
    declined = standing.declined
    return {
        "institution": invitation.organisation,
        "capacity": invitation.capacity,
        "independent": invitation.independent,
        "last_day": standing.last_day.isoformat(),
        "working_days": standing.working_days,
        "extensions": [_extension_value(each) for each in given],
        "status": standing.status,
        "position": standing.position_value or None,
        "deputy": standing.has_deputy,
        "declined": {"reason": declined.reason, "at": declined.at.isoformat()} if declined else None,
        "concern": _concern_value(standing.concern) if standing.concern else None,
        "comments": standing.comments,
        "unconfirmed": standing.unconfirmed,
        "answered": standing.answered,
        "late": standing.late,
    }


def _extension_value(given: Extension) -> dict[str, Any]:
    return {
        "until": given.last_day.isoformat(),
        "working_days": given.working_days,
        "for_everybody": given.organisation_id is None,
        "reason": given.reason,
        "by": given.granted_by,
        "at": given.at.isoformat(),
    }


def _concern_value(concern: Concern) -> dict[str, Any]:
    last = concern.last
    return {
        "state": concern.state.value,
        "raised_at": concern.raised_at.isoformat(),
        "remarks": list(concern.remarks),
        "reason": last.reason if last else "",
        "by": last.decided_by if last else "",
    }


def _late_value(late: Late) -> dict[str, Any]:
    return {
        "institution": late.institution,
        "comment": late.label or None,
        "file": late.file_id or None,
        "name": late.name or None,
        "at": late.at.isoformat(),
        "days_late": late.days_late,
        "after_closing": late.after_closing,
        "waits": late.waits,
    }


def _late_line(value: dict[str, Any]) -> str:
    when = "after the round closed" if value["after_closing"] else f"{value['days_late']} days late"
    return f"{value['comment'] or value['name']}  {value['institution']}  {when}"
