"""Recommendations from the command line: listed, shown with their history, and what is kept of them."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.recommendations_clusters import cluster_command
from workbench.cli.recommendations_export import export_recommendations
from workbench.cli.recommendations_import import import_command
from workbench.cli.recommendations_keeping import KEEPING
from workbench.cli.recommendations_ministries import ministry_command, public_command
from workbench.cli.recommendations_suggest import SUGGESTING
from workbench.cli.recommendations_twins import find_twins
from workbench.cli.recommendations_values import change_json, citation_of, recommendation_json, seen, tag_json
from workbench.cli.recommendations_wanted import wanted_from, wanted_options
from workbench.people.access import Permission, may, require
from workbench.recommendations import queries
from workbench.recommendations.ledger.kept import NOTHING, history_of, kept_of
from workbench.recommendations.records import Kept, Recommendation
from workbench.recommendations.wanted import NONE, Wanted
from workbench.store import Database

recommendations_command = click.Group("recommendations", help="What bodies and States recommended.")
_GROUPS = (cluster_command, ministry_command, public_command)
for _command in (*KEEPING, *SUGGESTING, *_GROUPS, export_recommendations, find_twins, import_command):
    recommendations_command.add_command(_command)


@recommendations_command.command("list")
@wanted_options
@click.option("--limit", type=click.IntRange(min=1), help="So many at most.")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Without the first so many.")
@pass_desk
def list_recommendations(desk: Desk, limit: int | None, offset: int, **given: Any) -> None:
    """Recommendations: each item of a recommendation paragraph, else the paragraph; latest document first.

    One that is in the library in several languages is listed once. Several filters narrow together.
    """
    require(desk.actor, Permission.READ_LIBRARY)
    with desk.store.reading() as db:
        asked = wanted_from(db, desk.actor, given)
        found = _found(db, desk, asked, limit, offset)
        held = _kept(db, desk, found)
    desk.emit(
        [recommendation_json(each, held.get(each.lead, NOTHING)) for each in found],
        text=lambda: "\n".join(f"{each.citation}  {each.text}" for each in found) or "There are none.",
    )


def _found(db: Database, desk: Desk, asked: Wanted, limit: int | None, offset: int) -> tuple[Recommendation, ...]:
    if asked.document in ("", NONE):
        return queries.wanted_ones(db, desk.actor, asked, offset=offset, limit=limit).recommendations
    found = queries.of_document(db, desk.actor, asked.document, asked)
    return found[offset:] if limit is None else found[offset : offset + limit]


def _kept(db: Database, desk: Desk, found: tuple[Recommendation, ...]) -> dict[str, Kept]:
    """Lead → what is kept of it that the actor may see."""
    held = kept_of(db, (each.lead for each in found))
    if may(desk.actor, Permission.READ_FOLLOW_UP):
        return held
    return {lead: seen(each) for lead, each in held.items()}


@recommendations_command.command("show")
@click.argument("recommendation_id", metavar="ID")
@pass_desk
def show_recommendation(desk: Desk, recommendation_id: str) -> None:
    """One recommendation, whose word each value is, and all that was done to it, the latest first."""
    require(desk.actor, Permission.READ_LIBRARY)
    with desk.store.reading() as db:
        found = queries.recommendation(db, desk.actor, recommendation_id)
        held = _kept(db, desk, (found,)).get(found.lead, NOTHING)
        follows = may(desk.actor, Permission.READ_FOLLOW_UP)
        history = history_of(db, found.lead) if follows else ()
        told = {
            **recommendation_json(found, held),
            "position_said_in": citation_of(db, desk.actor, found.position_paragraph_id),
            "tags": [tag_json(each) for each in held.tags],
            "set_aside": [tag_json(each) for each in held.set_aside],
            "history": [change_json(db, desk.actor, each) for each in history],
        }
    desk.emit(told)
