"""Which recommendations of the library a row is about: by the source's key, by place, by words."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from workbench.recommendations.intake.records import Entry, Source
from workbench.store import Database
from workbench.text.plain import plain

_SAME = 95.0  # of a hundred: the same words but for a misprint, a bracket or a comma
_WITHIN = 88.0  # of a unit of the paragraph that a row holds whole
_ALIKE = 60.0  # of what has the same number in the same document and is held to be the same
COLUMNS = (
    "lead, document_id, symbol, number, label, heading, folded, state, body, date, session, language, "
    "recommending_states"
)
# Else it has become a unit of a document, or is none any more.
_HERE = "not no_longer_read and (document_id is not null or counted)"


@dataclass(frozen=True)
class Known:
    """A row as it was taken in before, tied to what is kept under this lead."""

    lead: str
    sha256: str
    said: str


@dataclass(frozen=True)
class Match:
    """`rows`: what this very row was tied to before; `leads`: what it is about, where it was not here before."""

    rows: tuple[Known, ...] = ()
    leads: tuple[str, ...] = ()


NOTHING = Match()


@dataclass(frozen=True)
class Candidate:
    """A recommendation that a row may be about. `words` is its text folded, without the heading."""

    lead: str
    in_document: bool
    symbol: str
    number: str
    label: str
    words: str
    state: str
    body: str
    date: str
    session: str
    language: str
    recommending_states: frozenset[str]


def candidate_of(row: Mapping[str, Any]) -> Candidate:
    """The candidate that a row of `recommendation` is."""
    folded = row["folded"]
    return Candidate(
        lead=row["lead"],
        in_document=row["document_id"] is not None,
        symbol=row["symbol"] or "",
        number=row["number"] or "",
        label=row["label"].split("-")[0],
        words=folded[len(plain(row["heading"])) :].strip() if row["heading"] else folded,
        state=row["state"] or "",
        body=row["body"] or "",
        date=row["date"] or "",
        session=row["session"],
        language=row["language"] or "",
        recommending_states=frozenset(json.loads(row["recommending_states"])),
    )


def matches(db: Database, source: Source, entries: Sequence[Entry]) -> list[Match]:
    """For each entry what it is known by; an empty one is of a recommendation that is not here."""
    known = _known_rows(db, source, entries)
    among = _Candidates(db, [each for each in entries if each.key not in known and not each.lead])
    return [
        Match(rows=known[each.key])
        if each.key in known
        else Match(leads=(each.lead,) if each.lead else among.leads(each))
        for each in entries
    ]


def _known_rows(db: Database, source: Source, entries: Iterable[Entry]) -> dict[str, tuple[Known, ...]]:
    sql = (
        "select distinct key, recommendation.lead, sha256, said from row_taken_in "
        "join recommendation on recommendation.id = recommendation_id "
        "where source = :source and key in (select value from json_each(:keys))"
    )
    found: dict[str, tuple[Known, ...]] = {}
    for row in db.query(sql, {"source": source.value, "keys": _json(each.key for each in entries)}):
        tied = Known(row["lead"], row["sha256"], row["said"])
        found[row["key"]] = (*found.get(row["key"], ()), tied)
    return found


class _Candidates:
    """What the rows of a batch may be about: what the documents hold that they name, and what has no symbol."""

    def __init__(self, db: Database, entries: Sequence[Entry]) -> None:
        self.by_place: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self.by_symbol: dict[str, list[Candidate]] = defaultdict(list)
        self.by_state: dict[str, list[Candidate]] = defaultdict(list)
        self.numbered_alone: dict[str, list[Candidate]] = defaultdict(list)
        for each in _where(db, "symbol in (select value from json_each(:of))", {each.symbol for each in entries}):
            if each.number:
                self.by_place[each.symbol, each.number].append(each)
            is_open = each.in_document or not each.number
            (self.by_symbol if is_open else self.numbered_alone)[each.symbol].append(each)
        of_state = "state in (select value from json_each(:of))"
        without = {each.state for each in entries if not each.symbol}
        for each in _where(db, of_state, without):
            self.by_state[each.state].append(each)
        for each in _where(db, f"symbol is null and {of_state}", {each.state for each in entries} - without):
            self.by_state[each.state].append(each)

    def leads(self, entry: Entry) -> tuple[str, ...]:
        """Of the recommendations that the entry is about."""
        words = plain(entry.text)
        places = entry.places or (((entry.number, entry.label),) if entry.number else ())
        found = [
            each
            for number, label in places
            for each in at_place(
                self.by_place.get((entry.symbol, number), ()), label=label, words=words, language=entry.language
            )
        ]
        if not found and entry.number and not entry.symbol:
            near = [each for each in self.by_state.get(entry.state, ()) if _may_be(entry, each)]
            found = within(words, [each for each in near if each.number == entry.number])
        if found or not entry.text:
            return tuple(dict.fromkeys(each.lead for each in found))
        same = by_words(words, self.by_symbol.get(entry.symbol, ()))
        if same is None and not entry.number:
            same = by_words(words, self.numbered_alone.get(entry.symbol, ()))
        if same is None:
            same = by_words(words, [each for each in self.by_state.get(entry.state, ()) if _may_be(entry, each)])
        return (same.lead,) if same is not None else ()


def _where(db: Database, clause: str, values: set[str]) -> Iterable[Candidate]:
    wanted = values - {""}
    if not wanted:
        return ()
    sql = f"select {COLUMNS} from recommendation where {clause} and {_HERE}"
    return map(candidate_of, db.query(sql, {"of": _json(wanted)}))


def at_place(there: Sequence[Candidate], *, label: str, words: str, language: str) -> Sequence[Candidate]:
    """Of those with the number: the lettered one, the one that the words are, else all units of the paragraph.

    Two rows without a document may bear one number and be two recommendations: their words tell.
    """
    units = [each for each in there if each.in_document]
    if not units:
        alone = [each for each in there if each.label == label]
        return [
            each
            for each in alone
            if not words or each.language != language or fuzz.token_set_ratio(words, each.words) >= _ALIKE
        ]
    lettered = [each for each in units if label and each.label == label]
    if lettered or len(units) == 1:
        return lettered or units
    same = by_words(words, units)
    return [each for each in units if each.lead == same.lead] if same is not None else units


def within(words: str, there: Sequence[Candidate]) -> list[Candidate]:
    """Of those with the number in a document without a symbol: the units whose words are in the row's, or are them."""
    return [
        each for each in there if each.in_document and each.words and fuzz.partial_ratio(each.words, words) >= _WITHIN
    ]


def _may_be(entry: Entry, other: Candidate) -> bool:
    """Whether nothing that both say tells them apart: document, number, body, session, year, recommending States."""
    pairs = (
        (entry.symbol, other.symbol),
        (entry.body, other.body),
        (entry.session, other.session),
        (entry.number, other.number),
    )
    if any(one and two and one != two for one, two in pairs):
        return False
    if entry.date and other.date and abs(int(entry.date[:4]) - int(other.date[:4])) > 1:
        return False
    own = entry.recommending_states
    return not (own and other.recommending_states) or not other.recommending_states.isdisjoint(own)


def by_words(words: str, among: Sequence[Candidate]) -> Candidate | None:
    """The one whose words are the same, or nearly."""
    for each in among:
        if each.words == words:
            return each
    found = process.extractOne(words, [each.words for each in among], scorer=fuzz.ratio, score_cutoff=_SAME)
    return among[found[2]] if found else None


def _json(values: Iterable[str]) -> str:
    return json.dumps(sorted(set(values)), ensure_ascii=False)
