"""The institution's own pages: its comments and what became of them, sending, and the way through Word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.queries import Sending
from workbench.comments.receipts import signing
from workbench.comments.receipts.acts import Act, acts
from workbench.comments.records import CommentState, Position, RoundFile
from workbench.comments.refusals import (
    CommentsInPreparation,
    CommentsWereSent,
    ConcernWithoutWords,
    FilesWait,
    NothingToSend,
)
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.arrivals.deciding import arrive
from workbench.web.comments.arrivals.files import FileRow, file_rows
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.by_hand.shown import act_words
from workbench.web.comments.room import Remark, Room, in_report_order, remark
from workbench.web.comments.together import Group, groups
from workbench.web.comments.words import position_words
from workbench.web.context import actor, installation, now, store
from workbench.web.context import reading as one_view
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class OursPage(Page):
    template: ClassVar[str] = "comments/ours.html"
    room: Room
    drafts: tuple[Remark, ...]
    groups: tuple[Group, ...]
    comments: tuple[Remark, ...]
    sendings: tuple[tuple[Sending, str], ...]
    letters: tuple[RoundFile, ...]
    files: tuple[FileRow, ...]
    queued: int
    fingerprint: str
    acts: tuple[tuple[Act, str], ...]


@dataclass(frozen=True)
class SendPage(Page):
    template: ClassVar[str] = "comments/send.html"
    room: Room
    drafts: tuple[Remark, ...]
    letters: tuple[RoundFile, ...]
    voices: tuple[str, ...]  # the names of those who may send, for their colleagues
    positions: tuple[tuple[str, str], ...]
    has_sent: bool
    position: str
    remark: str
    errors: Mapping[str, str]


@blueprint.get("/rounds/<round_id>/read/ours")
@requires(Permission.COMMENT)
def ours(round_id: str) -> str:
    """The institution's comments, in preparation and sent, and what became of each."""
    with one_view() as db:
        found = reading.opened(db, round_id)
        sent = queries.sendings(db, round_id, actor().organisation_id or "")
        files = file_rows(db, round_id)
        others = acts(db, round_id, actor().organisation_id or "")
        prepared = queries.prepared_files(db, actor(), round_id)
    return render(
        OursPage(
            room=found.room(now().date()),
            drafts=tuple(remark(draft, found.frozen) for draft in in_report_order(found.drafts, found.frozen)),
            groups=groups(found),
            comments=tuple(remark(each, found.frozen, speaks=found.seat.speaks) for each in found.comments),
            sendings=tuple((each, position_words(each.position, independent=found.independent)) for each in sent),
            letters=tuple(file for file in prepared if not file.parsed),
            files=files,
            acts=tuple((each, act_words(each.kind)) for each in others),
            fingerprint=signing.fingerprint(installation().settings.home),
            queued=sum(d.is_queued for d in found.drafts)
            + sum(c.waits_for_place and found.seat.speaks for c in found.comments),
        )
    )


def _send_page(round_id: str, *, position: str = "", said: str = "", errors: Mapping[str, str] | None = None) -> str:
    with one_view() as db:
        found = reading.opened(db, round_id)
        files = queries.prepared_files(db, actor(), round_id)
        voices = tuple(each.name for each in people.voices_of(db, actor().organisation_id or ""))
    letters = tuple(file for file in files if not file.parsed)
    offered = _offered(found, letters)
    something = bool(found.drafts or letters)
    first = offered[0].value if something or not found.comments else ""  # a change of position is chosen, not found
    return render(
        SendPage(
            room=found.room(now().date()),
            drafts=tuple(remark(draft, found.frozen) for draft in in_report_order(found.drafts, found.frozen)),
            letters=letters,
            voices=voices,
            positions=tuple((each.value, position_words(each, independent=found.independent)) for each in offered),
            has_sent=bool(found.comments),
            position=position or first,
            remark=said,
            errors=errors or {},
        )
    )


def _offered(found: reading.Opened, letters: tuple[RoundFile, ...]) -> tuple[Position, ...]:
    """The positions that can be said now; a body that has sent comments cannot have none."""
    if found.drafts or letters:
        return (Position.COMMENTS_SENT, Position.SERIOUS_CONCERN)
    sent = any(each.stands and each.state is CommentState.SENT for each in found.comments)
    if sent and found.independent:
        return (Position.SERIOUS_CONCERN,)
    return (Position.NO_COMMENTS, Position.SERIOUS_CONCERN)


@blueprint.get("/rounds/<round_id>/read/send")
@requires(Permission.COMMENT)
def before_sending(round_id: str) -> str:
    """What will be sent, and what happens then."""
    return _send_page(round_id)


@blueprint.post("/rounds/<round_id>/read/send")
@requires(Permission.COMMENT)
def send(round_id: str) -> Response:
    """The official voice sends all that is in preparation."""
    given = request.form.get("position", "")
    said = request.form.get("remark", "")
    try:
        with store().writing() as db:
            labels = operations.send(
                db,
                round_id=round_id,
                position=Position(given) if given in set(Position) else Position.COMMENTS_SENT,
                remark=said,
                by=actor(),
                at=now(),
            )
    except ConcernWithoutWords as error:
        return make_response(_send_page(round_id, position=given, said=said, errors={"remark": words(error)}), 422)
    except (NothingToSend, CommentsInPreparation, CommentsWereSent, FilesWait) as error:
        return make_response(_send_page(round_id, position=given, said=said, errors={"position": words(error)}), 422)
    count = len(labels)
    if count:
        flash(ngettext("%(num)s comment was sent.", "%(num)s comments were sent.", count))
    else:
        flash(_("Sent: your institution's position is recorded."))
    return redirect(f"/rounds/{round_id}/read/ours", code=303)


@blueprint.post("/rounds/<round_id>/read/upload")
@requires(Permission.COMMENT)
def upload(round_id: str) -> Response:
    """A file comes back from the institution's own people: logged, and shown before anything is taken in."""
    with one_view() as db:
        _seat, invitation = queries.invited(db, actor(), round_id)
    return arrive(round_id, invitation.organisation_id) or redirect(f"/rounds/{round_id}/read/ours", code=303)


@blueprint.post("/rounds/<round_id>/read/files/<draft_file_id>/delete")
@requires(Permission.COMMENT)
def discard_file(round_id: str, draft_file_id: str) -> Response:
    """Take a file out of preparation; the comments that were read from it stay."""
    with store().writing() as db:
        operations.discard_file(db, round_id=round_id, file_id=draft_file_id, by=actor())
    flash(_("The file was taken out. Comments that were read from it are still in preparation."))
    return redirect(f"/rounds/{round_id}/read/ours", code=303)
