"""The articles of a treaty that a heading names: `Equality and non-discrimination (art. 5)`."""

import re

_ANNOUNCED = re.compile(
    r"(?:\bart(?:icle|ículo|iculo|igo)?s?\b\.?|\barts?\.|\bст(?:атья|атьи|\.)|الماد[ةه]|المواد|(?=第\s*\d))"
    r"\s*(第?\s*[\d٠-٩][\d٠-٩\s,،;、()a-zа-я–\-.]*(?:\s*(?:and|et|y|e|и|و|和|to|à|a|al)\s*第?\s*[\d٠-٩]+)*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)\s*(?:[–-]\s*(\d+))?")
_INSIDE = re.compile(r"\([^()]*\)")  # a paragraph of an article: 37 (a)


def articles(heading: str) -> tuple[str, ...]:
    """The numbers, each once: `(arts. 5 and 7)` → 5, 7; `(arts. 16–18)` → 16, 17, 18."""
    found: list[str] = []
    for match in _ANNOUNCED.finditer(heading):
        for first, last in _NUMBER.findall(_INSIDE.sub(" ", match[1])):
            numbers = range(int(first), int(last) + 1) if last and int(last) - int(first) < 30 else (int(first),)
            found.extend(str(number) for number in numbers)
    return tuple(dict.fromkeys(found))
