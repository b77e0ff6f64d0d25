"""A document of the library, its numbered paragraphs and their lettered items."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.treaties import DocumentKind


class ParagraphKind(StrEnum):
    """What a paragraph says, as a reader of a committee's text would name it."""

    RECOMMENDATION = "recommendation"
    CONCERN = "concern"
    POSITIVE = "positive"
    QUESTION = "question"
    OTHER = "other"


@dataclass(frozen=True)
class Item:
    """A lettered item, `(c)` or `(ii)`: bare label, label path of the item it stands in (`c`), "" at the top."""

    label: str
    text: str
    parent: str = ""
    kind: ParagraphKind = ParagraphKind.OTHER

    @property
    def path(self) -> str:
        """Its label below those it stands in: `c ii`."""
        return f"{self.parent} {self.label}".strip()


@dataclass(frozen=True)
class Paragraph:
    """What is cited. `number` as printed (`21`, `147.12`), None where the original has none: then `label` is `¶ 14`.

    `text` is the paragraph without its items, `full_text` with them, one a line: quotes are looked for there.
    `annex` is the annex it stands in as printed (`Annex II`), "" in the body. A row of a table has its `cells`, and
    the `table` it belongs to, counted from 1 through the document. `place` says where it stands in an original
    without pages (`Monitoring, row 5`; `line 120`). One that is `no_longer_read` stays for what cites it alone.
    """

    id: str
    document_id: str
    position: int
    number: str | None
    label: str
    section: str
    heading: str
    text: str
    kind: ParagraphKind
    items: tuple[Item, ...]
    full_text: str
    footnotes: tuple[str, ...]
    page: int | None
    anchor: str
    annex: str = ""
    cells: tuple[str, ...] = ()
    table: int | None = None
    place: str = ""
    no_longer_read: bool = False


@dataclass(frozen=True)
class Source:
    """Where a document comes from: the kept file, its name, and the how-manieth document in it this is."""

    sha256: str
    file_name: str
    part: int = 0


@dataclass(frozen=True)
class Document:
    """One document. `date` is an ISO date or its known beginning (`2022-12`, `2022`); `warnings` are for people.

    `base` is the symbol without `/Rev.1` and `/Corr.1`.

    `reader` is the reading it was read by; `unplaced` are the ids of corrections that no longer find their place. One
    that was `withdrawn` stays for what cites it alone.
    """

    id: str
    slug: str
    symbol: str | None
    kind: DocumentKind
    treaty: str | None
    body: str | None
    state: str | None
    language: str | None
    date: str | None
    title: str
    published: bool
    audience: str
    owner_organisation_id: str | None
    file_sha256: str
    file_name: str
    media_type: str
    added_at: str
    added_by: str | None
    warnings: tuple[str, ...]
    corrected: tuple[str, ...]
    replaced_by: str | None
    paragraphs: int
    recommendations: int
    session: str | None = None
    received: str | None = None
    adopted: str | None = None
    base: str | None = None
    reissued: bool = False
    reader: int = 1
    unplaced: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def year(self) -> int | None:
        """The year of the date, for filters."""
        return int(self.date[:4]) if self.date and self.date[:4].isdecimal() else None

    @property
    def name(self) -> str:
        """What a citation begins with: the symbol, else `Title (date)`."""
        if self.symbol:
            return self.symbol
        return f"{self.title} ({self.date})" if self.date else self.title
