"""A frozen version of a report as the file that leaves: for comments, or for submission.

Citations of published documents print as footnotes. What a paragraph rests on besides (contributions, minutes) is not
in the snapshot and not in the file.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from workbench.comments.frozen import written_sections
from workbench.drafting.blocks.captions import captions
from workbench.drafting.records import Snapshot
from workbench.export import cover, pdf
from workbench.export.blocks import blocks, parts_of
from workbench.settings import bundled
from workbench.store import FileStore
from workbench.word.blocks import Block, Contents, Cover, WordReport
from workbench.word.report import render

TEMPLATE = Path("word") / "report.docx"


class Form(StrEnum):
    """The two forms in which a report leaves."""

    COMMENTS = "comments"
    SUBMISSION = "submission"


@dataclass(frozen=True)
class AnnexFile:
    """An annex as a file: its name and its bytes."""

    name: str
    data: bytes


def template_of(home: Path | None = None) -> bytes:
    """The Word template: the State's own in its home, else the one that came with the program."""
    own = home / "drafting_templates" / TEMPLATE if home else None
    chosen = own if own and own.is_file() else bundled("drafting_templates") / TEMPLATE
    return chosen.read_bytes()


def for_comments(
    snapshot: Snapshot,
    *,
    template: bytes | None = None,
    contents: Contents = Contents.FIELD,
    files: FileStore | None = None,
) -> bytes:
    """The .docx that a reviewer comments in: tracking on, two bookmarks a paragraph, the snapshot's id inside."""
    report = _report(snapshot, cover.for_comments(snapshot), blocks(snapshot, files), contents)
    known = {"WorkbenchSnapshot": snapshot.id, "WorkbenchSha256": snapshot.sha256}
    return render(replace(report, for_comments=True, properties=known), template or template_of())


def for_submission(
    snapshot: Snapshot,
    *,
    template: bytes | None = None,
    released: bool = False,
    contents: Contents = Contents.FIELD,
    files: FileStore | None = None,
) -> bytes:
    """The .docx that goes to Geneva: the State's cover and the text, and nothing else inside. DRAFT until released."""
    shown = cover.for_submission(snapshot, released=released)
    return render(_report(snapshot, shown, blocks(snapshot, files), contents), template or template_of())


def clean(
    snapshot: Snapshot,
    *,
    template: bytes | None = None,
    contents: Contents = Contents.FIELD,
    files: FileStore | None = None,
) -> bytes:
    """The .docx to be passed on or published: the draft alone, with no comment, no name, no id and no mark inside.

    It cannot be placed by marks when it comes back, only by its text. DRAFT until released.
    """
    shown = cover.for_submission(snapshot, released=snapshot.is_released)
    report = _report(snapshot, shown, blocks(snapshot, files), contents)
    return render(replace(report, plain=True), template or template_of())


def _report(snapshot: Snapshot, first_page: Cover, written: tuple[Block, ...], contents: Contents) -> WordReport:
    language = snapshot.report.language
    return WordReport(
        title=_title(snapshot),
        language=language,
        cover=first_page,
        blocks=written,
        contents=contents,
        words=cover.contents_words(language),
        annex=captions(language).annex,
    )


def as_pdf(
    snapshot: Snapshot,
    form: Form,
    *,
    template: bytes | None = None,
    released: bool = False,
    files: FileStore | None = None,
) -> bytes:
    """The same report for reading and printing, with page numbers in its table of contents.

    Raises OfficeMissing where LibreOffice is not installed.
    """
    pdf.require_office()  # before the work of rendering
    return pdf.convert(for_pdf(snapshot, form, template=template, released=released, files=files))


def for_pdf(
    snapshot: Snapshot,
    form: Form,
    *,
    template: bytes | None = None,
    released: bool = False,
    files: FileStore | None = None,
) -> bytes:
    """The .docx that LibreOffice prints: its table of contents asks for page numbers."""
    if form is Form.COMMENTS:
        return for_comments(snapshot, template=template, contents=Contents.PRINTED, files=files)
    return for_submission(snapshot, template=template, released=released, contents=Contents.PRINTED, files=files)


def file_name(snapshot: Snapshot, form: Form, ending: str) -> str:
    """`ARC-ICERD-version-2-submission.docx`"""
    return f"{stem(snapshot)}-{form.value}.{ending}"


def stem(snapshot: Snapshot) -> str:
    """How the name of every file made of a version begins: `ARC-ICERD-version-2`"""
    return f"{snapshot.report.state}-{snapshot.report.treaty}-version-{snapshot.number}"


def annex_files(
    snapshot: Snapshot, *, files: FileStore | None = None, template: bytes | None = None, released: bool = False
) -> tuple[AnnexFile, ...]:
    """Each annex as a file of its own, in order: written out, or the very file that stands for it."""
    sections = written_sections(snapshot)
    made = []
    for part, place in parts_of(sections).items():
        held = [section for section in sections if section.part == part]
        given = next((section for section in held if section.file_sha256), None)
        name = f"{stem(snapshot)}-annex-{place}"
        if given is not None and files is not None and not any(section.paragraphs for section in held):
            made.append(AnnexFile(f"{name}-{given.file_name}", files.read(given.file_sha256)))
            continue
        only = tuple(block for block in blocks(snapshot, files) if block.part == place)
        shown = cover.for_submission(snapshot, released=released)
        report = _report(snapshot, shown, only, Contents.NONE)
        made.append(AnnexFile(f"{name}.docx", render(replace(report, first_annex=place), template or template_of())))
    return tuple(made)


def _title(snapshot: Snapshot) -> str:
    shown = cover.for_submission(snapshot, released=True)
    return f"{shown.state}: {shown.report}"
