"""What the desk's script hears when it has sent a text: what stands now, or why it was not taken. Small: under 5 KB."""

from datetime import datetime

from flask import Response, jsonify, render_template, request
from flask_babel import gettext as _

from workbench.drafting import queries
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.store import Database
from workbench.web.context import actor, store
from workbench.web.drafting.blocks.blocks_shown import margin, name_of
from workbench.web.drafting.blocks.printed import printed_in
from workbench.web.drafting.desk.tools import conflict_of, form_of
from workbench.web.drafting.writing.saving import Saved
from workbench.web.shell import clock


def wants_values() -> bool:
    """Whether the desk's script asks: it puts values into the page that is there."""
    return request.accept_mimetypes.best == "application/json"


def standing(db: Database, report: StateReport, paragraph: DraftParagraph) -> dict[str, object]:
    """The paragraph as it stands, in the form in which it is typed."""
    form = form_of(paragraph, None, printed_in(db, report, [paragraph]))
    return {
        "id": paragraph.id,
        "base": form.base,
        "kind": paragraph.kind.value,
        "name": name_of(paragraph),
        "margin": margin(paragraph),
        "typed": form.text,
        "notes": form.notes,
        "footnotes": dict(form.footnotes),
        "words": paragraph.words,
    }


def _saved_at(at: datetime) -> str:
    return _("Saved at %(time)s", time=clock(at))


def answer(saved: Saved) -> tuple[Response, int]:
    """The paragraph after a save; for one that came late both texts, drawn."""
    if saved.revision is not None and not saved.sent:  # nearly every save: nothing more is read for it
        stands = saved.revision
        told = {"id": stands.paragraph_id, "base": stands.id, "words": stands.words}
        return jsonify(block=told, said=_saved_at(stands.at), sent=""), 200
    if saved.refused is not None and not saved.refused.theirs_by:
        return jsonify(error=saved.refused.errors["text"]), saved.status
    with store().reading() as db:
        found = queries.paragraph(db, actor(), saved.paragraph_id)
        report = queries.report(db, actor(), found.report_id)
        now_there = standing(db, report, found)
        printed = printed_in(db, report, [found])
    if saved.refused is None:
        # `sent` is the text as it came: what goes on being typed was written on it, not on what it was merged into
        return jsonify(block=now_there, said=_saved_at(found.changed_at), sent=saved.sent), 200
    conflict = conflict_of(found, saved.refused, printed)
    html = render_template("drafting/_conflict.html", conflict=conflict, language=report.language)
    return jsonify(block=now_there, conflict=html), saved.status
