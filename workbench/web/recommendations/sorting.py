"""What a recommendation is sorted by, on its page: ministries, themes, persons, goals; each with whose word it is."""

from dataclasses import dataclass
from typing import ClassVar

from flask_babel import gettext as _

from workbench.people.access import Permission, may
from workbench.recommendations.intake.queries import rows_of
from workbench.recommendations.offices.ministries import ministries
from workbench.recommendations.records import Facet, Kept, Recommendation, Standing, Tag
from workbench.recommendations.suggesting.suggested import suggested
from workbench.recommendations.vocabulary import goals, persons, themes
from workbench.store import Database
from workbench.web.context import actor
from workbench.web.pages import Page
from workbench.web.recommendations.words import facet_words, reasons_in_words, role_words, roles
from workbench.web.shell import day

ORDER = (Facet.MINISTRY, Facet.THEME, Facet.PERSON, Facet.SDG)


@dataclass(frozen=True)
class Refused:
    """A form of the page that came back: which part of the page, why, and what was typed in it."""

    part: str = ""
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def error(self, part: str) -> str:
        return self.reason if part == self.part else ""

    def typed(self, part: str, name: str = "value") -> str:
        return dict(self.values).get(name, "") if part == self.part else ""


@dataclass(frozen=True)
class ShownTag:
    """A value with what is said beside it (a ministry's role, a goal's title), and whose word it is."""

    value: str
    shown: str
    role: str
    beside: str
    whose: str
    is_imported: bool


@dataclass(frozen=True)
class ShownSuggestion:
    """A value that is proposed: how likely in per cent, whether that is sure, and why."""

    value: str
    shown: str
    beside: str
    percent: int
    sure: bool
    reason: str


@dataclass(frozen=True)
class FacetPanel:
    """One facet of the recommendation at hand; `done` says what was just done, `error` why nothing was.

    `options` are the ministries one may choose; the other facets are typed, with a list to choose from.
    """

    facet: str
    title: str
    tags: tuple[ShownTag, ...]
    set_aside: tuple[ShownTag, ...]
    suggested: tuple[ShownSuggestion, ...]
    options: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    typed: str = ""
    done: str = ""
    error: str = ""


@dataclass(frozen=True)
class FacetFragment(Page):
    template: ClassVar[str] = "recommendations/_facet.html"
    unit: Recommendation
    panel: FacetPanel
    may_keep: bool


def panels(db: Database, unit: Recommendation, held: Kept, refused: Refused) -> tuple[FacetPanel, ...]:
    """Those the reader may see: who answers for it is the State's affair. `refused` is what could not be taken."""
    follows = may(actor(), Permission.READ_FOLLOW_UP)
    return tuple(
        panel(db, unit, held, facet, typed=refused.typed(facet), error=refused.error(facet))
        for facet in ORDER
        if follows or facet is not Facet.MINISTRY
    )


def panel(
    db: Database, unit: Recommendation, held: Kept, facet: Facet, *, typed: str = "", done: str = "", error: str = ""
) -> FacetPanel:
    """One facet; whose word each value is, and what is suggested, is shown to the State side alone."""
    follows, keeps = may(actor(), Permission.READ_FOLLOW_UP), may(actor(), Permission.KEEP_RECOMMENDATIONS)
    imported = any(each.standing is Standing.IMPORTED and each.facet is facet for each in held.tags)
    file = _table(db, unit) if follows and imported else ""
    return FacetPanel(
        facet=facet.value,
        title=facet_words(facet),
        tags=tuple(_shown(each, file, follows=follows) for each in held.tags if each.facet is facet),
        set_aside=tuple(_shown(each, file, follows=True) for each in held.set_aside if follows and each.facet is facet),
        suggested=_suggested(db, unit, facet) if follows else (),
        options=_ministries(db) if keeps and facet is Facet.MINISTRY else (),
        roles=roles() if facet is Facet.MINISTRY else (),
        typed=typed,
        done=done,
        error=error,
    )


def known_values() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Facet → (value, what it stands for), to choose from while one types."""
    return (
        (Facet.THEME.value, tuple((each.name, each.category) for each in themes())),
        (Facet.PERSON.value, tuple((name, "") for name in persons())),
        (Facet.SDG.value, tuple(goals().items())),
    )


def whose(standing: Standing, name: str, at: str, file: str = "") -> str:
    """Whose word a value is, and of which day."""
    if standing is Standing.IMPORTED:
        if file:
            return _("from the table %(file)s, %(when)s", file=file, when=day(at))
        return _("from a table, %(when)s", when=day(at))
    if standing is Standing.SET_ASIDE:
        return _("set aside by %(name)s, %(when)s", name=name, when=day(at))
    return _("confirmed by %(name)s, %(when)s", name=name, when=day(at))


def beside(facet: Facet, value: str) -> str:
    """What a goal's or a target's number stands for; "" for other facets."""
    return goals().get(value, "") if facet is Facet.SDG else ""


def _table(db: Database, unit: Recommendation) -> str:
    """The file of the latest table that speaks of it."""
    return next((row.file_name for row in rows_of(db, unit.lead)), "")


def _shown(tag: Tag, file: str, *, follows: bool) -> ShownTag:
    return ShownTag(
        value=tag.value,
        shown=tag.shown,
        role=role_words(tag.role) if tag.role else "",
        beside=beside(tag.facet, tag.value),
        whose=whose(tag.standing, tag.by_name, tag.at, file) if follows else "",
        is_imported=follows and tag.standing is Standing.IMPORTED,
    )


def _suggested(db: Database, unit: Recommendation, facet: Facet) -> tuple[ShownSuggestion, ...]:
    return tuple(
        ShownSuggestion(
            each.value,
            each.shown,
            beside(facet, each.value),
            each.percent,
            each.sure,
            reasons_in_words(each.reason),
        )
        for each in suggested(db, [unit.lead]).get(unit.lead, ())
        if each.facet is facet
    )


def _ministries(db: Database) -> tuple[tuple[str, str], ...]:
    return tuple((each.id, each.name) for each in ministries(db, actor()))
