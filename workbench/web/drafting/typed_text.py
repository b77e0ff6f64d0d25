"""A paragraph's text as a person types it: `[source 1]` and plain signs where the stored markup has marks and codes.

Stored: `R&amp;D grew.<cite id="1"><br>It is new.`    Typed: `R&D grew.[source 1]` and, on the next line, `It is new.`
"""

import re

from flask_babel import gettext as _

from workbench.errors import WorkbenchError
from workbench.text import markup

_NOTE = re.compile(r"(fn|cite):([A-Za-z0-9_-]{1,64})")
_SHORT = re.compile(r"(</?)(strong|em)>")  # bold and italic, as most people know their marks
_TAG = re.compile(r'<(fn|cite) id="([A-Za-z0-9_-]{1,64})">')


def note_word(kind: str) -> str:
    """What the mark of a note is called in the form."""
    return _("footnote") if kind == "fn" else _("source")


def note_mark(kind: str, note_id: str) -> str:
    """`[source 1]`: where the note stands in the text that is typed."""
    return f"[{note_word(kind)} {note_id}]"


def as_typed(stored: str) -> str:
    """The text for the form. What cannot be read, or would not come back the same, is left as it is."""
    return _TAG.sub(lambda tag: note_mark(tag[1], tag[2]), _plainly(stored))


def notes_in(stored: str) -> str:
    """The notes of a text as the form sends them back beside it: `cite:1 fn:2`."""
    return " ".join(f"{tag[1]}:{tag[2]}" for tag in _TAG.finditer(stored))


def as_stored(typed: str, notes: str) -> str:
    """The markup of what was typed: marks of the notes that the form had become notes again, other brackets stay."""
    for each in _NOTE.finditer(notes):
        kind, note_id = each.groups()
        typed = typed.replace(note_mark(kind, note_id), f'<{kind} id="{note_id}">')
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
