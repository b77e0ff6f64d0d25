"""Which remarks of a file are in the record: by author, date and words, told apart by their places where these are."""

from dataclasses import replace

import pytest

from workbench.comments.intake.identity import identified
from workbench.comments.intake.known import COMPARED, Known, Standing, recognised
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.comments.wordings import counting, families
from workbench.word.returned.anchoring import Segment

DATE = "2026-05-03T14:02:00Z"  # Word writes minutes


def at(paragraph: str = "P1", start: int = 4, end: int = 9, match: Match = Match.EXACT) -> Anchor:
    return Anchor(paragraph, start, end, "words", "", "", match, "")


QUEUED = Anchor(None, None, None, "words", "", "", Match.QUEUED, "")


def said(text: str = "Which law?", anchor: Anchor | None = None, **other: object) -> ReceivedComment:
    remark = ReceivedComment(
        identity="",
        kind=CommentKind.COMMENT,
        origin=Origin.WORD_COMMENT,
        anchor=anchor or at(),
        number=1,
        segments=(),
        text=text,
        proposed=None,
        author="Chidi Okafor",
        initials="CO",
        date=DATE,
    )
    return replace(remark, **other)  # type: ignore[arg-type]


def known(one: ReceivedComment, key: str = "k", **other: object) -> Known:
    there = Known(
        id=key,
        identity=one.identity,
        kind=one.kind,
        origin=one.origin,
        anchor=one.anchor,
        text=one.text,
        proposed=one.proposed,
        author=one.author,
        date=one.date,
    )
    return replace(there, **other)  # type: ignore[arg-type]


def standings(*received: ReceivedComment, record: tuple[Known, ...], saved_at: str = "") -> list[Standing]:
    return [finding.standing for finding in recognised(received, record, saved_at=saved_at)]


def test_the_same_remark_is_known_however_a_program_wrote_it() -> None:
    record = (known(said("Which “law” — of 2024?")),)
    again = said('Which "law" - of  2024?', author="Chidi\u00a0Okafor", date="2026-05-03T14:02:00.000Z")
    assert standings(again, record=record) == [Standing.KNOWN]


@pytest.mark.parametrize(
    "other",
    [{"author": "Ines Duarte"}, {"date": "2026-05-03T14:03:00Z"}, {"anchor": at(start=20, end=30)}],
    ids=["another person", "another minute", "other words of the draft"],
)
def test_what_is_said_by_another_at_another_time_or_place_is_new(other: dict[str, object]) -> None:
    assert standings(replace(said(), **other), record=(known(said()),)) == [Standing.NEW]  # type: ignore[arg-type]


def test_a_copy_with_a_doubtful_place_holds_the_same_remark_and_the_sure_place_counts() -> None:
    (worse,) = recognised([said(anchor=QUEUED)], [known(said())])
    (better,) = recognised([said()], [known(said(anchor=QUEUED))])
    assert (worse.standing, worse.better_place) == (Standing.KNOWN, False)
    assert (better.standing, better.better_place) == (Standing.KNOWN, True)


def test_a_place_that_a_person_set_is_never_outranked() -> None:
    (finding,) = recognised([said(anchor=at("P9"))], [known(said(anchor=at("P2")), by_hand=True)])
    assert (finding.standing, finding.better_place) == (Standing.KNOWN, False)


def test_two_alike_remarks_of_one_file_stay_two() -> None:
    twice = (said(anchor=at("P1")), said(anchor=at("P2")))
    assert standings(*twice, record=(known(said(anchor=at("P2"))),)) == [Standing.NEW, Standing.KNOWN]
    both = (said(anchor=QUEUED), said(anchor=QUEUED))
    assert standings(*both, record=(known(said(anchor=QUEUED)),)) == [Standing.KNOWN, Standing.NEW]
    assert len({one.identity for one in identified(both)}) == 2


def test_a_sure_place_is_paired_before_a_doubtful_one() -> None:
    record = (known(said(anchor=QUEUED), "waits"), known(said(anchor=at("P2")), "placed"))
    found = recognised([said(anchor=at("P2")), said(anchor=at("P7"))], record)
    assert [finding.known.id for finding in found if finding.known] == ["placed", "waits"]


def test_other_words_at_the_same_place_and_time_correct_the_remark() -> None:
    record = (known(said("Which law?"), saved_at="2026-05-03"),)
    corrected = said("Which law, and of which year?")
    assert standings(corrected, record=record, saved_at="2026-05-04") == [Standing.CHANGED]
    assert standings(corrected, record=record, saved_at="2026-05-02") == [Standing.EARLIER]
    assert standings(corrected, record=record) == [Standing.CHANGED]


def test_two_remarks_of_one_minute_do_not_correct_each_other() -> None:
    elsewhere = said("The figure is wrong.", at("P5"))
    assert standings(elsewhere, record=(known(said("Which law?")),)) == [Standing.NEW]
    unplaced = said("The figure is wrong.", QUEUED)
    assert standings(unplaced, record=(known(said("Which law?")),)) == [Standing.NEW]
    assert standings(said("Which law?"), said("And when?"), record=(known(said("Which law?")),))[1] is Standing.NEW


def test_a_reworded_remark_whose_place_is_doubtful_must_read_like_the_one_it_corrects() -> None:
    record = (known(said("Which law?", QUEUED)),)
    assert standings(said("Which law, and when?"), record=record) == [Standing.CHANGED]


@pytest.mark.parametrize("author", ["", "Author", "Unknown Author"])
def test_without_a_name_nothing_is_corrected_and_only_the_place_makes_a_remark_the_same(author: str) -> None:
    nameless = {"author": author, "date": ""}
    record = (known(said(**nameless)),)
    assert standings(said("Which law, please?", **nameless), record=record) == [Standing.NEW]
    assert standings(said(**nameless), record=record) == [Standing.KNOWN]
    assert standings(said(anchor=at("P7", match=Match.PARAGRAPH), **nameless), record=record) == [Standing.NEW]
    likely = said(anchor=QUEUED, likely=(Segment("P1", 0, 3),), **nameless)
    assert standings(likely, record=record) == [Standing.KNOWN]


def test_words_of_somebody_else_that_were_altered_in_the_file_are_not_taken_for_the_institutions() -> None:
    record = (known(said("The State maintains its text."), ours=False),)
    (finding,) = recognised([said("The State agrees.")], record)
    assert (finding.standing, finding.adds) == (Standing.ALTERED, False)


def test_an_earlier_wording_that_comes_back_changes_nothing() -> None:
    record = (
        known(said("Which law?"), "old", replaced_by="new"),
        known(said("Which law of 2024?"), "new"),
    )
    (finding,) = recognised([said("Which law?")], record)
    assert (finding.standing, finding.adds) == (Standing.EARLIER, False)


def test_a_proposal_is_known_by_the_words_it_is_about_and_those_it_wants() -> None:
    change = said("", kind=CommentKind.REPLACEMENT, origin=Origin.WORD_TRACKED_CHANGE, proposed="1,420")
    record = (known(change),)
    assert standings(change, record=record) == [Standing.KNOWN]
    assert standings(replace(change, proposed="1,421"), record=record) == [Standing.CHANGED]
    other = replace(change, anchor=replace(at("P3"), quote="1,500"))
    assert standings(other, record=record) == [Standing.NEW]


def test_the_wording_saved_last_counts_and_without_a_date_the_one_handed_in_last() -> None:
    old, new = known(said("a"), "old", saved_at="2026-05-03"), known(said("b"), "new", saved_at="2026-05-04")
    assert counting([old, new]).id == counting([new, old]).id == "new"
    assert counting([new, replace(old, saved_at="")]).id == "old"


def test_wordings_belong_together_through_any_chain_of_corrections() -> None:
    assert families(("a", "b", "c", "d"), (("b", "a"), ("c", "b"), ("x", "d"))) == (("a", "b", "c"), ("d",))


def test_what_a_program_wrote_by_the_thousand_in_one_second_is_not_compared_word_by_word() -> None:
    handed_in = [said(f"Remark {number}.", QUEUED) for number in range(COMPARED // 500 + 1)]
    record = [known(said(f"Remark {number}, in other words.", QUEUED), f"k{number}") for number in range(500)]
    assert {one.standing for one in recognised(handed_in, record)} == {Standing.NEW}
    assert Standing.CHANGED in {one.standing for one in recognised(handed_in[:20], record[:20])}
