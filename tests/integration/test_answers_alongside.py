"""Answers of several ministries side by side: each kept apart, contradictions pointed out and put for decision."""

import re

import pytest

from tests.applications import application
from tests.builders.contributing import asked_of_another, contribute, words
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.drafting import a_report
from tests.integration.test_request_pages import _signed_in
from tests.integration.test_rounds_pages import Visitor
from workbench.comments.before_the_head import of_figures
from workbench.drafting import queries as drafting
from workbench.drafting.operations import add_paragraph, respond
from workbench.drafting.sources.provenance import marks_ever
from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.matters import queries as matters
from workbench.people import Actor
from workbench.people import queries as people
from workbench.requests import operations
from workbench.requests.alongside.reading import NoSuchContradiction, alongside
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, Use
from workbench.requests.refusals import CameUnsigned

EDUCATION = "In 2025, 1,240 teachers completed the course on human rights."
HEALTH = "In 2025, 1,300 teachers completed the course on human rights."


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


@pytest.fixture
def visitor(asked: Asked) -> Visitor:
    return Visitor(_signed_in(application(asked.installation, tokens=True).test_client(), "amina"))


def farid(asked: Asked) -> Actor:
    """With the rights of this moment: a ministry was added since the cast was."""
    with asked.installation.store.reading() as db:
        return people.actor_of(db, str(asked.cast.farid.person_id))


def both(asked: Asked) -> None:
    """Two ministries answer the same three things, the first with another figure."""
    contribute(asked, {0: words(EDUCATION), 1: words("Nothing of ours.", use=Use.BACKGROUND)})
    contribute(asked, {0: words(HEALTH)}, request_id=asked_of_another(asked), by=asked.other)


def received(asked: Asked, text: str) -> None:
    """A file of the other ministry comes unsigned."""
    request_id = asked_of_another(asked)
    store, by = asked.installation.store, asked.cast.amina
    with store.writing() as db:
        (item, *_) = operations_items(asked, request_id)
        answer = ReadAnswer(
            code=item,
            kind=AnswerKind.ANSWER,
            use=Use.FOR_REPORT,
            belongs_to="",
            blocks=(AnswerBlock(BlockKind.PARAGRAPH, text),),
            why="",
        )
        file = KeptFile("b" * 64, "health.docx", 9)
        read = ReadForm("", (answer,), {})
        operations.receive(db, request_id=request_id, file=file, read=read, by=by, at=MORNING)


def operations_items(asked: Asked, request_id: str) -> list[str]:
    with asked.installation.store.reading() as db:
        sql = "select code from request_item where request_id = :id order by position"
        return [row["code"] for row in db.query(sql, {"id": request_id})]


def test_what_is_in_preparation_stands_beside_nothing(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        code = asked.items[0].code
        operations.write_answer(
            db, request_id=asked.id, item_id=code, answer=words(EDUCATION), by=asked.cast.bruno, at=MORNING
        )
    with asked.installation.store.reading() as db:
        assert alongside(db, asked.cast.amina, asked.report_id) == ()


def test_each_ministry_stands_apart_beside_the_other_with_who_is_behind_it(asked: Asked) -> None:
    both(asked)
    with asked.installation.store.reading() as db:
        first, second = alongside(db, farid(asked), asked.report_id)
    assert [each.organisation for each in first.said] == ["Ministry of Education", "Ministry of Health"]
    assert [each.validated_by for each in first.said] == ["Mara Lund", "Dr Hanna Sol"]
    assert first.target == asked.items[0].target
    assert (first.several, second.several) == (True, False)
    assert second.said[0].answer.use is Use.BACKGROUND


def test_each_answer_leads_to_its_passage_in_the_library(asked: Asked) -> None:
    both(asked)
    with asked.installation.store.reading() as db:
        first, _ = alongside(db, farid(asked), asked.report_id)
        for each in first.said:
            (found,) = db.query("select full_text from paragraph where id = :id", {"id": each.passage_id})
            assert found["full_text"] == each.answer.blocks[0].text


def test_an_answer_stands_in_every_report_that_asks_the_same_and_says_that_it_was_given_elsewhere(asked: Asked) -> None:
    contribute(asked, {0: words(EDUCATION)})
    with asked.installation.store.writing() as db:
        second = a_report(db, asked.cast.amina)
    with asked.installation.store.reading() as db:
        (here,) = alongside(db, asked.cast.amina, asked.report_id)
        (there,) = alongside(db, asked.cast.amina, second.id)
    assert [each.elsewhere for each in (*here.said, *there.said)] == [False, True]


def test_whoever_may_not_open_the_report_finds_nothing(asked: Asked) -> None:
    both(asked)
    for nobody in (asked.cast.bruno, asked.cast.ines, asked.cast.chidi, asked.cast.dana, asked.other):
        with pytest.raises(NotFound), asked.installation.store.reading() as db:
            alongside(db, nobody, asked.report_id)


def test_what_came_unsigned_stands_there_for_the_secretariat_alone_and_is_put_before_nobody(asked: Asked) -> None:
    contribute(asked, {0: words(EDUCATION)})
    received(asked, HEALTH)
    with asked.installation.store.reading() as db:
        (seen,) = alongside(db, asked.cast.amina, asked.report_id)
        (group,) = alongside(db, farid(asked), asked.report_id)
        (found,) = seen.contradictions
        assert [each.is_validated for each in seen.said] == [True, False]
        assert [each.organisation for each in group.said] == ["Ministry of Education"]
        assert group.contradictions == ()
        with pytest.raises(CameUnsigned):
            of_figures(db, asked.cast.amina, asked.report_id, found.id)


def test_two_figures_are_put_for_decision_in_one_step_and_known_as_put(asked: Asked, visitor: Visitor) -> None:
    both(asked)
    page = visitor.get(f"/reports/{asked.report_id}/answers?only=against").text
    assert "1,240" in page
    (address,) = re.findall(r'href="(/matters/new[^"]+)"', page)
    form = visitor.get(address.replace("&amp;", "&")).text
    assert "Which figure stands in the report: 1,240 / 1,300" in form
    figures = re.findall("figures=([0-9a-f]+)", address)[0]
    typed = {
        "report": asked.report_id,
        "figures": figures,
        "question": "Which figure?",
        "owner": asked.cast.amina.person_id or "",
        "due": "2099-01-01",
    }
    assert visitor.post("/matters", **typed).status_code == 303
    with asked.installation.store.reading() as db:
        (matter,) = matters.matters(db, asked.cast.farid)
    assert [(each.whose, each.text) for each in matter.sides] == [
        ("Ministry of Education", EDUCATION),
        ("Ministry of Health", HEALTH),
    ]
    assert f"/matters/{matter.id}" in visitor.get(f"/reports/{asked.report_id}/answers").text
    assert visitor.post("/matters", **typed).status_code == 409


def test_a_contradiction_that_is_gone_is_put_before_nobody(asked: Asked) -> None:
    both(asked)
    with asked.installation.store.reading() as db, pytest.raises(NoSuchContradiction):
        of_figures(db, asked.cast.amina, asked.report_id, "0" * 16)


def test_the_answers_stand_beside_the_text_of_the_section_that_answers_with_a_warning_where_unsigned(
    asked: Asked, visitor: Visitor
) -> None:
    contribute(asked, {0: words(EDUCATION)})
    received(asked, HEALTH)
    by = asked.cast.amina
    with asked.installation.store.writing() as db:
        section, other, *_ = drafting.sections(db, asked.report_id)
        made = add_paragraph(db, section_id=section.id, text="Teachers were trained.", by=by, at=MORNING)
        respond(db, paragraph_id=made.paragraph_id, citation=asked.items[0].key, by=by, at=MORNING)
        passage = alongside(db, by, asked.report_id)[0].said[0].passage_id
    here = f"/reports/{asked.report_id}/sections"
    page = visitor.get(f"{here}/{section.id}?panel=found&at={made.paragraph_id}").text
    assert EDUCATION in page
    assert f"cite={passage}#cite" in page
    assert "received, not validated: use it with care" in page
    assert EDUCATION not in visitor.get(f"{here}/{other.id}?panel=found").text
    (mark,) = re.findall(r'name="words" value="([^"]+)"', page)
    assert visitor.post(f"/paragraphs/{made.paragraph_id}/provenance", kind="note", words=mark).status_code == 303
    with asked.installation.store.reading() as db:
        (kept,) = marks_ever(db, made.paragraph_id)
    assert kept.words.startswith("Received, not validated: Ministry of Health")


def test_not_ours_and_no_change_stand_there_too(asked: Asked) -> None:
    contribute(
        asked, {0: Answer(AnswerKind.NO_CHANGE), 1: Answer(AnswerKind.NOT_OURS, belongs_to="Ministry of Health")}
    )
    with asked.installation.store.reading() as db:
        first, second = alongside(db, asked.cast.amina, asked.report_id)
    assert first.said[0].answer.kind is AnswerKind.NO_CHANGE
    assert second.said[0].answer.belongs_to == "Ministry of Health"
