"""Correct what was read, paragraph by paragraph; the recommendations are recognised anew each time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.corpus import queries
from workbench.corpus.corrections import mends, places
from workbench.corpus.corrections.mending import Mend, MendKind, mended
from workbench.corpus.corrections.mends import KeptMend
from workbench.corpus.keeping import keep_mended, original
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Document, Paragraph, ParagraphKind
from workbench.corpus.rows import as_read
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.documents.operations import put_units
from workbench.store import Database, journal, new_id, outbox
from workbench.text.quotes import TextQuote

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})?", re.ASCII)
_LONGEST = 300  # letters of a heading


class NotANumber(Invalid):
    message = N_("“%(value)s” is not the number of a paragraph: write it as 21 or 147.12. Nothing was changed.")


class NotAKind(Invalid):
    message = N_(
        "“%(value)s” is not a kind of paragraph: it is recommendation, concern, positive, question or other. "
        "Nothing was changed."
    )


class HeadingTooLong(Invalid):
    message = N_("This is too long for a heading (more than %(longest)s letters). Nothing was changed.")


class NoSuchItem(Invalid):
    message = N_("%(citation)s has no item (%(item)s). Nothing was changed.")


class WordsNotThere(Invalid):
    message = N_("The words “%(words)s” are not in %(citation)s. Nothing was changed: copy them from the paragraph.")


class WordsNotAlone(Invalid):
    message = N_(
        "The words “%(words)s” stand more than once in %(citation)s. Nothing was changed: give some words more."
    )


class BeginsThere(Invalid):
    message = N_("%(citation)s begins with these words already. Nothing was changed.")


class NothingBefore(Invalid):
    message = N_("%(citation)s is the first paragraph: there is none before it to join. Nothing was changed.")


class NoLongerRead(Invalid):
    message = N_("%(citation)s is not in the text any more, so nothing of it can be corrected.")


class PlaceNotCertain(Invalid):
    message = N_(
        "There are other paragraphs like %(citation)s, and nothing around them tells them apart; the correction could "
        "land on the wrong one. Nothing was changed."
    )


class AlreadyUndone(Conflict):
    message = N_("This correction was taken back already, by %(by)s. Nothing was changed.")


@dataclass(frozen=True)
class Mended:
    """The document as it stands now, the correction, and the paragraph that was meant where it is still one."""

    document: Document
    mend: KeptMend
    paragraph: Paragraph | None


def mend(
    db: Database,
    *,
    paragraph_id: str,
    what: MendKind,
    value: str = "",
    item: str = "",
    words: str = "",
    by: Actor,
    at: datetime,
) -> Mended:
    """Correct a paragraph, or the kind of its item (`a`, `a ii`). Splitting it begins a new one before `words`.

    `value` is the number, kind, heading or section. Raises ParagraphNotFound, and Invalid where it makes no sense.
    """
    require(by, Permission.ADD_DOCUMENTS)
    paragraph = queries.paragraph(db, by, paragraph_id)
    document = queries.document(db, by, paragraph.document_id)
    citation = queries.citation(document, paragraph)
    if paragraph.no_longer_read:
        raise NoLongerRead(citation=citation)
    _refuse_senseless(what, value)
    standing = tuple(as_read(each) for each in queries.paragraphs(db, document.id))
    at_place = next(place for place, each in enumerate(standing) if each.anchor == paragraph.anchor)
    where = _where(standing, at_place, what=what, item=item, words=words, citation=citation)
    made = Mend(new_id(), what, value.strip(), where, item)
    _refuse_uncertain(original(db, document.id), (*mends.standing(db, document.id), made), citation)
    mends.append(db, made, document_id=document.id, citation=citation, by=by, at=at)
    document = _carried_out(db, document, by=by)
    done = f"{by.name} corrected {citation}: {what.value.replace('_', ' ')}"
    journal.record(db, by=by, at=at, verb="mended", object_kind="document", object_id=document.id, summary=done)
    return Mended(document, mends.kept_mend(db, by, made.id), _still_there(db, by, paragraph_id))


def undo_mend(db: Database, *, mend_id: str, by: Actor, at: datetime) -> Mended:
    """Take a correction back: what was read stands again. Raises MendNotFound, AlreadyUndone."""
    require(by, Permission.ADD_DOCUMENTS)
    kept = mends.kept_mend(db, by, mend_id)
    if kept.is_undone:
        raise AlreadyUndone(by=kept.undone_by)
    mends.append_undo(db, kept, by=by, at=at)
    document = _carried_out(db, queries.document(db, by, kept.document_id), by=by)
    done = f"{by.name} took back a correction of {kept.citation}"
    journal.record(db, by=by, at=at, verb="unmended", object_kind="document", object_id=document.id, summary=done)
    return Mended(document, mends.kept_mend(db, by, kept.id), None)


def _carried_out(db: Database, document: Document, *, by: Actor) -> Document:
    keep_mended(db, document.id)
    put_units(db, document.id)
    outbox.put(db, topic="document", key=document.id)
    return queries.document(db, by, document.id)


def _still_there(db: Database, by: Actor, paragraph_id: str) -> Paragraph | None:
    try:
        found = queries.paragraph(db, by, paragraph_id)
    except queries.ParagraphNotFound:
        return None
    return None if found.no_longer_read else found


def _refuse_senseless(what: MendKind, value: str) -> None:
    value = value.strip()
    if what is MendKind.NUMBER or (what is MendKind.SPLIT and value):
        if not _NUMBER.fullmatch(value):
            raise NotANumber(value=value)
    elif what is MendKind.KIND and value not in set(ParagraphKind):
        raise NotAKind(value=value)
    elif len(value) > _LONGEST:
        raise HeadingTooLong(longest=_LONGEST)


def _where(
    standing: Sequence[ReadParagraph], at: int, *, what: MendKind, item: str, words: str, citation: str
) -> TextQuote:
    if item:
        return places.of_item(standing, at, _item(standing[at], item, citation))
    if what is MendKind.JOIN and at == 0:
        raise NothingBefore(citation=citation)
    if what is not MendKind.SPLIT:
        return places.of_opening(standing, at)
    found = places.standing(standing[at], words)
    if not found:
        raise WordsNotThere(words=words.strip(), citation=citation)
    if len(found) > 1:
        raise WordsNotAlone(words=words.strip(), citation=citation)
    if found[0] == (-1, 0):
        raise BeginsThere(citation=citation)
    return places.of_words(standing, at, *found[0])


def _item(paragraph: ReadParagraph, item: str, citation: str) -> int:
    paths = [each.path for each in paragraph.items]
    if item not in paths:
        raise NoSuchItem(citation=citation, item=item)
    return paths.index(item)


def _refuse_uncertain(read: Sequence[ReadParagraph], all_of: Sequence[Mend], citation: str) -> None:
    """A correction that would not find its own place in the text as it was read is not taken."""
    if all_of[-1].id in mended(read, all_of)[1]:
        raise PlaceNotCertain(citation=citation)
