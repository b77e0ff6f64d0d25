"""Which units a document recommends."""

from dataclasses import replace

import pytest

from workbench.corpus.records import Item, Paragraph, ParagraphKind
from workbench.recommendations.recognising import Unit, units
from workbench.recommendations.recognising.attention import attention
from workbench.recommendations.recognising.procedural import is_procedural

ASKS = ParagraphKind.RECOMMENDATION


def paragraph(number: str, words: str, *items: Item, kind: ParagraphKind = ASKS, heading: str = "") -> Paragraph:
    lines = [words, *(f"({item.label}) {item.text}" for item in items)]
    return Paragraph(
        number,
        "d",
        1,
        number,
        number,
        "C. Concerns",
        heading,
        words,
        kind,
        items,
        "\n".join(lines),
        (),
        1,
        f"para-{number}",
    )


def item(label: str, words: str, parent: str = "", kind: ParagraphKind = ASKS) -> Item:
    return Item(label, words, parent, kind)


def labels(*paragraphs: Paragraph) -> list[str]:
    return [unit.label for unit in units(paragraphs)]


def test_a_paragraph_without_items_is_one_unit_and_with_items_each_is_one() -> None:
    assert labels(paragraph("6", "Adopt a law.")) == [""]
    assert labels(paragraph("8", "It recommends:", item("a", "A law;"), item("b", "A plan."))) == ["a", "b"]


def test_what_is_nested_in_an_item_belongs_to_it() -> None:
    (unit,) = units(
        [
            paragraph(
                "8", "It recommends:", item("a", "A law:"), item("i", "for girls;", "a"), item("ii", "for boys.", "a")
            )
        ]
    )
    assert unit.text == "A law: (i) for girls; (ii) for boys."


def test_concerns_in_the_same_list_are_no_units() -> None:
    mixed = paragraph("8", "It notes:", item("a", "Violence.", kind=ParagraphKind.CONCERN), item("b", "Adopt a law."))
    assert labels(mixed) == ["b"]


def test_a_letter_printed_twice_gives_two_units() -> None:
    assert labels(paragraph("8", "It recommends:", item("d", "A law;"), item("d", "A plan."))) == ["d", "d-2"]


def test_concerns_and_questions_recommend_nothing() -> None:
    assert units([paragraph("5", "It is concerned.", kind=ParagraphKind.CONCERN)]) == ()


@pytest.mark.parametrize(
    ("heading", "words", "procedural"),
    [
        ("Dissemination of information", "It recommends that reports be made available.", True),
        ("Preparation of the next periodic report", "Submit its combined reports by 2026.", True),
        ("Follow-up to the present concluding observations", "Provide information within one year.", True),
        ("Follow-up to the Durban Declaration and Programme of Action", "Adopt a plan.", False),
        ("Access to justice", "Adopt a law.", False),
        ("Procédure de suivi", "Le Comité demande des renseignements.", True),
        ("Procedimiento de seguimiento", "El Comité solicita información.", True),
        ("Последующая деятельность", "Комитет просит представить информацию.", True),
        ("متابعة الملاحظات الختامية", "تطلب اللجنة معلومات.", True),
        ("结论性意见的后续行动", "委员会请缔约国提供资料。", True),
        ("Acompanhamento das observações finais", "O Comitê solicita informações.", True),
        ("National mechanism for reporting and follow-up", "Establish a mechanism.", False),
        ("", "It requests the State party to submit its combined second to fourth periodic reports by 2030.", True),
    ],
)
def test_what_is_about_the_text_itself_is_procedural(heading: str, words: str, procedural: bool) -> None:
    assert is_procedural(paragraph("70", words, heading=heading)) is procedural


FOLLOW_UP = (
    "In accordance with article 9 (1) of the Convention and rule 74, the Committee requests the State party to "
    "provide, within one year, information on the implementation of the recommendations contained in paragraphs "
    "17 (a) (right to health), 23 and 36 (a)–(c) (excessive use of force by 2 agencies) above."
)


def chosen() -> list[Paragraph]:
    letters = [item(letter, "Text.") for letter in "abcd"]
    numbers = [
        paragraph("9", "Text."),
        paragraph("17", "Text:", *letters),
        paragraph("23", "Text."),
        paragraph("36", "Text:", *letters),
    ]
    closing = paragraph("68", FOLLOW_UP, heading="Follow-up to the present concluding observations")
    return [*numbers, paragraph("67", "Text."), closing]


def test_the_paragraphs_asked_for_within_a_year_are_marked_by_letter_and_range() -> None:
    assert attention(chosen()).follow_up.places == {("17", "a"), ("23", ""), ("36", "a"), ("36", "b"), ("36", "c")}
    marked = [(unit.paragraph_id, unit.label) for unit in units(chosen()) if unit.follow_up]
    assert marked == [("17", "a"), ("23", ""), ("36", "a"), ("36", "b"), ("36", "c")]


@pytest.mark.parametrize(
    "words",
    [
        "Le Comité demande à l’État partie de fournir, dans un délai de deux ans, des informations sur les "
        "recommandations énoncées aux paragraphes 17 a), 23 et 36 a) à c) ci-dessus.",
        "El Comité solicita al Estado parte que facilite, en el plazo de un año, información sobre los "
        "párrafos 17 a) "
        "(derecho a la salud), 23 y 36 a), b) y c) (uso excesivo de la fuerza).",
    ],
)
def test_letters_without_an_opening_bracket_are_letters_too(words: str) -> None:
    asked = [*chosen()[:-1], replace(chosen()[-1], heading="", full_text=words)]
    assert attention(asked).follow_up.places == {("17", "a"), ("23", ""), ("36", "a"), ("36", "b"), ("36", "c")}


def test_paragraphs_of_particular_importance_are_not_the_follow_up() -> None:
    particular = replace(chosen()[-1], full_text="The particular importance of paragraphs 17 and 23, within one year.")
    assert attention([*chosen()[:-1], particular]).follow_up.places == frozenset()


def reviewed(*items: str, stem: str) -> tuple[Unit, ...]:
    rows = [paragraph(f"119.{at}", words) for at, words in enumerate(items, start=1)]
    return units([paragraph("119", stem, kind=ParagraphKind.OTHER), *rows])


def test_the_recommending_states_stand_at_the_end_in_brackets() -> None:
    (unit,) = reviewed(
        "Ratify the Convention (OPCAT) (Bolivia (Plurinational State of), Chile and Peru);", stem="Noted:"
    )
    assert unit.text == "Ratify the Convention (OPCAT)"
    assert unit.recommending_states == ("Bolivia (Plurinational State of)", "Chile", "Peru")


@pytest.mark.parametrize(
    ("stem", "position"),
    [
        ("The following recommendations enjoy the support of Brazil:", "supported"),
        ("The recommendations below did not enjoy the support of Kenya:", "noted"),
        ("The following will be examined by Kenya, which will provide responses in due time:", None),
        ("Les recommandations ci-après recueillent l’adhésion de l’Arcadie :", "supported"),
        ("L’Arcadie a pris note des recommandations ci-après :", "noted"),
        ("Las siguientes recomendaciones cuentan con el apoyo de Arcadia:", "supported"),
        ("Las siguientes recomendaciones no cuentan con el apoyo de Arcadia:", "noted"),
        ("Нижеследующие рекомендации были приняты к сведению Аркадией:", "noted"),
        ("التوصيات التالية تحظى بتأييد أركاديا:", "supported"),
        ("以下建议得到阿卡迪亚的支持：", "supported"),
        ("Les recommandations ci-après seront examinées par l’Arcadie :", None),
    ],
)
def test_the_state_under_review_takes_its_position_in_the_paragraph_that_introduces_them(
    stem: str, position: str | None
) -> None:
    (unit,) = reviewed("Adopt a law (Chad);", stem=stem)
    assert unit.position == position


def test_each_state_in_brackets_of_its_own_counts_and_a_name_with_and_is_one_state() -> None:
    (unit,) = reviewed("Ratify the Convention (Chad); (Togo and Bosnia and Herzegovina);", stem="Noted:")
    assert unit.text.startswith("Ratify the Convention")
    assert unit.recommending_states == ("Chad", "Togo", "Bosnia and Herzegovina")


def test_the_states_behind_each_part_of_one_recommendation_are_all_named() -> None:
    (unit,) = reviewed("Abolish it (Spain); set up a moratorium (Belgium, Peru); suspend it (Chad);", stem="Noted:")
    assert unit.text == "Abolish it (Spain); set up a moratorium (Belgium, Peru); suspend it"
    assert unit.recommending_states == ("Spain", "Belgium", "Peru", "Chad")


def test_a_report_of_the_first_cycle_may_list_by_letters() -> None:
    lead = "The following recommendations enjoy the support of Arcadia:"
    listed = paragraph("50", lead, item("a", "Adopt a law (Chad);"), item("b", "Train judges (Peru, Togo)."))
    found = units([replace(listed, section="II. Conclusions and/or recommendations")])
    assert [(unit.label, unit.text, unit.recommending_states, unit.position) for unit in found] == [
        ("a", "Adopt a law", ("Chad",), "supported"),
        ("b", "Train judges", ("Peru", "Togo"), "supported"),
    ]


def test_the_words_keep_their_own_punctuation() -> None:
    (unit,) = reviewed("通过法律，并加以执行（挪威）；", stem="Noted:")
    assert (unit.text, unit.recommending_states) == ("通过法律，并加以执行", ("挪威",))


def test_a_paragraph_that_leads_to_numbered_recommendations_is_none_itself() -> None:
    found = units([paragraph("147", "Those below enjoy the support of Arcadia:"), paragraph("147.1", "Adopt a law;")])
    assert [(unit.paragraph_id, unit.position) for unit in found] == [("147.1", "supported")]


@pytest.mark.parametrize(
    ("stem", "position"),
    [
        ("The recommendations listed below have been examined by Arcadia and enjoy its support:", "supported"),
        ("The following recommendations have been examined by Arcadia and have been noted:", "noted"),
        ("The recommendations below are accepted in part by Arcadia:", "supported/noted"),
        ("The following will be examined by Arcadia; its answers will be included in the outcome report:", None),
        ("La Arcadia examinará las recomendaciones que figuran a continuación y les dará respuesta:", None),
        ("As recomendações abaixo não contam com o apoio da Arcádia:", "noted"),
        ("أحاطت أركاديا علماً بالتوصيات التالية:", "noted"),
        ("ولا تؤيد أركاديا التوصيات التالية:", "noted"),
        ("下列建议未获得阿卡迪亚的支持：", "noted"),
    ],
)
def test_positions_are_said_in_many_ways(stem: str, position: str | None) -> None:
    (unit,) = reviewed("Adopt a law (Chad);", stem=stem)
    assert unit.position == position


def test_a_heading_over_a_group_says_the_position_where_the_paragraph_does_not() -> None:
    lead = paragraph("12", "They are:", kind=ParagraphKind.OTHER, heading="Recommendations noted by Arcadia")
    (unit,) = units([lead, paragraph("12.1", "Adopt a law (Chad);")])
    assert unit.position == "noted"


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("Ratify the Protocol (OPCAT);", ()),
        ("Adopt a law (see paragraph 7);", ()),
        ("Act on the guidelines (Riyadh Guidelines); reform prisons (Slovenia);", ("Slovenia",)),
        ("Adopter une loi (Tchad et Trinité-et-Tobago);", ("Tchad", "Trinité-et-Tobago")),
        ("Aprobar una ley (Bosnia y Herzegovina y Chile);\n(…)", ("Bosnia y Herzegovina", "Chile")),
        ("Принять закон (Норвегия, Босния и Герцеговина);", ("Норвегия", "Босния и Герцеговина")),
        ("اعتماد قانون (النرويج، وشيلي)؛", ("النرويج", "شيلي")),
        ("通过一项法律（挪威、智利）；", ("挪威", "智利")),
        ("Adopt a law (Chad) (Peru);", ("Chad", "Peru")),
        ("Adopt a law (Chad), (Peru);", ("Chad", "Peru")),
        ("Adopt a law (UK, USA);", ("UK", "USA")),
        ("Adopt a law (Ruritania);", ("Ruritania",)),
        ("Consider ratifying it (Turkey) / Ratify it (Mexico);", ("Turkey", "Mexico")),
        (
            "Combatir la discriminación (República de Moldova), en particular (Chile);",
            ("República de Moldova", "Chile"),
        ),
        ("Protect forests (Congo basin) for all (Peru);", ("Peru",)),
    ],
)
def test_states_are_told_from_other_brackets_in_every_language(words: str, states: tuple[str, ...]) -> None:
    (unit,) = reviewed(words, stem="Noted:")
    assert unit.recommending_states == states


ASKED = {("17", "a"), ("23", "")}


@pytest.mark.parametrize(
    "words",
    [
        "The State party is requested to provide, by 12 May 2030, information on follow-up to the Committee’s "
        "recommendations on health and courts (see paras. 17 (a) and 23 above).",
        "In accordance with rule 75, the State party should provide, by 1 May 2030, information on the "
        "implementation "
        "of the recommendations made in paragraphs 17 (a) (right to health) and 23 (courts) above.",
        "O Comitê solicita que o Estado Parte apresente, no prazo de um ano, informações sobre os parágrafos "
        "17 (a) e 23.",
        "Комитет просит государство-участник представить в течение одного года информацию об осуществлении "
        "рекомендаций, содержащихся в пунктах 17 a) и 23 выше.",
        "委员会请缔约国在一年内提供资料，说明第17段(a)和第23段所载建议的执行情况。",
        "With regard to urgent measures that must be taken, the Committee would like to draw the State "
        "party’s attention "
        "to the recommendations contained in paragraphs 17 (a), on health, and 23, on courts.",
    ],
)
def test_what_is_asked_for_first_is_found_in_the_words_of_every_committee(words: str) -> None:
    asked = [*chosen()[:-1], replace(chosen()[-1], heading="", text=words, full_text=words)]
    assert attention(asked).follow_up.places == ASKED


def test_arabic_numbers_and_letters_are_read_too() -> None:
    words = "تطلب اللجنة إلى الدولة الطرف أن تقدم، في غضون سنة، معلومات عن تنفيذ التوصيات الواردة في الفقرتين ١٧ و٢٣."
    asked = [*chosen()[:-1], replace(chosen()[-1], heading="", text=words, full_text=words)]
    assert attention(asked).follow_up.places == {("17", ""), ("23", "")}


def test_urgent_articles_mark_the_recommendations_under_their_headings() -> None:
    closing = (
        "With regard to urgent measures that must be taken, the Committee would like to draw attention to the "
        "recommendations falling under articles 5 and 14 of the Convention."
    )
    asked = [
        paragraph("9", "Text.", heading="Equality (art. 5)"),
        paragraph("10", "Text.", heading="Education (art. 24)"),
        paragraph("62", closing),
    ]
    assert [unit.paragraph_id for unit in units(asked) if unit.follow_up] == ["9"]


def test_the_urgent_areas_of_an_introduction_are_marked() -> None:
    urgent = (
        "The Committee draws attention to the recommendations concerning the following areas, in respect of "
        "which urgent "
        "measures must be taken: non-discrimination (para. 17), violence (paras. 23 and 36)."
    )
    numbers = [paragraph(str(number), "Text.") for number in range(5, 40)]
    found = units([paragraph("4", urgent, kind=ParagraphKind.OTHER), *numbers])
    assert [unit.paragraph_id for unit in found if unit.follow_up] == ["17", "23", "36"]


def test_what_is_of_particular_importance_is_a_list_of_its_own() -> None:
    particular = replace(
        chosen()[-1], full_text="It draws attention to the particular importance of paragraphs 9 and 36 (b)–(c)."
    )
    found = units([*chosen()[:-1], replace(particular, number="69", id="69"), chosen()[-1]])
    assert [(unit.paragraph_id, unit.label) for unit in found if unit.particular] == [
        ("9", ""),
        ("36", "b"),
        ("36", "c"),
    ]


def test_paragraphs_of_another_document_are_not_meant() -> None:
    words = "It reiterates, for information within one year, its earlier request (CERD/C/ARC/CO/7, para. 23)."
    assert attention([*chosen()[:-1], replace(chosen()[-1], full_text=words)]).follow_up.places == frozenset()


def test_monitoring_at_home_is_no_follow_up_to_the_text() -> None:
    spanish = paragraph(
        "63", "Recomienda que asigne recursos.", heading="Aplicación y seguimiento nacionales (art. 33)"
    )
    assert not is_procedural(spanish)


def test_what_closes_a_text_in_plain_type_is_a_procedural_recommendation() -> None:
    closing = paragraph(
        "65",
        "The Committee requests that the State party submit its combined reports by 2030.",
        kind=ParagraphKind.OTHER,
    )
    found = units([paragraph("9", "Adopt a law."), paragraph("10", "Adopt a plan."), closing])
    assert [(unit.paragraph_id, unit.procedural) for unit in found][-1] == ("65", True)
