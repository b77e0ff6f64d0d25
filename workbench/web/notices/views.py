"""Notices: all that one was told, and how one wishes to be told by e-mail."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import Blueprint, flash, redirect, request
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.notices import queries, telling
from workbench.notices.records import MailWish, Notice
from workbench.notices.wording import sentence
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, reading, store
from workbench.web.pages import Page, render

blueprint = Blueprint("notices", __name__)


@dataclass(frozen=True)
class NoticeRow:
    """What was told, when, and the page it is about."""

    words: str
    address: str
    at: datetime
    is_new: bool


@dataclass(frozen=True)
class NoticesPage(Page):
    template: ClassVar[str] = "notices/notices.html"
    rows: tuple[NoticeRow, ...]
    unseen: int
    wish: str
    wishes: tuple[tuple[str, str], ...]
    mail: bool


@blueprint.get("/notices")
@requires(Permission.SIGNED_IN)
def notices() -> str:
    """The last hundred, latest first."""
    with reading() as db:
        rows = tuple(_row(each) for each in queries.notices(db, actor()))
        wish = queries.wish_of(db, actor().person_id)
    return render(
        NoticesPage(
            rows=rows,
            unseen=sum(row.is_new for row in rows),
            wish=wish.value,
            wishes=(
                (MailWish.AT_ONCE.value, _("at once")),
                (MailWish.DAILY.value, _("once a day; at once where I am asked to do something by a day")),
                (MailWish.NEVER.value, _("never: they stand here alone")),
            ),
            mail=installation().settings.mail is not None,
        )
    )


@blueprint.post("/notices/seen")
@requires(Permission.SIGNED_IN)
def see() -> Response:
    """All that stands there now was seen."""
    with store().writing() as db:
        telling.see(db, by=actor(), at=now())
    return redirect("/", code=303)


@blueprint.post("/notices/mail")
@requires(Permission.SIGNED_IN)
def wish() -> Response:
    """How they reach one by e-mail."""
    with store().writing() as db:
        telling.wish(db, wish=request.form.get("wish", ""), by=actor())
    flash(_("Kept. It holds for what comes from now on."))
    return redirect("/notices", code=303)


def unseen(db: Database) -> tuple[NoticeRow, ...]:
    """What is new to who is signed in, for their first page."""
    return tuple(_row(each) for each in queries.notices(db, actor(), unseen=True, limit=20))


def _row(notice: Notice) -> NoticeRow:
    words = sentence(notice, str(get_locale()), say=_)
    return NoticeRow(words, notice.address, notice.at, notice.seen_at is None)
