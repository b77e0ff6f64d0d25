"""The first page after sign-in."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting.sharing.owing import LateText, late_texts
from workbench.drafting.sharing.visits import mark_seen
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.home.asked import ToContribute, ToLookAfter, to_contribute, to_look_after
from workbench.web.home.changes import Change, ReportChanges, additions, of_reports
from workbench.web.home.deciding import matter_rows
from workbench.web.home.following import ToAssign, ToReport, to_assign, to_report
from workbench.web.home.owing import OwedRow, ToSayRow, owed_rows, to_say_rows
from workbench.web.home.waiting import ReportAtWork, RoundToAnswer, RoundToComment, reports, rounds
from workbench.web.matters.board import MatterRow
from workbench.web.notices.views import NoticeRow, unseen
from workbench.web.pages import Page, render

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "home/home.html"
    reports: tuple[ReportAtWork, ...]
    answering: tuple[RoundToAnswer, ...]
    commenting: tuple[RoundToComment, ...]
    contributing: tuple[ToContribute, ...]
    looked_after: ToLookAfter | None
    assigning: ToAssign | None
    reporting: ToReport | None
    notices: tuple[NoticeRow, ...]
    owed: tuple[OwedRow, ...]
    to_say: tuple[ToSayRow, ...]
    matters: tuple[MatterRow, ...]
    late_texts: tuple[LateText, ...]
    changes: tuple[ReportChanges, ...]
    additions: tuple[Change, ...]
    belongs_nowhere: bool
    may_read: bool
    may_add: bool
    may_create: bool


@blueprint.get("/")
@requires(Permission.SIGNED_IN)
def home() -> str:
    """What waits for the person who is signed in, by what is due first."""
    who, today = actor(), now().date()
    with reading() as db:
        answering, commenting = rounds(db, who, today)
        page = HomePage(
            reports=reports(db, who, today),
            answering=answering,
            commenting=commenting,
            contributing=to_contribute(db, who, today),
            looked_after=to_look_after(db, who, today),
            assigning=to_assign(db, who),
            reporting=to_report(db, who),
            notices=unseen(db),
            owed=owed_rows(db, who, today),
            to_say=to_say_rows(db, who),
            matters=matter_rows(db, who, today),
            late_texts=late_texts(db, who),
            changes=of_reports(db, who, now()),
            additions=additions(db, who),
            belongs_nowhere=not who.roles,
            may_read=may(who, Permission.READ_LIBRARY),
            may_add=may(who, Permission.ADD_DOCUMENTS),
            may_create=may(who, Permission.CREATE_REPORTS),
        )
    return render(page)


@blueprint.post("/reports/<report_id>/seen")
@requires(Permission.READ_REPORTS)
def seen(report_id: str) -> Response:
    """What changed in the report until now was seen."""
    with store().writing() as db:
        mark_seen(db, report_id=report_id, by=actor(), at=now())
    flash(_("Seen. What changes from now on will stand here."))
    return redirect("/", code=303)
