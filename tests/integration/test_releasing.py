"""A version is stamped until the head releases it; the annex writes itself from it; what is missing is a file apart."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.cast import Cast
from tests.drafting import CANARY, CONTRIBUTION, OBSERVATIONS, a_library, a_report, later
from workbench.cli import main
from workbench.drafting import operations, queries
from workbench.drafting.asked.frozen import asked_of_version
from workbench.drafting.operations.release import ReleasedBefore, ReleaseNeedsReason
from workbench.drafting.records import Addressed, BlockKind, Implementation, Snapshot, StateReport
from workbench.export import annex, gaps
from workbench.export.gaps import GapKind
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.store import Database

A, B = f"{OBSERVATIONS}, para. 21 (a)", f"{OBSERVATIONS}, para. 21 (b)"


@pytest.fixture
def report(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> StateReport:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def written(db: Database, cast: Cast, report: StateReport) -> list[str]:
    """Three blocks: an introduction, a paragraph that responds with an item of its own."""
    section = queries.sections(db, report.id)[0].id
    by = {"section_id": section, "by": cast.amina, "at": later(1)}
    first = operations.add_paragraph(db, text="An introduction.", **by).paragraph_id
    second = operations.add_paragraph(db, text="The law of 2025 provides for:", **by).paragraph_id
    item = operations.add_paragraph(db, text="fines.", kind=BlockKind.ITEM, **by).paragraph_id
    operations.respond(db, paragraph_id=second, citation=A, by=cast.amina, at=later(2))
    operations.mark(db, report_id=report.id, target=A, implementation=Implementation.PARTLY, by=cast.amina, at=later(2))
    return [first, second, item]


def frozen(db: Database, cast: Cast, report: StateReport) -> Snapshot:
    return operations.freeze(db, report_id=report.id, by=cast.amina, at=later(9)).snapshot


def unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_a_version_in_which_something_is_open_is_released_with_a_reason_by_the_head_alone(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        written(db, cast, report)
        snapshot = frozen(db, cast, report)
        with pytest.raises(DoorClosed):
            operations.release(db, snapshot_id=snapshot.id, reason="It is late.", by=cast.farid, at=later(10))
        with pytest.raises(ReleaseNeedsReason):
            operations.release(db, snapshot_id=snapshot.id, reason="  ", by=cast.amina, at=later(10))
        assert not queries.snapshot(db, cast.amina, snapshot.id).is_released
        released = operations.release(
            db, snapshot_id=snapshot.id, reason="The rest follows.", by=cast.amina, at=later(10)
        )
        assert released.release
        assert (released.release.by_name, released.release.reason) == ("Amina Haddad", "The rest follows.")
        assert released.is_released
        with pytest.raises(ReleasedBefore):
            operations.release(db, snapshot_id=snapshot.id, reason="Again.", by=cast.amina, at=later(11))


def test_a_submission_needs_no_release_and_says_so(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        written(db, cast, report)
        snapshot = frozen(db, cast, report)
        sent = operations.submit(
            db, snapshot_id=snapshot.id, day="2026-06-30", cleared_by=["The Cabinet"], by=cast.amina, at=later(10)
        )
        (line,) = db.query("select summary from journal where verb = 'submit'")
    assert sent.went_out_unreleased
    assert "nobody had released it" in line["summary"]


def test_the_annex_has_a_row_for_each_recommendation_with_the_numbers_of_the_version(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        first, *_ = written(db, cast, report)
        operations.mark(
            db,
            report_id=report.id,
            target=f"{OBSERVATIONS}, para. 40",
            state=Addressed.CORE_DOCUMENT,
            reason="paras. 12–20, as the minister wants it",
            by=cast.amina,
            at=later(3),
        )
        snapshot = frozen(db, cast, report)
        operations.delete_paragraph(db, paragraph_id=first, by=cast.amina, at=later(10))
        asked = asked_of_version(db, cast.amina, snapshot)
    rows = annex.rows(snapshot, asked)
    assert [each.citation for each in rows] == [A, B, f"{OBSERVATIONS}, para. 40"]
    assert (rows[0].paragraphs, rows[0].implementation) == ("2", "partly implemented")
    assert rows[0].done == "The law of 2025 provides for:\n(a) fines."
    assert (rows[1].paragraphs, rows[1].done) == ("", "The report does not speak to it.")
    assert rows[2].done == "See the common core document, paras. 12–20."


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh", "pt", "sw"])
def test_the_annex_is_written_in_the_language_of_the_report(
    installation: Installation, cast: Cast, language: str
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina, language=language)
        written(db, cast, report)
        snapshot = frozen(db, cast, report)
        asked = asked_of_version(db, cast.amina, snapshot)
    for make in annex.FILES.values():
        assert make(snapshot, asked)
    assert ("bidiVisual" in unzipped(annex.word(snapshot, asked))) is (language == "ar")


def test_nothing_of_what_a_paragraph_rests_on_and_no_internal_word_is_in_the_annex(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        _, second, _ = written(db, cast, report)
        operations.cite(db, paragraph_id=second, citation=f"{CONTRIBUTION}, ¶ 1", by=cast.amina, at=later(3))
        mark = {"report_id": report.id, "by": cast.amina, "at": later(3)}
        operations.mark(db, target=A, state=Addressed.PARTLY, reason="Zanzibarine figures are missing.", **mark)
        operations.mark(db, target=B, state=Addressed.NOT_APPLICABLE, reason="Zanzibarine politics.", **mark)
        left = [f"{OBSERVATIONS}, para. 40"]
        operations.leave_out(
            db, report_id=report.id, recommendations=left, reason="Zanzibarine again.", by=cast.amina, at=later(3)
        )
        snapshot = frozen(db, cast, report)
        asked = asked_of_version(db, cast.amina, snapshot)
    assert "Zanzibarine" in CANARY
    for ending, make in annex.FILES.items():
        data = make(snapshot, asked)
        said = data.decode() if ending == ".json" else unzipped(data)
        assert "The law of 2025" in said
        assert "Zanzibarine" not in said
        assert CONTRIBUTION not in said


def test_what_is_missing_is_listed_by_its_kind(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        _, second, _ = written(db, cast, report)
        operations.confirm(db, report_id=report.id, targets=[A], by=cast.amina, at=later(3))
        operations.answer(db, paragraph_id=second, requirement="icerd.intro.01", by=cast.amina, at=later(3))
        operations.mark(
            db,
            report_id=report.id,
            target="icerd.art-2.01",
            state=Addressed.PARTLY,
            reason="No figures.",
            by=cast.amina,
            at=later(3),
        )
        operations.write_paragraph(db, paragraph_id=second, text="The law provides for:", by=cast.amina, at=later(4))
        snapshot = frozen(db, cast, report)
        found = gaps.gaps(snapshot, queries.coverage(db, cast.amina, report))
    listed = {(each.kind, each.key, each.note) for each in found}
    assert (GapKind.LAPSED, A, "Amina Haddad, 2026-05-04") in listed
    assert (GapKind.RECOMMENDATION, B, "") in listed
    assert (GapKind.UNCONFIRMED, "icerd.intro.01", "") in listed
    assert (GapKind.PARTLY, "icerd.art-2.01", "No figures.") in listed
    assert GapKind.IMPLEMENTATION not in {each.kind for each in found}
    assert "never to be sent out" in unzipped(gaps.as_word(snapshot, found))
    assert "No figures." in unzipped(gaps.as_excel(snapshot, found))


def call(installation: Installation, *words: str) -> Result:
    home = str(installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, "--as", "amina@arcadia.example", "report", *words, "--json"])


def test_it_is_all_done_from_the_command_line_too(
    installation: Installation, cast: Cast, report: StateReport, tmp_path: Path
) -> None:
    with installation.store.writing() as db:
        written(db, cast, report)
        snapshot = frozen(db, cast, report).id
    refused = call(installation, "release", snapshot)
    assert (refused.exit_code, "Say why it may go out so" in refused.output) == (1, True)
    for ending in ("docx", "xlsx", "json"):
        made = call(installation, "annex", snapshot, "-o", str(tmp_path / f"annex.{ending}"))
        assert json.loads(made.stdout)["recommendations"] == 3
    for ending in ("docx", "xlsx", "json", "txt"):
        assert call(installation, "gaps", snapshot, "-o", str(tmp_path / f"gaps.{ending}")).exit_code == 0
    listed = json.loads(call(installation, "gaps", snapshot).stdout)
    assert {"kind": "recommendation", "key": B, "text": "Recommendation b", "note": ""} in listed
    assert call(installation, "gaps", snapshot, "-o", str(tmp_path / "gaps.pdf")).exit_code == 2
    exported = ("export", snapshot, "--for", "submission", "-o", str(tmp_path / "report.docx"))
    assert json.loads(call(installation, *exported).stdout)["draft"]
    assert "DRAFT" in unzipped((tmp_path / "report.docx").read_bytes())
    released = call(installation, "release", snapshot, "--reason", "The rest follows.")
    assert json.loads(released.stdout)["released"]["reason"] == "The rest follows."
    with_gaps = call(installation, *exported, "--gaps", str(tmp_path / "missing.xlsx"))
    assert not json.loads(with_gaps.stdout)["draft"]
    assert "DRAFT" not in unzipped((tmp_path / "report.docx").read_bytes())
