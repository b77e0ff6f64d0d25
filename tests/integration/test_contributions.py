"""A ministry answers what it is asked: prepared among its own people, validated, submitted, and then in the library."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from workbench.corpus import queries as corpus
from workbench.errors import NotFound, WorkbenchError
from workbench.installation import Installation
from workbench.requests import operations, queries
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, SignedLetter
from workbench.requests.operations.submitting import documents_of
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ContributionStanding, Use
from workbench.requests.refusals import (
    AnswerChanged,
    AnswerIsEmpty,
    AnswersWithoutItem,
    BelongsToMissing,
    NoSuchRequest,
    NothingReceived,
    NotTheAuthority,
    NotValidated,
    OfficeNotNamed,
    SignatureMissing,
    TwoAnswersToOneItem,
)
from workbench.store.sqlite import sqlite3

LATER = MORNING + timedelta(days=3)
LAW = (AnswerBlock(BlockKind.PARAGRAPH, "The Act on Equality was adopted in 2025."),)
FIGURES = (
    AnswerBlock(BlockKind.PARAGRAPH, "Teachers were trained."),
    AnswerBlock(BlockKind.TABLE, "Year\tTrained\n2024\t1,240"),
)
LETTER = SignedLetter(KeptFile("a" * 64, "letter.pdf", 10), "Dr Mara Lund", date(2026, 5, 6))


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def answered(asked: Asked, number: int, answer: Answer) -> str:
    with asked.installation.store.writing() as db:
        item = asked.items[number].code
        return operations.write_answer(
            db, request_id=asked.id, item_id=item, answer=answer, by=asked.cast.bruno, at=LATER
        )


def submitted(asked: Asked) -> str:
    made = operations.made_documents(asked.installation.store, asked.cast.bruno, asked.id)
    with asked.installation.store.writing() as db:
        return operations.submit(db, request_id=asked.id, made=made, by=asked.cast.bruno, at=LATER)


def validated(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)


def test_what_a_ministry_prepares_is_seen_by_its_own_people_alone(asked: Asked) -> None:
    answered(asked, 0, Answer(blocks=LAW))
    with asked.installation.store.reading() as db:
        (mine,) = queries.prepared(db, asked.cast.bruno, asked.id)
        assert mine.blocks == LAW
        for other in (asked.cast.amina, asked.cast.farid, asked.cast.ines, asked.cast.operator):
            with pytest.raises(NoSuchRequest):
                queries.prepared(db, other, asked.id)
            assert queries.contributions(db, other, [asked.id]) == ()


def test_a_contribution_is_submitted_once_its_authority_stands_behind_these_words(asked: Asked) -> None:
    answered(asked, 0, Answer(blocks=LAW))
    second = answered(asked, 1, Answer(blocks=FIGURES, use=Use.BACKGROUND))
    with pytest.raises(NotValidated):
        submitted(asked)
    with pytest.raises(NotTheAuthority), asked.installation.store.writing() as db:
        operations.validate(db, request_id=asked.id, by=asked.cast.bruno, at=LATER)
    validated(asked)
    with asked.installation.store.writing() as db:
        changed = Answer(blocks=FIGURES[1:], use=Use.BACKGROUND)
        operations.rewrite_answer(db, answer_id=second, version=1, answer=changed, by=asked.cast.bruno, at=LATER)
    with pytest.raises(NotValidated):
        submitted(asked)
    validated(asked)
    submitted(asked)
    with asked.installation.store.reading() as db:
        (given,) = queries.contributions(db, asked.cast.amina, [asked.id])
        assert queries.prepared(db, asked.cast.bruno, asked.id) == ()
    assert (given.standing, given.validated_how, given.late) == (ContributionStanding.SUBMITTED, "web", False)
    assert given.validated_by == asked.authority.name
    assert [each.words for each in given.answers] == [8, 4]


def test_what_was_submitted_is_in_the_library_for_those_who_may_read_it_background_apart(asked: Asked) -> None:
    answered(asked, 0, Answer(blocks=LAW))
    answered(asked, 1, Answer(blocks=FIGURES, use=Use.BACKGROUND))
    validated(asked)
    submitted(asked)
    asked.installation.sync()
    with asked.installation.store.reading() as db:
        kept = {row["use"]: row["document_id"] for row in db.query("select * from contribution_document")}
        quoted = corpus.document(db, asked.cast.farid, kept["for_report"])
        texts = [each.full_text for each in corpus.paragraphs(db, quoted.id)]
        assert texts == [LAW[0].text]
        assert corpus.paragraphs(db, kept["background"])[1].cells == ("2024", "1,240")
        for stranger in (asked.cast.ines, asked.cast.chidi, asked.other):
            for document_id in kept.values():
                with pytest.raises(NotFound):
                    corpus.document(db, stranger, document_id)


def test_a_corrected_contribution_is_a_new_one_and_takes_the_place_of_the_first_in_the_library(asked: Asked) -> None:
    answered(asked, 0, Answer(blocks=LAW))
    validated(asked)
    submitted(asked)
    with asked.installation.store.writing() as db:
        assert operations.begin_again(db, request_id=asked.id, by=asked.cast.bruno, at=LATER) == 1
        (again,) = queries.prepared(db, asked.cast.bruno, asked.id)
        better = Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, "The Act was adopted in 2024, not 2025."),))
        operations.rewrite_answer(db, answer_id=again.id, version=1, answer=better, by=asked.cast.bruno, at=LATER)
    validated(asked)
    submitted(asked)
    with asked.installation.store.reading() as db:
        first, second = queries.contributions(db, asked.cast.amina, [asked.id])
        assert (first.number, second.number) == (1, 2)
        assert first.answers[0].blocks == LAW
        old, new = (row["document_id"] for row in db.query("select * from contribution_document order by rowid"))
        assert corpus.document(db, asked.cast.amina, old).replaced_by == new


def test_what_was_contributed_is_never_changed(asked: Asked) -> None:
    answered(asked, 0, Answer(blocks=LAW))
    validated(asked)
    submitted(asked)
    kept = ("contribution", "contribution_answer", "contribution_document", "validation", "request_event")
    for table in (*kept, "request_file"):
        for attempt in (
            f"update {table} set rowid = rowid",
            f"delete from {table}",
            f"insert or replace into {table} select * from {table}",
        ):
            with asked.installation.store.writing() as db:
                if not next(iter(db.query(f"select count(*) as n from {table}")))["n"]:
                    continue
                with pytest.raises(sqlite3.IntegrityError):
                    db.execute(attempt)


def test_no_contribution_takes_the_number_of_another(asked: Asked) -> None:
    answered(asked, 0, Answer(blocks=LAW))
    validated(asked)
    submitted(asked)
    with asked.installation.store.writing() as db:
        (first,) = db.query("select * from contribution")
        names = ", ".join(first)
        values = ", ".join(f":{name}" for name in first)
        with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
            db.execute(f"insert or replace into contribution ({names}) values ({values})", {**first, "id": "another"})


def form(*answers: ReadAnswer) -> ReadForm:
    return ReadForm("", answers)


def read(code: str, text: str, why: str = "") -> ReadAnswer:
    blocks = (AnswerBlock(BlockKind.PARAGRAPH, text),)
    return ReadAnswer(code, AnswerKind.ANSWER, Use.FOR_REPORT, "", blocks, why)


def test_copies_of_several_departments_are_merged_and_the_same_file_twice_adds_nothing(asked: Asked) -> None:
    first, second = asked.items[0].code, asked.items[1].code
    one = form(read(first, "From the legal department."), read("", "Lost words.", "no item is named here"))
    two = form(read(first, "From the budget department."), read(second, "Nothing new."), read(first, ""))
    with asked.installation.store.writing() as db:
        bring = _bring(asked, db)
        assert (bring("1" * 64, one).new, bring("1" * 64, one).known) == (1, 2)
        again = bring("2" * 64, two)
        assert (again.new, again.known, again.queued) == (2, 0, 0)
        prepared = queries.prepared(db, asked.cast.bruno, asked.id)
        assert len(prepared) == 4
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)
    with pytest.raises(AnswersWithoutItem):
        submitted(asked)
    with asked.installation.store.writing() as db:
        (lost,) = (each for each in prepared if each.item_id is None)
        operations.discard_answer(db, answer_id=lost.id, by=asked.cast.bruno, at=LATER)
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)
    # As the form prints the question and the page numbers it.
    with pytest.raises(TwoAnswersToOneItem, match=rf"“1\. \[{first}\] {re.escape(asked.items[0].key)}”"):
        submitted(asked)
    with asked.installation.store.writing() as db:
        mine, other = (each for each in prepared if each.item_id == asked.items[0].id)
        both = Answer(blocks=(*mine.blocks, *other.blocks))
        operations.make_one(db, keep=mine.id, others=[other.id], version=1, answer=both, by=asked.cast.bruno, at=LATER)
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)
    submitted(asked)


def _bring(asked: Asked, db: object) -> Callable[[str, ReadForm], operations.Received]:
    def bring(sha256: str, found: ReadForm) -> operations.Received:
        return operations.take_in(
            db,  # type: ignore[arg-type]
            request_id=asked.id,
            file=KeptFile(sha256, "form.docx", 9),
            read=found,
            by=asked.cast.bruno,
            at=LATER,
        )

    return bring


def test_what_came_unsigned_is_the_secretariats_until_a_signed_letter_is_recorded(asked: Asked) -> None:
    file, found = KeptFile("3" * 64, "answers.docx", 9), form(read(asked.items[0].code, "By mail."))
    with asked.installation.store.writing() as db:
        give = {"request_id": asked.id, "file": file, "read": found, "at": LATER}
        assert operations.receive(db, by=asked.cast.amina, **give).new == 1  # type: ignore[arg-type]
        assert operations.receive(db, by=asked.cast.amina, **give).known == 1  # type: ignore[arg-type]
        (given,) = queries.contributions(db, asked.cast.amina, [asked.id])
        assert given.standing is ContributionStanding.RECEIVED
        assert queries.contributions(db, asked.cast.farid, [asked.id]) == ()
        assert queries.contributions(db, asked.cast.bruno, [asked.id]) == (given,)
        request, items = queries.request(db, asked.cast.amina, asked.id), asked.items
    made = documents_of(request, items, given.answers)
    for each in made.by_use.values():
        asked.installation.store.files.put(each.data)
    with asked.installation.store.writing() as db:
        after_the_last_day = LATER + timedelta(days=90)
        record = {"request_id": asked.id, "made": made, "by": asked.cast.amina, "at": after_the_last_day}
        unsigned = SignedLetter(LETTER.file, " ", LETTER.signed_on)
        with pytest.raises(SignatureMissing):
            operations.validate_received(db, letter=unsigned, **record)  # type: ignore[arg-type]
        operations.validate_received(db, letter=LETTER, **record)  # type: ignore[arg-type]
        with pytest.raises(NothingReceived):
            operations.validate_received(db, letter=LETTER, **record)  # type: ignore[arg-type]
        (last,) = queries.contributions(db, asked.cast.farid, [asked.id])
    assert (last.validated_by, last.validated_how, last.signed_on) == ("Dr Mara Lund", "letter", LETTER.signed_on)
    assert (last.counts_on, last.late) == (max(LETTER.signed_on, LATER.date()), False)


def test_the_same_answers_in_a_file_that_was_saved_anew_are_kept_and_are_no_other_contribution(asked: Asked) -> None:
    found = form(read(asked.items[0].code, "By mail."), read("", "Put nowhere.", "no item is named here"))
    with asked.installation.store.writing() as db:
        for sha256, name in (("3" * 64, "answers.docx"), ("4" * 64, "answers.odt")):
            file = KeptFile(sha256, name, 9)
            told = operations.receive(db, request_id=asked.id, file=file, read=found, by=asked.cast.amina, at=LATER)
        assert (told.new, told.known, told.queued, told.contribution_id) == (0, 2, 0, None)
        assert len(queries.contributions(db, asked.cast.amina, [asked.id])) == 1
        names = [each.name for each in queries.files(db, asked.cast.amina, asked.id)]
    assert {"answers.docx", "answers.odt"} <= set(names)


def test_answers_that_say_nothing_are_refused(asked: Asked) -> None:
    refused: list[tuple[Answer, type[WorkbenchError]]] = [
        (Answer(), AnswerIsEmpty),
        (Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, " "),)), AnswerIsEmpty),
        (Answer(AnswerKind.NOT_OURS), BelongsToMissing),
    ]
    for answer, why in refused:
        with pytest.raises(why):
            answered(asked, 0, answer)
    answered(asked, 0, Answer(AnswerKind.NO_CHANGE))
    first = answered(asked, 1, Answer(AnswerKind.NOT_OURS, belongs_to="Ministry of Health"))
    with pytest.raises(AnswerChanged), asked.installation.store.writing() as db:
        operations.rewrite_answer(
            db, answer_id=first, version=7, answer=Answer(blocks=LAW), by=asked.cast.bruno, at=LATER
        )


def test_an_answer_of_a_file_that_names_no_office_stands_at_its_item_and_is_not_submitted(asked: Asked) -> None:
    read = ReadForm("", (ReadAnswer(asked.items[0].code, AnswerKind.NOT_OURS, Use.FOR_REPORT, "", ()),))
    with asked.installation.store.writing() as db:
        received = operations.take_in(
            db, request_id=asked.id, file=KeptFile("c" * 64, "form.docx", 1), read=read, by=asked.cast.bruno, at=LATER
        )
    assert received.new == 1
    validated(asked)
    with pytest.raises(OfficeNotNamed, match=asked.items[0].code):
        submitted(asked)


def test_a_file_that_could_not_be_read_at_first_is_read_when_it_can_be(asked: Asked) -> None:
    file = KeptFile("d" * 64, "form.odt", 1)
    read = ReadForm("", (ReadAnswer(asked.items[0].code, AnswerKind.ANSWER, Use.FOR_REPORT, "", LAW),) * 2)
    for who, bring in ((asked.cast.amina, operations.receive), (asked.cast.bruno, operations.take_in)):
        seen = []
        for what in (None, read, read):
            with asked.installation.store.writing() as db:
                seen.append(bring(db, request_id=asked.id, file=file, read=what, by=who, at=LATER, why_not="Later."))
        assert [each.new for each in seen] == [0, 1, 0]
