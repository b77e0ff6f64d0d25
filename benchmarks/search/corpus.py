"""Real UN prose in six languages, repeated with changed words where more is wanted than there is."""

import gzip
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workbench.search import Entry, analysis

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "search-corpus" / "paragraphs.jsonl.gz"
TREATIES = ("ICERD", "ICCPR", "ICESCR", "CEDAW", "CAT", "CRC", "CRPD", "ICMW", "ICPPED")
KINDS = ("state_report", "concluding_observations", "list_of_issues", "replies_to_list_of_issues", "other")
_CHANGED = 3  # words of a repeated paragraph


def entries(number: int, path: Path = CORPUS) -> Iterator[Entry]:
    """So many paragraphs; treaty, type, State and year are drawn from the document's name: it has none of its own."""
    chance = random.Random(9)
    held: list[Entry] = []
    for place, row in enumerate(_rows(path)):
        if place >= number:
            return
        held.append(_entry(place, row))
        yield held[-1]
    for place in range(len(held), number):
        again = held[place % len(held)]
        other = chance.choice(held)
        document = f"{again.document_id}-{place // len(held)}"
        yield replace(
            again,
            id=f"{place:08d}",
            document_id=document,
            symbol=document,
            text=_changed(again.text, other.text, chance),
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _entry(place: int, row: dict[str, str]) -> Entry:
    drawn = zlib.crc32(row["document"].encode())
    return Entry(
        id=f"{place:08d}",
        document_id=row["document"],
        text=row["text"],
        language=row["language"],
        treaty=TREATIES[drawn % len(TREATIES)],
        kind=KINDS[drawn // 10 % len(KINDS)],
        paragraph_kind="other",
        state=f"S{drawn // 100 % 190:03d}",
        year=2000 + drawn // 1000 % 26,
        audience="everyone",
        symbol=row["document"],
        number=row["number"],
        label=row["number"],
    )


def _changed(text: str, other: str, chance: random.Random) -> str:
    """The text with words of another in the place of some of its own."""
    words, theirs = text.split(), analysis.surface(other)
    for _ in range(_CHANGED if theirs else 0):
        words[chance.randrange(len(words))] = chance.choice(theirs)
    return " ".join(words)
