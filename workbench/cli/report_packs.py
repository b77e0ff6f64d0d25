"""The guidelines a report was made with, from the command line: what a newer version changes, and taking it over."""

from dataclasses import asdict
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import queries
from workbench.drafting.outlines import renewing
from workbench.drafting.outlines.packs import ReportPack, packs_of
from workbench.guidelines.comparing import PackChanges


@click.command("packs")
@click.argument("report")
@pass_desk
def packs_command(desk: Desk, report: str) -> None:
    """The guidelines of a report as they were taken, and what a newer version of one would change."""
    with desk.store.reading() as db:
        key = queries.report(db, desk.actor, report).id
        found = packs_of(db, desk.actor, key, desk.settings.home)
        kept = renewing.dropped(db, key)
    desk.emit(
        {
            "packs": [_pack(each) for each in found],
            "dropped": [{"id": each.key, "text": each.text, "paragraphs": count} for each, count in kept],
        },
        text=lambda: "\n".join(_line(each) for each in found),
    )


@click.command("take-version")
@click.argument("report")
@click.argument("pack")
@pass_desk
def take_command(desk: Desk, report: str, pack: str) -> None:
    """Take over the newer version of a guideline: what it asks no more stays with its links until let go."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        taken = renewing.take_new_version(
            db, report_id=key, pack=pack, home=desk.settings.home, by=desk.actor, at=desk.now()
        )
    desk.emit(_pack(taken), text=lambda: f"Taken over: {_line(taken)}")


@click.command("let-go")
@click.argument("report")
@click.argument("requirement")
@pass_desk
def let_go_command(desk: Desk, report: str, requirement: str) -> None:
    """Take the links of a requirement away that its guideline has dropped."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        renewing.let_go(db, report_id=key, key=requirement, by=desk.actor, at=desk.now())
    desk.emit({"report": key, "let_go": requirement}, text=lambda: f"{requirement} is let go.")


def _pack(pack: ReportPack) -> dict[str, Any]:
    return {
        "pack": pack.pack,
        "title": pack.title,
        "role": pack.role,
        "confidence": pack.confidence,
        "version": pack.version,
        "newer": pack.now.version if pack.now else None,
        "changes": _changes(pack.changes) if pack.changes else None,
    }


def _changes(changes: PackChanges) -> dict[str, Any]:
    return {
        "added": [{"id": each.id, "text": each.text} for each in changes.added],
        "reworded": [
            {"id": each.now.id, "before": each.before.text, "now": each.now.text} for each in changes.reworded
        ],
        "dropped": [{"id": each.id, "text": each.text} for each in changes.dropped],
        "moved": [{"id": key, "section": section} for key, section in changes.moved],
        "sections_added": [{"id": each.id, "title": each.title} for each in changes.sections_added],
        "sections_dropped": [{"id": each.id, "title": each.title} for each in changes.sections_dropped],
        "retitled": [asdict(each) for each in changes.retitled],
    }


def _line(pack: ReportPack) -> str:
    newer = f"; version {pack.now.version} changes {pack.changes.count} things" if pack.now and pack.changes else ""
    return f"{pack.pack:26} {pack.role:10} version {pack.version or '-'}, confidence {pack.confidence}{newer}"
