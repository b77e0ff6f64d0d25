"""All findings of a report put together, in the order in which it is read."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from workbench.corpus.versions.successors import Standing
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.checking import lists, names, texts, whole
from workbench.drafting.checking.records import Finding, found
from workbench.drafting.records import DraftParagraph
from workbench.errors import N_
from workbench.text import markup


def check(
    overview: ReportOverview,
    coverage: Coverage,
    sources: Mapping[str, Standing] | None = None,
    *,
    gone: Collection[str] = (),
    without_source: Collection[str] = (),
    home: Path | None = None,
) -> tuple[Finding, ...]:
    """All findings: the whole first, then sections and lists, then paragraphs in order.

    `sources` say what became of passages that are cited; `gone` are the ids of paragraphs that references lead to and
    that are not there any more, `without_source` of those that say nowhere where they come from; `home` may hold the
    State's own words of victims and minors.
    """
    language = overview.report.language
    known = names.suspicions(language, names.words_of(home))
    findings = [*whole.of_report(overview, coverage, sources, without_source), *lists.of_report(overview)]
    for section in overview.sections:
        for paragraph in section.paragraphs:
            findings += texts.of_paragraph(paragraph, language)
            findings += _crossing(paragraph, gone)
            findings += names.suspected(paragraph, known) if known else ()
    return tuple(findings)


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
