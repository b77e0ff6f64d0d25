"""Who is on a section now: seen for a minute and a half, never a lock, and next to no work for the store."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.cast import MORNING, Cast
from tests.drafting import a_report
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.queries import SectionNotFound
from workbench.drafting.sharing import presence
from workbench.drafting.sharing.presence import present, seen
from workbench.errors import NotFound
from workbench.installation import Installation


@pytest.fixture
def section(installation: Installation, cast: Cast) -> tuple[str, str, str]:
    """A section with one paragraph: report, section, paragraph."""
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section_id = queries.sections(db, report.id)[0].id
        written = operations.add_paragraph(db, section_id=section_id, text="A law.", by=cast.amina, at=MORNING)
        return report.id, section_id, written.paragraph_id


def test_who_was_seen_a_minute_ago_is_there_and_who_was_two_minutes_ago_is_not(
    installation: Installation, cast: Cast, section: tuple[str, str, str]
) -> None:
    _, section_id, paragraph_id = section
    with installation.store.writing() as db:
        seen(db, section_id=section_id, paragraph_id=paragraph_id, by=cast.farid, at=MORNING)
        (there,) = present(db, section_id, at=MORNING + timedelta(seconds=60))
        assert (there.name, there.paragraph_id) == ("Farid Osei", paragraph_id)
        assert present(db, section_id, at=MORNING + timedelta(seconds=120)) == ()


def test_a_person_s_signs_are_written_at_most_every_twenty_seconds(
    installation: Installation, cast: Cast, section: tuple[str, str, str]
) -> None:
    _, section_id, _ = section
    with installation.store.writing() as db:
        for seconds in (0, 10, 19, 21):
            seen(db, section_id=section_id, by=cast.farid, at=MORNING + timedelta(seconds=seconds))
        (there,) = present(db, section_id, at=MORNING + timedelta(seconds=30))
        assert there.at == MORNING + timedelta(seconds=21)
        assert not presence.is_to_be_said(db, section_id, by=cast.farid, at=MORNING + timedelta(seconds=40))


def test_nothing_of_it_stands_in_the_journal(
    installation: Installation, cast: Cast, section: tuple[str, str, str]
) -> None:
    with installation.store.writing() as db:
        before = db.table("journal").count
        seen(db, section_id=section[1], by=cast.farid, at=MORNING)
        assert db.table("journal").count == before


def test_a_paragraph_of_another_section_is_not_named(
    installation: Installation, cast: Cast, section: tuple[str, str, str]
) -> None:
    report_id, _, paragraph_id = section
    with installation.store.writing() as db:
        other = queries.sections(db, report_id)[1].id
        seen(db, section_id=other, paragraph_id=paragraph_id, by=cast.farid, at=MORNING)
        assert present(db, other, at=MORNING)[0].paragraph_id is None


def test_nobody_is_seen_where_they_may_not_read(
    installation: Installation, cast: Cast, section: tuple[str, str, str]
) -> None:
    with installation.store.writing() as db:
        for outsider in (cast.bruno, cast.chidi, cast.dana):
            with pytest.raises(NotFound):
                seen(db, section_id=section[1], by=outsider, at=MORNING)
        with pytest.raises(SectionNotFound):
            seen(db, section_id="none", by=cast.farid, at=MORNING)


def test_the_desk_names_who_else_is_here_and_at_which_paragraph(
    installation: Installation, client: FlaskClient, section: tuple[str, str, str]
) -> None:
    report_id, section_id, paragraph_id = section
    address = f"/reports/{report_id}/sections/{section_id}"
    theirs = signed_in(installation, "farid").post(f"{address}/presence", data={"paragraph": paragraph_id})
    assert theirs.status_code == 200
    assert "is here too" not in theirs.text, "nobody is their own neighbour"
    assert "Farid Osei is here too, at paragraph 1" in client.post(f"{address}/presence").text
    assert "Farid Osei is here too, at paragraph 1" in client.get(address).text
