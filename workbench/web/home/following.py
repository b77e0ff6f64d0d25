"""What waits for a person among the recommendations: those without a ministry, or without a word of status."""

from dataclasses import dataclass

from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations.counting import number
from workbench.recommendations.records import Facet
from workbench.recommendations.wanted import NONE, Wanted
from workbench.store import Database


@dataclass(frozen=True)
class ToAssign:
    """Of `total` recommendations, `without` have no ministry; for `suggested` of all a ministry is suggested."""

    total: int
    without: int
    suggested: int


@dataclass(frozen=True)
class ToReport:
    """Of the `total` recommendations that one's own ministry answers for, `without` have no status."""

    ministry: str
    total: int
    without: int


def to_assign(db: Database, actor: Actor) -> ToAssign | None:
    """For whoever assigns recommendations; None for others, and where there is no recommendation."""
    if not may(actor, Permission.KEEP_RECOMMENDATIONS) or not (total := number(db, actor, Wanted())):
        return None
    without = number(db, actor, Wanted(ministry=NONE))
    return ToAssign(total, without, number(db, actor, Wanted(suggested=Facet.MINISTRY.value)))


def to_report(db: Database, actor: Actor) -> ToReport | None:
    """For the focal point of a ministry that answers for some; None for others."""
    ministry = actor.organisation_id
    reports = may(actor, Permission.REPORT_STATUS) and not may(actor, Permission.KEEP_RECOMMENDATIONS)
    if not ministry or not reports or not (total := number(db, actor, Wanted(ministry=ministry))):
        return None
    return ToReport(ministry, total, number(db, actor, Wanted(ministry=ministry, status=NONE)))
