"""Recommendations given back: to whom what, and what reports drafted here say of them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.cast import MORNING, Cast
from tests.drafting import OBSERVATIONS, a_library, a_report
from workbench.cli import main
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.records import Implementation
from workbench.export.recommendations import own
from workbench.export.recommendations.circulation import By, NothingToList, circulation_list
from workbench.export.recommendations.gathering import gather
from workbench.export.recommendations.said import Where, reports_say
from workbench.installation import Installation
from workbench.people import Actor, OrganisationKind
from workbench.people.access import DoorClosed
from workbench.people.operations import add_organisation
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import Wanted


@pytest.fixture
def ids(installation: Installation, cast: Cast) -> list[str]:
    """Three recommendations, the first with a ministry, a status and a note, and a report that responds to it."""
    with installation.store.writing() as db:
        a_library(db)
        found = [row["id"] for row in db.query("select id from recommendation order by place")]
        keeping.put_tag(db, found[:1], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        keeping.put_tag(db, found[:2], Facet.THEME, "Right to education", by=cast.amina, at=MORNING)
        keeping.put_fact(db, found[:1], Fact.STATUS, "under_way", evidence="Law 7", by=cast.amina, at=MORNING)
        keeping.put_fact(db, found[:1], Fact.NOTE, "Canary: ask the minister", by=cast.amina, at=MORNING)
    return found


def a_response(installation: Installation, cast: Cast, *, submitted: bool) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = drafting_queries.sections(db, report.id)[0]
        added = drafting.add_paragraph(db, section_id=section.id, text="A law was adopted.", by=cast.farid, at=MORNING)
        citation = f"{OBSERVATIONS}, para. 21 (a)"
        drafting.respond(db, paragraph_id=added.paragraph_id, citation=citation, by=cast.farid, at=MORNING)
        drafting.mark(db, report_id=report.id, target=citation, implementation=Implementation.PARTLY, by=cast.amina,
                      at=MORNING)  # fmt: skip
        if submitted:
            frozen = drafting.freeze(db, report_id=report.id, by=cast.amina, at=MORNING)
            drafting.submit(db, snapshot_id=frozen.snapshot.id, day="2026-10-01", cleared_by=["Cabinet"],
                            symbol="CERD/C/ARC/21-23", by=cast.amina, at=MORNING)  # fmt: skip


def said(installation: Installation, actor: Actor, lead: str) -> list[tuple[Where, str, str]]:
    with installation.store.reading() as db:
        found = reports_say(db, actor, [lead]).get(lead, ())
    return [(each.where, each.citation, each.implementation) for each in found]


def test_what_a_report_in_drafting_says_is_seen_by_those_who_may_read_it(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    a_response(installation, cast, submitted=False)
    assert [where for where, _, _ in said(installation, cast.amina, ids[0])] == [Where.DRAFT]
    assert said(installation, cast.chidi, ids[0]) == []
    assert said(installation, cast.bruno, ids[0]) == []
    assert said(installation, cast.amina, ids[1]) == []


def test_what_a_submitted_report_says_has_its_citation_and_what_the_state_reports(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    a_response(installation, cast, submitted=True)
    assert said(installation, cast.amina, ids[0]) == [(Where.SUBMITTED, "CERD/C/ARC/21-23, para. 1", "partly")]


def rows(installation: Installation, actor: Actor) -> list[dict[str, str]]:
    with installation.store.reading() as db:
        data = own.csv(gather(db, actor, Wanted()))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_states_side_gets_all_that_is_kept(installation: Installation, cast: Cast, ids: list[str]) -> None:
    first = rows(installation, cast.amina)[0]
    assert first["Recommendation id"] == ids[0]
    assert (first["Number"], first["Item"], first["Status"], first["Evidence"]) == ("21", "a", "under way", "Law 7")
    assert first["Internal note"] == "Canary: ask the minister"
    assert first["Responsible ministries"] == "Ministry of Education"


def test_a_reviewer_gets_the_texts_and_themes_and_no_word_of_the_follow_up(
    installation: Installation, cast: Cast, ids: list[str]
) -> None:
    first = rows(installation, cast.chidi)[0]
    assert first["Themes"] == "Right to education"
    assert "Canary" not in json.dumps(first)
    assert "Status" not in first
    with installation.store.reading() as db, pytest.raises(DoorClosed):
        gather(db, cast.dana, Wanted())


def test_everybody_gets_the_position_that_a_person_said(installation: Installation, cast: Cast, ids: list[str]) -> None:
    with installation.store.writing() as db:
        keeping.put_fact(db, ids[:1], Fact.POSITION, "supported", by=cast.amina, at=MORNING)
    assert [rows(installation, each)[0]["Position"] for each in (cast.amina, cast.chidi)] == ["supported"] * 2


def test_a_ministrys_list_has_all_and_only_its_own(installation: Installation, cast: Cast, ids: list[str]) -> None:
    with installation.store.reading() as db:
        found = circulation_list(
            db, cast.amina, Wanted(), By.MINISTRY, day=MORNING.date(), language="en", ministry="MoE"
        )
        assert [[row.unit.id for row in group.rows] for group in found.groups] == [[ids[0]]]
        with pytest.raises(NothingToList):
            circulation_list(
                db, cast.amina, Wanted(status="implemented"), By.CLUSTER, day=MORNING.date(), language="en"
            )
        with pytest.raises(DoorClosed):
            circulation_list(db, cast.chidi, Wanted(), By.CLUSTER, day=MORNING.date(), language="en")


def export(installation: Installation, *words: str) -> Result:
    home = str(installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, "recommendations", "export", *words, "--json"])


def test_from_the_command_line_filters_narrow_what_is_written(
    installation: Installation, cast: Cast, ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    file = tmp_path / "list.csv"
    result = export(installation, "-o", str(file), "--ministry", "MoE")
    assert (result.exit_code, json.loads(result.stdout)["recommendations"]) == (0, 1)
    result = export(installation, "-o", str(tmp_path / "list.docx"), "--for", "circulation", "--by", "priority")
    assert result.exit_code == 0, result.output
    result = export(installation, "--for", "circulation", "--each-ministry", str(tmp_path / "each"))
    assert [Path(each["file"]).name for each in json.loads(result.stdout)] == ["Ministry-of-Education.docx"]
    assert export(installation, "-o", str(tmp_path / "list.pdf")).exit_code == 2
    assert export(installation, "-o", str(file), "--ministry", "Ministry of Tides").exit_code == 1


def test_two_ministries_whose_names_are_alike_as_files_have_a_file_each(
    installation: Installation, cast: Cast, ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    with installation.store.writing() as db:
        for name in ("Ministry of Land / Water", "Ministry of Land & Water"):
            add_organisation(db, name=name, kind=OrganisationKind.MINISTRY, by=cast.operator, at=MORNING)
            keeping.put_tag(db, ids[:1], Facet.MINISTRY, name, by=cast.amina, at=MORNING)
    result = export(installation, "--for", "circulation", "--each-ministry", str(tmp_path / "each"))
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == [
        "Ministry-of-Education.docx", "Ministry-of-Land-Water-2.docx", "Ministry-of-Land-Water.docx"
    ], result.output  # fmt: skip
