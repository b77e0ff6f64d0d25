"""`report roll-forward`, `report renewals`: a report begun from the last one."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import queries
from workbench.drafting.rolling import beginning, renewing
from workbench.drafting.rolling.queries import renewals, rolled, waiting
from workbench.drafting.rolling.records import Placing
from workbench.drafting.rolling.renewing import Renewal
from workbench.drafting.rolling.repeats import repeats


@click.command("roll-forward")
@click.argument("report")
@click.option("--from", "source", default="", metavar="SYMBOL", help="A document, a version, or a report drafted here.")
@click.option("--preview", is_flag=True, help="Say where each paragraph would go, and write nothing.")
@click.option("--undo", is_flag=True, help="Take back the last time: what was worked on since stays.")
@pass_desk
def roll_forward_command(desk: Desk, report: str, source: str, preview: bool, undo: bool) -> None:
    """Place the paragraphs of the last report in the outline, each to be renewed; what has no place waits in a list."""
    if bool(source) == undo:
        raise click.UsageError("Give --from SYMBOL, or --undo.")
    if undo:
        _undo(desk, report)
    elif preview:
        _preview(desk, report, source)
    else:
        _roll(desk, report, source)


def _preview(desk: Desk, report: str, source: str) -> None:
    with desk.store.reading() as db:
        found = queries.report(db, desk.actor, report)
        begun, placings = beginning.preview(db, desk.actor, found, source)
        keys = {each.id: each.key or each.title for each in queries.sections(db, found.id)}
    desk.emit(
        {"from": begun.name, "placed": [_placing_value(each, keys) for each in placings]},
        text=lambda: "\n".join(
            f"{each.piece.citation}  {each.how.value:12} {keys.get(each.section_id, 'to be placed')}"
            for each in placings
        ),
    )


def _placing_value(placing: Placing, keys: dict[str, str]) -> dict[str, Any]:
    return {
        "citation": placing.piece.citation,
        "headings": list(placing.piece.headings),
        "section": keys.get(placing.section_id),
        "how": placing.how.value,
    }


def _roll(desk: Desk, report: str, source: str) -> None:
    with desk.store.writing() as db:
        found = queries.report(db, desk.actor, report)
        done = beginning.roll_forward(db, report_id=found.id, source=source, by=desk.actor, at=desk.now())
    with desk.store.reading() as db:
        standing = [each for each in renewals(db, found.id) if each.basis is not None]
        left = waiting(db, found.id)
    desk.emit(
        {
            "rolled": done.id,
            "from": done.name,
            "paragraphs": len(standing),
            "waiting": [{"id": each.id, "citation": each.citation, "heading": each.heading} for each in left],
        },
        text=lambda: f"{len(standing)} paragraphs placed, {len(left)} to be placed.",
    )


def _undo(desk: Desk, report: str) -> None:
    with desk.store.writing() as db:
        found = queries.report(db, desk.actor, report)
        last = next((each for each in rolled(db, found.id) if each.undone_at is None), None)
        if last is None:
            raise click.UsageError("The report was begun from no other.")
        kept = beginning.take_back(db, report_id=found.id, rolled_id=last.id, by=desk.actor, at=desk.now())
    desk.emit({"undone": last.id, "kept": kept}, text=lambda: f"Taken back; {kept} paragraphs were worked on and stay.")


@click.command("renewals")
@click.argument("report")
@pass_desk
def renewals_command(desk: Desk, report: str) -> None:
    """Each paragraph against the text it was begun from, with its figures, and what it repeats word for word."""
    with desk.store.reading() as db:
        found = queries.report(db, desk.actor, report)
        listed = renewals(db, found.id)
        repeated = {each.paragraph_id: each.citation for each in repeats(db, desk.actor, found)}
    values = [{**_renewal_value(each), "repeats": repeated.get(each.paragraph.id)} for each in listed]
    desk.emit(values, text=lambda: "\n".join(f"{each['label']:10} {each['state']}" for each in values) or "None.")


def _renewal_value(each: Renewal) -> dict[str, Any]:
    basis = each.basis
    return {
        "id": each.paragraph.id,
        "label": each.paragraph.label,
        "state": each.state.value,
        "begun_from": basis.citation if basis else None,
        "still_right": basis.renewed_at.isoformat() if basis and basis.renewed_at else None,
        "figures": [{"kind": one.kind.value, "text": one.text} for one in each.figures],
    }


@click.command("still-right")
@click.argument("paragraph")
@pass_desk
def still_right_command(desk: Desk, paragraph: str) -> None:
    """Say that a paragraph begun from the last report is right as it stands."""
    with desk.store.writing() as db:
        renewing.still_right(db, paragraph_id=paragraph, by=desk.actor, at=desk.now())
    desk.emit({"id": paragraph, "still_right": True}, text=lambda: "Still right.")
