"""The letter on top of a request: the State's own template, or the program's, in the ministry's language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from workbench.requests.records import InformationRequest, RequestItem
from workbench.settings import bundled
from workbench.text import days
from workbench.text.running import steadied
from workbench.word import letter
from workbench.word.letter import Letter

TEMPLATE: Final = Path("word") / "request.docx"
_FOLDER: Final = "drafting_templates"


@dataclass(frozen=True)
class Writer:
    """Who writes, and with which template. mechanism: the name it signs with."""

    mechanism: str
    template: bytes


def own_template(home: Path) -> Path:
    """Where the State's own template of the letter lies, if it has one."""
    return home / _FOLDER / TEMPLATE


def template_of(home: Path) -> bytes:
    """The State's own template in its home, else the one that came with the program."""
    own = own_template(home)
    return (own if own.is_file() else bundled(_FOLDER) / TEMPLATE).read_bytes()


def put_in(home: Path, template: bytes) -> None:
    """Take a template of the State's own, once it was tried. Raises LetterRefused, UnsafeFile: the old one stays."""
    letter.check(template)
    own = own_template(home)
    own.parent.mkdir(parents=True, exist_ok=True)
    partial = own.with_suffix(".partial")
    partial.write_bytes(template)
    partial.replace(own)


def go_back(home: Path) -> bool:
    """Write letters with the program's template again; gives whether there was one of the State's own."""
    own = own_template(home)
    had = own.is_file()
    own.unlink(missing_ok=True)
    return had


def written(request: InformationRequest, items: Sequence[RequestItem], writer: Writer, *, on: date) -> bytes:
    """The letter of that day as a .docx. Raises TemplateRefused for a template that cannot be used."""
    language, said = words_of(request.language)
    facts = {
        "code": request.code,
        "title": request.title,
        "office": request.organisation,
        "count": str(len(items)),
        "date": days.written(request.due, language),
        "contact": request.contact,
    }
    lines = {name: line.format(**facts) for name, line in said.items()}
    if not request.contact:
        lines["contact"] = ""
    text = tuple(steadied(line.strip(), language) for line in request.letter.splitlines() if line.strip())
    values = Letter(
        mechanism=writer.mechanism, office=request.organisation, date=days.written(on, language), text=text, **lines
    )
    return letter.fill(writer.template, values, language=language)


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return dict(json.loads((files("workbench.export") / "request_letter.json").read_text("utf-8")))


def words_of(language: str) -> tuple[str, Mapping[str, str]]:
    """The language and the lines of its letter; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    spoken = primary if primary in _known() else "en"
    return spoken, _known()[spoken]
