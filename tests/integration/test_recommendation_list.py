"""The list of recommendations: narrowed, assigned many at once, undone; and what each reader sees of it."""

import gzip
import re

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.people import OrganisationKind, operations
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.records import Facet, Fact, Role
from workbench.recommendations.wanted import Wanted
from workbench.web.recommendations import bulk
from workbench.web.recommendations.listing import PAGE_LENGTH

MATTERS = ("schools", "judges", "prisons")


def asked_of(matter: str) -> tuple[str, str]:
    return ("recommendation", f"The Committee recommends that the State party fund its {matter}.")


@pytest.fixture
def ids(installation: Installation, cast: Cast) -> list[str]:
    """Three recommendations of one document; the ids in its order."""
    with installation.store.writing() as db:
        put_units(db, put_document(db, map(asked_of, MATTERS), symbol="CERD/C/ARC/CO/5", state="ARC"))
        return list(queries.ids_wanted(db, cast.amina, Wanted()))


def assigned(installation: Installation, key: str) -> tuple[str, ...]:
    """The ministries responsible for it."""
    with installation.store.reading() as db:
        return kept.kept_of(db, [key]).get(key, kept.NOTHING).ministries(Role.RESPONSIBLE)


def shown(page: str) -> list[str]:
    """The matters of the recommendations that the page shows."""
    return [matter for matter in MATTERS if f"fund its {matter}." in page]


def test_the_list_is_narrowed_by_words_and_by_what_is_kept(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids[1:2], Facet.THEME, "Administration of justice", by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids[2:], Fact.STATUS, "implemented", by=cast.amina, at=MORNING)
    assert shown(client.get("/recommendations").text) == list(MATTERS)
    assert shown(client.get("/recommendations?q=JUDGES+fund").text) == ["judges"]
    assert shown(client.get(f"/recommendations?ministry={cast.education}&role=responsible").text) == ["schools"]
    assert shown(client.get(f"/recommendations?ministry={cast.education}&role=supporting").text) == []
    assert shown(client.get("/recommendations?ministry=none&status=none").text) == ["judges"]
    assert shown(client.get("/recommendations?theme=Administration+of+justice").text) == ["judges"]
    assert shown(client.get("/recommendations?status=implemented&treaty=ICERD&year_from=2022").text) == ["prisons"]
    assert shown(client.get("/recommendations?year_to=2021").text) == []


def test_each_filter_that_is_on_is_named_and_can_be_taken_off(client: FlaskClient, ids: list[str]) -> None:
    page = client.get("/recommendations?q=fund&treaty=ICERD&theme=none").text
    chips = dict(re.findall(r'aria-current="true" href="([^"]+)">([^<]+?) <span', page))
    assert chips == {
        "/recommendations?treaty=ICERD&amp;theme=none": "Words: fund",
        "/recommendations?q=fund&amp;theme=none": "Treaty: ICERD",
        "/recommendations?q=fund&amp;treaty=ICERD": "Theme: none yet",
    }


def test_a_list_in_which_nothing_fits_says_how_to_go_on(client: FlaskClient) -> None:
    assert "No recommendations yet" in client.get("/recommendations").text
    page = client.get("/recommendations?q=roads").text
    assert "Nothing fits" in page
    assert 'href="/recommendations">Show all' in page


def test_who_may_not_see_the_follow_up_can_neither_read_nor_ask_it(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids[:1], Facet.THEME, "Right to education", by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids[:1], Fact.STATUS, "implemented", by=cast.amina, at=MORNING)
    chidi = signed_in(installation, "chidi")
    page = chidi.get("/recommendations").text
    assert "Right to education" in page
    assert "Ministry of Education" not in page
    assert "implemented" not in page
    assert 'name="id"' not in page
    asked = chidi.get(f"/recommendations?ministry={cast.education}&status=implemented&cluster=none&suggested=theme")
    assert shown(asked.text) == list(MATTERS)


def test_a_focal_point_sees_the_ministries_and_has_no_form_for_many(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
    bruno = signed_in(installation, "bruno")
    page = bruno.get("/recommendations").text
    assert "<strong><bdi>Ministry of Education</bdi></strong>" in page
    assert f'href="/recommendations?ministry={cast.education}">of my ministry' in page
    assert 'name="id"' not in page
    assert (
        bruno.post("/recommendations/bulk", data={"do": f"responsible:{cast.education}", "id": ids}).status_code == 404
    )
    assert assigned(installation, ids[1]) == ()


def test_many_are_assigned_at_once_which_is_said_and_undone(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    form = {"do": "assign:", "ministry": cast.education, "role": "responsible", "id": ids[:2], "filter": "q=fund"}
    answer = client.post("/recommendations/bulk", data=form)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/recommendations?q=fund#recommendation-{ids[0]}"
    assert [assigned(installation, key) for key in ids] == [("Ministry of Education",), ("Ministry of Education",), ()]
    page = client.get("/recommendations?q=fund").text
    assert "2 recommendations assigned to: Ministry of Education." in page
    act = re.search(r'name="act" value="([^"]+)"', page)
    assert act
    assert client.post("/recommendations/undo", data={"act": act[1], "filter": "q=fund"}).status_code == 303
    assert "Undone for 2 recommendations." in client.get("/recommendations").text
    assert assigned(installation, ids[0]) == ()
    assert "Undone" not in client.get("/recommendations").text, "it is said once"
    client.post("/recommendations/undo", data={"act": act[1]})
    assert "There is nothing left to undo" in client.get("/recommendations").text


def test_what_was_done_already_is_not_done_again(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    form = {"do": f"responsible:{cast.education}", "id": ids[0]}
    client.post("/recommendations/bulk", data=form)
    client.get("/recommendations")
    client.post("/recommendations/bulk", data=form)
    page = client.get("/recommendations").text
    assert "Nothing was changed: it stood so already." in page
    assert 'name="act" value=""' in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"do": "put:theme", "theme": "Right to education"}, "sorted under: Right to education"),
        ({"do": "put:sdg", "sdg": "SDG 4.1"}, "sorted under: 4.1"),
        ({"do": "put:person", "person": "Children"}, "sorted under: Children"),
        ({"do": "say:status", "status": "under_way", "evidence": "Act 7"}, "recommendation is now: under way"),
        ({"do": "say:priority", "priority": "high"}, "recommendation is now: high"),
        ({"do": "say:due", "due": "2027-03-31"}, "recommendation due on 31 March 2027"),
        ({"do": "cluster:in", "new_cluster": "Schools"}, "put into the cluster: Schools"),
    ],
)
def test_the_chosen_are_sorted_and_dated(client: FlaskClient, ids: list[str], form: dict[str, str], said: str) -> None:
    assert client.post("/recommendations/bulk", data={**form, "id": ids[0]}).status_code == 303
    assert said in client.get("/recommendations").text.replace("March 31, 2027", "31 March 2027")


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({"do": "put:theme", "theme": "Right to education"}, 422, "No recommendation is chosen"),
        ({"do": "put:theme", "theme": " ", "id": "0"}, 422, "Say first what is to be done"),
        ({"do": "put:sdg", "sdg": "99", "id": "0"}, 422, "is not the number of a goal"),
        ({"do": "say:due", "due": "soon", "id": "0"}, 422, "is not a day"),
        ({"do": "take:everything", "id": "0"}, 422, "Say first what is to be done"),
        ({"do": "say:everything", "id": "0"}, 422, "Say first what is to be done"),
        ({"do": "assign:", "ministry": "Ministry of Roads", "id": "0"}, 404, "Ministry of Roads"),
        ({"do": "put:theme", "theme": "Right to education", "id": "elsewhere"}, 404, "There is no recommendation"),
        (
            {"do": "put:theme", "theme": "Right to education", "scope": "every", "total": "2"},
            409,
            "3 recommendations fit",
        ),
    ],
)
def test_what_cannot_be_done_is_said_on_the_list_with_all_that_was_ticked_and_typed(
    client: FlaskClient, ids: list[str], form: dict[str, str], status: int, words: str
) -> None:
    given = {**form, **({"id": ids[0]} if form.get("id") == "0" else {}), "evidence": "Act 7 is in force."}
    answer = client.post("/recommendations/bulk", data=given)
    assert answer.status_code == status
    assert words in answer.text
    assert "Act 7 is in force." in answer.text
    assert (f'value="{ids[0]}" checked' in answer.text) is (form.get("id") == "0")


def test_all_that_fit_or_all_on_the_page_are_chosen_in_one_step(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    form = {"do": f"responsible:{cast.education}", "scope": "every", "total": "1", "filter": "q=judges"}
    assert client.post("/recommendations/bulk", data=form).headers["Location"] == "/recommendations?q=judges"
    assert [len(assigned(installation, key)) for key in ids] == [0, 1, 0]
    on_page = {"do": f"responsible:{cast.education}", "scope": "page", "on_page": " ".join(ids[1:])}
    client.post("/recommendations/bulk", data=on_page)
    assert "1 recommendation assigned to" in client.get("/recommendations").text
    assert [len(assigned(installation, key)) for key in ids] == [0, 1, 1]


def test_more_than_can_be_done_while_others_wait_is_refused(
    cast: Cast, client: FlaskClient, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 2)
    form = {"do": f"responsible:{cast.education}", "scope": "every", "total": "3"}
    answer = client.post("/recommendations/bulk", data=form)
    assert answer.status_code == 422
    assert "3 recommendations fit; up to 2 can be done at once" in answer.text
    assert "<strong><bdi>Ministry of Education" not in client.get("/recommendations").text


def test_one_key_brings_back_one_row_and_no_page(cast: Cast, client: FlaskClient, ids: list[str]) -> None:
    form = {"do": f"supporting:{cast.education}", "id": ids[1]}
    part = client.post("/recommendations/bulk", data=form, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert shown(part.text) == ["judges"]
    assert "<html" not in part.text
    assert len(part.data) < 5_000
    assert "1 recommendation: Ministry of Education supports." in part.text
    assert (
        client.post("/recommendations/bulk", data={"do": "put:sdg"}, headers={"HX-Request": "true"}).status_code == 422
    )


def test_a_page_past_the_end_is_the_last_one(installation: Installation, cast: Cast, client: FlaskClient) -> None:
    with installation.store.writing() as db:
        texts = [asked_of(f"bridge {number}") for number in range(PAGE_LENGTH + 1)]
        put_units(db, put_document(db, texts, symbol="CERD/C/ARC/CO/5", state="ARC"))
    page = client.get("/recommendations?page=9").text
    assert f"{PAGE_LENGTH + 1}–{PAGE_LENGTH + 1} of {PAGE_LENGTH + 1}" in page
    assert 'rel="prev"' in page
    assert 'rel="next"' in client.get("/recommendations?page=x").text
    assert f"{PAGE_LENGTH + 1}–" in client.get("/recommendations?page=" + "9" * 5_000).text


def test_a_ministry_keeps_its_number_while_one_works(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    with installation.store.writing() as db:
        water = operations.add_organisation(
            db, name="Ministry of Water", kind=OrganisationKind.MINISTRY, by=cast.operator, at=MORNING
        )

    def first() -> str:
        page = client.get("/recommendations").text
        found = re.search(r'data-number="1"><kbd aria-hidden="true">1</kbd> ([^<]+)<', page)
        assert found
        return found[1]

    assert first() == "Ministry of Education"
    client.post("/recommendations/bulk", data={"do": f"responsible:{water}", "id": ids})
    assert first() == "Ministry of Education", "though the other is the busiest now"
    client.post("/recommendations/numbers", data={"number-1": water, "number-2": "nobody"})
    assert first() == "Ministry of Water"
    page = client.get("/recommendations/numbers").text
    assert "National Human Rights Commission" not in page, "it is independent"


def suggest(installation: Installation, ids: list[str], value: str, *, sure: bool) -> None:
    """A ministry suggested for these."""
    with installation.store.writing() as db:
        for key in ids:
            row = {"recommendation_id": key, "facet": "ministry", "value": value, "reason": "the words “schools”"}
            db.table("suggestion").insert({**row, "confidence": 0.93 if sure else 0.4, "sure": int(sure)})


def test_suggestions_stand_apart_and_only_those_who_keep_them_see_them(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    suggest(installation, ids[:1], cast.education, sure=True)
    page = client.get("/recommendations?suggested=ministry").text
    assert shown(page) == ["schools"]
    assert "no ministry yet" in page
    assert "<bdi>Ministry of Education</bdi> 93" in page
    assert "suggested:" not in signed_in(installation, "bruno").get("/recommendations").text


def test_the_sure_are_ticked_beforehand_and_confirmed_in_one_step(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    suggest(installation, ids[:2], cast.education, sure=True)
    suggest(installation, ids[2:], cast.education, sure=False)
    overview = client.get("/recommendations/suggestions").text
    assert "3 recommendations · 2 of them sure" in overview
    address = f"/recommendations/suggestions?facet=ministry&value={cast.education}"
    assert address.replace("&", "&amp;") in overview
    page = client.get(address).text
    assert page.count(" checked ") == 2
    assert "the words “schools”" in page
    assert client.get(f"{address}&page=2").headers["Location"] == address
    form = {"facet": "ministry", "value": cast.education, "do": "confirm", "id": ids[:2]}
    assert client.post("/recommendations/suggestions", data=form).headers["Location"] == address
    page = client.get(address).text
    assert "Confirmed for 2 recommendations." in page
    assert [shown(page), len(assigned(installation, ids[0])), len(assigned(installation, ids[2]))] == [
        ["prisons"],
        1,
        0,
    ]


def test_a_row_shows_of_each_kind_the_few_suggestions_that_are_likely(
    installation: Installation, client: FlaskClient, ids: list[str]
) -> None:
    themes = [f"Theme {number}" for number in range(5)]
    with installation.store.writing() as db:
        for number, theme in enumerate(themes):
            place = {"recommendation_id": ids[0], "facet": "theme", "value": theme, "reason": "[]", "sure": 0}
            db.table("suggestion").insert({**place, "confidence": 0.9 - number / 10})
        weak = {"recommendation_id": ids[0], "facet": "person", "value": "Youth", "reason": "[]", "sure": 0}
        db.table("suggestion").insert({**weak, "confidence": 0.3})
    page = client.get("/recommendations").text
    assert [theme for theme in themes if f"<bdi>{theme}</bdi>" in page] == themes[:3]
    assert "<bdi>Youth</bdi>" not in page


def test_what_is_set_aside_is_no_longer_suggested_and_the_next_value_is_one_step_away(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    suggest(installation, ids[:2], cast.education, sure=True)
    suggest(installation, ids[2:], cast.secretariat, sure=False)
    address = f"/recommendations/suggestions?facet=ministry&value={cast.education}"
    assert "Next: Secretariat of the National Mechanism" in client.get(address).text
    form = {"facet": "ministry", "value": cast.education, "do": "aside", "id": ids[:2]}
    client.post("/recommendations/suggestions", data=form)
    assert client.get(address).headers["Location"] == "/recommendations/suggestions"
    page = client.get("/recommendations/suggestions").text
    assert "Set aside for 2 recommendations." in page
    assert "Ministry of Education" not in page
    assert assigned(installation, ids[0]) == ()


def test_a_suggestion_of_nothing_is_refused(client: FlaskClient, cast: Cast, ids: list[str]) -> None:
    assert "Nothing is suggested" in client.get("/recommendations/suggestions").text
    form = {"facet": "ministry", "value": cast.education, "do": "confirm"}
    answer = client.post("/recommendations/suggestions", data=form, follow_redirects=True)
    assert answer.request.path == "/recommendations/suggestions"
    assert "No recommendation is chosen." in answer.text
    assert client.post("/recommendations/suggestions", data={**form, "facet": "twin"}).status_code == 404
    unsure = {"do": "confirm:sure", "id": ids[0]}
    client.post("/recommendations/bulk", data=unsure)
    assert "nothing is suggested that is sure" in client.get("/recommendations").text


def test_the_list_is_taken_away_as_it_is_narrowed(
    installation: Installation, cast: Cast, client: FlaskClient, ids: list[str]
) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
    page = client.get("/recommendations?q=fund&ministry=none").text
    assert 'href="/recommendations.csv?q=fund&amp;ministry=none"' in page
    table = client.get("/recommendations.csv?q=fund&ministry=none")
    assert table.headers["Content-Disposition"] == "attachment; filename=recommendations.csv"
    assert shown(table.text) == ["judges", "prisons"]
    assert "Ministry of Education" in client.get("/recommendations.csv").text
    assert client.get("/recommendations.xlsx").data.startswith(b"PK")
    assert client.get("/recommendations.xlsx?as=tracker").data.startswith(b"PK")
    assert client.get("/recommendations.docx?by=priority").data.startswith(b"PK")


def test_what_one_may_not_see_is_in_no_file_either(installation: Installation, cast: Cast, ids: list[str]) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
    chidi = signed_in(installation, "chidi")
    table = chidi.get(f"/recommendations.csv?ministry={cast.education}").text
    assert shown(table) == list(MATTERS), "the filter is not heard"
    assert "Ministry of Education" not in table
    assert chidi.get("/recommendations.docx").status_code == 404
    assert ".docx" not in chidi.get("/recommendations").text


@pytest.mark.parametrize(
    "address", [".pdf", ".docx?by=colour", ".csv?as=circulation", ".csv?as=poem", ".docx?as=table"]
)
def test_a_form_that_there_is_not_is_not_found(client: FlaskClient, ids: list[str], address: str) -> None:
    assert client.get(f"/recommendations{address}").status_code == 404


def test_a_list_of_nothing_is_not_made(client: FlaskClient) -> None:
    answer = client.get("/recommendations.docx")
    assert answer.status_code == 422
    assert "there is no list to make" in answer.text


def test_all_are_looked_at_again_by_a_long_task_once(client: FlaskClient, ids: list[str]) -> None:
    assert "3 recommendations were not looked at yet." in client.get("/recommendations/suggestions").text
    assert client.post("/recommendations/suggestions/again").headers["Location"].startswith("/jobs/")
    again = client.post("/recommendations/suggestions/again")
    assert again.headers["Location"] == "/recommendations/suggestions"
    assert "it is being looked at already" in client.get("/recommendations/suggestions").text


def test_the_list_leads_to_the_pages_that_its_reader_may_open(
    installation: Installation, client: FlaskClient, ids: list[str]
) -> None:
    def places(page: str) -> list[str]:
        tabs = page.partition('<nav class="tabs"')[2].partition("</nav>")[0]
        return re.findall(r'href="/recommendations/([^"]+)"', tabs)

    mine = places(client.get("/recommendations").text)
    assert mine == ["suggestions", "clusters", "ministries", "import", "public-list"]
    assert places(signed_in(installation, "bruno").get("/recommendations").text) == ["clusters", "ministries"]
    assert places(signed_in(installation, "chidi").get("/recommendations").text) == []


def test_the_first_page_of_the_list_is_light(installation: Installation, cast: Cast, client: FlaskClient) -> None:
    """With all that it fetches, each compressed: within 60 KB."""
    with installation.store.writing() as db:
        texts = [asked_of(f"bridge {number}, {'its roads and rails, ' * 12}") for number in range(PAGE_LENGTH)]
        put_units(db, put_document(db, texts, symbol="CERD/C/ARC/CO/5", state="ARC"))
    page = client.get("/recommendations")
    fetched = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    weights = [len(gzip.compress(page.data))]
    for address in fetched:
        with client.get(address.replace("&amp;", "&")) as part:
            weights.append(len(gzip.compress(part.data)))
    assert 5 <= len(fetched) <= 8
    assert sum(weights) <= 60_000, weights
