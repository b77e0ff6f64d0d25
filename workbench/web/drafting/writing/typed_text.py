"""A paragraph's text as a person types it: `[source 1]` and plain signs where the stored markup has marks and codes.

Stored: `R&amp;D grew.<cite id="1"><br>It is new.`    Typed: `R&D grew.[source 1]` and, on the next line, `It is new.`
A cross-reference is `[paragraph 24]`, a figure of a statistic `[figure 1,240]`: what prints in their place.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from flask_babel import gettext as _

from workbench.errors import WorkbenchError
from workbench.text import markup

NOTHING: Mapping[str, str] = {}
_NOTE = re.compile(r"(fn|cite|ref|stat):([A-Za-z0-9_-]{1,64})(?::(\S+))?")
_SHORT = re.compile(r"(</?)(strong|em)>")  # bold and italic, as most people know their marks
_TAG = re.compile(r'<(fn|cite|ref|stat) id="([A-Za-z0-9_-]{1,64})">')


def note_mark(kind: str, note_id: str, printed: str = "") -> str:
    """`[source 1]`: where the note stands in the text that is typed; `printed` is what a reference or figure prints."""
    if kind == "fn":
        return f"[{_('footnote')} {note_id}]"
    if kind == "cite":
        return f"[{_('source')} {note_id}]"
    name = _("paragraph") if kind == "ref" else _("figure")
    return f"[{name} {printed or '?'}]"


def marks_of(stored: str, printed: Mapping[str, str] = NOTHING) -> dict[tuple[str, str], str]:
    """(kind, id) of each note → its mark; two that read alike are told apart: `[figure 12]`, `[figure 12 · 2]`."""
    marks: dict[tuple[str, str], str] = {}
    for tag in _TAG.finditer(stored):
        key = (tag[1], tag[2])
        if key in marks:
            continue
        mark = plain = note_mark(*key, printed.get(tag[2], ""))
        number = 1
        while mark in marks.values():
            number += 1
            mark = f"{plain[:-1]} · {number}]"
        marks[key] = mark
    return marks


def as_typed(stored: str, printed: Mapping[str, str] = NOTHING) -> str:
    """The text for the form. What cannot be read, or would not come back the same, is left as it is."""
    marks = marks_of(stored, printed)
    return _TAG.sub(lambda tag: marks[tag[1], tag[2]], _plainly(stored))


def notes_in(stored: str, printed: Mapping[str, str] = NOTHING) -> str:
    """The notes of a text as the form sends them back beside it, each with its mark: `cite:1:%5Bsource%201%5D`."""
    return " ".join(f"{kind}:{key}:{quote(mark)}" for (kind, key), mark in marks_of(stored, printed).items())


def as_stored(typed: str, notes: str) -> str:
    """The markup of what was typed: marks of the notes that the form had become notes again, other brackets stay."""
    for each in _NOTE.finditer(notes):
        kind, note_id, mark = each.groups()
        typed = typed.replace(unquote(mark) if mark else note_mark(kind, note_id), f'<{kind} id="{note_id}">')
    return typed


def _plainly(stored: str) -> str:
    """Line breaks as lines, signs as themselves, as far as the same text is read from it again."""
    try:
        standing = markup.canonical(stored)
    except WorkbenchError:
        return stored
    lines = _SHORT.sub(lambda mark: mark[1] + {"strong": "b", "em": "i"}[mark[2]] + ">", standing)
    lines = lines.replace("<br>", "\n")
    signs = lines.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return next((each for each in (signs, lines) if _reads_as(each, standing)), standing)


def _reads_as(typed: str, standing: str) -> bool:
    try:
        return markup.canonical(typed) == standing
    except WorkbenchError:
        return False
