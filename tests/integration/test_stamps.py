"""What is kept of a report is shown only while a recount would count the same."""

from dataclasses import replace

import pytest

from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.stamps import stamp
from workbench.drafting.whole import whole
from workbench.installation import Installation

# Tables of which nothing is counted or shown in a whole report, and why.
NOT_COUNTED = {
    "texts as they stand are counted by draft_paragraph.revision_id": {"revision"},
    "a record of what was done, of which the same transaction changes what is counted": {
        "journal", "lineage", "drafting_act", "outline_state", "recommendation_change", "withdrawal",
    },
    "who does what and who is where is read for every page": {
        "assignment", "presence", "visit", "person", "organisation", "also_called", "subnational_body", "goal_lead",
        "asked_through", "drafting_group", "group_member",
        "report_group", "hand_over", "sign_in_attempt",
    },
    "of a confirmation, which is written with it": {"confirmation_basis"},
    "moves words of budgets, which stand in section": {"budget_transfer"},
    "a frozen version": {
        "snapshot", "snapshot_section", "snapshot_paragraph", "snapshot_asked", "submission", "release",
        "submission_note",
    },
    "suggestions are read afresh": {"suggestion", "suggestion_set_aside", "said_in_report"},
    "on its way in, not in the report yet": {"returned_text", "rolled", "waiting_piece", "section_file"},
    "asked for beside the count": {"source_check", "cluster", "cluster_member", "twin", "tie"},
    "what tables and readings of the library say of themselves": {
        "as_read", "column_map", "look_again", "looked_at", "mend", "own_word", "public_list", "received",
        "row_refused", "row_taken_in", "table_taken_in",
    },
    "rounds of comments": {
        "comment", "comment_round", "comment_state", "disposition", "draft_comment", "draft_file", "placement",
        "reply", "round_event", "round_file", "round_invitation", "round_sending", "arrival", "author_alias",
        "earlier_wording", "copy_reading", "written_comment", "place_today",
        "draft_link", "comment_link", "clearance", "deadline_extension", "deputy", "declining", "concern_outcome",
        "answer_reopening",
        "round_publication", "visibility_choice", "consultation_paragraph",
        "comment_transcription", "comment_translation",
        "erasure", "erased_part", "head_witness", "head_of_day",
    },
    "what is put before the head is read for every page": {
        "matter", "matter_text", "matter_event", "matter_reminder",
    },
    "requests to ministries, and what they contribute": {
        "information_request", "request_document", "request_set", "request_item", "request_event", "request_file",
        "request_reminder",
        "prepared_answer", "validation", "contribution", "contribution_answer", "contribution_document",
        "prepared_attachment", "earlier_answer", "desk_handover", "desk_handover_request",
        "ready_told",
    },
    "what people are told": {"letter", "mail_wish", "notice", "reminded"},
    "the program's own": {"job", "outbox", "report_stamp"},
    "what one looks for again": {"saved_search"},
}  # fmt: skip


def test_each_table_changes_the_stamp_or_says_why_it_does_not(installation: Installation) -> None:
    with installation.store.reading() as db:
        sql = "select distinct tbl_name from sqlite_master where type = 'trigger' and sql like '%report_stamp set%'"
        counted = {row[0] for row in db.execute(sql).fetchall()}
        tables = {name for name in db.table_names() if not name.startswith(("_", "sqlite_"))}
    named = set().union(*NOT_COUNTED.values())
    assert counted & named == set()
    assert tables == counted | named


def test_a_save_changes_the_texts_alone_and_a_link_what_is_counted(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = queries.sections(db, report.id)[0].id
        added = operations.add_paragraph(db, section_id=section, text="One.", by=cast.amina, at=later(1))
        before = stamp(db, report.id)
        operations.write_paragraph(db, paragraph_id=added.paragraph_id, text="Two.", by=cast.amina, at=later(2))
        saved = stamp(db, report.id)
        operations.answer(db, paragraph_id=added.paragraph_id, requirement="icerd.intro.01", by=cast.amina, at=later(3))
        linked = stamp(db, report.id)
    assert (saved.counted, saved.texts != before.texts) == (before.counted, True)
    assert (linked.counted != saved.counted, linked.texts) == (True, saved.texts)


def test_a_confirmed_paragraph_that_is_written_anew_is_counted_again(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = queries.sections(db, report.id)[0].id
        key = operations.add_paragraph(db, section_id=section, text="One.", by=cast.amina, at=later(1)).paragraph_id
        operations.answer(db, paragraph_id=key, requirement="icerd.intro.01", by=cast.amina, at=later(2))
        operations.confirm(db, report_id=report.id, targets=["icerd.intro.01"], by=cast.amina, at=later(3))
        whole(db, cast.amina, report)
        operations.write_paragraph(db, paragraph_id=key, text="Two.", by=cast.amina, at=later(4))
        assert whole(db, cast.amina, report).coverage == queries.coverage(db, cast.amina, report)


def test_a_new_document_of_the_library_is_counted_at_once(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        assert whole(db, cast.amina, report).coverage.recommendations == ()
        a_library(db)
        made = whole(db, cast.amina, report).coverage.recommendations
    assert {each.recommendation.symbol for each in made} == {OBSERVATIONS}


def test_what_a_transaction_takes_back_is_not_shown_afterwards(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = queries.sections(db, report.id)[0].id

    def break_off() -> None:
        with installation.store.writing() as db:
            operations.add_paragraph(db, section_id=section, text="Never.", by=cast.amina, at=later(1))
            assert len(whole(db, cast.amina, report).paragraphs) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with installation.store.writing() as db:
        operations.add_paragraph(db, section_id=section, text="This stands.", by=cast.amina, at=later(2))
    with installation.store.reading() as db:
        assert [each.text for each in whole(db, cast.amina, report).paragraphs] == ["This stands."]


def test_who_sees_less_of_the_library_is_not_shown_what_others_see(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        db.execute("update recommendation set audience = 'secretariat'")
        all_of_it = whole(db, cast.amina, report).coverage
        nobody = replace(cast.amina, audiences=cast.amina.audiences - {"secretariat"})
        less = whole(db, nobody, report).coverage
    assert all_of_it.recommendations
    assert not less.recommendations


def test_a_number_of_another_report_is_counted_as_it_is_now(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report, other = a_report(db, cast.amina), a_report(db, cast.amina)
        there, here = queries.sections(db, other.id)[0].id, queries.sections(db, report.id)[0].id
        goal = operations.add_paragraph(db, section_id=there, text="A goal.", by=cast.amina, at=later(1)).paragraph_id
        operations.add_paragraph(db, section_id=here, text=f'See <ref id="{goal}">.', by=cast.amina, at=later(2))
        before = whole(db, cast.amina, report).overview.words
        operations.delete_paragraph(db, paragraph_id=goal, by=cast.amina, at=later(3))
        after = whole(db, cast.amina, report).overview.words
        assert after == queries.at_a_glance(db, cast.amina, report).words
    assert after == before + 1  # [deleted paragraph] for a number
