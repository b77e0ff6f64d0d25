"""What was said and what was answered: in preparation a `DraftComment`, sent or received a `Comment`, for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.comments.records.hands import Transcription, Translation
from workbench.comments.records.kinds import (
    Answer,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    Match,
    Origin,
    Scope,
    Severity,
)
from workbench.comments.records.links import Link
from workbench.comments.records.places import Anchor, LikelyPlace, Placement
from workbench.comments.records.replies import Reply


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
    links: tuple[Link, ...] = ()

    @property
    def is_queued(self) -> bool:
        """Whether it waits for somebody to place it."""
        return self.anchor.match is Match.QUEUED


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
    reopened_at: datetime | None = None  # when its text was found to read differently; None while it holds


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
    replies: tuple[Reply, ...] = ()  # what the State and its institution said further, first to last
    links: tuple[Link, ...] = ()
    replaces: str | None = None  # the comment that it corrects: once it is confirmed, if it was handed in
    transcription: Transcription | None = None  # where somebody else typed the words
    translations: tuple[Translation, ...] = ()
    erased: bool = False  # its words are gone at its institution's request, or by order; the rest of it stays

    @property
    def received_on(self) -> date:
        """The day that counts for the deadline: of the letter or the talk, where the words were typed from one."""
        return self.transcription.said_on if self.transcription else self.received_at.date()

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
        """Whether it is to be answered and has no answer that holds."""
        return self.stands and (self.disposition is None or self.reopened)

    @property
    def reopened(self) -> bool:
        """Whether its answer is open again: the text that carries it has changed since."""
        return self.stands and self.disposition is not None and self.disposition.reopened_at is not None

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
