"""What an institution has in preparation: its own, seen by nobody else."""

from __future__ import annotations

from workbench.comments import rows
from workbench.comments.queries.links import links_in_preparation
from workbench.comments.queries.seats import invited, seat
from workbench.comments.records import DraftComment, RoundFile
from workbench.comments.refusals import NoSuchDraft
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.store import Database


def drafts(db: Database, actor: Actor, round_id: str) -> tuple[DraftComment, ...]:
    """The comments in preparation of the actor's own institution, oldest first; nobody else has any."""
    _, invitation = invited(db, actor, round_id)
    found = db.query(
        f"select * from draft_comment where round_id = :round and organisation_id = :organisation "
        f"and {audience_clause()} order by id",
        {"round": round_id, "organisation": invitation.organisation_id, **audience_parameters(actor)},
    )
    links = links_in_preparation(db, round_id, invitation.organisation_id)
    return tuple(rows.draft_comment(row, links=links.get(row["id"], ())) for row in found)


def draft(db: Database, actor: Actor, draft_id: str) -> DraftComment:
    """One of them. Raises NoSuchDraft, also where it is another institution's."""
    found = db.query(
        f"select * from draft_comment where id = :id and {audience_clause()}",
        {"id": draft_id, **audience_parameters(actor)},
    )
    for row in found:
        links = links_in_preparation(db, row["round_id"], row["organisation_id"])
        mine = rows.draft_comment(row, links=links.get(row["id"], ()))
        if mine.organisation_id == actor.organisation_id and may(actor, Permission.COMMENT):
            return mine
    raise NoSuchDraft


def prepared_files(db: Database, actor: Actor, round_id: str) -> tuple[RoundFile, ...]:
    """The files that the actor's own institution uploaded and has not sent yet, first to last; nobody else has any."""
    where = seat(db, actor, round_id)
    if where.invitation is None or not may(actor, Permission.COMMENT):
        return ()
    found = db.query(
        "select *, 'in' as direction, 'institution' as handed_in_by from draft_file "
        "where round_id = :round and organisation_id = :organisation "
        f"and {audience_clause()} order by id",
        {"round": round_id, "organisation": where.invitation.organisation_id, **audience_parameters(actor)},
    )
    return tuple(rows.round_file(row) for row in found)
