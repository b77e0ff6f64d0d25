"""Files beside the answers: a ministry's own until it submits, then files of the request, and in the library.

What the library can read of them is put there with the contribution's audience; what it cannot is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.corpus import operations as corpus
from workbench.corpus.operations import Choices
from workbench.corpus.parsing.records import Reading
from workbench.corpus.reading import read_file
from workbench.corpus.records import Source
from workbench.errors import Invalid
from workbench.office import OfficeFailed
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.requests import queries
from workbench.requests.ledger import note
from workbench.requests.operations.answering import open_request
from workbench.requests.operations.validating import KeptFile, keep_file
from workbench.requests.records import InformationRequest
from workbench.requests.refusals import NoSuchAttachment, NotSentYet
from workbench.store import Database, Store, new_id, timestamp
from workbench.treaties import DocumentKind

ATTACHMENT = "attachment"


@dataclass(frozen=True)
class MadeAttachment:
    """A file beside the answers; `reading` is what the library reads in it, None where it cannot."""

    file: KeptFile
    reading: Reading | None


def attach(db: Database, *, request_id: str, file: KeptFile, by: Actor, at: datetime) -> bool:
    """A ministry's own people put a file beside their answers; whether it was new.

    A validation ends with it. Raises NoSuchRequest, RequestClosed.
    """
    found = open_request(db, request_id, by)
    if any(each.sha256 == file.sha256 for each in queries.attachments(db, by, found.id)):
        return False
    db.table("prepared_attachment").insert(
        {
            "id": new_id(),
            "request_id": found.id,
            "organisation_id": found.organisation_id,
            "audience": f"organisation:{found.organisation_id}",
            "sha256": file.sha256,
            "name": file.name,
            "size": file.size,
            "author_label": by.name,
            "at": timestamp(at),
        }
    )
    return True


def detach(db: Database, *, request_id: str, attachment_id: str, by: Actor) -> None:
    """Leave out a file that was never submitted. Raises NoSuchRequest, RequestClosed, NoSuchAttachment."""
    found = open_request(db, request_id, by)
    if all(each.id != attachment_id for each in queries.attachments(db, by, found.id)):
        raise NoSuchAttachment
    db.execute("delete from prepared_attachment where id = :id", {"id": attachment_id})


def receive_attachment(db: Database, *, request_id: str, file: KeptFile, by: Actor, at: datetime) -> bool:
    """The secretariat hands in a file that came beside a form; whether it was new. It is seen by the secretariat.

    Raises NoSuchRequest, NotSentYet.
    """
    require(by, Permission.RECEIVE_CONTRIBUTIONS)
    found = queries.asks(db, by, request_id)
    if found.sent_at is None:
        raise NotSentYet
    if any(each.sha256 == file.sha256 for each in received(db, by, found)):
        return False
    keep_file(db, found, file, direction=ATTACHMENT, audience="secretariat", is_office=False, by=by, at=at)
    note(db, found, "received", did=f"handed in a file of {found.organisation}", by=by, at=at)
    return True


def received(db: Database, actor: Actor, found: InformationRequest) -> tuple[KeptFile, ...]:
    """The attachments of a request that the actor may read, each once."""
    files = (each for each in queries.files(db, actor, found.id) if each.direction == ATTACHMENT)
    return tuple({each.sha256: KeptFile(each.sha256, each.name, each.size) for each in files}.values())


def read_attached(store: Store, found: InformationRequest, files: Iterable[KeptFile]) -> tuple[MadeAttachment, ...]:
    """What the library reads in these files, before anything is written. Raises OfficeBusy."""
    return tuple(MadeAttachment(each, _reading(store, found, each)) for each in files)


def _reading(store: Store, found: InformationRequest, file: KeptFile) -> Reading | None:
    title = f"{found.organisation}: {file.name} ({found.code})"
    given = {"kind": DocumentKind.CONTRIBUTION.value, "title": title}
    try:
        readings = read_file(store.files.read(file.sha256), file.name, given)
    except (Invalid, OfficeFailed):
        return None
    # A volume of several documents is no attachment that anybody could cite as one: it is kept as it is.
    return readings[0] if len(readings) == 1 else None


def put_attached(
    db: Database, found: InformationRequest, made: Iterable[MadeAttachment], *, by: Actor, at: datetime
) -> None:
    """From now on the files are read by whoever may read the contribution."""
    audience = f"contribution:{found.organisation_id}"
    is_office = by.organisation_id == found.organisation_id
    sql = "select sha256 from request_file where request_id = :id and direction = :attachment and audience = :audience"
    values = {"id": found.id, "attachment": ATTACHMENT, "audience": audience}
    there = {row["sha256"] for row in db.query(sql, values)}
    for each in made:
        if each.file.sha256 in there:
            continue
        parsed = each.reading is not None
        keep_file(
            db,
            found,
            each.file,
            direction=ATTACHMENT,
            audience=audience,
            is_office=is_office,
            by=by,
            at=at,
            parsed=parsed,
        )
        if each.reading is not None:
            given = {
                "kind": DocumentKind.CONTRIBUTION.value,
                "title": each.reading.identity.title,
                "date": f"{at:%F}",
            }
            choices = Choices(given=given, organisation_id=found.organisation_id)
            source = Source(each.file.sha256, each.file.name)
            corpus.taken_in(db, each.reading, source=source, choices=choices, by=by, at=at)
