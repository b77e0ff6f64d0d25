"""A comment in another language than the draft: translations stand beside it by name, its own words stand first."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from tests.builders.margin import faults
from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_commented import come_back, made, margin, remembered
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.cli import main
from workbench.comments import operations
from workbench.comments.operations.erasing import Asked
from workbench.comments.records import Comment
from workbench.comments.refusals import NoSuchComment, NoSuchRound, NotTheOfficialVoice
from workbench.comments.refusals_by_hand import (
    EmptyTranslation,
    NotALanguage,
    SameLanguage,
    TranslationIsThere,
    WordsErased,
)
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people.access import DoorClosed

__all__ = ["visitors"]

FRENCH = "Ajoutez les chiffres de 2025 et dites pour quelles écoles."
ENGLISH = "Add the figures of 2025 and say for which schools."


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    held = a_round(installation, cast)
    held.sent(FRENCH)
    return held


def translated(held: Round, by: Actor, text: str = ENGLISH, *, language: str = "en", label: str = "NHRI-001") -> str:
    with held.installation.store.writing() as db:
        return operations.translate(
            db, round_id=held.id, comment_id=label, language=language, text=text, by=by, at=LATER
        )


def the_comment(held: Round, actor: Actor) -> Comment:
    (found,) = held.comments(actor)
    return found


def test_both_sides_read_the_original_and_who_translated_it(held: Round) -> None:
    translated(held, held.cast.farid)
    for actor in (held.cast.amina, held.cast.ines):
        found = the_comment(held, actor)
        assert (found.text, found.language) == (FRENCH, "fr")
        assert [(each.language, each.text, each.by, each.is_own) for each in found.translations] == [
            ("en", ENGLISH, "Farid Osei", False)
        ]


def test_an_institution_translates_itself_by_its_voice_and_no_name_of_its_people_goes_out(held: Round) -> None:
    translated(held, held.cast.chidi)
    (own,) = the_comment(held, held.cast.amina).translations
    assert (own.by, own.is_own) == ("National Human Rights Commission", True)
    with pytest.raises(NotTheOfficialVoice):
        translated(held, held.cast.ines, "Other words.")


def test_a_later_translation_of_one_side_is_shown_in_the_place_of_its_earlier_one_and_never_of_the_others(
    held: Round,
) -> None:
    translated(held, held.cast.chidi)
    translated(held, held.cast.farid, "Add figures.")
    translated(held, held.cast.amina, "Add the figures.")
    translated(held, held.cast.amina, "Añadan las cifras.", language="es")
    found = the_comment(held, held.cast.chidi).translations
    assert [(each.language, each.text) for each in found] == [
        ("en", ENGLISH),
        ("en", "Add the figures."),
        ("es", "Añadan las cifras."),
    ]
    with held.installation.store.reading() as db:
        assert len(list(db.query("select * from comment_translation"))) == 4
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


REFUSED: dict[str, tuple[Callable[[Round], object], type[WorkbenchError]]] = {
    "without words": (lambda h: translated(h, h.cast.farid, "  "), EmptyTranslation),
    "into its own language": (lambda h: translated(h, h.cast.farid, language="fr"), SameLanguage),
    "into no language": (lambda h: translated(h, h.cast.farid, language="French!"), NotALanguage),
    "into a language that there is not": (lambda h: translated(h, h.cast.farid, language="xx"), NotALanguage),
    "of no comment": (lambda h: translated(h, h.cast.farid, label="NHRI-044"), NoSuchComment),
    "by a ministry without a seat": (lambda h: translated(h, h.cast.bruno), NoSuchRound),
    "by somebody of no seat": (lambda h: translated(h, h.cast.dana), NoSuchRound),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_and_leaves_nothing_behind(held: Round, what: str) -> None:
    attempt, refusal = REFUSED[what]
    with pytest.raises((refusal, DoorClosed)):
        attempt(held)
    assert the_comment(held, held.cast.amina).translations == ()


def test_the_very_same_translation_is_kept_once(held: Round) -> None:
    translated(held, held.cast.farid)
    with pytest.raises(TranslationIsThere):
        translated(held, held.cast.amina)


def test_the_desk_the_room_and_the_matrix_show_the_original_first(held: Round, visitors: dict[str, Visitor]) -> None:
    comment = the_comment(held, held.cast.amina)
    desk = f"/rounds/{held.id}/comments/{comment.id}"
    visitors["amina"].post(f"{desk}/translations", language="en", text=ENGLISH)
    for name, address in (
        ("amina", desk),
        ("ines", f"/rounds/{held.id}/read/ours"),
        ("amina", f"/rounds/{held.id}/matrix.csv"),
        ("ines", f"/rounds/{held.id}/matrix.json?view=commenter"),
    ):
        page = visitors[name].get(address).text
        assert 0 < page.index(FRENCH) < page.index(ENGLISH), address
        assert "Amina Haddad" in page[page.index(FRENCH) :]
    visitors["chidi"].post(f"/rounds/{held.id}/read/comments/{comment.id}/translations", language="en", text="Ours.")
    assert "Ours." in visitors["amina"].get(desk).text
    told = visitors["amina"].post(f"{desk}/translations", language="en", text=" ")
    assert told.status_code == 303
    assert "Write the translation" in visitors["amina"].get(desk).text


def test_a_comment_is_translated_at_the_command_line(held: Round) -> None:
    call = ["--home", str(held.installation.settings.home), "round"]
    done = CliRunner().invoke(main, [*call, "translate", held.id, "NHRI-001", "--language", "en", "--text", ENGLISH])
    assert done.exit_code == 0, done.output
    (value,) = json.loads(CliRunner().invoke(main, [*call, "comments", held.id, "--json"]).output)
    assert (value["text"], [each["text"] for each in value["translations"]]) == (FRENCH, [ENGLISH])
    voice = ["--home", str(held.installation.settings.home), "--as", "chidi@arcadia.example", "round"]
    refused = CliRunner().invoke(main, [*voice, "translate", held.id, "NHRI-001", "--language", "es", "--text", "Sí."])
    assert refused.exit_code == 1


def test_nothing_is_written_beside_words_that_were_erased(held: Round, visitors: dict[str, Visitor]) -> None:
    translated(held, held.cast.farid)
    asked = Asked(comments=("NHRI-001",), reason="It names a child.", letter=("request.pdf", b"Signed."))
    home = held.installation.settings.home
    held.installation.store.files.put(b"Signed.")
    with held.installation.store.writing() as db:
        operations.erase_at_request(db, round_id=held.id, asked=asked, home=home, by=held.cast.chidi, at=LATER)
    assert the_comment(held, held.cast.amina).translations == ()
    with pytest.raises(WordsErased):
        translated(held, held.cast.farid)
    desk = visitors["amina"].get(f"/rounds/{held.id}/comments/{the_comment(held, held.cast.amina).id}").text
    assert ENGLISH not in desk
    assert "Translate it" not in desk


def test_in_the_margin_the_translation_stands_in_the_thread_under_the_original_and_comes_back_as_known(
    held: Round,
) -> None:
    translated(held, held.cast.farid)
    file = made(held, held.cast.amina)
    remembered(held, held.cast.amina, file)
    original, other = margin(file)
    assert (original.text, other.text, other.author) == (FRENCH, f"[en] {ENGLISH}", "Farid Osei")
    assert other.reply_to == original.id
    assert faults(file.data) == []
    for by in (held.cast.amina, held.cast.ines):
        receipt = come_back(held, file.data, by=by)
        assert (receipt.comments, receipt.why_not) == ((), "")
