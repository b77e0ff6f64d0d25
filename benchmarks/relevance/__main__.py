"""Recall at ten and mean reciprocal rank for plain BM25, for each thing beyond it, and for the search of the program.

The questions with an odd number are those things were chosen on; those with an even number say whether it holds.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.relevance.judging import Question, questions
from benchmarks.relevance.library import DATA, Passage, made, passages
from benchmarks.relevance.trying import Ranking, Texts
from workbench.corpus.finding import ENOUGH
from workbench.errors import WorkbenchError
from workbench.search import Engine, Entry

_FIRST = 10
_RANKED = 1000  # hits looked at for the first that answers
_SAID_IN_QUESTIONS = frozenset(("ask", "say", "happen", "take", "contain", "use", "get", "affect", "draw", "due"))

Rank = Callable[[str], list[str]]


def rankings(library: Mapping[str, Passage]) -> Iterable[tuple[str, Ranking]]:
    """What was tried, each beside what was kept before it."""
    plain = Ranking(Texts(library, lambda passage: passage.entry.text))
    kept = replace(plain, lacking=True)
    headings, titles = (Texts(library, each) for each in (_headings, _title))
    yield "BM25, all words", plain
    yield "+ words may lack where few have all", kept
    for weight in (0.1, 0.3, 0.5):
        yield f"  + headings, weight {weight}", replace(kept, beside=((headings, weight),))
    yield "  + title of the document, weight 0.3", replace(kept, beside=((titles, 0.3),))
    yield "  + newer documents first (−2 % a year)", replace(kept, by_kind=_recency)
    yield "  + concluding observations × 1.2", replace(kept, by_kind=_observations)
    yield "  + recommendations and concerns × 1.2", replace(kept, by_kind=_marked)
    yield "  + paragraphs without number × 0.8", replace(kept, by_kind=_unnumbered)
    for b in (0.5, 0.9):
        yield f"  + length counts {b} (0.75)", replace(kept, b=b)
    yield "  + verbs of questions left out", replace(kept, left_out=_SAID_IN_QUESTIONS)


def _headings(passage: Passage) -> str:
    return passage.headings


def _title(passage: Passage) -> str:
    return passage.title


def _recency(entry: Entry) -> float:
    return 1 - 0.02 * (2026 - entry.year) if entry.year else 1.0


def _observations(entry: Entry) -> float:
    return 1.2 if entry.kind == "concluding_observations" else 1.0


def _marked(entry: Entry) -> float:
    return 1.2 if entry.paragraph_kind in {"recommendation", "concern"} else 1.0


def _unnumbered(entry: Entry) -> float:
    return 1.0 if entry.number else 0.8


def figures(asked: Iterable[Question], rank: Rank) -> tuple[float, float, int]:
    """Recall among the first ten (of at most ten answers), mean reciprocal rank, questions without any hit."""
    recalls, ranks, empty = [], [], 0
    for question in asked:
        found = rank(question.text)[:_RANKED]
        recalls.append(len(question.answers.intersection(found[:_FIRST])) / min(_FIRST, len(question.answers)))
        places = (place for place, id in enumerate(found, 1) if id in question.answers)
        ranks.append(1 / next(places, float("inf")))
        empty += not found
    return sum(recalls) / len(recalls), sum(ranks) / len(ranks), empty


def line(name: str, asked: tuple[Question, ...], rank: Rank) -> str:
    """A line of the table."""
    odd, even, both = (figures(each, rank) for each in (asked[::2], asked[1::2], asked))
    cells = "   ".join(f"{recall:6.3f} {first:6.3f}" for recall, first, _ in (odd, even, both))
    return f"{name:40}{cells}   {both[2]:5}"


def searching(engine: Engine, library: Mapping[str, Passage], enough: int) -> Rank:
    """The search of the program."""
    viewer = frozenset(each.entry.audience for each in library.values())
    return lambda text: [hit.id for hit in engine.search(text, viewer=viewer, limit=_RANKED, enough=enough).hits]


def main() -> int:
    """Print the table."""
    if not DATA.is_dir():
        print(f"The documents to measure on are not there ({DATA}). Nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        installation = made(Path(folder) / "home")
        library = passages(installation)
        asked = questions(library)
        answers = sum(len(each.answers) for each in asked)
        print(f"{len(asked)} questions, {answers} paragraphs that answer them, of {len(library):,}")
        print(f"{'':40}{'odd':>10}{'even':>16}{'all':>16}{'without':>13}")
        print(f"{'':40}{'recall    MRR   ' * 3}   a hit")
        for name, ranking in rankings(library):
            print(line(name, asked, lambda text, by=ranking: by.ranked(library, text)), flush=True)  # type: ignore[misc]
        print(line("search, all words", asked, searching(installation.engine, library, 0)))
        print(line("search, as the page asks it", asked, searching(installation.engine, library, ENOUGH)))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WorkbenchError as refusal:
        sys.exit(str(refusal))
