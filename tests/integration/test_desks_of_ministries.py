"""A ministry becomes another one: its requests, what is prepared and what it contributed go along, and come back."""

from datetime import timedelta

import pytest

from tests.builders.contributing import contribute
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.corpus import queries as corpus
from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import queries as people_queries
from workbench.recommendations.offices.naming import HasPeople
from workbench.requests import operations, queries
from workbench.requests.operations import Answer, KeptFile
from workbench.requests.records import AnswerBlock, BlockKind

LATER = MORNING + timedelta(days=3)
LAW = (AnswerBlock(BlockKind.PARAGRAPH, "The Act on Equality was adopted in 2025."),)


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    """The Ministry of Education has submitted, and prepares a correction; a file of its own is kept."""
    asked = a_request(installation, cast)
    told = {"request_id": asked.id, "by": cast.bruno, "at": LATER}
    with installation.store.writing() as db:
        code = asked.items[0].code
        operations.write_answer(db, item_id=code, answer=Answer(blocks=LAW), **told)  # type: ignore[arg-type]
        file = KeptFile("d" * 64, "scan.pdf", 9)
        operations.take_in(db, file=file, read=None, why_not="A scan.", **told)  # type: ignore[arg-type]
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)
    made = operations.made_documents(installation.store, cast.bruno, asked.id)
    with installation.store.writing() as db:
        operations.submit(db, made=made, **told)  # type: ignore[arg-type]
        operations.begin_again(db, **told)  # type: ignore[arg-type]
    return asked


def education_has_nobody(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        sql = "update person set organisation_id = null, active = 0 where organisation_id = ?"
        db.execute(sql, [asked.cast.education])


def handed_over(asked: Asked) -> None:
    """On the page of the ministry, as the two are said to be one."""
    education_has_nobody(asked)
    there = f"/recommendations/ministries/{asked.cast.education}/merge"
    answer = signed_in(asked.installation, "amina").post(there, data={"into": asked.other.organisation_id})
    assert answer.status_code == 303


def test_a_desk_goes_nowhere_while_its_people_are_there(asked: Asked, cast: Cast) -> None:
    assert asked.other.organisation_id
    with asked.installation.store.writing() as db, pytest.raises(HasPeople):
        operations.hand_over_desk(
            db, double_id=cast.education, into_id=asked.other.organisation_id, by=cast.amina, at=LATER
        )


def test_the_ministry_it_is_now_answers_reads_and_corrects_what_was_the_others(asked: Asked, cast: Cast) -> None:
    with asked.installation.store.reading() as db:
        (kept,) = (row["document_id"] for row in db.query("select document_id from contribution_document"))
        assert queries.requests(db, asked.other) == ()
        with pytest.raises(NotFound):
            corpus.document(db, asked.other, kept)
    handed_over(asked)
    with asked.installation.store.reading() as db:
        assert asked.other.person_id
        hugo = people_queries.actor_of(db, asked.other.person_id)
        (found,) = queries.requests(db, hugo)
        assert found.organisation == "Ministry of Health"
        (given,) = queries.contributions(db, hugo, [asked.id])
        assert (given.organisation, given.answers[0].blocks) == ("Ministry of Education", LAW)
        assert [each.blocks for each in queries.prepared(db, hugo, asked.id)] == [LAW]
        assert [each.name for each in queries.files(db, hugo, asked.id)] == ["scan.pdf"]
        assert corpus.document(db, hugo, kept)
        assert queries.events(db, asked.id)[-1].kind == "handed_over"
        assert queries.files(db, cast.amina, asked.id) == ()
        with pytest.raises(NotFound):
            queries.files(db, cast.ines, asked.id)


def test_it_is_taken_back_with_what_was_prepared_since_and_the_other_sees_it_no_more(asked: Asked, cast: Cast) -> None:
    handed_over(asked)
    with asked.installation.store.writing() as db:
        assert asked.other.person_id
        hugo = people_queries.actor_of(db, asked.other.person_id)
        code = asked.items[1].code
        operations.write_answer(db, request_id=asked.id, item_id=code, answer=Answer(blocks=LAW), by=hugo, at=LATER)
    there = f"/recommendations/ministries/{asked.other.organisation_id}/part"
    assert signed_in(asked.installation, "amina").post(there, data={"double": cast.education}).status_code == 303
    with asked.installation.store.writing() as db:
        hugo = people_queries.actor_of(db, asked.other.person_id)
        assert queries.requests(db, hugo) == ()
        assert queries.contributions(db, hugo, [asked.id]) == ()
        back = {"office": cast.education, "id": cast.bruno.person_id}
        db.execute("update person set organisation_id = :office, active = 1 where id = :id", back)
        bruno = people_queries.actor_of(db, str(cast.bruno.person_id))
        assert len(queries.prepared(db, bruno, asked.id)) == 2
        assert queries.request(db, bruno, asked.id).organisation == "Ministry of Education"


def test_told_apart_it_submits_again_though_the_other_contributed_meanwhile(asked: Asked, cast: Cast) -> None:
    handed_over(asked)
    with asked.installation.store.reading() as db:
        hugo = people_queries.actor_of(db, str(asked.other.person_id))
    contribute(asked, {1: Answer(blocks=LAW)}, by=hugo, at=LATER)
    there = f"/recommendations/ministries/{asked.other.organisation_id}/part"
    assert signed_in(asked.installation, "amina").post(there, data={"double": cast.education}).status_code == 303
    with asked.installation.store.writing() as db:
        back = {"office": cast.education, "id": cast.bruno.person_id}
        db.execute("update person set organisation_id = :office, active = 1 where id = :id", back)
        bruno = people_queries.actor_of(db, str(cast.bruno.person_id))
    contribute(asked, {0: Answer(blocks=LAW * 2)}, by=bruno, at=LATER)
    with asked.installation.store.reading() as db:
        *_, theirs, own = queries.contributions(db, bruno, [asked.id])
        amina = people_queries.actor_of(db, str(cast.amina.person_id))
        found = [each for each in corpus.documents(db, amina, kind="contribution") if each.owner_organisation_id]
    assert [each.organisation for each in (theirs, own)] == ["Ministry of Health", "Ministry of Education"]
    ministries = {asked.other.organisation_id, cast.education}
    assert {each.audience for each in found} == {f"contribution:{each}" for each in ministries}
