"""The proposed text put into the draft of today, and accepted with the revision that did it."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from workbench.comments import operations, queries
from workbench.comments.applying.offering import Offer
from workbench.comments.applying.proposing import ByHand
from workbench.comments.applying.refusals import NothingProposed, ProposalNotPutIn, TextMovedOn
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Comment, Position
from workbench.comments.refusals import NoSuchRound
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafted
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people.access import DoorClosed

NOW = LATER + timedelta(days=1)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def proposed(held: Round, at: int, quote: str, words: str, text: str = "") -> Comment:
    """The commission sends a proposal for these words of a paragraph; as those who manage the round see it."""
    held.prepared(text, paragraph_id=held.paragraphs[at], quote=quote, proposed=words)
    before = {each.id for each in held.comments(held.cast.amina)}
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    (new,) = [each for each in held.comments(held.cast.amina) if each.id not in before]
    return new


def offered(held: Round, comment: Comment) -> Offer:
    with held.installation.store.reading() as db:
        made = operations.offered(db, round_id=held.id, comment_id=comment.id, by=held.cast.farid)
    assert made is not None
    return made


def applied(
    held: Round, comment: Comment, *, seen: tuple[str, ...] | None = None, by: Actor | None = None, **more: Any
) -> None:
    seen = offered(held, comment).seen if seen is None else seen
    with held.installation.store.writing() as db:
        operations.apply_proposal(
            db, round_id=held.id, comment_id=comment.id, seen=seen, by=by or held.cast.farid, at=NOW, **more
        )


def text(held: Round, at: int) -> str:
    with held.installation.store.reading() as db:
        return drafted.paragraph(db, held.cast.farid, held.paragraphs[at]).markup


def rewrite(held: Round, at: int, words: str) -> None:
    with held.installation.store.writing() as db:
        old = drafted.paragraph(db, held.cast.amina, held.paragraphs[at])
        drafting.write_paragraph(
            db, paragraph_id=old.id, text=words, base=old.revision_id, by=held.cast.amina, at=LATER
        )


def answer_of(held: Round, comment: Comment) -> Any:
    with held.installation.store.reading() as db:
        return queries.comment(db, held.cast.amina, held.id, comment.id).disposition


def test_the_answer_points_at_the_revision_that_did_it(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers and 60 head teachers")
    (part,) = offered(held, comment).parts
    assert part.before == TEXTS[1]
    assert part.after == TEXTS[1].replace("1,240 teachers", "1,420 teachers and 60 head teachers")
    assert text(held, 1) == TEXTS[1]  # offered, not done
    applied(held, comment)
    assert text(held, 1) == part.after
    answer = answer_of(held, comment)
    with held.installation.store.reading() as db:
        standing = drafted.paragraph(db, held.cast.farid, held.paragraphs[1]).revision_id
    assert (answer.value, answer.paragraph_id, answer.revision_id) == (Answer.ACCEPTED, held.paragraphs[1], standing)


def test_words_written_meanwhile_elsewhere_in_the_paragraph_stay(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    rewrite(held, 1, TEXTS[1].replace("human rights education", "human rights, by 2024"))
    applied(held, comment)
    assert text(held, 1) == "The Ministry of Education trained 1,420 teachers in human rights, by 2024."


def test_the_words_go_where_a_split_took_them(held: Round) -> None:
    comment = proposed(held, 2, "180 were resolved", "182 were resolved")
    with held.installation.store.writing() as db:
        _, second = drafting.split_paragraph(
            db, paragraph_id=held.paragraphs[2], offset=TEXTS[2].index(" of which"), by=held.cast.amina, at=LATER
        )
    applied(held, comment)
    with held.installation.store.reading() as db:
        part = drafted.paragraph(db, held.cast.farid, second.paragraph_id)
    assert "182 were resolved" in part.text
    assert answer_of(held, comment).paragraph_id == second.paragraph_id


def test_where_the_draft_changed_at_the_same_words_nothing_is_guessed(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    rewrite(held, 1, TEXTS[1].replace("1,240 teachers", "1,300 head teachers"))
    made = offered(held, comment)
    assert made.by_hand is ByHand.MOVED_ON
    assert made.wished == TEXTS[1].replace("1,240", "1,420")  # both texts are shown
    standing = text(held, 1)
    with pytest.raises(ProposalNotPutIn):
        applied(held, comment)
    assert text(held, 1) == standing
    assert answer_of(held, comment) is None


def test_a_text_saved_while_one_looked_at_the_difference_is_not_written_over(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    seen = offered(held, comment).seen
    rewrite(held, 1, f"By now, {TEXTS[1]}")
    with pytest.raises(TextMovedOn):
        applied(held, comment, seen=seen)
    assert text(held, 1) == f"By now, {TEXTS[1]}"
    assert answer_of(held, comment) is None


def test_what_the_draft_says_already_is_accepted_without_another_revision(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    rewrite(held, 1, TEXTS[1].replace("1,240", "1,420"))
    made = offered(held, comment)
    assert made.stands_already
    with held.installation.store.reading() as db:
        before = len(drafted.history(db, held.cast.farid, held.paragraphs[1]))
    applied(held, comment)
    with held.installation.store.reading() as db:
        assert len(drafted.history(db, held.cast.farid, held.paragraphs[1])) == before
    assert answer_of(held, comment).paragraph_id == held.paragraphs[1]


def test_a_paragraph_in_new_words_keeps_what_is_bold_and_words_beside_it_are_for_a_person(held: Round) -> None:
    plain = TEXTS[0].replace("<strong>", "").replace("</strong>", "")
    comment = proposed(held, 0, "", plain.replace("every ground", "any ground"))
    applied(held, comment)
    assert text(held, 0) == TEXTS[0].replace("every ground", "any ground")
    beside = proposed(held, 0, "", "A second sentence that speaks of something else altogether.")
    assert offered(held, beside).by_hand is ByHand.UNLIKE


def test_words_go_where_somebody_said_that_the_comment_stands_today(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    rewrite(held, 1, TEXTS[1].replace("1,240 teachers", "many staff"))
    with held.installation.store.writing() as db:
        operations.confirm_today(
            db,
            round_id=held.id,
            comment_id=comment.id,
            paragraph_id=held.paragraphs[1],
            quote="many staff",
            by=held.cast.farid,
            at=NOW,
        )
    applied(held, comment)
    assert text(held, 1) == TEXTS[1].replace("1,240", "1,420")


def test_of_a_paragraph_that_is_gone_nothing_is_written(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    with held.installation.store.writing() as db:
        drafting.delete_paragraph(db, paragraph_id=held.paragraphs[1], by=held.cast.amina, at=LATER)
    assert offered(held, comment).by_hand is ByHand.GONE


def test_a_remark_without_a_proposal_has_nothing_to_be_put_in(held: Round) -> None:
    comment = held.sent("On the first paragraph.")[0]
    with held.installation.store.writing() as db, pytest.raises(NothingProposed):
        operations.apply_proposal(db, round_id=held.id, comment_id=comment.id, seen=(), by=held.cast.farid, at=NOW)


def test_nobody_of_an_institution_writes_in_the_draft_by_way_of_its_proposal(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    seen = offered(held, comment).seen
    for stranger in (held.cast.chidi, held.cast.ines, held.cast.bruno, held.cast.dana, held.cast.olga):
        with pytest.raises((DoorClosed, NoSuchRound)):
            applied(held, comment, seen=seen, by=stranger)
    assert text(held, 1) == TEXTS[1]


def test_a_text_written_by_hand_answers_the_comment_and_one_that_came_too_late_answers_nothing(held: Round) -> None:
    comment = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    with held.installation.store.reading() as db:
        base = drafted.paragraph(db, held.cast.farid, held.paragraphs[1]).revision_id
    words: dict[str, Any] = {
        "round_id": held.id,
        "comment_id": comment.id,
        "paragraph_id": held.paragraphs[1],
        "base": base,
        "value": Answer.ACCEPTED_IN_PART,
        "reason": "The figure is that of 2024.",
        "by": held.cast.farid,
        "at": NOW,
    }
    rewrite(held, 1, TEXTS[1].replace("1,240 teachers", "teachers"))
    with held.installation.store.writing() as db:
        late = operations.answer_with_text(db, text=TEXTS[1].replace("1,240 teachers", "1,300 teachers"), **words)
    assert late.answer_id is None
    assert late.revision.kind == "parallel"  # kept
    assert answer_of(held, comment) is None
    with held.installation.store.reading() as db:
        base = drafted.paragraph(db, held.cast.farid, held.paragraphs[1]).revision_id
    with held.installation.store.writing() as db:
        done = operations.answer_with_text(db, text="Some 1,300 teachers were trained.", **{**words, "base": base})
    assert done.answer_id == answer_of(held, comment).id
    assert answer_of(held, comment).revision_id == done.revision.id


def test_comments_that_say_the_same_are_answered_in_one_act_each_with_its_own_answer(held: Round) -> None:
    one = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    other = proposed(held, 1, "1,240", "1,420")
    applied(held, one, also=(other.id,), reason="The later figure.")
    first, second = answer_of(held, one), answer_of(held, other)
    assert first.id != second.id
    assert first.revision_id == second.revision_id
    assert {first.reason, second.reason} == {"The later figure."}


def test_one_act_for_several_is_done_for_all_of_them_or_for_none(held: Round) -> None:
    one = proposed(held, 1, "1,240 teachers", "1,420 teachers")
    other = proposed(held, 1, "1,240", "1,420")
    with held.installation.store.writing() as db:
        operations.withdraw(db, round_id=held.id, comment_id=other.id, reason="Settled.", by=held.cast.chidi, at=LATER)
    with pytest.raises(Exception, match="withdr"):
        applied(held, one, also=(other.id,))
    assert text(held, 1) == TEXTS[1]
    assert answer_of(held, one) is None


def test_a_draft_is_no_part_of_what_is_offered(held: Round) -> None:
    with held.installation.store.writing() as db:
        draft = operations.draft(
            db,
            round_id=held.id,
            written=Draft(text="", paragraph_id=held.paragraphs[1], quote="1,240", proposed="1,420"),
            by=held.cast.ines,
            at=LATER,
        )
    with held.installation.store.reading() as db, pytest.raises(Exception, match="has no comment"):
        operations.offered(db, round_id=held.id, comment_id=draft, by=held.cast.farid)
