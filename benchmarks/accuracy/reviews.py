"""Recommendations of the Universal Periodic Review: Working Group reports in PDF, drafts in Word."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.scores import DATA, Report, Row, Score, folded, stored_paragraphs, table
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.recommendations.recognising import units

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
        wanted = {row["para"]: row for row in rows}
        both = [(found[number], row) for number, row in wanted.items() if number in found]
        texts = sum(same(row["recommendation"], unit.text) for unit, row in both)
        states = sum(folded(row["recommending_states"]) == folded(" ".join(unit.states)) for unit, row in both)
        scores[file] = (Score(texts, len(wanted), len(found)), Score(states, len(wanted), len(found)))
    return scores


@dataclass(frozen=True)
class Reviewed:
    number: str
    text: str
    states: tuple[str, ...]


def same(truth: str, text: str) -> bool:
    """Equal after folding; the States may stand at the end of the truth's text."""
    return folded(truth) == folded(text) or (folded(truth).startswith(folded(text)) and bool(folded(text)))


def reviewed(document: Reading) -> list[Reviewed]:
    """The recommendations of a review's report."""
    stored = stored_paragraphs(document.paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    return [Reviewed(numbers[unit.paragraph_id], unit.text, unit.recommending_states) for unit in units(stored)]


def report() -> Report:
    """A line for each document."""
    return Report(
        tuple(
            f"{label} {Path(file).name[:45]:45} {texts.right}/{texts.wanted} found, {texts.given} given, "
            f"States right {states.right}"
            for label, name, folder in TABLES
            for file, (texts, states) in review_reports(name, folder).items()
        )
    )
