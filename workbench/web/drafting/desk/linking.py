"""Link the paragraph at hand: one click in the panel, one click to take it away."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import queries as corpus_queries
from workbench.drafting import operations, queries
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.asked.matrix import narrowed_again
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.asked_for import Asked, asked_by_address
from workbench.web.drafting.desk.desk import desk_page
from workbench.web.drafting.writing.writing import back_to
from workbench.web.refusals import status_of, words


@blueprint.post("/paragraphs/<paragraph_id>/answers")
@requires(Permission.WRITE_REPORTS)
def answers(paragraph_id: str) -> Response:
    """The paragraph answers a requirement, or with `remove` does not."""
    verb = operations.unanswer if "remove" in request.form else operations.answer
    with store().writing() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        verb(db, paragraph_id=paragraph_id, requirement=request.form.get("requirement", ""), by=actor(), at=now())
    _say_taken_away()
    return _back(found.report_id, found.section_id, paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>/responses")
@requires(Permission.WRITE_REPORTS)
def responses(paragraph_id: str) -> Response:
    """The paragraph responds to what `citation` names, or with `remove` not to that recommendation."""
    with store().writing() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        if "remove" in request.form:
            recommendation = request.form.get("recommendation", "")
            operations.unrespond(db, paragraph_id=paragraph_id, recommendation_id=recommendation, by=actor(), at=now())
        else:
            citation = request.form.get("citation", "")
            operations.respond(db, paragraph_id=paragraph_id, citation=citation, by=actor(), at=now())
    _say_taken_away()
    return _back(found.report_id, found.section_id, paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>/suggestions")
@requires(Permission.WRITE_REPORTS)
def set_aside(paragraph_id: str) -> Response:
    """The paragraph does not speak to what it seems to: that is not proposed again."""
    with store().writing() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        target = request.form.get("target", "")
        operations.set_aside(db, paragraph_id=paragraph_id, target=target, by=actor(), at=now())
    flash(_("Set aside. It is not proposed again."))
    return _back(found.report_id, found.section_id, paragraph_id)


def _back(report_id: str, section_id: str, paragraph_id: str) -> Response:
    """To the desk, or to the matrix that it was done from."""
    if request.form.get("back") == "coverage":
        narrowed = narrowed_again(request.form.get("narrowed", ""))
        return redirect(f"/reports/{report_id}/coverage{narrowed.query}", code=303)
    return back_to(report_id, section_id, paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>/citations")
@requires(Permission.WRITE_REPORTS)
def citations(paragraph_id: str) -> Response | tuple[str, int]:
    """Cite a passage word for word, or with `remove` take the citation out of the text."""
    if "remove" in request.form:
        with store().writing() as db:
            found = queries.paragraph(db, actor(), paragraph_id)
            operations.uncite(db, paragraph_id=paragraph_id, note_id=request.form.get("note", ""), by=actor(), at=now())
        flash(_("The citation is taken out. The text before it is in the history."))
        return back_to(found.report_id, found.section_id, paragraph_id)
    citation, quote = request.form.get("citation", ""), request.form.get("quote", "")
    with store().reading() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
    try:
        with store().writing() as db:
            operations.cite(db, paragraph_id=paragraph_id, citation=citation, quote=quote, by=actor(), at=now())
    except WorkbenchError as error:
        if status_of(error) != 422:
            raise
        with store().reading() as db:
            passage = corpus_queries.paragraph_by_citation(db, actor(), citation)
        asked = Asked(
            at=paragraph_id,
            panel="found",
            q=asked_by_address().q,
            cite=passage.id,
            quote=quote,
            quote_error=words(error),
        )
        return desk_page(found.report_id, found.section_id, asked), 422
    return back_to(found.report_id, found.section_id, paragraph_id)


def _say_taken_away() -> None:
    """A link that is made shows at the paragraph; one that is gone is said."""
    if "remove" in request.form:
        flash(_("The link is taken away. The text is as it was."))
