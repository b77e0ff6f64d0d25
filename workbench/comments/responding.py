"""The response matrix of a round, in the view that the actor may have."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.comments import present, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.matrix import Place, ResponseMatrix, View, build_rows
from workbench.comments.refusals import NoSuchRound, NotInvited
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.people import Actor
from workbench.store import Database


def response_matrix(
    db: Database, actor: Actor, round_id: str, *, view: View, organisation_id: str | None = None
) -> ResponseMatrix:
    """The matrix of the round in that view; the commenter's is `organisation_id`'s, without it the actor's own.

    Raises NoSuchRound where the actor may not have that view.
    """
    where = queries.seat(db, actor, round_id)
    if view is View.INTERNAL and not where.manages:
        raise NoSuchRound
    whose = (organisation_id or actor.organisation_id or "") if view is View.COMMENTER else None
    if view is View.COMMENTER:
        found = queries.comments_of(db, actor, round_id, whose or "")
    else:
        found = queries.comments_at(db, round_id, where, organisation_id=None, released_only=view is View.PUBLIC)
    held = where.round
    snapshot = drafting.snapshot(db, None, held.snapshot_id)
    now = present.labels(db, held.report_id) if view is View.INTERNAL else {}
    names = {invitation.organisation_id: invitation.organisation for invitation in queries.invitations(db, round_id)}
    if view is View.COMMENTER and whose not in names:
        raise NotInvited(organisation=whose or actor.name)
    return ResponseMatrix(
        view=view,
        round_id=round_id,
        report_title=snapshot.report.title,
        snapshot_number=snapshot.number,
        frozen_on=snapshot.frozen_at.date(),
        kind=held.kind.value,
        institution=names[whose] if whose else None,
        opened_on=held.opened_at.date(),
        closes=held.closes,
        working_days=held.working_days,
        short_notice_reason=held.short_notice_reason,
        language=snapshot.report.language,
        rows=build_rows(
            found,
            places=_places(snapshot, now),
            view=view,
            organisation_id=whose,
            closed=where.closed_at is not None,
        ),
    )


def _places(snapshot: Snapshot, now: Mapping[str, str]) -> dict[str, Place]:
    frozen = {
        key: Place(order=order, number=name, section=section, now=now.get(key, ""))
        for key, order, name, section in FrozenText(snapshot).places()
    }
    # Paragraphs written since stand in no version; an answer may still point at one.
    since = {key: Place(order=1_000_000, number="", section="", now=label) for key, label in now.items()}
    return {**since, **frozen}
