"""A further word under a comment: prepared by its institution alone, sent like any other, answered with the first."""

from datetime import timedelta

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.comments import operations, queries
from workbench.comments.records import Answer, Position
from workbench.comments.refusals import CommentWithdrawn, EmptyComment, NoSuchComment, NoSuchRound
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people.access import DoorClosed

__all__ = ["visitors"]

AN_HOUR_LATER = LATER + timedelta(hours=1)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    held = a_round(installation, cast)
    held.sent("Add the figures of 2025.", "Which teachers?")
    return held


def added(held: Round, by: Actor, *, text: str = "By sex, too.", label: str = "NHRI-001") -> str:
    with held.installation.store.writing() as db:
        return operations.add_to(db, round_id=held.id, comment_id=label, text=text, by=by, at=AN_HOUR_LATER)


def test_it_stands_where_the_comment_stands_and_is_answered_with_it(held: Round) -> None:
    added(held, held.cast.ines)
    assert len(held.comments(held.cast.amina)) == 2  # in preparation it is nobody's but the institution's
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
        given = {"comment_id": "NHRI-001", "value": Answer.NOTED, "reason": "They follow."}
        operations.dispose(db, round_id=held.id, by=held.cast.amina, at=LATER, **given)  # type: ignore[arg-type]
    first, _, further = held.comments(held.cast.amina)
    assert (further.reply_to, further.paragraph_id, further.text) == (first.id, first.paragraph_id, "By sex, too.")
    assert further.disposition is not None
    assert further.disposition.reason == "They follow."


def test_a_colleague_adds_to_what_is_still_in_preparation(held: Round) -> None:
    first = held.prepared("Which plan?", paragraph_id=held.paragraphs[3], quote="plan of action")
    added(held, held.cast.chidi, label=first)
    with held.installation.store.reading() as db:
        drafts = queries.drafts(db, held.cast.ines, held.id)
    assert {each.reply_to for each in drafts} == {None, first}
    assert len({each.anchor for each in drafts}) == 1


def test_it_is_refused_where_there_is_nothing_to_add_to(held: Round) -> None:
    with held.installation.store.writing() as db:
        withdrawn = {"comment_id": "NHRI-002", "reason": "It is there."}
        operations.withdraw(db, round_id=held.id, by=held.cast.chidi, at=LATER, **withdrawn)
    with pytest.raises(CommentWithdrawn):
        added(held, held.cast.ines, label="NHRI-002")
    with pytest.raises(NoSuchComment):
        added(held, held.cast.ines, label="NHRI-077")
    with pytest.raises(EmptyComment):
        added(held, held.cast.ines, text=" ")
    for other in (held.cast.amina, held.cast.bruno):
        with pytest.raises((NoSuchRound, DoorClosed)):
            added(held, other)
    with held.installation.store.reading() as db:
        assert queries.drafts(db, held.cast.ines, held.id) == ()


def test_it_is_written_on_the_page_of_ones_own_comments(held: Round, visitors: dict[str, Visitor]) -> None:
    first = held.comments(held.cast.ines)[0]
    ours = f"/rounds/{held.id}/read/ours"
    assert f"/read/comments/{first.id}/add" in visitors["ines"].get(ours).text
    visitors["ines"].post(f"/rounds/{held.id}/read/comments/{first.id}/add", text="By sex, too.")
    assert "By sex, too." in visitors["chidi"].get(ours).text
    visitors["ines"].post(f"/rounds/{held.id}/read/comments/{first.id}/add", text="")
    with held.installation.store.reading() as db:
        assert len(queries.drafts(db, held.cast.ines, held.id)) == 1
