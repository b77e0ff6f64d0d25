"""The words of a report in parts, and which of them count against the limit."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of a report whose words count, or do not. Cover and contents are written by the program: never counted."""

    HEADINGS = "headings"
    BODY = "body"
    FOOTNOTES = "footnotes"
    TABLES = "tables"
    NUMBERS = "numbers"
    ANNEXES = "annexes"


# The field's usual answer. A/RES/68/268, para. 16, limits the words and says nothing of numbers; what is sent is a Word
# file, and Word does not count the automatic numbers of paragraphs and headings (LibreOffice counts each as a word).
USUAL = frozenset({Part.HEADINGS, Part.BODY, Part.FOOTNOTES, Part.TABLES})


# What a paragraph holds itself: its number is the program's.
PARAGRAPH_PARTS = (Part.BODY, Part.FOOTNOTES, Part.TABLES)


@dataclass(frozen=True)
class Words:
    """Words by part; `tables` has their titles, sources and notes and the captions of figures too."""

    headings: int = 0
    body: int = 0
    footnotes: int = 0
    tables: int = 0
    numbers: int = 0
    annexes: int = 0

    def __add__(self, other: "Words") -> "Words":
        return Words(
            self.headings + other.headings,
            self.body + other.body,
            self.footnotes + other.footnotes,
            self.tables + other.tables,
            self.numbers + other.numbers,
            self.annexes + other.annexes,
        )

    def of(self, part: Part) -> int:
        """The words of one part."""
        return int(getattr(self, part.value))

    def counted(self, parts: Iterable[Part]) -> int:
        """The words of these parts together."""
        return sum(self.of(part) for part in parts)

    def as_annex(self) -> "Words":
        """All of it as words of an annex; automatic numbers are numbers wherever they stand."""
        return Words(annexes=self.counted(part for part in Part if part is not Part.NUMBERS))


def total(words: Iterable[Words]) -> Words:
    """All together."""
    found = tuple(words)
    return Words(
        sum(each.headings for each in found),
        sum(each.body for each in found),
        sum(each.footnotes for each in found),
        sum(each.tables for each in found),
        sum(each.numbers for each in found),
        sum(each.annexes for each in found),
    )
