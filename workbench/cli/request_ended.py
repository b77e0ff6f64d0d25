"""A ministry changes its answers from the command line, and is told where that ended a validation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from workbench.cli.context import Desk
from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.operations.validating import ended, standing
from workbench.requests.records import InformationRequest
from workbench.store import Database


@contextmanager
def changing(desk: Desk, who: Actor, request: str) -> Iterator[tuple[Database, InformationRequest]]:
    """The request (id or code) of their ministry, to be written to; on standard error then, whose validation ended.

    Raises NoSuchRequest.
    """
    with desk.store.writing() as db:
        found = queries.answers(db, who, request)
        before = standing(db, who, found.id)
        yield db, found
        whose = ended(db, who, found.id, before)
    if whose:
        click.echo(f"{whose} does not stand behind the answers any more: have them validated again.", err=True)
