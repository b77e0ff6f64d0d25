"""A request on recommendations of several documents: the year-end report-back, for no report."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.drafting import a_document, a_passage, a_recommendation
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations import queries as recommendations
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet
from workbench.recommendations.wanted import Wanted
from workbench.requests import operations, queries
from workbench.requests.across import across
from workbench.requests.operations import Terms
from workbench.requests.records import RequestItem
from workbench.requests.refusals import NoSuchRequest, TitleMissing
from workbench.web.recommendations.filtering import MOST_IDS, asked_of
from workbench.web.requests import making

DUE = date(2026, 12, 31)
TITLE = "Report-back 2026"
EVERYTHING = Wanted(state="ARC")


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    """Three recommendations are Education's, every second one of Arcadia's, of two committees, is Health's."""
    found = a_request(installation, cast)
    with installation.store.writing() as db:
        women = a_document(db, symbol="CEDAW/C/ARC/CO/5", kind="concluding_observations", published=True)
        asked = a_passage(db, women, "30", "It recommends: (a) quotas; (b) shelters; (c) data.")
        for place, label in enumerate("abc", start=1):
            a_recommendation(db, women, asked, label, place)
        units = [each.id for each in recommendations.wanted_ones(db, cast.amina, EVERYTHING).recommendations][::2]
        health = found.other.organisation_id or ""
        keeping.put_tag(db, units, Facet.MINISTRY, health, by=cast.amina, at=MORNING)
    return found


def on_a_set(
    asked: Asked, office: str, *, wanted: Wanted = EVERYTHING, title: str = TITLE, by: Actor | None = None
) -> str:
    with asked.installation.store.writing() as db:
        return operations.prepare(
            db,
            organisation=office,
            terms=Terms(due=DUE, title=title, words=1000),
            wanted=wanted,
            by=by or asked.cast.amina,
            at=MORNING,
        )


def items(asked: Asked, request_id: str) -> tuple[RequestItem, ...]:
    with asked.installation.store.reading() as db:
        return queries.items(db, request_id)


def test_each_ministry_is_asked_all_and_only_its_own_of_what_the_list_was_narrowed_to(asked: Asked) -> None:
    health = asked.other.organisation_id or ""
    with asked.installation.store.reading() as db:
        every = recommendations.wanted_ones(db, asked.cast.amina, EVERYTHING).recommendations
        theirs = recommendations.wanted_ones(db, asked.cast.amina, Wanted(state="ARC", ministry=health))
    assert len({each.document_id for each in every}) > 1
    got = items(asked, on_a_set(asked, health))
    assert [each.target for each in got] == [each.lead for each in theirs.recommendations]
    one = theirs.recommendations[0]
    narrowed = items(asked, on_a_set(asked, health, wanted=Wanted(document=one.document_id or "")))
    assert 0 < len(narrowed) < len(got)
    assert {each.target for each in narrowed} <= {each.target for each in got}


def test_it_is_for_no_report_and_the_secretariats_alone_until_it_is_sent(asked: Asked) -> None:
    request_id = on_a_set(asked, asked.cast.education)
    with asked.installation.store.reading() as db:
        made = queries.request(db, asked.cast.amina, request_id)
        for actor in (asked.cast.farid, asked.cast.bruno, asked.cast.chidi):
            with pytest.raises(NoSuchRequest):
                queries.request(db, actor, request_id)
    assert (made.report_id, made.title) == (None, TITLE)


def test_a_set_without_a_word_of_what_it_is_for_is_refused(asked: Asked) -> None:
    with pytest.raises(TitleMissing):
        on_a_set(asked, asked.cast.education, title=" ")


def test_a_drafter_prepares_none_for_no_report(asked: Asked) -> None:
    with pytest.raises(NoSuchRequest):
        on_a_set(asked, asked.cast.education, by=asked.cast.farid)


def test_what_several_ministries_answer_stands_together_for_one_occasion_alone(asked: Asked) -> None:
    health = asked.other.organisation_id or ""
    both = [each.target for each in asked.items][:1]
    with asked.installation.store.writing() as db:
        keeping.put_tag(db, both, Facet.MINISTRY, health, by=asked.cast.amina, at=MORNING)
    one, other = (on_a_set(asked, office) for office in (asked.cast.education, health))
    next_year = on_a_set(asked, health, title="Report-back 2027")
    with asked.installation.store.writing() as db:
        for each in (one, other, next_year):
            operations.send(db, request_id=each, by=asked.cast.amina, at=MORNING)
        item = next(each for each in queries.items(db, one) if each.target in both)
        found = across(db, asked.cast.amina, one, item.id)
    assert {each.request.id for each in found.bodies} == {one, other}


def test_from_the_narrowed_list_the_ministries_are_asked_in_one_step(asked: Asked) -> None:
    visitor = signed_in(asked.installation, "amina")
    filters = urlencode({"state": "ARC"})
    where = "/requests/new?" + urlencode({"recommendations": filters})
    assert where.replace("&", "&amp;") in visitor.get(f"/recommendations?{filters}").text
    assert "Ask the ministries about these" not in visitor.get("/recommendations").text
    page = visitor.get(where).text
    assert "Report-back on recommendations" in page
    offices = [asked.cast.education, asked.other.organisation_id]
    given = {"recommendations": filters, "due": "2099-06-30", "office": offices, "title": TITLE}
    assert visitor.post("/requests", data={**given, "title": ""}).status_code == 422
    assert visitor.post("/requests", data=given).status_code == 303
    with asked.installation.store.reading() as db:
        made = [each for each in queries.requests(db, asked.cast.amina) if each.title == TITLE]
    assert {each.organisation_id for each in made} == set(offices)
    assert f'href="/recommendations?{filters}"' in visitor.get(f"/requests/{made[0].id}").text
    assert made[0].code in visitor.get(where).text


def test_nobody_but_the_secretariat_is_offered_it(asked: Asked) -> None:
    filters = urlencode({"state": "ARC"})
    for name in ("farid", "bruno", "chidi"):
        visitor = signed_in(asked.installation, name)
        assert "Ask the ministries about these" not in visitor.get(f"/recommendations?{filters}").text
    drafter = signed_in(asked.installation, "farid")
    assert (
        "recommendations of the list"
        not in drafter.get("/requests/new?" + urlencode({"recommendations": filters})).text
    )
    given = {"recommendations": filters, "due": "2099-06-30", "office": [asked.cast.education], "title": TITLE}
    assert drafter.post("/requests", data=given).status_code == 404


def test_those_that_are_ticked_in_the_list_are_asked_about_and_they_alone(asked: Asked) -> None:
    visitor = signed_in(asked.installation, "amina")
    first, second, _ = (each.target for each in asked.items)
    assert 'formaction="/recommendations/ask"' in visitor.get("/recommendations").text
    where = visitor.post("/recommendations/ask", data={"scope": "ticked", "id": [first, second]}).headers["Location"]
    chosen = dict(parse_qsl(urlsplit(where).query))["recommendations"]
    assert "2 recommendations of the list" in visitor.get(where).text
    given = {"recommendations": chosen, "due": "2099-06-30", "office": asked.cast.education, "title": TITLE}
    assert visitor.post("/requests", data=given).status_code == 303
    with asked.installation.store.reading() as db:
        (made,) = [each for each in queries.requests(db, asked.cast.amina) if each.title == TITLE]
        assert {each.target for each in queries.items(db, made.id)} == {first, second}
    assert f'href="/recommendations?{chosen}"' in visitor.get(f"/requests/{made.id}").text
    listed = visitor.get(f"/recommendations?{chosen}").text
    assert "2 chosen by hand" in listed
    assert [f'id="recommendation-{each.target}"' in listed for each in asked.items] == [True, True, False]


def test_what_is_ticked_is_refused_where_there_is_nothing_and_all_that_fit_are_asked_about_by_the_filters(
    asked: Asked,
) -> None:
    visitor = signed_in(asked.installation, "amina")
    refused = visitor.post("/recommendations/ask", data={"scope": "ticked"})
    assert refused.status_code == 422
    assert "No recommendation is chosen" in refused.text
    filters = urlencode({"state": "ARC"})
    every = visitor.post("/recommendations/ask", data={"scope": "every", "filter": filters})
    assert every.headers["Location"] == "/requests/new?" + urlencode({"recommendations": filters})
    ticked = {"scope": "ticked", "id": asked.items[0].target}
    assert signed_in(asked.installation, "farid").post("/recommendations/ask", data=ticked).status_code == 404
    assert "/recommendations/ask" not in signed_in(asked.installation, "farid").get("/recommendations").text


def test_assign_them_opens_those_that_no_ministry_answers_for(asked: Asked) -> None:
    visitor, nobodys = signed_in(asked.installation, "amina"), asked.items[1].target
    form = f"/requests/new?report={asked.report_id}"
    assert "Assign them" not in visitor.get(form).text
    with asked.installation.store.writing() as db:
        for office in (asked.cast.education, asked.other.organisation_id or ""):
            keeping.take_tag(db, [nobodys], Facet.MINISTRY, office, by=asked.cast.amina, at=MORNING)
    (address,) = re.findall(r'href="(/recommendations[^"]+)">Assign them', visitor.get(form).text)
    listed = visitor.get(unescape(address)).text
    assert set(re.findall(r'id="recommendation-([^"]+)"', listed)) == {nobodys}


def test_no_more_is_chosen_by_hand_than_an_address_has_room_for(asked: Asked) -> None:
    visitor = signed_in(asked.installation, "amina")
    many = [f"recommendation-{number}" for number in range(MOST_IDS + 1)]
    assert visitor.post("/recommendations/ask", data={"scope": "ticked", "id": many}).status_code == 422
    refused = visitor.get(asked_of(Wanted(marked="procedural", ids=tuple(many))).address())
    assert (refused.status_code, f"names {len(many)} recommendations" in refused.text) == (422, True)
    assert visitor.get(asked_of(Wanted(ids=tuple(many[:-1]))).address()).status_code == 200


def test_where_more_have_no_ministry_than_an_address_has_room_for_the_first_are_assigned_and_that_is_said(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST_IDS", 1)
    with asked.installation.store.writing() as db:
        for office in (asked.cast.education, asked.other.organisation_id or ""):
            targets = [each.target for each in asked.items]
            keeping.take_tag(db, targets, Facet.MINISTRY, office, by=asked.cast.amina, at=MORNING)
    form = signed_in(asked.installation, "amina").get(f"/requests/new?report={asked.report_id}").text
    (address,) = re.findall(r'href="(/recommendations[^"]+)">Assign the first 1<', form)
    assert asked.items[0].target in address
