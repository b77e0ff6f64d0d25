"""Annexes: headings with numbers of their own behind the body, outside the count; one can be a file, kept as it is."""

from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from workbench.drafting import queries
from workbench.drafting.outlines import tree
from workbench.drafting.outlines.changing import changed_outline, insert, new_section, opened, tidy_title
from workbench.drafting.records import Section
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, FileStore

# How a file of each kind begins; it is kept as it came and never opened here.
_BEGINS = {".pdf": b"%PDF", ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04"}
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST_NAME = 120  # signs


class NotAnAnnex(Invalid):
    message = N_("“%(name)s” was not taken: an annex is a PDF, a Word file (.docx) or a workbook (.xlsx).")


class NoFile(Invalid):
    message = N_("This section is no file: it is written here.")


def add_annex(
    db: Database,
    files: FileStore,
    *,
    report_id: str,
    title: str,
    by: Actor,
    at: datetime,
    data: bytes | None = None,
    file_name: str = "",
    translated: bool = False,
) -> Section:
    """An annex behind the others: written here, or a file that is kept as it is.

    It is marked as not translated unless told otherwise (A/RES/68/268: annexes are received, not translated). Raises
    NotAnAnnex, NoTitle, TitleTooLong.
    """
    report, sections = opened(db, report_id, by)
    section = new_section(report.id, tidy_title(title))
    section = replace(section, part=section.id, translated=translated)
    if data is not None:
        name = _checked(data, file_name)
        section = replace(section, file_sha256=files.put(data), file_name=name)
    insert(db, section)
    changed = tree.added(sections, section, parent_id=None)
    did = {"verb": "add_annex", "section": section.id, "title": section.title}
    standing = changed_outline(db, report, changed, did, "added an annex to", by=by, at=at)
    return next(each for each in standing if each.id == section.id)


def _checked(data: bytes, file_name: str) -> str:
    name = PurePath(file_name.replace("\\", "/")).name.strip()
    ending = PurePath(name).suffix.lower()
    if not data.startswith(_BEGINS.get(ending, b"\x00none")):
        raise NotAnAnnex(name=name or "…")
    return name if len(name) <= LONGEST_NAME else f"{PurePath(name).stem[:LONGEST_NAME]}{ending}"


def annex_file(db: Database, files: FileStore, section_id: str, actor: Actor) -> tuple[bytes, str, str]:
    """The bytes of an annex that is a file, its name and media type. Raises SectionNotFound, NoFile, FileMissing."""
    require(actor, Permission.READ_REPORTS)
    section = queries.section(db, actor, section_id)
    if not section.file_sha256:
        raise NoFile
    ending = PurePath(section.file_name).suffix.lower()
    return files.read(section.file_sha256), section.file_name, MEDIA_TYPES[ending]
