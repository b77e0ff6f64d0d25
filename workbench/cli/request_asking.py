"""What a request asks, from the command line: more of it, and what many bodies answered to one question."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.export import request_bodies
from workbench.export.request_bodies import BodiesWords
from workbench.requests import operations, queries
from workbench.requests.across import across
from workbench.requests.asking import there_is_to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.concerning import concerned
from workbench.requests.operations import NewItem
from workbench.requests.records import ItemKind
from workbench.text import languages

_HEADS = ("Body", "Request", "Due", "Stands", "For what", "Words", "Answer")


@click.command("ask")
@click.argument("request")
@click.option("--question", default="", help="A question in words of your own.")
@click.option("--target", "targets", multiple=True, help="What the report is asked: PACK#ID, or a recommendation's id.")
@click.option("--concerning", is_flag=True, help="Every requirement that speaks of the ministry.")
@click.option("--words", type=click.IntRange(min=1), help="The limit of each.")
@pass_desk
def ask_more(
    desk: Desk, request: str, question: str, targets: tuple[str, ...], concerning: bool, words: int | None
) -> None:
    """Ask more in a request that was not sent yet; nothing is asked twice."""
    with desk.store.writing() as db:
        found = queries.asks(db, desk.actor, request)
        every = there_is_to_ask(db, desk.actor, found) if concerning else ()
        of_theirs = concerned(db, found.organisation_id, every)
        wanted = {*targets, *(target for target, each in of_theirs.items() if each.speaks)}
        new = list(operations.of_targets(db, desk.actor, found, wanted, words=words))
        if question.strip():
            spoken = languages.guess(question)
            new.append(NewItem(ToAsk(ItemKind.QUESTION, "", "", question.strip(), spoken, None), words))
        added = operations.add_items(db, request_id=found.id, items=new, by=desk.actor)
    desk.emit({"request": found.code, "added": added}, text=lambda: f"{found.code}: {added} more are asked.")


@click.command("bodies")
@click.argument("request")
@click.argument("item")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A .csv or .xlsx file.")
@pass_desk
def bodies(desk: Desk, request: str, item: str, output: Path | None) -> None:
    """What every body that was asked the same answered. ITEM is its code or id."""
    if output and output.suffix.lower() not in (".csv", ".xlsx"):
        raise click.BadParameter("ends in .csv or .xlsx", param_hint="-o")
    with desk.store.reading() as db:
        found = across(db, desk.actor, request, item)
    if output is not None:
        made = request_bodies.excel if output.suffix.lower() == ".xlsx" else request_bodies.csv
        output.write_bytes(made(found, _WORDS))
    rows = [
        {
            "body": each.request.organisation,
            "request": each.request.code,
            "validated": each.is_validated,
            "answers": [request_bodies.said(one, _WORDS.kind) for one in each.answers],
        }
        for each in found.bodies
    ]
    told = f"{found.answered} of {len(found.bodies)} bodies answered."
    desk.emit({"item": found.item.code, "bodies": rows}, text=lambda: f"{told} Written: {output}" if output else told)


_WORDS = BodiesWords(
    heads=_HEADS,
    validated="validated",
    received="received, not validated",
    nothing="not answered yet",
    kind=lambda kind: {"no_change": "no change since the last report", "not_ours": "not ours:"}.get(kind.value, ""),
    use=lambda use: {"background": "background, not to be quoted"}.get(use.value, "for the report"),
    language="en",
)
