"""An original as a person sees it, page by page: read in a limited process, whatever is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.corpus.parsing.rendering import Sheet
from workbench.corpus.records import Document, Paragraph
from workbench.limited import Limits, run_limited
from workbench.store import FileStore

PDF = "application/pdf"
WIDTH, LARGE = 1000, 1800  # pixels: beside the text, and to look closely
# A page of a report with pictures is drawn in half a second; 6 million pixels are 18 MB.
LIMITS = Limits(seconds=20, memory_mib=512)

_RENDERING = "workbench.corpus.parsing.rendering"


@dataclass(frozen=True)
class Laid:
    """How an original is laid out: the text of each of its pages, and the page each paragraph begins on, from 1.

    `pdf` is the SHA-256 of the file whose pages are shown as pictures.
    """

    texts: tuple[str, ...]
    places: tuple[int | None, ...]
    pdf: str

    def place_of(self, paragraphs: Sequence[Paragraph], anchor: str) -> int:
        """The page of the paragraph with that anchor; the first where it has none."""
        found = [place for each, place in zip(paragraphs, self.places, strict=True) if each.anchor == anchor]
        return (found[0] if found else None) or 1


def laid_out(files: FileStore, document: Document, paragraphs: Sequence[Paragraph]) -> Laid | None:
    """The pages of an original; None where it has none that can be shown. Raises FileMissing, Invalid."""
    if document.media_type != PDF:
        return None
    texts = page_texts(files, document.file_sha256)
    return Laid(texts, tuple(each.page for each in paragraphs), document.file_sha256)


def sheet(data: bytes, number: int) -> Sheet:
    """Page `number` of a PDF, from 1: its size and its lines. Raises NoSuchPage, and Invalid where it is no PDF."""
    found: Sheet = run_limited(f"{_RENDERING}:sheet", data, number, limits=LIMITS)
    return found


def picture(data: bytes, number: int, *, width: int = WIDTH) -> bytes:
    """Page `number` of a PDF, from 1, as PNG. Raises NoSuchPage, and Invalid where it cannot be drawn."""
    found: bytes = run_limited(f"{_RENDERING}:picture", data, number, width, limits=LIMITS)
    return found


@lru_cache(maxsize=8)
def page_texts(files: FileStore, sha256: str) -> tuple[str, ...]:
    """The text of each page of a kept PDF. Raises FileMissing, and Invalid where it cannot be read."""
    found: tuple[str, ...] = run_limited(f"{_RENDERING}:texts", files.read(sha256), limits=LIMITS)
    return found
