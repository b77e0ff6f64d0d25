"""One row after the other, by one column map, into what each says (pure)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from workbench.corpus import citations
from workbench.corpus.parsing import phrases
from workbench.recommendations.intake import reasons, values
from workbench.recommendations.intake.numbers import Numbered, paragraphs, places_in, taken_apart, words_beside
from workbench.recommendations.intake.places import Origin, is_settled, origin, state_called
from workbench.recommendations.intake.records import ColumnMap, Entry, Field, LeftOut, Refused, Row
from workbench.recommendations.lists.columns import unguarded
from workbench.recommendations.recognising.states import with_states
from workbench.recommendations.vocabulary import goal_called, is_person_alone, person_called, theme_called
from workbench.text.languages import guess
from workbench.text.plain import plain
from workbench.treaties import CONCLUDING_OBSERVATIONS
from workbench.treaties.catalogue import UPR

WHY = "✗"  # begins the name of the column that says why a row was refused; it is left out when sent again
_LEAST_WORDS, _LEAST_SIGNS = 2, 3  # `Ratify ICPPED.`; Chinese sets no spaces
_LANGUAGE_SAMPLE = 300  # letters
_RECORD = "recommendation"
_ASKS = re.compile(
    r"recom|urge|should|calls? (?:up)?on|request|invit|encourag|exhort|engag|demand|suggest|insta|solicit|alent|deve"
    r"|debe|рекоменд|призыва|настоятельн|предлага|следует|должн|توصي|يوصي|تحث|يحث|تدعو|ينبغي|تشجع"
    r"|建議|建议|敦促|促請|促请|呼籲|呼吁|鼓勵|鼓励|應|应|請|请|籲|吁",
    re.I,
)
_OBSERVATION = "Concerns/Observations"  # as the index calls it
_STATES_END = 6  # signs behind the bracket: `);`, `). );`

Said = Mapping[Field, str]
Places = tuple[tuple[str, str], ...]  # numbers and letters


class _Refusal(Exception):
    """A row cannot be used: why, and the words of the row that are meant."""

    def __init__(self, reason: str, **told: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.told = {name: value[:100] for name, value in told.items()}


class Reader:
    """Reads rows by one column map. `states` is plain name → code, of States that the common list does not have."""

    def __init__(self, column_map: ColumnMap, states: Mapping[str, str]) -> None:
        self.map, self.states = column_map, states
        self.headers: dict[Field, list[str]] = {meaning: [] for meaning in column_map.fixed}
        for header, meaning in column_map.columns.items():
            self.headers.setdefault(meaning, []).append(header)

    def read(self, row: Row) -> tuple[Entry, ...] | Refused | LeftOut:
        """The entries of a row, why it is refused, or what it is where it is no recommendation."""
        cells = {header: value for header, value in row.cells.items() if value and not header.startswith(WHY)}
        if any(header.startswith(WHY) for header in row.cells):  # refused before, and given out guarded
            cells = {header: unguarded(value) for header, value in cells.items()}
        said = {meaning: self._cell(meaning, headers, cells) for meaning, headers in self.headers.items()}
        if record := _other_record(said.get(Field.RECORD, "")):
            return LeftOut(record, 1)
        try:
            found = tuple(map(_without_states, self._entries(Row(row.number, row.place, cells, row.notes), said)))
        except _Refusal as refusal:
            return Refused(row.number, row.place, cells, refusal.reason, refusal.told)
        return LeftOut(_OBSERVATION, 1) if all(map(_only_observes, found)) else found

    def _cell(self, meaning: Field, headers: list[str], cells: Mapping[str, str]) -> str:
        if len(headers) == 1:
            return cells.get(headers[0]) or self.map.fixed.get(meaning, "")
        given = [cells[header] for header in headers if header in cells]
        return "\n".join(given) if given else self.map.fixed.get(meaning, "")

    def _several(self, meaning: Field, said: Said) -> tuple[str, ...]:
        cell = said.get(meaning, "")
        return _parted(cell, tuple(self.map.splits.get(meaning, ()))) if cell else ()

    def _entries(self, row: Row, said: Said) -> Iterator[Entry]:
        """One for each paragraph that the row holds and each State that it is about."""
        symbol, places = _cited(said)
        comes_from = origin(symbol, _one(said, Field.BODY), _one(said, Field.TREATY), _one(said, Field.KIND).lower())
        words = said.get(Field.TEXT, "") or words_beside(said.get(Field.NUMBER, ""))
        texts = _texts(words, places, review=comes_from.treaty == UPR, symbol=comes_from.symbol)
        states = self._states(said, comes_from) or ("",)
        shared = self._shared(row, said, comes_from)
        own, heading, language = (
            _one(said, Field.KEY),
            _one(said, Field.HEADING),
            _one(said, Field.LANGUAGE).lower()[:3],
        )
        for index, apart in enumerate(texts):
            meant = tuple(each for each in places if not apart.number or each[0] == apart.number) or places
            number, label = meant[-1] if meant else (apart.number, apart.label)
            key = own if not own or index == 0 else f"{own} {apart.number}"
            for state in states:  # the key of the first State is the row's own
                yield Entry(
                    **shared,
                    text=apart.text,
                    number=number,
                    label=label,
                    places=meant if len(meant) > 1 else (),
                    heading=heading or apart.heading,
                    language=language or guess(apart.text[:_LANGUAGE_SAMPLE]),
                    state=state,
                    key=key if not key or state == states[0] else f"{key} {state}",
                )

    def _shared(self, row: Row, said: Said, comes_from: Origin) -> dict[str, Any]:
        """What the row says whatever the paragraph and the State, by the names of an entry."""
        return {
            "row": row.number,
            "place": row.place,
            "symbol": comes_from.symbol,
            "body": comes_from.body,
            "treaty": comes_from.treaty,
            "kind": comes_from.kind,
            "date": _day(said, Field.DATE, reasons.NO_DATE),
            "session": values.session(said.get(Field.SESSION, "")),
            "position": _position(self._several(Field.POSITION, said)),
            "recommending_states": self._several(Field.RECOMMENDING_STATES, said),
            "follow_up": values.is_yes(said.get(Field.FOLLOW_UP, "")),
            "procedural": values.is_yes(said.get(Field.PROCEDURAL, "")),
            "themes": _themes(self._several(Field.THEMES, said)),
            "persons": _persons(self._several(Field.PERSONS, said), self._several(Field.THEMES, said)),
            "sdgs": _goals(self._several(Field.SDGS, said)),
            "responsible": self._several(Field.RESPONSIBLE, said),
            "supporting": self._several(Field.SUPPORTING, said),
            "status": values.status(_one(said, Field.STATUS)),
            "evidence": said.get(Field.EVIDENCE, "").strip(),
            "priority": values.priority(_one(said, Field.PRIORITY)),
            "due": _day(said, Field.DUE, reasons.NO_DUE, whole=True),
            "note": said.get(Field.NOTE, "").strip(),
            "clusters": self._several(Field.CLUSTERS, said),
            "cells": row.cells,
            "notes": row.notes,
        }

    def _states(self, said: Said, comes_from: Origin) -> tuple[str, ...]:
        """The codes of the States concerned; the symbol's where the cell is empty."""
        own, found = comes_from.country, []
        for name in self._several(Field.STATE, said):
            code = state_called(name, self.states) or own  # the symbol knows a State that the common list does not
            if not code:
                raise _Refusal(reasons.NO_STATE, value=name)
            found.append(code)
        if own and own not in found and is_settled(own) and any(map(is_settled, found)):
            raise _Refusal(reasons.OTHER_STATE, symbol=comes_from.symbol, value=said[Field.STATE])
        return tuple(dict.fromkeys(found)) or ((own,) if own else ())


def _only_observes(entry: Entry) -> bool:
    """Whether a numbered paragraph of a committee is concerned, or welcomes, and asks for nothing."""
    if not entry.number or entry.kind not in CONCLUDING_OBSERVATIONS or not entry.text:
        return False
    if _ASKS.search(entry.text):  # a lead phrase may be one that is not known
        return False
    language = entry.language or guess(entry.text[:_LANGUAGE_SAMPLE])
    return any(phrases.has(entry.text, kind, language) for kind in ("concern", "positive"))


def _without_states(entry: Entry) -> Entry:
    """A review prints who recommended behind the text, `Ratify the treaty (Chad);`, as the library reads it too."""
    if entry.treaty != UPR or ")" not in entry.text[-_STATES_END:]:
        return entry
    text, states = with_states(entry.text)
    return replace(entry, text=text, recommending_states=entry.recommending_states or states) if states else entry


def _texts(cell: str, places: Places, *, review: bool, symbol: str) -> tuple[Numbered, ...]:
    """The paragraphs of a cell, where it holds several those that recommend.

    An empty cell is enough where the row says which paragraphs of which document it speaks of. Raises _Refusal.
    """
    several = paragraphs(cell)
    if several and (not places or {each.number for each in several} >= {number for number, _ in places}):
        asking = tuple(each for each in several if phrases.leads(each.text, guess(each.text)))
        return asking or several
    apart = taken_apart(cell, review=review)
    text = " ".join(apart.text.split())
    if not text and not (symbol and (places or apart.number)):
        raise _Refusal(reasons.NO_TEXT)
    if text and (len(text) < _LEAST_SIGNS or (text.isascii() and len(text.split()) < _LEAST_WORDS)):
        raise _Refusal(reasons.SHORT_TEXT, text=text)
    return (Numbered(text, apart.number, apart.label, apart.heading),)


def _other_record(cell: str) -> str:
    """What the row is where it is no recommendation, else ""."""
    said = [plain(value) for value in _parted(cell, ())] if cell else []
    if not said or any(_RECORD in value or value.startswith("recom") for value in said):
        return ""
    return values.without_opening(cell)


def _cited(said: Said) -> tuple[str, Places]:
    """The symbol and the places from their own cells, else from the citation.

    Where the citation names another paragraph than the number's cell, that cell counts rows: `1` before `para. 24`.
    """
    symbol = _one(said, Field.SYMBOL)
    places = places_in(said[Field.NUMBER]) if said.get(Field.NUMBER) else ()
    cited = citations.parse(said[Field.CITATION]) if said.get(Field.CITATION) else None
    if cited is None:
        return symbol, places
    if not places or (cited.number and cited.number not in {number for number, _ in places}):
        places = ((cited.number, cited.labels[0] if cited.labels else ""),)
    return symbol or cited.name, places


def _day(said: Said, meaning: Field, reason: str, *, whole: bool = False) -> str:
    """ISO 8601, "" where the cell is empty. Raises _Refusal where it is no date (`whole`: no day)."""
    given = _one(said, meaning)
    found = values.day(given) if given else ""
    if found is None or (whole and found and len(found) < len("2026-05-03")):
        raise _Refusal(reason, value=given)
    return found


def _one(said: Said, meaning: Field) -> str:
    """The one value of a cell, without the dash that the index puts before it."""
    cell = said.get(meaning)
    return " ".join(cell.strip().removeprefix("- ").split()) if cell else ""


@lru_cache(maxsize=32_768)
def _parted(cell: str, separators: tuple[str, ...]) -> tuple[str, ...]:
    return values.several(cell, separators)


@lru_cache(maxsize=1024)
def _position(said: tuple[str, ...]) -> str:
    found = {values.position(each) for each in said} - {""}
    return found.pop() if len(found) == 1 else "supported/noted" if found else ""


@lru_cache(maxsize=32_768)
def _themes(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Themes by the index's labels; a group of persons may stand among them, as in the lists sent after a review."""
    return tuple(dict.fromkeys(theme_called(each) for each in labels if not is_person_alone(each)))


@lru_cache(maxsize=32_768)
def _persons(labels: tuple[str, ...], among: tuple[str, ...]) -> tuple[str, ...]:
    own = (*labels, *filter(is_person_alone, among))
    return tuple(dict.fromkeys(person_called(each) for each in own))


@lru_cache(maxsize=32_768)
def _goals(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers of goals and targets; what is none stays among the cells of the row alone."""
    return tuple(dict.fromkeys(number for each in labels if (number := goal_called(each))))
