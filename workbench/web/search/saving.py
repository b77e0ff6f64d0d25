"""Searches saved under a name, thrown away, and saved again."""

from dataclasses import dataclass

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.search.query import QueryRefused
from workbench.searches import saved_searches as saved
from workbench.searches.asked import Asked, YearsNotRead
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.refusals import words
from workbench.web.search.blueprint import blueprint

_CANNOT = (saved.NeedsAName, saved.NothingAsked, saved.TooManySaved, QueryRefused, YearsNotRead)


@dataclass(frozen=True)
class ShownSearch:
    """A saved search with the address that asks it; `link` is that of this server, to be sent to somebody else."""

    id: str
    name: str
    address: str
    link: str
    is_here: bool


def own_searches(db: Database, here: Asked) -> tuple[ShownSearch, ...]:
    """One's own saved searches, by name; `is_here` for what is being asked."""
    asked_here = here.kept
    return tuple(
        ShownSearch(each.id, each.name, f"/search?{each.asked}", _link(each.asked), each.asked == asked_here)
        for each in saved.saved_searches(db, actor())
    )


def _link(asked: str) -> str:
    return f"{request.host_url.rstrip('/')}/search?{asked}"


@blueprint.post("/search/saved")
@requires(Permission.READ_LIBRARY)
def keep() -> Response:
    """Save what `asked` asks under `name`, and go back to it."""
    asked = Asked.of_address(request.form.get("asked", "")).kept
    try:
        with store().writing() as db:
            saved.keep(db, name=request.form.get("name", ""), asked=asked, by=actor(), at=now())
    except _CANNOT as refused:
        _tell(refused)
    else:
        flash(_("Saved. It stands under “Saved searches” on this page, for you alone."))
    return redirect(f"/search?{asked}" if asked else "/search", code=303)


@blueprint.post("/search/saved/<search_id>/forget")
@requires(Permission.READ_LIBRARY)
def forget(search_id: str) -> Response:
    """Throw one's own away; what it asked stays on the page, so that it can be saved again."""
    with store().writing() as db:
        gone = saved.forget(db, search_id=search_id, by=actor(), at=now())
    flash(_("“%(name)s” is saved no more. What it asked is still here, to be saved again.", name=gone.name))
    return redirect(f"/search?{gone.asked}", code=303)


def _tell(refused: WorkbenchError) -> None:
    flash(words(refused), "warning")
