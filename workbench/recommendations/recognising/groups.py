"""What the report on a review itself says of the position on each recommendation."""

import re
from collections.abc import Sequence

from workbench.corpus.records import Paragraph, ParagraphKind
from workbench.recommendations.recognising.answers import answers
from workbench.recommendations.recognising.named_numbers import named_numbers
from workbench.recommendations.recognising.positions import lead_position
from workbench.recommendations.records import UprPosition

_PART = re.compile(
    r"conclusions and/or recommendations|conclusions et/ou recommandations|conclusiones y/o recomendaciones"
    r"|conclusões e/ou recomendações|выводы и/или рекомендации|الاستنتاجات و/أو التوصيات|结论和/或建议",
    re.I,
)
_RECOMMENDATIONS = re.compile(r"recommend|recommand|recomenda|recomendaci|рекоменд|توصي|建议", re.I)


def own_positions(paragraphs: Sequence[Paragraph]) -> dict[str, UprPosition]:
    """By number: what the paragraph that introduces its group says, the heading above, or a list of numbers."""
    leading = {each.number.partition(".")[0] for each in paragraphs if each.number and "." in each.number}
    groups: dict[str, UprPosition | None] = {}
    found: dict[str, UprPosition] = {}
    for paragraph in paragraphs:
        whole, dot, _ = (paragraph.number or "").partition(".")
        if is_of_review(paragraph) and whole not in leading:  # it lists its recommendations by letters
            position = lead_position(paragraph.text) or _of_headings(paragraph)
            found.update({whole: position} if position else {})
        if not paragraph.number or whole not in leading:
            continue
        if not dot:
            groups[whole] = lead_position(paragraph.text) or _of_headings(paragraph)
        elif (position := groups.get(whole) or _of_headings(paragraph)) is not None:
            found[paragraph.number] = position
    return {**found, **_listed(paragraphs)}


def is_of_review(paragraph: Paragraph) -> bool:
    """Whether it stands in the part of a report on a review that holds its recommendations."""
    is_asked = paragraph.kind is ParagraphKind.RECOMMENDATION and paragraph.number is not None
    return is_asked and _PART.search(paragraph.section) is not None


def _listed(paragraphs: Sequence[Paragraph]) -> dict[str, UprPosition]:
    """`Recommendations 101.1 to 101.5 enjoy the support of Arcadia`, elsewhere in the report."""
    known = {each.number: each.full_text for each in paragraphs if each.number and "." in each.number}
    others = [each for each in paragraphs if "." not in (each.number or "")]
    naming = [each for each in others if any(True for _ in named_numbers(each.full_text, known))] if known else []
    return {number: answer.position for number, answer in answers(naming, known).items() if not answer.of_all}


def _of_headings(paragraph: Paragraph) -> UprPosition | None:
    """`Recommendations supported by Arcadia`, as the heading of a group."""
    for heading in (paragraph.heading, paragraph.section):
        if _RECOMMENDATIONS.search(heading) and (position := lead_position(heading)) is not None:
            return position
    return None
