"""Words that came by letter, by e-mail, in a meeting or by telephone: typed by another hand, confirmed by their own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders.rounds import CLOSES, LATER, OVER, TEXTS, Round, a_round
from tests.cast import Cast
from workbench.comments import operations, queries
from workbench.comments.operations import Transcribed
from workbench.comments.records import Answer, Comment, CommentState, Match, Origin, Position, Scope
from workbench.comments.refusals import NoSuchComment, NoSuchRound, NotInvited
from workbench.comments.refusals_by_hand import (
    DayBeforeTheRound,
    DayNotOver,
    EmptyTranscription,
    NotTranscribed,
    OriginalMissing,
)
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people.access import DoorClosed

LETTER = b"Dear colleagues, on your draft we have the following to say."
DAY = LATER.date()


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def typed(
    held: Round,
    *words: Transcribed,
    by: Actor | None = None,
    origin: Origin = Origin.LETTER,
    said_on: date = DAY,
    file: tuple[str, bytes] = ("letter.pdf", LETTER),
    organisation: str | None = None,
    days_later: int = 0,
) -> operations.Transcript:
    """Amina types what the commission wrote."""
    held.installation.store.files.put(file[1])
    with held.installation.store.writing() as db:
        return operations.transcribe(
            db,
            round_id=held.id,
            organisation=organisation or held.cast.commission,
            origin=origin,
            said_on=said_on,
            file=file,
            words=words,
            by=by or held.cast.amina,
            at=LATER + timedelta(days=days_later),
        )


def by_label(held: Round, actor: Actor | None = None) -> dict[str, Comment]:
    return {each.label: each for each in held.comments(actor or held.cast.chidi)}


def verified(held: Round) -> bool:
    with held.installation.store.reading() as db:
        return operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


def test_each_comment_of_a_letter_stands_where_the_letter_cites_or_quotes(held: Round) -> None:
    section = held.snapshot.sections[0]
    typed(
        held,
        Transcribed("On the whole it is too short."),
        Transcribed("Nothing on statelessness.", missing_topic=True),
        Transcribed("Say more.", cited=section.title),
        Transcribed("Add the figures of 2025.", cited="para. 2"),
        Transcribed("Which count?", cited="3", quote="214 complaints"),
        Transcribed("Of whom?", cited="1", quote="214 complaints of last year"),
        Transcribed("Of which plan?", cited="2", quote="plan of action against racial profiling"),
        Transcribed("And here?", cited="77"),
    )
    found = list(by_label(held).values())
    assert [(each.scope, each.anchor.match, each.paragraph_id) for each in found] == [
        (Scope.DOCUMENT, Match.EXACT, None),
        (Scope.MISSING_TOPIC, Match.EXACT, None),
        (Scope.SECTION, Match.EXACT, None),
        (Scope.PARAGRAPH, Match.EXACT, held.paragraphs[1]),
        (Scope.SPAN, Match.EXACT, held.paragraphs[2]),
        (Scope.PARAGRAPH, Match.PARAGRAPH, held.paragraphs[0]),
        (Scope.PARAGRAPH, Match.QUEUED, None),
        (Scope.PARAGRAPH, Match.QUEUED, None),
    ]
    assert found[2].section_id == section.id
    assert found[4].span == (TEXTS[2].index("214"), TEXTS[2].index("214") + len("214 complaints"))
    assert all(each.anchor.why and "table" not in each.anchor.why for each in found[5:])
    assert {place.paragraph_id for place in found[6].likely} == {held.paragraphs[1], held.paragraphs[3]}


def test_they_are_marked_as_typed_by_whom_from_what_and_wait_for_the_official_voice(held: Round) -> None:
    typed(held, Transcribed("Add the figures.", cited="2"), origin=Origin.TELEPHONE, file=("call.txt", LETTER))
    for actor in (held.cast.amina, held.cast.chidi):
        (found,) = held.comments(actor)
        assert (found.state, found.origin) == (CommentState.RECEIVED_UNCONFIRMED, Origin.TELEPHONE)
        assert found.transcription is not None
        assert (found.transcription.by, found.transcription.said_on) == ("Amina Haddad", DAY)
        assert found.transcription.file_name == "call.txt"
        with held.installation.store.reading() as db:
            kept = {each.id: each for each in queries.files(db, actor, held.id)}
        assert held.installation.store.files.read(kept[found.transcription.file_id].sha256) == LETTER
    assert verified(held)


def test_the_institution_is_told_and_led_to_where_it_confirms(held: Round) -> None:
    typed(held, Transcribed("Add the figures.", cited="2"))
    with held.installation.store.reading() as db:
        told = [each for each in notices.notices(db, held.cast.chidi) if each.kind is NoticeKind.TRANSCRIBED]
    assert [each.address for each in told] == [f"/rounds/{held.id}/read/confirm"]


def test_each_is_confirmed_alone_or_all_together(held: Round) -> None:
    made = typed(held, *(Transcribed(f"Comment {n}.", cited=str(n)) for n in (1, 2, 3)))
    with held.installation.store.writing() as db:
        only = [made.comments[1]]
        assert operations.confirm(db, round_id=held.id, by=held.cast.chidi, at=LATER, only=only) == 1
    assert [each.state for each in by_label(held).values()].count(CommentState.SENT) == 1
    with held.installation.store.writing() as db:
        assert operations.confirm(db, round_id=held.id, by=held.cast.chidi, at=LATER) == 2
    assert {each.state for each in by_label(held).values()} == {CommentState.SENT}
    assert verified(held)


def test_the_institution_puts_its_own_words_in_their_place_and_the_typed_ones_stay_in_the_record(held: Round) -> None:
    (comment,) = typed(held, Transcribed("Ad the figures.", cited="2")).comments
    store, cast = held.installation.store, held.cast
    with store.writing() as db:
        draft = operations.begin_correction(db, round_id=held.id, comment_id=comment, by=cast.ines, at=LATER)
        written = operations.Draft(text="Add the figures of 2025.")
        operations.rewrite_draft(db, draft_id=draft, version=1, written=written, by=cast.ines, at=LATER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=cast.chidi, at=LATER)
    first, own = by_label(held, cast.amina).values()
    assert (first.replaced_by, first.text) == (own.id, "Ad the figures.")
    assert (own.text, own.state, own.transcription, own.paragraph_id) == (
        "Add the figures of 2025.",
        CommentState.SENT,
        None,
        held.paragraphs[1],
    )


def test_its_official_voice_puts_the_place_right(held: Round) -> None:
    (comment,) = typed(held, Transcribed("Add the figures.", cited="1")).comments
    with held.installation.store.writing() as db:
        place = {"comment_id": comment, "paragraph_id": held.paragraphs[2], "quote": "214 complaints"}
        operations.place(db, round_id=held.id, by=held.cast.chidi, at=LATER, **place)  # type: ignore[arg-type]
    (found,) = held.comments(held.cast.amina)
    assert found.paragraph_id == held.paragraphs[2]
    assert found.is_where_its_institution_put_it


def test_what_was_said_in_time_is_in_time_whenever_it_is_typed(held: Round) -> None:
    typed(held, Transcribed("In time.", cited="1"), said_on=CLOSES, days_later=60)
    typed(held, Transcribed("Late.", cited="1"), said_on=CLOSES + timedelta(days=1), days_later=60)
    found = {each.text: each for each in held.comments(held.cast.amina)}
    assert (found["In time."].late, found["In time."].received_on) == (False, CLOSES)
    assert found["Late."].late


def test_the_same_letter_typed_twice_adds_what_is_new_alone(held: Round) -> None:
    words = (Transcribed("Add the figures.", cited="2"), Transcribed("Which count?", cited="3"))
    typed(held, *words)
    again = typed(held, *words, Transcribed("And one more.", cited="4"))
    assert (len(again.comments), again.duplicates) == (1, 2)
    assert [each.text for each in by_label(held).values()] == ["Add the figures.", "Which count?", "And one more."]
    with held.installation.store.reading() as db:
        assert len(queries.files(db, held.cast.amina, held.id)) == 1


def test_a_reply_and_a_correction_by_letter_name_the_comment_by_its_number(held: Round) -> None:
    held.sent("Add the figures of 2025.", "Which teachers?")
    typed(
        held,
        Transcribed("By sex, too.", reply_to="NHRI-001"),
        Transcribed("Which teachers of which schools?", replaces="NHRI-002"),
    )
    found = by_label(held)
    assert found["NHRI-003"].reply_to == found["NHRI-001"].id
    assert found["NHRI-003"].paragraph_id == found["NHRI-001"].paragraph_id
    assert found["NHRI-004"].replaces == found["NHRI-002"].id


def test_a_correction_that_nobody_confirmed_displaces_nothing_that_was_sent(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    typed(held, Transcribed("We have no objection.", replaces="NHRI-001"))
    sent, correction = by_label(held, held.cast.amina).values()
    assert (sent.stands, correction.stands) == (True, True)
    with held.installation.store.writing() as db:
        operations.confirm(db, round_id=held.id, by=held.cast.chidi, at=LATER)
    sent, correction = by_label(held, held.cast.amina).values()
    assert (sent.replaced_by, correction.stands) == (correction.id, True)
    assert verified(held)


def test_typed_words_are_answered_like_all_others(held: Round) -> None:
    (comment,) = typed(held, Transcribed("Add the figures.", cited="2")).comments
    with held.installation.store.writing() as db:
        given = {"comment_id": comment, "value": Answer.NOTED, "reason": "They follow."}
        operations.dispose(db, round_id=held.id, by=held.cast.amina, at=LATER, **given)  # type: ignore[arg-type]
        operations.close(db, round_id=held.id, by=held.cast.amina, at=OVER)
    (found,) = held.comments(held.cast.chidi)
    assert found.disposition is not None
    assert found.disposition.reason == "They follow."


WORDS = Transcribed("Add the figures.", cited="2")
REFUSED: dict[str, tuple[Callable[[Round], object], type[WorkbenchError]]] = {
    "a Word file": (lambda h: typed(h, WORDS, origin=Origin.WORD_COMMENT), NotTranscribed),
    "what was written on the web": (lambda h: typed(h, WORDS, origin=Origin.WEB), NotTranscribed),
    "without the original": (lambda h: typed(h, WORDS, file=("letter.pdf", b"")), OriginalMissing),
    "without words": (lambda h: typed(h, replace(WORDS, text="  ")), EmptyTranscription),
    "without a comment": (lambda h: typed(h), EmptyTranscription),
    "of tomorrow": (lambda h: typed(h, WORDS, said_on=DAY + timedelta(days=1)), DayNotOver),
    "of before the round": (lambda h: typed(h, WORDS, said_on=DAY - timedelta(days=9)), DayBeforeTheRound),
    "of one that was not invited": (lambda h: typed(h, WORDS, organisation=h.cast.education), NotInvited),
    "a reply to nothing": (lambda h: typed(h, replace(WORDS, reply_to="NHRI-077")), NoSuchComment),
    "by the institution's reviewer": (lambda h: typed(h, WORDS, by=h.cast.ines), DoorClosed),
    "by its official voice": (lambda h: typed(h, WORDS, by=h.cast.chidi), DoorClosed),
    "by somebody of no seat": (lambda h: typed(h, WORDS, by=h.cast.dana), DoorClosed),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_and_leaves_nothing_behind(held: Round, what: str) -> None:
    attempt, refusal = REFUSED[what]
    with pytest.raises(refusal):
        attempt(held)
    assert held.comments(held.cast.amina) == ()
    with held.installation.store.reading() as db:
        assert queries.files(db, held.cast.amina, held.id) == ()


def test_words_of_a_round_that_one_does_not_manage_are_not_to_be_entered(held: Round) -> None:
    with pytest.raises((NoSuchRound, DoorClosed)):
        typed(held, WORDS, by=held.cast.bruno)
