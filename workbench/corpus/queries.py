"""Reads of the library. What the actor's audiences do not allow is not found, counted or named."""

import json
from collections.abc import Iterable, Iterator

from workbench.corpus import annexes, citations
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.rows import DOCUMENT_COLUMNS, document_from, paragraph_from
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.search import Entry
from workbench.store import Database
from workbench.treaties import DocumentKind, code_of, parse_symbol
from workbench.treaties.symbols import normal


class DocumentNotFound(NotFound):
    message = N_("There is no document “%(key)s” in the library. Look for it by symbol or title.")


class ParagraphNotFound(NotFound):
    message = N_("There is no paragraph “%(key)s” in the library. Check the symbol and the number.")


def documents(
    db: Database,
    actor: Actor,
    *,
    treaty: str | None = None,
    kind: str | None = None,
    state: str | None = None,
    language: str | None = None,
    include_replaced: bool = False,
) -> tuple[Document, ...]:
    """The documents the actor may read, latest first; `treaty` also by its body's name (CERD)."""
    wanted = {
        "treaty": code_of(treaty) or treaty if treaty else None,
        "kind": kind,
        "state": state,
        "language": language,
    }
    clauses = [audience_clause("document.audience")]
    clauses += [f"document.{name} = :{name}" for name, value in wanted.items() if value]
    if not include_replaced:
        clauses.append("document.replaced_by is null and not document.withdrawn")
    sql = (
        f"select {DOCUMENT_COLUMNS} from document where {' and '.join(clauses)} "
        "order by coalesce(document.date, '') desc, document.title, document.id"
    )
    return tuple(document_from(row) for row in db.query(sql, {**wanted, **audience_parameters(actor)}))


def documents_of(db: Database, actor: Actor, ids: Iterable[str]) -> dict[str, Document]:
    """Id → document, of those ids that the actor may read."""
    sql = (
        f"select {DOCUMENT_COLUMNS} from document where id in (select value from json_each(:ids)) "
        f"and {audience_clause('document.audience')}"
    )
    rows = db.query(sql, {"ids": json.dumps(sorted(set(ids))), **audience_parameters(actor)})
    return {str(row["id"]): document_from(row) for row in rows}


def document(db: Database, actor: Actor, key: str) -> Document:
    """The document of an id, slug or symbol (the latest added under it). Raises DocumentNotFound."""
    sql = (
        f"select {DOCUMENT_COLUMNS} from document where {audience_clause('document.audience')} "
        "and (document.id = :key or document.slug = :key or upper(document.symbol) = :symbol or "
        "(:joint and upper(document.symbol) like '%-' || :symbol)) "
        "order by document.withdrawn, document.replaced_by is not null, "
        "document.language is not :language, document.language <> 'en', "
        "document.added_at, document.id limit 1"
    )
    values = {
        "key": key.strip(),
        "symbol": normal(key).upper(),
        "joint": _is_general_comment(key),
        "language": actor.language,
        **audience_parameters(actor),
    }
    for row in db.query(sql, values):
        return document_from(row)
    raise DocumentNotFound(key=key)


def _is_general_comment(key: str) -> bool:
    """One of two bodies has both their symbols: `CEDAW/C/GC/31-CRC/C/GC/18` is found by the second too."""
    symbol = parse_symbol(key)
    return symbol is not None and symbol.kind is DocumentKind.GENERAL_COMMENT


def document_named(db: Database, actor: Actor, name: str) -> Document:
    """By id, slug, symbol, title, `Title (date)`, or the citation of one of its paragraphs. Raises DocumentNotFound."""
    parts = citations.parse(name)
    for key in (name, parts.name) if parts else (name,):
        for found in _cited_documents(db, actor, key):
            return found
    raise DocumentNotFound(key=name)


def already_there(db: Database, actor: Actor, sha256: str, organisation_id: str | None = None) -> tuple[Document, ...]:
    """The documents of that very file, of that owner, that the actor can see."""
    sql = (
        "select document.id from document left join received on received.document_id = document.id "
        "and received.file_sha256 = :sha256 "
        f"where (document.file_sha256 = :sha256 or received.document_id is not null) and {audience_clause()} "
        "and (owner_organisation_id is :owner or :owner is null) order by coalesce(received.part, document.part)"
    )
    rows = list(db.query(sql, {"sha256": sha256, "owner": organisation_id, **audience_parameters(actor)}))
    return tuple(document(db, actor, row["id"]) for row in rows)


def part_of(db: Database, document_id: str) -> int:
    """The how-manieth document of its file it is, from 0."""
    row = next(iter(db.query("select part from document where id = :id", {"id": document_id})))
    return int(row["part"])


def corrections(db: Database, document_id: str) -> dict[str, str]:
    """What people said of a document, which outranks what is read."""
    row = next(iter(db.query("select corrected from document where id = :id", {"id": document_id})))
    found: dict[str, str] = json.loads(row["corrected"])
    return found


def paragraphs(db: Database, document_id: str) -> tuple[Paragraph, ...]:
    """The paragraphs in order. The document must have been fetched with the actor before."""
    return _paragraphs(db, document_id, no_longer_read=False)


def no_longer_read(db: Database, document_id: str) -> tuple[Paragraph, ...]:
    """What better reading does not find any more, kept because something cites it; not counted, not searched."""
    return _paragraphs(db, document_id, no_longer_read=True)


def _paragraphs(db: Database, document_id: str, *, no_longer_read: bool) -> tuple[Paragraph, ...]:
    sql = "select * from paragraph where document_id = :id and no_longer_read = :gone order by position, id"
    return tuple(paragraph_from(row) for row in db.query(sql, {"id": document_id, "gone": int(no_longer_read)}))


def paragraph(db: Database, actor: Actor, paragraph_id: str) -> Paragraph:
    """One paragraph. Raises ParagraphNotFound, also where the actor may not read its document."""
    sql = (
        "select paragraph.* from paragraph join document on document.id = paragraph.document_id "
        f"where paragraph.id = :id and {audience_clause('document.audience')}"
    )
    for row in db.query(sql, {"id": paragraph_id, **audience_parameters(actor)}):
        return paragraph_from(row)
    raise ParagraphNotFound(key=paragraph_id)


def paragraph_by_citation(db: Database, actor: Actor, citation: str) -> Paragraph:
    """The paragraph that a citation names (of an item: the paragraph it stands in). Raises ParagraphNotFound."""
    return document_and_paragraph(db, actor, citation)[1]


def document_and_paragraph(db: Database, actor: Actor, citation: str) -> tuple[Document, Paragraph]:
    """The document and the paragraph that a citation names. Raises ParagraphNotFound."""
    parts = citations.parse(citation)
    if parts is None:
        raise ParagraphNotFound(key=citation)
    for cited in _cited_documents(db, actor, parts.name):
        for found in _cited_paragraphs(db, cited, parts):
            return cited, found
    raise ParagraphNotFound(key=citation)


def _cited_paragraphs(db: Database, cited: Document, parts: citations.Citation) -> Iterator[Paragraph]:
    """Those read before those no longer read, the body before its annexes, the one of that occurrence first."""
    column, value = ("label", f"¶ {parts.number}") if parts.by_place else ("number", parts.number)
    sql = f"select * from paragraph where document_id = :id and {column} = :value order by no_longer_read, position"
    found = [paragraph_from(row) for row in db.query(sql, {"id": cited.id, "value": value})]
    if parts.annex:
        found = [each for each in found if each.annex and annexes.is_same(parts.annex, each.annex)]
    elif any(not each.annex for each in found):
        found = [each for each in found if not each.annex]
    yield from found[parts.occurrence - 1 : parts.occurrence]


def _cited_documents(db: Database, actor: Actor, name: str) -> Iterator[Document]:
    """By symbol, slug or id at once; by `Title (date)` over the documents without a symbol."""
    try:
        yield document(db, actor, name)
    except DocumentNotFound:
        found = documents(db, actor, include_replaced=True)
        yield from (each for each in found if each.symbol is None and citations.same_name(name, each))


def citation(document: Document, paragraph: Paragraph) -> str:
    """`CERD/C/BRA/CO/18-20, para. 21`, or `Title (date), ¶ 14`."""
    return citations.write(document, paragraph)


def entries(db: Database, document_ids: Iterable[str]) -> Iterator[Entry]:
    """What the search index holds of these documents; nothing for those that were replaced or withdrawn."""
    for document_id in document_ids:
        sql = f"select {DOCUMENT_COLUMNS} from document where id = :id and replaced_by is null and not withdrawn"
        for row in db.query(sql, {"id": document_id}):
            owner = document_from(row)
            yield from (_entry(owner, each) for each in paragraphs(db, owner.id))


def _entry(document: Document, paragraph: Paragraph) -> Entry:
    return Entry(
        id=paragraph.id,
        document_id=document.id,
        text=paragraph.full_text,
        language=document.language or "",
        treaty=document.treaty or "",
        kind=document.kind.value,
        paragraph_kind=paragraph.kind.value,
        state=document.state or "",
        year=document.year,
        audience=document.audience,
        symbol=document.symbol or "",
        number=paragraph.number or "",
        label=paragraph.label,
    )


def document_ids(db: Database) -> tuple[str, ...]:
    """All documents that belong in the index, for a rebuild."""
    rows = db.query("select id from document where replaced_by is null and not withdrawn order by id")
    return tuple(str(row["id"]) for row in rows)
