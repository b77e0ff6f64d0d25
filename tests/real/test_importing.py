"""Tables as teams and researchers keep them, taken in as they are: nothing refused, nothing doubled, nothing lost."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workbench.corpus.operations import Choices
from workbench.installation import Installation, create
from workbench.people import Actor, queries
from workbench.recommendations.documents.filing import file_document
from workbench.recommendations.intake import importing, opening
from workbench.recommendations.intake.choosing import choose
from workbench.recommendations.intake.queries import taken
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import Source, Taken
from workbench.settings import Settings

pytestmark = pytest.mark.real

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
SHEET = "brazil/team-papers/Quadro-Monitoramento-CERD-Brasil.xlsx"
OBSERVATIONS = "brazil/cerd/CERD-Observacoes-Brasil-2022.pdf"
TABLES = (
    SHEET,
    "crc-taiwan/concluding-observations-2017_responsible-agencies_zh-en.html",
    "recommendations/upr-info_sessions_1-5.csv",
    "recommendations/wg-report-recommendations_2008.csv",
    "recommendations/wg-report-recommendations_2012.csv",
)


def operator(installation: Installation) -> Actor:
    with installation.store.reading() as db:
        return queries.local_operator(db)


def take(installation: Installation, path: Path) -> Taken:
    store, by = installation.store, operator(installation)
    tables = read_tables(path.read_bytes(), path.name)
    with store.reading() as db:
        maps = choose(db, tables, path.name).maps
    with store.writing() as db:
        table = importing.begin(
            db, source=Source.SHEET, file_sha256="0" * 64, file_name=path.name, maps=maps, by=by, at=AT
        )
    opened = opening.open_read(tables, maps)
    importing.take_all(store, table, Source.SHEET, opened, by=by, clock=lambda: AT)
    with store.reading() as db:
        return taken(db, table)


def add(installation: Installation, path: Path) -> None:
    by = operator(installation)
    file_document(installation.store, path.read_bytes(), name=path.name, choices=Choices({}), by=by, at=AT)


def kept(installation: Installation) -> list[tuple[Any, ...]]:
    """What is said of what, whatever its ids."""
    sql = (
        "select distinct symbol, number, label, text, facet, coalesce(organisation.name, value), role "
        "from recommendation left join recommendation_tag on recommendation_id = lead "
        "left join organisation on organisation.id = value where counted"
    )
    with installation.store.reading() as db:
        return sorted((tuple(row.values()) for row in db.query(sql)), key=repr)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_goes_in_unedited_and_the_second_time_changes_nothing(
    installation: Installation, shared_data: Path, name: str
) -> None:
    first = take(installation, shared_data / name)
    assert first.added > 0
    assert first.refused == ()
    before = kept(installation)
    second = take(installation, shared_data / name)
    assert (second.added, second.changed, second.refused) == (0, 0, ())
    assert kept(installation) == before


def test_the_monitoring_spreadsheet_goes_in_with_all_its_rows_and_comments(
    installation: Installation, shared_data: Path
) -> None:
    assert take(installation, shared_data / SHEET).added == 23
    with installation.store.reading() as db:
        rows = list(db.query("select distinct key, row, notes from row_taken_in"))
    assert len({row["row"] for row in rows}) == 23
    assert any(row["notes"] != "[]" for row in rows)


def test_it_makes_no_difference_which_comes_first_the_table_or_the_document(
    installation: Installation, tmp_path: Path, shared_data: Path
) -> None:
    other = create(Settings(home=tmp_path / "other", secret_key="for tests alone, never for an office"))
    take(installation, shared_data / SHEET)
    add(installation, shared_data / OBSERVATIONS)
    add(other, shared_data / OBSERVATIONS)
    take(other, shared_data / SHEET)
    assert kept(installation) == kept(other)
    again = take(installation, shared_data / SHEET)
    assert (again.added, again.changed) == (0, 0)
