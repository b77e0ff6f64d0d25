"""One question put to many bodies: what each answered, in one table; as a workbook and as CSV."""

import io
from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import send_file
from flask_babel import get_locale
from flask_babel import gettext as _

from workbench.export import request_bodies
from workbench.export.request_bodies import BodiesWords
from workbench.people.access import Permission
from workbench.requests.across import Across, BodyAnswers, across
from workbench.requests.records import InformationRequest, RequestItem
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.context import actor, reading
from workbench.web.pages import Page, render
from workbench.web.requests.blueprint import blueprint
from workbench.web.requests.page import ShownAnswer, shown_answer
from workbench.web.requests.words import answer_words, use_words

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class BodyRow:
    """A body with its answers in words; `direction` is that of their language."""

    request: InformationRequest
    answers: tuple[ShownAnswer, ...]
    is_validated: bool
    direction: str


@dataclass(frozen=True)
class BodiesPage(Page):
    template: ClassVar[str] = "requests/bodies.html"
    request_id: str
    item: RequestItem
    item_direction: str
    answered: int
    rows: tuple[BodyRow, ...]


@blueprint.get("/requests/<request_id>/items/<item_id>/bodies")
@requires(Permission.ASK_MINISTRIES)
def bodies(request_id: str, item_id: str) -> str:
    """Every body that was asked this."""
    found = _found(request_id, item_id)
    return render(
        BodiesPage(
            request_id=request_id,
            item=found.item,
            item_direction=direction(found.item.language),
            answered=found.answered,
            rows=tuple(map(_row, found.bodies)),
        )
    )


@blueprint.get("/requests/<request_id>/items/<item_id>/bodies.xlsx")
@requires(Permission.ASK_MINISTRIES)
def bodies_as_workbook(request_id: str, item_id: str) -> FlaskResponse:
    """The same as a workbook."""
    found = _found(request_id, item_id)
    return _file(request_bodies.excel(found, _words()), _XLSX, f"{found.item.code}.xlsx")


@blueprint.get("/requests/<request_id>/items/<item_id>/bodies.csv")
@requires(Permission.ASK_MINISTRIES)
def bodies_as_csv(request_id: str, item_id: str) -> FlaskResponse:
    """The same as CSV."""
    found = _found(request_id, item_id)
    return _file(request_bodies.csv(found, _words()), "text/csv", f"{found.item.code}.csv")


def _found(request_id: str, item_id: str) -> Across:
    with reading() as db:
        return across(db, actor(), request_id, item_id)


def _row(body: BodyAnswers) -> BodyRow:
    language = body.request.language
    answers = tuple(shown_answer(each, language, body.request.id) for each in body.answers)
    return BodyRow(body.request, answers, body.is_validated, direction(language))


def _words() -> BodiesWords:
    return BodiesWords(
        heads=(_("Body"), _("Request"), _("Due"), _("Stands"), _("For what"), _("Words"), _("Answer")),
        validated=_("validated"),
        received=_("received, not validated"),
        nothing=_("not answered yet"),
        kind=answer_words,
        use=use_words,
        language=str(get_locale()),
    )


def _file(data: bytes, kind: str, name: str) -> FlaskResponse:
    return send_file(io.BytesIO(data), mimetype=kind, as_attachment=True, download_name=name)
