"""What an expert recommends at the end of a report on a visit, to the State that was visited.

The last part holds conclusions in plain type and recommendations, often in bold, with lettered items. What is asked of
others (the United Nations, donors, companies, civil society) is no recommendation to the State, and stays text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.corpus.parsing import phrases
from workbench.corpus.parsing.recommending.addressees import heads_others, is_to_others, names_state
from workbench.corpus.parsing.recommending.leads import leads, says_what_to_do
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Item, ParagraphKind

RECOMMENDATIONS = re.compile(r"recommend|recomenda|recomendaci|recommand|рекоменд|توصي|建议|建議", re.I)
_CHAPTER = re.compile(
    r"^(?:[IVX]{1,5}[.．]|[一二三四五六七八九十]+、|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)\w*)"
)
_BOLD = 0.5
_SOME = 0.15  # of the last part in bold: then bold is what recommends


def visited(paragraphs: Sequence[ReadParagraph], language: str) -> tuple[ReadParagraph, ...]:
    """The paragraphs with what is recommended to the State told from the rest."""
    inside = tuple(_in_last_part(paragraphs))
    bold = _uses_bold([each for each, is_in in zip(paragraphs, inside, strict=True) if is_in])
    return tuple(
        _told(each, language, bold) if is_in and each.number else each
        for each, is_in in zip(paragraphs, inside, strict=True)
    )


def _in_last_part(paragraphs: Sequence[ReadParagraph]) -> Iterator[bool]:
    """Whether each stands in the part that recommends; its lettered sections belong to it, `A. "
    "Conclusions` does not."""
    inside, section = False, ""
    for each in paragraphs:
        if each.section != section:
            section = each.section
            inside = bool(RECOMMENDATIONS.search(section)) or (inside and not _CHAPTER.match(section))
        only_concludes = re.search(r"conclus", section, re.I) and not RECOMMENDATIONS.search(section)
        yield (inside and not only_concludes) or bool(RECOMMENDATIONS.search(each.heading))


def _uses_bold(paragraphs: Sequence[ReadParagraph]) -> bool:
    bold = sum(each.bold >= _BOLD or any(share >= _BOLD for share in each.item_bold) for each in paragraphs)
    return _SOME * len(paragraphs) <= bold < len(paragraphs)


def _told(paragraph: ReadParagraph, language: str, bold: bool) -> ReadParagraph:
    text = paragraph.text
    is_bold = paragraph.bold >= _BOLD or any(share >= _BOLD for share in paragraph.item_bold)
    lead = leads(text) or phrases.has(text, "recommendation", language)
    asks = is_bold if bold else lead or says_what_to_do(text) or _says_what_to_do(paragraph.items)
    if bold and not asks:
        asks = lead and bool(paragraph.items)  # the lead in plain type, its items perhaps too
    if not asks or _goes_to_others(paragraph):
        return paragraph
    items = tuple(replace(item, kind=_kind_of(item)) for item in paragraph.items)
    return paragraph.told(ParagraphKind.RECOMMENDATION, items)


def _says_what_to_do(items: Sequence[Item]) -> bool:
    return bool(items) and all(item.text[:1].isupper() for item in items)


def _goes_to_others(paragraph: ReadParagraph) -> bool:
    if is_to_others(paragraph.text):
        return True
    return (heads_others(paragraph.heading) or heads_others(paragraph.section)) and not names_state(paragraph.text)


def _kind_of(item: Item) -> ParagraphKind:
    return ParagraphKind.OTHER if is_to_others(item.text) else ParagraphKind.RECOMMENDATION
