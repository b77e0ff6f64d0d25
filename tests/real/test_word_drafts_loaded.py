"""Acceptance: real Word files of drafting teams are taken in whole, compared with their XML read by other means."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.cast import Cast
from tests.drafting import a_report, later
from workbench.drafting import queries
from workbench.drafting.blocks import loading_word, word_draft
from workbench.drafting.records import BlockKind
from workbench.installation import Installation
from workbench.limited import run_limited

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
FOLDERS = (Path("brazil") / "team-papers", Path("upr-word-drafts"))
FILES = [
    *("CCD-Brasil-2020-Dados-Atualizacao", "CERD-Conclusoes-Indice-Recomendacoes", "Follow-up-2026-Resumo-Anotacoes"),
    *(
        "Cruzamento-Quadro-Investigacao-RGs-Durban",
        "III-Relatorio-Brasil-2018-Resumo",
        "Recomendacoes-Gerais-Paragrafos",
    ),
    *("Belgium_-_Draft_report_after_adoption", "Denmark_-_Draft_report_circulated_on_11_May_2026"),
    *("Estonia_-_Draft_report_after_adoption", "Namibia_-_Draft_report_circulated_on_6_May_2026"),
    "Paraguay_-_Draft_report_circulated_on_8_May_2026",
]


def _said(path: Path) -> Counter[str]:
    """The words of the body and of its notes, from the XML itself; deleted text and second tellings apart."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        has_notes = "word/footnotes.xml" in archive.namelist()
        notes = etree.fromstring(archive.read("word/footnotes.xml")) if has_notes else etree.Element("none")
    named = {each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")}
    words: Counter[str] = Counter()
    for root in (body, *(note for note in notes if note.get(f"{W}id") in named)):
        for text in root.iter(f"{W}t"):
            gone = any(each.tag in (f"{W}del", f"{W}moveFrom", _FALLBACK) for each in text.iterancestors())
            words.update("" if gone else _signs(text.text or ""))
    return words


def _signs(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffc]+", "", text)


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_a_team_wrote_is_lost_on_the_way_in(
    shared_data: Path, installation: Installation, cast: Cast, name: str
) -> None:
    path = next(found for folder in FOLDERS if (found := shared_data / folder / f"{name}.docx").is_file())
    draft = run_limited("workbench.word.drafted.reading:read_draft", path.read_bytes())
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        plan = word_draft.plan(draft, queries.sections(db, report.id), name=name)
        loaded = loading_word.load_draft(
            db, installation.store.files, report_id=report.id, plan=plan, choices={}, by=cast.amina, at=later(1)
        )
        sections = {each.id: each.title for each in queries.sections(db, report.id)}
        blocks = queries.paragraphs(db, report.id)

    used = {each.section_id for each in blocks} | {each.id for each in loaded.new_sections}
    kept = Counter(_signs("".join(sections[each] for each in used)))
    for block in blocks:
        kept.update(_signs(block.text))
        kept.update(_signs("".join(block.footnotes.values())))
        kept.update(_signs(str(block.attributes.get("title", ""))))
    missing = _said(path) - kept

    # What goes on purpose: the figures and letters of typed numbers that the report counts anew, and their brackets.
    listed = sum(1 for block in blocks if block.kind in (BlockKind.ITEM, BlockKind.SUBITEM))
    numbered = sum(1 for block in blocks if block.kind is BlockKind.NUMBERED)
    letters = sum(count for sign, count in missing.items() if sign.isalpha())
    assert {sign for sign in missing if not sign.isalnum()} <= set("().)]–-•")
    assert letters <= 2 * listed
    assert sum(missing.values()) - letters <= 4 * numbered + 2 * listed
    assert loaded.left_out == ()


@pytest.mark.parametrize("name", FILES[:2])
def test_what_was_loaded_is_taken_back_in_one_step(
    shared_data: Path, installation: Installation, cast: Cast, name: str
) -> None:
    path = shared_data / FOLDERS[0] / f"{name}.docx"
    draft = run_limited("workbench.word.drafted.reading:read_draft", path.read_bytes())
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        before = queries.sections(db, report.id)
        plan = word_draft.plan(draft, before, name=name)
        loaded = loading_word.load_draft(
            db, installation.store.files, report_id=report.id, plan=plan, choices={}, by=cast.amina, at=later(1)
        )
        assert loaded.new_sections
        loading_word.take_back(db, act_id=loaded.act_id, by=cast.amina, at=later(2))

        assert queries.paragraphs(db, report.id) == ()
        assert [each.id for each in queries.sections(db, report.id)] == [each.id for each in before]
