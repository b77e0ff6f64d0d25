"""Passages put beside a question by hand: found in what its office may read, and nothing else."""

from datetime import date

import pytest

from tests.builders.library import put_document
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.corpus.queries import ParagraphNotFound, paragraph_by_citation
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people import queries as people_queries
from workbench.requests import operations, queries
from workbench.requests.operations import Terms
from workbench.requests.records import Beside
from workbench.requests.refusals import AlreadySent, NoSuchRequest, NotForItsEyes

SCHOOLS = "Racism in schools was studied in 2024."


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    """A public report, the ministry's own contribution, another ministry's and the secretariat's own note."""
    found = a_request(installation, cast)
    own, other = (f"contribution:{office}" for office in (cast.education, found.other.organisation_id))
    with installation.store.writing() as db:
        put_document(db, [SCHOOLS, "Police were trained."], symbol="CERD/C/ARC/9", kind="state_report")
        for title, audience in (("Own", own), ("Other", other), ("Note", "secretariat")):
            text = f"Racism in schools: {title}."
            put_document(db, [text], symbol=f"X/{title}", title=title, kind="contribution", audience=audience)
    installation.sync()
    return found


def prepared(asked: Asked) -> tuple[str, str]:
    """A request to the Ministry of Education in preparation, and its first item."""
    with asked.installation.store.writing() as db:
        request_id = operations.prepare(
            db,
            organisation=asked.cast.education,
            terms=Terms(due=date(2026, 12, 31)),
            report_id=asked.report_id,
            by=asked.cast.amina,
            at=MORNING,
        )
        return request_id, queries.items(db, request_id)[0].id


def put(asked: Asked, at: tuple[str, str], citation: str, *, by: Actor | None = None) -> Beside:
    with asked.installation.store.writing() as db:
        amina = people_queries.actor_of(db, asked.cast.amina.person_id or "")  # of today: she reads every ministry's
        paragraph = paragraph_by_citation(db, amina, citation)
        return operations.put_beside(db, request_id=at[0], item_id=at[1], paragraph_id=paragraph.id, by=by or amina)


def beside(asked: Asked, at: tuple[str, str]) -> list[tuple[str, bool]]:
    with asked.installation.store.reading() as db:
        return [(each.text, each.own) for each in queries.item(db, *at).beside]


def test_a_public_passage_and_the_offices_own_stand_beside_a_question_once_and_go_again(asked: Asked) -> None:
    at = prepared(asked)
    public = put(asked, at, "CERD/C/ARC/9, para. 1")
    put(asked, at, "CERD/C/ARC/9, para. 1")
    put(asked, at, "X/Own, para. 1")
    assert beside(asked, at) == [(SCHOOLS, False), ("Racism in schools: Own.", True)]
    with asked.installation.store.writing() as db:
        operations.take_from_beside(db, request_id=at[0], item_id=at[1], citation=public.citation, by=asked.cast.amina)
    assert beside(asked, at) == [("Racism in schools: Own.", True)]


@pytest.mark.parametrize("citation", ["X/Other, para. 1", "X/Note, para. 1"])
def test_what_its_office_may_not_read_is_put_beside_no_question_of_its(asked: Asked, citation: str) -> None:
    at = prepared(asked)
    with pytest.raises(NotForItsEyes):
        put(asked, at, citation)
    assert beside(asked, at) == []


def test_nobody_puts_beside_a_question_what_they_may_not_read_themselves(asked: Asked) -> None:
    at = prepared(asked)
    with pytest.raises(ParagraphNotFound):
        put(asked, at, "X/Note, para. 1", by=asked.cast.farid)
    with pytest.raises(NoSuchRequest):
        put(asked, at, "CERD/C/ARC/9, para. 1", by=asked.cast.bruno)


def test_once_a_request_is_sent_what_stands_beside_its_questions_stays(asked: Asked) -> None:
    with pytest.raises(AlreadySent):
        put(asked, (asked.id, asked.items[0].id), "CERD/C/ARC/9, para. 1")


def test_as_one_types_passages_are_found_that_the_office_may_read_and_counted_without_the_others(asked: Asked) -> None:
    request_id, item_id = prepared(asked)
    visitor = signed_in(asked.installation, "amina")
    where = f"/requests/{request_id}/items/{item_id}/passages"
    assert f'href="{where}"' in visitor.get(f"/requests/{request_id}").text
    part = visitor.get(f"{where}?q=racism+scho", headers={"HX-Request": "true"}).text
    assert "<h1" not in part
    assert "2 paragraphs" in part
    assert "X/Own, para. 1" in part
    assert "X/Other" not in part
    assert "X/Note" not in part
    page = visitor.get(f"{where}?q=racism+schools").text
    assert "Put it beside" in page
    assert "Position 1: " in visitor.get(f"{where}?q=%22open").text
    assert "Position 501: " in visitor.get(f"{where}?q={'racism' * 100}").text
    assert visitor.get(where).status_code == 200
    with asked.installation.store.reading() as db:
        paragraph = paragraph_by_citation(db, asked.cast.amina, "CERD/C/ARC/9, para. 1")
        secret = paragraph_by_citation(db, asked.cast.amina, "X/Note, para. 1")
    assert visitor.post(where, data={"paragraph": paragraph.id}).status_code == 303
    assert "stands beside the question" in visitor.get(f"{where}?q=racism+schools").text
    assert visitor.post(where, data={"paragraph": secret.id}).status_code == 303
    assert "neither public nor" in visitor.get(where).text
    given = {"citation": "CERD/C/ARC/9, para. 1"}
    assert visitor.post(f"{where}/take", data=given).status_code == 303
    assert beside(asked, (request_id, item_id)) == []


def test_a_question_that_no_passage_answers_whole_finds_what_answers_most_of_it(asked: Asked) -> None:
    request_id, item_id = prepared(asked)
    visitor = signed_in(asked.installation, "amina")
    where = f"/requests/{request_id}/items/{item_id}/passages"
    page = visitor.get(f"{where}?q=Was+racism+in+schools+measured%3F").text
    assert "None of them has all the words: up to 1 word is lacking." in page
    assert "CERD/C/ARC/9, para. 1" in page
    assert "X/Other" not in page
    assert "X/Note" not in page
    assert "lacking" not in visitor.get(f"{where}?q=%22racism+in+schools%22").text
    slip = visitor.get(f"{where}?q=racsim").text
    assert f'Did you mean: <a href="{where}?q=racism">' in slip


def test_a_citation_finds_its_passage_and_none_that_the_office_may_not_read(asked: Asked) -> None:
    request_id, item_id = prepared(asked)
    where = f"/requests/{request_id}/items/{item_id}/passages"
    visitor = signed_in(asked.installation, "amina")
    page = visitor.get(where, query_string={"q": "CERD/C/ARC/9, para. 2"}).text
    assert "1 paragraph" in page
    assert "Police were trained." in page
    assert "Racism in schools: Note." not in visitor.get(where, query_string={"q": "X/Note, para. 1"}).text
    assert 'has no <bdi dir="ltr">para. 99' in visitor.get(where, query_string={"q": "CERD/C/ARC/9, para. 99"}).text


def test_a_phrase_not_yet_closed_is_looked_for_while_one_types(asked: Asked) -> None:
    request_id, item_id = prepared(asked)
    where = f"/requests/{request_id}/items/{item_id}/passages?q=%22racism+in+schools"
    part = signed_in(asked.installation, "amina").get(where, headers={"HX-Request": "true"}).text
    assert "Position" not in part
    assert "2 paragraphs" in part
