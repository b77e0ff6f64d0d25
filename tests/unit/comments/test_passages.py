"""A frozen paragraph as HTML: words marked where a comment stands, notes and breaks counted as one."""

import re
from dataclasses import replace
from html import unescape

import pytest

from workbench.comments.frozen import NOWHERE
from workbench.text.markup import plain
from workbench.web.comments.passages import Span, difference, differs, passage, proposed_change

NOTES = {("fn", "1"): "Law No. 3, art. <em>4</em>.", ("cite", "2"): "CERD/C/ARC/7-9, para. 1."}
MARKUP = 'The <strong>Act on</strong> Equality<fn id="1"> entered<br>into force &lt;2024&gt;<cite id="2">.'


def marked_words(html: str) -> str:
    """What stands inside the marks, as the plain text has it."""
    inside = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL))
    inside = re.sub(r'<sup class="note-mark"[^>]*>\d+</sup>', "\ufffc", inside).replace("<br>", "\n")
    return unescape(re.sub(r"<[^>]+>", "", inside))


@pytest.mark.parametrize("words", ["Act on Equality", "ct o", "Equality\ufffc", "<2024>", "The", ".", "into force"])
def test_the_words_a_comment_stands_at_are_marked_and_no_others(words: str) -> None:
    start = plain(MARKUP).index(words)
    shown = passage(MARKUP, spans=[Span(start, start + len(words), "C")], notes=NOTES)
    assert marked_words(str(shown.html)) == words


def test_two_comments_on_overlapping_words_are_both_named() -> None:
    shown = passage("one two three", spans=[Span(0, 7, "A"), Span(4, 13, "B")], notes={})
    assert str(shown.html) == (
        '<mark data-comments="A">one </mark><mark data-comments="A B">two</mark><mark data-comments="B"> three</mark>'
    )


def test_notes_are_numbered_on_and_stand_below() -> None:
    shown = passage(MARKUP, notes=NOTES, first_note=7)
    assert [(note.number, str(note.words)) for note in shown.notes] == [
        (7, "Law No. 3, art. <em>4</em>."),
        (8, "CERD/C/ARC/7-9, para. 1."),
    ]


def test_a_text_is_shown_and_never_run() -> None:
    shown = str(passage("&lt;script&gt;alert(1)&lt;/script&gt;", notes={}).html)
    assert shown == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert "<script>" not in str(difference("a", "<script>b"))


def test_a_difference_shows_what_went_and_what_came() -> None:
    assert str(difference("In 2024 it was adopted.", "In 2025 it was adopted.")) == (
        "In <del>2024</del><ins>2025</ins> it was adopted."
    )


def test_a_change_stands_among_whole_words() -> None:
    text = "The Commission was asked in May whether it agreed with what had been said of schools in Highvale."
    start = text.index("agreed")
    anchor = replace(NOWHERE, start=start, end=start + 6, quote="agreed", prefix=text[start - 32 : start])
    shown = str(proposed_change(replace(anchor, suffix=text[start + 6 : start + 38]), "concurred"))
    assert re.sub("<[^>]+>", "", shown) == "… was asked in May whether it agreedconcurred with what had been said of …"


def test_a_change_at_the_end_of_a_paragraph_stands_among_all_that_is_there() -> None:
    anchor = replace(NOWHERE, quote="agreed", prefix="The Commission ", suffix=".")
    assert re.sub("<[^>]+>", "", str(proposed_change(anchor, "concurred"))) == "The Commission agreedconcurred."


def test_words_to_move_stand_as_they_are_with_their_new_place() -> None:
    shown = str(proposed_change(replace(NOWHERE, quote="All of it."), "All of it.¶", moves="New place: before 3"))
    assert shown == 'All of it. <span class="soft small">New place: before 3</span>'


def test_a_note_more_or_less_is_no_other_text() -> None:
    assert not differs("The Act\ufffc.", "The Act.")


def test_words_put_in_run_their_own_way_where_those_around_them_run_the_other() -> None:
    assert str(difference("five evictions", "خمس عمليات")) == '<del>five evictions</del><ins dir="rtl">خمس عمليات</ins>'
    assert '<ins dir="ltr">' in str(difference("خمس عمليات", "five evictions"))
    assert "dir=" not in str(difference("خمس عمليات", "ست عمليات"))
