"""A request goes out as one file: a letter from a template that the State may change, and the form under it."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.builders.pictures import a_png
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from workbench.errors import Invalid
from workbench.export import request_form, request_letter
from workbench.export.request_letter import Writer
from workbench.export.request_pack import letter_to_send, pack
from workbench.export.request_returned import read_back
from workbench.installation import Installation
from workbench.limited import Limits, TookTooLong
from workbench.requests import operations, queries
from workbench.requests.form.files import read_form
from workbench.requests.form.reading import words
from workbench.requests.operations import Terms
from workbench.requests.refusals import NoSuchRequest
from workbench.word import letter, template
from workbench.word.letter import LetterRefused

ON = date(2026, 5, 4)
MECHANISM = "Mechanism of Arcadia & partners <MRF>"


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def writer(asked: Asked) -> Writer:
    return Writer(MECHANISM, request_letter.template_of(asked.installation.settings.home))


def prepared(asked: Asked, language: str = "en") -> str:
    terms = Terms(due=date(2026, 6, 30), contact="Olga Petrov", letter="Dear colleagues,\n\nSoon.", language=language)
    office, by = asked.cast.education, asked.cast.amina
    with asked.installation.store.writing() as db:
        return operations.prepare(db, organisation=office, terms=terms, report_id=asked.report_id, by=by, at=MORNING)


def sent(asked: Asked, language: str = "en") -> str:
    request_id, by = prepared(asked, language), asked.cast.amina
    on_top = letter_to_send(asked.installation.store, by, request_id, writer(asked), on=ON)
    with asked.installation.store.writing() as db:
        operations.send(db, request_id=request_id, by=by, at=MORNING, letter=on_top)
    return request_id


def document(asked: Asked, request_id: str) -> Document:
    store = asked.installation.store
    return docx.Document(io.BytesIO(pack(store, asked.cast.bruno, request_id, writer(asked), on=ON).data))


def bytes_of(made: Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_the_letter_stands_on_pages_of_its_own_above_the_form(asked: Asked) -> None:
    found = document(asked, sent(asked))
    lines = [each.text for each in found.paragraphs if each.text]
    form = next(at for at, line in enumerate(lines) if line.startswith("Request for information REQ-"))
    assert lines[0] == MECHANISM
    assert lines[form - 1] == "We thank you for your contribution."
    assert lines[form - 5 : form - 3] == ["Dear colleagues,", "Soon."]
    assert [section.orientation for section in found.sections] == [0, 1]
    assert "Dear colleagues," not in lines[form:]
    assert found.core_properties.author == ""


def test_a_letter_without_a_contact_leaves_no_empty_line(asked: Asked) -> None:
    with asked.installation.store.reading() as db:
        bare = replace(queries.request(db, asked.cast.amina, asked.id), contact="", letter="")
    found = docx.Document(io.BytesIO(request_letter.written(bare, asked.items, writer(asked), on=ON)))
    assert all(each.text for each in found.paragraphs)
    assert not any("question" in each.text for each in found.paragraphs)


def test_a_letter_in_arabic_runs_from_right_to_left(asked: Asked) -> None:
    found = document(asked, sent(asked, "ar"))
    body = found.element.body
    lines = [each for each in body.iterchildren("{*}p") if "".join(each.itertext()).strip()][:6]
    assert all(each.find("{*}pPr/{*}bidi") is not None for each in lines)
    assert any("يُرجى إعادة الاستمارة في موعد أقصاه 30 يونيو 2026." in each.text for each in found.paragraphs)


def test_every_language_of_the_form_has_its_letter(asked: Asked) -> None:
    for language in words():
        said, _ = request_letter.words_of(language)
        assert said == language


def test_a_form_that_comes_back_under_its_letter_leaves_nothing_in_the_queue(asked: Asked) -> None:
    put_in(asked, letterhead())
    request_id = sent(asked)
    with asked.installation.store.reading() as db:
        items, events = queries.items(db, request_id), queries.events(db, request_id)
        found = queries.request(db, asked.cast.amina, request_id)
    filled = document(asked, request_id)
    filled.tables[-1].rows[1].cells[1].paragraphs[0].add_run("We trained 40 teachers.")
    filled.paragraphs[2].insert_paragraph_before("We regret the delay.")
    own = request_form.own_lines(found, events)
    read = read_form(bytes_of(filled), request_form.printed(found, items), own)
    by_item = {each.code: each for each in read.answers}
    assert [block.text for block in by_item[items[0].code].blocks] == ["We trained 40 teachers."]
    waiting = [block.text for each in read.answers if not each.code for block in each.blocks]
    assert waiting == ["We regret the delay."]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "More time was given: the last day is 31 August 2026, not 30 June 2026."),
        ("ar", "مُنحت مهلة إضافية: آخر يوم هو 31 أغسطس 2026 بدلاً من 30 يونيو 2026."),
    ],
)
def test_after_more_time_a_line_above_the_letter_says_until_when_and_comes_back_as_nothing_of_its_ministrys(
    asked: Asked, language: str, line: str
) -> None:
    request_id, of = sent(asked, language), {"by": asked.cast.amina, "at": MORNING}
    letter_alone = [each.text for each in document(asked, request_id).paragraphs]
    with asked.installation.store.writing() as db:
        for due in (date(2026, 7, 31), date(2026, 8, 31)):
            operations.extend(db, request_id=request_id, due=due, reason="The census is late.", **of)  # type: ignore[arg-type]
    made = document(asked, request_id)
    first, *rest = [each.text for each in made.paragraphs]
    assert first == line
    assert [at for at, (now, before) in enumerate(zip(rest, letter_alone, strict=True)) if now != before] == [
        next(at for at, each in enumerate(rest) if "31" in each)
    ], "the letter is as it was; the form names the new day"
    assert bool(made.paragraphs[0]._p.xpath("w:pPr/w:bidi")) is (language == "ar")
    back = read_back(asked.installation.store, asked.cast.amina, request_id, bytes_of(made), "form.docx")
    assert back.read is not None
    assert [each for each in back.read.answers if any(block.text for block in each.blocks)] == []


def test_what_was_sent_keeps_its_letter_when_the_template_changes(asked: Asked) -> None:
    request_id = sent(asked)
    before = document(asked, request_id).paragraphs[0].text
    put_in(asked, edited(lambda made: made.paragraphs[0].insert_paragraph_before("Royal Arcadia")))
    assert document(asked, request_id).paragraphs[0].text == before
    assert document(asked, sent(asked)).paragraphs[0].text == "Royal Arcadia"
    assert request_letter.go_back(asked.installation.settings.home)
    assert document(asked, sent(asked)).paragraphs[0].text == MECHANISM
    assert not request_letter.go_back(asked.installation.settings.home)


def test_the_letter_is_read_by_those_who_ask_and_by_the_ministry_alone(asked: Asked) -> None:
    request_id = sent(asked)
    with asked.installation.store.reading() as db:
        for reader in (asked.cast.amina, asked.cast.bruno, asked.authority):
            assert queries.letter(db, reader, request_id) is not None
        with pytest.raises(NoSuchRequest):
            queries.letter(db, asked.other, request_id)


def edited(change: Callable[[Document], object]) -> bytes:
    made = docx.Document(io.BytesIO(template.build_letter()))
    change(made)
    return bytes_of(made)


def letterhead() -> bytes:
    """A template with an emblem and a table, as ministries have them."""

    def change(made: Document) -> None:
        made.add_picture(io.BytesIO(a_png()))
        table = made.add_table(1, 2)
        table.rows[0].cells[0].text = "{{ letter.reference }}"
        table.rows[0].cells[1].text = "Palace Street 1, Arcadia"

    return edited(change)


def put_in(asked: Asked, data: bytes) -> None:
    request_letter.put_in(asked.installation.settings.home, data)


ESCAPE = "{{ ''.__class__.__mro__[1].__subclasses__() }}"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{{ letter.minister }}", "minister"),
        ("{{ settings.secret_key }}", "settings"),
        (ESCAPE, "unsafe"),
        ("{% for line in letter.text %}", "endfor"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_and_changes_nothing(asked: Asked, line: str, why: str) -> None:
    home: Path = asked.installation.settings.home
    with pytest.raises(Invalid, match=why):
        put_in(asked, edited(lambda made: made.add_paragraph(line)))
    assert not request_letter.own_template(home).exists()


def test_a_template_that_never_comes_to_an_end_is_stopped(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter, "_LIMITS", Limits(seconds=1, memory_mib=512, result_mib=1))
    endless = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    with pytest.raises(TookTooLong):
        put_in(asked, edited(lambda made: made.add_paragraph(endless)))
    assert not request_letter.own_template(asked.installation.settings.home).exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 no archive"])
def test_a_file_that_is_no_word_file_is_no_template(asked: Asked, data: bytes) -> None:
    with pytest.raises(Invalid):
        put_in(asked, data)


def test_a_template_that_fetches_something_from_outside_is_refused(asked: Asked) -> None:
    def change(made: Document) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        made.part.relate_to("https://tracker.example/pixel.png", kind, is_external=True)

    with pytest.raises(LetterRefused, match="outside"):
        put_in(asked, edited(change))
