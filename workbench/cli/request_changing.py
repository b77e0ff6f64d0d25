"""What those who ask change in a request: its terms, its items, what stands beside them; and how it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import DATE, FILE
from workbench.cli.request_values import LANGUAGE, item_json, request_json
from workbench.corpus import queries as corpus
from workbench.errors import N_, NotFound
from workbench.export.request_returned import kept
from workbench.requests import operations, queries
from workbench.requests.operations import SignedLetter, Terms
from workbench.requests.operations.receiving import made_of_received
from workbench.requests.records import InformationRequest

LIMIT = click.IntRange(min=0)


class NotBeside(NotFound):
    message = N_("%(citation)s does not stand beside this item. Nothing was changed: `request show` lists what does.")


@click.command("change")
@click.argument("request")
@click.option("--due", type=DATE, help="The last day.")
@click.option("--title", help="What it is for.")
@click.option("--words", type=LIMIT, help="The limit of the whole; 0 for none.")
@click.option("--contact", help="Whom they may ask.")
@click.option("--letter", "above", help="What stands above the questions.")
@click.option("--language", type=LANGUAGE, help="Of the form and the letter.")
@pass_desk
def change(desk: Desk, request: str, due: datetime | None, words: int | None, above: str | None, **said: Any) -> None:
    """Other terms for a request that was not sent yet; what is not named stays."""
    given = {name: value for name, value in {**said, "letter": above}.items() if value is not None}
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        terms = replace(
            _terms(found),
            due=due.date() if due else found.due,
            words=found.words if words is None else words or None,
            **given,
        )
        operations.change(db, request_id=found.id, version=found.version, terms=terms, by=desk.actor, at=desk.now())
    _say(desk, found.id)


@click.command("change-item")
@click.argument("request")
@click.argument("item")
@click.option("--asked", help="What you add to it in your words.")
@click.option("--words", type=LIMIT, help="Its limit; 0 for none.")
@pass_desk
def change_item(desk: Desk, request: str, item: str, asked: str | None, words: int | None) -> None:
    """What is added to an item (its code or id), and its limit, before the request is sent."""
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        before = queries.item(db, found.id, item)
        operations.change_item(
            db,
            request_id=found.id,
            item_id=before.id,
            wording=before.asked if asked is None else asked,
            words=before.words if words is None else words or None,
            by=desk.actor,
        )
        value = item_json(queries.item(db, found.id, before.id))
    desk.emit(value, text=lambda: f"{found.code}: {before.code} is changed.")


@click.command("drop-item")
@click.argument("request")
@click.argument("items", nargs=-1, required=True, metavar="ITEM…")
@pass_desk
def drop_item(desk: Desk, request: str, items: tuple[str, ...]) -> None:
    """Do not ask it; what the report asks can be asked again with: request ask."""
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        dropped = {each.id: each.code for each in (queries.item(db, found.id, item) for item in items)}
        for item_id in dropped:
            operations.drop_item(db, request_id=found.id, item_id=item_id, by=desk.actor)
    value = {"request": found.code, "dropped": list(dropped.values())}
    desk.emit(value, text=lambda: f"{found.code}: {len(dropped)} are not asked any more.")


@click.command("beside")
@click.argument("request")
@click.argument("item")
@click.argument("citation")
@click.option("--take-away", is_flag=True, help="Have it stand there no more.")
@pass_desk
def beside(desk: Desk, request: str, item: str, citation: str, take_away: bool) -> None:
    """Put a passage beside an item, before the request is sent: its office reads it there.

    It must be one that anybody may read, or of that office's own contributions.
    """
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        there = {each.citation for each in queries.item(db, found.id, item).beside}
        if take_away and citation not in there:
            raise NotBeside(citation=citation)
        if take_away:
            operations.take_from_beside(db, request_id=found.id, item_id=item, citation=citation, by=desk.actor)
        else:
            passage = corpus.paragraph_by_citation(db, desk.actor, citation).id
            operations.put_beside(db, request_id=found.id, item_id=item, paragraph_id=passage, by=desk.actor)
        value = item_json(queries.item(db, found.id, item))
    desk.emit(
        value, text=lambda: "\n".join(each["citation"] for each in value["beside"]) or "Nothing stands beside it."
    )


@click.command("close")
@click.argument("request")
@pass_desk
def close(desk: Desk, request: str) -> None:
    """No more answers are awaited; what was contributed stays."""
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        operations.close(db, request_id=found.id, by=desk.actor, at=desk.now())
    _say(desk, found.id)


@click.command("reopen")
@click.argument("request")
@pass_desk
def reopen(desk: Desk, request: str) -> None:
    """Await answers again; one taken back before it was sent is in preparation again."""
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        operations.reopen(db, request_id=found.id, by=desk.actor, at=desk.now())
    _say(desk, found.id)


@click.command("withdraw")
@click.argument("request")
@click.option("--reason", default="", help="Why, for the record.")
@pass_desk
def withdraw(desk: Desk, request: str, reason: str) -> None:
    """Take a request back; what was contributed stays, and `request reopen` awaits answers again."""
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        operations.withdraw(db, request_id=found.id, reason=reason, by=desk.actor, at=desk.now())
    _say(desk, found.id)


@click.command("signed")
@click.argument("request")
@click.argument("letter", type=FILE)
@click.option("--signed-by", required=True, help="Who signed it.")
@click.option("--signed-on", type=DATE, required=True, help="The date on it.")
@pass_desk
def signed(desk: Desk, request: str, letter: Path, signed_by: str, signed_on: datetime) -> None:
    """Record the signed letter by which an authority stands behind what came unsigned: then it is a contribution.

    It counts as of the day on which its words were here and the letter was signed, though the letter came later.
    """
    with desk.store.reading() as db:
        found = queries.asks(db, desk.actor, request)
    made = made_of_received(desk.store, desk.actor, found.id)
    scan = SignedLetter(kept(desk.store, letter.read_bytes(), letter.name), signed_by, signed_on.date())
    with desk.store.writing() as db:
        contribution = operations.validate_received(
            db, request_id=found.id, letter=scan, made=made, by=desk.actor, at=desk.now()
        )
        (given,) = (each for each in queries.contributions(db, desk.actor, [found.id]) if each.id == contribution)
    desk.installation.sync()
    counts_on = given.day(desk.now().tzinfo).isoformat()
    value = {"request": found.code, "contribution": contribution, "validated_by": signed_by, "counts_on": counts_on}
    desk.emit(value, text=lambda: f"{signed_by} stands behind the answers, which count as of {counts_on}.")


def _terms(found: InformationRequest) -> Terms:
    return Terms(found.due, found.title, found.words, found.contact, found.letter, found.language)


def _say(desk: Desk, request_id: str) -> None:
    """How the request stands now."""
    with desk.store.reading() as db:
        found = queries.request(db, desk.actor, request_id)
    desk.emit(request_json(found), text=lambda: f"{found.code}  {found.standing.value}  due {found.due.isoformat()}")
