"""A file taken into the library whole: kept, read in its limited process, stored document by document."""

import hashlib
from dataclasses import replace
from datetime import datetime

from workbench.corpus.operations import WITHDRAWN, Choices, Ingested, Status
from workbench.corpus.queries import already_there
from workbench.corpus.reading import read_file
from workbench.corpus.records import Document, Source
from workbench.corpus.said import understood
from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.documents.operations import ingest
from workbench.recommendations.suggesting import making
from workbench.recommendations.twins import suggesting as twins
from workbench.store import Store

SAME_FILE = N_("The same file as that of %(name)s, under another name. Nothing was added.")
KIND = "corpus.add"  # of the job that files what was uploaded


def file_document(
    store: Store, data: bytes, *, name: str, choices: Choices, by: Actor, at: datetime
) -> tuple[Ingested, ...]:
    """What became of each document in the file; the same file again changes nothing, unless it is to replace another.

    Reading takes its time outside of any transaction; the file is stored in one. Raises DoorClosed,
    and Invalid, with a message that says what to do, where the file cannot be read; nothing is kept then.
    """
    require(by, Permission.ADD_DOCUMENTS)
    choices = replace(choices, given=understood(choices.given))
    sha256 = hashlib.sha256(data).hexdigest()
    with store.reading() as db:
        known = already_there(db, by, sha256, choices.organisation_id)
    if known and not choices.replaces:
        return tuple(Ingested(Status.UNCHANGED, each, _why_nothing(each, name)) for each in known)
    readings = read_file(data, name, choices.given)
    store.files.put(data)  # only what could be read is kept
    with store.writing() as db:  # all of a file or nothing: what is known of it is taken for the whole
        filed = tuple(
            ingest(db, reading, source=Source(sha256, name, part), choices=choices, by=by, at=at)
            for part, reading in enumerate(readings)
        )
        making.ask(db, by=by, at=at)
        twins.ask_about(db, (each.document.state for each in filed), by=by, at=at)
        return filed


def _why_nothing(known: Document, name: str) -> str:
    """Why a file that is there already changes nothing, as a message id; "" where it goes without saying."""
    if known.withdrawn:
        return WITHDRAWN
    return SAME_FILE if name != known.file_name else ""
