"""Rows of the tables of matters as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from workbench.matters.records import DecidedBy, Matter, MatterEvent, MatterStep, Side, Subject


def side(row: Mapping[str, Any]) -> Side:
    """A row of matter_text."""
    return Side(whose=row["whose"], text=row["text"], language=row["language"], address=row["address"])


def event(row: Mapping[str, Any]) -> MatterEvent:
    """A row of matter_event, with the owner's name as `owner`."""
    return MatterEvent(
        id=row["id"],
        step=MatterStep(row["kind"]),
        owner_id=row["owner_id"],
        owner=row["owner"],
        due=date.fromisoformat(row["due"]),
        decision=row["decision"],
        decided_by=DecidedBy(row["decided_by"]) if row["decided_by"] else None,
        decided_on=date.fromisoformat(row["decided_on"]) if row["decided_on"] else None,
        reason=row["reason"],
        at=datetime.fromisoformat(row["at"]),
        by_name=row["by_name"],
    )


def matter(row: Mapping[str, Any], sides: Sequence[Side], events: Sequence[MatterEvent]) -> Matter:
    """A row of matter, with its report's title and language, and what belongs to it."""
    return Matter(
        id=row["id"],
        report_id=row["report_id"],
        report_title=row["report_title"],
        report_language=row["report_language"],
        question=row["question"],
        subject=Subject(row["subject"]),
        subject_id=row["subject_id"],
        put_by_id=row["by_id"],
        sides=tuple(sides),
        events=tuple(events),
    )
