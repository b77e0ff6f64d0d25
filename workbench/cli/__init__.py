"""The command line: the same operations as the pages, for scripts and administrators."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from workbench import __version__
from workbench.cli.context import Call, WorkbenchGroup

GROUPS: dict[str, str] = {  # command: the module of workbench.cli that holds it
    "init": "installing",
    "serve": "installing",
    "doctor": "installing",
    "demo": "demo",
    "corpus": "corpus",
    "recommendations": "recommendations",
    "search": "search",
    "saved-search": "saved_search",
    "index": "index",
    "guidelines": "guidelines",
    "report": "report",
    "section": "section",
    "paragraph": "paragraph",
    "statistic": "statistic",
    "round": "rounds",
    "request": "requests",
    "matter": "matter",
    "notice": "notice",
    "person": "people",
    "organisation": "people",
    "group": "people",
}


class Commands(WorkbenchGroup):
    """Loads a group's module when the group is asked for, so that a short call starts fast."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(GROUPS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in GROUPS:
            return None
        module = import_module(f"workbench.cli.{GROUPS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="The installation's directory.")
@click.option("--as", "as_email", metavar="EMAIL", help="Act as that person, with that person's rights.")
@click.version_option(version=__version__)
@click.pass_context
def main(ctx: click.Context, /, home: Path | None, as_email: str | None, **_: Any) -> None:
    """The report-drafting workbench.

    Without --home (or WORKBENCH_HOME): the current directory if it is a home, else the user's data directory. Without
    --as: the local operator, who has the secretariat's rights and no more.
    """
    ctx.obj = Call(home=home, as_email=as_email)
