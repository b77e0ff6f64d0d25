"""Recommendations of the Universal Periodic Review: Working Group reports in PDF, drafts in Word.

The table of the PDF files has a row for each part of a recommendation that several States made, letters of another
encoding (`BrazilÕs`), and short names of States: parts are put together, and letters and names compared without them.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.scores import DATA, NOTHING, Floor, Report, Row, Score, folded, stored_paragraphs, table
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.identity.places import states_in
from workbench.corpus.parsing.records import Reading
from workbench.recommendations.recognising import units

LEAST = 0.97
TABLES = (
    ("Review reports (PDF)", "upr-wg-reports_recommendations.tsv", ""),
    ("Review drafts (Word)", "upr-word-drafts_recommendations.tsv", "upr-word-drafts"),
)


def review_reports(name: str, folder: str) -> dict[str, tuple[Score, Score]]:
    """By document: recommendations found with number and text, and their recommending States."""
    scores = {}
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in table(name):
        for file in (row.get("file") or row["files"]).replace(";", "|").split("|"):
            grouped[file.strip()].append(row)
    for file, rows in grouped.items():
        path = DATA / folder / file
        found = {unit.number: unit for unit in reviewed(reading.read(path.read_bytes(), path.name)[0])}
        wanted: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            wanted[row["para"]].append(row)
        both = [(found[number], parts) for number, parts in wanted.items() if number in found]
        texts = sum(same(" ".join(row["recommendation"] for row in parts), unit.text) for unit, parts in both)
        states = sum(
            same_states(" ".join(row["recommending_states"] for row in parts), " ".join(unit.states))
            for unit, parts in both
        )
        scores[file] = (Score(texts, len(wanted), len(found)), Score(states, len(wanted), len(found)))
    return scores


@dataclass(frozen=True)
class Reviewed:
    number: str
    text: str
    states: tuple[str, ...]


def same(truth: str, text: str) -> bool:
    """Equal after folding; the States may stand at the end of the truth's text."""
    whole, found = _plain(truth), _plain(text)
    return whole == found or (whole.startswith(found) and bool(found))


def same_states(truth: str, found: str) -> bool:
    """The same States, by whatever name."""
    return folded(truth) == folded(found) or (states_in(truth) == states_in(found) != Counter())


def _plain(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isascii())


def reviewed(document: Reading) -> list[Reviewed]:
    """The recommendations of a review's report."""
    stored = stored_paragraphs(document.paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    return [Reviewed(numbers[unit.paragraph_id], unit.text, unit.recommending_states) for unit in units(stored)]


def report() -> Report:
    """A line for each document, floors over each table."""
    lines: list[str] = []
    floors: list[Floor] = []
    for label, name, folder in TABLES:
        scores = review_reports(name, folder)
        lines.extend(
            f"{label} {Path(file).name[:45]:45} {texts.right}/{texts.wanted} found, {texts.given} given, "
            f"States right {states.right}"
            for file, (texts, states) in scores.items()
        )
        for what, which in (("words", 0), ("States", 1)):
            total = sum((each[which] for each in scores.values()), NOTHING)
            floors.append(Floor(f"{label}, {what}", total.recall, least=LEAST))
    return Report(tuple(lines), tuple(floors))
