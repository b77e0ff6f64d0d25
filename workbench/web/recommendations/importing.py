"""Tables taken in: a file is handed in, what its columns mean is settled on a page, a long task does the rest."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import ClassVar
from urllib.parse import urlencode

from flask import redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Invalid, Unavailable
from workbench.people.access import Permission
from workbench.recommendations.intake import importing, queries
from workbench.recommendations.intake.index_files import is_index
from workbench.recommendations.intake.queries import TableTakenIn
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import Source, Table
from workbench.recommendations.intake.remembering import remember
from workbench.store import FileStore
from workbench.store.files import FileMissing
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.columns import SettledTable, Settling, from_form, settled_first, shown
from workbench.web.recommendations.field_words import meanings, source_words, sources
from workbench.web.refusals import words

_KEPT = 4  # files that are held read while people settle their columns


@dataclass(frozen=True)
class PastImport:
    """A table that was taken in, and where it came from in words."""

    table: TableTakenIn
    source: str


@dataclass(frozen=True)
class ImportPage(Page):
    template: ClassVar[str] = "recommendations/import.html"
    past: tuple[PastImport, ...]
    errors: dict[str, str]


@dataclass(frozen=True)
class SettlePage(Page):
    """The tables of a file with what their columns mean; `is_index`: a file of the index needs no saying."""

    template: ClassVar[str] = "recommendations/settle.html"
    address: str
    file_name: str
    is_index: bool
    tables: tuple[SettledTable, ...]
    meanings: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    source: str
    rows: int
    errors: dict[str, str]


@blueprint.get("/recommendations/import")
@requires(Permission.KEEP_RECOMMENDATIONS)
def import_tables() -> str:
    return _start({})


@blueprint.post("/recommendations/import")
@requires(Permission.KEEP_RECOMMENDATIONS)
def hand_in() -> Response | tuple[str, int]:
    """Keep the file as it is and look what it holds; what cannot be opened is refused with the reason."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _start({"file": _("Choose a file.")}), 422
    name = PurePath(sent.filename.replace("\\", "/")).name or "table"
    sha256 = store().files.take(sent.stream)
    try:
        tables_of_file(sha256, name)
    except (Invalid, Unavailable) as refusal:
        return _start({"file": words(refusal)}), 422
    return redirect(_address(sha256, name), code=303)


@blueprint.get("/recommendations/import/files/<sha256>")
@requires(Permission.KEEP_RECOMMENDATIONS)
def settle(sha256: str) -> str:
    """What the columns are proposed to mean, or were settled to mean before."""
    tables = tables_of_file(sha256, _name())
    if tables is None:
        return _settle(sha256, ())
    with store().reading() as db:
        return _settle(sha256, settled_first(db, tables, _name()))


@blueprint.post("/recommendations/import/files/<sha256>")
@requires(Permission.KEEP_RECOMMENDATIONS)
def settled(sha256: str) -> Response | str | tuple[str, int]:
    """Show what becomes of the rows as the form has the columns, or take them in."""
    tables = tables_of_file(sha256, _name())
    if tables is None:
        return _queued(sha256, Source.UHRI, ())
    with store().reading() as db:
        sent = from_form(request.form, settled_first(db, tables, _name()))
    if request.form.get("do") != "take_in":
        return _settle(sha256, sent)
    chosen = tuple(each for each in sent if each.chosen)
    errors = {f"t{each.number}": _no_text(each) for each in chosen if not each.is_enough}
    if not chosen:
        errors = {"": _("Tick at least one table. Nothing was taken in.")}
    if errors:
        return _settle(sha256, sent, errors), 422
    given = request.form.get("source", "")
    return _queued(sha256, Source(given) if given in set(Source) else Source.SHEET, chosen)


def _queued(sha256: str, source: Source, chosen: tuple[Settling, ...]) -> Response:
    """Remember what was settled, and ask for the work."""
    maps = {each.table.title: each.column_map for each in chosen if not each.is_own}
    with store().writing() as db:
        for each in chosen:
            if each.is_own:
                continue
            remember(db, each.table.headers, each.column_map, name=_name(), by=actor(), at=now())
        job_id = importing.ask(
            db,
            source=source,
            file_sha256=sha256,
            file_name=_name(),
            maps=maps,
            title=_("Taking in a table of recommendations"),  # whoever looks after the system sees no file's name
            by=actor(),
            at=now(),
        )
    return redirect(f"/jobs/{job_id}", code=303)


def _start(errors: dict[str, str]) -> str:
    with store().reading() as db:
        past = queries.tables_taken_in(db)
    return render(ImportPage(tuple(PastImport(each, source_words(each.source)) for each in past), errors))


def _settle(sha256: str, tables: tuple[Settling, ...], errors: dict[str, str] | None = None) -> str:
    problems = errors or {}
    review = any("UPR" in each.column_map.fixed.values() for each in tables)
    return render(
        SettlePage(
            address=_address(sha256, _name()),
            file_name=_name(),
            is_index=not tables,
            tables=tuple(shown(each, problem=problems.get(f"t{each.number}", "")) for each in tables),
            meanings=meanings(),
            sources=sources(),
            source=request.form.get("source") or (Source.UPR.value if review else Source.SHEET.value),
            rows=sum(len(each.table.rows) for each in tables if each.chosen),
            errors=problems,
        )
    )


def _no_text(settling: Settling) -> str:
    if settling.problem:
        return settling.problem
    return _(
        "Say which column of “%(table)s” has the text of the recommendations, or the citation of their paragraphs.",
        table=settling.table.title,
    )


def _name() -> str:
    return PurePath(request.args.get("name", "")[:200]).name or "table"


def _address(sha256: str, name: str) -> str:
    return f"/recommendations/import/files/{sha256}?" + urlencode({"name": name})


def tables_of_file(sha256: str, name: str) -> tuple[Table, ...] | None:
    """The tables of a kept file; None for one of the index. Raises FileMissing, and Invalid where it cannot be read."""
    files = store().files
    if not sha256.isalnum() or len(sha256) != 64:
        raise FileMissing(sha256=sha256[:12])
    return _tables(sha256, name, files)


@lru_cache(maxsize=_KEPT)
def _tables(sha256: str, name: str, files: FileStore) -> tuple[Table, ...] | None:
    data = files.read(sha256)
    return None if is_index(data) else read_tables(data, name)
