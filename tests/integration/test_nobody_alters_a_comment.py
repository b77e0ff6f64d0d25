"""Every way by which the State side might change, hide, delay or drop a sent comment, or read an unsent one: tried.

Written by hand, a line a way: the pages, the commands, the operations, the database. Each is refused, or what it did
to the record is found. `MAY` are the ways that are there on purpose; a test says that they leave the words alone.
"""

import io
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.comments import operations, queries
from workbench.comments.ledger import LISTED
from workbench.comments.operations import Asked, Draft
from workbench.comments.records import Position
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.people import Actor
from workbench.people import queries as people
from workbench.store import Database
from workbench.store.sqlite import sqlite3

SAID, UNSENT = "Add the figures of 2025.", "Zanzibar: not sent yet."
STATE = ("amina", "farid", "operator", "olga")  # who has a hand in the mechanism, and who runs it


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """A comment that was sent, one handed in and not confirmed, one in preparation."""
    held = a_round(installation, cast)
    held.sent(SAID)
    held.received(held.file("In 2024 Parliament [adopted](Chidi: When?) the Act."), by=cast.operator)
    held.prepared(UNSENT)
    return held


def record(held: Round) -> list[tuple[Any, ...]]:
    """All that must stay as it is: what was said, by whom, when, in which state, and what is in preparation."""
    with held.installation.store.reading() as db:
        said = list(db.execute("select * from comment order by id"))
        return [*said, *db.execute("select * from comment_state"), *db.execute("select * from draft_comment")]


def verified(held: Round) -> bool:
    with held.installation.store.reading() as db:
        return operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


# --- operations, as each of the State side --------------------------------------------------------------------------

Way = Callable[[Database, Round, Actor, str, str], object]  # db, round, actor, id of the sent comment, of the draft


def _letter() -> Asked:
    return Asked(["NHRI-001"], "We do not like it.", ("request.pdf", b"signed"), authority="The Cabinet")


OPERATIONS: dict[str, Way] = {
    "send in its name": lambda db, h, by, c, d: operations.send(
        db, round_id=h.id, position=Position.COMMENTS_SENT, by=by, at=LATER
    ),
    "say in its name that it has none": lambda db, h, by, c, d: operations.send(
        db, round_id=h.id, position=Position.NO_COMMENTS, by=by, at=LATER
    ),
    "confirm in its name": lambda db, h, by, c, d: operations.confirm(db, round_id=h.id, by=by, at=LATER),
    "correct": lambda db, h, by, c, d: operations.begin_correction(db, round_id=h.id, comment_id=c, by=by, at=LATER),
    "withdraw": lambda db, h, by, c, d: operations.withdraw(
        db, round_id=h.id, comment_id=c, reason="Gone.", by=by, at=LATER
    ),
    "have erased": lambda db, h, by, c, d: operations.erase_at_request(
        db, round_id=h.id, asked=_letter(), home=h.installation.settings.home, by=by, at=LATER
    ),
    "place elsewhere": lambda db, h, by, c, d: operations.place(
        db, round_id=h.id, comment_id=c, paragraph_id=h.paragraphs[3], by=by, at=LATER
    ),
    "prepare in its name": lambda db, h, by, c, d: operations.draft(
        db, round_id=h.id, written=Draft(text="We agree."), by=by, at=LATER
    ),
    "reword what it prepares": lambda db, h, by, c, d: operations.rewrite_draft(
        db, draft_id=d, written=Draft(text="We agree."), version=1, by=by, at=LATER
    ),
    "discard what it prepares": lambda db, h, by, c, d: operations.discard_draft(db, draft_id=d, by=by),
    "read what it prepares": lambda db, h, by, c, d: queries.draft(db, by, d),
    "list what it prepares": lambda db, h, by, c, d: queries.drafts(db, by, h.id),
    "decline in its name": lambda db, h, by, c, d: operations.decline(
        db, round_id=h.id, reason="No time.", by=by, at=LATER
    ),
    "come back in its name": lambda db, h, by, c, d: operations.come_back(db, round_id=h.id, by=by, at=LATER),
    "resolve its concern": lambda db, h, by, c, d: operations.resolve_concern(db, round_id=h.id, by=by, at=LATER),
    "name a deputy of it": lambda db, h, by, c, d: operations.name_deputy(
        db, round_id=h.id, person_id=str(h.cast.ines.person_id), by=by, at=LATER
    ),
    "close before it is answered": lambda db, h, by, c, d: operations.close(db, round_id=h.id, by=by, at=LATER),
}


def refused(held: Round, way: str, by: Actor) -> bool:
    """Whether that way is refused to the actor, and left nothing behind."""
    before, sent = record(held), held.comments(held.cast.chidi)[0].id
    with held.installation.store.reading() as db:
        (draft,) = queries.drafts(db, held.cast.chidi, held.id)
    try:
        with held.installation.store.writing() as db:
            found = OPERATIONS[way](db, held, by, sent, draft.id)
    except WorkbenchError:
        return record(held) == before
    return found == ()  # a list with nothing in it


@pytest.mark.parametrize("name", STATE)
def test_no_operation_lets_the_state_side_do_it(held: Round, cast: Cast, name: str) -> None:
    assert [way for way in OPERATIONS if not refused(held, way, getattr(cast, name))] == []
    assert verified(held)


def test_nor_anybody_at_a_keyboard_in_the_name_of_its_official_voice(held: Round, cast: Cast) -> None:
    at_the_keyboard = people.at_the_keyboard(cast.chidi)
    ways = sorted(OPERATIONS)
    assert [way for way in ways if not refused(held, way, at_the_keyboard)] == []
    assert verified(held)


# --- pages ----------------------------------------------------------------------------------------------------------

PAGES = {
    "send": ("/rounds/{round}/read/send", {"position": "comments_sent"}),
    "confirm": ("/rounds/{round}/read/confirm", {}),
    "correct": ("/rounds/{round}/read/comments/{comment}/correct", {}),
    "withdraw": ("/rounds/{round}/read/comments/{comment}/withdraw", {"reason": "Gone."}),
    "erase": ("/rounds/{round}/read/erase", {"comment": "{comment}", "reason": "Gone."}),
    "carry out an order": ("/admin/erasure", {"whose": "{round}/{institution}", "comments": "NHRI-001"}),
    "place": ("/rounds/{round}/comments/{comment}/place", {"paragraph": "{paragraph}"}),
    "prepare": ("/rounds/{round}/read/comments", {"text": "We agree.", "paragraph": "{paragraph}"}),
    "delete what is prepared": ("/rounds/{round}/read/comments/{draft}/delete", {}),
    "close": ("/rounds/{round}/close", {}),
}


@pytest.mark.parametrize("name", ["amina", "farid"])
def test_no_page_lets_the_state_side_do_it(held: Round, cast: Cast, name: str) -> None:
    before, sent = record(held), held.comments(cast.chidi)[0].id
    with held.installation.store.reading() as db:
        (draft,) = queries.drafts(db, cast.chidi, held.id)
    ids = {"round": held.id, "comment": sent, "draft": draft.id, "paragraph": held.paragraphs[3]}
    ids["institution"] = cast.commission
    visitor = signed_in(held.installation, name)
    for way, (address, form) in PAGES.items():
        typed: dict[str, Any] = {key: value.format(**ids) for key, value in form.items()}
        typed["letter"] = (io.BytesIO(b"signed"), "request.pdf")
        answer = visitor.post(address.format(**ids), data=typed, content_type="multipart/form-data")
        assert answer.status_code >= 400, way
        assert record(held) == before, way
    assert verified(held)


# --- commands -------------------------------------------------------------------------------------------------------

COMMANDS = (
    "round send {round}",
    "round place {round} NHRI-001 --paragraph {paragraph}",
    "round close {round}",
)


@pytest.mark.parametrize("person", ["", "amina", "farid", "chidi", "ines", "olga"])
def test_no_command_does_it_whoever_it_is_run_as(held: Round, cast: Cast, person: str) -> None:
    before = record(held)
    named = ["--as", f"{person}@arcadia.example"] if person else []
    for command in COMMANDS:
        words = command.format(round=held.id, paragraph=held.paragraphs[3]).split()
        done = CliRunner().invoke(main, ["--home", str(held.installation.settings.home), *named, *words])
        assert done.exit_code == 1, command
        assert record(held) == before, command


def test_no_command_speaks_for_an_institution() -> None:
    listed = CliRunner().invoke(main, ["round", "--help"]).output
    for verb in ("confirm", "correct", "withdraw", "erase", "resolve", "decline", "come-back", "deputy", "witness"):
        assert f"\n  {verb}" not in listed


@pytest.mark.parametrize("person", ["", "amina", "farid", "olga", "chidi"])
def test_no_command_tells_what_is_in_preparation(held: Round, person: str) -> None:
    named = ["--as", f"{person}@arcadia.example"] if person else []
    home = ["--home", str(held.installation.settings.home), *named]
    for words in ("list", "comments {round}", "invited {round}", "late {round}", "verify {round}", "files {round}"):
        done = CliRunner().invoke(main, [*home, "round", *words.format(round=held.id).split(), "--json"])
        assert "Zanzibar" not in done.output, words


# --- the database ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [*LISTED, "round_event", "head_of_day", "consultation_paragraph"])
def test_the_database_aborts_every_update_delete_and_replacement(held: Round, table: str) -> None:
    with held.installation.store._open() as db:
        db.execute("begin")
        db.execute("pragma foreign_keys = off")
        triggers = {row[0] for row in db.execute("select name from sqlite_master where tbl_name = ?", [table])}
        assert {f"{table}_is_never_changed", f"{table}_is_never_cut"} <= triggers
        if not db.table(table).count:
            return
        for column in db.table(table).columns_dict:
            with pytest.raises(sqlite3.IntegrityError, match="keeps what was said"):
                db.execute(f"update {table} set {column} = {column}")
        for sql in (f"delete from {table}", f"replace into {table} select * from {table}"):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(sql)


def test_every_listed_table_is_guarded_against_replacement(held: Round) -> None:
    with held.installation.store.reading() as db:
        names = {row[0] for row in db.execute("select name from sqlite_master where type = 'trigger'")}
    others = ("round_event", "head_of_day", "consultation_paragraph")
    assert {f"{table}_is_never_replaced" for table in (*LISTED, *others)} <= names


def test_the_state_side_reads_nothing_of_what_is_in_preparation(held: Round, cast: Cast) -> None:
    """By any page that has no other id in its address than those of the round."""
    for name in ("amina", "farid", "olga"):
        visitor = signed_in(held.installation, name)
        for page in (
            "",
            "/proof",
            "/matrix?view=internal",
            "/matrix.json?view=internal",
            "/files",
            "/read",
            "/read/ours",
        ):
            assert "Zanzibar" not in visitor.get(f"/rounds/{held.id}{page}").text, (name, page)
