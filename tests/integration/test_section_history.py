"""The history of a section: everything done in it, by whom, word by word, with the way back."""

from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.moments.section_history import done_in, how_many
from workbench.drafting.moments.undoing import last_act, undo
from workbench.installation import Installation


def test_it_shows_texts_links_moves_and_states_latest_first_and_what_was_taken_back(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        other = queries.section_of_report(db, report.id, "icerd.art-3").id
        operations.add_paragraph(db, section_id=other, text="Elsewhere.", by=cast.amina, at=later(1))
        one = operations.add_paragraph(db, section_id=section, text="A law stands.", by=cast.amina, at=later(1))
        operations.write_paragraph(db, paragraph_id=one.paragraph_id, text="A law stood.", by=cast.farid, at=later(2))
        operations.answer(db, paragraph_id=one.paragraph_id, requirement="icerd.art-2.01", by=cast.amina, at=later(3))
        last = last_act(db, cast.amina, section)
        assert last is not None
        undo(db, act_id=last.id, by=cast.amina, at=later(4))
        done = done_in(db, cast.amina, section)
        assert [(each.act.verb if each.act else each.state, each.by_name, each.undone) for each in done] == [
            ("answer", cast.amina.name, False),
            ("answer", cast.amina.name, True),
            ("write", cast.farid.name, False),
            ("add", cast.amina.name, False),
        ]
        assert how_many(db, cast.amina, section) == 4
        assert [each.at for each in done_in(db, cast.amina, section, first=2, limit=1)] == [done[2].at]
    page = signed_in(installation, "amina").get(f"/reports/{report.id}/sections/{section}/history").text
    assert "<del>stands</del><ins>stood</ins>" in page
    assert page.count("Undo this") == 3  # she leads the group: what was taken back already is not offered
    assert "Elsewhere" not in page


def test_who_may_not_read_the_report_finds_no_history(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
    assert signed_in(installation, "chidi").get(f"/reports/{report.id}/sections/{section}/history").status_code == 404
    assert signed_in(installation, "amina").get(f"/reports/{report.id}/sections/none/history").status_code == 404
