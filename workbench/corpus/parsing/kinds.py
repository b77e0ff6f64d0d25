"""Stage 5: what each paragraph says. Committees print recommendations in bold; the lead phrase is the second sign."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.corpus.parsing import phrases
from workbench.corpus.parsing.blocks import NUMBER
from workbench.corpus.parsing.recommending import regional, views, visits
from workbench.corpus.parsing.records import Identity, ReadParagraph
from workbench.corpus.records import Item, ParagraphKind
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind
from workbench.treaties.catalogue import UPR

_QUESTION_KINDS = frozenset(
    {
        DocumentKind.LIST_OF_ISSUES,
        DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING,
        DocumentKind.LOI_CRC_OLD,
        DocumentKind.LOI_CESCR_OLD,
        DocumentKind.CED_LIST_OF_PRIORITY_THEMES,
    }
)
_REPLIES = frozenset(
    {
        DocumentKind.REPLIES_TO_LIST_OF_ISSUES,
        DocumentKind.REPLIES_TO_LIST_OF_ISSUES_OLD,
        DocumentKind.REPLIES_CRC_OLD,
    }
)
_OBSERVATIONS = CONCLUDING_OBSERVATIONS | {DocumentKind.OBSERVATIONS_ON_ADDITIONAL_INFORMATION}
_REVIEW = frozenset({DocumentKind.HRC_DOCUMENT, DocumentKind.UPR_DRAFT_WG_REPORT})
_VISITS = frozenset({DocumentKind.HRC_DOCUMENT_ADDENDUM, DocumentKind.CHR_DOCUMENT_OLD})
_ON_COMPLAINTS = frozenset({DocumentKind.INDIVIDUAL_COMMUNICATION, DocumentKind.WGAD_OPINION})
# A committee's text of 50 paragraphs has 15 to 25 in bold; a copy without type has none.
_BOLD = 0.5
_SOME_BOLD = 0.1  # concern in plain type and recommendation in bold in one paragraph, as some committees write
_MUCH_BOLD = 0.3  # more than a heading set before its paragraph
_ENOUGH_BOLD = 0.08
_STATE_BEHIND = re.compile(r"[)）]\s*[;.；。؛]?\s*(?:and|et|y|и)?\s*$")
# A report on one country, by a mandate for it or after a visit, without being an addendum.
_COUNTRY = re.compile(
    r"\b(?:visit|mission)\b|situation of human rights in|human rights situation in|situation des droits|visita|misión"
    r"|situación de los derechos|situação dos direitos|положени\w+ в области прав|حالة حقوق الإنسان|人权状况",
    re.I,
)
# A report of a regional mechanism (MESECVI of the Belém do Pará Convention) ends with recommendations to the State.
_FINAL_REPORT = re.compile(r"\b(?:final report|informe final|rapport final|relatório final)\b", re.I)
_RECOMMENDATIONS_HEADING = re.compile(r"recommend|recomenda|recommand|рекоменд|توصي|建议", re.I)


def told(
    paragraphs: Sequence[ReadParagraph], identity: Identity, *, bold: bool | None = None
) -> tuple[ReadParagraph, ...]:
    """The paragraphs with the kind of each, and of each item; `bold` where the file says how it prints (`Part`)."""
    if identity.kind in _QUESTION_KINDS:
        return tuple(_all_of(each, ParagraphKind.QUESTION) if each.number else each for each in paragraphs)
    if identity.kind in _REPLIES:
        return tuple(_quoted(each) for each in paragraphs)
    if identity.kind in _OBSERVATIONS:
        uses = _uses_bold(paragraphs) if bold is None else bold
        return tuple(_observation(each, identity.language or "en", uses) for each in paragraphs)
    if identity.kind in _REVIEW and identity.treaty == UPR:
        return _leading([part for each in paragraphs for part in _review(each)])
    return _of_others(paragraphs, identity)


def _of_others(paragraphs: Sequence[ReadParagraph], identity: Identity) -> tuple[ReadParagraph, ...]:
    """Those of bodies that do not examine reports."""
    language = identity.language or "en"
    if identity.kind in (DocumentKind.OTHER, DocumentKind.REGIONAL_REPORT) and _FINAL_REPORT.search(identity.title):
        return tuple(_final(each, language) for each in paragraphs)
    if identity.kind is DocumentKind.REGIONAL_REPORT or identity.kind is DocumentKind.SPT_VISIT:
        return regional.recommended(paragraphs, language)
    if identity.kind in _VISITS and identity.treaty != UPR:  # an addendum to a review answers, and recommends nothing
        return visits.visited(paragraphs, language)
    if identity.kind is DocumentKind.HRC_DOCUMENT and identity.body and _COUNTRY.search(identity.title):
        return visits.visited(paragraphs, language)
    if identity.kind in _ON_COMPLAINTS:
        return views.answered(paragraphs)
    return tuple(paragraphs)


def _uses_bold(paragraphs: Sequence[ReadParagraph]) -> bool:
    counted = [each for each in paragraphs if each.number] or paragraphs
    bold = sum(each.bold >= _BOLD for each in counted)
    return 0 < len(counted) * _ENOUGH_BOLD <= bold <= len(counted) * 0.85


def _all_of(paragraph: ReadParagraph, kind: ParagraphKind) -> ReadParagraph:
    return paragraph.told(kind, tuple(replace(item, kind=kind) for item in paragraph.items))


def _quoted(paragraph: ReadParagraph) -> ReadParagraph:
    """In replies a question of the committee is quoted in bold, with its number, above the reply to it."""
    is_question = paragraph.number is None and paragraph.bold >= _BOLD and NUMBER.match(paragraph.text)
    return _all_of(paragraph, ParagraphKind.QUESTION) if is_question else paragraph


def _observation(paragraph: ReadParagraph, language: str, bold: bool) -> ReadParagraph:
    plain = _plain_kind(paragraph, language)
    if not bold:
        kind = ParagraphKind.RECOMMENDATION if _leads(paragraph, language) else plain
        return _all_of(paragraph, kind)
    items = tuple(
        replace(item, kind=ParagraphKind.RECOMMENDATION if share >= _BOLD else plain)
        for item, share in zip(paragraph.items, paragraph.item_bold, strict=True)
    )
    mixed = paragraph.bold >= _SOME_BOLD and phrases.has(paragraph.text, "recommendation", language)
    listed = any(item.kind is ParagraphKind.RECOMMENDATION for item in items)
    recommends = paragraph.bold >= _MUCH_BOLD or mixed or listed
    return paragraph.told(ParagraphKind.RECOMMENDATION if recommends else plain, items)


def _leads(paragraph: ReadParagraph, language: str) -> bool:
    """A lead phrase, in a paragraph that is not about what is good."""
    if phrases.is_heading_of(paragraph.section, "introduction", language):
        return False
    return phrases.leads(paragraph.full_text, language)


def _plain_kind(paragraph: ReadParagraph, language: str) -> ParagraphKind:
    text = paragraph.full_text
    concern = phrases.first(text, "concern", language)
    positive = phrases.first(text, "positive", language)
    good_part = phrases.is_heading_of(paragraph.section, "positive", language)
    if good_part and (positive is not None or concern is None):
        return ParagraphKind.POSITIVE
    if concern is not None:
        return ParagraphKind.CONCERN
    return ParagraphKind.POSITIVE if positive is not None else ParagraphKind.OTHER


def _review(paragraph: ReadParagraph) -> tuple[ReadParagraph, ...]:
    """In a report of the Working Group the numbered items 147.1, 147.2 are recommendations, each of its own.

    Early reports print "93." once and then "1.", "2.": 93.1 and 93.2 are not in the text, and are cited so.
    """
    if paragraph.number is None:
        return (paragraph,)
    if "." in paragraph.number:
        return (_all_of(paragraph, ParagraphKind.RECOMMENDATION),)
    counted = [item for item in paragraph.items if item.label.isdigit()]
    if not counted and _lists_recommendations(paragraph):
        return (_all_of(paragraph, ParagraphKind.RECOMMENDATION),)
    if not counted or not _RECOMMENDATIONS_HEADING.search(f"{paragraph.section} {paragraph.heading} {paragraph.text}"):
        return (paragraph,)
    stem = replace(paragraph, items=(), full_text=paragraph.text, item_bold=())
    return (stem, *(_own(paragraph, item) for item in counted))


def _lists_recommendations(paragraph: ReadParagraph) -> bool:
    """`The following recommendations were made: (a) … (Norway); (b) …`, as some reports of the first cycle have it."""
    ending = sum(_STATE_BEHIND.search(item.text) is not None for item in paragraph.items)
    return bool(_RECOMMENDATIONS_HEADING.search(paragraph.text)) and ending > len(paragraph.items) / 2


def _leading(paragraphs: Sequence[ReadParagraph]) -> tuple[ReadParagraph, ...]:
    """The paragraphs; one that leads to recommendations says whether they are supported, and is read with them."""
    led = {each.number.split(".")[0] for each in paragraphs if each.number and "." in each.number}
    return tuple(_all_of(each, ParagraphKind.RECOMMENDATION) if each.number in led else each for each in paragraphs)


def _own(paragraph: ReadParagraph, item: Item) -> ReadParagraph:
    number = f"{paragraph.number}.{item.label}"
    return replace(
        paragraph,
        number=number,
        label=number,
        anchor=f"{paragraph.anchor}.{item.label}",
        text=item.text,
        full_text=item.text,
        items=(),
        item_bold=(),
        footnotes=(),
        kind=ParagraphKind.RECOMMENDATION,
    )


def _final(paragraph: ReadParagraph, language: str) -> ReadParagraph:
    """The articles of the convention are quoted in plain type, above what is recommended in bold."""
    part = f"{paragraph.section} {paragraph.heading}"
    if paragraph.number and _RECOMMENDATIONS_HEADING.search(part):
        whole = paragraph.bold * len(paragraph.text) / len(paragraph.full_text)
        return _observation(replace(paragraph, bold=whole), language, bold=True)
    return paragraph
