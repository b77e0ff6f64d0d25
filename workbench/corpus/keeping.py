"""What was read of a document, kept: its paragraphs with their ids, and people's corrections put upon them."""

import json
from collections.abc import Sequence

from workbench.corpus import queries
from workbench.corpus.corrections import mends
from workbench.corpus.corrections.mending import mended
from workbench.corpus.matching import matched, words_of
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Paragraph
from workbench.corpus.rows import as_read, paragraph_from, paragraph_row, read_from, read_json
from workbench.corpus.versions.copies import content_hash
from workbench.store import Database, new_id


def keep(db: Database, document_id: str, read: Sequence[ReadParagraph]) -> None:
    """Store what was read, corrected as people corrected it before."""
    standing = mends.standing(db, document_id)
    if standing or _kept(db, document_id) is not None:
        _keep_as_read(db, document_id, read)
    paragraphs, without = mended(read, standing)
    put_paragraphs(db, document_id, paragraphs)
    changes = {"unplaced": json.dumps(without), "text_sha256": content_hash(read)}
    db.table("document").update(document_id, changes)


def keep_mended(db: Database, document_id: str) -> tuple[ReadParagraph, ...]:
    """Put the corrections upon what was read, after one more or one less; gives the paragraphs as they now stand."""
    read = original(db, document_id)
    _keep_as_read(db, document_id, read)
    paragraphs, without = mended(read, mends.standing(db, document_id))
    put_paragraphs(db, document_id, paragraphs)
    db.table("document").update(document_id, {"unplaced": json.dumps(without)})
    return paragraphs


def original(db: Database, document_id: str) -> tuple[ReadParagraph, ...]:
    """The paragraphs as they were read, before any correction; kept apart from the first correction on."""
    kept = _kept(db, document_id)
    return tuple(as_read(each) for each in queries.paragraphs(db, document_id)) if kept is None else kept


def _kept(db: Database, document_id: str) -> tuple[ReadParagraph, ...] | None:
    for row in db.query("select paragraphs from as_read where document_id = :id", {"id": document_id}):
        return tuple(read_from(values) for values in json.loads(row["paragraphs"]))
    return None


def _keep_as_read(db: Database, document_id: str, read: Sequence[ReadParagraph]) -> None:
    text = json.dumps([read_json(each) for each in read], ensure_ascii=False)
    db.table("as_read").upsert({"document_id": document_id, "paragraphs": text}, pk="document_id")


def put_paragraphs(db: Database, document_id: str, read: Sequence[ReadParagraph]) -> tuple[Paragraph, ...]:
    """Store the paragraphs; one whose words were there before keeps its id. One that is no longer read stays, last.

    `links.let_go` takes away those that nothing refers to.
    """
    known = _all_of(db, document_id)
    same = matched([words_of(each) for each in known], [words_of(each) for each in read])
    ids = {index: known[before].id for index, before in same.items()}
    _make_room(db, document_id)
    stored = tuple(
        _paragraph(document_id, ids.get(index) or new_id(), position=index + 1, read=each)
        for index, each in enumerate(read)
    )
    gone = [each for each in known if each.id not in set(ids.values())]
    for place, each in enumerate(gone, start=len(read) + 1):
        changes = {"position": place, "no_longer_read": 1}
        db.table("paragraph").update(each.id, changes)
    db.table("paragraph").upsert_all([paragraph_row(each) for each in stored], pk="id")
    return stored


def _all_of(db: Database, document_id: str) -> tuple[Paragraph, ...]:
    """Those that are no longer read too: a reading may find them again."""
    rows = db.query(
        "select * from paragraph where document_id = :id order by no_longer_read, position", {"id": document_id}
    )
    return tuple(paragraph_from(row) for row in rows)


def _make_room(db: Database, document_id: str) -> None:
    """An anchor is there once in a document: all step aside before they are given out anew."""
    db.execute("update paragraph set anchor = 'was-' || id where document_id = :id", {"id": document_id})


def _paragraph(document_id: str, paragraph_id: str, *, position: int, read: ReadParagraph) -> Paragraph:
    return Paragraph(
        id=paragraph_id,
        document_id=document_id,
        position=position,
        number=read.number,
        label=read.label,
        section=read.section,
        heading=read.heading,
        text=read.text,
        kind=read.kind,
        items=read.items,
        full_text=read.full_text,
        footnotes=read.footnotes,
        page=read.page,
        anchor=read.anchor,
        annex=read.annex,
        cells=read.cells,
        table=read.table,
        place=read.place,
    )
