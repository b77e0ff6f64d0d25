"""A table handed in on a page: its columns settled, its rows taken in, those refused taken away and sent again."""

import io
import re
import time

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.intake.queries import refused_rows, tables_taken_in
from workbench.recommendations.ledger import kept
from workbench.recommendations.records import Fact, Recommendation
from workbench.recommendations.wanted import Wanted
from workbench.worker import Worker

TABLE = """Symbol,Paragraph,Recommendation,Lead ministry,Status,Remarks
CERD/C/ARC/CO/5,12,Open schools to all children and train their teachers,Ministry of Education,under way,a remark
CERD/C/ARC/CO/5,14,Ensure that judges are trained in the Convention,Ministry of Justice; Ministry of Education,,
CERD/C/ARC/CO/5,16,,Ministry of Justice,,no text here
"""


def hand_in(client: FlaskClient, table: str | bytes, name: str = "monitoring.csv") -> str:
    """The address at which the columns are settled."""
    data = table.encode() if isinstance(table, str) else table
    answer = client.post("/recommendations/import", data={"file": (io.BytesIO(data), name)})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["Location"])


def form_of(page: str) -> dict[str, str]:
    """What the form would send as it stands: selects, boxes that are ticked, texts."""
    main = page.split("<main")[1]
    sent: dict[str, str] = {}
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', main, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    for tag in re.findall(r"<input[^>]+>", main):
        name, value = re.search(r' name="([^"]+)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and 'type="checkbox"' in tag and " checked" in tag:
            sent[name[1]] = "yes"
        elif name and 'type="text"' in tag:
            sent[name[1]] = value[1] if value else ""
    return sent


def work(installation: Installation) -> None:
    """All that waits: the table is taken in, then what is new in it is looked at."""
    worker = Worker(installation, clock=lambda: MORNING)
    assert worker.work_once()
    while worker.work_once():
        pass


def found(installation: Installation, cast: Cast) -> tuple[Recommendation, ...]:
    with installation.store.reading() as db:
        return queries.wanted_ones(db, cast.amina, Wanted()).recommendations


def take_in(installation: Installation, client: FlaskClient, address: str) -> str:
    """Take in as proposed; gives the page of what came of it."""
    sent = {**form_of(client.get(address).text), "do": "take_in"}
    job = client.post(address, data=sent).headers["Location"]
    work(installation)
    result = re.search(r'href="(/recommendations/import/[0-9A-Z]{26})"', client.get(job).text)
    assert result, client.get(job).text
    return result[1]


def test_the_page_shows_each_column_with_its_values_and_what_it_is_taken_to_mean(client: FlaskClient) -> None:
    page = client.get(hand_in(client, TABLE)).text
    sent = form_of(page)
    assert sent["t0"] == "yes"
    assert [sent[f"t0c{place}"] for place in range(5)] == ["symbol", "number", "text", "responsible", "status"]
    assert "Open schools to all children" in page
    assert "Take in 3 rows" in page
    assert "proposed, " in page


def test_the_first_rows_are_shown_as_they_will_become(client: FlaskClient) -> None:
    page = client.get(hand_in(client, TABLE)).text
    previews = page.split("The first rows as they will become")[1]
    assert "Ministry of Justice, Ministry of Education" in previews
    assert "<bdi>under way</bdi>" in previews
    assert "the words of the paragraph it names" in previews


def test_rows_are_taken_in_and_the_page_says_what_came_of_them(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    result = take_in(installation, client, hand_in(client, TABLE))
    page = client.get(result).text
    assert "2 rows added" in page
    assert "1 row refused" in page
    units = found(installation, cast)
    assert {each.number for each in units} == {"12", "14"}
    with installation.store.reading() as db:
        held = kept.kept_of(db, [each.lead for each in units])
    assert {each.fact(Fact.STATUS) for each in held.values()} == {"under_way", ""}
    one = client.get(f"/recommendations/{next(each.id for each in units if each.number == '12')}").text
    assert "Known from a table alone" in one
    assert "a remark" in one


def test_the_same_table_again_changes_nothing_and_its_columns_are_known(
    installation: Installation, client: FlaskClient
) -> None:
    address = hand_in(client, TABLE)
    take_in(installation, client, address)
    page = client.get(address).text
    assert "These columns are known: as Amina Haddad settled it" in page
    again = client.get(take_in(installation, client, address)).text
    assert "0 rows added" in again
    assert "2 rows unchanged" in again


def test_a_column_means_what_the_form_says(installation: Installation, cast: Cast, client: FlaskClient) -> None:
    address = hand_in(client, TABLE)
    sent = {**form_of(client.get(address).text), "t0c5": "note", "t0c4": "", "t0fbody": "CERD"}
    shown = client.post(address, data={**sent, "do": "show"}).text
    assert form_of(shown)["t0c5"] == "note"
    assert "a remark" in shown.split("The first rows as they will become")[1]
    client.post(address, data={**sent, "do": "take_in"})
    work(installation)
    with installation.store.reading() as db:
        held = kept.kept_of(db, [each.lead for each in found(installation, cast)])
    assert {each.fact(Fact.NOTE) for each in held.values()} == {"a remark", ""}
    assert {each.fact(Fact.STATUS) for each in held.values()} == {""}


def test_without_a_column_of_texts_nothing_is_taken_in_and_the_form_stays(
    installation: Installation, client: FlaskClient
) -> None:
    address = hand_in(client, TABLE)
    sent = {**form_of(client.get(address).text), "t0c0": "", "t0c2": "", "t0c5": "note", "do": "take_in"}
    answer = client.post(address, data=sent)
    assert answer.status_code == 422
    assert "Say which column" in answer.text
    assert form_of(answer.text)["t0c5"] == "note"
    with installation.store.reading() as db:
        assert tables_taken_in(db) == ()


def test_no_table_ticked_takes_nothing_in(client: FlaskClient) -> None:
    address = hand_in(client, TABLE)
    sent = {**form_of(client.get(address).text), "do": "take_in"}
    sent.pop("t0")
    answer = client.post(address, data=sent)
    assert answer.status_code == 422
    assert "Tick at least one table" in answer.text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_refused_rows_are_taken_away_mended_and_sent_again(
    installation: Installation, cast: Cast, client: FlaskClient, form: str
) -> None:
    result = take_in(installation, client, hand_in(client, TABLE))
    answer = client.get(f"{result}/refused.{form}")
    assert answer.status_code == 200
    if form == "csv":
        text = answer.data.decode("utf-8-sig")
        assert "no text here" in text
        mended = text.replace("16,,", "16,Publish the Convention in all languages,")
        client.get(take_in(installation, client, hand_in(client, mended, "mended.csv")))
        assert {each.number for each in found(installation, cast)} == {"12", "14", "16"}
    else:
        assert answer.data[:2] == b"PK"
    assert client.get(f"{result}/refused.exe").status_code == 404


def test_mended_rows_are_read_by_what_was_settled_for_their_table(client: FlaskClient) -> None:
    table = "Ref.,Wrds,Lead agency\nx1,Open schools to all children,Ministry of Education\nx2,,Ministry of Justice\n"
    address = hand_in(client, table)
    form_sent = {**form_of(client.get(address).text), "t0c1": "text", "do": "take_in"}
    assert client.post(address, data=form_sent).status_code == 303
    again = client.get(hand_in(client, "Ref.,Wrds,Lead agency,✗ why it was refused\nx2,Open courts,,no text\n")).text
    assert "These columns are known" in again
    assert form_of(again)["t0c1"] == "text"


def test_a_row_whose_document_came_later_leads_to_where_it_stands_now(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    take_in(installation, client, hand_in(client, TABLE))
    row = next(each.id for each in found(installation, cast) if each.number == "12")
    asked = ("recommendation", "Open schools to all children and train their teachers.")
    with installation.store.writing() as db:
        put_units(db, put_document(db, [*["Words."] * 11, asked], symbol="CERD/C/ARC/CO/5", state="ARC"))
    (unit,) = [each for each in found(installation, cast) if each.document_id]
    before = client.get(f"/recommendations/{row}").text
    assert "Its document came to the library" in before
    assert f'href="/recommendations/{unit.id}"' in before
    now = client.get(f"/recommendations/{unit.id}").text
    assert "a remark" in now
    assert "under way" in now
    assert "Known from a table alone" not in now


def test_a_file_without_tables_is_refused_with_the_reason(client: FlaskClient) -> None:
    for data in (b"\x89PNG, a picture", b""):
        answer = client.post("/recommendations/import", data={"file": (io.BytesIO(data), "scan.png")})
        assert answer.status_code == 422
        assert 'class="field-error"' in answer.text
    assert client.post("/recommendations/import", data={}).status_code == 422


def test_a_file_that_was_never_handed_in_is_not_there(client: FlaskClient) -> None:
    assert client.get(f"/recommendations/import/files/{'0' * 64}?name=x.csv").status_code == 404
    assert client.get("/recommendations/import/files/..%2Fworkbench?name=x.csv").status_code == 404
    assert client.get("/recommendations/import/nothing").status_code == 404


def test_only_those_who_keep_recommendations_hand_tables_in(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    address = hand_in(client, TABLE)
    for name in ("bruno", "chidi", "olga"):
        who = signed_in(installation, name)
        for each in ("/recommendations/import", address):
            assert who.get(each).status_code == 404
            assert who.post(each, data={}).status_code == 404


def test_a_task_that_was_stopped_goes_on_from_its_page(
    installation: Installation, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.recommendations.intake.batches.ROWS_AT_ONCE", 1)
    address = hand_in(client, TABLE)
    form = {**form_of(client.get(address).text), "do": "take_in"}
    task = client.post(address, data=form).headers["Location"]
    client.post(f"{task}/stop")
    worker = Worker(installation, clock=lambda: MORNING)
    worker.work_once()
    assert "Go on with the 2 left" in client.get(task).text
    client.post(f"{task}/go-on")
    work(installation)
    assert 'data-status="Done"' in client.get(task).text


def test_a_cell_of_spaces_keeps_nobody_waiting(client: FlaskClient) -> None:
    gap = " " * 30_000
    row = f'CERD/C/ARC/CO/5,"-{gap}x","Open schools{gap}to all children","Ministry{gap}(of{gap}","{gap}.",'
    start = time.process_time()
    page = client.get(hand_in(client, f"{TABLE}{row}\n")).text
    assert time.process_time() - start < 5
    assert "Open schools" in page


@pytest.mark.parametrize("name", ["refused.csv", "refused.xlsx"])
def test_no_refused_cell_is_a_formula_and_each_comes_back_as_it_was(
    installation: Installation, client: FlaskClient, name: str
) -> None:
    hostile = "=cmd|' /C calc'!A0"
    table = f"{TABLE}CERD/C/ARC/CO/5,18,-,Ministry of Justice,,{hostile}\n"
    address = hand_in(client, table)
    client.post(address, data={**form_of(client.get(address).text), "do": "take_in"})
    work(installation)
    with installation.store.reading() as db:
        first = tables_taken_in(db)[0].id
    data = client.get(f"/recommendations/import/{first}/{name}").data
    if name.endswith("csv"):
        assert f"'{hostile}" in data.decode()
    again = hand_in(client, data, name)
    client.post(again, data={**form_of(client.get(again).text), "do": "take_in"})
    work(installation)
    with installation.store.reading() as db:
        second = tables_taken_in(db)[0].id
        assert second != first
        assert hostile in [cell for row in refused_rows(db, second) for cell in row.cells.values()]


def test_where_no_column_holds_the_recommendations_the_page_asks_for_it_and_needs_nothing_else(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    table = "Ref.,Wrds,Lead agency\nx1,Open schools to all children,Ministry of Education\nx2,,Ministry of Justice\n"
    address = hand_in(client, table)
    page = client.get(address).text
    assert "No column was found to hold the recommendations." in page
    assert "<details open><summary>3 columns" in page
    sent = {**form_of(page), "do": "take_in"}
    refused = client.post(address, data=sent)
    assert refused.status_code == 422
    assert "Say which column of" in refused.text
    assert client.post(address, data={**sent, "t0c1": "text"}).status_code == 303
    work(installation)
    assert [each.text for each in found(installation, cast)] == ["Open schools to all children"]
