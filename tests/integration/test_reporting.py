"""A ministry says how far the recommendations are that it answers for, and what shows it."""

from dataclasses import replace

import pytest

from tests.cast import MORNING, Cast
from tests.integration.test_undoing import observed, standing
from workbench.corpus.queries import ParagraphNotFound
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations import queries
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.ledger.reporting import NotOfYourMinistry, report_status
from workbench.recommendations.ledger.undoing import undo
from workbench.recommendations.records import Facet, Fact, Role
from workbench.recommendations.wanted import Wanted


@pytest.mark.parametrize("role", Role)
def test_a_focal_point_reports_on_what_its_ministry_answers_for_or_supports(
    installation: Installation, cast: Cast, role: Role
) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, "MoE", role=role, by=cast.amina, at=MORNING)
        citation = "CERD/C/ARC/CO/5, para. 2"
        act = report_status(
            db, ids[:1], "under_way", evidence="A bill is tabled.", citation=citation, by=cast.bruno, at=MORNING
        )
        assert standing(db, ids[0]).fact(Fact.STATUS) == "under_way"
        (last, *_) = kept.history_of(db, ids[0])
        assert (last.by_name, last.by_organisation) == ("Bruno Keller", "Ministry of Education")
        assert last.evidence == "A bill is tabled."
        assert last.evidence_paragraph_id is not None
        assert undo(db, act.id, by=cast.bruno, at=MORNING).changed == 1


def test_a_focal_point_reports_on_nothing_else(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        with pytest.raises(NotOfYourMinistry):
            report_status(db, ids, "under_way", by=cast.bruno, at=MORNING)
        with pytest.raises(NotOfYourMinistry):
            report_status(db, ids[:1], "under_way", by=replace(cast.bruno, organisation_id=None), at=MORNING)
        keeping.take_tag(db, ids[:1], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        with pytest.raises(NotOfYourMinistry):
            report_status(db, ids[:1], "under_way", by=cast.bruno, at=MORNING)
        with pytest.raises(DoorClosed):
            report_status(db, ids[:1], "under_way", by=cast.chidi, at=MORNING)
        assert standing(db, ids[0]).fact(Fact.STATUS) == ""


def test_what_cannot_be_kept_is_refused_and_changes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        for kind, given in (
            (keeping.NotAStatus, {"status": "done"}),
            (keeping.TooLong, {"status": "under_way", "evidence": "x" * 5_001}),
            (ParagraphNotFound, {"status": "under_way", "citation": "CERD/C/ARC/CO/5, para. 99"}),
        ):
            with pytest.raises(kind):
                report_status(db, ids, **given, by=cast.amina, at=MORNING)  # type: ignore[arg-type]
        assert kept.history_of(db, ids[0]) == ()


def test_who_may_not_see_the_follow_up_learns_nothing_by_filtering(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        report_status(db, ids[:1], "under_way", by=cast.amina, at=MORNING)
        for asked in (
            Wanted(ministry=cast.education),
            Wanted(ministry="none", role="responsible"),
            Wanted(status="under_way"),
            Wanted(status="none"),
            Wanted(priority="high"),
            Wanted(cluster="none"),
            Wanted(suggested="ministry"),
        ):
            assert queries.wanted_ones(db, cast.chidi, asked).total == 2
        assert queries.wanted_ones(db, cast.bruno, Wanted(status="under_way")).total == 1
        assert queries.wanted_ones(db, cast.chidi, Wanted(words="schools")).total == 1
