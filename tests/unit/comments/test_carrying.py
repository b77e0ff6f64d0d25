"""Remarks on one version of the draft, carried to another: to their words where these stand, and nowhere else."""

from dataclasses import replace

import pytest

from workbench.comments.intake.carrying import GONE, REWRITTEN, carried
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.word.returned.anchoring import FrozenParagraph, Segment

OLD = "The Ministry trained 1,240 teachers in human rights education in 2024."


def on(words: str, *, text: str = OLD, kind: CommentKind = CommentKind.COMMENT) -> ReceivedComment:
    start = text.index(words)
    end = start + len(words)
    return ReceivedComment(
        identity="i",
        kind=kind,
        origin=Origin.WORD_COMMENT,
        anchor=Anchor("P1", start, end, words, "", "", Match.EXACT, ""),
        number=1,
        segments=(Segment("P1", start, end),),
        text="Which?",
        proposed=None if kind is CommentKind.COMMENT else "others",
        author="Chidi",
        initials="C",
        date="",
    )


def to(new: str | None, one: ReceivedComment, *, number: int = 7) -> ReceivedComment:
    before = {"P1": FrozenParagraph("P1", 1, OLD)}
    after = {} if new is None else {"P1": FrozenParagraph("P1", number, new)}
    return carried(one, before, after)


def test_in_a_paragraph_that_reads_the_same_the_place_is_the_same_under_its_new_number() -> None:
    found = to(OLD, on("1,240 teachers"))
    assert (found.anchor.match, found.anchor.start, found.number) == (Match.EXACT, 21, 7)


def test_words_that_still_stand_are_found_where_they_stand_now() -> None:
    new = "In 2025, as planned, the Ministry trained 1,240 teachers in human rights education."
    found = to(new, on("1,240 teachers"))
    anchor = found.anchor
    assert (anchor.match, anchor.quote, new[anchor.start : anchor.end]) == (Match.EXACT, *["1,240 teachers"] * 2)
    assert anchor.prefix == new[anchor.start - 32 : anchor.start]  # type: ignore[operator]
    assert found.segments == (Segment("P1", new.index("1,240"), new.index(" in human")),)


def test_a_range_of_which_words_were_changed_is_approximate() -> None:
    found = to(OLD.replace("1,240", "1,420"), on("trained 1,240 teachers in human rights"))
    assert (found.anchor.match, found.anchor.quote, found.anchor.why) == (
        Match.APPROXIMATE,
        "trained 1,420 teachers in human rights",
        REWRITTEN,
    )


def test_of_words_that_are_gone_only_the_paragraph_is_sure() -> None:
    found = to("The Ministry trained many others in human rights education in 2024.", on("1,240 teachers"))
    assert (found.anchor.match, found.anchor.paragraph_id) == (Match.PARAGRAPH, "P1")


def test_words_that_a_split_left_in_a_new_paragraph_are_offered_there_and_taken_at_neither() -> None:
    second = "It trained 1,240 teachers in human rights education."
    first = "The Ministry adopted a plan."
    one = on("1,240 teachers", text=f"{first} {second}")
    before = {"P1": FrozenParagraph("P1", 1, f"{first} {second}"), "P2": FrozenParagraph("P2", 2, second)}
    parted = {"P1": FrozenParagraph("P1", 1, first), "P9": FrozenParagraph("P9", 2, second)}
    found = carried(one, before, {**parted, "P2": before["P2"]})
    assert (found.anchor.match, found.anchor.paragraph_id, found.segments) == (Match.QUEUED, None, ())
    assert found.likely[0] == Segment("P9", second.index("1,240"), second.index(" in human"))
    assert [place.uid for place in found.likely] == ["P9", "P1"]


def test_in_a_paragraph_that_took_in_one_like_it_the_place_is_offered_and_not_taken() -> None:
    twin = OLD.replace("1,240", "3,100").replace("2024", "2025")
    before = {"P1": FrozenParagraph("P1", 1, OLD), "P2": FrozenParagraph("P2", 2, twin)}
    found = carried(on("teachers in human rights"), before, {"P1": FrozenParagraph("P1", 1, twin)})
    assert (found.anchor.match, [place.uid for place in found.likely]) == (Match.QUEUED, ["P1"])
    other = {**before, "P2": FrozenParagraph("P2", 2, "A plan of action against torture was adopted in May.")}
    joined = {"P1": FrozenParagraph("P1", 1, f"{OLD} {other['P2'].text}")}
    assert carried(on("1,240 teachers"), other, joined).anchor.match is Match.EXACT


def test_a_paragraph_that_is_gone_leaves_its_remark_in_the_queue() -> None:
    found = to(None, on("1,240 teachers"))
    assert (found.anchor.match, found.anchor.paragraph_id, found.anchor.why) == (Match.QUEUED, None, GONE)
    assert found.anchor.quote == "1,240 teachers"


@pytest.mark.parametrize("kind", [CommentKind.REPLACEMENT, CommentKind.DELETION])
def test_a_proposal_about_words_that_were_changed_waits_with_its_likely_place(kind: CommentKind) -> None:
    found = to(OLD.replace("1,240", "1,420"), on("1,240 teachers", kind=kind))
    assert (found.anchor.match, found.anchor.why, found.anchor.quote) == (Match.QUEUED, REWRITTEN, "1,240 teachers")
    assert [place.uid for place in found.likely] == ["P1"]
    assert to(OLD + " More.", on("1,240", kind=kind)).anchor.match is Match.EXACT


def test_what_waited_before_waits_still() -> None:
    waits = replace(on("1,240"), anchor=Anchor(None, None, None, "1,240", "", "", Match.QUEUED, "why"), segments=())
    assert to(OLD, waits).anchor == waits.anchor
