"""Table rows of a comment round, read as records and written from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from workbench.comments.erased import Erasure, Ground
from workbench.comments.records import (
    Anchor,
    Answer,
    Comment,
    CommentKind,
    CommentRound,
    CommentState,
    CommentType,
    Confidentiality,
    Disposition,
    DraftComment,
    Invitation,
    LikelyPlace,
    Link,
    Match,
    Origin,
    Placement,
    ResponsePublication,
    RoundEvent,
    RoundFile,
    RoundKind,
    Scope,
    Severity,
    Transcription,
    Translation,
)


def moment(text: str) -> datetime:
    """A stored time as an aware datetime in UTC."""
    return datetime.fromisoformat(text)


def comment_round(row: Mapping[str, Any]) -> CommentRound:
    """A row of comment_round, with the latest day it was extended to for everybody, or null, as `extended_to`."""
    return CommentRound(
        id=row["id"],
        report_id=row["report_id"],
        snapshot_id=row["snapshot_id"],
        kind=RoundKind(row["kind"]),
        audience=row["audience"],
        opened_at=moment(row["opened_at"]),
        closes=date.fromisoformat(max(row["closes"], row["extended_to"] or "")),
        instructions=row["instructions"],
        requested_sections=tuple(json.loads(row["requested_sections"])),
        response_publication=ResponsePublication(row["response_publication"]),
        working_days=row["working_days"],
        short_notice_reason=row["short_notice_reason"],
        enforce_deadline=bool(row["enforce_deadline"]),
    )


def invitation(row: Mapping[str, Any]) -> Invitation:
    """A row of round_invitation, with the organisation's name as `organisation`.

    `own_extended_to` and `extended_to` are the latest days that were given to it and to everybody, or null;
    `reviewed_snapshot` the last version before this round's of which it said something, or null.
    """
    own = [day for day in (row["own_deadline"], row["own_extended_to"]) if day]
    return Invitation(
        id=row["id"],
        round_id=row["round_id"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        capacity=row["capacity"],
        independent=bool(row["independent"]),
        official_voice=row["official_voice"],
        own_deadline=date.fromisoformat(max(*own, row["extended_to"] or "")) if own else None,
        prefix=row["prefix"],
        reviewed_snapshot=row["reviewed_snapshot"],
    )


def anchor(row: Mapping[str, Any]) -> Anchor:
    """The anchor columns of comment or draft_comment."""
    return Anchor(
        paragraph_id=row["paragraph_id"],
        start=row["start_offset"],
        end=row["end_offset"],
        quote=row["quote"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        match=Match(row["match"]),
        why=row["why"],
    )


def anchor_columns(place: Anchor) -> dict[str, Any]:
    """The columns an anchor is stored in."""
    return {
        "paragraph_id": place.paragraph_id,
        "start_offset": place.start,
        "end_offset": place.end,
        "quote": place.quote,
        "prefix": place.prefix,
        "suffix": place.suffix,
        "match": place.match.value,
        "why": place.why,
    }


def likely_places(row: Mapping[str, Any]) -> tuple[LikelyPlace, ...]:
    """Where a comment that waits to be placed may belong, the likeliest first."""
    if row["match"] != Match.QUEUED:
        return ()
    told = json.loads(row["in_file"]).get("likely") or ()
    places = tuple(LikelyPlace(each["uid"], each["start"], each["end"]) for each in told)
    if places or row["paragraph_id"] is None:
        return places
    return (LikelyPlace(row["paragraph_id"], row["start_offset"], row["end_offset"]),)


def moved_to(row: Mapping[str, Any]) -> LikelyPlace | None:
    """Where words that are to move would go; None for every other kind of remark."""
    told = json.loads(row["in_file"]).get("moved_to")
    return LikelyPlace(told["uid"], told["start"], told["end"]) if told else None


def draft_comment(row: Mapping[str, Any], *, links: tuple[Link, ...] = ()) -> DraftComment:
    """A row of draft_comment."""
    return DraftComment(
        id=row["id"],
        round_id=row["round_id"],
        organisation_id=row["organisation_id"],
        author_id=row["author_id"],
        author_label=row["author_label"],
        scope=Scope(row["scope"]),
        section_id=row["section_id"],
        anchor=anchor(row),
        kind=CommentKind(row["kind"]),
        type=CommentType(row["type"]),
        severity=Severity(row["severity"]),
        confidentiality=Confidentiality(row["confidentiality"]),
        language=row["language"],
        text=row["text"],
        proposed=row["proposed"],
        origin=Origin(row["origin"]),
        file_id=row["file_id"],
        identity=row["identity"],
        reply_to=row["reply_to"],
        written_at=row["written_at"],
        version=row["version"],
        updated_at=moment(row["updated_at"]),
        likely=likely_places(row),
        cited=json.loads(row["in_file"]).get("cited", ""),
        moved_to=moved_to(row),
        replaces=row["replaces"],
        links=links,
    )


def placement(row: Mapping[str, Any]) -> Placement:
    """A row of placement."""
    return Placement(
        comment_id=row["comment_id"],
        paragraph_id=row["paragraph_id"],
        start=row["start_offset"],
        end=row["end_offset"],
        quote=row["quote"],
        note=row["note"],
        placed_by=row["placed_by"],
        placed_at=moment(row["placed_at"]),
    )


def disposition(row: Mapping[str, Any], *, released: bool) -> Disposition:
    """A row of disposition."""
    return Disposition(
        id=row["id"],
        comment_id=row["comment_id"],
        value=Answer(row["value"]),
        reason=row["reason"],
        paragraph_id=row["paragraph_id"],
        revision_id=row["revision_id"],
        paragraph_label=row["carrier"] or str(row["paragraph_number"] or ""),
        internal_note=row["internal_note"],
        decided_by=row["decided_by"],
        decided_at=moment(row["decided_at"]),
        released=released,
        reopened_at=moment(row["reopened_at"]) if row["reopened_at"] else None,
    )


def comment(row: Mapping[str, Any], *, with_author: bool) -> Comment:
    """A row of comment (with the organisation's name as `organisation`), as it was sent.

    What happened to it since, and its answer, are put to it by who reads the round.
    """
    return Comment(
        id=row["id"],
        label=row["label"],
        round_id=row["round_id"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        author_id=row["author_id"] if with_author else None,
        author_label=row["author_label"] if with_author else "",
        scope=Scope(row["scope"]),
        section_id=row["section_id"],
        anchor=anchor(row),
        kind=CommentKind(row["kind"]),
        type=CommentType(row["type"]),
        severity=Severity(row["severity"]),
        confidentiality=Confidentiality(row["confidentiality"]),
        language=row["language"],
        text=row["text"],
        proposed=row["proposed"],
        origin=Origin(row["origin"]),
        reply_to=row["reply_to"],
        written_at=row["written_at"],
        received_at=moment(row["received_at"]),
        late=bool(row["late"]),
        state=CommentState(row["received_as"]),
        placement=None,
        disposition=None,
        likely=likely_places(row),
        cited=json.loads(row["in_file"]).get("cited", ""),
        moved_to=moved_to(row),
        replaced_by=None,
        replaces=row["replaces"],
    )


def transcription(row: Mapping[str, Any]) -> Transcription:
    """A row of comment_transcription, with the name of the kept file as `file_name`."""
    return Transcription(
        said_on=date.fromisoformat(row["said_on"]),
        by=row["by_name"],
        at=moment(row["at"]),
        file_id=row["file_id"],
        file_name=row["file_name"],
    )


def translation(row: Mapping[str, Any]) -> Translation:
    """A row of comment_translation."""
    return Translation(
        id=row["id"],
        language=row["language"],
        text=row["text"],
        proposed=row["proposed"],
        by=row["by_name"],
        is_own=row["organisation_id"] is not None,
        at=moment(row["at"]),
    )


def round_file(row: Mapping[str, Any], *, erased: bool = False) -> RoundFile:
    """A row of round_file."""
    return RoundFile(
        id=row["id"],
        round_id=row["round_id"],
        organisation_id=row["organisation_id"],
        direction=row["direction"],
        handed_in_by=row["handed_in_by"],
        sha256=row["sha256"],
        name=row["name"],
        parsed=bool(row["parsed"]),
        why_not=row["why_not"],
        by_name=row["by_name"],
        at=moment(row["at"]),
        erased=erased,
    )


def erasure(row: Mapping[str, Any]) -> Erasure:
    """A row of erasure."""
    return Erasure(
        id=row["id"],
        organisation_id=row["organisation_id"],
        ground=Ground(row["ground"]),
        authority=row["authority"],
        reason=row["reason"],
        labels=tuple(json.loads(row["labels"])),
        file_sha256=row["file_sha256"],
        file_name=row["file_name"],
        by_name=row["by_name"],
        at=moment(row["at"]),
        signature=row["signature"],
    )


def round_event(row: Mapping[str, Any]) -> RoundEvent:
    """A row of round_event."""
    return RoundEvent(
        round_id=row["round_id"],
        seq=row["seq"],
        kind=row["kind"],
        payload=row["payload"],
        by=row["by"],
        by_id=row["by_id"],
        at=row["at"],
        previous_hash=row["previous_hash"],
        hash=row["hash"],
    )
