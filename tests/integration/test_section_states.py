"""How far a section is, from what is stored: each change after a word takes the section back to work."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.drafting import a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.records import SectionState
from workbench.drafting.sharing.saying import say
from workbench.drafting.sharing.states import Said, standings, states
from workbench.drafting.statistics import operations as statistics
from workbench.drafting.statistics.cells import figure_id
from workbench.drafting.statistics.operations import NewValue
from workbench.installation import Installation
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp

Change = Callable[[Database, str, str, Actor], object]

CHANGES: dict[str, Change] = {
    "written anew": lambda db, _s, p, by: operations.write_paragraph(
        db, paragraph_id=p, text="Two laws.", base=None, by=by, at=later(9)
    ),
    "another paragraph": lambda db, s, _p, by: operations.add_paragraph(
        db, section_id=s, text="More.", by=by, at=later(9)
    ),
    "a paragraph deleted": lambda db, _s, p, by: operations.delete_paragraph(db, paragraph_id=p, by=by, at=later(9)),
    "a link taken away": lambda db, _s, p, by: operations.unanswer(
        db, paragraph_id=p, requirement="icerd.intro.01", by=by, at=later(9)
    ),
}


def approved(db: Database, cast: Cast) -> tuple[str, str, str]:
    """A section with a paragraph that answers a question, approved at ten past nine... and its report."""
    report = a_report(db, cast.amina)
    section_id = queries.sections(db, report.id)[0].id
    written = operations.add_paragraph(db, section_id=section_id, text="A law.", by=cast.farid, at=later(1))
    operations.answer(db, paragraph_id=written.paragraph_id, requirement="icerd.intro.01", by=cast.farid, at=later(2))
    row = {"id": new_id(), "report_id": report.id, "section_id": section_id, "state": "approved"}
    db.table("section_event").insert({**row, "at": timestamp(later(3)), "by_name": "Amina Haddad"})
    return report.id, section_id, written.paragraph_id


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_after_the_approval_takes_it_back_to_work(installation: Installation, cast: Cast, name: str) -> None:
    with installation.store.writing() as db:
        report_id, section_id, paragraph_id = approved(db, cast)
        assert states(db, report_id)[section_id] is SectionState.APPROVED
        CHANGES[name](db, section_id, paragraph_id, cast.farid)
        stands = standings(db, report_id)[section_id]
        assert stands.state in {SectionState.IN_PROGRESS, SectionState.EMPTY}
        assert stands.changed
        assert (stands.changed.by_name, stands.changed.at) == ("Farid Osei", later(9))


def test_a_text_that_came_too_late_and_is_kept_beside_changes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report_id, section_id, paragraph_id = approved(db, cast)
        (first,) = queries.history(db, cast.farid, paragraph_id)
        row = db.query("select * from revision where id = :id", {"id": first.id})
        db.table("revision").insert({**next(iter(row)), "id": new_id(), "kind": "parallel", "at": timestamp(later(9))})
        assert states(db, report_id)[section_id] is SectionState.APPROVED


def test_the_overview_shows_how_far_each_section_is(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report_id, section_id, _ = approved(db, cast)
        seen = queries.at_a_glance(db, cast.farid, queries.report(db, cast.farid, report_id))
        assert seen.section(section_id).state is SectionState.APPROVED
        assert {each.state for each in seen.sections if each.section.id != section_id} == {SectionState.EMPTY}


def test_a_figure_that_is_renewed_takes_back_the_sections_that_print_it_and_no_other(
    installation: Installation, cast: Cast
) -> None:
    def value(period: str, number: str, minute: int) -> None:
        said = NewValue(period, number)
        statistics.renew(db, statistic_id=teachers.id, values=[said], by=cast.farid, at=later(minute))

    with installation.store.writing() as db:
        teachers = statistics.declare(db, said=statistics.Declared("Teachers"), by=cast.amina, at=later(0))
        value("2019", "1200", 0)
        report = a_report(db, cast.amina)
        of_2019, latest = (each.id for each in queries.sections(db, report.id)[:2])
        for section_id, figure in ((of_2019, figure_id(teachers.id, "2019")), (latest, figure_id(teachers.id))):
            text = f'There are <stat id="{figure}"> teachers.'
            operations.add_paragraph(db, section_id=section_id, text=text, by=cast.farid, at=later(1))
            say(db, section_id=section_id, said=Said.APPROVED, by=cast.amina, at=later(2))
        value("2025", "1240", 3)
        found = states(db, report.id)
        assert (found[of_2019], found[latest]) == (SectionState.APPROVED, SectionState.IN_PROGRESS)
        changed = standings(db, report.id)[latest].changed
        assert changed
        assert changed.by_name == "Farid Osei"
        value("2019", "1250", 4)
        assert states(db, report.id)[of_2019] is SectionState.IN_PROGRESS
