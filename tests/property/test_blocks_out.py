"""Any sequence of blocks → .docx → read back: each block's text is the text of the version, letter by letter."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.pictures import a_png
from tests.builders.snapshots import an_id
from workbench.settings import bundled
from workbench.text import markup, tables
from workbench.word.blocks import (
    Block,
    Cover,
    Figure,
    Heading,
    ListItem,
    NumberedParagraph,
    PlainParagraph,
    Table,
    WordReport,
)
from workbench.word.folded import folded
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.report import render

TEMPLATE = (bundled("drafting_templates") / "word" / "report.docx").read_bytes()
FULL = os.environ.get("WORKBENCH_PROOF") == "1"
FILES = 400 if FULL else 20
NOTE = {("fn", "1"): "A <strong>note</strong>."}

words = st.text(st.sampled_from("ab é العربية 中文<&>%{}#\u00a0\u200f"), min_size=1, max_size=25)
pieces = st.one_of(
    st.builds(lambda text, mark: markup.Text(text, frozenset(mark)), words, st.sets(st.sampled_from(["strong", "em"]))),
    st.just(markup.Note("fn", "1")),
    st.builds(lambda number: markup.Text("24 (a)", href=f"#{an_id(number)}"), st.integers(1, 12)),
)
lines = st.lists(pieces, max_size=4).map(markup.serialise)
texts = st.lists(pieces, min_size=1, max_size=4).map(lambda found: markup.serialise([*found, markup.Text("x")]))
cells = st.lists(lines, min_size=1, max_size=3).map("<br>".join)


@st.composite
def rows(draw: st.DrawFn) -> str:
    """The markup of a table, with empty cells, lines in cells, notes and links."""
    width = draw(st.integers(1, 6))
    found = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=4))
    return tables.tidy(tables.markup_of([["corner" if draw(st.booleans()) else "", *row[1:]] for row in found])) or "x"


@st.composite
def sequences(draw: st.DrawFn) -> tuple[Block, ...]:
    """Blocks of the body, then of annexes."""
    found: list[Block] = []
    part = 0
    for number in range(1, draw(st.integers(2, 12))):
        uid, kind = an_id(number), draw(st.integers(0, 7))
        if kind == 0:
            part += draw(st.booleans())
            found.append(
                Heading(uid, draw(words), 1 if part and not _in_part(found, part) else draw(st.integers(1, 5)), part)
            )
        elif kind == 1:
            found.append(
                Table(
                    uid, draw(rows()), "Table 1", NOTE, part, draw(words), "", ("Source: x",), draw(st.integers(0, 3))
                )
            )
        elif kind == 2:
            found.append(Figure(uid, draw(texts), "Figure 1", NOTE, part, a_png(), "A map."))
        elif kind == 3:
            found.append(PlainParagraph(uid, draw(texts), NOTE, part))
        elif kind < 6:
            found.append(ListItem(uid, draw(texts), NOTE, part, draw(st.integers(1, 2))))
        else:
            found.append(NumberedParagraph(uid, draw(texts), NOTE, part))
    return tuple(found)


def _in_part(found: list[Block], part: int) -> bool:
    return any(block.part == part for block in found)


def text_of(block: Block) -> str:
    return markup.plain(markup.from_plain(block.text)) if isinstance(block, Heading) else markup.plain(block.markup)  # type: ignore[union-attr]


def a_report(blocks: tuple[Block, ...], language: str, *, for_comments: bool) -> bytes:
    cover = Cover(masthead="m", treaty="t", committee="c", article="a", report="r", state="S")
    report = WordReport(title="t", language=language, cover=cover, blocks=blocks, for_comments=for_comments)
    return render(report, TEMPLATE)


@given(blocks=sequences(), language=st.sampled_from(["en", "ar", "fr"]))
@settings(max_examples=FILES, deadline=None)
def test_every_block_comes_back_from_the_file_for_comments_as_it_was_frozen(
    blocks: tuple[Block, ...], language: str
) -> None:
    document = folded(read(a_report(blocks, language, for_comments=True)))
    view = project(document, View.FROZEN)
    places = {mark.name: view.place(mark.start) for mark in document.bookmarks}
    found = {block.uid: view.texts[places[f"q_{block.uid}"].paragraph] for block in blocks}  # type: ignore[union-attr]

    assert found == {block.uid: text_of(block) for block in blocks}  # type: ignore[union-attr]


@given(blocks=sequences(), language=st.sampled_from(["en", "ar", "fr"]))
@settings(max_examples=FILES, deadline=None)
def test_the_file_for_submission_says_every_block_in_order_and_names_none(
    blocks: tuple[Block, ...], language: str
) -> None:
    document = folded(read(a_report(blocks, language, for_comments=False)))
    texts = iter([paragraph.text for paragraph in document.paragraphs])

    for block in blocks:
        assert text_of(block) in texts  # goes on behind the one found before
    assert all(mark.name.startswith("_Ref") for mark in document.bookmarks)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_numbers_that_fields_show_are_those_of_the_text(language: str) -> None:
    number = "24 a)" if language == "fr" else "24 (a)"
    blocks = (
        NumberedParagraph(an_id(1), "One."),
        ListItem(an_id(2), "An item."),
        NumberedParagraph(an_id(3), f'See <a href="#{an_id(2)}">{number}</a> and <a href="#{an_id(99)}">7</a>.'),
    )
    document = read(a_report(blocks, language, for_comments=False))

    assert f"See {number} and 7." in [paragraph.text for paragraph in document.paragraphs]
    assert len(document.bookmarks) == 2  # of the paragraph and of its item
