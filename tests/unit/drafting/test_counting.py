"""Words shared out, headings numbered, coverage counted: pure, without a database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.drafting.asked.counts import states, tally_recommendations, tally_requirements
from workbench.drafting.asked.covering import Coverage, Links, cover
from workbench.drafting.asked.glance import overview
from workbench.drafting.asked.recommended import Asked, Why
from workbench.drafting.budget import WORD_LIMITS, citation_words, paragraph_words, share_out
from workbench.drafting.checking import check
from workbench.drafting.checking.checked import Seen
from workbench.drafting.numbering import heading_numbers, letters, roman
from workbench.drafting.outlines.outline import outline
from workbench.drafting.records import (
    Addressed,
    DraftParagraph,
    Implementation,
    Mark,
    ReportKind,
    ReportRequirement,
    Section,
    SectionState,
    StateReport,
)
from workbench.guidelines import library
from workbench.recommendations.records import Recommendation

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def a_requirement(key: str, *, section: str = "S1", required: bool = True) -> ReportRequirement:
    return ReportRequirement(key, "R", section, key, 1, f"Say {key}", "measure", "guideline", required, "high", ())


def a_recommendation(key: str, *, procedural: bool = False) -> Recommendation:
    return Recommendation(
        key, "D", "P", "X/CO/1", "21", key, f"X/CO/1, para. 21 ({key})", "", "Do it", "", procedural, False, None, ()
    )


def a_mark(target: str, state: Addressed | None, implementation: Implementation | None = None) -> Mark:
    return Mark(target, "", state, "Because.", implementation, NOON, "Amina")


def a_section(key: str, *, parent: str | None = None, budget: int | None = 10, level: int = 1) -> Section:
    return Section(key, "R", parent, 1, level, "I", f"Title {key}", key, (), "", 0.5, budget, "high")


def a_paragraph(key: str, section: str, words: int, text: str = "A law.") -> DraftParagraph:
    return DraftParagraph(key, "R", section, 1, 1, "V", text, text, words, {}, NOON, "Amina")


REPORT = StateReport(
    "R", "Report", "ICERD", ReportKind.PERIODIC, "ARC", "", "", "", "en", "en", "", None, "state", 30, ("icerd",), NOON
)
STATES = dict.fromkeys(("S", "S1", "S2", "S3"), SectionState.IN_PROGRESS)


@pytest.mark.parametrize(
    ("limit", "shares", "words"),
    [
        (10, (1, 1, 1), (4, 3, 3)),
        (21_200, (0.3333, 0.6667), (7066, 14134)),
        (100, (), ()),
        (100, (0, 0), (0, 0)),
        (5, (0.2, 0.8), (1, 4)),
    ],
)
def test_a_limit_is_shared_out_to_the_last_word(limit: int, shares: tuple[float, ...], words: tuple[int, ...]) -> None:
    assert share_out(limit, shares) == words


def test_limits_are_those_of_the_general_assembly() -> None:
    assert WORD_LIMITS[ReportKind.PERIODIC] == WORD_LIMITS[ReportKind.REPLY_TO_LOIPR] == 21_200
    assert (WORD_LIMITS[ReportKind.INITIAL], WORD_LIMITS[ReportKind.COMMON_CORE]) == (31_800, 42_400)


def test_footnotes_and_printed_citations_count_as_words() -> None:
    assert paragraph_words("Two words.\ufffc", ["<em>Act</em> No. 4"], "en") == 5
    assert citation_words("CERD/C/BRA/CO/18-20, para. 21", "en") == 3


def test_headings_are_numbered_as_the_united_nations_numbers_them() -> None:
    assert heading_numbers([1, 2, 2, 3, 4, 1, 2]) == ("I", "A", "B", "1", "(a)", "II", "A")
    assert (roman(44), roman(9), letters(27)) == ("XLIV", "IX", "aa")


@pytest.mark.parametrize("name", [pack.pack for pack in library.heads()])
def test_every_pack_gives_an_outline_whose_parts_fit_in_the_whole(name: str) -> None:
    pack = library.pack(name)
    sections = outline([pack], pack.word_limit)
    assert [each.key for each in sections] == [section.id for _, section in pack.walk()]
    if pack.word_limit:
        assert sum(each.budget or 0 for each in sections if each.level == 1) == pack.word_limit
        for index, each in enumerate(sections):
            inner = sum(other.budget or 0 for other in sections if other.parent == index)
            assert inner <= (each.budget or 0) + 1


def covered(**marks: Mark) -> Coverage:
    return cover(
        requirements=[a_requirement("a"), a_requirement("b"), a_requirement("c", required=False)],
        asked=[
            Asked(a_recommendation("x"), Why.OBSERVATIONS),
            Asked(a_recommendation("y", procedural=True), Why.OBSERVATIONS),
        ],
        links=Links(answers={"a": ("p1", "p2")}, responses={"y": ("p1",)}, marks=marks),
    )


def test_what_a_paragraph_answers_is_answered_and_the_rest_is_open() -> None:
    found = covered()
    assert [(each.state, each.paragraphs) for each in found.requirements] == [
        (Addressed.ANSWERED, ("p1", "p2")),
        (Addressed.OPEN, ()),
        (Addressed.OPEN, ()),
    ]
    assert (tally_requirements(found.requirements).dealt_with, tally_requirements(found.requirements).of) == (1, 2)
    assert tally_recommendations(found.recommendations).of == 1
    assert states(found.requirements)[Addressed.OPEN] == 2


def test_a_person_s_word_stands_over_the_links_and_open_gives_it_back_to_them() -> None:
    found = covered(
        a=a_mark("a", Addressed.PARTLY), b=a_mark("b", Addressed.CORE_DOCUMENT), x=a_mark("x", Addressed.OPEN)
    )
    assert [each.state for each in found.requirements[:2]] == [Addressed.PARTLY, Addressed.CORE_DOCUMENT]
    assert found.recommendations[0].state is Addressed.OPEN
    assert covered(a=a_mark("a", Addressed.OPEN)).requirements[0].state is Addressed.ANSWERED


def test_addressed_and_implemented_are_two_facts() -> None:
    found = covered(x=a_mark("x", None, Implementation.IMPLEMENTED)).recommendations[0]
    assert (found.state, found.implementation) == (Addressed.OPEN, Implementation.IMPLEMENTED)


def test_a_section_counts_what_stands_in_the_sections_within_it() -> None:
    sections = [a_section("S1"), a_section("S2", parent="S1", level=2, budget=5), a_section("S3")]
    seen = overview(REPORT, sections, [a_paragraph("p", "S2", 20)], Coverage((), ()), STATES)
    assert [(each.words, each.own_words, each.is_over_budget) for each in seen.sections] == [
        (24, 2, True),
        (22, 22, True),
        (2, 2, False),
    ]
    assert (seen.words, seen.is_over_limit) == (26, False)


def test_a_check_names_what_is_open_over_long_and_without_source() -> None:
    sections = [a_section("S1")]
    paragraphs = [a_paragraph("p", "S1", 400, "12. A typed number.")]
    found = covered()
    findings = check(overview(REPORT, sections, paragraphs, found, STATES), found, Seen(without_source={"p"}))
    assert {(each.rule, each.severity) for each in findings} == {
        ("word-limit", "error"),
        ("requirement-open", "warning"),
        ("recommendation-open", "warning"),
        ("section-budget", "warning"),
        ("no-source", "advice"),
        ("typed-number", "warning"),
        ("long-paragraph", "advice"),
    }
    assert {each.paragraph for each in findings if each.rule == "no-source"} == {"p"}


def test_the_program_s_packs_lie_beside_it() -> None:
    assert Path(library.pack("icerd").file).is_file()
