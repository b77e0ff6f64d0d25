"""Real tables as offices, researchers and programs made them: every row is read, its columns understood unedited."""

import re
from functools import cache
from pathlib import Path

import pytest

from workbench.corpus.parsing import reading as documents
from workbench.recommendations.intake.entries import entries
from workbench.recommendations.intake.fixing import Known, symbols_named
from workbench.recommendations.intake.proposing import proposed
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import ColumnMap, Field, Table

pytestmark = pytest.mark.real


@cache
def tables(path: Path) -> tuple[Table, ...]:
    return read_tables(path.read_bytes(), path.name)


def understood(path: Path, table: Table) -> ColumnMap:
    known = Known(file_name=path.name, symbols=symbols_named(tables(path)))
    return proposed(table, known).column_map


@pytest.fixture
def monitoring(shared_data: Path) -> Path:
    return shared_data / "brazil" / "team-papers" / "Quadro-Monitoramento-CERD-Brasil.xlsx"


@pytest.fixture
def allocation(shared_data: Path) -> Path:
    return shared_data / "crc-taiwan" / "concluding-observations-2017_responsible-agencies_zh-en.html"


def test_the_monitoring_spreadsheet_has_its_23_rows_its_comments_and_a_sheet_to_be_left_out(monitoring: Path) -> None:
    main, *others = tables(monitoring)
    assert (len(main.headers), len(main.rows), main.left_out) == (30, 23, "")
    assert [each.title for each in others if each.left_out] == ["Anotações - apagar depois"]
    assert sum(len(row.notes) for row in main.rows) > 20
    assert not any("Comentário encadeado" in note for row in main.rows for note in row.notes)


def test_the_monitoring_spreadsheet_is_understood_with_the_document_that_it_is_about(monitoring: Path) -> None:
    found = understood(monitoring, tables(monitoring)[0])
    wanted = {
        "Parágrafos (inglês)": Field.TEXT,
        "Questões de Investigação": Field.NUMBER,
        "Estado de Responsividade": Field.STATUS,
        "Agência de Governança e Produção": Field.RESPONSIBLE,
        "Tema Central": Field.THEMES,
    }
    assert wanted.items() <= found.columns.items()
    assert found.fixed == {Field.SYMBOL: "CERD/C/BRA/CO/18-20"}
    assert Field.SDGS not in found.columns.values()  # the goal 18 of the sheet is the State's own


def test_each_recommendation_of_the_allocation_table_has_its_agencies(allocation: Path, shared_data: Path) -> None:
    *earlier, last = tables(allocation)
    assert all(each.left_out for each in earlier)
    assert not last.left_out
    agencies = {row.cells["點次"]: row.cells.get("權責機關", "") for row in last.rows}
    printed = shared_data / "crc-taiwan" / "concluding-observations-2017_zh-en.html"
    (document, *_) = documents.read(printed.read_bytes(), printed.name)
    asked = {each.number for each in document.paragraphs if each.number and each.kind == "recommendation"}
    asked |= {each.number for each in document.paragraphs for item in each.items if item.kind == "recommendation"}
    assert len(asked) > 50
    assert [number for number in asked - {None} if not agencies.get(number)] == []
    assert [number for number in map(str, range(8, 99)) if not agencies.get(number)] == []
    assert not any(cell.count("（") != cell.count("）") for cell in agencies.values())


# Read by eye from the page: number, who leads, who supports.
READ = """
9|衛福部（社家署）|司法院
10|國防部 衛福部（保護司） 內政部|教育部
14|法務部 監察院|
15|法務部 監察院|
18|衛福部（社家署）|主計總處
20|衛福部（社家署、統計處）|主計總處
25|法務部|
28|教育部 原民會 衛福部（社家署）|
30|衛福部（心口司） 教育部|
33|內政部 教育部 勞動部 衛福部（健康署、健保署、疾管署、社家署）|
35|內政部|教育部
38|法務部 教育部 衛福部（社家署）|
41|衛福部（社家署）|司法院 內政部 法務部 外交部
46|衛福部（社家署、保護司） 司法院|
53|衛福部（保護司、社家署） 教育部 勞動部 法務部 內政部|
54|教育部|
55|通傳會|衛福部（保護司） 內政部 教育部 法務部
57|法務部 教育部 衛福部（社家署、保護司）|
59|衛福部（社家署） 教育部|衛福部（照護司）
61|衛福部（醫事司）|衛福部（心口司、健康署）
63|衛福部（心口司） 教育部|衛福部（保護司、健康署、疾管署）
68|行政院環保署 衛福部（健康署） 教育部|
73|教育部|
78|教育部|衛福部（保護司）
80|教育部|國防部
86|教育部 文化部 原民會 客委會|
88|原民會|衛福部（健康署、統計處、保護司、社家署） 教育部
91|法務部 教育部 衛福部（心口司、保護司） 內政部 司法院|
94|法務部 內政部|衛福部（保護司）
96|司法院 法務部 內政部 教育部 衛福部（保護司、心口司、社家署） 勞動部|
"""


def test_the_agencies_of_thirty_recommendations_are_those_that_a_person_reads(allocation: Path) -> None:
    rows = {row.cells["點次"]: row.cells for row in tables(allocation)[-1].rows}
    sample = [line.split("|") for line in READ.strip().split("\n")]
    right = 0
    for number, leads, supports in sample:
        found = [re.sub(r"^\d+\. ?", "", line) for line in rows[number].get("權責機關", "").split("\n")]
        beside = rows[number].get("權責機關: 協辦", "")
        right += found == leads.split() and beside.split() == supports.split()
    assert len(sample) == 30
    assert right >= 0.95 * len(sample)


@pytest.mark.parametrize(
    ("name", "rows", "themes"),
    [
        ("wg-report-recommendations_2008.csv", 1024, None),
        ("wg-report-recommendations_2012.csv", 4222, None),
        ("upr-info_sessions_1-5.csv", 6094, "Issue"),
    ],
)
def test_tables_of_the_review_are_understood_as_researchers_publish_them(
    shared_data: Path, name: str, rows: int, themes: str | None
) -> None:
    path = shared_data / "recommendations" / name
    (table,) = tables(path)
    found = understood(path, table)
    said = {meaning: header for header, meaning in found.columns.items()}
    assert len(table.rows) == rows
    assert {Field.TEXT, Field.STATE, Field.RECOMMENDING_STATES, Field.POSITION} <= said.keys()
    assert found.fixed == {Field.TREATY: "UPR"}
    assert said.get(Field.THEMES) == themes
    read = entries(table, found)
    assert not read.refused
    assert rows * 0.7 < len(read.entries) < rows  # a row for each recommending State is one recommendation
    assert sum(bool(each.recommending_states) for each in read.entries) > 0.95 * len(read.entries)


def test_old_encodings_are_read_as_they_were_meant(shared_data: Path) -> None:
    (table,) = tables(shared_data / "recommendations" / "wg-report-recommendations_2008.csv")
    texts = " ".join(row.cells.get("text", "") for row in table.rows)
    assert "women’s rights" in texts
    assert "womenÍs" not in texts
