"""A round with a row in every append-only table: sent, received, confirmed, placed, answered, released, corrected."""

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from workbench.comments import ledger, operations
from workbench.comments.operations import Asked, Draft
from workbench.comments.records import Anchor, Answer, Match, Origin, Position
from workbench.comments.rows import anchor_columns
from workbench.drafting import operations as drafting
from workbench.installation import Installation
from workbench.store import Database, timestamp

FIRST = "In 2024 Parliament [adopted](Chidi: When?) the Act."
LATER_COPY = "In 2024 Parliament [adopted](Chidi: On which day?) the Act."


def a_full_round(installation: Installation, cast: Cast, *, erased: bool = True) -> Round:
    """`erased`: the words of one comment, too; without it nothing was ever emptied."""
    held = a_round(installation, cast)
    held.sent("Add the figures of 2025.", "Say who trained the teachers.", "Name the date.")
    held.received(held.file(FIRST), by=cast.operator)
    with installation.store.writing() as db:
        operations.confirm(db, round_id=held.id, by=cast.chidi, at=LATER)
        _placed_and_answered(db, held)
        _outrun_by_its_text(db, held)
        _corrected_and_withdrawn(db, held)
        _told_by_later_copies(db, held)
        _by_another_hand(db, held)
        if erased:
            _erased(db, held)
    return held


def _placed_and_answered(db: Database, held: Round) -> None:
    cast, of = held.cast, {"round_id": held.id, "at": LATER}
    operations.place(db, comment_id="NHRI-001", paragraph_id=held.paragraphs[2], by=cast.chidi, **of)
    for label, reason in (("NHRI-001", "The census is next year."), ("NHRI-002", "Said in the core document.")):
        operations.dispose(db, comment_id=label, value=Answer.NOTED, reason=reason, by=cast.farid, **of)
    operations.release(db, by=cast.amina, **of)


def _outrun_by_its_text(db: Database, held: Round) -> None:
    cast, paragraph = held.cast, held.paragraphs[3]
    answer = {"value": Answer.ACCEPTED, "paragraph_id": paragraph, "by": cast.farid, "at": LATER}
    operations.dispose(db, round_id=held.id, comment_id="NHRI-001", **answer)  # type: ignore[arg-type]
    drafting.write_paragraph(db, paragraph_id=paragraph, text="Other words.", by=cast.farid, at=LATER)
    operations.reopen_changed(db, at=LATER)


def _corrected_and_withdrawn(db: Database, held: Round) -> None:
    cast, of = held.cast, {"round_id": held.id, "at": LATER}
    draft_id = operations.begin_correction(db, comment_id="NHRI-002", by=cast.ines, **of)
    paragraph = held.paragraphs[1]
    words = Draft(text="Say who trained them.", paragraph_id=paragraph)
    operations.rewrite_draft(db, draft_id=draft_id, written=words, version=1, by=cast.ines, at=LATER)
    operations.send(db, position=Position.COMMENTS_SENT, by=cast.chidi, **of)
    operations.withdraw(db, comment_id="NHRI-003", reason="It is there.", by=cast.chidi, **of)


def _told_by_later_copies(db: Database, held: Round) -> None:
    """What later copies of a file and further words in a thread add, as rows."""
    cast = held.cast
    first, second = (
        db.execute("select id from comment where label = ?", [f"NHRI-00{n}"]).fetchone()[0] for n in (1, 2)
    )
    mine = {"round_id": held.id, "comment_id": first}
    reply = {**mine, "organisation_id": cast.commission, "text": "Thank you.", "visibility": "reviewers"}
    file_id = db.execute("select id from round_file").fetchone()[0]
    written: list[ledger.NewRow] = [
        ("reply", {**reply, "at": timestamp(LATER)}),
        ("comment_link", {**mine, "kind": "requirement", "target": "icerd#icerd.intro.01", "key": "icerd.intro.01"}),
        ("earlier_wording", {**mine, "earlier_id": second}),
        ("copy_reading", {**mine, **_nowhere(), "saved_at": timestamp(LATER), "segments": "[]", "file_id": file_id}),
    ]
    ledger.append(db, round_id=held.id, kind="replied", by=cast.chidi, at=LATER, written=written)


def _erased(db: Database, held: Round) -> None:
    """The words that were withdrawn, and their reason."""
    asked = Asked(["NHRI-003"], "A witness is named.", ("request.pdf", b"%PDF-1.7 signed"))
    home = held.installation.settings.home
    operations.erase_at_request(db, round_id=held.id, asked=asked, home=home, by=held.cast.chidi, at=LATER)


def _nowhere() -> dict[str, object]:
    return anchor_columns(Anchor(None, None, None, "", "", "", Match.QUEUED, "It reads otherwise."))


def _by_another_hand(db: Database, held: Round) -> None:
    """Words of a letter, and a translation."""
    of = {"round_id": held.id, "by": held.cast.amina, "at": LATER}
    letter = {"organisation": held.cast.commission, "origin": Origin.LETTER, "said_on": LATER.date()}
    held.installation.store.files.put(b"A letter.")
    words = [operations.Transcribed("Which plan?", cited="4")]
    operations.transcribe(db, file=("letter.txt", b"A letter."), words=words, **letter, **of)  # type: ignore[arg-type]
    operations.translate(db, comment_id="NHRI-001", language="fr", text="Ajoutez les chiffres.", **of)
