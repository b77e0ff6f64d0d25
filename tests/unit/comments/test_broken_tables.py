"""Commenting tables that were broken on their way are refused by name or read; no row stands outside of the draft."""

from collections import Counter
from random import Random

import pytest

from tests.builders.mutations import mutated
from tests.builders.word import packed, unpacked
from tests.unit.export.test_commenting_table import REPORT, a_table
from workbench.comments.intake.records import Intake
from workbench.comments.intake.table.places import places_of
from workbench.comments.intake.table.reading import receive
from workbench.corpus.parsing.sheets.workbook import DamagedWorkbook
from workbench.errors import WorkbenchError
from workbench.export import commenting_table as form

PLACES = places_of(REPORT)
SAMPLE, FULL = 80, 2_000


@pytest.mark.proof
def test_a_table_changed_at_random_is_refused_or_read(full_count: bool) -> None:
    files = (form.word(a_table()), form.excel(a_table()))
    became = Counter(_became(mutated(files[seed % 2], Random(seed))) for seed in range(FULL if full_count else SAMPLE))
    assert set(became) <= {"read", "refused", "no table"}
    assert became["read"]


def _became(data: bytes) -> str:
    try:
        found = receive(data, PLACES, snapshot_id=REPORT.id)
    except WorkbenchError:
        return "refused"
    if found is None:
        return "no table"
    _require_places_of_the_draft(found)
    return "read"


def _require_places_of_the_draft(intake: Intake) -> None:
    texts = {place.uid: place.text for place in PLACES}
    for one in intake.comments:
        assert all(0 <= each.start <= each.end <= len(texts[each.uid]) for each in (*one.segments, *one.likely))


def test_a_row_that_says_it_is_the_billionth_is_not_waited_for() -> None:
    parts = unpacked(form.excel(a_table()))
    sheet = "xl/worksheets/sheet1.xml"
    far = parts[sheet].replace(b'<row r="4"', b'<row r="4000000000"')
    assert far != parts[sheet]
    with pytest.raises(DamagedWorkbook):
        receive(packed({**parts, sheet: far}), PLACES, snapshot_id=REPORT.id)
