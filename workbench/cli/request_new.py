"""`request new`, `request report-back`: what one ministry is asked, prepared; it sees nothing before it is sent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE, FILE
from workbench.cli.recommendations_wanted import wanted_from, wanted_options
from workbench.cli.request_values import LANGUAGE, request_json
from workbench.requests import operations, queries
from workbench.requests.operations import Terms


@click.command("new")
@click.argument("report", required=False)
@click.option("--document", help="For no report: the concluding observations or communication it hangs on.")
@click.option("--to", "organisation", required=True, metavar="MINISTRY", help="Name, short name or id.")
@click.option("--due", type=DATE, required=True, help="The last day in time.")
@click.option("--words", type=click.IntRange(min=1), help="How long all answers together may be.")
@click.option("--contact", default="", help="Whom the ministry may ask.")
@click.option("--letter", type=FILE, help="A text file with what stands above the questions.")
@click.option("--language", type=LANGUAGE, help="Of the form; else the ministry's own.")
@click.option("--question", default="", help="A question in words of your own, besides.")
@pass_desk
def new_request(
    desk: Desk,
    report: str | None,
    document: str | None,
    organisation: str,
    due: datetime,
    words: int | None,
    contact: str,
    letter: Path | None,
    language: str | None,
    question: str,
) -> None:
    """Prepare a request: all and only what that ministry answers for in the report, each with its word limit.

    Or in a document that is for no report yet. Where it answers for nothing of it, a question must be put.
    """
    if (report is None) == (document is None):
        raise click.UsageError("Name a REPORT, or a document with --document.")
    said = letter.read_text("utf-8") if letter else ""
    terms = Terms(due=due.date(), words=words, contact=contact, letter=said, language=language or "")
    _prepare(desk, organisation=organisation, terms=terms, report_id=report, document_id=document, question=question)


@click.command("report-back")
@click.option("--to", "organisation", required=True, metavar="MINISTRY", help="Name, short name or id.")
@click.option("--due", "last_day", type=DATE, required=True, help="The last day in time.")
@click.option("--title", "about", required=True, help="What it is asked for: Report-back 2026.")
@click.option("--at-most", type=click.IntRange(min=1), help="How many words all answers together may have.")
@click.option("--contact", default="", help="Whom the ministry may ask.")
@click.option("--language", type=LANGUAGE, help="Of the form; else the ministry's own.")
@wanted_options
@pass_desk
def report_back(
    desk: Desk,
    organisation: str,
    last_day: datetime,
    about: str,
    at_most: int | None,
    contact: str,
    language: str | None,
    **filters: Any,
) -> None:
    """Prepare a request on recommendations of several documents, for no report: those that fit the filters.

    All and only what that ministry answers for among them; the filters are those of recommendations list.
    """
    terms = Terms(due=last_day.date(), title=about, words=at_most, contact=contact, language=language or "")
    with desk.store.reading() as db:
        wanted = wanted_from(db, desk.actor, filters)
    _prepare(desk, organisation=organisation, terms=terms, wanted=wanted)


def _prepare(desk: Desk, **asked: Any) -> None:
    with desk.store.writing() as db:
        request_id = operations.prepare(db, **asked, by=desk.actor, at=desk.now())
        made = queries.request(db, desk.actor, request_id)
        count = len(queries.items(db, request_id))
    value = {**request_json(made), "items": count}
    desk.emit(value, text=lambda: f"{made.code}: {_asked(made.organisation, count)}")


def _asked(office: str, count: int) -> str:
    if not count:
        return f"{office} is asked nothing yet; what speaks of it is asked with: request ask --concerning."
    return f"{office} is asked {count} thing{'s' if count > 1 else ''}, once it is sent."
