"""Recommendations of the Universal Periodic Review: Working Group reports in PDF, drafts in Word.

The table of the Word files is met to the letter. That of the PDF files has a row for each part of a recommendation that
several States made, letters of another encoding (`BrazilÕs`) and short names of States: parts are put together, ASCII
letters alone compared, and States by any of their names. How many are equal to the letter is printed beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.scores import DATA, NOTHING, Floor, Report, Row, Score, folded, stored_paragraphs, table
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.identity.places import states_in
from workbench.corpus.parsing.records import Reading
from workbench.recommendations.recognising import units

LEAST = 0.97
# (name, table, folder of its documents, whether its letters and names are those of the print)
TABLES = (
    ("Review reports (PDF)", "upr-wg-reports_recommendations.tsv", "", False),
    ("Review drafts (Word)", "upr-word-drafts_recommendations.tsv", "upr-word-drafts", True),
)


@dataclass(frozen=True)
class Review:
    """Recommendations found with their words and with their States; `to_the_letter`, and as the table allows it."""

    words: Score
    states: Score
    words_to_the_letter: Score
    states_to_the_letter: Score


def review_reports(name: str, folder: str) -> dict[str, Review]:
    """By document."""
    scores = {}
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in table(name):
        for file in (row.get("file") or row["files"]).replace(";", "|").split("|"):
            grouped[file.strip()].append(row)
    for file, rows in grouped.items():
        path = DATA / folder / file
        units_read = reviewed(reading.read(path.read_bytes(), path.name)[0])
        found, given = {unit.number: unit for unit in units_read}, len(units_read)
        wanted: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            wanted[row["para"]].append(row)
        both = [(parts, found[number]) for number, parts in wanted.items() if number in found]
        right = (
            sum(same_words(*each) for each in both),
            sum(same_states(*each) for each in both),
            sum(same_words(*each, fold=folded) for each in both),
            sum(folded(_states(parts)) == folded(" ".join(unit.states)) for parts, unit in both),
        )
        scores[file] = Review(*(Score(count, len(wanted), given) for count in right))
    return scores


@dataclass(frozen=True)
class Reviewed:
    number: str
    text: str
    states: tuple[str, ...]


def _plain(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isascii())


def same_words(parts: Sequence[Row], found: Reviewed, fold: Callable[[str], str] = _plain) -> bool:
    """Equal after folding; the States may stand at the end of the text of a part, and nothing else."""
    whole = [fold(row["recommendation"]) for row in parts]
    own = [text.removesuffix(fold(row["recommending_states"])) for text, row in zip(whole, parts, strict=True)]
    return fold(found.text) in ("".join(whole), "".join(own), "".join(whole).removesuffix(fold(" ".join(found.states))))


def same_states(parts: Sequence[Row], found: Reviewed) -> bool:
    """The same States, by whatever name."""
    truth, states = _states(parts), " ".join(found.states)
    return folded(truth) == folded(states) or (states_in(truth) == states_in(states) != Counter())


def _states(parts: Sequence[Row]) -> str:
    return " ".join(row["recommending_states"] for row in parts)


def reviewed(document: Reading) -> list[Reviewed]:
    """The recommendations of a review's report."""
    stored = stored_paragraphs(document.paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    return [Reviewed(numbers[unit.paragraph_id], unit.text, unit.recommending_states) for unit in units(stored)]


def report() -> Report:
    """A line for each document, floors over each table."""
    lines: list[str] = []
    floors: list[Floor] = []
    for label, name, folder, is_exact in TABLES:
        scores = review_reports(name, folder)
        lines.extend(
            f"{label} {Path(file).name[:45]:45} {each.words.wanted} wanted, {each.words.given} given: words right "
            f"{each.words.right} (to the letter {each.words_to_the_letter.right}), "
            f"States {each.states.right} (as written {each.states_to_the_letter.right})"
            for file, each in scores.items()
        )
        for what in ("words", "states"):
            held = f"{what}_to_the_letter" if is_exact else what
            total = sum((getattr(each, held) for each in scores.values()), NOTHING)
            floors.append(Floor(f"{label}, {what}", total.recall, least=LEAST))
    return Report(tuple(lines), tuple(floors))
