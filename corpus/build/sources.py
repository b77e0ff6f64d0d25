"""A source: a block of facts between `---` lines, then the document, block by block.

# A. Introduction               a heading; ## and ### are the levels below it
7. The Committee notes …[^1]    a numbered paragraph; [^1] stands for a footnote, _For_ for italics
8! The Committee recommends …   a numbered paragraph in bold: a recommendation
(a) Revise the question …       an item of the paragraph before it; French and Spanish print a)
> Read as follows …             a paragraph without a number
| Category | Persons |          a row of a table; the first row is its head
[^1]: CERD/C/ARC/7-9.           the text of a footnote
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CORPUS = Path(__file__).parents[1]
SOURCES = CORPUS / "sources"
DOCUMENTS = CORPUS / "documents"

NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<mark>[.!]?) (?P<text>.+)", re.S)
ITEM = re.compile(r"(?P<label>\(?[a-zа-яء-ي]{1,4}\)) (?P<text>.+)", re.S)
HEADING = re.compile(r"(?P<level>#{1,3}) (?P<text>.+)")
PLAIN = re.compile(r"> (?P<text>.+)", re.S)
NOTE_MARK = re.compile(r"\[\^(\d+)\]")
_NOTE_TEXT = re.compile(r"^\[\^(\d+)\]: (.+)$", re.M)
# French sets a space that does not break before these signs and within its quotation marks.
_HELD = re.compile(r" (?=[;:!?»])|(?<=«) ")


@dataclass(frozen=True)
class Source:
    """One document before it is set: its facts, its blocks, its footnotes by number."""

    path: Path
    facts: dict[str, Any]
    blocks: tuple[str, ...]
    notes: dict[str, str]

    def fact(self, name: str) -> str:
        return str(self.facts.get(name, ""))

    @property
    def language(self) -> str:
        return self.fact("language")

    @property
    def rtl(self) -> bool:
        return self.language == "ar"

    @property
    def day(self) -> date:
        return date.fromisoformat(self.fact("date"))

    @property
    def moment(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day)  # noqa: DTZ001 - office files know no zone


def read_source(path: Path) -> Source:
    """A `.md` source with its text, or a `.yaml` source, all facts. Raises ValueError where the head is missing."""
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        return Source(path, dict(YAML(typ="safe").load(text)), (), {})
    _, head, body = text.split("---\n", 2)
    facts = dict(YAML(typ="safe").load(head))
    if facts["language"] == "fr":
        body = _HELD.sub("\u00a0", body)
    notes = dict(_NOTE_TEXT.findall(body))
    blocks = tuple(b.strip() for b in re.split(r"\n\s*\n", _NOTE_TEXT.sub("", body)) if b.strip())
    return Source(path, facts, blocks, notes)


def all_sources() -> tuple[Source, ...]:
    """As they came in: by date, the English version before the others, whose addresses then carry their language."""
    sources = (read_source(path) for path in SOURCES.iterdir())
    return tuple(sorted(sources, key=lambda each: (each.fact("date"), each.language != "en", each.path.name)))


def table_rows(block: str) -> list[list[str]]:
    """The cells of a table, row by row."""
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
