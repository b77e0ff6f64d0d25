"""A frozen version as the blocks of a Word file: what stands in it, and the lines that say what does not."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from workbench.comments.frozen import written_sections
from workbench.drafting.blocks.captions import Captions, captions
from workbench.drafting.records import BlockKind, Snapshot, SnapshotParagraph, SnapshotSection
from workbench.store import FileStore
from workbench.store.files import FileMissing
from workbench.word.blocks import (
    Block,
    Figure,
    Heading,
    Line,
    ListItem,
    NoteKey,
    NumberedParagraph,
    PlainParagraph,
    Table,
)
from workbench.word.report import DEEPEST


def blocks(snapshot: Snapshot, files: FileStore | None = None) -> tuple[Block, ...]:
    """Headings and what stands under them in order, annexes last; a heading with nothing under it is left out, and
    named among the gaps. `files` holds the pictures."""
    sections = written_sections(snapshot)
    parts = parts_of(sections)
    ordered = sorted(sections, key=lambda each: parts.get(each.part, 0))
    words = captions(snapshot.report.language)
    return tuple(
        block
        for section in ordered
        for block in section_blocks(section, words, part=parts.get(section.part, 0), files=files)
    )


def parts_of(sections: Sequence[SnapshotSection]) -> dict[str, int]:
    """The annexes in order, from 1, by the id of their heading."""
    ids = dict.fromkeys(section.part for section in sections if section.part)
    return {part: place for place, part in enumerate(ids, start=1)}


def section_blocks(
    section: SnapshotSection, words: Captions, *, part: int = 0, files: FileStore | None = None
) -> Iterator[Block]:
    """The heading of a section and what stands under it."""
    own = None
    if section.keeps_number:
        own = "" if section.heading == section.title else f"{section.number}."
    yield Heading(section.id, section.title, min(section.level, DEEPEST), part, own)
    for line in lines_of(section, words):
        yield Line(line, part)
    for paragraph in section.paragraphs:
        yield block(paragraph, words, part=part, files=files)


def lines_of(section: SnapshotSection, words: Captions) -> tuple[str, ...]:
    """What is said under a heading besides the text: where else it is said, and in which form."""
    found = [words.core.format(paragraphs=section.core_document)] if section.core_document else []
    if section.part == section.id and not section.translated:
        found.append(words.not_translated)
    if section.file_sha256:
        found.append(words.beside.format(name=section.file_name))
    return tuple(found)


def block(paragraph: SnapshotParagraph, words: Captions, *, part: int = 0, files: FileStore | None = None) -> Block:
    """One block of a frozen version as one of a Word file."""
    uid, text, notes, has = paragraph.id, paragraph.markup, notes_of(paragraph), paragraph.attributes
    if paragraph.kind is BlockKind.NUMBERED:
        return NumberedParagraph(uid, text, notes, part)
    if paragraph.kind in (BlockKind.ITEM, BlockKind.SUBITEM):
        return ListItem(uid, text, notes, part, 1 if paragraph.kind is BlockKind.ITEM else 2)
    if paragraph.kind is BlockKind.PLAIN:
        return PlainParagraph(uid, text, notes, part)
    if paragraph.kind is BlockKind.FIGURE:
        data = _picture(files, str(has.get("sha256", "")))
        return Figure(uid, text, paragraph.label, notes, part, data, str(has.get("alt", "")))
    below = [
        said.format(words=has[name])
        for name, said in (("source", words.source), ("notes", words.notes))
        if has.get(name)
    ]
    title, unit = str(has.get("title", "")), str(has.get("unit", ""))
    return Table(uid, text, paragraph.label, notes, part, title, unit, tuple(below), int(has.get("headers", 1)))


def _picture(files: FileStore | None, sha256: str) -> bytes:
    """The bytes of a picture; nothing where they are lost, so that the text still goes out."""
    with suppress(FileMissing):
        return files.read(sha256) if files is not None and sha256 else b""
    return b""


def notes_of(paragraph: SnapshotParagraph) -> dict[NoteKey, str]:
    """The footnotes that print, by their mark."""
    return {("fn" if kind == "fn" else "cite", key): markup for (kind, key), markup in paragraph.notes.items()}
