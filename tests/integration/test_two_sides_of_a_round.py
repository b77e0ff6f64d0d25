"""What either side keeps to itself changes nothing that the other can ask for: no page, file or list."""

import io
import json
import re

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, OPEN_PLACE, Round, a_round
from tests.builders.word import unpacked
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from tests.integration.test_rounds_word import COMMENTED, PLAIN
from workbench.cli import main
from workbench.comments import arrivals, operations, queries
from workbench.comments.records import Answer, DraftComment, Position
from workbench.installation import Installation
from workbench.store import Database

__all__ = ["visitors"]

PAGES = (
    "/", "/rounds", "/notices", "/rounds/{id}", "/rounds/{id}/files", "/rounds/{id}/queue", "/rounds/{id}/proof",
    "/rounds/{id}/matrix", "/rounds/{id}/matrix?view=public", "/rounds/{id}/matrix.json", "/rounds/{id}/matrix.csv",
    "/rounds/{id}/table.docx?for={commission}", "/rounds/{id}/version-for-comments.docx", "/reports/{report}",
)  # fmt: skip
ROOM = (
    "/", "/rounds", "/notices", "/rounds/{id}/read", "/rounds/{id}/read/ours", "/rounds/{id}/read/queue",
    "/rounds/{id}/read/send", "/rounds/{id}/files", "/rounds/{id}/matrix", "/rounds/{id}/matrix?view=public",
    "/rounds/{id}/matrix.json", "/rounds/{id}/matrix.docx", "/rounds/{id}/table.xlsx", "/rounds/{id}/proof",
)  # fmt: skip
COMMANDS = (
    ("round", "list"), ("round", "files", "{id}"), ("round", "comments", "{id}"), ("round", "verify", "{id}"),
    ("notice", "list"),
)  # fmt: skip


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    held = a_round(installation, cast)
    held.received(held.file(COMMENTED[0]), by=cast.operator)
    return held


def told(held: Round, visitor: Visitor) -> dict[str, bytes]:
    """All answers that one of the State side gets, without the tokens of its forms."""
    names = {"id": held.id, "commission": held.cast.commission, "report": held.report_id}
    found = {}
    for page in PAGES:
        answer = visitor.get(page.format(**names))
        found[page] = re.sub(rb'name="csrf_token" value="[^"]+"', b"", answer.data) + str(answer.status_code).encode()
    made = visitor.post(f"/rounds/{held.id}/commented.docx", for_=held.cast.commission)
    found["commented"] = made.data + made.headers["Content-Disposition"].encode()
    for command in COMMANDS:
        words = [each.format(**names) for each in command]
        said = CliRunner().invoke(main, ["--home", str(held.installation.settings.home), *words])
        assert said.exit_code == 0, said.output
        found[" ".join(command)] = said.output.encode()
    with held.installation.store.reading() as db:
        found["journal"] = json.dumps(list(db.query("select * from journal")), default=str).encode()
        found["ledger"] = json.dumps(list(db.query("select * from round_event")), default=str).encode()
    return found


def read(held: Round, visitor: Visitor) -> dict[str, bytes]:
    """All answers that one of the institution gets, without the tokens of its forms."""
    found = {}
    for page in ROOM:
        answer = visitor.get(page.format(id=held.id))
        assert answer.status_code == 200, page
        found[page] = re.sub(rb'name="csrf_token" value="[^"]+"', b"", answer.data)
    made = visitor.post(f"/rounds/{held.id}/commented.docx")
    found["commented"] = b"".join(unpacked(made.data).values())
    return found


def prepares(held: Round, ours: Visitor) -> None:
    """Everything an institution can do but send."""
    cast, store = held.cast, held.installation.store
    draft = held.prepared("CANARY, not sent.")
    for name, data in (
        ("CANARY-1.docx", held.file(*COMMENTED, pasted=OPEN_PLACE)),
        ("CANARY-2.docx", held.file(PLAIN[0].replace("Parliament", "[Parliament](Ines: CANARY)"))),
    ):
        assert ours.post(f"/rounds/{held.id}/read/upload", file=(io.BytesIO(data), name)).status_code == 303
    ours.post(f"/rounds/{held.id}/read/upload", file=(io.BytesIO(b"%PDF-1.4 CANARY"), "CANARY.pdf"))
    with store.reading() as db:
        first, second, _ = arrivals.arrivals(db, cast.ines, held.id)
    assert ours.post(f"/rounds/{held.id}/arrivals/{first.id}/take-in").status_code == 303
    assert ours.post(f"/rounds/{held.id}/arrivals/{second.id}/set-aside", reason="CANARY").status_code == 303
    ours.post(f"/rounds/{held.id}/commented.docx")
    with store.reading() as db:
        waiting = next(each for each in queries.drafts(db, cast.ines, held.id) if each.is_queued)
    with store.writing() as db:
        place = {"draft_id": waiting.id, "paragraph_id": held.paragraphs[0]}
        operations.place_draft(db, by=cast.ines, at=LATER, **place)  # type: ignore[arg-type]
        sent = next(each for each in queries.comments(db, cast.ines, held.id))
        operations.begin_correction(db, round_id=held.id, comment_id=sent.id, by=cast.ines, at=LATER)
        operations.discard_draft(db, draft_id=draft, by=cast.ines)


def test_what_an_institution_prepares_changes_no_answer_that_the_state_side_gets(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    told(held, visitors["amina"])  # the file that she makes of the round is kept once
    before = told(held, visitors["amina"])
    prepares(held, visitors["ines"])
    after = told(held, visitors["amina"])
    assert {name for name in before if after[name] != before[name]} == set()
    assert b"CANARY" not in b"".join(after.values())


def rewritten(db: Database, held: Round, draft: DraftComment, text: str) -> None:
    said = operations.Draft(text=text, proposed=draft.proposed)
    operations.rewrite_draft(db, draft_id=draft.id, version=draft.version, written=said, by=held.cast.ines, at=LATER)


def test_what_an_institution_dropped_before_it_sent_is_in_no_answer_that_the_state_side_gets(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    prepares(held, visitors["ines"])
    with held.installation.store.writing() as db:
        (letter,) = (each for each in queries.prepared_files(db, held.cast.ines, held.id) if not each.parsed)
        operations.discard_file(db, round_id=held.id, file_id=letter.id, by=held.cast.ines)
        for draft in queries.drafts(db, held.cast.ines, held.id):
            rewritten(db, held, draft, "CANARY")
    visitors["ines"].post(f"/rounds/{held.id}/commented.docx")
    with held.installation.store.writing() as db:
        for draft in queries.drafts(db, held.cast.ines, held.id):
            rewritten(db, held, draft, "Which count?")
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    after = told(held, visitors["amina"])
    assert b"Which count?" in after["/rounds/{id}"]
    assert [name for name, said in after.items() if b"CANARY" in said] == []
    assert b"CANARY" not in b"".join(unpacked(after["commented"].partition(b"attachment")[0]).values())


def test_what_the_state_side_answers_changes_no_answer_that_the_institution_gets_before_it_is_released(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    held.sent("Add the figures of 2025.")
    before = read(held, visitors["ines"])
    cast = held.cast
    with held.installation.store.writing() as db:
        for comment in queries.comments(db, cast.amina, held.id):
            operations.dispose(
                db,
                round_id=held.id,
                comment_id=comment.id,
                value=Answer.NOTED,
                reason="CANARY",
                internal_note="CANARY",
                by=cast.amina,
                at=LATER,
            )
    assert visitors["amina"].post(f"/rounds/{held.id}/commented.docx").status_code == 200
    after = read(held, visitors["ines"])
    assert {name for name in before if after[name] != before[name]} == set()
    assert b"CANARY" not in b"".join(after.values())
