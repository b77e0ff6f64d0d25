"""The whole road, once, on real documents: from Brazil's corpus to a report, out in two forms."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.real.road import ANSWERED, CORE, OBSERVATIONS, RESPONDED, Desk, a_report
from workbench.installation import create
from workbench.settings import Settings

pytestmark = pytest.mark.real

CANARY = "zephyrous-quokka-42"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Desk:
    """A home with Brazil's concluding observations, its core document, and a ministry's contribution."""
    home = tmp_path_factory.mktemp("brazil") / "home"
    create(Settings(home=home, secret_key="for tests alone, never for an office"))
    desk = Desk(home)
    cerd = shared_data / "brazil" / "cerd"
    desk.run("corpus", "add", cerd / "CERD-Observacoes-Brasil-2022.pdf", cerd / "CCD-Brasil-2020.pdf")
    return desk


@pytest.fixture(scope="module")
def report(desk: Desk) -> str:
    return a_report(desk)


def test_coverage_shows_exactly_what_was_answered(desk: Desk, report: str) -> None:
    coverage = desk.run("report", "coverage", report)
    answered = {each["id"] for each in coverage["requirements"] if each["state"] == "answered"}
    responded = {each["citation"] for each in coverage["recommendations"] if each["state"] == "answered"}
    assert answered == set(ANSWERED)
    assert responded == set(RESPONDED)
    assert len(RESPONDED) == 8
    assert all(each["state"] == "open" for each in coverage["requirements"] if each["id"] not in answered)


def test_the_draft_reads_as_it_was_loaded(desk: Desk, report: str) -> None:
    shown = desk.run("report", "show", report)
    paragraphs = [each for section in shown["sections"] for each in section["paragraphs"]]
    assert len(paragraphs) == 13
    assert [each["number"] for each in paragraphs] == list(range(1, 14))
    assert {cite["citation"].split(",")[0] for each in paragraphs for cite in each["cites"]} == {OBSERVATIONS, CORE}


def test_a_quotation_that_is_not_in_the_passage_is_refused(desk: Desk, report: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(
        '[{"section": "icerd.intro", "text": "Words.", "cites": '
        f'[{{"citation": "{OBSERVATIONS}, para. 6", "quote": "words the Committee never wrote"}}]}}]'
    )
    before = desk.run("report", "show", report)
    desk.run("report", "load", report, wrong, status=1)
    assert desk.run("report", "show", report) == before


@pytest.mark.parametrize("purpose", ["comments", "submission"])
def test_published_sources_print_and_a_contribution_never_does(
    desk: Desk, tmp_path: Path, purpose: str, report: str
) -> None:
    rests_on_a_contribution(desk, report, tmp_path)
    snapshot = desk.run("report", "freeze", report)["snapshot"]
    out = tmp_path / f"{purpose}.docx"
    desk.run("report", "export", snapshot, "--for", purpose, "-o", out)
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    everything = b"".join(parts.values()).decode("utf-8", "replace") + " ".join(parts)
    assert CANARY not in everything
    assert OBSERVATIONS in parts["word/footnotes.xml"].decode()
    assert ("w:trackRevisions" in parts["word/settings.xml"].decode()) is (purpose == "comments")
    assert ("bookmarkStart" in parts["word/document.xml"].decode()) is (purpose == "comments")


def rests_on_a_contribution(desk: Desk, report: str, folder: Path) -> None:
    """Add a ministry's contribution with the canary in title and text, and a paragraph that rests on it (once)."""
    if any(each["title"] == f"Note {CANARY}" for each in desk.run("corpus", "list")):
        return
    import docx

    document = docx.Document()
    document.add_paragraph(f"1. The ministry trained 1,240 teachers under the name {CANARY} in 2025.")
    file = folder / "contribution.docx"
    document.save(str(file))
    desk.run("organisation", "add", "Ministry of Schools", "--kind", "ministry")
    desk.run(
        "corpus", "add", file, "--kind", "contribution", "--organisation", "Ministry of Schools",
        "--title", f"Note {CANARY}", "--state", "BRA", "--date", "2026-02-01",
    )  # fmt: skip
    contribution = next(each for each in desk.run("corpus", "list") if each["title"] == f"Note {CANARY}")
    passage = desk.run("corpus", "show", contribution["id"])["paragraphs"][0]
    place = f"para. {passage['number']}" if passage["number"] else passage["label"]
    citation = f"Note {CANARY} (2026-02-01), {place}"
    assert contribution["kind"] == "contribution"
    draft = folder / "more.json"
    draft.write_text(
        '[{"section": "icerd.art-7a", "text": "In 2025, 1,240 teachers were trained.", "cites": '
        f'[{{"citation": "{citation}", "quote": "trained 1,240 teachers"}}]}}]'
    )
    desk.run("report", "load", report, draft)


def test_the_round_opens_on_the_snapshot_and_the_matrix_comes_out(desk: Desk, tmp_path: Path, report: str) -> None:
    desk.run("organisation", "add", "Human Rights Ombudsperson", "--kind", "nhri")
    snapshot = desk.run("report", "freeze", report)["snapshot"]
    opened = desk.run(
        "round", "open", snapshot, "--kind", "nhri", "--invite", "Human Rights Ombudsperson", "--closes", "2099-12-31"
    )
    out = tmp_path / "round.docx"
    desk.run("round", "export", opened["round"], "--for", "Human Rights Ombudsperson", "-o", out)
    assert out.stat().st_size > 10_000
    matrix = tmp_path / "matrix.json"
    desk.run("round", "matrix", opened["round"], "--view", "internal", "-o", matrix)
    assert matrix.is_file()
    assert desk.run("round", "verify", opened["round"])["ok"]
