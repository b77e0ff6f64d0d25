"""A request as plain values."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any, Final

import click

from workbench.export.request_returned import ReturnedFile
from workbench.requests.form.printed import words
from workbench.requests.operations import Received
from workbench.requests.progress import Progress
from workbench.requests.records import InformationRequest, RequestItem

LANGUAGE: Final = click.Choice(sorted(words()))  # those that forms and letters are written in


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


def progress_json(found: Progress, zone: tzinfo | None) -> dict[str, Any]:
    """A request, and what came back of it as the board shows it; days are those of the clock of `zone`.

    `contributed` is None, "received" (nobody has signed for it) or "submitted"; `counts_on` the day as of which it
    counts.
    """
    return {
        **request_json(found.request),
        "items": len(found.items),
        "answered": found.answered,
        "contributed": found.contribution.standing.value if found.contribution else None,
        "counts_on": found.first.day(zone).isoformat() if found.first else None,
        "late": found.is_late(zone),
    }


def progress_line(found: Progress, zone: tzinfo | None) -> str:
    """The same in a line."""
    request = found.request
    stands = [request.standing.value]
    if found.first is not None:
        came = "submitted" if found.is_validated else "received, not validated"
        day = f"{came} {found.first.day(zone).isoformat()}"
        stands = [day, *(stands if not request.is_open else ()), *(["late"] if found.is_late(zone) else ())]
    return (
        f"{request.code}  {request.organisation}  {', '.join(stands)}  "
        f"{found.answered} of {len(found.items)}  due {request.due.isoformat()}"
    )


def item_line(item: RequestItem) -> str:
    """An item: its code, what it is about, the words it may have, and what is asked."""
    limit = "" if item.words is None else f"  {item.words} words"
    return "\n".join(
        (f"  {item.code}  {item.key}{limit}", *(f"        {each}" for each in (item.text, item.asked) if each))
    )


def item_json(item: RequestItem) -> dict[str, Any]:
    """An item, and what stands beside it; `own` is the ministry's own contribution."""
    return {
        "code": item.code,
        "kind": item.kind.value,
        "key": item.key,
        "text": item.text,
        "asked": item.asked,
        "words": item.words,
        "section": item.section_id,
        "beside": [{"citation": each.citation, "text": each.text, "own": each.own} for each in item.beside],
    }


def received_json(found: InformationRequest, received: Received) -> dict[str, Any]:
    """What became of a file."""
    return {
        "request": found.code,
        "received": received.new,
        "known": received.known,
        "queued": received.queued,
        "why_not": received.why_not,
        "contribution": received.contribution_id,
    }


def received_line(received: Received) -> str:
    """The same in a line."""
    if received.is_blank:
        return "Kept and logged on its date, but nothing is answered in it."
    return f"{received.new} answers received, {received.queued} in the queue, {received.known} known already."


def say_what_was_not_read(name: str, back: ReturnedFile) -> None:
    """On standard error: why a file was kept and not read, or what of it was left out."""
    if back.refusal:
        click.echo(f"{name}: kept and logged on its date, but not read. {back.refusal}", err=True)
    for notice in back.read.warnings if back.read else ():
        click.echo(f"{name}: {notice}", err=True)
