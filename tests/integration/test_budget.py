"""Words of a report: explained, moved between sections, never over a limit unseen."""

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from tests.integration.test_statistics import teachers
from tests.signing_in import signed_in
from workbench.drafting import operations as drafting
from workbench.drafting import queries
from workbench.drafting.budget import operations
from workbench.drafting.budget.operations import BadFactor, NothingCounts, NoTransfer, TooFewWords, TransferUndone
from workbench.drafting.budget.parts import USUAL, Part
from workbench.drafting.records import Section, StateReport
from workbench.drafting.statistics.operations import NewValue, renew
from workbench.installation import Installation
from workbench.store import Database


def two_leaves(db: Database, report: StateReport) -> tuple[Section, Section]:
    """Two sections with a budget under different headings."""
    sections = queries.sections(db, report.id)
    leaves = [each for each in sections if each.budget and not any(one.parent_id == each.id for one in sections)]
    first = leaves[0]
    return first, next(
        each for each in leaves if each.parent_id != first.parent_id or (not each.parent_id and each != first)
    )


def test_words_move_with_a_reason_and_come_back(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        first, second = two_leaves(db, report)
        moved = operations.transfer(
            db,
            report_id=report.id,
            from_id=first.id,
            to_id=second.id,
            words=100,
            reason="Long.",
            by=cast.farid,
            at=MORNING,
        )
        now = {each.id: each.budget or 0 for each in queries.sections(db, report.id)}
        assert now[first.id] == (first.budget or 0) - 100
        assert now[second.id] == (second.budget or 0) + 100
        assert operations.budget(db, cast.farid, report.id).free == 0
        operations.take_back(db, report_id=report.id, transfer_id=moved.id, by=cast.amina, at=later(1))
        now = {each.id: each.budget or 0 for each in queries.sections(db, report.id)}
        assert (now[first.id], now[second.id]) == (first.budget, second.budget)
        assert [each.undone for each in operations.budget(db, cast.farid, report.id).transfers] == [False, True]
        with pytest.raises(TransferUndone):
            operations.take_back(db, report_id=report.id, transfer_id=moved.id, by=cast.amina, at=later(2))


def test_more_than_is_to_spare_is_never_moved(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        first, second = two_leaves(db, report)
        drafting.add_paragraph(db, section_id=first.id, text="A law. " * 30, by=cast.farid, at=MORNING)

        def moving(from_id: str, to_id: str, words: int, reason: str = "Long.") -> None:
            operations.transfer(
                db,
                report_id=report.id,
                from_id=from_id,
                to_id=to_id,
                words=words,
                reason=reason,
                by=cast.farid,
                at=MORNING,
            )

        with pytest.raises(TooFewWords):
            moving(first.id, second.id, first.budget or 0)
        with pytest.raises(TooFewWords):
            moving("", second.id, 1)
        for words, reason in ((0, "Long."), (5, " ")):
            with pytest.raises(NoTransfer):
                moving(first.id, second.id, words, reason)
        moving(first.id, "", 50)
        assert operations.budget(db, cast.farid, report.id).free == 50
        moving("", second.id, 50)


def test_the_whole_at_a_glance_the_budget_and_the_version_say_one_number(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        first, _ = two_leaves(db, report)
        known = teachers(db, cast.farid)
        text = f'Some <stat id="{known.id}"> teachers.<fn id="1">'
        drafting.add_paragraph(
            db, section_id=first.id, text=text, footnotes={"1": "Law No. 3."}, by=cast.farid, at=MORNING
        )
        seen = operations.budget(db, cast.farid, report.id)
        assert (seen.words.body, seen.words.footnotes) == (3, 3)
        assert queries.at_a_glance(db, cast.farid, report).words == seen.counted
        renew(db, statistic_id=known.id, values=[NewValue("2025", "not available")], by=cast.farid, at=later(1))
        assert operations.budget(db, cast.farid, report.id).words.body == 4
        frozen = drafting.freeze(db, report_id=report.id, by=cast.farid, at=later(2))
        assert frozen.snapshot.words == seen.counted + 1


def test_what_counts_is_set_for_the_report_and_the_limit_is_of_the_language_submitted(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid, submission_language="fr")
        first, _ = two_leaves(db, report)
        drafting.add_paragraph(db, section_id=first.id, text="A law. " * 50, by=cast.farid, at=MORNING)
        seen = operations.budget(db, cast.farid, report.id)
        assert seen.expected == round(seen.counted * 1.13)
        operations.set_counting(
            db,
            report_id=report.id,
            counted=[Part.BODY],
            factor=1.25,
            source="Our last report",
            by=cast.farid,
            at=MORNING,
        )
        seen = operations.budget(db, cast.farid, report.id)
        assert (seen.counted, seen.expected) == (100, 125)
        assert queries.at_a_glance(db, cast.farid, report).expected == 125
        with pytest.raises(NothingCounts):
            operations.set_counting(
                db, report_id=report.id, counted=[Part.HEADINGS], factor=1, source="", by=cast.farid, at=MORNING
            )
        for factor, source in ((9.0, "Us"), (1.2, " ")):
            with pytest.raises(BadFactor):
                operations.set_counting(
                    db, report_id=report.id, counted=USUAL, factor=factor, source=source, by=cast.farid, at=MORNING
                )


def test_where_it_is_submitted_in_another_language_the_desk_shows_the_words_to_be_expected_there(
    installation: Installation, cast: Cast
) -> None:
    pages = {}
    for submitted in ("en", "fr"):
        with installation.store.writing() as db:
            report = a_report(db, cast.farid, submission_language=submitted)
            first, _ = two_leaves(db, report)
            drafting.add_paragraph(db, section_id=first.id, text="A law. " * 500, by=cast.farid, at=MORNING)
            expected = queries.at_a_glance(db, cast.farid, report).expected
        page = signed_in(installation, "farid").get(f"/reports/{report.id}/sections/{first.id}").get_data(as_text=True)
        pages[submitted] = (page, expected)
    assert "Expected in the language submitted" not in pages["en"][0]
    page, expected = pages["fr"]
    assert f"{expected:,} of 21,200 words" in page.split("Expected in the language submitted")[1][:200]
