"""Which request a file answers, as it says itself: by its property, its name, its words. In the limited process."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from workbench.requests.form.printed import REQUEST_PROPERTY
from workbench.text import markup
from workbench.word import custom
from workbench.word.drafted.reading import read_cells
from workbench.word.drafted.records import DraftedParagraph

_CODE: Final = re.compile(r"(?<![0-9A-Za-z])REQ-[0-9A-Z]{6}(?![0-9A-Za-z])", re.I)


def codes_in(text: str) -> tuple[str, ...]:
    """The requests that a text names, each once, in order (`REQ-7F3K2M`)."""
    return tuple(dict.fromkeys(code.upper() for code in _CODE.findall(text)))


def codes_of_name(name: str) -> tuple[str, ...]:
    """Those that the name of a file names."""
    return codes_in(PurePath(name).stem)


def codes_of_word(data: bytes) -> tuple[str, ...]:
    """The one that a form was made for, else those that a .docx names outside its tables. Raises UnsafeFile."""
    cells = read_cells(data)
    made_for = dict(custom.properties(data)).get(REQUEST_PROPERTY, "")
    if made_for:
        return (made_for,)
    said = (markup.plain(each.markup) for each in cells.outside if isinstance(each, DraftedParagraph))
    return codes_in("\n".join(said))
