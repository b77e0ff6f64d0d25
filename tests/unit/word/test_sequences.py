"""Automatic numbers are those that Word shows."""

import pytest

from tests.builders.word_text import level, listed, lists, p, said
from workbench.word.figures import figure

DECIMAL = level(0, "decimal", "%1.")


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"numbering": numbering} | ({"styles": styles} if styles else {})
    return [each.rpartition(" ")[0] for each in said(body, **parts)]


def test_lists_of_one_definition_count_on_together() -> None:
    second = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    assert numbers(listed("x") + listed("x", 2) + listed("x"), lists(DECIMAL, more=second)) == ["1.", "2.", "3."]


def test_a_list_that_starts_anew_does_so_once_and_counts_on() -> None:
    restarted = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{restarted}</w:num>'
    body = listed("x") + listed("x") + listed("x", 2) + listed("x", 2)
    assert numbers(body, lists(DECIMAL, more=again)) == ["1.", "2.", "1.", "2."]


def test_deeper_levels_begin_anew_unless_they_are_told_not_to() -> None:
    body = listed("x") + listed("x", level=1) + listed("x") + listed("x", level=1)
    assert numbers(body, lists(DECIMAL, level(1, "lowerLetter", "(%2)"))) == ["1.", "(a)", "2.", "(a)"]
    on = level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>')
    assert numbers(body, lists(DECIMAL, on)) == ["1.", "(a)", "2.", "(b)"]


def test_a_legal_number_is_in_plain_figures_throughout() -> None:
    body = listed("x") + listed("x", level=1)
    assert numbers(body, lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))) == [
        "I.",
        "1.1",
    ]


def test_a_style_brings_its_list_and_the_level_that_is_tied_to_it() -> None:
    tied = level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Item"/>')
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    para, item = (f'<w:pStyle w:val="{style}"/>' for style in ("Para", "Item"))
    off = f'{para}<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("x", para) + p("x", item) + p("without", off) + p("x", para)
    assert numbers(body, lists(DECIMAL, tied), styles) == ["1.", "(a)", "", "2."]


def test_a_list_style_stands_for_the_definition_that_bears_its_name() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="UN"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="UN"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert numbers(listed("x") + listed("x"), linked) == ["1)", "2)"]


def test_bullets_and_lists_that_are_not_there_give_no_number() -> None:
    assert numbers(listed("x") + listed("x", 9) + listed("x", level=8), lists(level(0, "bullet", "-"))) == ["", "", ""]


def test_an_empty_paragraph_in_a_list_is_counted_as_word_does() -> None:
    assert numbers(listed("x") + listed("") + listed("x"), lists(DECIMAL)) == ["1.", "3."]


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 4, "04"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4, "IV"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("russianLower", 5, "д"),
        ("russianUpper", 1, "А"),
        ("arabicAbjad", 4, "د"),
        ("arabicAlpha", 4, "ث"),
        ("hebrew1", 15, "טו"),
        ("hebrew1", 123, "קכג"),
        ("hebrew2", 11, "כ"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("cardinalText", 42, "Forty-two"),
        ("ordinalText", 1, "First"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 42, "Forty-second"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 23, "二十三"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("numberInDash", 3, "- 3 -"),
        ("a form of the future", 3, "3"),
        ("lowerLetter", 999_999, "999999"),
    ],
)
def test_figures(form: str, count: int, shown: str) -> None:
    assert figure(count, form) == shown
