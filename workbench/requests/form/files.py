"""A filled-in form as it came: read in the limited process, held against the form that was sent."""

from __future__ import annotations

from workbench.limited import Limits, run_limited
from workbench.requests.form.reading import REQUEST_PROPERTY, Printed, answers_in
from workbench.requests.form.records import ReadForm
from workbench.word import custom
from workbench.word.drafted.reading import read_cells

LIMITS = Limits(seconds=20, memory_mib=512, result_mib=64)


def read_form(data: bytes, items: tuple[Printed, ...], own: tuple[str, ...]) -> ReadForm:
    """The answers in a .docx; `own` are the paragraphs outside the table that the form was sent with.

    Raises Invalid, with a message that says what to do, where it is no .docx that can be read.
    """
    found: ReadForm = run_limited(
        "workbench.requests.form.files:read",
        data,
        [(each.code, each.text) for each in items],
        list(own),
        limits=LIMITS,
    )
    return found


def read(data: bytes, items: list[tuple[str, str]], own: list[str]) -> ReadForm:
    """What `read_form` runs in the limited process."""
    cells = read_cells(data)
    code = dict(custom.properties(data)).get(REQUEST_PROPERTY, "")
    return answers_in(cells, [Printed(*each) for each in items], request_code=code, own=own)
