"""What a ministry wrote stays its own to find again, and what it said stays said until it says otherwise."""

from datetime import timedelta

import pytest

from tests.builders.contributing import LETTER, contribute, correct, words
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.integration.test_request_pages import _signed_in, page
from tests.integration.test_rounds_pages import Visitor
from tests.signing_in import signed_in
from workbench.app import create_app
from workbench.corpus import queries as corpus
from workbench.installation import Installation
from workbench.people import Actor
from workbench.requests import earlier, operations, queries
from workbench.requests.alongside.reading import alongside
from workbench.requests.assembling import ToAsk
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile
from workbench.requests.operations.receiving import last_received
from workbench.requests.operations.validating import standing
from workbench.requests.records import AnswerKind, ItemKind, RequestStanding, Use
from workbench.requests.refusals import (
    NobodyStandsBehind,
    NoSuchRequest,
    NothingToBringBack,
    NotSentYet,
    NotTheAuthority,
    RequestClosed,
)

LATER = MORNING + timedelta(days=1)
FIRST, SECOND, OTHER = words("Forty teachers."), words("Forty-four teachers."), words("A law was adopted.")


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def write(asked: Asked, place: int, answer: Answer, *, by: Actor | None = None) -> str:
    told = {"request_id": asked.id, "item_id": asked.items[place].id, "answer": answer}
    with asked.installation.store.writing() as db:
        return operations.write_answer(db, **told, by=by or asked.cast.bruno, at=LATER)  # type: ignore[arg-type]


def prepared(asked: Asked) -> dict[str | None, Answer]:
    with asked.installation.store.reading() as db:
        found = queries.prepared(db, asked.cast.bruno, asked.id)
    return {each.item_id: Answer(each.kind, each.use, each.belongs_to, each.blocks) for each in found}


def comes_by_mail(asked: Asked, name: str, answers: dict[int, Answer]) -> None:
    read = tuple(
        ReadAnswer(asked.items[place].code, AnswerKind.ANSWER, each.use, "", each.blocks)
        for place, each in answers.items()
    )
    file = KeptFile(name[0] * 64, name, 9)
    with asked.installation.store.writing() as db:
        operations.receive(db, request_id=asked.id, file=file, read=ReadForm("", read), by=asked.cast.amina, at=LATER)


def test_what_was_rewritten_or_left_out_is_brought_back_by_its_own_people_alone(asked: Asked) -> None:
    bruno, item = asked.cast.bruno, asked.items[0].id
    key = write(asked, 0, FIRST)
    told = {"by": bruno, "at": LATER}
    with asked.installation.store.writing() as db:
        for version in (1, 2):
            operations.rewrite_answer(db, answer_id=key, version=version, answer=SECOND, **told)  # type: ignore[arg-type]
        (before,) = earlier.answers(db, bruno, asked.id)  # the same words again are nothing to be kept
        operations.bring_back(db, request_id=asked.id, earlier_id=before.id, **told)  # type: ignore[arg-type]
    assert prepared(asked) == {item: FIRST}
    with asked.installation.store.writing() as db:
        operations.discard_answer(db, answer_id=key, **told)  # type: ignore[arg-type]
        left_out, rewritten = earlier.answers(db, bruno, asked.id)
        assert (left_out.how, rewritten.blocks) == (earlier.How.LEFT_OUT, SECOND.blocks)
        for stranger in (asked.cast.amina, asked.cast.farid, asked.cast.chidi, asked.other):
            with pytest.raises(NoSuchRequest):
                earlier.answers(db, stranger, asked.id)
        operations.bring_back(db, request_id=asked.id, earlier_id=left_out.id, **told)  # type: ignore[arg-type]
        with pytest.raises(NothingToBringBack):
            operations.bring_back(db, request_id=asked.id, earlier_id=left_out.id, **told)  # type: ignore[arg-type]
        operations.close(db, request_id=asked.id, by=asked.cast.amina, at=LATER)
        with pytest.raises(RequestClosed):
            operations.bring_back(db, request_id=asked.id, earlier_id=rewritten.id, **told)  # type: ignore[arg-type]
    assert prepared(asked) == {item: FIRST}


def test_an_answer_left_out_on_the_page_is_brought_back_there(asked: Asked) -> None:
    key, app = write(asked, 0, FIRST), create_app(asked.installation, testing=True)
    bruno, hugo = (Visitor(_signed_in(app.test_client(), name)) for name in ("bruno", "hugo"))
    bruno.post(page(asked, f"/prepared/{key}/discard"))
    with asked.installation.store.reading() as db:
        (before,) = earlier.answers(db, asked.cast.bruno, asked.id)
    back = page(asked, f"/earlier/{before.id}/back")
    assert f'action="{back}"' in bruno.get(page(asked, "/answers")).text
    assert hugo.post(back).status_code == 404
    assert bruno.post(back).status_code == 303
    assert prepared(asked) == {asked.items[0].id: FIRST}


def test_one_more_answer_after_a_contribution_takes_none_of_the_others_away(asked: Asked) -> None:
    contribute(asked, {0: FIRST})
    contribute(asked, {1: OTHER}, at=LATER)
    with asked.installation.store.reading() as db:
        *_, last = queries.contributions(db, asked.cast.amina, [asked.id])
        said = [one.answer.blocks for each in alongside(db, asked.cast.farid, asked.report_id) for one in each.said]
    assert {each.blocks for each in last.answers} == set(said) == {FIRST.blocks, OTHER.blocks}


def test_what_is_brought_back_after_a_contribution_takes_none_of_the_others_away(asked: Asked) -> None:
    key = write(asked, 0, FIRST)
    told = {"by": asked.cast.bruno, "at": LATER}
    with asked.installation.store.writing() as db:
        operations.rewrite_answer(db, answer_id=key, version=1, answer=SECOND, **told)  # type: ignore[arg-type]
    contribute(asked, {1: OTHER}, at=LATER)
    with asked.installation.store.writing() as db:
        (before,) = earlier.answers(db, asked.cast.bruno, asked.id)
        operations.bring_back(db, request_id=asked.id, earlier_id=before.id, **told)  # type: ignore[arg-type]
    assert prepared(asked) == {asked.items[0].id: FIRST, asked.items[1].id: OTHER}


def test_of_files_that_two_departments_send_unsigned_both_stand_and_one_letter_is_for_both(asked: Asked) -> None:
    comes_by_mail(asked, "a.docx", {0: FIRST, 1: OTHER})
    comes_by_mail(asked, "b.docx", {0: SECOND})
    with asked.installation.store.reading() as db:
        said = [one.answer.blocks for each in alongside(db, asked.cast.amina, asked.report_id) for one in each.said]
        last = last_received(db, asked.cast.amina, queries.request(db, asked.cast.amina, asked.id))
    assert set(said) == {each.blocks for each in last.answers} == {SECOND.blocks, OTHER.blocks}


def test_a_file_that_the_secretariat_had_and_the_ministry_brings_too_waits_once_with_what_found_no_item(
    asked: Asked,
) -> None:
    lost = ReadAnswer("", AnswerKind.ANSWER, Use.FOR_REPORT, "", OTHER.blocks, "Its code is none of this request.")
    at_its_item = ReadAnswer(asked.items[0].code, AnswerKind.ANSWER, Use.FOR_REPORT, "", FIRST.blocks)
    file, read = KeptFile("f" * 64, "filled.docx", 9), ReadForm("", (at_its_item, lost))
    given = {"request_id": asked.id, "file": file, "read": read, "at": LATER}
    with asked.installation.store.writing() as db:
        operations.receive(db, **given, by=asked.cast.amina)  # type: ignore[arg-type]
        brought = operations.take_in(db, **given, by=asked.cast.bruno)  # type: ignore[arg-type]
        waiting = queries.prepared(db, asked.cast.bruno, asked.id)
    assert (brought.new, brought.queued) == (1, 1)
    assert len(waiting) == 2
    assert {each.item_id: each.blocks for each in waiting} == {asked.items[0].id: FIRST.blocks, None: OTHER.blocks}


def test_what_is_turned_into_background_or_said_no_more_leaves_the_library_and_comes_back(asked: Asked) -> None:
    long = words("Teachers were trained in the rights of the child. " * 9)

    def found() -> set[str]:
        with asked.installation.store.reading() as db:
            there = corpus.documents(db, asked.cast.farid, kind="contribution")
        return {each.title[-13:] for each in there if "REQ-" in each.title}

    contribute(asked, {0: long})
    (quoted,) = found()
    correct(asked, {0: Answer(long.kind, Use.BACKGROUND, "", long.blocks)}, at=LATER)
    assert found() == {"to be quoted)"}
    correct(asked, {0: Answer(AnswerKind.NO_CHANGE)}, at=LATER)
    assert found() == set()
    correct(asked, {0: long}, at=LATER)
    assert found() == {quoted}


def test_a_letter_of_the_ministry_is_read_by_others_once_it_submits(asked: Asked) -> None:
    write(asked, 0, FIRST)
    told = {"request_id": asked.id, "by": asked.cast.bruno, "at": LATER}
    with asked.installation.store.writing() as db:
        operations.validate_by_letter(db, letter=LETTER, **told)  # type: ignore[arg-type]
        assert queries.files(db, asked.cast.amina, asked.id) == ()
    made = operations.made_documents(asked.installation.store, asked.cast.bruno, asked.id)
    with asked.installation.store.writing() as db:
        operations.submit(db, made=made, **told)  # type: ignore[arg-type]
        for reader in (asked.cast.amina, asked.cast.farid):
            assert [each.name for each in queries.files(db, reader, asked.id)] == [LETTER.file.name]


def test_the_authority_takes_its_word_back_until_it_is_submitted(asked: Asked) -> None:
    write(asked, 0, FIRST)
    mara = {"request_id": asked.id, "by": asked.authority, "at": LATER}
    with asked.installation.store.writing() as db:
        operations.validate(db, **mara)  # type: ignore[arg-type]
        with pytest.raises(NotTheAuthority):
            operations.take_back_validation(db, request_id=asked.id, by=asked.cast.bruno, at=LATER)
        operations.take_back_validation(db, **mara)  # type: ignore[arg-type]
        assert standing(db, asked.authority, asked.id) is None
        with pytest.raises(NobodyStandsBehind):
            operations.take_back_validation(db, **mara)  # type: ignore[arg-type]
        operations.validate(db, **mara)  # type: ignore[arg-type]
        assert standing(db, asked.authority, asked.id)


def test_a_request_taken_back_before_it_was_sent_is_prepared_again(asked: Asked) -> None:
    by = {"by": asked.cast.amina, "at": LATER}
    with asked.installation.store.writing() as db:
        terms = operations.Terms(due=LATER.date())
        request_id = operations.prepare(db, organisation=asked.cast.education, terms=terms, items=(), **by)  # type: ignore[arg-type]
        with pytest.raises(NotSentYet):
            operations.reopen(db, request_id=request_id, **by)  # type: ignore[arg-type]
        for _ in range(2):  # once is enough
            operations.withdraw(db, request_id=request_id, reason="By mistake.", **by)  # type: ignore[arg-type]
        operations.reopen(db, request_id=request_id, **by)  # type: ignore[arg-type]
        assert queries.request(db, asked.cast.amina, request_id).standing is RequestStanding.IN_PREPARATION
        assert [each.kind for each in queries.events(db, request_id)] == ["prepared", "withdrawn", "reopened"]


def test_what_happened_before_a_request_was_sent_is_nothing_that_its_ministry_reads(asked: Asked) -> None:
    told = {"by": asked.cast.amina, "at": LATER}
    with asked.installation.store.writing() as db:
        items = [operations.NewItem(ToAsk(ItemKind.QUESTION, "", "", "What was done?", "en", None))]
        terms = operations.Terms(due=LATER.date())
        given = {"organisation": asked.cast.education, "terms": terms, "items": items}
        request_id = operations.prepare(db, **given, **told)  # type: ignore[arg-type]
        operations.withdraw(db, request_id=request_id, reason="They never answer.", **told)  # type: ignore[arg-type]
        operations.reopen(db, request_id=request_id, **told)  # type: ignore[arg-type]
        operations.send(db, request_id=request_id, **told)  # type: ignore[arg-type]
    amina, bruno = (Visitor(signed_in(asked.installation, name)) for name in ("amina", "bruno"))
    assert "They never answer." in amina.get(f"/requests/{request_id}").text
    shown = bruno.get(f"/requests/{request_id}/answers").text
    assert "What happened" in shown
    assert "They never answer." not in shown
