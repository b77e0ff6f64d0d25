"""Words by another hand: typed by the State side from a letter, an e-mail, a meeting or a telephone call.

They are received, unconfirmed, until the institution's official voice makes them its own; the original, or the
minutes, is kept with them. In time is what was said in time, whenever it is typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from workbench.comments import ledger, queries, telling
from workbench.comments.frozen import NOWHERE
from workbench.comments.intake.identity import free_identities, identified
from workbench.comments.intake.known import recognised
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.intake.table.places import Places, places_of
from workbench.comments.knowing import known_in_record
from workbench.comments.operations.preparing import require_open
from workbench.comments.operations.receiving.files import file_row, same_file
from workbench.comments.operations.receiving.remark_rows import received_row
from workbench.comments.operations.sending import labelled, received
from workbench.comments.records import Anchor, Comment, CommentState, Invitation, Match, Origin, Scope
from workbench.comments.refusals import NoSuchComment
from workbench.comments.refusals_by_hand import (
    DayBeforeTheRound,
    DayNotOver,
    EmptyTranscription,
    NotTranscribed,
    OriginalMissing,
)
from workbench.comments.rows import anchor_columns
from workbench.comments.transcribing.placing import Transcribed, as_received
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp

BY_ANOTHER_HAND: Final = (Origin.LETTER, Origin.E_MAIL, Origin.MEETING, Origin.TELEPHONE)


@dataclass(frozen=True)
class Transcript:
    """What came of it: ids of the comments in the order of the letter, and how many the record had already."""

    file_id: str
    comments: tuple[str, ...]
    duplicates: int


@dataclass(frozen=True)
class _Letter:
    """What the words were typed from."""

    invitation: Invitation
    origin: Origin
    said_on: date
    file_id: str
    by: Actor
    at: datetime


def transcribe(
    db: Database,
    *,
    round_id: str,
    organisation: str,
    origin: Origin,
    said_on: date,
    file: tuple[str, bytes],
    words: Sequence[Transcribed],
    by: Actor,
    at: datetime,
) -> Transcript:
    """Put the words of an invited institution (id or name) into the record, unconfirmed, and tell the institution.

    `said_on` is the day the letter came in or the talk was held; `file` the name and the bytes, already kept, of the
    original or the minutes. Words that were typed from the same day before are known and add nothing. Raises
    NoSuchRound, NotInvited, RoundClosed, NotTranscribed, OriginalMissing, EmptyTranscription, DayNotOver,
    DayBeforeTheRound, NoSuchComment.
    """
    require(by, Permission.MANAGE_ROUNDS)
    seat = queries.managed(db, by, round_id)
    invitation = queries.invitation_of(db, round_id, people.organisation(db, organisation).id)
    require_open(seat)
    _check(origin, said_on, file, words, opened=seat.round.opened_at.date(), today=at.date())
    row, there = _file(db, invitation, file, by=by, at=at)
    letter = _Letter(invitation, origin, said_on, there or str(row["id"]), by, at)
    places = Places(places_of(drafting.snapshot(db, None, seat.round.snapshot_id)))
    day = said_on.isoformat()
    came = identified(
        [as_received(each, places, origin=origin, said_on=day, row=str(n)) for n, each in enumerate(words, start=1)]
    )
    new = _new(db, invitation, came, words)
    own = _own(queries.comments(db, by, round_id), invitation)
    late = said_on > (invitation.own_deadline or seat.round.closes)
    comments = labelled(
        db,
        [_comment(letter, each, said, own) for each, said in _free(db, invitation, new)],
        invitation=invitation,
        at=at,
        received_as=CommentState.RECEIVED_UNCONFIRMED,
        late=late,
    )
    _keep(db, letter, [] if there else [row], comments, sha256=row["sha256"])
    return Transcript(letter.file_id, tuple(each["id"] for each in comments), len(words) - len(comments))


def _check(
    origin: Origin, said_on: date, file: tuple[str, bytes], words: Sequence[Transcribed], *, opened: date, today: date
) -> None:
    if origin not in BY_ANOTHER_HAND:
        raise NotTranscribed
    if not file[1]:
        raise OriginalMissing
    if not words or not all(each.text.strip() or each.proposed.strip() for each in words):
        raise EmptyTranscription
    if said_on > today:
        raise DayNotOver(day=said_on.isoformat())
    if said_on < opened:
        raise DayBeforeTheRound(day=said_on.isoformat(), opened=opened.isoformat())


def _file(
    db: Database, invitation: Invitation, file: tuple[str, bytes], *, by: Actor, at: datetime
) -> tuple[dict[str, Any], str | None]:
    """The row of the original, and the id under which these very bytes are kept already."""
    mine = {"round_id": invitation.round_id, "organisation_id": invitation.organisation_id, "handed_in_by": "state"}
    row = {**file_row(file[1], file[0], by=by, at=at), **mine, "direction": "in"}
    return row, same_file(db, "round_file", {**mine, "direction": "in"}, row["sha256"])


def _new(
    db: Database, invitation: Invitation, came: Sequence[ReceivedComment], words: Sequence[Transcribed]
) -> list[tuple[ReceivedComment, Transcribed]]:
    """Those that the record has not yet, with what was typed of each."""
    known = known_in_record(db, invitation.round_id, invitation.organisation_id)
    findings = recognised(came, known)
    return [(finding.comment, said) for finding, said in zip(findings, words, strict=True) if finding.adds]


def _free(
    db: Database, invitation: Invitation, new: Sequence[tuple[ReceivedComment, Transcribed]]
) -> list[tuple[ReceivedComment, Transcribed]]:
    taken = {row["identity"] for row in received(db, invitation.round_id, invitation.organisation_id)}
    names = free_identities([each.identity for each, _ in new], taken)
    return [(replace(each, identity=name), said) for (each, said), name in zip(new, names, strict=True)]


def _own(comments: Sequence[Comment], invitation: Invitation) -> dict[str, Comment]:
    return {each.label: each for each in comments if each.organisation_id == invitation.organisation_id}


def _named(label: str, own: Mapping[str, Comment], round_id: str) -> Comment | None:
    """The institution's comment of that label, in the wording that counts; None where none is named."""
    if not label.strip():
        return None
    if label.strip() not in own:
        raise NoSuchComment(comment=label.strip(), round=round_id)
    found = own[label.strip()]
    later = {each.id: each for each in own.values()}
    return later.get(found.replaced_by or "", found)


def _comment(letter: _Letter, came: ReceivedComment, said: Transcribed, own: Mapping[str, Comment]) -> dict[str, Any]:
    """The row of a comment, without its label."""
    round_id = letter.invitation.round_id
    head, before = (_named(label, own, round_id) for label in (said.reply_to, said.replaces))
    row = received_row(
        came,
        comment_id=new_id(),
        reply_to=head.id if head else None,
        file_id=letter.file_id,
        saved_at="",
        at=letter.at,
    )
    return {
        **row,
        **_place(came),
        **(_place_like(head or before) if not said.cited.strip() and not said.quote.strip() else {}),
        "round_id": round_id,
        "organisation_id": letter.invitation.organisation_id,
        "author_id": None,
        "replaces": before.id if before else None,
        **({"language": said.language} if said.language else {}),
    }


def _place(came: ReceivedComment) -> dict[str, Any]:
    """The section of what is about one as a whole: nothing is anchored at its heading."""
    about_a_section = came.scope in (Scope.SECTION, Scope.MISSING_TOPIC) and came.anchor.start is None
    if not about_a_section:
        return {}
    return {"section_id": came.anchor.paragraph_id, **anchor_columns(NOWHERE)}


def _place_like(other: Comment | None) -> dict[str, Any]:
    """What goes on with a comment, or puts it right, and says nothing of a place, stands where that one does."""
    if other is None:
        return {}
    place, hand = other.anchor, other.placement
    if hand is not None:
        place = Anchor(hand.paragraph_id, hand.start, hand.end, hand.quote, "", "", Match.EXACT, "")
    return {"scope": other.scope.value, "section_id": other.section_id, **anchor_columns(place)}


def _keep(
    db: Database, letter: _Letter, files: Sequence[dict[str, Any]], comments: Sequence[dict[str, Any]], *, sha256: str
) -> None:
    if not comments and not files:
        return
    round_id, name, day = letter.invitation.round_id, letter.invitation.organisation, letter.said_on.isoformat()
    who = ledger.speaker(letter.by)
    typed: dict[str, Any] = {
        "round_id": round_id,
        "file_id": letter.file_id,
        "said_on": day,
        "at": timestamp(letter.at),
    }
    typed |= {"by_name": who.name, "by_id": who.person_id}
    written: list[ledger.NewRow] = [("round_file", row) for row in files]
    written += [("comment", row) for row in comments]
    written += [("comment_transcription", {**typed, "comment_id": row["id"]}) for row in comments]
    facts = {"file": sha256, "origin": letter.origin.value, "said_on": day, "comments": len(comments)}
    ledger.append(db, round_id=round_id, kind="transcribed", by=letter.by, at=letter.at, written=written, facts=facts)
    did = f"entered {len(comments)} comments of {name} from what it said on {day}"
    ledger.note(db, round_id, did, verb="transcribed", by=letter.by, at=letter.at)
    if comments:
        telling.tell_transcribed(db, letter.invitation, by=letter.by, at=letter.at)
