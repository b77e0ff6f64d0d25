"""What experts, committees on a complaint and regional bodies recommend to the State, and what they ask of others."""

import pytest

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.identity.bodies import body_called
from workbench.corpus.parsing.kinds import told
from workbench.corpus.parsing.records import Identity, ReadParagraph
from workbench.corpus.records import Item, ParagraphKind
from workbench.treaties import DocumentKind
from workbench.treaties.catalogue import UPR

ASKS = ParagraphKind.RECOMMENDATION


def of(
    number: int,
    words: str,
    *items: str,
    section: str = "",
    heading: str = "",
    bold: float = 0.0,
    items_bold: float = 0.0,
) -> ReadParagraph:
    listed = tuple(Item(chr(ord("a") + at), text) for at, text in enumerate(items))
    whole = "\n".join([words, *items])
    return ReadParagraph(
        str(number), str(number), section, heading, words, listed, whole, (), 1, f"para-{number}",
        bold=bold, item_bold=(items_bold,) * len(items),
    )  # fmt: skip


def visit(*paragraphs: ReadParagraph, language: str = "en", kind: str = "hrc_document_addendum") -> list[str]:
    """The numbers of what recommends, with the letters of the items that do."""
    found = told(paragraphs, Identity(kind=DocumentKind(kind), language=language))
    return [
        (each.number or "") + "".join(item.label for item in each.items if item.kind is ASKS)
        for each in found
        if each.kind is ASKS
    ]


LAST = "V. Conclusions and recommendations"


def test_a_report_on_a_visit_recommends_at_its_end() -> None:
    assert visit(
        of(9, "The Government should act, the Special Rapporteur was told.", section="II. Hunger"),
        of(60, "Arcadia has made great progress.", section=LAST),
        of(61, "The Special Rapporteur recommends that the Government:", "Adopt a law;", "Train judges.", section=LAST),
        of(62, "The Government should ratify the Optional Protocol.", section=LAST),
    ) == ["61ab", "62"]


def test_where_recommendations_are_in_bold_conclusions_in_plain_type_are_none() -> None:
    assert visit(
        of(60, "Arcadia must be commended, and its courts should be proud.", section=LAST),
        of(61, "Against this background, the Government should:", "Adopt a law.", section=LAST, bold=1.0),
        of(62, "The Special Rapporteur recommends that the Government:", "Train judges.", section=LAST, items_bold=1.0),
        of(63, "These steps take time.", section=LAST),
    ) == ["61a", "62a"]


def test_lettered_sections_of_the_last_part_belong_to_it_and_conclusions_alone_do_not() -> None:
    assert visit(
        of(60, "Arcadia should be proud of its courts.", section="A. Conclusions"),
        of(61, "The Government should adopt a law.", section="VI. Conclusions and recommendations"),
        of(62, "The Government should train judges.", section="A. Administration of justice"),
        of(63, "The Government should thank its guests.", section="VII. Acknowledgements"),
    ) == ["61", "62"]


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("The Special Rapporteur calls upon the international community to provide funds.", ""),
        ("The United Nations country team should support the reform.", ""),
        ("It is recommended to provide funds:", "To the international community"),
        ("Companies should respect the rights of their workers.", "Recommendations to companies"),
        ("La Relatora Especial alienta a la comunidad internacional a que preste asistencia.", ""),
        ("Le Rapporteur spécial invite la communauté internationale à fournir une assistance.", ""),
        ("Специальный докладчик призывает международное сообщество оказать помощь.", ""),
        ("تدعو المقررة الخاصة المجتمع الدولي إلى تقديم المساعدة.", ""),
        ("特别报告员呼吁国际社会提供援助。", ""),
    ],
)
def test_what_is_asked_of_others_is_no_recommendation_to_the_state(words: str, heading: str) -> None:
    assert visit(of(61, words, section=LAST, heading=heading)) == []


def test_what_is_asked_of_the_state_and_of_others_is_one_to_it() -> None:
    both = "The Special Rapporteur urges the Government and the international community to rebuild schools."
    assert visit(of(61, both, section=LAST)) == ["61"]
    assert visit(of(61, "The Government should act with them.", section=LAST, heading="To donors")) == ["61"]


def test_an_item_that_asks_others_is_left_out_of_a_list() -> None:
    lead = "The Special Rapporteur recommends the following:"
    assert visit(of(61, lead, "The Government should act.", "Civil society should monitor it.", section=LAST)) == [
        "61a"
    ]


@pytest.mark.parametrize(
    ("section", "words", "language"),
    [
        ("V. Conclusiones y recomendaciones", "El Gobierno debería ratificar el Protocolo.", "es"),
        ("V. Conclusions et recommandations", "Le Gouvernement devrait ratifier le Protocole.", "fr"),
        ("V. Conclusions et recommandations", "La Rapporteuse spéciale recommande au Gouvernement d’agir.", "fr"),
        ("V. Conclusões e recomendações", "O Governo deveria ratificar o Protocolo.", "pt"),
        ("V. Выводы и рекомендации", "Правительству следует ратифицировать Протокол.", "ru"),
        ("خامسا- الاستنتاجات والتوصيات", "ينبغي للحكومة أن تصدق على البروتوكول.", "ar"),
        ("五、结论和建议", "政府应批准《任择议定书》。", "zh"),
    ],
)
def test_experts_recommend_in_all_languages(section: str, words: str, language: str) -> None:
    assert visit(of(61, words, section=section), language=language) == ["61"]
    assert visit(of(61, words, section="II."), language=language) == []


def test_a_review_may_list_its_recommendations_by_letters() -> None:
    identity = Identity(kind=DocumentKind.HRC_DOCUMENT, treaty=UPR, language="en")
    listed = of(50, "The following recommendations were made:", "Adopt a law (Chad);", "Train judges (Peru).")
    speaking = of(20, "The delegation said of the recommendations:", "They are welcome;", "They are many.")
    assert [each.kind is ASKS for each in told([speaking, listed], identity)] == [False, True]


def test_a_report_on_one_country_recommends_though_it_is_no_addendum() -> None:
    identity = Identity(
        kind=DocumentKind.HRC_DOCUMENT,
        language="en",
        body="Special procedures",
        title="Report of the Special Rapporteur on the situation of human rights in Arcadia",
    )
    (found,) = told([of(61, "The Government should adopt a law.", section=LAST)], identity)
    assert found.kind is ASKS


def test_an_addendum_to_a_review_recommends_nothing() -> None:
    identity = Identity(kind=DocumentKind.HRC_DOCUMENT_ADDENDUM, treaty=UPR, language="en")
    (found,) = told([of(3, "The Government should act.", section="Recommendations")], identity)
    assert found.kind is ParagraphKind.OTHER


FOUND = of(8, "The facts before it disclose a violation of article 7.")


@pytest.mark.parametrize(
    "words",
    [
        "The State party is under an obligation to provide the author with an effective remedy.",
        "Accordingly, the State party is obligated, inter alia, to:",
        "The State party is also under an obligation to prevent similar violations.",
        "The Committee wishes to receive from the State party, within 180 days, information about the measures taken.",
        "The State party is also requested to publish the present Views.",
        "L’État partie est tenu d’assurer à l’auteur un recours utile.",
        "El Estado parte tiene la obligación de proporcionar al autor un recurso efectivo.",
        "El Estado parte también tiene la obligación de evitar que se cometan violaciones semejantes.",
        "O Estado parte tem a obrigação de oferecer ao autor um recurso efetivo.",
        "Государство-участник обязано обеспечить автору эффективное средство правовой защиты.",
        "يقع على الدولة الطرف التزام بتوفير سبيل انتصاف فعال لصاحب البلاغ.",
        "缔约国有义务向提交人提供有效补救。",
    ],
)
def test_views_ask_for_a_remedy_behind_what_they_found(words: str) -> None:
    assert visit(FOUND, of(9, words), kind="individual_communication") == ["9"]


def test_what_the_parties_said_of_remedies_is_none() -> None:
    before = [of(at, "The author says that the State party is under an obligation to act.") for at in range(1, 8)]
    after = of(9, "The State party is under an obligation to provide a remedy.")
    assert visit(*before, FOUND, after, kind="individual_communication") == ["9"]


def test_views_that_found_no_violation_ask_for_nothing() -> None:
    assert visit(
        of(8, "The Committee decides that the communication is inadmissible."),
        of(9, "The State party should be told of the decision."),
        kind="individual_communication",
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "ECRI strongly recommends that the authorities adopt a plan.",
        "GRETA urges the Arcadian authorities to train the police.",
        "GRETA considers that the Arcadian authorities should provide shelters.",
        "The CPT calls upon the Arcadian authorities to close the ward.",
        "The Committee concludes that the situation in Arcadia is not in conformity with Article 7§1 of the Charter.",
        "The Commission recommends that the State of Arcadia adopt a law.",
        "The African Commission calls on the Government of Arcadia to abolish the death penalty.",
        "La Comisión Interamericana recomienda al Estado adoptar una ley.",
        "Se recomienda al Estado la formulación de un plan nacional.",
        "Le GRETA exhorte les autorités arcadiennes à former la police.",
        "La Commission africaine recommande au Gouvernement d’adopter une loi.",
    ],
)
def test_regional_bodies_recommend_by_their_lead_phrases(words: str) -> None:
    assert visit(of(4, "The authorities adopted a law."), of(5, words), kind="regional_report") == ["5"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("ECRI report on Arcadia (sixth monitoring cycle)", "ECRI"),
        ("GRETA evaluation report: Arcadia, third round", "GRETA"),
        ("Report to the Government of Arcadia on the visit carried out by the European Committee for the Prevention of "
         "Torture", "CPT"),
        ("European Committee of Social Rights: Conclusions 2030, Arcadia", "ECSR"),
        ("African Commission on Human and Peoples’ Rights: Concluding observations on the periodic report of Arcadia",
         "ACHPR"),
        ("Informe final sobre Arcadia, MESECVI", "MESECVI"),
        ("Comisión Interamericana de Derechos Humanos: Situación de los derechos humanos en Arcadia", "IACHR"),
    ],
)  # fmt: skip
def test_a_text_of_a_regional_body_keeps_its_body(title: str, body: str) -> None:
    text = f"# {title}\n\n1. The authorities adopted a law.\n\n2. They trained the police.\n\n3. Courts were built.\n"
    (read,) = reading.read(text.encode(), "specimen.md")
    assert (read.identity.kind, read.identity.body, read.identity.treaty) == ("regional_report", body, None)


@pytest.mark.parametrize(
    "title",
    [
        "Replies of the Government of Arcadia to the GRETA questionnaire",
        "Periodic report of the State of Arcadia submitted to the African Commission on Human and Peoples’ Rights",
        "Alternative report to the European Committee of Social Rights",
        "Resumo do relatório da Comissão Interamericana de Direitos Humanos",
    ],
)
def test_what_others_sent_to_a_regional_body_is_not_its_own(title: str) -> None:
    (read,) = reading.read(f"# {title}\n\n1. A law was adopted.\n\n2. It works.\n".encode(), "specimen.md")
    assert read.identity.body is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Report of the Special Rapporteur on the right to food on her visit to Arcadia", "SR on food"),
        ("Rapport du Rapporteur spécial sur la torture sur sa mission en Arcadie", "SR on torture"),
        ("Informe de la Relatora Especial sobre los derechos de los pueblos indígenas sobre su visita a Arcadia",
         "SR on indigenous peoples"),
        ("Report of the Working Group on Arbitrary Detention on its visit to Arcadia", "WG on arbitrary detention"),
        ("Доклад Специального докладчика по вопросу о пытках о его поездке в Аркадию", "SR on torture"),
        ("Report of the Independent Expert on the reform of gardens on his visit to Arcadia", "Special procedures"),
    ],
)  # fmt: skip
def test_a_report_on_a_visit_keeps_its_mandate_as_body(title: str, body: str) -> None:
    text = f"# {title}\n\n1. The visit took place.\n\n2. It was long.\n\n3. It was good.\n"
    (read,) = reading.read(text.encode(), "specimen.md", {"symbol": "A/HRC/37/56/Add.1"})
    assert (read.identity.kind, read.identity.body) == ("hrc_document_addendum", body)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("- SR Torture", "SR on torture"),
        ("SR Sale of children", "SR on sale of children"),
        ("WG Enforced Disappearances", "WG on enforced disappearances"),
        ("Special Rapporteur on the right to food", "SR on food"),
        ("ECRI", "ECRI"),
        ("Inter-American Commission on Human Rights", "IACHR"),
        ("- Committee on the Elimination of Racial Discrimination", None),
        ("UPR", None),
    ],
)
def test_a_mandate_goes_by_one_name_in_tables_and_in_documents(name: str, body: str | None) -> None:
    assert body_called(name) == body


def test_a_report_on_a_visit_to_prisons_recommends_throughout() -> None:
    text = (
        "# Report on the visit to Arcadia\n\n1. The Subcommittee visited Arcadia.\n\n2. The prisons are full.\n\n"
        "3. The Subcommittee recommends that prisons be renovated.\n\n4. It met the Minister.\n"
    )
    (read,) = reading.read(text.encode(), "visit.md", {"symbol": "CAT/OP/ARC/1"})
    assert read.identity.body == "SPT"
    assert [each.number for each in read.paragraphs if each.kind is ASKS] == ["3"]


def test_views_count_their_paragraphs_by_sections() -> None:
    parts = (
        "CCPR/C/120/D/2345/2014",
        "Views concerning communication No. 2345/2014",
        "1.1 The author is from Arcadia.",
        "1.2 She has counsel.",
        "2.1 She was arrested.",
        "2010.5 is no number.",
        "2.2 She was beaten.",
        "3. She claims a violation.",
        "4.1 The State party replied.",
        "4.2 It contests the facts.",
        "5. The facts disclose a violation.",
    )
    (read,) = reading.read("\n\n".join(parts).encode(), "views.txt")
    assert [each.number for each in read.paragraphs if each.number] == [
        "1.1", "1.2", "2.1", "2.2", "3", "4.1", "4.2", "5",
    ]  # fmt: skip
