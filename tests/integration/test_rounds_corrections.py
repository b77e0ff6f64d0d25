"""A remark comes back in other words, or with a better place: what counts, and what a person did is never undone."""

import pytest

from tests.builders.rounds import LATER, OVER, Round, a_round
from tests.builders.word import packed, unpacked
from tests.cast import Cast
from tests.integration.test_rounds_copies import _CORE, _RELATION
from tests.integration.test_rounds_word import PLAIN
from workbench.comments import operations, queries
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, DraftComment, Match, Position
from workbench.comments.refusals import RoundHasOpenComments
from workbench.installation import Installation
from workbench.people import Actor

ASKED = PLAIN[0].replace("every ground", "[every ground](Chidi: Which grounds?)")
CORRECTED = PLAIN[0].replace("every ground", "[every ground](Chidi: Which grounds, and where?)")
# The words of the comment were rewritten without tracking, and all around them.
UNPLACED = "Quite another text was put here. [Which is](Chidi: Which grounds?) not of the draft."


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def saved(data: bytes, day: str) -> bytes:
    """The file as saved on that day."""
    parts = unpacked(data)
    rels = parts["_rels/.rels"].decode().replace("</Relationships>", _RELATION)
    return packed({**parts, "_rels/.rels": rels, "docProps/core.xml": _CORE.format(f"{day}T09:00:00Z")})


def drafts(held: Round) -> tuple[DraftComment, ...]:
    with held.installation.store.reading() as db:
        return queries.drafts(db, held.cast.ines, held.id)


def sent(held: Round) -> tuple[str, ...]:
    with held.installation.store.writing() as db:
        return operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)


def test_in_preparation_a_correction_becomes_the_words_of_its_draft(held: Round) -> None:
    held.received(held.file(ASKED), by=held.cast.ines)
    receipt = held.received(held.file(CORRECTED), by=held.cast.chidi)
    (draft,) = drafts(held)
    assert (draft.text, draft.version, receipt.changed, receipt.comments[0].id) == (
        "Which grounds, and where?",
        2,
        1,
        draft.id,
    )
    assert held.received(held.file(ASKED), by=held.cast.ines).comments == ()
    assert drafts(held) == (draft,)


def test_what_was_corrected_before_sending_does_not_leave_with_the_comment(held: Round) -> None:
    held.received(held.file(ASKED), by=held.cast.ines)
    held.received(held.file(CORRECTED), by=held.cast.ines)
    sent(held)
    with held.installation.store.reading() as db:
        (row,) = db.query("select * from comment")
    assert "Which grounds?" not in str(row)


def test_what_is_sent_is_numbered_in_the_order_of_the_report(held: Round) -> None:
    held.prepared("The last paragraph.", paragraph_id=held.paragraphs[2])
    held.received(held.file(ASKED), by=held.cast.ines)
    held.prepared("The second.", paragraph_id=held.paragraphs[1])
    sent(held)
    found = {comment.label: comment.text for comment in held.comments(held.cast.ines)}
    assert found == {"NHRI-001": "Which grounds?", "NHRI-002": "The second.", "NHRI-003": "The last paragraph."}


@pytest.mark.parametrize("by_hand", [False, True], ids=["corrected in Word", "corrected here"])
def test_the_first_copy_handed_in_again_after_the_corrected_words_were_sent_adds_nothing(
    held: Round, by_hand: bool
) -> None:
    first = saved(held.file(ASKED), "2026-05-04")
    held.received(first, by=held.cast.ines)
    if by_hand:
        (draft,) = drafts(held)
        with held.installation.store.writing() as db:
            operations.rewrite_draft(
                db, draft_id=draft.id, version=1, written=Draft("Name all grounds."), by=held.cast.chidi, at=LATER
            )
    else:
        held.received(saved(held.file(CORRECTED), "2026-05-05"), by=held.cast.ines)
    sent(held)
    receipt = held.received(first, by=held.cast.ines)
    assert (receipt.comments, receipt.changed) == ((), 0)
    assert drafts(held) == ()


def test_words_written_here_by_hand_are_not_overwritten_by_a_file(held: Round) -> None:
    held.received(held.file(ASKED), by=held.cast.ines)
    (draft,) = drafts(held)
    with held.installation.store.writing() as db:
        operations.rewrite_draft(
            db, draft_id=draft.id, version=1, written=Draft("Name all grounds."), by=held.cast.chidi, at=LATER
        )
    for again in (ASKED, CORRECTED):
        held.received(held.file(again), by=held.cast.ines)
        assert [each.text for each in drafts(held)] == ["Name all grounds."]
    sent(held)
    with held.installation.store.reading() as db:
        (row,) = db.query("select * from comment")
    assert "Which grounds" not in str(row)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["as written", "the correction first"])
def test_the_words_saved_later_count_and_the_earlier_stay_in_the_record(held: Round, order: tuple[int, int]) -> None:
    copies = (saved(held.file(ASKED), "2026-05-04"), saved(held.file(CORRECTED), "2026-05-05"))
    for at in order:
        held.received(copies[at], by=held.cast.amina)
    found = {comment.text: comment for comment in held.comments(held.cast.amina)}
    old, new = found["Which grounds?"], found["Which grounds, and where?"]
    assert (old.replaced_by, new.replaced_by) == (new.id, None)
    with held.installation.store.reading() as db:
        (standing,) = queries.standings(db, held.cast.amina, held.id)
        assert (standing.comments, standing.unconfirmed) == (1, 1)
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


def test_what_was_replaced_needs_no_answer(held: Round) -> None:
    held.received(held.file(ASKED), by=held.cast.amina)
    held.received(held.file(CORRECTED), by=held.cast.amina)
    old, new = held.comments(held.cast.amina)
    with held.installation.store.writing() as db:
        with pytest.raises(RoundHasOpenComments, match=new.label):
            operations.close(db, round_id=held.id, by=held.cast.amina, at=OVER)
        operations.dispose(
            db,
            round_id=held.id,
            comment_id=new.id,
            value=Answer.NOTED,
            reason="It is in paragraph 2.",
            by=held.cast.amina,
            at=LATER,
        )
        operations.close(db, round_id=held.id, by=held.cast.amina, at=OVER)
    assert old.replaced_by == new.id


def test_a_correction_of_what_was_sent_is_prepared_and_replaces_it_when_it_is_sent(held: Round) -> None:
    held.received(held.file(ASKED), by=held.cast.ines)
    sent(held)
    held.received(held.file(CORRECTED), by=held.cast.ines)
    (comment,) = held.comments(held.cast.amina)
    assert (comment.text, comment.replaced_by) == ("Which grounds?", None)
    assert sent(held) == ("NHRI-002",)
    old, new = held.comments(held.cast.amina)
    assert (old.replaced_by, new.text) == (new.id, "Which grounds, and where?")


def test_by_two_roads_a_corrected_copy_replaces_the_first_and_the_same_copy_confirms_it(held: Round) -> None:
    held.received(held.file(ASKED), by=held.cast.amina)
    held.received(held.file(CORRECTED), by=held.cast.ines)
    assert sent(held) == ("NHRI-002",)
    old, new = held.comments(held.cast.amina)
    assert (old.replaced_by, new.state.value) == (new.id, "sent")


@pytest.mark.parametrize("by", ["amina", "ines"], ids=["State side", "institution"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["doubtful first", "sure first"])
def test_the_surer_place_of_two_copies_counts(held: Round, by: str, order: tuple[int, int]) -> None:
    actor: Actor = getattr(held.cast, by)
    copies = (held.file(UNPLACED), held.file(ASKED))
    for at in order:
        held.received(copies[at], by=actor)
    remarks = [each for each in (*drafts(held), *held.comments(held.cast.amina)) if each.text]
    assert [(each.anchor.match, each.anchor.quote) for each in remarks] == [(Match.EXACT, "every ground")]
    with held.installation.store.reading() as db:
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


@pytest.mark.parametrize("by", ["amina", "chidi"], ids=["State side", "institution"])
def test_a_place_set_by_hand_outranks_what_a_later_copy_says(held: Round, by: str) -> None:
    actor: Actor = getattr(held.cast, by)
    held.received(held.file(UNPLACED), by=actor)
    with held.installation.store.writing() as db:
        if by == "chidi":
            (waits,) = (each for each in queries.drafts(db, actor, held.id) if each.text)
            operations.place_draft(db, draft_id=waits.id, paragraph_id=held.paragraphs[2], by=actor, at=LATER)
        else:
            (given,) = (each for each in queries.comments(db, actor, held.id) if each.text)
            operations.place(
                db, round_id=held.id, comment_id=given.id, paragraph_id=held.paragraphs[2], by=actor, at=LATER
            )
    receipt = held.received(held.file(ASKED), by=actor)
    assert [taken.comment.text for taken in receipt.comments if taken.comment.text] == []
    placed = [each for each in (*drafts(held), *held.comments(held.cast.amina)) if each.text]
    where = [getattr(each, "paragraph_id", None) or each.anchor.paragraph_id for each in placed]
    assert where == [held.paragraphs[2]]


def test_a_colleagues_reply_in_ones_own_file_answers_ones_comment_whoever_hands_it_in_first(held: Round) -> None:
    replied = PLAIN[0].replace("every ground", "[every ground](Chidi: Which grounds? / Ines: See article 1.)")
    for order in ((ASKED, replied), (replied, ASKED)):
        other = a_round(held.installation, held.cast)
        for copy in order:
            other.received(other.file(copy), by=other.cast.amina)
        root, reply = sorted(other.comments(other.cast.amina), key=lambda each: each.reply_to is not None)
        assert (root.text, reply.text, reply.reply_to) == ("Which grounds?", "See article 1.", root.id)


def test_what_the_state_side_handed_in_is_replaced_by_the_words_that_the_institution_wrote_here_since(
    held: Round,
) -> None:
    held.received(held.file(ASKED), by=held.cast.ines)
    held.received(held.file(ASKED), by=held.cast.amina)
    (draft,) = drafts(held)
    with held.installation.store.writing() as db:
        operations.rewrite_draft(
            db, draft_id=draft.id, version=1, written=Draft("Name all grounds."), by=held.cast.chidi, at=LATER
        )
    assert sent(held) == ("NHRI-002",)
    old, new = held.comments(held.cast.amina)
    assert (old.replaced_by, new.text) == (new.id, "Name all grounds.")
    again = held.received(held.file(ASKED), by=held.cast.amina)
    assert (again.comments, again.duplicates) == ((), 1)
    assert len(held.comments(held.cast.amina)) == 2
