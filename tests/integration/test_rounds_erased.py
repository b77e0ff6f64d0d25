"""Words are erased at the institution's own signed request or on an authority's order, and by nobody else, ever."""

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from workbench.comments import before_the_head, chain, operations, queries
from workbench.comments.checking import Verdict
from workbench.comments.erased import EMPTIED, Ground
from workbench.comments.forgetting import forget_erased_files
from workbench.comments.matrix import View
from workbench.comments.operations import Asked
from workbench.comments.receipts import signing
from workbench.comments.records import Answer
from workbench.comments.refusals import (
    AlreadyErased,
    AuthorityMissing,
    LetterForErasingMissing,
    NoSuchComment,
    NoSuchRound,
    NothingToErase,
    NotTheOfficialVoice,
    ReasonForErasing,
)
from workbench.comments.responding import response_matrix
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.matters import operations as matters
from workbench.matters import queries as matter_queries
from workbench.notices.queries import notices
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import DoorClosed
from workbench.store import Database, timestamp
from workbench.store.sqlite import sqlite3

SECRET = "Ana Silva of Rua 5 told us of it."
LETTER = ("request.pdf", b"%PDF-1.7 signed")
WEEK_AFTER = LATER + timedelta(days=7)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    held = a_round(installation, cast)
    held.sent(SECRET, "Say who trained the teachers.")
    return held


def asked(*comments: str, reason: str = "A witness is named.", letter: tuple[str, bytes] = LETTER) -> Asked:
    return Asked(comments or ("NHRI-001",), reason, letter)


def erased(held: Round, *, by: Actor, what: Asked | None = None) -> str:
    home = held.installation.settings.home
    with held.installation.store.writing() as db:
        done = operations.erase_at_request(db, round_id=held.id, asked=what or asked(), home=home, by=by, at=WEEK_AFTER)
    forget_erased_files(held.installation.store)
    return done


def ordered(held: Round, *, by: Actor, authority: str = "Data Protection Authority of Arcadia") -> str:
    home = held.installation.settings.home
    what = Asked(("NHRI-001",), "Order 12/2026.", ("order.pdf", b"%PDF-1.7 order"), authority=authority)
    with held.installation.store.writing() as db:
        return operations.erase_by_order(
            db, round_id=held.id, organisation_id=held.cast.commission, asked=what, home=home, by=by, at=WEEK_AFTER
        )


def verified(held: Round) -> Verdict:
    with held.installation.store.reading() as db:
        return operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina)


def everything_kept(held: Round) -> bytes:
    """The database with its log, and every kept file."""
    with held.installation.store._open() as db:
        db.execute("pragma wal_checkpoint(truncate)")
        db.execute("vacuum")
        db.execute("pragma wal_checkpoint(truncate)")
    home = held.installation.settings.home
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_the_words_are_gone_and_the_record_still_proves_all_the_rest(held: Round, cast: Cast) -> None:
    assert SECRET.encode() in everything_kept(held)
    erased(held, by=cast.chidi)
    assert SECRET.encode() not in everything_kept(held)
    assert verified(held).ok
    first, second = held.comments(cast.amina)
    assert (first.erased, first.text, first.label, first.received_at) == (True, "", "NHRI-001", LATER)
    assert (second.erased, second.text) == (False, "Say who trained the teachers.")


def test_the_words_go_from_a_matter_for_decision_too_and_only_those(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        for label in ("NHRI-001", "NHRI-002"):
            about = before_the_head.of_comment(db, cast.amina, held.id, label)
            where = {"subject": about.subject, "subject_id": about.subject_id, "sides": about.sides}
            owner = cast.amina.person_id or ""
            matters.put(
                db, report_id=about.report_id, question="Which?", owner=owner, due="2099-01-01", **where,
                by=cast.amina, at=LATER,
            )  # fmt: skip
    erased(held, by=cast.chidi)
    assert SECRET.encode() not in everything_kept(held)
    with held.installation.store.reading() as db:
        first, second = sorted(matter_queries.matters(db, cast.amina), key=lambda each: each.id)
    assert [side.text for side in first.sides] == ["", held.snapshot.paragraphs[0].text]
    assert second.sides[0].text == "Say who trained the teachers."
    with pytest.raises(sqlite3.IntegrityError), held.installation.store.writing() as db:
        db.execute("update matter_text set text = '' where matter_id = :id", {"id": second.id})


def test_the_comment_keeps_its_row_in_the_matrix_and_its_answer(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.dispose(
            db, round_id=held.id, comment_id="NHRI-001", value=Answer.NOTED, reason="Noted.", by=cast.farid, at=LATER
        )
    erased(held, by=cast.chidi)
    with held.installation.store.reading() as db:
        rows = response_matrix(db, cast.amina, held.id, view=View.INTERNAL).rows
    assert [(row.number, row.comment, row.erased, row.reason) for row in rows] == [
        ("NHRI-001", "", True, "Noted."),
        ("NHRI-002", "Say who trained the teachers.", False, ""),
    ]


def test_who_asked_why_and_the_letter_stay_signed(held: Round, cast: Cast) -> None:
    erased(held, by=cast.chidi)
    with held.installation.store.reading() as db:
        (row,) = db.query("select * from erasure")
        for actor in (cast.amina, cast.ines):
            (found,) = queries.erasures(db, actor, held.id)
            assert (found.ground, found.reason, found.labels) == (Ground.REQUEST, "A witness is named.", ("NHRI-001",))
            assert (found.by_name, found.file_name) == ("National Human Rights Commission", "request.pdf")
    said = {name: row[name] for name in row if name not in {"id", "signature", "event_seq", "salt"}}
    key = load_pem_public_key(signing.public_key(held.installation.settings.home))
    assert isinstance(key, Ed25519PublicKey)
    key.verify(bytes.fromhex(row["signature"]), chain.canonical(said).encode())


def test_the_institution_is_told_whoever_asked(held: Round, cast: Cast) -> None:
    ordered(held, by=cast.olga)
    with held.installation.store.reading() as db:
        for actor in (cast.chidi, cast.ines):
            assert next(iter(notices(db, actor))).kind.value == "erased"
        assert all(each.kind.value != "erased" for each in notices(db, cast.amina))


def test_a_file_goes_when_every_comment_read_from_it_is_erased_and_not_before(held: Round, cast: Cast) -> None:
    both = "The Ministry of [Education](Chidi: Ana Silva said so.) trained [1,240](Chidi: When?) teachers"
    held.received(held.file(held.snapshot.paragraphs[0].text, f"{both} in human rights education."), by=cast.operator)
    with held.installation.store.reading() as db:
        sha256 = next(db.query("select sha256 from round_file"))["sha256"]
    path = held.installation.store.files.path(sha256)
    erased(held, by=cast.chidi, what=asked("NHRI-003"))
    assert path.exists()
    erased(held, by=cast.chidi, what=asked("NHRI-004"))
    assert not path.exists()
    assert verified(held).ok
    with held.installation.store.reading() as db:
        assert [each.erased for each in queries.files(db, cast.chidi, held.id)] == [True]


def test_all_files_of_the_institution_go_when_it_asks_for_it(held: Round, cast: Cast) -> None:
    held.received(b"%PDF-1.7 a letter of Ana Silva", by=cast.operator, name="letter.pdf")
    what = Asked(("NHRI-001",), "A witness is named.", LETTER, all_files=True)
    erased(held, by=cast.chidi, what=what)
    assert b"Ana Silva" not in everything_kept(held)
    assert verified(held).ok


def test_what_is_in_preparation_to_correct_it_goes_with_it(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.begin_correction(db, round_id=held.id, comment_id="NHRI-001", by=cast.ines, at=LATER)
    erased(held, by=cast.chidi)
    assert SECRET.encode() not in everything_kept(held)


@pytest.mark.parametrize("name", ["amina", "farid", "bruno", "operator", "olga", "dana"])
def test_nobody_but_the_institution_asks_for_it(held: Round, cast: Cast, name: str) -> None:
    with pytest.raises(NoSuchRound):
        erased(held, by=getattr(cast, name))
    assert held.comments(cast.amina)[0].text == SECRET


def test_only_its_official_voice_does_signed_in_itself(held: Round, cast: Cast) -> None:
    for actor in (cast.ines, people.at_the_keyboard(cast.chidi)):
        with pytest.raises(NotTheOfficialVoice):
            erased(held, by=actor)


@pytest.mark.parametrize("name", ["amina", "farid", "bruno", "operator", "chidi", "ines", "dana"])
def test_an_order_is_carried_out_by_an_administrator_who_is_nothing_else(held: Round, cast: Cast, name: str) -> None:
    with pytest.raises(DoorClosed):
        ordered(held, by=getattr(cast, name))
    with held.installation.store.writing() as db:
        db.execute("insert into group_member (group_id, person_id) values (?, ?)", [cast.group, cast.olga.person_id])
        drafts_too = people.actor_of(db, str(cast.olga.person_id))
    with pytest.raises(DoorClosed):
        ordered(held, by=drafts_too)
    ordered(held, by=cast.olga)
    assert held.comments(cast.amina)[0].erased


@pytest.mark.parametrize(
    ("what", "refused"),
    [
        (asked("NHRI-099"), NoSuchComment),
        (asked(" "), NothingToErase),
        (asked(reason=" "), ReasonForErasing),
        (asked(letter=("empty.pdf", b"")), LetterForErasingMissing),
    ],
)
def test_less_than_a_reasoned_signed_request_erases_nothing(
    held: Round, cast: Cast, what: Asked, refused: type[WorkbenchError]
) -> None:
    with pytest.raises(refused):
        erased(held, by=cast.chidi, what=what)
    with pytest.raises(AuthorityMissing):
        ordered(held, by=cast.olga, authority=" ")
    assert held.comments(cast.amina)[0].text == SECRET


def test_what_is_erased_is_not_erased_twice(held: Round, cast: Cast) -> None:
    erased(held, by=cast.chidi)
    with pytest.raises(AlreadyErased, match="NHRI-001"):
        erased(held, by=cast.chidi, what=asked("NHRI-001", "NHRI-002"))
    assert held.comments(cast.amina)[1].text == "Say who trained the teachers."


def aborted(db: Database, sql: str, **values: object) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="keeps what was said"):
        db.execute(sql, values)


def test_no_other_row_and_no_other_column_is_let_through(held: Round, cast: Cast) -> None:
    erased(held, by=cast.chidi)
    words = ", ".join(f"{name} = {json.dumps(empty) if empty is None else repr(empty)}" for name, empty in _comment())
    with held.installation.store.writing() as db:
        db.execute(f"update comment set {words} where label = 'NHRI-001'")  # empty stays empty
        aborted(db, f"update comment set {words} where label = 'NHRI-002'")
        aborted(db, "update comment set text = 'We agree.' where label = 'NHRI-001'")
        for column, kind in db.table("comment").columns_dict.items():
            if column not in EMPTIED["comment"]:
                other = "'x'" if kind is str else "17"
                aborted(db, f"update comment set {words}, {column} = {other} where label = 'NHRI-001'")
        aborted(db, "delete from comment where label = 'NHRI-001'")
        for table in ("erasure", "erased_part"):
            aborted(db, f"update {table} set id = id")
            aborted(db, f"delete from {table}")
            aborted(db, f"replace into {table} select * from {table}")


def _comment() -> list[tuple[str, object]]:
    return [(name, empty) for name, empty in EMPTIED["comment"].items()]


def test_a_row_slipped_into_the_list_of_what_is_erased_opens_nothing(held: Round, cast: Cast) -> None:
    erased(held, by=cast.chidi)
    with held.installation.store.writing() as db:
        (part,) = db.query("select * from erased_part where part_table = 'comment'")
        second = next(db.query("select id from comment where label = 'NHRI-002'"))["id"]
        db.table("erased_part").insert({**part, "id": "slipped in", "part_id": second})
        aborted(db, "update comment set text = '' where id = :id", id=second)
    assert "erased_part slipped in was added outside the ledger" in verified(held).detail


@pytest.mark.parametrize("put_back", [SECRET, "We agree with the State."])
def test_words_that_stand_again_where_they_were_erased_are_found(held: Round, cast: Cast, put_back: str) -> None:
    erased(held, by=cast.chidi)
    with held.installation.store.writing() as db:
        db.execute("drop trigger comment_is_never_changed")
        db.execute("update comment set text = ? where label = 'NHRI-001'", [put_back])
    verdict = verified(held)
    assert (verdict.ok, verdict.first_bad) == (False, 2)
    assert "text" in verdict.detail


def test_an_erased_comment_is_answered_and_the_round_closes(held: Round, cast: Cast) -> None:
    erased(held, by=cast.chidi)
    given = {"value": Answer.NOTED, "reason": "Noted.", "by": cast.farid, "at": WEEK_AFTER}
    with held.installation.store.writing() as db:
        for label in ("NHRI-001", "NHRI-002"):
            operations.dispose(db, round_id=held.id, comment_id=label, **given)
        operations.close(db, round_id=held.id, by=cast.amina, at=WEEK_AFTER)
    assert verified(held).ok
    with held.installation.store.reading() as db:
        (event,) = db.query("select * from round_event where kind = 'erased'")
    assert (event["at"], event["by"]) == (timestamp(WEEK_AFTER), "National Human Rights Commission")
