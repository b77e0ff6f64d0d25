"""My work from the command line: what the person owes in reports, what waits, what changed since."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import lately, queries
from workbench.drafting.lately import Happened
from workbench.drafting.sharing import owing, visits
from workbench.store import Database


@click.command("work")
@pass_desk
def work_command(desk: Desk) -> None:
    """What the person of --as owes, what waits for them, and what others changed since they were last here."""
    at = desk.now()
    with desk.store.reading() as db:
        owed = owing.owed(db, desk.actor, today=at.date())
        waiting = owing.to_say(db, desk.actor)
        late = owing.late_texts(db, desk.actor)
        changed = _changed(db, desk)
    value = {
        "owed": [
            {
                "report": each.report.id,
                "section": each.section.id if each.section else None,
                "task": each.asked.task.value,
                "due": each.asked.due,
                "late": each.is_late,
                "state": each.state.value,
                "sections": each.sections,
            }
            for each in owed
        ],
        "waits": [{"report": each.report.id, "section": each.section.id, "task": each.task.value} for each in waiting],
        "late_texts": [{"report": each.report.id, "paragraph": each.paragraph_id} for each in late],
        "changed": changed,
    }
    desk.emit(
        value,
        text=lambda: (
            f"{len(owed)} owed, {len(waiting) + len(late)} waiting, "
            f"{sum(len(each['changes']) for each in changed)} changes since."
        ),
    )


def _changed(db: Database, desk: Desk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for report in queries.reports(db, desk.actor):
        since = visits.away_since(db, desk.actor, report.id, at=desk.now())
        lines = [_line(each) for each in lately.since(db, desk.actor, report.id, since)]
        found.append({"report": report.id, "since": since.isoformat(), "changes": lines})
    return found


def _line(each: Happened) -> dict[str, Any]:
    return {
        "what": each.what.value,
        "at": each.at.isoformat(),
        "who": each.who,
        "section": each.section_id,
        "paragraphs": each.paragraphs,
        "task": each.task.value if each.task else None,
        "person": each.person or None,
        "said": each.said.value if each.said else None,
    }


@click.command("seen")
@click.argument("report")
@pass_desk
def seen_command(desk: Desk, report: str) -> None:
    """All that changed in a report until now was seen by the person of --as."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        visits.mark_seen(db, report_id=key, by=desk.actor, at=desk.now())
    desk.emit({"report": key, "seen": True}, text=lambda: "Seen.")


COMMANDS = (work_command, seen_command)
