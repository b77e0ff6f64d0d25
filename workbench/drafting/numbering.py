"""How headings are numbered in a report of the United Nations: I, A, 1, (a); paragraphs run on and are not here."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


_ANNEX = {"fr": "Annexe", "es": "Anexo", "pt": "Anexo", "ru": "Приложение", "ar": "المرفق", "zh": "附件"}


class Heading(Protocol):
    """What has a number in an outline: `drafting.records.Section` is one."""

    @property
    def level(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def keeps_number(self) -> bool: ...
    @property
    def part(self) -> str: ...


def section_numbers(sections: Sequence[Heading], language: str = "en") -> tuple[str, ...]:
    """The number of each heading of a report, in reading order.

    One that keeps its number is not counted; each annex has its own (`Annex II`), and its headings begin anew.
    """
    annex_numbers = _annexes(sections, language)
    counted: dict[str, list[int]] = defaultdict(list)
    for place, section in enumerate(sections):
        if not section.keeps_number and place not in annex_numbers:
            counted[section.part].append(place)
    numbers = {place: section.number for place, section in enumerate(sections) if section.keeps_number}
    for places in counted.values():
        levels = [sections[place].level for place in places]
        numbers.update(zip(places, heading_numbers(levels), strict=True))
    numbers.update(annex_numbers)
    return tuple(numbers[place] for place in range(len(sections)))


def _annexes(sections: Sequence[Heading], language: str) -> dict[int, str]:
    """Place of the heading of each annex → `Annex II`, in the language of the report."""
    found: dict[int, str] = {}
    word = _ANNEX.get(language, "Annex")
    for place, section in enumerate(sections):
        if section.part and section.level == 1:
            found[place] = f"{word} {roman(len(found) + 1)}"
    return found


def heading(number: str, title: str) -> str:
    """`II. Article 5`; `Reply to question 4` names its number itself."""
    if not number or (number.isdecimal() and re.search(rf"(?<!\d){number}(?!\d)", title)):
        return title
    return f"{number}. {title}"


def heading_numbers(levels: Iterable[int]) -> tuple[str, ...]:
    """The number of each heading from the levels in reading order: 1, 2, 2, 1 give I, A, B, II."""
    counters: list[int] = []
    numbers: list[str] = []
    for level in levels:
        counters = [*counters[:level], *([0] * (level - len(counters)))]
        counters[level - 1] += 1
        numbers.append(_written(counters[level - 1], level))
    return tuple(numbers)


def _written(number: int, level: int) -> str:
    if level == 1:
        return roman(number)
    if level == 2:
        return letters(number).upper()
    return str(number) if level == 3 else f"({letters(number)})"


def roman(number: int) -> str:
    """24 → XXIV."""
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written
