"""Rows of the tables of requests as records, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from workbench.requests.records import (
    AnswerBlock,
    AnswerKind,
    Beside,
    BlockKind,
    ContributedAnswer,
    Contribution,
    ContributionStanding,
    InformationRequest,
    ItemKind,
    PreparedAnswer,
    PreparedAttachment,
    RequestEvent,
    RequestFile,
    RequestItem,
    RequestStanding,
    Use,
)


def request(row: Mapping[str, Any]) -> InformationRequest:
    """A row of information_request, with the ministry's name and the report's title."""
    return InformationRequest(
        id=row["id"],
        code=row["code"],
        report_id=row["report_id"],
        report_title=row["report_title"] or "",
        title=row["title"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        audience=row["audience"],
        language=row["language"],
        due=date.fromisoformat(row["due"]),
        words=row["words"],
        contact=row["contact"],
        letter=row["letter"],
        standing=RequestStanding(row["standing"]),
        version=row["version"],
        made_at=datetime.fromisoformat(row["made_at"]),
        sent_at=datetime.fromisoformat(row["sent_at"]) if row["sent_at"] else None,
    )


def item(row: Mapping[str, Any]) -> RequestItem:
    """A row of request_item."""
    return RequestItem(
        id=row["id"],
        request_id=row["request_id"],
        position=row["position"],
        code=row["code"],
        kind=ItemKind(row["kind"]),
        target=row["target"],
        key=row["key"],
        text=row["text"],
        language=row["language"],
        asked=row["asked"],
        words=row["words"],
        section_id=row["section_id"],
        beside=tuple(Beside(**each) for each in json.loads(row["beside"])),
    )


def beside_column(passages: Iterable[Beside]) -> str:
    """The passages beside an item as they are stored."""
    return json.dumps([vars(each) for each in passages], ensure_ascii=False)


def event(row: Mapping[str, Any]) -> RequestEvent:
    """A row of request_event."""
    return RequestEvent(
        request_id=row["request_id"],
        kind=row["kind"],
        facts=json.loads(row["facts"]),
        is_office=row["side"] == "office",
        by_name=row["by_name"],
        at=datetime.fromisoformat(row["at"]),
    )


def file(row: Mapping[str, Any]) -> RequestFile:
    """A row of request_file."""
    return RequestFile(
        id=row["id"],
        request_id=row["request_id"],
        direction=row["direction"],
        sha256=row["sha256"],
        name=row["name"],
        size=row["size"],
        parsed=bool(row["parsed"]),
        why_not=row["why_not"],
        is_office=row["handed_in_by"] == "office",
        by_name=row["by_name"],
        at=datetime.fromisoformat(row["at"]),
    )


def blocks_column(blocks: Iterable[AnswerBlock]) -> str:
    """The pieces of an answer as they are stored."""
    return json.dumps([{"kind": each.kind.value, "text": each.text} for each in blocks], ensure_ascii=False)


def blocks(column: str) -> tuple[AnswerBlock, ...]:
    """What such a column holds."""
    return tuple(AnswerBlock(BlockKind(each["kind"]), each["text"]) for each in json.loads(column))


def attachment(row: Mapping[str, Any]) -> PreparedAttachment:
    """A row of prepared_attachment."""
    return PreparedAttachment(
        id=row["id"],
        request_id=row["request_id"],
        sha256=row["sha256"],
        name=row["name"],
        size=row["size"],
        author_label=row["author_label"],
        at=datetime.fromisoformat(row["at"]),
    )


def prepared(row: Mapping[str, Any]) -> PreparedAnswer:
    """A row of prepared_answer."""
    return PreparedAnswer(
        id=row["id"],
        request_id=row["request_id"],
        item_id=row["item_id"],
        organisation_id=row["organisation_id"],
        source=row["source"],
        kind=AnswerKind(row["kind"]),
        use=Use(row["use"]),
        belongs_to=row["belongs_to"],
        blocks=blocks(row["blocks"]),
        why_queued=row["why_queued"],
        author_label=row["author_label"],
        version=row["version"],
        updated_at=datetime.fromisoformat(row["updated_at"]),
    )


def contributed(row: Mapping[str, Any]) -> ContributedAnswer:
    """A row of contribution_answer."""
    return ContributedAnswer(
        item_id=row["item_id"],
        kind=AnswerKind(row["kind"]),
        use=Use(row["use"]),
        belongs_to=row["belongs_to"],
        blocks=blocks(row["blocks"]),
        words=row["words"],
        why_queued=row["why_queued"],
    )


def contribution(row: Mapping[str, Any], answers: Iterable[ContributedAnswer]) -> Contribution:
    """A row of contribution, with the ministry's name and the digest of its file, and its answers."""
    return Contribution(
        id=row["id"],
        request_id=row["request_id"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        number=row["number"],
        standing=ContributionStanding(row["standing"]),
        validated_how=row["validated_how"],
        validated_by=row["validated_by"],
        signed_on=date.fromisoformat(row["signed_on"]) if row["signed_on"] else None,
        late=bool(row["late"]),
        words=row["words"],
        by_name=row["by_name"],
        at=datetime.fromisoformat(row["at"]),
        answers=tuple(answers),
        file=row["file"] or "",
        counts_on=date.fromisoformat(row["counts_on"]) if row["counts_on"] else None,
    )
