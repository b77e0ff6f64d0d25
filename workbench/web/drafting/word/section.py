"""The page of a section in Word: take it out, hand it in again, and find a place for what has none."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.moments.undoing import last_act, undo
from workbench.drafting.records import DraftParagraph, Section, StateReport
from workbench.drafting.returned import receiving, waiting
from workbench.drafting.returned.records import Why
from workbench.drafting.returned.sending import Journey, NotSent, journeys
from workbench.drafting.returned.waiting import Decision, Waiting
from workbench.errors import WorkbenchError
from workbench.export import section as taking_out
from workbench.people.access import Permission
from workbench.text import markup
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.blocks.shown import shown
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.moments.compared import DiffRun, compared
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words
from workbench.word.notices import Notice

WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class WaitingRow:
    """What waits: why, its words, and where it may belong with the difference to what stands there."""

    id: str
    why: str
    html: Markup
    footnotes: tuple[Markup, ...]
    label: str
    likely: str | None
    runs: tuple[DiffRun, ...]
    has_words: bool
    file_name: str
    came_at: datetime
    brought_by: str


@dataclass(frozen=True)
class FileRow:
    """A file that went out or came back; `words` say what came of it."""

    went_out: bool
    name: str
    at: datetime
    by_name: str
    words: str


@dataclass(frozen=True)
class SectionInWordPage(Page):
    """A section and Word. `places`: (id, words) of the paragraphs that a waiting text can stand for or behind.

    `undo` is the act by which all that the last file brought is undone; empty where something was done since.
    """

    template: ClassVar[str] = "drafting/word/section.html"
    report: StateReport
    section: Section
    desk_address: str
    language: str
    can_go_out: bool
    files: tuple[FileRow, ...]
    rows: tuple[WaitingRow, ...]
    places: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]
    undo: str


@blueprint.get("/reports/<report_id>/sections/<section_id>/word")
@requires(Permission.WRITE_REPORTS)
def section_in_word(report_id: str, section_id: str) -> str:
    """What went out and came back, and what waits."""
    return _page(report_id, section_id, {})


def _page(report_id: str, section_id: str, errors: Mapping[str, str]) -> str:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        section = queries.section_of_report(db, report.id, section_id)
        paragraphs = queries.paragraphs(db, report.id, section_id=section.id)
        waits = waiting.waiting(db, actor(), section.id)
        files = journeys(db, actor(), section.id)
        last = last_act(db, actor(), section.id)
    return render(
        SectionInWordPage(
            report=report,
            section=section,
            desk_address=desk_address(report.id, section.id),
            language=report.language,
            can_go_out=bool(paragraphs),
            files=tuple(_file(each) for each in files),
            rows=tuple(_row(each) for each in waits),
            places=tuple((each.id, _place(each)) for each in paragraphs),
            errors=errors,
            undo=last.id if last is not None and last.verb == receiving.VERB else "",
        )
    )


def _file(journey: Journey) -> FileRow:
    return FileRow(
        journey.went_out,
        journey.file_name,
        journey.at,
        journey.by_name,
        "" if journey.went_out else _outcome(json.loads(journey.outcome)),
    )


def _outcome(counts: Mapping[str, int]) -> str:
    """`3 paragraphs written anew, 1 new, 2 wait for a place`."""
    said = (
        (counts["written"], ngettext("%(num)s paragraph written anew", "%(num)s written anew", counts["written"])),
        (counts["added"], ngettext("%(num)s new", "%(num)s new", counts["added"])),
        (counts["split"], ngettext("%(num)s split", "%(num)s split", counts["split"])),
        (counts["merged"], ngettext("%(num)s merged", "%(num)s merged", counts["merged"])),
        (counts["moved"], ngettext("%(num)s moved", "%(num)s moved", counts["moved"])),
        (counts["deleted"], ngettext("%(num)s deleted", "%(num)s deleted", counts["deleted"])),
        (counts["waiting"], ngettext("%(num)s waits for a place", "%(num)s wait for a place", counts["waiting"])),
    )
    return ", ".join(words for count, words in said if count) or _("nothing was changed in it")


def _place(paragraph: DraftParagraph) -> str:
    text = paragraph.text.replace("\ufffc", "")
    return f"{paragraph.label} {text[:60]}{'…' if len(text) > 60 else ''}".strip()


def _row(each: Waiting) -> WaitingRow:
    stands = markup.plain(each.stands)
    return WaitingRow(
        id=each.id,
        why=why_words(each.why),
        html=shown(each.markup),
        footnotes=tuple(shown(words) for words in each.footnotes.values()),
        label=each.label,
        likely=each.likely_id,
        runs=compared(stands, markup.plain(each.markup)) if each.likely_id and each.markup else (),
        has_words=bool(each.markup),
        file_name=each.file_name,
        came_at=datetime.fromisoformat(each.came_at),
        brought_by=each.brought_by,
    )


def why_words(why: Why) -> str:
    """Why something waits, in the office's words."""
    return {
        Why.NO_PLACE: _("The file does not say where this belongs."),
        Why.CHANGED_BOTH: _("The same words were changed here meanwhile. Both texts are kept."),
        Why.TORN: _("Paragraphs were parted and joined at once; which is which cannot be told."),
        Why.NOT_BACK: _("This paragraph did not come back, and nothing tells who took it out. It still stands."),
        Why.HEADING: _(
            "This stands in the place of a heading, or of a title or source that the program prints. Headings are "
            "changed in the outline, titles and sources on the desk."
        ),
        Why.REFUSED: _("This could not be taken as it is."),
    }[why]


@blueprint.post("/reports/<report_id>/sections/<section_id>/word/out")
@requires(Permission.WRITE_REPORTS)
def take_section_out(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """The section as a Word file to work on; that it went out is kept."""
    section = _section(report_id, section_id)
    try:
        made = taking_out.take_out(store(), section_id=section.id, by=actor(), at=now())
    except WorkbenchError as error:
        if status_of(error) not in (409, 422):
            raise
        return _page(report_id, section.id, {"out": words(error)}), status_of(error)
    answer = Response(made.data, mimetype=WORD_FILE)
    answer.headers.set("Content-Disposition", "attachment", filename=made.name)
    return answer


@blueprint.post("/reports/<report_id>/sections/<section_id>/word/back")
@requires(Permission.WRITE_REPORTS)
def take_section_back(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """Each change of the file becomes a revision; what has no sure place waits on the page."""
    section = _section(report_id, section_id)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(report_id, section.id, {"file": _("Choose the Word file that was worked on.")}), 422
    data, name = sent.read(), sent.filename
    try:
        returned = receiving.look(store(), section_id=section.id, data=data, by=actor())
        outcome = receiving.receive(store(), returned=returned, data=data, file_name=name, by=actor(), at=now())
    except WorkbenchError as error:
        if status_of(error) == 404 and not isinstance(error, NotSent):
            raise
        return _page(report_id, section.id, {"file": words(error)}), 422
    if outcome.again:
        flash(_("This very file was taken in before. Nothing was changed."))
    else:
        flash(_("%(name)s was taken in. What came of it stands below.", name=name))
    for notice in outcome.notices:
        flash(words_of_notice(notice))
    return redirect(f"/reports/{report_id}/sections/{section.id}/word", code=303)


def words_of_notice(notice: Notice) -> str:
    """A notice in the reader's language."""
    return _(notice.message, **dict(notice.values))


@blueprint.post("/reports/<report_id>/sections/<section_id>/word/waiting/<text_id>")
@requires(Permission.WRITE_REPORTS)
def place_returned(report_id: str, section_id: str, text_id: str) -> Response:
    """Put a waiting text into the place of a paragraph, behind one, or set it aside."""
    section = _section(report_id, section_id)
    decision = Decision(request.form["decision"]) if request.form.get("decision") in set(Decision) else None
    if decision is not None:
        with store().writing() as db:
            waiting.decide(
                db,
                section_id=section.id,
                text_id=text_id,
                decision=decision,
                paragraph_id=request.form.get("paragraph") or None,
                by=actor(),
                at=now(),
            )
        flash(
            _("The text is set aside. It stays in the record of the file.")
            if decision is Decision.SET_ASIDE
            else _("The text has its place now.")
        )
    return redirect(f"/reports/{report_id}/sections/{section.id}/word#waiting", code=303)


@blueprint.post("/reports/<report_id>/sections/<section_id>/word/undo")
@requires(Permission.WRITE_REPORTS)
def undo_returned(report_id: str, section_id: str) -> Response:
    """Undo all that the last file brought into the section."""
    section = _section(report_id, section_id)
    try:
        with store().writing() as db:
            undo(db, act_id=request.form.get("act", ""), by=actor(), at=now())
        flash(_("All that the file brought is undone. Its texts are in the history of their paragraphs."))
    except WorkbenchError as error:
        flash(words(error))
    return redirect(f"/reports/{report_id}/sections/{section.id}/word", code=303)


def _section(report_id: str, section_id: str) -> Section:
    with store().reading() as db:
        return queries.section_of_report(db, queries.report(db, actor(), report_id).id, section_id)
