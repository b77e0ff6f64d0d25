"""Real web pages, tables and texts: every paragraph is found, in the encoding and the rows it was left in."""

import csv
import io
import re
from pathlib import Path

import pypdfium2
import pytest

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.treaties import DocumentKind

pytestmark = pytest.mark.real


def read(path: Path) -> tuple[Reading, ...]:
    return reading.read(path.read_bytes(), path.name)


def numbers_in_print(section: str) -> list[str]:
    """The numbers at the start of lines that count on from 1, found without the reader."""
    found: list[str] = []
    for line in re.findall(r"<p>(.*?)</p>", section, re.S):
        match = re.match(r"\s*(\d{1,3})\s*\.\s*\D", line)
        if match and int(match[1]) == len(found) + 1:
            found.append(match[1])
    return found


@pytest.mark.parametrize(
    ("name", "languages", "last"),
    [
        ("concluding-observations-2017_zh-en.html", ["en", "zh", "zh", "zh"], [98, 98, 98, 98]),
        ("concluding-observations-2017_zh-draft-translation.html", ["zh", "zh"], [97, 98]),
    ],
)
def test_every_paragraph_of_the_chinese_pages_is_found(
    shared_data: Path, name: str, languages: list[str], last: list[int]
) -> None:
    path = shared_data / "crc-taiwan" / name
    sections = re.split(r'<h2 id="file\d+">', path.read_text("utf-8"))[1:]
    documents = read(path)
    assert [each.identity.language for each in documents] == languages
    assert {each.identity.kind for each in documents} == {DocumentKind.CONCLUDING_OBSERVATIONS}
    assert {each.identity.treaty for each in documents} == {"CRC"}
    for section, document, highest in zip(sections, documents, last, strict=True):
        printed = numbers_in_print(section)
        assert printed[-1] == str(highest)
        assert [each.number for each in document.paragraphs if each.number] == printed
        assert not any(re.fullmatch(r"\d+", each.text) for each in document.paragraphs)  # no page number is left


def test_a_text_in_rows_has_the_same_paragraphs_in_both_languages(shared_data: Path) -> None:
    folder = shared_data / "spanish" / "uruguay-parallel"
    (english,), (spanish,) = (read(folder / f"CERD_C_URY_CO_21-23_{language}.csv") for language in ("en", "es"))
    assert [each.number for each in english.paragraphs] == [str(number) for number in range(1, 44)]
    assert len(spanish.paragraphs) == 43
    for document, language in ((english, "en"), (spanish, "es")):
        who = document.identity
        assert (who.kind, who.treaty, who.state) == (DocumentKind.CONCLUDING_OBSERVATIONS, "ICERD", "URY")
        assert who.language == language
        assert "Uruguay" in who.title


@pytest.mark.parametrize(
    "name", ["upr-info_sessions_1-5.csv", "wg-report-recommendations_2008.csv", "wg-report-recommendations_2012.csv"]
)
def test_tables_of_old_macintoshes_are_read_row_by_row_without_a_mangled_letter(shared_data: Path, name: str) -> None:
    path = shared_data / "recommendations" / name
    (found,) = read(path)
    plain = path.read_bytes().decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")
    filled = [row for row in csv.reader(plain.split("\n")) if any(cell.strip() for cell in row)]
    assert len(found.paragraphs) == len(filled) - 1
    text = "\n".join(each.full_text for each in found.paragraphs)
    assert "\ufffd" not in text
    assert not re.search("[a-z][ÕÍ™][a-z]", text)


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_each_sentence_of_the_parallel_corpus_can_be_cited(shared_data: Path, language: str) -> None:
    path = shared_data / "languages" / "unpc" / f"UNv1.0.testset.{language}"
    (found,) = read(path)
    assert [each.place for each in found.paragraphs] == [f"line {number}" for number in range(1, 1001)]
    assert found.identity.language == language


def test_a_drafting_teams_spreadsheet_is_read_row_by_row_with_its_comments(shared_data: Path) -> None:
    (found,) = read(shared_data / "brazil" / "team-papers" / "Quadro-Monitoramento-CERD-Brasil.xlsx")
    rows = [each for each in found.paragraphs if each.place.startswith("Quardo de Questões, row")]
    assert len(rows) == 23  # of 1,000 declared
    assert rows[0].full_text.startswith("Eixo de pesquisa: I\nTema Central: Estatísticas e Censo\n")
    assert "Mudanças na lei são a base do cumprimento da Convenção." in rows[1].footnotes
    assert not any("fwlink" in note for each in found.paragraphs for note in each.footnotes)
    assert found.warnings == (
        "These sheets are marked for deletion by their title and were not read: Anotações - apagar depois. "
        "If they belong to it, give them another title, save it and add it again.",
    )
    assert found.identity.kind is DocumentKind.OTHER


def test_documents_bound_into_one_file_come_apart_at_their_mastheads(shared_data: Path) -> None:
    names = ("CRPD_C_GEO_CO_1", "CRPD_C_GHA_CO_1", "CRPD_C_NPL_CO_1")
    files = [shared_data / "concluding-observations" / f"{name}.pdf" for name in names]
    bound = pypdfium2.PdfDocument.new()
    for file in files:
        bound.import_pages(pypdfium2.PdfDocument(file))
    written = io.BytesIO()
    bound.save(written)
    together = reading.read(written.getvalue(), "three.pdf")
    apart = [read(file)[0] for file in files]
    assert [each.identity.symbol for each in together] == [each.identity.symbol for each in apart]
    assert [each.identity.state for each in together] == ["GEO", "GHA", "NPL"]
    for one, alone in zip(together, apart, strict=True):
        numbers = [each.number for each in alone.paragraphs if each.number]
        assert [each.number for each in one.paragraphs if each.number] == numbers
