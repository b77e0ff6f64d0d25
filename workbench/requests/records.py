"""A request to a ministry as the office speaks of it: what is asked, by when, and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Final

OUT: Final = "out"  # the direction of a file that went to the ministry: the letter on top of its request


class RequestStanding(StrEnum):
    """Where a request stands. In preparation nobody of the ministry knows of it."""

    IN_PREPARATION = "in_preparation"
    SENT = "sent"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ItemKind(StrEnum):
    """What an item asks about: a recommendation, a requirement of the guidelines, or a question of its own."""

    RECOMMENDATION = "recommendation"
    REQUIREMENT = "requirement"
    QUESTION = "question"


class AnswerKind(StrEnum):
    """What is answered: words, that nothing changed since, or that another office has to answer."""

    ANSWER = "answer"
    NO_CHANGE = "no_change"
    NOT_OURS = "not_ours"


class Use(StrEnum):
    """What an answer may be used for: quoted in the report, or read as background and not quoted."""

    FOR_REPORT = "for_report"
    BACKGROUND = "background"


class BlockKind(StrEnum):
    """A piece of an answer."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    PICTURE = "picture"


class ContributionStanding(StrEnum):
    """Submitted: its validating authority stands behind it. Received: it came unsigned, and is the secretariat's."""

    SUBMITTED = "submitted"
    RECEIVED = "received"


@dataclass(frozen=True)
class Beside:
    """A passage that stands beside an item: of the last report, or of the ministry's own last contribution.

    citation: how people name it · own: whether it is the ministry's own contribution.
    """

    citation: str
    text: str
    language: str
    own: bool


@dataclass(frozen=True)
class RequestItem:
    """One thing that is asked. `code` is printed beside it, unique in its request (`K7Q`): by it an answer comes back.

    `text` is the recommendation's, the requirement's or the question's own; `asked` what the secretariat adds to it.
    `target` is the recommendation's lead, or `PACK#ID` of a requirement, "" for a question; `key` how people cite it.
    `words` is the limit, None without one. `section_id` is where the answer is to stand in the report.
    """

    id: str
    request_id: str
    position: int
    code: str
    kind: ItemKind
    target: str
    key: str
    text: str
    language: str
    asked: str
    words: int | None
    section_id: str | None
    beside: tuple[Beside, ...]


@dataclass(frozen=True)
class InformationRequest:
    """What one ministry or body is asked. `code` names it in files (`REQ-7F3K2`); `words` is the limit of the whole.

    `report_title` is "" for one that hangs on no report. `due` is the last day in time, extensions counted in.
    """

    id: str
    code: str
    report_id: str | None
    report_title: str
    title: str
    organisation_id: str
    organisation: str
    audience: str
    language: str
    due: date
    words: int | None
    contact: str
    letter: str
    standing: RequestStanding
    version: int
    made_at: datetime
    sent_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether answers are awaited."""
        return self.standing is RequestStanding.SENT

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.standing is RequestStanding.WITHDRAWN


@dataclass(frozen=True)
class RequestEvent:
    """What happened to a request, and on whose side."""

    request_id: str
    kind: str
    facts: Mapping[str, str]
    is_office: bool
    by_name: str
    at: datetime


@dataclass(frozen=True)
class RequestFile:
    """A file that went out, came in, or was attached; kept byte for byte."""

    id: str
    request_id: str
    direction: str  # out, in, letter, attachment
    sha256: str
    name: str
    size: int
    parsed: bool
    why_not: str
    is_office: bool
    by_name: str
    at: datetime


@dataclass(frozen=True)
class AnswerBlock:
    """A paragraph (plain text), a table (a tab ends a cell, a line break a row), or a picture (its SHA-256 as text)."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class PreparedAnswer:
    """An answer its ministry works on: seen by its own people alone.

    `item_id` is None for what came back in a file and found no item: `why_queued` says why. `source` is the file it
    was read from, "" for words written on the web. Two answers to one item are what two departments wrote.
    """

    id: str
    request_id: str
    item_id: str | None
    organisation_id: str
    source: str
    kind: AnswerKind
    use: Use
    belongs_to: str
    blocks: tuple[AnswerBlock, ...]
    why_queued: str
    author_label: str
    version: int
    updated_at: datetime


@dataclass(frozen=True)
class PreparedAttachment:
    """A file beside the answers in preparation: seen by its ministry's own people alone."""

    id: str
    request_id: str
    sha256: str
    name: str
    size: int
    author_label: str
    at: datetime


@dataclass(frozen=True)
class ContributedAnswer:
    """An answer as it was contributed; `words` counted as the report counts them."""

    item_id: str | None
    kind: AnswerKind
    use: Use
    belongs_to: str
    blocks: tuple[AnswerBlock, ...]
    words: int
    why_queued: str


@dataclass(frozen=True)
class Contribution:
    """What a ministry sent in, once. `number` counts from 1; the last of a request is the one that stands.

    `validated_by` names who stands behind it, "" where it was received unsigned; `signed_on` the day of a letter;
    `file` is the SHA-256 of the file that it came in, "" for one that was submitted here. `counts_on` is the day as of
    which it counts against the last day, where that is not the day of `at` (`timeliness.counts_as_of`).
    """

    id: str
    request_id: str
    organisation_id: str
    organisation: str
    number: int
    standing: ContributionStanding
    validated_how: str
    validated_by: str
    signed_on: date | None
    late: bool
    words: int
    by_name: str
    at: datetime
    answers: tuple[ContributedAnswer, ...]
    file: str = ""
    counts_on: date | None = None

    def day(self, zone: tzinfo | None) -> date:
        """The day as of which it counts."""
        return self.counts_on or self.at.astimezone(zone).date()
