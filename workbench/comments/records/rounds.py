"""A round, the seats in it, the files that went out and came in, and its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.comments.records.kinds import RoundKind


@dataclass(frozen=True)
class CommentRound:
    """A round held on one snapshot. `closes` is the last day on which comments are in time."""

    id: str
    report_id: str
    snapshot_id: str
    kind: RoundKind
    audience: str
    opened_at: datetime
    closes: date
    instructions: str
    requested_sections: tuple[str, ...]
    response_publication: str
    working_days: int
    short_notice_reason: str


@dataclass(frozen=True)
class Invitation:
    """An institution's seat in a round; `prefix` begins the labels of its comments (`NHRI-001`)."""

    id: str
    round_id: str
    organisation_id: str
    organisation: str
    capacity: str
    independent: bool
    official_voice: str | None
    own_deadline: date | None
    prefix: str


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
