"""How headings are numbered in a report of the United Nations: I, A, 1, (a); paragraphs run on and are not here."""

from collections.abc import Iterable

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


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
