"""Say of a requirement or a recommendation what links cannot: partly, not applicable, in the core document."""

from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.records import Addressed, Implementation, Mark
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations import queries as recommendation_queries
from workbench.store import Database, journal, new_id, timestamp

MARKS = (Addressed.PARTLY, Addressed.NOT_APPLICABLE, Addressed.CORE_DOCUMENT, Addressed.OPEN)


class ReasonMissing(Invalid):
    message = N_("“Not applicable” needs a reason: say why the report does not speak to it. Nothing was changed.")


class NotAMark(Invalid):
    message = N_(
        "“Answered” is read off the paragraphs. Link a paragraph that answers it, or mark it partly, not applicable "
        "or in the core document. Nothing was changed."
    )


class NotImplementable(Invalid):
    message = N_("Only a recommendation can be implemented, not a requirement. Nothing was changed.")


def mark(
    db: Database,
    *,
    report_id: str,
    target: str,
    by: Actor,
    at: datetime,
    state: Addressed | None = None,
    reason: str = "",
    implementation: Implementation | None = None,
) -> tuple[str, ...]:
    """Mark a requirement (by id) or a recommendation (by citation: all units of a whole paragraph).

    `open` takes the mark away. Without `state` the state stays and only the implementation changes. Gives the ids of
    what was marked. Raises ReasonMissing, NotAMark, NotImplementable, RequirementNotFound.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    if state is Addressed.ANSWERED or (state is None and implementation is None):
        raise NotAMark
    if state is Addressed.NOT_APPLICABLE and not reason.strip():
        raise ReasonMissing
    targets = _targets(db, by, report.id, target)
    if implementation is not None and "" in targets.values():
        raise NotImplementable
    before = queries.marks(db, report.id)
    for target_id, citation in targets.items():
        db.table("mark").insert(
            {
                "id": new_id(),
                "report_id": report.id,
                "target_id": target_id,
                "citation": citation,
                **_said(before.get(target_id), state=state, reason=reason, implementation=implementation),
                "at": timestamp(at),
                "by_id": by.person_id,
                "by_name": by.name,
            }
        )
    summary = f"{by.name} marked {target} in {report.title}"
    journal.record(db, by=by, at=at, verb="mark", object_kind="report", object_id=report.id, summary=summary)
    return tuple(targets)


def _said(
    before: Mark | None, *, state: Addressed | None, reason: str, implementation: Implementation | None
) -> dict[str, str | None]:
    """What is said now; what is not said anew stays as it was."""
    stands = state or (before.state if before else None)
    implemented = implementation or (before.implementation if before else None)
    return {
        "state": stands.value if stands else None,
        "reason": reason.strip() if state else (before.reason if before else ""),
        "implementation": implemented.value if implemented else None,
    }


def _targets(db: Database, by: Actor, report_id: str, target: str) -> dict[str, str]:
    """Ids of what is meant, with citations: a requirement (no citation), else a recommendation's id or citation."""
    try:
        return {queries.requirement(db, report_id, target).id: ""}
    except queries.RequirementNotFound:
        asked = queries.recommendations(db, by, queries.report(db, by, report_id))
        known = {each.id: each.citation for each in asked}
        if target in known:
            return {target: known[target]}
        if "para" not in target and "¶" not in target:
            raise
        units = recommendation_queries.by_citation(db, by, target)
        return {unit.id: unit.citation for unit in units}
