"""Letters of reminder: one a ministry, in its language, when a reminder falls due, until it went out."""

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner

from tests.applications import application
from tests.builders.requests import DUE, Asked, a_request
from tests.cast import MORNING, Cast
from tests.integration.test_request_pages import Visitor, _signed_in
from workbench.cli import main
from workbench.errors import NotFound
from workbench.export import request_letter
from workbench.export.request_letter import Writer
from workbench.export.request_reminder import words_of, written, written_all, zipped
from workbench.installation import Installation
from workbench.people import Actor
from workbench.requests import operations, queries
from workbench.requests.operations import Terms
from workbench.requests.refusals import NobodyToRemind, NoReminderRecorded, NoSuchRequest, NotAwaited
from workbench.requests.reminded import to_remind
from workbench.requests.reminding import fallen_due, letters, passed


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def writer(asked: Asked) -> Writer:
    return Writer("Mechanism of Arcadia", request_letter.template_of(asked.installation.settings.home))


def lines(data: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(data)).paragraphs if each.text.strip()]


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def another(asked: Asked, title: str, *, language: str = "en") -> str:
    terms = Terms(due=DUE, title=title, contact="Olga Petrov", language=language)
    office, by = asked.cast.education, asked.cast.amina
    with asked.installation.store.writing() as db:
        made = operations.prepare(db, organisation=office, terms=terms, report_id=asked.report_id, by=by, at=MORNING)
        operations.send(db, request_id=made, by=by, at=MORNING)
        return made


@pytest.mark.parametrize(
    ("days_to_go", "expected"),
    [(57, None), (15, None), (14, 14), (8, 14), (7, 7), (1, 2), (0, 2), (-1, 2), (-2, -2), (-9, -7), (-40, -14)],
)
def test_a_letter_is_due_with_each_reminder(days_to_go: int, expected: int | None) -> None:
    assert fallen_due(DUE, date(2026, 5, 4), None, DUE - timedelta(days=days_to_go)) == expected


def test_a_letter_that_went_out_lasts_until_the_next_reminder() -> None:
    asked_on, seven = date(2026, 5, 4), DUE - timedelta(days=7)
    assert fallen_due(DUE, asked_on, seven, DUE - timedelta(days=3)) is None
    assert fallen_due(DUE, asked_on, seven, DUE - timedelta(days=2)) == 2
    assert fallen_due(DUE, asked_on, seven - timedelta(days=1), seven) == 7


def test_who_was_asked_with_ten_days_to_go_is_not_reminded_of_fourteen() -> None:
    asked_on = DUE - timedelta(days=10)
    assert passed(DUE, asked_on, DUE - timedelta(days=8)) == ()
    assert passed(DUE, asked_on, DUE - timedelta(days=7)) == (7,)


def test_one_letter_holds_all_that_a_ministry_owes_in_each_of_its_languages(asked: Asked) -> None:
    another(asked, "Figures on schools & <teachers>")
    another(asked, "أرقام", language="ar")
    on = DUE + timedelta(days=3)
    with asked.installation.store.reading() as db:
        found = letters(to_remind(db, asked.cast.amina, now=noon(on)))
    assert [(each.organisation, each.language, len(each.owed)) for each in found] == [
        ("Ministry of Education", "en", 2),
        ("Ministry of Education", "ar", 1),
    ]
    english, arabic = (written(each, writer(asked), on=on) for each in found)
    said = lines(english)
    assert sum("was due on 30 June 2026" in each for each in said) == 2
    assert any("Figures on schools & <teachers>" in each for each in said)
    assert any("tell us by which day we may expect it" in each for each in said)
    assert "For any question: Olga Petrov" in said
    assert any("تذكير" in each for each in lines(arabic))
    named = written_all(found, writer(asked), on=on)
    assert [each.name for each in named] == ["Ministry of Education.docx", "Ministry of Education (ar).docx"]
    assert zipped(named, on=on) == zipped(named, on=on)


def test_no_letter_takes_the_place_of_another_whose_ministry_has_nearly_its_name(asked: Asked) -> None:
    with asked.installation.store.reading() as db:
        (one,) = letters(to_remind(db, asked.cast.amina, now=noon(DUE)))
    names = ["Office A/B", "Office A:B", "OFFICE A B", "Li\u00e9", "Lie\u0301", "Office A|B"]
    made = written_all([replace(one, organisation=name) for name in names], writer(asked), on=DUE)
    assert [each.name for each in made] == [
        "Office A B.docx",
        "Office A B (en).docx",
        "OFFICE A B (en) 2.docx",
        "Li\u00e9.docx",
        "Lie\u0301 (en).docx",
        "Office A B (en) 3.docx",
    ]
    for name, each in zip(names, made, strict=True):
        assert any(name in line for line in lines(each.data)), name


def test_every_language_of_the_form_has_every_line_of_the_letter() -> None:
    english = words_of("en")[1]
    for language in ("ar", "es", "fr", "pt", "ru", "zh"):
        spoken, said = words_of(language)
        assert spoken == language
        assert said.keys() == english.keys()
        for name, line in english.items():
            assert line.count("{") == said[name].count("{"), (language, name)


def test_the_day_of_a_letter_ends_by_the_clock_of_the_office(asked: Asked) -> None:
    far_east = timezone(timedelta(hours=12))
    evening = datetime(2026, 6, 28, 23, 0, tzinfo=far_east)  # 28 June is two days before; in Greenwich it is noon
    with asked.installation.store.writing() as db:
        operations.record_reminders(db, request_ids=[asked.id], by=asked.cast.amina, at=evening)
        early = datetime(2026, 6, 29, 1, 0, tzinfo=far_east)
        assert operations.record_reminders(db, request_ids=[asked.id], by=asked.cast.amina, at=early) == 1
        (owed,) = to_remind(db, asked.cast.amina, now=early)
    assert (owed.lettered_on, owed.reminder) == (date(2026, 6, 29), None)


def test_what_came_unsigned_is_asked_to_be_signed_by_those_who_know_of_it_alone(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        found = queries.whichever(db, asked.id)
        operations.submitting.put_contribution(
            db, found, (), validated=None, made=None, by=asked.cast.amina, at=MORNING
        )
    on = DUE - timedelta(days=2)

    def said(actor: Actor) -> list[str]:
        with asked.installation.store.reading() as db:
            (letter,) = letters(to_remind(db, actor, now=noon(on)))
        return lines(written(letter, writer(asked), on=on))

    assert any("is not signed yet" in each for each in said(asked.cast.amina))
    assert not any("signed" in each for each in said(asked.cast.farid))


def test_a_letter_is_recorded_once_a_day_and_only_while_an_answer_is_awaited(asked: Asked) -> None:
    def record(by: Actor, *ids: str) -> int:
        with asked.installation.store.writing() as db:
            return operations.record_reminders(db, request_ids=ids, by=by, at=MORNING)

    assert (record(asked.cast.amina, asked.id, asked.id), record(asked.cast.farid, asked.id)) == (1, 0)
    with pytest.raises(NobodyToRemind):
        record(asked.cast.amina)
    for stranger in (asked.cast.bruno, asked.other, asked.cast.chidi):
        with pytest.raises((NoSuchRequest, NotFound)):
            record(stranger, asked.id)
    with asked.installation.store.writing() as db:
        operations.close(db, request_id=asked.id, by=asked.cast.amina, at=MORNING)
    with pytest.raises(NotAwaited):
        record(asked.cast.amina, asked.id)


def test_a_letter_recorded_by_mistake_is_due_again_and_the_record_keeps_both(asked: Asked) -> None:
    day = DUE - timedelta(days=2)

    def take_back(by: Actor) -> date:
        with asked.installation.store.writing() as db:
            return operations.take_back_reminder(db, request_id=asked.id, by=by, at=noon(day))

    with pytest.raises(NoReminderRecorded):
        take_back(asked.cast.amina)
    for on in (day - timedelta(days=5), day):
        with asked.installation.store.writing() as db:
            operations.record_reminders(db, request_ids=[asked.id], by=asked.cast.amina, at=noon(on))
    for stranger in (asked.cast.bruno, asked.other, asked.cast.chidi):
        with pytest.raises((NoSuchRequest, NotFound)):
            take_back(stranger)
    assert take_back(asked.cast.farid) == day
    with asked.installation.store.reading() as db:
        (owed,) = to_remind(db, asked.cast.amina, now=noon(day))
        kinds = [each.kind for each in queries.events(db, asked.id)]
    assert (owed.lettered_on, owed.reminder) == (day - timedelta(days=5), 2)
    assert kinds[-3:] == ["reminded", "reminded", "reminder_taken_back"]
    assert take_back(asked.cast.amina) == day - timedelta(days=5)
    with pytest.raises(NoReminderRecorded):
        take_back(asked.cast.amina)
    with asked.installation.store.writing() as db:
        assert operations.record_reminders(db, request_ids=[asked.id], by=asked.cast.amina, at=noon(day)) == 1


def test_the_page_has_the_letters_that_are_due_and_both_sides_read_that_they_went_out(
    installation: Installation, cast: Cast
) -> None:
    asked = a_request(installation, cast, due=datetime.now(UTC).date() + timedelta(days=1))  # asked long before
    app = application(installation, tokens=True)
    amina, bruno = (Visitor(_signed_in(app.test_client(), name)) for name in ("amina", "bruno"))
    assert "Reminder letters (1)" in amina.get("/requests").text
    shown = amina.get("/requests/reminders").text
    assert "the reminder 2 days before" in shown
    letter = amina.get(f"/requests/reminders/{cast.education}.docx")
    assert any("Ministry of Education" in each for each in lines(letter.data))
    assert ZipFile(io.BytesIO(amina.get("/requests/reminders.zip").data)).namelist() == ["Ministry of Education.docx"]
    assert amina.post("/requests/reminders").status_code == 422
    assert amina.post("/requests/reminders", request=[asked.id]).status_code == 303
    assert amina.get("/requests/reminders.zip").status_code == 404
    assert "Nobody is to be reminded today" in amina.get("/requests/reminders").text
    assert "a letter of reminder was sent" in bruno.get(f"/requests/{asked.id}/answers").text
    assert bruno.get("/requests/reminders").status_code == 404
    assert amina.post("/requests/reminders/back", request=asked.id).status_code == 303
    assert "It is due again" in (again := amina.get("/requests/reminders").text)
    assert "the reminder 2 days before" in again
    assert "did not go out after all" in bruno.get(f"/requests/{asked.id}/answers").text
    assert "was taken back already" in (refused := amina.post("/requests/reminders/back", request=asked.id)).text
    assert refused.status_code == 409


def test_letters_are_written_into_a_folder_and_recorded_from_the_command_line(asked: Asked, tmp_path: Path) -> None:
    with asked.installation.store.reading() as db:
        code = queries.request(db, asked.cast.amina, asked.id).code

    def run(*words: str) -> object:
        home = ["--home", str(asked.installation.settings.home), "request"]
        return json.loads(CliRunner().invoke(main, [*home, *words, "--json"]).stdout)

    found = run("remind", "-o", str(tmp_path / "letters"), "--all")
    assert [(each["ministry"], each["requests"]) for each in found] == [("Ministry of Education", [code])]  # type: ignore[attr-defined]
    assert (tmp_path / "letters" / "Ministry of Education.docx").is_file()
    assert run("reminded", code) == {"recorded": 1}
    assert run("reminded", code, "--not") == {"taken_back": 1}
    assert run("reminded", code) == {"recorded": 1}
