"""A matter for decision of the demonstration: two offices give two figures, and the plenary is asked."""

from datetime import datetime, timedelta

from workbench.demonstration.people import actor
from workbench.drafting import queries as drafting
from workbench.matters.operations import put
from workbench.matters.records import Side
from workbench.store import Database


def ask(db: Database, *, at: datetime) -> str:
    """Put it two days ago, to be decided in five; gives its id."""
    amina, farid = actor(db, "amina"), actor(db, "farid")
    (report,) = drafting.reports(db, amina)
    counted = "In 2025, 1,240 teachers completed the course."
    enrolled = "In 2025, 1,300 teachers were enrolled in the course."
    return put(
        db,
        report_id=report.id,
        question="Which figure of teachers trained stands in the report?",
        sides=(Side("Ministry of Education", counted, "en"), Side("National Statistics Office", enrolled, "en")),
        owner=str(amina.person_id),
        due=(at + timedelta(days=5)).date().isoformat(),
        by=farid,
        at=at - timedelta(days=2),
    )
