"""Documents that belong together by their symbol, and what became of a passage whose document was replaced."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.corpus import queries, ties
from workbench.corpus.keeping import words_of
from workbench.corpus.matching import matched
from workbench.corpus.places import letters
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.rows import DOCUMENT_COLUMNS, document_from
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database
from workbench.treaties import parse_symbol


class Relation(StrEnum):
    """What the other document is to this one."""

    REPLACED_BY = "replaced_by"
    REPLACES = "replaces"
    REVISION = "revision"
    CORRIGENDUM = "corrigendum"
    REISSUE = "reissue"
    ORIGINAL = "original"
    LANGUAGE = "language"
    SAME_SYMBOL = "same_symbol"


@dataclass(frozen=True)
class Related:
    """Another document that the actor may read, and what it is to this one."""

    document: Document
    relation: Relation


@dataclass(frozen=True)
class Standing:
    """What became of a passage: its document's successor, and where the same words stand now, if it can be told."""

    document: Document
    paragraph: Paragraph
    successor: Document | None
    now: Paragraph | None


def related(db: Database, actor: Actor, document: Document) -> tuple[Related, ...]:
    """Revisions, corrigenda, reissues, other languages, what replaced it and what it replaced; nearest relation first.

    Nothing that the actor may not read is among them.
    """
    sql = (
        f"select {DOCUMENT_COLUMNS} from document where {audience_clause('document.audience')} and id <> :id "
        "and (upper(base) = upper(:base) or replaced_by = :id or id = :replaced_by) order by added_at, id"
    )
    values = {"id": document.id, "base": document.base, "replaced_by": document.replaced_by}
    found = [document_from(row) for row in db.query(sql, {**values, **audience_parameters(actor)})]
    told = {each.id: Related(each, _relation(document, each)) for each in found}
    for each in ties.documents_in_other_languages(db, actor, document):
        told.setdefault(each.id, Related(each, Relation.LANGUAGE))
    order = list(Relation)
    return tuple(sorted(told.values(), key=lambda each: (order.index(each.relation), each.document.added_at)))


def _relation(document: Document, other: Document) -> Relation:
    if document.replaced_by == other.id:
        return Relation.REPLACED_BY
    if other.replaced_by == document.id:
        return Relation.REPLACES
    ours, theirs = _version(document), _version(other)
    if ours != theirs:
        if theirs == (None, None):
            return Relation.ORIGINAL
        return Relation.CORRIGENDUM if theirs[1] != ours[1] and theirs[1] is not None else Relation.REVISION
    if document.language != other.language:
        return Relation.LANGUAGE
    if document.reissued != other.reissued:
        return Relation.REISSUE if other.reissued else Relation.ORIGINAL
    return Relation.SAME_SYMBOL


def can_stand_for(document: Document, other: Document) -> bool:
    """Whether one could take the place of the other: a corrigendum only says what changes in what it corrects."""
    return (_version(document)[1] is None) == (_version(other)[1] is None)


def _version(document: Document) -> tuple[int | None, int | None]:
    symbol = parse_symbol(document.symbol or "")
    return (symbol.revision, symbol.corrigendum) if symbol else (None, None)


def successor(db: Database, actor: Actor, document: Document) -> Document | None:
    """The document that stands in its place at last, None if it is in its own or the actor may not read that one."""
    seen, now = {document.id}, document
    while now.replaced_by is not None and now.replaced_by not in seen:
        seen.add(now.replaced_by)
        try:
            now = queries.document(db, actor, now.replaced_by)
        except queries.DocumentNotFound:
            return None
    return now if now.id != document.id else None


def standing_of(db: Database, actor: Actor, paragraph_ids: Iterable[str]) -> dict[str, Standing]:
    """Of the passages that are cited: those whose document was replaced or that are no longer read, by their id."""
    told: dict[str, Standing] = {}
    known: dict[str, tuple[Document, Document | None, dict[str, Paragraph]]] = {}
    for paragraph_id in dict.fromkeys(paragraph_ids):
        try:
            paragraph = queries.paragraph(db, actor, paragraph_id)
        except queries.ParagraphNotFound:
            continue
        if paragraph.document_id not in known:
            document = queries.document(db, actor, paragraph.document_id)
            after = successor(db, actor, document)
            known[document.id] = (document, after, passages_now(db, document, after) if after else {})
        document, after, now = known[paragraph.document_id]
        if paragraph.no_longer_read:
            told[paragraph_id] = Standing(document, paragraph, after, holding(db, after or document, paragraph))
        elif after is not None:
            told[paragraph_id] = Standing(document, paragraph, after, now.get(paragraph_id))
    return told


def holding(db: Database, document: Document, paragraph: Paragraph) -> Paragraph | None:
    """The one paragraph in which all the words of one that is no longer read stand: it was joined to another."""
    wanted = letters(paragraph.full_text)
    found = [each for each in queries.paragraphs(db, document.id) if wanted in letters(each.full_text)]
    return found[0] if len(found) == 1 and wanted else None


def passages_now(db: Database, document: Document, after: Document) -> dict[str, Paragraph]:
    """Id of a paragraph of the old document → the same passage of the new one, where words and number tell it."""
    old, new = queries.paragraphs(db, document.id), queries.paragraphs(db, after.id)
    same = matched([words_of(each) for each in old], [words_of(each) for each in new])
    return {old[before].id: new[index] for index, before in same.items()}
