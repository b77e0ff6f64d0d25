"""`recommendations twins`: earlier ones on the same matter, and what the reports say, State by State."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.linking import Tie, confirm
from workbench.recommendations.said import documents
from workbench.recommendations.said.suggesting import find_for
from workbench.recommendations.twins.reading import sure_pairs
from workbench.recommendations.twins.suggesting import states_with_some, suggest_for


@click.command("twins")
@click.option("--state", metavar="CODE", help="One State alone.")
@click.option("--confirm-sure", is_flag=True, help="Confirm the earlier ones that are sure, in one act.")
@pass_desk
def find_twins(desk: Desk, state: str | None, confirm_sure: bool) -> None:
    """Suggest earlier recommendations on the same matter, and find what the reports in the library say."""
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    with desk.store.reading() as db:
        states = [state] if state else sorted({*states_with_some(db), *documents.states_with_reports(db)})
    done = []
    with desk.progress() as progress:
        for each in progress.track(states, description="States"):
            twins, said = suggest_for(desk.store, each), find_for(desk.store, each)
            done.append({"state": each, "suggested": twins, "said": said})
    confirmed = _confirm_sure(desk, states) if confirm_sure else {}
    lines = [
        f"{each['state']}: {each['suggested']} earlier ones, {each['said']} paragraphs of reports" for each in done
    ]
    lines += [f"Confirmed for {confirmed['confirmed']}; undo with {confirmed['act']}"] if confirmed else []
    desk.emit({"states": done, **confirmed}, text=lambda: "\n".join(lines) or "There is nothing to compare.")


def _confirm_sure(desk: Desk, states: list[str]) -> dict[str, Any]:
    with desk.store.writing() as db:
        pairs = sure_pairs(db, desk.actor, states)
        if not pairs:
            return {}
        act = confirm(db, Tie.TWIN, pairs, by=desk.actor, at=desk.now())
    return {"act": act.id, "confirmed": act.changed}
