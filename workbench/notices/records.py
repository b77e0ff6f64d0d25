"""Notices and letters as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    """What somebody is told."""

    INVITED = "invited"
    REMINDER = "reminder"
    REVIEW_SENT = "review_sent"
    ALL_IN = "all_in"
    HANDED_IN = "handed_in"
    SET_ASIDE = "set_aside"
    TRANSCRIBED = "transcribed"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    CLEARANCE = "clearance"
    CLEARANCE_RECORDED = "clearance_recorded"
    ERASED = "erased"
    HEAD_OF_DAY = "head_of_day"
    MATTER_YOURS = "matter_yours"
    MATTER_DUE = "matter_due"
    MATTER_DECIDED = "matter_decided"
    EXTENDED = "extended"
    DEPUTY = "deputy"
    DECLINED = "declined"
    CAME_BACK = "came_back"
    CONCERN_RESOLVED = "concern_resolved"
    TEXT_MAINTAINED = "text_maintained"
    CAME_LATE = "came_late"
    REOPENED = "reopened"
    ANSWERS_OPEN_AGAIN = "answers_open_again"
    PUBLISHED = "published"
    STATE_REPLIED = "state_replied"
    INSTITUTION_REPLIED = "institution_replied"
    REQUESTED = "requested"
    REQUEST_DUE = "request_due"
    REQUEST_LATE = "request_late"
    REQUEST_EXTENDED = "request_extended"
    REQUEST_CLOSED = "request_closed"
    CONTRIBUTION_READY = "contribution_ready"
    CONTRIBUTION_STANDS = "contribution_stands"
    CONTRIBUTION_RECEIVED = "contribution_received"
    CONTRIBUTION_VALIDATED = "contribution_validated"
    CONTRIBUTION_SUBMITTED = "contribution_submitted"
    CONTRIBUTIONS_IN = "contributions_in"
    CONTRIBUTION_CORRECTED = "contribution_corrected"


# Told by e-mail at once, whatever somebody wishes but for `never`: they are asked to do something by a day.
URGENT = frozenset(
    {
        NoticeKind.INVITED,
        NoticeKind.REMINDER,
        NoticeKind.HANDED_IN,
        NoticeKind.SET_ASIDE,
        NoticeKind.TRANSCRIBED,
        NoticeKind.MATTER_YOURS,
        NoticeKind.MATTER_DUE,
        NoticeKind.EXTENDED,
        NoticeKind.DEPUTY,
        NoticeKind.REQUESTED,
        NoticeKind.REQUEST_DUE,
        NoticeKind.REQUEST_LATE,
        NoticeKind.REQUEST_EXTENDED,
        NoticeKind.CONTRIBUTION_READY,
        NoticeKind.CONTRIBUTION_RECEIVED,
    }
)

# A letter of its own for each, however many go out together: each is filed, and passed on, with what it asks.
ALONE = frozenset({NoticeKind.REQUESTED})


class MailWish(StrEnum):
    """How notices reach a person by e-mail."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


@dataclass(frozen=True)
class Notice:
    """One thing a person is told. facts: names and days that the sentence is made of, `day` as 2026-05-03 ·
    address: the page it is about, from the root."""

    id: str
    person_id: str
    kind: NoticeKind
    facts: Mapping[str, str]
    address: str
    at: datetime
    seen_at: datetime | None


@dataclass(frozen=True)
class Letter:
    """An e-mail to one person, as it goes out. to: address · tries: how often it was tried in vain."""

    id: str
    to: str
    name: str
    subject: str
    body: str
    language: str
    tries: int
