"""A request as plain values."""

from __future__ import annotations

from typing import Any

from workbench.requests.records import InformationRequest


def request_json(found: InformationRequest) -> dict[str, Any]:
    """A request with its terms and how it stands."""
    return {
        "request": found.code,
        "id": found.id,
        "report": found.report_id,
        "ministry": found.organisation,
        "title": found.title,
        "due": found.due.isoformat(),
        "words": found.words,
        "standing": found.standing.value,
    }
