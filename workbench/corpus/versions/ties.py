"""The same document in other languages: tied by symbol, by numbers, or by hand; shown paragraph to paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.corpus import queries
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.rows import DOCUMENT_COLUMNS, document_from
from workbench.corpus.versions.parallel import Side, tied
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.store import Database, journal, new_id, timestamp
from workbench.treaties import INTERNAL

_ENOUGH_NUMBERS = 10  # printed numbers that two texts share by chance only where both are short
_WHOLE_DAY = len("2016-12-05")
_NEAR = 0.15  # two versions differ in their number of paragraphs by a heading or a table at most


class SameLanguage(Invalid):
    message = N_(
        "%(one)s and %(other)s are in the same language, so one is no translation of the other. Nothing was changed: "
        "correct the language of one of them if it was read wrongly."
    )


class OtherState(Invalid):
    message = N_("%(one)s and %(other)s are about two States. Nothing was changed.")


class NotTied(Conflict):
    message = N_("%(name)s is not tied to a document in another language. Nothing was changed.")


@dataclass(frozen=True)
class Counterpart:
    """The passage in another language."""

    document: Document
    paragraph: Paragraph


def documents_in_other_languages(db: Database, actor: Actor, document: Document) -> tuple[Document, ...]:
    """The document's versions in other languages that the actor may read, in the order of their languages.

    Those of the same symbol, and those tied by hand, from one to the next; never one that the actor may not read.
    """
    found: dict[str, Document] = {document.id: document}
    waiting = [document]
    while waiting:
        one = waiting.pop()
        for each in _neighbours(db, actor, one):
            if each.id not in found and each.language != document.language:
                found[each.id] = each
                waiting.append(each)
    del found[document.id]
    return tuple(sorted(found.values(), key=lambda each: (each.language or "", each.added_at, each.id)))


def _neighbours(db: Database, actor: Actor, document: Document) -> tuple[Document, ...]:
    sql = (
        f"select {DOCUMENT_COLUMNS} from document where {audience_clause('document.audience')} "
        "and document.replaced_by is null and not document.withdrawn and document.id <> :id and ("
        "(upper(document.symbol) = upper(:symbol) and document.language is not :language) or document.id in "
        "(select right_id from tied_now where left_id = :id and tied union "
        "select left_id from tied_now where right_id = :id and tied)) and document.id not in "
        "(select right_id from tied_now where left_id = :id and not tied union "
        "select left_id from tied_now where right_id = :id and not tied) order by document.added_at, document.id"
    )
    values = {"id": document.id, "symbol": document.symbol, "language": document.language}
    return tuple(document_from(row) for row in db.query(sql, {**values, **audience_parameters(actor)}))


def suggested(db: Database, actor: Actor, document: Document) -> tuple[Document, ...]:
    """Documents that may be this one in another language: kind, State, treaty, length, and session, date or file."""
    tied_already = {each.id for each in documents_in_other_languages(db, actor, document)}
    if document.language is None or document.paragraphs == 0:
        return ()
    sql = (
        f"select {DOCUMENT_COLUMNS} from document where {audience_clause('document.audience')} "
        "and document.replaced_by is null and not document.withdrawn "
        "and document.id <> :id and document.language <> :language "
        "and document.kind = :kind and document.state is :state and document.treaty is :treaty "
        "and (document.symbol is null or :symbol is null) "
        "and (document.session = :session or document.adopted = :adopted or document.date = :date "
        "or document.file_sha256 = :file_sha256) and not exists "
        "(select 1 from tied_now where left_id = min(document.id, :id) and right_id = max(document.id, :id)) "
        "order by document.added_at, document.id"
    )
    names = ("id", "language", "state", "treaty", "symbol", "session", "adopted", "date", "file_sha256")
    values = {**{name: getattr(document, name) for name in names}, "kind": document.kind.value}
    found = (document_from(row) for row in db.query(sql, {**values, **audience_parameters(actor)}))
    return tuple(each for each in found if each.id not in tied_already and _as_long(document, each))


def _as_long(document: Document, other: Document) -> bool:
    longer = max(document.paragraphs, other.paragraphs)
    return abs(document.paragraphs - other.paragraphs) <= max(1, _NEAR * longer)


def tie_certain(db: Database, document: Document, *, by: Actor, at: datetime) -> tuple[Document, ...]:
    """Tie a document just taken in to what can only be it in another language; gives those, mostly none.

    A body's text of the same State, treaty and day, with the very same printed numbers, and but one such text in either
    language. A person can untie it.
    """
    found = _certain(db, by, document)
    certain = tuple(each for each in found if [one.id for one in _certain(db, by, each)] == [document.id])
    alone = [each for each in certain if sum(each.language == other.language for other in found) == 1]
    for other in alone:
        _put(db, document, other, is_tied=True, by=by, at=at)
        _note(db, document, f"{document.name} and {other.name} were tied: their numbers agree", by=by, at=at)
    return tuple(alone)


def _certain(db: Database, actor: Actor, document: Document) -> tuple[Document, ...]:
    """Those of `suggested` that leave no doubt: same readers, same whole day, same numbers."""
    if document.kind in INTERNAL or document.state is None or document.treaty is None:
        return ()
    return tuple(
        each
        for each in suggested(db, actor, document)
        if each.audience == document.audience and _same_day(document, each) and _same_numbers(db, document, each)
    )


def _same_day(document: Document, other: Document) -> bool:
    pairs = ((document.adopted, other.adopted), (document.date, other.date))
    return any(one == two and one is not None and len(one) == _WHOLE_DAY for one, two in pairs)


def _same_numbers(db: Database, document: Document, other: Document) -> bool:
    """Whether both count alike; of a text that prints no numbers its paragraphs are counted."""
    one, two = _numbers(db, document), _numbers(db, other)
    if one and two:
        return one == two and len(one) >= _ENOUGH_NUMBERS
    alike = document.paragraphs == other.paragraphs
    return alike and max(len(one), len(two)) == document.paragraphs >= _ENOUGH_NUMBERS


def _numbers(db: Database, document: Document) -> tuple[str, ...]:
    found = queries.paragraphs(db, document.id)
    return tuple(each.number for each in found if each.number is not None and not each.annex)


def tie(db: Database, *, document_id: str, other_id: str, by: Actor, at: datetime) -> tuple[Document, Document]:
    """Say that two documents are one in two languages. Raises SameLanguage, OtherState, DocumentNotFound."""
    require(by, Permission.ADD_DOCUMENTS)
    one, other = queries.document(db, by, document_id), queries.document(db, by, other_id)
    if one.language == other.language:
        raise SameLanguage(one=one.name, other=other.name)
    if one.state and other.state and one.state != other.state:
        raise OtherState(one=one.name, other=other.name)
    _put(db, one, other, is_tied=True, by=by, at=at)
    _note(db, one, f"{by.name} tied {one.name} and {other.name} as one document in two languages", by=by, at=at)
    return one, other


def untie(db: Database, *, document_id: str, by: Actor, at: datetime) -> tuple[Document, ...]:
    """The document is none of those in other languages; gives those it was tied to. Raises NotTied."""
    require(by, Permission.ADD_DOCUMENTS)
    document = queries.document(db, by, document_id)
    others = _neighbours(db, by, document)
    if not others:
        raise NotTied(name=document.name)
    for other in others:
        _put(db, document, other, is_tied=False, by=by, at=at)
    _note(db, document, f"{by.name} untied {document.name} from its other languages", by=by, at=at)
    return others


def counterparts(
    db: Database, document: Document, others: Sequence[Document], held: Sequence[Paragraph] | None = None
) -> dict[str, tuple[Counterpart, ...]]:
    """Paragraph id → the passages that say the same in `others`, which the actor must have fetched."""
    ours = tuple(held) if held is not None else queries.paragraphs(db, document.id)
    found: dict[str, list[Counterpart]] = {}
    for other in others:
        theirs = queries.paragraphs(db, other.id)
        for one, two in tied(_sides(ours), _sides(theirs)):
            found.setdefault(ours[one].id, []).append(Counterpart(other, theirs[two]))
    return {paragraph_id: tuple(each) for paragraph_id, each in found.items()}


def _sides(paragraphs: Sequence[Paragraph]) -> tuple[Side, ...]:
    before = ("", "")
    sides = []
    for each in paragraphs:
        under = (each.section, each.heading)
        sides.append(Side(each.number, each.full_text, bool(each.annex), len(each.items), under != before))
        before = under
    return tuple(sides)


def _put(db: Database, one: Document, other: Document, *, is_tied: bool, by: Actor, at: datetime) -> None:
    left, right = sorted((one.id, other.id))
    who = {"at": timestamp(at), "by_id": by.person_id, "by_name": by.name}
    db.table("tie").insert({"id": new_id(), "left_id": left, "right_id": right, "tied": int(is_tied), **who})


def _note(db: Database, document: Document, summary: str, *, by: Actor, at: datetime) -> None:
    journal.record(db, by=by, at=at, verb="tied", object_kind="document", object_id=document.id, summary=summary)
