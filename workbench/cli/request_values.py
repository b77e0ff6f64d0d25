"""A request as plain values."""

from __future__ import annotations

from typing import Any, Final

import click

from workbench.export.request_returned import ReturnedFile
from workbench.requests.form.printed import words
from workbench.requests.operations import Received
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
    return f"{received.new} answers received, {received.queued} in the queue, {received.known} known already."


def say_what_was_not_read(name: str, back: ReturnedFile) -> None:
    """On standard error: why a file was kept and not read, or what of it was left out."""
    if back.refusal:
        click.echo(f"{name}: kept and logged on its date, but not read. {back.refusal}", err=True)
    for notice in back.read.warnings if back.read else ():
        click.echo(f"{name}: {notice}", err=True)
