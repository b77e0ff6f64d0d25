"""The State's own list of ministries: other names, own words, and a double that a table brought."""

from datetime import timedelta

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
from workbench.recommendations.ledger.acts import Acting
from workbench.recommendations.ledger.undoing import undo
from workbench.recommendations.offices import ministries, naming
from workbench.recommendations.records import Facet, Role, Standing
from workbench.recommendations.suggesting.suggested import suggested
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

TEXTS = [f"The Committee recommends that the State party open {what}." for what in ("schools", "courts", "clinics")]
BOTH = (Standing.CONFIRMED, Standing.IMPORTED, Standing.SET_ASIDE)


@pytest.fixture
def double(installation: Installation, cast: Cast) -> str:
    """A second Ministry of Education, which a table named in another language."""
    with installation.store.writing() as db:
        put_units(db, put_document(db, [("recommendation", text) for text in TEXTS], symbol="CERD/C/ARC/CO/5"))
        return operations.add_organisation(
            db, name="教育部", kind=OrganisationKind.MINISTRY, by=cast.operator, at=MORNING
        )


def leads(db: Database, cast: Cast) -> list[str]:
    return [each.lead for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations]


def put(db: Database, cast: Cast, lead: str, ministry: str, standing: Standing) -> None:
    act = Acting(db, cast.amina, MORNING, "put")
    act.put_tag(lead, Facet.MINISTRY, ministry, role=Role.RESPONSIBLE, standing=standing)


def standing_at(db: Database, lead: str, ministry: str) -> Standing | None:
    held = kept.kept_of(db, [lead]).get(lead, kept.NOTHING)
    return next((each.standing for each in (*held.tags, *held.set_aside) if each.value == ministry), None)


def test_its_other_names_and_words_are_kept_and_it_is_found_by_them(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    sent = {"names": "Ministère de l’Éducation\n\n Dept. of Schools ", "words": "Schools Act\nteachers"}
    assert client.post(f"/recommendations/ministries/{cast.education}", data=sent).status_code == 303
    page = client.get(f"/recommendations/ministries/{cast.education}").text
    assert "Schools Act" in page
    with installation.store.reading() as db:
        assert ministries.called(db, "Ministere de l’education").id == cast.education
        assert ministries.called(db, "dept. of schools").id == cast.education


def test_the_name_of_another_is_refused_and_what_was_typed_comes_back(
    cast: Cast, client: FlaskClient, double: str
) -> None:
    sent = {"names": "教育部\nSchools", "words": "kept words"}
    answer = client.post(f"/recommendations/ministries/{cast.education}", data=sent)
    assert answer.status_code == 422
    assert "kept words" in answer.text
    assert "say that the two are one" in answer.text


def test_a_double_becomes_the_one_it_is_and_its_name_leads_there(
    installation: Installation, cast: Cast, client: FlaskClient, double: str
) -> None:
    with installation.store.writing() as db:
        (first, second, _third) = leads(db, cast)
        put(db, cast, first, double, Standing.IMPORTED)
        put(db, cast, second, double, Standing.CONFIRMED)
    answer = client.post(f"/recommendations/ministries/{double}/merge", data={"into": cast.education})
    assert answer.headers["Location"] == f"/recommendations/ministries/{cast.education}"
    assert "2 recommendations came with it" in client.get(answer.headers["Location"]).text
    with installation.store.reading() as db:
        assert standing_at(db, first, cast.education) is Standing.IMPORTED
        assert standing_at(db, second, cast.education) is Standing.CONFIRMED
        assert standing_at(db, first, double) is None
        assert keeping.known_value(db, Facet.MINISTRY, "教育部") == (cast.education, "Ministry of Education")
    assert client.get(f"/recommendations/ministries/{double}").status_code == 404


@pytest.mark.parametrize("of_double", BOTH)
@pytest.mark.parametrize("of_one", BOTH)
def test_where_both_stand_a_persons_word_counts(
    installation: Installation, cast: Cast, double: str, of_double: Standing, of_one: Standing
) -> None:
    with installation.store.writing() as db:
        lead = leads(db, cast)[0]
        put(db, cast, lead, double, of_double)
        put(db, cast, lead, cast.education, of_one)
        naming.merge_ministry(db, double, cast.education, by=cast.amina, at=MORNING)
        expected = Standing.CONFIRMED if (of_double, of_one) == (Standing.CONFIRMED, Standing.IMPORTED) else of_one
        assert standing_at(db, lead, cast.education) is expected


def test_two_that_were_taken_for_one_are_parted_again(
    installation: Installation, cast: Cast, client: FlaskClient, double: str
) -> None:
    with installation.store.writing() as db:
        lead = leads(db, cast)[0]
        put(db, cast, lead, double, Standing.IMPORTED)
    client.post(f"/recommendations/ministries/{double}/merge", data={"into": cast.education})
    assert "教育部" in client.get(f"/recommendations/ministries/{cast.education}").text
    client.post(f"/recommendations/ministries/{cast.education}/part", data={"double": double})
    assert client.get(f"/recommendations/ministries/{double}").status_code == 200
    with installation.store.reading() as db:
        assert standing_at(db, lead, double) is Standing.IMPORTED
        assert standing_at(db, lead, cast.education) is None
        assert ministries.called(db, "教育部").id == double


def test_parting_two_brings_back_nothing_that_was_undone_before(
    installation: Installation, cast: Cast, double: str
) -> None:
    with installation.store.writing() as db:
        (first, *_others) = leads(db, cast)
        done = keeping.put_tag(db, [first], Facet.MINISTRY, double, by=cast.amina, at=MORNING)
        undo(db, done.id, by=cast.amina, at=MORNING + timedelta(hours=1))
        naming.merge_ministry(db, double, cast.education, by=cast.amina, at=MORNING + timedelta(hours=2))
        naming.part_ministry(db, double, by=cast.amina, at=MORNING + timedelta(hours=3))
        assert standing_at(db, first, double) is None


def test_what_one_of_two_answers_for_is_not_suggested_once_they_are_one(
    installation: Installation, cast: Cast, double: str
) -> None:
    with installation.store.writing() as db:
        (first, *_others) = leads(db, cast)
        keeping.put_tag(db, [first], Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)
        db.execute("insert into suggestion (recommendation_id, facet, value, confidence, reason) "
                   "values (:id, 'ministry', :double, 0.9, '')", {"id": first, "double": double})  # fmt: skip
        naming.merge_ministry(db, double, cast.education, by=cast.amina, at=MORNING)
        assert suggested(db, [first]) == {}


def test_one_that_people_belong_to_is_no_double(cast: Cast, client: FlaskClient, double: str) -> None:
    answer = client.post(f"/recommendations/ministries/{cast.education}/merge", data={"into": double})
    assert answer.status_code == 422
    assert "People belong to Ministry of Education" in answer.text
    assert client.post(f"/recommendations/ministries/{double}/merge", data={"into": ""}).status_code == 422


def test_saying_the_names_anew_keeps_the_doubles_together(
    installation: Installation, cast: Cast, client: FlaskClient, double: str
) -> None:
    client.post(f"/recommendations/ministries/{double}/merge", data={"into": cast.education})
    client.post(f"/recommendations/ministries/{cast.education}", data={"names": "", "words": ""})
    with installation.store.reading() as db:
        assert ministries.called(db, "教育部").id == cast.education


def test_the_list_counts_what_each_answers_for(
    installation: Installation, cast: Cast, client: FlaskClient, double: str
) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, leads(db, cast)[:2], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
    page = client.get("/recommendations/ministries").text
    assert "Ministry of Education is responsible for 2" in page
    assert "National Human Rights Commission" not in page


def test_focal_points_read_the_list_and_reviewers_do_not(installation: Installation, cast: Cast) -> None:
    page = signed_in(installation, "bruno").get(f"/recommendations/ministries/{cast.education}").text
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert signed_in(installation, "chidi").get("/recommendations/ministries").status_code == 404
