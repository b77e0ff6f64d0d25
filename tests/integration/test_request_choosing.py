"""What a request asks: with a ministry's own last words beside it, what speaks of it, of a document for no report."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders.contributing import asked_of_another, contribute, words
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.drafting import OBSERVATIONS, a_document
from tests.signing_in import signed_in
from workbench.corpus import queries as corpus
from workbench.corpus.queries import DocumentNotFound
from workbench.installation import Installation
from workbench.people import OrganisationKind
from workbench.people import operations as people
from workbench.recommendations.offices import own_words
from workbench.recommendations.records import Facet
from workbench.requests import operations, queries
from workbench.requests.across import across
from workbench.requests.asking import to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.concerning import concerned
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import KeptFile, NewItem, Terms
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ItemKind, RequestItem, Use
from workbench.requests.refusals import NoSuchItem, NoSuchRequest

DUE = date(2026, 12, 31)
LATER = MORNING + timedelta(days=90)
HOMES = "How many children live in homes of the State?"


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def again(asked: Asked, office: str = "") -> tuple[RequestItem, ...]:
    """The next request for the same report; its items."""
    with asked.installation.store.writing() as db:
        request_id = operations.prepare(
            db,
            organisation=office or asked.cast.education,
            terms=Terms(due=DUE),
            report_id=asked.report_id,
            by=asked.cast.amina,
            at=LATER,
        )
        return queries.items(db, request_id)


def test_a_ministry_finds_its_own_last_words_beside_what_it_is_asked_again(asked: Asked) -> None:
    contribute(asked, {0: words("We trained 40 teachers."), 1: words("We built a school.", use=Use.BACKGROUND)})
    first, second, third = again(asked)
    assert [each.text for each in first.beside if each.own] == ["We trained 40 teachers."]
    assert first.beside[0].own
    assert asked.items[0].target == first.target
    assert "2026-05-04" in first.beside[0].citation
    assert [each.text for each in second.beside if each.own] == ["We built a school."]
    assert not any(each.own for each in third.beside)


def test_of_two_contributions_the_later_stands_beside(asked: Asked) -> None:
    contribute(asked, {0: words("We trained 40 teachers.")})
    with asked.installation.store.writing() as db:
        operations.begin_again(db, request_id=asked.id, by=asked.authority, at=MORNING)
    contribute(asked, {0: words("We trained 44 teachers.")}, at=MORNING + timedelta(days=1))
    assert [each.text for each in again(asked)[0].beside if each.own] == ["We trained 44 teachers."]


def test_what_came_unsigned_stands_beside_nothing(asked: Asked) -> None:
    said = (AnswerBlock(BlockKind.PARAGRAPH, "We trained 40 teachers."),)
    answer = ReadAnswer(asked.items[0].code, AnswerKind.ANSWER, Use.FOR_REPORT, "", said)
    file = KeptFile("d" * 64, "form.docx", 10)
    with asked.installation.store.writing() as db:
        read = ReadForm("", (answer,), {}, ())
        operations.receive(db, request_id=asked.id, file=file, read=read, by=asked.cast.amina, at=MORNING)
    assert not any(each.own for item in again(asked) for each in item.beside)


def test_no_ministry_finds_the_words_of_another_beside_an_item(asked: Asked) -> None:
    contribute(asked, {0: words("We trained 40 teachers.")})
    with asked.installation.store.reading() as db:
        items = queries.items(db, asked_of_another(asked))
    assert not any(each.own for item in items for each in item.beside)


def test_a_requirement_is_offered_to_the_ministry_whose_words_or_field_it_speaks_of(asked: Asked) -> None:
    cast = asked.cast
    with asked.installation.store.writing() as db:
        every = to_ask(db, cast.amina, asked.report_id)
        texts = {each.target: each.text for each in every}
        before = concerned(db, cast.education, every)
        schools = next(each for each, text in texts.items() if "school curricula" in text)
        system = next(each for each, text in texts.items() if "education system" in text)
        held = next(each for each, text in texts.items() if "detention" in text)
        assert before[system].speaks
        assert not before[schools].speaks
        assert held not in before
        own_words.add_words(db, Facet.MINISTRY, cast.education, ["school curricula"], by=cast.amina, at=MORNING)
        after = concerned(db, cast.education, every)
    assert after[schools].speaks
    assert "school curricula" in str(after[schools].reason.values)
    assert set(before) <= set(after)


def test_what_speaks_of_the_ministry_is_ticked_on_the_page_of_its_request(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        request_id = operations.prepare(
            db,
            organisation=asked.cast.education,
            terms=Terms(due=DUE),
            report_id=asked.report_id,
            by=asked.cast.amina,
            at=MORNING,
        )
    visitor = signed_in(asked.installation, "amina")
    page = visitor.get(f"/requests/{request_id}").text
    ticked = re.findall(r'name="target" id="[^"]+" value="([^"]+)" checked', page)
    offered = re.findall(r'name="target" id="[^"]+" value="([^"]+)"', page)
    assert len(ticked) == 1
    assert len(offered) > 100
    there = {each.target for each in asked.items}
    assert not there & set(offered)
    assert visitor.post(f"/requests/{request_id}/items", data={"target": ticked, "words": "300"}).status_code == 303
    with asked.installation.store.reading() as db:
        *_, last = queries.items(db, request_id)
    assert (last.target, last.words, last.kind) == (ticked[0], 300, ItemKind.REQUIREMENT)
    assert f'value="{ticked[0]}"' not in visitor.get(f"/requests/{request_id}").text


def on_observations(asked: Asked, *, by: str = "amina") -> str:
    with asked.installation.store.writing() as db:
        return operations.prepare(
            db,
            organisation=asked.cast.education,
            terms=Terms(due=DUE, words=1000),
            document_id=OBSERVATIONS,
            by=getattr(asked.cast, by),
            at=MORNING,
        )


def test_new_concluding_observations_are_asked_about_before_there_is_a_report(asked: Asked) -> None:
    request_id = on_observations(asked)
    with asked.installation.store.reading() as db:
        made, items = queries.request(db, asked.cast.amina, request_id), queries.items(db, request_id)
        hangs_on = queries.document(db, asked.cast.amina, request_id)
        assert hangs_on is not None
        assert hangs_on.symbol == OBSERVATIONS
        assert queries.of_document(db, asked.cast.amina, hangs_on.id) == (made,)
    assert made.report_id is None
    assert made.title == hangs_on.title
    assert [each.target for each in items] == [each.target for each in asked.items]
    assert [each.words for each in items] == [330, 330, 330]


def test_a_drafter_prepares_none_without_a_report_and_an_unknown_document_is_refused(asked: Asked) -> None:
    with pytest.raises(NoSuchRequest):
        on_observations(asked, by="farid")
    with asked.installation.store.writing() as db, pytest.raises(DocumentNotFound):
        operations.prepare(
            db,
            organisation=asked.cast.education,
            terms=Terms(due=DUE),
            document_id="CERD/C/ARC/CO/99",
            by=asked.cast.amina,
            at=MORNING,
        )


def provinces(asked: Asked, *names: str) -> list[str]:
    """Bodies below the State's level, each asked the same question; ids of the requests."""
    cast, made = asked.cast, []
    with asked.installation.store.writing() as db:
        for name in names:
            office = people.add_organisation(
                db, name=name, kind=OrganisationKind.OTHER, short_name="", by=cast.operator, at=MORNING
            )
            item = NewItem(ToAsk(ItemKind.QUESTION, "", "", HOMES, "en", None))
            terms = Terms(due=DUE)
            request_id = operations.prepare(
                db,
                organisation=office,
                terms=terms,
                report_id=asked.report_id,
                items=[item],
                by=cast.amina,
                at=MORNING,
            )
            operations.send(db, request_id=request_id, by=cast.amina, at=MORNING)
            made.append(request_id)
    return made


def test_one_question_to_many_bodies_has_their_answers_in_one_table(asked: Asked) -> None:
    first, *_ = provinces(asked, "Province of Sel", "Province of Nor", "Province of Tam")
    store, amina = asked.installation.store, asked.cast.amina
    with store.reading() as db:
        found = across(db, amina, first, queries.items(db, first)[0].code)
        assert [each.request.organisation for each in found.bodies] == [
            "Province of Nor",
            "Province of Sel",
            "Province of Tam",
        ]
        assert found.answered == 0
        with pytest.raises(NoSuchItem):
            across(db, amina, first, "ZZZZ")
        with pytest.raises(NoSuchRequest):
            across(db, asked.cast.bruno, first, queries.items(db, first)[0].code)


def test_what_another_ministry_answers_to_the_same_recommendation_stands_in_the_table_once_submitted(
    asked: Asked,
) -> None:
    other = asked_of_another(asked)
    store, amina = asked.installation.store, asked.cast.amina
    contribute(asked, {0: words("We trained 40 teachers.")})
    with store.writing() as db:
        code = queries.items(db, other)[0].code
        operations.write_answer(
            db, request_id=other, item_id=code, answer=words("Zanzibarine"), by=asked.other, at=MORNING
        )
    with store.reading() as db:
        found = across(db, amina, asked.id, asked.items[0].id)
        said = {each.request.id: [block.text for a in each.answers for block in a.blocks] for each in found.bodies}
    assert said == {asked.id: ["We trained 40 teachers."], other: []}
    assert replace(found, bodies=()).answered == 0
    assert found.answered == 1


def test_on_the_pages_a_document_is_asked_about_and_one_question_goes_to_each(asked: Asked) -> None:
    visitor = signed_in(asked.installation, "amina")
    with asked.installation.store.writing() as db:
        a_document(
            db, symbol=OBSERVATIONS, base=OBSERVATIONS, kind="concluding_observations", published=True, language="fr"
        )
        db.execute("update document set base = symbol where symbol = :symbol", {"symbol": OBSERVATIONS})
    assert visitor.get("/requests/new").text.count(OBSERVATIONS) == 2  # symbol and title of the one in English
    with asked.installation.store.reading() as db:
        document = corpus.document(db, asked.cast.amina, OBSERVATIONS)
    assert "Ministry of Health" in visitor.get(f"/requests/new?document={document.id}").text
    offices = [asked.cast.education, asked.other.organisation_id]
    given = {"document": document.id, "due": "2099-06-30", "office": offices, "question": HOMES}
    assert visitor.post("/requests", data=given).status_code == 303
    with asked.installation.store.reading() as db:
        made = queries.of_document(db, asked.cast.amina, document.id)
        asked_of = {each.organisation_id: [item.text for item in queries.items(db, each.id)] for each in made}
        code = queries.items(db, made[0].id)[-1].code
    assert asked_of[asked.other.organisation_id or ""] == [HOMES]
    assert asked_of[asked.cast.education] == [*(each.text for each in asked.items), HOMES]
    for each in made:
        assert visitor.post(f"/requests/{each.id}/send").status_code == 303
    where = f"/requests/{made[0].id}/items/{code}/bodies"
    page = visitor.get(where).text
    assert "Ministry of Health" in page
    assert "Ministry of Education" in page
    assert "not answered yet" in visitor.get(f"{where}.csv").text
    assert visitor.get(f"{where}.xlsx").data[:2] == b"PK"
    assert signed_in(asked.installation, "bruno").get(where).status_code == 404
    assert signed_in(asked.installation, "farid").get(where).status_code == 404
    assert OBSERVATIONS not in signed_in(asked.installation, "farid").get("/requests/new").text
