"""Our own file comes back (word.md, A2): what we wrote is known, what was added to it is new and in its place."""

from random import Random

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.builders.word import packed, unpacked
from tests.cast import Cast
from tests.conftest import Figure
from tests.integration.test_rounds_word import PLAIN
from workbench.comments import operations
from workbench.comments.frozen import NOWHERE
from workbench.comments.intake.known import Known
from workbench.comments.records import Answer, CommentKind, Origin, Position
from workbench.comments.rows import anchor_columns
from workbench.comments.written import known_as_written
from workbench.export.commented.file import Commented, commented
from workbench.installation import Installation
from workbench.people import Actor


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def written(held: Round, actor: Actor, *, of: str | None = None) -> Commented:
    with held.installation.store.reading() as db:
        made = commented(db, actor, held.id, organisation_id=of, files=held.installation.store.files)
    with held.installation.store.writing() as db:
        operations.remember_written(db, round_id=held.id, written=made.written, by=actor, at=LATER)
    return made


def much_is_said(held: Round, *, files: int) -> None:
    """Comments with replies and proposals from files, on pages and in preparation; half of them answered."""
    random = Random(4)
    for number in range(files):
        texts = list(PLAIN)
        for place in random.sample(range(len(texts)), k=2):
            words = texts[place].split(" ")
            at = random.randrange(len(words))
            old = words[at]
            thread = f"[{old}](Chidi: Why {number}? / Ines: See {number}.)"
            words[at] = random.choice((thread, f"{{-{old}-}}{{+other{number}+}}", f"{{+new{number} +}}{old}"))
            texts[place] = " ".join(words)
        held.received(held.file(*texts), by=held.cast.operator)
    held.sent("Add the figures of 2025.", "Whose plan?")
    for comment in held.comments(held.cast.amina)[::2]:
        with held.installation.store.writing() as db:
            answer = Answer.NOTED
            operations.dispose(
                db, round_id=held.id, comment_id=comment.id, value=answer, reason="So.", by=held.cast.amina, at=LATER
            )
    with held.installation.store.writing() as db:
        operations.release(db, round_id=held.id, by=held.cast.amina, at=LATER)
    held.prepared("Not sent yet.", paragraph_id=held.paragraphs[2], quote="214", proposed="241")
    held.prepared("Nor this one.", paragraph_id=held.paragraphs[3])


@pytest.mark.word_roundtrip("A2")
def test_our_own_file_brings_nothing_new_however_often_it_comes_back(
    held: Round, full_count: bool, figure: Figure
) -> None:
    much_is_said(held, files=60 if full_count else 6)
    cast = held.cast
    for name, actor, of in (
        ("all, to the mechanism", cast.amina, None),
        ("one institution's, to the mechanism", cast.amina, cast.commission),
        ("an institution's own", cast.ines, None),
    ):
        made = written(held, actor, of=of)
        assert written(held, actor, of=of).data == made.data
        for _ in range(2):
            receipt = held.received(made.data, by=actor)
            assert receipt.why_not == ""
            assert (len(receipt.comments), receipt.changed, receipt.duplicates) == (0, 0, len(made.written))
        figure(f"new, changed, known of {name}", f"0, 0, {len(made.written)}")


def test_a_file_that_the_mechanism_made_is_known_to_the_institution_too(held: Round) -> None:
    much_is_said(held, files=3)
    made = written(held, held.cast.amina, of=held.cast.commission)
    receipt = held.received(made.data, by=held.cast.ines)
    assert (len(receipt.comments), receipt.duplicates) == (0, len(made.written))


def test_what_an_institution_sent_after_it_had_its_file_is_known_to_the_mechanism(held: Round) -> None:
    held.prepared("Add the figures of 2025.")
    made = written(held, held.cast.ines)
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    assert held.received(made.data, by=held.cast.amina).comments == ()


def test_a_proposal_that_our_file_cannot_carry_in_full_is_known_when_it_comes_back() -> None:
    note = "\ufffc"
    ours = Known(
        id="D1",
        identity="of the file",
        kind=CommentKind.MOVE,
        origin=Origin.WORD_TRACKED_CHANGE,
        anchor=NOWHERE,
        text="",
        proposed=f"All of it.{note}¶",
        author="Chidi",
        date="2026-05-04T09:00:00Z",
    )
    row = {
        "comment_id": "D1",
        "role": "change",
        "identity": "of ours",
        "kind": "move",
        "author": "Chidi",
        "date": ours.date,
        "text": "",
        "proposed": "All of it.¶",
        "at": "2026-05-05T09:00:00Z",
        "is_own": 1,
        "audience": "organisation:O1",
        **anchor_columns(NOWHERE),
    }
    (as_written,) = known_as_written([row], [ours])
    assert (as_written.id, as_written.proposed, as_written.ours) == ("D1", "All of it.¶", True)


def test_an_answer_to_our_answer_is_new_and_stands_in_the_thread(held: Round) -> None:
    much_is_said(held, files=2)
    made = written(held, held.cast.amina, of=held.cast.commission)
    receipt = held.received(_replied(made.data), by=held.cast.ines)
    (new,) = receipt.comments
    assert new.comment.text == "We do not agree."
    assert new.reply_to in {comment.id for comment in held.comments(held.cast.ines)}


def _replied(data: bytes) -> bytes:
    """The file with a reply by Ines to its first comment, as Word writes it."""
    files = unpacked(data)
    body, comments = files["word/document.xml"].decode(), files["word/comments.xml"].decode()
    extended = files["word/commentsExtended.xml"].decode()
    head = extended.split('w15:paraId="')[1][:8]
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    assert start in body
    assert end in body
    body = body.replace(start, f'{start}<w:commentRangeStart w:id="900"/>')
    body = body.replace(end, f'<w:commentRangeEnd w:id="900"/><w:r><w:commentReference w:id="900"/></w:r>{end}')
    reply = (
        '<w:comment w:id="900" w:author="Ines" w:date="2026-05-08T10:00:00Z"><w:p w14:paraId="7ABCDEF0"><w:r>'
        "<w:t>We do not agree.</w:t></w:r></w:p></w:comment></w:comments>"
    )
    entry = f'<w15:commentEx w15:paraId="7ABCDEF0" w15:paraIdParent="{head}" w15:done="0"/></w15:commentsEx>'
    files["word/document.xml"] = body.encode()
    files["word/comments.xml"] = comments.replace("</w:comments>", reply).encode()
    files["word/commentsExtended.xml"] = extended.replace("</w15:commentsEx>", entry).encode()
    return packed(dict(files))
