"""Choose what a report is asked besides, and leave out with a reason what it would be asked."""

from collections.abc import Iterable
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.asked.choices import Choice
from workbench.drafting.asked.meaning import units_of
from workbench.drafting.operations.marks import NothingChosen
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.records import Recommendation
from workbench.store import Database, journal, timestamp


class LeavingNeedsReason(Invalid):
    message = N_("Leaving a recommendation out needs a reason: say why the report does not answer it. Nothing changed.")


def ask(
    db: Database,
    *,
    report_id: str,
    recommendations: Iterable[str],
    by: Actor,
    at: datetime,
    section: str | None = None,
    reason: str = "",
) -> tuple[Recommendation, ...]:
    """Ask the report to answer these too (ids or citations; a whole paragraph's means all its items), in a section
    where one is named; also takes back that they were left out.

    Raises NothingChosen, SectionNotFound, the library's ParagraphNotFound; nothing is changed then.
    """
    return _choose(db, report_id, recommendations, Choice.ASKED, section, reason, by=by, at=at)


def leave_out(
    db: Database, *, report_id: str, recommendations: Iterable[str], reason: str, by: Actor, at: datetime
) -> tuple[Recommendation, ...]:
    """Do not ask the report to answer these. Raises LeavingNeedsReason, and as `ask`."""
    if not reason.strip():
        raise LeavingNeedsReason
    return _choose(db, report_id, recommendations, Choice.LEFT_OUT, None, reason, by=by, at=at)


def _choose(
    db: Database,
    report_id: str,
    named: Iterable[str],
    choice: Choice,
    section: str | None,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> tuple[Recommendation, ...]:
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    section_id = queries.section_of_report(db, report.id, section).id if section else None
    units = {each.id: each for key in dict.fromkeys(named) for each in units_of(db, by, report.id, key)}
    if not units:
        raise NothingChosen
    for each in units.values():
        db.execute(  # what was chosen of another version of it
            "delete from report_recommendation where report_id = :report "
            "and recommendation_id in (select id from recommendation where lead = :lead)",
            {"report": report.id, "lead": each.lead},
        )
        db.table("report_recommendation").insert(
            {
                "report_id": report.id,
                "recommendation_id": each.id,
                "citation": each.citation,
                "section_id": section_id,
                "standing": choice.value,
                "reason": " ".join(reason.split()),
                "at": timestamp(at),
                "by_id": by.person_id,
                "by_name": by.name,
            }
        )
    did = "asked for an answer to" if choice is Choice.ASKED else "left out"
    summary = f"{by.name} {did} {len(units)} recommendations in {report.title}"
    journal.record(db, by=by, at=at, verb=choice.value, object_kind="report", object_id=report.id, summary=summary)
    return tuple(units.values())
