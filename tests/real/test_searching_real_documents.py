"""Searching Brazil's documents and documents in six languages: what is found holds the words, and the counts add up."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.corpus import queries
from workbench.installation import open_installation
from workbench.people.queries import local_operator
from workbench.search import analysis
from workbench.settings import Settings

pytestmark = pytest.mark.real

FILES = (
    "brazil/cerd/CCD-Brasil-2020.pdf",
    "brazil/cerd/CERD-Observacoes-Brasil-2022.pdf",
    "brazil/cerd/CERD-Follow-up-Brasil-2026.pdf",
    "brazil/cerd/cerd-iii-relatorio-do-estado-brasileiro.pdf",
    "brazil/upr/UPR_WG_report_brazil2012.pdf",
    "languages/CEDAW_Bangladesh_6-7_report_ar.docx",
    "languages/CRPD_C_BGD_Q_1.pdf",
    "languages/CRPD_C_ISR_Q_1.pdf",
    "languages/CRPD_C_NOR_CO_1.pdf",
    "languages/CRPD_C_SLV_CO_2-3.pdf",
)
# The query, and words of which each hit's text holds the beginning (any of a group, all groups).
QUESTIONS: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (("structural racism", "--state", "BRA"), (("struct", "estrut"), ("racis",))),
    (('"structural racism"',), (("structural racism",),)),
    (("quilombola territory", "--treaty", "CERD"), (("quilombola",), ("territor",))),
    (("police violence -prison",), (("polic",), ("violen",))),
    (("racismo institucional", "--language", "pt"), (("racism",), ("institucion",))),
    (("mulheres negras", "--language", "pt"), (("mulher",), ("negr",))),
    (("políticas públicas", "--language", "pt"), (("politic",), ("public",))),
    (("discriminación mujeres", "--language", "es"), (("discrimin",), ("mujer",))),
    (('"personas con discapacidad"', "--year", "2019"), (("personas con discapacidad",),)),
    (("femmes handicapées", "--language", "fr"), (("femme",), ("handicap",))),
    (('"égalité des sexes" OR "violence sexuelle"',), (("egalite des sexes", "violence sexuelle"),)),
    (("حقوق المرأة",), (("حق",), ("مرا", "امرا", "نسا"))),
    (("права женщин",), (("прав",), ("женщ",))),
)


@pytest.fixture(scope="module")
def home(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with these documents."""
    where = tmp_path_factory.mktemp("real") / "home"
    assert CliRunner().invoke(main, ["--home", str(where), "init"]).exit_code == 0
    added = CliRunner().invoke(
        main, ["--home", str(where), "corpus", "add", *(str(shared_data / file) for file in FILES)]
    )
    assert added.exit_code == 0, added.output
    return where


@pytest.fixture(scope="module")
def ask(home: Path) -> Callable[..., dict[str, Any]]:
    def asked(*arguments: str) -> dict[str, Any]:
        result = CliRunner().invoke(main, ["--home", str(home), "search", *arguments, "--json"])
        assert result.exit_code == 0, result.output
        return {**json.loads(result.stdout), "seconds": 0}

    return asked


@pytest.mark.parametrize(("question", "words"), QUESTIONS, ids=lambda value: value[0] if value else "")
def test_the_citation_of_each_hit_opened_holds_the_words(
    home: Path, ask: Callable[..., dict[str, Any]], question: tuple[str, ...], words: tuple[tuple[str, ...], ...]
) -> None:
    found = ask(*question, "--limit", "50")

    assert found["total"] > 0
    assert all(sum(values.values()) == found["total"] for values in found["facets"].values())
    installation = open_installation(Settings(home=home, secret_key="for tests alone, never for an office"))
    with installation.store.reading() as db:
        actor = local_operator(db)
        for place, hit in enumerate(found["hits"]):
            paragraph = queries.paragraph_by_citation(db, actor, hit["citation"])
            if paragraph.id != hit["paragraph"]:  # a number that the document prints twice: the first is opened
                assert paragraph.number == hit["number"]
                paragraph = queries.paragraph(db, actor, hit["paragraph"])
            text = " " + " ".join(analysis.surface(paragraph.full_text))
            held = sum(any(word in text for word in group) for group in words)
            lacking = found["lacking"] if place >= found["whole"] else 0  # where few have all words, those come first
            assert held >= len(words) - lacking > 0, (hit["citation"], text)
            assert "«" in hit["snippet"]


def test_after_a_rebuild_all_answers_are_the_same(home: Path, ask: Callable[..., dict[str, Any]]) -> None:
    before = [ask(*question, "--limit", "50") for question, _ in QUESTIONS]

    rebuilt = CliRunner().invoke(main, ["--home", str(home), "index", "rebuild", "--json"])

    assert rebuilt.exit_code == 0
    assert [ask(*question, "--limit", "50") for question, _ in QUESTIONS] == before
    assert CliRunner().invoke(main, ["--home", str(home), "index", "verify"]).exit_code == 0


def test_similar_paragraphs_are_of_the_same_language_and_about_the_same(ask: Callable[..., dict[str, Any]]) -> None:
    found = ask("--like", "CERD/C/BRA/CO/18-20, para. 13")

    assert found["total"] > 0
    assert set(found["facets"]["language"]) == {"en"}
    assert "CERD/C/BRA/CO/18-20, para. 13" not in {hit["citation"] for hit in found["hits"]}
