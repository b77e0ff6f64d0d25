"""What people are told of requests to ministries: on their first page, and by e-mail through a real server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.builders.mail import Postbox, a_mail_server
from tests.builders.requests import DUE, Asked, a_request
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.mailer import deliver
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people import operations as people
from workbench.requests import operations, queries, telling
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.operations import Answer, KeptFile, SignedLetter, Terms
from workbench.requests.operations.submitting import documents_of
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, Use
from workbench.requests.refusals import NobodyToTell, NothingAnswered, StandsAlready, ToldAlready, TwoAnswersToOneItem

LATER = MORNING + timedelta(days=3)
SECRET = "The vault of the ministry holds 4,711 files."
SCAN = KeptFile("c" * 64, "answers.docx", 20)
LETTER = SignedLetter(KeptFile("a" * 64, "letter.pdf", 10), "Dr Mara Lund", date(2026, 5, 6))


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


@pytest.fixture
def post() -> Iterator[Postbox]:
    with a_mail_server() as box:
        yield box


def told(asked: Asked, who: Actor) -> list[NoticeKind]:
    with asked.installation.store.reading() as db:
        return [each.kind for each in reversed(notices.notices(db, who))]


def mailed(asked: Asked, post: Postbox, at: datetime) -> tuple[int, str]:
    there = asked.installation
    return deliver(replace(there, settings=replace(there.settings, mail=post.server)), at=at)


def on(day: date) -> datetime:
    return datetime.combine(day, MORNING.timetz())


def reminded(asked: Asked, days: list[date]) -> list[int]:
    with asked.installation.store.writing() as db:
        return [telling.remind(db, at=on(day)) for day in days]


def prepared(asked: Asked) -> None:
    words = Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, SECRET),))
    with asked.installation.store.writing() as db:
        operations.write_answer(
            db, request_id=asked.id, item_id=asked.items[0].code, answer=words, by=asked.cast.bruno, at=LATER
        )


def submitted(asked: Asked, at: datetime = LATER) -> None:
    made = operations.made_documents(asked.installation.store, asked.cast.bruno, asked.id)
    with asked.installation.store.writing() as db:
        operations.validate(db, request_id=asked.id, by=asked.authority, at=at)
        operations.submit(db, request_id=asked.id, made=made, by=asked.cast.bruno, at=at)


def another(asked: Asked) -> str:
    """A second request of the same report, to the Ministry of Health."""
    with asked.installation.store.writing() as db:
        request_id = operations.prepare(
            db, organisation="MoH", terms=Terms(DUE), report_id=asked.report_id,
            items=operations.from_report(db, asked.cast.amina, asked.report_id, asked.cast.education),
            by=asked.cast.amina, at=MORNING,
        )  # fmt: skip
        operations.send(db, request_id=request_id, by=asked.cast.amina, at=MORNING)
    return request_id


def test_a_ministry_learns_of_a_request_when_it_is_sent_and_nobody_else_does(asked: Asked, cast: Cast) -> None:
    with asked.installation.store.writing() as db:
        operations.prepare(
            db,
            organisation="MoH",
            terms=Terms(DUE),
            report_id=asked.report_id,
            question="How many?",
            by=cast.amina,
            at=MORNING,
        )
    assert told(asked, cast.bruno) == told(asked, asked.authority) == [NoticeKind.REQUESTED]
    for stranger in (asked.other, cast.amina, cast.farid, cast.chidi, cast.ines, cast.olga, cast.dana):
        assert told(asked, stranger) == []


def test_what_a_ministry_prepares_is_told_to_nobody_what_it_submits_to_those_who_asked(
    asked: Asked, cast: Cast
) -> None:
    prepared(asked)
    assert told(asked, cast.amina) == told(asked, cast.farid) == []
    submitted(asked)
    both = [NoticeKind.CONTRIBUTION_SUBMITTED, NoticeKind.CONTRIBUTIONS_IN]
    assert told(asked, cast.amina) == told(asked, cast.farid) == both
    for stranger in (asked.other, cast.chidi, cast.ines, cast.olga):
        assert told(asked, stranger) == []


def test_that_answers_are_ready_is_told_to_the_authority_of_its_ministry_alone(
    asked: Asked, cast: Cast, post: Postbox
) -> None:
    prepared(asked)
    mailed(asked, post, LATER)
    post.letters.clear()
    with asked.installation.store.writing() as db:
        assert operations.say_ready(db, request_id=asked.id, by=cast.bruno, at=LATER) == ("Mara Lund",)
        with pytest.raises(NobodyToTell):  # herself
            operations.say_ready(db, request_id=asked.id, by=asked.authority, at=LATER)
    assert told(asked, asked.authority) == [NoticeKind.REQUESTED, NoticeKind.CONTRIBUTION_READY]
    assert told(asked, cast.bruno) == [NoticeKind.REQUESTED]
    for stranger in (asked.other, cast.amina, cast.farid, cast.chidi, cast.ines, cast.olga):
        assert told(asked, stranger) == []
    assert mailed(asked, post, LATER + timedelta(minutes=5)) == (1, "")
    ((_, letter),) = post.letters
    assert letter["Subject"].endswith("Answers of your ministry wait for you")
    assert SECRET not in letter.get_content()
    with asked.installation.store.writing() as db:
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)
    assert told(asked, cast.bruno) == [NoticeKind.REQUESTED, NoticeKind.CONTRIBUTION_STANDS]
    assert told(asked, cast.amina) == told(asked, asked.other) == []


def test_an_authority_is_told_once_of_the_same_answers_and_again_of_others(asked: Asked, cast: Cast) -> None:
    prepared(asked)

    def say(at: datetime) -> tuple[str, ...]:
        with asked.installation.store.writing() as db:
            return operations.say_ready(db, request_id=asked.id, by=cast.bruno, at=at)

    def noticed() -> int:
        return told(asked, asked.authority).count(NoticeKind.CONTRIBUTION_READY)

    say(LATER)
    with pytest.raises(ToldAlready, match=rf"Mara Lund.*{LATER.date().isoformat()}"):
        say(LATER + timedelta(days=2))
    assert noticed() == 1
    with asked.installation.store.writing() as db:
        answer = queries.prepared(db, cast.bruno, asked.id)[0]
        new = Answer(AnswerKind.ANSWER, blocks=(AnswerBlock(BlockKind.PARAGRAPH, "Other words."),))
        operations.rewrite_answer(
            db, answer_id=answer.id, version=answer.version, answer=new, by=cast.bruno, at=LATER + timedelta(days=2)
        )
    assert say(LATER + timedelta(days=3)) == ("Mara Lund",)
    with pytest.raises(ToldAlready):
        say(LATER + timedelta(days=3))
    assert noticed() == 2


def test_answers_are_not_said_to_be_ready_that_could_not_be_submitted_or_are_validated(asked: Asked) -> None:
    ready = {"request_id": asked.id, "by": asked.cast.bruno, "at": LATER}
    with asked.installation.store.writing() as db, pytest.raises(NothingAnswered):
        operations.say_ready(db, **ready)  # type: ignore[arg-type]
    prepared(asked)
    with asked.installation.store.writing() as db:
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)
        with pytest.raises(StandsAlready, match="Mara Lund"):
            operations.say_ready(db, **ready)  # type: ignore[arg-type]
        item = queries.prepared(db, asked.cast.bruno, asked.id)[0].item_id or ""
        operations.write_answer(db, item_id=item, answer=Answer(AnswerKind.NO_CHANGE), **ready)  # type: ignore[arg-type]
        with pytest.raises(TwoAnswersToOneItem):
            operations.say_ready(db, **ready)  # type: ignore[arg-type]
    assert told(asked, asked.authority) == [NoticeKind.REQUESTED]


def test_all_are_in_with_the_last_of_the_report_and_a_correction_says_it_no_second_time(
    asked: Asked, cast: Cast
) -> None:
    other = another(asked)
    prepared(asked)
    submitted(asked)
    assert told(asked, cast.farid) == [NoticeKind.CONTRIBUTION_SUBMITTED]
    with asked.installation.store.writing() as db:
        operations.withdraw(db, request_id=other, reason="Asked by mistake.", by=cast.amina, at=LATER)
        operations.begin_again(db, request_id=asked.id, by=cast.bruno, at=LATER)
    submitted(asked)
    assert told(asked, cast.farid) == [NoticeKind.CONTRIBUTION_SUBMITTED] * 2
    assert told(asked, asked.other) == [NoticeKind.REQUESTED, NoticeKind.REQUEST_CLOSED]


def test_the_ministry_learns_what_came_in_its_name_unsigned_and_what_was_made_of_it(asked: Asked, cast: Cast) -> None:
    said = ReadForm("", (ReadAnswer(asked.items[0].code, AnswerKind.NO_CHANGE, Use.FOR_REPORT, "", (), ""),))
    with asked.installation.store.writing() as db:
        for _twice in range(2):
            operations.receive(db, request_id=asked.id, file=SCAN, read=said, by=cast.amina, at=LATER)
        (given,) = queries.contributions(db, cast.amina, [asked.id])
        made = documents_of(queries.request(db, cast.amina, asked.id), asked.items, given.answers)
    assert told(asked, cast.bruno) == [NoticeKind.REQUESTED, NoticeKind.CONTRIBUTION_RECEIVED]
    assert told(asked, cast.farid) == []
    with asked.installation.store.writing() as db:
        operations.validate_received(db, request_id=asked.id, letter=LETTER, made=made, by=cast.amina, at=LATER)
    assert told(asked, asked.authority)[-1] is NoticeKind.CONTRIBUTION_VALIDATED
    assert told(asked, cast.farid) == [NoticeKind.CONTRIBUTION_SUBMITTED, NoticeKind.CONTRIBUTIONS_IN]
    assert told(asked, cast.amina) == []


def test_reminders_come_14_7_and_2_days_before_and_after_the_last_day_once_each(asked: Asked, cast: Cast) -> None:
    days = [DUE - timedelta(days=left) for left in (15, 14, 13, 7, 2, 0, -1, -2, -7, -13, -14, -15, -40)]
    assert reminded(asked, days) == [0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0]
    assert reminded(asked, days) == [0] * len(days)
    before, after = [NoticeKind.REQUEST_DUE] * 3, [NoticeKind.REQUEST_LATE] * 3
    assert told(asked, cast.bruno) == [NoticeKind.REQUESTED, *before, *after]
    assert told(asked, cast.amina) == told(asked, asked.other) == []


def test_whoever_has_submitted_or_need_not_any_more_is_left_in_peace(asked: Asked) -> None:
    other = another(asked)
    prepared(asked)
    assert reminded(asked, [DUE - timedelta(days=14)]) == [2]
    submitted(asked)
    with asked.installation.store.writing() as db:
        operations.close(db, request_id=other, by=asked.cast.amina, at=LATER)
    assert reminded(asked, [DUE - timedelta(days=7), DUE + timedelta(days=2)]) == [0, 0]


def test_reminders_missed_while_the_server_stood_still_come_once_for_all(asked: Asked) -> None:
    assert reminded(asked, [DUE + timedelta(days=3)]) == [1]
    assert told(asked, asked.authority) == [NoticeKind.REQUESTED, NoticeKind.REQUEST_LATE]


def test_whoever_was_given_more_time_is_told_and_reminded_of_the_new_day(asked: Asked, cast: Cast) -> None:
    more = DUE + timedelta(days=10)
    with asked.installation.store.writing() as db:
        operations.extend(db, request_id=asked.id, due=more, reason="The census is late.", by=cast.amina, at=on(DUE))
    assert reminded(asked, [DUE + timedelta(days=2), more - timedelta(days=7), more - timedelta(days=2)]) == [0, 1, 1]
    assert told(asked, cast.bruno) == [NoticeKind.REQUESTED, NoticeKind.REQUEST_EXTENDED] + [NoticeKind.REQUEST_DUE] * 2
    with asked.installation.store.reading() as db:
        assert notices.notices(db, cast.bruno)[0].facts["day"] == more.isoformat()


def test_the_right_people_get_one_letter_a_request_in_their_language_with_no_word_of_a_text(
    asked: Asked, cast: Cast, post: Postbox
) -> None:
    with asked.installation.store.writing() as db:
        people.set_language(db, language="fr", by=cast.bruno)
        people.set_language(db, language="ar", by=asked.authority)
        second = operations.prepare(
            db, organisation=cast.education, terms=Terms(date(2026, 9, 1)), report_id=asked.report_id,
            by=cast.amina, at=MORNING,
        )  # fmt: skip
        operations.send(db, request_id=second, by=cast.amina, at=MORNING)
    prepared(asked)
    assert mailed(asked, post, MORNING) == (4, "")
    assert sorted(to for to, _ in post.letters) == ["bruno@arcadia.example"] * 2 + ["mara@arcadia.example"] * 2
    for to, letter in post.letters:
        assert letter["Content-Language"] == {"bruno": "fr", "mara": "ar"}[to.partition("@")[0]]
        assert letter.get_content().count("https://workbench.example/requests/") == 1
        assert "ICERD" not in letter["Subject"]
        assert not any(each.text[:30] in letter.as_string() for each in asked.items)
    pages = [f"/requests/{each}/answers" for each in (asked.id, second)]
    assert all(sum(page in letter.get_content() for _, letter in post.letters) == 2 for page in pages)
    assert any("septembre 2026" in letter.get_content() for to, letter in post.letters if to.startswith("bruno"))
    assert mailed(asked, post, MORNING) == (0, "")


def test_a_submission_is_mailed_to_those_who_asked_without_a_word_of_it(
    asked: Asked, cast: Cast, post: Postbox
) -> None:
    mailed(asked, post, MORNING)
    post.letters.clear()
    prepared(asked)
    assert mailed(asked, post, LATER) == (0, "")
    submitted(asked)  # its focal point is told that its authority stands behind it
    assert mailed(asked, post, LATER) == (3, "")
    assert {to.partition("@")[0] for to, _ in post.letters} == {"amina", "bruno", "farid"}
    for _to, letter in post.letters:
        assert "Ministry of Education" not in letter["Subject"]
        assert "4,711" not in letter.as_string()


def test_without_a_mail_server_all_stands_on_first_pages(asked: Asked) -> None:
    assert deliver(asked.installation, at=on(DUE - timedelta(days=2))) == (0, "")
    page = signed_in(asked.installation, "bruno").get("/").text
    assert "is asked for a contribution to" in page
    assert "is due by" in page
