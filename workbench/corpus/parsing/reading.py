"""From the bytes of a file to its documents: what a file is, then its stages in order. Runs in a limited process."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from workbench.corpus.parsing import documents, kinds, structure, word
from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.formats import CSV, HTML, MARKDOWN, PDF, TEXT, XLSX, NotReadable, kind_of_file
from workbench.corpus.parsing.identity import identifying, titles
from workbench.corpus.parsing.identity.identifying import Evidence
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.pdf import printed
from workbench.corpus.parsing.records import Reading, ReadParagraph
from workbench.corpus.parsing.sheets import delimited, tabular, workbook
from workbench.corpus.parsing.texts import encodings, markdown, plaintext, webpage
from workbench.corpus.warnings import NO_TEXT
from workbench.cycles import unsearched
from workbench.errors import N_
from workbench.word import MEDIA_TYPE as DOCX

__all__ = ["NotReadable", "kind_of_file", "read"]


_TITLE_NOTES = 8  # the notes of a title come first, before or after those of the first page
_FIRST = 6  # paragraphs in which a body says when it adopted its text


_SPECIMEN = b"Report of Arcadia\n\n1 May 2024\n\n1. The State party adopted a law.\n\n2. It should report on it.\n"


def prepare() -> None:
    """Have the names of States and months loaded before the first file: they take longer than most files do."""
    read(_SPECIMEN, "specimen.txt")


def read(
    data: bytes, file_name: str, given: Mapping[str, str | None] | None = None, media_type: str | None = None
) -> tuple[Reading, ...]:
    """The documents in a file, one as a rule. `given` outranks what is read (symbol, kind, treaty, state, …).

    `media_type` is that of the original where another program has converted it to .docx. Raises Invalid (with what
    to do) where the file cannot be read.
    """
    said = {name: value for name, value in (given or {}).items() if value}
    kind = kind_of_file(data)
    if kind not in _READERS:
        raise NotReadable(what=N_("This file must be converted first."), remedy=N_("Save it as .docx."))
    with unsearched():
        parts = [each for part in _READERS[kind](data) for each in documents.split(part)]
        return tuple(_reading(media_type or kind, part, file_name, said) for part in parts)


def _read_pdf(data: bytes) -> tuple[Part, ...]:
    read = printed.read(data)
    return (
        Part(
            blocks=read.blocks,
            notes=read.notes,
            masthead=read.masthead,
            running_heads=read.running_heads,
            warnings=read.warnings,
            nothing=read.nothing,
        ),
    )


def _read_docx(data: bytes) -> tuple[Part, ...]:
    read = word.read(data)
    return (Part(read.blocks, read.notes, read.masthead, read.running_heads, read.marks),)


def _read_csv(data: bytes) -> tuple[Part, ...]:
    text = encodings.decoded(data)
    return (tabular.part([delimited.read(text, delimited.delimiter_of(text) or ",")]),)


def _read_markdown(data: bytes) -> tuple[Part, ...]:
    return (markdown.read(encodings.decoded(data)),)


def _read_page(data: bytes) -> tuple[Part, ...]:
    return (webpage.read(data),)


def _read_text(data: bytes) -> tuple[Part, ...]:
    return (plaintext.read(encodings.decoded(data)),)


def _read_workbook(data: bytes) -> tuple[Part, ...]:
    book = workbook.read(data)
    return (tabular.part(book.sheets, book.warnings),)


_READERS: Mapping[str, Callable[[bytes], tuple[Part, ...]]] = {
    PDF: _read_pdf,
    DOCX: _read_docx,
    CSV: _read_csv,
    MARKDOWN: _read_markdown,
    HTML: _read_page,
    TEXT: _read_text,
    XLSX: _read_workbook,
}


def _reading(media_type: str, part: Part, file_name: str, said: Mapping[str, str]) -> Reading:
    """The reading of one document; of one in which `nothing` can be read, whose it is alone."""
    fallback = PurePath(file_name).stem.replace("_", " ")
    own = tuple(_paged_from(part))
    read_title = fallback if part.named_by_file else titles.title_of(own, fallback=fallback)
    title = part.title or read_title
    paragraphs = structure.paragraphs(part.blocks, part.notes, title)
    evidence = _evidence(part, paragraphs, title)
    who = identifying.corrected(identifying.identify(evidence), said, evidence)
    if part.nothing:
        return Reading(media_type, who, (), part.warnings)
    told = kinds.told(paragraphs, who, bold=part.bold)
    return Reading(media_type, who, told, part.warnings if told else (*part.warnings, NO_TEXT))


def _paged_from(part: Part) -> Iterator[Block]:
    """The blocks with pages counted from the first of the document; the file may hold others before it."""
    if part.first_page == 1:
        yield from part.blocks
        return
    for block in part.blocks:
        yield block if block.page is None else replace(block, page=block.page - part.first_page + 1)


def _evidence(part: Part, paragraphs: Sequence[ReadParagraph], title: str) -> Evidence:
    opening = [block.text for block in _paged_from(part) if block.page in (None, 1, 2)]
    return Evidence(
        masthead=part.masthead,
        running_heads=part.running_heads,
        title=title,
        opening="\n".join([*part.context, *opening])[:6000],
        text="\n".join(paragraph.full_text for paragraph in paragraphs)[:40_000],
        numbered=sum(paragraph.number is not None for paragraph in paragraphs),
        marks=part.marks,
        context=part.context,
        language=part.language,
        notes=tuple(part.notes.values())[:_TITLE_NOTES],
        first=tuple(paragraph.full_text for paragraph in paragraphs[:_FIRST]),
    )
