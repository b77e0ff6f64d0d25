"""How far a section is, from what is stored: each change after a word takes the section back to work."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.drafting import a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.records import SectionState
from workbench.drafting.sharing.states import standings, states
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
