"""A whole Word draft taken in: hand the file in, see where each heading goes, change that, load, take it back."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from flask import flash, redirect, request, session
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.blocks import loading_word, word_draft
from workbench.drafting.blocks.word_draft import DraftPart, DraftPlan
from workbench.drafting.records import Section, StateReport
from workbench.errors import Conflict, Invalid, NotFound, WorkbenchError
from workbench.limited import run_limited
from workbench.people.access import Permission
from workbench.text import markup
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import report_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words
from workbench.word.drafted.records import DraftedParagraph, DraftedPicture, DraftedTable, WordDraft
from workbench.word.notices import Notice

_LOADED = "word_draft_loaded"  # in the session: report and act, for the button that takes it back
_HELD = "word_draft"  # in the session: report, SHA-256 and name of the file that is looked at
_SHOWN = 160  # characters of the first words under a heading


@dataclass(frozen=True)
class PartRow:
    """A heading of the file: what stands under it, and where it would go."""

    key: str
    title: str
    level: int
    begins: str
    paragraphs: int
    tables: int
    pictures: int
    to: str


@dataclass(frozen=True)
class LoadPage(Page):
    """`rows` is empty until a file is looked at. `choices`: (value, words) of where a part may go."""

    template: ClassVar[str] = "drafting/blocks/load.html"
    report: StateReport
    file_name: str
    rows: tuple[PartRow, ...]
    choices: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    numbered: bool
    can_take_back: bool
    errors: dict[str, str]


@blueprint.get("/reports/<report_id>/load")
@requires(Permission.WRITE_REPORTS)
def load_page(report_id: str) -> str:
    """The form for a file, and below it what was found in the one handed in."""
    return _page(report_id, {})


@blueprint.post("/reports/<report_id>/load")
@requires(Permission.WRITE_REPORTS)
def hand_in(report_id: str) -> Response | tuple[str, int]:
    """Keep the file and show where it would go; nothing is in the report yet."""
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
    given = request.files.get("file")
    if given is None or not given.filename:
        return _page(report.id, {"file": _("Choose the Word file of the draft.")}), 422
    data = given.read()
    try:
        _draft(data)
    except WorkbenchError as refusal:
        return _page(report.id, {"file": words(refusal)}), status_of(refusal)
    session[_HELD] = [report.id, store().files.put(data), PurePath(given.filename).name[:100]]
    return redirect(f"{report_address(report.id)}/load#parts", code=303)


@blueprint.post("/reports/<report_id>/load/parts")
@requires(Permission.WRITE_REPORTS)
def load_parts(report_id: str) -> Response | tuple[str, int]:
    """Load the draft as the form says."""
    held = _held(report_id)
    if held is None:
        return _page(report_id, {"file": _("Hand the Word file in again: it is not at hand any more.")}), 422
    chosen = {name.removeprefix("to-"): value for name, value in request.form.items() if name.startswith("to-")}
    try:
        with store().writing() as db:
            report = queries.report(db, actor(), report_id)
            plan = word_draft.plan(_draft(held[0]), queries.sections(db, report.id), name=held[1])
            loaded = loading_word.load_draft(
                db, store().files, report_id=report.id, plan=plan, choices=chosen, by=actor(), at=now()
            )
    except (Invalid, Conflict, NotFound) as refusal:
        return _page(report_id, {"file": words(refusal)}), status_of(refusal)
    session.pop(_HELD, None)
    count = len(loaded.blocks)
    flash(
        ngettext(
            "%(count)s paragraph or table was loaded.",
            "%(count)s paragraphs and tables were loaded.",
            count,
            count=count,
        )
    )
    for notice in loaded.notices:
        flash(_said(notice), "warning")
    if loaded.act_id:
        session[_LOADED] = [report.id, loaded.act_id]
    return redirect(f"{report_address(report.id)}/load", code=303)


@blueprint.post("/reports/<report_id>/load/undo")
@requires(Permission.WRITE_REPORTS)
def take_back(report_id: str) -> Response | tuple[str, int]:
    """Take the last draft out again, with the sections that were made for it."""
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
    of_report, act_id = session.get(_LOADED) or ("", "")
    if of_report == report.id:
        try:
            with store().writing() as db:
                loading_word.take_back(db, act_id=act_id, by=actor(), at=now())
        except Conflict as refusal:
            return _page(report_id, {"undo": words(refusal)}), status_of(refusal)
        session.pop(_LOADED, None)
        flash(_("What was loaded is out of the report again."))
    return redirect(f"{report_address(report_id)}/load", code=303)


def _draft(data: bytes) -> WordDraft:
    """Read in a process of its own. Raises UnsafeFile, ReadingStopped."""
    draft: WordDraft = run_limited("workbench.word.drafted.reading:read_draft", data)
    return draft


def _held(report_id: str) -> tuple[bytes, str] | None:
    """The file this person handed in for this report, and its name without the ending."""
    of_report, sha256, name = session.get(_HELD) or ("", "", "")
    if of_report != report_id:
        return None
    try:
        return store().files.read(sha256), PurePath(name).stem
    except NotFound:
        return None


def _page(report_id: str, errors: dict[str, str]) -> str:
    held = _held(report_id)
    draft = _draft(held[0]) if held else None
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        sections = queries.sections(db, report.id)
    plan = word_draft.plan(draft, sections, name=held[1]) if draft and held else None
    return render(
        LoadPage(
            report=report,
            file_name=held[1] if held else "",
            rows=tuple(_rows(plan)) if plan else (),
            choices=_choices(sections),
            notices=tuple(_said(each) for each in plan.notices) if plan else (),
            numbered=plan.numbers if plan else False,
            can_take_back=(session.get(_LOADED) or ("",))[0] == report.id,
            errors=errors,
        )
    )


def _choices(sections: tuple[Section, ...]) -> tuple[tuple[str, str], ...]:
    usual = (
        (loading_word.NEW, _("a new section")),
        (loading_word.AS_TEXT, _("the section above, as text")),
        (loading_word.LEFT_OUT, _("left out")),
    )
    return (*usual, *((each.id, each.heading) for each in sections if not each.file_sha256))


def _rows(plan: DraftPlan) -> list[PartRow]:
    to = loading_word.proposed(plan)
    return [
        PartRow(
            key=part.key,
            title=part.title,
            level=part.level,
            begins=_begins(part),
            paragraphs=sum(isinstance(each, DraftedParagraph) for each in part.blocks),
            tables=sum(isinstance(each, DraftedTable) for each in part.blocks),
            pictures=sum(isinstance(each, DraftedPicture) for each in part.blocks),
            to=to[part.key],
        )
        for part in plan.parts
    ]


def _begins(part: DraftPart) -> str:
    """The first words under the heading."""
    first = next((each for each in part.blocks if isinstance(each, DraftedParagraph)), None)
    text = " ".join(markup.plain(first.markup).replace("\ufffc", "").split()) if first else ""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _said(notice: Notice) -> str:
    return _(notice.message, **dict(notice.values))
