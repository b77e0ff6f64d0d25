"""Offices that are no ministry: how each is asked, on the pages and in a request."""

from contextlib import suppress
from datetime import date

import pytest

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.drafting import a_document, a_passage, a_recommendation
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.people import OrganisationKind
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.recommendations.ledger import keeping
from workbench.recommendations.offices import naming
from workbench.recommendations.offices.ways import AskedInACircle, NotOneOfTheGoals, say_ways, ways
from workbench.recommendations.records import Facet
from workbench.recommendations.wanted import Wanted
from workbench.requests import operations, queries
from workbench.requests.operations import Terms
from workbench.requests.records import RequestItem
from workbench.requests.refusals import AskedThrough, NothingToAsk

TERMS = Terms(due=date(2026, 12, 31), title="Report-back 2026")
WOMEN = "CEDAW/C/ARC/CO/5"


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    """Of other concluding observations: what is said of courts (a), of figures (b) and of villages (c)."""
    found = a_request(installation, cast)
    with installation.store.writing() as db:
        women = a_document(db, symbol=WOMEN, kind="concluding_observations", published=True)
        said = a_passage(db, women, "30", "It recommends three things.")
        for place, text in enumerate(("Train judges.", "Collect data.", "Inform municipalities."), start=1):
            a_recommendation(db, women, said, "abc"[place - 1], place, text=text)
    return found


def an_office(asked: Asked, name: str, kind: OrganisationKind) -> str:
    with asked.installation.store.writing() as db:
        return people.add_organisation(db, name=name, kind=kind, by=asked.cast.operator, at=MORNING)


def say(asked: Asked, office: str, *, goals: str = "", through: str = "") -> None:
    with asked.installation.store.writing() as db:
        say_ways(db, office, goals=goals.split(), through=through, by=asked.cast.amina, at=MORNING)


def pack(asked: Asked, office: str) -> tuple[RequestItem, ...]:
    """What it is asked; where that is nothing, no request is made."""
    with suppress(NothingToAsk), asked.installation.store.writing() as db:
        by = asked.cast.amina
        wanted = Wanted(symbol=WOMEN)
        request_id = operations.prepare(db, organisation=office, terms=TERMS, wanted=wanted, by=by, at=MORNING)
        return queries.items(db, request_id)
    with asked.installation.store.reading() as db:
        assert all(queries.items(db, each.id) for each in queries.requests(db, asked.cast.amina))
    return ()


def test_a_province_is_a_kind_of_its_own_and_is_asked_of_its_own_level(asked: Asked) -> None:
    office = an_office(asked, "Province of Northmark", OrganisationKind.SUBNATIONAL)
    with asked.installation.store.reading() as db:
        assert people_queries.organisation(db, office).kind is OrganisationKind.SUBNATIONAL
    (item,) = pack(asked, office)
    assert (item.text, item.asked) == ("Inform municipalities.", "Asked of you for your own level of government.")


def test_the_court_is_asked_through_the_ministry_of_justice_and_receives_nothing_itself(asked: Asked) -> None:
    court = an_office(asked, "Supreme Court", OrganisationKind.JUDICIARY)
    justice = an_office(asked, "Ministry of Justice", OrganisationKind.MINISTRY)
    assert [each.text for each in pack(asked, court)] == ["Train judges."]
    assert pack(asked, justice) == ()
    say(asked, court, through=justice)
    with pytest.raises(AskedThrough, match="Ministry of Justice"):
        pack(asked, court)
    (item,) = pack(asked, justice)
    assert item.asked.startswith("For Supreme Court, which is asked through you.")
    where = "/requests/new?recommendations=symbol%3DCEDAW%2FC%2FARC%2FCO%2F5"
    page = signed_in(asked.installation, "amina").get(where).text
    assert "for Supreme Court too" in page
    assert "> Supreme Court" not in page


def test_whoever_leads_for_a_goal_is_asked_about_it_and_a_merged_ministry_leads_on(asked: Asked) -> None:
    planning = an_office(asked, "Ministry of Planning", OrganisationKind.MINISTRY)
    say(asked, planning, goals="5 16")
    assert pack(asked, planning) == ()
    with asked.installation.store.writing() as db:
        (unit,) = [row["id"] for row in db.query("select id from recommendation where text = 'Train judges.'")]
        keeping.put_tag(db, [unit], Facet.SDG, "16.3", by=asked.cast.amina, at=MORNING)
    assert [each.asked for each in pack(asked, planning)] == [
        "Asked of you as lead for the Sustainable Development Goals: Goal 16."
    ]
    economy = an_office(asked, "Ministry of the Economy", OrganisationKind.MINISTRY)
    with asked.installation.store.writing() as db:
        naming.merge_ministry(db, planning, economy, by=asked.cast.amina, at=MORNING)
        assert ways(db).goals == {economy: frozenset({"5", "16"})}


def test_no_goal_that_there_is_not_and_no_asking_in_a_circle(asked: Asked) -> None:
    court = an_office(asked, "Supreme Court", OrganisationKind.JUDICIARY)
    justice = an_office(asked, "Ministry of Justice", OrganisationKind.MINISTRY)
    with pytest.raises(NotOneOfTheGoals, match="18"):
        say(asked, justice, goals="16 18")
    with pytest.raises(AskedInACircle):
        say(asked, justice, through=justice)
    say(asked, court, through=justice)
    with pytest.raises(AskedInACircle):
        say(asked, justice, through=court)
    with pytest.raises(AskedInACircle):
        say(asked, justice, through=asked.cast.education)
    say(asked, court)
    with asked.installation.store.reading() as db:
        assert not ways(db).through


def test_on_its_page_one_says_how_an_office_is_asked_and_others_read_it(asked: Asked) -> None:
    court = an_office(asked, "Supreme Court", OrganisationKind.JUDICIARY)
    visitor = signed_in(asked.installation, "amina")
    where = f"/recommendations/ministries/{court}"
    assert "1 to 17" in visitor.post(f"{where}/ways", data={"goals": "5, x"}).text
    given = {"goals": "5، 16", "through": asked.cast.education}
    assert visitor.post(f"{where}/ways", data=given).status_code == 303
    page = visitor.get(where).text
    assert 'value="5, 16"' in page
    read = signed_in(asked.installation, "bruno").get(where).text
    assert "It leads for goals 5, 16." in read
    assert "Asked through Ministry of Education." in read


def test_one_question_goes_to_every_body_below_the_states_level_in_one_step(asked: Asked) -> None:
    names = {"Northmark", "Southmark", "Eastmark"}
    visitor = signed_in(asked.installation, "amina")
    bodies = {an_office(asked, each, OrganisationKind.SUBNATIONAL) for each in sorted(names)}
    assert "all 3" in visitor.get(f"/requests/new?report={asked.report_id}").text
    given = {"report": asked.report_id, "due": "2099-06-30", "every": "subnational", "question": "How many schools?"}
    assert visitor.post("/requests", data=given).status_code == 303
    with asked.installation.store.reading() as db:
        made = {each.organisation_id: each.id for each in queries.requests(db, asked.cast.amina) if not each.sent_at}
        questions = {queries.items(db, each)[-1].text for each in made.values()}
    assert made.keys() == bodies
    assert questions == {"How many schools?"}


def test_what_was_added_as_something_else_is_said_to_be_a_province_and_an_independent_body_stays(asked: Asked) -> None:
    office = an_office(asked, "Northmark", OrganisationKind.OTHER)
    visitor = signed_in(asked.installation, "amina")

    def say(organisation: str, kind: OrganisationKind) -> int:
        return visitor.post(f"/organisations/{organisation}/kind", data={"kind": kind.value}).status_code

    assert pack(asked, office) == ()
    assert say(office, OrganisationKind.SUBNATIONAL) == 303
    assert [each.text for each in pack(asked, office)] == ["Inform municipalities."]
    assert f'action="/organisations/{office}/kind"' in visitor.get("/people").text
    assert f'action="/organisations/{asked.cast.commission}/kind"' not in visitor.get("/people").text
    for organisation, kind in (
        (asked.cast.commission, OrganisationKind.OTHER),
        (asked.cast.secretariat, OrganisationKind.MINISTRY),
        (office, OrganisationKind.NHRI),
    ):
        assert say(organisation, kind) == 422
    assert say(office, OrganisationKind.OTHER) == 303
    assert pack(asked, office) == ()
