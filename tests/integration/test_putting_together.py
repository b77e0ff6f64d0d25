"""Colleagues of an institution write at the same words: they say it once, before it is sent."""

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, room, visitors
from workbench.comments import operations, queries
from workbench.comments.records import DraftComment, Severity
from workbench.comments.refusals import DraftChanged, NoSuchDraft, StandsForItself, TakesTwo
from workbench.errors import WorkbenchError
from workbench.installation import Installation

__all__ = ["visitors"]


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def two(held: Round) -> tuple[str, str]:
    """Ines and Chidi write at words that overlap."""
    where = {"paragraph_id": held.paragraphs[0]}
    first = held.prepared("Which Act?", quote="Act on Equality", **where)
    second = held.prepared(
        "Give its number.", quote="the Act on Equality", severity=Severity.MUST, by=held.cast.chidi, **where
    )
    return first, second


def drafts(held: Round) -> tuple[DraftComment, ...]:
    with held.installation.store.reading() as db:
        return queries.drafts(db, held.cast.ines, held.id)


def test_what_colleagues_say_at_the_same_words_is_offered_and_made_one(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    first, second = two(held)
    held.prepared("Elsewhere.", paragraph_id=held.paragraphs[1])
    ours = visitors["ines"].get(f"{room(held)}/ours").text
    address = f"{room(held)}/together?draft={second}&amp;draft={first}"
    assert address in ours
    page = visitors["ines"].get(address.replace("&amp;", "&")).text
    assert "Give its number.\n\nWhich Act?" in page.replace("\r", "")
    said = {"draft": [first, second], f"version-{first}": "1", f"version-{second}": "1"}
    answer = visitors["ines"].post(
        f"{room(held)}/together", keep=first, text="Which Act, and its number?", severity="must", **said
    )
    assert answer.status_code == 303
    together, _elsewhere = drafts(held)
    assert (together.text, together.anchor.quote) == ("Which Act, and its number?", "Act on Equality")
    assert (together.severity, together.author_label) == (Severity.MUST, "Ines Duarte, Chidi Okafor")


def put(held: Round, keep: str, versions: dict[str, int]) -> None:
    with held.installation.store.writing() as db:
        operations.put_together(
            db,
            round_id=held.id,
            keep=keep,
            versions=versions,
            written=operations.Draft(text="One."),
            by=held.cast.ines,
            at=LATER,
        )


def test_nothing_is_lost_by_making_one_comment_of_several(held: Round) -> None:
    first, second = two(held)
    (sent,) = a_round(held.installation, held.cast).sent("Sent in another round.")
    refused: list[tuple[str, dict[str, int], type[WorkbenchError]]] = [
        (first, {first: 1}, TakesTwo),
        (first, {first: 1, second: 2}, DraftChanged),
        (first, {first: 1, "nowhere": 1}, NoSuchDraft),
        (first, {first: 1, sent.id: 1}, NoSuchDraft),
        (second, {first: 1}, NoSuchDraft),
    ]
    for keep, versions, why in refused:
        with pytest.raises(why):
            put(held, keep, versions)
    assert {each.text for each in drafts(held)} == {"Which Act?", "Give its number."}


def test_a_correction_of_what_was_sent_goes_into_no_other_comment(held: Round) -> None:
    (sent,) = held.sent("Sent.")
    first, _second = two(held)
    with held.installation.store.writing() as db:
        correction = operations.begin_correction(db, round_id=held.id, comment_id=sent.id, by=held.cast.ines, at=LATER)
    with pytest.raises(StandsForItself):
        put(held, first, {first: 1, correction: 1})


def test_others_neither_see_nor_make_one_of_what_an_institution_prepares(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    first, second = two(held)
    address = f"{room(held)}/together"
    for name in ("amina", "farid", "olga", "dana"):
        assert visitors[name].get(f"{address}?draft={first}&draft={second}").status_code == 404
        assert visitors[name].post(address, draft=[first, second], keep=first, text="x").status_code == 404
    assert len(drafts(held)) == 2


def test_a_choice_of_one_leads_back_with_what_to_do(held: Round, visitors: dict[str, Visitor]) -> None:
    first, _second = two(held)
    answer = visitors["ines"].get(f"{room(held)}/together?draft={first}")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{room(held)}/ours")
