"""Where the comments of a round stand while the draft goes on."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from workbench.comments import operations, present, queries
from workbench.comments.projection.queries import projected
from workbench.comments.projection.records import Projected, Tier
from workbench.comments.records import Position
from workbench.comments.refusals import NoSuchRound
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.moments.undoing import last_act, undo
from workbench.installation import Installation
from workbench.text.markup import plain

NOW = LATER + timedelta(days=1)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def says(held: Round, at: int, quote: str = "") -> str:
    """The commission sends a comment on these words of a paragraph; gives its id."""
    held.prepared("Say since when.", paragraph_id=held.paragraphs[at], quote=quote)
    before = {comment.id for comment in held.comments(held.cast.chidi)}
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    (new,) = {comment.id for comment in held.comments(held.cast.chidi)} - before
    return new


def found(held: Round, comment_id: str) -> Projected:
    with held.installation.store.reading() as db:
        return projected(db, held.cast.amina, queries.comments(db, held.cast.amina, held.id))[comment_id]


def words(held: Round, place: Projected) -> list[str]:
    with held.installation.store.reading() as db:
        return [
            drafting_queries.paragraph(db, held.cast.amina, each.paragraph_id).text[each.start : each.end]
            for each in place.segments
        ]


def test_words_stand_where_they_stood_while_nothing_was_changed(held: Round) -> None:
    place = found(held, says(held, 1, "1,240 teachers"))
    assert (place.tier, place.paragraph_id, place.label, place.coverage) == (Tier.PLACED, held.paragraphs[1], "2", 1.0)
    assert words(held, place) == ["1,240 teachers"]


def test_words_are_followed_through_a_split_and_a_merge_and_what_was_written_between(held: Round) -> None:
    comment = says(held, 2, "of which 180 were resolved")
    third = held.paragraphs[2]
    with held.installation.store.writing() as db:
        by: dict[str, Any] = {"by": held.cast.amina, "at": NOW}
        drafting.write_paragraph(db, paragraph_id=third, text=f"By June, {TEXTS[2]}", base=None, **by)
        text = drafting_queries.paragraph(db, held.cast.amina, third).text
        _, parted = drafting.split_paragraph(db, paragraph_id=third, offset=text.index(" of which"), **by)
        drafting.merge_paragraphs(db, paragraph_id=held.paragraphs[3], other_id=parted.paragraph_id, **by)
        merged = drafting_queries.paragraph(db, held.cast.amina, held.paragraphs[3])
        rewritten = merged.markup.replace("The Government adopted", "In 2023 the Government adopted")
        drafting.write_paragraph(db, paragraph_id=merged.id, text=rewritten, base=None, **by)
    place = found(held, comment)
    assert (place.tier, place.paragraph_id) == (Tier.PLACED, held.paragraphs[3])
    assert words(held, place) == ["of which 180 were resolved"]
    assert place.before == plain(TEXTS[2])


def test_an_undone_split_leaves_the_words_together(held: Round) -> None:
    comment = says(held, 2, "complaints, of which 180")
    with held.installation.store.writing() as db:
        drafting.split_paragraph(
            db, paragraph_id=held.paragraphs[2], offset=TEXTS[2].index(" of which"), by=held.cast.amina, at=NOW
        )
    assert len(found(held, comment).segments) == 2
    third = held.paragraphs[2]
    section = next(each.id for each in held.snapshot.sections if third in {p.id for p in each.paragraphs})
    with held.installation.store.writing() as db:
        act = last_act(db, held.cast.amina, section)
        assert act is not None
        undo(db, act_id=act.id, by=held.cast.amina, at=NOW)
    place = found(held, comment)
    assert words(held, place) == ["complaints, of which 180"]


def test_of_a_deleted_paragraph_the_frozen_words_stay_and_nothing_else_is_taken_for_them(held: Round) -> None:
    comment = says(held, 1, "1,240 teachers")
    with held.installation.store.writing() as db:
        drafting.delete_paragraph(db, paragraph_id=held.paragraphs[1], by=held.cast.amina, at=NOW)
    place = found(held, comment)
    assert (place.tier, place.paragraph_id, place.label, place.segments) == (Tier.GONE, None, "", ())
    assert place.before == TEXTS[1]


def test_words_copied_elsewhere_are_offered_to_a_person(held: Round) -> None:
    comment = says(held, 1, "trained 1,240 teachers in human rights education")
    with held.installation.store.writing() as db:
        drafting.delete_paragraph(db, paragraph_id=held.paragraphs[1], by=held.cast.amina, at=NOW)
        longer = f"{TEXTS[3]} {TEXTS[1]}"
        drafting.write_paragraph(
            db, paragraph_id=held.paragraphs[3], text=longer, base=None, by=held.cast.amina, at=NOW
        )
    place = found(held, comment)
    assert place.tier is Tier.GONE
    (candidate,) = place.candidates
    assert candidate.words.paragraph_id == held.paragraphs[3]
    assert candidate.quote == "trained 1,240 teachers in human rights education"


def test_a_comment_on_a_paragraph_keeps_it(held: Round) -> None:
    place = found(held, says(held, 0))
    assert (place.tier, place.paragraph_id, place.segments) == (Tier.PARAGRAPH, held.paragraphs[0], ())


def test_nobody_but_those_who_manage_the_round_is_told_how_the_draft_goes_on(held: Round) -> None:
    says(held, 0)
    comments = held.comments(held.cast.amina)
    for stranger in (held.cast.chidi, held.cast.ines, held.cast.bruno, held.cast.dana):
        with held.installation.store.reading() as db, pytest.raises(NoSuchRound):
            projected(db, stranger, comments)


def test_a_paragraph_that_was_merged_away_is_cited_as_the_one_that_has_its_words(held: Round) -> None:
    first, second, third, _ = held.paragraphs
    with held.installation.store.writing() as db:
        by: dict[str, Any] = {"by": held.cast.amina, "at": NOW}
        drafting.merge_paragraphs(db, paragraph_id=second, other_id=third, **by)
        drafting.merge_paragraphs(db, paragraph_id=first, other_id=second, **by)
        labels = present.labels(db, held.report_id)
        assert (labels[third], labels[second]) == ("1", "1")
        drafting.delete_paragraph(db, paragraph_id=first, **by)
        assert {first, second, third} & present.labels(db, held.report_id).keys() == set()
