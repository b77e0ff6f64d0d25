"""The files of a round and their story: what went out and came in, when, from whose hand, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask_babel import gettext as _

from workbench.comments import arrivals, queries
from workbench.comments.arrivals import Arrival, ArrivalStatus
from workbench.comments.records import RoundFile
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.room import Room
from workbench.web.comments.words import arrival_words, file_words
from workbench.web.context import actor, now
from workbench.web.context import reading as one_view
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class FileRow:
    """A kept file. `report` is the address of what it holds or held, "" where the reader only knows how it stands
    (an institution, of what was handed in in its name); `decided_at` when it was taken in or set aside;
    `take_out` where one in preparation is taken out of it, "" for what is in the record."""

    name: str
    address: str
    institution: str
    how: str
    by: str
    at: datetime
    status: str
    waits: bool
    decided_at: datetime | None
    decided_by: str
    reason: str
    why_not: str
    report: str
    take_out: str
    fingerprint: str


@dataclass(frozen=True)
class FilesPage(Page):
    """`room` on the institution's own pages, None on those of the State side."""

    template: ClassVar[str] = "comments/files.html"
    round_id: str
    round_title: str
    room: Room | None
    files: tuple[FileRow, ...]


@blueprint.get("/rounds/<round_id>/files")
@requires(Permission.READ_ROUNDS)
def all_files(round_id: str) -> str:
    """Every file of the round that the reader may know of, the latest first."""
    with one_view() as db:
        seat = queries.seat(db, actor(), round_id)
        frozen = queries.frozen_text(db, seat.round.snapshot_id)
        room = None if seat.manages else reading.opened(db, round_id).room(now().date())
        rows = file_rows(db, round_id)
    return render(FilesPage(round_id, frozen.snapshot.report.title, room, rows))


def file_rows(db: Database, round_id: str) -> tuple[FileRow, ...]:
    """The files, the latest first, each with how it stands."""
    opened = {each.id: each for each in arrivals.arrivals(db, actor(), round_id)}
    came = {each.id: each for each in _handed_in_for_us(db, round_id)} | opened
    names = {each.organisation_id: each.organisation for each in queries.invitations(db, round_id)}
    prepared = queries.prepared_files(db, actor(), round_id)
    every = (*queries.files(db, actor(), round_id), *prepared)
    own = {each.id for each in prepared}
    rows = (
        _row(each, came.get(each.id), names.get(each.organisation_id, ""), ours=each.id in own, opens=each.id in opened)
        for each in sorted(every, key=lambda each: (each.at, each.id), reverse=True)
    )
    return tuple(rows)


def _handed_in_for_us(db: Database, round_id: str) -> tuple[Arrival, ...]:
    """What the State side handed in in the reader's name; empty for those who manage the round."""
    seat = queries.seat(db, actor(), round_id)
    if seat.manages or seat.invitation is None:
        return ()
    return arrivals.handed_in_for(db, round_id, seat.invitation.organisation_id)


def _row(file: RoundFile, came: Arrival | None, institution: str, *, ours: bool, opens: bool) -> FileRow:
    return FileRow(
        name=file.name,
        address=f"/rounds/{file.round_id}/files/{file.id}",
        institution=institution,
        how=_("in preparation: your institution's own until it sends") if ours else file_words(file),
        by=file.by_name,
        at=file.at,
        status=arrival_words(came) if came else "",
        waits=came is not None and came.status is ArrivalStatus.WAITING,
        decided_at=came.decided_at if came else None,
        decided_by=came.decided_by if came else "",
        reason=came.reason if came else "",
        why_not=_(file.why_not) if file.why_not else "",
        report=f"/rounds/{file.round_id}/arrivals/{came.id}" if came and opens else "",
        take_out=f"/rounds/{file.round_id}/read/files/{file.id}/delete" if ours else "",
        fingerprint=file.sha256,
    )
