"""What the name of a column says, in seven languages: which meanings it may have, and how surely (pure)."""

import re
from collections.abc import Iterator
from functools import cache

from workbench.recommendations.intake.records import Field
from workbench.recommendations.vocabulary import data
from workbench.text.plain import plain

_SIGNS = re.compile(r"[^\w]+|_")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SMALL = frozenset(  # words that carry nothing
    re.findall(
        r"\w+",
        "the of and or a an in on for by to with de do da dos das e em no na para por del la el los las y en le les"
        " du des et d l au aux sur в и о по на من في على و 的",
    )
)
_WIDE = re.compile("[\u3400-\u9fff]")
ASIDE = 0.85  # of that, where the name is said on one side of a colon or a stroke
WHOLE, PART = 0.85, 0.5  # how surely a name that is one of the words says it, and one that only has it in it


@cache
def _words() -> dict[str, tuple[Field, ...]]:
    """Plain name → what it says; `estado` is a State in one table and a status in the next."""
    found: dict[str, tuple[Field, ...]] = {}
    for meaning, names in data("column-words.json").items():
        for name in names if isinstance(names, list) else ():
            key = _bare(name)
            found[key] = (*found.get(key, ()), Field(meaning))
    return found


def said_by(header: str) -> dict[Field, float]:
    """The meanings that a name may have with how surely, 0 to 1, by the words alone.

    `Lead institution` is one of the words whole; `Situação em 2024` has one in it, and says it less surely.
    """
    found: dict[Field, float] = {}
    for name, weight in _names(header):
        whole = _bare(name)
        for meaning in _words().get(whole, ()):
            found[meaning] = max(found.get(meaning, 0.0), WHOLE * weight)
        for word, share in _parts(whole):
            for meaning in _words()[word]:
                found[meaning] = max(found.get(meaning, 0.0), (PART + (WHOLE - PART) * 0.9 * share) * weight)
    return found


def _names(header: str) -> Iterator[tuple[str, float]]:
    """The name whole, without what stands in brackets, and each side of a colon or a stroke."""
    yield header, 1.0
    without = re.sub(r"[(（\[][^)）\]]*[)）\]]", " ", header)
    if without.strip() and without != header:
        yield without, 1.0
    parts = re.split(r"[:：/]", without)
    if len(parts) > 1:
        yield from ((part, ASIDE) for part in parts if part.strip())


def _parts(name: str) -> Iterator[tuple[str, float]]:
    """The known words in a name with the share of it that they are."""
    if _WIDE.search(name):
        yield from ((word, len(word) / len(name)) for word in _words() if _WIDE.search(word) and word in name)
        return
    own = name.split()
    weight = sum(each not in _SMALL for each in own) or 1
    for begin in range(len(own)):
        for end in range(begin + 1, min(len(own), begin + 5) + 1):
            word = " ".join(own[begin:end])
            if (
                word in _words()
                and (begin, end) != (0, len(own))
                and any(each not in _SMALL for each in own[begin:end])
            ):
                yield word, sum(each not in _SMALL for each in own[begin:end]) / weight


def _bare(name: str) -> str:
    return " ".join(_SIGNS.sub(" ", plain(_CAMEL.sub(" ", name))).split())
