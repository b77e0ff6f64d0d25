"""What the address of the search page asks for, and the addresses beside it: a facet more or less, a page on."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from workbench.search.port import Filters
from workbench.search.query import years

PAGE_LENGTH = 20
NAMES = ("treaty", "kind", "state", "language", "paragraph_kind")
_MOST = 500  # characters of any value taken from an address


@dataclass(frozen=True)
class Asked:
    """The query, the passage others should be like, the filters by name, and how the hits are shown."""

    query: str = ""
    like: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    year: str = ""
    by_document: bool = False
    page: int = 1

    @classmethod
    def read(cls, values: MultiDict[str, str]) -> "Asked":
        """From the arguments of a request; what makes no sense is left out."""
        chosen = [(name, value[:_MOST]) for name in NAMES for value in values.getlist(name) if value.strip()]
        page = values.get("page", "1")
        return cls(
            query=values.get("q", "").strip()[: _MOST + 1],
            like=values.get("like", "").strip()[:_MOST],
            chosen=tuple(dict.fromkeys(chosen)),
            year=values.get("year", "").strip()[:20],
            by_document=values.get("group") == "document",
            page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 100_000 else 1,
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing is asked."""
        return not (self.query or self.like or self.chosen or self.year)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is on."""
        return bool(self.chosen or self.year)

    @property
    def offset(self) -> int:
        """How many hits stand on the pages before."""
        return (self.page - 1) * PAGE_LENGTH

    def filters(self) -> Filters:
        """Raises ValueError where the years cannot be read."""
        values = {name: tuple(value for key, value in self.chosen if key == name) for name in NAMES}
        span = None if self.year in {"", "none"} else years(self.year)
        return Filters(**values, years=span)

    def has(self, name: str, value: str) -> bool:
        """Whether that filter is on."""
        return (self.year == value) if name == "year" else (name, value) in self.chosen

    def turned(self, name: str, value: str) -> "Asked":
        """With that filter put on, or taken off where it is on; from the first page."""
        if name == "year":
            return replace(self, year="" if self.year == value else value, page=1)
        pair = (name, value)
        kept = tuple(each for each in self.chosen if each != pair)
        return replace(self, chosen=kept if pair in self.chosen else (*kept, pair), page=1)

    def without_filters(self) -> "Asked":
        """The same without any filter."""
        return replace(self, chosen=(), year="", page=1)

    def on_page(self, page: int) -> "Asked":
        """The same on another page."""
        return replace(self, page=page)

    def of(self, query: str) -> "Asked":
        """The same filters for another query."""
        return replace(self, query=query, like="", page=1)

    @property
    def address(self) -> str:
        """The address that asks for it."""
        pairs = [
            ("q", self.query),
            ("like", self.like),
            *self.chosen,
            ("year", self.year),
            ("group", "document" if self.by_document else ""),
            ("page", str(self.page) if self.page > 1 else ""),
        ]
        written = urlencode([(name, value) for name, value in pairs if value])
        return f"/search?{written}" if written else "/search"
