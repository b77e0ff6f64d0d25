"""The list of documents, with its filters in the address, and as CSV."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import Response, flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as Answer

from workbench.corpus import queries
from workbench.corpus.parsing.version import READER
from workbench.corpus.records import Document
from workbench.people.access import Permission, may
from workbench.recommendations.documents import rereading
from workbench.text.normalise import fold
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.words import kind_words, language_words
from workbench.web.pages import Page, render
from workbench.web.spreadsheets import as_text

PAGE_LENGTH = 50
FILTERS = ("kind", "treaty", "state", "language")
LOOK = "look"  # the filter of documents that somebody should look at

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Row:
    """One document as the list shows it."""

    document: Document
    kind: str
    language: str
    looks: tuple[str, ...]


@dataclass(frozen=True)
class LibraryPage(Page):
    template: ClassVar[str] = "corpus/library.html"
    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    previous: str
    next: str
    chosen: dict[str, str]
    words: str
    options: dict[str, Options]
    is_narrowed: bool
    csv_address: str
    may_add: bool
    older: int


def _chosen() -> dict[str, str]:
    return {name: request.args.get(name, "") for name in (*FILTERS, LOOK)}


def _found(everything: Iterable[Document], chosen: dict[str, str], words: str) -> tuple[Document, ...]:
    """The documents that fit each filter and hold each word in symbol, title or file name."""
    wanted = fold(words, case=True).text.split()
    return tuple(
        each
        for each in everything
        if all(not chosen[name] or chosen[name] == _value(each, name) for name in FILTERS)
        and _is_to_look_at(each, chosen[LOOK])
        and all(word in _heard(each) for word in wanted)
    )


def _is_to_look_at(document: Document, why: str) -> bool:
    """Whether it is among those; `any` are all that somebody should look at, "" leaves none out."""
    reasons = looks(document)
    return not why or why in reasons or (why == "any" and bool(reasons))


def looks(document: Document) -> tuple[str, ...]:
    """Why somebody should look at a document: nothing read, warnings, corrections without a place, an older reading."""
    reasons = {
        "nothing": document.paragraphs == 0,
        "warnings": bool(document.warnings),
        "unplaced": bool(document.unplaced),
        "older": document.reader < READER,
    }
    return tuple(name for name, holds in reasons.items() if holds)


def _look_words() -> dict[str, str]:
    return {
        "nothing": _("nothing was read"),
        "warnings": _("with warnings"),
        "unplaced": _("with corrections without a place"),
        "older": _("read by an older release"),
    }


def _look_options(everything: tuple[Document, ...]) -> Options:
    """The reasons that occur, with how many each; none where there is nothing to look at."""
    counted = Counter(reason for each in everything for reason in looks(each))
    if not counted:
        return ()
    listed = tuple((name, f"{label} ({counted[name]})") for name, label in _look_words().items() if counted[name])
    return (("any", _("any of these")), *listed)


def _heard(document: Document) -> str:
    return fold(f"{document.symbol or ''} {document.title} {document.file_name}", case=True).text


def _value(document: Document, name: str) -> str:
    value = getattr(document, name)
    return str(getattr(value, "value", value) or "none")


def _options(everything: tuple[Document, ...]) -> dict[str, Options]:
    """For each filter what occurs in the library, under its name."""
    shown: dict[str, Callable[[Document], str]] = {
        "kind": lambda each: kind_words(each.kind),
        "treaty": lambda each: each.treaty or _("none"),
        "state": lambda each: each.state or _("none"),
        "language": lambda each: language_words(each.language),
    }
    found = {
        name: tuple(sorted({(_value(each, name), label(each)) for each in everything}, key=lambda pair: pair[1]))
        for name, label in shown.items()
    }
    return {**found, LOOK: _look_options(everything)}


def _address(page: int) -> str:
    kept = {name: value for name, value in request.args.items() if name != "page" and value}
    return "/documents?" + urlencode({**kept, "page": str(page)})


@blueprint.get("/documents")
@requires(Permission.READ_LIBRARY)
def library() -> str:
    """The library as far as the reader may see it; latest first."""
    chosen, words = _chosen(), request.args.get("q", "").strip()[:200]
    with store().reading() as db:
        everything = queries.documents(db, actor())
    found = _found(everything, chosen, words)
    page = max(1, request.args.get("page", 1, type=int))
    first = min((page - 1) * PAGE_LENGTH, len(found))
    shown = found[first : first + PAGE_LENGTH]
    narrowed = bool(words or any(chosen.values()))
    return render(
        LibraryPage(
            rows=tuple(_row(each) for each in shown),
            total=len(found),
            first=first + 1,
            last=first + len(shown),
            previous=_address(page - 1) if page > 1 else "",
            next=_address(page + 1) if first + PAGE_LENGTH < len(found) else "",
            chosen=chosen,
            words=words,
            options=_options(everything),
            is_narrowed=narrowed,
            csv_address="/documents.csv?" + urlencode({name: value for name, value in request.args.items() if value}),
            may_add=may(actor(), Permission.ADD_DOCUMENTS),
            older=sum("older" in looks(each) for each in everything) if chosen[LOOK] == "older" else 0,
        )
    )


def _row(document: Document) -> Row:
    words = _look_words()
    reasons = tuple(words[reason] for reason in looks(document))
    return Row(document, kind_words(document.kind), language_words(document.language), reasons)


@blueprint.post("/documents/reread")
@requires(Permission.ADD_DOCUMENTS)
def reread_all() -> Answer:
    """Have all documents read again that an older release read, by a long task."""
    with store().writing() as db:
        ids = rereading.to_read(db, actor())
        if not ids:
            flash(_("There is nothing to read again."))
            return redirect("/documents", code=303)
        title = ngettext("Reading %(num)s document again", "Reading %(num)s documents again", len(ids))
        job_id = rereading.ask(db, ids, title=title, by=actor(), at=now())
    return redirect(f"/jobs/{job_id}", code=303)


@blueprint.get("/documents.csv")
@requires(Permission.READ_LIBRARY)
def library_as_csv() -> Response:
    """The same list, whole, with the same filters."""
    with store().reading() as db:
        found = _found(queries.documents(db, actor()), _chosen(), request.args.get("q", "").strip()[:200])
    return _csv(found)


def _csv(documents: Iterable[Document]) -> Response:
    columns = ("symbol", "kind", "treaty", "state", "language", "date", "title", "paragraphs", "recommendations")
    words = _look_words()
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow((*columns, "to look at"))
    for each in documents:
        reasons = "; ".join(words[reason] for reason in looks(each))
        writer.writerow([*(as_text(getattr(each, name)) for name in columns), reasons])
    headers = {"Content-Disposition": "attachment; filename=library.csv"}
    return Response("\ufeff" + file.getvalue(), mimetype="text/csv", headers=headers)
