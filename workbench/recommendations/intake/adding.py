"""Recommendations that the library has from a table alone, without a document: written, and brought up to date."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from workbench.people import Actor
from workbench.recommendations.intake.records import Entry
from workbench.recommendations.intake.saying import Saying
from workbench.store import Database, timestamp
from workbench.text.plain import plain

_FIGURES = re.compile(r"\d{1,6}")
# What a table says of the recommendation itself; an empty cell of a newer row takes nothing away.
_COLUMNS = (
    "place", "label", "text", "heading", "follow_up", "procedural", "position", "recommending_states", "symbol",
    "number", "kind", "treaty", "body", "state", "language", "date", "session", "folded",
)  # fmt: skip
_INSERT = (
    f"insert into recommendation (id, lead, {', '.join(_COLUMNS)}) values (?, ?, {', '.join('?' for _ in _COLUMNS)})"
)
_NO_STATES = "[]"
_KEEP_IF_EMPTY = ", ".join(f"{name} = coalesce(nullif(nullif(?, ''), '{_NO_STATES}'), {name})" for name in _COLUMNS)
_UPDATE = f"update recommendation set {_KEEP_IF_EMPTY} where document_id is null and id = ?"


def add(db: Database, found: Iterable[tuple[str, Entry]]) -> None:
    """Recommendations under these new ids, each its own lead."""
    db.conn.executemany(_INSERT, [(new, new, *_values(entry)) for new, entry in found])


def say(db: Database, found: Sequence[tuple[str, Saying]], *, by: Actor, at: datetime) -> None:
    """What a table says of recommendations of which nothing was known; evidence is not kept here."""
    signed = ("imported", timestamp(at), by.person_id, by.name)
    db.conn.executemany(
        "insert into recommendation_tag (recommendation_id, facet, value, role, standing, at, by_id, by_name) "
        "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        [(new, *tag, *signed) for new, saying in found for tag in saying.tags],
    )
    db.conn.executemany(
        "insert into recommendation_fact (recommendation_id, what, value, standing, at, by_id, by_name) "
        "values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        [(new, what, value, *signed) for new, saying in found for what, value, _ in saying.facts],
    )


def bring_up_to_date(db: Database, found: Iterable[tuple[str, Entry]]) -> None:
    """What newer rows say; one that a document has is as the document has it."""
    db.conn.executemany(_UPDATE, [(*_values(entry), known) for known, entry in found])


def _values(entry: Entry) -> Sequence[object]:
    states = json.dumps(entry.recommending_states, ensure_ascii=False) if entry.recommending_states else _NO_STATES
    return (
        place_of(entry),
        entry.label,
        entry.text,
        entry.heading,
        int(entry.follow_up),
        int(entry.procedural),
        entry.position or None,
        states,
        entry.symbol or None,
        entry.number or None,
        entry.kind,
        entry.treaty or None,
        entry.body or None,
        entry.state or None,
        entry.language or None,
        entry.date or None,
        entry.session,
        plain(f"{entry.heading} {entry.text}"),
    )


def place_of(entry: Entry) -> int:
    """Where it stands among the others of its document: by its number, else by its row. 147.12 comes after 147.9.

    The own table may have any number that somebody wrote: `12 bis` is 12.
    """
    figures = [int(each) for each in _FIGURES.findall(entry.number)[:2]]
    if not figures:
        return entry.row
    main, sub = (*figures, 0)[:2]
    letter = ord(entry.label[0]) - ord("a") + 1 if entry.label else 0
    return main * 100_000 + sub * 100 + letter
