"""What stands at the side of the original: a page as a picture, or lines and rows of it, with its paragraphs marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from workbench.corpus import queries
from workbench.corpus.corrections import mends
from workbench.corpus.corrections.mends import KeptMend
from workbench.corpus.originals import layout, pages, printed
from workbench.corpus.originals.layout import Laid
from workbench.corpus.parsing.source import Leaf
from workbench.corpus.queries import already_there
from workbench.corpus.records import Document, Paragraph
from workbench.people import Actor
from workbench.store import Database, Store
from workbench.store.jobs import Job


@dataclass(frozen=True)
class Original:
    """A document with its paragraphs, its corrections, how its original is laid out, and the task that does so.

    `siblings` are the other documents in the same file.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    corrections: tuple[KeptMend, ...]
    laid: Laid
    task: Job | None
    siblings: tuple[Document, ...]


@dataclass(frozen=True)
class Number:
    """A paragraph's number at its height on the picture, in points from the top."""

    label: str
    anchor: str
    down: float


@dataclass(frozen=True)
class Picture:
    """A page as a picture; sizes in points."""

    address: str
    large_address: str
    width: float
    height: float
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class ShownRow:
    """A line or a row; `label` and `anchor` are of the paragraph that begins there, "" where none does."""

    number: int
    cells: tuple[str, ...]
    label: str
    anchor: str


@dataclass(frozen=True)
class ShownLeaf:
    """Lines of text, or rows of a table under the name of its sheet."""

    title: str
    is_table: bool
    rows: tuple[ShownRow, ...]


def opened(store: Store, actor: Actor, slug: str) -> Original:
    """Raises DocumentNotFound, FileMissing, and Invalid where the original cannot be read."""
    with store.reading() as db:
        document = queries.document(db, actor, slug)
        paragraphs = queries.paragraphs(db, document.id)
        corrections = mends.of_document(db, actor, document.id)
        siblings = siblings_of(db, actor, document)
        is_word = printed.can_be(document)
        made = printed.made(db, store.files, document) if is_word else None
        task = printed.task(db, document) if is_word else None
    laid = layout.laid_out(store.files, document, paragraphs, made)
    return Original(document, paragraphs, corrections, laid, task, siblings)


def pages_of(store: Store, actor: Actor, slug: str) -> str:
    """The SHA-256 of the PDF whose pages show the original, "" where there is none. Raises DocumentNotFound."""
    with store.reading() as db:
        document = queries.document(db, actor, slug)
        if document.media_type == layout.PDF:
            return document.file_sha256
        return (printed.made(db, store.files, document) if printed.can_be(document) else None) or ""


def siblings_of(db: Database, actor: Actor, document: Document) -> tuple[Document, ...]:
    """The other documents that were read from the very same file, as far as the actor may read them."""
    held = already_there(db, actor, document.file_sha256, document.owner_organisation_id)
    return tuple(each for each in held if each.id != document.id and each.file_sha256 == document.file_sha256)


def address(document: Document, **where: object) -> str:
    """Of the page that shows the original beside the reading."""
    query = f"?{urlencode(where)}" if where else ""
    return f"/documents/{document.slug}/beside{query}"


def picture(store: Store, original: Original, number: int, here: Sequence[Paragraph]) -> Picture:
    """Page `number` as a picture, with the numbers of the paragraphs that begin on it."""
    shown = layout.sheet(store.files.read(original.laid.pdf), number)
    numbers = tuple(
        Number(mark.paragraph.label, mark.paragraph.anchor, round(mark.top * shown.height, 1))
        for mark in pages.marks(here, shown)
    )
    where = f"{address(original.document)}/{number}.png"
    return Picture(where, f"{where}?large=yes", round(shown.width, 1), round(shown.height, 1), numbers)


def leaf(shown: Leaf, here: Sequence[Paragraph]) -> ShownLeaf:
    """Lines or rows, with the numbers of the paragraphs that begin among them."""
    labels = pages.labels(here, shown)
    rows = tuple(
        ShownRow(
            row.number,
            row.cells,
            labels[row.number].label if row.number in labels else "",
            labels[row.number].anchor if row.number in labels else "",
        )
        for row in shown.rows
    )
    return ShownLeaf(shown.title, shown.is_table, rows)
