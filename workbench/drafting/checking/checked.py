"""All findings of a report put together, in the order in which it is read."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.checking import cited, lists, names, texts, whole
from workbench.drafting.checking.records import Finding, found
from workbench.drafting.records import DraftParagraph
from workbench.drafting.sources.records import Flag
from workbench.errors import N_
from workbench.text import markup


@dataclass(frozen=True)
class Seen:
    """What the rules look up beside the text.

    `without_source`, `gone`: ids of paragraphs that rest on nothing, and of those that references lead to in vain ·
    `flags`: what became of a source, by the id of the citation · `symbols`: those of the library's documents.
    """

    without_source: Collection[str] = ()
    gone: Collection[str] = ()
    flags: Mapping[str, Flag] = field(default_factory=dict)
    symbols: Collection[str] = ()


def check(
    overview: ReportOverview,
    coverage: Coverage,
    seen: Seen,
    *,
    home: Path | None = None,
) -> tuple[Finding, ...]:
    """All findings: the whole first, then sections and lists, then paragraphs in order.

    `home` may hold the State's own words of victims and minors.
    """
    language = overview.report.language
    known = names.suspicions(language, names.words_of(home))
    findings = [
        *whole.of_report(overview, coverage, without_source=seen.without_source),
        *lists.of_report(overview),
    ]
    paragraphs = tuple(each for section in overview.sections for each in section.paragraphs)
    for paragraph in paragraphs:
        findings += cited.of_sources(paragraph, seen.flags)
        findings += texts.of_paragraph(paragraph, language)
        findings += _crossing(paragraph, seen.gone)
        findings += names.suspected(paragraph, known) if known else ()
    return (*findings, *cited.of_symbols(paragraphs, seen.symbols))


def beside(paragraph: DraftParagraph, language: str, *, home: Path | None = None) -> tuple[Finding, ...]:
    """What can be told of one paragraph by its own words: cheap, for the desk."""
    known = names.suspicions(language, names.words_of(home))
    suspected = names.suspected(paragraph, known) if known else ()
    return (*whole.of_paragraph(paragraph), *texts.of_paragraph(paragraph, language), *suspected)


def _crossing(paragraph: DraftParagraph, gone: Collection[str]) -> Iterator[Finding]:
    if "<ref " not in paragraph.markup:
        return
    for note in markup.notes(paragraph.markup):
        if note.kind == "ref" and note.id in gone:
            yield found(
                "ref.cross",
                "error",
                N_("%(label)s refers to a paragraph that is not there any more."),
                paragraph=paragraph.id,
                section=paragraph.section_id,
                label=paragraph.label or str(paragraph.number),
            )
