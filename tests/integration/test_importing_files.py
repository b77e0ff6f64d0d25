"""Whole files taken in, by the task and by the command; killed in the midst; refused rows sent again."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks.index_rows import HEADERS, as_json, as_workbook, rows
from tests import killing
from tests.builders.bombs import tables as bombs
from tests.builders.word import packed
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.errors import Invalid
from workbench.export.refused import refused_as_text, refused_as_workbook
from workbench.installation import Installation
from workbench.recommendations.intake import importing, index_files, opening, queries
from workbench.recommendations.intake.records import ColumnMap, Field, Source
from workbench.store import Store, jobs
from workbench.store.jobs import JobState
from workbench.worker import Worker

TABLES = ("recommendation", "recommendation_tag", "recommendation_fact", "recommendation_change", "row_taken_in")
MAP = ColumnMap({"No": Field.NUMBER, "Recommendation": Field.TEXT, "Country": Field.STATE, "Due": Field.DUE})


def called(installation: Installation, *arguments: str | Path) -> Result:
    return CliRunner().invoke(
        main, ["--home", str(installation.settings.home), "recommendations", "import", *map(str, arguments)]
    )


def told(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def content(store: Store) -> list[Any]:
    """What is kept, whatever its ids."""
    with store.reading() as db:
        units = db.query("select symbol, number, state, text from recommendation where counted order by 1, 2, 4")
        tags = db.query(
            "select symbol, number, text, facet, value, standing from recommendation_tag "
            "join recommendation on recommendation.id = recommendation_id order by 1, 2, 3, 4, 5"
        )
        return [tuple(row.values()) for row in (*units, *tags)]


def asked(installation: Installation, cast: Cast, data: bytes, source: Source = Source.UHRI) -> str:
    sha256 = installation.store.files.put(data)
    maps = {} if source is Source.UHRI else {"t": MAP}
    with installation.store.writing() as db:
        return importing.ask(db, source=source, file_sha256=sha256, file_name="t.csv", maps=maps, title="Taking in",
                             by=cast.amina, at=MORNING)  # fmt: skip


@pytest.mark.parametrize(("name", "make"), [("index.json", as_json), ("index.xlsx", as_workbook)])
def test_the_index_is_taken_in_by_its_json_and_by_its_excel(
    installation: Installation, tmp_path: Path, name: str, make: Any
) -> None:
    file = tmp_path / name
    file.write_bytes(make(300))
    first = called(installation, file, "--json")
    assert (first.exit_code, told(first)) == (0, {"added": 280, "changed": 0, "unchanged": 0, "refused": []})
    assert "Left out, being no recommendations (Concerns/Observations): 20 rows." in first.stderr
    before = content(installation.store)
    assert told(called(installation, file, "--json")) == {"added": 0, "changed": 0, "unchanged": 280, "refused": []}
    assert content(installation.store) == before


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_index_is_taken_in_by_its_csv(installation: Installation, tmp_path: Path, delimiter: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(header for header, _ in HEADERS)
    for row in rows(30):
        cells = [row[name] for _, name in HEADERS]
        writer.writerow("\n".join(cell) if isinstance(cell, list) else cell for cell in cells)
    file = tmp_path / "index.csv"
    file.write_bytes(b"\xef\xbb\xbf" + stream.getvalue().encode())
    assert told(called(installation, file, "--json"))["added"] == 28


def test_the_json_and_the_excel_of_the_index_say_the_same(installation: Installation, tmp_path: Path) -> None:
    for name, data in (("index.json", as_json(60)), ("index.xlsx", as_workbook(60))):
        (tmp_path / name).write_bytes(data)
    called(installation, tmp_path / "index.json")
    before = content(installation.store)
    assert told(called(installation, tmp_path / "index.xlsx", "--json"))["added"] == 0
    assert content(installation.store) == before


def test_a_task_shows_how_far_it_is_and_can_be_stopped_and_gone_on_with(
    installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.recommendations.intake.batches.ROWS_AT_ONCE", 40)
    job_id = asked(installation, cast, as_json(100))
    with installation.store.writing() as db:
        jobs.request_stop(db, job_id)
    Worker(installation, clock=lambda: MORNING).work_once()
    with installation.store.writing() as db:
        stopped = jobs.get(db, job_id)
        jobs.go_on(db, job_id)
    assert (stopped.state, stopped.done, stopped.total) == (JobState.STOPPED, 40, 100)
    Worker(installation, clock=lambda: MORNING).work_once()
    with installation.store.reading() as db:
        done = jobs.get(db, job_id)
        table = queries.table_taken_in(db, done.payload["table"])
        summaries = [
            row["summary"] for row in db.query("select summary from journal where object_id = :id", [table.id])
        ]
    assert (done.state, done.done) == (JobState.DONE, 100)
    assert (table.added, table.changed, table.unchanged, table.refused) == (93, 0, 0, 0)
    assert summaries[0] == "Amina Haddad began to take in t.csv"
    assert "Amina Haddad took in t.csv" in summaries


def test_a_file_that_cannot_be_read_ends_its_task_with_the_reason(installation: Installation, cast: Cast) -> None:
    job_id = asked(installation, cast, b'[{"Text": "One", "AnnotationId": "1", "Countries": ["Kenya"]')
    Worker(installation, clock=lambda: MORNING).work_once()
    with installation.store.reading() as db:
        job = jobs.get(db, job_id)
    assert job.state is JobState.FAILED
    assert "Fetch it again" in job.step


def test_an_import_that_was_killed_is_made_again_and_nothing_is_doubled(
    installation: Installation, tmp_path: Path, full_count: bool
) -> None:
    home, file = installation.settings.home, tmp_path / "index.json"
    file.write_bytes(as_json(6_000 if full_count else 3_000))
    process = killing.start(home, "recommendations", "import", str(file))
    while process.poll() is None:
        with installation.store.reading() as db:
            if db.execute("select count(*) from recommendation").fetchone()[0]:
                break
    process.kill()
    process.communicate()
    status, out, _ = killing.run(home, "recommendations", "import", str(file), "--json")
    assert status == 0
    assert json.loads(out)["unchanged"] > 0
    found = content(installation.store)
    assert len(found) == len(set(found))
    again = killing.run(home, "recommendations", "import", str(file), "--json")
    assert json.loads(again[1])["added"] == 0
    assert content(installation.store) == found


LINES = """No,Recommendation,Country,Due
1,Train all judges and prosecutors.,Kenya,2027-03-31
2,,Kenya,
3,Open the schools to all.,Nowhere,
4,Count everybody.,Kenya,soon
"""


def test_refused_rows_are_taken_away_mended_and_sent_again(installation: Installation, tmp_path: Path) -> None:
    file, columns = tmp_path / "t.csv", tmp_path / "map.toml"
    file.write_text(LINES, "utf-8")
    columns.write_text(
        '[columns]\n"No" = "number"\n"Recommendation" = "text"\n"Country" = "state"\n"Due" = "due"\n', "utf-8"
    )
    first = called(installation, file, "--columns", columns, "--json")
    assert first.exit_code == 1
    assert (told(first)["added"], [each["row"] for each in told(first)["refused"]]) == (1, [3, 4, 5])
    assert "“Nowhere” is no State that is known" in first.stderr
    with installation.store.reading() as db:
        (table,) = queries.tables_taken_in(db)
        refused = queries.refused_rows(db, table.id)
    headers = table.columns["headers"]["t"]
    text = refused_as_text(headers, refused, why="Why it was refused", said=lambda each: each.said).decode("utf-8-sig")
    assert text.splitlines()[0] == "No,Recommendation,Country,Due,✗ Why it was refused"
    mended = (
        text.replace("2,,", "2,Collect data on all groups.,").replace("Nowhere", "Kenya").replace("soon", "2027-01-31")
    )
    file.write_text(mended, "utf-8")
    second = called(installation, file, "--columns", columns, "--json")
    assert (second.exit_code, told(second)["added"], told(second)["refused"]) == (0, 3, [])
    book = tmp_path / "t.xlsx"
    book.write_bytes(refused_as_workbook(headers, refused, why="Pourquoi", said=lambda each: each.said))
    assert [each["row"] for each in told(called(installation, book, "--columns", columns, "--json"))["refused"]] == [
        2, 3, 4]  # fmt: skip


def test_the_columns_of_any_other_table_are_proposed(installation: Installation, tmp_path: Path) -> None:
    file = tmp_path / "Follow-up.csv"
    file.write_text(
        "Symbol,Paragraph,Recommendation,Lead ministry,Status\n"
        "CERD/C/KEN/CO/8,12,The State party should train its judges.,Ministry of Justice; Ministry of Finance,Ongoing\n"
        "CERD/C/KEN/CO/8,14,The State party should open its schools.,Ministry of Education,Completed\n"
        "CERD/C/KEN/CO/8,16,The State party should count everybody.,Bureau of Statistics,Not started\n",
        "utf-8",
    )
    assert told(called(installation, file, "--json")) == {"added": 3, "changed": 0, "unchanged": 0, "refused": []}
    with installation.store.reading() as db:
        names = {row["name"] for row in db.query("select name from organisation")}
        said = [row["value"] for row in db.query("select value from recommendation_fact where what = 'status'")]
    assert names >= {"Ministry of Justice", "Ministry of Finance", "Ministry of Education", "Bureau of Statistics"}
    assert sorted(said) == ["implemented", "not_started", "under_way"]


def test_a_file_of_another_kind_is_not_the_index(installation: Installation, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(LINES, "utf-8")
    result = called(installation, file, "--source", "uhri")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("This is no file of the Universal Human Rights Index")
    assert index_files.is_index(as_json(3))
    assert not index_files.is_index(file.read_bytes())


ROW = '<row r="1">{}</row>'
NAMES = "".join(
    bombs.cell(f"{letter}1", name) for letter, name in zip("ABC", ("Text", "Countries", "AnnotationId"), strict=True)
)
HOSTILE = {
    "deep nesting": b'[{"Text": "x", "Countries": "Kenya", "AnnotationId": ' + b"[" * 200_000,
    "a text without end": b'[{"Text": "' + b"x" * 9_000_000,
    "a zip bomb": packed({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": " " * 50_000_000}),
    "a document type": bombs.workbook(
        f"<sheetData>{ROW.format(NAMES)}</sheetData>",
        extra={"xl/styles.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><styleSheet>&a;</styleSheet>'},
    ),
    "a far corner": bombs.far_corner(),
    "a string a million times": bombs.repeated_string(),
    "strings without end": bombs.strings_without_end(),
    "rubbish behind a header": b'Text,Countries,AnnotationId\n"' + b"x" * 3_000_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_file_made_to_break_the_reader_is_refused_in_plain_words(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        opening.open_index(HOSTILE[name])
    said = str(refused.value)
    assert len(said) > 60
    assert not any(word in said for word in ("Traceback", "Error", "JSONDecode", "openpyxl", "None"))
