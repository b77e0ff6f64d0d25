"""Clearance and submission of a report: who cleared which version, how it went out, what stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import ClassVar

from flask import flash, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import clearances, operations, queries, submissions
from workbench.comments.became import Became, became_of_comments
from workbench.comments.operations import OfficeSays
from workbench.comments.records.clearances import ClearanceDecision, OfficeAsked
from workbench.comments.refusals_of_clearing import LetterMissing, SaidInTheFuture
from workbench.comments.submissions import SubmissionNote
from workbench.drafting import queries as drafting
from workbench.drafting.records import Snapshot, StateReport
from workbench.errors import Invalid, NotFound
from workbench.matters import queries as matters
from workbench.people.access import Permission, may
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.clearing.office import field_of
from workbench.web.comments.clearing.shown import OfficeRow, office_row
from workbench.web.comments.clearing.words import decisions
from workbench.web.comments.words import answer_words, round_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class VersionRow:
    """A version: the offices asked, and how it went out. rounds: ids of its clearance rounds, each with whether it is
    open."""

    snapshot: Snapshot
    offices: tuple[OfficeRow, ...]
    rounds: tuple[tuple[str, bool], ...]
    note: SubmissionNote | None


@dataclass(frozen=True)
class BecameRow:
    """What became of the comments of a round: how many were answered how, in words."""

    found: Became
    kind: str
    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ClearancePage(Page):
    template: ClassVar[str] = "comments/clearing/report.html"
    report: StateReport
    versions: tuple[VersionRow, ...]
    became: tuple[BecameRow, ...]
    open_matters: int
    may_record: bool
    decisions: tuple[tuple[str, str], ...]
    today: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/reports/<report_id>/clearance")
@requires(Permission.READ_REPORTS)
def report_clearance(report_id: str) -> str:
    """Version by version, the last first."""
    return _page(report_id, {}, {})


def _page(report_id: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    with store().reading() as db:
        report = drafting.report(db, actor(), report_id)
        versions = tuple(_version(db, each) for each in drafting.snapshots(db, actor(), report.id))
        became = tuple(_became(each) for each in became_of_comments(db, actor(), report.id))
        waiting = sum(each.is_open for each in matters.matters(db, actor(), report_id=report.id))
    return render(
        ClearancePage(
            report=report,
            versions=versions,
            became=became,
            open_matters=waiting,
            may_record=may(actor(), Permission.MANAGE_ROUNDS),
            decisions=decisions(),
            today=now().date().isoformat(),
            typed=typed,
            errors=errors,
        )
    )


def _became(found: Became) -> BecameRow:
    given = tuple((answer_words(value), count) for value, count in found.answers.items())
    return BecameRow(found, round_words(found.round.kind), given)


def _version(db: Database, frozen: Snapshot) -> VersionRow:
    asked = clearances.of_snapshot(db, actor(), frozen.id)
    return VersionRow(
        snapshot=frozen,
        offices=tuple(office_row(each) for each in asked),
        rounds=_rounds(asked),
        note=submissions.note_of(db, actor(), frozen.id),
    )


def _rounds(asked: tuple[OfficeAsked, ...]) -> tuple[tuple[str, bool], ...]:
    return tuple(dict.fromkeys((each.round.id, each.round_is_open) for each in asked))


@blueprint.post("/rounds/<round_id>/clearance/letters")
@requires(Permission.MANAGE_ROUNDS)
def record_letter(round_id: str) -> Response | tuple[str, int]:
    """Record what an office says in its signed letter, which is kept."""
    given = request.form
    with store().reading() as db:
        report_id = queries.managed(db, actor(), round_id).round.report_id
    said_on = _day(given.get("day", ""))
    if given.get("decision") not in set(ClearanceDecision) or said_on is None:
        errors = {"day": _("Choose the day of the letter.")} if said_on is None else {"decision": _("Choose.")}
        return _page(report_id, {**given, "round": round_id}, errors), 422
    letter = _letter()
    said = OfficeSays(ClearanceDecision(given["decision"]), given.get("authority", ""), given.get("remark", ""))
    try:
        with store().writing() as db:
            operations.record_clearance(
                db,
                round_id=round_id,
                organisation_id=given.get("organisation", ""),
                said=said,
                said_on=said_on,
                letter=letter,
                by=actor(),
                at=now(),
            )
    except Invalid as error:
        own = {LetterMissing: "letter", SaidInTheFuture: "day"}
        field = next((name for kind, name in own.items() if isinstance(error, kind)), field_of(error))
        return _page(report_id, {**given, "round": round_id}, {field: words(error)}), status_of(error)
    flash(_("The letter is recorded, and the office is told."))
    return redirect(f"/reports/{report_id}/clearance", code=303)


def _letter() -> tuple[str, bytes] | None:
    came = request.files.get("letter")
    data = came.read() if came and came.filename else b""
    if came is None or not data:
        return None
    store().files.put(data)
    return came.filename or "", data


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


@blueprint.get("/snapshots/<version_id>/note-verbale")
@requires(Permission.READ_REPORTS)
def note_verbale(version_id: str) -> Response:
    """The note verbale as it was sent."""
    with store().reading() as db:
        note = submissions.note_of(db, actor(), version_id)
    if note is None or not note.note_sha256:
        raise NotFound
    data = BytesIO(store().files.read(note.note_sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=note.note_name)
