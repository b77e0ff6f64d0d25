"""Reads of what the guidelines ask of a report."""

from workbench.drafting.records import ReportRequirement
from workbench.drafting.rows import requirement_from
from workbench.errors import N_, NotFound
from workbench.store import Database

# That the section of a requirement was deleted takes nothing away from what the guideline asks.
REQUIREMENT_COLUMNS = (
    "id, report_id, section_id, key, position, text, kind, basis, required, confidence, disaggregation, pack, checklist"
)


class RequirementNotFound(NotFound):
    message = N_("There is no requirement “%(key)s” in this report. Its coverage shows them all.")


def requirements(db: Database, report_id: str) -> tuple[ReportRequirement, ...]:
    """All that the guidelines ask of the report, in order, those of deleted sections too."""
    rows = db.query(
        f"select {REQUIREMENT_COLUMNS} from report_requirement where report_id = :id and not dropped order by position",
        {"id": report_id},
    )
    return tuple(requirement_from(row) for row in rows)


def requirement(db: Database, report_id: str, key: str) -> ReportRequirement:
    """By its own id or the guideline's (`icerd.art-2.01`). Raises RequirementNotFound."""
    sql = (
        f"select {REQUIREMENT_COLUMNS} from report_requirement where report_id = :report and (id = :key or key = :key)"
    )
    for row in db.query(sql, {"report": report_id, "key": key.strip()}):
        return requirement_from(row)
    raise RequirementNotFound(key=key)
