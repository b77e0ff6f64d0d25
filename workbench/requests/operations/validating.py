"""The validating authority stands behind what its ministry answers: on the web, or in a signed letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.contributed import digest
from workbench.requests.operations.answering import open_request
from workbench.requests.records import InformationRequest
from workbench.requests.refusals import NobodyStandsBehind, NothingAnswered, NotTheAuthority, SignatureMissing
from workbench.requests.telling import tell_ministry
from workbench.store import Database, new_id, timestamp


@dataclass(frozen=True)
class KeptFile:
    """A file that lies in the store already."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True)
class SignedLetter:
    """A letter by which an authority stands behind a contribution: the kept scan, who signed it, and on which day."""

    file: KeptFile
    signed_by: str
    signed_on: date


@dataclass(frozen=True)
class Validation:
    """Who stands behind the answers of that digest. how: web or letter."""

    digest: str
    how: str
    by_name: str
    letter_id: str | None
    signed_on: str


def validate(db: Database, *, request_id: str, by: Actor, at: datetime) -> None:
    """The authority, signed in itself, stands behind what is in preparation as it reads now.

    Any change of an answer ends it. Its colleagues are told, nobody else. Raises NoSuchRequest, RequestClosed,
    NotTheAuthority, NothingAnswered.
    """
    found = open_request(db, request_id, by)
    if not by.official_voice or by.person_id is None:
        raise NotTheAuthority(organisation=found.organisation)
    _record(db, found, how="web", by_name=by.name, by=by, at=at)
    tell_ministry(db, found, NoticeKind.CONTRIBUTION_STANDS, by=by, at=at)


def validate_by_letter(db: Database, *, request_id: str, letter: SignedLetter, by: Actor, at: datetime) -> None:
    """A colleague of the authority records its signed letter.

    Raises NoSuchRequest, RequestClosed, NothingAnswered, SignatureMissing.
    """
    found = open_request(db, request_id, by)
    letter_id = keep_letter(db, found, letter, audience=f"organisation:{found.organisation_id}", by=by, at=at)
    signed = letter.signed_on.isoformat()
    _record(db, found, how="letter", by_name=letter.signed_by, by=by, at=at, letter_id=letter_id, signed_on=signed)


def keep_letter(
    db: Database, found: InformationRequest, letter: SignedLetter, *, audience: str, by: Actor, at: datetime
) -> str:
    """Record the kept scan of a signed letter; gives the file's id. Raises SignatureMissing."""
    if not letter.signed_by.strip() or letter.signed_on > at.date():
        raise SignatureMissing
    is_office = by.organisation_id == found.organisation_id
    return keep_file(db, found, letter.file, direction="letter", audience=audience, is_office=is_office, by=by, at=at)


def keep_again(db: Database, found: InformationRequest, file_id: str, *, by: Actor, at: datetime) -> str:
    """A letter that its ministry kept to itself is from now on read by whoever reads the contribution; its new id."""
    (row,) = db.query("select * from request_file where id = :id", {"id": file_id})
    file, audience = KeptFile(row["sha256"], row["name"], row["size"]), f"contribution:{found.organisation_id}"
    return keep_file(db, found, file, direction="letter", audience=audience, is_office=True, by=by, at=at)


def keep_file(
    db: Database,
    found: InformationRequest,
    file: KeptFile,
    *,
    direction: str,
    audience: str,
    is_office: bool,
    by: Actor,
    at: datetime,
    parsed: bool = False,
    why_not: str = "",
) -> str:
    """Record a file of a request; gives its id."""
    row = {
        "id": new_id(),
        "request_id": found.id,
        "audience": audience,
        "direction": direction,
        "sha256": file.sha256,
        "name": file.name,
        "size": file.size,
        "parsed": int(parsed),
        "why_not": why_not,
        "handed_in_by": "office" if is_office else "state",
        "by_name": by.organisation_name if is_office else by.name,
        "at": timestamp(at),
    }
    db.table("request_file").insert(row)
    return str(row["id"])


def sealed(db: Database, actor: Actor, request_id: str) -> str:
    """The digest of all that is in preparation: answers, and the files beside them."""
    files = queries.attachments(db, actor, request_id)
    return digest(queries.prepared(db, actor, request_id), [each.sha256 for each in files])


def take_back_validation(db: Database, *, request_id: str, by: Actor, at: datetime) -> None:
    """The authority does not stand behind the answers any more, as long as they are not submitted.

    Raises NoSuchRequest, RequestClosed, NotTheAuthority, NobodyStandsBehind.
    """
    found = open_request(db, request_id, by)
    if not by.official_voice or by.person_id is None:
        raise NotTheAuthority(organisation=found.organisation)
    if standing(db, by, found.id) is None:
        raise NobodyStandsBehind(organisation=found.organisation)
    _put(db, found, "", how="web", by_name=by.name, by=by, at=at)


def standing(db: Database, actor: Actor, request_id: str) -> Validation | None:
    """The validation that holds: the last one, if every answer still reads as it did. For the ministry's own people.

    Where the desk was handed over, that of another ministry's authority holds no more.
    """
    now = sealed(db, actor, request_id)
    last = (
        "select validation.* from validation join information_request asked on asked.id = request_id "
        "where request_id = :id and validation.audience = 'organisation:' || asked.organisation_id "
        "order by validation.id desc limit 1"
    )
    for row in db.query(last, {"id": request_id}):
        if row["digest"] == now:
            return Validation(row["digest"], row["how"], row["by_name"], row["letter_id"], row["signed_on"])
    return None


def ended(db: Database, actor: Actor, request_id: str, before: Validation | None) -> str:
    """Who stood behind the answers `before` and does not any more; "" for nobody, or where none is in preparation."""
    if before is None or not queries.prepared(db, actor, request_id) or standing(db, actor, request_id) is not None:
        return ""
    return before.by_name


def _record(
    db: Database,
    found: InformationRequest,
    *,
    how: str,
    by_name: str,
    by: Actor,
    at: datetime,
    letter_id: str | None = None,
    signed_on: str = "",
) -> None:
    if not queries.prepared(db, by, found.id):
        raise NothingAnswered(organisation=found.organisation)
    behind = sealed(db, by, found.id)
    _put(db, found, behind, how=how, by_name=by_name, by=by, at=at, letter_id=letter_id, signed_on=signed_on)


def _put(
    db: Database,
    found: InformationRequest,
    behind: str,
    *,
    how: str,
    by_name: str,
    by: Actor,
    at: datetime,
    letter_id: str | None = None,
    signed_on: str = "",
) -> None:
    """`behind` is the digest of what is validated, "" where that is taken back."""
    db.table("validation").insert(
        {
            "id": new_id(),
            "request_id": found.id,
            "audience": f"organisation:{found.organisation_id}",
            "digest": behind,
            "how": how,
            "by_name": by_name.strip(),
            "by_id": by.person_id,
            "letter_id": letter_id,
            "signed_on": signed_on,
            "at": timestamp(at),
        }
    )
