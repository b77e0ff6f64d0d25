"""The table of a draft's way through Word and back: what is demanded of each check, and what was measured.

python tests/word_roundtrip.py build/word-roundtrip.xml …

Tests marked `word_roundtrip` say what they measured with the fixture `figure`; a row holds when none of its tests
failed, and says so when it was left out or when nothing measured it.
"""

import sys
import textwrap
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

DEMANDED = {
    "A1": "out, saved by LibreOffice, in: 298/298 comments, 150/150 ranges and resolved states, 148/148 replies",
    "A2": "out and in without any program: 0 new, 0 changed, all known; twice: nothing",
    "A3": "120 comments, 212 edits by LibreOffice, tracked and not: 120/120 exact, without bookmarks too; 0 wrong",
    "A4": "tracked file, all rejected: every paragraph equal to the snapshot",
    "A5": "tracked edits as suggestions: every one, with exact old and new words and place",
    "A6": "files with accepted and rejected twins: at least 103 of 104 views equal",
    "A7": "onto a changed draft, with lineage: wrong 0 / 0 / 0.1 %, exact 94 / 86 / 74 %, missed orphans 0.5 %",
    "A8": "onto a changed draft, by text alone: wrong at most 0.2 / 0.7 / 1.5 %",
    "A9": "table cells, note marks, Arabic, edges of bold and italic: 84/84 exact",
    "A10": "hostile files: none accepted that should be refused, no crash, each < 2 s and < 512 MiB",
    "A11": "written files: markers, ids, threads, parts valid; open in LibreOffice; no comments part without comments",
    "A12": "printed numbers equal the frozen ones for all paragraphs; none typed in the text",
    "A13": "response matrix: one row a thread, every column, counts equal the database",
    "A14": "import of A3 < 2 s, export of A1 < 3 s, 600 comments onto a changed draft < 1 s",
    "A15": "1,000 sets of bold, italic and the rest, out, through LibreOffice, in: text 100 %, marks 99 %",
    "2": "files of other programs: read as an independent count over their XML; frozen, received, exported, read again",
    "3": "5,000 random edits among near twins: 0 comments placed at a wrong paragraph",
    "4": "several copies of several institutions in any order: the same result",
    "5": "10,000 mutations: refused or read, no crash, no changed snapshot, each < 20 s and < 512 MiB",
}
BY_BENCHMARK = frozenset({"A14"})  # speed is no test: benchmarks.word_round measures it beside python-docx
WIDTH = 110


@dataclass
class Row:
    """What the tests of one check said."""

    measured: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        if self.failed:
            return "FAILED"
        if not self.measured:
            return "left out" if self.left_out else "not measured"
        return "holds, part left out" if self.left_out else "holds"


def rows(*reports: bytes) -> dict[str, Row]:
    """The rows by check, from pytest's reports; a test that failed or was left out counts by the marks of its name."""
    found: dict[str, Row] = defaultdict(Row)
    for case in (each for report in reports for each in etree.fromstring(report).iter("testcase")):
        said = [each.get("value", "").split(" | ", 2) for each in case.iter("property") if each.get("name") == "figure"]
        checks = {each.get("value", "") for each in case.iter("property") if each.get("name") == "check"}
        checks |= {figure[0] for figure in said}
        for check, what, seen in (figure for figure in said if len(figure) == 3):
            found[check].measured.append(f"{what}: {seen}")
        for check in checks:
            row = found[check]
            row.failed += [case.get("name", "")] if case.find("failure") is not None else []
            row.failed += [case.get("name", "")] if case.find("error") is not None else []
            row.left_out += [one.get("message", "") for one in case.iter("skipped")]
    return dict(found)


def words(found: dict[str, Row]) -> str:
    """The table as it is printed."""
    lines = []
    for check, demanded in DEMANDED.items():
        row = found.get(check, Row())
        lines.append(f"{check:<4} {'by python -m benchmarks.word_round' if check in BY_BENCHMARK else row.verdict}")
        lines += textwrap.wrap(demanded, WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 5)
        said = [*row.measured, *(f"failed: {name}" for name in row.failed)]
        said += [f"left out: {why}" for why in dict.fromkeys(row.left_out)]
        lines += [f"       - {each}" for each in said]
    return "\n".join(lines)


if __name__ == "__main__":
    reports = [Path(name).read_bytes() for name in sys.argv[1:] if Path(name).is_file()]
    if reports:
        sys.stdout.write(f"\nOut to Word and back\n\n{words(rows(*reports))}\n")
