"""All that was found, taken away as a workbook with the citation of each paragraph; a long one is made by a task."""

from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

from flask import redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from workbench.corpus.records import ParagraphKind
from workbench.errors import NotFound
from workbench.export import search_file
from workbench.export.search_file import SearchFile, Wording
from workbench.people.access import Permission, may
from workbench.recommendations.searched import MINISTRY, THEME
from workbench.search.port import IndexNotReady
from workbench.search.query import QueryRefused
from workbench.searches.asked import Asked, YearsNotRead
from workbench.store import Database, jobs
from workbench.store.jobs import NoSuchJob
from workbench.text.languages import direction
from workbench.treaties import DocumentKind
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, reading, store
from workbench.web.corpus.words import kind_words, language_words, paragraph_kind_words
from workbench.web.pages import Page, render
from workbench.web.search.answering import Answered, answered, counted_now
from workbench.web.search.blueprint import blueprint
from workbench.web.search.facets import chosen
from workbench.web.shell import interface_language

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CANNOT = (QueryRefused, YearsNotRead, NotFound, IndexNotReady)  # the page of the search says why


@dataclass(frozen=True)
class ManyHitsPage(Page):
    """More than one waits for: `address` is asked for the file, `back` is the search."""

    template: ClassVar[str] = "search/many_hits.html"
    address: str
    back: str
    total: int
    file: str


@blueprint.get("/search.xlsx")
@requires(Permission.READ_LIBRARY)
def hits_as_workbook() -> Answer | str:
    """Of very many, a page on which the file is asked for; what cannot be searched leads back to the search."""
    asked = Asked.read(request.args.items(multi=True))
    if asked.is_blank:
        return redirect("/search", code=303)
    try:
        with reading() as db:
            found = answered(db, asked)
            wanted = _wanted(db, asked, found)
            name = wanted.wording.file
            if found.answer.total > search_file.LONG:
                return render(ManyHitsPage(_address(asked), asked.address, found.answer.total, name))
            data = search_file.made_now(db, installation().engine, actor(), wanted)
    except _CANNOT:
        return redirect(asked.address, code=303)
    return _sent(data, name)


@blueprint.post("/search.xlsx")
@requires(Permission.READ_LIBRARY)
def ask_for_workbook() -> Answer:
    """Have the file made; the page of the task gives it."""
    asked = Asked.read(request.args.items(multi=True))
    if asked.is_blank:
        return redirect("/search", code=303)
    try:
        with reading() as db:
            found = answered(db, asked)
            wanted = _wanted(db, asked, found)
    except _CANNOT:
        return redirect(asked.address, code=303)
    # Whoever looks after the system reads the titles of tasks, and what somebody looks for is theirs alone.
    title = _("What was found, as %(file)s", file=search_file.NAME)
    with store().writing() as db:
        job_id = search_file.ask(db, wanted, total=found.answer.total, title=title, by=actor(), at=now())
    return redirect(f"/jobs/{job_id}", code=303)


@blueprint.get("/search/files/<search_job_id>")
@requires(Permission.READ_LIBRARY)
def made_workbook(search_job_id: str) -> Answer:
    """The file of one's own task. Raises NoSuchJob, NoSearchFile."""
    with store().reading() as db:
        job = jobs.get(db, search_job_id)
    if job.person_id != actor().person_id:
        raise NoSuchJob
    data = store().files.read(search_file.made(store().files, job))
    return _sent(data, search_file.name_of(job))


def _sent(data: bytes, name: str) -> Answer:
    return send_file(BytesIO(data), mimetype=_TYPE, as_attachment=True, download_name=name, max_age=0)


def _address(asked: Asked) -> str:
    return f"/search.xlsx?{asked.kept}"


def _wanted(db: Database, asked: Asked, found: Answered) -> SearchFile:
    return SearchFile(
        query=found.query,
        model=found.like.model if found.like else None,
        filters=asked.filters(counted_now(db)),
        chosen={name: values for name in (THEME, MINISTRY) if (values := asked.values(name))},
        wording=_wording(asked, found),
    )


def _wording(asked: Asked, found: Answered) -> Wording:
    host = request.host_url.rstrip("/")
    said = [f"{_('Searched for')}: {asked.query or asked.model[1] or _('everything')}"]
    said += [f"{_('Narrowed to')}: {value.label}" for value in chosen(asked, found.ministries)]
    named = (asked.query or asked.model[1], *(value.label for value in chosen(asked, found.ministries)))
    return Wording(
        headers=_headers(),
        kinds={kind.value: kind_words(kind) for kind in DocumentKind},
        says={kind.value: paragraph_kind_words(kind) for kind in ParagraphKind},
        languages={each: language_words(each) for each in found.answer.facets["language"]},
        ministries=found.ministries,
        asked="\n".join([*said, host + asked.on_page(1).address]),
        sheet=_("Paragraphs"),
        about=_("What was asked"),
        host=host,
        right_to_left=direction(interface_language()) == "rtl",
        file=search_file.file_name(named, now().date()),
    )


def _headers() -> dict[str, str]:
    names = {
        "citation": _("Citation"),
        "text": _("Text"),
        "says": _("What it says"),
        "document": _("Document"),
        "kind": _("Type"),
        "treaty": _("Treaty"),
        "body": _("Body"),
        "state": _("State"),
        "year": _("Year"),
        "language": _("Language"),
        "themes": _("Themes"),
        "ministries": _("Ministries"),
        "address": _("Address"),
    }
    if not may(actor(), Permission.READ_FOLLOW_UP):
        del names["ministries"]
    return names
