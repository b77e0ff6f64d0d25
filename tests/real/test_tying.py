"""One committee's text in two languages, of which one lost its numbers: tied paragraph to paragraph."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.versions.parallel import Side, tied

pytestmark = pytest.mark.real
FLOOR = 0.98


def _read(path: Path) -> tuple[ReadParagraph, ...]:
    return reading.read(path.read_bytes(), path.name)[0].paragraphs


def _sides(paragraphs: Sequence[ReadParagraph]) -> tuple[Side, ...]:
    before = ""
    sides = []
    for each in paragraphs:
        sides.append(Side(each.number, each.full_text, bool(each.annex), len(each.items), each.heading != before))
        before = each.heading
    return tuple(sides)


def test_english_and_spanish_are_tied_as_they_were_by_hand(shared_data: Path) -> None:
    folder = shared_data / "spanish" / "uruguay-parallel"
    english, spanish = _read(folder / "CERD_C_URY_CO_21-23_en.csv"), _read(folder / "CERD_C_URY_CO_21-23_es.csv")
    pairs = set(tied(_sides(english), _sides(spanish)))
    with (shared_data / "truth" / "uruguay_parallel_paragraphs.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {(place, place) for place in range(len(rows))}  # both files hold the 43 paragraphs in order
    assert [each.number for each in english] == [row["para"] for row in rows]
    assert len(wanted & pairs) >= FLOOR * len(wanted)
    assert len(pairs - wanted) <= (1 - FLOOR) * len(wanted)


def test_the_tie_holds_where_one_language_lacks_a_paragraph(shared_data: Path) -> None:
    folder = shared_data / "spanish" / "uruguay-parallel"
    english = _sides(_read(folder / "CERD_C_URY_CO_21-23_en.csv"))
    spanish = _sides(_read(folder / "CERD_C_URY_CO_21-23_es.csv"))
    wrong = 0
    for gone in range(len(spanish)):
        wanted = {(place, place - (place > gone)) for place in range(len(english)) if place != gone}
        wrong += len(wanted ^ set(tied(english, (*spanish[:gone], *spanish[gone + 1 :]))))
    assert wrong <= (1 - FLOOR) * len(english) * len(spanish)
