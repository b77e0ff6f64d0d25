"""What the first stage hands on: pages of lines, lines of spans."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Span:
    """Characters of one type on a line. `raised` for a footnote's mark; sizes and places in points."""

    text: str
    bold: bool
    size: float
    left: float
    right: float
    raised: bool = False


@dataclass(frozen=True)
class Line:
    """One line of print; `baseline` is measured from the bottom of the page."""

    spans: tuple[Span, ...]
    baseline: float
    page: int

    @cached_property
    def text(self) -> str:
        """The characters of the line, footnote marks included."""
        return "".join(span.text for span in self.spans)

    @cached_property
    def left(self) -> float:
        """Where its first character begins, in points."""
        return min(span.left for span in self.spans)

    @cached_property
    def right(self) -> float:
        """Where its last character ends, in points."""
        return max(span.right for span in self.spans)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.spans, key=lambda span: len(span.text.strip())).size


@dataclass(frozen=True)
class Page:
    """One page, its lines from top to bottom.

    `strange` counts signs without meaning in its text layer; `pictured` where it is a picture of text.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    strange: int = 0
    pictured: bool = False
