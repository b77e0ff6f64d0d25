"""Real reports rolled into a new outline: where a reader agrees, and that nothing of them is lost.

`rolled_forward.tsv` has what a reader judged of 100 paragraphs of each report, drawn with a fixed seed: the sections
under which the paragraph is rightly placed, `-` for what is no part of the text (a cover, a list of abbreviations).
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.cast import MORNING, Cast
from workbench.corpus import queries as library
from workbench.corpus.operations import Choices
from workbench.drafting import operations, queries
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind
from workbench.drafting.rolling import beginning
from workbench.drafting.rolling.queries import waiting
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.recommendations.documents.filing import file_document
from workbench.text import markup

pytestmark = pytest.mark.real

JUDGED = Path(__file__).with_name("rolled_forward.tsv")
AGREED = 0.95
REPORTS = (
    ("CRPD/C/BRA/1", "brazil/crpd/CRPD_C_BRA_1.pdf", "CRPD", "BRA", "crpd-periodic"),
    ("CRPD/C/KEN/1", "kenya/crpd/CRPD_C_KEN_1.pdf", "CRPD", "KEN", "crpd-periodic"),
    ("CEDAW/C/BGD/6-7", "languages/CEDAW_Bangladesh_6-7_report_ar.docx", "CEDAW", "BGD", "cedaw"),
)


def judged() -> dict[str, dict[str, set[str]]]:
    """Report → paragraph → the sections a reader agrees with."""
    found: dict[str, dict[str, set[str]]] = defaultdict(dict)
    with JUDGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["document"]][row["paragraph"]] = set(row["sections"].split("|"))
    return found


def rolled(installation: Installation, cast: Cast, file: Path, treaty: str, state: str, outline: str) -> str:
    """A new report begun from that file; gives its id."""
    filed = file_document(
        installation.store, file.read_bytes(), name=file.name, choices=Choices({}), by=cast.amina, at=MORNING
    )[0]
    with installation.store.writing() as db:
        identity = ReportIdentity(treaty=treaty, kind=ReportKind.PERIODIC, state=state)
        report = operations.new_report(db, identity=identity, packs=[pack(outline)], by=cast.amina, at=MORNING)
        beginning.roll_forward(db, report_id=report.id, source=filed.document.id, by=cast.amina, at=MORNING)
    return report.id


@pytest.mark.parametrize(("symbol", "path", "treaty", "state", "outline"), REPORTS[:2])
def test_a_reader_agrees_with_the_section_of_nearly_every_paragraph(
    shared_data: Path,
    installation: Installation,
    cast: Cast,
    symbol: str,
    path: str,
    treaty: str,
    state: str,
    outline: str,
) -> None:
    report_id = rolled(installation, cast, shared_data / path, treaty, state, outline)
    with installation.store.reading() as db:
        keys = {each.id: each.key for each in queries.sections(db, report_id)}
        sql = (
            "select basis.citation, draft_paragraph.section_id from basis "
            "join draft_paragraph on draft_paragraph.id = basis.paragraph_id where draft_paragraph.report_id = :id"
        )
        placed = {row["citation"]: keys[row["section_id"]] for row in db.query(sql, {"id": report_id})}
    wanted = {label: fit for label, fit in judged()[symbol].items() if fit != {"-"}}
    wrong = {label: placed.get(f"{symbol}, {label}") for label, fit in wanted.items()}
    wrong = {label: key for label, key in wrong.items() if key not in wanted[label]}
    assert len(wrong) <= (1 - AGREED) * len(wanted), wrong


@pytest.mark.parametrize(("symbol", "path", "treaty", "state", "outline"), REPORTS)
def test_no_word_of_the_last_report_is_lost(
    shared_data: Path,
    installation: Installation,
    cast: Cast,
    symbol: str,
    path: str,
    treaty: str,
    state: str,
    outline: str,
) -> None:
    report_id = rolled(installation, cast, shared_data / path, treaty, state, outline)
    with installation.store.reading() as db:
        document = library.document(db, cast.amina, symbol)
        before = Counter(
            word
            for each in library.paragraphs(db, document.id)
            for text in (each.full_text, *each.footnotes)
            for word in _words(text)
        )
        after: Counter[str] = Counter()
        for paragraph in queries.paragraphs(db, report_id):
            after.update(_words(paragraph.text))
            for words in paragraph.footnotes.values():
                after.update(_words(markup.plain(words)))
        for each in waiting(db, report_id):
            for block in each.blocks:
                after.update(_words(markup.plain(block.markup)))
                for words in block.footnotes.values():
                    after.update(_words(markup.plain(words)))
    lost = before - after
    assert sum(lost.values()) == 0, lost.most_common(20)


def _words(text: str) -> list[str]:
    return [word for word in "".join(sign if sign.isalnum() else " " for sign in text).split() if len(word) > 3]
