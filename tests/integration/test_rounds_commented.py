"""The draft out again with all that was said of it, and back: what we wrote ourselves is known."""

from random import Random

import pytest

from tests.builders.margin import faults
from tests.builders.rounds import LATER, Round, a_round
from tests.builders.word import packed, unpacked
from tests.cast import Cast
from tests.integration.test_rounds_word import COMMENTED, PLAIN
from workbench.comments import arrivals, operations
from workbench.comments.intake import files
from workbench.comments.intake.known import Standing
from workbench.comments.intake.report import ImportReport
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Position
from workbench.comments.refusals import NoSuchRound, NotInvited
from workbench.comments.written import written_rows
from workbench.export.commented.file import Commented, commented
from workbench.export.report import clean
from workbench.installation import Installation
from workbench.people import Actor
from workbench.word.document import WordComment
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.tracked import TrackedChange, tracked_changes


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def made(held: Round, actor: Actor, *, of: str | None = None) -> Commented:
    with held.installation.store.reading() as db:
        found = commented(db, actor, held.id, organisation_id=of, files=held.installation.store.files)
    assert faults(found.data) == []
    return found


def remembered(held: Round, actor: Actor, file: Commented) -> int:
    with held.installation.store.writing() as db:
        return operations.remember_written(db, round_id=held.id, written=file.written, by=actor, at=LATER)


def margin(file: Commented) -> tuple[WordComment, ...]:
    return read(file.data).comments


def proposals(file: Commented) -> tuple[TrackedChange, ...]:
    document = read(file.data)
    return tracked_changes(document, project(document, View.FROZEN))


def answered(held: Round, label: str, *, released: bool) -> None:
    with held.installation.store.writing() as db:
        operations.dispose(
            db,
            round_id=held.id,
            comment_id=label,
            value=Answer.NOTED,
            reason="The figures come next year.",
            internal_note="Nobody has them.",
            by=held.cast.amina,
            at=LATER,
        )
        if released:
            operations.release(db, round_id=held.id, by=held.cast.amina, at=LATER)


def test_the_mechanism_has_every_comment_under_the_name_of_its_institution(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    file = made(held, held.cast.amina)
    assert [comment.text for comment in margin(file)] == ["Which grounds?", "See article 1.", "We count 241."]
    assert {comment.author for comment in margin(file)} == {"National Human Rights Commission"}
    assert [comment.reply_to is not None for comment in margin(file)] == [False, True, False]
    (change,) = proposals(file)
    assert (change.deleted, change.inserted, change.author) == ("1,240", "1,420", "National Human Rights Commission")
    assert b"Chidi" not in b"".join(unpacked(file.data).values())


def test_an_answer_stands_in_the_thread_and_a_note_for_inside_never(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    (label,) = (comment.label for comment in held.comments(held.cast.amina))
    answered(held, label, released=False)
    (comment, answer) = margin(made(held, held.cast.amina))
    assert (answer.text, answer.author) == ("Noted. The figures come next year.", "Arcadia")
    assert answer.reply_to == comment.id
    for whose in (held.cast.commission, None):
        assert b"Nobody has them" not in b"".join(unpacked(made(held, held.cast.amina, of=whose).data).values())


def test_a_thread_is_answered_once(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    (root,) = (one for one in held.comments(held.cast.amina) if one.text == "Which grounds?")
    answered(held, root.label, released=True)
    written = [one.text for one in margin(made(held, held.cast.amina))]
    assert written == [
        "Which grounds?",
        "Noted. The figures come next year.",
        "See article 1.",
        "We count 241.",
    ]


def test_an_institution_reads_the_answers_released_to_it_and_what_it_prepares(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    held.prepared("And those of 2026.", paragraph_id=held.paragraphs[1])
    answered(held, "NHRI-001", released=False)
    assert [one.text for one in margin(made(held, held.cast.ines))] == [
        "Add the figures of 2025.",
        "And those of 2026.",
    ]
    answered(held, "NHRI-001", released=True)
    file = made(held, held.cast.ines)
    assert len(margin(file)) == 3
    assert {one.author for one in margin(file)} == {"Ines Duarte", "Arcadia"}


def test_what_the_mechanism_makes_for_an_institution_holds_what_that_one_may_read(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    held.prepared("And those of 2026.")
    answered(held, "NHRI-001", released=False)
    file = made(held, held.cast.amina, of=held.cast.commission)
    assert [one.text for one in margin(file)] == ["Add the figures of 2025."]


def test_what_is_in_preparation_is_in_no_file_of_the_mechanism(held: Round) -> None:
    held.prepared("A word in confidence.")
    file = made(held, held.cast.ines)
    remembered(held, held.cast.ines, file)
    assert margin(made(held, held.cast.amina)) == ()
    with held.installation.store.reading() as db:
        assert written_rows(db, held.cast.amina, held.id, held.cast.commission) == ()
        assert len(written_rows(db, held.cast.ines, held.id, held.cast.commission)) == 1


def test_what_was_remembered_of_a_comment_goes_with_it_unless_it_was_sent(held: Round) -> None:
    first, second = held.prepared("First."), held.prepared("Second.", paragraph_id=held.paragraphs[1])
    remembered(held, held.cast.ines, made(held, held.cast.ines))
    with held.installation.store.writing() as db:
        operations.discard_draft(db, draft_id=first, by=held.cast.ines)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    with held.installation.store.reading() as db:
        (row,) = written_rows(db, held.cast.amina, held.id, held.cast.commission)
    assert row["comment_id"] == second


def test_the_same_file_is_remembered_once(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    file = made(held, held.cast.amina)
    assert (remembered(held, held.cast.amina, file), remembered(held, held.cast.amina, file)) == (4, 0)
    assert made(held, held.cast.amina).data == file.data


def test_everything_written_is_found_again_under_the_identity_that_is_kept(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    held.sent("Add the figures of 2025.", "Whose?")
    for comment in held.comments(held.cast.amina):
        answered(held, comment.label, released=True)
    for actor in (held.cast.amina, held.cast.ines):
        file = made(held, actor)
        remembered(held, actor, file)
        with held.installation.store.reading() as db:
            known = {row["identity"] for row in written_rows(db, actor, held.id, held.cast.commission)}
        back = files.read(file.data, held.snapshot)
        assert {one.identity for one in back.comments} <= known
        assert not back.why_not


def test_two_proposals_for_the_same_words_are_both_in_the_file(held: Round) -> None:
    for new in ("1,420", "1,402"):
        held.prepared("See our count.", paragraph_id=held.paragraphs[1], quote="1,240", proposed=new)
    file = made(held, held.cast.ines)
    assert [change.inserted for change in proposals(file)] == ["1,420"]
    assert [one.text for one in margin(file)] == ["See our count.", "See our count.\nProposed text: 1,402"]


def test_a_comment_on_new_words_stands_on_them_again(held: Round) -> None:
    held.received(
        held.file(PLAIN[0].replace("every ground", "every ground[{+ and age+}](Chidi: Why age?)")),
        by=held.cast.operator,
    )
    file = made(held, held.cast.amina)
    (comment, proposal) = files.read(file.data, held.snapshot).comments
    assert (comment.text, comment.on_suggestion) == ("Why age?", proposal.identity)


def test_of_a_comment_that_was_put_right_the_last_wording_is_in_the_file(held: Round) -> None:
    for count in ("241", "242"):
        said = PLAIN[2].replace("214 complaints", f"[214 complaints](Chidi: We count {count}.)")
        held.received(held.file(PLAIN[0], PLAIN[1], said), by=held.cast.operator)
    assert [one.text for one in margin(made(held, held.cast.amina))] == ["We count 242."]


def test_words_that_a_word_file_cannot_carry_as_they_are_do_not_keep_the_others_back(held: Round) -> None:
    held.prepared("One line.\r\nAnother\x0bone.", paragraph_id=held.paragraphs[0])
    assert [one.text for one in margin(made(held, held.cast.ines))] == ["One line.\nAnotherone."]


def test_a_comment_on_the_whole_report_and_one_that_waits_stand_at_the_title(held: Round) -> None:
    with held.installation.store.writing() as db:
        whole = operations.Draft(text="Too long.")
        operations.draft(db, round_id=held.id, written=whole, by=held.cast.ines, at=LATER)
    (comment,) = margin(made(held, held.cast.ines))
    document = read(made(held, held.cast.ines).data)
    assert comment.start is not None
    assert document.paragraphs[comment.start.paragraph].style == "title"


def test_a_file_is_made_for_whom_was_invited_and_of_what_one_may_see(held: Round) -> None:
    for stranger in (held.cast.bruno, held.cast.dana, held.cast.olga):
        with held.installation.store.reading() as db, pytest.raises(NoSuchRound):
            commented(db, stranger, held.id)
    with held.installation.store.reading() as db, pytest.raises(NotInvited, match="Ministry of Education"):
        commented(db, held.cast.amina, held.id, organisation_id=held.cast.education)
    with held.installation.store.reading() as db, pytest.raises(NoSuchRound):
        commented(db, held.cast.ines, held.id, organisation_id=held.cast.education)


def test_many_comments_and_proposals_of_any_form_are_written(held: Round) -> None:
    random = Random(6)
    for number in range(12):
        texts = list(PLAIN)
        place = random.randrange(len(texts))
        words = texts[place].split(" ")
        at = random.randrange(len(words))
        old = words[at]
        forms = (f"{{-{old}-}}{{+other+}}", f"{{-{old}-}}", f"{{+new+}}{old}", f"[{old}](Chidi: Why {number}?)")
        words[at] = random.choice(forms)
        texts[place] = " ".join(words)
        held.received(held.file(*texts), by=held.cast.operator)
    file = made(held, held.cast.amina)
    assert len(file.written) == len(held.comments(held.cast.amina)) == len(margin(file)) + len(proposals(file))


def test_a_clean_file_tells_of_nobody_and_leads_nowhere(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    parts = unpacked(clean(held.snapshot))
    everything = b"".join(parts.values())
    assert not [name for name in parts if "comment" in name or "people" in name or "custom" in name or "app" in name]
    persons = (b"Ines", b"Amina", held.snapshot.id.encode())
    for trace in (b"bookmarkStart", b"rsid", b"w:ins ", b"trackRevisions", b"paraId", *persons):
        assert trace not in everything
    texts = [paragraph.text for paragraph in read(clean(held.snapshot)).paragraphs]
    assert set(PLAIN) <= set(texts)


def come_back(held: Round, data: bytes, *, by: Actor) -> operations.Receipt:
    return held.received(data, by=by, name="back.docx")


def test_what_we_wrote_ourselves_comes_back_as_known_whichever_way(held: Round) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.operator)
    held.sent("Add the figures of 2025.")
    answered(held, "NHRI-005", released=True)
    for by in (held.cast.amina, held.cast.ines):
        file = made(held, by)
        remembered(held, by, file)
        receipt = come_back(held, file.data, by=by)
        assert (receipt.comments, receipt.why_not) == ((), ""), by.name
        assert receipt.duplicates == len(file.written)


def test_a_reply_in_the_file_we_wrote_answers_the_comment_it_was_written_under(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    file = made(held, held.cast.amina)
    remembered(held, held.cast.amina, file)
    (comment,) = held.comments(held.cast.amina)
    parts = unpacked(file.data)
    body = parts["word/document.xml"].decode()
    said = parts["word/comments.xml"].decode()
    words = "<w:p><w:r><w:t>Both years.</w:t></w:r></w:p>"
    more = f'<w:comment w:id="77" w:author="Olu" w:date="2026-05-20T10:00:00Z">{words}</w:comment>'
    parts["word/comments.xml"] = said.replace("</w:comments>", more + "</w:comments>").encode()
    start, end = '<w:commentRangeStart w:id="77"/>', '<w:commentRangeEnd w:id="77"/>'
    first_start, first_end = body.index("<w:commentRangeStart"), body.index("<w:commentRangeEnd")
    body = body[:first_start] + start + body[first_start:first_end] + end + body[first_end:]
    parts["word/document.xml"] = body.encode()
    receipt = come_back(held, packed(parts), by=held.cast.amina)
    (taken,) = receipt.comments
    assert (taken.comment.text, taken.reply_to, receipt.duplicates) == ("Both years.", comment.id, 1)


def test_a_comment_of_its_own_that_an_institution_corrects_in_our_file_is_a_new_version(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    file = made(held, held.cast.ines)
    remembered(held, held.cast.ines, file)
    parts = unpacked(file.data)
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(b"of 2025.", b"of 2025 and 2026.")
    receipt = come_back(held, packed(parts), by=held.cast.ines)
    assert (len(receipt.comments), receipt.changed) == (1, 1)
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    old, new = held.comments(held.cast.amina)
    assert (old.replaced_by, new.replaced_by, new.text) == (new.id, None, "Add the figures of 2025 and 2026.")


def test_an_answer_of_the_state_that_was_altered_in_the_file_is_not_taken_for_a_comment(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    answered(held, "NHRI-001", released=True)
    file = made(held, held.cast.ines)
    remembered(held, held.cast.ines, file)
    parts = unpacked(file.data)
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(b"come next year", b"never come")
    receipt = come_back(held, packed(parts), by=held.cast.ines)
    assert (receipt.comments, receipt.duplicates) == ((), 2)


def with_words(file: Commented, old: bytes, new: bytes) -> bytes:
    """The file after somebody changed words in its margin."""
    parts = unpacked(file.data)
    assert old in parts["word/comments.xml"]
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(old, new)
    return packed(parts)


def looked_through(held: Round, data: bytes, *, by: Actor) -> ImportReport:
    """What that file would bring, as who would hand it in may know."""
    with held.installation.store.reading() as db:
        return arrivals.preview(db, by, held.id, held.cast.commission, files.read(data, held.snapshot))


def test_what_an_institution_changed_before_it_sent_is_shown_to_nobody_by_a_file(held: Round) -> None:
    draft = held.prepared("A word in confidence of the figures.")
    file = made(held, held.cast.ines)
    remembered(held, held.cast.ines, file)
    with held.installation.store.writing() as db:
        said = Draft(text="Add the figures of 2025.")
        operations.rewrite_draft(db, draft_id=draft, version=1, written=said, by=held.cast.ines, at=LATER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    guessed = looked_through(held, with_words(file, b"in confidence", b"or two"), by=held.cast.amina)
    assert [one.known.text for one in guessed.findings if one.known] in ([], ["Add the figures of 2025."])
    same = looked_through(held, file.data, by=held.cast.amina)
    assert [(one.standing, one.adds) for one in same.findings] == [(Standing.EARLIER, False)]
    own = looked_through(held, with_words(file, b"in confidence", b"or two"), by=held.cast.ines)
    assert [one.standing for one in own.findings] == [Standing.CHANGED]


def test_an_answer_that_is_not_released_is_shown_to_its_institution_by_no_file(held: Round) -> None:
    held.sent("Add the figures of 2025.")
    answered(held, "NHRI-001", released=False)
    file = made(held, held.cast.amina)
    remembered(held, held.cast.amina, file)
    guess = with_words(file, b"come next year", b"never come")
    (own, answer) = looked_through(held, guess, by=held.cast.ines).findings
    assert (own.standing, answer.standing, answer.known) == (Standing.KNOWN, Standing.NEW, None)
    with held.installation.store.writing() as db:
        operations.release(db, round_id=held.id, by=held.cast.amina, at=LATER)
    (_, answer) = looked_through(held, guess, by=held.cast.ines).findings
    assert answer.standing is Standing.ALTERED
