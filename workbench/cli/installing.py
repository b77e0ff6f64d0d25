"""Making, serving and checking an installation."""

from typing import Any

import click

from workbench import installation as installations
from workbench.cli.context import REFUSED, Desk, pass_desk
from workbench.installation import health
from workbench.server import serve_installation


@click.command("init")
@pass_desk
def init_command(desk: Desk) -> None:
    """Create the home; what is there already is kept."""
    made = installations.create(desk.settings)
    desk.emit({"home": str(made.settings.home)}, text=lambda: f"The home is {made.settings.home}")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address it listens on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="And its port.")
@pass_desk
def serve_command(desk: Desk, host: str, port: int) -> None:
    """Serve the web application until it is stopped (Ctrl+C)."""
    serve_installation(desk.installation, host=host, port=port)


@click.command("doctor")
@pass_desk
def doctor_command(desk: Desk) -> None:
    """Check the installation and say what to do about what is wrong; exit status 1 where something is."""
    found = health.examine(desk.settings)
    desk.emit([_check_value(check) for check in found], text=lambda: "\n".join(map(_check_line, found)))
    if not health.all_right(found):
        click.get_current_context().exit(REFUSED)


def _check_value(check: health.Check) -> dict[str, Any]:
    return {
        "check": check.check,
        "ok": check.ok,
        "detail": check.detail % check.values,
        "remedy": "" if check.ok else check.remedy,
    }


def _check_line(check: health.Check) -> str:
    said = f"{'ok ' if check.ok else 'BAD'} {check.check}: {check.detail % check.values}"
    return said if check.ok or not check.remedy else f"{said}\n    {check.remedy}"
