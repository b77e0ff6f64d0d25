"""The list taken away as it is narrowed: as a table that can be taken in again, for circulation, for the tracker.

A long list is made by a task, whose page gives the file when it is ready.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar
from urllib.parse import urlencode

from flask import Response, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from workbench.errors import NotFound
from workbench.export.recommendations import making
from workbench.export.recommendations.circulation import By
from workbench.export.recommendations.making import CIRCULATION, ListFile
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.store import jobs
from workbench.store.jobs import NoSuchJob
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.filtering import Asked, asked_by_address
from workbench.web.recommendations.offering import Active
from workbench.web.shell import interface_language

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class LongListPage(Page):
    """A list too long to wait for: `address` is asked for its file, `back` is the list."""

    template: ClassVar[str] = "recommendations/long_list.html"
    address: str
    back: str
    file: str
    most: int


@blueprint.get("/recommendations.<form>")
@requires(Permission.READ_LIBRARY)
def take_away(form: str) -> Response | str:
    """All that fit the filters of the address; of a long list, a page on which its file is asked for.

    `as` is table, tracker or circulation; a list in Word is the last. Who may not see the follow-up has the table
    without it. Raises NotFound for another form, NothingToList.
    """
    with store().reading() as db:
        asked = asked_by_address(db, actor())
        wanted = _wanted(form, asked)
        if making.is_long(db, actor(), wanted):
            address = request.full_path.rstrip("?")
            return render(LongListPage(address=address, back=asked.address(), file=wanted.name, most=making.LONG))
        data = making.made_now(db, actor(), wanted)
    headers = {"Content-Disposition": f"attachment; filename={wanted.name}"}
    return Response(data, mimetype=_TYPES[form], headers=headers)


@blueprint.post("/recommendations.<form>")
@requires(Permission.READ_LIBRARY)
def ask_for_file(form: str) -> Answer:
    """Have the file made; the page of the task gives it. Raises as `take_away`."""
    with store().writing() as db:
        wanted = _wanted(form, asked_by_address(db, actor()))
        job_id = making.ask(db, wanted, title=_("The list as %(file)s", file=wanted.name), by=actor(), at=now())
    return redirect(f"/jobs/{job_id}", code=303)


@blueprint.get("/recommendations/files/<list_job_id>")
@requires(Permission.READ_LIBRARY)
def made_file(list_job_id: str) -> Answer:
    """The file of one's own task. Raises NoSuchJob, NoListFile."""
    with store().reading() as db:
        job = jobs.get(db, list_job_id)
    if job.person_id != actor().person_id:
        raise NoSuchJob
    data, asked = store().files.read(making.made(store().files, job)), making.file_of(job)
    return send_file(
        BytesIO(data), mimetype=_TYPES[asked.form], as_attachment=True, download_name=asked.name, max_age=0
    )


def _wanted(form: str, asked: Asked) -> ListFile:
    """Raises NotFound."""
    by = request.args.get("by", By.MINISTRY.value)
    if by not in set(By):
        raise NotFound
    kind = request.args.get("as", CIRCULATION if form == "docx" else "table")
    language = interface_language().split("-")[0]
    wanted = ListFile(kind, form, asked.wanted, By(by), language, now().date())
    if not wanted.is_known:
        raise NotFound
    return wanted


def ways_to_take_away(who: Actor, asked: Asked) -> tuple[Active, ...]:
    """The files that the list offers, each under its name with its address."""

    def address(form: str, **more: str) -> str:
        given = urlencode([*asked.given, *more.items()])
        return f"/recommendations.{form}?{given}" if given else f"/recommendations.{form}"

    tables = (Active(_("Excel"), address("xlsx")), Active(_("CSV"), address("csv")))
    if not may(who, Permission.READ_FOLLOW_UP):
        return tables
    return (
        *tables,
        Active(_("for circulation in Word, by ministry"), address("docx", by="ministry")),
        Active(_("by priority"), address("docx", by="priority")),
        Active(_("by cluster"), address("docx", by="cluster")),
        Active(_("for the tracker, in Excel"), address("xlsx", **{"as": "tracker"})),
    )
