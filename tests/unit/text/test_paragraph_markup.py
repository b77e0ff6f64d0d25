"""The inner markup of a paragraph: what it takes, how it is written, what it refuses."""

import pytest

from workbench.text import markup
from workbench.text.characters import BadCharacter
from workbench.text.markup import BadMarkup, Break, Note, Text


def test_a_sentence_with_bold_a_footnote_and_a_line_break_is_read_as_runs() -> None:
    assert markup.parse('The <strong>Act</strong><fn id="1"><br>stands') == (
        Text("The "),
        Text("Act", frozenset({"strong"})),
        Note("fn", "1"),
        Break(),
        Text("stands"),
    )


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<b>a</b><strong>b</strong>", "<strong>ab</strong>"),
        ("<em><strong>x</strong></em>", "<strong><em>x</em></strong>"),
        ("a<em></em>b", "ab"),
        ("A & B < C", "A &amp; B &lt; C"),
        ("Act No. 4 &ndash; 2024", "Act No. 4 – 2024"),
        ("cafe\u0301", "café"),
        ("e<strong>\u0301t\u00e9</strong>", "é<strong>té</strong>"),
        ("one\r\ntwo", "one<br>two"),
        ('x<cite id="1"/>', 'x<cite id="1">'),
        ('<strong>a<fn id="n1"></fn>b</strong>', '<strong>a<fn id="n1">b</strong>'),
        ('<a href="#01KB0000000000000000000007">24</a>', '<a href="#01KB0000000000000000000007">24</a>'),
        ("<a href='https://ohchr.org/?a=1&amp;b=2'>OHCHR</a>", '<a href="https://ohchr.org/?a=1&amp;b=2">OHCHR</a>'),
        ("21. Adopt a [law] _now_ * #1", "21. Adopt a [law] _now_ * #1"),
    ],
)
def test_the_same_paragraph_is_always_written_the_same_way(typed: str, stored: str) -> None:
    assert markup.canonical(typed) == stored
    assert markup.canonical(stored) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<strong onclick=x>a</strong>",
        '<a href="javascript:alert(1)">a</a>',
        '<a href="#main">a</a>',
        '<a href="#01kb0000000000000000000007">a</a>',
        "<a>a</a>",
        "<strong>never closed",
        "closed only</em>",
        "<strong><em>x</strong></em>",
        '<fn id="a b">',
        "<fn>",
        "a <b then",
        "<!-- note -->",
        '<a href="https://a.org">a<a href="https://b.org">b</a></a>',
    ],
)
def test_markup_outside_the_closed_set_is_refused_in_words_that_say_what_to_do(typed: str) -> None:
    with pytest.raises(BadMarkup, match="Nothing was changed"):
        markup.canonical(typed)


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\ufffe", "\ufffc", "\ud800"])
def test_a_character_that_word_cannot_carry_is_refused_with_its_place(character: str) -> None:
    with pytest.raises(BadCharacter, match="at character 4"):
        markup.canonical(f"law{character}s")


def test_in_the_plain_text_a_note_is_one_character_and_a_break_one_newline() -> None:
    assert markup.plain('a<fn id="1">b<br><em>c</em><cite id="2">') == "a\ufffcb\nc\ufffc"


def test_a_plain_text_comes_back_whole() -> None:
    text = "1 < 2 & 3 > 2\n“quoted”\t<strong>"
    assert markup.plain(markup.from_plain(text)) == text


def test_a_paragraph_is_cut_inside_a_bold_word_and_joined_again() -> None:
    first, second = markup.split_at('The <strong>Act of 2024</strong> bans it.<cite id="1">', 8)
    assert (first, second) == ("The <strong>Act</strong>", '<strong>of 2024</strong> bans it.<cite id="1">')
    assert markup.joined(first, second) == 'The <strong>Act</strong> <strong>of 2024</strong> bans it.<cite id="1">'


def test_what_a_person_typed_is_tidied_at_both_ends() -> None:
    assert markup.tidy(" \n<em> law </em>\n") == "<em>law</em>"
