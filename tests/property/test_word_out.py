"""Text lost or changed on the way out: any text → .docx → read back → equal."""

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.settings import bundled
from workbench.text import markup
from workbench.text.characters import BadCharacter, check
from workbench.word.blocks import Cover, Heading, NumberedParagraph, WordReport
from workbench.word.reading import read
from workbench.word.report import render

TEMPLATE = (bundled("drafting_templates") / "word" / "report.docx").read_bytes()
FULL = os.environ.get("WORKBENCH_PROOF") == "1"
FILES = 500 if FULL else 25  # each file holds up to 20 strings


def _is_writable(text: str) -> bool:
    try:
        check(text)
    except BadCharacter:
        return False
    return True


# Any code point but a surrogate, with the ones that have broken exporters before made likely.
awkward = st.sampled_from("<>&\"'{}%#_[]  \t\u00a0\u00ad\u200b\u200e\u200f\u2028\u2029\ufeff\u0301\u0640\u06dd🇧🇷👩🏽")
texts = st.text(st.one_of(st.characters(exclude_categories=("Cs",)), awkward), min_size=1, max_size=60).filter(
    _is_writable
)
marks = st.sets(st.sampled_from(["strong", "em", "u", "sup", "sub"]), max_size=3)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Markup with random marks, also inside words."""
    runs = draw(st.lists(st.tuples(texts, marks), min_size=1, max_size=4))
    return markup.serialise(
        markup.Text(text.replace("\r", "").replace("\n", ""), frozenset(found)) for text, found in runs
    )


def _report(*blocks: Heading | NumberedParagraph, language: str, state: str) -> WordReport:
    cover = Cover(masthead="m", treaty="t", committee="c", article="a", report="r", state=state)
    return WordReport(title="t", language=language, cover=cover, blocks=blocks, for_comments=True)


@given(
    found=st.lists(paragraphs(), min_size=1, max_size=20),
    title=texts,
    language=st.sampled_from(["en", "ar", "zh"]),
)
@example(found=["A &amp; B &lt; C {{ x }} {_{ {% y %}"], title="{{ x }} & <b>", language="en")
@example(found=["\u0627\u064b\u0653 CERD/C/18-20 \u0661"], title="\u05d0 1", language="ar")
@settings(max_examples=FILES, deadline=None)
def test_any_text_comes_back_as_it_went_out(found: list[str], title: str, language: str) -> None:
    blocks = [NumberedParagraph(f"P{number}", text) for number, text in enumerate(found)]
    heading = Heading("H", title, 1)
    document = read(render(_report(heading, *blocks, language=language, state="S"), TEMPLATE))

    by_start = {mark.name: mark for mark in document.bookmarks}
    for block in blocks:
        mark = by_start[f"p_{block.uid}"]
        assert document.paragraphs[mark.start.paragraph].text == markup.plain(block.markup)
    place = by_start["p_H"].start.paragraph
    assert document.paragraphs[place].text == markup.plain(markup.from_plain(title))


@given(found=paragraphs())
@settings(max_examples=FILES * 4, deadline=None)
def test_marks_come_back_on_the_same_characters(found: str) -> None:
    document = read(render(_report(NumberedParagraph("P", found), language="en", state="S"), TEMPLATE))
    place = next(mark for mark in document.bookmarks if mark.name == "p_P").start.paragraph

    def spread(pieces: list[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
        # raised and lowered at once cannot be in Word: raised stands
        return [(sign, marks - {"sub"} if "sup" in marks else marks) for text, marks in pieces for sign in text]

    written = [(run.text, run.marks) for run in markup.parse(found) if isinstance(run, markup.Text)]
    returned = [(piece.text, piece.marks) for piece in document.paragraphs[place].pieces]
    assert spread(returned) == spread(written)


@given(state=texts)
@example(state="\r")
@example(state="{_{ x }_} {_% y %_} & < > {{ z }}")
@settings(max_examples=FILES, deadline=None)
def test_the_cover_prints_what_it_was_given(state: str) -> None:
    document = read(render(_report(language="en", state=state), TEMPLATE))

    wanted = state.replace("\r\n", "\n").replace("\r", "\n")
    assert wanted in [paragraph.text for paragraph in document.paragraphs]
