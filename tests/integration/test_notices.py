"""What people are told of a comment round: on their first page, and by e-mail through a real server on the loopback."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from tests.builders.mail import Postbox, a_mail_server
from tests.builders.rounds import CLOSES, LATER, TEXTS, Round, a_round
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench import mailer
from workbench.cli import main
from workbench.comments import operations, telling
from workbench.comments.records import Answer
from workbench.installation import Installation
from workbench.mailer import deliver
from workbench.notices import queries
from workbench.notices.records import NoticeKind
from workbench.notices.telling import NotAWish, see, wish
from workbench.people import Actor
from workbench.people import operations as people
from workbench.settings import SettingRefused, load
from workbench.store import Database

SECRET = "Add the figures of 2025."


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


@pytest.fixture
def post() -> Iterator[Postbox]:
    with a_mail_server() as box:
        yield box


def told(held: Round, who: Actor) -> list[NoticeKind]:
    with held.installation.store.reading() as db:
        return [each.kind for each in reversed(queries.notices(db, who))]


def mailed(held: Round, post: Postbox, at: datetime) -> tuple[int, str]:
    """The mailer's half minute, with that post office."""
    there = held.installation
    return deliver(replace(there, settings=replace(there.settings, mail=post.server)), at=at)


def wishes(held: Round, who: Actor, how: str) -> None:
    with held.installation.store.writing() as db:
        wish(db, wish=how, by=who)


def test_each_side_is_told_what_concerns_it_and_nobody_what_they_did_themselves(held: Round, cast: Cast) -> None:
    held.sent(SECRET)
    with held.installation.store.writing() as db:
        answer = operations.dispose(
            db, round_id=held.id, comment_id="NHRI-001", value=Answer.NOTED, reason="Noted.", by=cast.farid, at=LATER
        )
        assert answer
        operations.release(db, round_id=held.id, by=cast.amina, at=LATER)
    assert told(held, cast.chidi) == [NoticeKind.INVITED, NoticeKind.RELEASED]
    assert told(held, cast.ines) == [NoticeKind.INVITED, NoticeKind.RELEASED]
    assert told(held, cast.amina) == told(held, cast.farid) == [NoticeKind.REVIEW_SENT, NoticeKind.ALL_IN]
    for stranger in (cast.bruno, cast.olga, cast.dana):
        assert told(held, stranger) == []


def test_what_is_prepared_is_told_to_nobody(held: Round, cast: Cast) -> None:
    held.prepared(SECRET)
    assert told(held, cast.amina) == told(held, cast.farid) == []


def test_reminders_come_14_7_and_2_days_before_once_and_never_to_who_has_sent(held: Round, cast: Cast) -> None:
    days = [CLOSES - timedelta(days=left) for left in (15, 14, 13, 7, 6, 2, 0, -1)]
    with held.installation.store.writing() as db:
        reminded = [telling.remind(db, at=datetime.combine(day, MORNING.timetz())) for day in days]
        assert [telling.remind(db, at=datetime.combine(day, MORNING.timetz())) for day in days] == [0] * len(days)
    assert reminded == [0, 1, 0, 1, 0, 1, 0, 0]
    assert told(held, cast.ines) == [NoticeKind.INVITED] + [NoticeKind.REMINDER] * 3


def test_a_reminder_missed_while_the_server_stood_still_comes_once_for_all(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        assert telling.remind(db, at=datetime.combine(CLOSES - timedelta(days=1), MORNING.timetz())) == 1
    held.sent()
    with held.installation.store.writing() as db:
        assert telling.remind(db, at=datetime.combine(CLOSES, MORNING.timetz())) == 0


def test_letters_go_to_the_right_people_in_their_language_with_nothing_of_the_text(
    held: Round, cast: Cast, post: Postbox
) -> None:
    with held.installation.store.writing() as db:
        people.set_language(db, language="fr", by=cast.chidi)
        people.set_language(db, language="ar", by=cast.ines)
    assert mailed(held, post, MORNING) == (2, "")
    letters = dict(post.letters)
    assert set(letters) == {"chidi@arcadia.example", "ines@arcadia.example"}
    for letter in letters.values():
        text = letter.get_content()
        assert f"https://workbench.example/rounds/{held.id}/read" in text
        assert "National Human Rights Commission" in text
        assert not any(words[:30] in letter.as_string() for words in (*TEXTS, SECRET))
        assert "ICERD" not in letter["Subject"]
    assert "29 mai 2026" in letters["chidi@arcadia.example"].get_content()
    assert "مايو" in letters["ines@arcadia.example"].get_content()
    assert letters["ines@arcadia.example"]["Content-Language"] == "ar"
    assert mailed(held, post, MORNING) == (0, "")


def test_news_go_once_a_day_or_at_once_or_never_as_each_wishes(held: Round, cast: Cast, post: Postbox) -> None:
    wishes(held, cast.farid, "never")
    mailed(held, post, MORNING)
    post.letters.clear()
    night = datetime(2026, 5, 7, 2, tzinfo=UTC)
    held.sent(SECRET, at=night)
    assert mailed(held, post, night) == (0, "")  # Amina's comes in the morning
    wishes(held, cast.amina, "at_once")
    assert mailed(held, post, night) == (1, "")
    ((to, letter),) = post.letters
    assert to == "amina@arcadia.example"
    assert letter.get_content().count("https://workbench.example/rounds/") == 2  # one letter of both notices
    with held.installation.store.writing() as db, pytest.raises(NotAWish):
        wish(db, wish="hourly", by=cast.amina)


def test_what_was_seen_before_is_not_mailed(held: Round, cast: Cast, post: Postbox) -> None:
    with held.installation.store.writing() as db:
        see(db, by=cast.ines, at=MORNING)
    mailed(held, post, MORNING)
    assert [to for to, _ in post.letters] == ["chidi@arcadia.example"]


def test_a_letter_that_is_refused_or_finds_no_server_is_tried_again_later(
    held: Round, cast: Cast, post: Postbox
) -> None:
    post.refused.add("chidi@arcadia.example")
    sent, fault = mailed(held, post, MORNING)
    assert sent == 1
    assert "nobody of that name" in fault
    post.refused.clear()
    assert mailed(held, post, MORNING + timedelta(minutes=9)) == (0, "")
    assert mailed(held, post, MORNING + timedelta(minutes=11)) == (1, "")
    nowhere = replace(post.server, port=9)
    held.sent()
    there = held.installation
    closed = replace(there, settings=replace(there.settings, mail=nowhere))
    sent, fault = deliver(closed, at=LATER)
    assert sent == 0
    assert fault


def test_what_cannot_be_looked_after_now_keeps_no_letter_back(
    held: Round, post: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_db: Database, *, at: datetime) -> None:
        raise ValueError(at)

    monkeypatch.setattr(mailer, "SWEEPS", (broken, *mailer.SWEEPS))
    assert mailed(held, post, MORNING) == (2, "")


@pytest.mark.parametrize("address", ["chidi@office@arcadia.example", "chidí@arcadia.example"])
def test_a_letter_to_an_address_that_no_server_takes_does_not_keep_the_others_back(
    held: Round, cast: Cast, post: Postbox, address: str
) -> None:
    with held.installation.store.writing() as db:
        db.execute("update person set email = :new where id = :id", {"new": address, "id": cast.chidi.person_id})
    sent, fault = mailed(held, post, MORNING)
    assert (sent, [to for to, _ in post.letters]) == (1, ["ines@arcadia.example"])
    assert fault
    with held.installation.store.reading() as db:
        assert [row["tries"] for row in db.query("select tries from letter order by tries")] == [0, 1]


def test_what_breaks_off_is_tried_later_and_not_the_letter_refused_before_it(
    held: Round, cast: Cast, post: Postbox
) -> None:
    post.refused.add("chidi@arcadia.example")
    post.hung_up_on.add("ines@arcadia.example")
    assert mailed(held, post, MORNING)[0] == 0
    with held.installation.store.reading() as db:
        sql = "select person.email, letter.tries from letter join person on person.id = letter.person_id"
        tries = {row["email"]: row["tries"] for row in db.query(sql)}
    assert tries["ines@arcadia.example"] == 1
    assert tries["chidi@arcadia.example"] in (0, 1)  # not tried at all where the one that broke off went first


def test_they_stand_on_the_first_page_until_seen(held: Round, cast: Cast) -> None:
    client = signed_in(held.installation, "ines")
    words = "National Human Rights Commission is asked to comment on “ICERD report” until"
    assert words in client.get("/").text
    assert words in client.get("/notices").text
    assert words not in signed_in(held.installation, "amina").get("/").text
    client.post("/notices/seen")
    assert words not in client.get("/").text
    assert words in client.get("/notices").text
    assert client.post("/notices/mail", data={"wish": "hourly"}).status_code == 422
    assert client.post("/notices/mail", data={"wish": "never"}).status_code == 303


def test_the_command_line_lists_ones_own_and_sends_what_is_due(held: Round, cast: Cast) -> None:
    def call(*words: str) -> object:
        home = str(held.installation.settings.home)
        result = CliRunner().invoke(main, ["--home", home, *words, "--json"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    held.sent()
    listed = call("--as", "farid@arcadia.example", "notice", "list")
    assert isinstance(listed, list)
    assert [each["kind"] for each in listed] == ["all_in", "review_sent"]
    assert call("notice", "list") == []
    assert call("notice", "mail") == {"mail_server": False, "sent": 0, "fault": ""}


def test_a_mail_server_is_set_up_whole_or_refused_by_the_name_of_what_is_missing(held: Round) -> None:
    home = held.installation.settings.home
    given = {"WORKBENCH_SMTP_HOST": "mail.example:2525", "WORKBENCH_MAIL_FROM": "desk@arcadia.example"}
    with pytest.raises(SettingRefused, match="WORKBENCH_ADDRESS"):
        load(home, given)
    whole = {**given, "WORKBENCH_ADDRESS": "https://workbench.example/"}
    mail = load(home, whole).mail
    assert mail is not None
    assert (mail.host, mail.port, mail.security, mail.root) == (
        "mail.example",
        2525,
        "starttls",
        "https://workbench.example",
    )
    for wrong in ({"WORKBENCH_SMTP_SECURITY": "ssl3"}, {"WORKBENCH_SMTP_HOST": "mail:smtp"}):
        with pytest.raises(SettingRefused):
            load(home, {**whole, **wrong})
    assert load(home, {}).mail is None
