"""The numbers of recommendations that a text names: `147.12`, `6.1–6.10`, `recommendations Nos. 3, 5 and 7`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_TO = r"\s*(?:[-–—‑]|to|through|à|al?|по|до|إلى|至)\s*"
_DOTTED = re.compile(
    rf"(?<![\d./])(\d{{1,3}})\.(\d{{1,3}})(?:{_TO}(?:(\d{{1,3}})\.)?(\d{{1,3}})(?![\d.]*\d))?(?![\d/])"
)
_WORD = (
    r"(?:recommendations?|recommandations?|recomendaci(?:ón|ones)|recomendaç(?:ão|ões)|рекомендаци\w+"
    r"|(?:ال)?توصي(?:ة|ات)|建议)"
)
_SIGN = r"(?:(?:Nos?|nos?|numbers?|n[o°º]s?|núms?|№|رقم|أرقام)\.?\s*)?"
_BARE = re.compile(
    rf"{_WORD}\s*{_SIGN}(?P<list>\d{{1,3}}(?!\.\d)(?:(?:\s*(?:,|and|et|y|e|и|و|、|和)\s*"
    rf"|{_TO})\d{{1,3}}(?!\.\d))*)(?!\d)",
    re.I,
)
_PART = re.compile(rf"(\d{{1,3}})(?:{_TO}(\d{{1,3}}))?")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_MOST = 400  # recommendations in a range


@dataclass(frozen=True)
class Named:
    """Numbers that stand together in a text, from letter `start` to `end`."""

    start: int
    end: int
    numbers: tuple[str, ...]


def named_numbers(text: str, known: Collection[str]) -> Iterator[Named]:
    """Numbers among those `known`; where all have one stem (119), `recommendation 5` is 119.5."""
    text = text.translate(_FIGURES)
    dotted = False
    for match in _DOTTED.finditer(text):
        whole, first, other, last = match.groups()
        ends = int(last) if last and (other or whole) == whole else int(first)
        numbers = tuple(
            f"{whole}.{each}"
            for each in range(int(first), min(ends, int(first) + _MOST) + 1)
            if f"{whole}.{each}" in known
        )
        if numbers:
            dotted = True
            yield Named(match.start(), match.end(), numbers)
    stems = {number.partition(".")[0] for number in known}
    if not dotted and len(stems) == 1:
        yield from _bare(text, stems.pop(), known)


def _bare(text: str, stem: str, known: Collection[str]) -> Iterator[Named]:
    for match in _BARE.finditer(text):
        numbers: list[str] = []
        for part in _PART.finditer(match["list"]):
            first, last = int(part[1]), int(part[2] or part[1])
            numbers += [f"{stem}.{each}" for each in range(first, min(last, first + _MOST) + 1)]
        found = tuple(each for each in numbers if each in known)
        if found:
            yield Named(match.start(), match.end(), found)
