"""One recommendation as the list shows it; what is kept of it only to those who may see that."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations.ledger.kept import NOTHING, kept_of
from workbench.recommendations.queries import other_languages
from workbench.recommendations.records import Facet, Fact, Kept, Recommendation, Role
from workbench.recommendations.suggesting.suggested import Suggestion, suggested
from workbench.store import Database
from workbench.web.corpus.words import language_words
from workbench.web.pages import Page
from workbench.web.recommendations.words import position_words, priority_words, status_shape, status_words

_SORTED_BY = (Facet.THEME, Facet.PERSON, Facet.SDG)
_LIKELY = 0.5  # more likely than not
_FEW = 3  # suggestions of a facet in a row


@dataclass(frozen=True)
class ShownRow:
    """A row. `language` is said where it is not the reader's, `also` names the others in the library.

    `sorted_by` are its themes, groups of persons and goals; `status` is "" where none was said.
    """

    recommendation: Recommendation
    language: str
    also: str
    position: str
    sorted_by: tuple[str, ...]
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    status: str
    shape: str
    priority: str
    due: str
    clusters: tuple[tuple[str, str], ...]
    suggestions: tuple[Suggestion, ...]
    ticked: bool


@dataclass(frozen=True)
class RowsPart(Page):
    """Rows as they stand after something was done, and what is to be said of it; the list includes it."""

    template: ClassVar[str] = "recommendations/_listed.html"
    rows: tuple[ShownRow, ...]
    may_keep: bool
    sees_follow_up: bool
    said: str
    act: str


def shown_rows(
    db: Database, actor: Actor, found: Iterable[Recommendation], *, ticked: Collection[str] = ()
) -> tuple[ShownRow, ...]:
    """The rows of one page: what is kept of all of them is asked once."""
    found = tuple(found)
    leads = [each.lead for each in found]
    kept = kept_of(db, leads)
    also = other_languages(db, actor, found)
    waiting = suggested(db, leads) if may(actor, Permission.KEEP_RECOMMENDATIONS) else {}
    return tuple(
        _row(
            actor,
            each,
            kept.get(each.lead, NOTHING),
            also=also.get(each.lead, ()),
            suggestions=waiting.get(each.lead, ()),
            ticked=each.id in ticked,
        )
        for each in found
    )


def _likely(suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """Of each facet the few that are more likely than not, the likeliest first: the page of one shows them all."""
    likely = [each for each in suggestions if each.sure or each.confidence >= _LIKELY]
    found: list[Suggestion] = []
    for facet in Facet:
        of_it = [each for each in likely if each.facet is facet]
        found += sorted(of_it, key=lambda each: (not each.sure, -each.confidence))[:_FEW]
    return tuple(found)


def _row(
    actor: Actor,
    unit: Recommendation,
    kept: Kept,
    *,
    also: tuple[str, ...],
    suggestions: tuple[Suggestion, ...],
    ticked: bool,
) -> ShownRow:
    sees = may(actor, Permission.READ_FOLLOW_UP)
    status, priority = (kept.fact(what) if sees else "" for what in (Fact.STATUS, Fact.PRIORITY))
    position = kept.fact(Fact.POSITION) or unit.position
    others = (language_words(code) for code in also if code != unit.language)
    return ShownRow(
        recommendation=unit,
        language="" if unit.language in (None, actor.language) else language_words(unit.language),
        also=", ".join(sorted(others)),
        position=position_words(position) if position else "",
        sorted_by=tuple(value for facet in _SORTED_BY for value in kept.values(facet)),
        responsible=kept.ministries(Role.RESPONSIBLE) if sees else (),
        supporting=kept.ministries(Role.SUPPORTING) if sees else (),
        status=status_words(status) if status else "",
        shape=status_shape(status),
        priority=priority_words(priority) if priority else "",
        due=kept.fact(Fact.DUE) if sees else "",
        clusters=kept.clusters if sees else (),
        suggestions=_likely(suggestions),
        ticked=ticked,
    )
