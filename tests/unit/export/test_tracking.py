"""Which proposals the text itself can show, and which are told in the margin."""

from dataclasses import replace
from datetime import UTC, datetime

from workbench.comments.margins import MarginNote
from workbench.comments.records import (
    Anchor,
    Comment,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    Match,
    Origin,
    Scope,
    Severity,
)
from workbench.export.commented.tracking import FrozenBlocks, tracked
from workbench.word.returned.anchoring import Segment

TEXT = "The Commission received 214 complaints."
BLOCKS = FrozenBlocks(
    texts={"a": TEXT, "b": "Teachers were trained.", "t": "Year\tWomen\n2024\t1,240"},
    tables=frozenset({"t"}),
    paragraphs=frozenset({"a", "b"}),
)


def a_note(
    key: str, start: int, end: int, proposed: str | None, kind: str = "replacement", uid: str = "a"
) -> MarginNote:
    quote = BLOCKS.texts[uid][start:end]
    comment = Comment(
        id=key,
        label=key,
        round_id="r",
        organisation_id="o",
        organisation="NHRC",
        author_id=None,
        author_label="",
        scope=Scope.SPAN,
        section_id=None,
        anchor=Anchor(uid, start, end, quote, "", "", Match.EXACT, ""),
        kind=CommentKind(kind),
        type=CommentType.EDITORIAL,
        severity=Severity.SHOULD,
        confidentiality=Confidentiality.REVIEWERS,
        language="en",
        text="",
        proposed=proposed,
        origin=Origin.WORD_TRACKED_CHANGE,
        reply_to=None,
        written_at="",
        received_at=datetime(2026, 5, 7, tzinfo=UTC),
        late=False,
        state=CommentState.SENT,
        placement=None,
        disposition=None,
    )
    return MarginNote(comment, key, (Segment(uid, start, end),), False, False, None, None, None)


def shown(*notes: MarginNote, **authors: str) -> list[str]:
    names = {note.comment.id: authors.get(note.comment.id, "NHRC") for note in notes}
    return [change.key for change in tracked(notes, BLOCKS, author=names, date=dict.fromkeys(names, ""))]


def test_of_two_proposals_for_the_same_words_the_first_is_tracked() -> None:
    both = (a_note("one", 24, 27, "241"), a_note("two", 20, 27, "240"))
    assert shown(*both) == ["one"]
    assert shown(*both, two="Ministry") == ["one"]


def test_neighbouring_proposals_of_two_are_both_tracked_and_of_one_the_first() -> None:
    both = (a_note("one", 24, 27, "241"), a_note("two", 27, 38, "", "deletion"))
    assert shown(*both, two="Ministry") == ["one", "two"]
    assert shown(*both) == ["one"]


def test_words_put_in_where_another_takes_words_out_are_told() -> None:
    both = (a_note("one", 20, 27, "", "deletion"), a_note("two", 24, 24, "some ", "insertion"))
    assert shown(*both, two="Ministry") == ["one"]


def test_a_proposal_over_the_cells_of_a_table_is_told_and_within_one_tracked() -> None:
    assert shown(a_note("one", 11, 15, "2025", uid="t")) == ["one"]
    assert shown(a_note("one", 11, 21, "2025", uid="t")) == []
    assert shown(a_note("one", 21, 21, "\n2025\t1,420", "insertion", uid="t")) == []


def test_what_stands_at_no_certain_words_is_told() -> None:
    sure = a_note("one", 24, 27, "241")
    about = replace(sure, comment=replace(sure.comment, anchor=replace(sure.comment.anchor, match=Match.APPROXIMATE)))
    assert shown(about) == []
    assert shown(replace(sure, segments=())) == []
    assert shown(replace(sure, whole=True)) == []


def test_a_remark_with_other_words_for_those_it_quotes_is_a_proposal_too() -> None:
    assert shown(a_note("one", 24, 27, "241", "comment")) == ["one"]
    assert shown(a_note("one", 24, 24, "241", "comment")) == []
    assert shown(a_note("one", 24, 27, None, "comment")) == []


def test_a_paragraph_taken_out_whole_goes_with_its_mark_where_another_stands_behind() -> None:
    def taken_out(uid: str) -> bool:
        note = a_note("one", 0, len(BLOCKS.texts[uid]), "", "deletion", uid=uid)
        (change,) = tracked([note], BLOCKS, author={"one": "N"}, date={"one": ""})
        return change.joins_next

    assert taken_out("a")
    assert not taken_out("b")
