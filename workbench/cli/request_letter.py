"""The template of the letter on top of requests, from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import FILE, OUT
from workbench.export import request_letter
from workbench.export.request_letter import Writer
from workbench.people.access import Permission, require

letter_command = click.Group("letter", help="The letter on top of requests: the State's own template of it.")


def writer(desk: Desk) -> Writer:
    """Who writes to ministries, with the template that stands."""
    return Writer(desk.settings.mechanism_name, request_letter.template_of(desk.settings.home))


@letter_command.command("show")
@click.option("-o", "--output", type=OUT, required=True, help="A .docx file.")
@pass_desk
def show(desk: Desk, output: Path) -> None:
    """Write the template that stands into a file, to be changed in Word."""
    require(desk.actor, Permission.ASK_MINISTRIES)
    if output.suffix.lower() != ".docx":
        raise click.BadParameter("ends in .docx", param_hint="-o")
    output.write_bytes(writer(desk).template)
    own = request_letter.own_template(desk.settings.home).is_file()
    desk.emit({"file": str(output), "own": own}, text=lambda: f"Written: {output}")


@letter_command.command("put")
@click.argument("template", type=FILE)
@pass_desk
def put(desk: Desk, template: Path) -> None:
    """Write letters with this template from now on. It is tried first: what cannot be used changes nothing."""
    require(desk.actor, Permission.RECEIVE_CONTRIBUTIONS)
    request_letter.put_in(desk.settings.home, template.read_bytes())
    desk.emit({"own": True}, text=lambda: "Letters are written with this template from now on.")


@letter_command.command("reset")
@pass_desk
def reset(desk: Desk) -> None:
    """Write letters with the program's own template again."""
    require(desk.actor, Permission.RECEIVE_CONTRIBUTIONS)
    had = request_letter.go_back(desk.settings.home)
    desk.emit(
        {"own": False, "had": had},
        text=lambda: "Letters are written with the program's template." if had else "They were so all along.",
    )
