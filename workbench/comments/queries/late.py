"""The late bucket: what came after an institution's last day, or after the round closed. It is kept, never lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from workbench.comments import rows
from workbench.comments.queries.said import comments
from workbench.comments.queries.seats import invitations, managed
from workbench.comments.records import Comment
from workbench.people import Actor
from workbench.store import Database


@dataclass(frozen=True)
class Late:
    """A comment (`comment_id`, `label`) or a file (`file_id`, `name`) that came late, "" for what it is not.

    days_late: after the institution's last day as it is now; 0 for what came in time to a round that had closed ·
    waits: a file that nobody took in or set aside yet.
    """

    organisation_id: str
    institution: str
    at: datetime
    days_late: int
    after_closing: bool
    comment_id: str = ""
    label: str = ""
    file_id: str = ""
    name: str = ""
    waits: bool = False


# Closed is what the last entry before the file that closes or opens the round says.
_FILES = """
    select f.id, f.organisation_id, f.name, f.at, coalesce(a.status, '') = 'waiting' as waits,
        coalesce((select kind from round_event e where e.round_id = f.round_id and e.seq < f.event_seq
                  and kind in ('closed', 'reopened') order by seq desc limit 1), '') = 'closed' as after_closing
    from round_file f left join arrival a on a.file_id = f.id
    where f.round_id = :round and f.direction = 'in' and (f.handed_in_by = 'state' or not f.parsed)
    order by f.event_seq
"""


def late_bucket(
    db: Database, actor: Actor, round_id: str, every: tuple[Comment, ...] | None = None, *, zone: tzinfo | None = UTC
) -> tuple[Late, ...]:
    """What came late, first to last, for those who manage the round. Raises NoSuchRound for everybody else.

    `every` are the comments of the round as `comments` gives them to that actor, where they are at hand; days end by
    the clock of `zone`, as they did when what came was said to be late.
    """
    held = managed(db, actor, round_id).round
    invited = {each.organisation_id: each for each in invitations(db, round_id)}
    names = {key: each.organisation for key, each in invited.items()}
    last_days = {key: each.own_deadline or held.closes for key, each in invited.items()}
    found = [
        Late(
            organisation_id=each.organisation_id,
            institution=each.organisation,
            at=each.received_at,
            days_late=_days(each.received_at, last_days[each.organisation_id], zone),
            after_closing=False,
            comment_id=each.id,
            label=each.label,
        )
        for each in (comments(db, actor, round_id) if every is None else every)
        if each.late
    ]
    for row in db.query(_FILES, {"round": round_id}):
        at, whose = rows.moment(row["at"]), row["organisation_id"]
        if row["after_closing"] or _days(at, last_days[whose], zone):
            found.append(
                Late(
                    organisation_id=whose,
                    institution=names[whose],
                    at=at,
                    days_late=_days(at, last_days[whose], zone),
                    after_closing=bool(row["after_closing"]),
                    file_id=row["id"],
                    name=row["name"],
                    waits=bool(row["waits"]),
                )
            )
    return tuple(sorted(found, key=lambda each: (each.at, each.label, each.name)))


def _days(at: datetime, last_day: date, zone: tzinfo | None) -> int:
    return max(0, (at.astimezone(zone).date() - last_day).days)
