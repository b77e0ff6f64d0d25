"""What reading a file gives: who the document is, and its paragraphs. No ids, no store."""

from dataclasses import dataclass, field

from workbench.corpus.records import Item, ParagraphKind
from workbench.treaties import DocumentKind


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph as read; `bold` is the share of its letters in bold, stem only. The rest as in `Paragraph`."""

    number: str | None
    label: str
    section: str
    heading: str
    text: str
    items: tuple[Item, ...]
    full_text: str
    footnotes: tuple[str, ...]
    page: int | None
    anchor: str
    kind: ParagraphKind = ParagraphKind.OTHER
    bold: float = 0.0
    item_bold: tuple[float, ...] = ()
    annex: str = ""
    cells: tuple[str, ...] = ()
    table: int | None = None
    place: str = ""

    def told(self, kind: ParagraphKind, items: tuple[Item, ...]) -> "ReadParagraph":
        """The same paragraph of that kind; `replace` takes six times as long, for each paragraph of a file."""
        same = object.__new__(ReadParagraph)
        same.__dict__.update(self.__dict__, kind=kind, items=items)
        return same


@dataclass(frozen=True)
class Identity:
    """Who a document is, as far as its own text says it. Dates are ISO 8601 or the known beginning of one.

    `date` is the masthead's (distributed), `received` the day a State's report came in, `adopted` the day a body
    adopted its text; `session` is the body's session as a number (`108`). `reissued` where a star
    behind the symbol says so.
    """

    symbol: str | None = None
    kind: DocumentKind = DocumentKind.OTHER
    treaty: str | None = None
    body: str | None = None
    state: str | None = None
    language: str | None = None
    date: str | None = None
    title: str = ""
    session: str | None = None
    received: str | None = None
    adopted: str | None = None
    reissued: bool = False


@dataclass(frozen=True)
class Reading:
    """One document of a file; `warnings` say in plain words what could not be read."""

    media_type: str
    identity: Identity
    paragraphs: tuple[ReadParagraph, ...]
    warnings: tuple[str, ...] = field(default=())
