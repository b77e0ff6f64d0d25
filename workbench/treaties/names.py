"""The names of treaties and of their bodies as documents write them, in the languages of the field."""

import re

# A few words that only that treaty's name has. The order matters: a protocol before its convention.
_NAMES: tuple[tuple[str, str], ...] = (
    ("CRC-OPAC", r"children in armed conflict|enfants dans les conflits armés|niños en los conflictos armados"),
    ("CRC-OPSC", r"sale of children|vente d'enfants|venta de niños|venda de crianças"),
    (
        "ICERD",
        r"elimination of (?:all forms of )?racial discrimination"
        r"|élimination de (?:toutes les formes de )?la discrimination raciale"
        r"|élimination de toutes les formes de discrimination raciale"
        r"|eliminación de (?:todas las formas de )?(?:la )?discriminación racial"
        r"|eliminação de (?:todas as formas de )?(?:da )?discriminação racial"
        r"|ликвидации (?:всех форм )?расовой дискриминации"
        r"|القضاء على (?:جميع أشكال )?التمييز العنصري|消除(?:一切形式)?种族歧视|消除一切形式種族歧視",
    ),
    (
        "CEDAW",
        r"discrimination against women|discrimination à l'égard des femmes|discriminación contra la mujer"
        r"|discriminação contra (?:a mulher|as mulheres)"
        r"|дискриминации в отношении женщин|التمييز ضد المرأة|对妇女(?:一切形式)?歧视|對婦女(?:一切形式)?歧視",
    ),
    (
        "CRPD",
        r"rights of persons with disabilities"
        r"|droits des personnes handicapées|derechos de las personas con discapacidad"
        r"|direitos das pessoas com deficiência|прав(?:ам)? инвалидов|الأشخاص ذوي الإعاقة|残疾人权利|身心障礙者權利",
    ),
    (
        "ICMW",
        r"migrant workers|travailleurs migrants"
        r"|trabajadores migratorios|trabalhadores migrantes|трудящихся-мигрантов"
        r"|العمال المهاجرين|移徙工人",
    ),
    (
        "ICPPED",
        r"enforced disappearances?|disparitions forcées|desapariciones? forzadas?|desaparecimentos? forçados?"
        r"|насильственны[хм] исчезновени|الاختفاء القسري|强迫失踪",
    ),
    (
        "CAT",
        r"against torture|contre la torture|contra la tortura"
        r"|contra a tortura|против пыток|مناهضة التعذيب|禁止酷刑",
    ),
    (
        "CRC",
        r"rights of the child|droits de l'enfant|derechos del niño"
        r"|direitos da criança|прав(?:ам)? ребенка|حقوق الطفل|儿童权利|兒童權利",
    ),
    (
        "ICESCR",
        r"economic, social and cultural rights"
        r"|droits économiques, sociaux et culturels|derechos económicos, sociales y culturales"
        r"|direitos econômicos, sociais e culturais"
        r"|экономическим, социальным и культурным|الاقتصادية والاجتماعية والثقافية"
        r"|经济、社会、?(?:及|和)?文化权利|經濟、?社會、?(?:與|及|和)?文化權利",
    ),
    (
        "ICCPR",
        r"civil and political rights|human rights committee"
        r"|droits civils et politiques|comité des droits de l'homme"
        r"|derechos civiles y políticos"
        r"|comité de derechos humanos|direitos civis e políticos|гражданских и политических"
        r"|المدنية والسياسية|公民(?:权利)?和?(?:及)?政治权利",
    ),
    (
        "UPR",
        r"universal periodic review|examen périodique universel"
        r"|examen periódico universal|revisão periódica universal"
        r"|универсальн\w+ периодическ\w+ обзор|الاستعراض الدوري الشامل|普遍定期审议",
    ),
    ("COMMON-CORE", r"common core document|document de base commun|documento básico común|documento básico comum"),
)
_EXPRESSIONS = tuple((code, re.compile(expression)) for code, expression in _NAMES)


def treaty_named_in(text: str) -> str | None:
    """The code of the treaty that a title or a masthead names (of several, the first in the text), or None."""
    folded = " ".join(text.replace("’", "'").lower().split())
    found = [(match.start(), code) for code, expression in _EXPRESSIONS if (match := expression.search(folded))]
    return min(found)[1] if found else None


def treaties_named_in(text: str) -> tuple[tuple[int, str], ...]:
    """Each treaty that a text names, with the place in the folded text (lower case, single spaces) where it does."""
    folded = " ".join(text.replace("’", "'").lower().split())
    return tuple(
        sorted((match.start(), code) for code, expression in _EXPRESSIONS for match in expression.finditer(folded))
    )
