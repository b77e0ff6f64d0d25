"""The response matrix of a round, in the view that the actor may have, or as anybody may read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.comments import present, queries
from workbench.comments.frozen import FrozenText
from workbench.comments.later_text import submitted_text
from workbench.comments.matrix import MatrixRow, MoreTime, Party, Place, ResponseMatrix, View, build_rows
from workbench.comments.previewing import as_if_released
from workbench.comments.published import SHARED, Publication, last_closing, public_seat, publication
from workbench.comments.queries import Seat
from workbench.comments.records import Comment, CommentRound, Invitation
from workbench.comments.refusals import NoSuchRound, NotInvited
from workbench.comments.seats.positions import position_value
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot
from workbench.people import Actor
from workbench.people import queries as people
from workbench.store import Database


def response_matrix(
    db: Database, actor: Actor, round_id: str, *, view: View, organisation_id: str | None = None
) -> ResponseMatrix:
    """The matrix of the round in that view; the commenter's is `organisation_id`'s, without it the actor's own.

    Those who manage have every view. An institution has its own; that of the reviewers where the round was opened with
    it; of the public one its own rows, and all of them once it is published. Raises NoSuchRound where the actor may not
    have that view, NotInvited.
    """
    where = queries.seat(db, actor, round_id)
    if not where.manages and (view is View.INTERNAL or (view is View.REVIEWERS and not _is_shared(where))):
        raise NoSuchRound
    if view is View.PUBLIC and not where.manages and publication(db, round_id) is None:
        return _matrix(db, where, view, actor.organisation_id)
    if view is not View.COMMENTER:
        return _matrix(db, where, view)
    whose = organisation_id or actor.organisation_id or ""
    if not where.manages and whose != actor.organisation_id:
        raise NoSuchRound
    if whose not in {invitation.organisation_id for invitation in queries.invitations(db, round_id)}:
        raise NotInvited(organisation=people.organisation(db, whose).name if whose else actor.name)
    return _matrix(db, where, view, whose)


def matrix_as_released(db: Database, actor: Actor, round_id: str, organisation_id: str) -> ResponseMatrix:
    """What that institution will read once the answers given so far are released, for those who manage the round.

    Raises NoSuchRound.
    """
    where = queries.managed(db, actor, round_id)
    every = queries.comments_at(db, round_id, where, organisation_id=organisation_id, released_only=False)
    return _made_of(db, as_if_released(every), where, View.COMMENTER, organisation_id)


def public_matrix(db: Database, address: str) -> tuple[ResponseMatrix, Publication]:
    """What anybody reads under the address of a published round. Raises NoSuchRound."""
    where, published = public_seat(db, address)
    return _matrix(db, where, View.PUBLIC), published


def _is_shared(where: Seat) -> bool:
    """Whether the bodies invited read of one another what their institutions allow."""
    return where.round.response_publication in SHARED


def _matrix(db: Database, where: Seat, view: View, whose: str | None = None) -> ResponseMatrix:
    released_only = view is not View.INTERNAL
    every = queries.comments_at(db, where.round.id, where, organisation_id=whose, released_only=released_only)
    return _made_of(db, every, where, view, whose)


def _made_of(
    db: Database, every: Sequence[Comment], where: Seat, view: View, whose: str | None = None
) -> ResponseMatrix:
    held, round_id = where.round, where.round.id
    snapshot = drafting.snapshot(db, None, held.snapshot_id)
    now = present.labels(db, held.report_id) if view is View.INTERNAL else {}
    submitted = submitted_text(db, held)
    built = build_rows(
        every,
        places=_places(snapshot, now),
        view=view,
        organisation_id=whose,
        closed=where.closed_at is not None,
        public_until=last_closing(db, round_id) if publication(db, round_id) else None,
        submitted=submitted,
    )
    guests = queries.invitations(db, round_id)
    return ResponseMatrix(
        view=view,
        round_id=round_id,
        report_title=snapshot.report.title,
        snapshot_number=snapshot.number,
        frozen_on=snapshot.frozen_at.date(),
        kind=held.kind.value,
        institution=_name(guests, whose) if view is View.COMMENTER else None,
        opened_on=held.opened_at.date(),
        closes=held.closes,
        working_days=_days(held, guests, whose),
        short_notice_reason=held.short_notice_reason,
        language=snapshot.report.language,
        rows=built,
        submitted_on=submitted.on if submitted else None,
        submitted_version=submitted.version if submitted else None,
        submitted_symbol=submitted.symbol if submitted else "",
        parties=tuple(_party(db, held, guest, view) for guest in guests if _stands_in(guest, view, whose, built)),
    )


def _days(held: CommentRound, guests: Sequence[Invitation], whose: str | None) -> int:
    """Those that the institution was given in all; the fewest of any at the opening where it is not one's matrix."""
    return next((queries.days_given(held, each) for each in guests if each.organisation_id == whose), held.working_days)


def _name(guests: Sequence[Invitation], whose: str | None) -> str | None:
    return next((guest.organisation for guest in guests if guest.organisation_id == whose), None)


def _stands_in(guest: Invitation, view: View, whose: str | None, built: Sequence[MatrixRow]) -> bool:
    """Whether the head names the institution: what another one said of the draft is not told before its rows are."""
    if view is View.COMMENTER:
        return guest.organisation_id == whose
    return view is View.INTERNAL or guest.organisation in {row.institution for row in built}


def _party(db: Database, held: CommentRound, guest: Invitation, view: View) -> Party:
    sent = queries.sendings(db, held.id, guest.organisation_id)
    declined = queries.declined(db, held.id).get(guest.organisation_id)
    every = queries.concerns(db, held.id)
    concern = next((each for each in reversed(every) if each.organisation_id == guest.organisation_id), None)
    answer = concern.last if concern else None
    position = position_value(sent[-1].position, independent=guest.independent) if sent else ""
    remark = declined.reason if declined else (sent[-1].remark if sent else "")
    told = view in (View.INTERNAL, View.COMMENTER)  # the remark is said to the mechanism, not to the others invited
    return Party(
        institution=guest.organisation,
        independent=guest.independent,
        deadline=guest.own_deadline or held.closes,
        working_days=queries.days_given(held, guest),
        position="declined" if declined else position,
        remark=remark if told else "",
        sent_on=sent[-1].at.date() if sent else None,
        more_time=tuple(
            MoreTime(each.last_day, each.reason) for each in queries.extensions(db, held.id, guest.organisation_id)
        ),
        concern=concern.state.value if concern else "",
        concern_reason=answer.reason if answer else "",
        concern_by=answer.decided_by if answer and told else "",
    )


def _places(snapshot: Snapshot, now: Mapping[str, str]) -> dict[str, Place]:
    frozen = {
        key: Place(order=order, number=name, section=section, now=now.get(key, ""))
        for key, order, name, section in FrozenText(snapshot).places()
    }
    # Paragraphs written since stand in no version; an answer may still point at one.
    since = {key: Place(order=1_000_000, number="", section="", now=label) for key, label in now.items()}
    return {**since, **frozen}
