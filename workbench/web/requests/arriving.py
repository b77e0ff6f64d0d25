"""What came by mail for several requests, handed in together: each file goes to the request that it names."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from flask import redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from workbench.export import request_folder
from workbench.people.access import Permission
from workbench.store import jobs
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.requests.blueprint import blueprint


@dataclass(frozen=True)
class ArrivedPage(Page):
    template: ClassVar[str] = "requests/arrived.html"
    errors: dict[str, str]


@blueprint.get("/requests/arrived")
@requires(Permission.RECEIVE_CONTRIBUTIONS)
def arrived() -> str:
    """Files, a whole folder, an archive, or messages."""
    return render(ArrivedPage({}))


@blueprint.post("/requests/arrived")
@requires(Permission.RECEIVE_CONTRIBUTIONS)
def take_in_arrived() -> Response | tuple[str, int]:
    """Keep the files, and queue the reading; nothing is read while the person waits."""
    sent = [(name, file) for file in request.files.getlist("files") if (name := _name(file))]
    if not sent:
        return render(ArrivedPage({"files": _("Choose at least one file. Nothing was taken in.")})), 422
    kept = [{"sha256": store().files.take(file.stream), "name": name} for name, file in sent]
    title = ngettext("Taking in %(num)s file that came by mail", "Taking in %(num)s files that came by mail", len(kept))
    with store().writing() as db:
        job_id = jobs.queue(
            db,
            kind=request_folder.KIND,
            title=title,
            payload={"files": kept},
            total=len(kept),
            by=actor(),
            at=now(),
        )
    return redirect(f"/jobs/{job_id}", code=303)


def _name(file: FileStorage) -> str:
    """With the folder that it lay in, where the browser sends it; "" for no file, and for what a system hides there."""
    path = PurePosixPath((file.filename or "").replace("\\", "/"))
    parts = [each for each in path.parts if each not in ("/", "..", ".")]
    return "/".join(parts) if parts and not parts[-1].startswith(".") else ""
