"""What a search engine takes and gives. The index holds ids; the store holds the text."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType
from typing import Protocol

from workbench.errors import N_, Conflict

FACETS = ("treaty", "kind", "paragraph_kind", "state", "language", "year")
NONE = "none"  # the facet value of what has no treaty, no State, no year
MOST_HITS = 200  # a page of hits; the rest is reached by `offset`, all at once only by what writes them to a file

# What is counted though the index does not hold it (themes, ministries): name → value → ids of paragraphs.
Counted = Mapping[str, Mapping[str, frozenset[str]]]
NOTHING_COUNTED: Counted = MappingProxyType({})


class IndexNotReady(Conflict):
    """The index cannot be opened. Nothing is lost: it is made anew from the store."""

    message = N_(
        "The search index is being rebuilt. Nothing is lost; try again in a moment, or run: workbench index rebuild"
    )


class IndexStuck(IndexNotReady):
    """The index cannot be opened, and no new one can be written."""

    message = N_(
        "The search index can neither be read nor made anew (%(fault)s). Nothing is lost, and all but search works. "
        "Mend that, then search again; to see what else is wrong: workbench doctor"
    )


class IndexBusy(Conflict):
    """Another process has been writing to the index for longer than a caller should wait."""

    message = N_("The search index is being written by another process. What changed is kept and indexed next time.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph as the index takes it. Empty strings and a year of None mean "none"."""

    id: str
    document_id: str
    text: str
    language: str
    treaty: str
    kind: str
    paragraph_kind: str
    state: str
    year: int | None
    audience: str
    symbol: str
    number: str
    label: str

    def fingerprint(self) -> str:
        """16 hexadecimal digits over all that is indexed: `index verify` compares by it."""
        return hashlib.sha256(repr(_values(self)).encode()).hexdigest()[:16]


_values = attrgetter(*Entry.__slots__)


@dataclass(frozen=True)
class Filters:
    """Narrowing beside the query: any of the values given for a name, and all names. `none` asks for what has none.

    `years` are spans, both ends included, any of which a document's year is in; None is for what has no year.
    `among` are sets of paragraph ids: a paragraph must be in each of them.
    """

    treaty: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    paragraph_kind: tuple[str, ...] = ()
    years: tuple[tuple[int, int] | None, ...] = ()
    document_id: tuple[str, ...] = ()
    among: tuple[frozenset[str], ...] = ()

    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The filters by value, those that narrow."""
        names = ("treaty", "kind", "state", "language", "paragraph_kind", "document_id")
        return {name: getattr(self, name) for name in names if getattr(self, name)}


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph's id and how well it fits; higher is better, comparable within one answer only."""

    id: str
    score: float


@dataclass(frozen=True)
class Results:
    """`total` counts all that the viewer may see; each facet sums to it. `suggestion` is a query of our syntax.

    Of what was asked to be `counted` beside them, `facets` have the values that some hit has, the most frequent first;
    a paragraph may have several of them, or none.

    A hit has all words of the query, or `lacking` of them at most (see `Engine.search`); the `whole` ones lack none
    and come first.
    """

    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: {name: {} for name in FACETS})
    suggestion: str | None = None
    lacking: int = 0
    whole: int = 0


@dataclass(frozen=True)
class Status:
    """State of the index. `ready` is False where it is missing or cannot be opened; `detail` says what was found."""

    ready: bool
    documents: int = 0
    paragraphs: int = 0
    detail: str = ""


class Engine(Protocol):
    """The port. `viewer` is the set of audiences whose paragraphs may be seen, counted, suggested from or ranked by."""

    def search(
        self,
        query: str,
        *,
        viewer: frozenset[str],
        filters: Filters = ...,
        limit: int = ...,
        offset: int = ...,
        counted: Counted = ...,
        enough: int = ...,
    ) -> Results:
        """Answer a query in our syntax. Raises QueryRefused (with the place) and IndexNotReady.

        Where fewer than `enough` visible paragraphs have all words of a query of plain words (no phrase, no `-`, `*`
        or OR), those that lack one are found too; still fewer, those that lack two; and so on. The `filters` narrow
        what was found so, and have no say in it: what a facet counts is what it leads to. 0: all words, always.
        """
        ...

    def similar(
        self,
        text: str,
        *,
        language: str,
        viewer: frozenset[str],
        filters: Filters = ...,
        limit: int = ...,
        offset: int = ...,
        without: frozenset[str] = ...,
        counted: Counted = ...,
    ) -> Results:
        """Paragraphs of the same language that share the text's telling words; `without` are ids left out."""
        ...

    def replace(self, entries: Iterable[Entry], *, documents: Iterable[str] = ...) -> None:
        """Make the index hold exactly these entries of their documents, and of `documents` (which may have none)."""
        ...

    def remove(self, document_ids: Iterable[str]) -> None:
        """Forget these documents."""
        ...

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Start anew from these entries; the old index serves until the new one is whole."""
        ...

    def tidy(self, unless: Callable[[], bool] = ...) -> bool:
        """Put together what many small changes left; gives whether something was done. Answers stay the same.

        For idle times: it is given up, and nothing is changed, once `unless` says that somebody wants to write.
        Raises IndexBusy and IndexNotReady.
        """
        ...

    def status(self, *, whole: bool = ...) -> Status:
        """What the index holds. Never raises.

        `ready` says that what was written last can be read and is as it was written, by a look from outside (cheap
        enough to be asked every second), or with `whole` to the last byte.
        """
        ...

    def held(self) -> Mapping[str, tuple[str, str]]:
        """Paragraph id → (document id, fingerprint), for `index verify`. Raises IndexNotReady."""
        ...
