"""Where a statistic is used: in these paragraphs of these reports; what must look again when it is renewed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.drafting.blocks import labels
from workbench.drafting.statistics.cells import statistic_of
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database

_FIGURE = re.compile(r'<stat id="([^"]+)">')


@dataclass(frozen=True)
class Use:
    """A paragraph that names figures of a statistic, as it stands now."""

    report_id: str
    report: str
    section_id: str
    paragraph_id: str
    label: str
    figures: tuple[str, ...]
    is_table: bool


def uses(db: Database, actor: Actor, statistic_id: str) -> tuple[Use, ...]:
    """The paragraphs that name it, of the reports the actor may see, in order."""
    sql = (
        "select draft_paragraph.id, draft_paragraph.report_id, draft_paragraph.section_id, report.title, "
        "revision.markup, revision.footnotes, revision.attributes from draft_paragraph "
        "join revision on revision.id = draft_paragraph.revision_id "
        "join report on report.id = draft_paragraph.report_id "
        "join section on section.id = draft_paragraph.section_id "
        "where not draft_paragraph.deleted and not section.deleted "
        "and instr(revision.markup || revision.footnotes, 'stat id=') > 0 "
        "and instr(revision.markup || revision.footnotes, :statistic) > 0 "
        f"and {audience_clause('report.audience')} "
        "order by report.created_at, report.id, section.position, draft_paragraph.position"
    )
    rows = list(db.query(sql, {"statistic": statistic_id, **audience_parameters(actor)}))
    labelled = {report: labels.of_report(db, report) for report in {row["report_id"] for row in rows}}
    found = (
        Use(
            report_id=row["report_id"],
            report=row["title"],
            section_id=row["section_id"],
            paragraph_id=row["id"],
            label=labelled[row["report_id"]].get(row["id"], ""),
            figures=_figures(row["markup"] + row["footnotes"].replace('\\"', '"'), statistic_id),
            is_table=statistic_id in row["attributes"],
        )
        for row in rows
    )
    return tuple(use for use in found if use.figures)


def figures_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of the figures that these texts name, each once."""
    return tuple(dict.fromkeys(figure for text in texts for figure in _FIGURE.findall(text)))


def _figures(text: str, statistic_id: str) -> tuple[str, ...]:
    return tuple(each for each in figures_in([text]) if statistic_of(each) == statistic_id)
