"""Recommendations from the command line."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.recommendations_export import export_recommendations
from workbench.cli.recommendations_twins import find_twins
from workbench.people.access import Permission, require
from workbench.recommendations import queries
from workbench.recommendations.records import Recommendation

recommendations_command = click.Group("recommendations", help="What bodies and States recommended.")
recommendations_command.add_command(export_recommendations)
recommendations_command.add_command(find_twins)


@recommendations_command.command("list")
@click.option("--document", metavar="SYMBOL-OR-ID", help="Those of one document.")
@pass_desk
def list_recommendations(desk: Desk, document: str | None) -> None:
    """The recommendations of the library: each item of a recommendation paragraph, else the paragraph."""
    require(desk.actor, Permission.READ_LIBRARY)
    with desk.store.reading() as db:
        found = queries.listed(db, desk.actor, symbol=document)
    desk.emit(
        [recommendation_json(each) for each in found],
        text=lambda: "\n".join(f"{each.citation}  {each.text}" for each in found) or "There are none.",
    )


def recommendation_json(recommendation: Recommendation) -> dict[str, Any]:
    """A recommendation as the command line gives it; themes, goals, groups and ministries are not yet assigned."""
    return {
        "id": recommendation.id,
        "symbol": recommendation.symbol,
        "number": recommendation.number,
        "label": recommendation.label,
        "citation": recommendation.citation,
        "text": recommendation.text,
        "heading": recommendation.heading,
        "themes": [],
        "sdgs": [],
        "persons": [],
        "ministries": [],
        "follow_up": recommendation.follow_up,
        "procedural": recommendation.procedural,
        "position": recommendation.position,
        "recommending_states": list(recommendation.recommending_states),
    }
