"""A frozen version as it will print, and its files."""

from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

from flask import abort, flash, redirect, request, send_file
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from workbench.comments.frozen import written_sections
from workbench.comments.operations import GoingOut, submit_version
from workbench.comments.refusals_of_clearing import ClearanceIsOpen, NotCleared
from workbench.drafting import queries
from workbench.drafting.blocks.captions import captions
from workbench.drafting.operations.release import open_in
from workbench.drafting.operations.submit import ClearedByNobody, NotADay
from workbench.drafting.records import BlockKind, Snapshot, SnapshotParagraph, SnapshotSection
from workbench.errors import Conflict, Invalid, WorkbenchError
from workbench.export import pdf, printing
from workbench.export import report as report_export
from workbench.export.blocks import lines_of, parts_of
from workbench.export.printing import Printing
from workbench.export.report import Form
from workbench.people.access import Permission, may
from workbench.text import markup
from workbench.text.languages import direction
from workbench.web import refusals
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, store
from workbench.web.drafting.blocks.blocks_shown import FigureView, TableView, margin, table_of
from workbench.web.drafting.blocks.shown import shown
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render
from workbench.word import MEDIA_TYPE

_FIELD: dict[type[WorkbenchError], str] = {  # refusal → its field
    NotADay: "date",
    ClearedByNobody: "cleared_by",
    NotCleared: "without_reason",
    ClearanceIsOpen: "without_reason",
}


@dataclass(frozen=True)
class PrintedNote:
    number: int
    html: Markup


@dataclass(frozen=True)
class PrintedParagraph:
    """A block as it prints; `number` is what stands in the margin, empty beside plain text, tables and figures."""

    paragraph: SnapshotParagraph
    number: str
    html: Markup
    table: TableView | None
    figure: FigureView | None
    language: str
    direction: str


@dataclass(frozen=True)
class PrintedSection:
    """`lines`: what its file says besides: see the core document, not translated. `annex`: its place, 0 for none."""

    section: SnapshotSection
    heading: int
    lines: tuple[str, ...]
    annex: int
    paragraphs: tuple[PrintedParagraph, ...]


@dataclass(frozen=True)
class SnapshotPage(Page):
    template: ClassVar[str] = "drafting/snapshot.html"
    snapshot: Snapshot
    sections: tuple[PrintedSection, ...]
    notes: tuple[PrintedNote, ...]
    language: str
    may_export: bool
    may_print: bool
    may_release: bool
    open: int
    today: str
    typed: dict[str, str]
    errors: dict[str, str]


@blueprint.get("/snapshots/<snapshot_id>")
@requires(Permission.READ_REPORTS)
def snapshot(snapshot_id: str) -> str:
    """The frozen report; its footnotes are numbered through, as in the file."""
    return snapshot_page(snapshot_id)


def snapshot_page(snapshot_id: str, errors: dict[str, str] | None = None) -> str:
    """The page, also as the answer to a form that was not taken."""
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), snapshot_id)
        left = open_in(db, actor(), frozen) if may(actor(), Permission.FREEZE_REPORTS) else 0
    sections, notes = _printed(frozen)
    return render(
        SnapshotPage(
            snapshot=frozen,
            sections=sections,
            notes=notes,
            language=frozen.report.language,
            may_export=may(actor(), Permission.FREEZE_REPORTS),
            may_print=pdf.office() is not None,
            may_release=may(actor(), Permission.RELEASE_REPORTS),
            open=left,
            today=now().date().isoformat(),
            typed=dict(request.form),
            errors=errors or {},
        )
    )


@blueprint.post("/snapshots/<snapshot_id>/submission")
@requires(Permission.FREEZE_REPORTS)
def submit(snapshot_id: str) -> Response | tuple[str, int]:
    """Record that the version went out; a form that is refused comes back as it was."""
    going = _going()
    try:
        with store().writing() as db:
            sent = submit_version(db, snapshot_id=snapshot_id, going=going, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        field = _FIELD.get(type(refusal), "")
        return snapshot_page(snapshot_id, {field: refusals.words(refusal)}), refusals.status_of(refusal)
    flash(_("Version %(number)s is recorded as submitted. Its files carry no stamp any more.", number=sent.number))
    return redirect(f"/snapshots/{sent.id}", code=303)


def _going() -> GoingOut:
    """What the form says; the note verbale, where one came along, is kept first."""
    given, came = request.form, request.files.get("note")
    data = came.read() if came and came.filename else b""
    if data:
        store().files.put(data)
    return GoingOut(
        day=given.get("date", ""),
        cleared_by=given.get("cleared_by", "").splitlines(),
        symbol=given.get("symbol", ""),
        note_verbale=given.get("note_verbale", ""),
        note=((came.filename or "")[-120:], data) if came and data else None,
        reason=given.get("without_reason", ""),
    )


def _printed(frozen: Snapshot) -> tuple[tuple[PrintedSection, ...], tuple[PrintedNote, ...]]:
    notes: list[PrintedNote] = []
    sections: list[PrintedSection] = []
    written = written_sections(frozen)
    annexes = parts_of(written)
    for section in written:
        paragraphs: list[PrintedParagraph] = []
        for paragraph in section.paragraphs:
            paragraphs.append(_block(frozen, paragraph, first_note=len(notes) + 1))
            for each in markup.notes(paragraph.markup):
                words = paragraph.notes.get((each.kind, each.id), "")
                notes.append(PrintedNote(len(notes) + 1, shown(words)))
        lines = lines_of(section, captions(frozen.report.language))
        place = annexes[section.part] if section.part == section.id else 0
        sections.append(PrintedSection(section, min(section.level + 1, 6), lines, place, tuple(paragraphs)))
    return tuple(sections), tuple(notes)


def _block(frozen: Snapshot, paragraph: SnapshotParagraph, *, first_note: int) -> PrintedParagraph:
    def anchor(number: int) -> str:
        return f"note-{number}"

    figure = None
    if paragraph.kind is BlockKind.FIGURE:
        address = f"/snapshots/{frozen.id}/figures/{paragraph.id}"
        figure = FigureView(address, str(paragraph.attributes.get("alt", "")), paragraph.label)
    return PrintedParagraph(
        paragraph=paragraph,
        number=margin(paragraph),
        html=shown(paragraph.markup, first_note=first_note, anchor=anchor),
        table=table_of(paragraph, printed={}, anchor=anchor, first_note=first_note),
        figure=figure,
        language=frozen.report.language,
        direction=direction(frozen.report.language),
    )


@blueprint.get("/snapshots/<version_id>/figures/<figure_id>")
@requires(Permission.READ_REPORTS)
def snapshot_figure(version_id: str, figure_id: str) -> Response:
    """The picture of a figure of the version, PNG or JPEG as it was checked when it was taken."""
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), version_id)
    found = next((each for each in frozen.paragraphs if each.id == figure_id), None)
    if found is None or found.kind is not BlockKind.FIGURE:
        abort(404)
    data = store().files.read(str(found.attributes["sha256"]))
    return send_file(BytesIO(data), mimetype=str(found.attributes["media_type"]))


@blueprint.get("/snapshots/<version_id>/annexes/<int:number>")
@requires(Permission.FREEZE_REPORTS)
def snapshot_annex(version_id: str, number: int) -> Response:
    """An annex as a file of its own: written out, or the file that stands for it."""
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), version_id)
    template = report_export.template_of(installation().settings.home)
    released = frozen.is_released
    found = report_export.annex_files(frozen, files=store().files, template=template, released=released)
    if not 1 <= number <= len(found):
        abort(404)
    annex = found[number - 1]
    return send_file(BytesIO(annex.data), as_attachment=True, download_name=annex.name)


@blueprint.get("/snapshots/<snapshot_id>/file")
@requires(Permission.FREEZE_REPORTS)
def snapshot_file(snapshot_id: str) -> Response:
    """The Word file, `?for=comments` or `submission`: it is made at once."""
    form = _form(request.args.get("for", Form.COMMENTS.value))
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), snapshot_id)
    template = report_export.template_of(installation().settings.home)
    if form is Form.COMMENTS:
        data = report_export.for_comments(frozen, template=template, files=store().files)
    else:
        data = report_export.for_submission(frozen, template=template, released=frozen.is_released, files=store().files)
    name = report_export.file_name(frozen, form, "docx")
    return send_file(BytesIO(data), mimetype=MEDIA_TYPE, as_attachment=True, download_name=name)


@blueprint.post("/snapshots/<snapshot_id>/pdf")
@requires(Permission.FREEZE_REPORTS)
def snapshot_pdf(snapshot_id: str) -> Response:
    """Ask for the PDF; LibreOffice takes seconds, so a task makes it and its page shows how far it is."""
    form = _form(request.form.get("for", Form.SUBMISSION.value))
    with store().reading() as db:
        frozen = queries.snapshot(db, actor(), snapshot_id)
    template = store().files.put(report_export.template_of(installation().settings.home))
    wanted = Printing(snapshot=frozen.id, form=form, released=frozen.is_released, template=template)
    title = _("PDF of version %(number)s: %(report)s", number=frozen.number, report=frozen.report.title)
    with store().writing() as db:
        job_id = printing.ask(db, store().files, wanted, title=title, by=actor(), at=now())
    return redirect(f"/jobs/{job_id}", code=303)


def _form(name: str) -> Form:
    try:
        return Form(name)
    except ValueError:
        abort(404)
