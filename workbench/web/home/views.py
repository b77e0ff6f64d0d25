"""The first page after sign-in."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Blueprint

from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.home.changes import Change, additions, writing
from workbench.web.home.following import ToAssign, ToReport, to_assign, to_report
from workbench.web.home.waiting import ReportAtWork, RoundToAnswer, RoundToComment, reports, rounds
from workbench.web.pages import Page, render

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "home/home.html"
    reports: tuple[ReportAtWork, ...]
    answering: tuple[RoundToAnswer, ...]
    commenting: tuple[RoundToComment, ...]
    assigning: ToAssign | None
    reporting: ToReport | None
    writing: tuple[Change, ...]
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
    with store().reading() as db:
        answering, commenting = rounds(db, who, today)
        page = HomePage(
            reports=reports(db, who, today),
            answering=answering,
            commenting=commenting,
            assigning=to_assign(db, who),
            reporting=to_report(db, who),
            writing=writing(db, who),
            additions=additions(db, who),
            belongs_nowhere=not who.roles,
            may_read=may(who, Permission.READ_LIBRARY),
            may_add=may(who, Permission.ADD_DOCUMENTS),
            may_create=may(who, Permission.CREATE_REPORTS),
        )
    return render(page)
