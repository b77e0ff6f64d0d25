"""The words of a report from the command line: explained, moved between sections, and what counts."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import queries
from workbench.drafting.budget import operations
from workbench.drafting.budget.parts import Part
from workbench.drafting.budget.records import Budget, Transfer
from workbench.store import Database

_FREE = "-"  # what is given to no section


@click.command("budget")
@click.argument("report")
@click.option("--move", nargs=3, metavar="FROM TO WORDS", help="Move words between sections; - is what none has.")
@click.option("--reason", default="", help="Why they are moved.")
@click.option("--undo", default="", metavar="TRANSFER", help="Take a move of words back.")
@click.option(
    "--count", "counted", multiple=True, type=click.Choice([each.value for each in Part]), help="What counts."
)
@click.option("--factor", type=float, help="Words in the language submitted for each one drafted.")
@click.option("--factor-source", default="", help="Whose figure that is.")
@pass_desk
def budget_command(
    desk: Desk,
    report: str,
    move: tuple[str, str, str] | None,
    reason: str,
    undo: str,
    counted: tuple[str, ...],
    factor: float | None,
    factor_source: str,
) -> None:
    """Words against the limit, by section and by part; with options, move words or set what counts."""
    if move or undo or counted or factor is not None:
        with desk.store.writing() as db:
            key = queries.report(db, desk.actor, report).id
            if move:
                _move(db, desk, key, move, reason)
            if undo:
                operations.take_back(db, report_id=key, transfer_id=undo, by=desk.actor, at=desk.now())
            if counted or factor is not None:
                _set(db, desk, key, counted, factor, factor_source)
    with desk.store.reading() as db:
        seen = operations.budget(db, desk.actor, report)
    desk.emit(budget_value(seen), text=lambda: _text(seen))


def _move(db: Database, desk: Desk, key: str, move: tuple[str, str, str], reason: str) -> None:
    from_id, to_id = ("" if each == _FREE else queries.section_of_report(db, key, each).id for each in move[:2])
    if not move[2].isdigit():
        raise click.BadParameter(f"{move[2]!r} is no number of words.", param_hint="--move")
    operations.transfer(
        db,
        report_id=key,
        from_id=from_id,
        to_id=to_id,
        words=int(move[2]),
        reason=reason,
        by=desk.actor,
        at=desk.now(),
    )


def _set(
    db: Database, desk: Desk, key: str, counted: tuple[str, ...], factor: float | None, factor_source: str
) -> None:
    now = operations.budget(db, desk.actor, key).setting
    operations.set_counting(
        db,
        report_id=key,
        counted=map(Part, counted) if counted else now.counted,
        factor=now.factor if factor is None else factor,
        source=factor_source or now.source,
        by=desk.actor,
        at=desk.now(),
    )


def budget_value(seen: Budget) -> dict[str, Any]:
    """A budget in JSON: words as drafted (`words`) and in the language submitted (`expected`)."""
    return {
        "report": seen.report.id,
        "limit": seen.report.word_limit,
        "words": seen.counted,
        "expected": seen.expected,
        "factor": seen.setting.factor,
        "factor_source": seen.setting.source,
        "unassigned": seen.free,
        "counted": sorted(seen.setting.counted),
        "parts": {part.value: seen.words.of(part) for part in Part},
        "sections": [
            {
                "id": each.section.id,
                "key": each.section.key,
                "number": each.section.number,
                "title": each.section.title,
                "budget": each.section.budget,
                "words": each.counted,
                "to_spare": each.room,
                "parts": {part.value: each.words.of(part) for part in Part},
            }
            for each in seen.sections
        ],
        "transfers": [_transfer_value(each) for each in seen.transfers],
    }


def _transfer_value(each: Transfer) -> dict[str, Any]:
    return {
        "id": each.id,
        "from": each.from_id or None,
        "to": each.to_id or None,
        "words": each.words,
        "reason": each.reason,
        "at": each.at.isoformat(),
        "by": each.by_name,
        "undoes": each.undoes or None,
        "undone": each.undone,
    }


def _text(seen: Budget) -> str:
    parts = ", ".join(f"{part.value} {seen.words.of(part):,}" for part in Part if seen.words.of(part))
    lines = [f"{seen.counted:,} of {seen.report.word_limit or '-'} words ({parts})"]
    if seen.is_translated:
        lines.append(
            f"expected in {seen.report.submission_language}: {seen.expected:,} (factor {seen.setting.factor:g}; "
            f"{seen.setting.source})"
        )
    lines += [
        f"{'  ' * each.section.level}{each.section.number}. {each.section.title}  {each.counted:,} of "
        f"{each.section.budget or '-'} words, {'-' if each.room is None else each.room} to spare"
        for each in seen.sections
    ]
    return "\n".join(lines)
