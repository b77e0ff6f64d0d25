"""For any paragraph: one way to write it, offsets that stay, nothing lost."""

import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.text import diff, markup
from workbench.text.markup import Break, Inline, Note, Text

LEGAL = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffc\ufffe\uffff"), max_size=12)
# Supplementary non-characters (U+1FFFE …) are legal in XML; only those of the first plane are not.
MARKS = st.frozensets(st.sampled_from(markup.NESTING))
HREFS = st.none() | st.sampled_from(["https://a.org/?x=1&y=2", "mailto:desk@gov.example"])
RUNS = st.builds(Text, LEGAL, MARKS, HREFS)
NOTES = st.builds(Note, st.sampled_from(["fn", "cite"]), st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True))
PARAGRAPHS = st.lists(RUNS | NOTES | st.just(Break()), max_size=8)


@given(PARAGRAPHS)
def test_what_is_written_is_read_back_the_same(inlines: list[Inline]) -> None:
    assert markup.parse(markup.serialise(inlines)) == markup.normal(inlines)


@given(PARAGRAPHS)
def test_the_canonical_form_is_its_own_canonical_form_and_nfc(inlines: list[Inline]) -> None:
    written = markup.serialise(inlines)
    assert markup.canonical(written) == written
    assert unicodedata.is_normalized("NFC", markup.plain(written))


@given(LEGAL)
def test_a_plain_text_comes_back_in_nfc(text: str) -> None:
    assert markup.plain(markup.from_plain(text)) == unicodedata.normalize("NFC", text)


@given(PARAGRAPHS, st.integers(0, 100))
def test_cutting_a_paragraph_loses_nothing_but_space(inlines: list[Inline], offset: int) -> None:
    written = markup.serialise(inlines)
    first, second = markup.split_at(written, offset)
    whole = unicodedata.normalize("NFC", markup.plain(written))
    assert "".join((markup.plain(first) + markup.plain(second)).split()) == "".join(whole.split())


@given(st.text(), st.text())
def test_edits_cover_both_texts_without_a_gap(before: str, after: str) -> None:
    exact = diff.opcodes(before, after)
    for edits in (exact, diff.readable(before, exact)):
        check_edits(before, after, edits)


def check_edits(before: str, after: str, edits: tuple[diff.Edit, ...]) -> None:
    assert "".join(before[edit.a_start : edit.a_end] for edit in edits) == before
    assert "".join(after[edit.b_start : edit.b_end] for edit in edits) == after
    assert all(one.a_end == other.a_start and one.b_end == other.b_start for one, other in itertools.pairwise(edits))
