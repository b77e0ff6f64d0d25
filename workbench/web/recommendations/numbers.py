"""Which ministry has which number on the keyboard: kept in the browser, so that no number moves under one's hand."""

from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, request
from werkzeug.wrappers import Response

from workbench.people import Organisation
from workbench.people.access import Permission
from workbench.recommendations.choices import most_assigned, offices
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint

COOKIE = "ministry_numbers"
MOST = 9  # the digits 1 to 9
_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class NumbersPage(Page):
    template: ClassVar[str] = "recommendations/numbers.html"
    chosen: tuple[str, ...]
    options: tuple[tuple[str, str], ...]


def numbered(db: Database) -> tuple[Organisation, ...]:
    """The ministries in the order of their numbers: as the browser keeps them, then the busiest, then by name."""
    known = {each.id: each for each in offices(db)}
    kept = request.cookies.get(COOKIE, "").split(".")
    order = dict.fromkeys((*kept, *most_assigned(db, most=MOST), *known))
    return tuple(known[each] for each in order if each in known)[:MOST]


def keep_numbers(response: Response, order: tuple[str, ...]) -> Response:
    """Have the browser keep them for a year."""
    response.set_cookie(
        COOKIE, ".".join(order), max_age=_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response


@blueprint.get("/recommendations/numbers")
@requires(Permission.KEEP_RECOMMENDATIONS)
def ministry_numbers() -> str:
    """Choose which ministry has which number."""
    with store().reading() as db:
        chosen, known = numbered(db), offices(db)
    held = (*(each.id for each in chosen), *[""] * MOST)[:MOST]
    return render(NumbersPage(chosen=held, options=tuple((each.id, each.name) for each in known)))


@blueprint.post("/recommendations/numbers")
@requires(Permission.KEEP_RECOMMENDATIONS)
def put_ministry_numbers() -> Response:
    """Keep the order; a number left empty goes to the next."""
    with store().reading() as db:
        known = {each.id for each in offices(db)}
    given = (request.form.get(f"number-{number}", "") for number in range(1, MOST + 1))
    order = tuple(dict.fromkeys(each for each in given if each in known))
    return keep_numbers(redirect("/recommendations", code=303), order)
