"""What all tables share: the truth, the documents beside the checkout, and how a share of right answers is counted."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading, ReadParagraph
from workbench.corpus.records import Paragraph

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"

Row = Mapping[str, str]


@dataclass(frozen=True)
class Score:
    """Found, missed and invented, with the shares that follow."""

    right: int
    wanted: int
    given: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wanted + other.wanted, self.given + other.given)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def invented(self) -> float:
        return (self.given - self.right) / self.wanted if self.wanted else 0.0


NOTHING = Score(0, 0, 0)


@dataclass(frozen=True)
class Floor:
    """What a figure must reach: `value` at least `least`, or at most `most`."""

    name: str
    value: float
    least: float = 0.0
    most: float = float("inf")

    @property
    def is_met(self) -> bool:
        return self.least <= self.value <= self.most


@dataclass(frozen=True)
class Report:
    """One table as `make accuracy` prints it, and its floors."""

    lines: tuple[str, ...]
    floors: tuple[Floor, ...] = ()


def table(name: str) -> list[Row]:
    """The rows of a truth table."""
    with (DATA / "truth" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_file(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows grouped by their document."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["file"]].append(row)
    return grouped


def read(name: str) -> Reading:
    """The one document of a file of the data folder."""
    path = DATA / name
    return reading.read(path.read_bytes(), path.name)[0]


def read_all(name: str) -> tuple[Reading, ...]:
    """The documents of a file of the data folder."""
    path = DATA / name
    return reading.read(path.read_bytes(), path.name)


def score(right: Iterable[object], wanted: Iterable[object]) -> Score:
    """Of two sets of things, the truth second."""
    given, truth = set(right), set(wanted)
    return Score(len(given & truth), len(truth), len(given))


def folded(text: str) -> str:
    """Letters only, small: spaces, punctuation and footnote digits do not count."""
    return "".join(character for character in text.lower() if character.isalpha())


def with_figures(text: str) -> str:
    """Letters and figures, small: the stricter comparison, which a mark of a note in either text fails."""
    return "".join(character for character in text.lower() if character.isalnum())


def stored_paragraphs(found: Sequence[ReadParagraph]) -> tuple[Paragraph, ...]:
    """Read paragraphs as the library would keep them, with their anchors for ids."""
    return tuple(
        Paragraph(each.anchor, "", position, each.number, each.label, each.section, each.heading, each.text, each.kind,
                  each.items, each.full_text, each.footnotes, each.page, each.anchor)
        for position, each in enumerate(found, start=1)
    )  # fmt: skip
