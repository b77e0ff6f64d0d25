"""The filters of the list of recommendations as options of a command."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

import click

from workbench.corpus.queries import document
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations.clustering.clustered import cluster
from workbench.recommendations.ledger.keeping import known_value
from workbench.recommendations.records import Facet, Priority, Role, Status, UprPosition
from workbench.recommendations.wanted import LEFT_BEHIND, NONE, Wanted, seen_by, wanted_of
from workbench.store import Database
from workbench.treaties import code_of

_Command = TypeVar("_Command", bound=Callable[..., Any])
_NOTHING = f"“{NONE}”: those that have nothing there."
_MARKED = ("follow_up", "particular", "procedural", "substantive", LEFT_BEHIND)


def _values(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(each.value for each in words)


def _years(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, str]:
    """`2015`, `2015..2018`, `2015..` → the first and the last year, "" where that side is open."""
    first, dots, last = (value or "").partition("..")
    years = (first.strip(), last.strip() if dots else first.strip())
    if any(each and not (each.isdecimal() and len(each) == len("2015")) for each in years):
        raise click.BadParameter("write a year, or two with two dots between: 2015..2018")
    return years


_OPTIONS = (
    click.option("--document", metavar="SYMBOL-OR-ID", help="Those of one document, as that very document says them."),
    click.option("--words", help="All of them in the text or its heading."),
    click.option("--symbol", help="Of a document that may not be in the library."),
    click.option("--treaty", help="Code of the treaty, or its body."),
    click.option("--body", help="Body or mechanism, as `body` gives it."),
    click.option("--state", metavar="CODE", help="The State it is addressed to."),
    click.option("--kind", help="Kind of the document."),
    click.option("--session"),
    click.option("--year", metavar="A..B", callback=_years, help="Of the document."),
    click.option("--recommending-state", help="In a review."),
    click.option("--position", type=click.Choice([*_values(UprPosition), NONE]), help="Of the State, in a review."),
    click.option("--theme", help=f"A label of the index, or your own. {_NOTHING}"),
    click.option("--person", help=f"A group of persons. {_NOTHING}"),
    click.option("--sdg", metavar="NUMBER", help=f"A goal with its targets, or one target. {_NOTHING}"),
    click.option("--ministry", help=f"Name, short name or id. {_NOTHING}"),
    click.option("--role", type=click.Choice([*_values(Role)]), help="Of that ministry."),
    click.option("--status", type=click.Choice([*_values(Status), NONE])),
    click.option("--priority", type=click.Choice([*_values(Priority), NONE])),
    click.option("--cluster", help=f"Name or id. {_NOTHING}"),
    click.option("--suggested", type=click.Choice([*_values(Facet), "twin"]), help="Of what a suggestion waits."),
    click.option("--marked", type=click.Choice(_MARKED), help="left_behind: no longer read, yet things are kept."),
)  # fmt: skip


def wanted_options(command: _Command) -> _Command:
    """Give a command the filters as options; `wanted_from` makes of them what is wanted."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wanted_from(db: Database, actor: Actor, given: Mapping[str, Any]) -> Wanted:
    """The filters as they are kept: labels of the index, ids of ministries, clusters and documents.

    What the actor may not see is not asked. Raises DocumentNotFound, NoSuchOrganisation, NoSuchCluster, NotAGoal.
    """
    year_from, year_to = given["year"]
    asked = wanted_of({name: value for name, value in given.items() if isinstance(value, str)})
    asked = seen_by(actor, replace(asked, year_from=year_from, year_to=year_to))
    return replace(asked, **dict(_known(db, actor, asked)))


def _known(db: Database, actor: Actor, asked: Wanted) -> Iterator[tuple[str, Any]]:
    for facet in Facet:
        value = getattr(asked, facet.value)
        if value not in ("", NONE):
            yield facet.value, known_value(db, facet, value)[0]
    if asked.cluster not in ("", NONE) and may(actor, Permission.READ_FOLLOW_UP):
        yield "cluster", cluster(db, actor, asked.cluster).id
    if asked.document not in ("", NONE):
        yield "document", document(db, actor, asked.document).id
    if asked.treaty not in ("", NONE):
        yield "treaty", code_of(asked.treaty) or asked.treaty
