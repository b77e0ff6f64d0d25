"""`recommendations ministry`: who answers for them, by what names; `recommendations public`: what anybody reads."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.people.access import Permission, require
from workbench.recommendations.lists import publishing
from workbench.recommendations.lists.publishing import PublicList, Shown
from workbench.recommendations.offices import ministries, naming, ways
from workbench.recommendations.offices.ministries import Ministry
from workbench.requests import operations as requests

ministry_command = click.Group("ministry", help="Who may answer for recommendations, by what names and words.")
public_command = click.Group("public", help="The list that anybody reads without signing in, where the State wishes.")


def ministry_json(found: Ministry) -> dict[str, Any]:
    """A ministry as plain values."""
    names = ("id", "name", "short_name", "names", "words", "responsible", "supporting", "suggested")
    told = {name: getattr(found, name) for name in names}
    return {**told, "same_as_it": [name for _id, name in found.doubles]}


def public_json(opened: PublicList | None) -> dict[str, Any]:
    """The list as plain values."""
    if opened is None:
        return {"open": False, "shown": []}
    return {"open": True, "shown": sorted(opened.shown), "at": opened.at, "by": opened.by_name}


def _line(found: Ministry) -> str:
    return f"{found.name}  {found.responsible} responsible, {found.supporting} supporting"


@ministry_command.command("list")
@pass_desk
def list_ministries(desk: Desk) -> None:
    """All of them, with how many recommendations each answers for."""
    with desk.store.reading() as db:
        found = ministries.ministries(db, desk.actor)
    desk.emit(
        [ministry_json(each) for each in found],
        text=lambda: "\n".join(map(_line, found)) or "There are none.",
    )


@ministry_command.command("call")
@click.argument("ministry")
@click.option("--also", "names", multiple=True, help="Another name it goes by in tables. All that it shall have.")
@click.option("--word", "words", multiple=True, help="A word of its field. All that it shall have.")
@pass_desk
def call_ministry(desk: Desk, ministry: str, names: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Say what else a ministry is called, and the words of its field; what is left out goes."""
    with desk.store.writing() as db:
        key = ministries.called(db, ministry).id
        found = naming.call_ministry(db, key, names=names, words=words, by=desk.actor, at=desk.now())
    desk.emit(ministry_json(found), text=lambda: f"{found.name}: {', '.join(found.names) or 'no other name'}")


@ministry_command.command("ways")
@click.argument("ministry")
@click.option("--goal", "goals", multiple=True, help="A goal that it leads for (1 to 17). All that it shall have.")
@click.option("--through", default="", metavar="MINISTRY", help="Through which office it is asked; else itself.")
@pass_desk
def say_ways(desk: Desk, ministry: str, goals: tuple[str, ...], through: str) -> None:
    """Say how an office is asked: for which goals, and through whom (the judiciary through a ministry)."""
    with desk.store.writing() as db:
        found = ministries.called(db, ministry)
        other = ministries.called(db, through) if through else None
        other_id = other.id if other else ""
        ways.say_ways(db, found.id, goals=goals, through=other_id, by=desk.actor, at=desk.now())
    value = {"ministry": found.id, "name": found.name, "goals": sorted(goals, key=int), "through": other_id or None}
    desk.emit(value, text=lambda: f"{found.name}: asked {'through ' + other.name if other else 'itself'}.")


@ministry_command.command("merge")
@click.argument("double")
@click.argument("into")
@pass_desk
def merge_ministries(desk: Desk, double: str, into: str) -> None:
    """Say that a ministry is another one: what it answers for goes there, and its name leads there."""
    with desk.store.writing() as db:
        one, other = ministries.called(db, double), ministries.called(db, into)
        act = naming.merge_ministry(db, one.id, other.id, by=desk.actor, at=desk.now())
        requests.hand_over_desk(db, double_id=one.id, into_id=other.id, by=desk.actor, at=desk.now())
    desk.emit(
        {"double": one.id, "into": other.id, "changed": act.changed},
        text=lambda: f"{one.name} is {other.name} now: {act.changed} recommendations came with it.",
    )


@ministry_command.command("part")
@click.argument("double")
@pass_desk
def part_ministries(desk: Desk, double: str) -> None:
    """Say that a double is a ministry of its own after all; what it answered for comes back."""
    with desk.store.writing() as db:
        found = naming.part_ministry(db, double, by=desk.actor, at=desk.now())
        requests.take_back_desk(db, double_id=found.id, by=desk.actor, at=desk.now())
    desk.emit(ministry_json(found), text=lambda: f"{found.name} stands by itself again.")


@public_command.command("show")
@pass_desk
def show_public(desk: Desk) -> None:
    """Whether the list is open, and what it shows."""
    require(desk.actor, Permission.PUBLISH_RECOMMENDATIONS)
    with desk.store.reading() as db:
        opened = publishing.public_list(db)
    _say(desk, opened)


@public_command.command("open")
@click.option(
    "--show", "shown", multiple=True, type=click.Choice([each.value for each in Shown]), help="Besides texts."
)
@pass_desk
def open_public(desk: Desk, shown: tuple[str, ...]) -> None:
    """Open the list, or change what it shows besides source, text, position and recommending States."""
    with desk.store.writing() as db:
        opened = publishing.open_list(db, shown, by=desk.actor, at=desk.now())
    _say(desk, opened)


@public_command.command("close")
@pass_desk
def close_public(desk: Desk) -> None:
    """Close it: its address leads nowhere."""
    with desk.store.writing() as db:
        publishing.close_list(db, by=desk.actor, at=desk.now())
    _say(desk, None)


def _say(desk: Desk, opened: PublicList | None) -> None:
    told = public_json(opened)
    shown = ", ".join(told["shown"]) or "no more than the texts"
    desk.emit(told, text=lambda: f"The public list is open: {shown}." if opened else "The public list is closed.")
