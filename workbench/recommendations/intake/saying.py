"""What a row says of a recommendation, as it is kept with the row: so that its next word can replace it (pure)."""

import json
from dataclasses import dataclass
from hashlib import sha256

from workbench.recommendations.intake.records import Entry
from workbench.recommendations.records import Facet, Fact, Role

_WHERE = frozenset({"row", "place", "lead", "was", "cells"})  # of an entry: no word of the row, or taken by itself
_LONGEST = 5_000  # letters of a note or of evidence that a page shows; the row keeps all of them


@dataclass(frozen=True)
class Saying:
    """Tags as (facet, value, role), facts as (what, value, evidence), ids of clusters.

    `places` are the numbers and letters that the row names, where it names several: a document that comes later is
    looked through for each.
    """

    tags: tuple[tuple[str, str, str], ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()
    clusters: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()

    @property
    def kept(self) -> str:
        """As it is stored."""
        parts = [self.tags, self.facts, self.clusters, self.places]
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def saying_of(
    entry: Entry, *, responsible: tuple[str, ...], supporting: tuple[str, ...], clusters: tuple[str, ...]
) -> Saying:
    """What an entry says; ministries and clusters by their ids."""
    tags = [
        *((Facet.THEME.value, each, "") for each in entry.themes),
        *((Facet.PERSON.value, each, "") for each in entry.persons),
        *((Facet.SDG.value, each, "") for each in entry.sdgs),
        *((Facet.MINISTRY.value, each, Role.RESPONSIBLE.value) for each in responsible),
        *((Facet.MINISTRY.value, each, Role.SUPPORTING.value) for each in supporting if each not in responsible),
    ]
    note = "\n\n".join(filter(None, (entry.note, "" if entry.status else entry.evidence)))
    facts = (
        (Fact.STATUS, entry.status, entry.evidence),
        (Fact.PRIORITY, entry.priority, ""),
        (Fact.DUE, entry.due, ""),
        (Fact.NOTE, note, ""),
        (Fact.POSITION, entry.position, ""),
    )
    said = tuple((what.value, _cut(value), _cut(evidence)) for what, value, evidence in facts if value)
    return Saying(tuple(tags), said, clusters, entry.places)


def saying_from(kept: str) -> Saying:
    """What was stored."""
    tags, facts, clusters, places = json.loads(kept) or ((), (), (), ())
    return Saying(
        tuple((facet, value, role) for facet, value, role in tags),
        tuple((what, value, evidence) for what, value, evidence in facts),
        tuple(clusters),
        tuple((number, label) for number, label in places),
    )


def hash_of(entry: Entry) -> str:
    """By which it is known that a row says the same as before, wherever in its file it stands."""
    said = [value for name, value in vars(entry).items() if name not in _WHERE]
    whole = (said, sorted(entry.cells.items()))
    return sha256(repr(whole).encode("utf-8", "surrogatepass")).hexdigest()


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
