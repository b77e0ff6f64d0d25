"""What to look at in a report before it goes out, and its mends, from the command line."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import queries
from workbench.drafting.checking import Finding
from workbench.drafting.checking.operations import findings, mend, mendings, repeated
from workbench.requests import background


@click.command("check")
@click.argument("report")
@click.option("--rule", default="", help="Only what this rule finds.")
@click.option(
    "--mend", "name", default="", metavar="MEND", help="Mend all that this mend is for (as findings name it)."
)
@click.option("--paragraph", default="", metavar="ID", help="With --mend: only this paragraph.")
@click.option("--repeats", is_flag=True, help="Look too for what repeats the core document or the last report (slow).")
@click.option("--preview", is_flag=True, help="With --mend: say what would change, and change nothing.")
@pass_desk
def check_command(desk: Desk, report: str, rule: str, name: str, paragraph: str, repeats: bool, preview: bool) -> None:
    """What to look at before the report goes out."""
    home = desk.settings.home
    if name and preview:
        with desk.store.reading() as db:
            made = mendings(db, desk.actor, report, name, paragraph_id=paragraph, home=home)
        shown = [
            {"paragraph": each.paragraph.id, "before": each.paragraph.markup, "after": each.after} for each in made
        ]
        desk.emit(
            shown, text=lambda: "\n\n".join(f"{each['before']}\n→ {each['after']}" for each in shown) or "Nothing."
        )
        return
    if name:
        with desk.store.writing() as db:
            key = queries.report(db, desk.actor, report).id
            done = mend(db, report_id=key, name=name, paragraph_id=paragraph, by=desk.actor, at=desk.now())
        desk.emit({"mended": list(done)}, text=lambda: f"{len(done)} paragraphs mended.")
        return
    with desk.store.reading() as db:
        all_found = findings(db, desk.actor, report, home=home) + background.findings(db, desk.actor, report)
        if repeats:
            all_found += repeated(db, desk.actor, report)
    found = [each for each in all_found if rule in ("", each.rule)]
    desk.emit(
        [finding_value(each) for each in found],
        text=lambda: "\n".join(f"{each.severity:8} {each.rule:20} {each.message}" for each in found) or "Nothing.",
    )


def finding_value(each: Finding) -> dict[str, Any]:
    """A finding in JSON."""
    return {
        "rule": each.rule,
        "severity": each.severity,
        "paragraph": each.paragraph,
        "message": each.message,
        "mend": each.mend,
        "excerpt": each.excerpt,
        "section": each.section,
    }
