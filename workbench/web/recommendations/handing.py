"""What is kept of a recommendation that is no longer read is handed on to another, from its page."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus.queries import ParagraphNotFound
from workbench.errors import Conflict, Invalid
from workbench.people.access import Permission
from workbench.recommendations import queries
from workbench.recommendations.leading import RecommendationNotFound
from workbench.recommendations.ledger.handing import hand_on
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.refusals import words


@blueprint.post("/recommendations/<recommendation_id>/hand-on")
@requires(Permission.KEEP_RECOMMENDATIONS)
def hand_on_kept(recommendation_id: str) -> Response:
    """Keep of another recommendation what is kept of this one."""
    with store().reading() as db:
        left = queries.recommendation(db, actor(), recommendation_id)
    try:
        with store().writing() as db:
            heir = hand_on(db, left.id, request.form.get("heir", "").strip(), by=actor(), at=now())
    except (Conflict, Invalid, ParagraphNotFound, RecommendationNotFound) as refusal:
        flash(words(refusal), "refused")
        return redirect(f"/recommendations/{left.id}", code=303)
    flash(_("What was kept of %(citation)s is kept of this one now.", citation=left.citation))
    return redirect(f"/recommendations/{heir.id}", code=303)
