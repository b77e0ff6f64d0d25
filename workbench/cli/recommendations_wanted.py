"""The filters of the list of recommendations, as options of a command."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import click

from workbench.people import Actor
from workbench.people.queries import organisation
from workbench.recommendations.clustered import cluster
from workbench.recommendations.wanted import NONE, Wanted, wanted_of
from workbench.store import Database

_HELP = {
    "words": "Those with all these words in the text or its heading.",
    "document": "Those of the document with this id.",
    "symbol": "Those under this symbol.",
    "state": "Those to this State (ISO code).",
    "theme": "A theme of the index, or `none`.",
    "person": "A group of affected persons, or `none`.",
    "sdg": "A goal (its targets too) or a target, or `none`.",
    "ministry": "A ministry by its name, or `none`.",
    "cluster": "A cluster by its name, or `none`.",
    "status": "A status, or `none`.",
    "marked": "follow_up, particular, procedural or substantive.",
    "year_from": "Documents of this year and later.",
    "year_to": "Documents of this year and earlier.",
}


_NAMES = tuple(each.name for each in fields(Wanted) if each.name != "ids")


def wanted_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command one option for each filter, by the filter's name: None where it is not used."""
    for name in reversed(_NAMES):
        command = click.option(f"--{name.replace('_', '-')}", name, metavar="…", help=_HELP.get(name))(command)
    return command


def wanted_from(db: Database, actor: Actor, filters: Mapping[str, str | None]) -> Wanted:
    """The filters as the list takes them, names put for ids. Raises NoSuchOrganisation, NoSuchCluster."""
    found = {name: filters.get(name) or "" for name in _NAMES}
    if found["ministry"] not in ("", NONE):
        found["ministry"] = organisation(db, found["ministry"]).id
    if found["cluster"] not in ("", NONE):
        found["cluster"] = cluster(db, actor, found["cluster"]).id
    return wanted_of(found)
