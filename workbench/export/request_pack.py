"""What a ministry gets in one file: the letter on top, and under it the form with all and only what it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.export import request_form, request_letter
from workbench.export.request_letter import Writer
from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.operations import KeptFile, SentLetter
from workbench.requests.records import InformationRequest
from workbench.store import Database, FileStore, Store
from workbench.word.letter import lines_in


@dataclass(frozen=True)
class Pack:
    """A request as a Word file. items: how many it asks."""

    request: InformationRequest
    items: int
    data: bytes


def pack(store: Store, actor: Actor, request_id: str, writer: Writer, *, on: date) -> Pack:
    """The pack of a request: with the letter as it went out, or while nothing was sent as it would go out that day.

    Raises NoSuchRequest, TemplateRefused.
    """
    with store.reading() as db:
        found = queries.request(db, actor, request_id)
        items, sent = queries.items(db, found.id), queries.letter(db, actor, found.id)
        events = queries.events(db, found.id)
    letter = None
    if sent is not None:
        letter = store.files.read(sent.sha256)
    elif found.sent_at is None:
        letter = request_letter.written(found, items, writer, on=on)
    return Pack(found, len(items), request_form.word(found, items, letter=letter, events=events))


def letter_to_send(store: Store, actor: Actor, request_id: str, writer: Writer, *, on: date) -> SentLetter:
    """The letter of that day, laid into the store. Raises NoSuchRequest, TemplateRefused."""
    with store.reading() as db:
        return laid_down(db, store.files, actor, request_id, writer, on=on)


def laid_down(db: Database, files: FileStore, actor: Actor, request_id: str, writer: Writer, *, on: date) -> SentLetter:
    """The same where the store is open already. Raises NoSuchRequest, TemplateRefused."""
    found = queries.asks(db, actor, request_id)
    data = request_letter.written(found, queries.items(db, found.id), writer, on=on)
    kept = KeptFile(files.put(data), f"{found.code}-letter.docx", len(data))
    return SentLetter(kept, lines_in(data))
