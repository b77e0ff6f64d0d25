"""The list of documents, with its filters in the address, and as CSV."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from workbench.corpus import queries
from workbench.corpus.records import Document
from workbench.people.access import Permission, may
from workbench.text.normalise import fold
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.words import kind_words, language_words
from workbench.web.pages import Page, render
from workbench.web.spreadsheets import as_text

PAGE_LENGTH = 50
FILTERS = ("kind", "treaty", "state", "language")

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Row:
    """One document as the list shows it."""

    document: Document
    kind: str
    language: str


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


def _chosen() -> dict[str, str]:
    return {name: request.args.get(name, "") for name in FILTERS}


def _found(everything: Iterable[Document], chosen: dict[str, str], words: str) -> tuple[Document, ...]:
    """The documents that fit each filter and hold each word in symbol, title or file name."""
    wanted = fold(words, case=True).text.split()
    return tuple(
        each
        for each in everything
        if all(not value or value == _value(each, name) for name, value in chosen.items())
        and all(word in _heard(each) for word in wanted)
    )


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
    return {
        name: tuple(sorted({(_value(each, name), label(each)) for each in everything}, key=lambda pair: pair[1]))
        for name, label in shown.items()
    }


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
            rows=tuple(Row(each, kind_words(each.kind), language_words(each.language)) for each in shown),
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
        )
    )


@blueprint.get("/documents.csv")
@requires(Permission.READ_LIBRARY)
def library_as_csv() -> Response:
    """The same list, whole, with the same filters."""
    with store().reading() as db:
        found = _found(queries.documents(db, actor()), _chosen(), request.args.get("q", "").strip()[:200])
    return _csv(found)


def _csv(documents: Iterable[Document]) -> Response:
    columns = ("symbol", "kind", "treaty", "state", "language", "date", "title", "paragraphs", "recommendations")
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    for each in documents:
        writer.writerow([as_text(getattr(each, name)) for name in columns])
    headers = {"Content-Disposition": "attachment; filename=library.csv"}
    return Response("\ufeff" + file.getvalue(), mimetype="text/csv", headers=headers)
