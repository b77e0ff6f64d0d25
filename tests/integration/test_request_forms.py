"""The Word form of a request: made, filled in by hand, and read back with each answer at its item."""

import io
import random
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.table import _Cell, _Row

from tests.builders.requests import Asked, a_request
from tests.cast import Cast
from tests.office.test_old_word_files import needs_office
from workbench import office
from workbench.export import request_form
from workbench.installation import Installation
from workbench.requests import queries
from workbench.requests.form import reading
from workbench.requests.form.files import read_form
from workbench.requests.form.printed import BOX, words
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, InformationRequest, Use
from workbench.word.refusals import UnsafeFile

SAID, TABLE = BlockKind.PARAGRAPH, BlockKind.TABLE


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def request(asked: Asked) -> InformationRequest:
    with asked.installation.store.reading() as db:
        return queries.request(db, asked.cast.bruno, asked.id)


def in_language(asked: Asked, language: str) -> InformationRequest:
    return replace(request(asked), language=language, letter="Dear colleagues,\n\nThe report is due soon.")


def made(asked: Asked, language: str = "en") -> bytes:
    return request_form.word(in_language(asked, language), asked.items)


def filled(data: bytes, fill: Callable[[Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(data))
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(asked: Asked, data: bytes, language: str = "en") -> ReadForm:
    sent = in_language(asked, language)
    return read_form(data, request_form.printed(sent, asked.items), request_form.own_lines(sent, ()))


def rows(document: Document) -> list[_Row]:
    return list(document.tables[0].rows)[1:]


def answer(document: Document, number: int) -> _Cell:
    return rows(document)[number].cells[1]


def tick(document: Document, number: int, label: str, mark: str = "☒", behind: str = "") -> None:
    for paragraph in rows(document)[number].cells[0].paragraphs:
        if paragraph.text.startswith(f"{BOX} {label}"):
            paragraph.runs[0].text = paragraph.text.replace(BOX, mark, 1) + behind
            for run in paragraph.runs[1:]:
                run.text = ""
            return
    raise AssertionError(label)


def at(found: ReadForm, code: str) -> ReadAnswer:
    (only,) = (each for each in found.answers if each.code == code)
    return only


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh", "pt"])
def test_every_answer_comes_back_to_its_item_in_every_language(asked: Asked, language: str) -> None:
    said, sent = words()[language], made(asked, language)

    def fill(document: Document) -> None:
        cell = answer(document, 0)
        cell.paragraphs[0].text = "The Act was adopted."
        cell.add_paragraph("It covers all grounds.")
        table = cell.add_table(rows=2, cols=2)
        for row, texts in zip(table.rows, (("Year", "Cases"), ("2024", "12")), strict=True):
            for place, text in zip(row.cells, texts, strict=True):
                place.text = text
        cell.add_paragraph()
        tick(document, 1, said["no_change"])
        tick(document, 2, said["not_ours"], "x", " Ministry of Health")
        tick(document, 0, said["background"], "[x]")

    found = read(asked, filled(sent, fill), language)
    first, second, third = (at(found, each.code) for each in asked.items)
    assert first.blocks == (
        AnswerBlock(SAID, "The Act was adopted."),
        AnswerBlock(SAID, "It covers all grounds."),
        AnswerBlock(TABLE, "Year\tCases\n2024\t12"),
    )
    assert (first.kind, first.use) == (AnswerKind.ANSWER, Use.BACKGROUND)
    assert (second.kind, second.blocks) == (AnswerKind.NO_CHANGE, ())
    assert (third.kind, third.belongs_to) == (AnswerKind.NOT_OURS, "Ministry of Health")
    assert found.request_code == request(asked).code


def test_what_a_box_says_written_out_as_the_answer_is_taken_at_its_word(asked: Asked) -> None:
    def fill(document: Document) -> None:
        answer(document, 0).text = "No change since the last report."
        answer(document, 1).text = "Background, not to be quoted: the budget is not voted."
        answer(document, 2).text = "No change since the last report."
        answer(document, 2).add_paragraph("But the Act was amended.")

    found = read(asked, filled(made(asked), fill))
    first, second, third = (at(found, each.code) for each in asked.items)
    assert (first.kind, first.blocks) == (AnswerKind.NO_CHANGE, ())
    assert (second.kind, second.use) == (AnswerKind.ANSWER, Use.BACKGROUND)
    assert [each.text for each in second.blocks] == ["Background, not to be quoted: the budget is not voted."]
    assert (third.kind, third.use, len(third.blocks)) == (AnswerKind.ANSWER, Use.FOR_REPORT, 2)


def test_the_form_as_it_was_sent_says_nothing(asked: Asked) -> None:
    sent = made(asked)
    found = read(asked, sent)
    assert all(each.blocks == () and each.kind is AnswerKind.ANSWER for each in found.answers)
    assert len(found.answers) == len(asked.items)


def test_rows_that_were_moved_and_codes_that_were_lost_bring_no_answer_to_another_item(asked: Asked) -> None:
    sent = made(asked)

    def fill(document: Document) -> None:
        for number in range(3):
            answer(document, number).paragraphs[0].text = f"Answer {number}."
        first, *_, last = rows(document)
        last._tr.addnext(first._tr)
        lead = rows(document)[0].cells[0].paragraphs[0]
        lead.clear()

    found = read(asked, filled(sent, fill))
    said = {each.code: each.blocks[0].text for each in found.answers if each.blocks}
    assert said[asked.items[0].code] == "Answer 0."
    assert said[asked.items[2].code] == "Answer 2."
    lost = [each for each in found.answers if not each.code]
    assert said.get(asked.items[1].code, "Answer 1.") == "Answer 1."
    assert all(each.why for each in lost)
    assert sum("Answer 1." in block.text for each in found.answers for block in each.blocks) == 1


def test_words_that_stand_at_no_item_wait_with_the_reason(asked: Asked) -> None:
    sent = made(asked)

    def fill(document: Document) -> None:
        document.add_paragraph("A word to the secretariat.")
        document.tables[0].add_row().cells[1].text = "A row of my own."
        whole = rows(document)[1]
        whole.cells[0].merge(whole.cells[1])

    found = read(asked, filled(sent, fill))
    lost = {each.why: " ".join(block.text for block in each.blocks) for each in found.answers if not each.code}
    assert lost["These words stand outside the table."] == "A word to the secretariat."
    assert lost["This row of the table names no item."] == "A row of my own."
    assert asked.items[1].code in lost["Question and answer stand in one cell, and cannot be told apart."]


def test_a_file_that_is_no_form_is_refused_with_what_to_do(asked: Asked) -> None:
    with pytest.raises(UnsafeFile):
        read(asked, b"PK\x03\x04 no file")


def test_random_answers_come_back_as_they_were_written(asked: Asked) -> None:
    chance = random.Random(8)
    sent = made(asked)
    for _ in range(5):
        wrote = {
            number: [f"Said {chance.random()} x" for _ in range(chance.randint(1, 4))]
            for number in range(3)
            if chance.random() < 0.8
        }

        def fill(document: Document, wrote: dict[int, list[str]] = wrote) -> None:
            for number, texts in wrote.items():
                cell = answer(document, number)
                cell.paragraphs[0].text = texts[0]
                for text in texts[1:]:
                    cell.add_paragraph(text).runs[0].bold = True

        found = read(asked, filled(sent, fill))
        for number, item in enumerate(asked.items):
            assert [block.text for block in at(found, item.code).blocks] == wrote.get(number, [])


def test_an_answer_that_stands_beside_several_questions_waits_and_one_split_in_rows_does_not(asked: Asked) -> None:
    sent = made(asked)

    def fill(document: Document) -> None:
        answer(document, 0).text = "Both at once."
        answer(document, 0).merge(answer(document, 1))
        answer(document, 2).text = "The first part."
        new = document.tables[0].add_row()
        new.cells[1].text = "The second part."
        rows(document)[2].cells[0].merge(new.cells[0])

    found = read(asked, filled(sent, fill))
    (waits,) = (each for each in found.answers if not each.code)
    assert waits.why == "This row of the table names several items."
    assert "Both at once." in [block.text for block in waits.blocks]
    assert [block.text for block in at(found, asked.items[2].code).blocks] == ["The first part.", "The second part."]


def test_an_answer_may_speak_of_another_item_and_words_in_the_question_wait(asked: Asked) -> None:
    sent, other = made(asked), asked.items[1].code

    def fill(document: Document) -> None:
        answer(document, 0).text = f"See our answer to {other}."
        rows(document)[2].cells[0].add_paragraph("It was adopted.")
        lead = rows(document)[1].cells[0].paragraphs[0]
        lead.add_run(f" {asked.items[1].text}")
        second = rows(document)[1].cells[0].paragraphs[1]._p
        second.getparent().remove(second)

    found = read(asked, filled(sent, fill))
    assert [block.text for block in at(found, asked.items[0].code).blocks] == [f"See our answer to {other}."]
    assert [(each.why, each.blocks) for each in found.answers if not each.code] == [
        (reading.IN_THE_QUESTION, (AnswerBlock(SAID, "It was adopted."),))
    ]


def test_comments_and_hidden_words_of_a_form_are_said_to_be_left(asked: Asked) -> None:
    def fill(document: Document) -> None:
        run = answer(document, 0).paragraphs[0].add_run("Seen.")
        hidden = answer(document, 0).paragraphs[0].add_run("Not seen.")
        hidden.font.hidden = True
        document.add_comment(run, "Ask the ministry of health.", author="Olga")

    assert [str(each) for each in read(asked, filled(made(asked), fill)).warnings] == [
        "1 comments stand beside the text; they were not taken in.",
        "9 characters of hidden text were left out.",
    ]


@needs_office
@pytest.mark.parametrize("suffix", ["odt", "doc"])
def test_a_form_saved_in_an_older_format_is_read_like_any_other(
    asked: Asked, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(document: Document) -> None:
        answer(document, 0).text = "The Act was adopted."
        tick(document, 1, words()["en"]["no_change"])

    monkeypatch.setitem(office._FILTERS, suffix, {"odt": "odt:writer8", "doc": "doc:MS Word 97"}[suffix])  # type: ignore[index]
    found = read(asked, office.convert(filled(made(asked), fill), to=suffix))
    assert found.request_code == request(asked).code
    assert at(found, asked.items[0].code).blocks == (AnswerBlock(SAID, "The Act was adopted."),)
    assert at(found, asked.items[1].code).kind is AnswerKind.NO_CHANGE
    assert not [each for each in found.answers if not each.code]
