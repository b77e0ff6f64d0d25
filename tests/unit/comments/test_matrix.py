"""Three views of one matrix."""

from dataclasses import replace
from datetime import UTC, datetime

from workbench.comments.matrix import Place, View, build_rows
from workbench.comments.records import (
    Anchor,
    Answer,
    Comment,
    CommentKind,
    CommentState,
    CommentType,
    Confidentiality,
    Disposition,
    Match,
    Origin,
    Placement,
    Scope,
    Severity,
)
from workbench.comments.threads import answered_in_threads

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
PLACES = {"P1": Place(1, "23", "I Introduction", "23"), "P2": Place(2, "24", "II Article 5", "26")}


def an_answer(*, released: bool = True, value: Answer = Answer.ACCEPTED_IN_PART) -> Disposition:
    return Disposition("D", "C", value, "Figures added.", "P2", "R", "25", "Ask Finance first.", "Farid", AT, released)


def a_comment(label: str = "NHRI-001", paragraph: str | None = "P2", organisation: str = "commission") -> Comment:
    match = Match.EXACT if paragraph else Match.QUEUED
    return Comment(
        id=label,
        label=label,
        round_id="round",
        organisation_id=organisation,
        organisation=organisation.title(),
        author_id=None,
        author_label="",
        scope=Scope.SPAN,
        section_id=None,
        anchor=Anchor(paragraph, 0, 7, "In 2024", "", "", match, ""),
        kind=CommentKind.COMMENT,
        type=CommentType.FACTUAL,
        severity=Severity.SHOULD,
        confidentiality=Confidentiality.REVIEWERS,
        language="en",
        text="The year is wrong.",
        proposed="In 2023",
        origin=Origin.WEB,
        reply_to=None,
        written_at="",
        received_at=AT,
        late=False,
        state=CommentState.SENT,
        placement=None,
        disposition=None,
    )


def test_a_row_holds_the_columns_people_know() -> None:
    (row,) = build_rows([replace(a_comment(), disposition=an_answer())], places=PLACES, view=View.INTERNAL)
    assert (row.institution, row.number, row.paragraph, row.type, row.comment, row.proposed) == (
        "Commission", "NHRI-001", "24", "factual", "The year is wrong.", "In 2023"
    )  # fmt: skip
    assert (row.disposition, row.reason, row.new_paragraph) == ("accepted_in_part", "Figures added.", "26")


def test_rows_follow_the_report_and_the_queue_stands_at_the_end() -> None:
    comments = [a_comment("NHRI-001", None), a_comment("NHRI-002", "P2"), a_comment("NHRI-003", "P1")]
    rows = build_rows(comments, places=PLACES, view=View.INTERNAL)
    assert [row.number for row in rows] == ["NHRI-003", "NHRI-002", "NHRI-001"]


def test_internal_notes_stand_in_the_internal_view_alone() -> None:
    answered = replace(a_comment(), disposition=an_answer(), confidentiality=Confidentiality.PUBLIC_AFTER_ROUND)
    notes = {
        view: build_rows([answered], places=PLACES, view=view, organisation_id="commission", closed=True)[
            0
        ].internal_note
        for view in View
    }
    assert notes == {View.INTERNAL: "Ask Finance first.", View.COMMENTER: "", View.REVIEWERS: "", View.PUBLIC: ""}


def test_an_answer_that_was_not_released_is_not_in_the_commenters_view() -> None:
    answered = replace(a_comment(), disposition=an_answer(released=False))
    (row,) = build_rows([answered], places=PLACES, view=View.COMMENTER, organisation_id="commission")
    assert (row.disposition, row.reason, row.new_paragraph, row.answered_on) == ("", "", "", None)


def test_what_leaves_gives_the_number_of_the_day_of_the_answer_and_not_of_the_draft_since() -> None:
    answered = replace(a_comment(), disposition=an_answer())
    rows = [
        build_rows([answered], places=PLACES, view=view, organisation_id="commission")[0]
        for view in (View.INTERNAL, View.COMMENTER)
    ]
    assert [row.new_paragraph for row in rows] == ["26", "25"]


def test_an_institution_finds_its_own_rows_alone() -> None:
    comments = [a_comment(), a_comment("MIN-001", organisation="education")]
    rows = build_rows(comments, places=PLACES, view=View.COMMENTER, organisation_id="commission")
    assert [row.number for row in rows] == ["NHRI-001"]


def test_nothing_is_public_before_the_round_is_over_or_against_the_institutions_wish() -> None:
    public = replace(a_comment(), confidentiality=Confidentiality.PUBLIC_AFTER_ROUND)
    comments = [public, a_comment("NHRI-002")]
    assert build_rows(comments, places=PLACES, view=View.PUBLIC) == ()
    rows = build_rows(comments, places=PLACES, view=View.PUBLIC, closed=True)
    assert [row.number for row in rows] == ["NHRI-001"]


def test_a_place_set_by_hand_outranks_the_anchor() -> None:
    placed = Placement("C", "P1", 0, 3, "The", "", "Amina", AT)
    (row,) = build_rows([replace(a_comment(), placement=placed)], places=PLACES, view=View.INTERNAL)
    assert (row.paragraph, row.quote, row.match) == ("23", "The", "by hand")


def test_a_proposed_change_is_named_by_what_it_does() -> None:
    (row,) = build_rows([replace(a_comment(), kind=CommentKind.DELETION)], places=PLACES, view=View.INTERNAL)
    assert row.type == "deletion"


def test_a_thread_is_one_row_with_its_replies_and_answered_once() -> None:
    first = replace(a_comment("NHRI-001"), disposition=an_answer())
    reply = replace(a_comment("NHRI-002"), reply_to="NHRI-001", text="And the month.")
    proposal = replace(a_comment("NHRI-003"), reply_to="NHRI-001", kind=CommentKind.DELETION)
    (row, own) = build_rows([first, reply, proposal], places=PLACES, view=View.INTERNAL)
    assert [(each.number, each.comment) for each in row.replies] == [("NHRI-002", "And the month.")]
    assert own.number == "NHRI-003"  # a proposal is answered by itself
    answered = answered_in_threads([first, reply, proposal])
    assert [comment.disposition is not None for comment in answered] == [True, True, False]


def test_a_reply_to_another_institutions_comment_begins_a_row_of_its_own() -> None:
    theirs = a_comment("PARL-001", organisation="parliament")
    reply = replace(a_comment("NHRI-001"), reply_to="PARL-001")
    rows = build_rows([theirs, reply], places=PLACES, view=View.COMMENTER, organisation_id="commission")
    assert [(row.number, row.replies) for row in rows] == [("NHRI-001", ())]
    assert len(build_rows([theirs, reply], places=PLACES, view=View.INTERNAL)) == 2


def test_who_answered_and_where_it_stands_today_is_the_state_sides_alone() -> None:
    answered = replace(a_comment(), disposition=an_answer())
    views = {
        view: build_rows([answered], places=PLACES, view=view, organisation_id="commission")[0]
        for view in (View.INTERNAL, View.COMMENTER)
    }
    assert (views[View.INTERNAL].answered_by, views[View.INTERNAL].present_paragraph) == ("Farid", "26")
    assert (views[View.COMMENTER].answered_by, views[View.COMMENTER].present_paragraph) == ("", "")
