"""A word is found in its other forms: pairs of the field's own words, language by language."""

import pytest

from workbench.search import analysis

# Singular and plural, noun and adjective, verb and participle, with and without article, accents or vowels.
PAIRS = {
    "en": (
        "recommendation recommendations, recommended recommends, woman women, child children, violation violations, "
        "discrimination discriminated, ratification ratified, ministry ministries, policy policies, "
        "protection protected, minority minorities, detained detaining, committee committees, trafficking trafficked, "
        "ratified ratifying, disability disabilities, refugee refugees, law laws, criterion criteria"
    ),
    "fr": (
        "recommandation recommandations, droit droits, égalité égalités, égalite égalité, national nationaux, "
        "nationale nationales, enfant enfants, détenu détenus, discrimination discriminations, femme femmes, "
        "protégé protégée, protéger protégeant, minorité minorités, loi lois, social sociaux, autochtone autochtones, "
        "réfugié réfugiés, ratifié ratifiée, pénal pénaux, tribunal tribunaux, "
        "travail travaux, emploi emplois, individu individus"
    ),
    "es": (
        "recomendación recomendaciones, recomendacion recomendación, derecho derechos, mujer mujeres, niño niños, "
        "ley leyes, libertad libertades, discriminación discriminaciones, indígena indígenas, refugiado refugiados, "
        "detenido detenidos, protección protecciones, ministerio ministerios, violación violaciones, juez jueces, "
        "discapacidad discapacidades, educación educacion, nacional nacionales, comité comités, social sociales"
    ),
    "pt": (
        "recomendação recomendações, recomendacao recomendação, direito direitos, mulher mulheres, criança crianças, "
        "lei leis, racial raciais, social sociais, violação violações, refugiado refugiados, indígena indígenas, "
        "detido detidos, ministério ministérios, liberdade liberdades, cruel cruéis, "
        "possível possíveis, homem homens, jovem jovens, nacional nacionais, "
        "discriminação discriminações, educação educacao"
    ),
    "ru": (
        "рекомендация рекомендации, рекомендация рекомендациями, право права, право правам, женщина женщины, "
        "женщина женщинами, ребёнок ребенок, закон законы, закон законами, свобода свободы, свобода свободами, "
        "комитет комитета, дискриминация дискриминации, образование образования, министерство министерствами, "
        "беженец беженца, инвалид инвалидов, меньшинство меньшинства, насилие насилия, полиция полиции, суд суда, "
        "ребёнка детей, гражданин граждан, пытка пыток, мать матерей"
    ),
    "ar": (
        "حرية الحريات, حق حقوق, الحق الحقوق, مواطن المواطنين, مواطن للمواطنين, امرأة المرأة, المرأة المراه, "
        "قانون القوانين, قانون بالقانون, محكمة المحاكم, توصية التوصيات, لجنة اللجنة, لجنة اللجان, طفل الأطفال, "
        "وزارة الوزارات, حماية الحماية, تعليم التعليم, تمييز والتمييز, دولة الدول, حُقُوق حقوق, اتفاقية الاتفاقيات, "
        "لاجئ اللاجئين, أقلية الأقليات, إعاقة الاعاقة, "
        "امرأة نساء, المادة المواد, ضحية ضحايا, برنامج البرامج"
    ),
}
CHINESE = (
    ("人权", "人权教育"),
    ("教育", "教育权"),
    ("儿童", "儿童权利公约"),
    ("妇女", "妇女和儿童"),
    ("歧视", "消除种族歧视"),
    ("委员会", "人权事务委员会"),
    ("建议", "各项建议"),
    ("残疾人", "残疾人的权利"),
    ("难民", "难民和移民"),
    ("法律", "法律援助"),
    ("少数民族", "各少数民族"),
    ("警察", "警察暴力"),
)


@pytest.mark.parametrize("language", PAIRS)
def test_forms_of_one_word_share_a_term(language: str) -> None:
    held = [tuple(pair.split()) for pair in PAIRS[language].split(", ")]
    apart = [
        pair for pair in held if not set(analysis.stems(pair[0], language)) & set(analysis.stems(pair[1], language))
    ]

    assert len(held) >= 10
    assert apart == []


def test_a_chinese_word_is_found_inside_a_longer_one() -> None:
    def terms(text: str) -> set[str]:
        return {stem for term in analysis.terms(text, "zh") for stem in term.stems}

    assert [(word, longer) for word, longer in CHINESE if not terms(word) <= terms(longer)] == []
