"""What stands in the margin of the frozen draft: each comment with its place, its thread and its answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.comments import queries
from workbench.comments.records import Comment, Disposition, DraftComment, Match
from workbench.people import Actor
from workbench.store import Database
from workbench.word.returned.anchoring import Segment


@dataclass(frozen=True)
class MarginNote:
    """One comment, as the margin has it.

    label: "" in preparation · segments: its places in the frozen text, none while it waits to be placed, or is on the
    whole report · whole: the place is a paragraph or heading as a whole, and its only segment has no length ·
    resolved: in the file it came in · markup: its text with the form it had there, "" for none · moved_to: where words
    that move go · on: id of the proposal on whose new words it stands.
    """

    comment: Comment | DraftComment
    label: str
    segments: tuple[Segment, ...]
    whole: bool
    resolved: bool
    moved_to: Segment | None
    on: str | None
    answer: Disposition | None
    markup: str = ""


def notes(db: Database, actor: Actor, round_id: str, organisation_id: str | None = None) -> tuple[MarginNote, ...]:
    """All that the actor may see of the round, or of one institution in it.

    For those who manage the round: what was sent or received, with the last answers, released or not; of one
    institution with the answers released to it, as that institution sees them. For an institution's own people: what
    it sent, with the answers released to it, and what it has in preparation. What was withdrawn, and what a
    correction replaced, is left out. Raises NoSuchRound.
    """
    seat = queries.seat(db, actor, round_id)
    if organisation_id is None:
        found: list[Comment | DraftComment] = list(queries.comments(db, actor, round_id))
    else:
        found = list(queries.comments_of(db, actor, round_id, organisation_id))
    if seat.invitation and not seat.manages:
        found += queries.drafts(db, actor, round_id)
    more = _more(db, round_id, [each.id for each in found])
    ids = {more[each.id]["identity"]: each.id for each in found}
    put_right = {more[each.id]["replaces"] for each in found if isinstance(each, DraftComment)}
    return tuple(_note(each, more[each.id], ids) for each in found if each.id not in put_right and _stands(each))


def _stands(comment: Comment | DraftComment) -> bool:
    """Whether it is in force: not withdrawn, and in the wording that counts."""
    if isinstance(comment, DraftComment):
        return True
    return comment.stands


def _more(db: Database, round_id: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What the records leave out, of comments that were found for the actor."""
    query = """
        select id, identity, segments, in_file, replaces from comment
        where round_id = :round and id in (select value from json_each(:ids))
        union all select id, identity, segments, in_file, replaces from draft_comment
        where round_id = :round and id in (select value from json_each(:ids))
        """
    return {row["id"]: row for row in db.query(query, {"round": round_id, "ids": json.dumps(list(ids))})}


def _note(comment: Comment | DraftComment, row: Mapping[str, Any], ids: Mapping[str, str]) -> MarginNote:
    in_file = json.loads(row["in_file"])
    segments, whole = places(comment, json.loads(row["segments"]))
    moved = in_file.get("moved_to")
    sent = comment if isinstance(comment, Comment) else None
    return MarginNote(
        comment=comment,
        label=sent.label if sent else "",
        segments=segments,
        whole=whole,
        resolved=bool(in_file.get("resolved")),
        moved_to=Segment(**moved) if moved else None,
        on=ids.get(in_file.get("on_suggestion") or ""),
        answer=sent.disposition if sent else None,
        markup=in_file.get("markup", ""),
    )


def places(comment: Comment | DraftComment, kept: list[dict[str, Any]]) -> tuple[tuple[Segment, ...], bool]:
    """Where it stands, and whether as a whole: a place set by hand first, else all places of the file, else the one."""
    if isinstance(comment, Comment) and comment.placement is not None:
        place = comment.placement
        whole = place.start is None or place.end is None
        return (Segment(place.paragraph_id, place.start or 0, place.end or 0),), whole
    anchor = comment.anchor
    if anchor.match is Match.QUEUED:
        return (), False
    segments = tuple(Segment(**each) for each in kept)
    first = (segments[0].uid, segments[0].start, segments[0].end) if segments else None
    # Another copy may have told a surer place than that of its own file: it is the anchor's, and one stretch.
    if first == (anchor.paragraph_id, anchor.start, anchor.end):
        return segments, False
    uid = anchor.paragraph_id or comment.section_id
    if uid is None:
        return (), False
    whole = anchor.start is None or anchor.end is None
    return (Segment(uid, anchor.start or 0, anchor.end or 0),), whole
