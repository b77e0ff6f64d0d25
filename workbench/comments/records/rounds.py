"""A round, the seats in it, the files that went out and came in, and its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.comments.records.kinds import ResponsePublication, RoundKind


@dataclass(frozen=True)
class CommentRound:
    """A round held on one snapshot.

    closes: the last day on which comments are in time, as extended for everybody · working_days: the fewest that an
    institution was given at the opening · enforce_deadline: after its own last day an institution writes and sends
    nothing more on the web; a letter is kept all the same.
    """

    id: str
    report_id: str
    snapshot_id: str
    kind: RoundKind
    audience: str
    opened_at: datetime
    closes: date
    instructions: str
    requested_sections: tuple[str, ...]
    response_publication: ResponsePublication
    working_days: int
    short_notice_reason: str
    enforce_deadline: bool = False


@dataclass(frozen=True)
class Invitation:
    """An institution's seat in a round; `prefix` begins the labels of its comments (`NHRI-001`).

    own_deadline: its last day in time where that is not the round's, as extended · reviewed_snapshot: the version that
    it reviewed last before this one, None where this is the first.
    """

    id: str
    round_id: str
    organisation_id: str
    organisation: str
    capacity: str
    independent: bool
    official_voice: str | None
    own_deadline: date | None
    prefix: str
    reviewed_snapshot: str | None = None


@dataclass(frozen=True)
class RoundFile:
    """A file that went out or came in, kept byte for byte."""

    id: str
    round_id: str
    organisation_id: str
    direction: str  # in, out, or message: the institution's word that what came in is its final answer
    handed_in_by: str  # state, institution
    sha256: str
    name: str
    parsed: bool
    why_not: str
    by_name: str
    at: datetime
    erased: bool = False  # its bytes are gone by rule; its fingerprint stays


@dataclass(frozen=True)
class RoundEvent:
    """One entry of the round's ledger."""

    round_id: str
    seq: int
    kind: str
    payload: str
    by: str
    by_id: str | None
    at: str
    previous_hash: str
    hash: str
