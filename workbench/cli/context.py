"""What every command shares: the installation, who acts, how results and refusals are said, the exit status."""

import errno
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from workbench import settings
from workbench.errors import WorkbenchError
from workbench.installation import Installation, open_installation
from workbench.people import Actor, queries
from workbench.search import IndexNotReady
from workbench.search.port import IndexStuck
from workbench.store import Store

P = ParamSpec("P")
T = TypeVar("T")

REFUSED = 1
REBUILDING_SECONDS = 60.0  # that a command waits for a running server to make the index anew


@dataclass
class Call:
    """What stood before the group's name."""

    home: Path | None
    as_email: str | None


@dataclass
class Desk:
    """One run of one command. `as_json`: standard output is JSON and nothing else."""

    call: Call
    as_json: bool
    refusals: list[str] = field(default_factory=list)

    @cached_property
    def settings(self) -> settings.Settings:
        """The settings of the home that --home names. Raises SettingRefused."""
        return settings.load(self.call.home)

    @cached_property
    def installation(self) -> Installation:
        """The open home. Raises HomeMissing."""
        return open_installation(self.settings)

    @property
    def store(self) -> Store:
        """The store of that home."""
        return self.installation.store

    @cached_property
    def actor(self) -> Actor:
        """Whoever --as names, without the voice and the unsent words of an institution, else the local operator.

        Raises NoSuchPerson.
        """
        with self.store.reading() as db:
            if self.call.as_email:
                who = queries.person_by_email(db, self.call.as_email)
                return queries.at_the_keyboard(queries.actor_of(db, who.id))
            return queries.local_operator(db)

    def now(self) -> datetime:
        """The time of this moment by the office's clock: `now().date()` is its day."""
        return self.settings.here(datetime.now(UTC))

    def emit(self, value: Any, *, text: Callable[[], str] | None = None) -> None:
        """Say the result: as JSON with --json, else as `text()` says it, else as readable JSON."""
        if self.as_json or text is None:
            click.echo(json.dumps(value, ensure_ascii=False, indent=None if self.as_json else 2))
        else:
            click.echo(text())

    def refused(self, reason: str) -> None:
        """Say one refusal on standard error; the rest goes on, and the exit status will be 1."""
        self.refusals.append(reason)
        click.echo(reason, err=True)

    def ask_index(self, ask: Callable[[], T]) -> T:
        """What `ask` gives; an index that cannot be read is first made anew: it holds nothing that the store does not.

        Where a server runs, it does that. Raises IndexNotReady where it takes longer than one should wait,
        IndexStuck where it cannot be done.
        """
        try:
            return ask()
        except IndexNotReady:
            click.echo("The search index is missing or broken and is made anew from the store …", err=True)
            self.installation.sync(patience=REBUILDING_SECONDS)
            try:
                return ask()
            except IndexNotReady:
                if fault := self.installation.indexing.trouble:
                    raise IndexStuck(fault=fault) from None
                raise

    def progress(self) -> Progress:
        """A bar with a rate and the time left, on standard error, shown only where that is a terminal."""
        return Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TaskRate(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )


def pass_desk(command: Callable[..., T]) -> Callable[..., T]:
    """Give the command its Desk first, take --json, and turn refusals into one line and exit status 1."""

    @click.option("--json", "as_json", is_flag=True, help="Give JSON on standard output and nothing else.")
    @click.pass_context
    @wraps(command)
    def run(ctx: click.Context, /, *args: Any, as_json: bool, **kwargs: Any) -> T:
        call = ctx.find_object(Call) or Call(home=None, as_email=None)
        desk = Desk(call=call, as_json=as_json)
        result = command(desk, *args, **kwargs)
        if desk.refusals:
            ctx.exit(REFUSED)
        return result

    return run


class TaskRate(ProgressColumn):
    """So many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class WorkbenchGroup(click.Group):
    """A refusal anywhere below is one line on standard error and exit status 1, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WorkbenchError as refusal:
            click.echo(" ".join(str(refusal).split()), err=True)
            ctx.exit(REFUSED)
        except OSError as error:  # a file that is not there or not ours, a full disk
            if error.errno == errno.EPIPE:  # whoever read our output has gone; click ends quietly
                raise
            full = error.errno in {errno.ENOSPC, errno.EDQUOT}
            remedy = ". What was saved before is kept: make room and do it again." if full else ""
            click.echo(f"{error.filename or 'This was stopped'}: {error.strerror or error}{remedy}", err=True)
            ctx.exit(REFUSED)
