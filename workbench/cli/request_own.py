"""A ministry's own answers from the command line, by the password of one of its people: seen by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.own_sign_in import signed_in
from workbench.cli.request_ended import changing
from workbench.cli.request_own_values import (
    answer_at,
    answer_options,
    codes_of,
    earlier_answer,
    own_answer,
    typed_answer,
)
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.requests import earlier, operations, queries
from workbench.requests.operations.validating import standing
from workbench.requests.records import InformationRequest, Use
from workbench.store import Database


class AnsweredAlready(Conflict):
    message = N_("%(code)s has an answer in preparation. It stays as it is: change it with `request rewrite`.")


@click.command("prepared")
@click.argument("request")
@pass_desk
def prepared(desk: Desk, request: str) -> None:
    """What your ministry has in preparation, what stood there before, and who stands behind it."""
    who = signed_in(desk)
    with desk.store.reading() as db:
        found = queries.answers(db, who, request)
        value = _prepared(db, who, found)
    desk.emit(value, text=lambda: "\n".join(_lines(value)))


@click.command("answer")
@click.argument("request")
@click.argument("items", nargs=-1, required=True, metavar="ITEM…")
@answer_options
@pass_desk
def answer(desk: Desk, request: str, items: tuple[str, ...], **given: Any) -> None:
    """Answer an item (its code or id); several at once where one answer is that of all.

    What has an answer in preparation keeps it and is listed. Your ministry alone sees it until you submit. What you
    contributed to other items comes along.
    """
    said = typed_answer(given)
    who = signed_in(desk)
    with changing(desk, who, request) as (db, found):
        done = operations.answer_anew(
            db, request_id=found.id, item_ids=items, answer=said.answer(), by=who, at=desk.now()
        )
        asked = {each.id: each.code for each in (queries.item(db, found.id, item) for item in items)}
    answered = [code for item_id, code in asked.items() if item_id in done]
    stood = [code for item_id, code in asked.items() if item_id not in done]
    value = {"request": found.code, "answered": answered, "stood": stood}
    desk.emit(value, text=lambda: f"{found.code}: {len(answered)} answered.")
    for code in stood:
        desk.refused(str(AnsweredAlready(code=code)))


@click.command("rewrite")
@click.argument("request")
@click.argument("answer")
@click.option("--base", type=int, metavar="VERSION", help="The version you read: another one is not written over.")
@answer_options
@pass_desk
def rewrite(desk: Desk, request: str, answer: str, base: int | None, **given: Any) -> None:
    """Change an answer in preparation, by its id or its item's code; what stood there can be brought back.

    As any change does, it ends a validation: whose, is said.
    """
    said = typed_answer(given)

    def change(db: Database, who: Actor, found: InformationRequest) -> str:
        before = answer_at(db, who, found, answer)
        operations.rewrite_answer(
            db,
            answer_id=before.id,
            version=before.version if base is None else base,
            answer=said.answer(before.blocks),
            by=who,
            at=desk.now(),
        )
        return before.id

    _one(desk, request, change)


@click.command("place")
@click.argument("request")
@click.argument("answer")
@click.argument("item")
@pass_desk
def place(desk: Desk, request: str, answer: str, item: str) -> None:
    """Say which item words of a file belong to that found none."""

    def put(db: Database, who: Actor, found: InformationRequest) -> str:
        mine = answer_at(db, who, found, answer)
        operations.place_answer(db, answer_id=mine.id, item_id=item, by=who, at=desk.now())
        return mine.id

    _one(desk, request, put)


@click.command("make-one")
@click.argument("request")
@click.argument("item")
@pass_desk
def make_one(desk: Desk, request: str, item: str) -> None:
    """One answer of what several departments wrote to an item: all their words, to be shortened by hand."""

    def join(db: Database, who: Actor, found: InformationRequest) -> str:
        return operations.put_together(db, request_id=found.id, item_id=item, by=who, at=desk.now())

    _one(desk, request, join)


@click.command("leave-out")
@click.argument("request")
@click.argument("answer")
@pass_desk
def leave_out(desk: Desk, request: str, answer: str) -> None:
    """Leave out an answer in preparation, by its id or its item's code; `request bring-back` has it stand again."""
    who = signed_in(desk)
    with changing(desk, who, request) as (db, found):
        mine = answer_at(db, who, found, answer)
        operations.discard_answer(db, answer_id=mine.id, by=who, at=desk.now())
    value = {"request": found.code, "left_out": mine.id}
    desk.emit(value, text=lambda: "It is left out; request bring-back has it stand again.")


@click.command("bring-back")
@click.argument("request")
@click.argument("earlier_id", metavar="EARLIER")
@pass_desk
def bring_back(desk: Desk, request: str, earlier_id: str) -> None:
    """Have an answer stand again that was rewritten, put together or left out (`earlier` of request prepared)."""
    who = signed_in(desk)
    with changing(desk, who, request) as (db, found):
        operations.bring_back(db, request_id=found.id, earlier_id=earlier_id, by=who, at=desk.now())
        value = _prepared(db, who, found)
    desk.emit(value, text=lambda: "It stands again.")


def _one(desk: Desk, request: str, act: Callable[[Database, Actor, InformationRequest], str]) -> None:
    """Do it to one answer, whose id `act` gives, and say how that stands then."""
    who = signed_in(desk)
    with changing(desk, who, request) as (db, found):
        answer_id = act(db, who, found)
        (mine,) = (each for each in queries.prepared(db, who, found.id) if each.id == answer_id)
        value = own_answer(mine, codes_of(db, found), found.language)
    desk.emit(value, text=lambda: _line(value))


def _prepared(db: Database, who: Actor, found: InformationRequest) -> dict[str, Any]:
    codes = codes_of(db, found)
    own = queries.prepared(db, who, found.id)
    behind = standing(db, who, found.id) if own else None
    files = queries.attachments(db, who, found.id)
    return {
        "request": found.code,
        "validated_by": behind.by_name if behind else None,
        "answers": [own_answer(each, codes, found.language) for each in own],
        "files": [{"id": each.id, "name": each.name, "size": each.size} for each in files],
        "earlier": [earlier_answer(each, codes, found.language) for each in earlier.answers(db, who, found.id)],
    }


def _lines(value: dict[str, Any]) -> tuple[str, ...]:
    """What is in preparation and who stands behind it, the files beside it, and what can be brought back."""
    if not value["answers"]:
        head = "Nothing is in preparation."
    else:
        behind = value["validated_by"]
        head = f"{behind} stands behind the answers." if behind else "Nobody stands behind the answers yet."
    files = [f"beside them  {each['name']}  {each['id']}" for each in value["files"]]
    before = [f"{each['how'].replace('_', ' ')} before  {_line(each)}" for each in value["earlier"]]
    return (head, *map(_line, value["answers"]), *files, *before)


def _line(value: dict[str, Any]) -> str:
    kind = f"{value['kind']} ({value['belongs_to']})" if value["belongs_to"] else value["kind"]
    background = "  background" if value["use"] == Use.BACKGROUND.value else ""
    return f"{value['item'] or 'no item'}  {kind}  {value['words']} words{background}  {value['id']}"
