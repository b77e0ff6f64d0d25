"""What a ministry submitted becomes documents of the library, one a use; what was corrected leaves its place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.corpus import operations as corpus
from workbench.corpus import queries as library
from workbench.corpus import withdrawing
from workbench.corpus.operations import Choices
from workbench.corpus.parsing.records import Reading
from workbench.corpus.records import Document, Source
from workbench.corpus.versions import replacing
from workbench.people import Actor
from workbench.requests.contributed import MEDIA_NAME
from workbench.requests.form.printed import words_of
from workbench.requests.records import InformationRequest, Use
from workbench.store import Database
from workbench.treaties import DocumentKind


@dataclass(frozen=True)
class MadeDocument:
    """The part of a contribution that is for one use, as a document of the library."""

    data: bytes
    reading: Reading

    @property
    def sha256(self) -> str:
        """Of the file that is kept."""
        return hashlib.sha256(self.data).hexdigest()


def put_into_the_library(
    db: Database,
    found: InformationRequest,
    contribution_id: str,
    made: Mapping[Use, MadeDocument],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Each part becomes a document, in the place of what was contributed for that use before, and cited on.

    A use for which nothing is said any more leaves the library: what cites it finds the other part, or that the
    contribution was corrected.
    """
    before = _before(db, by, found)
    last = {use: old.id for use, old in before}
    now: dict[Use, Document] = {}
    for use, part in made.items():
        now[use] = _take_in(db, found, part, last.get(use), by=by, at=at)
        row = {"contribution_id": contribution_id, "use": use.value, "document_id": now[use].id}
        db.table("contribution_document").insert(row)
    for use, old in before:
        if old.id not in {each.id for each in now.values()} and _is_found(db, by, old):
            _leave(db, found, old, now.get(use) or next(iter(now.values()), None), by=by, at=at)


def _before(db: Database, by: Actor, found: InformationRequest) -> list[tuple[Use, Document]]:
    """What was contributed to the request for each use, the last one last, as far as whoever submits may read it.

    What another ministry contributed while it held the desk is that one's word, and stays where it stands.
    """
    sql = (
        "select use, document_id from contribution_document join contribution on contribution.id = contribution_id "
        "where request_id = :id order by number"
    )
    rows = list(db.query(sql, {"id": found.id}))
    readable = library.documents_of(db, by, [row["document_id"] for row in rows])
    return [(Use(row["use"]), readable[row["document_id"]]) for row in rows if row["document_id"] in readable]


def _take_in(
    db: Database, found: InformationRequest, part: MadeDocument, replaces: str | None, *, by: Actor, at: datetime
) -> Document:
    # It is of the day it was submitted, whatever day its first lines speak of.
    identity = replace(part.reading.identity, date=f"{at:%F}")
    given = {"kind": DocumentKind.CONTRIBUTION.value, "title": identity.title, "date": identity.date}
    choices = Choices(given=given, organisation_id=found.organisation_id, replaces=replaces, is_apart=True)
    reading, source = replace(part.reading, identity=identity), Source(part.sha256, MEDIA_NAME)
    taken = corpus.taken_in(db, reading, source=source, choices=choices, by=by, at=at).document
    # What was corrected and then said again in the same words is that document again.
    if taken.withdrawn:
        withdrawing.noted(db, taken, withdrawn=False, reason="", by=by, at=at)
    if taken.replaced_by is not None:
        replacing.stand_again(db, taken)
    return taken


def _is_found(db: Database, by: Actor, document: Document) -> bool:
    now = library.document(db, by, document.id)
    return not now.withdrawn and now.replaced_by is None


def _leave(
    db: Database, found: InformationRequest, old: Document, other: Document | None, *, by: Actor, at: datetime
) -> None:
    if other is not None:
        replacing.mark(db, old, other.id)
    else:
        reason = words_of(found.language)[1]["corrected"]
        withdrawing.noted(db, old, withdrawn=True, reason=reason, by=by, at=at)
