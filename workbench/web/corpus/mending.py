"""What was read, corrected paragraph by paragraph beside the original."""

from flask import redirect, request
from werkzeug.wrappers import Response

from workbench.corpus import queries
from workbench.corpus.corrections.mending import MendKind
from workbench.corpus.records import Paragraph
from workbench.errors import N_, Invalid
from workbench.people.access import Permission
from workbench.recommendations.documents import mending
from workbench.recommendations.documents.mending import Mended
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.beside import page_beside
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.corrections import forms_for
from workbench.web.corpus.originals import address, opened
from workbench.web.refusals import words


class NothingAsked(Invalid):
    message = N_("Say what is to be corrected. Nothing was changed.")


class NoWords(Invalid):
    message = N_("Choose the words with which the second paragraph begins. Nothing was changed.")


@blueprint.post("/documents/<slug>/paragraphs/<source_id>/mend")
@requires(Permission.ADD_DOCUMENTS)
def mend(slug: str, source_id: str) -> Response | tuple[str, int]:
    """Correct one thing of a paragraph; the page comes back at that paragraph."""
    try:
        with store().writing() as db:
            before = _before(db, slug, source_id)
            mended = _mend(db, source_id)
            landing = _landing(db, mended, before)
    except Invalid as refusal:
        return _again(slug, source_id, words(refusal)), 422
    where = address(mended.document, paragraph=landing, mended=mended.mend.id)
    return redirect(f"{where}#{landing}", code=303)


@blueprint.post("/documents/<slug>/mends/<mend_id>/undo")
@requires(Permission.ADD_DOCUMENTS)
def undo(slug: str, mend_id: str) -> Response:
    """Take a correction back."""
    with store().writing() as db:
        queries.document(db, actor(), slug)
        mended = mending.undo_mend(db, mend_id=mend_id, by=actor(), at=now())
        paragraphs = queries.paragraphs(db, mended.document.id)
    cited = next((each for each in paragraphs if queries.citation(mended.document, each) == mended.mend.citation), None)
    anchor = cited.anchor if cited else ""
    return redirect(f"{address(mended.document, paragraph=anchor, mended=mended.mend.id)}#{anchor}", code=303)


def _mend(db: Database, paragraph_id: str) -> Mended:
    what = MendKind(request.form["what"]) if request.form.get("what") in set(MendKind) else None
    if what is None:
        raise NothingAsked
    given = {name: request.form.get(name, "").strip() for name in ("value", "item", "words", "sentence")}
    if what is MendKind.SPLIT and not (given["words"] or given["sentence"]):
        raise NoWords
    return mending.mend(
        db,
        paragraph_id=paragraph_id,
        what=what,
        value=given["value"],
        item=given["item"],
        words=given["words"] or given["sentence"],
        by=actor(),
        at=now(),
    )


def _before(db: Database, slug: str, paragraph_id: str) -> Paragraph:
    """The paragraph before that one, or itself where it is the first. Raises ParagraphNotFound."""
    document = queries.document(db, actor(), slug)
    paragraphs = queries.paragraphs(db, document.id)
    at = next((place for place, each in enumerate(paragraphs) if each.id == paragraph_id), None)
    if at is None:
        raise queries.ParagraphNotFound(key=paragraph_id)
    return paragraphs[max(at - 1, 0)]


def _landing(db: Database, mended: Mended, before: Paragraph) -> str:
    """The anchor of the paragraph that was meant; of the one before it where it was joined to that."""
    if mended.paragraph is not None:
        return mended.paragraph.anchor
    return queries.paragraph(db, actor(), before.id).anchor


def _again(slug: str, paragraph_id: str, error: str) -> str:
    """The page with the form that was refused, and what was typed in it."""
    original = opened(store(), actor(), slug)
    place = next(place for place, each in enumerate(original.paragraphs) if each.id == paragraph_id)
    paragraph = original.paragraphs[place]
    typed = {name: value for name, value in request.form.items() if name != "csrf_token"}
    forms = forms_for(paragraph, is_first=place == 0, typed=typed, error=error)
    return page_beside(original, original.laid.place_of(original.paragraphs, paragraph.anchor), forms=forms)
