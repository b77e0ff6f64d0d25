"""Whatever a text holds and however it is edited under tracking: read as written, placed on its own paragraph."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.word import docx, frozen_text
from workbench.comments.intake.reading import receive
from workbench.comments.records import Match
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.returned.anchoring import align, place
from workbench.word.returned.records import Anchored, FrozenParagraph, Marks

# Any text that an XML file can carry and that is no notation of the builder.
SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="[](){}*^¶+-#\ufffc\ufffe\uffff\n\r")
TEXT = st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: not text[0].isdigit())
WORD = st.sampled_from(["law", "the", "equality", "214", "of", "women", "الحق", "été"])


@st.composite
def tracked(draw: st.DrawFn) -> str:
    """A paragraph in the builder's notation: words kept, put in, taken out, commented, split."""
    made = []
    for word in draw(st.lists(WORD, min_size=1, max_size=8)):
        form = draw(st.sampled_from(["{}", "{}", "{}", "{{+{}+}}", "{{-{}-}}", "[{}](Chidi: {})", "{{+¶+}}{}"]))
        made.append(form.format(word, draw(st.integers(0, 999))))
    return " ".join(made)


@settings(max_examples=60, deadline=None)
@given(TEXT, st.data())
def test_text_and_range_are_read_as_they_were_written(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = read(docx(f"{text[:start]}[{text[start:end]}](Chidi: Here.){text[end:]}"))
    (comment,) = document.comments
    assert document.paragraphs[0].text == text
    assert comment.start is not None
    assert comment.end is not None
    assert (comment.start.offset, comment.end.offset) == (start, end)


@settings(max_examples=60, deadline=None)
@given(st.lists(tracked(), min_size=1, max_size=6))
def test_tracked_edits_never_move_a_comment_to_another_paragraph(paragraphs: list[str]) -> None:
    uids = [f"P{at}" for at in range(len(paragraphs))]
    frozen = tuple(FrozenParagraph(uid, 1, frozen_text(text)) for uid, text in zip(uids, paragraphs, strict=True))
    document = read(docx(*paragraphs, uids=uids, properties={"WorkbenchSnapshot": "S"}))
    assert project(document, View.FROZEN).texts == tuple(paragraph.text for paragraph in frozen)
    intake = receive(document, frozen, snapshot_id="S")
    written = [uid for uid, text in zip(uids, paragraphs, strict=True) for _ in range(text.count("](Chidi"))]
    assert [one.anchor.paragraph_id for one in intake.comments] == written
    assert {one.anchor.match for one in intake.comments} <= {Match.EXACT}
    assert (
        receive(document, frozen, snapshot_id="S").without(one.identity for one in intake.everything).everything == ()
    )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["A law.", "Board received 12.", "Board received 214."]), min_size=1, max_size=7),
    st.data(),
)
def test_a_place_is_that_of_the_marks_or_none(texts: list[str], data: st.DataObject) -> None:
    """Twins everywhere, paragraphs edited into one another, copied, deleted: a mark's paragraph, or the queue."""
    frozen = tuple(FrozenParagraph(f"P{at}", at, text) for at, text in enumerate(texts))
    returned: list[str] = []
    marks: dict[str, Marks] = {}
    owner: dict[int, str | None] = {}
    for paragraph in frozen:
        fate = data.draw(st.sampled_from(["kept", "kept", "edited", "deleted", "copied"]))
        if fate == "deleted":
            continue
        text = data.draw(st.sampled_from(texts)) if fate == "edited" else paragraph.text
        owner[len(returned)] = paragraph.uid
        marks[paragraph.uid] = Marks((len(returned), 0), (len(returned), 0), (len(returned), len(text)))
        returned.append(text)
        if fate == "copied":
            owner[len(returned)] = None
            returned.append(text)
    alignment = align(frozen, returned, marks)
    for index, uid in owner.items():
        found = place(alignment, (index, 0), (index, 3))
        if uid is not None:
            assert isinstance(found, Anchored) or returned[index] != alignment.frozen[uid].text
        if uid is not None and isinstance(found, Anchored):
            assert [segment.uid for segment in found.segments] == [uid]
