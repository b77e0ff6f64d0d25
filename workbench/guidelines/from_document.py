"""A list of issues of the library as a guideline: its headings, its questions as sections, their parts as requirements.

Under the simplified procedure the list is the outline of the report; in replies to a list of issues it is theirs.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.corpus import queries
from workbench.corpus.records import Document, Paragraph, ParagraphKind
from workbench.errors import N_, Invalid
from workbench.guidelines.articles import articles_of, without_number
from workbench.guidelines.asking import SubQuestion, sub_questions
from workbench.guidelines.reading import version_of
from workbench.guidelines.records import (
    Basis,
    Confidence,
    Guideline,
    GuidelineSection,
    Requirement,
    RequirementKind,
)
from workbench.guidelines.writing import KEPT, content
from workbench.people import Actor
from workbench.store import Database
from workbench.treaties import DocumentKind, body_of

_NONE = "…"  # what stands under no heading, until it is lifted
# The heading over the reply to one question, as replies of States have it.
_REPLY: Mapping[str, str] = {
    "en": "Reply to question {}",
    "fr": "Réponse à la question {}",
    "es": "Respuesta a la pregunta {}",
    "pt": "Resposta à pergunta {}",
    "ru": "Ответ на вопрос {}",
    "ar": "الرد على السؤال {}",
    "zh": "对问题 {} 的答复",
}
# General Assembly resolution 68/268, para. 16: the list stands in for the report; replies have an advised limit.
_LIMIT = {"simplified_report": 21_200, "replies_to_list_of_issues": 10_700}
_DATA = re.compile(
    r"statistic|disaggregat|\bdata\b|number of|percentage|statistique|ventilé|données|estad[ií]stic|desglosad|datos"
    r"|número de|статистик|данные|дезагрег|число|إحصا|بيانات|统计|数据|数字",
    re.IGNORECASE,
)


class NotAListOfIssues(Invalid):
    message = N_(
        "“%(name)s” is not a list of issues with numbered questions: no outline was made of it. If it is one, correct "
        "its kind in the library and look whether its questions were read."
    )


@dataclass
class _Heading:
    """A heading of the list with what stands below it, until it is made a section."""

    title: str
    within: list["_Heading"] = field(default_factory=list)
    questions: list[Paragraph] = field(default_factory=list)


def from_document(db: Database, actor: Actor, key: str, *, language: str = "") -> Guideline:
    """The guideline made of the document of that symbol, id or slug; headings of the replies in `language`, else its
    own. Raises DocumentNotFound, NotAListOfIssues."""
    document = queries.document(db, actor, key)
    return made(document, queries.paragraphs(db, document.id), language or document.language or "en")


def made(document: Document, paragraphs: Sequence[Paragraph], language: str) -> Guideline:
    """The guideline of a list of issues. Raises NotAListOfIssues where it has no numbered question."""
    questions = [each for each in paragraphs if each.number and not each.annex and each.kind is ParagraphKind.QUESTION]
    if not questions:
        raise NotAListOfIssues(name=document.name)
    asked = {each.id: sub_questions(each) for each in questions}
    total = sum(len(each) for each in asked.values())
    maker = _Maker(document.slug, language, asked, total, _labels(questions))
    parts = tuple(maker.section(each, str(place)) for place, each in enumerate(_headings(questions), start=1))
    report_type = _report_type(document)
    guideline = Guideline(
        pack=document.slug,
        treaty=document.treaty or "ANY",
        treaty_name=document.title,
        report_type=report_type,
        treaty_body=document.body or body_of(document.treaty or "") or "",
        reporting_article="",
        source_symbol=document.symbol or "",
        source_note="",
        word_limit=_LIMIT[report_type],
        word_limits={},
        word_limit_basis="GA res. 68/268 para. 16" if report_type == "simplified_report" else "advised",
        confidence=Confidence.LOW if document.warnings else Confidence.HIGH,
        verification=f"The questions of {document.name} as the library has them, one section each.",
        sections=_lifted(parts),
        file=KEPT.with_name(f"{document.slug}.yaml"),
        own=True,
        keeps_numbers=True,
        language=document.language or "en",
    )
    return replace(guideline, version=version_of(content(guideline)))


def _labels(questions: Sequence[Paragraph]) -> dict[str, str]:
    """Question → its number as an id; where a list begins its numbers anew the second `3` is `3-2`."""
    seen: Counter[str] = Counter()
    labels = {}
    for each in questions:
        number = each.number or ""
        seen[number] += 1
        labels[each.id] = number if seen[number] == 1 else f"{number}-{seen[number]}"
    return labels


def _report_type(document: Document) -> str:
    prior = document.kind is DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING
    return "simplified_report" if prior else "replies_to_list_of_issues"


def _headings(questions: Sequence[Paragraph]) -> list[_Heading]:
    """The headings in reading order; questions that none stands over come under one without a title."""
    top: list[_Heading] = []
    for each in questions:
        if not top or top[-1].title != each.section:
            top.append(_Heading(each.section))
        where = top[-1]
        if each.heading and each.heading != each.section:
            if not where.within or where.within[-1].title != each.heading:
                where.within.append(_Heading(each.heading))
            where.within[-1].questions.append(each)
        elif where.within:  # a question behind headings that none of them stands over
            where.within.append(_Heading("", questions=[each]))
        else:
            where.questions.append(each)
    return top


@dataclass(frozen=True)
class _Maker:
    """Makes sections: `asked` is question → what it asks, `total` how many things are asked in all."""

    slug: str
    language: str
    asked: Mapping[str, tuple[SubQuestion, ...]]
    total: int
    labels: Mapping[str, str]

    def section(self, heading: _Heading, place: str, above: tuple[str, ...] = ()) -> GuidelineSection:
        number, title = without_number(heading.title)
        articles = articles_of(heading.title) or above
        inner = (
            *(self.question(each, articles) for each in heading.questions),
            *(self.section(each, f"{place}-{at}", articles) for at, each in enumerate(heading.within, start=1)),
        )
        return GuidelineSection(
            id=f"{self.slug}.part-{place}",
            title=title or _NONE,
            articles=articles,
            source_paras="",
            suggested_share=sum(each.suggested_share for each in inner),
            confidence=Confidence.HIGH,
            source_paras_confidence=None,
            source_section="",
            requirements=(),
            sections=_lifted(inner),
            number=number,
        )

    def question(self, paragraph: Paragraph, articles: tuple[str, ...]) -> GuidelineSection:
        number, label = paragraph.number or "", self.labels[paragraph.id]
        asked = self.asked[paragraph.id]
        return GuidelineSection(
            id=f"{self.slug}.{label}",
            title=_REPLY.get(self.language, _REPLY["en"]).format(number),
            articles=articles_of(paragraph.heading) or articles,
            source_paras=number,
            suggested_share=len(asked) / self.total,
            confidence=Confidence.HIGH,
            source_paras_confidence=None,
            source_section=paragraph.heading,
            requirements=tuple(self.requirement(label, each) for each in asked),
            sections=(),
            number=number,
        )

    def requirement(self, question: str, asked: SubQuestion) -> Requirement:
        label = ".".join(asked.label.split())
        return Requirement(
            id=f"{self.slug}.{question}.{label or 'all'}",
            text=asked.text,
            kind=RequirementKind.DATA if _DATA.search(asked.text) else RequirementKind.INFORMATION,
            basis=Basis.GUIDELINE,
            confidence=Confidence.HIGH if asked.lettered or not label else Confidence.MEDIUM,
            disaggregation=(),
        )


def _lifted(inner: tuple[GuidelineSection, ...]) -> tuple[GuidelineSection, ...]:
    """A heading without words is none: what stands under it stands a level higher."""
    return tuple(one for each in inner for one in (each.sections if each.title == _NONE else (each,)))
