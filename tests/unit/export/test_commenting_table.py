"""The commenting table as a form: in each language of the field it is known again by its own headings."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders.snapshots import a_block, a_section, a_snapshot
from workbench.comments.commenting_table import CommentingTable, FilledRow
from workbench.comments.intake.records import Intake
from workbench.comments.intake.table.places import places_of
from workbench.comments.intake.table.reading import receive
from workbench.comments.intake.table.words import Column, column, means_whole, nature, severity
from workbench.comments.records import CommentType, Match, Scope, Severity
from workbench.drafting.records import BlockKind
from workbench.export import commenting_table as form
from workbench.word.reading import read

REPORT = a_snapshot(
    a_section(
        "Measures",
        a_block("Parliament adopted the Act on Equality.", BlockKind.NUMBERED, label="1"),
        a_block("The Ministry of Education trained 1,240 teachers.", BlockKind.NUMBERED, label="2"),
    )
)
ROWS = (
    FilledRow(
        "D1",
        "2",
        False,
        "1,240 teachers",
        CommentType.FACTUAL,
        Severity.MUST,
        "=1,310\nby our register.",
        "1,310",
        "en",
    ),
    FilledRow("D2", "", True, "", CommentType.GENERAL, Severity.COULD, "شكرا على المشروع.", "", "ar"),
    FilledRow("D3", "Measures", False, "", CommentType.LEGAL, Severity.SHOULD, "Too short.", "", "en"),
)
COLUMNS = [
    Column.ROW,
    Column.PARAGRAPH,
    Column.QUOTE,
    Column.TYPE,
    Column.SEVERITY,
    Column.COMMENT,
    Column.PROPOSED,
]


def a_table(language: str = "en", rows: tuple[FilledRow, ...] = ROWS) -> CommentingTable:
    snapshot = replace(REPORT, report=replace(REPORT.report, language=language))
    return CommentingTable(snapshot, "National Human Rights Commission", date(2026, 12, 10), rows)


def came_back(data: bytes) -> Intake:
    found = receive(data, places_of(REPORT), snapshot_id=REPORT.id)
    assert found is not None
    return found


@pytest.mark.parametrize("language", sorted(form._languages()))
def test_what_the_form_prints_is_what_is_read(language: str) -> None:
    words = form._languages()[language]
    assert [column(heading) for heading in words["columns"]] == COLUMNS
    assert [nature(words["types"][each.value]) for each in CommentType] == list(CommentType)
    assert [severity(words["severities"][each.value]) for each in Severity] == list(Severity)
    assert means_whole(words["general"])


@pytest.mark.parametrize("make", [form.word, form.excel])
@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
def test_a_form_that_comes_back_as_it_went_says_the_same(make: object, language: str) -> None:
    intake = came_back(make(a_table(language)))  # type: ignore[operator]
    assert (intake.snapshot_id, intake.warnings) == (REPORT.id, ())
    first, whole, section = intake.comments
    assert [one.written for one in intake.comments] == ["D1", "D2", "D3"]
    assert (first.anchor.quote, first.anchor.match) == ("1,240 teachers", Match.EXACT)
    assert (first.text, first.proposed) == ("=1,310\nby our register.", "1,310")
    assert (first.type, first.severity) == (CommentType.FACTUAL, Severity.MUST)
    assert (whole.scope, whole.text) == (Scope.DOCUMENT, "شكرا على المشروع.")
    assert (section.scope, section.anchor.quote) == (Scope.SECTION, "Measures")


@pytest.mark.parametrize("make", [form.word, form.excel])
def test_an_empty_form_brings_nothing_and_says_so(make: object) -> None:
    intake = came_back(make(a_table(rows=())))  # type: ignore[operator]
    assert (intake.comments, len(intake.warnings)) == ((), 1)


def test_the_same_table_gives_the_same_bytes() -> None:
    assert form.word(a_table()) == form.word(a_table())
    assert form.excel(a_table()) == form.excel(a_table())


def test_a_form_tells_nothing_but_its_version_its_kind_and_which_row_is_which() -> None:
    assert set(read(form.word(a_table(rows=()))).properties) == {"WorkbenchSnapshot", "WorkbenchForm"}
    assert {name.rstrip("0123456789") for name in read(form.word(a_table())).properties} == {
        "WorkbenchSnapshot",
        "WorkbenchForm",
        "WorkbenchRow",
    }
