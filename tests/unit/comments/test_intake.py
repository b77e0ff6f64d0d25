"""A returned file read as remarks on the frozen draft."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders.word import docx, frozen_text
from workbench.comments.intake.placing import APPROXIMATE, STANDS_TWICE
from workbench.comments.intake.reading import receive
from workbench.comments.intake.recognising import UnknownSnapshot, WrongSnapshot
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.records import CommentKind, Match, Origin
from workbench.word.reading import read
from workbench.word.returned.records import FrozenParagraph, Segment

SNAPSHOT = "01SNAPSHOT"
LAW = "21. Adopt a law on equality."
SEATS = "22. Women hold forty per cent of seats."


def frozen(*paragraphs: str) -> tuple[FrozenParagraph, ...]:
    """Paragraphs P0, P1 … with the numbers that they are written with, headings without."""
    return tuple(
        FrozenParagraph(f"P{at}", None if text.startswith("# ") else int(text.split(".")[0]), frozen_text(text))
        for at, text in enumerate(paragraphs)
    )


def received(
    *returned: str,
    sent: Sequence[str] = (),
    named: str | None = SNAPSHOT,
    threads: bool = True,
    uids: Sequence[str] | None = None,
) -> Intake:
    """What comes in when `sent` comes back as `returned` (without `sent`: with nothing untracked)."""
    uids = [f"P{at}" for at in range(len(returned))] if uids is None else uids
    properties = {"WorkbenchSnapshot": named} if named else {}
    document = read(docx(*returned, uids=uids, properties=properties, threads=threads))
    return receive(document, frozen(*(sent or returned)), snapshot_id=SNAPSHOT)


def place(one: ReceivedComment) -> tuple[str | None, int | None, int | None, int | None]:
    return one.anchor.paragraph_id, one.number, one.anchor.start, one.anchor.end


def test_a_comment_comes_with_its_words_its_place_and_its_author() -> None:
    (comment,) = received("# Health", "21. Adopt a [law](Chidi: When?) on equality.").comments
    assert (comment.kind, comment.origin, comment.anchor.match) == (
        CommentKind.COMMENT,
        Origin.WORD_COMMENT,
        Match.EXACT,
    )
    assert place(comment) == ("P1", 21, 8, 11)
    assert (comment.anchor.prefix, comment.anchor.quote, comment.anchor.suffix) == ("Adopt a ", "law", " on equality.")
    assert (comment.author, comment.text, comment.proposed) == ("Chidi", "When?", None)


def test_a_comment_on_a_heading_stands_on_the_section() -> None:
    (comment,) = received("# [Health](Chidi: Too short.)", LAW).comments
    assert place(comment) == ("P0", None, 0, 6)


def test_a_reply_names_the_comment_that_it_answers() -> None:
    head, reply = received("21. Adopt a [law](Chidi: When? / Amina: In May.).").comments
    assert (reply.reply_to, reply.reply_inferred) == (head.identity, False)
    assert place(reply) == place(head)


def test_a_reply_that_the_file_does_not_call_one_is_marked_as_inferred_and_said() -> None:
    intake = received("21. Adopt a [law](Chidi: When? / Amina: In May.).", threads=False)
    assert intake.comments[1].reply_inferred
    assert "of an earlier one: 1." in str(intake.warnings[0])


@pytest.mark.parametrize(
    ("edited", "kind", "quote", "proposed"),
    [
        ("22. Women hold {-forty-}{+42+} per cent of seats.", CommentKind.REPLACEMENT, "forty", "42"),
        ("22. Women hold {+over +}forty per cent of seats.", CommentKind.INSERTION, "", "over "),
        ("22. Women hold forty per cent{- of seats-}.", CommentKind.DELETION, " of seats", ""),
        ("22. Women hold{+¶+} forty per cent of seats.", CommentKind.INSERTION, "", "¶"),
        ("22. Women hold forty per cent of seats.{-¶-}", CommentKind.DELETION, "¶", ""),
    ],
)
def test_a_tracked_change_is_a_proposal_at_its_place(edited: str, kind: CommentKind, quote: str, proposed: str) -> None:
    (suggestion,) = received(LAW, edited, "23. End.").suggestions
    assert (suggestion.kind, suggestion.anchor.quote, suggestion.proposed) == (kind, quote, proposed)
    assert suggestion.anchor.paragraph_id == "P1"
    assert suggestion.origin is Origin.WORD_TRACKED_CHANGE


def test_comments_keep_their_exact_place_through_all_kinds_of_tracked_changes() -> None:
    intake = received(
        "21. {+Now +}adopt{-s-} a [law](Chidi: a) on{+¶+} [equality](Chidi: b).{-¶-}",
        "22. {-Women hold -}[{-forty-}](Chidi: c){- per cent.¶-}",
        "23. The [end](Chidi: d){+ of it+}.",
    )
    by_text = {comment.text: comment for comment in intake.comments}
    assert {text: (place(one)[0], one.anchor.quote) for text, one in by_text.items()} == {
        "a": ("P0", "law"),
        "b": ("P0", "equality"),
        "c": ("P1", "forty"),
        "d": ("P2", "end"),
    }
    assert {one.anchor.match for one in intake.comments} == {Match.EXACT}


def test_a_comment_on_words_just_put_in_stands_where_they_go_and_on_the_proposal() -> None:
    intake = received("21. Adopt a [{+new +}](Chidi: Which?)law.")
    (comment,) = intake.comments
    assert (place(comment), comment.on_suggestion) == (("P0", 21, 8, 8), intake.suggestions[0].identity)


def test_a_comment_that_was_cut_and_pasted_with_its_words_stands_where_they_stood_in_the_draft() -> None:
    intake = received(
        "21. {-The Ministry of Health reports every year.-}",
        LAW.replace("21", "22") + "{+The Ministry of +}[{+Health+}](Chidi: And Justice?){+ reports every year.+}",
    )
    (comment,) = intake.comments
    assert (place(comment), comment.anchor.quote) == (("P0", 21, 16, 22), "Health")
    assert [one.kind for one in intake.suggestions] == [CommentKind.MOVE]


def test_pasted_words_that_stood_twice_are_told_apart_by_where_they_stand_in_what_was_moved() -> None:
    intake = received(
        "21. {-The law is the law of the land.-}",
        "22. End.{+The +}[{+law+}](Chidi: Which?){+ is the law of the land.+}",
    )
    (comment,) = intake.comments
    assert (place(comment), comment.anchor.quote) == (("P0", 21, 4, 7), "law")


def test_of_pasted_words_with_other_spaces_those_that_stood_twice_wait_with_both_places() -> None:
    intake = received(
        "21. {-The law of the land is the law of  all of us.-}",
        "22. End.{+The +}[{+law+}](Chidi: Which?){+ of the land is the law of all of us.+}",
    )
    (comment,) = intake.comments
    assert [one.kind for one in intake.suggestions] == [CommentKind.MOVE]
    assert (comment.anchor.match, comment.anchor.why) == (Match.QUEUED, STANDS_TWICE)
    assert comment.likely == (Segment("P0", 4, 7), Segment("P0", 27, 30))


def test_a_comment_beside_words_put_in_is_not_on_the_proposal() -> None:
    (comment,) = received("21. Adopt a {+new +}[law](Chidi: When?).").comments
    assert comment.on_suggestion is None


def test_an_end_inside_words_put_in_is_approximate() -> None:
    (comment,) = received("21. [Adopt a {+very+}](Chidi: Which?){+ new +}law.").comments
    assert (comment.anchor.quote, comment.anchor.match) == ("Adopt a ", Match.APPROXIMATE)


def test_the_same_file_twice_adds_nothing() -> None:
    texts = ("21. Adopt a [law](Chidi: When?) {+soon+}.", "22. [Twin](Chidi: x)[](Chidi: x).")
    first, second = received(*texts), received(*texts)
    known = [one.identity for one in first.everything]
    assert len(set(known)) == len(known) == 4
    assert second.without(known).everything == ()


def test_two_comments_alike_in_everything_are_two() -> None:
    alike = "21. Adopt a [law](Chidi: When?)."
    other = "22. Adopt a [law](Chidi: When?)."
    assert len({one.identity for one in received(alike, other).comments}) == 2


def test_comments_of_one_file_that_nothing_tells_apart_are_two_and_come_once_each() -> None:
    document = read(docx("21. Adopt a [law](Chidi: When?).", properties={"WorkbenchSnapshot": SNAPSHOT}))
    twice = replace(document, comments=document.comments * 2)
    first = receive(twice, frozen("21. Adopt a law."), snapshot_id=SNAPSHOT)
    assert len({one.identity for one in first.comments}) == 2
    known = [one.identity for one in first.comments]
    assert receive(twice, frozen("21. Adopt a law."), snapshot_id=SNAPSHOT).without(known).everything == ()


def test_a_copy_whose_dates_have_parts_of_seconds_brings_the_same_comments() -> None:
    document = read(docx("21. Adopt a [law](Chidi: When?).", properties={"WorkbenchSnapshot": SNAPSHOT}))
    (comment,) = document.comments
    other = replace(document, comments=(replace(comment, date="2026-05-03T14:00:11.250Z"),))
    identities = {
        receive(each, frozen("21. Adopt a law."), snapshot_id=SNAPSHOT).comments[0].identity
        for each in (document, other)
    }
    assert len(identities) == 1


def test_a_second_round_of_remarks_in_the_same_file_adds_only_the_new_ones() -> None:
    first = received("21. Adopt a [law](Chidi: When?).", SEATS)
    second = received("21. Adopt a [law](Chidi: When?).", "22. Women hold [forty](Chidi: 42) per cent of seats.")
    assert [one.text for one in second.without(one.identity for one in first.comments).comments] == ["42"]


def test_text_changed_without_tracking_is_a_proposal_without_a_name_and_its_comments_are_placed() -> None:
    intake = received(
        "21. Adopt no [law](Chidi: When?) on equality.",
        "22. Women [hold](Chidi: Held?) forty per cent of seats.",
        sent=(LAW, SEATS),
    )
    first, second = intake.comments
    assert (place(first), first.anchor.match) == (("P0", 21, 8, 11), Match.EXACT)
    assert place(second) == ("P1", 22, 6, 10)
    (change,) = intake.untracked
    assert (change.kind, change.origin, change.anchor.quote, change.proposed, change.author, change.date) == (
        CommentKind.REPLACEMENT,
        Origin.WORD_UNTRACKED_CHANGE,
        "a",
        "no",
        "",
        "",
    )
    assert "Changes made without change tracking: 1." in str(intake.warnings[0])


def test_a_range_that_ends_in_changed_words_is_approximate_and_says_so() -> None:
    (comment,) = received("21. [Adopt no](Chidi: No?) law on equality.", sent=(LAW,)).comments
    assert (comment.anchor.quote, comment.anchor.match, comment.anchor.why) == (
        "Adopt a",
        Match.APPROXIMATE,
        APPROXIMATE,
    )


def test_a_comment_on_words_put_in_without_tracking_stands_where_they_go_and_on_their_proposal() -> None:
    intake = received("21. Adopt a [really comprehensive](Chidi: Which?) law on equality.", sent=(LAW,))
    (comment,) = intake.comments
    assert place(comment) in (("P0", 21, 7, 7), ("P0", 21, 8, 8))  # before or behind the space
    assert comment.on_suggestion == intake.untracked[0].identity


def test_tracked_and_untracked_changes_of_one_paragraph_are_told_apart() -> None:
    intake = received("22. Women hold {-forty-}{+42+} per cent of all seats.", sent=(SEATS,))
    assert [(one.anchor.quote, one.proposed) for one in intake.suggestions] == [("forty", "42")]
    assert [(one.anchor.quote, one.proposed) for one in intake.untracked] == [("", "all ")]


def test_of_a_paragraph_written_anew_the_words_that_the_file_quotes_are_kept() -> None:
    (comment,) = received("21. Everything [has changed](Chidi: Why?) completely since.", sent=(LAW,)).comments
    assert (comment.anchor.paragraph_id, comment.anchor.start, comment.anchor.match, comment.anchor.quote) == (
        "P0",
        None,
        Match.PARAGRAPH,
        "has changed",
    )


def test_a_comment_that_may_be_on_either_of_two_waits_with_both_places_and_its_own_words() -> None:
    alike = ("22. The board received 214 complaints in the year.", "23. The board received 305 complaints in the year.")
    changed = "22. The [board](Chidi: Which?) received complaints in the year."
    intake = received(
        "21. Adopt a law.",
        changed,
        "24. End of it.",
        sent=("21. Adopt a law.", *alike, "24. End of it."),
        uids=[""] * 3,
    )
    (comment,) = intake.comments
    assert (comment.anchor.match, comment.anchor.paragraph_id, comment.anchor.quote) == (Match.QUEUED, None, "board")
    assert comment.likely == (Segment("P1", 4, 9), Segment("P2", 4, 9))
    assert "22, 23" in str(intake.warnings[0])
    assert intake.untracked == ()


def test_a_paragraph_taken_out_without_tracking_is_a_proposal_to_delete_it() -> None:
    intake = received(LAW, sent=(LAW, SEATS))
    (change,) = intake.untracked
    assert (change.kind, change.anchor.paragraph_id, change.anchor.quote) == (
        CommentKind.DELETION,
        "P1",
        "Women hold forty per cent of seats.",
    )


def test_the_same_untracked_change_twice_adds_nothing() -> None:
    first, second = (received("21. Adopt no law on equality.", sent=(LAW,)) for _ in range(2))
    assert second.without(one.identity for one in first.everything).everything == ()


@pytest.mark.parametrize(
    ("words", "said"), [("", "Footnotes that came back without their words: 1."), ("Act 8.", "other words at: 21")]
)
def test_footnotes_that_came_back_otherwise_are_said_and_not_taken(words: str, said: str) -> None:
    sent = (FrozenParagraph("P0", 21, "Adopt a law\ufffc.", ("Act 7.",)),)
    document = read(docx("21. Adopt a law^.", uids=["P0"], properties={"WorkbenchSnapshot": SNAPSHOT}))
    (name,) = document.paragraphs[0].notes
    intake = receive(replace(document, notes={name: words}), sent, snapshot_id=SNAPSHOT)
    assert said in str(intake.warnings[0])
    assert intake.everything == ()


def test_the_file_of_another_version_is_refused() -> None:
    with pytest.raises(WrongSnapshot, match="another version"):
        received(LAW, named="01ANOTHER")


def test_a_file_that_names_no_version_is_taken_if_its_text_is_that_of_this_one() -> None:
    intake = received("21. Adopt a [law](Chidi: When?) on equality.", SEATS, sent=(LAW, SEATS), named=None)
    assert (intake.snapshot_id, intake.comments[0].anchor.match) == (None, Match.EXACT)


def test_a_file_that_names_no_version_and_reads_otherwise_is_refused() -> None:
    with pytest.raises(UnknownSnapshot, match="33 per cent"):
        received(LAW, "22. Other words.", "23. Others again.", sent=(LAW, SEATS, "23. The end."), named=None)


def test_a_scrubbed_author_is_said() -> None:
    intake = received("21. Adopt a [law](Author: When?) on equality.")
    assert "without a person's name" in str(intake.warnings[0])
