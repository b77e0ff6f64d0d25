"""What a committee asks of a State in its Views on an individual complaint: the remedy, its "
"publication, an answer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import ParagraphKind

_REMEDY = re.compile(
    r"under (?:an|the) obligation|is (?:also )?obligated|(?:is"
    r"|be) required(?:, [^,.]{1,80},)? to (?:provide|make|take|ensure)"
    r"|makes the following recommendations|recommendations? (?:in respect of|concerning"
    r"|to) the (?:author|state party)"
    r"|urges the state party|recommends (?:that|to) the state party|requests the (?:state party|government)"
    r"|the (?:state party|government) should|appropriate remedy would be"
    r"|est (?:également |aussi )?tenue? (?:de|d['’]|également|aussi)|a (?:également )?l['’]obligation"
    r"|formule les recommandations|(?:exhorte|prie|engage"
    r"|demande [aà]) (?:instamment )?(?:l['’]état partie|le gouvernement)"
    r"|l['’]état partie (?:devrait|doit)"
    r"|tiene (?:también |asimismo )?la obligación|está (?:también )?obligado|formula las siguientes"
    r"|(?:insta|recomienda|pide) al (?:estado parte|gobierno)|el estado parte deb"
    r"|tem (?:também )?a obrigação|está (?:também )?obrigado|(?:insta|recomenda ao) o? ?estado parte"
    r"|обязан\w* (?:обеспечить|предоставить|принять|также|возместить)|несет обязательство"
    r"|государству-участнику следует"
    r"|(?:призывает|просит) (?:государство-участник|правительство)|выносит следующие рекомендации"
    r"|الدولة الطرف (?:ملزمة|مُلزمة)|(?:يقع|ويقع) على (?:عاتق )?الدولة الطرف|ينبغي للدولة الطرف"
    r"|تحث اللجنة الدولة الطرف"
    r"|有义务|缔约国应|敦促缔约国|提出(?:以下|如下|下列)建议",
    re.I,
)
# The Working Group on Arbitrary Detention names no State there.
_RELEASE = re.compile(
    r"appropriate remedy would be|(?:remède|réparation) appropriée? (?:consisterait|serait)"
    r"|el remedio adecuado sería"
    r"|надлежащ\w+ средств\w+ (?:правовой )?защиты (?:было бы|являлось бы)|适当的补救(?:办法)?(?:是|将是)",
    re.I,
)
# The committee's finding, behind which the remedy stands; before it parties and committee speak of remedies too.
_FINDING = re.compile(
    r"(?:disclos|reveal|amount|constitut)\w* (?:to )?(?:a |an |the )?(?:violations?|breach)"
    r"|violat\w+ (?:of )?(?:the author|article|its)"
    r"|deprivation of liberty [^.]{0,120}arbitrary"
    r"|(?:font apparaître|révèlent|constitu\w+|fait apparaître) [^.]{0,40}violation"
    r"|(?:pon\w+ de manifiesto|revelan?|constitu\w+) [^.]{0,40}(?:violación|vulneración)|violação d"
    r"|свидетельствуют о нарушении|нарушени\w+ (?:государством|статьи|статей|прав)|انتهاك|违反|侵犯",
    re.I,
)
_ANSWER = re.compile(
    r"\b(?:within|dans un délai de|en (?:el|un) plazo de|no prazo de|в течение)\b[^.]{0,30}\b(?:180|90"
    r"|six|6|ninety)\b"
    r"|(?:180|90) (?:days|jours|días|dias|дней)|six months|seis meses|six mois|шести месяцев|180 يوم"
    r"|ستة أشهر|180\s*天|六个月内"
    r"|(?:requested|asked|invited) (?:also )?to publish|publish the (?:present |committee['’]s )?views"
    r"|rendre publi\w+|publi(?:que|car) (?:el|los|as|o) "
    r"|обнародовать|опубликовать|نشر (?:هذه )?(?:الآراء|آراء)|公布(?:委员会的|本)?意见",
    re.I,
)
_PARTY = re.compile(
    r"state party|government|état partie|gouvernement|estado parte|gobierno|governo"
    r"|государств\w+-участник|правительств"
    r"|الدولة الطرف|الحكومة|缔约国|政府",
    re.I,
)
_NO_VIOLATION = re.compile(
    r"(?:communication|complaint|petition) is inadmissible|do(?:es)? not (?:disclose|reveal) (?:a"
    r"|any) (?:violation|breach)"
    r"|communication est irrecevable|comunicación es inadmisible|сообщение (?:является )?неприемлемым"
    r"|البلاغ غير مقبول|来文不(?:可|予)受理",
    re.I,
)
_SHORT = 6  # paragraphs of an excerpt
_END = 2 / 3  # the remedy stands behind the merits


def answered(paragraphs: Sequence[ReadParagraph]) -> tuple[ReadParagraph, ...]:
    """The paragraphs with what the State is to do told from the rest; none of it where no "
    "violation was found."""
    body = [place for place, each in enumerate(paragraphs) if not each.annex]
    start = _behind_finding(paragraphs, body[int(len(body) * _END) if len(body) > _SHORT else 0 :])
    if start is None:
        return tuple(paragraphs)
    return tuple(_told(each) if place >= start and not each.annex else each for place, each in enumerate(paragraphs))


def _behind_finding(paragraphs: Sequence[ReadParagraph], closing: Sequence[int]) -> int | None:
    """Where the remedy may begin; None where no violation was found. An excerpt may hold the remedy alone."""
    found = next((place for place in closing if _FINDING.search(paragraphs[place].text)), None)
    if found is not None:
        return found
    if any(_NO_VIOLATION.search(paragraphs[place].full_text) for place in closing):
        return None
    return closing[0] if closing else None


def _told(paragraph: ReadParagraph) -> ReadParagraph:
    text = paragraph.text
    asks = (_PARTY.search(text) and (_REMEDY.search(text) or _ANSWER.search(text))) or _RELEASE.search(text)
    if not asks:
        return paragraph
    items = tuple(replace(item, kind=ParagraphKind.RECOMMENDATION) for item in paragraph.items)
    return paragraph.told(ParagraphKind.RECOMMENDATION, items)
