"""What a proposal would make of the draft of today, paragraph by paragraph, before anybody says yes. Writes nothing.

The proposal stands on the frozen text. Put into the revision that was frozen it is a text that comes late, and goes
the way of such texts: word by word into what was written since, also through splits and merges; where both changed the
same words nothing is guessed. Where somebody said at which words the comment stands today, it goes there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.comments import margins
from workbench.comments.applying.proposing import ByHand, Proposal, proposal_of, proposes
from workbench.comments.applying.putting_in import put_in
from workbench.comments.frozen import FrozenText
from workbench.comments.projection.records import Projected
from workbench.comments.records import Comment
from workbench.drafting import queries as drafting
from workbench.drafting.moments.merging import Written
from workbench.drafting.operations.late import Placed, content, placed
from workbench.drafting.records import Revision, SnapshotParagraph
from workbench.errors import NotFound
from workbench.people import Actor
from workbench.store import Database
from workbench.text import markup
from workbench.word.returned.anchoring import Segment


@dataclass(frozen=True)
class Part:
    """A paragraph that the proposal changes: its text now, as a revision, and then."""

    paragraph_id: str
    standing: Revision
    written: Written

    @property
    def before(self) -> str:
        """Plain text."""
        return self.standing.text

    @property
    def after(self) -> str:
        """Plain text."""
        return markup.plain(self.written.markup)


@dataclass(frozen=True)
class Offer:
    """What can be done with a proposal.

    parts: the paragraphs that it changes, none where the draft says so already · carrier: the paragraph that then
    carries the answer · by_hand: why a person writes it instead, None where it can be put in · wished: the frozen
    paragraph as it would read (plain text) where the draft moved on; else "".
    """

    parts: tuple[Part, ...]
    carrier: str | None
    by_hand: ByHand | None
    wished: str = ""

    @property
    def stands_already(self) -> bool:
        """Whether the draft says what is proposed."""
        return self.by_hand is None and not self.parts

    @property
    def seen(self) -> tuple[str, ...]:
        """The revisions that it was made on."""
        return tuple(part.standing.id for part in self.parts)


def offer(db: Database, actor: Actor, comment: Comment, frozen: FrozenText, today: Projected | None) -> Offer | None:
    """What the proposal would make of the draft; None where the comment proposes nothing.

    `frozen`: the version that the round is held on; `today`: where the comment stands in the draft.
    """
    if not proposes(comment):
        return None
    carrier = today.paragraph_id if today else None
    if not frozen.holds(comment.paragraph_id):
        return Offer((), carrier, ByHand.NOT_PLACED)
    if today is not None and today.by_hand:
        return _where_somebody_said(db, actor, comment, today)
    paragraph = frozen.paragraph(comment.paragraph_id or "")
    segments, whole = margins.places(comment, _kept(db, comment.id))
    wanted = proposal_of(comment, segments, whole=whole, text=paragraph.text)
    if isinstance(wanted, ByHand):
        return Offer((), carrier, wanted)
    return _on_the_frozen(db, wanted, paragraph, carrier)


def _on_the_frozen(db: Database, wanted: Proposal, frozen: SnapshotParagraph, carrier: str | None) -> Offer:
    base = drafting.revision(db, frozen.id, frozen.revision_id)
    written = put_in(base.markup, wanted, frozen.text)
    if written is None:
        return Offer((), carrier, ByHand.CELLS)
    gone = Offer((), carrier, ByHand.GONE if carrier is None else ByHand.MOVED_ON, markup.plain(written))
    try:
        where = drafting.place_of(db, frozen.id)
    except NotFound:
        return gone
    goes_to = placed(db, where, base=base, mine=_with(base, written))
    if goes_to is None:
        return gone
    return _offered(goes_to, carrier)


def _offered(goes_to: Sequence[Placed], carrier: str | None) -> Offer:
    parts = tuple(
        Part(each.where.id, each.standing, each.written) for each in goes_to if each.written != content(each.standing)
    )
    return Offer(parts, parts[0].paragraph_id if parts else carrier or goes_to[0].where.id, None)


def _where_somebody_said(db: Database, actor: Actor, comment: Comment, today: Projected) -> Offer:
    """Into the words of today that a person named."""
    if today.paragraph_id is None:
        return Offer((), None, ByHand.GONE)
    now = drafting.paragraph(db, actor, today.paragraph_id)
    words = today.segments[0] if len(today.segments) == 1 else None
    here = [Segment(now.id, words.start, words.end)] if words else [Segment(now.id, 0, 0)]
    wanted = proposal_of(comment, here, whole=words is None, text=now.text)
    if isinstance(wanted, ByHand):
        return Offer((), now.id, wanted)
    written = put_in(now.markup, wanted, now.text)
    if written is None:
        return Offer((), now.id, ByHand.CELLS)
    standing = drafting.revision(db, now.id, now.revision_id)
    after = _with(standing, written)
    parts = () if after == content(standing) else (Part(now.id, standing, after),)
    return Offer(parts, now.id, None)


def _kept(db: Database, comment_id: str) -> list[dict[str, Any]]:
    """The places that the comment had in its file."""
    for row in db.query("select segments from comment where id = :id", {"id": comment_id}):
        return list(json.loads(row["segments"]))
    return []


def _with(base: Revision, written: str) -> Written:
    """The same paragraph with another text, and the footnotes that it still names."""
    named = {note.id for note in markup.notes(written)}
    footnotes = {key: words for key, words in base.footnotes.items() if key in named}
    return Written(written, footnotes, base.attributes)
