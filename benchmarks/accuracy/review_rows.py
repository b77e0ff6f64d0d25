"""The tables of reviews row by row: a row is right where number, words, States and decision all are.

Each row is looked for by itself. A recommendation that several States made in parts is one row for each part: the part
must stand in the words of its number, and its States among those named. Letters alone are compared; in the table of
the PDF files, letters of another encoding (`BrazilÕs`) are left out and States go by any of their names.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.scores import DATA, Floor, Report, Row, folded, stored_paragraphs, table
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.identity.places import states_in
from workbench.recommendations.recognising import Unit, units

DRAFTS, REPORTS = "upr-word-drafts_recommendations.tsv", "upr-wg-reports_recommendations.tsv"
DRAFTS_LEAST, REPORTS_LEAST = 0.99, 0.97
# As the table says it, and as the workbench does; what is still to be considered has no position.
DECISIONS = {"support": "supported", "reject": "noted", "consider": None}
_PART = re.compile(r"^\.\d+\s+")


def draft_rows() -> tuple[int, int]:
    """(right, all) of the rows of the Word drafts; of two versions of a draft each must have the row."""
    found = {path.name: _by_number(path) for path in sorted((DATA / "upr-word-drafts").iterdir())}
    rows = table(DRAFTS)
    return sum(all(_is_draft_row(row, found[name]) for name in row["files"].split(";")) for row in rows), len(rows)


def report_rows() -> tuple[int, int]:
    """(right, all) of the rows whose words the PDF file has."""
    rows = [row for row in table(REPORTS) if row["found_in_pdf"] == "yes"]
    found = {name: _by_number(DATA / name) for name in sorted({row["file"] for row in rows})}
    return sum(_is_report_row(row, found[row["file"]]) for row in rows), len(rows)


def _by_number(path: Path) -> dict[str, list[Unit]]:
    stored = stored_paragraphs(reading.read(path.read_bytes(), path.name)[0].paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    found: dict[str, list[Unit]] = {}
    for unit in units(stored):
        found.setdefault(numbers[unit.paragraph_id], []).append(unit)
    return found


def _is_draft_row(row: Row, found: dict[str, list[Unit]]) -> bool:
    return any(
        folded(unit.text) == folded(row["recommendation"])
        and folded("".join(unit.recommending_states)) == folded(row["recommending_states"])
        for unit in found.get(row["para"], ())
    )


def _is_report_row(row: Row, found: dict[str, list[Unit]]) -> bool:
    return any(
        _ascii(_without_states(row)) in _ascii(unit.text)
        and _named(row["recommending_states"], unit.recommending_states)
        and unit.position == DECISIONS[row["decision"]]
        for unit in found.get(row["para"], ())
    )


def _without_states(row: Row) -> str:
    text = _PART.sub("", row["recommendation"])
    return re.sub(r"\s*\((?:[^()]|\([^()]*\))*\)\s*[;.]*\s*$", "", text)


def _named(wanted: str, given: Sequence[str]) -> bool:
    states = states_in(", ".join(given))
    return _ascii(wanted) == _ascii("".join(given)) or not Counter(set(states_in(wanted))) - states


def _ascii(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isascii())


def report() -> Report:
    """A line and a floor for each table."""
    tables = (("drafts (Word)", draft_rows(), DRAFTS_LEAST), ("reports (PDF)", report_rows(), REPORTS_LEAST))
    lines = tuple(f"Rows of review {name}: {right} of {count} right as a whole" for name, (right, count), _ in tables)
    return Report(
        lines,
        tuple(Floor(f"rows of review {name}", right / count, least=least) for name, (right, count), least in tables),
    )
