"""The forms of the outline: each has one verb, leads back to the outline, and says what was not taken."""

from collections.abc import Callable

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.outlines import annexes, changing, core_document, parting, setting_aside, undoing
from workbench.drafting.outlines.tree import Direction
from workbench.drafting.records import Section
from workbench.errors import Conflict, Invalid
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import outline_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.outline.words import change_words
from workbench.web.refusals import words


def done(report_id: str, change: Callable[[Database], str], said: str, *, at: str = "") -> Response:
    """Run a change that gives the id of the section it leads to; back to the outline, with what was refused said."""
    try:
        with store().writing() as db:
            at = change(db) or at
    except (Invalid, Conflict) as refusal:
        flash(words(refusal), "refused")
    else:
        flash(said)
    return redirect(outline_address(report_id, at), code=303)


def _place() -> dict[str, str | None]:
    """`after:ID`, `in:ID` or `end` of the form as arguments of an operation."""
    kind, _colon, section_id = request.form.get("place", "end").partition(":")
    return {"after": section_id if kind == "after" else None, "under": section_id if kind == "in" else None}


def _section(section_id: str) -> Section:
    with store().reading() as db:
        return queries.section(db, actor(), section_id)


@blueprint.post("/reports/<report_id>/outline/add")
@requires(Permission.WRITE_REPORTS)
def add_section(report_id: str) -> Response:
    """A new section, where the form says."""
    budget = request.form.get("words", type=int)

    def change(db: Database) -> str:
        return changing.add_section(
            db,
            report_id=report_id,
            title=request.form.get("title", ""),
            budget=budget if budget is not None and 0 <= budget <= 1_000_000 else None,
            by=actor(),
            at=now(),
            **_place(),
        ).id

    return done(report_id, change, _("Added."))


@blueprint.post("/reports/<report_id>/outline/annex")
@requires(Permission.WRITE_REPORTS)
def add_annex(report_id: str) -> Response:
    """An annex, with or without a file."""
    file = request.files.get("file")
    data = file.read() if file and file.filename else None

    def change(db: Database) -> str:
        return annexes.add_annex(
            db,
            store().files,
            report_id=report_id,
            title=request.form.get("title", ""),
            data=data,
            file_name=(file.filename or "") if file else "",
            translated=request.form.get("translated") == "yes",
            by=actor(),
            at=now(),
        ).id

    return done(report_id, change, _("The annex is added; it stands outside the count."))


@blueprint.post("/reports/<report_id>/outline/undo")
@requires(Permission.WRITE_REPORTS)
def undo_outline(report_id: str) -> Response:
    """The last change back."""
    try:
        with store().writing() as db:
            change = undoing.undo_outline(db, report_id=report_id, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        flash(words(refusal), "refused")
    else:
        flash(_("Taken back: %(what)s.", what=change_words(change)))
    return redirect(outline_address(report_id), code=303)


@blueprint.post("/sections/<section_id>/rename")
@requires(Permission.WRITE_REPORTS)
def rename_section(section_id: str) -> Response:
    """Another title."""
    title = request.form.get("title", "")
    found = _section(section_id)
    return done(
        found.report_id,
        lambda db: changing.rename_section(db, section_id=found.id, title=title, by=actor(), at=now()).id,
        _("Renamed."),
        at=found.id,
    )


@blueprint.post("/sections/<section_id>/move")
@requires(Permission.WRITE_REPORTS)
def move_section(section_id: str) -> Response:
    """Up, down, or to a place of the form."""
    found = _section(section_id)
    to = request.form.get("to", "")

    def change(db: Database) -> str:
        if to == "up" or to == "down":
            direction: Direction = "up" if to == "up" else "down"
            return changing.step_section(db, section_id=found.id, direction=direction, by=actor(), at=now()).id
        return changing.move_section(db, section_id=found.id, by=actor(), at=now(), **_place()).id

    return done(found.report_id, change, _("Moved, with all that stands in it."), at=found.id)


@blueprint.post("/sections/<section_id>/split")
@requires(Permission.WRITE_REPORTS)
def split_section(section_id: str) -> Response:
    """Its paragraphs from one on to a new section."""
    found = _section(section_id)
    return done(
        found.report_id,
        lambda db: (
            parting.split_section(
                db,
                section_id=found.id,
                from_paragraph=request.form.get("from", ""),
                title=request.form.get("title", ""),
                by=actor(),
                at=now(),
            ).id
        ),
        _("Split in two. What is asked stays with the first."),
        at=found.id,
    )


@blueprint.post("/sections/<section_id>/core-document")
@requires(Permission.WRITE_REPORTS)
def see_core_document(section_id: str) -> Response:
    """The paragraphs of the core document that speak for it; empty takes them away."""
    found = _section(section_id)
    paragraphs = request.form.get("paragraphs", "")
    return done(
        found.report_id,
        lambda db: (
            core_document.see_core_document(db, section_id=found.id, paragraphs=paragraphs, by=actor(), at=now()).id
        ),
        _("Saved."),
        at=found.id,
    )


@blueprint.post("/sections/<section_id>/set-aside")
@requires(Permission.WRITE_REPORTS)
def set_section_aside(section_id: str) -> Response:
    """Out of the report, with all within; kept."""
    found = _section(section_id)

    def change(db: Database) -> str:
        setting_aside.delete_section(db, section_id=found.id, by=actor(), at=now())
        return found.parent_id or ""

    said = _("“%(title)s” is set aside with what stands in it. It can be brought back below.", title=found.title)
    return done(found.report_id, change, said)


@blueprint.post("/reports/<report_id>/outline/restore")
@requires(Permission.WRITE_REPORTS)
def restore_section(report_id: str) -> Response:
    """Back to where it stood."""
    section_id = request.form.get("section", "")
    return done(
        report_id,
        lambda db: setting_aside.restore_section(db, section_id=section_id, by=actor(), at=now()).id,
        _("Brought back."),
    )


@blueprint.get("/reports/<report_id>/sections/<section_id>/file")
@requires(Permission.READ_REPORTS)
def annex_file(report_id: str, section_id: str) -> Response:
    """The file of an annex, as it came."""
    with store().reading() as db:
        section = queries.section_of_report(db, queries.report(db, actor(), report_id).id, section_id)
        data, name, media_type = annexes.annex_file(db, store().files, section.id, actor())
    response = Response(data, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
