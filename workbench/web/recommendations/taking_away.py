"""The list taken away as it is narrowed: as a table that can be taken in again, for circulation, for the tracker."""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from workbench.errors import NotFound
from workbench.export.recommendations import circulation, own, tracker
from workbench.export.recommendations.circulation import By
from workbench.export.recommendations.gathering import Given, gather
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, now, store
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
_TABLES: dict[str, dict[str, Callable[[Given], bytes]]] = {
    "table": {"xlsx": own.excel, "csv": own.csv, "json": own.json},
    "tracker": {"xlsx": tracker.excel, "csv": tracker.csv, "json": tracker.json},
}
_LISTS = {"docx": circulation.word, "xlsx": circulation.excel}


@blueprint.get("/recommendations.<form>")
@requires(Permission.READ_LIBRARY)
def take_away(form: str) -> Response:
    """All that fit the filters of the address. `as` is table, tracker or circulation; a list in Word is the last.

    Who may not see the follow-up has the table without it. Raises NotFound for another form, NothingToList.
    """
    kind = request.args.get("as", "circulation" if form == "docx" else "table")
    if kind == "circulation":
        data = _circulation(form)
    elif form in _TABLES.get(kind, {}):
        with store().reading() as db:
            given = gather(db, actor(), asked_by_address(db, actor()).wanted)
        data = _TABLES[kind][form](given)
    else:
        raise NotFound
    name = "recommendations" if kind == "table" else f"recommendations-{kind}"
    headers = {"Content-Disposition": f"attachment; filename={name}.{form}"}
    return Response(data, mimetype=_TYPES[form], headers=headers)


def _circulation(form: str) -> bytes:
    by = request.args.get("by", By.MINISTRY)
    if form not in _LISTS or by not in set(By):
        raise NotFound
    with store().reading() as db:
        wanted = asked_by_address(db, actor()).wanted
        listed = circulation.circulation_list(
            db, actor(), wanted, By(by), day=now().date(), language=interface_language().split("-")[0]
        )
    return _LISTS[form](listed)


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
