"""Any text, any selection: exactly the words selected are marked in the reading room."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.markup import from_plain, plain
from workbench.web.comments.passages import Span, passage

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n<>&\"'𝒜ا") | st.just(" "), max_size=60
)


def without_tags(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html.replace("<br>", "\n")))


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_the_words_selected_are_the_words_marked(text: str, first: int, second: int) -> None:
    markup = from_plain(text)
    words = plain(markup)
    start, end = sorted((min(first, len(words)), min(second, len(words))))
    html = str(passage(markup, spans=[Span(start, end, "C")], notes={}).html)
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL))
    assert without_tags(html) == words
    # A line break is an element of its own and stands outside the mark.
    assert without_tags(marked) == words[start:end].replace("\n", "")
