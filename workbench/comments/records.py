"""A comment round as the office speaks of it: who was invited, what was said, what was answered.

Everything here is a value. What may change while an institution prepares its comments is a `DraftComment`; what
was sent or received is a `Comment` and stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RoundKind(StrEnum):
    """Whom a round is held with."""

    INTERNAL = "internal"
    CLEARANCE = "clearance"
    NHRI = "nhri"
    PARLIAMENT = "parliament"
    CIVIL_SOCIETY = "civil_society"
    PUBLIC = "public"
    EDITORIAL = "editorial"


class Position(StrEnum):
    """What an institution says of the draft as a whole; an independent body never gives its consent."""

    COMMENTS_SENT = "comments_sent"
    NO_COMMENTS = "no_comments"
    SERIOUS_CONCERN = "serious_concern"


class Scope(StrEnum):
    """What a comment is about."""

    DOCUMENT = "document"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    SPAN = "span"
    MISSING_TOPIC = "missing_topic"


class CommentKind(StrEnum):
    """A remark, or a change proposed in the text itself."""

    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    REPLACEMENT = "replacement"
    MOVE = "move"


class CommentType(StrEnum):
    """The nature of a comment, as the commenting tables of standards bodies have it."""

    SUBSTANTIVE = "substantive"
    FACTUAL = "factual"
    LEGAL = "legal"
    EDITORIAL = "editorial"
    TRANSLATION = "translation"
    GENERAL = "general"


class Severity(StrEnum):
    """How much the institution insists."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Confidentiality(StrEnum):
    """How visible the institution wants its comment; the State side cannot make it less so."""

    SECRETARIAT = "secretariat"
    REVIEWERS = "reviewers"
    PUBLIC_AFTER_ROUND = "public_after_round"


class Origin(StrEnum):
    """By which road the words came."""

    WEB = "web"
    WORD_COMMENT = "word_comment"
    WORD_TRACKED_CHANGE = "word_tracked_change"
    WORD_UNTRACKED_CHANGE = "word_untracked_change"
    COMMENT_TABLE = "comment_table"


class CommentState(StrEnum):
    """Where a comment stands, read off its history."""

    RECEIVED_UNCONFIRMED = "received_unconfirmed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Match(StrEnum):
    """How surely the place of a comment is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    PARAGRAPH = "paragraph"
    QUEUED = "queued"


class Answer(StrEnum):
    """The State's disposition of a comment."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    NOT_ACCEPTED = "not_accepted"
    NOTED = "noted"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"


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
class Anchor:
    """A place in the frozen text. Offsets are code points of the paragraph's plain text; None where not known."""

    paragraph_id: str | None
    start: int | None
    end: int | None
    quote: str
    prefix: str
    suffix: str
    match: Match
    why: str


@dataclass(frozen=True)
class LikelyPlace:
    """Words of a frozen paragraph, or all of it: offered for a comment that has no place, never taken unasked."""

    paragraph_id: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class DraftComment:
    """A comment in preparation: its institution's own, seen by nobody else."""

    id: str
    round_id: str
    organisation_id: str
    author_id: str | None
    author_label: str
    scope: Scope
    section_id: str | None
    anchor: Anchor
    kind: CommentKind
    type: CommentType
    severity: Severity
    confidentiality: Confidentiality
    language: str
    text: str
    proposed: str | None
    origin: Origin
    file_id: str | None
    identity: str
    reply_to: str | None
    written_at: str
    version: int
    updated_at: datetime
    likely: tuple[LikelyPlace, ...] = ()
    cited: str = ""  # how a row of a commenting table names its paragraph
    moved_to: LikelyPlace | None = None  # where words that are to move would go
    replaces: str | None = None  # the sent comment that it corrects

    @property
    def is_queued(self) -> bool:
        """Whether it waits for somebody to place it."""
        return self.anchor.match is Match.QUEUED


@dataclass(frozen=True)
class Placement:
    """A place set by hand; it outranks the anchor, which is never changed."""

    comment_id: str
    paragraph_id: str
    start: int | None
    end: int | None
    quote: str
    note: str
    placed_by: str
    placed_at: datetime


@dataclass(frozen=True)
class Disposition:
    """The State's answer to one comment. `internal_note` never leaves the State side.

    `paragraph_label` is how the paragraph that carries the answer was cited (`24 (a)`) when it was given, or "".
    """

    id: str
    comment_id: str
    value: Answer
    reason: str
    paragraph_id: str | None
    revision_id: str | None
    paragraph_label: str
    internal_note: str
    decided_by: str
    decided_at: datetime
    released: bool


@dataclass(frozen=True)
class Comment:
    """A comment that was sent or received: never edited, never deleted.

    `anchor` is the surest place that any of its copies gave · `replaced_by` is the id of the same remark in later
    words, if the institution corrected it: those are answered, these stay in the record · `author_label` (the name
    typed in the Word file) and `author_id` are for the institution's own people alone.
    """

    id: str
    label: str
    round_id: str
    organisation_id: str
    organisation: str
    author_id: str | None
    author_label: str
    scope: Scope
    section_id: str | None
    anchor: Anchor
    kind: CommentKind
    type: CommentType
    severity: Severity
    confidentiality: Confidentiality
    language: str
    text: str
    proposed: str | None
    origin: Origin
    reply_to: str | None
    written_at: str
    received_at: datetime
    late: bool
    state: CommentState
    placement: Placement | None
    disposition: Disposition | None
    likely: tuple[LikelyPlace, ...] = ()
    cited: str = ""  # how a row of a commenting table names its paragraph
    moved_to: LikelyPlace | None = None  # where words that are to move would go
    replaced_by: str | None = None

    @property
    def paragraph_id(self) -> str | None:
        """The frozen paragraph it stands at: set by hand if it was, else as anchored; None while queued."""
        if self.placement:
            return self.placement.paragraph_id
        return None if self.anchor.match is Match.QUEUED else self.anchor.paragraph_id

    @property
    def is_queued(self) -> bool:
        """Whether it waits for somebody to place it."""
        return self.placement is None and self.anchor.match is Match.QUEUED

    @property
    def stands(self) -> bool:
        """Whether it is in force: not withdrawn, and in the wording that counts."""
        return self.replaced_by is None and self.state is not CommentState.WITHDRAWN

    @property
    def waits_for_answer(self) -> bool:
        """Whether it is to be answered and has no answer yet."""
        return self.stands and self.disposition is None

    @property
    def waits_for_place(self) -> bool:
        """Whether it is in the queue; what is no longer in force needs no place."""
        return self.stands and self.is_queued

    @property
    def is_where_its_institution_put_it(self) -> bool:
        """Whether nobody else has a say in its place: it is exact, or the institution itself set it."""
        if self.placement is None:
            return self.anchor.match is Match.EXACT
        return self.placement.placed_by == self.organisation

    @property
    def span(self) -> tuple[int, int] | None:
        """The words it stands at, as code-point offsets in the frozen paragraph, when they are known."""
        place = self.placement or self.anchor
        if place.start is None or place.end is None or self.is_queued:
            return None
        return place.start, place.end


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
