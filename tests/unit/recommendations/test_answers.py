"""What a State answered to the recommendations of a review, in the many ways in which addenda are written."""

from dataclasses import replace

import pytest

from tests.unit.recommendations.test_recognising import paragraph
from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.recommendations.recognising.answers import answers

KNOWN = {
    f"147.{at}": f"Adopt law number {at} in support of families and accept treaty {at} (Chad);" for at in range(1, 13)
}
ALL = set(KNOWN)


def said(*texts: str, heading: str = "") -> dict[str, str]:
    """Number → position, in a text of these paragraphs, each one line or several."""
    read = [
        replace(paragraph(str(at), text, kind=ParagraphKind.OTHER, heading=heading), full_text=text)
        for at, text in enumerate(texts, start=1)
    ]
    return {number.removeprefix("147."): answer.position.value for number, answer in answers(read, KNOWN).items()}


def table(*rows: tuple[str, ...]) -> dict[str, str]:
    read = [
        replace(paragraph(f"r{at}", " | ".join(cells), kind=ParagraphKind.OTHER), number=None, cells=cells, table=1)
        for at, cells in enumerate(rows)
    ]
    return {number.removeprefix("147."): answer.position.value for number, answer in answers(read, KNOWN).items()}


S, N, P = "supported", "noted", "supported/noted"


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Recommendation 147.12: Accepted.", S),
        ("147.12 Noted", N),
        ("147.12. Supports in part. The law is under review.", P),
        ("147.12 – Not accepted. Arcadia supports the aim, but its Constitution does not allow it.", N),
        ("Recommendation 147.12 (Chad): does not enjoy the support of Arcadia.", N),
        (f"147.12 {KNOWN['147.12']} Noted.", N),
        (f"147.12 {KNOWN['147.12']}\n", None),
        ("147.12 Arcadia accepts this recommendation; its Parliament will debate a law.", S),
        ("Recommandation 147.12 : acceptée partiellement.", P),
        ("Recommandation 147.12 : l’Arcadie n’accepte pas cette recommandation.", N),
        ("Recommandation n° 147.12 : prend note.", N),
        ("Recomendación 147.12: No aceptada.", N),
        ("Recomendación 147.12: Aceptada", S),
        ("Recomendación 147.12: se toma nota.", N),
        ("Recomendação 147.12: aceita parcialmente.", P),
        ("Рекомендация 147.12: принята к сведению.", N),
        ("Рекомендация 147.12: поддерживается.", S),
        ("Рекомендация 147.12: не принимается.", N),
        ("التوصية ١٤٧.١٢: مقبولة", S),
        ("التوصية 147.12: لا تؤيد أركاديا هذه التوصية.", N),
        ("建议147.12：接受。", S),
        ("建议147.12：不接受。", N),
        ("建议147.12：部分接受。", P),
        ("建议147.12：注意到。", N),
        ("147.12 This matter is before the courts.", None),
        ("147.12 The programme supported by foreign donors continues.", None),
        ("147.12 The Constitution supports equality.", None),
        ("147.12 Costa Rica accepts.", S),
        ("147.12: Noted by the Government of Arcadia", N),
    ],
)
def test_what_is_said_behind_a_number(text: str, position: str | None) -> None:
    assert said(text).get("12") == position


def test_a_sentence_names_several_lists_and_ranges() -> None:
    text = (
        "Arcadia accepts recommendations 147.1, 147.3 to 147.5 and 147.9–147.10, "
        "and notes recommendations 147.2 and 147.6."
    )
    assert said(text) == {"1": S, "3": S, "4": S, "5": S, "9": S, "10": S, "2": N, "6": N}


def test_numbers_may_come_before_what_is_said_of_them() -> None:
    text = (
        "Recommendations 147.1–147.3 are accepted, recommendation 147.4 is accepted in part, "
        "while 147.5 and 147.6 are noted."
    )
    assert said(text) == {"1": S, "2": S, "3": S, "4": P, "5": N, "6": N}


@pytest.mark.parametrize(
    "text",
    [
        "L’Arcadie accepte les recommandations 147.1 et 147.3 à 147.5, et prend note des "
        "recommandations 147.2 et 147.6.",
        "Les recommandations 147.1 et 147.3 à 147.5 recueillent l’adhésion de l’Arcadie. L’Arcadie "
        "ne souscrit pas aux "
        "recommandations 147.2 et 147.6.",
        "Arcadia acepta las recomendaciones 147.1 y 147.3 a 147.5 y toma nota de las recomendaciones 147.2 y 147.6.",
        "Las recomendaciones 147.1 y 147.3 a 147.5 cuentan con el apoyo de Arcadia. Las "
        "recomendaciones 147.2 y 147.6 no "
        "cuentan con el apoyo de Arcadia.",
        "A Arcádia aceita as recomendações 147.1 e 147.3 a 147.5 e toma nota das recomendações 147.2 e 147.6.",
        "Аркадия поддерживает рекомендации 147.1, 147.3–147.5 и принимает к сведению рекомендации 147.2 и 147.6.",
        "Рекомендации 147.1 и 147.3–147.5 пользуются поддержкой Аркадии, тогда как рекомендации "
        "147.2 и 147.6 отклоняются.",
        "تقبل أركاديا التوصيات 147.1 و147.3 إلى 147.5، وتحيط علماً بالتوصيتين 147.2 و147.6.",
        "تحظى التوصيات 147.1 و147.3 إلى 147.5 بتأييد أركاديا. ولا تؤيد أركاديا التوصيتين 147.2 و147.6.",
        "阿卡迪亚接受建议147.1、147.3至147.5，注意到建议147.2和147.6。",
        "阿卡迪亚支持第147.1、147.3至147.5段所载建议，不支持第147.2和147.6段所载建议。",
        "Supported recommendations (4): 147.1; 147.3; 147.4; 147.5.\nNoted recommendations (2): 147.2; 147.6.",
    ],
)
def test_lists_are_read_in_all_languages(text: str) -> None:
    assert said(text) == {"1": S, "3": S, "4": S, "5": S, "2": N, "6": N}


@pytest.mark.parametrize(
    "text",
    [
        "Arcadia acepta todas las recomendaciones salvo la 147.2, de la que toma nota.",
        "L’Arcadie accepte toutes les recommandations, à l’exception de la recommandation 147.2, dont elle prend note.",
    ],
)
def test_all_but_one_in_other_languages(text: str) -> None:
    found = said(text)
    assert (found["1"], found["2"], found["12"]) == (S, N, S)


def test_the_answer_may_stand_below_the_words_of_the_recommendation_or_its_heading() -> None:
    assert said(
        f"147.1. {KNOWN['147.1']}", "Response: Supported", f"147.2. {KNOWN['147.2']}", "Comment: see above."
    ) == {"1": S}
    assert said("Arcadia accepts this recommendation.", heading="Recommendation 147.3") == {"3": S}


def test_a_lead_or_a_heading_speaks_for_the_list_below_it() -> None:
    assert said("The following recommendations enjoy the support of Arcadia:\n147.1\n147.2\n147.3 to 147.5") == {
        "1": S, "2": S, "3": S, "4": S, "5": S,
    }  # fmt: skip
    assert said("147.1, 147.2, 147.7", heading="B. Recommendations noted by Arcadia") == {"1": N, "2": N, "7": N}
    assert said("147.3 The law forbids it.", heading="Noted") == {"3": N}


def test_all_but_some() -> None:
    text = "Arcadia accepts all the recommendations except recommendations 147.2 and 147.11, which are noted."
    assert said(text) == {number.removeprefix("147."): N if number in ("147.2", "147.11") else S for number in ALL}


def test_what_is_left_out_may_be_answered_in_several_ways() -> None:
    found = said(
        "Arcadia supports all recommendations except recommendation 147.6, which does not enjoy its support, and "
        "recommendations 147.1 to 147.3, which it supports in part, and 147.9."
    )
    assert (found["6"], found["1"], found["3"], found["4"]) == (N, P, P, S)


def test_those_that_are_left_take_the_last_word() -> None:
    found = said("Arcadia accepts recommendations 147.1 to 147.10.", "The remaining recommendations are noted.")
    assert (found["10"], found["11"], found["12"]) == (S, N, N)


def test_one_by_itself_outranks_its_group() -> None:
    found = said("Arcadia accepts recommendations 147.1 to 147.3.", "147.2: Accepted in part.")
    assert found == {"1": S, "2": P, "3": S}


def test_where_all_have_one_stem_a_bare_number_is_enough() -> None:
    text = "Arcadia supports recommendations Nos. 1, 3 and 5–7 and takes note of recommendation 8."
    assert said(text) == {"1": S, "3": S, "5": S, "6": S, "7": S, "8": N}


def test_a_table_has_a_column_of_positions() -> None:
    found = table(
        ("Recommendation", "Text", "Position of Arcadia", "Remarks"),
        ("147.1", KNOWN["147.1"], "Supported", "A bill is ready."),
        ("147.2", KNOWN["147.2"], "Noted", "The Constitution does not allow it; Arcadia accepts the aim."),
        ("147.3", KNOWN["147.3"], "Partially supported", ""),
        ("147.4", KNOWN["147.4"], "", "Arcadia is a party already."),
    )
    assert found == {"1": S, "2": N, "3": P}


def test_a_table_has_a_column_for_each_position() -> None:
    assert table(("No.", "Supported", "Noted"), ("147.1", "x", ""), ("147.2", "", "✓")) == {"1": S, "2": N}
    assert table(("Accepted", "Not accepted"), ("147.1, 147.3–147.4", "147.2")) == {"1": S, "3": S, "4": S, "2": N}


def test_thanks_for_support_are_no_position() -> None:
    assert said("Arcadia considered all the recommendations, with the support of the United Nations.") == {}
    assert said("147.3 is in line with widely accepted standards.") == {}


def test_what_is_not_said_remains_unknown() -> None:
    assert (
        said("Arcadia thanks all States for their support.", "It will examine recommendation 147.3 in due course.")
        == {}
    )


def test_the_paragraph_in_which_it_was_said_is_kept() -> None:
    read: list[Paragraph] = [paragraph("1", "Arcadia is pleased to answer."), paragraph("2", "It accepts 147.1.")]
    assert answers(read, KNOWN)["147.1"].paragraph_id == "2"
