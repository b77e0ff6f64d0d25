"""Files that came back in a round, as they wait to be taken in: what each would bring, for those whose affair it is.

What an institution uploads is its own: its people alone find it here. What the State side handed in, those who manage
the round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from workbench.comments import queries, rows
from workbench.comments.intake import files
from workbench.comments.intake.files import Returned
from workbench.comments.intake.identity import is_signed
from workbench.comments.intake.known import Finding, Known, Standing, recognised
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.intake.report import ImportReport, reported
from workbench.comments.knowing import known_in_preparation, known_in_record
from workbench.comments.origins import made_from
from workbench.comments.refusals import NoSuchArrival
from workbench.comments.written import known_as_written, written_rows
from workbench.drafting import queries as drafting
from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database, Store
from workbench.word.notices import Notice

OF_OTHERS = N_(
    "%(count)s remarks of this file are, with author, date and words, in the record of another institution of this "
    "round. Check whose file it is before it is taken in."
)


class ArrivalStatus(StrEnum):
    """How a file that came back stands."""

    WAITING = "waiting"
    TAKEN_IN = "taken_in"
    SET_ASIDE = "set_aside"
    KEPT = "kept"  # evidence: nothing can be read from it


@dataclass(frozen=True)
class Arrival:
    """A file that came back. id: of the file · is_final: the institution's message says that it is its final answer ·
    at: when it was handed in, which counts for the deadline · reason: why it was set aside."""

    id: str
    round_id: str
    organisation_id: str
    organisation: str
    handed_in_by: str  # state, institution
    status: ArrivalStatus
    is_final: bool
    why_not: str
    reason: str
    name: str
    sha256: str
    size: int
    by_name: str
    at: datetime
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True)
class Looked:
    """A file that came back, what is in it, and what it would bring."""

    arrival: Arrival
    returned: Returned
    report: ImportReport


_FILES = """
    select a.*, o.name as organisation, f.name, f.sha256, f.size, f.by_name
    from arrival a join organisation o on o.id = a.organisation_id
    join (select id, name, sha256, size, by_name from round_file
          union all select id, name, sha256, size, by_name from draft_file) f on f.id = a.file_id
"""


def arrivals(db: Database, actor: Actor, round_id: str, *, status: ArrivalStatus | None = None) -> tuple[Arrival, ...]:
    """The files that came back, first to last; only those that stand so, if `status` is given. Raises NoSuchRound."""
    queries.seat(db, actor, round_id)
    found = db.query(
        f"{_FILES} where a.round_id = :round and (:status is null or a.status = :status) "
        f"and {audience_clause('a.audience')} order by a.at, a.file_id",
        {"round": round_id, "status": status, **audience_parameters(actor)},
    )
    return tuple(_arrival(row) for row in found)


def arrival(db: Database, actor: Actor, round_id: str, arrival_id: str) -> Arrival:
    """One of them. Raises NoSuchRound, NoSuchArrival."""
    for found in arrivals(db, actor, round_id):
        if found.id == arrival_id:
            return found
    raise NoSuchArrival


def handed_in_for(db: Database, round_id: str, organisation_id: str) -> tuple[Arrival, ...]:
    """The files that the State side handed in in that institution's name, first to last, as the institution may know
    of them: how each stands, not what it would bring."""
    found = db.query(
        f"{_FILES} where a.round_id = :round and a.organisation_id = :organisation and a.handed_in_by = 'state' "
        "order by a.at, a.file_id",
        {"round": round_id, "organisation": organisation_id},
    )
    return tuple(_arrival(row) for row in found)


def _arrival(row: Mapping[str, Any]) -> Arrival:
    return Arrival(
        id=row["file_id"],
        round_id=row["round_id"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        handed_in_by=row["handed_in_by"],
        status=ArrivalStatus(row["status"]),
        is_final=bool(row["is_final"]),
        why_not=row["why_not"],
        reason=row["reason"],
        name=row["name"],
        sha256=row["sha256"],
        size=row["size"],
        by_name=row["by_name"],
        at=rows.moment(row["at"]),
        decided_at=rows.moment(row["decided_at"]) if row["decided_at"] else None,
        decided_by=row["decided_by"],
    )


def read(store: Store, actor: Actor, round_id: str, data: bytes) -> Returned:
    """What a file holds, on the version that the round is held on. Raises NoSuchRound.

    One that was made from another version of the same draft is read on that one, and carried over.
    """
    with store.reading() as db:
        seat = queries.seat(db, actor, round_id)
        snapshot = drafting.snapshot(db, None, seat.round.snapshot_id)
    returned = files.read(data, snapshot)
    if not returned.names:
        return returned
    with store.reading() as db:
        found = made_from(db, actor, returned.names, report_id=seat.round.report_id)
        if found is None or not found.same_report:
            return replace(returned, made_from=found)
        older = drafting.snapshot(db, None, found.snapshot_id)
    return files.read_on(data, older, snapshot, found)


def look(store: Store, actor: Actor, round_id: str, arrival_id: str) -> Looked:
    """What a file would bring if it were taken in now. Nothing is changed. Raises NoSuchRound, NoSuchArrival."""
    with store.reading() as db:
        found = arrival(db, actor, round_id, arrival_id)
    returned = read(store, actor, round_id, store.files.read(found.sha256))
    with store.reading() as db:
        return Looked(found, returned, report(db, actor, found, returned))


def report(db: Database, actor: Actor, found: Arrival, returned: Returned) -> ImportReport:
    """The report of a file that was read, against the record as it is now."""
    own = found.handed_in_by == "institution"
    return _report(db, actor, found.round_id, found.organisation_id, returned, in_preparation=own)


def preview(db: Database, actor: Actor, round_id: str, organisation_id: str, returned: Returned) -> ImportReport:
    """The report of a file that did not arrive yet, for whoever would hand it in. Raises NoSuchRound, NotInvited."""
    seat = queries.seat(db, actor, round_id)
    own = seat.invitation is not None and seat.invitation.organisation_id == organisation_id and not seat.manages
    if not own:
        queries.managed(db, actor, round_id)
        queries.invitation_of(db, round_id, organisation_id)
    return _report(db, actor, round_id, organisation_id, returned, in_preparation=own)


def _report(
    db: Database, actor: Actor, round_id: str, organisation_id: str, returned: Returned, *, in_preparation: bool
) -> ImportReport:
    known = known_in_record(db, round_id, organisation_id)
    if in_preparation:
        known = (*known_in_preparation(db, actor, round_id, organisation_id), *known)
    written = known_as_written(written_rows(db, actor, round_id, organisation_id), known)
    warnings = returned.warnings if in_preparation else (*returned.warnings, *_of_others(db, round_id, known, returned))
    found = replace(returned, warnings=warnings)
    report = reported(found, (*known, *written), people=aliases(db, actor, organisation_id))
    return replace(report, findings=tuple(map(_unsaid, report.findings))) if in_preparation else report


def _unsaid(finding: Finding[ReceivedComment]) -> Finding[ReceivedComment]:
    """Words that an institution changed before it sent them were never said: an old copy of its own adds nothing."""
    known = finding.known
    if finding.standing is not Standing.EARLIER or known is None or known.in_preparation:
        return finding
    return replace(finding, known=replace(known, replaced_by=known.remark))


def _of_others(db: Database, round_id: str, own: Sequence[Known], returned: Returned) -> Iterator[Notice]:
    """That a file holds what another institution said: colleagues of two may have passed it on."""
    mine = {each.id for each in own}
    others = [each for each in known_in_record(db, round_id) if each.id not in mine]
    signed = [comment for comment in returned.comments if is_signed(comment)]
    count = sum(finding.standing is Standing.KNOWN for finding in recognised(signed, others))
    if count:
        yield Notice(OF_OTHERS, {"count": count})


def aliases(db: Database, actor: Actor, organisation_id: str) -> dict[str, str]:
    """Whom names typed in files mean, as the institution's own people said; nobody else has any."""
    found = db.query(
        f"select label, person_id from author_alias where organisation_id = :organisation and {audience_clause()}",
        {"organisation": organisation_id, **audience_parameters(actor)},
    )
    return {row["label"]: row["person_id"] for row in found}
