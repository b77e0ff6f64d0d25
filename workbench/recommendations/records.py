"""One recommendation: an item of a recommendation paragraph, else the paragraph; and what is kept of it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Facet(StrEnum):
    """What a recommendation is sorted by; of each it may have several values."""

    THEME = "theme"
    PERSON = "person"
    SDG = "sdg"
    MINISTRY = "ministry"


class Standing(StrEnum):
    """Whose word a value is: a person's, a table's; or a person said that it does not apply."""

    CONFIRMED = "confirmed"
    IMPORTED = "imported"
    SET_ASIDE = "set_aside"


class Role(StrEnum):
    """What a ministry is to a recommendation."""

    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"


class Fact(StrEnum):
    """What is said of a recommendation once: the last word counts, the history has them all."""

    STATUS = "status"
    PRIORITY = "priority"
    DUE = "due"
    NOTE = "note"
    POSITION = "position"


class Status(StrEnum):
    """How far the State is with it (the trackers' usual steps)."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    PARTIALLY_IMPLEMENTED = "partially_implemented"
    IMPLEMENTED = "implemented"
    NOT_ACCEPTED = "not_accepted"
    SUPERSEDED = "superseded"
    NO_INFORMATION = "no_information"


class Priority(StrEnum):
    """How soon it is taken up."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class UprPosition(StrEnum):
    """What the State under review said of a recommendation; the index also knows one that is both."""

    SUPPORTED = "supported"
    NOTED = "noted"
    SUPPORTED_NOTED = "supported/noted"


@dataclass(frozen=True)
class Recommendation:
    """A unit that a report responds to, counts and lists.

    `label` is the item's bare letter, "" for a whole paragraph; `procedural` ones (dissemination, next report) are
    counted apart. `follow_up`: the body asks to hear of it within a time, or calls it urgent; `particular`: of
    particular importance for the next report. `position` is what the State under review said: supported, noted, or
    None where nothing is known; `position_paragraph_id` is the paragraph of an addendum that says it, None where the
    report itself does.
    `document_id` and `paragraph_id` are None where it is known from a table alone and no document of the library has
    it. What is kept of it stands under `lead`, which versions in other languages share.
    """

    id: str
    document_id: str | None
    paragraph_id: str | None
    symbol: str | None
    number: str | None
    label: str
    citation: str
    paragraph_citation: str
    text: str
    heading: str
    procedural: bool
    follow_up: bool
    position: str | None
    recommending_states: tuple[str, ...]
    lead: str = ""
    state: str | None = None
    body: str | None = None
    treaty: str | None = None
    kind: str = ""
    language: str | None = None
    date: str | None = None
    session: str = ""
    particular: bool = False
    position_paragraph_id: str | None = None


@dataclass(frozen=True)
class Tag:
    """A value of a facet. `value` is the index's label, the number of a goal or target, or an organisation's id.

    `shown` is what a person reads: a ministry's name, else the value.
    """

    facet: Facet
    value: str
    shown: str
    role: Role | None
    standing: Standing
    at: str
    by_name: str


@dataclass(frozen=True)
class Said:
    """The last word on a fact, and whose it is."""

    what: Fact
    value: str
    standing: Standing
    at: str
    by_name: str


@dataclass(frozen=True)
class Kept:
    """What is kept of a recommendation besides its words. Tags that were set aside are among `set_aside` alone."""

    tags: tuple[Tag, ...] = ()
    set_aside: tuple[Tag, ...] = ()
    facts: dict[Fact, Said] = field(default_factory=dict)
    clusters: tuple[tuple[str, str], ...] = ()  # id, name

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The values of one facet, as a person reads them."""
        return tuple(each.shown for each in self.tags if each.facet is facet)

    def ministries(self, role: Role) -> tuple[str, ...]:
        """The names of the ministries in that role."""
        return tuple(each.shown for each in self.tags if each.role is role)

    def fact(self, what: Fact) -> str:
        """The value of a fact, "" where nothing was said."""
        return self.facts[what].value if what in self.facts else ""


@dataclass(frozen=True)
class Change:
    """One thing that was done to a recommendation. Those of one act have the same `act_id` and are undone together.

    `what` is a facet, a fact, `cluster`, `twin` or `said`. Of a facet `before` and `after` are the standing and, for a
    ministry, its role (`confirmed:supporting`); of a fact its value; of a cluster `member`; "" where there was nothing.
    `shown` is `value` as a person reads it: the name of a ministry or a cluster. `by_organisation` is for whom it was
    said, "" where the local operator or a table said it.
    """

    id: str
    act_id: str
    recommendation_id: str
    what: str
    value: str
    shown: str
    before: str
    after: str
    evidence: str
    evidence_paragraph_id: str | None
    origin: str
    at: str
    by_name: str
    by_organisation: str


@dataclass(frozen=True)
class Cluster:
    """Recommendations that are taken up together. `members` counts those that the reader may see."""

    id: str
    name: str
    about: str
    created_at: str
    closed: bool
    members: int
