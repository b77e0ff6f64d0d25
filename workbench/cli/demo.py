"""The demonstration: one command to a home with a fictional State in it, served."""

import click

from workbench import installation as installations
from workbench import settings
from workbench.cli.context import Desk, pass_desk
from workbench.demonstration import PASSWORD, fill
from workbench.installation import Installation
from workbench.people import queries
from workbench.people.records import Person
from workbench.server import require_free, serve_installation


@click.command("demo")
@click.option("--no-serve", is_flag=True, help="Fill the home and stop.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address it listens on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="And its port.")
@pass_desk
def demo_command(desk: Desk, no_serve: bool, host: str, port: int) -> None:
    """Fill a home with the fictional State Arcadia and serve it; what is filled already is left as it is."""
    if not no_serve:
        require_free(host, port)
    done = fill(installations.create(desk.settings), desk.now(), say=lambda step: click.echo(step, err=True))
    # Read anew: the home is a demonstration now, and the page for signing in names the cast.
    filled = installations.open_installation(settings.load(desk.call.home))
    offices, people = _cast(filled)
    desk.emit(
        {
            "home": str(filled.settings.home),
            "filled": done,
            "address": None if no_serve else f"http://{host}:{port}",
            "password": PASSWORD,
            "people": [
                {"name": one.name, "email": one.email, "organisation": offices.get(one.organisation_id or "")}
                for one in people
            ],
        },
        text=lambda: _welcome(filled, offices, people, address="" if no_serve else f"http://{host}:{port}"),
    )
    if not no_serve:
        serve_installation(filled, host=host, port=port)


def _cast(filled: Installation) -> tuple[dict[str, str], tuple[Person, ...]]:
    with filled.store.reading() as db:
        offices = {office.id: office.name for office in queries.organisations(db)}
        return offices, tuple(person for person in queries.people(db) if person.active)


def _welcome(filled: Installation, offices: dict[str, str], people: tuple[Person, ...], *, address: str) -> str:
    lines = [f"The demonstration is in {filled.settings.home}"]
    if address:
        lines += ["", f"Open {address} and sign in (Ctrl+C here stops it)."]
    lines += ["", f"Everybody's password is: {PASSWORD}", ""]
    lines += [
        f"  {person.email:28} {person.name}, {offices.get(person.organisation_id or '', 'belongs nowhere')}"
        for person in people
    ]
    return "\n".join(lines)
