"""What the State under review said of recommendations: supported, noted, or both, in the "
"words of seven languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.recommendations.records import UprPosition

_PARTLY = (
    r"supported/noted|partial(?:ly)?[ -](?:accept|support|endors|agree)\w*"
    r"|(?:accept|support|endors|agree)\w*(?: the recommendations?)?,? (?:only )?(?:in part\b|partial\w*|partly)"
    r"|partly (?:accept|support)\w*|(?:accept|souscri|appu|soutien|soutenu)\w*,? (?:partiellement|en partie)"
    r"|partiellement (?:accept|appuy|soutenu)\w*|(?:acept|apoy)\w*,? (?:parcialmente|en parte)"
    r"|parcialmente (?:acept|apoy|aceit|apoi)\w*|(?:aceit|apoi)\w*,? (?:parcialmente|em parte)"
    r"|частично (?:прин|поддерж)\w*|(?:прин|поддерж)\w+ частично"
    r"|(?:تقبل|قبلت|مقبولة|تؤيد|أيدت|قبول|تأييد|تحظى بتأييد)\s*(?:\w+\s+){0,2}جزئيا?ً?ا?"
)
_NOTED = (
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|may)(?: not|n['’]t|not)"
    r"(?: (?:been|be|yet|fully|currently|therefore))*(?: (?:in a position to|able to))? (?:enjoy|accept"
    r"|support|endors|agree)\w*"
    r"|not (?:be )?(?:accept|support|endors)\w*|cannot (?:accept|support)|unable to (?:accept|support)"
    r"|without support"
    r"|reject\w*|noted(?! that)|notes (?!that)(?=the |recommendations?|\d|those)|takes? note"
    r"|took note|taken note"
    r"|declines? (?:to|recommendation)|thus noted"
    r"|n['’](?:a|ont|est|étaient|appuie|accepte|enten)\w*(?: \w+)? pas (?:\w+ )?(?:recueilli|souscri"
    r"|accept|appuy|soutenu)\w*"
    r"|n['’](?:accepte|appuie)\w* pas|ne (?:souscri|recueill|soutien|peut|peuvent|bénéfici)\w* pas"
    r"|non (?:accept|appuy)\w*"
    r"|n['’](?:ont|a) pas recueilli|(?:pris|prise|prises|prend|prenons|prenait) note|pris bonne note"
    r"|rejet\w+|notée?s\b|refus\w+"
    r"|no (?:acept|apoy|cuent|goz|cont|puede|pueden|recib|fueron acept|fue acept|son acept|se acept)\w*"
    r"|tom(?:a|ó|aron|ado|amos|an) (?:debida )?nota"
    r"|se toma nota|rechaz\w+|no aceptad\w+|não (?:aceit|apoi|cont|goz)\w*|tom(?:a|ou|ada|adas) nota|rejeit\w+"
    r"|не (?:прин|поддерж|пользу|получи|может|одобр)\w*|отклон\w+|(?:прин\w+ )?к сведению"
    r"|لا تؤيد|لم تؤيد|لا تقبل|لم تقبل|لم تحظ|لا تحظى|ترفض|رفضت|مرفوضة|غير مقبولة|لا يمكن\w* قبول"
    r"|(?:أحاطت|أحاط|تحيط|أحيط|أخذت|أخذ|تأخذ) (?:\w+ ){0,3}علم"
    r"|يحيط (?:\w+ ){0,3}علم|إحاطة علم"
)
_SUPPORTED = (
    r"enjoy(?:s|ed)?(?: the| its| his| her| their| our| full)*(?: full)? support"
    r"|(?<!widely )(?<!internationally )(?<!generally )accept(?:s|ed|able)?\b"
    r"|supports\b|supported(?! by the (?:un|world|euro|inter))\b"
    r"|(?<!the )(?<!their )(?<!its )(?<!with )(?<!for )(?<!of )(?<!technical )(?<!financial )(?<!continued )support\b"
    r"|endors\w+|agrees? (?:to|with)\b"
    r"|recueill\w+ (?:l['’]adhésion|l['’]appui|son adhésion|l['’]assentiment)|bénéfici\w+ de l['’]appui"
    r"|souscri\w+|ont l['’]appui|accept(?:e|ent|é|ée|és|ées|ons)\b"
    r"|appuy\w+|appuie\w*|soutien\w*|soutenue?s?\b|cuentan? con (?:el|su) apoyo"
    r"|goza\w* del? (?:su )?apoyo|apoya\w*|acept(?:a|an|ó|ado|ada|adas|ados|amos)\b"
    r"|conta\w* com o apoio|goza\w* do apoio|apoia\w*|aceit(?:a|as|o|os|ou|am|amos)\b"
    r"|поддерж\w+|(?:пользуются|получили) поддержк\w+|прин(?:имает|имаются|яты|ято|ята|яла|имаем)\b"
    r"|تحظى بتأييد|حظيت بتأييد|تؤيد|أيدت|تقبل|قبلت|مقبولة|مؤيَّ?دة|ب?تأييد|بقبول"
)
# What is negated is looked for first: `does not enjoy the support` is not `enjoy the support`.
# Chinese sets no space before a word; Arabic writes `and` in one with it.
_TERM = re.compile(
    rf"(?<!\w)[وف]?(?:(?P<partly>{_PARTLY})|(?P<noted>{_NOTED})|(?P<supported>{_SUPPORTED}))"
    r"|(?P<zh_partly>部分(?:接受|支持|赞同))"
    r"|(?P<zh_noted>不(?:接受|支持|予支持|赞同|能接受|能支持)|未(?:接受|予支持|支持|能?(?:获得?|得到)[^，。；：]{0,20}支持)"
    r"|注意到|表示注意|拒绝|无法(?:接受|支持))"
    r"|(?P<zh_supported>支持|赞同|接受)",
    re.I,
)


_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CHINESE_MOST = 12  # signs besides the word of position: `阿卡迪亚…这项建议`
# Words around a word of position that do not change what it says.
_SMALL_WORDS = (
    "the a of by is are was were be been has have had this these that it its they them to in and with regard we our"
    " full fully hereby therefore response position comment comments recommendation recommendations state"
    " government republic kingdom le la les l d de du des par est sont a été cette ces que il elle et en"
    " recommandation recommandations réponse état gouvernement république dont el los las del por es son ha han"
    " sido esta estas este estos y se recomendación recomendaciones respuesta posición estado gobierno república"
    " os o as do da dos das pelo pela foi foram e recomendação recomendações resposta posição governo"
    " бы был была были эта эту эти данная данную рекомендация рекомендации рекомендацию рекомендаций ответ позиция"
    " государство правительство республика с и هذه التوصية التوصيات توصية حكومة دولة جمهورية من قبل على في الرد"
    " الموقف support adhésion apoyo apoio поддержкой поддержки"
)
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True)
class Term:
    """A word of position in a text, from letter `start` to `end`."""

    start: int
    end: int
    position: UprPosition


def terms(text: str) -> Iterator[Term]:
    """The words of position in a text, in order."""
    for match in _TERM.finditer(text):
        kind = (match.lastgroup or "").removeprefix("zh_")
        yield Term(match.start(), match.end(), _OF_GROUP[kind])


_OF_GROUP = {
    "partly": UprPosition.SUPPORTED_NOTED,
    "noted": UprPosition.NOTED,
    "supported": UprPosition.SUPPORTED,
}


def lead_position(text: str) -> UprPosition | None:
    """What a sentence that introduces recommendations says of them all.

    None where it says nothing, as `will be examined by Arcadia`; what is not supported is noted, whatever else it says.
    """
    said = {term.position for term in terms(text)}
    for position in (UprPosition.SUPPORTED_NOTED, UprPosition.NOTED, UprPosition.SUPPORTED):
        if position in said:
            return position
    return None


def is_verdict(text: str, words: int = 1) -> bool:
    """Whether a text is hardly more than a word of position: `Accepted`, `Arcadia takes note of this recommendation`.

    `words` are those that it may have besides: a name is one, small words are none.
    """
    found = tuple(terms(text))
    if not found:
        return False
    rest = text
    for term in reversed(found):
        rest = f"{rest[: term.start]} {rest[term.end :]}"
    if _CHINESE.search(rest):
        return len(_CHINESE.findall(rest)) <= _CHINESE_MOST
    return _counted(rest) <= words


def _counted(text: str) -> int:
    """Words that say something; capitals in a row are one name."""
    count, in_name = 0, False
    for word in re.findall(r"[^\W\d_]+", text):
        if word.lower() in _SMALL:
            continue
        is_name = word[0].isupper()
        count += not (is_name and in_name)
        in_name = is_name
    return count
