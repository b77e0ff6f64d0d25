"""Which comments say the same, so that one answer may do for them."""

from dataclasses import replace
from datetime import UTC, datetime

from workbench.comments.frozen import NOWHERE
from workbench.comments.likeness import grouped
from workbench.comments.records import (
    Anchor,
    Comment,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    Match,
    Origin,
    Scope,
    Severity,
)

PLACE = Anchor("p1", 0, 4, "Acts", "", "", Match.EXACT, "")


def a_comment(number: int, text: str, *, at: Anchor = PLACE, proposed: str | None = None) -> Comment:
    return Comment(
        id=f"c{number}",
        label=f"NHRC-{number:03}",
        round_id="r",
        organisation_id="o",
        organisation="National Human Rights Commission",
        author_id=None,
        author_label="",
        scope=Scope.SPAN,
        section_id=None,
        anchor=at,
        kind=CommentKind.COMMENT if proposed is None else CommentKind.REPLACEMENT,
        type=CommentType.SUBSTANTIVE,
        severity=Severity.SHOULD,
        confidentiality=Confidentiality.REVIEWERS,
        language="en",
        text=text,
        proposed=proposed,
        origin=Origin.WEB,
        reply_to=None,
        written_at="",
        received_at=datetime(2026, 5, 7, tzinfo=UTC),
        late=False,
        state=CommentState.SENT,
        placement=None,
        disposition=None,
    )


def test_like_words_at_one_place_are_the_same() -> None:
    one = a_comment(1, "Please say since when the Act is in force.")
    other = a_comment(2, "Say since when this Act is in force, please.")
    more = a_comment(3, "Name the articles of this Act that forbid discrimination by private employers.")
    assert grouped([one, more, other]) == {"c1": ("c1", "c2"), "c2": ("c1", "c2")}


def test_elsewhere_only_nearly_the_same_words_are_and_none_that_every_round_has() -> None:
    elsewhere = replace(PLACE, paragraph_id="p2")
    long = "Please use the wording of the Convention throughout the report."
    assert set(grouped([a_comment(1, long), a_comment(2, long, at=elsewhere)])) == {"c1", "c2"}
    assert grouped([a_comment(1, "I agree."), a_comment(2, "I agree.", at=elsewhere)]) == {}
    less = "Please use the wording of the Convention in this chapter alone, if at all."
    assert grouped([a_comment(1, long), a_comment(2, less, at=elsewhere)]) == {}


def test_another_figure_is_another_thing() -> None:
    assert (
        grouped([a_comment(1, "Give the figures of 2024 here."), a_comment(2, "Give the figures of 2025 here.")]) == {}
    )


def test_of_proposals_those_that_want_the_same_words_at_one_place() -> None:
    one = a_comment(1, "Better.", proposed="Laws")
    same = a_comment(2, "", proposed="laws")
    other = a_comment(3, "Better.", proposed="Statutes")
    remark = a_comment(4, "Better.")
    elsewhere = a_comment(5, "Better.", proposed="Laws", at=replace(PLACE, paragraph_id="p2"))
    assert grouped([one, same, other, remark, elsewhere]) == {"c1": ("c1", "c2"), "c2": ("c1", "c2")}


def test_what_is_no_longer_in_force_says_nothing() -> None:
    one, other = a_comment(1, "Please say since when."), a_comment(2, "Please say since when.")
    assert grouped([one, replace(other, state=CommentState.WITHDRAWN)]) == {}
    assert grouped([one, replace(other, replaced_by="c9")]) == {}


def test_remarks_on_the_report_as_a_whole_have_no_one_place() -> None:
    assert grouped([a_comment(1, "Too long.", at=NOWHERE), a_comment(2, "Too long!", at=NOWHERE)]) == {}
