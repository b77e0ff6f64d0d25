"""Export of a report of 21,200 words, beside python-docx writing the same paragraphs and nothing else.

    python -m benchmarks.export_report [--words 21200] [--runs 5] [--json]

Best of the runs, in seconds. PDF by LibreOffice is measured once, where it is installed.
"""

import argparse
import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from docx import Document

from workbench.drafting.records import (
    ReportKind,
    Snapshot,
    SnapshotCitation,
    SnapshotParagraph,
    SnapshotSection,
    StateReport,
)
from workbench.export import pdf, report
from workbench.text import markup

FROZEN = datetime(2026, 11, 23, tzinfo=UTC)
SECTIONS = 22  # as the guidelines for ICERD have
WORDS_A_PARAGRAPH = 85  # as issued State reports have on average
_WORDS = (
    "the of and to in for with by on State party Ministry national law measures women children rights access public "
    "policy education health employment data court police training plan programme region indigenous discrimination "
    "adopted established implemented strengthened provides ensures since under article Convention Committee report"
)
VOCABULARY = tuple(_WORDS.split())


@dataclass(frozen=True)
class Measured:
    what: str
    seconds: float
    kilobytes: float


def a_paragraph(number: int, chance: random.Random) -> SnapshotParagraph:
    """A paragraph with a citation, some bold and, in every fifth, a footnote."""
    words = [chance.choice(VOCABULARY) for _ in range(WORDS_A_PARAGRAPH)]
    words[10] = f"<strong>{words[10]}</strong>"
    text = " ".join(words).capitalize() + '.<cite id="1">'
    text += '<fn id="2">' if number % 5 == 0 else ""
    cited = SnapshotCitation("1", f"CERD/C/ARC/CO/7-9, para. {number % 60 + 1}", "", "x", "x")
    footnotes = {"2": "Law No. 12 of 2024."} if number % 5 == 0 else {}
    plain = markup.plain(text)
    return SnapshotParagraph(
        f"01KB{number:022d}", number, markup.canonical(text), plain, (cited,), footnotes, WORDS_A_PARAGRAPH, "x"
    )


def a_snapshot(words: int) -> Snapshot:
    chance = random.Random(21_200)
    paragraphs = [a_paragraph(number, chance) for number in range(1, words // WORDS_A_PARAGRAPH + 1)]
    sections = []
    for place in range(SECTIONS):
        held = tuple(paragraphs[place * len(paragraphs) // SECTIONS : (place + 1) * len(paragraphs) // SECTIONS])
        title, level = f"Article {place + 1} of the Convention", 1 if place % 3 == 0 else 2
        sections.append(SnapshotSection(f"01KC{place:022d}", title, level, "", held))
    identity = StateReport(
        id="01KA", title="Benchmark", treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", numbers="10-12",
        covers_from="2021", covers_to="2026", language="en", submission_language="en", due="2026", group_id=None,
        audience="secretariat", word_limit=words, packs=("icerd",), created_at=FROZEN,
    )  # fmt: skip
    return Snapshot("01KD" + "0" * 22, identity, 1, FROZEN, "Nobody", words, "0" * 64, tuple(sections))


def bare(snapshot: Snapshot) -> bytes:
    """The peer: headings and plain paragraphs by python-docx, without numbers, notes, marks or cover."""
    document = Document()
    for section in snapshot.sections:
        document.add_heading(section.title, section.level)
        for paragraph in section.paragraphs:
            document.add_paragraph(paragraph.text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def measured(what: str, make: Callable[[], bytes], runs: int) -> Measured:
    best, size = float("inf"), 0
    for _ in range(runs):
        start = perf_counter()
        size = len(make())
        best = min(best, perf_counter() - start)
    return Measured(what, best, size / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=21_200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    snapshot = a_snapshot(chosen.words)
    template = report.template_of()
    results = [
        measured("python-docx, the paragraphs alone", lambda: bare(snapshot), chosen.runs),
        measured("for comments", lambda: report.for_comments(snapshot, template=template), chosen.runs),
        measured("for submission", lambda: report.for_submission(snapshot, template=template), chosen.runs),
    ]
    if pdf.office() is not None:
        results.append(measured("PDF, by LibreOffice", lambda: report.as_pdf(snapshot, report.Form.SUBMISSION), 1))
    if chosen.json:
        print(json.dumps([vars(result) for result in results], indent=1))
        return
    print(f"{chosen.words:,} words, {len(snapshot.paragraphs)} paragraphs, {len(snapshot.sections)} headings")
    for result in results:
        share = result.seconds / results[0].seconds
        print(f"{result.what:36}{result.seconds:8.3f} s{result.kilobytes:9.0f} KB{share:8.2f} ×")


if __name__ == "__main__":
    main()
