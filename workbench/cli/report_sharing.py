"""Who does what in a report, from the command line."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import queries
from workbench.drafting.sharing import assigning, assignments, groups, saying
from workbench.drafting.sharing.records import Assignment, Task
from workbench.drafting.sharing.states import Said, history, standings
from workbench.people import queries as people_queries
from workbench.store import Database

_TASK = click.Choice([each.value for each in Task])
_SAID = {"ready": Said.READY_FOR_REVIEW, "reviewed": Said.REVIEWED, "approved": Said.APPROVED, "back": Said.SENT_BACK}


@click.command("assign")
@click.argument("report")
@click.argument("email")
@click.option("--task", type=_TASK, default=Task.WRITE.value, show_default=True, help="What is asked.")
@click.option("--section", default="", help="Its id, the guideline's id or its title; without it the whole report.")
@click.option("--due", default="", help="By when: 2026-05-03.")
@click.option("--note", default="", help="What the person should know.")
@pass_desk
def assign_command(desk: Desk, report: str, email: str, task: str, section: str, due: str, note: str) -> None:
    """Ask a person to write, review or approve a section or the whole report; asked again, the day is changed."""
    with desk.store.writing() as db:
        found = queries.report(db, desk.actor, report)
        person = people_queries.person_by_email(db, email)
        section_id = queries.section_of_report(db, found.id, section).id if section else None
        same = _same(db, found.id, person.id, Task(task), section_id)
        if same:
            asked = assigning.change_assignment(
                db, report_id=found.id, assignment_id=same.id, due=due or same.due, note=note or same.note,
                by=desk.actor, at=desk.now(),
            )  # fmt: skip
        else:
            asked = assigning.assign(
                db, report_id=found.id, section_id=section_id, person_id=person.id, task=Task(task), due=due,
                note=note, by=desk.actor, at=desk.now(),
            )  # fmt: skip
    desk.emit(_value(asked), text=lambda: f"{asked.id}  {asked.person}: {task}{f', due {asked.due}' if due else ''}")


def _same(db: Database, report_id: str, person_id: str, task: Task, section_id: str | None) -> Assignment | None:
    key = (person_id, task, section_id)
    asked = assignments.of_report(db, report_id)
    return next((each for each in asked if (each.person_id, each.task, each.section_id) == key), None)


@click.command("unassign")
@click.argument("report")
@click.argument("assignment")
@pass_desk
def unassign_command(desk: Desk, report: str, assignment: str) -> None:
    """Ask no more for what `report assignments` lists; what was written stays."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        assigning.end_assignment(db, report_id=key, assignment_id=assignment, by=desk.actor, at=desk.now())
    desk.emit({"assignment": assignment, "ended": True}, text=lambda: f"{assignment}: ended")


@click.command("assignments")
@click.argument("report")
@click.option("--person", default="", metavar="EMAIL", help="Of one person.")
@click.option("--late", is_flag=True, help="Those whose day is over and whose section is not as far.")
@pass_desk
def assignments_command(desk: Desk, report: str, person: str, late: bool) -> None:
    """Who was asked for what by when, first due first, and how far each section is."""
    today = desk.now().date()
    with desk.store.reading() as db:
        found = queries.report(db, desk.actor, report)
        wanted = people_queries.person_by_email(db, person).id if person else ""
        far = {key: each.state for key, each in standings(db, found.id).items()}
        asked = assignments.of_report(db, found.id)
    rows = [
        {
            **_value(each),
            "state": far[each.section_id].value if each.section_id in far else None,
            "late": each.section_id in far and each.is_late(far[each.section_id], today),
        }
        for each in asked
        if wanted in {"", each.person_id}
    ]
    rows = [row for row in rows if row["late"] or not late]
    desk.emit(
        rows,
        text=lambda: (
            "\n".join(f"{row['assignment']}  {row['due'] or '-':10}  {row['task']:8} {row['person']}" for row in rows)
            or "Nobody was asked."
        ),
    )


@click.command("say")
@click.argument("report")
@click.argument("section")
@click.argument("word", type=click.Choice(list(_SAID)))
@click.option("--reason", default="", help="Why it goes back.")
@pass_desk
def say_command(desk: Desk, report: str, section: str, word: str, reason: str) -> None:
    """Say of a section that it is ready for review, reviewed or approved, or send it back to its writers."""
    with desk.store.writing() as db:
        found = queries.report(db, desk.actor, report)
        key = queries.section_of_report(db, found.id, section).id
        saying.say(db, section_id=key, said=_SAID[word], reason=reason, by=desk.actor, at=desk.now())
        standing = standings(db, found.id)[key]
        said = history(db, key)
    value = {
        "section": key,
        "state": standing.state.value,
        "said": [
            {"word": each.said.value, "reason": each.reason, "at": each.at.isoformat(), "by": each.by_name}
            for each in said
        ],
    }
    desk.emit(value, text=lambda: standing.state.value.replace("_", " "))


@click.command("group")
@click.argument("report")
@click.argument("group", required=False)
@click.option("--out", is_flag=True, help="Take the group out instead.")
@pass_desk
def group_command(desk: Desk, report: str, group: str | None, out: bool) -> None:
    """Let another drafting group write a report, or take one out; without a group, those that write it."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        if group:
            group_id = people_queries.group(db, group).id
            change = groups.let_out if out else groups.let_in
            change(db, report_id=key, group_id=group_id, by=desk.actor, at=desk.now())
        writing = groups.groups_of(db, key)
    desk.emit(
        [{"group": each.id, "name": each.name, "members": len(each.member_ids)} for each in writing],
        text=lambda: "\n".join(each.name for each in writing) or "None: the secretariat keeps it to itself.",
    )


def _value(asked: Assignment) -> dict[str, Any]:
    return {
        "assignment": asked.id,
        "report": asked.report_id,
        "section": asked.section_id,
        "person": asked.person,
        "task": asked.task.value,
        "due": asked.due,
        "note": asked.note,
    }


COMMANDS = (assign_command, unassign_command, assignments_command, say_command, group_command)
