"""What a file left without a place: the queue with its offers, and the page on which a place is chosen."""

import re
from dataclasses import replace

import pytest

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.comments import operations, queries
from workbench.comments.intake.files import Returned
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Anchor, Comment, CommentKind, Match, Origin
from workbench.installation import Installation
from workbench.people import Actor
from workbench.word.returned.anchoring import Segment

__all__ = ["visitors"]

WHY = "The file does not say where this stands. Choose the paragraph that is meant."


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def remark(text: str, quote: str, *likely: Segment) -> ReceivedComment:
    return ReceivedComment(
        identity=text,
        kind=CommentKind.COMMENT,
        origin=Origin.WORD_COMMENT,
        anchor=Anchor(None, None, None, quote, "", "", Match.QUEUED, WHY),
        number=None,
        segments=(),
        text=text,
        proposed=None,
        author="Ines Duarte",
        initials="ID",
        date="2026-05-01T10:00:00",
        likely=likely,
    )


def returned(held: Round, *remarks: ReceivedComment, by: Actor) -> None:
    with held.installation.store.writing() as db:
        operations.receive(
            db,
            round_id=held.id,
            organisation_id=held.cast.commission,
            data=b"kept as it is",
            name="returned.docx",
            returned=Returned(comments=remarks),
            by=by,
            at=LATER,
        )


def likely(held: Round, paragraph: int, words: str) -> Segment:
    start = held.snapshot.paragraphs[paragraph].text.index(words)
    return Segment(held.paragraphs[paragraph], start, start + len(words))


def the_comment(held: Round) -> Comment:
    (comment,) = held.comments(held.cast.amina)
    return comment


def test_the_queue_offers_the_likely_places_side_by_side_and_takes_none(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    trained = "trained %s in human rights"
    two = (likely(held, 1, trained % "1,240 teachers"), likely(held, 2, "214 complaints"))
    returned(held, remark("Which year?", trained % "1,240 trainers", *two), by=held.cast.operator)
    page = visitors["farid"].get(f"/rounds/{held.id}/queue").text
    assert "Which year?" in page
    assert "1,240 trainers" in page
    assert WHY in page
    assert re.search(r"<mark[^>]*>trained 1,240 teachers in human rights</mark>", page)
    assert re.search(r"<mark[^>]*>214 complaints</mark>", page)
    assert "<del>trainers</del><ins>teachers</ins>" in page  # how the file's words differ from the draft's
    assert the_comment(held).is_queued


def test_a_place_that_is_offered_is_taken_by_its_button(held: Round, visitors: dict[str, Visitor]) -> None:
    returned(held, remark("Which year?", "x", likely(held, 1, "1,240 teachers")), by=held.cast.operator)
    comment = the_comment(held)
    answer = visitors["farid"].post(
        f"/rounds/{held.id}/comments/{comment.id}/place",
        frozen_paragraph=held.paragraphs[1],
        quote="1,240 teachers",
        then="queue",
    )
    assert answer.status_code == 303
    assert answer.location.endswith(f"/comments/{comment.id}")  # nothing else waits
    placed = the_comment(held)
    assert (placed.paragraph_id, placed.placement and placed.placement.quote) == (held.paragraphs[1], "1,240 teachers")
    assert "Nothing waits to be placed" in visitors["farid"].get(f"/rounds/{held.id}/queue").text


def test_after_one_is_placed_the_rest_of_the_queue_comes_next(held: Round, visitors: dict[str, Visitor]) -> None:
    returned(held, remark("One?", "x"), remark("Two?", "y"), by=held.cast.operator)
    first = held.comments(held.cast.amina)[0]
    address = f"/rounds/{held.id}/comments/{first.id}/place"
    answer = visitors["amina"].post(address, frozen_paragraph=held.paragraphs[0], quote="", then="queue")
    assert answer.location.endswith("/queue")
    assert "No paragraph of the version is likely enough" in visitors["amina"].get(answer.location).text


def test_a_paragraph_is_found_by_its_number_or_its_words_and_the_words_in_it_are_chosen(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    returned(held, remark("Which year?", "x"), by=held.cast.operator)
    address = f"/rounds/{held.id}/comments/{the_comment(held).id}/place"
    farid = visitors["farid"]
    for wanted in ("3", "received 214 COMPLAINTS"):
        found = farid.get(f"{address}?find={wanted}").text
        assert re.findall(r'href="[^"]*\?paragraph=(\w+)#chosen" lang', found) == [held.paragraphs[2]]
    assert "No paragraph has this number" in farid.get(f"{address}?find=no+such+words").text
    start = TEXTS[2].index("214 complaints")
    chosen = farid.get(f"{address}?paragraph={held.paragraphs[2]}&start={start - 1}&end={start + 15}").text
    assert re.search(r"<mark[^>]*>214 complaints,</mark>", chosen)  # the space before is left out
    assert 'value="214 complaints,"' in chosen


def test_words_selected_on_the_page_come_as_a_part_of_it(held: Round, visitors: dict[str, Visitor]) -> None:
    returned(held, remark("Which year?", "x"), by=held.cast.operator)
    address = f"/rounds/{held.id}/comments/{the_comment(held).id}/place?paragraph={held.paragraphs[2]}&start=0&end=14"
    part = visitors["farid"].get(address, htmx=True).text
    assert "<html" not in part
    assert 'name="end" value="14"' in part


def test_words_that_stand_twice_are_told_apart_by_where_they_were_selected(held: Round, cast: Cast) -> None:
    returned(held, remark("Which?", "x"), by=cast.operator)
    text = held.snapshot.paragraphs[2].text
    second = text.index("the", text.index("the") + 1) if text.count("the") > 1 else text.rindex("e")
    words = text[second : second + 1]
    with held.installation.store.writing() as db:
        operations.place(
            db,
            round_id=held.id,
            comment_id=the_comment(held).id,
            paragraph_id=held.paragraphs[2],
            quote=words,
            start=second,
            end=second + 1,
            by=cast.farid,
            at=LATER,
        )
    assert the_comment(held).span == (second, second + 1)


def test_words_that_are_not_in_the_paragraph_come_back_with_what_was_typed(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    returned(held, remark("Which year?", "x"), by=held.cast.operator)
    address = f"/rounds/{held.id}/comments/{the_comment(held).id}/place"
    answer = visitors["farid"].post(address, frozen_paragraph=held.paragraphs[1], quote="no such words")
    assert answer.status_code == 422
    assert 'value="no such words"' in answer.text
    assert "do not stand in this paragraph" in answer.text
    assert the_comment(held).is_queued


def test_an_institution_has_its_own_queue_and_the_state_side_does_not_see_it(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    returned(held, remark("Ours alone.", "x", likely(held, 0, "Parliament")), by=held.cast.ines)
    assert "Ours alone." in visitors["ines"].get(f"/rounds/{held.id}/read/queue").text
    for state in ("amina", "farid"):
        assert "Ours alone." not in visitors[state].get(f"/rounds/{held.id}/queue").text
        assert visitors[state].get(f"/rounds/{held.id}/read/queue").status_code == 404
    with held.installation.store.reading() as db:
        (draft,) = queries.drafts(db, held.cast.ines, held.id)
    address = f"/rounds/{held.id}/read/comments/{draft.id}/place"
    assert "Ours alone." in visitors["chidi"].get(address).text
    assert visitors["amina"].get(address).status_code == 404
    answer = visitors["ines"].post(
        address, frozen_paragraph=held.paragraphs[0], quote="Parliament", start=8, end=18, then="queue"
    )
    assert answer.location.endswith(f"/read/ours#remark-{draft.id}")
    with held.installation.store.reading() as db:
        (draft,) = queries.drafts(db, held.cast.ines, held.id)
    assert (draft.is_queued, draft.anchor.quote) == (False, "Parliament")


def test_a_place_of_another_version_is_not_offered(held: Round, visitors: dict[str, Visitor]) -> None:
    gone = replace(likely(held, 0, "Parliament"), uid="0" * 26)
    returned(held, remark("Where?", "x", gone), by=held.cast.operator)
    assert "No paragraph of the version is likely enough" in visitors["farid"].get(f"/rounds/{held.id}/queue").text


def test_what_was_sent_without_a_place_is_placed_by_the_voice_alone(held: Round, visitors: dict[str, Visitor]) -> None:
    returned(held, remark("Where?", "x"), by=held.cast.operator)
    address = f"/rounds/{held.id}/read/comments/{the_comment(held).id}/place"
    assert visitors["ines"].get(address).status_code == 404
    assert "Where?" not in visitors["ines"].get(f"/rounds/{held.id}/read/queue").text
    visitors["chidi"].post(address, frozen_paragraph=held.paragraphs[3], quote="racial profiling")
    assert the_comment(held).is_where_its_institution_put_it
