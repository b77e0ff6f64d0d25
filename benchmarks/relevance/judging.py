"""The questions and the paragraphs that answer them, as `judged.txt` has them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.relevance.library import Passage

_TABLE = Path(__file__).parent / "judged.txt"
_QUOTED = re.compile("“([^”]+)”")
_SPAN = re.compile(r"(\d+\.)?(\d+)-(?:\d+\.)?(\d+)")


@dataclass(frozen=True)
class Question:
    """As it is typed, and the ids of the paragraphs that answer it."""

    text: str
    answers: frozenset[str]


def questions(passages: Mapping[str, Passage]) -> tuple[Question, ...]:
    """In the order of the table. Raises LookupError where a paragraph is not in the library."""
    asked: list[tuple[str, set[str]]] = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            name, _sign, places = line.strip().partition(": ")
            asked[-1][1].update(_ids(passages, name, places))
        elif line and not line.startswith("#"):
            asked.append((line, set()))
    return tuple(Question(text, frozenset(answers)) for text, answers in asked)


def _ids(passages: Mapping[str, Passage], name: str, places: str) -> Iterator[str]:
    of_document = [each for each in passages.values() if each.name == name]
    for words in _QUOTED.findall(places):
        yield next((each.entry.id for each in of_document if each.entry.text.startswith(words)), "") or _missing(
            name, words
        )
    by_number = {each.entry.number: each.entry.id for each in of_document}
    for place in _QUOTED.sub("", places).split():
        for number in _numbers(place):
            yield by_number.get(number) or _missing(name, number)


def _numbers(place: str) -> Iterator[str]:
    span = _SPAN.fullmatch(place)
    if span is None:
        yield place
        return
    for number in range(int(span[2]), int(span[3]) + 1):
        yield f"{span[1] or ''}{number}"


def _missing(name: str, place: str) -> str:
    raise LookupError(f"{name} has no paragraph {place}")
