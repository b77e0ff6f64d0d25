"""Which recommendations are about the text itself: who hears of it, who answers when, the next report."""

import re

from workbench.corpus.records import Paragraph

_HEADINGS = re.compile(
    r"dissemination|follow-?up (?:to|procedure|and dissem|of)|^follow-?up$|next (?:periodic )?report"
    r"|combined .{0,40}reports?$|(?:^|\. )(?:implementation and )?reporting$"
    r"|particular importance|preparation of|technical (?:assistance|cooperation)"
    r"|diffusion|suivi des|^suivi$|procédure de suivi|suite donnée|prochain rapport"
    r"|importance particulière|(?:coopération"
    r"|assistance) technique"
    r"|difusión|^seguimiento|procedimiento de seguimiento|seguimiento (?:de|a) las"
    r"|próximo informe|preparación del?\b|(?:especial"
    r"|particular) importancia"
    r"|(?:asistencia|cooperación) técnica"
    r"|divulgação|^acompanhamento|acompanhamento das|próximo relatório|importância (?:particular"
    r"|especial)|assistência técnica"
    r"|распространени|последующ|следующ\w+ (?:периодическ\w+ )?доклад|имеющи\w+ особо важное|особо важн"
    r"|особую важность"
    r"|نشر|متابعة|التقرير (?:المقبل|الدوري)|ذات أهمية خاصة|المساعدة التقنية"
    r"|传播|后续|下次(?:定期)?报告|特别重要|技术援助|傳播|後續",
    re.I,
)
_NOT_HEADINGS = re.compile(
    r"durban|sustainable development|desarrollo sostenible|développement durable|desenvolvimento sustentável"
    r"|дурбан|устойчивого развития|ديربان|التنمية المستدامة|德班|可持续发展",
    re.I,
)
_TEXT = re.compile(
    r"submit (?:its|the|their) (?:next|combined|\w+)[^.]{0,80}reports?\b"
    r"|disseminat\w+ (?:widely )?(?:the|these|its|this) (?:present )?(?:concluding|recommendations|views)"
    r"|transmit the (?:present )?concluding observations|transmet\w* les (?:présentes )?observations finales"
    r"|transmita las (?:presentes )?observaciones finales"
    r"|emphasizes the importance of all the recommendations|(?:provide|submit)[^.]{0,160}within (?:one"
    r"|two|three|12|18|24) (?:year|month)|within (?:one|two|three|12|18|24) (?:year"
    r"|month)[^.]{0,160}information"
    r"|translated? .{0,60}concluding observations|draw\w* the attention .{0,30}to the particular importance"
    r"|in the preparation of its (?:next )?periodic report"
    r"|présenter (?:son|ses) .{0,60}rapports?|diffuser (?:largement )?(?:le texte |ses rapports|les présentes)"
    r"|souligne l['’]importance de toutes les recommandations|dans un délai d['’]un an"
    r"|presente (?:sus|su) .{0,60}informes?|difund\w+ (?:ampliamente )?(?:las presentes|el texto)"
    r"|amplia difusión (?:a|de) las presentes observaciones|en el plazo de un año"
    r"|destaca la importancia de todas las recomendaciones"
    r"|apresent\w+ (?:seus|seu|o) .{0,60}relatórios?|divulg\w+ (?:amplamente )?as presentes|no prazo de um ano"
    r"|представить (?:свой|свои) .{0,60}доклад|широко распростран\w+ (?:настоящие|текст)|в течение одного года"
    r"|особую важность рекомендаций"
    r"|(?:تقديم|تقدم) تقرير(?:ها|يها|ه) .{0,40}الدوري|(?:تعميم|نشر) (?:هذه )?الملاحظات الختامية|في غضون سنة"
    r"|提交(?:其)?第.{1,12}次.{0,8}(?:定期)?报告|传播本结论性意见|广泛(?:传播|散发).{0,12}结论性意见|一年(?:之)?内",
    re.I,
)
# Views on a complaint: what was done about them is to be told within half a year, and they are to be published.
_TOLD_WITHIN_DAYS = re.compile(
    r"within six months|(?:180|90) (?:days|jours|días|dias|дней|يوما)|(?:180|90)\s*天"
    r"|six months .{0,60}(?:written response|information)"
    r"|délai de six mois|plazo de seis meses|prazo de seis meses|в течение шести месяцев|ستة أشهر|六个月内",
    re.I,
)
_PUBLISHED = re.compile(
    r"(?:publish|disseminate) (?:and .{0,40})?the (?:present |committee['’]s )?(?:views|decision"
    r"|opinion)|(?:have"
    r"|disseminate) them (?:translated|widely)"
    r"|rendre publi\w+ les (?:présentes )?constatations|publi\w+ (?:el|las"
    r"|los) (?:presentes? )?(?:dictamen|constataciones)"
    r"|publi\w+ as (?:presentes )?(?:constatações|observações)|(?:публиковать"
    r"|обнародовать) (?:настоящие )?соображения"
    r"|نشر (?:هذه )?(?:الآراء|آراء)|公布(?:委员会的|本)?意见",
    re.I,
)
_REMEDY = re.compile(
    r"obligation to|obligated|urges|recommends|effective remedy|tenue? |obligation de|exhorte"
    r"|obligación|insta|obrigação"
    r"|обязан|настоятельно|ملزمة|التزام|تحث|义务|敦促|补救",
    re.I,
)


def is_to_be_told(paragraph: Paragraph) -> bool:
    """Whether a committee asks to be told within a number of days what was done about its Views."""
    return _TOLD_WITHIN_DAYS.search(paragraph.text) is not None


def speaks_of_itself(paragraph: Paragraph) -> bool:
    """Whether the words of a paragraph ask for something about the text itself, and for no remedy besides."""
    if _TEXT.search(paragraph.text):
        return True
    about_views = is_to_be_told(paragraph) or _PUBLISHED.search(paragraph.text) is not None
    return about_views and not _REMEDY.search(paragraph.text)


def is_procedural(paragraph: Paragraph) -> bool:
    """Whether a recommendation is about the text itself: dissemination, follow-up, the next report."""
    if speaks_of_itself(paragraph):
        return True
    heading = paragraph.heading
    if heading:
        return bool(_HEADINGS.search(heading)) and not _NOT_HEADINGS.search(heading)
    return bool(_HEADINGS.search(paragraph.section)) and not _speaks_of_concerns(paragraph.section)


def _speaks_of_concerns(section: str) -> bool:
    return re.search(r"concern|préoccupation|preocupa|обеспокоен|озабочен|القلق|关切|關切", section, re.I) is not None
