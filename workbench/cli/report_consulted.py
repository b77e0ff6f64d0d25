"""`report consulted`: how the report was consulted, told from the record of its rounds."""

import click

from workbench.cli.context import Desk, pass_desk
from workbench.comments import operations
from workbench.comments.consulted.gathering import consulted, copies
from workbench.drafting import queries


@click.command("consulted")
@click.argument("report")
@click.option("--into", "section", metavar="SECTION", help="Put what the draft does not say yet at its end.")
@pass_desk
def consulted_command(desk: Desk, report: str, section: str | None) -> None:
    """Say how a report was consulted, in its language, and whether the draft says it as the record stands now."""
    if section:
        with desk.store.writing() as db:
            found = queries.report(db, desk.actor, report)
            by, at = desk.actor, desk.now()
            operations.say_how_consulted(db, report_id=found.id, section_id=section, by=by, at=at)
    with desk.store.reading() as db:
        found = queries.report(db, desk.actor, report)
        told = consulted(db, desk.actor, found.id)
        there = copies(db, desk.actor, found.id, told)
    value = {
        "statements": [{"round": each.round_id, "text": each.text} for each in told],
        "paragraphs": [
            {"id": each.paragraph_id, "round": each.round_id, "number": each.label, "moved_on": each.has_moved_on}
            for each in there
        ],
    }
    desk.emit(value, text=lambda: "\n".join(each.text for each in told) or "No round was held with anybody outside.")
