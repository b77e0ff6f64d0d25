"""A frozen version of a report as the file that leaves: for comments, or for submission.

Citations of published documents print as footnotes. What a paragraph rests on besides (contributions, minutes) is not
in the snapshot and not in the file.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from workbench.comments.frozen import written_sections
from workbench.drafting.records import Snapshot, SnapshotParagraph, SnapshotSection
from workbench.export import cover, pdf
from workbench.settings import bundled
from workbench.word.blocks import Block, Contents, Heading, NoteKey, NumberedParagraph, WordReport
from workbench.word.report import DEEPEST, render

TEMPLATE = Path("word") / "report.docx"


class Form(StrEnum):
    """The two forms in which a report leaves."""

    COMMENTS = "comments"
    SUBMISSION = "submission"


def template_of(home: Path | None = None) -> bytes:
    """The Word template: the State's own in its home, else the one that came with the program."""
    own = home / "drafting_templates" / TEMPLATE if home else None
    chosen = own if own and own.is_file() else bundled("drafting_templates") / TEMPLATE
    return chosen.read_bytes()


def for_comments(snapshot: Snapshot, *, template: bytes | None = None, contents: Contents = Contents.FIELD) -> bytes:
    """The .docx that a reviewer comments in: tracking on, two bookmarks a paragraph, the snapshot's id inside."""
    return render(
        WordReport(
            title=_title(snapshot),
            language=snapshot.report.language,
            cover=cover.for_comments(snapshot),
            blocks=blocks(snapshot),
            for_comments=True,
            properties={"WorkbenchSnapshot": snapshot.id, "WorkbenchSha256": snapshot.sha256},
            contents=contents,
            words=cover.contents_words(snapshot.report.language),
        ),
        template or template_of(),
    )


def for_submission(
    snapshot: Snapshot, *, template: bytes | None = None, released: bool = False, contents: Contents = Contents.FIELD
) -> bytes:
    """The .docx that goes to Geneva: the State's cover and the text, and nothing else inside. DRAFT until released."""
    return render(
        WordReport(
            title=_title(snapshot),
            language=snapshot.report.language,
            cover=cover.for_submission(snapshot, released=released),
            blocks=blocks(snapshot),
            contents=contents,
            words=cover.contents_words(snapshot.report.language),
        ),
        template or template_of(),
    )


def as_pdf(snapshot: Snapshot, form: Form, *, template: bytes | None = None, released: bool = False) -> bytes:
    """The same report for reading and printing, with page numbers in its table of contents.

    Raises OfficeMissing where LibreOffice is not installed.
    """
    pdf.require_office()  # before the work of rendering
    return pdf.convert(for_pdf(snapshot, form, template=template, released=released))


def for_pdf(snapshot: Snapshot, form: Form, *, template: bytes | None = None, released: bool = False) -> bytes:
    """The .docx that LibreOffice prints: its table of contents asks for page numbers."""
    if form is Form.COMMENTS:
        return for_comments(snapshot, template=template, contents=Contents.PRINTED)
    return for_submission(snapshot, template=template, released=released, contents=Contents.PRINTED)


def file_name(snapshot: Snapshot, form: Form, ending: str) -> str:
    """`ARC-ICERD-version-2-submission.docx`"""
    return f"{snapshot.report.state}-{snapshot.report.treaty}-version-{snapshot.number}-{form.value}.{ending}"


def blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """Headings and paragraphs in order; a heading with nothing under it is left out, and named among the gaps."""
    return tuple(block for section in written_sections(snapshot) for block in section_blocks(section))


def section_blocks(section: SnapshotSection) -> Iterator[Block]:
    """The heading of a section and what stands under it."""
    yield Heading(section.id, section.title, min(section.level, DEEPEST))
    for paragraph in section.paragraphs:
        yield NumberedParagraph(paragraph.id, paragraph.markup, _notes(paragraph))


def _notes(paragraph: SnapshotParagraph) -> dict[NoteKey, str]:
    return {("fn" if kind == "fn" else "cite", key): markup for (kind, key), markup in paragraph.notes.items()}


def _title(snapshot: Snapshot) -> str:
    shown = cover.for_submission(snapshot, released=True)
    return f"{shown.state}: {shown.report}"
