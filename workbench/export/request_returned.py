"""A file that a ministry sent back, held against the form that it was sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from workbench.errors import Invalid, WorkbenchError
from workbench.export import request_form
from workbench.office import OfficeFailed
from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.form.files import read_form
from workbench.requests.form.records import ReadForm
from workbench.requests.operations import KeptFile
from workbench.store import Store


@dataclass(frozen=True)
class ReturnedFile:
    """The kept file and what was read in it; `read` is None where it could not be: `refusal` says why."""

    file: KeptFile
    read: ReadForm | None
    refusal: WorkbenchError | None = None


def kept(store: Store, data: bytes, name: str) -> KeptFile:
    """The file of these bytes, in the store."""
    store.files.put(data)
    return KeptFile(hashlib.sha256(data).hexdigest(), name, len(data))


def read_back(
    store: Store, actor: Actor, request_id: str, data: bytes, name: str, *, word: bytes | None = None
) -> ReturnedFile:
    """Keep the file with its pictures, and read it; `word` is the same as .docx, where somebody has turned it already.

    Raises NoSuchRequest, OfficeBusy.
    """
    with store.reading() as db:
        found = queries.request(db, actor, request_id)
        items, events = queries.items(db, found.id), queries.events(db, found.id)
    file = kept(store, data, name)
    try:
        read = read_form(word or data, request_form.printed(found, items), request_form.own_lines(found, events))
    except (Invalid, OfficeFailed) as refusal:
        return ReturnedFile(file, None, refusal)
    for picture in read.pictures.values():
        store.files.put(picture)
    return ReturnedFile(file, read)
