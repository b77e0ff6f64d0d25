"""What is suggested, confirmed in bulk: value by value, the sure ones ticked beforehand."""

from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import urlencode

from flask import redirect, request, session
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.errors import NotFound
from workbench.people.access import Permission
from workbench.recommendations.ledger.acts import NothingChosen
from workbench.recommendations.records import Facet, Recommendation
from workbench.recommendations.suggesting import making, suggested
from workbench.recommendations.suggesting.suggested import Suggestion, Waiting
from workbench.recommendations.twins.reading import waiting_twins
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.words import language_words
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.filtering import page_of
from workbench.web.recommendations.words import facet_words, reasons_in_words
from workbench.web.refusals import words

PAGE_LENGTH = 50
DONE = "suggestions_done"  # in the session: what was done last, said once, with its undo


@dataclass(frozen=True)
class Group:
    """One facet with the values that wait."""

    name: str
    values: tuple[tuple[str, Waiting], ...]  # address, value


@dataclass(frozen=True)
class SuggestionsPage(Page):
    template: ClassVar[str] = "recommendations/suggestions.html"
    groups: tuple[Group, ...]
    new: int  # recommendations that were not looked at yet
    pairs: int  # recommendations for which an earlier one is suggested
    said: str
    act: str


@dataclass(frozen=True)
class ValuePage(Page):
    """One value with the recommendations for which it is suggested; `next` is the value after it, "" at the end."""

    template: ClassVar[str] = "recommendations/suggestion.html"
    facet: str
    waiting: Waiting
    rows: tuple[tuple[Recommendation, Suggestion, str], ...]  # the language where it is not the reader's
    first: int
    next: str
    next_name: str
    previous_page: str
    next_page: str
    said: str
    act: str


@blueprint.get("/recommendations/suggestions")
@requires(Permission.KEEP_RECOMMENDATIONS)
def suggestions() -> str | Response:
    """All that waits by facet and value; with `facet` and `value`, the recommendations of that one."""
    with store().reading() as db:
        found, new = suggested.waiting(db, actor()), making.number_new(db)
        pairs = waiting_twins(db, actor(), limit=0)[1]
    if not (asked := request.args.get("facet", "")):
        done = session.pop(DONE, {})
        said, act = done.get("said", ""), done.get("act", "")
        return render(SuggestionsPage(groups=_groups(found), new=new, pairs=pairs, said=said, act=act))
    place = next((index for index, each in enumerate(found) if _is(each, asked, request.args.get("value", ""))), None)
    if place is None:
        return redirect("/recommendations/suggestions", code=303)
    return _value_page(found, place)


@blueprint.post("/recommendations/suggestions")
@requires(Permission.KEEP_RECOMMENDATIONS)
def decide_suggestions() -> Response:
    """Confirm the ticked ones, or set them aside; the same value comes back while something of it waits, and where
    none is ticked."""
    facet, value = request.form.get("facet", ""), request.form.get("value", "")
    if facet not in set(Facet):
        raise NotFound
    if not request.form.getlist("id"):
        session[DONE] = {"act": "", "said": words(NothingChosen())}
        return redirect(_address(facet, value), code=303)
    decide = suggested.set_aside if request.form.get("do") == "aside" else suggested.confirm_value
    with store().writing() as db:
        act = decide(db, request.form.getlist("id"), facet=Facet(facet), value=value, by=actor(), at=now())
    if decide is suggested.set_aside:
        said = ngettext("Set aside for %(num)s recommendation.", "Set aside for %(num)s recommendations.", act.changed)
    else:
        said = ngettext("Confirmed for %(num)s recommendation.", "Confirmed for %(num)s recommendations.", act.changed)
    session[DONE] = {"act": act.id if act.changed else "", "said": said}
    return redirect(_address(facet, value), code=303)


@blueprint.post("/recommendations/suggestions/again")
@requires(Permission.KEEP_RECOMMENDATIONS)
def suggest_again() -> Response:
    """Have all looked at anew, with what was confirmed and set aside meanwhile: a long task."""
    with store().writing() as db:
        job_id = making.look_again(db, by=actor(), at=now())
    if job_id:
        return redirect(f"/jobs/{job_id}", code=303)
    session[DONE] = {"act": "", "said": _("There is nothing to look at, or it is being looked at already.")}
    return redirect("/recommendations/suggestions", code=303)


def _value_page(found: tuple[Waiting, ...], place: int) -> str | Response:
    waiting = found[place]
    page = page_of(request.args)
    first = (page - 1) * PAGE_LENGTH
    with store().reading() as db:
        rows = suggested.suggested_for(db, actor(), waiting.facet, waiting.value, offset=first, limit=PAGE_LENGTH)
    if not rows and page > 1:  # all of the last page is decided
        return redirect(_address(waiting.facet, waiting.value), code=303)
    after = found[place + 1] if place + 1 < len(found) else None
    done = session.pop(DONE, {})
    return render(
        ValuePage(
            facet=facet_words(waiting.facet),
            waiting=waiting,
            rows=tuple(
                (unit, replace(each, reason=reasons_in_words(each.reason)), _language(unit)) for unit, each in rows
            ),
            first=first + 1,
            next=_address(after.facet, after.value) if after else "",
            next_name=after.shown if after else "",
            previous_page=_address(waiting.facet, waiting.value, page - 1) if page > 1 else "",
            next_page=_address(waiting.facet, waiting.value, page + 1) if first + len(rows) < waiting.many else "",
            said=done.get("said", ""),
            act=done.get("act", ""),
        )
    )


def _language(unit: Recommendation) -> str:
    return "" if unit.language in (None, actor().language) else language_words(unit.language)


def _groups(found: tuple[Waiting, ...]) -> tuple[Group, ...]:
    facets = dict.fromkeys(each.facet for each in found)
    return tuple(
        Group(
            facet_words(facet),
            tuple((_address(facet, each.value), each) for each in found if each.facet is facet),
        )
        for facet in facets
    )


def _is(waiting: Waiting, facet: str, value: str) -> bool:
    return (waiting.facet.value, waiting.value) == (facet, value)


def _address(facet: str, value: str, page: int = 1) -> str:
    asked = {"facet": str(facet), "value": value, **({"page": str(page)} if page > 1 else {})}
    return "/recommendations/suggestions?" + urlencode(asked)
