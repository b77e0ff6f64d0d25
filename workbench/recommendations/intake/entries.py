"""From the rows of a table to what they say of recommendations (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from workbench.recommendations.intake.reader import Reader
from workbench.recommendations.intake.records import ColumnMap, Entry, LeftOut, Refused, Row, Table
from workbench.text.plain import plain


@dataclass(frozen=True)
class Read:
    """What the rows of a table say: of recommendations, why not, and what else they are."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    left_out: tuple[LeftOut, ...]


def entries(table: Table, column_map: ColumnMap, states: Mapping[str, str] | None = None) -> Read:
    """What a table says; a row that is repeated, once for each recommending State or ministry or by
    mistake, is one entry.

    `states` is plain name → code, of States that the common list of territories does not have.
    """
    return read_rows(table.rows, column_map, states)


def read_rows(rows: Iterable[Row], column_map: ColumnMap, states: Mapping[str, str] | None = None) -> Read:
    """As `entries`, of some of the rows."""
    reader = Reader(column_map, states or {})
    found: list[Entry] = []
    refused: list[Refused] = []
    others: Counter[str] = Counter()
    for row in rows:
        said = reader.read(row)
        if isinstance(said, Refused):
            refused.append(said)
        elif isinstance(said, LeftOut):
            others[said.record] += said.rows
        else:
            found.extend(said)
    left_out = tuple(LeftOut(record, count) for record, count in sorted(others.items()))
    return Read(tuple(keyed(_together(found))), tuple(refused), left_out)


def _together(found: Iterable[Entry]) -> Iterator[Entry]:
    """Rows that say the same recommendation again, for another State or another ministry: one with all that is said.

    A row without a text tells of what is there already, and makes nothing twice.
    """
    rows: dict[object, Entry] = {}
    for at, each in enumerate(found):
        same: object = _same(each) if each.text else at
        before = rows.get(same)
        rows[same] = _joined(before, each) if before else each
    yield from rows.values()


def _same(entry: Entry) -> tuple[object, ...]:
    """What two rows must have the same to be one recommendation."""
    place = (entry.symbol, entry.number, entry.label, entry.places)
    return (entry.key, entry.state, entry.body, entry.session, entry.date, *place, plain(entry.text))


def keyed(found: Iterable[Entry]) -> Iterator[Entry]:
    """Each with a key, by which it is known again: the source's own, else its place in a document, else its words."""
    turns: Counter[str] = Counter()
    for each in found:
        key = each.key or _key(each)
        turns[key] += 1
        yield replace(each, key=key if turns[key] == 1 else f"{key} #{turns[key]}")


def _key(entry: Entry) -> str:
    if entry.symbol and entry.number:
        return " ".join(filter(None, (entry.symbol, entry.number, entry.label)))
    words = sha256(plain(entry.text).encode()).hexdigest()[:24]
    return " ".join(filter(None, (entry.symbol or entry.body, entry.state, entry.session or entry.date, words)))


def _joined(one: Entry, other: Entry) -> Entry:
    """What both say, the first row's word first."""
    return replace(
        one,
        recommending_states=_both(one.recommending_states, other.recommending_states),
        themes=_both(one.themes, other.themes),
        persons=_both(one.persons, other.persons),
        sdgs=_both(one.sdgs, other.sdgs),
        responsible=_both(one.responsible, other.responsible),
        supporting=_both(one.supporting, other.supporting),
        clusters=_both(one.clusters, other.clusters),
        notes=_both(one.notes, other.notes),
        position=one.position or other.position,
        status=one.status or other.status,
        evidence=_words_of_both(one.evidence, other.evidence),
        note=_words_of_both(one.note, other.note),
        priority=one.priority or other.priority,
        due=one.due or other.due,
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return one if one == other else tuple(dict.fromkeys((*one, *other)))


def _words_of_both(one: str, other: str) -> str:
    return "\n".join(filter(None, dict.fromkeys((one, other))))
