"""What the address of the search page asks for, and the addresses beside it: a facet more or less, a page on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import parse_qsl, urlencode

from workbench.errors import N_, Invalid
from workbench.recommendations.searched import MINISTRY, THEME, among
from workbench.search.port import Counted, Filters
from workbench.search.query import parse, year_span
from workbench.searches.sources import kinds_of

PAGE_LENGTH = 20
INDEXED = ("treaty", "kind", "state", "language", "paragraph_kind")
SOURCE = "source"
NAMES = (*INDEXED, SOURCE, THEME, MINISTRY)
YEAR = "year"
MODELS = ("like", "words", "recommendation", "requirement")
_MOST = 500  # characters of any value taken from an address
MOST_TYPED = 2_000  # of a text, as words selected or in the box: an address is no longer than a server takes
_MOST_YEARS = 200  # characters of the years asked for
_NO_KIND = ("nothing is of two sources",)
_BETWEEN_YEARS = re.compile(r"[,;،、]")


class YearsNotRead(Invalid):
    message = N_("Write a year as 2019 or a span as 2015..2022.")


@dataclass(frozen=True)
class Asked:
    """The query, or what others should be like, the filters by name, and how the hits are shown.

    `model` is one of MODELS with its value: a citation, words, a recommendation's id, `pack:requirement`.
    `year` stands as typed: years and spans with commas between them, `none` for what has no year.
    """

    query: str = ""
    model: tuple[str, str] = ("", "")
    chosen: tuple[tuple[str, str], ...] = ()
    year: str = ""
    by_document: bool = False
    page: int = 1

    @classmethod
    def of_address(cls, given: str) -> "Asked":
        """From what stands behind the `?` of an address."""
        return cls.read(parse_qsl(given))

    @classmethod
    def read(cls, pairs: Iterable[tuple[str, str]]) -> "Asked":
        """From the arguments of an address, names with values; what makes no sense is left out."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            given.setdefault(name, []).append(value.strip())
        first = {name: values[0] for name, values in given.items()}
        page, query = first.get("page", "1"), first.get("q", "")[:MOST_TYPED]
        return cls(
            query=query,
            model=("", "") if query else _model(first),
            chosen=tuple(dict.fromkeys((name, each[:_MOST]) for name in NAMES for each in given.get(name, ()) if each)),
            year=first.get(YEAR, "")[:_MOST_YEARS],
            by_document=first.get("group") == "document",
            page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 100_000 else 1,
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing is asked."""
        return not (self.query or self.model[1] or self.chosen or self.year)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is on."""
        return bool(self.chosen or self.year)

    @property
    def offset(self) -> int:
        """How many hits stand on the pages before."""
        return (self.page - 1) * PAGE_LENGTH

    def filters(self, counted: Counted) -> Filters:
        """The filters as the index takes them. Raises YearsNotRead."""
        values = {name: self.values(name) for name in NAMES}
        kinds = values["kind"]
        if values[SOURCE]:
            of_source = kinds_of(values[SOURCE])
            kinds = tuple(each for each in of_source if each in kinds or not kinds) or _NO_KIND
        return Filters(
            treaty=values["treaty"],
            kind=kinds,
            state=values["state"],
            language=values["language"],
            paragraph_kind=values["paragraph_kind"],
            years=self._spans,
            among=among(counted, {name: values[name] for name in (THEME, MINISTRY)}),
        )

    def values(self, name: str) -> tuple[str, ...]:
        """Of a filter, those that are on."""
        return tuple(value for key, value in self.chosen if key == name)

    @property
    def years(self) -> tuple[str, ...]:
        """The years and spans asked for, each as typed."""
        return tuple(dict.fromkeys(each.strip() for each in _BETWEEN_YEARS.split(self.year) if each.strip()))

    @property
    def _spans(self) -> tuple[tuple[int, int] | None, ...]:
        try:
            return tuple(year_span(each) for each in self.years)
        except ValueError as error:
            raise YearsNotRead from error

    @property
    def narrowed_by(self) -> tuple[str, ...]:
        """The names of the filters that are on."""
        return tuple(dict.fromkeys(name for name, _value in self.chosen)) + ((YEAR,) if self.year else ())

    def without(self, name: str) -> "Asked":
        """The same without the filters of that name."""
        if name == YEAR:
            return replace(self, year="")
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != name))

    def has(self, name: str, value: str) -> bool:
        """Whether that filter is on."""
        return value in self.years if name == YEAR else (name, value) in self.chosen

    def turned(self, name: str, value: str) -> "Asked":
        """With that filter put on, or taken off where it is on; from the first page."""
        if name == YEAR:
            others = tuple(each for each in self.years if each != value)
            kept = others if value in self.years else (*others, value)
            return replace(self, year=", ".join(kept), page=1)
        pair = (name, value)
        rest = tuple(each for each in self.chosen if each != pair)
        return replace(self, chosen=rest if pair in self.chosen else (*rest, pair), page=1)

    def without_filters(self) -> "Asked":
        """The same without any filter."""
        return replace(self, chosen=(), year="", page=1)

    def on_page(self, page: int) -> "Asked":
        """The same on another page."""
        return replace(self, page=page)

    def of(self, query: str) -> "Asked":
        """The same filters for another query."""
        return replace(self, query=query, model=("", ""), page=1)

    @property
    def kept(self) -> str:
        """The arguments under which it is kept: from the first page."""
        return self.on_page(1).given

    def check(self) -> None:
        """That it can be asked. Raises QueryRefused, YearsNotRead."""
        parse(self.query)
        _ = self._spans

    @property
    def given(self) -> str:
        """The arguments that ask for it, as they stand in an address after `?`."""
        page = _written(("page", str(self.page) if self.page > 1 else ""))
        return "&".join(filter(None, (*self._around, page)))

    @cached_property
    def _around(self) -> tuple[str, str]:
        """What stands before and after one filter more: a page has a hundred such addresses."""
        before = _written(("q", self.query), self.model, *self.chosen)
        return before, _written((YEAR, self.year), ("group", "document" if self.by_document else ""))

    def address_turned(self, name: str, value: str) -> str:
        """The address of `turned`."""
        if name == YEAR or self.has(name, value):
            return self.turned(name, value).address
        before, after = self._around
        return "/search?" + "&".join(filter(None, (before, _written((name, value)), after)))

    @property
    def address(self) -> str:
        """The address that asks for it."""
        return f"/search?{self.given}" if self.given else "/search"


def last_page(total: int) -> int:
    """The number of the last page of so many hits."""
    return max(1, -(-total // PAGE_LENGTH))


def _written(*pairs: tuple[str, str]) -> str:
    return urlencode([(name, value) for name, value in pairs if value])


def _model(given: Mapping[str, str]) -> tuple[str, str]:
    for name in MODELS:
        if value := given.get(name):
            return name, value[: MOST_TYPED if name == "words" else _MOST]
    return "", ""
