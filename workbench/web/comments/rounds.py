"""The list of rounds, and one round as those who manage it see it."""

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import flash, make_response, redirect, request, send_file
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import operations, present, queries
from workbench.comments.chain import Verdict
from workbench.comments.frozen import FrozenText, heading
from workbench.comments.queries import Seat, Sending, Standing
from workbench.comments.records import Comment
from workbench.drafting import queries as drafting
from workbench.drafting.records import DraftParagraph
from workbench.errors import NotFound
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.comments.arrivals.deciding import arrive
from workbench.web.comments.arrivals.files import FileRow, file_rows
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.words import (
    answer_words,
    kind_words,
    passed,
    place_words,
    position_words,
    readable,
    round_words,
    severity_words,
    state_words,
    type_words,
)
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class RoundCard:
    address: str
    title: str
    kind: str
    version: int
    opened: datetime
    closes: date
    is_open: bool
    invited: tuple[str, ...]
    comments: int
    answered: int
    is_mine_to_read: bool


@dataclass(frozen=True)
class RoundsPage(Page):
    template: ClassVar[str] = "comments/rounds.html"
    rounds: tuple[RoundCard, ...]
    may_open: bool


@dataclass(frozen=True)
class Line:
    """A comment in the list of the round."""

    address: str
    label: str
    institution: str
    place: str
    section: str
    text: str
    language: str
    kind: str
    weight: str
    state: str
    unconfirmed: bool
    queued: bool
    late: bool
    passed: str
    answer: str
    released: bool
    text_state: str


@dataclass(frozen=True)
class RoundPage(Page):
    template: ClassVar[str] = "comments/round.html"
    round_id: str
    title: str
    kind: str
    report_id: str
    snapshot_id: str
    version: int
    opened: datetime
    closes: date
    closed_at: datetime | None
    instructions: str
    working_days: int
    short_notice_reason: str
    standings: tuple[tuple[Standing, tuple[str, ...]], ...]
    lines: tuple[Line, ...]
    total: int
    answered: int
    waiting_for_release: int
    queued: int
    first_open: str
    files: tuple[FileRow, ...]
    institutions: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
    section: str
    state: str


@dataclass(frozen=True)
class ProofPage(Page):
    template: ClassVar[str] = "comments/proof.html"
    round_id: str
    verdict: Verdict
    manages: bool
    sendings: tuple[Sending, ...]


@blueprint.get("/rounds")
@requires(Permission.READ_ROUNDS)
def rounds() -> str:
    """The rounds the reader manages or is invited to."""
    who = actor()
    cards: list[RoundCard] = []
    with store().reading() as db:
        for held in queries.rounds(db, who):
            seat = queries.seat(db, who, held.id)
            snapshot = drafting.snapshot(db, None, held.snapshot_id)
            seen = [each for each in queries.comments(db, who, held.id) if each.stands]
            cards.append(
                RoundCard(
                    address=f"/rounds/{held.id}" if seat.manages else f"/rounds/{held.id}/read",
                    title=snapshot.report.title,
                    kind=round_words(held.kind),
                    version=snapshot.number,
                    opened=held.opened_at,
                    closes=seat.deadline,
                    is_open=seat.is_open,
                    invited=tuple(each.organisation for each in queries.invitations(db, held.id) if seat.manages),
                    comments=len(seen),
                    answered=sum(comment.disposition is not None for comment in seen),
                    is_mine_to_read=not seat.manages,
                )
            )
    return render(RoundsPage(rounds=tuple(cards), may_open=may(who, Permission.MANAGE_ROUNDS)))


@blueprint.get("/rounds/<round_id>")
@requires(Permission.READ_ROUNDS)
def one_round(round_id: str) -> str | Response:
    """Who was invited and what came; an invited institution is shown to its reading room."""
    section, state = request.args.get("section", ""), request.args.get("state", "")
    with store().reading() as db:
        seat = queries.seat(db, actor(), round_id)
        if not seat.manages:
            return redirect(f"/rounds/{round_id}/read", code=303)
        frozen = FrozenText(drafting.snapshot(db, None, seat.round.snapshot_id))
        comments = queries.comments(db, actor(), round_id)
        standings = queries.standings(db, actor(), round_id)
        files = file_rows(db, round_id)
        now_texts = present.texts(db, seat.round.report_id)
    return render(_page(seat, frozen, comments, standings, files, now_texts, section=section, state=state))


def _page(
    seat: Seat,
    frozen: FrozenText,
    comments: tuple[Comment, ...],
    standings: tuple[Standing, ...],
    files: tuple[FileRow, ...],
    now_texts: Mapping[str, DraftParagraph],
    *,
    section: str,
    state: str,
) -> RoundPage:
    held = seat.round
    ordered = in_order(comments, frozen)
    where = {comment.id: section_of(comment, frozen) for comment in ordered}
    shown = [c for c in ordered if (not section or where[c.id][0] == section) and _is(c, state)]
    first_open = next((c for c in ordered if c.waits_for_answer), None)
    return RoundPage(
        round_id=held.id,
        title=frozen.snapshot.report.title,
        kind=round_words(held.kind),
        report_id=held.report_id,
        snapshot_id=held.snapshot_id,
        version=frozen.snapshot.number,
        opened=held.opened_at,
        closes=held.closes,
        closed_at=seat.closed_at,
        instructions=held.instructions,
        working_days=held.working_days,
        short_notice_reason=held.short_notice_reason,
        standings=tuple((each, tuple(position_words(s.position) for s in each.sendings)) for each in standings),
        lines=tuple(_line(comment, frozen, where[comment.id][1], now_texts) for comment in shown),
        total=sum(comment.stands for comment in comments),
        answered=sum(comment.stands and comment.disposition is not None for comment in comments),
        waiting_for_release=len({c.disposition.id for c in comments if c.disposition and not c.disposition.released}),
        queued=sum(comment.waits_for_place for comment in comments),
        first_open=f"/rounds/{held.id}/comments/{first_open.id}" if first_open else "",
        files=files,
        institutions=tuple((each.invitation.organisation_id, each.invitation.organisation) for each in standings),
        sections=_sections(where),
        section=section,
        state=state,
    )


def in_order(comments: tuple[Comment, ...], frozen: FrozenText) -> list[Comment]:
    """In the order of the report; what has no place yet comes first, so that it is seen."""
    order = {key: place for key, place, _number, _title in frozen.places()}
    return sorted(
        comments, key=lambda c: (order.get(c.paragraph_id or c.section_id or "", -1), c.organisation, c.label)
    )


def section_of(comment: Comment, frozen: FrozenText) -> tuple[str, str]:
    """Id and heading of the section a comment stands in."""
    found = frozen.section_of(comment.paragraph_id) or frozen.find_section(comment.section_id or comment.paragraph_id)
    if found:
        return found.id, heading(found)
    return ("queue", _("Not placed yet")) if comment.is_queued else ("whole", _("The whole report"))


def _sections(where: dict[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The sections that have comments, with how many, in order."""
    counts = Counter(key for key, _title in where.values())
    titles = dict(where.values())
    return tuple((key, f"{title} ({counts[key]})") for key, title in titles.items())


def _is(comment: Comment, state: str) -> bool:
    if state == "open":
        return comment.waits_for_answer
    if state == "answered":
        return comment.disposition is not None
    return comment.waits_for_place if state == "queued" else True


def _line(comment: Comment, frozen: FrozenText, section: str, now_texts: Mapping[str, DraftParagraph]) -> Line:
    answer = comment.disposition
    return Line(
        address=f"/rounds/{comment.round_id}/comments/{comment.id}",
        label=comment.label,
        institution=comment.organisation,
        place=place_words(comment, frozen),
        section=section,
        text=comment.text or comment.proposed or readable(comment.anchor.quote),
        language=comment.language,
        kind=type_words(comment.type) if comment.kind == "comment" else kind_words(comment.kind),
        weight=severity_words(comment.severity),
        state=state_words(comment.state),
        unconfirmed=comment.state == "received_unconfirmed",
        queued=comment.is_queued,
        late=comment.late,
        passed=passed(comment),
        answer=answer_words(answer.value) if answer else "",
        released=answer.released if answer else False,
        text_state=_text_state(comment, frozen, now_texts),
    )


def _text_state(comment: Comment, frozen: FrozenText, now_texts: Mapping[str, DraftParagraph]) -> str:
    """Whether the text that an answer points at has changed as it should, or again since."""
    answer = comment.disposition
    if answer is None or answer.paragraph_id is None:
        return ""
    today = now_texts.get(answer.paragraph_id)
    if today is None:
        return _("the paragraph that carried the answer is gone")
    was_frozen = frozen.number(answer.paragraph_id) is not None
    before = frozen.paragraph(answer.paragraph_id).revision_id if was_frozen else ""
    if today.revision_id == before:
        return _("the text has not changed yet")
    changed_again = answer.revision_id not in (today.revision_id, before)
    return _("the text changed again since the answer") if changed_again else ""


@blueprint.post("/rounds/<round_id>/release")
@requires(Permission.MANAGE_ROUNDS)
def release(round_id: str) -> Response:
    """Let the institutions read the answers given so far."""
    with store().writing() as db:
        count = operations.release(db, round_id=round_id, by=actor(), at=now())
    flash(ngettext("%(num)s answer was released.", "%(num)s answers were released.", count))
    return redirect(f"/rounds/{round_id}", code=303)


@blueprint.post("/rounds/<round_id>/close")
@requires(Permission.MANAGE_ROUNDS)
def close(round_id: str) -> Response:
    """Close the round; refused while a comment has no answer."""
    with store().writing() as db:
        operations.close(db, round_id=round_id, by=actor(), at=now())
    flash(_("The round is closed."))
    return redirect(f"/rounds/{round_id}", code=303)


@blueprint.post("/rounds/<round_id>/reopen")
@requires(Permission.MANAGE_ROUNDS)
def reopen(round_id: str) -> Response:
    """Take comments again."""
    with store().writing() as db:
        operations.reopen(db, round_id=round_id, by=actor(), at=now())
    flash(_("The round is open again."))
    return redirect(f"/rounds/{round_id}", code=303)


@blueprint.post("/rounds/<round_id>/receive")
@requires(Permission.MANAGE_ROUNDS)
def receive(round_id: str) -> Response:
    """A file that an institution returned by mail is logged, and shown before anything is taken in."""
    with store().reading() as db:
        queries.managed(db, actor(), round_id)
    return arrive(round_id, request.form.get("organisation", "")) or redirect(f"/rounds/{round_id}", code=303)


@blueprint.get("/rounds/<round_id>/files/<file_id>")
@requires(Permission.READ_ROUNDS)
def file(round_id: str, file_id: str) -> FlaskResponse:
    """A kept file, as it went out or came in."""
    with store().reading() as db:
        seen = (*queries.files(db, actor(), round_id), *queries.prepared_files(db, actor(), round_id))
        found = next((each for each in seen if each.id == file_id), None)
    if found is None:
        raise NotFound
    data = io.BytesIO(store().files.read(found.sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=found.name)


@blueprint.get("/rounds/<round_id>/proof")
@requires(Permission.READ_ROUNDS)
def proof(round_id: str) -> FlaskResponse:
    """Whether anything in the round was altered."""
    with store().reading() as db:
        who = actor()
        verdict = operations.verify(db, store().files, round_id=round_id, by=who)
        # The number of entries tells of answers that are not released yet. Rows that were altered may not be readable.
        seat = queries.seat(db, who, round_id) if verdict.ok else None
        sendings = queries.sendings(db, round_id, who.organisation_id or "") if seat and not seat.manages else ()
    manages = seat is not None and seat.manages
    return make_response(render(ProofPage(round_id=round_id, verdict=verdict, manages=manages, sendings=sendings)))
