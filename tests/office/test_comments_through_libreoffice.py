"""A version for comments goes through LibreOffice, as a reviewer would use it; every remark finds its words again."""

import random
import re

import pytest

from tests.builders.word import packed, unpacked
from tests.office.office import Edit, Office, Remark
from tests.office.prose import Sent, a_report, a_report_of
from tests.office.reviewing import edits, remarks
from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake
from workbench.comments.records import Match
from workbench.word.projection import View, project
from workbench.word.reading import read

pytestmark = pytest.mark.office

SEED = 20260503
SIGNS = (
    "two  spaces, a\ttab, a no-break\u00a0space, a narrow\u202fone, a soft\u00adhyphen, a non\u2011breaking hyphen",
    "emoji 👩🏽‍⚖️, mathematics 𝔘, stacked x\u0323\u0307, joiners \u200c \u200d \u2060",
    " space at both ends ",
    "a line<br/>break and<br/><br/>two",
    '<a href="https://www.ohchr.org/en">a link</a> and <a href="mailto:nhri@example.org">an address</a>',
    '<fn id="1"/>A note first, two together<fn id="2"/><fn id="3"/>, one last<fn id="4"/>',
    "النص العربي مع CERD/C/BRA/CO/18-20 داخله، وتطويل ــ وحركات مُحَمَّد",
    "H<sub>2</sub>O, <strong>bold <em>and italic</em></strong> in<em>side</em> a word, 1<sup>st</sup>, <u>under</u>",
    "“a” ‘b’ «c» 'd' \"e\" … – — −",
    "1. looks like a number",
    "(a) looks like an item",
    "A &amp; B &lt; C {{ x }} {% y %}",
    "\u200fmarks\u200e of direction \u202bembedding\u202c",
    "中文报告。 русский текст",
)


class Trial:
    """A report, its reviewer's remarks and edits: 12 of 40 and 15 of 60 in a short run."""

    def __init__(self, full: bool, seed: int = SEED) -> None:
        self.chance = random.Random(seed)
        self.sent: Sent = a_report(self.chance, paragraphs=120 if full else 40)
        self.remarks: list[Remark] = remarks(self.sent, self.chance, count=40 if full else 12)
        self.number_of_edits = 60 if full else 15

    def edits(self, *, around_remarks: bool) -> list[Edit]:
        around = self.remarks if around_remarks else ()
        return edits(self.sent, self.chance, count=self.number_of_edits, around=around)

    def intake(self, data: bytes) -> Intake:
        return receive(read(data), self.sent.frozen, snapshot_id=self.sent.snapshot_id)

    def exact(self, intake: Intake) -> list[str]:
        """The remarks that stand at their very words."""
        expected = {remark.text: (remark.uid, remark.start, remark.end, remark.quote) for remark in self.remarks}
        return sorted(
            one.text
            for one in intake.comments
            if one.anchor.match is Match.EXACT
            and (one.anchor.paragraph_id, one.anchor.start, one.anchor.end, one.anchor.quote) == expected[one.text]
        )

    @property
    def all(self) -> list[str]:
        return sorted(remark.text for remark in self.remarks)


@pytest.fixture
def trial(full_count: bool) -> Trial:
    return Trial(full_count)


def test_every_comment_made_in_libreoffice_is_received_at_its_very_words_and_once(trial: Trial, office: Office) -> None:
    returned = office.returned(trial.sent.data, trial.remarks)
    intake = trial.intake(returned)
    assert trial.exact(intake) == trial.all
    assert (intake.suggestions, intake.untracked) == ((), ())
    assert trial.intake(returned).without(one.identity for one in intake.everything).everything == ()


@pytest.mark.parametrize("edits_first", [False, True], ids=["comments, then edits", "edits, then comments"])
def test_tracked_edits_move_no_comment_and_come_back_as_proposals(
    trial: Trial, office: Office, edits_first: bool
) -> None:
    made = trial.edits(around_remarks=not edits_first)
    returned = office.returned(trial.sent.data, trial.remarks, made, recording=True, edits_first=edits_first)
    intake = trial.intake(returned)
    assert trial.exact(intake) == trial.all
    assert intake.untracked == ()
    proposals = {one.anchor.paragraph_id: one for one in intake.suggestions}
    assert {edit.uid for edit in made} <= set(proposals)
    for edit in made:
        if edit.kind == "replace":
            assert (proposals[edit.uid].anchor.quote, proposals[edit.uid].proposed) == (edit.quote, edit.text)
    assert trial.intake(returned).without(one.identity for one in intake.everything).everything == ()


def test_all_changes_rejected_is_the_frozen_text(trial: Trial, office: Office) -> None:
    returned = office.returned(trial.sent.data, (), trial.edits(around_remarks=False), recording=True)
    found = set(project(read(returned), View.FROZEN).texts)
    assert [paragraph.text for paragraph in trial.sent.frozen if paragraph.text not in found] == []


def test_whatever_signs_a_text_has_it_comes_back_as_it_was_sent(office: Office) -> None:
    sent = a_report_of(*SIGNS)
    once = office.returned(sent.data)
    for returned in (sent.data, once, office.returned(once)):
        intake = receive(read(returned), sent.frozen, snapshot_id=sent.snapshot_id)
        assert (intake.untracked, intake.warnings, intake.everything) == ((), (), ())


def test_the_file_opens_with_change_tracking_on(trial: Trial, office: Office) -> None:
    returned = office.returned(trial.sent.data, (), trial.edits(around_remarks=False), recording=None)
    assert len(trial.intake(returned).suggestions) >= trial.number_of_edits


@pytest.mark.parametrize("is_marked", [True, False], ids=["with bookmarks", "by text alone"])
def test_after_edits_without_tracking_every_comment_is_at_its_words_and_every_edit_is_a_proposal(
    trial: Trial, office: Office, is_marked: bool
) -> None:
    made = trial.edits(around_remarks=True)
    returned = office.returned(trial.sent.data, trial.remarks, made, recording=False)
    intake = trial.intake(returned if is_marked else _without_bookmarks(returned))
    assert trial.exact(intake) == trial.all
    proposals = {one.anchor.paragraph_id: one for one in intake.untracked}
    texts = {paragraph.uid: paragraph.text for paragraph in trial.sent.frozen}
    told = [edit for edit in made if edit.kind != "split" or edit.start < len(texts[edit.uid])]  # no empty paragraphs
    assert {edit.uid for edit in told} <= set(proposals)
    for edit in made:
        if edit.kind == "replace":
            assert (proposals[edit.uid].anchor.quote, proposals[edit.uid].proposed) == (edit.quote, edit.text)


def test_without_our_bookmarks_nothing_is_placed_elsewhere(trial: Trial, office: Office) -> None:
    made = trial.edits(around_remarks=True)
    returned = office.returned(trial.sent.data, trial.remarks, made, recording=True)
    intake = trial.intake(_without_bookmarks(returned))
    exact = trial.exact(intake)
    queued = [one.text for one in intake.comments if one.anchor.match is Match.QUEUED]
    assert sorted(exact + queued) == trial.all
    assert len(exact) >= 0.9 * len(trial.all)


def _without_bookmarks(data: bytes) -> bytes:
    parts = unpacked(data)
    parts["word/document.xml"] = re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", parts["word/document.xml"])
    return packed(dict(parts))
