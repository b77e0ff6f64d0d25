"""What the bookmarks of the version for comments say of the file that came back."""

from tests.builders.word import docx
from workbench.word.document import WordDocument
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.returned.anchoring import FrozenParagraph, Marks
from workbench.word.returned.bookmarked import marks_of, with_marks_of_the_draft

DRAFT = (FrozenParagraph("A", 1, "One."), FrozenParagraph("B", 2, "Two."))
INSERTED = '<w:pPr><w:rPr><w:ins w:id="9" w:author="A"/></w:rPr></w:pPr>'


def point(uid: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="q_{uid}"/><w:bookmarkEnd w:id="{number}"/>'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def new(text: str) -> str:
    return f'<w:ins w:id="8" w:author="A">{run(text)}</w:ins>'


def frozen_texts(document: WordDocument) -> tuple[str, ...]:
    return project(with_marks_of_the_draft(document, DRAFT), View.FROZEN).texts


def test_the_places_are_those_of_the_text_as_sent() -> None:
    document = read(docx("1. {+Now +}One.", "2. Two.", uids=["A", "B"]))
    assert marks_of(document, project(document, View.FROZEN), DRAFT) == {
        "A": Marks((0, 0), (0, 0), (0, 4)),
        "B": Marks((1, 0), (1, 0), (1, 4)),
    }


def test_a_mark_between_two_paragraphs_of_the_draft_was_not_inserted_whatever_the_file_says() -> None:
    # LibreOffice 7.4: words put in at the end of A and at the start of B take the mark between them along.
    body = (
        f"<w:p>{INSERTED}{point('A', 1)}{run('One.')}{new(' More.')}</w:p>"
        f"<w:p>{new('Others. ')}{point('B', 2)}{run('Two.')}</w:p>"
    )
    assert frozen_texts(read(docx(body=body))) == ("One.", "Two.")


def test_a_new_paragraph_between_two_of_the_draft_is_not_taken_for_one_of_them() -> None:
    body = (
        f"<w:p>{INSERTED}{point('A', 1)}{run('One.')}</w:p><w:p>{INSERTED}{new('New.')}</w:p>"
        f"<w:p>{point('B', 2)}{run('Two.')}</w:p>"
    )
    assert frozen_texts(read(docx(body=body))) == ("One.", "Two.")


def test_a_paragraph_that_was_split_stays_one() -> None:
    assert frozen_texts(read(docx("1. On{+¶+}e.", "2. Two.", uids=["A", "B"]))) == ("One.", "Two.")


def test_of_two_bookmarks_with_one_name_the_first_counts() -> None:
    document = read(docx("1. One.", "2. Two.", "3. One.", uids=["A", "B", "A"]))
    assert marks_of(document, project(document, View.FROZEN), DRAFT)["A"].point == (0, 0)
