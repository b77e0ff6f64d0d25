"""An outline is changed and every change is taken back: nothing written, asked or linked is lost on the way."""

import random
from collections.abc import Callable
from datetime import datetime

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_library, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.outlines import annexes, changing, core_document, parting, setting_aside, undoing
from workbench.drafting.outlines.keeping import outline_states
from workbench.drafting.records import Addressed, BlockKind, Section, StateReport
from workbench.errors import NotFound, WorkbenchError
from workbench.installation import Installation
from workbench.store import Database

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def written(db: Database, cast: Cast, section: Section, *texts: str, kind: BlockKind = BlockKind.NUMBERED) -> list[str]:
    return [
        operations.add_paragraph(
            db, section_id=section.id, text=text, kind=kind, by=cast.amina, at=MORNING
        ).paragraph_id
        for text in texts
    ]


def shape(db: Database, report: StateReport) -> list[tuple[int, str, str, int | None, str]]:
    return [
        (each.level, each.number, each.title, each.budget, each.core_document)
        for each in queries.sections(db, report.id)
    ]


def asked_of(db: Database, report: StateReport) -> dict[str, str]:
    return {each.key: each.section_id for each in queries.requirements(db, report.id)}


def section_named(db: Database, report: StateReport, key: str) -> Section:
    return queries.section_of_report(db, report.id, key)


def test_a_section_is_added_under_another_and_numbered(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        article = section_named(db, report, "icerd.art-1")
        new = changing.add_section(
            db, report_id=report.id, title="  Quilombos\nand land ", under=article.id, by=cast.farid, at=later(1)
        )
        summary = db.execute("select summary from journal order by rowid desc limit 1").fetchone()[0]
    assert (new.title, new.number, new.parent_id) == ("Quilombos and land", "A", article.id)
    assert summary.endswith(f"added a section to {report.title}")


def test_paragraph_numbers_follow_when_a_section_moves(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        first, second = queries.sections(db, report.id)[:2]
        (one,) = written(db, cast, first, "Written in the first section.")
        (two,) = written(db, cast, second, "Written in the second section.")
        changing.step_section(db, section_id=second.id, direction="up", by=cast.amina, at=later(1))
        numbers = {each.id: each.number for each in queries.paragraphs(db, report.id)}
        tops = [each.title for each in queries.sections(db, report.id) if each.level == 1]
    assert (numbers[two], numbers[one]) == (1, 2)
    assert tops[:2] == [second.title, first.title]


def test_a_split_sends_the_paragraphs_from_one_on_to_a_new_section_with_their_words(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = section_named(db, report, "icerd.art-1")
        one, two, three = written(db, cast, section, "Four words stand here.", "Four words go there.", "And two.")
        new = parting.split_section(
            db, section_id=section.id, from_paragraph=two, title="Land", by=cast.amina, at=later(1)
        )
        left = section_named(db, report, "icerd.art-1")
        held = {each.id: each.section_id for each in queries.paragraphs(db, report.id)}
        arranged = db.execute(
            "select paragraphs from arrangement where section_id = :id order by rowid desc", {"id": new.id}
        ).fetchone()[0]
    assert (held[one], held[two], held[three]) == (section.id, new.id, new.id)
    assert new.position == left.position + 1
    assert new.budget is not None
    assert left.budget is not None
    assert new.budget + left.budget == section.budget
    assert two in arranged
    assert three in arranged


def test_a_split_at_the_first_paragraph_at_an_item_and_elsewhere_is_refused(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section, other = queries.sections(db, report.id)[:2]
        (first,) = written(db, cast, section, "A paragraph with a list:")
        (item,) = written(db, cast, section, "an item", kind=BlockKind.ITEM)
        (elsewhere,) = written(db, cast, other, "Elsewhere.")
        for paragraph, refusal in (
            (first, parting.NothingStays),
            (item, parting.ItemOfAList),
            (elsewhere, parting.NotInSection),
        ):
            with pytest.raises(refusal):
                parting.split_section(
                    db, section_id=section.id, from_paragraph=paragraph, title="New", by=cast.amina, at=later(1)
                )
        assert len(outline_states(db, report.id)) == 1


def test_a_section_set_aside_keeps_its_paragraphs_and_what_is_asked_is_still_asked(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = section_named(db, report, "icerd.art-1")
        (paragraph,) = written(db, cast, section, "Kept.")
        operations.answer(db, paragraph_id=paragraph, requirement="icerd.art-1.01", by=cast.amina, at=MORNING)
        before, asked = shape(db, report), asked_of(db, report)
        setting_aside.delete_section(db, section_id=section.id, by=cast.amina, at=later(1))
        assert queries.paragraphs(db, report.id) == ()
        aside = asked_of(db, report)
        standing = {each.id for each in queries.sections(db, report.id)}
        assert aside.keys() == asked.keys()
        assert set(aside.values()) <= standing
        assert _state(db, cast, report, "icerd.art-1.01") is Addressed.OPEN
        assert [each.id for each in setting_aside.set_aside(db, report.id)] == [section.id]
        setting_aside.restore_section(db, section_id=section.id, by=cast.amina, at=later(2))
        assert shape(db, report) == before
        assert asked_of(db, report) == asked
        assert [each.id for each in queries.paragraphs(db, report.id)] == [paragraph]
        assert _state(db, cast, report, "icerd.art-1.01") is Addressed.ANSWERED
        assert setting_aside.set_aside(db, report.id) == ()


def _state(db: Database, cast: Cast, report: StateReport, key: str) -> Addressed:
    covered = queries.coverage(db, cast.amina, report).requirements
    return next(each.state for each in covered if each.requirement.key == key)


def test_the_last_section_cannot_be_set_aside_nor_one_brought_back_that_stands(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        tops = [each for each in queries.sections(db, report.id) if each.level == 1]
        with pytest.raises(setting_aside.NotSetAside):
            setting_aside.restore_section(db, section_id=tops[0].id, by=cast.amina, at=later(1))
        for each in tops[1:]:
            setting_aside.delete_section(db, section_id=each.id, by=cast.amina, at=later(1))
        with pytest.raises(setting_aside.OnlySection):
            setting_aside.delete_section(db, section_id=tops[0].id, by=cast.amina, at=later(2))


def test_pointing_a_section_to_the_core_document_deals_with_what_is_open_there_and_taking_it_back_opens_it(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = section_named(db, report, "icerd.art-1")
        before = operations_open(db, cast, report, section)
        assert before
        core_document.see_core_document(
            db, section_id=section.id, paragraphs="paras. 12–18", by=cast.amina, at=later(1)
        )
        covered = queries.coverage(db, cast.amina, report).requirements
        said = {each.requirement.key: (each.state, each.reason) for each in covered}
        assert {said[key] for key in before} == {(Addressed.CORE_DOCUMENT, "paras. 12–18")}
        undoing.undo_outline(db, report_id=report.id, by=cast.amina, at=later(2))
        assert operations_open(db, cast, report, section) == before
        assert section_named(db, report, "icerd.art-1").core_document == ""


def operations_open(db: Database, cast: Cast, report: StateReport, section: Section) -> list[str]:
    return [
        each.requirement.key
        for each in queries.coverage(db, cast.amina, report).requirements
        if each.requirement.section_id == section.id and each.requirement.required and each.state is Addressed.OPEN
    ]


def test_an_annex_is_a_file_with_a_number_of_its_own_outside_the_count(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        words = queries.at_a_glance(db, cast.amina, report).words
        annex = annexes.add_annex(
            db,
            installation.store.files,
            report_id=report.id,
            title="Statistics of the census",
            data=PDF,
            file_name=r"C:\desk\census.pdf",
            by=cast.amina,
            at=later(1),
        )
        seen = queries.at_a_glance(db, cast.amina, report)
        kept = annexes.annex_file(db, installation.store.files, annex.id, cast.farid)
    assert (annex.number, annex.heading) == ("Annex I", "Annex I. Statistics of the census")
    assert (annex.is_annex, annex.translated) == (True, False)
    assert kept == (PDF, "census.pdf", "application/pdf")
    assert seen.words == words


@pytest.mark.parametrize(
    ("name", "data"), [("census.exe", b"MZ"), ("census.pdf", b"PK\x03\x04"), ("census", PDF), ("", b"")]
)
def test_a_file_that_is_no_document_is_no_annex(
    installation: Installation, cast: Cast, report: StateReport, name: str, data: bytes
) -> None:
    with installation.store.writing() as db:
        with pytest.raises(annexes.NotAnAnnex):
            annexes.add_annex(
                db,
                installation.store.files,
                report_id=report.id,
                title="Annex",
                data=data,
                file_name=name,
                by=cast.amina,
                at=later(1),
            )
        assert len(outline_states(db, report.id)) == 1


def test_titles_are_needed_and_fit_a_heading(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        section = queries.sections(db, report.id)[0]
        for title, refusal in ((" \n ", changing.NoTitle), ("long " * 80, changing.TitleTooLong)):
            with pytest.raises(refusal):
                changing.rename_section(db, section_id=section.id, title=title, by=cast.amina, at=later(1))


def test_a_section_of_another_report_is_no_place(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        other = a_report(db, cast.amina, title="Another report")
        section = queries.sections(db, report.id)[0]
        foreign = queries.sections(db, other.id)[0]
        with pytest.raises(changing.PlaceOfAnother):
            changing.move_section(db, section_id=section.id, under=foreign.id, by=cast.amina, at=later(1))


def test_who_is_not_in_the_drafting_group_finds_no_section(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = queries.sections(db, report.id)[0]
        for actor in (cast.bruno, cast.chidi):
            with pytest.raises(NotFound):
                changing.rename_section(db, section_id=section.id, title="Ours", by=actor, at=later(1))


def test_nothing_is_taken_back_of_an_outline_as_it_began(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db, pytest.raises(undoing.NothingToUndo):
        undoing.undo_outline(db, report_id=report.id, by=cast.amina, at=later(1))


def test_a_new_section_in_which_somebody_wrote_is_not_taken_back(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        new = changing.add_section(db, report_id=report.id, title="Land", by=cast.amina, at=later(1))
        written(db, cast, new, "Farid wrote this meanwhile.")
        with pytest.raises(undoing.HoldsText, match="Land"):
            undoing.undo_outline(db, report_id=report.id, by=cast.amina, at=later(2))
        assert len(queries.paragraphs(db, report.id)) == 1


@pytest.mark.parametrize("seed", range(6))
def test_any_changes_taken_back_one_by_one_give_the_outline_it_began_with(
    installation: Installation, cast: Cast, report: StateReport, seed: int
) -> None:
    chance = random.Random(seed)
    with installation.store.writing() as db:
        for section in chance.sample(queries.sections(db, report.id), 4):
            written(db, cast, section, "One.", "Two.", "Three.")
        before, asked, held = shape(db, report), asked_of(db, report), _held(db, report)
        done = 0
        for minute in range(14):
            try:
                _some_change(db, cast, report, chance)(later(minute))
            except WorkbenchError:
                continue
            done += 1
            numbers = [each.number for each in queries.paragraphs(db, report.id)]
            assert numbers == list(range(1, len(numbers) + 1))
            assert asked_of(db, report).keys() == asked.keys()
        for minute in range(len(outline_states(db, report.id)) - 1):
            undoing.undo_outline(db, report_id=report.id, by=cast.amina, at=later(20 + minute))
        assert done > 4
        assert shape(db, report) == before
        assert asked_of(db, report) == asked
        assert _held(db, report) == held
        with pytest.raises(undoing.NothingToUndo):
            undoing.undo_outline(db, report_id=report.id, by=cast.amina, at=later(50))


def _held(db: Database, report: StateReport) -> list[tuple[str, str, int]]:
    return [(each.id, each.section_id, each.number) for each in queries.paragraphs(db, report.id)]


def _some_change(db: Database, cast: Cast, report: StateReport, chance: random.Random) -> Callable[[datetime], object]:
    sections = queries.sections(db, report.id)
    one, other = chance.choice(sections), chance.choice(sections)
    aside = setting_aside.set_aside(db, report.id)
    paragraphs = queries.paragraphs(db, report.id)
    cut = chance.choice(paragraphs) if paragraphs else None
    by = cast.amina
    changes: list[Callable[[datetime], object]] = [
        lambda at: changing.add_section(db, report_id=report.id, title="New", under=one.id, by=by, at=at),
        lambda at: changing.rename_section(db, section_id=one.id, title=f"{one.title} and more", by=by, at=at),
        lambda at: changing.step_section(db, section_id=one.id, direction="down", by=by, at=at),
        lambda at: changing.move_section(db, section_id=one.id, under=other.id, by=by, at=at),
        lambda at: changing.move_section(db, section_id=one.id, after=other.id, by=by, at=at),
        lambda at: setting_aside.delete_section(db, section_id=one.id, by=by, at=at),
        lambda at: core_document.see_core_document(db, section_id=one.id, paragraphs="para. 3", by=by, at=at),
    ]
    if aside:
        changes.append(lambda at: setting_aside.restore_section(db, section_id=aside[0].id, by=by, at=at))
    if cut:
        changes.append(
            lambda at: parting.split_section(
                db, section_id=cut.section_id, from_paragraph=cut.id, title="Cut", by=by, at=at
            )
        )
    return chance.choice(changes)
