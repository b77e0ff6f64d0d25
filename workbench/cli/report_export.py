"""`report export`: a frozen version as a file that leaves."""

from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import OUT
from workbench.drafting import queries
from workbench.drafting.records import Snapshot
from workbench.export import gaps as gap_list
from workbench.export import report as report_export
from workbench.export.report import Form
from workbench.people.access import Permission, require

FOLDER = click.Path(file_okay=False, exists=True, writable=True, path_type=Path)


@click.command("export")
@click.argument("snapshot")
@click.option(
    "--for",
    "form",
    type=click.Choice([form.value for form in Form]),
    required=True,
    help="comments: tracks changes, holds the marks a returned file is placed by. submission: bears no trace of these.",
)
@click.option("-o", "--output", type=OUT, required=True, help="A .docx or .pdf file.")
@click.option("--gaps", "gaps", type=OUT, help="Write what is missing to this file: .xlsx, .docx, .json or .txt.")
@click.option("--annexes", type=FOLDER, help="Write each annex to this folder too, as a file of its own.")
@pass_desk
def export_command(desk: Desk, snapshot: str, form: str, output: Path, gaps: Path | None, annexes: Path | None) -> None:
    """Write a frozen version for comments or for submission. Never refused; stamped DRAFT until it is released."""
    if output.suffix.lower() not in (".docx", ".pdf"):
        raise click.BadParameter("ends in .docx or .pdf", param_hint="-o")
    if gaps and gaps.suffix.lower() not in gap_list.FILES:
        raise click.BadParameter("ends in .xlsx, .docx, .json or .txt", param_hint="--gaps")
    require(desk.actor, Permission.FREEZE_REPORTS)
    with desk.store.reading() as db:
        frozen = queries.snapshot(db, desk.actor, snapshot)
        missing = gap_list.gaps(frozen, queries.coverage(db, desk.actor, frozen.report)) if gaps else ()
    data = _exported(desk, frozen, Form(form), pdf=output.suffix.lower() == ".pdf")
    output.write_bytes(data)
    if gaps:
        gaps.write_bytes(gap_list.FILES[gaps.suffix.lower()](frozen, missing))
    draft = not (frozen.is_released and form == Form.SUBMISSION)
    value = {"snapshot": frozen.id, "for": form, "file": str(output), "bytes": len(data), "draft": draft}
    counted: dict[str, object] = {"gaps": len(missing)} if gaps else {}
    if annexes:
        counted["annexes"] = _annexes(desk, frozen, annexes)
    desk.emit({**value, **counted}, text=lambda: f"Written: {output}" + (f" ({len(missing)} gaps)" if gaps else ""))


def _exported(desk: Desk, frozen: Snapshot, form: Form, *, pdf: bool) -> bytes:
    template, files = report_export.template_of(desk.settings.home), desk.store.files
    released = frozen.is_released
    if pdf:
        return report_export.as_pdf(frozen, form, template=template, released=released, files=files)
    if form is Form.COMMENTS:
        return report_export.for_comments(frozen, template=template, files=files)
    return report_export.for_submission(frozen, template=template, released=released, files=files)


def _annexes(desk: Desk, frozen: Snapshot, folder: Path) -> list[str]:
    """Write each annex as a file of its own; gives their paths."""
    template, files = report_export.template_of(desk.settings.home), desk.store.files
    found = report_export.annex_files(frozen, files=files, template=template, released=frozen.is_released)
    for each in found:
        (folder / each.name).write_bytes(each.data)
    return [str(folder / each.name) for each in found]
