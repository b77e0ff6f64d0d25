"""The monitoring spreadsheet of a real team, taken as answers: every row at its item, in the queue, or counted."""

from datetime import date
from pathlib import Path

import pytest

from tests.cast import MORNING
from workbench.corpus.operations import Choices
from workbench.installation import Installation
from workbench.people import OrganisationKind, operations, queries
from workbench.recommendations.documents.filing import file_document
from workbench.recommendations.intake.maps import map_from_toml
from workbench.recommendations.intake.reading import read_tables
from workbench.requests import operations as requests
from workbench.requests import queries as request_queries
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import NewItem, Terms
from workbench.requests.records import ItemKind
from workbench.requests.tabled import tabled

pytestmark = pytest.mark.real

SHEET = "brazil/team-papers/Quadro-Monitoramento-CERD-Brasil.xlsx"
OBSERVATIONS = "brazil/cerd/CERD-Observacoes-Brasil-2022.pdf"
MAP = """
[columns]
"Parágrafos (inglês)" = "text"
"Questões de Investigação" = "number"
"Evidências / Fontes" = "evidence"
"Agência de Governança e Produção" = "responsible"
[fixed]
symbol = "CERD/C/BRA/CO/18-20"
"""


def test_every_row_of_the_brazilian_spreadsheet_is_accounted_for_with_all_its_words(
    installation: Installation, shared_data: Path
) -> None:
    file = shared_data / OBSERVATIONS
    with installation.store.reading() as db:
        by = queries.local_operator(db)
    file_document(installation.store, file.read_bytes(), name=file.name, choices=Choices({}), by=by, at=MORNING)
    sheet = shared_data / SHEET
    tables = read_tables(sheet.read_bytes(), sheet.name)
    with installation.store.writing() as db:
        name, kind = "Ministério da Igualdade Racial", OrganisationKind.MINISTRY
        office = operations.add_organisation(db, name=name, short_name="MIR", kind=kind, by=by, at=MORNING)
        asked = [
            NewItem(ToAsk(ItemKind.RECOMMENDATION, row["lead"], row["number"], row["text"], "en", None))
            for row in db.query("select lead, number, text from recommendation where number is not null")
        ]
        terms = Terms(due=date(2027, 1, 1), title="CERD")
        request_id = requests.prepare(db, organisation=office, terms=terms, items=asked, by=by, at=MORNING)
    with installation.store.reading() as db:
        found = request_queries.request(db, by, request_id)
        keys = {each.code: each.key for each in request_queries.items(db, request_id)}
        read = tabled(db, found, tables, sheet.name, column_map=map_from_toml(MAP))
    rows = [row for table in tables if "Evidências / Fontes" in table.headers for row in table.rows]
    answers = read.read.answers
    assert len(answers) + read.of_others + read.without_words == len(rows)
    placed = [each for each in answers if each.code]
    assert placed
    assert all(each.why for each in answers if not each.code)
    for answer in placed:
        said = [block.text for block in answer.blocks]
        (row,) = (each for each in rows if _lines(each.cells.get("Evidências / Fontes", "")) == said)
        assert keys[answer.code] in row.cells["Questões de Investigação"]


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.splitlines() if line.strip()]
