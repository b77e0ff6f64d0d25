"""A returned Word file comes in: kept, placed, each comment once; from the institution or through the State side."""

import io
from dataclasses import replace

import pytest
from docx import Document

from tests.builders.rounds import LATER, OPEN_PLACE, TEXTS, Round, a_round
from tests.builders.snapshots import a_block, a_section, a_snapshot, an_id
from tests.cast import Cast
from workbench.comments import operations, queries
from workbench.comments.intake import files
from workbench.comments.records import CommentKind, CommentState, Match, Origin, Position
from workbench.comments.refusals import CommentsInPreparation, NoSuchRound
from workbench.drafting.records import BlockKind
from workbench.errors import NotFound
from workbench.export import report
from workbench.installation import Installation

PLAIN = [text.replace("<strong>", "").replace("</strong>", "") for text in TEXTS]
COMMENTED = (
    PLAIN[0].replace("every ground", "[every ground](Chidi: Which grounds? / Amina: See article 1.)"),
    PLAIN[1].replace("1,240", "{-1,240-}{+1,420+}"),
    PLAIN[2].replace("214 complaints", "[214 complaints](Chidi: We count 241.)"),
)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def test_a_file_handed_in_by_the_state_side_is_received_and_not_yet_confirmed(held: Round) -> None:
    receipt = held.received(held.file(*COMMENTED), by=held.cast.operator)
    assert (len(receipt.comments), receipt.duplicates, receipt.queued, receipt.why_not) == (4, 0, 0, "")
    found = held.comments(held.cast.amina)
    assert {comment.state for comment in found} == {CommentState.RECEIVED_UNCONFIRMED}
    places = {(c.paragraph_id, c.anchor.quote, c.anchor.match) for c in found if c.reply_to is None}
    assert places == {
        (held.paragraphs[0], "every ground", Match.EXACT),
        (held.paragraphs[1], "1,240", Match.EXACT),
        (held.paragraphs[2], "214 complaints", Match.EXACT),
    }
    (change,) = (c for c in found if c.kind is CommentKind.REPLACEMENT)
    assert (change.proposed, change.origin) == ("1,420", Origin.WORD_TRACKED_CHANGE)


def test_a_reply_stays_with_the_comment_it_answers(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    found = held.comments(held.cast.amina)
    (reply,) = (comment for comment in found if comment.reply_to)
    (root,) = (comment for comment in found if comment.id == reply.reply_to)
    assert (root.text, reply.text) == ("Which grounds?", "See article 1.")


def test_the_same_file_twice_adds_nothing(held: Round) -> None:
    data = held.file(*COMMENTED)
    held.received(data, by=held.cast.operator)
    with held.installation.store.reading() as db:
        before = db.table("round_event").count, db.table("round_file").count
    again = held.received(data, by=held.cast.amina)
    assert (len(again.comments), again.duplicates, again.queued) == (0, 4, 0)
    with held.installation.store.reading() as db:
        assert (db.table("round_event").count, db.table("round_file").count) == before


def test_another_copy_brings_only_what_is_new(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    more = (*COMMENTED, PLAIN[3].replace("plan of action", "[plan of action](Ines: Since when?)"))
    receipt = held.received(held.file(*more), by=held.cast.operator)
    assert (len(receipt.comments), receipt.duplicates) == (1, 4)
    assert held.comments(held.cast.amina)[-1].label == "NHRI-005"


def test_the_official_voice_confirms_what_was_handed_in(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    with held.installation.store.writing() as db:
        assert operations.confirm(db, round_id=held.id, by=held.cast.chidi, at=LATER) == 4
        assert operations.confirm(db, round_id=held.id, by=held.cast.chidi, at=LATER) == 0
    assert {comment.state for comment in held.comments(held.cast.amina)} == {CommentState.SENT}


def test_the_institutions_own_upload_goes_into_preparation_and_is_seen_by_nobody_else(held: Round) -> None:
    receipt = held.received(held.file(*COMMENTED), by=held.cast.ines)
    assert len(receipt.comments) == 4
    assert held.comments(held.cast.amina) == ()
    with held.installation.store.reading() as db:
        assert len(queries.drafts(db, held.cast.chidi, held.id)) == 4
        assert queries.files(db, held.cast.amina, held.id) == ()
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    assert len(held.comments(held.cast.amina)) == 4
    with held.installation.store.reading() as db:
        assert [file.name for file in queries.files(db, held.cast.chidi, held.id)] == ["comments.docx"]
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok


def test_a_comment_deleted_before_sending_does_not_reach_the_state_side_inside_the_file(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.ines)
    with held.installation.store.writing() as db:
        operations.discard_draft(db, draft_id=queries.drafts(db, held.cast.ines, held.id)[0].id, by=held.cast.ines)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    assert len(held.comments(held.cast.amina)) == 3
    with held.installation.store.reading() as db:
        assert queries.files(db, held.cast.amina, held.id) == queries.files(db, held.cast.operator, held.id) == ()
        assert len(queries.files(db, held.cast.ines, held.id)) == 1


def test_a_letter_goes_out_as_it_is_when_the_voice_sends_it(held: Round) -> None:
    held.received(b"%PDF-1.7 our letter", by=held.cast.ines, name="letter.pdf")
    with held.installation.store.reading() as db:
        assert [file.name for file in queries.prepared_files(db, held.cast.chidi, held.id)] == ["letter.pdf"]
        assert queries.prepared_files(db, held.cast.amina, held.id) == ()
        assert queries.files(db, held.cast.amina, held.id) == ()
    with held.installation.store.writing() as db, pytest.raises(CommentsInPreparation):
        operations.send(db, round_id=held.id, position=Position.NO_COMMENTS, by=held.cast.chidi, at=LATER)
    with held.installation.store.writing() as db:
        assert (
            operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER) == ()
        )
    with held.installation.store.reading() as db:
        assert [file.name for file in queries.files(db, held.cast.amina, held.id)] == ["letter.pdf"]


def test_a_file_taken_out_of_preparation_leaves_its_comments_there(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.ines)
    with held.installation.store.reading() as db:
        (file,) = queries.prepared_files(db, held.cast.ines, held.id)
    for stranger in (held.cast.amina, held.cast.operator, held.cast.bruno):
        with held.installation.store.writing() as db, pytest.raises(NotFound):
            operations.discard_file(db, round_id=held.id, file_id=file.id, by=stranger)
    with held.installation.store.writing() as db:
        operations.discard_file(db, round_id=held.id, file_id=file.id, by=held.cast.ines)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    assert len(held.comments(held.cast.amina)) == 4
    with held.installation.store.reading() as db:
        assert queries.files(db, held.cast.ines, held.id) == ()
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.chidi).ok


def test_the_same_file_by_both_roads_is_one_set_of_comments(held: Round) -> None:
    data = held.file(*COMMENTED)
    held.received(data, by=held.cast.ines)
    held.received(data, by=held.cast.operator)
    with held.installation.store.writing() as db:
        labels = operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    found = held.comments(held.cast.amina)
    assert len(found) == 4
    assert set(labels) == {comment.label for comment in found}
    assert {comment.state for comment in found} == {CommentState.SENT}


def test_a_change_made_without_tracking_comes_as_a_proposal_that_bears_no_name(held: Round) -> None:
    changed = PLAIN[0].replace("prohibits discrimination", "forbids all [discrimination](Chidi: Define it.)")
    receipt = held.received(held.file(changed), by=held.cast.operator)
    assert receipt.queued == 0
    by_origin = {comment.origin: comment for comment in held.comments(held.cast.amina)}
    remark, change = by_origin[Origin.WORD_COMMENT], by_origin[Origin.WORD_UNTRACKED_CHANGE]
    assert (remark.paragraph_id, remark.anchor.quote, remark.anchor.match) == (
        held.paragraphs[0],
        "discrimination",
        Match.EXACT,
    )
    assert (change.kind, change.anchor.quote, change.proposed) == (CommentKind.REPLACEMENT, "prohibits", "forbids all")
    assert (change.author_label, change.written_at) == ("", "")


def test_a_comment_on_a_paragraph_that_is_not_in_the_draft_waits_in_the_queue_and_says_why(held: Round) -> None:
    receipt = held.received(held.file(*PLAIN, pasted=OPEN_PLACE), by=held.cast.operator)
    assert receipt.queued == 1
    queued = next(comment for comment in held.comments(held.cast.amina) if comment.origin is Origin.WORD_COMMENT)
    assert queued.is_queued
    assert (queued.paragraph_id, queued.anchor.quote) == (None, "another")
    assert "not in the draft" in queued.anchor.why


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.pdf", b"%PDF-1.7 a scan"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("draft.odt", b"PK\x03\x04"),
    ],
)
def test_what_cannot_be_read_is_kept_and_logged_on_its_date(held: Round, name: str, data: bytes) -> None:
    receipt = held.received(data, by=held.cast.operator, name=name)
    assert receipt.why_not
    with held.installation.store.reading() as db:
        (kept,) = queries.files(db, held.cast.amina, held.id)
    assert (kept.name, kept.parsed, kept.at) == (name, False, LATER)
    assert held.installation.store.files.read(kept.sha256) == data


def test_a_file_of_another_version_is_kept_and_nothing_is_taken_from_it(held: Round, cast: Cast) -> None:
    other = a_round(held.installation, cast)
    receipt = held.received(other.file(*COMMENTED), by=held.cast.operator)
    assert (len(receipt.comments), bool(receipt.why_not)) == (0, True)


def test_nobody_without_a_seat_hands_in_a_file(held: Round) -> None:
    for stranger in (held.cast.bruno, held.cast.olga, held.cast.dana):
        with pytest.raises(NoSuchRound):
            held.received(held.file(), by=stranger)


def test_a_comment_in_a_cell_stands_on_its_words_in_the_text_of_the_table() -> None:
    table = a_block("\tWomen<br>2023\t1,240\u2028of whom 12", BlockKind.TABLE, label="Table 1", title="Judges")
    snapshot = a_snapshot(a_section("Statistics", "Before 1,240.", table, a_block("An item.", BlockKind.ITEM)))
    document = Document(io.BytesIO(report.for_comments(snapshot)))
    cell = document.tables[-1].cell(1, 1)
    document.add_comment(cell.paragraphs[1].runs, "Of how many?", author="Chidi", initials="C")
    changed = io.BytesIO()
    document.save(changed)

    (comment,) = files.read(changed.getvalue(), snapshot).comments
    frozen = snapshot.paragraphs[1]
    assert (comment.anchor.paragraph_id, comment.anchor.match) == (frozen.id, Match.EXACT)
    assert frozen.text[comment.anchor.start : comment.anchor.end] == "of whom 12"


def test_a_file_with_every_kind_of_block_says_nothing_when_it_comes_back_untouched() -> None:
    blocks = (
        a_block("\tb<br>a\t", BlockKind.TABLE, label="Table 1"),
        a_block("Caption", BlockKind.FIGURE, label="Figure 1", alt="A map."),
        a_block("(a)", BlockKind.SUBITEM),
        a_block("Plain text.", BlockKind.PLAIN),
        f'See <a href="#{an_id(1)}">Table 1</a>.',
    )
    annex = replace(a_section("Annex", "In the annex.", a_block("x\ty", BlockKind.TABLE, label="Table 1")), part="x")
    snapshot = a_snapshot(a_section("Statistics", *blocks), annex)

    found = files.read(report.for_comments(snapshot), snapshot)
    assert (found.comments, found.warnings, found.why_not) == ((), (), "")
