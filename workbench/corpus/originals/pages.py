"""Which paragraphs stand on a page of the original, and at which height."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus.originals.locating import located
from workbench.corpus.parsing.pdf.rendering import Sheet
from workbench.corpus.parsing.source import Leaf
from workbench.corpus.records import Paragraph
from workbench.corpus.warnings import GARBLED, GARBLED_PAGES, PICTURED_PAGES, SCAN, understood
from workbench.text.normalise import bare

_CLOSING = 24  # letters by which the end of a paragraph is known


@dataclass(frozen=True)
class Mark:
    """Where on the page a paragraph begins; `top` is a share of the page's height, from the top."""

    paragraph: Paragraph
    top: float


def on_page(paragraphs: Sequence[Paragraph], places: Sequence[int | None], number: int) -> tuple[Paragraph, ...]:
    """The paragraphs that begin on that page; `places` are their pages. One without a page goes with the one before."""
    found: list[Paragraph] = []
    last: int | None = 1
    for paragraph, place in zip(paragraphs, places, strict=True):
        last = place or last
        if last == number:
            found.append(paragraph)
    return tuple(found)


def running_on(
    paragraphs: Sequence[Paragraph], places: Sequence[int | None], number: int, text: str
) -> Paragraph | None:
    """The paragraph that begins on an earlier page and ends on this one, whose text is given."""
    before = [each for each, place in zip(paragraphs, places, strict=True) if place is not None and place < number]
    if not before:
        return None
    closing = bare(before[-1].full_text)[-_CLOSING:]
    return before[-1] if len(closing) == _CLOSING and closing in bare(text) else None


def marks(paragraphs: Sequence[Paragraph], shown: Sheet) -> tuple[Mark, ...]:
    """Where on a page its paragraphs begin; one that is not found has no mark."""
    lines = located([each.full_text for each in paragraphs], [line.text for line in shown.lines])
    return tuple(
        Mark(paragraph, shown.lines[line].top)
        for paragraph, line in zip(paragraphs, lines, strict=True)
        if line is not None
    )


def labels(paragraphs: Sequence[Paragraph], leaf: Leaf) -> dict[int, Paragraph]:
    """Number of a row → the paragraph that begins there: by its place, else by its words."""
    by_place = {row.place: row.number for row in leaf.rows}
    by_words = located([each.full_text for each in paragraphs], [" ".join(row.cells) for row in leaf.rows])
    found: dict[int, Paragraph] = {}
    for paragraph, line in zip(paragraphs, by_words, strict=True):
        number = by_place.get(paragraph.place) or (None if line is None else leaf.rows[line].number)
        if number is not None:
            found.setdefault(number, paragraph)
    return found


def why_unread(warnings: Sequence[str], number: int) -> str:
    """Why nothing was read from a page, as the warnings of its document say: `picture` or `garbled`, else ""."""
    reasons = {SCAN: "picture", PICTURED_PAGES: "picture", GARBLED: "garbled", GARBLED_PAGES: "garbled"}
    for warning in warnings:
        message, values = understood(warning)
        if message in reasons and ("pages" not in values or number in _numbers(values["pages"])):
            return reasons[message]
    return ""


def _numbers(spans: str) -> frozenset[int]:
    """`1, 3–7` as the pages that are meant."""
    found: set[int] = set()
    for span in spans.split(", "):
        first, _, last = span.partition("–")
        if first.isdecimal() and (last or first).isdecimal():
            found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)
