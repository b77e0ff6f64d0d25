"""Proposed words put into any paragraph: it then reads as proposed, and loses nothing that was not spoken of."""

import os
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.comments.applying.proposing import Proposal
from workbench.comments.applying.putting_in import put_in
from workbench.text import markup
from workbench.text.characters import NOTE_MARK

EXAMPLES = 2000 if os.environ.get("WORKBENCH_PROOF") == "1" else 150

WORDS = st.lists(
    st.sampled_from(
        ["law", "Act", "of", "2024", "<strong>all</strong>", "<em>any</em> woman", "école", "حق", "R&amp;D"]
    ),
    min_size=3,
    max_size=14,
)
NOTES = st.lists(st.tuples(st.integers(0, 13), st.sampled_from(["fn", "cite"])), max_size=3)
NEW = st.text(st.sampled_from("abc de,.éحق&<"), max_size=20)


def a_paragraph(words: list[str], notes: list[tuple[int, str]]) -> str:
    found = list(words)
    for number, (at, kind) in enumerate(notes):
        found[at % len(found)] += f'<{kind} id="{number + 1}">'
    return markup.canonical(" ".join(found))


@settings(max_examples=EXAMPLES, deadline=None)
@given(WORDS, NOTES, NEW, st.data())
def test_the_paragraph_reads_as_proposed_and_keeps_its_notes(
    words: list[str], notes: list[tuple[int, str]], new: str, data: st.DataObject
) -> None:
    stored = a_paragraph(words, notes)
    text = markup.plain(stored)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    written = put_in(stored, Proposal("p", start, end, new), text)
    assert written is not None
    wanted = (text[:start] + new + text[end:]).replace(NOTE_MARK, "").strip()
    assert markup.plain(written).replace(NOTE_MARK, "").strip() == wanted
    assert markup.canonical(written) == written
    kept = Counter(markup.notes(written))
    gone = Counter(markup.notes(stored)) - kept
    assert not kept - Counter(markup.notes(stored))
    if new:
        assert not gone
    else:
        assert gone.total() == text[start:end].count(NOTE_MARK)


@settings(max_examples=EXAMPLES, deadline=None)
@given(WORDS, NOTES)
def test_the_same_words_proposed_change_nothing(words: list[str], notes: list[tuple[int, str]]) -> None:
    stored = a_paragraph(words, notes)
    text = markup.plain(stored)
    assert put_in(stored, Proposal("p", 0, len(text), text), text) == stored
