"""Documents that belong together by their symbol, and what the other is to this one."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.corpus.records import Document
from workbench.corpus.rows import DOCUMENT_COLUMNS, document_from
from workbench.corpus.versions import ties
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
