"""Earlier and later recommendations on the same matter, on the page of one; suggested, confirmed or set aside there."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.people.access import Permission, may
from workbench.recommendations import queries
from workbench.recommendations.records import Recommendation
from workbench.recommendations.twins.reading import SuggestedTwin, on_same_matter
from workbench.store import Database
from workbench.web.context import actor
from workbench.web.pages import Page
from workbench.web.recommendations.sorting import Refused

PART = "matter"


@dataclass(frozen=True)
class ShownTwin:
    """Another recommendation; of one that is suggested how likely in per cent, whether that is sure, and by what words.

    `pair` is (later, earlier), by which it is confirmed or set aside.
    """

    unit: Recommendation
    pair: tuple[str, str]
    percent: int = 0
    sure: bool = False
    reason: str = ""


@dataclass(frozen=True)
class MatterPanel:
    """What is tied to the recommendation at hand, and what may be."""

    earlier: tuple[ShownTwin, ...]
    later: tuple[ShownTwin, ...]
    suggested: tuple[ShownTwin, ...]
    typed: str = ""
    done: str = ""
    error: str = ""


@dataclass(frozen=True)
class MatterFragment(Page):
    template: ClassVar[str] = "recommendations/_matter.html"
    unit: Recommendation
    matter: MatterPanel
    may_keep: bool


def matter_panel(db: Database, unit: Recommendation, refused: Refused, *, done: str = "") -> MatterPanel:
    """What was confirmed for all who read the recommendation, what is suggested for the State side alone."""
    found = on_same_matter(db, actor(), unit.lead)
    follows = may(actor(), Permission.READ_FOLLOW_UP)
    return MatterPanel(
        earlier=tuple(ShownTwin(each, (unit.lead, each.lead)) for each in found.earlier),
        later=tuple(ShownTwin(each, (each.lead, unit.lead)) for each in found.later),
        suggested=tuple(_suggested(each) for each in found.suggested) if follows else (),
        typed=refused.typed(PART, "citation"),
        done=done,
        error=refused.error(PART),
    )


def pairs_cited(db: Database, unit: Recommendation, citation: str) -> list[tuple[str, str]]:
    """(later, earlier) for each unit that is cited: whichever document is of the later day is the later.

    Raises ParagraphNotFound.
    """
    found = queries.by_citation(db, actor(), citation)
    return [
        (each.id, unit.id) if (each.date or "") > (unit.date or "") else (unit.id, each.id)
        for each in found
        if each.lead != unit.lead
    ]


def _suggested(twin: SuggestedTwin) -> ShownTwin:
    return ShownTwin(
        twin.earlier, (twin.later, twin.earlier.lead), round(twin.confidence * 100), twin.sure, twin.reason
    )
