"""What a regional body recommends to a State: by its lead phrases, and in the part that recommends."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.corpus.parsing import phrases
from workbench.corpus.parsing.recommending.addressees import is_to_others
from workbench.corpus.parsing.recommending.leads import leads, says_what_to_do
from workbench.corpus.parsing.recommending.visits import RECOMMENDATIONS
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import ParagraphKind

# The European Committee of Social Rights finds that a situation is not as the Charter asks.
_NOT_IN_CONFORMITY = re.compile(
    r"is not in conformity with article|n['’]est pas conforme à l['’]article|no (?:es"
    r"|está) (?:en )?conform\w+ con el artículo",
    re.I,
)
_CONCLUDES = re.compile(r"conclus|выводы|الاستنتاجات|结论", re.I)
_BOLD = 0.5
_ENOUGH = 0.03  # of all paragraphs in bold with a lead: then the body prints what it recommends so
_MIXED = 0.12  # the recommendation stands in bold within its paragraph


def recommended(paragraphs: Sequence[ReadParagraph], language: str) -> tuple[ReadParagraph, ...]:
    """The paragraphs with what is recommended told from the rest."""
    bold = _uses_bold(paragraphs, language)
    return tuple(_told(each, language, bold) for each in paragraphs)


def _uses_bold(paragraphs: Sequence[ReadParagraph], language: str) -> bool:
    numbered = [each for each in paragraphs if each.number]
    leading = [each for each in numbered if _leads(each, language)]
    bold = [each for each in leading if _is_bold(each)]
    plain = [each for each in numbered if not _is_bold(each)]
    return len(bold) > max(len(leading) / 2, _ENOUGH * len(numbered)) and bool(plain)


def _is_bold(paragraph: ReadParagraph) -> bool:
    return paragraph.bold >= _MIXED or any(share >= _BOLD for share in paragraph.item_bold)


def _leads(paragraph: ReadParagraph, language: str) -> bool:
    text = paragraph.text
    return leads(text) or phrases.leads(text, language) or _NOT_IN_CONFORMITY.search(text) is not None


def _told(paragraph: ReadParagraph, language: str, bold: bool) -> ReadParagraph:
    part = f"{paragraph.section} {paragraph.heading}"
    in_part = RECOMMENDATIONS.search(part) is not None
    leading = _leads(paragraph, language)
    only_recommends = in_part and not _CONCLUDES.search(part)
    in_words = leading or (in_part and says_what_to_do(paragraph.text)) or (in_part and bool(paragraph.items))
    asks = _is_bold(paragraph) if bold else in_words or (only_recommends and paragraph.number is not None)
    leads_to_others = paragraph.number is None and not paragraph.items and paragraph.text.rstrip().endswith(":")
    is_text = (paragraph.number is not None or bool(paragraph.items) or leading) and not leads_to_others
    if not (asks and is_text) or is_to_others(paragraph.text):
        return paragraph
    items = tuple(replace(item, kind=ParagraphKind.RECOMMENDATION) for item in paragraph.items)
    return paragraph.told(ParagraphKind.RECOMMENDATION, items)
