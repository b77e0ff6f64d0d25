"""Acceptance: of pairs judged by reading, the earlier one is among the first three that are suggested."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.recommendations.twins.ranking import MOST, ranked
from workbench.recommendations.twins.words import Told

pytestmark = pytest.mark.real
FLOOR = 0.8  # issue 4, acceptance 3
_NUMBER = re.compile(r"\s*(\d[\d. ]*?)[. ]*\s+(\D.*)", re.S)
_SPANISH = "Comite_para_la_Eliminacion_de_la_Discriminacion_contra_la_Mujer"
_CYCLES = {"2010": "5º", "2016": "6º"}


def _judged() -> Iterator[dict[str, str]]:
    path = Path(__file__).with_name("earlier_twins.tsv")
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t")


def _reviews(shared_data: Path, year: str) -> dict[str, dict[str, Told]]:
    """State → number as printed → what was recommended in that year's reviews."""
    raw = (shared_data / "recommendations" / f"wg-report-recommendations_{year}.csv").read_bytes()
    text = raw.decode("mac_roman").replace("\r\n", "\n").replace("\r", "\n")
    found: dict[str, dict[str, Told]] = defaultdict(dict)
    for row in csv.DictReader(io.StringIO(text)):
        if match := _NUMBER.match(row["text"]):
            number, words = match[1].replace(" ", ""), " ".join(match[2].split())
            found[row["to"].strip().lower()].setdefault(number, Told(f"{year} {number}", words, date=year))
    return found


def _committee(shared_data: Path, year: str) -> dict[str, Told]:
    path = shared_data / "truth" / "spanish_paragraphs.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["para"]: Told(f"{year} {row['para']}", row["text"], row["section"], "es", year)
            for row in csv.DictReader(file, delimiter="\t")
            if _SPANISH in row["file"]
            and row["document_heading"].startswith(_CYCLES[year])
            and row["kind"] in ("recommendation", "mixed")
        }


def test_of_pairs_judged_by_reading_the_earlier_one_is_among_the_first_three(shared_data: Path) -> None:
    reviews = {year: _reviews(shared_data, year) for year in ("2008", "2012")}
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    suggested: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in _judged():
        place = (row["body"], row["state"])
        if place not in suggested:
            suggested[place] = defaultdict(list)
            cycles = (row["earlier"], row["later"])
            told = [
                each
                for year in cycles
                for each in (
                    reviews[year][row["state"].lower()] if row["body"] == "UPR" else _committee(shared_data, year)
                ).values()
            ]
            for twin in ranked(told):
                suggested[place][twin.later].append(twin.earlier)
        wanted = {f"{row['earlier']} {number}" for number in row["earlier_numbers"].split()}
        first = suggested[place][f"{row['later']} {row['later_number']}"][:MOST]
        hits[place].append(bool(wanted & set(first)))
    by_state = ", ".join(f"{body} {state} {sum(found)} of {len(found)}" for (body, state), found in hits.items())
    every = [hit for found in hits.values() for hit in found]
    assert len(every) >= 50
    assert sum(every) >= FLOOR * len(every), by_state
