"""Adding documents: many files at once, read by a long task that shows how far it is."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from flask import redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from workbench.corpus.said import NotUnderstood, understood
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.recommendations.documents import filing
from workbench.store import jobs
from workbench.treaties import treaties
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.words import OFFERED, kind_words
from workbench.web.pages import Page, render
from workbench.web.refusals import words

_SAID = ("kind", "treaty", "state", "language", "organisation")


@dataclass(frozen=True)
class AddPage(Page):
    template: ClassVar[str] = "corpus/add.html"
    kinds: tuple[tuple[str, str], ...]
    treaties: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    errors: dict[str, str]


def _page(errors: dict[str, str] | None = None) -> str:
    with store().reading() as db:
        organisations = tuple((office.id, office.name) for office in people.organisations(db))
    return render(
        AddPage(
            kinds=tuple((kind.value, kind_words(kind)) for kind in OFFERED),
            treaties=tuple((treaty.code, treaty.code) for treaty in treaties()),
            organisations=organisations,
            typed=dict(request.form),
            errors=errors or {},
        )
    )


@blueprint.get("/documents/add")
@requires(Permission.ADD_DOCUMENTS)
def add() -> str:
    return _page()


@blueprint.post("/documents/add")
@requires(Permission.ADD_DOCUMENTS)
def take() -> Response | tuple[str, int]:
    """Keep the originals and queue the reading; nothing is read while the person waits."""
    sent = [file for file in request.files.getlist("files") if file.filename]
    if not sent:
        return _page({"files": _("Choose at least one file.")}), 422
    try:
        given = understood({name: request.form.get(name) for name in _SAID})
    except NotUnderstood as refusal:
        return _page({str(refusal.values["name"]): words(refusal)}), 422
    kept = [{"sha256": store().files.take(file.stream), "name": _name(file)} for file in sent]
    title = ngettext("Adding %(num)s document", "Adding %(num)s documents", len(kept))
    with store().writing() as db:
        job_id = jobs.queue(
            db,
            kind=filing.KIND,
            title=title,
            payload={"files": kept, "given": given},
            total=len(kept),
            by=actor(),
            at=now(),
        )
    return redirect(f"/jobs/{job_id}", code=303)


def _name(file: FileStorage) -> str:
    """The file's own name without the folders some browsers send with it."""
    return PurePath((file.filename or "").replace("\\", "/")).name or "file"
