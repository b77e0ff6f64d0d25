"""Searches that somebody saves under a name, and what a link to one shows somebody else."""

import json
import re

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.installation import Installation
from workbench.searches import saved_searches as saved
from workbench.searches.saved_searches import MOST, NeedsAName, NeedsAPerson, NothingAsked, TooManySaved, keep

ASKED = "q=racism&treaty=ICERD"


@pytest.fixture
def library(installation: Installation, cast: Cast) -> Installation:
    with installation.store.writing() as db:
        put_document(db, ["Measures against racism."])
        put_document(
            db, ["Racism, a secret canary."], symbol=None, title="Note", kind="minutes", audience="secretariat"
        )
    installation.sync()
    return installation


def save(client: FlaskClient, name: str, asked: str = ASKED) -> str:
    """Saves it on the page; gives the page one lands on."""
    return client.post("/search/saved", data={"name": name, "asked": asked}, follow_redirects=True).text


def names(installation: Installation, cast: Cast) -> dict[str, str]:
    with installation.store.reading() as db:
        return {each.name: each.asked for each in saved.saved_searches(db, cast.amina)}


def test_a_search_is_saved_under_a_name_and_asked_again(client: FlaskClient, library: Installation, cast: Cast) -> None:
    page = save(client, "  Racism in\tICERD ")

    assert names(library, cast) == {"Racism in ICERD": ASKED}
    assert '<a href="/search?q=racism&amp;treaty=ICERD" aria-current="page"><bdi>Racism in ICERD</bdi></a>' in page
    assert 'data-copy="http://localhost/search?q=racism&amp;treaty=ICERD"' in page
    assert "<bdi>Racism in ICERD</bdi>" in client.get("/search").text


def test_what_is_saved_is_the_question_from_its_first_page(
    client: FlaskClient, library: Installation, cast: Cast
) -> None:
    save(client, "Odd", "q=racism&page=3&nonsense=1&year=2022&theme=Torture&group=document")

    assert names(library, cast) == {"Odd": "q=racism&theme=Torture&year=2022&group=document"}


def test_a_name_used_again_asks_the_newer_question(client: FlaskClient, library: Installation, cast: Cast) -> None:
    save(client, "Mine")
    save(client, "Mine", "q=police")

    assert names(library, cast) == {"Mine": "q=police"}


def test_nobody_else_sees_or_throws_away_what_one_saved(client: FlaskClient, library: Installation, cast: Cast) -> None:
    save(client, "Mine alone")
    with library.store.reading() as db:
        (mine,) = saved.saved_searches(db, cast.amina)
    chidi = signed_in(library, "chidi")

    assert "Mine alone" not in chidi.get("/search").text
    assert chidi.post(f"/search/saved/{mine.id}/forget").status_code == 404
    assert names(library, cast) == {"Mine alone": ASKED}


def test_a_link_shows_somebody_else_what_that_person_may_read(client: FlaskClient, library: Installation) -> None:
    save(client, "All", "q=racism")
    address = re.search(r'<a href="(/search\?q=racism)"', client.get("/search").text)
    assert address

    assert "canary" in client.get(address[1]).text
    assert "canary" not in signed_in(library, "chidi").get(address[1]).text


def test_a_search_thrown_away_stays_on_the_page_to_be_saved_again(
    client: FlaskClient, library: Installation, cast: Cast
) -> None:
    address = re.search(r'action="(/search/saved/[^"]+/forget)"', save(client, "Mine"))
    assert address

    page = client.post(address[1], follow_redirects=True).text

    assert names(library, cast) == {}
    assert f'<input type="hidden" name="asked" value="{ASKED.replace("&", "&amp;")}">' in page
    assert client.post(address[1]).status_code == 404


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("", ASKED),
        ("x" * 200, ASKED),
        ("Nothing", ""),
        ("Nothing", "page=2"),
        ("Not closed", "q=%22racism"),
        ("Long ago", "q=racism&year=long+ago"),
    ],
)
def test_what_has_no_name_or_cannot_be_asked_is_not_saved(
    client: FlaskClient, library: Installation, cast: Cast, name: str, asked: str
) -> None:
    assert '<div class="notice warning" data-flash>' in save(client, name, asked)
    assert names(library, cast) == {}


def test_so_many_are_kept_and_no_more(library: Installation, cast: Cast) -> None:
    with library.store.writing() as db:
        for number in range(MOST):
            keep(db, name=f"Search {number}", asked=ASKED, by=cast.amina, at=MORNING)
        with pytest.raises(TooManySaved):
            keep(db, name="One more", asked=ASKED, by=cast.amina, at=MORNING)
        keep(db, name="Search 7", asked="q=other", by=cast.amina, at=MORNING)


@pytest.mark.parametrize(
    ("refusal", "given"), [(NeedsAName, {"name": " "}), (NothingAsked, {"asked": ""}), (NeedsAPerson, {"by": None})]
)
def test_each_refusal_says_what_to_do(
    library: Installation, cast: Cast, refusal: type[Exception], given: dict[str, object]
) -> None:
    by = cast.operator if "by" in given else cast.amina
    with library.store.writing() as db, pytest.raises(refusal):
        keep(db, **{"name": "Mine", "asked": ASKED, **given, "by": by, "at": MORNING})  # type: ignore[arg-type]


def test_the_journal_does_not_tell_what_somebody_looks_for(
    client: FlaskClient, library: Installation, cast: Cast
) -> None:
    save(client, "Canary of mine", "q=canary")

    with library.store.reading() as db:
        summaries = [row["summary"] for row in db.query("select summary from journal")]
    assert "Amina Haddad saved a search" in summaries
    assert not any("anary" in each for each in summaries)


def call(library: Installation, *arguments: str) -> Result:
    as_amina = ["--home", str(library.settings.home), "--as", "amina@arcadia.example"]
    return CliRunner().invoke(main, [*as_amina, *arguments])


def test_a_search_is_saved_asked_again_and_thrown_away_from_the_command_line(
    client: FlaskClient, library: Installation, cast: Cast
) -> None:
    call(library, "saved-search", "keep", "Racism", f"http://localhost/search?{ASKED}&page=3")

    assert names(library, cast) == {"Racism": ASKED}
    assert f'href="/search?{ASKED.replace("&", "&amp;")}"' in client.get("/search").text
    found = json.loads(call(library, "search", "--saved", "Racism", "--json").stdout)
    assert found["total"] == 2
    assert json.loads(call(library, "saved-search", "list", "--json").stdout)[0]["asked"] == ASKED
    assert call(library, "saved-search", "forget", "Racism").exit_code == 0
    assert names(library, cast) == {}


@pytest.mark.parametrize(
    ("asked", "like"),
    [
        ("words=Measures+against+racism", {"like": "words", "text": "Measures against racism", "language": "en"}),
        (
            "like=CERD%2FC%2FARC%2F6%2C+para.+1",
            {"citation": "CERD/C/ARC/6, para. 1", "replaced_by": None, "now": None},
        ),
        ("q=measures+rac", None),
    ],
)
def test_a_saved_search_asks_on_the_command_line_what_its_page_asks(
    client: FlaskClient, library: Installation, asked: str, like: dict[str, str] | None
) -> None:
    with library.store.writing() as db:
        put_document(db, ["Of its measures against racism the report speaks."], symbol="CERD/C/ARC/6")
    library.sync()
    save(client, "Mine", asked)
    page = client.get(f"/search?{asked}").text

    found = json.loads(call(library, "search", "--saved", "Mine", "--json").stdout)

    assert found["asked"] == like
    assert found["total"] > 0
    assert [each["citation"] for each in found["hits"]] == re.findall(r'data-copy="([^"]+, para[^"]+)"', page)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "--saved", "Nothing so called"], "There is no saved search of yours here"),
        (["search", "--saved", "Racism", "police"], "give no words and no filters beside it"),
        (["search", "--saved", "Years"], "Write a year as 2019"),
        (["search", "--saved", "Gone"], "The guideline has no such line"),
        (["saved-search", "forget", "Nothing so called"], "There is no saved search of yours here"),
        (["saved-search", "keep", "Empty", "http://localhost/search"], "There is no search to save"),
        (["saved-search", "keep", "Not closed", 'q="racism'], "Position 1: a quotation mark is opened here"),
        (["saved-search", "keep", "Long ago", "q=racism&year=long+ago"], "Write a year as 2019"),
    ],
)
def test_what_cannot_be_asked_or_kept_is_said_on_the_command_line(
    library: Installation, cast: Cast, arguments: list[str], said: str
) -> None:
    with library.store.writing() as db:
        keep(db, name="Gone", asked="requirement=icerd%3Anothing", by=cast.amina, at=MORNING)
        years = keep(db, name="Years", asked="q=racism&year=2019", by=cast.amina, at=MORNING)
        db.table("saved_search").update(years, {"asked": "q=racism&year=long+ago"})  # as an earlier release kept it
        keep(db, name="Nothing so called", asked=ASKED, by=cast.chidi, at=MORNING)

    refused = call(library, *arguments)

    assert refused.exit_code != 0
    assert said in refused.stderr
    assert set(names(library, cast)) == {"Gone", "Years"}
