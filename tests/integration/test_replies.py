"""An answer is not the last word: the State and the institution's official voice go on about it, seen by both."""

import json
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from docx import Document

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from workbench.comments import operations, queries
from workbench.comments.matrix import MatrixRow, View
from workbench.comments.operations import Draft
from workbench.comments.receipts.record import record
from workbench.comments.records import Answer, Confidentiality, Position
from workbench.comments.refusals import (
    CommentWithdrawn,
    EmptyReply,
    NoSuchRound,
    NothingToReplyTo,
    NotTheOfficialVoice,
)
from workbench.comments.responding import response_matrix
from workbench.export import matrix as matrix_export
from workbench.export.commented.file import commented
from workbench.installation import Installation
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor

QUESTION = "Which figures do you mean?"
REPLY = "Those of the census."
SOON = LATER + timedelta(hours=1)
THEN = LATER + timedelta(days=1)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    found = a_round(installation, cast)
    found.sent()
    return found


def says(held: Round, text: str, *, by: Actor, at: datetime = THEN) -> None:
    say = operations.reply if by in (held.cast.farid, held.cast.amina) else operations.reply_for_institution
    with held.installation.store.writing() as db:
        say(db, round_id=held.id, comment_id="NHRI-001", text=text, by=by, at=at)


def answered(held: Round) -> None:
    with held.installation.store.writing() as db:
        more = {"round_id": held.id, "at": LATER}
        operations.dispose(db, comment_id="NHRI-001", value=Answer.NOTED, reason="Noted.", by=held.cast.farid, **more)
        operations.release(db, by=held.cast.amina, **more)


def row(held: Round, who: Actor, view: View) -> MatrixRow:
    with held.installation.store.reading() as db:
        whose = held.cast.commission if view is View.COMMENTER else None
        return response_matrix(db, who, held.id, view=view, organisation_id=whose).rows[0]


def told(held: Round, who: Actor) -> list[NoticeKind]:
    with held.installation.store.reading() as db:
        return [each.kind for each in reversed(notices.notices(db, who))]


def test_the_state_asks_and_the_official_voice_replies_each_seen_by_both(held: Round, cast: Cast) -> None:
    says(held, QUESTION, by=cast.farid, at=SOON)
    says(held, REPLY, by=cast.chidi)
    for who in (cast.amina, cast.chidi, cast.ines):
        (comment,) = held.comments(who)
        assert [(each.organisation, each.text) for each in comment.replies] == [
            ("", QUESTION),
            ("National Human Rights Commission", REPLY),
        ]


def test_each_side_is_told_without_a_word_of_what_was_said(held: Round, cast: Cast) -> None:
    says(held, QUESTION, by=cast.farid)
    says(held, REPLY, by=cast.chidi)
    assert told(held, cast.ines)[-1] is NoticeKind.STATE_REPLIED
    assert told(held, cast.amina)[-1] is told(held, cast.farid)[-1] is NoticeKind.INSTITUTION_REPLIED
    with held.installation.store.reading() as db:
        every = str(notices.notices(db, cast.ines)) + str(notices.notices(db, cast.amina))
        journal = " ".join(line["summary"] for line in db.query("select summary from journal where verb = 'replied'"))
    for words in (QUESTION, REPLY):
        assert words not in every + journal
    assert "replied to NHRI-001" in journal
    assert "Chidi" not in journal


def test_an_institution_replies_to_what_was_said_to_it_and_to_nothing_else(held: Round, cast: Cast) -> None:
    with pytest.raises(NothingToReplyTo):
        says(held, REPLY, by=cast.chidi)
    with held.installation.store.writing() as db:
        operations.dispose(
            db, round_id=held.id, comment_id="NHRI-001", value=Answer.NOTED, reason="Noted.", by=cast.farid, at=LATER
        )
    with pytest.raises(NothingToReplyTo):  # the answer is given, and not released: it must not show by this either
        says(held, REPLY, by=cast.chidi)


def test_its_official_voice_alone_replies_and_nobody_in_its_name(held: Round, cast: Cast) -> None:
    answered(held)
    with pytest.raises(NotTheOfficialVoice):
        says(held, REPLY, by=cast.ines)
    for stranger in (cast.bruno, cast.olga, cast.operator):
        with pytest.raises(NoSuchRound):
            says(held, REPLY, by=stranger)
    with held.installation.store.reading() as db:
        assert db.table("reply").count == 0


def test_an_empty_reply_and_one_to_what_was_withdrawn_are_refused(held: Round, cast: Cast) -> None:
    with pytest.raises(EmptyReply):
        says(held, "  ", by=cast.farid)
    with held.installation.store.writing() as db:
        operations.withdraw(
            db, round_id=held.id, comment_id="NHRI-001", reason="We were wrong.", by=cast.chidi, at=LATER
        )
    with pytest.raises(CommentWithdrawn):
        says(held, QUESTION, by=cast.farid)


def test_a_closed_round_takes_replies_and_no_comments(held: Round, cast: Cast) -> None:
    answered(held)
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=LATER)
    says(held, REPLY, by=cast.chidi)
    says(held, QUESTION, by=cast.farid)
    assert len(held.comments(cast.chidi)[0].replies) == 2


def test_the_matrix_holds_them_in_every_form_and_view_that_may(held: Round, cast: Cast) -> None:
    answered(held)
    says(held, QUESTION, by=cast.farid, at=SOON)
    says(held, REPLY, by=cast.chidi)
    for who, view in ((cast.amina, View.INTERNAL), (cast.chidi, View.COMMENTER)):
        assert [each.comment for each in row(held, who, view).replies] == [QUESTION, REPLY]
    with held.installation.store.reading() as db:
        found = response_matrix(db, cast.amina, held.id, view=View.INTERNAL)
    assert REPLY in "\n".join(
        cell.text for table in Document(BytesIO(matrix_export.word(found))).tables for row in table.rows
        for cell in row.cells
    )  # fmt: skip
    said = matrix_export.csv(found).decode("utf-8-sig")
    assert said.index("The State") < said.index(QUESTION) < said.index(REPLY)
    assert json.loads(matrix_export.as_json(found))["rows"][0]["replies"][1]["comment"] == REPLY


@pytest.mark.parametrize("wish", [Confidentiality.PUBLIC_AFTER_ROUND, Confidentiality.SECRETARIAT])
def test_what_is_public_of_a_comment_is_public_of_its_replies(
    installation: Installation, cast: Cast, wish: Confidentiality
) -> None:
    held = a_round(installation, cast)
    with installation.store.writing() as db:
        written = Draft(text="Add the figures.", paragraph_id=held.paragraphs[0], confidentiality=wish)
        operations.draft(db, round_id=held.id, written=written, by=cast.ines, at=LATER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.chidi, at=LATER)
    answered(held)
    says(held, QUESTION, by=cast.farid)
    with installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=cast.amina, at=THEN)
    with installation.store.reading() as db:
        public = response_matrix(db, cast.amina, held.id, view=View.PUBLIC).rows
    is_public = wish is Confidentiality.PUBLIC_AFTER_ROUND
    assert [each.comment for one in public for each in one.replies] == ([QUESTION] if is_public else [])


def test_the_margin_of_the_word_file_has_them_and_they_come_back_as_known(held: Round, cast: Cast) -> None:
    answered(held)
    says(held, QUESTION, by=cast.farid, at=SOON)
    says(held, REPLY, by=cast.chidi)
    with held.installation.store.writing() as db:
        made = commented(db, cast.chidi, held.id)
        operations.remember_written(db, round_id=held.id, written=made.written, by=cast.chidi, at=THEN)
    said = {comment.author: comment.text for comment in Document(BytesIO(made.data)).comments}
    assert said["National Human Rights Commission"] == REPLY
    assert QUESTION in [comment.text for comment in Document(BytesIO(made.data)).comments]
    receipt = held.received(made.data, by=cast.ines)
    assert receipt.comments == ()


def test_they_are_in_the_record_that_the_institution_takes_away_and_in_the_chain(held: Round, cast: Cast) -> None:
    answered(held)
    says(held, QUESTION, by=cast.farid)
    store = held.installation.store
    with store.reading() as db:
        taken = record(db, cast.chidi, round_id=held.id, organisation_id=cast.commission, mechanism="M", at=THEN)
        assert operations.verify(db, store.files, round_id=held.id, by=cast.chidi).ok
        assert [each.text for each in queries.comments(db, cast.chidi, held.id)[0].replies] == [QUESTION]
    (comment,) = taken.values["comments"]
    assert [(each["by"], each["text"]) for each in comment["replies"]] == [("state", QUESTION)]
    assert comment["answer"]["open_again"] is None
