"""What a returned file is compared with, and what is found of a place in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.errors import N_

SPAN: Final = 3  # paragraphs that marks of one paragraph may cover; farther apart, they were torn from one another
DRIFT: Final = 1  # characters by which LibreOffice 7.4 moves the end of a mark

CHANGED: Final = N_(
    "The text of this paragraph was changed without change tracking, so the exact words cannot be told. "
    "The likely place is offered; confirm it or choose another."
)
ALIKE: Final = N_(
    "Several paragraphs of the draft read alike, and the file does not say which of them this is. "
    "The likely places are offered; choose the one that is meant."
)
NOT_IN_DRAFT: Final = N_(
    "This stands on a paragraph that is not in the draft as it was sent out. Choose the paragraph that is meant."
)
NO_PLACE: Final = N_("The file does not say where this stands. Choose the paragraph that is meant.")


@dataclass(frozen=True)
class FrozenParagraph:
    """A paragraph or heading of the snapshot. text: plain, each note mark one U+FFFC · number: None for headings.

    notes: words of the footnotes at its note marks, in order; None where they are not compared (citations are
    written by the program).
    """

    uid: str
    number: int | None
    text: str
    notes: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Marks:
    """What is left of a paragraph's bookmarks: (returned paragraph, offset) of the point and of both ends."""

    point: tuple[int, int] | None = None
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None

    @property
    def collapsed(self) -> bool:
        """All the text between the ends is gone: what stands there now is something else."""
        return self.start is not None and self.start == self.end

    @property
    def _touched(self) -> list[tuple[int, int]]:
        return [place for place in (self.point, self.start, self.end) if place is not None]

    @property
    def _is_torn(self) -> bool:
        return bool(self._touched) and max(self._touched)[0] - min(self._touched)[0] > SPAN

    def begins(self, index: int) -> bool:
        """Whether the point, if it is still there, stands in this returned paragraph."""
        return self.point is None or self.point[0] == index

    def covers(self) -> tuple[int, ...]:
        """The returned paragraphs that the marks touch."""
        if not self._touched:
            return ()
        if not self._is_torn:
            return tuple(range(min(self._touched)[0], max(self._touched)[0] + 1))
        return tuple(sorted({place[0] for place in self._touched}))

    def held(self, index: int, length: int) -> tuple[int, int] | None:
        """The characters of that returned paragraph between the marks; None for what only slid there or was torn.

        length: of the returned paragraph. A point without its enclosing mark is what a deletion leaves behind.
        """
        if self.start is None or self.end is None or self.collapsed or self._is_torn:
            return None
        first, last = min(self._touched), self.end
        if not first[0] <= index <= last[0]:
            return None
        begin = first[1] if index == first[0] else 0
        end = last[1] if index == last[0] else length
        return (begin, end) if end - begin > min(DRIFT, length - 1) else None


@dataclass(frozen=True)
class Segment:
    """Characters `start:end` of the frozen paragraph `uid`. As a place that is offered, an empty one is all of it."""

    uid: str
    start: int
    end: int


class Sureness(StrEnum):
    """How much of a place is known for certain."""

    EXACT = "exact"
    APPROXIMATE = "approximate"  # an end stands in words that were changed without change tracking
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Anchored:
    """The place: one segment in each frozen paragraph that it touches, in order."""

    segments: tuple[Segment, ...]
    sureness: Sureness = Sureness.EXACT


@dataclass(frozen=True)
class InQueue:
    """No certain place. reason: a message id · likely: where it may belong, best first, for a person to choose."""

    reason: str
    likely: tuple[Segment, ...] = ()
