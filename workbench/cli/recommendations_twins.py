"""`recommendations twins`: earlier ones on the same matter, and what the reports say, State by State."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.people.access import Permission, require
from workbench.recommendations.said import documents
from workbench.recommendations.said.suggesting import find_for
from workbench.recommendations.twins.suggesting import states_with_some, suggest_for


@click.command("twins")
@click.option("--state", metavar="CODE", help="One State alone.")
@pass_desk
def find_twins(desk: Desk, state: str | None) -> None:
    """Suggest earlier recommendations on the same matter, and find what the reports in the library say."""
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    with desk.store.reading() as db:
        states = [state] if state else sorted({*states_with_some(db), *documents.states_with_reports(db)})
    done = []
    with desk.progress() as progress:
        for each in progress.track(states, description="States"):
            twins, said = suggest_for(desk.store, each), find_for(desk.store, each)
            done.append({"state": each, "suggested": twins, "said": said})
    desk.emit(
        done,
        text=lambda: (
            "\n".join(
                f"{each['state']}: {each['suggested']} earlier ones, {each['said']} paragraphs of reports"
                for each in done
            )
            or "There is nothing to compare."
        ),
    )
