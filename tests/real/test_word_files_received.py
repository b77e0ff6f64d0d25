"""Files that Word, Google Docs and libraries made: their text frozen as a report, then each received on it.

Every comment on words of that text stands at those very words; one on words that the file puts in stands where they
come and on the proposal that puts them in; one on a blank line waits, for a report has none. The comments written into
our own file and read again are the same: who, when, what, where, in answer to what, whether resolved.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.office.prose import Sent, sent
from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.records import Match
from workbench.text.characters import NOTE_MARK
from workbench.text.markup import canonical, from_plain
from workbench.text.tables import tidy
from workbench.word.blocks import Block, NumberedParagraph, Table
from workbench.word.commenting.records import Stretch, WrittenComment
from workbench.word.commenting.writing import with_comments
from workbench.word.document import WordComment, WordDocument
from workbench.word.folded import folded
from workbench.word.projection import View, project
from workbench.word.reading import read

pytestmark = pytest.mark.real

SNAPSHOT = "01SNAPSHOT"


def files(data: Path) -> list[Path]:
    return sorted((data / "docx-comments").glob("*.docx"))


def a_report_of(document: WordDocument) -> Sent:
    """The text of a file, all its changes rejected, as the paragraphs of a report of ours."""
    texts = [each for each in project(folded(document), View.FROZEN).texts if each.strip()]
    return sent([_block(number, text) for number, text in enumerate(texts, start=1)], snapshot_id=SNAPSHOT)


def _block(number: int, text: str) -> Block:
    pieces = [from_plain(piece) for piece in text.split(NOTE_MARK)]
    count = len(pieces) - 1  # a picture is a mark in the text too
    marked = pieces[0] + "".join(f'<fn id="{note}">{piece}' for note, piece in enumerate(pieces[1:], start=1))
    uid = f"01KB{number:022d}"
    notes = {("fn", str(note)): "A note." for note in range(1, count + 1)}
    if "\t" in text and "\n" in text:
        return Table(uid, tidy(canonical(marked)), f"Table {number}", notes)
    return NumberedParagraph(uid, canonical(marked.replace("\n", "<br>")), notes)


def words_of(document: WordDocument, comment: WordComment) -> str:
    """The words of the frozen view on which the file has the comment, without spaces, ends of cells and paragraphs."""
    view = project(document, View.FROZEN)
    assert comment.start is not None
    assert comment.end is not None
    start, end = view.place(comment.start), view.place(comment.end)
    lines = list(view.texts[start.paragraph : end.paragraph + 1])
    if lines:
        lines[-1] = lines[-1][: end.offset]
        lines[0] = lines[0][start.offset :]
    return squeezed("".join(lines))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def quoted(one: ReceivedComment, report: Sent) -> str:
    texts = {each.uid: each.text for each in report.frozen}
    return squeezed("".join(texts[each.uid][each.start : each.end] for each in one.segments))


def written_again(report: Sent, intake: Intake) -> bytes:
    return with_comments(report.data, {each.uid: each.text for each in report.frozen}, remarks=tuple(_remarks(intake)))


def _remarks(intake: Intake) -> Iterator[WrittenComment]:
    for one in intake.comments:
        place = tuple(Stretch(each.uid, each.start, each.end) for each in one.segments)
        yield WrittenComment(
            one.identity,
            one.author,
            one.date,
            one.text,
            place,
            one.initials,
            reply_to=one.reply_to,
            resolved=one.resolved,
        )


def said(intake: Intake) -> Counter[tuple[object, ...]]:
    """Who said what, when, where, in answer to what, and whether it is resolved."""
    by_identity = {one.identity: one for one in intake.comments}
    return Counter(
        (
            one.author,
            one.date,
            one.text,
            tuple((each.uid, each.start, each.end) for each in one.segments),
            one.resolved,
            by_identity[one.reply_to].text if one.reply_to in by_identity else None,
        )
        for one in intake.comments
    )


@pytest.mark.word_roundtrip("2")
def test_a_file_of_any_program_is_received_on_its_own_text_and_goes_out_and_in_again(
    shared_data: Path, figure: Figure
) -> None:
    wrong: list[str] = []
    for file in files(shared_data):
        document = read(file.read_bytes())
        report = a_report_of(document)
        if not report.frozen:
            figure(file.name, "no text is left once its changes are rejected")
            continue
        intake = receive(document, report.frozen, snapshot_id=SNAPSHOT)
        ranged = {  # point comments have none
            (one.author, one.date, one.text): words_of(document, one)
            for one in document.comments
            if one.start is not None and one.end is not None
        }
        exact = [
            one
            for one in intake.comments
            if one.anchor.match is Match.EXACT and quoted(one, report) == ranged.get((one.author, one.date, one.text))
        ]
        again = receive(read(written_again(report, intake)), report.frozen, snapshot_id=SNAPSHOT)
        same = said(again) & said(intake)
        if intake.comments:
            on_text = [one for one in intake.comments if ranged.get((one.author, one.date, one.text))]
            at_words = [one for one in on_text if one in exact]
            figure(f"{file.name}: exact of those on words of the text", f"{len(at_words)}/{len(on_text)}")
            figure(f"{file.name}: the same again", f"{same.total()}/{len(intake.comments)}")
        for one in intake.comments:
            has_words = bool(ranged.get((one.author, one.date, one.text)))
            waits = one.anchor.match is Match.QUEUED or one.on_suggestion is not None
            if one not in exact and (has_words or not waits):
                wrong.append(f"{file.name}: {one.text[:40]!r} {one.anchor.match} {one.segments} {one.story}")
        wrong += [f"{file.name}: not the same again: {each}" for each in (said(intake) - same)]
    assert wrong == []
