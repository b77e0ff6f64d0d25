"""A report of a State's own prose, frozen: real paragraphs, one in eight the near twin of another, tables, notes.

The documents lie beside the checkout (../shared/data) and are only read. What is added is plain: every eighth
paragraph is another one with a figure or a word changed, every other of these next to its original; some words are
bold or italic, every ninth paragraph has a footnote, every fifth section a table.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.builders.snapshots import a_block, a_paragraph, a_section, a_snapshot
from tests.office.prose import Sent
from workbench.comments.intake.files import frozen_paragraphs
from workbench.corpus.parsing import reading
from workbench.drafting.records import BlockKind, Snapshot, SnapshotParagraph, SnapshotSection
from workbench.export.report import for_comments
from workbench.text.markup import canonical, from_plain

REPORTS = {
    "en": ("kenya/crpd/CRPD_C_KEN_1.pdf", "brazil/crpd/CRPD_C_BRA_1.pdf", "kenya/crpd/CRPD_C_KEN_Q_1_Add.1.pdf"),
    "ar": ("languages/CEDAW_Bangladesh_6-7_report_ar.docx",),
}
TITLES = {"en": "Measures taken, part", "ar": "التدابير المتخذة، الجزء"}
OTHER_WORDS = {"en": ("regional", "annual", "federal", "public"), "ar": ("الوطنية", "السنوية", "العامة")}
TABLES = {
    "en": (
        "Region\tSchools\tPupils<br>North and\u2028islands\t214\t1,240<br>South\t<strong>98</strong>\t612 (51 %)",
        "Pupils",
    ),
    "ar": ("المنطقة\tالمدارس\tالتلاميذ<br>الشمال\t214\t1240<br>الجنوب\t<strong>98</strong>\t612", "التلاميذ"),
}
SHORTEST, LONGEST = 15, 170  # words
SECTION = 20  # paragraphs
EIGHTH = 8
MARKED = 0.3  # share of the paragraphs with words in bold, and in italic


@dataclass(frozen=True)
class Frozen:
    """A frozen report, and the file that went out of it."""

    snapshot: Snapshot
    sent: Sent


def a_state_report(
    data: Path, chance: random.Random, *, paragraphs: int = 400, language: str = "en", tables: bool = True
) -> Frozen:
    """So many numbered paragraphs in sections of twenty."""
    texts = _with_twins(list(prose(data, language)), chance, paragraphs, language)
    sections = []
    for first in range(0, paragraphs, SECTION):
        place = first // SECTION
        held: list[SnapshotParagraph] = [
            _paragraph(text, first + at, chance) for at, text in enumerate(texts[first : first + SECTION])
        ]
        if tables and place % 5 == 0:
            cells, title = TABLES[language]
            held.insert(3, a_block(cells, BlockKind.TABLE, label=f"Table {place // 5 + 1}", title=title, headers=1))
        sections.append(a_section(f"{TITLES[language]} {place + 1}", *held, level=1 + place % 2))
    made = a_snapshot(*sections, language=language, submission_language=language)
    snapshot = replace(made, sections=tuple(_numbered(made.sections)))
    frozen = frozen_paragraphs(snapshot)
    return Frozen(snapshot, Sent(for_comments(snapshot), frozen, snapshot.id))


@cache
def prose(data: Path, language: str) -> tuple[str, ...]:
    """Paragraphs of State reports in that language."""
    found: dict[str, None] = {}
    for file in REPORTS[language]:
        for document in reading.read((data / file).read_bytes(), Path(file).name):
            for paragraph in document.paragraphs:
                text = " ".join(paragraph.text.split())
                if SHORTEST <= len(text.split()) <= LONGEST:
                    found.setdefault(text)
    return tuple(found)


def _with_twins(texts: list[str], chance: random.Random, count: int, language: str) -> list[str]:
    assert len(texts) >= count * (EIGHTH - 1) // EIGHTH, f"{len(texts)} paragraphs of prose"
    fresh = iter(texts)
    made: list[str] = []
    for number in range(1, count + 1):
        if number % EIGHTH:
            made.append(next(fresh))
        else:
            made.append(_twin(made[-1] if number % (2 * EIGHTH) else chance.choice(made), chance, language))
    return made


def _twin(text: str, chance: random.Random, language: str) -> str:
    """The same but for a figure; where it has none, but for a word."""
    figures = list(re.finditer(r"\d+", text))
    if figures:
        one = chance.choice(figures)
        return f"{text[: one.start()]}{int(one[0]) + chance.randint(1, 9)}{text[one.end() :]}"
    words = text.split(" ")
    words[chance.randrange(1, len(words) - 1)] = chance.choice(OTHER_WORDS[language])
    return " ".join(words)


def _paragraph(text: str, number: int, chance: random.Random) -> SnapshotParagraph:
    words = [from_plain(word) for word in text.split(" ")]
    for mark in ("strong", "em"):
        if chance.random() < MARKED:
            first = chance.randrange(len(words) - 3)
            for at in range(first, first + chance.randint(1, 4)):
                words[at] = f"<{mark}>{words[at]}</{mark}>"
    notes = {}
    if number % 9 == 4:
        words[chance.randrange(len(words) // 2, len(words))] += '<fn id="1">'
        notes = {"1": f"Law No. {number} of 2024, art. 3."}
    return a_paragraph(canonical(" ".join(words)), **notes)


def _numbered(sections: Sequence[SnapshotSection]) -> Iterator[SnapshotSection]:
    """Numbered as a draft is: a table has the number of the paragraph before it."""
    number = 0
    for section in sections:
        paragraphs = []
        for paragraph in section.paragraphs:
            number += paragraph.kind is BlockKind.NUMBERED
            paragraphs.append(replace(paragraph, number=number))
        yield replace(section, paragraphs=tuple(paragraphs))
