"""What comes unasked beside the text: passages of the last report, of the committee, of ministries, on the matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from workbench.corpus import queries as corpus_queries
from workbench.corpus.finding import FoundPassage
from workbench.corpus.queries import ParagraphNotFound
from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.drafting.sources.listing import sources
from workbench.people import Actor
from workbench.search.port import Engine, Filters
from workbench.search.snippets import snippet
from workbench.store import Database
from workbench.treaties import DocumentKind
from workbench.treaties.kinds import CONCLUDING_OBSERVATIONS
from workbench.web.drafting.sources.shown import PartView, part_view

EACH = 4  # passages of a kind beside the text


@dataclass(frozen=True)
class FoundGroup:
    """Passages of one kind of document, the nearest first."""

    label: str
    passages: tuple[FoundPassage, ...]


def groups(
    db: Database,
    engine: Engine,
    actor: Actor,
    *,
    report: StateReport,
    section: SectionOverview,
    asked: Iterable[str],
    at: DraftParagraph | None,
) -> tuple[FoundGroup, ...]:
    """Like the paragraph at hand, else like what is `asked` of the section and what it responds to, kind by kind.

    Each passage comes once. Raises IndexNotReady.
    """
    title = section.section.title
    responded = _responded(db, actor, section, at)
    text = at.text if at else " ".join([title, title, *asked, *(each.paragraph.full_text for each in responded)])
    seen: set[str] = set()
    found: list[FoundGroup] = []
    shown = ((_("Recommended, and responded to here"), responded),)
    for label, passages in (*shown, *_kinds(db, engine, actor, report, section, text)):
        fresh = tuple(each for each in passages if each.paragraph.id not in seen)[:EACH]
        seen |= {each.paragraph.id for each in fresh}
        if fresh:
            found.append(FoundGroup(label, fresh))
    return tuple(found)


def _kinds(
    db: Database,
    engine: Engine,
    actor: Actor,
    report: StateReport,
    section: SectionOverview,
    text: str,
) -> Iterator[tuple[str, tuple[FoundPassage, ...]]]:
    state = (report.state,)
    committee = tuple(each.value for each in CONCLUDING_OBSERVATIONS)
    wanted = (
        (_("Said in reports before"), Filters(kind=(DocumentKind.STATE_REPORT.value,), state=state)),
        (_("Said by the committee"), Filters(kind=committee, state=state)),
        (_("Sent in by ministries"), Filters(kind=(DocumentKind.CONTRIBUTION.value,))),
        (_("In other documents"), Filters(state=state)),
    )
    for label, filters in wanted:
        results = engine.similar(
            text, language=report.language, viewer=actor.audiences, filters=filters, limit=EACH * 3
        )
        ids = ((hit.id, hit.score) for hit in results.hits)
        yield label, tuple(_passages(db, actor, ids, section.section.title))


def _responded(
    db: Database, actor: Actor, section: SectionOverview, at: DraftParagraph | None
) -> tuple[FoundPassage, ...]:
    """The recommendations that the paragraph at hand, else the section, responds to, in their own words."""
    paragraphs = (at,) if at else section.paragraphs
    ids: dict[str, float] = {}
    for citation in dict.fromkeys(each.citation for one in paragraphs for each in one.responses):
        try:
            ids[corpus_queries.paragraph_by_citation(db, actor, citation).id] = 0.0
        except ParagraphNotFound:  # its document may be one that the reader does not see
            continue
    return tuple(_passages(db, actor, ids.items(), section.section.title))


def _passages(db: Database, actor: Actor, found: Iterable[tuple[str, float]], title: str) -> Iterator[FoundPassage]:
    for paragraph_id, score in found:
        try:
            paragraph = corpus_queries.paragraph(db, actor, paragraph_id)
        except ParagraphNotFound:  # deleted since; the index will hear of it
            continue
        document = corpus_queries.document(db, actor, paragraph.document_id)
        marked = snippet(paragraph.full_text, query_of(title), document.language or "en")
        citation = corpus_queries.citation(document, paragraph)
        yield FoundPassage(document, paragraph, citation, score, marked)


def query_of(title: str) -> str:
    """The telling words of a heading, any of them."""
    telling = [word.strip(".,;:()'’“”\"") for word in title.split()]
    return " OR ".join(dict.fromkeys(word for word in telling if len(word) > 4 and word.isalpha())) or "a"


def rests_on(db: Database, actor: Actor, report: StateReport, at: DraftParagraph | None) -> PartView | None:
    """What the paragraph at hand rests on, with the paragraph it belongs to."""
    if at is None:
        return None
    for part in sources(db, actor, report.id, section_id=at.section_id):
        if at.id in {each.id for each in part.blocks}:
            return part_view(part, report_id=report.id, language=report.language)
    return None
