"""The panel beside the text: what is asked of the section, what was recommended, what was found, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import gettext as _

from workbench.comments import queries as comment_queries
from workbench.comments.records import Comment, RoundKind
from workbench.corpus import finding
from workbench.corpus import queries as corpus_queries
from workbench.drafting import queries
from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.asked.suggesting import reading as suggesting
from workbench.drafting.records import Addressed, DraftParagraph, Revision, StateReport
from workbench.errors import WorkbenchError
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.search.port import Engine
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.comments.words import answer_words
from workbench.web.drafting.asked.coverage import places
from workbench.web.drafting.asked.matrix import Place
from workbench.web.drafting.sources.beside import FoundGroup, groups, rests_on
from workbench.web.drafting.sources.shown import PartView
from workbench.web.drafting.words import revision_words, sign_words, state_words
from workbench.web.refusals import words
from workbench.web.requests.shown_alongside import ShownThing
from workbench.web.search.lacking import NotThere, lacking, not_there

PANELS = ("asked", "recommended", "found", "comments", "history")
FOUND = 12  # passages beside the text; the whole search has its own page


@dataclass(frozen=True)
class AskedView:
    """A requirement of this section; `linked` where the paragraph at hand answers it."""

    covered: RequirementCoverage
    state: str
    places: tuple[Place, ...]
    linked: bool


@dataclass(frozen=True)
class RecommendedView:
    """A recommendation; `linked` where the paragraph at hand responds to it, `here` where one of the section does."""

    covered: RecommendationCoverage
    state: str
    places: tuple[Place, ...]
    linked: bool
    here: bool


@dataclass(frozen=True)
class CiteView:
    """A passage about to be cited: its text, and the words put into the form."""

    citation: str
    text: str
    quote: str
    published: bool
    language: str
    direction: str
    error: str = ""
    new_text: str = ""


@dataclass(frozen=True)
class FoundView:
    """What the library has; `asked_for` False where nobody asked: then what is like the text at hand, kind by kind.

    `rests` is what the paragraph at hand rests on by now, `answered` what ministries said to what the section answers,
    `lacking` how many words a passage may lack, "" where none lacks any; `suggestion` is the words with a slip put
    right, "" where there is none; `missing` is what they cite though it is not there.
    """

    q: str
    asked_for: bool
    total: int
    groups: tuple[FoundGroup, ...]
    refusal: str
    cite: CiteView | None
    rests: PartView | None
    may_write: bool
    answered: tuple[ShownThing, ...] = ()
    lacking: str = ""
    suggestion: str = ""
    missing: NotThere | None = None


@dataclass(frozen=True)
class CommentView:
    """A comment of an institution on a paragraph of this section; `answer` empty while it has none."""

    comment: Comment
    address: str
    answer: str
    place: Place | None
    clearing: bool  # asked for by an office that was to clear the version


@dataclass(frozen=True)
class HistoryRow:
    """One save in this section."""

    number: int | None
    paragraph_id: str
    what: str
    name: str
    at: datetime


@dataclass(frozen=True)
class HistoryView:
    """The last saves of a section, latest first."""

    rows: tuple[HistoryRow, ...]


def asked(
    report: StateReport,
    covered: tuple[RequirementCoverage, ...],
    paragraphs: dict[str, DraftParagraph],
    *,
    section_id: str,
    at: str,
) -> tuple[AskedView, ...]:
    """What the guideline asks of this section: open ones first where nothing else orders them."""
    return tuple(
        AskedView(each, state_words(each.state), places(report, paragraphs, each.paragraphs), at in each.paragraphs)
        for each in covered
        if each.requirement.section_id == section_id
    )


def recommended(
    report: StateReport,
    covered: tuple[RecommendationCoverage, ...],
    paragraphs: dict[str, DraftParagraph],
    *,
    section_id: str,
    at: str,
) -> tuple[RecommendedView, ...]:
    """All recommendations: those this section responds to, then the open ones, then the rest."""
    views = [
        RecommendedView(
            covered=each,
            state=state_words(each.state),
            places=places(report, paragraphs, each.paragraphs),
            linked=at in each.paragraphs,
            here=each.section_id == section_id
            or any(paragraphs[one].section_id == section_id for one in each.paragraphs),
        )
        for each in covered
    ]
    return tuple(sorted(views, key=lambda one: (not one.here, one.covered.state is not Addressed.OPEN)))


@dataclass(frozen=True)
class SeemsTo:
    """Something asked that the paragraph at hand seems to speak to; `target` names it in forms."""

    target: str
    name: str
    text: str
    is_recommendation: bool
    reasons: tuple[str, ...]


def seeming(db: Database, report: StateReport, covered: Coverage, at: DraftParagraph | None) -> tuple[SeemsTo, ...]:
    """What the paragraph at hand seems to answer or to respond to, the strongest first."""
    if at is None:
        return ()
    asked = {each.requirement.id: each.requirement for each in covered.requirements}
    made = {each.recommendation.id: each.recommendation for each in covered.recommendations}
    views: list[SeemsTo] = []
    for each in suggesting.for_paragraph(db, report, covered, at):
        reasons = tuple(sign_words(reason) for reason in each.reasons)
        if each.target_id in asked:
            one = asked[each.target_id]
            views.append(SeemsTo(one.key, one.key, one.text, False, reasons))
        else:
            unit = made[each.target_id]
            views.append(SeemsTo(unit.id, unit.citation, unit.text, True, reasons))
    return tuple(views)


def found(
    db: Database,
    engine: Engine,
    actor: Actor,
    *,
    report: StateReport,
    section: SectionOverview,
    asked: Sequence[AskedView],
    at: DraftParagraph | None,
    q: str,
    cite: CiteView | None,
) -> FoundView:
    """What the library has on the words asked for; else, unasked, what is like the paragraph at hand or the section."""
    rests, writes = rests_on(db, actor, report, at), may(actor, Permission.WRITE_REPORTS)
    try:
        if q:
            typed = finding.typed(db, engine, actor, q, limit=FOUND)
            answer, missing = typed.answer, not_there(typed.named)
            shown = (FoundGroup("", answer.passages),) if answer.passages else ()
            view = FoundView(q, True, answer.total, shown, "", cite, rests, writes)
            return replace(view, lacking=lacking(answer), suggestion=answer.suggestion or "", missing=missing)
        wanted = [each.covered.requirement.text for each in asked]
        unasked = groups(db, engine, actor, report=report, section=section, asked=wanted, at=at)
    except WorkbenchError as error:
        return FoundView(q, bool(q), 0, (), words(error), cite, rests, writes)
    total = sum(len(each.passages) for each in unasked)
    return FoundView(q, False, total, unasked, "", cite, rests, writes)


def to_cite(
    db: Database,
    actor: Actor,
    paragraph_id: str,
    *,
    quote: str | None = None,
    error: str = "",
    new_text: str = "",
) -> CiteView:
    """The passage with a quotation ready: what was typed, else the whole of a short passage, else its beginning."""
    passage = corpus_queries.paragraph(db, actor, paragraph_id)
    document = corpus_queries.document(db, actor, passage.document_id)
    language = document.language or "en"
    return CiteView(
        citation=corpus_queries.citation(document, passage),
        text=passage.full_text,
        quote=_first_sentence(passage.full_text) if quote is None else quote,
        published=document.published,
        language=language,
        direction=direction(language),
        error=error,
        new_text=new_text,
    )


def _first_sentence(text: str) -> str:
    line = text.split("\n", 1)[0]
    if len(line) <= 240:
        return line
    end = line.rfind(". ", 0, 240)
    return line[: end + 1] if end > 40 else line[:240].rsplit(" ", 1)[0]


def comments(db: Database, actor: Actor, report: StateReport, section: SectionOverview) -> tuple[CommentView, ...]:
    """What was sent on the section's paragraphs in the report's rounds that the actor manages, unanswered first."""
    here = {each.id: each for each in section.paragraphs}
    views: list[CommentView] = []
    for each in comment_queries.rounds(db, actor):
        if each.report_id != report.id or not comment_queries.seat(db, actor, each.id).manages:
            continue
        for comment in comment_queries.comments(db, actor, each.id):
            if comment.paragraph_id not in here and comment.section_id != section.section.id:
                continue
            answer = answer_words(comment.disposition.value) if comment.disposition else ""
            place = places(report, here, (comment.paragraph_id,)) if comment.paragraph_id in here else ()
            address = f"/rounds/{each.id}/comments/{comment.id}"
            clearing = each.kind is RoundKind.CLEARANCE
            views.append(CommentView(comment, address, answer, place[0] if place else None, clearing))
    return tuple(sorted(views, key=lambda view: bool(view.answer)))


def history(db: Database, section: SectionOverview, *, limit: int = 25) -> HistoryView:
    """The last saves in this section, latest first, deleted paragraphs included."""
    numbers = {each.id: each.number for each in section.paragraphs}
    rows = [
        HistoryRow(numbers.get(each.paragraph_id), each.paragraph_id, _what(each), each.by_name, each.at)
        for each in queries.section_history(db, section.section.id, limit=limit)
    ]
    return HistoryView(tuple(rows))


def _what(revision: Revision) -> str:
    return revision_words(revision.kind)


def panel_names() -> tuple[tuple[str, str], ...]:
    """Each panel with its label, in the order of the tabs."""
    return (
        ("asked", _("Asked")),
        ("found", _("Found")),
        ("comments", _("Comments")),
        ("history", _("History")),
    )
