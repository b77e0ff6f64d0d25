"""Earlier recommendations on the same matter, confirmed in bulk: page by page, the sure ones ticked beforehand."""

from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, request, session
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.people.access import Permission
from workbench.recommendations.ledger import linking
from workbench.recommendations.ledger.acts import NothingChosen
from workbench.recommendations.ledger.linking import Tie
from workbench.recommendations.twins.reading import Waiting, waiting_twins
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.filtering import page_of
from workbench.web.refusals import words

PAGE_LENGTH = 25  # later ones, each with up to three earlier
DONE = "pairs_done"  # in the session: what was done last, said once, with its undo


@dataclass(frozen=True)
class PairsPage(Page):
    """`rows` from `first` on, of `many`."""

    template: ClassVar[str] = "recommendations/pairs.html"
    rows: tuple[Waiting, ...]
    first: int
    many: int
    page: int
    previous_page: str
    next_page: str
    said: str
    act: str


@blueprint.get("/recommendations/twins")
@requires(Permission.KEEP_RECOMMENDATIONS)
def pairs() -> str | Response:
    """What is suggested and waits for a person's word."""
    page = page_of(request.args)
    first = (page - 1) * PAGE_LENGTH
    with store().reading() as db:
        rows, many = waiting_twins(db, actor(), offset=first, limit=PAGE_LENGTH)
    if not rows and page > 1:  # all of the last page is decided
        return redirect("/recommendations/twins", code=303)
    done = session.pop(DONE, {})
    return render(
        PairsPage(
            rows=rows,
            first=first + 1,
            many=many,
            page=page,
            previous_page=f"/recommendations/twins?page={page - 1}" if page > 1 else "",
            next_page=f"/recommendations/twins?page={page + 1}" if first + len(rows) < many else "",
            said=done.get("said", ""),
            act=done.get("act", ""),
        )
    )


@blueprint.post("/recommendations/twins")
@requires(Permission.KEEP_RECOMMENDATIONS)
def decide_pairs() -> Response:
    """Confirm the ticked pairs, or set them aside, in one act; where none is ticked the page comes back and says so."""
    ticked = [(later, earlier) for later, _, earlier in (each.partition(" ") for each in request.form.getlist("pair"))]
    page = page_of(request.form)
    back = redirect(f"/recommendations/twins?page={page}" if page > 1 else "/recommendations/twins", code=303)
    if not ticked:
        session[DONE] = {"act": "", "said": words(NothingChosen())}
        return back
    decide = linking.set_aside if request.form.get("do") == "aside" else linking.confirm
    with store().writing() as db:
        act = decide(db, Tie.TWIN, ticked, by=actor(), at=now())
    if decide is linking.set_aside:
        said = ngettext("Set aside for %(num)s recommendation.", "Set aside for %(num)s recommendations.", act.changed)
    else:
        said = ngettext("Confirmed for %(num)s recommendation.", "Confirmed for %(num)s recommendations.", act.changed)
    session[DONE] = {"act": act.id if act.changed else "", "said": said}
    return back
