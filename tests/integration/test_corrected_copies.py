"""A corrected copy of a form takes the place of the one before it, where whoever brings it says so."""

import pytest

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.requests import earlier, operations, queries
from workbench.requests.brought import NoSuchFileBrought, brought, named
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, Use

FIRST, CORRECTED, AGAIN, OTHER = ("1" * 64, "2" * 64, "3" * 64, "4" * 64)


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def bring(asked: Asked, sha256: str, *said: tuple[int | None, str], replaces: str = "") -> None:
    answers = tuple(
        ReadAnswer("" if number is None else asked.items[number].code, AnswerKind.ANSWER, Use.FOR_REPORT, "", _of(text))
        for number, text in said
    )
    with asked.installation.store.writing() as db:
        operations.take_in(
            db,
            request_id=asked.id,
            file=KeptFile(sha256, f"copy {sha256[0]}.docx", 9),
            read=ReadForm("", answers),
            replaces=replaces,
            by=asked.cast.bruno,
            at=MORNING,
        )


def _of(text: str) -> tuple[AnswerBlock, ...]:
    return (AnswerBlock(BlockKind.PARAGRAPH, text),)


def prepared(asked: Asked) -> list[tuple[int | None, str]]:
    place = {each.id: number for number, each in enumerate(asked.items)}
    with asked.installation.store.reading() as db:
        there = queries.prepared(db, asked.cast.bruno, asked.id)
    return sorted((place.get(each.item_id or ""), each.blocks[0].text) for each in there)  # type: ignore[type-var]


def test_a_copy_stands_beside_another_departments_and_in_the_place_of_the_one_it_corrects(asked: Asked) -> None:
    bring(asked, OTHER, (0, "Of the budget department."))
    bring(asked, FIRST, (0, "Forty schools."), (1, "A plan is written."))
    bring(asked, CORRECTED, (0, "Fifty schools."), replaces=FIRST)
    both = [(0, "Fifty schools."), (0, "Of the budget department.")]
    assert prepared(asked) == [*both, (1, "A plan is written.")]
    # What the copy left blank is the copy's from then on: the next one corrects it.
    bring(asked, AGAIN, (0, "Fifty schools."), (1, "A plan is adopted."), replaces=CORRECTED)
    assert prepared(asked) == [*both, (1, "A plan is adopted.")]


def test_what_a_copy_took_the_place_of_can_be_brought_back(asked: Asked) -> None:
    bring(asked, FIRST, (0, "Forty schools."))
    bring(asked, CORRECTED, (0, "Fifty schools."), replaces=FIRST)
    with asked.installation.store.writing() as db:
        (before,) = earlier.answers(db, asked.cast.bruno, asked.id)
        operations.bring_back(db, request_id=asked.id, earlier_id=before.id, by=asked.cast.bruno, at=MORNING)
    assert prepared(asked) == [(0, "Fifty schools."), (0, "Forty schools.")]


def test_what_was_changed_on_the_page_since_stands_beside_a_corrected_copy(asked: Asked) -> None:
    bring(asked, FIRST, (0, "Forty schools."))
    with asked.installation.store.writing() as db:
        (there,) = queries.prepared(db, asked.cast.bruno, asked.id)
        better = Answer(blocks=_of("Forty-one schools."))
        operations.rewrite_answer(db, answer_id=there.id, version=1, answer=better, by=asked.cast.bruno, at=MORNING)
    bring(asked, CORRECTED, (0, "Fifty schools."), replaces=FIRST)
    assert prepared(asked) == [(0, "Fifty schools."), (0, "Forty-one schools.")]


def test_a_file_that_brought_nothing_in_preparation_is_corrected_by_none(asked: Asked) -> None:
    bring(asked, FIRST, (0, "Forty schools."))
    bring(asked, CORRECTED, (0, "Fifty schools."), replaces=FIRST)
    with asked.installation.store.reading() as db:
        files = queries.files(db, asked.cast.bruno, asked.id)
        there = brought(files, queries.prepared(db, asked.cast.bruno, asked.id))
    assert [each.name for each in there] == ["copy 2.docx"]
    assert named(there, "copy 2.docx").sha256 == CORRECTED
    with pytest.raises(NoSuchFileBrought, match=r"copy 1\.docx”.*“copy 2\.docx”"):
        named(there, "copy 1.docx")
