"""A report drafted, frozen and exported: what the files hold and what they must never hold."""

import io
import random
import re
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from tests.builders.library import put_document
from tests.builders.snapshots import a_paragraph, a_section, a_snapshot
from tests.cast import MORNING, Cast
from workbench.comments.frozen import written_sections
from workbench.comments.intake import files
from workbench.drafting import operations as drafting
from workbench.drafting import queries
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind
from workbench.export import pdf, report
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.text import markup
from workbench.word.document import WordDocument
from workbench.word.reading import read

LAW = a_paragraph(
    'Parliament adopted the Act.<cite id="1"> It <strong>prohibits</strong> discrimination.<fn id="2">',
    cites={"1": "CERD/C/BRA/CO/18-20, para. 21"},
    **{"2": "Law No. 1 of 2024."},
)


def test_a_file_sent_out_and_returned_untouched_says_nothing() -> None:
    snapshot = a_snapshot(
        a_section("Introduction", "First.", LAW),
        a_section("Empty section"),
        a_section("Article 2", level=1),
        a_section("Laws & decrees", "الفقرة الثالثة", "A\u00a0B  C", level=2),
    )
    found = files.read(report.for_comments(snapshot), snapshot)

    assert (found.comments, found.why_not) == ((), "")
    assert found.warnings == ()


def unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(name + package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_provenance_never_leaves_in_either_form(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_document(
            db,
            ["The canaryword of the ministry."],
            title="Canarytitle contribution",
            symbol=None,
            kind="contribution",
            published=0,
            audience=f"contribution:{cast.education}",
            owner_organisation_id=cast.education,
        )
        put_document(db, ["The State party should adopt a law."], symbol="CERD/C/ARC/CO/7-9", state="ARC")
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="ICERD report")
        drafted = drafting.new_report(db, identity=identity, packs=[pack("icerd", None)], by=cast.amina, at=MORNING)
        section = queries.sections(db, drafted.id)[0]
        text = "The law was adopted. It is applied."
        paragraph = drafting.add_paragraph(db, section_id=section.id, text=text, by=cast.farid, at=MORNING)
        for citation in ("Canarytitle contribution (2022-12-19), para. 1", "CERD/C/ARC/CO/7-9, para. 1"):
            drafting.cite(db, paragraph_id=paragraph.paragraph_id, citation=citation, by=cast.farid, at=MORNING)
        assert len(queries.paragraphs(db, drafted.id)[0].citations) == 2
        snapshot = drafting.freeze(db, report_id=drafted.id, by=cast.amina, at=MORNING).snapshot

    for data in (report.for_comments(snapshot), report.for_submission(snapshot)):
        whole = unzipped(data)
        assert "CERD/C/ARC/CO/7-9, para. 1." in whole
        assert "canary" not in whole.casefold()
        assert "Amina" not in whole
        assert "Farid" not in whole


def test_a_heading_has_the_number_that_its_version_has(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="ARC", title="ICERD report")
        drafted = drafting.new_report(db, identity=identity, packs=[pack("icerd", None)], by=cast.amina, at=MORNING)
        sections = queries.sections(db, drafted.id)
        parent = next(section for section in sections if section.level == 2)
        for section in (sections[1], parent):
            drafting.add_paragraph(db, section_id=section.id, text="Text.", by=cast.farid, at=MORNING)
        snapshot = drafting.freeze(db, report_id=drafted.id, by=cast.amina, at=MORNING).snapshot

    frozen = [f"{section.number}." for section in written_sections(snapshot)]
    listed = [p.text for p in read(report.for_submission(snapshot)).paragraphs if p.style.startswith("toc")]
    assert frozen == ["I.", "II.", "A."]
    assert [line.split("\t")[0] for line in listed] == frozen


def test_a_file_for_submission_holds_no_id_of_ours() -> None:
    snapshot = a_snapshot(a_section("Introduction", "First.", LAW))
    whole = unzipped(report.for_submission(snapshot))

    for held in (
        snapshot.id,
        snapshot.sha256,
        *(p.id for p in snapshot.paragraphs),
        *(s.id for s in snapshot.sections),
    ):
        assert held not in whole


def test_both_forms_say_what_they_are() -> None:
    snapshot = a_snapshot(a_section("Introduction", "First."))
    comments = [p.text for p in Document(io.BytesIO(report.for_comments(snapshot))).paragraphs]
    submission = [p.text for p in Document(io.BytesIO(report.for_submission(snapshot))).paragraphs]

    assert "Draft of 23 November 2026 for comments" in comments
    assert "Committee on the Elimination of Racial Discrimination" in submission
    assert "Consideration of reports submitted by States parties under article 9 of the Convention" in submission
    assert "Combined twenty-first to twenty-third periodic reports of the State party due in 2026" in submission
    assert "Brazil" in submission
    assert "Period covered: 2018–2025" in submission
    assert any(line.startswith("[Date received:") for line in submission)


def test_a_report_is_stamped_until_it_is_released() -> None:
    snapshot = a_snapshot(a_section("Introduction", "First."))

    assert "DRAFT" in unzipped(report.for_submission(snapshot))
    assert "DRAFT" not in unzipped(report.for_submission(snapshot, released=True))


def test_without_libreoffice_a_pdf_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(pdf.OfficeMissing, match=r"export the report as \.docx"):
        report.as_pdf(a_snapshot(a_section("Introduction", "First.")), report.Form.SUBMISSION)


needs_office = [
    pytest.mark.office,
    pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed"),
]


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()


def saved_by_office(data: bytes, folder: Path) -> WordDocument:
    """What LibreOffice makes of a file when it opens and saves it."""
    (folder / "sent.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), "sent.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return read((folder / "out" / "sent.docx").read_bytes())


AWKWARD = (
    "article equality Intérior wide-ranging النص العربي право 人权 naïve §4 “quoted” A&B <tag> {{x}} 👩🏽‍⚖️ "
    "co\u00adoperate no\u00a0break hy\u2011phen ta\tb double  space zero\u200bwidth"
)
WORDS = AWKWARD.split(" ")


def _random_markup(chance: random.Random) -> str:
    """Runs with marks, also inside words; raised and lowered at once is not a thing of Word's."""
    runs = []
    for _ in range(chance.randint(1, 6)):
        text = " ".join(chance.choices(WORDS, k=chance.randint(1, 6))) + chance.choice(["", " "])
        marks = set(chance.sample(["strong", "em", "u", chance.choice(["sup", "sub"])], k=chance.choice([0, 0, 1, 2])))
        runs.append(markup.Text(text, frozenset(marks)))
    return markup.serialise(runs)


class TestThroughLibreOffice:
    pytestmark = needs_office

    def test_the_printed_numbers_are_those_of_the_snapshot(self) -> None:
        sections = [
            a_section(f"Article {article}", *(f"zq{article}x{n} text of the paragraph." for n in range(25)))
            for article in range(1, 9)
        ]
        snapshot = a_snapshot(*sections)
        printed = "\n".join(pages(report.as_pdf(snapshot, report.Form.SUBMISSION)))
        found = {mark: int(number) for number, mark in re.findall(r"(\d+)\.\s+(zq\d+x\d+)", printed)}

        assert found == {paragraph.text.split()[0]: paragraph.number for paragraph in snapshot.paragraphs}

    def test_the_contents_of_a_pdf_name_the_page(self) -> None:
        long = " ".join(["word"] * 400)
        snapshot = a_snapshot(a_section("First", long, long, long), a_section("Second", long))
        found = pages(report.as_pdf(snapshot, report.Form.SUBMISSION))

        place = next(number for number, text in enumerate(found, start=1) if "II. Second" in text and number > 2)
        listed = re.search(r"II\.\s+Second[ .]*4\s+(\d+)", found[1])
        assert listed
        assert int(listed[1]) == place

    @pytest.mark.parametrize("form", list(report.Form))
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_what_libreoffice_saves_is_the_same_text(self, form: report.Form, language: str, tmp_path: Path) -> None:
        snapshot = a_snapshot(
            a_section("Introduction & <more>", LAW, "A\u00a0B  C\tD {{ x }} 👩🏽‍⚖️", "النص CERD/C/18-20 العربي"),
            language=language,
        )
        data = report.for_comments(snapshot) if form is report.Form.COMMENTS else report.for_submission(snapshot)
        read_back = [p.text for p in saved_by_office(data, tmp_path).paragraphs]

        for text in ("Introduction & <more>", *(paragraph.text for paragraph in snapshot.paragraphs)):
            assert text in read_back

    def test_a_program_that_hangs_is_stopped(self) -> None:
        with pytest.raises(pdf.OfficeFailed, match="longer than"):
            pdf.convert(report.for_submission(a_snapshot(a_section("A", "B."))), seconds=0.05)

    def test_marks_and_text_come_back_from_libreoffice(self, tmp_path: Path, full_count: bool) -> None:
        paragraphs = [_random_markup(random.Random(number)) for number in range(1000 if full_count else 150)]
        snapshot = a_snapshot(a_section("A", *paragraphs))
        saved = saved_by_office(report.for_comments(snapshot), tmp_path)
        by_uid = {mark.name: mark for mark in saved.bookmarks}

        for frozen in snapshot.paragraphs:
            returned_paragraph = saved.paragraphs[by_uid[f"p_{frozen.id}"].start.paragraph]
            runs = [run for run in markup.parse(frozen.markup) if isinstance(run, markup.Text)]
            assert returned_paragraph.text == frozen.text
            assert [(sign, piece.marks) for piece in returned_paragraph.pieces for sign in piece.text] == [
                (sign, run.marks) for run in runs for sign in run.text
            ]
