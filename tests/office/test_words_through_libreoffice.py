"""Our count of words beside LibreOffice's: sentence by sentence, and on real reports that were exported."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.builders.pictures import a_png
from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from tests.office.office import Office
from tests.real.road import Desk
from workbench.drafting import operations, queries
from workbench.drafting.records import BlockKind
from workbench.installation import Installation, create
from workbench.settings import Settings
from workbench.text import wordcount
from workbench.text.markup import from_plain

pytestmark = pytest.mark.office

COUNTING = Path(__file__).parent / "counting.py"
SENTENCES = 120  # of each language in the sample; all in full
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
REPORTS = (
    ("en", "kenya/crpd/CRPD_C_KEN_1.pdf"),
    ("ar", "languages/CEDAW_Bangladesh_6-7_report_ar.docx"),
    ("zh", "crc-taiwan/replies-to-list-of-issues-2017_zh.html"),
    ("pt", "brazil/cerd/CERD-Follow-up-Brasil-2026.pdf"),
    (
        "es",
        "spanish/argentina/2001-01-09-Convencion_Belem_Do_Para__MESECVI__Observaciones_referidas_a_las_mujeres_y_las_ninas.md",
    ),
    ("en", "brazil/crpd/CRPD_C_BRA_1.pdf"),
)
SAMPLE = 40  # paragraphs of each report in the sample; all in full
APART = 0.005  # A/RES/68/268 gives no tolerance; half a hundredth is less than a page in forty


def counted(office: Office, plan: dict[str, Any]) -> Any:
    """What LibreOffice counts."""
    return office.told(COUNTING, plan)


@pytest.mark.real
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_in_the_six_languages_are_counted_as_libreoffice_counts_them(
    language: str, office: Office, shared_data: Path, full_count: bool
) -> None:
    lines = (shared_data / "languages" / "unpc" / f"UNv1.0.testset.{language}").read_text("utf-8").splitlines()
    sentences = [line.strip() for line in lines][: None if full_count else SENTENCES]
    theirs = counted(office, {"texts": sentences})
    ours = [wordcount.count(sentence, language) for sentence in sentences]
    apart = [sentence for one, other, sentence in zip(ours, theirs, sentences, strict=True) if one != other]
    assert apart == []


@pytest.mark.real
@pytest.mark.parametrize(("language", "file"), REPORTS)
def test_a_real_report_has_as_many_words_as_libreoffice_counts_in_its_export(
    language: str, file: str, office: Office, shared_data: Path, tmp_path: Path, full_count: bool
) -> None:
    desk = _desk(tmp_path)
    report = _loaded(desk, shared_data / file, language, tmp_path, None if full_count else SAMPLE)
    explained = desk.run("report", "budget", report)
    frozen = desk.run("report", "freeze", report)
    made = tmp_path / "report.docx"
    desk.run("report", "export", frozen["snapshot"], "--for", "comments", "-o", made)
    theirs = counted(office, {"source": made.as_uri(), "first": _first_bookmark(made.read_bytes())})

    assert frozen["words"] == explained["words"]
    # Automatic numbers do not count, as in Word. LibreOffice counts each as a word, so it counts a second time with the
    # numbers switched off in its copy; with them, it must come to our words and numbers together.
    assert abs(frozen["words"] - theirs["without_numbers"]) <= APART * theirs["without_numbers"]
    with_numbers = frozen["words"] + explained["parts"]["numbers"]
    assert abs(with_numbers - theirs["all"]) <= APART * theirs["all"]


BLOCKS: tuple[tuple[BlockKind, str, dict[str, Any]], ...] = (
    (BlockKind.NUMBERED, "Pupils in all schools – by region and year – are:", {}),
    (BlockKind.ITEM, "In the north, 1 240 of them;", {}),
    (BlockKind.SUBITEM, "Of these, 612 girls; and", {}),
    (BlockKind.ITEM, "In the south: 980.", {}),
    (BlockKind.PLAIN, "A text that goes on without a number.", {}),
    (BlockKind.TABLE, "Year\tGirls in school\tBoys<br>2024\t612\t628 (51.3 %)", {"title": "Pupils", "headers": 1}),
    (
        BlockKind.TABLE,
        "Region\tTeachers<br>North and\u2028islands\t<em>1,240</em>",
        {
            "title": "Teachers by region",
            "headers": 1,
            "source": "School census of 2024",
            "notes": "Public ones.",
        },
    ),
)


def test_items_tables_and_figures_have_as_many_words_as_libreoffice_counts_in_them(
    installation: Installation, cast: Cast, office: Office, tmp_path: Path
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        where = queries.section_of_report(db, report.id, "icerd.art-5").id
        for number, (kind, text, said) in enumerate(BLOCKS * 3):
            operations.add_paragraph(
                db, section_id=where, text=text, kind=kind, attributes=said or None, by=cast.amina, at=later(number)
            )
            if kind is BlockKind.PLAIN:
                picture = {"data": a_png(), "file_name": "map.png", "alt": "A map.", "caption": "Regions of Arcadia"}
                files = installation.store.files
                operations.put_figure(db, files, section_id=where, **picture, by=cast.amina, at=later(number))
    desk = Desk(installation.settings.home)
    parts = desk.run("report", "budget", report.id)["parts"]
    frozen = desk.run("report", "freeze", report.id)
    made = tmp_path / "blocks.docx"
    desk.run("report", "export", frozen["snapshot"], "--for", "comments", "-o", made)
    theirs = counted(office, {"source": made.as_uri(), "first": _first_bookmark(made.read_bytes())})

    assert frozen["words"] == theirs["without_numbers"]
    assert frozen["words"] + parts["numbers"] == theirs["all"]


def _desk(tmp_path: Path) -> Desk:
    home = tmp_path / "home"
    create(Settings(home=home, secret_key="for tests alone, never for an office"))
    return Desk(home)


def _loaded(desk: Desk, file: Path, language: str, tmp_path: Path, most: int | None) -> str:
    """A report of the document's paragraphs, under the headings of a guideline in turn."""
    (added,) = desk.run("corpus", "add", file, "--state", "ARC")
    shown = desk.run("corpus", "show", added["id"])
    texts = ["\n".join([each["text"], *(item["text"] for item in each["items"])]) for each in shown["paragraphs"]]
    sections = ("icerd.intro", "icerd.population", "icerd.art-2")
    rows = [
        {"section": sections[place % len(sections)], **_noted(from_plain(text), place)}
        for place, text in enumerate(texts[:most])
        if text.strip()
    ]
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps(rows))
    named = ("--treaty", "ICERD", "--state", "ARC", "--guideline", "icerd", "--language", language)
    report: str = desk.run("report", "new", *named)["report"]
    desk.run("report", "load", report, draft)
    return report


def _noted(text: str, place: int) -> dict[str, Any]:
    """Every fifth paragraph with a footnote."""
    if place % 5:
        return {"text": text}
    return {"text": f'{text}<fn id="1">', "footnotes": {"1": f"Law No. {place} of 2024, art. 3."}}


def _first_bookmark(data: bytes) -> str:
    """The bookmark of the first heading of the body: cover and contents stand before it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = re.search(r'w:name="(q_[^"]+)"', package.read("word/document.xml").decode())
    assert found is not None
    return found[1]
