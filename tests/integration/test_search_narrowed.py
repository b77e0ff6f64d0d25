"""What was found is narrowed by theme, by ministry and by whose word it is, explained, and taken away as a workbook."""

import io
import re
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlencode

import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.export import search_file
from workbench.export.search_file import file_name
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet
from workbench.recommendations.wanted import Wanted
from workbench.worker import Worker

SYMBOL = "CERD/C/ARC/CO/5"
THEME = "Administration of justice"
MATTERS = ("schools", "judges", "prisons")


@pytest.fixture
def ids(installation: Installation, cast: Cast) -> list[str]:
    """Three recommendations: one for the Ministry of Education, one of justice; a report; what the ministry sent."""
    asked = [("recommendation", f"The Committee recommends that the State party fund its {each}.") for each in MATTERS]
    with installation.store.writing() as db:
        put_units(db, put_document(db, asked, symbol=SYMBOL, state="ARC"))
        put_document(
            db, ["The State party has funded its judges and its racist past."], symbol="CERD/C/ARC/6",
            kind="state_report", state="ARC", title="Sixth report",
        )  # fmt: skip
        put_document(
            db, ["The Ministry could fund three schools."], symbol=None, kind="contribution", treaty=None, state="ARC",
            title="Schools", audience=f"contribution:{cast.education}", owner_organisation_id=cast.education,
        )  # fmt: skip
        ids = list(queries.ids_wanted(db, cast.amina, Wanted()))
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids[1:2], Facet.THEME, THEME, by=cast.amina, at=MORNING)
    installation.sync()
    return ids


def page(client: FlaskClient, **asked: str) -> str:
    answer = client.get("/search", query_string=asked)
    assert answer.status_code == 200
    return answer.text


def citations(text: str) -> set[str]:
    return set(re.findall(r'data-copy="([^"]+)"', text))


def count(text: str) -> int:
    found = re.search(r'role="status">(\d+) ', text)
    return int(found[1]) if found else 0


def offered(text: str) -> dict[str, int]:
    """What the panel offers to narrow by: address → how many of the hits have it."""
    links = r'href="(/search\?[^"]+)"><span>[^<]*</span> <span class="soft small">(\d+)</span>'
    return {address.replace("&amp;", "&"): int(number) for address, number in re.findall(links, text)}


def test_hits_are_narrowed_by_the_theme_kept_under_a_recommendation(client: FlaskClient, ids: list[str]) -> None:
    assert citations(page(client, q="fund", theme=THEME)) == {f"{SYMBOL}, para. 2"}
    assert citations(page(client, q="schools", theme=THEME)) == set()
    assert citations(page(client, q="fund", theme="No such theme")) == set()


def test_the_paragraphs_of_a_ministry_are_what_it_answers_for_and_what_it_contributed(
    client: FlaskClient, ids: list[str], cast: Cast
) -> None:
    found = page(client, q="fund", ministry=cast.education)

    assert citations(found) == {f"{SYMBOL}, para. 1", "Schools (2022-12-19), para. 1"}
    assert "Ministry of Education" in found


def test_a_ministry_set_right_is_counted_at_once(
    client: FlaskClient, ids: list[str], cast: Cast, installation: Installation
) -> None:
    assert count(page(client, q="fund", ministry=cast.education)) == 2

    with installation.store.writing() as db:
        keeping.put_tag(db, ids[2:], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)

    assert count(page(client, q="fund", ministry=cast.education)) == 3


def test_who_may_not_see_who_answers_sees_no_ministry_and_cannot_ask_by_one(
    installation: Installation, ids: list[str], cast: Cast
) -> None:
    chidi = signed_in(installation, "chidi")

    assert "Ministry of Education" not in page(chidi, q="fund")
    assert not any("ministry=" in address for address in offered(page(chidi, q="fund")))
    assert citations(page(chidi, q="fund", ministry=cast.education)) == set()
    assert page(chidi, ministry=cast.education).count(cast.education) == page(
        chidi, ministry="a" * len(cast.education)
    ).count("a" * len(cast.education))


def test_each_number_beside_a_value_is_what_narrowing_by_it_finds(
    client: FlaskClient, installation: Installation, ids: list[str]
) -> None:
    for someone in (client, signed_in(installation, "chidi")):
        whole = page(someone, q="fund")
        assert len(offered(whole)) > 8
        assert {address: count(someone.get(address).text) for address in offered(whole)} == offered(whole)


def test_a_second_value_of_a_kind_is_still_offered_and_adds_what_its_number_says(
    client: FlaskClient, ids: list[str]
) -> None:
    narrowed = page(client, q="fund", kind="state_report")

    wider = {address: number for address, number in offered(narrowed).items() if address.count("&kind=") == 2}

    assert sorted(wider.values()) == [1, 3]
    for address, number in wider.items():
        assert count(client.get(address).text) == count(narrowed) + number


def test_years_are_put_together_and_documents_without_one_are_found_too(
    client: FlaskClient, installation: Installation, ids: list[str]
) -> None:
    with installation.store.writing() as db:
        put_document(db, ["An undated fund."], symbol=None, title="Undated", date=None, kind="other", treaty=None)
    installation.sync()

    assert citations(page(client, q="fund", year="none")) == {"Undated, para. 1"}
    assert count(page(client, q="fund", year="2022, none")) == count(page(client, q="fund")) == 6
    one = page(client, q="fund", year="2022")
    assert "without a year" in one
    assert "/search?q=fund&amp;year=2022%2C+none" in one
    assert "/search?q=fund&amp;year=none" in page(client, q="fund", year="2022, none")
    assert citations(page(client, q="fund year:none")) == {"Undated, para. 1"}


def test_reports_bodies_and_contributions_are_told_apart(client: FlaskClient, ids: list[str]) -> None:
    assert citations(page(client, q="fund", source="report")) == {"CERD/C/ARC/6, para. 1"}
    assert count(page(client, q="fund", source="body")) == 3
    assert citations(page(client, q="fund", source="contribution")) == {"Schools (2022-12-19), para. 1"}
    assert count(page(client, q="fund", source="contribution", kind="state_report")) == 0


def test_a_hit_says_by_which_other_form_of_a_word_it_was_found(client: FlaskClient, ids: list[str]) -> None:
    text = re.sub(r"<[^>]+>", "", page(client, q='funding judges "racist past" rac*'))

    assert "Found by: funding (funded) · rac* (racist)" in text
    assert "Found by" not in page(client, q='judges "racist past"')  # the marks say it


def test_a_word_found_nowhere_is_taken_for_the_beginning_of_one_on_the_page_as_while_one_types(
    client: FlaskClient, ids: list[str]
) -> None:
    typed = client.get("/search?q=prisons+recommen", headers={"HX-Request": "true"}).text

    assert citations(typed) == citations(page(client, q="prisons recommen")) == {f"{SYMBOL}, para. 3"}
    assert [row[0] for row in rows(client, q="prisons recommen")[1:]] == [f"{SYMBOL}, para. 3"]
    assert "Found by: recommen* (recommends)" in re.sub(r"<[^>]+>", "", typed)
    assert 'href="/documents/cerd-c-arc-co-5?q=prisons+recommen%2A#para-3"' in typed
    assert citations(page(client, q="prison")) == {f"{SYMBOL}, para. 3"}


@pytest.mark.parametrize("kind", ["words", "recommendation", "like"])
def test_paragraphs_like_selected_words_a_recommendation_or_a_paragraph(
    client: FlaskClient, ids: list[str], kind: str
) -> None:
    value = {"words": "recommends funds for judges", "recommendation": ids[1], "like": f"{SYMBOL}, para. 2"}[kind]

    found = citations(page(client, **{kind: value}))

    assert "CERD/C/ARC/6, para. 1" in found
    assert (f"{SYMBOL}, para. 2" in found) == (kind == "words")


def test_paragraphs_like_what_a_guideline_asks_for(client: FlaskClient, installation: Installation) -> None:
    pack = client.get("/guidelines/icerd").text
    link = re.search(r'href="(/search\?requirement=icerd%3A[^"]+)"', pack)
    assert link
    wanted = re.search(r"<li id=[^>]+><span[^>]*>([^<]+)</span>", pack)
    assert wanted
    with installation.store.writing() as db:
        put_document(db, [f"As asked: {wanted[1]}"])
    installation.sync()

    assert citations(client.get(link[1]).text) == {"CERD/C/BRA/CO/18-20, para. 1"}
    assert client.get("/search?requirement=icerd:nothing").status_code == 422


def test_nobody_asks_by_a_recommendation_that_is_hidden(
    installation: Installation, ids: list[str], client: FlaskClient
) -> None:
    with installation.store.writing() as db:
        db.execute("update recommendation set audience = 'secretariat' where id = :id", {"id": ids[0]})
    hidden = signed_in(installation, "chidi").get(f"/search?recommendation={ids[0]}")
    none = signed_in(installation, "chidi").get(f"/search?recommendation={'0' * len(ids[0])}")

    assert (hidden.status_code, none.status_code) == (422, 422)
    assert "schools" not in hidden.text


def rows(client: FlaskClient, **asked: str) -> list[tuple[object, ...]]:
    answer = client.get(f"/search.xlsx?{urlencode(asked)}")
    return cells(answer)


def cells(answer: TestResponse) -> list[tuple[object, ...]]:
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.data), read_only=True)
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_all_that_was_found_is_taken_away_with_citations(client: FlaskClient, ids: list[str], cast: Cast) -> None:
    head, *found = rows(client, q="fund")
    told = [dict(zip(head, row, strict=True)) for row in found]

    assert {row["Citation"] for row in told} == citations(page(client, q="fund"))
    first = next(row for row in told if row["Citation"] == f"{SYMBOL}, para. 1")
    assert first["Text"] == "The Committee recommends that the State party fund its schools."
    assert (first["Ministries"], first["Treaty"], first["Body"]) == ("Ministry of Education", "ICERD", "CERD")
    assert first["Year"] == 2022  # a number: what Excel filters and sorts by
    assert str(first["Address"]).endswith("/documents/cerd-c-arc-co-5#para-1")
    assert len(rows(client, q="fund", theme=THEME)) == 2
    assert len(rows(client, words="funds for judges")) > 1


def test_the_file_is_named_by_what_was_asked_and_the_day(client: FlaskClient, ids: list[str]) -> None:
    def today() -> date:
        here: datetime = client.application.extensions["workbench"].settings.here(datetime.now(UTC))
        return here.date()

    for asked, said in (
        ({"q": '"fund" OR sch*', "treaty": "ICERD"}, "fund OR sch ICERD CERD"),
        ({"year": "2022"}, "2022"),
    ):
        days = [today()]
        disposition = client.get(f"/search.xlsx?{urlencode(asked)}").headers["Content-Disposition"]
        days.append(today())  # midnight may have come between
        assert disposition.partition("filename=")[2].strip('"') in [f"search {said} {day}.xlsx" for day in days]


def test_a_long_or_foreign_question_names_a_file_too() -> None:
    day = date(2026, 11, 27)
    assert file_name(["حقوق المرأة"], day) == "search حقوق المرأة 2026-11-27.xlsx"
    assert file_name(['../"/', " "], day) == "search 2026-11-27.xlsx"
    assert file_name(["violence " * 20], day) == f"search {'violence ' * 6}2026-11-27.xlsx"


def made(client: FlaskClient, installation: Installation, address: str) -> str:
    """Has the file made by a task; gives its address."""
    page = client.post(address).headers["Location"]
    assert Worker(installation, clock=lambda: MORNING).work_once()
    found = re.search(r'href="(/search/files/[^"]+)"', client.get(page).text)
    assert found, client.get(page).text
    return found[1]


@pytest.mark.parametrize(
    "given",
    ["q=fund&year=2022&source=body", f"q=fund&{urlencode({'theme': THEME})}", "words=funds+for+judges&year=none,2022"],
)
def test_very_many_hits_are_written_by_a_task_that_says_the_same(
    client: FlaskClient, installation: Installation, ids: list[str], monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    at_once = rows(client, **dict(parse_qsl(given)))
    monkeypatch.setattr(search_file, "LONG", 0)
    offered_page = client.get(f"/search.xlsx?{given}").text
    assert "it is made while you go on working" in offered_page
    assert 'method="post" action="/search.xlsx?' in offered_page

    address = made(client, installation, f"/search.xlsx?{given}")

    assert cells(client.get(address)) == at_once
    assert len(at_once) > 1
    assert signed_in(installation, "chidi").get(address).status_code == 404


def test_the_file_of_a_task_holds_what_its_person_may_see_when_it_is_made(
    client: FlaskClient, installation: Installation, ids: list[str]
) -> None:
    chidi = signed_in(installation, "chidi")

    written = cells(chidi.get(made(chidi, installation, "/search.xlsx?q=fund")))

    assert written == rows(chidi, q="fund")
    assert not any("Schools" in str(cell) for row in written for cell in row)


def test_whoever_looks_after_the_system_does_not_read_what_was_searched_for(
    client: FlaskClient, installation: Installation, ids: list[str]
) -> None:
    task = client.post("/search.xlsx?q=fund").headers["Location"]
    olga = signed_in(installation, "olga")

    for address in ("/admin", task):
        assert f'href="{task}"' in olga.get("/admin").text
        assert "fund" not in olga.get(address).text


def test_a_task_of_a_search_that_is_stopped_makes_no_file(
    client: FlaskClient, installation: Installation, ids: list[str]
) -> None:
    page = client.post("/search.xlsx?q=fund").headers["Location"]
    assert client.post("/search.xlsx?q=fund").headers["Location"] == page
    client.post(f"{page}/stop")
    Worker(installation, clock=lambda: MORNING).work_once()

    assert "/search/files/" not in client.get(page).text
    assert client.get(f"/search/files/{page.rsplit('/', 1)[1]}").status_code == 404


def test_the_workbook_holds_only_what_its_reader_may_see(installation: Installation, ids: list[str]) -> None:
    chidi = signed_in(installation, "chidi")

    head, *found = rows(chidi, q="fund")

    assert "Ministries" not in head
    assert {row[0] for row in found} == citations(page(chidi, q="fund"))
    assert not any("Schools" in str(cell) for row in found for cell in row)


@pytest.mark.parametrize("given", ["", "q=%22open", "q=x&year=20", "like=nothing"])
def test_what_cannot_be_searched_leads_back_to_the_page(client: FlaskClient, given: str) -> None:
    answer = client.get(f"/search.xlsx?{given}")

    assert answer.status_code == 303
    assert answer.location.startswith("/search")
