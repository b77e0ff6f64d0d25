"""A table as it was read, what its columns mean, what a row says, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Source(StrEnum):
    """Where a table comes from. The same recommendation in tables of two sources has a key in each."""

    UHRI = "uhri"
    NRTD = "nrtd"
    UPR = "upr"
    SHEET = "sheet"


class Field(StrEnum):
    """What a column of a table can say of a recommendation. A column that has none of these is kept with the row."""

    KEY = "key"  # the source's own id of the recommendation, the same in every file from there
    SYMBOL = "symbol"
    NUMBER = "number"  # 23, 147.12; the letter of an item may follow: 23 (a), 23 a)
    CITATION = "citation"  # symbol and number in one: CERD/C/ARC/CO/3, para. 23 (a)
    TEXT = "text"
    HEADING = "heading"
    STATE = "state"  # the State concerned, by name or ISO code
    BODY = "body"
    TREATY = "treaty"
    KIND = "kind"  # of the document, as workbench.treaties names it
    DATE = "date"  # of the document
    LANGUAGE = "language"
    SESSION = "session"
    RECORD = "record"  # what the row is: a recommendation, a concern, a positive observation
    POSITION = "position"
    RECOMMENDING_STATES = "recommending_states"
    FOLLOW_UP = "follow_up"
    PROCEDURAL = "procedural"
    THEMES = "themes"
    PERSONS = "persons"
    SDGS = "sdgs"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    STATUS = "status"
    EVIDENCE = "evidence"
    PRIORITY = "priority"
    DUE = "due"
    NOTE = "note"
    CLUSTERS = "clusters"


# Of these a cell may hold several values, parted by what the column map says.
SEVERAL = frozenset(
    {
        Field.STATE,
        Field.RECOMMENDING_STATES,
        Field.THEMES,
        Field.PERSONS,
        Field.SDGS,
        Field.RESPONSIBLE,
        Field.SUPPORTING,
        Field.CLUSTERS,
    }
)


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file. `number` is what the spreadsheet shows beside it, the first line being 1.

    `place` names it to a person ("Monitoring, row 5"); `cells` is header → text as shown, empty cells left out;
    `notes` are the comments on its cells.
    """

    number: int
    place: str
    cells: Mapping[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A sheet, a table of a document or a page. Headers are unique: a second one of a name is `Name (2)`.

    `left_out` is "" or why it is proposed to leave it out: it is hidden, or marked for deletion.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: str = ""


@dataclass(frozen=True)
class ColumnMap:
    """What the columns of a table mean.

    `fixed` is said for every row whose own cell is empty: a symbol, the State, the body, a date. `splits` are the
    separators that part several values in a cell of a field, literal text each; a line end always does. A number or
    a letter that opens a part (`1. `, `a) `) is no part of the value.
    """

    columns: Mapping[str, Field]
    fixed: Mapping[Field, str] = field(default_factory=dict)
    splits: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """What a row says of one recommendation, in the product's own terms; "" and () where it says nothing.

    `number` is the paragraph's, `label` the item's bare letter; `places` are all that the row names, where it names
    several. `state` and `recommending_states` are ISO codes and
    names as the library has them; `date` and `due` are ISO days; `status`, `priority` and `position` are values of
    their enumerations. Ministries are names as the table has them. Themes, persons and goals are kept values.
    """

    row: int
    place: str
    text: str
    key: str = ""
    symbol: str = ""
    number: str = ""
    label: str = ""
    places: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    state: str = ""
    body: str = ""
    treaty: str = ""
    kind: str = ""
    date: str = ""
    language: str = ""
    session: str = ""
    position: str = ""
    recommending_states: tuple[str, ...] = ()
    follow_up: bool = False
    procedural: bool = False
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    status: str = ""
    evidence: str = ""
    priority: str = ""
    due: str = ""
    note: str = ""
    clusters: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    # Of the product's own table: the recommendation that it is, and what stood there of the same things.
    is_own: bool = False
    lead: str = ""
    was: "Entry | None" = None


@dataclass(frozen=True)
class Refused:
    """A row that cannot be used. `reason` is a message id (English, to be translated) over `values`."""

    row: int
    place: str
    cells: Mapping[str, str]
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The reason in English."""
        return self.reason % dict(self.values) if self.values else self.reason


@dataclass(frozen=True)
class LeftOut:
    """Rows that are no recommendations and were not taken in: what they are, and how many."""

    record: str
    rows: int


@dataclass(frozen=True)
class Taken:
    """What came of a table: rows by what they did. `refused` and `left_out` are kept with it."""

    table_id: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[Refused, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
