"""At the answering desk: where a comment stands in the draft as it is now, and how sure that is."""

import re

import pytest

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.comments import operations
from workbench.comments.refusals import QuoteNotInPassage
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.installation import Installation
from workbench.people.access import DoorClosed

__all__ = ["visitors"]

WORDS = "trained 1,240 teachers"


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def on_words(held: Round) -> str:
    """The address of a sent comment on WORDS of the second paragraph."""
    held.prepared("Since when?", paragraph_id=held.paragraphs[1], quote=WORDS)
    (comment,) = held.sent("On the first paragraph.")[:1]
    (comment,) = [each for each in held.comments(held.cast.amina) if each.text == "Since when?"]
    return f"/rounds/{held.id}/comments/{comment.id}"


def rewritten(held: Round, text: str, *, paragraph: int = 1) -> None:
    with held.installation.store.writing() as db:
        old = drafting_queries.paragraph(db, held.cast.farid, held.paragraphs[paragraph])
        drafting.write_paragraph(db, paragraph_id=old.id, text=text, base=old.revision_id, by=held.cast.farid, at=LATER)


def today(page: str) -> str:
    return page[page.index('id="present-text"') : page.index("The answer")]


def test_words_that_stand_as_they_were_are_marked_in_todays_paragraph(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    address = on_words(held)
    shown = today(visitors["farid"].get(address).text)
    assert f">{WORDS}</mark>" in shown
    assert "unchanged since it was frozen" in shown
    rewritten(held, f"In three years {TEXTS[1][0].lower()}{TEXTS[1][1:]}")
    shown = today(visitors["farid"].get(address).text)
    assert f">{WORDS}</mark>" in shown
    assert "<ins>" in shown  # and what changed, word by word


def test_words_of_which_some_were_rewritten_say_how_much_still_stands(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    address = on_words(held)
    rewritten(held, TEXTS[1].replace("1,240 teachers", "1,420 teachers"))
    shown = today(visitors["farid"].get(address).text)
    assert re.search(r"\d\d per cent of them as they were", shown)
    assert "<del>" in shown


def test_words_that_are_gone_from_their_paragraph_are_not_looked_for_elsewhere(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    address = on_words(held)
    rewritten(held, TEXTS[1].replace(WORDS, "held courses for staff"))
    shown = today(visitors["farid"].get(address).text)
    assert "which of its words are meant cannot be told" in shown
    assert "<mark" not in shown


def test_a_paragraph_that_was_deleted_is_said_to_be_gone(held: Round, visitors: dict[str, Visitor]) -> None:
    address = on_words(held)
    with held.installation.store.writing() as db:
        drafting.delete_paragraph(db, paragraph_id=held.paragraphs[1], by=held.cast.farid, at=LATER)
    page = visitors["farid"].get(address).text
    assert "This text is no longer in the draft." in today(page)
    assert WORDS in page[: page.index('id="present-text"')]  # it stands as it was frozen


def test_whoever_answers_says_which_words_are_meant_and_they_are_followed_from_there(
    held: Round, cast: Cast, visitors: dict[str, Visitor]
) -> None:
    address = on_words(held)
    label = next(each.label for each in held.comments(cast.amina) if each.text == "Since when?")
    rewritten(held, TEXTS[1].replace(WORDS, "held courses for staff"))
    with held.installation.store.writing() as db:
        words = {"round_id": held.id, "comment_id": label, "paragraph_id": held.paragraphs[1], "at": LATER}
        operations.confirm_today(db, **words, quote="courses for staff", by=cast.farid)  # type: ignore[arg-type]
        with pytest.raises(QuoteNotInPassage):
            operations.confirm_today(db, **words, quote="no such words", by=cast.farid)  # type: ignore[arg-type]
        with pytest.raises(DoorClosed):
            operations.confirm_today(db, **words, by=cast.chidi)  # type: ignore[arg-type]
    shown = today(visitors["farid"].get(address).text)
    assert ">courses for staff</mark>" in shown
    assert "said that it stands here" in shown
    rewritten(held, "Since 2019 the Ministry of Education held many courses for staff.")
    shown = today(visitors["farid"].get(address).text)
    assert ">courses for staff</mark>" in shown
    assert "courses for staff" not in visitors["chidi"].get(f"/rounds/{held.id}/read").text


def test_words_offered_elsewhere_are_taken_by_a_button_and_never_by_themselves(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    quote = "Ministry of Education trained 1,240 teachers in human rights"
    held.prepared("Since when?", paragraph_id=held.paragraphs[1], quote=quote)
    (comment,) = held.sent("On the first paragraph.")[:1]
    (comment,) = [each for each in held.comments(held.cast.amina) if each.text == "Since when?"]
    address = f"/rounds/{held.id}/comments/{comment.id}"
    rewritten(held, "Nothing is said of this here any more, but elsewhere.")
    rewritten(held, f"The {quote} education.", paragraph=3)
    page = visitors["farid"].get(address).text
    assert "It stands here now" in page
    assert "<mark" not in today(page)
    form = page[page.index(f'action="{address}/today"') :]
    sent = {name: re.search(rf'name="{name}" value="([^"]+)"', form).group(1) for name in ("paragraph", "start", "end")}  # type: ignore[union-attr]
    assert visitors["farid"].post(f"{address}/today", **sent).status_code == 303
    assert f">{quote}</mark>" in today(visitors["farid"].get(address).text)


def test_a_comment_on_a_whole_paragraph_asks_for_no_words(held: Round, visitors: dict[str, Visitor]) -> None:
    (comment,) = held.sent("On the first paragraph.")
    shown = today(visitors["farid"].get(f"/rounds/{held.id}/comments/{comment.id}").text)
    assert "The paragraph stands in the draft today." in shown
    assert "cannot be told" not in shown
