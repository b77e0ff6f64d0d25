"""A whole review made in LibreOffice on a State's own prose: every comment at its words, every tracked edit proposed.

The report has 400 paragraphs of State reports, one in eight the near twin of another; the review is 120 comments and
212 edits, with change tracking and without. In a short run it is an eighth of that. Looked at in both LibreOffices.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.builders.word import packed, unpacked
from tests.conftest import Figure
from tests.office.office import Office
from tests.office.review import Planned, Review, a_review
from tests.office.state_report import Frozen, a_state_report
from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.records import CommentKind, Match
from workbench.word.folded import folded
from workbench.word.projection import View, project
from workbench.word.reading import read

pytestmark = [pytest.mark.office, pytest.mark.real]

SEED = 20261126
SAMPLE = 60  # paragraphs in a short run
WHOLE = 400
LANGUAGES = ("en", "ar")


@dataclass(frozen=True)
class Reviewed:
    """A report, what was done to it in LibreOffice, and the file that came back."""

    frozen: Frozen
    review: Review
    data: bytes
    version: str

    @cached_property
    def intake(self) -> Intake:
        return self.taken_in(self.data)

    def taken_in(self, data: bytes) -> Intake:
        return receive(read(data), self.frozen.sent.frozen, snapshot_id=self.frozen.snapshot.id)

    def exact(self, intake: Intake) -> list[str]:
        """The remarks that stand at their very words, with their text, author and resolved state."""
        made = {remark.text: remark for remark in self.review.remarks}
        return sorted(
            one.text
            for one in intake.comments
            if one.anchor.match is Match.EXACT
            and (one.anchor.paragraph_id, one.anchor.start, one.anchor.end, one.anchor.quote, one.author, one.resolved)
            == (
                (remark := made[one.text]).uid,
                remark.start,
                remark.end,
                remark.quote,
                remark.author,
                remark.resolved,
            )
        )

    def elsewhere(self, intake: Intake) -> list[str]:
        """The remarks that were given a place in a paragraph on which they were not made."""
        made = {remark.text: remark.uid for remark in self.review.remarks}
        placed = [one for one in intake.comments if one.anchor.match is not Match.QUEUED]
        return [one.text for one in placed if one.anchor.paragraph_id != made[one.text]]

    @property
    def all(self) -> list[str]:
        return sorted(remark.text for remark in self.review.remarks)


_MADE: dict[tuple[str, str, bool], Reviewed] = {}  # a review in LibreOffice takes a minute, and three tests look at it


def reviewed(data: Path, office: Office, language: str, *, recording: bool, full: bool) -> Reviewed:
    key = (office.program.version, language, recording)
    if key not in _MADE:
        chance = random.Random(f"{SEED} {language} {recording}")
        frozen = a_state_report(data, chance, paragraphs=WHOLE if full else SAMPLE, language=language)
        share = 1.0 if full else SAMPLE / WHOLE
        review = a_review(frozen.sent, chance, share=share, language=language)
        returned = office.returned(frozen.sent.data, review.remarks, review.edits, recording=recording)
        _MADE[key] = Reviewed(frozen, review, returned, office.program.version)
    return _MADE[key]


@pytest.mark.word_roundtrip("A3")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("recording", [True, False], ids=["tracked", "untracked"])
def test_every_comment_of_a_review_is_at_its_words_with_our_bookmarks_and_without(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure, language: str, recording: bool
) -> None:
    made = reviewed(shared_data, each_office, language, recording=recording, full=full_count)
    bare = made.taken_in(without_bookmarks(made.data))
    tracked = "tracked" if recording else "untracked"
    for what, intake in ((tracked, made.intake), (f"{tracked}, no bookmarks", bare)):
        exact = made.exact(intake)
        figure(f"LibreOffice {made.version}, {language}, {what}: exact", f"{len(exact)}/{len(made.all)}")
        assert made.elsewhere(intake) == []
        assert exact == made.all


@pytest.mark.word_roundtrip("A4")
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_changes_of_a_tracked_review_rejected_give_the_frozen_text(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure, language: str
) -> None:
    made = reviewed(shared_data, each_office, language, recording=True, full=full_count)
    found = Counter(project(folded(read(made.data)), View.FROZEN).texts)
    frozen = made.frozen.sent.frozen
    missing = [each.text for each in frozen if not found[each.text]]
    figure(f"LibreOffice {made.version}, {language}: equal", f"{len(frozen) - len(missing)}/{len(frozen)}")
    assert missing == []


@pytest.mark.word_roundtrip("A5")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tracked_edit_is_a_suggestion_with_its_exact_words_and_place(
    each_office: Office, shared_data: Path, full_count: bool, figure: Figure, language: str
) -> None:
    made = reviewed(shared_data, each_office, language, recording=True, full=full_count)
    lengths = {each.uid: len(each.text) for each in made.frozen.sent.frozen}
    received = Counter(as_said(one) for one in made.intake.suggestions)
    wanted = Counter(as_planned(each, lengths) for each in made.review.planned)
    found = sum((received & wanted).values())
    figure(f"LibreOffice {made.version}, {language}: exact", f"{found}/{wanted.total()}, {received.total()} in all")
    assert list((wanted - received).elements()) == []
    assert list((received - wanted).elements()) == []


Said = tuple[CommentKind, str | None, int | None, int | None, str, str | None]


def as_said(one: ReceivedComment) -> Said:
    """Kind, paragraph, place, new words, and where words went that moved."""
    new = "" if one.kind is CommentKind.MOVE else one.proposed or ""
    return one.kind, one.anchor.paragraph_id, one.anchor.start, one.anchor.end, new, one.moved_to and one.moved_to.uid


def as_planned(planned: Planned, lengths: Mapping[str, int]) -> Said:
    edit, whole = planned.edit, lengths[planned.edit.uid]
    if planned.kind == "merge":
        return CommentKind.DELETION, edit.uid, whole, whole, "", None
    if planned.kind == "delete":
        return CommentKind.DELETION, edit.uid, 0, whole, "", None
    if planned.kind == "move":
        return CommentKind.MOVE, edit.uid, 0, whole, "", edit.to
    if planned.kind == "split":
        return CommentKind.INSERTION, edit.uid, edit.start, edit.start, "¶", None
    kind = CommentKind.REPLACEMENT if planned.kind == "reword" else CommentKind.INSERTION
    return kind, edit.uid, edit.start, edit.end, edit.text, None


def without_bookmarks(data: bytes) -> bytes:
    """The file as a program gives it back that keeps no bookmarks."""
    parts = unpacked(data)
    parts["word/document.xml"] = re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", parts["word/document.xml"])
    return packed(dict(parts))
