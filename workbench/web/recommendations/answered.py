"""What the reports in the library say of a recommendation, on its page; confirmed, set aside or added there."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.people.access import Permission, may
from workbench.recommendations.records import Recommendation
from workbench.recommendations.said.reading import How, said_in_library
from workbench.store import Database
from workbench.web.context import actor
from workbench.web.pages import Page
from workbench.web.recommendations.sorting import Refused

PART = "said"


@dataclass(frozen=True)
class ShownSaid:
    """A paragraph of a report that speaks to it; of one that nobody confirmed how likely in per cent, and why."""

    paragraph_id: str
    citation: str
    address: str
    text: str
    language: str
    is_confirmed: bool
    is_likely: bool
    percent: int
    reason: str


@dataclass(frozen=True)
class SaidPanel:
    """All of them, those that a person confirmed first."""

    said: tuple[ShownSaid, ...]
    typed: str = ""
    done: str = ""
    error: str = ""


@dataclass(frozen=True)
class SaidFragment(Page):
    template: ClassVar[str] = "recommendations/_said.html"
    unit: Recommendation
    answers: SaidPanel
    may_keep: bool


def said_panel(db: Database, unit: Recommendation, refused: Refused, *, done: str = "") -> SaidPanel:
    """What the reader may open of it; what is only likely is there for whoever can say whether it is so."""
    keeps = may(actor(), Permission.KEEP_RECOMMENDATIONS)
    found = said_in_library(db, actor(), [unit.lead], likely=keeps).get(unit.lead, ())
    shown = (
        ShownSaid(
            paragraph_id=each.paragraph_id,
            citation=each.citation,
            address=f"/documents/{each.slug}?paragraph={each.anchor}#{each.anchor}",
            text=each.text,
            language=each.language,
            is_confirmed=each.how is How.CONFIRMED,
            is_likely=each.how is How.LIKELY,
            percent=round(each.confidence * 100),
            reason=each.reason,
        )
        for each in found
    )
    ordered = tuple(sorted(shown, key=lambda each: (not each.is_confirmed, each.is_likely)))
    return SaidPanel(ordered, refused.typed(PART, "citation"), done, refused.error(PART))
