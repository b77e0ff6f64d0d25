"""The record of the rounds, told in the report, and how the report says that the record has moved on."""

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from tests.real.road import Desk
from workbench.comments import operations
from workbench.comments.consulted.gathering import consulted, copies
from workbench.comments.consulted.records import Copy
from workbench.comments.records import Answer
from workbench.comments.refusals import NothingToSayOfRounds, NotSaidInDraft, StatementRewritten
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.installation import Installation

__all__ = ["visitors"]


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def told(held: Round) -> str:
    with held.installation.store.reading() as db:
        return " ".join(each.text for each in consulted(db, held.cast.amina, held.report_id))


def there(held: Round) -> tuple[Copy, ...]:
    with held.installation.store.reading() as db:
        amina = held.cast.amina
        return copies(db, amina, held.report_id, consulted(db, amina, held.report_id))


def put(held: Round) -> tuple[str, ...]:
    with held.installation.store.writing() as db:
        section = drafting_queries.sections(db, held.report_id)[0].id
        return operations.say_how_consulted(
            db, report_id=held.report_id, section_id=section, by=held.cast.farid, at=LATER
        )


def anew(held: Round, copy: Copy, base: str = "") -> None:
    given = {"paragraph_id": copy.paragraph_id, "base": base or copy.revision_id}
    with held.installation.store.writing() as db:
        operations.say_it_anew(db, report_id=held.report_id, **given, by=held.cast.farid, at=LATER)


def test_an_answer_is_told_once_it_is_released_and_comments_in_preparation_never_are(held: Round) -> None:
    held.prepared("Not sent.")
    assert "No comments were received." in told(held)
    (sent, *_) = held.sent("One.")
    with held.installation.store.writing() as db:
        given = {"value": Answer.NOTED, "reason": "Thank you."}
        operations.dispose(db, round_id=held.id, comment_id=sent.id, **given, by=held.cast.farid, at=LATER)
    assert "Comments received: 2 (National Human Rights Commission: 2). Answers given: not answered yet: 2." in told(
        held
    )
    with held.installation.store.writing() as db:
        operations.release(db, round_id=held.id, by=held.cast.amina, at=LATER)
    assert "Answers given: noted: 1; not answered yet: 1." in told(held)


def test_the_draft_says_it_in_paragraphs_of_its_own_and_says_when_the_record_has_moved_on(held: Round) -> None:
    made = put(held)
    assert [each.paragraph_id for each in there(held)] == list(made)
    assert not any(each.has_moved_on for each in there(held))
    held.sent("One.")
    about_the_round, meaning = there(held)
    assert about_the_round.has_moved_on
    assert not meaning.has_moved_on
    anew(held, about_the_round)
    assert not any(each.has_moved_on for each in there(held))
    with held.installation.store.reading() as db:
        assert "Comments received: 1" in drafting_queries.paragraph(db, held.cast.amina, made[0]).text


def test_what_the_draft_says_already_is_not_put_there_twice(held: Round) -> None:
    put(held)
    with pytest.raises(NothingToSayOfRounds):
        put(held)


def test_a_paragraph_that_somebody_wrote_in_is_not_written_over(held: Round) -> None:
    (first, _) = put(held)
    (seen, _) = there(held)
    with held.installation.store.writing() as db:
        drafting.write_paragraph(db, paragraph_id=first, text="My own words.", by=held.cast.farid, at=LATER)
    with pytest.raises(StatementRewritten):
        anew(held, seen)


def test_another_paragraph_of_the_draft_is_not_written_over(held: Round) -> None:
    put(held)
    (copy, _) = there(held)
    stranger = Copy(**{**vars(copy), "paragraph_id": held.paragraphs[0]})
    with pytest.raises(NotSaidInDraft):
        anew(held, stranger)


def test_it_is_put_into_the_draft_on_its_page_and_at_the_command_line(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    address = f"/reports/{held.report_id}/consultation"
    page = visitors["farid"].get(address).text
    assert "was sent for comments on 4 May 2026 to: National Human Rights Commission." in page
    with held.installation.store.reading() as db:
        section = drafting_queries.sections(db, held.report_id)[0].id
    assert visitors["farid"].post(address, section=section).status_code == 303
    held.sent("One.")
    assert "the record has moved on" in visitors["farid"].get(address).text
    (copy, _) = there(held)
    answer = visitors["farid"].post(f"{address}/{copy.paragraph_id}", base=copy.revision_id)
    assert answer.status_code == 303
    assert "the record has moved on" not in visitors["farid"].get(address).text
    said = Desk(held.installation.settings.home).run("report", "consulted", held.report_id)
    assert [each["moved_on"] for each in said["paragraphs"]] == [False, False]
    assert visitors["chidi"].get(address).status_code == 404
