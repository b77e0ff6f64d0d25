"""The desk: the outline, the text of one section with its numbered paragraphs, and the panel beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from flask_babel import gettext as _

from workbench.drafting import queries
from workbench.drafting.asked.glance import ReportOverview, SectionOverview
from workbench.drafting.records import DraftParagraph, Revision, StateReport
from workbench.drafting.whole import Whole, whole
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, installation, reading
from workbench.web.drafting.addresses import desk_address, report_address
from workbench.web.drafting.asked.coverage import mark_states
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk import panels
from workbench.web.drafting.desk.asked_for import Asked, asked_by_address
from workbench.web.drafting.desk.drawn import PlacedParagraph
from workbench.web.drafting.desk.panels import (
    AskedView,
    CiteView,
    CommentView,
    FoundView,
    HistoryView,
    RecommendedView,
    SeemsTo,
)
from workbench.web.drafting.desk.paragraph import WordsView
from workbench.web.drafting.desk.section_drawn import paragraphs_drawn
from workbench.web.drafting.desk.tools import kinds_of_text
from workbench.web.drafting.desk.undo_offered import UndoView, offered
from workbench.web.drafting.sharing.head import SharedHere, shared_here
from workbench.web.drafting.sources.answered import answered_here
from workbench.web.drafting.words import section_shape, section_words
from workbench.web.pages import Page, render

_ASKED = ("asked", "recommended")  # the panels that say what the paragraph at hand seems to answer


@dataclass(frozen=True)
class OutlineRow:
    seen: SectionOverview
    address: str
    state: str
    shape: str
    is_here: bool


@dataclass(frozen=True)
class DeskPage(Page):
    template: ClassVar[str] = "drafting/desk.html"
    report: StateReport
    outline: tuple[OutlineRow, ...]
    section: SectionOverview
    words: WordsView
    shared: SharedHere
    language: str
    as_text: bool
    views: tuple[tuple[str, str, bool], ...]
    around: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    paragraphs: tuple[PlacedParagraph, ...]
    undo: tuple[UndoView, ...]
    deleted: tuple[Revision, ...]
    at: str
    at_number: int | None
    new: str
    new_text: str
    new_errors: dict[str, str]
    captioned: Mapping[str, str]
    panel: str
    tabs: tuple[tuple[str, str, bool], ...]
    asked: tuple[AskedView, ...]
    recommended: tuple[RecommendedView, ...]
    seems: tuple[SeemsTo, ...]
    found: FoundView | None
    comments: tuple[CommentView, ...]
    history: HistoryView | None
    mark_states: tuple[tuple[str, str], ...]
    previous: str
    next: str


@blueprint.get("/reports/<report_id>/sections/<section_id>")
@requires(Permission.READ_REPORTS)
def desk(report_id: str, section_id: str) -> str:
    """One section. `?at=` the paragraph at hand, `?panel=` and `?q=` the panel, `?cite=` a passage to cite.

    `?view=text` shows the section as one text to write in.
    """
    return desk_page(report_id, section_id, asked_by_address())


def desk_page(report_id: str, section_id: str, asked: Asked) -> str:
    """The whole page, also as the answer to a form that was not taken."""
    with reading() as db:
        report = queries.report(db, actor(), report_id)
        stands = whole(db, actor(), report)
        section = queries.section_among(stands.sections, section_id)
        return render(_page(db, stands, stands.overview.section(section.id), asked))


def _page(db: Database, stands: Whole, section: SectionOverview, asked: Asked) -> DeskPage:
    covered, seen = stands.coverage, stands.overview
    report = seen.report
    everything = {each.id: each for one in seen.sections for each in one.paragraphs}
    at = asked.at if asked.at in {each.id for each in section.paragraphs} else ""
    ids = [each.section.id for each in seen.sections]
    place = ids.index(section.section.id)
    asked_here = panels.asked(report, covered.requirements, everything, section_id=section.section.id, at=at)
    return DeskPage(
        report=report,
        outline=_outline(seen, section, asked),
        section=section,
        words=words_view(seen, section),
        shared=shared_here(db, report, section.section, stands.standings[section.section.id]),
        language=report.language,
        as_text=bool(asked.view),
        views=_views(report, section, asked, at),
        around=_around(report, section),
        kinds=kinds_of_text(),
        paragraphs=paragraphs_drawn(db, stands, section, asked, at),
        undo=offered(db, section.section.id),
        deleted=queries.deleted_paragraphs(db, section.section.id),
        at=at,
        at_number=everything[at].number if at else None,
        new=asked.new if asked.new in everything else "",
        new_text=asked.new_text,
        new_errors={"text": asked.new_error} if asked.new_error else {},
        captioned=asked.captioned,
        panel=asked.panel,
        tabs=_tabs(report, section, asked, at),
        asked=asked_here,
        recommended=panels.recommended(
            report, covered.recommendations, everything, section_id=section.section.id, at=at
        ),
        seems=panels.seeming(db, report, covered, everything.get(at)) if asked.panel in _ASKED else (),
        found=_found(db, stands, section, asked, asked_here, everything.get(at)) if asked.panel == "found" else None,
        comments=panels.comments(db, actor(), report, section) if asked.panel == "comments" else (),
        history=panels.history(db, section) if asked.panel == "history" else None,
        mark_states=mark_states(),
        previous=desk_address(report.id, ids[place - 1]) if place else "",
        next=desk_address(report.id, ids[place + 1]) if place + 1 < len(ids) else "",
    )


def words_view(seen: ReportOverview, section: SectionOverview) -> WordsView:
    """The words of the section and of the report, against what they may have."""
    own, limit = section.section, seen.report.word_limit
    expected = seen.expected if seen.report.language != seen.report.submission_language else None
    return WordsView(own.id, section.words, own.budget, seen.words, limit, expected)


def _views(report: StateReport, section: SectionOverview, asked: Asked, at: str) -> tuple[tuple[str, str, bool], ...]:
    """The ways to write: a paragraph at a time, the section as one text, or in Word."""
    here = tuple(
        (
            desk_address(report.id, section.section.id, at=at, view=name, panel=asked.panel, q=asked.q),
            label,
            name == asked.view,
        )
        for name, label in (("", _("Paragraph by paragraph")), ("text", _("As one text")))
    )
    return (*here, (f"{desk_address(report.id, section.section.id)}/word", _("In Word"), False))


def _around(report: StateReport, section: SectionOverview) -> tuple[tuple[str, str], ...]:
    """The pages of the report that one who writes goes to, this section's part of them where they have one."""
    whole, here = report_address(report.id), section.section.id
    return (
        (f"{whole}/coverage?section={here}", _("Coverage")),
        (f"{whole}/check", _("Check")),
        (f"{whole}/budget", _("Words")),
        (f"{whole}/compare?section={here}", _("Compare moments of the section")),
    )


def _outline(seen: ReportOverview, section: SectionOverview, asked: Asked) -> tuple[OutlineRow, ...]:
    return tuple(
        OutlineRow(
            seen=each,
            address=desk_address(
                seen.report.id,
                each.section.id,
                view=asked.view,
                panel="" if asked.panel == "asked" else asked.panel,
            ),
            state=section_words(each.state),
            shape=section_shape(each.state),
            is_here=each.section.id == section.section.id,
        )
        for each in seen.sections
    )


def _tabs(report: StateReport, section: SectionOverview, asked: Asked, at: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (
            desk_address(report.id, section.section.id, at=at, view=asked.view, panel=name, q=asked.q, anchor="beside"),
            label,
            name == asked.panel or (name, asked.panel) == ("asked", "recommended"),
        )
        for name, label in panels.panel_names()
    )


def _found(
    db: Database,
    stands: Whole,
    section: SectionOverview,
    asked: Asked,
    asked_here: tuple[AskedView, ...],
    at: DraftParagraph | None,
) -> FoundView:
    cite: CiteView | None = None
    if asked.cite:
        cite = panels.to_cite(
            db, actor(), asked.cite, quote=asked.quote, error=asked.quote_error, new_text=asked.cite_text
        )
    found = panels.found(
        db,
        installation().engine,
        actor(),
        report=stands.overview.report,
        section=section,
        asked=asked_here,
        at=at,
        q=asked.q,
        cite=cite,
    )
    return found if asked.q else replace(found, answered=answered_here(db, actor(), stands, section))
