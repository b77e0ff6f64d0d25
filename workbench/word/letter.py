"""The letter on top of a request, filled from a template that a State may change; the sandbox is the cover's."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, fields

import docx
from docx.document import Document

from workbench.errors import N_, Invalid
from workbench.limited import Limits, run_limited
from workbench.text import markup
from workbench.text.languages import direction
from workbench.word import properties, stylesheet
from workbench.word.cover import TemplateRefused, filled, value
from workbench.word.drafted.reading import read_cells
from workbench.word.drafted.records import Drafted, DraftedParagraph, DraftedPicture
from workbench.word.mirroring import mirror
from workbench.word.notices import EMBEDDED_DROPPED, EXTERNAL_DROPPED
from workbench.word.package import open_package

_LIMITS = Limits(seconds=5, memory_mib=512, result_mib=1)


class LetterRefused(Invalid):
    message = N_(
        "This template of the letter cannot be used: %(reason)s. The letter stays as it was. Mend the template in Word "
        "and put it in again; drafting_templates/word/README.md names the fields it may ask for."
    )


@dataclass(frozen=True)
class Letter:
    """What a template may print, each a line in the ministry's language; `text` has a line for each paragraph."""

    mechanism: str
    office: str
    reference: str
    date: str
    subject: str
    greeting: str
    opening: str
    text: tuple[str, ...]
    due: str
    contact: str
    closing: str


_TRIAL = Letter(
    mechanism="x",
    office="x",
    reference="x",
    date="x",
    subject="x",
    greeting="x",
    opening="x",
    text=("x", "y"),
    due="x",
    contact="",
    closing="x",
)


def fill(template: bytes, letter: Letter, *, language: str) -> bytes:
    """The letter as a .docx without a trace of who made the template. Raises TemplateRefused, BadCharacter."""
    given = {field.name: getattr(letter, field.name) for field in fields(Letter)}
    values = {name: value(said) if isinstance(said, str) else tuple(map(value, said)) for name, said in given.items()}
    document = filled(template, {"letter": values, "title": value(letter.subject), "language": language})
    properties.clean(document)
    properties.describe(document, title=letter.subject, language=language)
    stylesheet.complete(document, language)
    if direction(language) == "rtl":
        mirror(document)
    return _bytes(document)


def check(template: bytes) -> None:
    """Try a template before it is put in. Raises LetterRefused with the reason, and UnsafeFile for a hostile file."""
    why: str = run_limited("workbench.word.letter:tried", template, limits=_LIMITS)
    if why:
        raise LetterRefused(reason=why)


def tried(template: bytes) -> str:
    """What `check` runs in the limited process: why it cannot be used, "" where it can. Raises UnsafeFile."""
    package = open_package(template)
    for notice in package.warnings:
        if notice.message == EXTERNAL_DROPPED:
            return f"it fetches something from outside ({notice.values['target']})"
        if notice.message == EMBEDDED_DROPPED:
            return f"it holds something that is not text ({notice.values['kind']})"
    try:
        said = lines_in(fill(template, _TRIAL, language="en"))
        lines_in(fill(template, _TRIAL, language="ar"))
    except TemplateRefused as error:
        return str(error.values["reason"])
    return "" if said else "it prints nothing"


def lines_in(letter: bytes) -> tuple[str, ...]:
    """The paragraphs of a letter, those in its tables too, and its pictures by SHA-256; each once.

    By them a form that comes back is told from its letter.
    """
    cells = read_cells(letter)
    every = [*cells.outside, *(block for row in cells.rows for cell in row for block in cell)]
    return tuple(dict.fromkeys(said for said in map(_said, every) if said))


def _said(block: Drafted) -> str:
    if isinstance(block, DraftedParagraph):
        return markup.plain(block.markup).strip()
    return hashlib.sha256(block.data).hexdigest() if isinstance(block, DraftedPicture) else ""


def opened(letter: bytes) -> Document:
    """A letter that we filled, to write on in."""
    return docx.Document(io.BytesIO(letter))


def _bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())
