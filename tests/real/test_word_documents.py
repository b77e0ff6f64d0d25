"""Word files as documents of the library: every paragraph found and citable, counted beside the reader."""

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading

pytestmark = pytest.mark.real

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPED = re.compile(r"^\s*(\d{1,3})\s*[-–]\s*(?=\D)")
WITHOUT_NUMBERS = (
    "CCD-Brasil-2020-Dados-Atualizacao",
    "CERD-Conclusoes-Indice-Recomendacoes",
    "Cruzamento-Quadro-Investigacao-RGs-Durban",
    "Follow-up-2026-Resumo-Anotacoes",
    "III-Relatorio-Brasil-2018-Resumo",
)


def read(path: Path) -> Reading:
    return reading.read(path.read_bytes(), path.name)[0]


def in_the_file(path: Path) -> list[str]:
    """The text of each `w:p` outside boxes, straight from the file."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = [each for each in root.iter(f"{W}p") if next(each.iterancestors(f"{W}txbxContent"), None) is None]
    return ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in paragraphs]


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def test_every_numbered_paragraph_of_the_arabic_file_has_its_number_and_its_words(shared_data: Path) -> None:
    path = shared_data / "languages" / "CEDAW_Bangladesh_6-7_report_ar.docx"
    wanted: dict[int, str] = {}
    for text in in_the_file(path):
        typed = TYPED.match(text)
        is_heading = len(text) < 60 and len(wanted) < 60  # its parts count too, up to 31
        if typed and int(typed[1]) == len(wanted) + 1 and not is_heading:
            wanted[int(typed[1])] = letters(text[typed.end() :])
    body: dict[int, str] = {}
    for each in read(path).paragraphs:
        if each.number and int(each.number) == len(body) + 1 and not each.annex:
            body[int(each.number)] = letters(each.text)
    assert len(wanted) == 327
    assert len(body) == 327
    differing = [number for number, text in wanted.items() if not body[number].startswith(text)]
    assert differing in ([], [38])  # the file prints 38 twice; which of the two is meant nobody can tell


@pytest.mark.parametrize("name", WITHOUT_NUMBERS)
def test_a_paper_without_numbers_is_citable_by_place_and_nothing_of_it_is_lost(shared_data: Path, name: str) -> None:
    path = shared_data / "brazil" / "team-papers" / f"{name}.docx"
    found = read(path)
    labels = [each.label for each in found.paragraphs]
    assert labels == [f"¶ {place}" for place in range(1, len(labels) + 1)]
    assert len({each.anchor for each in found.paragraphs}) == len(labels)
    said = "\n".join(letters(each.full_text) for each in found.paragraphs)
    over = "\n".join(
        letters(each) for one in found.paragraphs for each in (one.section, one.heading, found.identity.title)
    )
    lost = [text for text in in_the_file(path) if letters(text) not in said and _without_number(text) not in over]
    assert lost == []


def _without_number(heading: str) -> str:
    return letters(re.sub(r"^\s*[(]?[\dA-Za-z]{1,3}[.)]\s+", "", heading))
