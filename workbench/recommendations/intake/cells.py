"""What the cells of a column look like: dates, symbols, numbers of paragraphs, States, goals, ministries (pure).

Each is the share, 0 to 1, of the filled cells of a sample that are of a kind.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from workbench.corpus import citations
from workbench.corpus.parsing import phrases
from workbench.recommendations.intake import values
from workbench.recommendations.intake.numbers import paragraphs
from workbench.recommendations.intake.places import state_called
from workbench.recommendations.intake.records import Field
from workbench.recommendations.vocabulary import goal_called, person_called, persons, theme_called, themes
from workbench.text.languages import guess
from workbench.treaties import code_of, parse_symbol
from workbench.treaties.names import treaty_named_in

SAMPLE = 120  # cells
_NUMBER = re.compile(
    r"^\W*(?:(?:par(?:a|ágrafo|agrafo|agraph|agraphe)?s?|párr(?:afo)?s?|n[o.º°]|пункт|第)\.?\s*)?\d{1,3}(?:\.\d{1,3}){0,2}"
    r"(?:\s*\(?[a-z]{1,2}\)?)?(?:\s*(?:[,;&–-]|and|e|y|et|и)\s*\(?(?:\d{1,3}|[a-z])\)?)*\W*(?:段|点|點)?$",
    re.I,
)
# `[Par. 26 b, d, 27 c] – Has the representation grown?`: what is asked about paragraphs.
_BRACKETED = re.compile(
    r"^\s*[\[(（]\s*(?:par(?:a|ágrafo|agrafo|agraph|agraphe)?s?|párr(?:afo)?s?|пп?|الفقر\w*|第)\.?\s*\d", re.I
)
_MINISTRY = re.compile(
    r"\b(?:minist|secretar|department|dept|agency|agência|agencia|office|commission|comiss|comisi|council|conse(?:lho|jo|il)"
    r"|institut|authority|autoridade|police|polícia|court|tribunal|parliament|parlament|congress|prosecut|defensor|bureau"
    r"|fiscal|procurad|municip|govern|министерств|комитет|служба|агентство|генеральн|прокуратур|федеральн)"
    r"|وزارة|هيئة|مجلس|النيابة|(?:部|署|院|局|司|處|处|厅|委員會|委员会|委|會)(?:$|[（(、，,;；\s])",
    re.I,
)
_ACRONYM = re.compile(r"(?:^|[\s,;/(])[A-ZÀ-Þ]{2,8}(?:$|[\s,;./)])")
_UUID = re.compile(r"^\W*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", re.I)
_ID = re.compile(r"^[A-Za-z]{0,6}[-_]?\d[\w-]{0,20}$")
_SESSION = re.compile(r"^\W*\d{1,3}(?:\s*(?:st|nd|rd|th|º|ª|°|e|ème|-я|-й))?\b.{0,30}$", re.I)
_LANGUAGES = frozenset(("en", "fr", "es", "ru", "ar", "zh", "pt"))
_RECORD = re.compile(r"recom|concern|observ|建议|建議|реком", re.I)
_GOAL = re.compile(r"\b(?:sdg|goal|ods|odd|цур|target|meta)\b|目标|目標", re.I)
_FIGURE_OR_END = re.compile(r"\d|[;.!?]$")
_LETTER = re.compile(r"^\s*\(?[a-z]{1,2}\)?\.?\s*$")
_NAMES = 160  # letters
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG = 60  # letters: text of a recommendation, not a label

Test = Callable[[str], bool]


def likeness(meaning: Field, cells: Sequence[str]) -> float | None:
    """The share of cells that are what the meaning asks; None where cells cannot tell."""
    test = _TESTS.get(meaning)
    if test is None or not cells:
        return None
    return sum(test(cell) for cell in cells[:SAMPLE]) / len(cells[:SAMPLE])


def are_long(cells: Sequence[str]) -> bool:
    """Whether most cells are sentences."""
    return sum(len(cell) >= _LONG for cell in cells) > len(cells) / 2


def are_words(cells: Sequence[str]) -> bool:
    """Whether most cells are several words: `Ratify ICPPED (Kenya);` is a whole recommendation."""
    sample = cells[:SAMPLE]
    return (
        sum(len(re.findall(r"[^\W\d_]{2,}", cell)) >= 3 or len(cell) > _LONG / 4 for cell in sample) > len(sample) / 2
    )


def _parts(cell: str) -> tuple[str, ...]:
    return values.several(cell, (";", ","))


def _is_state(cell: str) -> bool:
    bare = values.without_opening(cell)
    return len(bare) < 60 and not _FIGURE_OR_END.search(bare) and _state(bare) is not None


@lru_cache(maxsize=4096)
def _state(name: str) -> str | None:
    return state_called(name, {})


def _are_states(cell: str) -> bool:
    parts = _parts(cell)
    return bool(parts) and len(cell) < 1000 and sum(map(_is_state, parts)) >= 0.6 * len(parts)


@lru_cache(maxsize=2048)
def _known_theme(label: str) -> bool:
    return theme_called(label) in {each.name for each in themes()}


@lru_cache(maxsize=2048)
def _known_person(label: str) -> bool:
    return person_called(label) in persons()


def _any_of(known: Callable[[str], bool]) -> Test:
    return lambda cell: any(known(part) for part in {*values.several(cell), *_parts(cell)})


def _is_no(cell: str) -> bool:
    return cell.strip().lower() in ("no", "não", "non", "нет", "لا", "否")


def _is_goal(cell: str) -> bool:
    parts = values.several(cell, (";", ","))
    found = sum(goal_called(part) is not None and len(part) < 160 for part in parts)
    return bool(parts) and found >= 0.6 * len(parts)


def names_goals(cell: str) -> bool:
    """Whether a cell says that what it numbers are goals or targets: `GOAL 5: …`, `SDG 16.2`."""
    return _is_goal(cell) and bool(_GOAL.search(cell))


def _is_body(cell: str) -> bool:
    bare = values.without_opening(cell)
    return len(bare) < 120 and bool(code_of(bare) or treaty_named_in(bare))


def is_institution(cell: str) -> bool:
    """A ministry, an agency, an acronym."""
    return len(cell) < 600 and bool(_MINISTRY.search(cell) or _ACRONYM.search(cell))


def is_letter(cell: str) -> bool:
    """`(a)`, `b)`: the letter of an item."""
    return bool(_LETTER.match(cell))


def tells_apart(cells: Sequence[str]) -> bool:
    """Whether numbers are those of paragraphs, and no scores: most differ, are dotted, or say `para.`"""
    sample = cells[:SAMPLE]
    dotted = sum(bool(_BRACKETED.match(cell) or re.search(r"\d\.\d", cell)) for cell in sample)
    return len(set(sample)) >= 0.5 * len(sample) or dotted >= 0.5 * len(sample)


def say_little(cells: Sequence[str]) -> bool:
    """Whether a column holds yes and no, or figures, and nothing else."""
    return all(
        cell.strip().isdecimal() or cell.strip().casefold() in ("yes", "no", "y", "n", "x", "true", "false")
        for cell in cells[:SAMPLE]
    )


def are_ministries(cells: Sequence[str]) -> bool:
    """Whether a column holds ministries and offices by their names, shortly: an acronym alone may be anything."""
    sample = cells[:SAMPLE]
    named = sum(len(cell) < _NAMES and bool(_MINISTRY.search(cell)) for cell in sample)
    return named >= 0.8 * len(sample)


def recommends(cell: str) -> bool:
    """Whether a cell is, or holds, the text of a recommendation."""
    if paragraphs(cell):
        return True
    return len(cell) >= _LONG and phrases.leads(cell, guess(cell[:300]))


def is_packed(cell: str) -> bool:
    """Whether a cell holds the paragraphs of a document with their numbers."""
    return bool(paragraphs(cell))


_TESTS: Mapping[Field, Test] = {
    Field.KEY: lambda cell: bool(_UUID.match(cell) or _ID.match(cell)),
    Field.SYMBOL: lambda cell: parse_symbol(values.without_opening(cell)) is not None,
    Field.CITATION: lambda cell: (said := citations.parse(cell)) is not None and bool(parse_symbol(said.name)),
    Field.NUMBER: lambda cell: bool(len(cell) < 60 and _NUMBER.match(cell)) or bool(_BRACKETED.match(cell)),
    Field.STATE: _is_state,
    Field.RECOMMENDING_STATES: _are_states,
    Field.BODY: _is_body,
    Field.TREATY: _is_body,
    Field.DATE: lambda cell: len(cell) < 60 and values.day(cell) is not None,
    Field.DUE: lambda cell: len(cell) < 60 and values.day(cell) is not None,
    Field.LANGUAGE: lambda cell: cell.strip().lower() in _LANGUAGES,
    Field.SESSION: lambda cell: bool(_SESSION.match(cell)),
    Field.RECORD: lambda cell: len(cell) < 60 and bool(_RECORD.search(cell)),
    Field.POSITION: lambda cell: any(map(values.position, values.several(cell))),
    Field.FOLLOW_UP: lambda cell: values.is_yes(cell) or _is_no(cell),
    Field.PROCEDURAL: lambda cell: values.is_yes(cell) or _is_no(cell),
    Field.THEMES: _any_of(_known_theme),
    Field.PERSONS: _any_of(_known_person),
    Field.SDGS: _is_goal,
    Field.RESPONSIBLE: is_institution,
    Field.SUPPORTING: is_institution,
    Field.STATUS: lambda cell: bool(values.status(cell)),
    Field.PRIORITY: lambda cell: bool(values.priority(cell)),
    Field.TEXT: lambda cell: len(cell) >= _LONG,
}
