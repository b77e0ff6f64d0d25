"""Matters for decision as the JSON of the command line."""

from typing import Any

from workbench.matters.records import Matter, MatterEvent


def matter_value(matter: Matter) -> dict[str, Any]:
    """A matter with its history; `decision` is null while it is open."""
    decision = matter.decision
    return {
        "matter": matter.id,
        "report": matter.report_id,
        "question": matter.question,
        "about": matter.subject.value or None,
        "texts": [
            {"whose": each.whose or None, "text": each.text, "language": each.language, "address": each.address}
            for each in matter.sides
        ],
        "owner": matter.now.owner,
        "due": matter.now.due.isoformat(),
        "open": matter.is_open,
        "decision": _decision(decision) if decision else None,
        "history": [_step(each) for each in matter.events],
    }


def _decision(event: MatterEvent) -> dict[str, Any]:
    return {
        "by": event.decided_by,
        "decision": event.decision,
        "reason": event.reason,
        "day": event.decided_on.isoformat() if event.decided_on else None,
        "recorded_by": event.by_name,
    }


def _step(event: MatterEvent) -> dict[str, Any]:
    said = {"owner": event.owner, "due": event.due.isoformat(), "reason": event.reason}
    return {"step": event.step.value, "at": event.at.isoformat(), "by": event.by_name, **said}
