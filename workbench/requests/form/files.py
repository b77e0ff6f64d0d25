"""A filled-in form as it came: read in the limited process, held against the form that was sent."""

from __future__ import annotations

from workbench import office
from workbench.corpus.parsing.formats import OFFICE, before_reading
from workbench.corpus.reading import OFFICE_SECONDS
from workbench.limited import Limits, run_limited
from workbench.requests.form.printed import REQUEST_PROPERTY, Printed
from workbench.requests.form.reading import answers_in
from workbench.requests.form.records import ReadForm
from workbench.word import custom
from workbench.word.drafted.reading import read_cells

LIMITS = Limits(seconds=20, memory_mib=512, result_mib=64)


def as_word(data: bytes) -> bytes:
    """An .odt, .doc or .rtf as .docx, anything else as it is. Raises OfficeMissing, OfficeBusy, OfficeFailed."""
    media_type = before_reading(data)
    if media_type is None:
        return data
    return office.convert(data, suffix=OFFICE[media_type], to="docx", seconds=OFFICE_SECONDS)


def codes_of_file(word: bytes) -> tuple[str, ...]:
    """The requests that a .docx names, first of all the one that it was made for. Raises as `read_form` does."""
    found: tuple[str, ...] = run_limited("workbench.requests.form.naming:codes_of_word", word, limits=LIMITS)
    return found


def read_form(data: bytes, items: tuple[Printed, ...], own: tuple[str, ...]) -> ReadForm:
    """The answers in a .docx, .odt, .doc or .rtf; `own` are the paragraphs outside the table of the form as sent.

    Raises Invalid, with a message that says what to do, where it is no form that can be read, and OfficeMissing,
    OfficeBusy, OfficeFailed.
    """
    found: ReadForm = run_limited(
        "workbench.requests.form.files:read",
        as_word(data),
        [(each.code, each.text, each.lines) for each in items],
        list(own),
        limits=LIMITS,
    )
    return found


def read(data: bytes, items: list[tuple[str, str, tuple[str, ...]]], own: list[str]) -> ReadForm:
    """What `read_form` runs in the limited process."""
    cells = read_cells(data)
    code = dict(custom.properties(data)).get(REQUEST_PROPERTY, "")
    return answers_in(cells, [Printed(*each) for each in items], request_code=code, own=own)
