"""Passages of the library to put beside a question: found as one types, of what its office may read."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import finding
from workbench.corpus.finding import FoundPassage, Model
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.requests import operations, queries
from workbench.requests.operations.preparing import in_preparation
from workbench.requests.readable import for_the_eyes_of
from workbench.requests.records import InformationRequest, RequestItem
from workbench.search.meaning import finished
from workbench.search.port import IndexNotReady
from workbench.search.query import QueryRefused
from workbench.searches.asked import MOST_TYPED
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.context import actor, installation, reading, store
from workbench.web.pages import Page, render, wants_fragment
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint
from workbench.web.search.lacking import NotThere, lacking, not_there

_SHOWN = 10


@dataclass(frozen=True)
class PassagesPart(Page):
    """What was found. refusal: why nothing was, "" else · lacking: where passages may lack words, how many of them, ""
    else · suggestion: the words with a slip put right, "" else · missing: the place they cite that its document has
    not · alike: whether it is what is like the question."""

    template: ClassVar[str] = "requests/_passages.html"
    request_id: str
    item: RequestItem
    found: tuple[FoundPassage, ...]
    total: int
    refusal: str
    lacking: str
    suggestion: str
    missing: NotThere | None
    alike: bool
    chosen: frozenset[str]


@dataclass(frozen=True)
class PassagesPage(PassagesPart):
    template: ClassVar[str] = "requests/passages.html"
    asked: InformationRequest
    query: str
    item_direction: str


@blueprint.get("/requests/<request_id>/items/<item_id>/passages")
@requires(Permission.ASK_MINISTRIES)
def passages(request_id: str, item_id: str) -> str:
    """`?q=`: what has these words; without it what is most like the question."""
    query = request.args.get("q", "").strip()[:MOST_TYPED]
    typing = wants_fragment()
    with reading() as db:
        asked = in_preparation(db, request_id, actor())
        item = queries.item(db, asked.id, item_id)
        part = _part(db, asked, item, query, typing=typing)
    if typing:
        return render(part)
    return render(PassagesPage(**vars(part), asked=asked, query=query, item_direction=direction(item.language)))


def _part(db: Database, asked: InformationRequest, item: RequestItem, query: str, *, typing: bool) -> PassagesPart:
    refusal, found = "", None
    try:
        found = _found(db, asked, item, query, typing=typing)
    except QueryRefused as refused:
        refusal = words(refused)
    except IndexNotReady:
        refusal = _("The search index is being rebuilt. Nothing is lost; try again in a minute.")
    answer = found.answer if found else None
    return PassagesPart(
        request_id=asked.id,
        item=item,
        found=answer.passages if answer else (),
        total=answer.total if answer else 0,
        refusal=refusal,
        lacking=lacking(answer) if answer else "",
        suggestion=(answer.suggestion or "") if answer else "",
        missing=_missing(found),
        alike=not query,
        chosen=frozenset(each.citation for each in item.beside),
    )


def _missing(found: finding.Typed | None) -> NotThere | None:
    """Nothing of a document that is not there: whoever asks the office may read more than it may."""
    missing = not_there(found.named) if found else None
    return missing if missing and missing.address else None


def _found(db: Database, asked: InformationRequest, item: RequestItem, query: str, *, typing: bool) -> finding.Typed:
    reader, engine = for_the_eyes_of(actor(), asked.organisation_id), installation().engine
    if query:
        wanted = finished(engine, query, viewer=reader.audiences) if typing else query
        return finding.typed(db, engine, reader, wanted, limit=_SHOWN)
    return finding.Typed(finding.like(db, engine, reader, Model(item.text, item.language), limit=_SHOWN))


@blueprint.post("/requests/<request_id>/items/<item_id>/passages")
@requires(Permission.ASK_MINISTRIES)
def put_beside(request_id: str, item_id: str) -> Response:
    """Put one beside the question; its office will read it."""
    chosen = request.form.get("paragraph", "")
    try:
        with store().writing() as db:
            new = operations.put_beside(db, request_id=request_id, item_id=item_id, paragraph_id=chosen, by=actor())
    except Invalid as refusal:
        flash(words(refusal), "refused")
    else:
        flash(_("%(citation)s stands beside the question now.", citation=new.citation))
    return _back(request_id, item_id)


@blueprint.post("/requests/<request_id>/items/<item_id>/passages/take")
@requires(Permission.ASK_MINISTRIES)
def take_from_beside(request_id: str, item_id: str) -> Response:
    """Have one stand there no more; it can be put there again."""
    citation = request.form.get("citation", "")
    with store().writing() as db:
        operations.take_from_beside(db, request_id=request_id, item_id=item_id, citation=citation, by=actor())
    flash(_("It stands beside the question no more."))
    return _back(request_id, item_id)


def _back(request_id: str, item_id: str) -> Response:
    return redirect(f"/requests/{request_id}/items/{item_id}/passages", code=303)
