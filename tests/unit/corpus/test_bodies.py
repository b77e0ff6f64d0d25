"""Concluding observations of committees other than CERD and CRPD, in several languages, with and without bold type.

Each specimen is set as that committee sets its text; the State is Arcadia, and the words are our own.
"""

import pytest

from tests.builders.pdf import typeset
from workbench.corpus.parsing import kinds, structure
from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.pdf import printed
from workbench.corpus.parsing.records import Identity, ReadParagraph
from workbench.treaties import DocumentKind

Specimen = tuple[tuple[str, bool], ...]

# Human Rights Committee: `The State party should`, also in a paragraph of its own without a number.
CCPR: Specimen = (
    ("A. Introduction", True),
    ("1. The Human Rights Committee considered the third periodic report of Arcadia at its 3001st meeting.", False),
    ("B. Positive aspects", True),
    ("2. The Committee welcomes the following measures:", False),
    ("(a) The Act on Courts of 2021;", False),
    ("(b) The national plan against trafficking of 2022.", False),
    ("C. Principal subjects of concern and recommendations", True),
    ("Domestic implementation of the Covenant", True),
    ("3. The Committee is concerned that, though it asked that the State party should train judges, few were.", False),
    ("4. The State party should train judges, prosecutors and lawyers on the Covenant.", True),
    ("Counter-terrorism", True),
    ("5. While noting the amendments of 2020, the Committee remains concerned at:", False),
    ("(a) The broad definition of terrorism;", False),
    ("(b) The length of detention without charge.", False),
    ("6. The State party should:", True),
    ("(a) Narrow the definition of terrorism;", True),
    ("(b) Bring every detained person before a judge within 48 hours.", True),
    ("Death penalty", True),
    ("7. The Committee notes with concern that the death penalty is still provided for in law.", False),
    ("The State party should give due consideration to abolishing the death penalty.", True),
    ("D. Dissemination and follow-up", True),
    ("8. In accordance with rule 75, the State party is requested to provide information by 5 May 2026.", True),
)
# Committee on Economic, Social and Cultural Rights until 2008: all plain, concerns and recommendations in two parts.
CESCR: Specimen = (
    ("A. Introduction", False),
    ("1. The Committee considered the initial report of Arcadia at its 3rd and 4th meetings.", False),
    ("B. Positive aspects", False),
    ("2. The Committee notes with appreciation the adoption of a housing act.", False),
    ("D. Principal subjects of concern", False),
    ("3. The Committee is concerned that the minimum wage is not sufficient.", False),
    ("4. The Committee regrets the lack of data on homelessness, on which it had made a recommendation.", False),
    ("E. Suggestions and recommendations", False),
    ("5. The Committee recommends that the State party raise the minimum wage.", False),
    ("6. The State party is invited to submit its second report by 30 June 2007.", False),
)
CAT: Specimen = (
    ("A. Introduction", True),
    ("1. Le Comité a examiné le deuxième rapport périodique de l’Arcadie à ses 1801e et 1802e séances.", False),
    ("B. Aspects positifs", True),
    ("2. Le Comité accueille avec satisfaction l’adoption de la loi sur les prisons.", False),
    ("C. Principaux sujets de préoccupation et recommandations", True),
    ("Définition de la torture", True),
    ("3. Le Comité constate avec préoccupation que la définition ne couvre pas tous les éléments.", False),
    ("4. L’État partie devrait mettre le Code pénal en conformité avec la Convention.", True),
    ("Garanties fondamentales", True),
    ("5. Le Comité est préoccupé par :", False),
    ("a) La durée de la garde à vue ;", False),
    ("b) L’absence d’avocat.", False),
    ("6. L’État partie devrait :", True),
    ("a) Réduire la durée de la garde à vue ;", True),
    ("b) Garantir l’accès à un avocat.", True),
)
CEDAW: Specimen = (
    ("A. Introducción", True),
    ("1. El Comité examinó el cuarto informe periódico de Arcadia en sus sesiones 1801ª y 1802ª.", False),
    ("B. Aspectos positivos", True),
    ("2. El Comité acoge con satisfacción la aprobación de la ley de paridad.", False),
    ("C. Principales motivos de preocupación y recomendaciones", True),
    ("Acceso a la justicia", True),
    ("3. Preocupa al Comité que las mujeres rurales no tengan acceso a los tribunales.", False),
    ("4. El Comité recomienda al Estado parte que:", True),
    ("a) Establezca tribunales móviles;", True),
    ("b) Asigne recursos suficientes.", True),
    ("Estereotipos", True),
    ("5. El Comité observa con preocupación la persistencia de estereotipos.", False),
    ("6. El Comité, recordando su recomendación general, insta al Estado parte a que apruebe una estrategia.", True),
)
CED_RUSSIAN: Specimen = (
    ("C. Основные вопросы, вызывающие обеспокоенность, и рекомендации", True),
    ("1. Комитет обеспокоен тем, что насильственное исчезновение не определено в законе.", False),
    ("2. Государству-участнику следует:", True),
    ("a) внести поправки в Уголовный кодекс;", True),
    ("b) обеспечить расследование.", True),
    ("3. Комитет с сожалением отмечает отсутствие данных.", False),
    ("4. Комитет рекомендует государству-участнику создать реестр.", True),
)
CMW_ARABIC: Specimen = (
    ("جيم- دواعي القلق الرئيسية والتوصيات", True),
    ("١- يساور اللجنة القلق لأن القانون لا يحمي العمال المهاجرين.", False),
    ("٢- توصي اللجنة الدولة الطرف بما يلي:", True),
    ("(أ) اعتماد قانون؛", True),
    ("(ب) تدريب القضاة.", True),
    ("٣- تأسف اللجنة لعدم وجود بيانات.", False),
    ("٤- ينبغي للدولة الطرف أن تجمع البيانات.", True),
)
CRC_CHINESE: Specimen = (
    ("三、关注的主要问题和建议", True),
    ("1. 委员会关切地注意到法律没有禁止体罚。", False),
    ("2. 委员会建议缔约国：", True),
    ("(a) 通过法律；", True),
    ("(b) 培训教师。", True),
    ("3. 委员会感到遗憾的是缺乏数据。", False),
    ("4. 缔约国应收集数据。", True),
)
LATIN = [(CCPR, "en", "opcrcrrr"), (CESCR, "en", "opccrr"), (CAT, "fr", "opcrcr"), (CEDAW, "es", "opcrcr")]
OTHERS = [(CED_RUSSIAN, "ru", "crcr"), (CMW_ARABIC, "ar", "crcr"), (CRC_CHINESE, "zh", "crcr")]


def told(blocks: tuple[Block, ...], language: str) -> list[ReadParagraph]:
    who = Identity(kind=DocumentKind.CONCLUDING_OBSERVATIONS, language=language)
    return [each for each in kinds.told(structure.paragraphs(blocks, {}), who) if each.number]


def plain(specimen: Specimen) -> Specimen:
    return tuple((text, False) for text, _ in specimen)


def initials(found: list[ReadParagraph]) -> str:
    """`o`ther, `p`ositive, `c`oncern or `r`ecommendation, a letter a paragraph."""
    return "".join(each.kind.value[0] for each in found)


@pytest.mark.parametrize(("specimen", "language", "expected"), LATIN)
@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
def test_what_a_paragraph_says_is_told_from_type_and_words(
    specimen: Specimen, language: str, expected: str, bold: bool
) -> None:
    found = told(printed.read(typeset(*(specimen if bold else plain(specimen)))).blocks, language)
    assert [each.number for each in found] == [str(number) for number in range(1, len(expected) + 1)]
    assert initials(found) == expected


@pytest.mark.parametrize(("specimen", "language", "expected"), OTHERS)
@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
def test_the_same_in_russian_arabic_and_chinese(specimen: Specimen, language: str, expected: str, bold: bool) -> None:
    blocks = tuple(Block(text, float(heavy and bold), size=10.0) for text, heavy in specimen)
    found = told(blocks, language)
    assert initials(found) == expected
    assert [len(each.items) for each in found] == [0, 2, 0, 0]


@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
def test_every_item_of_a_recommendation_recommends_and_headings_are_carried(bold: bool) -> None:
    found = told(printed.read(typeset(*(CCPR if bold else plain(CCPR)))).blocks, "en")
    assert [item.kind.value for item in found[5].items] == ["recommendation", "recommendation"]
    assert [item.kind.value for item in found[4].items] == ["concern", "concern"]
    assert (found[5].section[:2], found[5].heading) == ("C.", "Counter-terrorism")
    assert found[6].text.endswith("The State party should give due consideration to abolishing the death penalty.")
    assert found[7].section == "D. Dissemination and follow-up"


def test_a_question_quoted_in_replies_stands_above_the_replies_to_it() -> None:
    blocks = tuple(
        Block(text, float(bold), size=10.0)
        for text, bold in (
            ("1. Please describe the measures taken to bring the Mental Health Act into line.", True),
            ("1. The Act was amended in 2021.", False),
            ("2. Training of judges began in 2022.", False),
            ("2. Please provide data on complaints, by district:", True),
            ("3. There were 61 complaints.", False),
            ("4. Nine of them were upheld.", False),
        )
    )
    who = Identity(kind=DocumentKind.REPLIES_TO_LIST_OF_ISSUES, language="en")
    found = kinds.told(structure.paragraphs(blocks, {}), who)
    assert [(each.number, each.kind.value) for each in found][2:] == [
        ("2", "other"), (None, "question"), ("3", "other"), ("4", "other"),
    ]  # fmt: skip
    assert found[-1].heading == "2. Please provide data on complaints, by district:"
