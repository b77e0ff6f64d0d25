"""What a body asks to hear of first: within a year or two, urgently, or in the next report above all.

Most committees name some paragraphs of which they wish to hear within one to three years. That on racial discrimination
names others besides that are of particular importance for the next report; that on disability calls some urgent, by
their paragraphs or by articles of the Convention; that on the child lists urgent areas in its introduction.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.recommendations.recognising.listed import articles_listed, paragraphs_listed

_WITHIN = re.compile(
    r"within (?:one|two|three|12|18|24|36|twelve|eighteen|twenty-four) (?:year|month)s?|follow-?up"
    r"|by (?:no later than )?\d"
    r"|no later than|dans un délai d|d['’]ici (?:au|à|le)|au plus tard|dans les (?:douze|deux|vingt)"
    r"|suivi|suite donnée"
    r"|en (?:el|un) plazo de|plazo de un año|dentro de (?:un|dos|los)|a más tardar|antes del|seguimiento"
    r"|no prazo de|dentro de (?:um|dois)|até \d|acompanhamento|в течение|не позднее|до \d|последующ"
    r"|في غضون|في موعد|بحلول|خلال|متابعة|年内|个月内|之前|后续",
    re.I,
)
_INFORMATION = re.compile(
    r"inform|provide|report|renseignement|présent|fourni|informaç|presente|facilite|proporcion|suministr"
    r"|сведени|информаци"
    r"|представи|معلومات|资料|信息|報告|报告",
    re.I,
)
_URGENT = re.compile(
    r"urgent measures|taken urgently|urgent attention|urgently|measures urgentes|mesures urgentes"
    r"|d['’]urgence|urgentes?\b"
    r"|carácter urgente|con urgencia|urgência|неотложн|срочн|безотлагательн|عاجلة|العاجلة|الملحة|على وجه السرعة"
    r"|紧急|緊急|迫切",
    re.I,
)
_PARTICULAR = re.compile(
    r"particular importance|importance particulière|particulièrement importantes|(?:especial"
    r"|particular) importancia"
    r"|importância (?:particular|especial)|особ\w+ важн|أهمية خاصة|الأهمية الخاصة|بالغة الأهمية|特别重要|尤其重要",
    re.I,
)
_OPENING = 3  # the part of a text, of that many, in which the committee on the child speaks of urgent areas


@dataclass(frozen=True)
class Chosen:
    """What was chosen: numbers with letters ("" for a whole paragraph), and articles of the treaty."""

    places: frozenset[tuple[str, str]] = frozenset()
    articles: frozenset[str] = frozenset()

    def has(self, paragraph: Paragraph, label: str) -> bool:
        """Whether a unit of that paragraph was chosen: by letter, with its whole paragraph, or by "
        "its article."""
        number = paragraph.number or ""
        if (number, "") in self.places or (number, label) in self.places:
            return True
        return bool(self.articles & set(articles_listed(paragraph.heading)))


@dataclass(frozen=True)
class Attention:
    """`follow_up`: within a time or urgently; `particular`: of particular importance for the next report."""

    follow_up: Chosen
    particular: Chosen


def attention(paragraphs: Sequence[Paragraph]) -> Attention:
    """What the body chose among its own paragraphs; a paragraph that speaks of both kinds is "
    "taken for the first."""
    numbers = {paragraph.number for paragraph in paragraphs if paragraph.number}
    particular: set[tuple[str, str]] = set()
    chosen: set[tuple[str, str]] = set()
    articles: set[str] = set()
    for paragraph, is_opening in _speaking_of_it(paragraphs):
        found = set(paragraphs_listed(paragraph.full_text, numbers, own=paragraph.number))
        if not is_opening and _is_particular(paragraph):
            particular |= found
        elif _asks_first(paragraph, is_opening):
            chosen |= found
            articles |= set(articles_listed(_behind_urgency(paragraph.full_text)) if not found else ())
    return Attention(Chosen(frozenset(chosen), frozenset(articles)), Chosen(frozenset(particular)))


def _speaking_of_it(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, bool]]:
    """Those at the end of a text, and those at its beginning (True)."""
    count = len(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind is ParagraphKind.CONCERN and place < count * 2 // 3:
            continue
        if place >= count * 2 // 3:
            yield paragraph, False
        elif place < count // _OPENING:
            yield paragraph, True


def _is_particular(paragraph: Paragraph) -> bool:
    if _PARTICULAR.search(paragraph.full_text):
        return True
    # A heading alone counts where the words do not say otherwise.
    return bool(_PARTICULAR.search(paragraph.heading)) and not _WITHIN.search(paragraph.full_text)


def _asks_first(paragraph: Paragraph, is_opening: bool) -> bool:
    text = paragraph.full_text
    if _URGENT.search(text):
        return True
    if is_opening:
        return False
    return bool(_WITHIN.search(f"{paragraph.heading} {text}") and _INFORMATION.search(text))


def _behind_urgency(text: str) -> str:
    """What follows the word that says it is urgent: the articles named there."""
    match = _URGENT.search(text)
    return text[match.end() :] if match else ""
