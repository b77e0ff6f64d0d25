"""What took the place of a document or took it back, and where the words of a passage that is cited stand now."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.corpus import queries, withdrawing
from workbench.corpus.matching import matched, words_of
from workbench.corpus.records import Document, Paragraph
from workbench.people import Actor
from workbench.store import Database
from workbench.text.normalise import bare


@dataclass(frozen=True)
class Standing:
    """What became of a passage: its document's successor, and where the same words stand now, if it can be told.

    `withdrawn` is why its document was taken back, "" where it was not.
    """

    document: Document
    paragraph: Paragraph
    successor: Document | None
    now: Paragraph | None
    withdrawn: str = ""


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
    """Of the passages that are cited: those replaced, withdrawn or no longer read, by their id."""
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
            stands = after is not None and not after.withdrawn
            known[document.id] = (document, after, passages_now(db, document, after) if after and stands else {})
        document, after, now = known[paragraph.document_id]
        if document.withdrawn:
            told[paragraph_id] = Standing(document, paragraph, after, now.get(paragraph_id), _why(db, document))
            continue
        if paragraph.no_longer_read:
            told[paragraph_id] = Standing(document, paragraph, after, holding(db, after or document, paragraph))
        elif after is not None:
            told[paragraph_id] = Standing(document, paragraph, after, now.get(paragraph_id))
    return told


def _why(db: Database, document: Document) -> str:
    return withdrawing.withdrawals(db, document.id)[0].reason


def holding(db: Database, document: Document, paragraph: Paragraph) -> Paragraph | None:
    """The one paragraph in which all the words of one that is no longer read stand: it was joined to another."""
    wanted = bare(paragraph.full_text)
    found = [each for each in queries.paragraphs(db, document.id) if wanted in bare(each.full_text)]
    return found[0] if len(found) == 1 and wanted else None


def passages_now(db: Database, document: Document, after: Document) -> dict[str, Paragraph]:
    """Id of a paragraph of the old document → the same passage of the new one, where words and number tell it."""
    old, new = queries.paragraphs(db, document.id), queries.paragraphs(db, after.id)
    same = matched([words_of(each) for each in old], [words_of(each) for each in new])
    return {old[before].id: new[index] for index, before in same.items()}
