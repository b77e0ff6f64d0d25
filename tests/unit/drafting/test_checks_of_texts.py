"""What the rules find in a text, what they leave alone, and what their mends make of it."""

from dataclasses import replace

import pytest

from tests.unit.drafting.test_counting import a_paragraph
from workbench.drafting.checking import names, texts
from workbench.drafting.checking.mends import mended
from workbench.drafting.records import BlockKind, DraftParagraph
from workbench.text import markup


def written(text: str, **values: object) -> DraftParagraph:
    return replace(a_paragraph("p", "S1", 5), markup=text, text=markup.plain(text), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mend", "language", "text", "after"),
    [
        ("notes.placement", "en", 'A law<fn id="1">. More.', 'A law.<fn id="1"> More.'),
        ("notes.placement", "fr", 'Une loi.<fn id="1"> Plus.', 'Une loi<fn id="1">. Plus.'),
        ("text.spaces", "en", "A  law.", "A law."),
        ("text.quotes", "en", 'The “Act” and "law".', "The “Act” and “law”."),
        ("table.numbers", "en", "Some 12.5% of it.", "Some 12.5 per cent of it."),
        ("names.spelling", "en", "The organisation recognised it.", "The organization recognized it."),
        ("names.organizations", "en", "The State Party acted.", "The State party acted."),
        ("dates.style", "en", "On March 3rd, 2024, then.", "On 3 March 2024, then."),
        ("dates.style", "en", "In 2021-2025 it grew.", "In 2021–2025 it grew."),
        ("text.emphasis", "en", "A <strong>very great big</strong> law.", "A very great big law."),
    ],
)
def test_what_a_rule_finds_its_mend_takes_away(mend: str, language: str, text: str, after: str) -> None:
    notes = {"footnotes": {"1": "Law No. 3."}} if "<fn" in text else {}
    assert mend in [each.mend for each in texts.of_paragraph(written(text, **notes), language)]
    assert mended(mend, text, language) == after
    assert mend not in [each.mend for each in texts.of_paragraph(written(after, **notes), language)]


@pytest.mark.parametrize(
    "text",
    [
        "The advice, premises and exercises of the promised enterprise are wise.",
        "The States parties met in A/68/2010-2011 and on 3 March 2024.",
        "It said “the organisation recognised 12% of it” then.",
        "The Kenya National Commission on Human Rights (KNCHR) reports.",
    ],
)
def test_what_an_editor_would_leave_is_left(text: str) -> None:
    assert list(texts.of_paragraph(written(text), "en")) == []


def test_a_page_of_a_document_a_bullet_and_a_table_without_source_are_named() -> None:
    cited = written("See CERD/C/BRA/CO/18-20, p. 4.")
    assert [each.rule for each in texts.of_paragraph(cited, "en")] == ["ref.un_document"]
    assert [each.rule for each in texts.of_paragraph(written("These:<br>• a law"), "en")] == ["bullets.avoid"]
    table = written("Year\tPupils", kind=BlockKind.TABLE, attributes={"title": "Pupils", "headers": 1})
    assert [each.rule for each in texts.of_paragraph(table, "en")] == ["table.title"]


@pytest.mark.parametrize(
    ("language", "text", "suspected"),
    [
        ("en", "In 2024 the child Maria Lopez was heard.", True),
        ("en", "The victim, A.B., was raped.", True),
        ("en", "A 14-year-old girl was raped in the village.", True),
        ("en", "The rights of every child, Section 76 of the Act, and the child Protection Act.", False),
        ("en", "Girls aged 14 to 17 attend school.", False),
        ("en", "The officer J. R. Smith spoke of the victim.", False),
        ("fr", "La victime Jeanne Martin a été entendue.", True),
        ("zh", "王某在学校。被害人王某被杀害。", True),
        ("ru", "Девочка в возрасте 14 лет: девочка была похищена.", True),
    ],
)
def test_names_of_victims_and_minors_are_suspected_and_only_they(language: str, text: str, suspected: bool) -> None:
    known = names.suspicions(language, names.words_of())
    assert known is not None
    assert bool(list(names.suspected(written(text), known))) is suspected
