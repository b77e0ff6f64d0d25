"""Which paragraph a person means, in the ways people write it."""

from dataclasses import replace

import pytest

from tests.builders.snapshots import a_block, a_section, a_snapshot
from workbench.comments.intake.table.places import Places, places_of
from workbench.drafting.records import BlockKind, Snapshot, SnapshotSection

TEXT = "The Government adopted a plan."


def numbered(number: int, text: str = "") -> object:
    return replace(a_block(text or f"Paragraph {number} says so.", BlockKind.NUMBERED, label=str(number)))


def a_report(language: str = "en") -> Snapshot:
    """Paragraphs 1–26 in two sections, 24 with items, two tables, and an annex whose numbers begin anew."""
    table, half = ("Tableau", ")") if language == "fr" else ("Table", ")")
    opening = "" if language == "fr" else "("
    annex = "Annexe I" if language == "fr" else "Annex I"
    first = a_section("Introduction", *(numbered(number) for number in range(1, 11)))
    second = a_section(
        "Article 5 and racial profiling",
        *(numbered(number) for number in range(11, 25)),
        a_block("fines;", BlockKind.ITEM, label=f"24 {opening}a{half}"),
        a_block("prison.", BlockKind.ITEM, label=f"24 {opening}b{half}"),
        a_block("Year\tCases\n2024\t214", BlockKind.TABLE, label=f"{table} 1"),
        a_block("Year\tJudges\n2024\t31", BlockKind.TABLE, label=f"{table} 2"),
        numbered(25, "The fund (a) pays costs and (b) trains staff."),
        numbered(26),
    )
    third = a_section(
        "Statistics", numbered(1), numbered(2), numbered(3), a_block("x\ty", BlockKind.TABLE, label=f"{table} 1")
    )
    made = a_snapshot(first, second, third, language=language)
    numbers = ("I", "II", annex)
    parts = ("", "", made.sections[2].id)
    sections: list[SnapshotSection] = [
        replace(section, number=number, part=part)
        for section, number, part in zip(made.sections, numbers, parts, strict=True)
    ]
    return replace(made, sections=tuple(sections))


def cited(text: str, language: str = "en") -> list[str]:
    """The names of the places that a cell leads to; of a section its title."""
    found = Places(places_of(a_report(language))).cited(text)
    return [place.text if place.is_heading else place.name for place in found.places] if found.is_sure else []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("24", ["24"]),
        ("24.", ["24"]),
        ("Para. 24", ["24"]),
        ("paragraph 24, line 3", ["24"]),
        ("§ 24", ["24"]),
        ("page 7, para. 24", ["24"]),
        ("24, 2nd sentence", ["24"]),
        ("24 (a)", ["24 (a)"]),
        ("§24(b)", ["24 (b)"]),
        ("para 24a", ["24 (a)"]),
        ("24 (a) and (b)", ["24 (a)", "24 (b)"]),
        ("25 (b)", ["25"]),
        ("24-26", ["24", "25", "26"]),
        ("24 to 26", ["24", "25", "26"]),
        ("paras. 3, 5 and 24", ["3", "5", "24"]),
        ("Table 2", ["Table 2"]),
        ("24 and Table 1", ["24", "Table 1"]),
        ("Annex I, 3", ["Annex I, 3"]),
        ("Annex I, para. 3", ["Annex I, 3"]),
        ("para. 3 of the annex", ["Annex I, 3"]),
        ("Annex, table 1", ["Annex I, Table 1"]),
        ("Annex I", ["Statistics"]),
        ("Section II", ["Article 5 and racial profiling"]),
        ("II. Article 5 and racial profiling", ["Article 5 and racial profiling"]),
        ("introduction", ["Introduction"]),
        ("the section on Article 5 and racial profiling", ["Article 5 and racial profiling"]),
        ("Section II, para. 24", ["24"]),
        ("الفقرة ٢٤", ["24"]),
        ("الفقرة 24 (أ)", ["24 (a)"]),
        ("الفقرات 24 إلى 26", ["24", "25", "26"]),
        ("الفقرة الثالثة", []),
        ("пункт 24", ["24"]),
        ("п. 24 а)", ["24 (a)"]),
        ("párr. 24", ["24"]),
        ("párrs. 24 a 26", ["24", "25", "26"]),
        ("parágrafo 24", ["24"]),
        ("第24段", ["24"]),
    ],
)
def test_a_place_is_found_as_people_cite_it(written: str, meant: list[str]) -> None:
    assert cited(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "99", "24 (d)", "24.3", "24 bis", "page 24", "Art. 5", "Introduction 3", "Annex II, 3", "Table 9",
     "Section IX", "المرفق الثالث، الفقرة 3", "Section II.C", "9" * 5000, "2026-04-03", "4-3-2026", "4-3.5", "26-24",
     "24-2600", "see above"],
)  # fmt: skip
def test_what_cites_nothing_of_this_report_leads_nowhere(written: str) -> None:
    assert cited(written) == []


def test_a_french_report_is_cited_with_its_own_labels() -> None:
    assert cited("par. 24 a)", "fr") == ["24 a)"]
    assert cited("Annexe I, tableau 1", "fr") == ["Annexe I, Tableau 1"]
    assert cited("table 2", "fr") == ["Tableau 2"]


def test_a_paragraph_that_is_not_there_offers_the_one_whose_item_it_would_be() -> None:
    found = Places(places_of(a_report())).cited("24 (d)")
    assert (found.is_sure, [place.name for place in found.near]) == (False, ["24"])


def test_a_title_that_two_sections_have_leads_to_neither() -> None:
    twice = a_snapshot(a_section("Health", "One."), a_section("Health", "Two."))
    found = Places(places_of(twice)).cited("Health")
    assert (found.places, len(found.near)) == ((), 2)
