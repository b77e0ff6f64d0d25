"""A table that a ministry keeps of its own, taken in as its answers once its columns are settled on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import ClassVar

from flask import current_app, flash, redirect, request
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from workbench.errors import N_, Conflict, Invalid, NotFound, Unavailable
from workbench.people.access import Permission, may
from workbench.recommendations.intake.records import ColumnMap, Field, Table
from workbench.recommendations.intake.remembering import remember, remembered
from workbench.requests import operations, queries
from workbench.requests.operations import KeptFile
from workbench.requests.operations.validating import ended, standing
from workbench.requests.records import InformationRequest
from workbench.requests.refusals import NoTableInIt
from workbench.requests.tabled import Tabled, tabled_by
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.columns import settled_first
from workbench.web.recommendations.importing import tables_of_file
from workbench.web.refusals import words
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.ended import with_what_ended
from workbench.web.requests.files import brings, received_words
from workbench.web.requests.table_columns import (
    ReadColumns,
    ShownRow,
    ShownTable,
    answers_of,
    first,
    from_form,
    maps_of,
    meanings,
    shown,
    shown_rows,
)


class NoTableTicked(Invalid):
    message = N_("Tick at least one table. Nothing was taken in.")


@dataclass(frozen=True)
class TablePage(Page):
    """answers, waits: rows that go to a question, and that find none · of_others, empty: rows that are left."""

    template: ClassVar[str] = "requests/table.html"
    asked: InformationRequest
    address: str
    file_name: str
    tables: tuple[ShownTable, ...]
    meanings: tuple[tuple[str, str], ...]
    rows: tuple[ShownRow, ...]
    answers: int
    waits: int
    of_others: int
    empty: int
    back: str
    errors: dict[str, str]


@blueprint.post("/requests/<request_id>/table")
@requires(Permission.READ_REQUESTS)
def hand_in_table(request_id: str) -> Response:
    """Keep the file and look what it holds; nothing is taken in yet."""
    back = _back(request_id)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        flash(_("Choose the file first. Nothing was taken in."), "missing")
        return redirect(back, code=303)
    name = PurePath(sent.filename.replace("\\", "/")).name or "table"
    sha256 = store().files.take(sent.stream)
    try:
        _tables(sha256, name)
    except (Invalid, Unavailable) as refusal:
        flash(words(refusal), "missing")
        return redirect(back, code=303)
    return redirect(f"/requests/{request_id}/table/{_seal().dumps([request_id, sha256, name])}", code=303)


@blueprint.get("/requests/<request_id>/table/<sealed>")
@requires(Permission.READ_REQUESTS)
def settle_table(request_id: str, sealed: str) -> str:
    """What the columns are proposed to mean, and what becomes of the rows by that."""
    brings(request_id)
    sha256, name = _opened(request_id, sealed)
    with reading() as db:
        return _page(db, request_id, name, first(settled_first(db, _tables(sha256, name), name)), {})


@blueprint.post("/requests/<request_id>/table/<sealed>")
@requires(Permission.READ_REQUESTS)
def take_table_in(request_id: str, sealed: str) -> Response | str | tuple[str, int]:
    """Show what becomes of the rows as the form has the columns, or take them in."""
    back = _back(request_id)
    sha256, name = _opened(request_id, sealed)
    with reading() as db:
        read = from_form(request.form, settled_first(db, _tables(sha256, name), name))
        if request.form.get("do") != "take_in":
            return _page(db, request_id, name, read, {})
        found = queries.request(db, actor(), request_id)
        try:
            tabled = _tabled(db, found, read)
        except Invalid as error:
            return _page(db, request_id, name, read, {"": words(error)}), 422
    try:
        received, whose = _taken_in(found, KeptFile(sha256, name, len(store().files.read(sha256))), tabled, read)
    except (Invalid, Conflict) as error:
        flash(words(error), "missing")
        return redirect(back, code=303)
    flash(with_what_ended(received_words(received, name), whose))
    return redirect(back, code=303)


def _taken_in(
    found: InformationRequest, file: KeptFile, tabled: Tabled, read: Sequence[ReadColumns]
) -> tuple[operations.Received, str]:
    """What became of it, and whose validation it ended."""
    is_office = brings(found.id)
    bring = operations.take_in if is_office else operations.receive
    with store().writing() as db:
        before = standing(db, actor(), found.id) if is_office else None
        received = bring(db, request_id=found.id, file=file, read=tabled.read, by=actor(), at=now())
        if may(actor(), Permission.KEEP_RECOMMENDATIONS):
            _remember(db, found, read, file.name)
        return received, ended(db, actor(), found.id, before)


def _remember(db: Database, found: InformationRequest, read: Sequence[ReadColumns], name: str) -> None:
    """For tables with these columns that come later, once they brought an answer to its question; what was settled for
    them before stays."""
    for each in read:
        if each.settling.is_own or remembered(db, each.table.headers) is not None:
            continue
        if each.settling.chosen and each.answers and any(one.code for one in _tabled(db, found, [each]).read.answers):
            column_map = each.settling.column_map
            evidence = dict.fromkeys(each.answers, Field.EVIDENCE)
            whole = replace(column_map, columns={**column_map.columns, **evidence})
            remember(db, each.table.headers, whole, name=name, by=actor(), at=now())


def _page(db: Database, request_id: str, name: str, read: Sequence[ReadColumns], errors: Mapping[str, str]) -> str:
    found = queries.request(db, actor(), request_id)
    items = queries.items(db, found.id)
    problems = dict(errors)
    try:
        tabled = _tabled(db, found, read)
    except Invalid as error:
        tabled = Tabled(())
        problems.setdefault("", words(error))
    answers = tabled.read.answers
    return render(
        TablePage(
            asked=found,
            address=request.path,
            file_name=name,
            tables=shown(read),
            meanings=meanings(),
            rows=shown_rows(tabled, items),
            answers=sum(bool(each.code) for each in answers),
            waits=sum(not each.code for each in answers),
            of_others=tabled.of_others,
            empty=tabled.without_words,
            back=_back(request_id),
            errors=problems if request.method == "POST" else {},
        )
    )


def _tabled(db: Database, found: InformationRequest, read: Sequence[ReadColumns]) -> Tabled:
    maps: dict[str, ColumnMap] = maps_of(read)
    if not maps:
        raise NoTableTicked
    tables = [each.table for each in read]
    return tabled_by(db, found, tables, maps, columns=answers_of(read))


def _tables(sha256: str, name: str) -> tuple[Table, ...]:
    tables = tables_of_file(sha256, name)
    if not tables:
        raise NoTableInIt(name=name)
    return tables


def _back(request_id: str) -> str:
    """The page of whoever brings it. Raises NoSuchRequest."""
    return f"/requests/{request_id}/answers" if brings(request_id) else f"/requests/{request_id}"


def _seal() -> URLSafeSerializer:
    """An address that was not given out here opens no kept file."""
    return URLSafeSerializer(str(current_app.secret_key), salt="a ministry's own table")


def _opened(request_id: str, sealed: str) -> tuple[str, str]:
    """The file of that address and its name. Raises NotFound for one of another request, or made up."""
    try:
        of_request, sha256, name = _seal().loads(sealed)
    except (BadSignature, ValueError) as error:
        raise NotFound from error
    if of_request != request_id:
        raise NotFound
    return str(sha256), str(name)
