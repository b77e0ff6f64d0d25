"""Letters that remind ministries of what they owe, ready to print: one a ministry, in its language, on the letterhead
of requests."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain, count
from typing import Final
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbench.export.request_letter import Writer
from workbench.requests.reminding import LetterOfReminder, ToRemind
from workbench.text import days
from workbench.text.running import steadied
from workbench.word import letter
from workbench.word.letter import Letter

_NO_NAME: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # what a file's name cannot hold


@dataclass(frozen=True)
class ReminderFile:
    """A letter as a Word file, named after its ministry."""

    name: str
    data: bytes


def written(given: LetterOfReminder, writer: Writer, *, on: date) -> bytes:
    """The letter of that day as a .docx. Raises TemplateRefused for a template that cannot be used."""
    language, said = words_of(given.language)
    contacts = ", ".join(dict.fromkeys(each.request.contact for each in given.owed if each.request.contact))
    is_over = any(each.request.due < on for each in given.owed)
    values = Letter(
        mechanism=writer.mechanism,
        office=given.organisation,
        reference=said["reference"].format(codes=", ".join(each.request.code for each in given.owed)),
        date=days.written(on, language),
        subject=said["subject"],
        greeting=said["greeting"].format(office=given.organisation),
        opening=said["opening"],
        text=tuple(steadied(line, language) for each in given.owed for line in _lines(each, said, language, on)),
        due=said["late" if is_over else "due"],
        contact=said["contact"].format(contact=contacts) if contacts else "",
        closing=said["closing"],
    )
    return letter.fill(writer.template, values, language=language)


def _lines(owed: ToRemind, said: Mapping[str, str], language: str, on: date) -> tuple[str, ...]:
    found = owed.request
    facts = {
        "title": found.title,
        "code": found.code,
        "asked": days.written(owed.asked_on, language),
        "date": days.written(found.due, language),
    }
    line = said["over" if found.due < on else "owed"].format(**facts)
    if owed.received_on is None:
        return (line,)
    return line, said["unsigned"].format(received=days.written(owed.received_on, language))


def written_all(given: Iterable[LetterOfReminder], writer: Writer, *, on: date) -> tuple[ReminderFile, ...]:
    """Each letter under a name of its own, also where case is not told apart: `Ministry of Health.docx`.

    Raises TemplateRefused.
    """
    letters = tuple(given)
    return tuple(
        ReminderFile(name, written(each, writer, on=on)) for name, each in zip(_names(letters), letters, strict=True)
    )


def _names(letters: Iterable[LetterOfReminder]) -> Iterator[str]:
    """The ministry's name; with its language where that is taken, then with a number."""
    taken: set[str] = set()
    for each in letters:
        name = _NO_NAME.sub(" ", each.organisation).strip(" .") or each.organisation_id
        in_language = f"{name} ({each.language})"
        numbered = (f"{in_language} {number}" for number in count(2))
        free = next(one for one in chain((name, in_language), numbered) if _folded(one) not in taken)
        taken.add(_folded(free))
        yield f"{free}.docx"


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def zipped(made: Iterable[ReminderFile], *, on: date) -> bytes:
    """All of them in one archive, dated that day."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for each in made:
            archive.writestr(_entry(each.name, on), each.data)
    return stream.getvalue()


def _entry(name: str, on: date) -> ZipInfo:
    entry = ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    return entry


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return dict(json.loads((files("workbench.export") / "request_reminder.json").read_text("utf-8")))


def words_of(language: str) -> tuple[str, Mapping[str, str]]:
    """The language and the lines of its letter; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    spoken = primary if primary in _known() else "en"
    return spoken, _known()[spoken]
