"""What a returned file brings, as values: remarks with their threads, proposed changes, what came back otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.comments.records import Anchor, CommentKind, CommentType, Origin, Scope, Severity
from workbench.word.notices import Notice
from workbench.word.returned.anchoring import Segment


@dataclass(frozen=True)
class ReceivedComment:
    """A remark or proposal from the file.

    identity: the same remark has the same one, from whichever copy it comes · reply_to: identity of the comment that
    it answers · date: as the file has it, local time of its writer · segments: all places when it spans paragraphs;
    `anchor` is the first · proposed: the words wanted instead, ¶ for a new paragraph; None for comments ·
    moved_to: where words that moved went · on_suggestion: identity of the proposal on whose new words it stands ·
    scope, type, severity: as a commenting table says them, None where the file does not · likely: places that may be
    meant, the best first; offered to whoever places it by hand, never taken · markup: the text in the inline markup,
    "" where the file has no more than the words · story: where it stands beside the text ("footnote 3", "text box") ·
    row, cited: where it stood in a commenting table, and the words that said there which paragraph is meant ·
    written: id of the comment that the form had in this row when it went out, where the row still says the same.
    """

    identity: str
    kind: CommentKind
    origin: Origin
    anchor: Anchor
    number: int | None
    segments: tuple[Segment, ...]
    text: str
    proposed: str | None
    author: str
    initials: str
    date: str
    reply_to: str | None = None
    reply_inferred: bool = False
    resolved: bool = False
    moved_to: Segment | None = None
    on_suggestion: str | None = None
    scope: Scope | None = None
    type: CommentType | None = None
    severity: Severity | None = None
    likely: tuple[Segment, ...] = ()
    markup: str = ""
    story: str = ""
    row: str = ""
    cited: str = ""
    written: str = ""


@dataclass(frozen=True)
class Intake:
    """What a returned file brings. snapshot_id: as the file names it, None if it names none.

    suggestions: changes under change tracking · untracked: those made without it, which bear no name and no date ·
    saved_at: when the file was last saved, as it says itself, "" if it does not.
    """

    snapshot_id: str | None
    comments: tuple[ReceivedComment, ...]
    suggestions: tuple[ReceivedComment, ...]
    untracked: tuple[ReceivedComment, ...]
    warnings: tuple[Notice, ...]
    saved_at: str = ""

    @property
    def everything(self) -> tuple[ReceivedComment, ...]:
        """Comments, then proposals, tracked and untracked."""
        return (*self.comments, *self.suggestions, *self.untracked)

    def without(self, known: Iterable[str]) -> Intake:
        """What is new to someone who has the remarks with these identities."""
        there = frozenset(known)
        return replace(
            self,
            comments=tuple(comment for comment in self.comments if comment.identity not in there),
            suggestions=tuple(change for change in self.suggestions if change.identity not in there),
            untracked=tuple(change for change in self.untracked if change.identity not in there),
        )
