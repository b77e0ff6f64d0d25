"""Who a document is, corrected by hand: symbol, type, treaty, State, language, date, title; and read again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import queries
from workbench.corpus.reading import read_file
from workbench.corpus.records import Document
from workbench.corpus.said import NotUnderstood, understood
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.recommendations.documents import operations, rereading
from workbench.recommendations.documents.rereading import part_read
from workbench.treaties import treaties
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.words import OFFERED, kind_words
from workbench.web.pages import Page, render
from workbench.web.refusals import words

FIELDS = ("title", "symbol", "kind", "treaty", "state", "language", "date", "published")

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CorrectPage(Page):
    template: ClassVar[str] = "corpus/correct.html"
    document: Document
    values: Mapping[str, str]
    corrected: frozenset[str]
    kinds: Options
    treaties: Options
    errors: Mapping[str, str]


@blueprint.get("/documents/<slug>/correct")
@requires(Permission.ADD_DOCUMENTS)
def correct(slug: str) -> str:
    """What was read of the document as a whole, in a form."""
    return _page(_document(slug))


@blueprint.post("/documents/<slug>/correct")
@requires(Permission.ADD_DOCUMENTS)
def take_correction(slug: str) -> Response | tuple[str, int]:
    """Keep what was changed in the form; it stays through every later reading."""
    document = _document(slug)
    before = _values(document)
    typed = {name: request.form.get(name, before[name]).strip() for name in FIELDS}
    changed = {name: value for name, value in typed.items() if value != before[name]}
    emptied = {name: _("It cannot be left empty: write what it is.") for name, value in changed.items() if not value}
    if emptied:
        return _page(document, typed, emptied), 422
    if not changed:
        flash(_("Nothing was changed."))
        return redirect(f"/documents/{document.slug}", code=303)
    try:
        corrected = _corrected(document, changed)
    except NotUnderstood as refusal:
        return _page(document, typed, {str(refusal.values["name"]): words(refusal)}), 422
    except Invalid as refusal:
        return _page(document, typed, {"": words(refusal)}), 422
    flash(_("Corrected. It stays so when the file is read again."))
    return redirect(f"/documents/{corrected.slug}", code=303)


@blueprint.post("/documents/<slug>/reread")
@requires(Permission.ADD_DOCUMENTS)
def reread(slug: str) -> Response:
    """Have the original read again, by a long task; corrections, links and citations stay."""
    document = _document(slug)
    with store().writing() as db:
        job_id = rereading.ask(db, [document.id], title=_("Reading a document again"), by=actor(), at=now())
    return redirect(f"/jobs/{job_id}", code=303)


def _document(slug: str) -> Document:
    with store().reading() as db:
        return queries.document(db, actor(), slug)


def _corrected(document: Document, changed: Mapping[str, str]) -> Document:
    """Read again with what was said, as much else follows from it. Raises Invalid."""
    said = understood(changed)
    with store().reading() as db:
        before = queries.corrections(db, document.id)
    readings = read_file(store().files.read(document.file_sha256), document.file_name, {**before, **said})
    with store().writing() as db:
        reading = readings[part_read(db, document, readings) or 0]
        return operations.correct(db, document, reading, given=said, by=actor(), at=now())


def _values(document: Document) -> dict[str, str]:
    """The fields as they stand."""
    return {
        "title": document.title,
        "symbol": document.symbol or "",
        "kind": document.kind.value,
        "treaty": document.treaty or "",
        "state": document.state or "",
        "language": document.language or "",
        "date": document.date or "",
        "published": "yes" if document.published else "no",
    }


def _page(document: Document, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None) -> str:
    kinds = dict.fromkeys((*OFFERED, document.kind))
    codes = dict.fromkeys((*(treaty.code for treaty in treaties()), *((document.treaty,) if document.treaty else ())))
    return render(
        CorrectPage(
            document=document,
            values=typed or _values(document),
            corrected=frozenset(document.corrected),
            kinds=tuple((kind.value, kind_words(kind)) for kind in kinds),
            treaties=tuple((code, code) for code in codes),
            errors=errors or {},
        )
    )
