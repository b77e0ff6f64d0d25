"""Documents that belong together: versions, languages, copies; tied, put in one another's place, read side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import queries
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.versions import abreast, relations, ties
from workbench.corpus.versions.relations import Relation
from workbench.errors import WorkbenchError
from workbench.people import Actor
from workbench.people.access import Permission
from workbench.recommendations.documents import tying
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.passages import Passage, passages
from workbench.web.corpus.uses import uses_of
from workbench.web.corpus.words import language_words
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class ShownRelated:
    """Another document, what it is to the one shown, and where both are read side by side ("" where they are not)."""

    document: Document
    words: str
    language: str
    beside_address: str
    can_stand_for: bool


@dataclass(frozen=True)
class ShownRow:
    """What says the same in both; a side may be empty."""

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]


@dataclass(frozen=True)
class SideBySidePage(Page):
    template: ClassVar[str] = "corpus/side_by_side.html"
    document: Document
    other: Document
    language: str
    other_language: str
    rows: tuple[ShownRow, ...]
    tied: int


@dataclass(frozen=True)
class ReplacePage(Page):
    template: ClassVar[str] = "corpus/replace.html"
    document: Document
    old: Document
    uses: int


def related_to(db: Database, reader: Actor, document: Document) -> tuple[ShownRelated, ...]:
    """What belongs to a document, as far as the reader may see it."""
    tied = {each.id for each in ties.documents_in_other_languages(db, reader, document)}
    return tuple(
        ShownRelated(
            each.document,
            relation_words(each.relation),
            language_words(each.document.language),
            f"/documents/{document.slug}/with/{each.document.slug}" if each.document.id in tied else "",
            relations.can_stand_for(document, each.document),
        )
        for each in relations.related(db, reader, document)
    )


def relation_words(relation: Relation) -> str:
    """What the other document is to the one shown."""
    return {
        Relation.REPLACED_BY: _("stands in its place"),
        Relation.REPLACES: _("the version before"),
        Relation.REVISION: _("another revision"),
        Relation.CORRIGENDUM: _("a corrigendum"),
        Relation.REISSUE: _("reissued"),
        Relation.ORIGINAL: _("what it changes"),
        Relation.LANGUAGE: _("in another language"),
        Relation.SAME_SYMBOL: _("under the same symbol"),
    }[relation]


@blueprint.get("/documents/<slug>/with/<other_slug>")
@requires(Permission.READ_LIBRARY)
def side_by_side(slug: str, other_slug: str) -> str:
    """A document beside its version in another language, paragraph by paragraph."""
    with store().reading() as db:
        document = queries.document(db, actor(), slug)
        other = next(
            (each for each in ties.documents_in_other_languages(db, actor(), document) if each.slug == other_slug), None
        )
        if other is None:
            raise queries.DocumentNotFound(key=other_slug)
        ours, theirs = queries.paragraphs(db, document.id), queries.paragraphs(db, other.id)
        same = ties.counterparts(db, document, [other], ours)
    pairs = _pairs(ours, theirs, {key: [each.paragraph.id for each in found] for key, found in same.items()})
    left, right = passages(document, ours), passages(other, theirs)
    rows = abreast.rows(pairs, len(ours), len(theirs))
    return render(
        SideBySidePage(
            document=document,
            other=other,
            language=language_words(document.language),
            other_language=language_words(other.language),
            rows=tuple(
                ShownRow(tuple(left[at] for at in row.left), tuple(right[at] for at in row.right)) for row in rows
            ),
            tied=sum(bool(row.left and row.right) for row in rows),
        )
    )


def _pairs(ours: Sequence[Paragraph], theirs: Sequence[Paragraph], same: dict[str, list[str]]) -> list[tuple[int, int]]:
    places = {each.id: place for place, each in enumerate(theirs)}
    return [(place, places[other]) for place, each in enumerate(ours) for other in same.get(each.id, ())]


@blueprint.post("/documents/<slug>/tie")
@requires(Permission.ADD_DOCUMENTS)
def tie(slug: str) -> Response:
    """Say that another document is this one in another language."""
    with store().reading() as db:
        document = queries.document(db, actor(), slug)
    named = request.form.get("other", "").strip()
    try:
        with store().writing() as db:
            other = queries.document_named(db, actor(), named)
            tying.tie(db, document_id=document.id, other_id=other.id, by=actor(), at=now())
    except WorkbenchError as refusal:
        flash(words(refusal), "refused")
        return redirect(f"/documents/{document.slug}#belongs", code=303)
    flash(_("Tied: they are read side by side."))
    return redirect(f"/documents/{document.slug}#belongs", code=303)


@blueprint.post("/documents/<slug>/untie")
@requires(Permission.ADD_DOCUMENTS)
def untie(slug: str) -> Response:
    """Say that this document is none of those in other languages."""
    with store().writing() as db:
        document = queries.document(db, actor(), slug)
        tying.untie(db, document_id=document.id, by=actor(), at=now())
    flash(_("It is no longer tied to documents in other languages."))
    return redirect(f"/documents/{document.slug}#belongs", code=303)


@blueprint.get("/documents/<slug>/replace/<old_slug>")
@requires(Permission.ADD_DOCUMENTS)
def ask_to_replace(slug: str, old_slug: str) -> str:
    """What will happen when this document takes the place of another."""
    with store().reading() as db:
        document, old = queries.document(db, actor(), slug), queries.document(db, actor(), old_slug)
        uses = uses_of(db, actor(), old)
    return render(ReplacePage(document=document, old=old, uses=sum(len(each) for each in uses.values())))


@blueprint.post("/documents/<slug>/replace/<old_slug>")
@requires(Permission.ADD_DOCUMENTS)
def put_in_its_place(slug: str, old_slug: str) -> Response:
    """This document stands in the place of the other from now on; that can be taken back."""
    with store().writing() as db:
        document, old = queries.document(db, actor(), slug), queries.document(db, actor(), old_slug)
        tying.put_in_place(db, document.id, old_id=old.id, by=actor(), at=now())
    flash(_("It stands in the place of %(name)s now.", name=old.name))
    return redirect(f"/documents/{document.slug}", code=303)


@blueprint.post("/documents/<slug>/restore")
@requires(Permission.ADD_DOCUMENTS)
def restore(slug: str) -> Response:
    """Take back that another document stands in the place of this one."""
    with store().writing() as db:
        document = tying.restore(db, slug, by=actor(), at=now())
    flash(_("It stands beside the other again."))
    return redirect(f"/documents/{document.slug}", code=303)
