"""Reports in drafting from the command line."""

from dataclasses import asdict

import click

from workbench.cli import report_asked, report_release, report_sharing, report_work
from workbench.cli.context import Desk, pass_desk
from workbench.cli.report_budget import budget_command
from workbench.cli.report_check import check_command
from workbench.cli.report_clear import clear_command
from workbench.cli.report_compare import compare_command
from workbench.cli.report_consulted import consulted_command
from workbench.cli.report_export import export_command
from workbench.cli.report_load import load_command, unload_command
from workbench.cli.report_packs import let_go_command, packs_command, take_command
from workbench.cli.report_rolling import renewals_command, roll_forward_command
from workbench.cli.report_sources import sources_command
from workbench.cli.report_submit import submit_command
from workbench.cli.report_values import report_value, section_value, snapshot_value
from workbench.drafting import operations, queries
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind, Snapshot
from workbench.guidelines.taking import taken
from workbench.requests import background
from workbench.store import Database
from workbench.text.characters import NOTE_MARK

report_command = click.Group("report", help="The report in the making: outline, draft, coverage, versions.")
for _command in (packs_command, take_command, let_go_command):
    report_command.add_command(_command)
report_command.add_command(export_command)
report_command.add_command(compare_command)
report_command.add_command(budget_command)
report_command.add_command(check_command)
report_command.add_command(load_command)
report_command.add_command(unload_command)
report_command.add_command(clear_command)
report_command.add_command(submit_command)
report_command.add_command(consulted_command)
for _command in (*report_asked.COMMANDS, *report_release.COMMANDS, *report_sharing.COMMANDS, *report_work.COMMANDS):
    report_command.add_command(_command)
report_command.add_command(sources_command)
report_command.add_command(roll_forward_command)
report_command.add_command(renewals_command)

# What people call the kinds besides the names of the product.
_KINDS = {
    "state_report": ReportKind.PERIODIC,
    "periodic_report": ReportKind.PERIODIC,
    "combined": ReportKind.PERIODIC,
    "initial_report": ReportKind.INITIAL,
    "simplified": ReportKind.REPLY_TO_LOIPR,
    "simplified_report": ReportKind.REPLY_TO_LOIPR,
    "loipr": ReportKind.REPLY_TO_LOIPR,
    "common_core_document": ReportKind.COMMON_CORE,
    "loi_replies": ReportKind.REPLIES_TO_LIST_OF_ISSUES,
    "follow_up_report": ReportKind.FOLLOW_UP,
    "national_report": ReportKind.UPR_NATIONAL,
    "upr_national_report": ReportKind.UPR_NATIONAL,
    "midterm_report": ReportKind.UPR_MIDTERM,
}


@report_command.command("new")
@click.option("--treaty", required=True, help="Its code or its body's (ICERD, CERD).")
@click.option("--kind", default="periodic", show_default=True, help=f"One of {', '.join(ReportKind)}.")
@click.option("--state", required=True, help="Three letters (BRA).")
@click.option(
    "--guideline",
    "packs",
    required=True,
    multiple=True,
    metavar="PACK",
    help="Can be given several times; also the symbol of a list of issues (prior to reporting) of the library.",
)
@click.option(
    "--checklist",
    "checklists",
    multiple=True,
    metavar="PACK",
    help="A guideline shown beside the sections and asked of nobody: the treaty's own beside a list of issues.",
)
@click.option(
    "--recommendation",
    "chosen",
    multiple=True,
    metavar="CITATION",
    help="A recommendation chosen for follow-up: a section of its own. Can be given several times.",
)
@click.option("--title", default="", help="Without it, the State, the treaty and the kind.")
@click.option("--due", default="", help="When it falls due.")
@click.option("--numbers", default="", help="The reports it combines (21-23).")
@click.option("--covers", default="", metavar="FROM..TO", help="The period it covers.")
@click.option("--language", default="en", show_default=True, help="In which it is drafted.")
@click.option("--submission-language", default="", help="In which it is submitted, if another.")
@click.option("--group", default="", help="The drafting group; without it that of the treaty.")
@pass_desk
def new(
    desk: Desk,
    packs: tuple[str, ...],
    checklists: tuple[str, ...],
    chosen: tuple[str, ...],
    kind: str,
    covers: str,
    **identity: str,
) -> None:
    """Begin a report from one or more guideline packs, or from a list of issues of the library."""
    covers_from, _, covers_to = covers.partition("..")
    described = ReportIdentity(kind=_kind(kind), covers_from=covers_from, covers_to=covers_to, **identity)
    with desk.store.writing() as db:
        outlines, beside = (
            [taken(db, desk.actor, name, desk.settings.home, language=described.language) for name in names]
            for names in (packs, checklists)
        )
        report = operations.new_report(
            db,
            identity=described,
            packs=outlines,
            checklists=beside,
            chosen=chosen,
            by=desk.actor,
            at=desk.now(),
        )
    desk.emit({"report": report.id, "title": report.title}, text=lambda: f"{report.title}: {report.id}")


def _kind(written: str) -> ReportKind:
    name = written.strip().lower().replace("-", "_").replace(" ", "_")
    try:
        return _KINDS.get(name) or ReportKind(name)
    except ValueError:
        raise click.BadParameter(f"{written!r} is not one of {', '.join(ReportKind)}.", param_hint="--kind") from None


@report_command.command("list")
@pass_desk
def list_reports(desk: Desk) -> None:
    """The reports in drafting, first due first."""
    with desk.store.reading() as db:
        found = queries.reports(db, desk.actor)
    desk.emit(
        [report_value(each) for each in found],
        text=lambda: "\n".join(f"{each.id}  {each.title}  due {each.due or '-'}" for each in found) or "None yet.",
    )


def _overview(db: Database, desk: Desk, key: str) -> ReportOverview:
    report = queries.report(db, desk.actor, key)
    return queries.at_a_glance(db, desk.actor, report)


@report_command.command("show")
@click.argument("report")
@pass_desk
def show(desk: Desk, report: str) -> None:
    """The sections with their words, budget, state and paragraphs."""
    with desk.store.reading() as db:
        seen = _overview(db, desk, report)
        snapshots = queries.snapshots(db, desk.actor, seen.report.id)
    desk.emit(
        {
            **report_value(seen.report),
            "words": seen.words,
            "requirements": asdict(seen.requirements),
            "recommendations": asdict(seen.recommendations),
            "sections": [section_value(each) for each in seen.sections],
            "snapshots": [snapshot_value(each) for each in snapshots],
        },
        text=lambda: "\n".join([_text(seen), *map(_version, snapshots)]),
    )


def _text(seen: ReportOverview) -> str:
    lines = [f"{seen.report.title}: {seen.words:,} of {seen.report.word_limit or '-'} words"]
    for each in seen.sections:
        section = each.section
        lines.append(
            f"{'  ' * section.level}{section.heading}  {each.words:,} of {section.budget or '-'} "
            f"words, asked {each.asked.dealt_with} of {each.asked.of}, {each.state}"
        )
        lines += [
            f"{'  ' * section.level}  {one.number}. {one.text.replace(NOTE_MARK, '*')}" for one in each.paragraphs
        ]
    return "\n".join(lines)


def _version(snapshot: Snapshot) -> str:
    """`Version 2: 01J… (21,200 words), submitted on 2026-06-30 as CERD/C/ARC/21-23`"""
    sent = snapshot.submission
    told = f", submitted on {sent.date.isoformat()}" if sent else ""
    symbol = f" as {sent.symbol}" if sent and sent.symbol else ""
    return f"Version {snapshot.number}: {snapshot.id} ({snapshot.words:,} words){told}{symbol}"


@report_command.command("freeze")
@click.argument("report")
@pass_desk
def freeze(desk: Desk, report: str) -> None:
    """Make a version that is never changed, for comments or submission."""
    with desk.store.writing() as db:
        key = queries.report(db, desk.actor, report).id
        frozen = operations.freeze(db, report_id=key, by=desk.actor, at=desk.now())
        quoted = background.findings(db, desk.actor, key)
    snapshot = frozen.snapshot
    warnings = [*(each.message for each in quoted), *map(str, (*frozen.warnings, *frozen.missing))]
    for warning in warnings:
        click.echo(warning, err=True)
    desk.emit(
        {
            "snapshot": snapshot.id,
            "paragraphs": len(snapshot.paragraphs),
            "words": snapshot.words,
            "number": snapshot.number,
            "warnings": warnings,
        },
        text=lambda: f"Version {snapshot.number}: {snapshot.id} ({len(snapshot.paragraphs)} paragraphs)",
    )
