"""All that was done to a recommendation, the latest first, act by act; each act is undone in one step."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from flask import flash, redirect
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.people.access import Permission, may
from workbench.recommendations import around, queries
from workbench.recommendations.leading import RecommendationNotFound
from workbench.recommendations.ledger import kept, undoing
from workbench.recommendations.ledger.acts import MEMBER
from workbench.recommendations.ledger.linking import Tie
from workbench.recommendations.records import Change, Fact, Recommendation, Standing
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.stating import Evidence, evidence_of, fact_value_words
from workbench.web.recommendations.words import role_words, what_words


@dataclass(frozen=True)
class ShownChange:
    """One thing that became other than it was."""

    what: str
    words: str
    before: str
    evidence: str
    source: Evidence | None


@dataclass(frozen=True)
class ShownAct:
    """What one person did, or one table brought, at once; `others` are the further recommendations it changed.

    `may_undo`: the reader may take it back.
    """

    id: str
    by: str
    organisation: str
    at: str
    by_table: bool
    others: int
    may_undo: bool
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True)
class HistoryPage(Page):
    template: ClassVar[str] = "recommendations/history.html"
    unit: Recommendation
    acts: tuple[ShownAct, ...]


@blueprint.get("/recommendations/<recommendation_id>/history")
@requires(Permission.READ_FOLLOW_UP)
def history(recommendation_id: str) -> str:
    with store().reading() as db:
        unit = queries.recommendation(db, actor(), recommendation_id)
        changes = kept.history_of(db, unit.lead)
        reach = around.reach_of(db, (each.act_id for each in changes))
        groups = [tuple(group) for _id, group in groupby(changes, lambda each: each.act_id)]
        acts = tuple(_act(db, group, reach[group[0].act_id] - 1) for group in groups)
    return render(HistoryPage(unit=unit, acts=acts))


@blueprint.post("/recommendations/<recommendation_id>/acts/<act_id>/undo")
@requires(Permission.REPORT_STATUS)
def undo(recommendation_id: str, act_id: str) -> Response:
    """Take back what one act did, to this recommendation and to all others it changed."""
    with store().writing() as db:
        queries.recommendation(db, actor(), recommendation_id)
        act = undoing.undo(db, act_id, by=actor(), at=now())
    flash(ngettext("Taken back for %(num)s recommendation.", "Taken back for %(num)s recommendations.", act.changed))
    return redirect(f"/recommendations/{recommendation_id}/history", code=303)


def _act(db: Database, changes: tuple[Change, ...], others: int) -> ShownAct:
    last = changes[0]
    who = actor()
    own = who.organisation_name == last.by_organisation and all(each.what == Fact.STATUS for each in changes)
    return ShownAct(
        id=last.act_id,
        by=last.by_name,
        organisation=last.by_organisation,
        at=last.at,
        by_table=last.origin == "import",
        others=others,
        may_undo=may(who, Permission.KEEP_RECOMMENDATIONS) or (own and last.by_name == who.name),
        changes=tuple(_shown(db, each) for each in changes),
    )


def _shown(db: Database, change: Change) -> ShownChange:
    if change.what in set(Fact):
        words, before = fact_value_words(change.what, change.after), fact_value_words(change.what, change.before)
        return ShownChange(
            what_words(change.what),
            words if change.after else _("taken back"),
            before if change.before else "",
            change.evidence,
            evidence_of(db, change.evidence_paragraph_id),
        )
    words = _standing_words(change, _named(db, change))
    return ShownChange(what_words(change.what), words, "", change.evidence, None)


def _named(db: Database, change: Change) -> str:
    """What a change was about, as a person reads it; without its name what the reader may not open."""
    if change.what == Tie.SAID:
        source = evidence_of(db, change.value)
        return (source.citation if source else "") or _("a paragraph that you cannot open")
    if change.what == Tie.TWIN:
        try:
            return queries.recommendation(db, actor(), change.value).citation
        except RecommendationNotFound:
            return _("a recommendation that you cannot open")
    return change.shown


def _standing_words(change: Change, shown: str) -> str:
    """`Ministry of Education (responsible): confirmed`."""
    standing, _sep, role = change.after.partition(":")
    named = f"{shown} ({role_words(role)})" if role else shown
    words: dict[str, str] = {
        Standing.CONFIRMED: _("confirmed"),
        Standing.IMPORTED: _("from a table"),
        Standing.SET_ASIDE: _("set aside"),
        MEMBER: _("put in"),
        "": _("taken away"),
    }
    return _("%(value)s: %(what)s", value=named, what=words.get(standing, standing))
