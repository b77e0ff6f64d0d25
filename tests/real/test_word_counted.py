"""Every real file with comments and tracked changes reads as an independent count over its XML says."""

from collections import Counter
from pathlib import Path

import pytest

from tests.builders.rebuilding import rebuilt
from tests.conftest import Figure
from tests.real.counted import Counted, counted, letters_of
from workbench.word.document import Revision, WordComment, WordDocument
from workbench.word.folded import folded
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.tracked import tracked_changes

pytestmark = [pytest.mark.real, pytest.mark.word_roundtrip("2")]

Files = tuple[tuple[str, WordDocument, Counted], ...]


@pytest.fixture(scope="module")
def files(shared_data: Path) -> Files:
    """All of them: the collection of comments, and the tracked revisions with their twins."""
    paths = sorted((shared_data / "docx-comments").rglob("*.docx"))
    assert len(paths) > 100
    return tuple((path.name, read(path.read_bytes()), counted(path)) for path in paths)


def state(inserted: Revision | None, deleted: Revision | None, *, moves: bool = True) -> str:
    put_in = "" if inserted is None else "moved to" if moves and inserted.kind == "moveTo" else "inserted"
    taken_out = "" if deleted is None else "moved from" if moves and deleted.kind == "moveFrom" else "deleted"
    return " and ".join(filter(None, (put_in, taken_out))) or "kept"


def words(document: WordDocument, comment: WordComment) -> str:
    """The letters of its range in the stream, deleted ones too."""
    assert comment.start is not None
    assert comment.end is not None
    parts = []
    for at in range(comment.start.paragraph, comment.end.paragraph + 1):
        first = comment.start.offset if at == comment.start.paragraph else 0
        last = comment.end.offset if at == comment.end.paragraph else None
        parts.append(document.paragraphs[at].text[first:last])
    return letters_of("".join(parts))


def test_insertions_deletions_and_moves_are_as_many_letters(
    files: Files,
) -> None:
    differing = {}
    for name, document, count in files:
        found: Counter[str] = Counter()
        for paragraph in document.paragraphs:
            for piece in paragraph.pieces:
                found[state(piece.inserted, piece.deleted)] += len(letters_of(piece.text))
        if +found != +count.letters:
            differing[name] = (+found, +count.letters)
    assert differing == {}


def test_paragraph_marks_put_in_and_taken_out_are_as_many(files: Files) -> None:
    differing = {}
    for name, document, count in files:
        found = Counter(state(each.mark_inserted, each.mark_deleted, moves=False) for each in document.paragraphs)
        if found != count.marks:
            differing[name] = (found, count.marks)
    assert differing == {}


def test_moves_with_both_ends_are_told_as_moves(files: Files) -> None:
    for name, document, count in files:
        told = tracked_changes(document, project(document, View.FROZEN))
        assert {each.move for each in told if each.moved_to is not None and each.move} == count.moves, name


def test_changes_of_format_are_as_many(files: Files) -> None:
    assert {
        name: (len(document.formatting), count.formats)
        for name, document, count in files
        if len(document.formatting) != count.formats
    } == {}


def test_comments_say_the_same_and_stand_on_the_same_words(files: Files) -> None:
    for name, document, count in files:
        assert [letters_of(each.text) for each in document.comments] == count.bodies, name
        assert [words(document, each) for each in document.comments] == count.words, name


def test_replies_and_resolved_threads_are_the_same(files: Files) -> None:
    for name, document, count in files:
        place = {each.id: at for at, each in enumerate(document.comments)}
        replies = [(at, each) for at, each in enumerate(document.comments) if each.reply_to is not None]
        said = {(at, place[each.reply_to or ""]) for at, each in replies if not each.inferred}
        inferred = {(at, place[each.reply_to or ""]) for at, each in replies if each.inferred}
        assert said == (count.replies or set()), name
        assert inferred == (count.same_range if not count.replies else set()), name
        assert {at for at, each in enumerate(document.comments) if each.resolved} == count.resolved, name


def test_all_proposals_carried_out_give_the_text_with_all_changes_accepted(files: Files) -> None:
    carried_out = 0
    for name, original, count in files:
        for document in (original, folded(original)):
            frozen, proposed = project(document, View.FROZEN), project(document, View.PROPOSED)
            told = tracked_changes(document, frozen)
            if told and not count.moves:
                carried_out += 1
                assert rebuilt(frozen.texts, told) == [text for text in proposed.texts if text], name
    assert carried_out > 50


def test_the_figures_per_file(files: Files, figure: Figure) -> None:
    totals: Counter[str] = Counter(files=len(files))
    for name, document, count in files:
        told = tracked_changes(document, project(document, View.FROZEN))
        row = {
            "comments": len(document.comments),
            "replies": sum(each.reply_to is not None and not each.inferred for each in document.comments),
            "inferred": sum(each.inferred for each in document.comments),
            "resolved": len(count.resolved),
            "proposals": len(told),
            "moves": len(count.moves),
            "formats": count.formats,
        }
        totals.update(row)
        if any(row.values()):
            figure(name, ", ".join(f"{number} {what}" for what, number in row.items() if number))
    figure("read as the count over the XML says", f"{totals['files']} files, {totals['comments']} comments")
    assert totals["comments"] >= 50
