"""Comments, threads and proposals that we write: LibreOffice opens and saves them, and each is as it was."""

import random
from pathlib import Path

import pytest

from tests.builders.commenting import change, frozen, numbered, remark, taken_in, written
from tests.builders.margin import faults
from tests.conftest import Figure
from tests.office.margins import Margin, a_margin
from tests.office.office import Office
from tests.office.state_report import a_state_report
from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.records import Match
from workbench.word.reading import read

pytestmark = [pytest.mark.office, pytest.mark.real]

SEED = 20261126


def a_written_one(data: Path, *, scale: int, changes: int = 0) -> Margin:
    """420 paragraphs of a State's prose and headings, 150 threads, 148 replies; a tenth of it in a short run."""
    chance = random.Random(SEED)
    sent = a_state_report(data, chance, paragraphs=400 // scale, tables=False).sent
    return a_margin(sent, chance, threads=150 // scale, replies=148 // scale, changes=changes)


def intake(margin: Margin, data: bytes) -> Intake:
    return receive(read(data), margin.sent.frozen, snapshot_id=margin.sent.snapshot_id)


def place(one: ReceivedComment) -> list[tuple[str, int, int]]:
    return [(each.uid, each.start, each.end) for each in one.segments]


@pytest.mark.word_roundtrip("A1")
def test_comments_threads_and_what_is_resolved_pass_through_libreoffice(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    margin = a_written_one(shared_data, scale=1 if full_count else 10)
    back = intake(margin, each_office.returned(margin.data))
    texts = {one.text: one for one in back.comments}
    exact = [
        head
        for head in margin.heads
        if (found := texts.get(head.text)) is not None
        and found.anchor.match is Match.EXACT
        and place(found) == [(each.uid, each.start, each.end) for each in head.place]
    ]
    resolved = [head for head in margin.heads if head.text in texts and texts[head.text].resolved == head.resolved]
    said = {remark.key: remark.text for remark in margin.remarks}
    threaded = [
        reply
        for reply in margin.replies
        if reply.text in texts and texts[reply.text].reply_to == texts[said[str(reply.reply_to)]].identity
    ]
    named = {(one.text, one.author) for one in back.comments} == {(one.text, one.author) for one in margin.remarks}
    of = each_office.program.version
    figure(f"comments, LibreOffice {of}", f"{len(back.comments)}/{len(margin.remarks)}")
    figure(f"ranges exact, LibreOffice {of}", f"{len(exact)}/{len(margin.heads)}")
    figure(f"resolved, LibreOffice {of}", f"{len(resolved)}/{len(margin.heads)}")
    figure(f"replies, LibreOffice {of}", f"{len(threaded)}/{len(margin.replies)}")
    assert named
    assert (len(back.comments), len(exact), len(resolved), len(threaded)) == (
        len(margin.remarks),
        len(margin.heads),
        len(margin.heads),
        len(margin.replies),
    )


def test_an_arabic_draft_with_proposals_opens_and_keeps_them(each_office: Office) -> None:
    words = "\u0627\u0639\u062a\u0645\u062f\u062a \u0627\u0644\u062d\u0643\u0648\u0645\u0629 \u062e\u0637\u0629 2024. "
    blocks = numbered(words * 6, words * 3)
    proposals = [change("a", (1, 19, 19), "2025 "), change("b", (2, 8, 15), words[8:12])]
    data = written(blocks, [remark("1", words, (1, 8, 15))], proposals, language="ar")
    back = taken_in(each_office.returned(data), frozen(blocks))
    assert [one.anchor.quote for one in back.comments] == [words[8:15]]
    assert [one.proposed for one in back.suggestions] == [each.inserted for each in proposals]


@pytest.mark.word_roundtrip("A11")
def test_the_written_file_keeps_the_rules_of_word_and_opens(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure
) -> None:
    margin = a_written_one(shared_data, scale=1 if full_count else 10, changes=100 if full_count else 10)
    found = faults(margin.data)
    figure("faults in a written file", len(found))
    assert found == []
    back = intake(margin, each_office.returned(margin.data))
    proposals = {(each.place.uid, each.place.start, each.place.end, each.inserted) for each in margin.changes}
    kept = {(*place(one)[0], one.proposed) for one in back.suggestions if one.segments}
    figure(f"proposals kept, LibreOffice {each_office.program.version}", f"{len(proposals & kept)}/{len(proposals)}")
    assert proposals <= kept
    assert not back.untracked
