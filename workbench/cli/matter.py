"""Matters for decision from the command line."""

from datetime import date

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.matter_values import matter_value
from workbench.comments import before_the_head
from workbench.comments.before_the_head import ToPut
from workbench.drafting import queries as drafting
from workbench.matters import operations, queries
from workbench.matters.records import DecidedBy, Matter, Side, Subject
from workbench.people import queries as people
from workbench.store import Database

matter_command = click.Group("matter", help="What drafters cannot settle: put before the head or the plenary.")


@matter_command.command("list")
@click.option("--report", help="A report's id or title: its matters alone.")
@click.option("--owner", metavar="EMAIL", help="Those that this person brings to their decision.")
@click.option("--open", "only_open", is_flag=True, help="Those that still wait for their decision.")
@pass_desk
def list_command(desk: Desk, report: str | None, owner: str | None, only_open: bool) -> None:
    """Matters with their texts, decisions and history, first due first."""
    with desk.store.reading() as db:
        of = drafting.report(db, desk.actor, report).id if report else None
        whose = people.person_by_email(db, owner).id if owner else None
        found = [
            each
            for each in queries.matters(db, desk.actor, report_id=of)
            if (each.is_open or not only_open) and (whose is None or each.now.owner_id == whose)
        ]
    desk.emit([matter_value(each) for each in found], text=lambda: "\n".join(_line(each) for each in found) or "None.")


@matter_command.command("add")
@click.argument("report")
@click.option("--question", required=True, help="What is to be decided, in one sentence.")
@click.option("--owner", metavar="EMAIL", required=True, help="Who brings it to the head or the plenary.")
@click.option("--due", metavar="YYYY-MM-DD", required=True, help="The day by which it is to be decided.")
@click.option(
    "--text", "texts", nargs=2, multiple=True, metavar="WHOSE TEXT", help="A text that stands against others."
)
@click.option(
    "--comment", nargs=2, metavar="ROUND LABEL", help="The comment it is about; its words stand against the draft's."
)
@click.option("--concern", nargs=2, metavar="ROUND ORGANISATION", help="The serious concern it is about.")
@click.option("--figures", default="", metavar="ID", help="Two ministries' figures, as request answers lists them.")
@pass_desk
def add_command(
    desk: Desk,
    report: str,
    question: str,
    owner: str,
    due: str,
    texts: tuple[tuple[str, str], ...],
    comment: tuple[str, str] | None,
    concern: tuple[str, str] | None,
    figures: str,
) -> None:
    """Put a question for decision."""
    if sum(map(bool, (comment, concern, figures))) > 1:
        raise click.UsageError("A matter is about a comment, about a serious concern or about two figures, not more.")
    with desk.store.writing() as db:
        of = drafting.report(db, desk.actor, report)
        about = _about(db, desk, of.id, comment, concern, figures)
        own = tuple(Side(whose, text, of.language) for whose, text in texts)
        matter_id = operations.put(
            db,
            report_id=about.report_id,
            question=question,
            sides=(*about.sides, *own),
            owner=people.person_by_email(db, owner).id,
            due=due,
            subject=about.subject,
            subject_id=about.subject_id,
            by=desk.actor,
            at=desk.now(),
        )
        _say(desk, queries.matter(db, desk.actor, matter_id))


def _about(
    db: Database,
    desk: Desk,
    report_id: str,
    comment: tuple[str, str] | None,
    concern: tuple[str, str] | None,
    figures: str,
) -> ToPut:
    if figures:
        return before_the_head.of_figures(db, desk.actor, report_id, figures)
    if comment:
        return before_the_head.of_comment(db, desk.actor, *comment)
    if concern:
        round_id, organisation = concern
        institution = people.organisation(db, organisation).id
        return before_the_head.of_concern(db, desk.actor, round_id, institution)
    return ToPut(report_id, Subject.NONE, "", "", ())


@matter_command.command("decide")
@click.argument("matter")
@click.option("--by", "who", type=click.Choice([each.value for each in DecidedBy]), required=True, help="Who decided.")
@click.option("--decision", required=True, help="What was decided.")
@click.option("--reason", required=True, help="Why.")
@click.option("--on", "day", metavar="YYYY-MM-DD", help="The day of the decision; today without it.")
@pass_desk
def decide_command(desk: Desk, matter: str, who: str, decision: str, reason: str, day: str | None) -> None:
    """Record a decision, with its reason; it stays in the record."""
    at = desk.now()
    with desk.store.writing() as db:
        operations.decide(
            db,
            matter_id=matter,
            decided_by=DecidedBy(who),
            decision=decision,
            reason=reason,
            day=day or at.date().isoformat(),
            by=desk.actor,
            at=at,
        )
        _say(desk, queries.matter(db, desk.actor, matter))


@matter_command.command("hand-on")
@click.argument("matter")
@click.option("--owner", metavar="EMAIL", help="Who brings it to its decision from now on.")
@click.option("--due", metavar="YYYY-MM-DD", help="Another day.")
@click.option("--reason", default="", help="Why.")
@pass_desk
def hand_on_command(desk: Desk, matter: str, owner: str | None, due: str | None, reason: str) -> None:
    """Give an open matter to somebody else, or another day."""
    with desk.store.writing() as db:
        found = queries.matter(db, desk.actor, matter)
        operations.hand_on(
            db, matter_id=matter, **_whom(db, found, owner, due), reason=reason, by=desk.actor, at=desk.now()
        )
        _say(desk, queries.matter(db, desk.actor, matter))


@matter_command.command("take-up-again")
@click.argument("matter")
@click.option("--reason", required=True, help="Why what was decided is decided anew.")
@click.option("--due", metavar="YYYY-MM-DD", required=True, help="The day by which it is to be decided.")
@click.option("--owner", metavar="EMAIL", help="Who brings it to its decision; without it whoever did before.")
@pass_desk
def take_up_again_command(desk: Desk, matter: str, reason: str, due: str, owner: str | None) -> None:
    """Open a decided matter anew; the decision stays in the record."""
    with desk.store.writing() as db:
        found = queries.matter(db, desk.actor, matter)
        operations.take_up_again(
            db, matter_id=matter, **_whom(db, found, owner, due), reason=reason, by=desk.actor, at=desk.now()
        )
        _say(desk, queries.matter(db, desk.actor, matter))


def _whom(db: Database, found: Matter, owner: str | None, due: str | None) -> dict[str, str]:
    """Who has it and until when: as before, where nothing was said."""
    whose = people.person_by_email(db, owner).id if owner else found.now.owner_id
    return {"owner": whose, "due": due or found.now.due.isoformat()}


def _say(desk: Desk, matter: Matter) -> None:
    desk.emit(matter_value(matter), text=lambda: _line(matter))


def _line(matter: Matter) -> str:
    due: date = matter.now.due
    state = f"by {due.isoformat()}" if matter.decision is None else f"decided by the {matter.decision.decided_by}"
    return f"{matter.id}  {state}  {matter.now.owner}: {matter.question}"
