"""What kind of document it is by its own title, where no symbol says it: in seven languages, and by its opening."""

import re

from workbench.treaties import DocumentKind, find_symbols
from workbench.treaties.catalogue import UPR

_START = 70  # letters: what a title is called stands at its beginning; what it is about may stand later
_HEADLINE = 220
_LINES = 4
_ENOUGH_PARAGRAPHS = 30  # a State's report has some hundred numbered paragraphs, notes about one have none
# `…the death penalty (Norway);`: the items of a draft report of the Working Group, which may come without its cover.
_REVIEW_ITEM = re.compile(r"\([A-Z][^()]{3,60}(?:\([^()]*\))?\)\s*[;.]$", re.M)
_ENOUGH_ITEMS = 20

_NOTES = re.compile(
    r"\b(?:resumo|resumen|résumé|anotaç|notes? (?:on|about)|notas?\b|índice|index\b|lacunas|work ?plan"
    r"|plano de trabalho"
    r"|plan de travail|plan de trabajo|quadro|cruzamento|sistematización|compilaç|checklist)|^summary\b",
    re.I,
)
_ALTERNATIVE = re.compile(
    r"(?:alternative|shadow|parallel|stakeholder|joint|civil society|ngo)(?:'s)? (?:\w+ )?(?:report|submission)"
    r"|rapport (?:alternatif|parallèle)|informe (?:alternativo|sombra|paralelo)|relatório (?:alternativo|sombra"
    r"|paralelo)"
    r"|альтернативн\w+ доклад|теневой доклад|التقرير (?:الموازي|البديل)|تقرير (?:موازٍ?|بديل|ظل)"
    r"|影子报告|替代报告|平行报告",
    re.I,
)
_MINUTES = re.compile(
    r"^\W*(?:(?:draft )?minutes\b|record of the meeting|ata\b|acta\b|minuta\b|compte[- ]rendu|procès-verbal|протокол"
    r"|محضر|会议记录|会议纪要|會議紀[錄要]|.{0,60}會議紀[錄要]|.{0,60}会议[记纪][录要])",
    re.I,
)
# A copy without its masthead: the title alone says what it is, `2º Observaciones finales sobre el segundo informe …`.
_OWN_OBSERVATIONS = re.compile(
    r"^(?:\d{1,2}\s?[º°ª.)]\s*)?(?:concluding (?:observations|comments)|observaciones finales|observations finales"
    r"|observações (?:finais|conclusivas)|заключительные замечания|الملاحظات الختامية|ملاحظات ختامية)\b"
    r"|(?:结论性意见|結論性意見)(?:\s*[（(].*)?$",
    re.I,
)
# Observations on a follow-up report are observations, and no follow-up to them.
_ON_FOLLOW_UP = re.compile(
    r"(?:on the follow-?up report|sobre (?:el|los) informes? de seguimiento|(?:sur|concernant) le rapport de suivi"
    r"|sobre o relatório de acompanhamento)",
    re.I,
)
_OBSERVATIONS = (
    r"concluding (?:observations|comments)|observations finales|observaciones finales|observações (?:finais"
    r"|conclusivas)"
    r"|заключительные замечания|الملاحظات الختامية|ملاحظات ختامية|结论性意见|結論性意見"
)
_FOLLOW_UP = r"follow-?up|suite(?:s)? (?:donnée|à donner)|suivi|seguimiento|acompanhamento|последующ|متابعة|后续|後續"
_ISSUES = (
    r"list of (?:issues|themes)|liste (?:de points|des points|de questions)|lista de cuestiones"
    r"|lista de quest(?:ões|ionamentos)"
    r"|переч(?:ень|ня) (?:\w+ )?(?:вопросов|тем)|قائمة (?:ال)?(?:مسائل|قضايا)|问题清单|問題清單"
)
_PRIOR = (
    r"prior to (?:the )?(?:submission|reporting)|avant la soumission|préalable|previa a la presentación|prévia"
    r"|до представления|препровождаем\w+ до|قبل تقديم|السابقة لتقديم|提交报告前|报告前"
)
_REPLIES = (
    r"repl(?:y|ies)|responses?\b|written answers|réponses?|respuestas?|respostas?|ответы|ردود|رد \w+ على"
    r"|答复|答覆|回應|回复"
)
_REVIEW = (
    r"universal periodic review|examen périodique universel|examen periódico universal|revisão periódica universal"
    r"|универсальн\w+ периодическ\w+ обзор|الاستعراض الدوري الشامل|普遍定期审议"
)
_WORKING_GROUP = (
    r"report of the working group|rapport du groupe de travail|informe del grupo de trabajo"
    r"|relatório do grupo de trabalho"
    r"|доклад рабочей группы|تقرير الفريق العامل|工作组(?:的)?报告"
)
_DRAFT = (
    r"\bdraft\b|unedited|\bprojet\b|proyecto de informe|borrador|minuta|projeto de relatório|проект доклада"
    r"|مشروع تقرير|草案|草稿"
)
_STAKEHOLDERS = (
    r"summary of (?:other )?stakeholders|summary prepared by the office|résumé des communications"
    r"|resumen de las comunicaciones"
    r"|resumen de la información presentada por (?:las )?partes|резюме (?:материалов|сообщений)"
    r"|موجز (?:ال)?ورقات|موجز المعلومات"
    r"|利益攸关方.{0,12}(?:材料|资料).{0,6}(?:概述|摘要)"
)
_COMPILATION = (
    r"compilation (?:of (?:information|un information)|prepared by the office)|compilation (?:concernant|établie par)"
    r"|recopilación (?:sobre|preparada)|compilação (?:de informações|elaborada)|подборка информации"
    r"|تجميع (?:بشأن|للمعلومات)"
    r"|资料汇编|.{0,20}汇编"
)
_NATIONAL = (
    r"national report|rapport national|informe nacional|relatório nacional|национальн\w+ доклад"
    r"|(?:ال)?تقرير (?:ال)?وطني|国家报告"
    r"|國家報告"
)
_COMMENT = re.compile(
    r"(?:general (?:comment|recommendation)|observations? générales?|recommandations? générales?|observación general"
    r"|recomendación general|(?:comentário|observação|recomendação) geral|замечание общего порядка|общая рекомендация"
    r"|التعليق العام|التوصية العامة)\s*(?:no|n[o°º]|núm|№|رقم|\d)|第\s*\d+\s*号\s*一般性(?:意见|建议|评论)",
    re.I,
)
_CORE = (
    r"common core document|document de base commun|documento básico comú[nm]|общ\w+ базов\w+ документ"
    r"|الوثيقة الأساسية الموحدة"
    r"|共同核心文件"
)
_EXPERT = re.compile(
    r"(?:report of the|visit of the|mission of the) (?:special rapporteur|independent expert|special representative"
    r"|working group (?:on (?!the universal)|of experts))"
    r"|rapport (?:du rapporteur spécial|de la rapporteuse spéciale|de l['’]expert)"
    r"|informe (?:del relator especial|de la relatora especial|del experto independiente|de la experta independiente)"
    r"|relatório (?:do relator especial|da relatora especial|do perito independente)"
    r"|доклад специальн\w+ докладчика|доклад независим\w+ эксперта"
    r"|تقرير المقررة? الخاصة?|تقرير الخبيرة? المستقلة?|特别报告员.{0,40}报告|独立专家.{0,40}报告",
    re.I,
)
_VISIT = re.compile(
    r"\b(?:visit|mission)\b|\bvisit[ea]\b|\bmisi[óo]n\b|\bmissão\b|поездк|визит|миссия|زيارة|بعثة|访问", re.I
)
_STATE_REPORT = re.compile(
    r"(?:state party|state parties'?|national|initial|periodic) reports?|reports? submitted by states? part"
    r"|relatório (?:do estado|inicial|periódico|nacional)"
    r"|(?:informes?|informe) (?:del estado|inicial|periódico|nacional|presentad)|rapports? (?:de l['’]état"
    r"|initia|périodique|unique|national|présentés par les états)"
    r"|(?:первоначальн|периодическ|объединенн|национальн)\w+ (?:\w+ )?доклад|доклад\w*,? представленн\w+ государств"
    r"|(?:ال)?تقرير(?:ان|ين)? (?:ال)?(?:دوري|أولي|جامع|وطني)|التقارير المقدمة من الدول الأطراف|(?:初次|定期|合并)报告"
    r"|(?:初次|定期)報告|首次(?:国家报告|國家報告)|第.{1,3}次(?:国家报告|國家報告)|缔约国提交的报告",
    re.I,
)


def calls_itself_observations(title: str) -> bool:
    """`Concluding observations on …`, where a symbol of old does not say it: `E/C.12/1994/14`."""
    return _OWN_OBSERVATIONS.search(title) is not None


def kind_named(title: str, opening: str, *, treaty: str | None, numbered: int, text: str = "") -> DocumentKind:
    """The kind that a document without a symbol of its own calls itself; OTHER where it does not, or is about another.

    `treaty` is the one it names anywhere on its first page, `numbered` counts its numbered paragraphs, `text` is looked
    through for the items of a review.
    """
    if find_symbols(title):  # it is named after a document that is not itself: notes about that
        return DocumentKind.OTHER
    found = _of_headline(title, treaty, numbered)
    if found is not None:
        return found
    lines = [line.strip() for line in opening.split("\n") if line.strip()][:_LINES]
    for line in lines:
        if line != title and len(line) <= _HEADLINE and (found := _of_headline(line, treaty, numbered)) is not None:
            return found
    is_review = numbered >= _ENOUGH_ITEMS and len(_REVIEW_ITEM.findall(text)) >= _ENOUGH_ITEMS
    return DocumentKind.UPR_DRAFT_WG_REPORT if is_review else DocumentKind.OTHER


def _of_headline(line: str, treaty: str | None, numbered: int) -> DocumentKind | None:
    """None where a line does not say what the document is."""
    if _MINUTES.search(line):
        return DocumentKind.MINUTES
    for wanted, kind in _BEFORE_NOTES:
        if _all_in(wanted, line):
            return kind
    if _NOTES.search(line) or _ALTERNATIVE.search(line):
        return DocumentKind.OTHER
    if treaty not in (None, UPR) and _OWN_OBSERVATIONS.search(line) and _ON_FOLLOW_UP.search(line):
        return DocumentKind.CONCLUDING_OBSERVATIONS
    for wanted, kind in _RULES:
        if _all_in(wanted, line):
            return kind
    if treaty not in (None, UPR) and _OWN_OBSERVATIONS.search(line):
        return DocumentKind.CONCLUDING_OBSERVATIONS
    if _COMMENT.search(line[:_START]):
        return DocumentKind.GENERAL_COMMENT
    if _EXPERT.search(line):
        return DocumentKind.HRC_DOCUMENT_ADDENDUM if _VISIT.search(line) else DocumentKind.HRC_DOCUMENT
    is_long = numbered >= _ENOUGH_PARAGRAPHS
    if is_long and re.search(_CORE, line, re.I):
        return DocumentKind.COMMON_CORE_DOCUMENT
    is_about = re.search(f"{_OBSERVATIONS}|{_ISSUES}", line, re.I)
    if is_long and treaty is not None and _STATE_REPORT.search(line) and not is_about:
        return DocumentKind.STATE_REPORT
    return None


def _all_in(wanted: tuple[str, ...], line: str) -> bool:
    """Whether the first expression stands where a title begins and the others anywhere in the line."""
    first, *others = wanted
    match = re.search(first, line, re.I)
    return match is not None and match.start() <= _START and all(re.search(each, line, re.I) for each in others)


_BEFORE_NOTES: tuple[tuple[tuple[str, ...], DocumentKind], ...] = (
    ((_STAKEHOLDERS,), DocumentKind.UPR_STAKEHOLDER_SUMMARY),
)
_RULES: tuple[tuple[tuple[str, ...], DocumentKind], ...] = (
    ((_FOLLOW_UP, _OBSERVATIONS), DocumentKind.FOLLOW_UP_INFORMATION),
    ((_REPLIES, _ISSUES), DocumentKind.REPLIES_TO_LIST_OF_ISSUES),
    ((_ISSUES, _REPLIES, "的?(?:答复|答覆|回應)$"), DocumentKind.REPLIES_TO_LIST_OF_ISSUES),
    ((_ISSUES, _PRIOR), DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING),
    ((_PRIOR, _ISSUES), DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING),
    ((_ISSUES,), DocumentKind.LIST_OF_ISSUES),
    ((_DRAFT, _WORKING_GROUP, _REVIEW), DocumentKind.UPR_DRAFT_WG_REPORT),
    ((_WORKING_GROUP, _REVIEW, _DRAFT), DocumentKind.UPR_DRAFT_WG_REPORT),
    ((_WORKING_GROUP, _REVIEW), DocumentKind.HRC_DOCUMENT),
    ((_REVIEW, _WORKING_GROUP), DocumentKind.HRC_DOCUMENT),
    ((_COMPILATION,), DocumentKind.UPR_UN_COMPILATION),
    ((_NATIONAL, _REVIEW), DocumentKind.UPR_NATIONAL_REPORT),
    ((_REVIEW, _NATIONAL), DocumentKind.UPR_NATIONAL_REPORT),
    ((_NATIONAL, r"5/1|16/21|resolution|résolution|resolución|резолюци|القرار|决议"), DocumentKind.UPR_NATIONAL_REPORT),
)
