"""What the columns of a table of statistics mean: name, period, value; years as columns; the rest are groups."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.drafting.statistics.operations.declaring import Declared
from workbench.drafting.statistics.operations.renewing import LONGEST, NewValue
from workbench.errors import N_

_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s*[-–/]\s*(?:(?:19|20)\d{2}|\d{2}))?")


class Meaning(StrEnum):
    """What a column holds; `GROUP` breaks the values down by the column's name, `YEAR` is the period itself."""

    NAME = "name"
    DEFINITION = "definition"
    SOURCE = "source"
    UNIT = "unit"
    PERIOD = "period"
    VALUE = "value"
    NOTE = "note"
    GROUP = "group"
    YEAR = "year"
    NOTHING = "nothing"


# As spreadsheets of offices call them, in the languages of the interface and Portuguese.
_WORDS: Mapping[Meaning, frozenset[str]] = {
    Meaning.NAME: frozenset(
        [
            "name",
            "statistic",
            "indicator",
            "indicateur",
            "indicador",
            "estadística",
            "estatística",
            "nom",
            "nombre",
            "nome",
            "series",
            "المؤشر",
        ]
    ),
    Meaning.DEFINITION: frozenset(["definition", "définition", "definición", "definição", "description", "التعريف"]),
    Meaning.SOURCE: frozenset(["source", "fuente", "fonte", "المصدر"]),
    Meaning.UNIT: frozenset(["unit", "unité", "unidad", "unidade", "الوحدة"]),
    Meaning.PERIOD: frozenset(["period", "year", "période", "année", "período", "año", "ano", "السنة", "الفترة"]),
    Meaning.VALUE: frozenset(["value", "valeur", "valor", "figure", "number", "total", "القيمة", "العدد"]),
    Meaning.NOTE: frozenset(["note", "notes", "nota", "remarque", "comment", "ملاحظة"]),
}
NO_NAME, NO_VALUE, NO_PERIOD, TOO_LONG = "no name", "no value", "no period", "too long"
REASONS = {
    NO_NAME: N_("It does not say which statistic it is of."),
    NO_VALUE: N_("It has no value."),
    NO_PERIOD: N_("It does not say of which year or period it is."),
    TOO_LONG: N_("A period, a group or a value is too long."),
}


@dataclass(frozen=True)
class RefusedRow:
    """A row that is not taken, and why."""

    place: str
    reason: str


@dataclass
class Proposed:
    """What a table says: each statistic with its values, in the order of the rows."""

    declared: dict[str, Declared] = field(default_factory=dict)
    values: dict[str, list[NewValue]] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)


def meanings(headers: Sequence[str]) -> dict[str, Meaning]:
    """What each column seems to mean; a person may say otherwise."""
    found: dict[str, Meaning] = {}
    for header in headers:
        word = " ".join(header.casefold().split())
        known = next((each for each, words in _WORDS.items() if word in words and each not in found.values()), None)
        found[header] = known or (Meaning.YEAR if _YEAR.fullmatch(word) else Meaning.GROUP)
    return found


def says_columns(cells: Iterable[str]) -> bool:
    """Whether a row names columns: two of its cells or more are words that are known, or years."""
    words = [" ".join(cell.casefold().split()) for cell in cells]
    known = frozenset().union(*_WORDS.values())
    return sum(word in known or _YEAR.fullmatch(word) is not None for word in words) >= 2


def proposed(
    rows: Iterable[tuple[str, Mapping[str, str]]], columns: Mapping[str, Meaning], *, name: str = ""
) -> Proposed:
    """What rows (place, header → text) say. `name` is the statistic of rows that name none: the sheet's title."""
    found = Proposed()
    if Meaning.NAME in columns.values():
        name = ""
    for place, cells in rows:
        said: dict[Meaning, str] = {
            meaning: cells.get(header, "") for header, meaning in columns.items() if meaning is not Meaning.GROUP
        }
        statistic = " ".join((said.get(Meaning.NAME) or name).split())
        values = _values(cells, columns, said)
        if reason := _reason(statistic, values):
            found.refused.append(RefusedRow(place, reason))
            continue
        key = statistic.casefold()
        found.declared.setdefault(key, _declared(statistic, said))
        found.values.setdefault(key, []).extend(values)
    return found


def _values(cells: Mapping[str, str], columns: Mapping[str, Meaning], said: Mapping[Meaning, str]) -> list[NewValue]:
    groups = {header: cells[header] for header, each in columns.items() if each is Meaning.GROUP and cells.get(header)}
    note = said.get(Meaning.NOTE, "")
    years = [
        NewValue(header, cells[header], groups, note)
        for header, each in columns.items()
        if each is Meaning.YEAR and cells.get(header, "").strip()
    ]
    if years or Meaning.YEAR in columns.values():
        return years
    value = said.get(Meaning.VALUE, "").strip()
    return [NewValue(said.get(Meaning.PERIOD, ""), value, groups, note)] if value else []


def _reason(statistic: str, values: Sequence[NewValue]) -> str:
    if not statistic:
        return NO_NAME
    if not values:
        return NO_VALUE
    if not all(value.period.strip() for value in values):
        return NO_PERIOD
    texts = [text for each in values for text in (each.period, each.value, *each.breakdown, *each.breakdown.values())]
    return TOO_LONG if any(len(text) > LONGEST for text in texts) else ""


def _declared(name: str, said: Mapping[Meaning, str]) -> Declared:
    return Declared(name, said.get(Meaning.DEFINITION, ""), said.get(Meaning.SOURCE, ""), said.get(Meaning.UNIT, ""))
