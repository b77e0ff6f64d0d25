"""A report keeps the pack it took: a newer one is shown and taken over, nothing written or linked is lost."""

import re
from pathlib import Path

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_library, a_report, later
from tests.integration.test_outlines import from_the_list
from workbench.drafting import operations, queries
from workbench.drafting.identity import ReportIdentity
from workbench.drafting.outlines import annexes, changing, renewing
from workbench.drafting.outlines.packs import packs_of
from workbench.drafting.outlines.saving import save_own
from workbench.drafting.records import Addressed, ReportKind, StateReport
from workbench.guidelines import Guideline, library
from workbench.guidelines.library import NameTaken
from workbench.installation import Installation
from workbench.store import Database

ADDED = """\
  - id: icerd.art-1.99
    text: Whether the definition covers artificial intelligence
    kind: information
    basis: guideline
    confidence: high
"""


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def a_new_version(installation: Installation) -> Path:
    """ICERD asks one thing more of article 1, another in other words, and no more for the first of the introduction."""
    home = installation.settings.home
    source = library.files()["icerd"][0].read_text("utf-8")
    source = re.sub(r"^counts:\n(  .*\n)+", "", source, flags=re.MULTILINE)
    first = library.pack("icerd").requirements[0]
    source = re.sub(rf"  - id: {re.escape(first.id)}\n(    .*\n)+?(?=  - id)", "", source)
    source = source.replace("  - id: icerd.art-1.01\n", f"{ADDED}  - id: icerd.art-1.01\n", 1)
    source = re.sub(
        r"(  - id: icerd.art-1.02\n    text: ).*\n((?!    kind).*\n)*", r"\1In new words\n", source, count=1
    )
    source = source.replace("version: '1'", "version: '2'", 1)
    file = home / "drafting_templates" / "guidelines" / "icerd.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, "utf-8")
    assert library.check_file(file) == ()
    return home


def test_a_report_says_nothing_of_versions_while_its_packs_ask_the_same(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.reading() as db:
        packs = packs_of(db, cast.amina, report.id, installation.settings.home)
    assert [(each.pack, each.role, each.version, each.changes) for each in packs] == [("icerd", "outline", "1", None)]
    with installation.store.writing() as db, pytest.raises(renewing.NothingNew):
        renewing.take_new_version(db, report_id=report.id, pack="icerd", by=cast.amina, at=later(1))


def test_a_new_version_is_shown_and_taken_over_and_what_it_drops_keeps_its_links_until_let_go(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    first = library.pack("icerd").requirements[0].id
    with installation.store.writing() as db:
        section = queries.section_of_report(db, report.id, "icerd.art-1")
        paragraph = operations.add_paragraph(
            db, section_id=section.id, text="It does.", by=cast.amina, at=MORNING
        ).paragraph_id
        for key in (first, "icerd.art-1.02"):
            operations.answer(db, paragraph_id=paragraph, requirement=key, by=cast.amina, at=MORNING)
    home = a_new_version(installation)
    with installation.store.writing() as db:
        (pack,) = packs_of(db, cast.amina, report.id, home)
        assert pack.changes is not None
        assert [each.id for each in pack.changes.added] == ["icerd.art-1.99"]
        assert [each.now.id for each in pack.changes.reworded] == ["icerd.art-1.02"]
        assert [each.id for each in pack.changes.dropped] == [first]
        renewing.take_new_version(db, report_id=report.id, pack="icerd", home=home, by=cast.amina, at=later(1))
        asked = [each.key for each in queries.requirements(db, report.id)]
        texts = {each.key: each.text for each in queries.requirements(db, report.id)}
        assert first not in asked
        assert asked.index("icerd.art-1.99") == asked.index("icerd.art-1.01") - 1
        assert texts["icerd.art-1.02"] == "In new words"
        covered = {each.requirement.key: each for each in queries.coverage(db, cast.amina, report).requirements}
        assert covered["icerd.art-1.02"].paragraphs == (paragraph,)
        assert covered["icerd.art-1.99"].state is Addressed.OPEN
        assert [(each.key, count) for each, count in renewing.dropped(db, report.id)] == [(first, 1)]
        with pytest.raises(renewing.NotDropped):
            renewing.let_go(db, report_id=report.id, key="icerd.art-1.02", by=cast.amina, at=later(2))
        renewing.let_go(db, report_id=report.id, key=first, by=cast.amina, at=later(2))
        assert renewing.dropped(db, report.id) == ()
        assert packs_of(db, cast.amina, report.id, home)[0].version == "2"
        assert packs_of(db, cast.amina, report.id, home)[0].changes is None


def test_a_heading_the_state_gave_stays_and_one_it_set_aside_does_not_come_back(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = queries.section_of_report(db, report.id, "icerd.art-1")
        changing.rename_section(db, section_id=section.id, title="Our title", by=cast.amina, at=later(1))
        count = len(queries.sections(db, report.id))
    home = a_new_version(installation)
    with installation.store.writing() as db:
        renewing.take_new_version(db, report_id=report.id, pack="icerd", home=home, by=cast.amina, at=later(2))
        assert queries.section_of_report(db, report.id, "icerd.art-1").title == "Our title"
        assert len(queries.sections(db, report.id)) == count


def test_a_new_version_of_a_checklist_stays_a_checklist(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = from_the_list(db, cast, "icerd")
    home = a_new_version(installation)
    with installation.store.writing() as db:
        before = queries.at_a_glance(db, cast.amina, report).requirements
        renewing.take_new_version(db, report_id=report.id, pack="icerd", home=home, by=cast.amina, at=later(1))
        new = queries.requirement(db, report.id, "icerd.art-1.99")
        assert (new.checklist, new.required) == (True, False)
        assert queries.at_a_glance(db, cast.amina, report).requirements == before


def test_a_pack_the_report_has_not_is_refused(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db, pytest.raises(renewing.NoSuchPackHere):
        renewing.take_new_version(db, report_id=report.id, pack="cedaw", by=cast.amina, at=later(1))


def test_the_outline_of_a_report_is_saved_as_a_pack_and_the_next_report_is_begun_from_it(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    home = installation.settings.home
    with installation.store.writing() as db:
        changing.add_section(db, report_id=report.id, title="Land", by=cast.amina, at=later(1), budget=800)
        annexes.add_annex(db, installation.store.files, report_id=report.id, title="Census", by=cast.amina, at=later(1))
        file = save_own(db, home, report_id=report.id, name="icerd-arcadia", by=cast.amina, at=later(2))
        assert library.check_file(file) == ()
        with pytest.raises(NameTaken):
            save_own(db, home, report_id=report.id, name="icerd-arcadia", by=cast.amina, at=later(3))
        pack = library.pack("icerd-arcadia", home)
        again = a_report_from(db, cast, pack)
        shapes = [
            [(each.level, each.number, each.title) for each in queries.sections(db, one.id) if not each.is_annex]
            for one in (report, again)
        ]
        asked = [[each.key for each in queries.requirements(db, one.id)] for one in (report, again)]
    assert shapes[0] == shapes[1]
    assert asked[0] == asked[1]
    assert (pack.own, pack.confidence, pack.version) == (
        True,
        library.pack("icerd").confidence,
        MORNING.date().isoformat(),
    )


def a_report_from(db: Database, cast: Cast, pack: Guideline) -> StateReport:
    identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="The next report")
    return operations.new_report(db, identity=identity, packs=[pack], by=cast.amina, at=later(4))


def test_a_report_from_a_list_of_issues_is_saved_with_the_numbers_of_the_list(
    installation: Installation, cast: Cast
) -> None:
    home = installation.settings.home
    with installation.store.writing() as db:
        report = from_the_list(db, cast, "icerd")
        save_own(db, home, report_id=report.id, name="as-the-list", by=cast.amina, at=later(1))
    pack = library.pack("as-the-list", home)
    assert [each.number for _, each in pack.walk()] == ["A", "1", "B", "2", "3"]
    assert pack.keeps_numbers
    assert len(pack.requirements) == 5
