"""Letters of reminder, ready to print: one a ministry, in its language, and recorded once they went out."""

import io
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import Response as FlaskResponse
from flask import flash, redirect, request, send_file
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid
from workbench.export.request_reminder import written_all, zipped
from workbench.people.access import Permission
from workbench.requests import operations
from workbench.requests.refusals import NoLetterOfReminder
from workbench.requests.reminded import to_remind
from workbench.requests.reminding import LetterOfReminder, ToRemind, letters
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, reading, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.letter import writer
from workbench.web.shell import day

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class ShownLetter:
    """A letter with its address; of each request why it is there, and the days left."""

    letter: LetterOfReminder
    address: str
    owed: tuple[tuple[ToRemind, str, int], ...]


@dataclass(frozen=True)
class RemindersPage(Page):
    template: ClassVar[str] = "requests/reminders.html"
    due: tuple[ShownLetter, ...]
    others: tuple[ShownLetter, ...]
    report: str
    by_mail: bool
    errors: dict[str, str]


@blueprint.get("/requests/reminders")
@requires(Permission.ASK_MINISTRIES)
def reminders() -> str:
    """Which ministries are to be reminded now, and what else is awaited. `?report=` narrows it."""
    return _page({})


@blueprint.post("/requests/reminders")
@requires(Permission.ASK_MINISTRIES)
def reminders_went_out() -> Response | tuple[str, int]:
    """Record that the letters of the requests that are ticked went out."""
    try:
        with store().writing() as db:
            ids = request.form.getlist("request")
            recorded = operations.record_reminders(db, request_ids=ids, by=actor(), at=now())
    except (Invalid, Conflict) as error:
        return _page({"": words(error)}), 422 if isinstance(error, Invalid) else 409
    flash(ngettext("%(num)s request is recorded as reminded.", "%(num)s requests are recorded as reminded.", recorded))
    return redirect(f"/requests/reminders{_about()}", code=303)


@blueprint.post("/requests/reminders/back")
@requires(Permission.ASK_MINISTRIES)
def reminder_did_not_go_out() -> Response | tuple[str, int]:
    """The last letter recorded for a request (`request`) was recorded by mistake; it is due again."""
    try:
        with store().writing() as db:
            request_id = request.form.get("request", "")
            on = operations.take_back_reminder(db, request_id=request_id, by=actor(), at=now())
    except Conflict as error:
        return _page({"": words(error)}), 409
    flash(_("The letter of %(day)s is recorded as not gone out. It is due again.", day=day(on)))
    return redirect(f"/requests/reminders{_about()}", code=303)


@blueprint.get("/requests/reminders.zip")
@requires(Permission.ASK_MINISTRIES)
def reminder_letters() -> FlaskResponse:
    """Every letter that is due, in one archive."""
    on = now().date()
    made = written_all((each for each in _letters() if each.is_due), writer(), on=on)
    if not made:
        raise NoLetterOfReminder
    name = f"{_('reminders')} {on:%Y-%m-%d}.zip"
    return send_file(
        io.BytesIO(zipped(made, on=on)), mimetype="application/zip", as_attachment=True, download_name=name
    )


@blueprint.get("/requests/reminders/<organisation_id>.docx")
@requires(Permission.ASK_MINISTRIES)
def reminder_letter(organisation_id: str) -> FlaskResponse:
    """The letter to one ministry; `?language=` where it is written to in several."""
    language = request.args.get("language", "")
    theirs = [
        each for each in _letters() if each.organisation_id == organisation_id and language in ("", each.language)
    ]
    if not theirs:
        raise NoLetterOfReminder
    (made,) = written_all(theirs[:1], writer(), on=now().date())
    return send_file(io.BytesIO(made.data), mimetype=_DOCX, as_attachment=True, download_name=made.name)


def _letters() -> tuple[LetterOfReminder, ...]:
    with reading() as db:
        return letters(to_remind(db, actor(), now=now(), report_id=_report() or None))


def _page(errors: dict[str, str]) -> str:
    every = _letters()
    return render(
        RemindersPage(
            due=tuple(_shown(each) for each in every if each.is_due),
            others=tuple(_shown(each) for each in every if not each.is_due),
            report=_report(),
            by_mail=installation().settings.mail is not None,
            errors=errors,
        )
    )


def _shown(letter: LetterOfReminder) -> ShownLetter:
    asked = {"language": letter.language, **({"report": _report()} if _report() else {})}
    today = now().date()
    return ShownLetter(
        letter=letter,
        address=f"/requests/reminders/{letter.organisation_id}.docx?{urlencode(asked)}",
        owed=tuple((each, reminder_words(each.reminder), (each.request.due - today).days) for each in letter.owed),
    )


def reminder_words(reminder: int | None) -> str:
    """Which reminder has fallen due, "" for none."""
    if reminder is None:
        return ""
    if reminder > 0:
        return ngettext("the reminder %(num)s day before", "the reminder %(num)s days before", reminder)
    return ngettext("the reminder %(num)s day after", "the reminder %(num)s days after", -reminder)


def _report() -> str:
    return request.args.get("report", "")


def _about() -> str:
    return f"?{urlencode({'report': _report()})}" if _report() else ""
