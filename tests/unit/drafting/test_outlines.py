"""What a report's outline is made of: several packs, a list of issues, a checklist beside it; and its numbers."""

from dataclasses import dataclass

import pytest

from workbench.drafting.numbering import heading, section_numbers
from workbench.drafting.outlines.outline import outline
from workbench.drafting.outlines.placing import placed
from workbench.guidelines import library


@dataclass(frozen=True)
class Headline:
    """A heading of an outline, as far as its number goes."""

    level: int
    number: str = ""
    keeps_number: bool = False
    part: str = ""


def test_the_convention_and_its_protocols_are_three_parts_that_share_the_words_of_one_report() -> None:
    packs = [library.pack(name) for name in ("crc-periodic", "crc-opac", "crc-opsc")]
    sections = outline(packs, 21_200)
    parts = [each for each in sections if each.level == 1]
    assert [each.number for each in parts] == ["I", "II", "III"]
    assert sum(each.budget or 0 for each in parts) == 21_200
    assert sum(each.share for each in parts) == pytest.approx(1)
    for place, part in enumerate(parts):
        first = sections[sections.index(part) + 1]
        within = [each for each in sections if each.pack == packs[place].pack and each.level == 2]
        assert first.number == "A"
        assert sum(each.budget or 0 for each in within) == part.budget
    assert sum(len(each.requirements) for each in sections) == sum(len(pack.requirements) for pack in packs)


def test_a_number_that_is_kept_is_not_counted_and_those_around_it_count_on() -> None:
    outlined = (
        Headline(1),
        Headline(1, "12", keeps_number=True),
        Headline(2, "", keeps_number=True),
        Headline(1),
        Headline(2),
    )
    assert section_numbers(outlined) == ("I", "12", "", "II", "A")


def test_each_annex_has_numbers_of_its_own() -> None:
    outlined = (
        Headline(1),
        Headline(1, part="a"),
        Headline(2, part="a"),
        Headline(1, part="b"),
        Headline(2, part="b"),
        Headline(2, part="b"),
    )
    assert section_numbers(outlined) == ("I", "Annex I", "A", "Annex II", "A", "B")
    assert section_numbers(outlined, "fr")[1] == "Annexe I"


def test_a_heading_that_names_its_question_is_not_given_the_number_twice() -> None:
    assert heading("4", "Reply to question 4") == "Reply to question 4"
    assert heading("4", "Reply to question 14") == "4. Reply to question 14"
    assert heading("II", "Article 5") == "II. Article 5"
    assert heading("", "Equality (art. 5)") == "Equality (art. 5)"


def test_what_a_checklist_asks_stands_beside_the_section_on_the_same_article() -> None:
    sections = outline([library.pack("icerd")], None)
    checklist = library.pack("icerd")
    own = {one.id: section.key for section in sections for one in section.requirements if section.articles}
    beside = {each.requirement.id: set(sections[each.section].articles) for each in placed(checklist, sections)}
    articles = {section.key: set(section.articles) for section in sections}
    assert all(articles[key] & beside[requirement] for requirement, key in own.items())


def test_a_checklist_on_no_article_stands_by_its_words_or_at_the_beginning() -> None:
    sections = outline([library.pack("icerd")], None)
    general = library.pack("generic-simplified-report")
    assert {each.requirement.id for each in placed(general, sections)} == {each.id for each in general.requirements}
