"""From the bytes of a file to its documents: what a file is, then its stages in order. Runs in a limited process."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from workbench.corpus.parsing import identity, kinds, printed, structure, titles, word
from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.identity import Evidence
from workbench.corpus.parsing.records import Reading, ReadParagraph
from workbench.corpus.warnings import NO_TEXT
from workbench.errors import N_, Invalid
from workbench.word import MEDIA_TYPE as DOCX

PDF = "application/pdf"


class NotReadable(Invalid):
    message = N_("%(what)s Only .pdf and .docx are read. %(remedy)s")


# What else a file can be: signature, name, what to do.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "This is an old Word or Excel file (.doc, .xls), or one under a password.",
     "Open it in Word or LibreOffice, take off the password if there is one, and save it as .docx."),
    (b"{\\rtf", "This is a rich text file (.rtf).", "Open it in Word or LibreOffice and save it as .docx."),
    (b"\x89PNG", "This is a picture.", "Run text recognition over it and save the text as .docx or .pdf."),
    (b"\xff\xd8\xff", "This is a picture.", "Run text recognition over it and save the text as .docx or .pdf."),
    (b"II*\x00", "This is a scan (.tif).", "Run text recognition over it and save the text as .pdf."),
    (b"MM\x00*", "This is a scan (.tif).", "Run text recognition over it and save the text as .pdf."),
)  # fmt: skip
_WEB_PAGE = re.compile(rb"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html)", re.I)


def read(data: bytes, file_name: str, given: Mapping[str, str | None] | None = None) -> tuple[Reading, ...]:
    """The documents in a file, one as a rule. `given` outranks what is read (symbol, kind, treaty, state, …).

    Raises Invalid (with what to do) where the file cannot be read.
    """
    said = {name: value for name, value in (given or {}).items() if value}
    if kind_of_file(data) == PDF:
        return (_read_pdf(data, file_name, said),)
    return (_read_docx(data, file_name, said),)


def kind_of_file(data: bytes) -> str:
    """The media type by content, whatever the name says. Raises NotReadable."""
    if b"%PDF-" in data[:1024]:
        return PDF
    for signature, what, remedy in _OTHERS:
        if data.startswith(signature):
            raise NotReadable(what=what, remedy=remedy)
    if data.startswith(b"PK") and b"xl/workbook" in data:
        raise NotReadable(
            what="This is a workbook (.xlsx).",
            remedy="Copy the table into a Word file and add that, or save the sheet as .pdf.",
        )
    if data.startswith(b"PK") or len(data) < 200:
        return DOCX  # the gate of the Word package says what it is if it is not one
    if _WEB_PAGE.match(data[:2048]):
        raise NotReadable(
            what="This is a web page (.html).", remedy="Open it in Word and save it as .docx, or print it to .pdf."
        )
    raise NotReadable(
        what="This is no document that can be read.",
        remedy="Open it in the program that wrote it and save it as .docx or .pdf.",
    )


def _read_pdf(data: bytes, file_name: str, said: Mapping[str, str]) -> Reading:
    read = printed.read(data)
    evidence = _Evidence(read.masthead, read.running_heads, file_name, said)
    return _reading(PDF, read.blocks, read.notes, evidence, read.warnings, nothing=read.nothing)


def _read_docx(data: bytes, file_name: str, said: Mapping[str, str]) -> Reading:
    read = word.read(data)
    evidence = _Evidence(read.masthead, read.running_heads, file_name, said, read.marks)
    return _reading(DOCX, read.blocks, read.notes, evidence)


class _Evidence:
    """What is known before the paragraphs are."""

    def __init__(
        self,
        masthead: Sequence[str],
        heads: Sequence[str],
        file_name: str,
        said: Mapping[str, str],
        marks: Sequence[str] = (),
    ) -> None:
        self.masthead = masthead
        self.heads = heads
        self.fallback = PurePath(file_name).stem.replace("_", " ")
        self.said = said
        self.marks = marks

    def complete(self, found: Sequence[Block], paragraphs: Sequence[ReadParagraph], title: str) -> Evidence:
        opening = [block.text for block in found if block.page in (None, 1, 2)]
        return Evidence(
            masthead=self.masthead,
            running_heads=self.heads,
            title=title,
            opening="\n".join(opening)[:6000],
            text="\n".join(paragraph.full_text for paragraph in paragraphs)[:40_000],
            numbered=sum(paragraph.number is not None for paragraph in paragraphs),
            marks=self.marks,
        )


def _reading(
    media_type: str,
    found: Sequence[Block],
    notes: Mapping[str, str],
    evidence: _Evidence,
    warnings: tuple[str, ...] = (),
    *,
    nothing: bool = False,
) -> Reading:
    """The reading of one document; of one in which `nothing` can be read, whose it is alone."""
    title = titles.title_of(found, fallback=evidence.fallback)
    paragraphs = structure.paragraphs(found, notes, title)
    who = identity.corrected(identity.identify(evidence.complete(found, paragraphs, title)), evidence.said)
    if nothing:
        return Reading(media_type, who, (), warnings)
    told = kinds.told(paragraphs, who)
    return Reading(media_type, who, told, warnings if told else (*warnings, NO_TEXT))
