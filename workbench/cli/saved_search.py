"""One's saved searches from the command line: `search --saved NAME` asks one again."""

from urllib.parse import urlsplit

import click

from workbench.cli.context import Desk, pass_desk
from workbench.searches import saved_searches as saved
from workbench.searches.asked import Asked
from workbench.searches.saved_searches import NoSuchSavedSearch, SavedSearch
from workbench.store import Database

saved_search_command = click.Group("saved-search", help="Searches kept under a name, for oneself alone (--as EMAIL).")


@saved_search_command.command("list")
@pass_desk
def list_saved(desk: Desk) -> None:
    """Your own, by name, with what each asks."""
    with desk.store.reading() as db:
        found = saved.saved_searches(db, desk.actor)
    desk.emit(
        [vars(each) for each in found],
        text=lambda: "\n".join(f"{each.name}: /search?{each.asked}" for each in found) or "No saved searches.",
    )


@saved_search_command.command("keep")
@click.argument("name")
@click.argument("address")
@pass_desk
def keep_one(desk: Desk, name: str, address: str) -> None:
    """Save the search of this ADDRESS of the search page under NAME; one of that name asks this from now on."""
    asked = asked_by(address).kept
    with desk.store.writing() as db:
        search_id = saved.keep(db, name=name, asked=asked, by=desk.actor, at=desk.now())
    desk.emit({"id": search_id, "name": name, "asked": asked}, text=lambda: f"{name}: /search?{asked}")


@saved_search_command.command("forget")
@click.argument("name")
@pass_desk
def forget_one(desk: Desk, name: str) -> None:
    """Throw one of yours away; what it asked is given, to be saved again."""
    with desk.store.writing() as db:
        gone = saved.forget(db, search_id=saved_as(db, desk, name).id, by=desk.actor, at=desk.now())
    desk.emit(vars(gone), text=lambda: f"Thrown away. It asked: /search?{gone.asked}")


def saved_as(db: Database, desk: Desk, name: str) -> SavedSearch:
    """One's own of that name. Raises NoSuchSavedSearch."""
    found = next((each for each in saved.saved_searches(db, desk.actor) if each.name == " ".join(name.split())), None)
    if found is None:
        raise NoSuchSavedSearch
    return found


def asked_by(address: str) -> Asked:
    """What an address of the search page asks, or what stands in it after `?`."""
    return Asked.of_address(urlsplit(address).query if "?" in address else address)
