"""One recommendation: its words where they stand, and all that is kept of it, as far as the reader may see it."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.people.access import Permission, may
from workbench.recommendations import around, queries
from workbench.recommendations.intake.queries import RowTakenIn, rows_of
from workbench.recommendations.ledger import kept
from workbench.recommendations.records import Fact, Recommendation
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.answered import SaidPanel, said_panel
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.gathering import ClusterPanel, cluster_panel
from workbench.web.recommendations.matter import MatterPanel, matter_panel
from workbench.web.recommendations.sorting import FacetPanel, Refused, known_values, panels
from workbench.web.recommendations.source import Source, SourceParagraph, addendum_of, source_of
from workbench.web.recommendations.stating import FactPanel, StatusPanel, fact_panels, status_panel
from workbench.web.recommendations.words import position_words

NOTHING_REFUSED = Refused()


@dataclass(frozen=True)
class RecommendationPage(Page):
    """What only the State side may see is None or empty for others: status, answers, facts, clusters, rows."""

    template: ClassVar[str] = "recommendations/recommendation.html"
    unit: Recommendation
    position: str
    addendum: SourceParagraph | None
    source: Source
    facets: tuple[FacetPanel, ...]
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    matter: MatterPanel
    status: StatusPanel | None
    answers: SaidPanel | None
    facts: tuple[FactPanel, ...]
    gathered: ClusterPanel | None
    rows: tuple[tuple[RowTakenIn, tuple[Recommendation, ...]], ...]
    changes: int
    may_keep: bool
    may_add: bool


@blueprint.get("/recommendations/<recommendation_id>")
@requires(Permission.READ_LIBRARY)
def recommendation(recommendation_id: str) -> str:
    return page_of(recommendation_id, NOTHING_REFUSED)


def page_of(recommendation_id: str, refused: Refused) -> str:
    """The page, with the form that came back where there is one."""
    follows = may(actor(), Permission.READ_FOLLOW_UP)
    with store().reading() as db:
        unit = queries.recommendation(db, actor(), recommendation_id)
        held = kept.kept_of(db, [unit.lead]).get(unit.lead, kept.NOTHING)
        history = kept.history_of(db, unit.lead) if follows else ()
        facets = panels(db, unit, held, refused)
        return render(
            RecommendationPage(
                unit=unit,
                position=position_words(held.fact(Fact.POSITION) or unit.position or ""),
                addendum=None if held.fact(Fact.POSITION) else addendum_of(db, unit),
                source=source_of(db, unit),
                facets=facets,
                lists=known_values() if may(actor(), Permission.KEEP_RECOMMENDATIONS) else (),
                matter=matter_panel(db, unit, refused),
                status=status_panel(db, held, history, refused) if follows else None,
                answers=said_panel(db, unit, refused) if follows else None,
                facts=fact_panels(held, unit, refused) if follows else (),
                gathered=cluster_panel(db, held, refused) if follows else None,
                rows=around.beside_in_rows(db, actor(), unit.lead, rows_of(db, unit.lead)) if follows else (),
                changes=len(history),
                may_keep=may(actor(), Permission.KEEP_RECOMMENDATIONS),
                may_add=may(actor(), Permission.ADD_DOCUMENTS),
            )
        )
