"""Say where a paragraph comes from, take that away, and bring a citation up to date: one click each."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.records import DraftParagraph
from workbench.drafting.sources import provenance, renewing
from workbench.drafting.sources.records import ProvenanceKind
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.writing.writing import back_to
from workbench.web.refusals import status_of, words


@blueprint.post("/paragraphs/<paragraph_id>/provenance")
@requires(Permission.WRITE_REPORTS)
def mark_source(paragraph_id: str) -> Response:
    """Mark what the paragraph rests on (`kind`, `words`), or take the mark `remove` away."""
    kind = request.form.get("kind", "")
    try:
        with store().writing() as db:
            found = queries.paragraph(db, actor(), paragraph_id)
            if request.form.get("remove"):
                provenance.take_away(db, mark_id=request.form["remove"], by=actor(), at=now())
            else:
                provenance.declare(
                    db,
                    paragraph_id=paragraph_id,
                    kind=ProvenanceKind(kind) if kind in set(ProvenanceKind) else ProvenanceKind.OWN_KNOWLEDGE,
                    words=request.form.get("words", ""),
                    by=actor(),
                    at=now(),
                )
    except WorkbenchError as refusal:
        return _refused(refusal, paragraph_id)
    if request.form.get("remove"):
        flash(_("The mark is taken away; that it was there is kept."))
    return _back(found)


@blueprint.post("/paragraphs/<paragraph_id>/citations/renew")
@requires(Permission.WRITE_REPORTS)
def renew_source(paragraph_id: str) -> Response:
    """Cite the source of the note as it stands now, or with `right` say that the paragraph is right all the same."""
    note_id = request.form.get("note", "")
    try:
        with store().writing() as db:
            found = queries.paragraph(db, actor(), paragraph_id)
            if "right" in request.form:
                renewing.still_right(db, paragraph_id=paragraph_id, note_id=note_id, by=actor(), at=now())
            else:
                renewing.renew(db, paragraph_id=paragraph_id, note_id=note_id, by=actor(), at=now())
    except WorkbenchError as refusal:
        return _refused(refusal, paragraph_id)
    flash(
        _("Checked: it is right as its source stands now.")
        if "right" in request.form
        else _("It cites its source as it stands now. The text before is in the history.")
    )
    return _back(found)


def _refused(refusal: WorkbenchError, paragraph_id: str) -> Response:
    if status_of(refusal) == 404:
        raise refusal
    flash(words(refusal), "refused")
    with store().reading() as db:
        return _back(queries.paragraph(db, actor(), paragraph_id))


def _back(found: DraftParagraph) -> Response:
    """To the list, narrowed as it was, or to the desk."""
    if request.form.get("from") != "sources":
        return back_to(found.report_id, found.section_id, found.id)
    only, section = request.form.get("only", ""), request.form.get("section", "")
    return redirect(f"/reports/{found.report_id}/sources?only={only}&section={section}#part-{found.id}", code=303)
