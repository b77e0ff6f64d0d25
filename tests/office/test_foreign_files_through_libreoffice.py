"""Comments of Word, Google Docs and others, saved again by LibreOffice: every one is read as it was."""

from pathlib import Path
from random import Random

import pytest

from tests.conftest import Figure
from tests.office.office import Office
from tests.real.counted import letters_of
from workbench.word.document import WordComment, WordDocument
from workbench.word.reading import read

pytestmark = [pytest.mark.real, pytest.mark.office, pytest.mark.proof, pytest.mark.word_roundtrip("2")]

SAMPLE = 6
# LibreOffice 25.2 leaves words in a style of characters out of a comment when it saves it.
WORDS_LOST = {"Text with ."}


def said(document: WordDocument) -> list[tuple[str, ...]]:
    """Who, when, what, on which letters, in answer to what; heads also whether they are resolved."""
    texts = {each.id: each.text for each in document.comments}
    return sorted(
        (
            *(each.author, each.date[:16], _left(each.text), quoted(document, each)),
            _left(texts[each.reply_to]) if each.reply_to else f"resolved: {each.resolved}",
        )
        for each in document.comments
    )


def _left(text: str) -> str:
    return next((lost for lost in WORDS_LOST if text.startswith(lost.rstrip("."))), text)


def quoted(document: WordDocument, comment: WordComment) -> str:
    """The letters of its range in the stream, deleted ones too."""
    if comment.start is None or comment.end is None:
        return "nowhere"
    parts = []
    for at in range(comment.start.paragraph, comment.end.paragraph + 1):
        first = comment.start.offset if at == comment.start.paragraph else 0
        last = comment.end.offset if at == comment.end.paragraph else None
        parts.append(document.paragraphs[at].text[first:last])
    return letters_of("".join(parts))


def test_comments_of_many_programs_are_the_same_once_libreoffice_saved_them(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    paths = [
        path for path in sorted((shared_data / "docx-comments").glob("*.docx")) if read(path.read_bytes()).comments
    ]
    chosen = paths if full_count else Random(7).sample(paths, SAMPLE)
    saved = each_office.decided([(path.read_bytes(), "keep") for path in chosen])
    count = 0
    for path, data in zip(chosen, saved, strict=True):
        before = said(read(path.read_bytes()))
        assert said(read(data)) == before, path.name
        count += len(before)
    figure(f"comments of {len(chosen)} files, saved by LibreOffice {each_office.program.version}", f"{count}/{count}")
