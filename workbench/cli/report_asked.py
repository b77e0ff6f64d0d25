"""What is asked of a report, from the command line: coverage, marks, confirming, asking and leaving out."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.report_asked_values import (
    asked_text,
    asked_value,
    coverage_value,
    suggestion_text,
    suggestions_value,
)
from workbench.drafting import operations, queries
from workbench.drafting.asked.meaning import targets_of
from workbench.drafting.asked.suggesting import reading as suggesting
from workbench.drafting.records import Addressed, Implementation
from workbench.recommendations.records import Recommendation


@click.command("coverage")
@click.argument("report")
@pass_desk
def coverage(desk: Desk, report: str) -> None:
    """Each requirement and each recommendation: answered, partly, not applicable, core document or open."""
    with desk.store.reading() as db:
        covered = queries.coverage(db, desk.actor, queries.report(db, desk.actor, report))
    desk.emit(coverage_value(covered), text=lambda: asked_text(covered))


@click.command("mark")
@click.argument("report")
@click.argument("target", metavar="REQUIREMENT-OR-CITATION")
@click.argument("state", required=False, type=click.Choice([each.value for each in operations.MARKS]))
@click.option(
    "--reason", default="", help="Why it is not applicable, what is missing, where the core document says it."
)
@click.option(
    "--implementation",
    type=click.Choice([each.value for each in Implementation]),
    help="Of a recommendation: what the State reports of it.",
)
@pass_desk
def mark(desk: Desk, report: str, target: str, state: str | None, reason: str, implementation: str | None) -> None:
    """Mark what links cannot say; `open` takes a mark away."""
    if state is None and implementation is None:
        raise click.UsageError("Give a state, or --implementation for a recommendation.")
    with desk.store.writing() as db:
        marked = operations.mark(
            db,
            report_id=queries.report(db, desk.actor, report).id,
            target=target,
            state=Addressed(state) if state else None,
            reason=reason,
            implementation=Implementation(implementation) if implementation else None,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit(
        {"target": target, "state": state, "reason": reason, "implementation": implementation, "marked": len(marked)},
        text=lambda: f"{target}: {state or implementation}",
    )


@click.command("confirm")
@click.argument("report")
@click.argument("targets", metavar="REQUIREMENT-OR-CITATION", nargs=-1, required=True)
@click.option("--withdraw", is_flag=True, help="Take the confirmation back.")
@pass_desk
def confirm(desk: Desk, report: str, targets: tuple[str, ...], withdraw: bool) -> None:
    """Confirm, having read the paragraphs, that the report speaks to these as it is shown."""
    with desk.store.writing() as db:
        report_id = queries.report(db, desk.actor, report).id
        done = operations.confirm(
            db, report_id=report_id, targets=targets, withdraw=withdraw, by=desk.actor, at=desk.now()
        )
    counted: dict[str, Any] = {"withdrawn" if withdraw else "confirmed": len(done)}
    desk.emit(counted, text=lambda: f"{len(done)} {'taken back' if withdraw else 'confirmed'}.")


@click.command("ask")
@click.argument("report")
@click.argument("recommendations", metavar="CITATION-OR-ID", nargs=-1, required=True)
@click.option("--section", help="Where it is to be answered.")
@click.option("--reason", default="", help="Why the report answers it.")
@pass_desk
def ask(desk: Desk, report: str, recommendations: tuple[str, ...], section: str | None, reason: str) -> None:
    """Ask the report to answer these recommendations too; takes back that they were left out."""
    with desk.store.writing() as db:
        units = operations.ask(
            db,
            report_id=queries.report(db, desk.actor, report).id,
            recommendations=recommendations,
            section=section,
            reason=reason,
            by=desk.actor,
            at=desk.now(),
        )
    _say(desk, "asked", units)


@click.command("leave-out")
@click.argument("report")
@click.argument("recommendations", metavar="CITATION-OR-ID", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why the report does not answer it.")
@pass_desk
def leave_out(desk: Desk, report: str, recommendations: tuple[str, ...], reason: str) -> None:
    """Do not ask the report to answer these recommendations."""
    with desk.store.writing() as db:
        units = operations.leave_out(
            db,
            report_id=queries.report(db, desk.actor, report).id,
            recommendations=recommendations,
            reason=reason,
            by=desk.actor,
            at=desk.now(),
        )
    _say(desk, "left out", units)


def _say(desk: Desk, did: str, units: tuple[Recommendation, ...]) -> None:
    desk.emit(
        [asked_value(each) for each in units], text=lambda: "\n".join(f"{each.citation}: {did}" for each in units)
    )


@click.command("suggestions")
@click.argument("report")
@click.option("--section", help="Those of one section.")
@click.option("--for", "target", metavar="REQUIREMENT-OR-CITATION", help="The paragraphs that seem to speak to it.")
@click.option("--set-aside", "aside", metavar="PARAGRAPH", help="With --for: this paragraph does not; not said again.")
@pass_desk
def suggestions(desk: Desk, report: str, section: str | None, target: str | None, aside: str | None) -> None:
    """What paragraphs seem to speak to, and by what signs: proposed alone, until somebody links it or sets it aside."""
    if aside and not target:
        raise click.UsageError("Say with --for what the paragraph does not speak to.")
    if aside and target:
        with desk.store.writing() as db:
            operations.set_aside(db, paragraph_id=aside, target=target, by=desk.actor, at=desk.now())
        desk.emit({"paragraph": aside, "target": target, "set_aside": True}, text=lambda: f"{target}: set aside.")
        return
    with desk.store.reading() as db:
        found = queries.report(db, desk.actor, report)
        covered = queries.coverage(db, desk.actor, found)
        if target:
            wanted = targets_of(db, desk.actor, found, covered, target)
            listed = [one for key in wanted for one in suggesting.for_target(db, found, covered, key)]
        else:
            named = [queries.section_of_report(db, found.id, section)] if section else queries.sections(db, found.id)
            listed = [one for each in named for one in suggesting.for_section(db, found, covered, each.id)]
    value = suggestions_value(covered, listed)
    desk.emit(value, text=lambda: "\n".join(suggestion_text(each) for each in value) or "Nothing.")


COMMANDS = (coverage, mark, confirm, ask, leave_out, suggestions)
