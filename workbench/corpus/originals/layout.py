"""An original as a person sees it, page by page: read in a limited process, whatever is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.corpus.originals.locating import located
from workbench.corpus.parsing.pdf.rendering import Sheet
from workbench.corpus.parsing.source import Leaf
from workbench.corpus.records import Document, Paragraph
from workbench.limited import Limits, run_limited
from workbench.store import FileStore

PDF = "application/pdf"
WIDTH, LARGE = 1000, 1800  # pixels: beside the text, and to look closely
# A page of a report with pictures is drawn in half a second; 6 million pixels are 18 MB.
LIMITS = Limits(seconds=20, memory_mib=512, result_mib=32)


@dataclass(frozen=True)
class Laid:
    """How an original is laid out: the text of each of its pages, and the page each paragraph begins on, from 1.

    `pdf` is the SHA-256 of the file whose pages are shown as pictures, "" where `leaves` are shown: lines or rows.
    """

    texts: tuple[str, ...]
    places: tuple[int | None, ...]
    pdf: str = ""
    leaves: tuple[Leaf, ...] = ()

    def place_of(self, paragraphs: Sequence[Paragraph], anchor: str) -> int:
        """The page of the paragraph with that anchor; the first where it has none."""
        found = [place for each, place in zip(paragraphs, self.places, strict=True) if each.anchor == anchor]
        return (found[0] if found else None) or 1


def laid_out(files: FileStore, document: Document, paragraphs: Sequence[Paragraph], printed: str | None) -> Laid:
    """The pages of an original; `printed` is the SHA-256 of the PDF made of it. Raises FileMissing, Invalid.

    There may be none: an old Word file of which no PDF was made.
    """
    if document.media_type == PDF:
        texts = page_texts(files, document.file_sha256)
        return Laid(texts, tuple(each.page for each in paragraphs), pdf=document.file_sha256)
    if printed:
        texts = page_texts(files, printed)
        return Laid(texts, _on_pages(paragraphs, texts), pdf=printed)
    leaves = source(files, document.file_sha256, document.media_type)
    return Laid(tuple(leaf.text for leaf in leaves), _on_leaves(paragraphs, leaves), leaves=leaves)


def _on_pages(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> tuple[int | None, ...]:
    found = located([each.full_text for each in paragraphs], texts)
    return tuple(None if place is None else place + 1 for place in found)


def _on_leaves(paragraphs: Sequence[Paragraph], leaves: Sequence[Leaf]) -> tuple[int | None, ...]:
    """By the place that the reading gives; else by the words."""
    by_place = {row.place: number for number, leaf in enumerate(leaves, start=1) for row in leaf.rows}
    placed = tuple(by_place.get(each.place) for each in paragraphs)
    if all(placed):
        return placed
    by_words = _on_pages(paragraphs, [leaf.text for leaf in leaves])
    return tuple(place or found for place, found in zip(placed, by_words, strict=True))


def sheet(data: bytes, number: int) -> Sheet:
    """Page `number` of a PDF, from 1: its size and its lines. Raises NoSuchPage, and Invalid where it is no PDF."""
    found: Sheet = run_limited("workbench.corpus.parsing.pdf.rendering:sheet", data, number, limits=LIMITS)
    return found


def picture(data: bytes, number: int, *, width: int = WIDTH) -> bytes:
    """Page `number` of a PDF, from 1, as PNG. Raises NoSuchPage, and Invalid where it cannot be drawn."""
    found: bytes = run_limited("workbench.corpus.parsing.pdf.rendering:picture", data, number, width, limits=LIMITS)
    return found


@lru_cache(maxsize=8)
def page_texts(files: FileStore, sha256: str) -> tuple[str, ...]:
    """The text of each page of a kept PDF. Raises FileMissing, and Invalid where it cannot be read."""
    found: tuple[str, ...] = run_limited(
        "workbench.corpus.parsing.pdf.rendering:texts", files.read(sha256), limits=LIMITS
    )
    return found


@lru_cache(maxsize=4)
def source(files: FileStore, sha256: str, media_type: str) -> tuple[Leaf, ...]:
    """The content of a kept original without pages. Raises FileMissing, and Invalid where it cannot be read."""
    found: tuple[Leaf, ...] = run_limited(
        "workbench.corpus.parsing.source:leaves", files.read(sha256), media_type, limits=LIMITS
    )
    return found
